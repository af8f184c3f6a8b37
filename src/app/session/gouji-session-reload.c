/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-session.h"

#include "load/gouji-load.h"
#include "report/gouji-journal.h"
#include "report/gouji-report-file.h"
#include "report/gouji-versions.h"
#include "session/gouji-session-private.h"
#include "session/gouji-session-words.h"
#include "session/gouji-version-folder.h"

/**
 * Reload:
 * @mine: (nullable): what was not saved, to be kept among the versions before anything is loaded
 * @file: the file to load
 * @sha256: of what it holds
 * @recovered: whether another program has left unsaved work behind, which comes before what the file holds
 */
typedef struct {
  GoujiKit *kit;
  GoujiOpenReport *old;
  char *id;
  GBytes *mine;
  GFile *file;
  char *sha256;
  char *journal_folder;
  char *versions;
  char *by;
  GDateTime *on;
  gboolean recovered;
} Reload;

static void
reload_free (Reload *job)
{
  g_clear_pointer (&job->kit, gouji_kit_unref);
  g_clear_object (&job->old);
  g_clear_pointer (&job->mine, g_bytes_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->on, g_date_time_unref);
  g_free (job->id);
  g_free (job->sha256);
  g_free (job->journal_folder);
  g_free (job->versions);
  g_free (job->by);
  g_free (job);
}

/* Returns: (transfer full) (nullable): what another program that had this report did not save before it
 * ended */
static GoujiReport *
recover (Reload *job)
{
  g_autoptr (GPtrArray) paths = gouji_journal_find_abandoned (job->journal_folder);

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *name = g_path_get_basename (path);
    guint n_lost = 0;
    g_autoptr (GoujiReport) report = NULL;

    if (!g_str_has_prefix (name, job->id))
      continue;
    report = gouji_journal_recover (path, gouji_kit_get_forms (job->kit), NULL, &n_lost, NULL);
    if (report != NULL && n_lost == 0)
      return g_steal_pointer (&report);
  }

  return NULL;
}

static GoujiReport *
load_file (Reload *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoujiLoaded) loaded = gouji_load_file (job->kit, job->file, cancellable, error);

  if (loaded == NULL)
    return NULL;
  if (!loaded->saved || loaded->reports->len == 0) {
    g_set_error_literal (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT, "no report");
    return NULL;
  }

  job->sha256 = g_strdup (loaded->sha256);
  return g_object_ref (g_ptr_array_index (loaded->reports, 0));
}

static void
reload_in_thread (GTask *task, gpointer session, gpointer data, GCancellable *cancellable)
{
  Reload *job = data;
  GError *error = NULL;
  g_autoptr (GoujiReport) report = load_file (job, cancellable, &error);
  g_autoptr (GoujiReport) left = NULL;

  if (report != NULL && job->mine != NULL &&
      !gouji_versions_add (job->versions, job->id, job->mine, GOUJI_VERSION_REPLACED, job->on, job->by,
                           &error))
    g_clear_object (&report);
  if (report == NULL) {
    g_task_return_error (task, error);
    return;
  }

  left = job->mine == NULL ? recover (job) : NULL;
  job->recovered = left != NULL;
  if (job->recovered)
    g_set_object (&report, left);
  g_task_return_pointer (task, g_steal_pointer (&report), g_object_unref);
}

/**
 * gouji_session_reload_async:
 * @self: a session
 * @report: one of its reports that has a file
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the file of @report again, and puts what it holds now in the place of @report, which is closed. What
 * was not saved of that is kept among the versions before; when it cannot be, or the file cannot be read,
 * @report stays open as it is.
 */
void
gouji_session_reload_async (GoujiSession *self,
                            GoujiOpenReport *report,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Reload *job = g_new0 (Reload, 1);

  g_return_if_fail (gouji_open_report_get_file (report) != NULL);

  job->kit = gouji_kit_ref (self->kit);
  job->old = g_object_ref (report);
  job->id = g_strdup (gouji_open_report_get_id (report));
  job->file = g_object_ref (gouji_open_report_get_file (report));
  job->journal_folder = g_strdup (self->journal_folder);
  job->versions = gouji_version_folder_find ();
  job->by = gouji_words_for_user ();
  job->on = g_date_time_new_now_local ();
  if (gouji_open_report_get_unsaved (report))
    job->mine = gouji_report_to_bytes (gouji_open_report_get_report (report));
  g_task_set_task_data (task, job, (GDestroyNotify) reload_free);
  g_task_run_in_thread (task, reload_in_thread);
}

/**
 * gouji_session_reload_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location for an error of reading a file or of writing one, or %G_IO_ERROR_CANCELLED: the
 * report was closed meanwhile
 *
 * Returns: (transfer none) (nullable): the report that is open now
 */
GoujiOpenReport *
gouji_session_reload_finish (GoujiSession *self, GAsyncResult *result, GError **error)
{
  Reload *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GoujiReport) report = g_task_propagate_pointer (G_TASK (result), error);
  GoujiOpenReport *open;

  if (report == NULL)
    return NULL;

  open = gouji_open_report_new (g_object_ref (report), self->kit, self->journal_folder, NULL);
  gouji_open_report_set_file (open, job->file, job->sha256);
  if (job->recovered) {
    gouji_open_report_set_recovered (open);
    gouji_open_report_keep (open);
  }
  if (gouji_session_exchange (self, job->old, open))
    return open;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "closed meanwhile");
  return NULL;
}
