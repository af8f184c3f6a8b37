/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "export/gouji-export-file.h"

#include <glib/gi18n.h>

#include "export/gouji-export-name.h"
#include "report/gouji-disk.h"

/* Who has so many files of one name will not be helped by another. */
#define MOST_NUMBERS 1000

/* One file on its way. */
typedef struct {
  GoujiWriteJob *job;
  GFile *target;
  GoujiExportClash clash;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  gouji_write_job_free (export->job);
  g_clear_object (&export->target);
  g_free (export);
}

static GFile *
number (GFile *target, guint number)
{
  g_autofree char *name = gouji_disk_get_name (target);
  g_autofree char *numbered = gouji_export_name_number (name, number);
  g_autoptr (GFile) folder = g_file_get_parent (target);

  return folder ? g_file_get_child (folder, numbered) : NULL;
}

/**
 * gouji_export_find_free:
 * @target: the file wanted
 * @cancellable: (nullable): to stop it
 *
 * Blocks as long as the file system does.
 *
 * Returns: (transfer full): @target, or where that exists a file beside it whose name has a number
 */
GFile *
gouji_export_find_free (GFile *target, GCancellable *cancellable)
{
  GFile *found = g_object_ref (target);

  for (guint i = 2; i < MOST_NUMBERS && g_file_query_exists (found, cancellable); i++) {
    GFile *next = number (target, i);

    if (next == NULL)
      break;
    g_object_unref (found);
    found = next;
  }

  return found;
}

static GFile *
choose_target (const Export *export, GCancellable *cancellable)
{
  if (export->clash == GOUJI_EXPORT_NUMBER)
    return gouji_export_find_free (export->target, cancellable);
  return g_object_ref (export->target);
}

static GFile *
write_file (const Export *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = gouji_write_job_run (export->job, cancellable, error);
  g_autoptr (GFile) target = NULL;

  if (bytes == NULL)
    return NULL;

  target = choose_target (export, cancellable);
  if (export->clash != GOUJI_EXPORT_REPLACE && g_file_query_exists (target, cancellable)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "the file is there already");
    return NULL;
  }

  return gouji_disk_replace (target, bytes, cancellable, error) ? g_steal_pointer (&target) : NULL;
}

static void
write_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GFile *file = write_file (task_data, cancellable, &error);

  if (file == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, file, g_object_unref);
}

/**
 * gouji_export_file_async:
 * @job: (transfer full): what to make
 * @target: where to
 * @clash: what to do when there is a file of that name
 * @cancellable: (nullable): to stop it, which leaves nothing behind
 *
 * Makes a file in a thread, whole or not at all.
 */
void
gouji_export_file_async (GoujiWriteJob *job,
                         GFile *target,
                         GoujiExportClash clash,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->job = job;
  export->target = g_object_ref (target);
  export->clash = clash;
  /* What has been written is said to be written, even where somebody wanted to stop it meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, gouji_export_file_async);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * gouji_export_file_finish:
 * @n_substitutions: (out) (optional): how many fonts stand in for others in the file
 * @error: return location for a [error@WriteError] or a `G_IO_ERROR`
 *
 * Returns: (transfer full) (nullable): the file that was written
 */
GFile *
gouji_export_file_finish (GAsyncResult *result, guint *n_substitutions, GError **error)
{
  const Export *export = g_task_get_task_data (G_TASK (result));

  if (n_substitutions != NULL)
    *n_substitutions = gouji_write_job_get_substitutions (export->job)->len;

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = gouji_write_job_run (task_data, cancellable, &error);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

/**
 * gouji_export_bytes_async:
 * @job: (transfer full): what to make
 * @cancellable: (nullable): to stop it
 *
 * Makes in a thread what would be written into a file.
 */
void
gouji_export_bytes_async (GoujiWriteJob *job,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, gouji_export_bytes_async);
  g_task_set_task_data (task, job, (GDestroyNotify) gouji_write_job_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * gouji_export_bytes_finish:
 * @error: return location for a [error@WriteError]
 *
 * Returns: (transfer full) (nullable): what was made
 */
GBytes *
gouji_export_bytes_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const char *
get_words_for_write_error (int code)
{
  switch (code) {
  case GOUJI_WRITE_ERROR_FORMAT:
    return _ ("No format has this ending. Name the file with .docx, .pdf, .html, .xlsx, .csv or .json.");
  case GOUJI_WRITE_ERROR_TOO_LARGE:
    return _ ("The report is too large for this format. Choose another one.");
  case GOUJI_WRITE_ERROR_FAILED:
  default:
    return NULL;
  }
}

static const char *
get_words_for_disk_error (int code)
{
  switch (code) {
  case G_IO_ERROR_NO_SPACE:
    return _ ("The disk is full. Make room, or choose another folder.");
  case G_IO_ERROR_READ_ONLY:
  case G_IO_ERROR_PERMISSION_DENIED:
    return _ ("Nothing may be written there. Choose another folder.");
  case G_IO_ERROR_NOT_FOUND:
  case G_IO_ERROR_NOT_DIRECTORY:
    return _ ("The folder is not there. Choose another one.");
  case G_IO_ERROR_EXISTS:
    return _ ("A file of that name is there already. It was left as it is.");
  case G_IO_ERROR_IS_DIRECTORY:
  case G_IO_ERROR_NOT_REGULAR_FILE:
    return _ ("There is something of that name which is no file. Choose another name.");
  case G_IO_ERROR_FILENAME_TOO_LONG:
    return _ ("The name is too long. Choose a shorter one.");
  case G_IO_ERROR_NOT_SUPPORTED:
    return _ ("That is no place on this computer. Choose a folder.");
  case G_IO_ERROR_CANCELLED:
    return _ ("It was cancelled.");
  default:
    return NULL;
  }
}

/**
 * gouji_export_words_for_error:
 * @error: why a file could not be exported
 *
 * Returns: what is wrong and what can be done
 */
char *
gouji_export_words_for_error (const GError *error)
{
  const char *words = NULL;

  if (error->domain == GOUJI_WRITE_ERROR)
    words = get_words_for_write_error (error->code);
  else if (error->domain == G_IO_ERROR)
    words = get_words_for_disk_error (error->code);

  return words ? g_strdup (words) : g_strdup_printf (_ ("The system says: %s"), error->message);
}
