/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-versioning.h"

#include "report/gouji-report-file.h"
#include "report/gouji-status.h"
#include "session/gouji-version-folder.h"

/* What a thread is told to do with the versions of a report. */
typedef struct {
  char *folder;
  char *id;
  char *sha256;  /* (nullable): which version */
  GBytes *bytes; /* (nullable): the report as it is now */
  GoujiVersionKind kind;
  char *by;
  GDateTime *now;
  GoujiFormSet *forms;
  GFile *file; /* (nullable): what somebody else has written */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->id);
  g_free (job->sha256);
  g_free (job->by);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_date_time_unref (job->now);
  gouji_form_set_unref (job->forms);
  g_clear_object (&job->file);
  g_free (job);
}

static GTask *
create_task (
  GoujiOpenReport *report, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data, Job **job)
{
  GTask *task = g_task_new (report, cancellable, callback, data);

  *job = g_new0 (Job, 1);
  (*job)->folder = gouji_version_folder_find ();
  (*job)->id = g_strdup (gouji_open_report_get_id (report));
  (*job)->now = g_date_time_new_now_local ();
  (*job)->forms = gouji_form_set_ref (gouji_kit_get_forms (gouji_open_report_get_kit (report)));
  g_task_set_task_data (task, *job, job_free);

  return task;
}

/* -- listing -- */

static void
list_in_thread (GTask *task, gpointer report, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *versions = gouji_versions_list (job->folder, job->id, &error);

  if (versions != NULL)
    g_task_return_pointer (task, versions, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gouji_versions_list_async:
 * @report: an open report
 * @cancellable: (nullable): to stop it
 * @callback: called with the result
 *
 * Looks for the versions that are kept of the report.
 */
void
gouji_versions_list_async (GoujiOpenReport *report,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Job *job;
  g_autoptr (GTask) task = create_task (report, cancellable, callback, user_data, &job);

  g_task_run_in_thread (task, list_in_thread);
}

/**
 * gouji_versions_list_finish:
 *
 * Returns: (transfer full) (nullable) (element-type GoujiVersion): the versions, the latest first
 */
GPtrArray *
gouji_versions_list_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* -- keeping -- */

static gboolean
keep (Job *job, GError **error)
{
  return gouji_versions_add (job->folder, job->id, job->bytes, job->kind, job->now, job->by, error);
}

static void
keep_in_thread (GTask *task, gpointer report, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (keep (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * gouji_versions_keep_async:
 * @report: an open report
 * @kind: why it is kept
 * @by: (nullable): who lets it be kept
 * @callback: called when it is on the disk
 *
 * Keeps the report as it is now.
 */
void
gouji_versions_keep_async (GoujiOpenReport *report,
                           GoujiVersionKind kind,
                           const char *by,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Job *job;
  g_autoptr (GTask) task = create_task (report, NULL, callback, user_data, &job);

  job->bytes = gouji_report_to_bytes (gouji_open_report_get_report (report));
  job->kind = kind;
  job->by = g_strdup (by);
  g_task_run_in_thread (task, keep_in_thread);
}

gboolean
gouji_versions_keep_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- one of them -- */

static GoujiVersion *
find_version (Job *job, GError **error)
{
  g_autoptr (GPtrArray) versions = gouji_versions_list (job->folder, job->id, error);

  if (versions == NULL)
    return NULL;
  for (guint i = 0; i < versions->len; i++) {
    const GoujiVersion *version = g_ptr_array_index (versions, i);

    if (g_strcmp0 (version->sha256, job->sha256) == 0)
      return gouji_version_copy (version);
  }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such version");
  return NULL;
}

static void
delete_in_thread (GTask *task, gpointer report, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GoujiVersion) version = find_version (job, &error);

  if (version != NULL && gouji_versions_delete (job->folder, job->id, version, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * gouji_versions_delete_async:
 * @report: an open report
 * @sha256: of the version
 * @callback: called when it is gone
 *
 * Deletes a version for ever.
 */
void
gouji_versions_delete_async (GoujiOpenReport *report,
                             const char *sha256,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Job *job;
  g_autoptr (GTask) task = create_task (report, NULL, callback, user_data, &job);

  job->sha256 = g_strdup (sha256);
  g_task_run_in_thread (task, delete_in_thread);
}

gboolean
gouji_versions_delete_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* -- bringing one back -- */

static void
restore_in_thread (GTask *task, gpointer report, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GoujiVersion) version = find_version (job, &error);
  g_autoptr (GBytes) bytes =
    version != NULL ? gouji_versions_read (job->folder, job->id, version, &error) : NULL;
  g_autoptr (GoujiReport) content =
    bytes != NULL ? gouji_report_from_bytes (bytes, job->forms, &error) : NULL;

  if (content != NULL && keep (job, &error))
    g_task_return_pointer (task, g_steal_pointer (&content), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gouji_versions_restore_async:
 * @report: an open report
 * @sha256: of one of its versions
 * @callback: called when it is there
 *
 * Keeps the report as it is now, and then lets it be what the version is, in one step that can be undone.
 */
void
gouji_versions_restore_async (GoujiOpenReport *report,
                              const char *sha256,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Job *job;
  g_autoptr (GTask) task = create_task (report, NULL, callback, user_data, &job);

  job->sha256 = g_strdup (sha256);
  job->bytes = gouji_report_to_bytes (gouji_open_report_get_report (report));
  job->kind = GOUJI_VERSION_RESTORED;
  g_task_run_in_thread (task, restore_in_thread);
}

static gboolean
is_same_document (GoujiReport *report, GoujiReport *other)
{
  GoujiDocument *one = gouji_report_get_document (report);
  GoujiDocument *two = gouji_report_get_document (other);

  if (one == NULL || two == NULL)
    return one == two;

  return g_str_equal (gouji_document_get_text (one), gouji_document_get_text (two));
}

/* A version that is brought back was checked and signed off as it was then: as it is now, nobody has yet. */
static gboolean
is_of_status (GoujiField field)
{
  return field >= GOUJI_FIELD_STATUS && field <= GOUJI_FIELD_SIGNED_ON;
}

static void
restore_excuses (GoujiReport *report, GoujiReport *version)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_excuse_free);
  const GPtrArray *now = gouji_report_get_excuses (report);
  const GPtrArray *wanted = gouji_report_get_excuses (version);

  for (guint i = 0; i < now->len; i++)
    g_ptr_array_add (old, gouji_excuse_copy (now->pdata[i]));
  for (guint i = 0; i < old->len; i++)
    gouji_report_remove_excuse (report, old->pdata[i]);
  for (guint i = 0; i < wanted->len; i++)
    gouji_report_set_excuse (report, wanted->pdata[i]);
}

/* Takes @version. */
static void
restore (GoujiReport *report, GoujiReport *version)
{
  g_autoptr (GoujiReport) last_year = NULL;
  GoujiReport *kept = gouji_report_get_last_year (version);

  gouji_report_begin_step (report);
  for (guint i = 0; i < GOUJI_N_FIELDS; i++) {
    if (!is_of_status (i))
      gouji_report_set_field (report, i, gouji_report_get_field (version, i));
  }
  restore_excuses (report, version);
  if (kept != NULL)
    last_year = g_object_ref (kept);
  gouji_report_set_last_year (report, last_year);
  gouji_report_put_document (version, gouji_report_get_document (report));
  gouji_report_set_reading (report, version);
  gouji_report_end_step (report);
}

/* Takes @version, which is %NULL when @error is set. */
static gboolean
become (GoujiOpenReport *report, GoujiReport *version, GError **error)
{
  g_autoptr (GoujiReport) owned = version;
  GoujiReport *content = gouji_open_report_get_report (report);

  if (version == NULL)
    return FALSE;
  if (gouji_report_get_locked (content)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY, "the report may not be changed");
    return FALSE;
  }
  if (!is_same_document (content, version)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "read from another document");
    return FALSE;
  }

  restore (content, g_steal_pointer (&owned));
  return TRUE;
}

/**
 * gouji_versions_restore_finish:
 * @report: the open report
 * @result: what the callback was given
 * @error: return location for an error of reading, or %G_IO_ERROR_READ_ONLY: the report may not be changed,
 * or %G_IO_ERROR_NOT_SUPPORTED: the version was read from another document
 *
 * Returns: whether the report is what the version was
 */
gboolean
gouji_versions_restore_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
{
  return become (report, g_task_propagate_pointer (G_TASK (result), error), error);
}

/* -- what somebody else has written -- */

static void
take_in_thread (GTask *task, gpointer report, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (job->file, cancellable, NULL, &error);
  g_autoptr (GoujiReport) content =
    bytes != NULL ? gouji_report_from_bytes (bytes, job->forms, &error) : NULL;

  if (content == NULL || !keep (job, &error)) {
    g_task_return_error (task, error);
    return;
  }

  job->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_task_return_pointer (task, g_steal_pointer (&content), g_object_unref);
}

/**
 * gouji_versions_take_async:
 * @report: an open report
 * @file: its `.gouji` file, which somebody else has written
 * @callback: called when it was read
 *
 * Keeps the report as it is now, and then lets it be what the file holds, in one step that can be undone.
 */
void
gouji_versions_take_async (GoujiOpenReport *report,
                           GFile *file,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Job *job;
  g_autoptr (GTask) task = create_task (report, NULL, callback, user_data, &job);

  job->file = g_object_ref (file);
  job->bytes = gouji_report_to_bytes (gouji_open_report_get_report (report));
  job->kind = GOUJI_VERSION_REPLACED;
  g_task_run_in_thread (task, take_in_thread);
}

/**
 * gouji_versions_take_finish:
 * @report: the open report
 * @result: what the callback was given
 * @error: return location for an error of reading, or those of gouji_versions_restore_finish()
 *
 * Returns: whether the report is what the file holds; saving it does not write over anything unknown then
 */
gboolean
gouji_versions_take_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  if (!become (report, g_task_propagate_pointer (G_TASK (result), error), error))
    return FALSE;

  gouji_open_report_set_file (report, job->file, job->sha256);
  return TRUE;
}
