/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-intake.h"

#include "document/gouji-read-terms.h"

#define CHUNK (64 * 1024)

/* A web page keeps its tables, so it is preferred to the plain text of the same. */
static const char *const text_types[] = {
  "text/html", "text/plain;charset=utf-8", "text/plain;charset=UTF-8", "UTF8_STRING", "text/plain", NULL
};

typedef struct {
  GInputStream *stream;
  GByteArray *bytes;
} TextJob;

static void
text_job_free (TextJob *job)
{
  g_clear_object (&job->stream);
  g_clear_pointer (&job->bytes, g_byte_array_unref);
  g_free (job);
}

void
gouji_intake_free (GoujiIntake *self)
{
  g_slist_free_full (self->files, g_object_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
return_bytes (GTask *task, TextJob *job)
{
  GoujiIntake *intake = g_new0 (GoujiIntake, 1);

  intake->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&job->bytes));
  g_task_return_pointer (task, intake, (GDestroyNotify) gouji_intake_free);
}

static void
chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GInputStream *stream = G_INPUT_STREAM (source);
  g_autoptr (GTask) task = user_data;
  TextJob *job = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk = NULL;
  GError *error = NULL;

  chunk = g_input_stream_read_bytes_finish (stream, result, &error);
  if (chunk == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (g_bytes_get_size (chunk) == 0) {
    return_bytes (task, job);
    return;
  }

  g_byte_array_append (job->bytes, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
  if (job->bytes->len > gouji_default_limits.bytes) {
    g_task_return_new_error_literal (task, GOUJI_READ_ERROR, GOUJI_READ_ERROR_TOO_LARGE, "too large");
    return;
  }
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), chunk_cb,
                                   g_object_ref (task));
}

/* Takes @stream and @task. */
static void
read_text (GTask *task, GInputStream *stream, GError *error)
{
  g_autoptr (GTask) owned = task;
  TextJob *job;

  if (stream == NULL) {
    g_task_return_error (task, error);
    return;
  }

  job = g_new0 (TextJob, 1);
  job->stream = stream;
  job->bytes = g_byte_array_new ();
  g_task_set_task_data (task, job, (GDestroyNotify) text_job_free);
  g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), chunk_cb,
                                   g_steal_pointer (&owned));
}

/* Takes @task. */
static void
return_files (GTask *task, const GValue *value, GError *error)
{
  g_autoptr (GTask) owned = task;
  GoujiIntake *intake;

  if (value == NULL) {
    g_task_return_error (task, error);
    return;
  }

  intake = g_new0 (GoujiIntake, 1);
  intake->files = g_slist_copy_deep (g_value_get_boxed (value), (GCopyFunc) (void *) g_object_ref, NULL);
  g_task_return_pointer (task, intake, (GDestroyNotify) gouji_intake_free);
}

static void
clipboard_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GInputStream *stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  read_text (user_data, stream, error);
}

static void
clipboard_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  return_files (user_data, value, error);
}

static void
drop_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  GInputStream *stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);

  read_text (user_data, stream, error);
}

static void
drop_files_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, &error);

  return_files (user_data, value, error);
}

static gboolean
has_files (GdkContentFormats *formats)
{
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
         gdk_content_formats_contain_mime_type (formats, "text/uri-list");
}

/**
 * gouji_intake_get_formats:
 *
 * Returns: (transfer full): everything that can be dropped onto the window
 */
GdkContentFormats *
gouji_intake_get_formats (void)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  gdk_content_formats_builder_add_mime_type (builder, "text/uri-list");
  for (guint i = 0; text_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, text_types[i]);

  return gdk_content_formats_builder_free_to_formats (builder);
}

/**
 * gouji_intake_read_clipboard_async:
 * @clipboard: a clipboard
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what was copied: files, else a web page, else plain text.
 */
void
gouji_intake_read_clipboard_async (GdkClipboard *clipboard,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (clipboard, cancellable, callback, user_data);

  if (has_files (gdk_clipboard_get_formats (clipboard)))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, cancellable,
                                    clipboard_files_cb, task);
  else
    gdk_clipboard_read_async (clipboard, (const char **) text_types, G_PRIORITY_DEFAULT, cancellable,
                              clipboard_text_cb, task);
}

/**
 * gouji_intake_read_drop_async:
 * @drop: what is being dropped
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what was dropped: files, else a web page, else plain text.
 */
void
gouji_intake_read_drop_async (GdkDrop *drop,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (drop, cancellable, callback, user_data);

  if (has_files (gdk_drop_get_formats (drop)))
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, cancellable, drop_files_cb,
                               task);
  else
    gdk_drop_read_async (drop, (const char **) text_types, G_PRIORITY_DEFAULT, cancellable, drop_text_cb,
                         task);
}

GoujiIntake *
gouji_intake_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
