/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "compare/gouji-compare-chooser.h"
#include "compare/gouji-compare-dialog.h"
#include "compare/gouji-comparing.h"
#include "words/gouji-words.h"

static void
tell_failure (GoujiWindow *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
    gouji_window_tell (self, _ ("What was to be compared is not there any more."));
    return;
  }

  sentence = gouji_words_for_load_error (error, _ ("What was to be compared"));
  gouji_window_tell (self, sentence);
}

/* What is gone to is to be seen: the dialog would stand before it. */
static void
cell_activated_cb (GoujiCompareDialog *dialog, GoujiOpenReport *report, guint cell, GoujiWindow *self)
{
  adw_dialog_close (ADW_DIALOG (dialog));
  gouji_window_show_report (self, report);
  gouji_report_page_show_cell (self->page, cell);
}

static void
part_activated_cb (GoujiCompareDialog *dialog, GoujiOpenReport *report, guint part, GoujiWindow *self)
{
  adw_dialog_close (ADW_DIALOG (dialog));
  gouji_window_show_report (self, report);
  gouji_report_page_show_part (self->page, part);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GoujiCompared *compared = gouji_compare_finish (GOUJI_SESSION (source), result, &error);
  GoujiCompareDialog *dialog;

  if (compared == NULL) {
    tell_failure (self, error);
    return;
  }

  dialog = gouji_compare_dialog_new (compared);
  g_signal_connect_object (dialog, "cell-activated", G_CALLBACK (cell_activated_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "part-activated", G_CALLBACK (part_activated_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* What somebody else has written stands beside what is in the window. */
static void
conflict_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  AdwDialog *dialog;

  compared_cb (source, result, g_object_ref (self));
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  if (GOUJI_IS_COMPARE_DIALOG (dialog))
    gouji_compare_dialog_ask (GOUJI_COMPARE_DIALOG (dialog));
}

static void
compare (GoujiWindow *self, const char *before, const char *after)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  gouji_compare_async (self->session, gouji_open_report_get_kit (report), before, after, self->cancellable,
                       compared_cb, g_object_ref (self));
}

/**
 * gouji_window_compare_conflict:
 * @self: a window
 * @report: an open report whose file somebody else has written
 *
 * Shows in what the two differ, and asks which of them is to be saved.
 */
void
gouji_window_compare_conflict (GoujiWindow *self, GoujiOpenReport *report)
{
  g_autofree char *uri = g_file_get_uri (gouji_open_report_get_file (report));

  gouji_window_show_report (self, report);
  gouji_compare_async (self->session, gouji_open_report_get_kit (report), uri,
                       gouji_open_report_get_id (report), self->cancellable, conflict_compared_cb,
                       g_object_ref (self));
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *before;
  const char *after;

  g_variant_get (parameter, "(&s&s)", &before, &after);
  compare (user_data, before, after);
}

static void
compare_with_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  adw_dialog_present (
    ADW_DIALOG (gouji_compare_chooser_new (self->session, gouji_report_page_get_report (self->page))),
    GTK_WIDGET (self));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && report != NULL)
    compare (self, uri, gouji_open_report_get_id (report));
}

static void
compare_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (!gouji_window_can_ask_for_files (self))
    return;
  gtk_file_dialog_set_title (dialog, _ ("Compare With a File"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), self->cancellable, chosen_cb, g_object_ref (self));
}

/**
 * gouji_window_step_difference:
 * @self: a window
 * @direction: 1 for the next, -1 for the one before
 *
 * The keys for the next problem go to the next difference while two reports are compared.
 *
 * Returns: whether they are
 */
gboolean
gouji_window_step_difference (GoujiWindow *self, int direction)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (!GOUJI_IS_COMPARE_DIALOG (dialog))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (dialog), direction > 0 ? "compare.next" : "compare.previous", NULL);
  return TRUE;
}

void
gouji_window_update_compare_actions (GoujiWindow *self)
{
  gboolean any = gouji_report_page_get_report (self->page) != NULL;

  gouji_window_enable_action (self, "compare", any);
  gouji_window_enable_action (self, "compare-with", any);
  gouji_window_enable_action (self, "compare-file", any);
}

void
gouji_window_add_compare_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "compare", .activate = compare_cb, .parameter_type = "(ss)" },
    { .name = "compare-with", .activate = compare_with_cb },
    { .name = "compare-file", .activate = compare_file_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
