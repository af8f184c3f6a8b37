/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-print.h"

#include <glib/gi18n.h>
#include <math.h>

#include "preview/gouji-page-set.h"

/* One printing, from laying out to the end of the dialog. */
typedef struct {
  GtkWindow *parent;
  GtkPrintOperation *operation;
  GoujiPageSet *set;
  char *path;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  if (printing->operation != NULL)
    g_signal_handlers_disconnect_by_data (printing->operation, printing);
  g_clear_object (&printing->operation);
  g_clear_object (&printing->parent);
  g_clear_object (&printing->set);
  g_free (printing->path);
  g_free (printing);
}

static GtkPageSetup *
create_page_setup (double width, double height)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  gboolean is_a4 = fabs (gtk_paper_size_get_width (a4, GTK_UNIT_POINTS) - width) < 1 &&
                   fabs (gtk_paper_size_get_height (a4, GTK_UNIT_POINTS) - height) < 1;
  g_autoptr (GtkPaperSize) size =
    is_a4 ? g_steal_pointer (&a4)
          : gtk_paper_size_new_custom ("gouji", _ ("Report"), width, height, GTK_UNIT_POINTS);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);

  return setup;
}

/* On other paper than the layout's the page is made to fit; it is never cut. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gouji_page_set_get_width (printing->set);
  double height = gouji_page_set_get_height (printing->set);
  double scale =
    MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);

  cairo_save (cr);
  if (fabs (scale - 1) > 0.005) {
    cairo_translate (cr, (gtk_print_context_get_width (context) - width * scale) / 2,
                     (gtk_print_context_get_height (context) - height * scale) / 2);
    cairo_scale (cr, scale, scale);
  }
  gouji_page_set_draw (printing->set, (guint) page, cr);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult outcome, GTask *task)
{
  g_autoptr (GError) error = NULL;

  if (outcome == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    g_task_return_error (task, g_steal_pointer (&error));
  } else if (outcome == GTK_PRINT_OPERATION_RESULT_CANCEL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  } else {
    GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

    g_task_return_pointer (task, settings ? g_object_ref (settings) : gtk_print_settings_new (),
                           g_object_unref);
  }
  g_object_unref (task);
}

static void
start (GTask *task)
{
  Printing *printing = g_task_get_task_data (task);
  GtkPrintOperation *operation = printing->operation;
  g_autoptr (GtkPageSetup) setup =
    create_page_setup (gouji_page_set_get_width (printing->set), gouji_page_set_get_height (printing->set));

  gtk_print_operation_set_n_pages (operation, (int) gouji_page_set_get_n_pages (printing->set));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, printing->path == NULL);
  if (printing->path != NULL)
    gtk_print_operation_set_export_filename (operation, printing->path);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), g_object_ref (task));

  gtk_print_operation_run (
    operation, printing->path ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
    printing->parent, NULL);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Printing *printing = g_task_get_task_data (task);
  GError *error = NULL;

  printing->set = gouji_page_set_new_finish (result, &error);
  if (printing->set == NULL)
    g_task_return_error (task, error);
  else
    start (task);
}

/**
 * gouji_print_async:
 * @print: what is to be printed
 * @parent: (nullable): the window that the dialog belongs to
 * @cancellable: (nullable): to stop it before the dialog is there
 *
 * Lays out the pages in a thread, shows the print dialog and prints the pages as the preview shows them.
 */
void
gouji_print_async (const GoujiPrint *print,
                   GtkWindow *parent,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Printing *printing = g_new0 (Printing, 1);

  printing->parent = parent ? g_object_ref (parent) : NULL;
  printing->path = g_strdup (print->path);
  printing->operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (printing->operation, print->name);
  if (print->settings != NULL)
    gtk_print_operation_set_print_settings (printing->operation, print->settings);

  g_task_set_source_tag (task, gouji_print_async);
  g_task_set_task_data (task, printing, printing_free);
  gouji_page_set_new_async (print->paper, print->layout, cancellable, laid_out_cb, task);
}

/**
 * gouji_print_finish:
 * @error: return location for an error of GTK's; %G_IO_ERROR_CANCELLED when the dialog was closed
 *
 * Returns: (transfer full) (nullable): what was chosen in the dialog, for the next time
 */
GtkPrintSettings *
gouji_print_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
