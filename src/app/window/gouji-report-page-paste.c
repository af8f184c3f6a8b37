/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page-private.h"

#include "paste/gouji-paste-block.h"
#include "window/gouji-intake.h"

/* A table that was copied in a browser or a spreadsheet, and pasted into the form. The page on the clipboard
 * is read as any file is: by the program that reads files, shut in. */

typedef struct {
  GoujiReportPage *page;
  GoujiReport *report; /* into which it is pasted: another one may be shown by then */
  GoujiReader *reader;
  GBytes *bytes;
  char *text; /* (nullable): the plain text beside the page */
} Pasting;

static void
pasting_free (Pasting *self)
{
  g_clear_object (&self->page);
  g_clear_object (&self->report);
  g_clear_pointer (&self->reader, gouji_reader_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pasting, pasting_free)

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Pasting *pasting = data;
  GError *error = NULL;
  g_autoptr (GoujiAnswer) answer =
    gouji_reader_read (pasting->reader, pasting->bytes, "clipboard.html", NULL, cancellable, &error);
  GoujiPasteBlock *block = answer != NULL && answer->document != NULL
                             ? gouji_paste_block_new_from_document (answer->document, &error)
                             : NULL;

  if (block != NULL)
    g_task_return_pointer (task, block, (GDestroyNotify) gouji_paste_block_free);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error_literal (task, GOUJI_PASTE_ERROR, GOUJI_PASTE_ERROR_EMPTY, "no document");
}

/* A page without columns has no more to say than its text, where there is one. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) pasting = data;
  GoujiFormPane *pane = pasting->page->form_pane;
  GoujiPasteBlock *block = g_task_propagate_pointer (G_TASK (result), NULL);

  if (pane == NULL || gouji_form_pane_get_report (pane) != pasting->report) {
    gouji_paste_block_free (block);
    return;
  }
  if (block != NULL && (block->n_columns > 1 || pasting->text == NULL || *pasting->text == '\0')) {
    gouji_form_pane_review_block (pane, block);
    return;
  }
  gouji_paste_block_free (block);
  gouji_form_pane_review_text (pane, pasting->text != NULL ? pasting->text : "");
}

static void
taken_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Pasting) pasting = data;
  g_autoptr (GoujiIntake) intake = gouji_intake_read_finish (result, NULL);
  g_autoptr (GTask) task = NULL;

  if (intake == NULL || intake->bytes == NULL) {
    if (pasting->page->form_pane != NULL &&
        gouji_form_pane_get_report (pasting->page->form_pane) == pasting->report)
      gouji_form_pane_review_text (pasting->page->form_pane, pasting->text != NULL ? pasting->text : "");
    return;
  }
  pasting->bytes = g_bytes_ref (intake->bytes);
  task = g_task_new (NULL, NULL, read_cb, pasting);
  g_task_set_task_data (task, g_steal_pointer (&pasting), NULL);
  g_task_run_in_thread (task, read_in_thread);
}

static gboolean
read_page_cb (GoujiFormPane *pane, const char *text, GoujiReportPage *self)
{
  Pasting *pasting;

  if (self->report == NULL)
    return FALSE;

  pasting = g_new0 (Pasting, 1);
  pasting->page = g_object_ref (self);
  pasting->report = g_object_ref (gouji_open_report_get_report (self->report));
  pasting->reader = gouji_reader_ref (gouji_kit_get_reader (gouji_open_report_get_kit (self->report)));
  pasting->text = g_strdup (text);
  gouji_intake_read_clipboard_async (gtk_widget_get_clipboard (GTK_WIDGET (pane)), NULL, taken_in_cb,
                                     pasting);
  return TRUE;
}

void
gouji_report_page_init_paste (GoujiReportPage *self)
{
  g_signal_connect (self->form_pane, "read-page", G_CALLBACK (read_page_cb), self);
}
