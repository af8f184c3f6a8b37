/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page.h"

#include "load/gouji-load.h"
#include "window/gouji-report-page-private.h"

/* What is needed to find the file again that a report was read from. */
typedef struct {
  GoujiKit *kit;
  GFile *file;
  guint index;
  char *sha256;
  GoujiDocument *document;
} Fetching;

static void
fetching_free (gpointer data)
{
  Fetching *fetching = data;

  gouji_kit_unref (fetching->kit);
  g_object_unref (fetching->file);
  g_free (fetching->sha256);
  gouji_document_unref (fetching->document);
  g_free (fetching);
}

static gboolean
is_same (GBytes *bytes, const char *sha256)
{
  g_autofree char *now = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  return g_strcmp0 (now, sha256) == 0;
}

/* In an archive, it is one of several. */
static GBytes *
read_member (const Fetching *fetching, GCancellable *cancellable)
{
  g_autoptr (GoujiLoaded) loaded = gouji_load_file (fetching->kit, fetching->file, cancellable, NULL);
  GBytes *bytes = loaded != NULL && fetching->index < loaded->sources->len
                    ? gouji_loaded_get_paged (loaded, fetching->index)
                    : NULL;

  return bytes ? g_bytes_ref (bytes) : NULL;
}

/* Only the very file will do: the places on the pages are those of it. */
static void
fetch_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Fetching *fetching = task_data;
  g_autoptr (GFileInputStream) stream = g_file_read (fetching->file, cancellable, NULL);
  g_autoptr (GBytes) bytes = stream ? gouji_load_stream (G_INPUT_STREAM (stream), cancellable, NULL) : NULL;

  if (bytes != NULL && !is_same (bytes, fetching->sha256)) {
    g_clear_pointer (&bytes, g_bytes_unref);
    bytes = read_member (fetching, cancellable);
    if (!is_same (bytes, fetching->sha256))
      g_clear_pointer (&bytes, g_bytes_unref);
  }

  g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiReportPage *self = GOUJI_REPORT_PAGE (source);
  const Fetching *fetching = g_task_get_task_data (G_TASK (result));
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GoujiDrawnPages) pages = NULL;

  if (bytes == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  pages = gouji_drawn_pages_new (fetching->document, bytes, gouji_kit_get_reader (fetching->kit));
  gouji_document_pane_set_pages (self->document_pane, pages);
}

static gboolean
has_pages (GoujiDocument *document)
{
  return document != NULL && gouji_document_get_n_pages (document) > 0 &&
         !gouji_document_has_note (document, GOUJI_NOTE_CONVERTED);
}

void
gouji_report_page_forget_pages (GoujiReportPage *self)
{
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
}

/* Looks for the file that the report was read from, to show its pages. Nothing is said where it is gone: the
 * text is there. */
void
gouji_report_page_fetch_pages (GoujiReportPage *self)
{
  GFile *file = self->report ? gouji_open_report_get_source (self->report) : NULL;
  GoujiReport *report = self->report ? gouji_open_report_get_report (self->report) : NULL;
  GoujiDocument *document = report ? gouji_report_get_document (report) : NULL;
  g_autoptr (GTask) task = NULL;
  Fetching *fetching;

  gouji_report_page_forget_pages (self);
  if (file == NULL || !has_pages (document) || !g_file_is_native (file))
    return;

  fetching = g_new0 (Fetching, 1);
  fetching->kit = gouji_kit_ref (gouji_open_report_get_kit (self->report));
  fetching->file = g_object_ref (file);
  fetching->index = gouji_open_report_get_source_index (self->report);
  fetching->sha256 = g_strdup (gouji_report_get_source_sha256 (report));
  fetching->document = gouji_document_ref (document);

  self->fetching = g_cancellable_new ();
  task = g_task_new (self, self->fetching, fetched_cb, NULL);
  g_task_set_task_data (task, fetching, fetching_free);
  g_task_run_in_thread (task, fetch_in_thread);
}
