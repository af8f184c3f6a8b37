/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-open-report.h"

#include "report/gouji-report-file.h"
#include "report/gouji-salvage.h"
#include "report/gouji-status.h"
#include "session/gouji-open-report-private.h"
#include "session/gouji-saving.h"
#include "session/gouji-session-words.h"
#include "session/gouji-version-folder.h"

static void
save_in_thread (GTask *task, gpointer source, gpointer saving, GCancellable *cancellable)
{
  GError *error = NULL;

  if (gouji_saving_run (saving, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* An edit made while the file was written stays unsaved. */
static void
saved (GoujiOpenReport *self, GoujiSaving *saving)
{
  if (saving->id != NULL)
    gouji_report_put_id (self->report, saving->id);
  if (saving->id != NULL)
    gouji_open_report_claim_again (self);
  gouji_open_report_set_file (self, saving->target, saving->sha256);
  self->loose = FALSE;
  self->recovered = FALSE;
  g_clear_error (&self->version_error);
  self->version_error = g_steal_pointer (&saving->version_error);

  gouji_open_report_restart_journal (self);
  gouji_open_report_notify_unsaved (self);
}

static GoujiVersionKind
choose_kind (GoujiReport *report)
{
  return gouji_report_get_status (report) == GOUJI_STATUS_SIGNED_OFF ? GOUJI_VERSION_SIGNED_OFF
                                                                     : GOUJI_VERSION_SAVED;
}

/* What the versions are told of this saving. */
static void
prepare_version (GoujiOpenReport *self, GoujiSaving *saving)
{
  saving->versions = gouji_version_folder_find ();
  saving->version_of = g_strdup (saving->id != NULL ? saving->id : gouji_report_get_id (self->report));
  saving->kind = choose_kind (self->report);
  saving->on = g_date_time_new_now_local ();
  saving->by = gouji_words_for_user ();
  saving->known = g_strdup (self->known_sha256);
}

/* Under another name it becomes a report of its own: two files with one id would be taken for one report. */
static void
prepare (GoujiOpenReport *self, GoujiSaving *saving)
{
  if (self->source != NULL)
    saving->source = g_object_ref (self->source);

  if (self->file != NULL && g_file_equal (self->file, saving->target)) {
    saving->expected = g_strdup (self->sha256);
  } else if (self->file != NULL) {
    g_autofree char *id = g_strdup (gouji_report_get_id (self->report));

    saving->id = g_uuid_string_random ();
    gouji_report_put_id (self->report, saving->id);
    saving->bytes = gouji_report_to_bytes (self->report);
    gouji_report_put_id (self->report, id);
  }
  if (saving->bytes == NULL)
    saving->bytes = gouji_report_to_bytes (self->report);
  prepare_version (self, saving);
}

/* Takes @task. */
static void
begin_saving (GoujiOpenReport *self, GTask *task)
{
  g_autoptr (GTask) owned = task;
  GoujiSaving *saving = g_task_get_task_data (task);

  prepare (self, saving);
  g_set_object (&self->target, saving->target);
  gouji_report_begin_saving (self->report);
  g_task_run_in_thread (task, save_in_thread);
}

static gboolean
is_for (GTask *task, GFile *target)
{
  const GoujiSaving *saving = g_task_get_task_data (task);

  return g_file_equal (saving->target, target);
}

/* What the saving before has written already is not written again. */
static gboolean
go_on_saving_cb (gpointer user_data)
{
  GoujiOpenReport *self = user_data;

  while (self->target == NULL && !g_queue_is_empty (&self->waiting)) {
    GTask *task = g_queue_pop_head (&self->waiting);

    if (gouji_open_report_get_unsaved (self) || self->file == NULL || !is_for (task, self->file)) {
      begin_saving (self, task);
    } else {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  }

  return G_SOURCE_REMOVE;
}

/* Whoever asked for the same again in the meantime need not hear of the failure a second time. */
static void
give_up_waiting (GoujiOpenReport *self, GFile *target)
{
  guint n = g_queue_get_length (&self->waiting);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

    if (is_for (task, target))
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the saving before it failed");
    else
      g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  }
}

/**
 * gouji_open_report_allow_replacing:
 * @self: an open report
 *
 * Says that the user has been told of changes that others have made to its file: the next saving writes over
 * them.
 */
void
gouji_open_report_allow_replacing (GoujiOpenReport *self)
{
  g_clear_pointer (&self->sha256, g_free);
}

/* Whether what is left of a damaged file is saved beside it. */
static gboolean
is_rescue (GoujiOpenReport *self, GFile *target)
{
  return gouji_report_get_losses (self->report) != NULL &&
         (self->file == NULL || !g_file_equal (self->file, target));
}

/**
 * gouji_open_report_save_async:
 * @self: an open report
 * @target: the `.gouji` file to write
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves the report as it is when the writing begins: at once, or when a saving that goes on has ended.
 * Whatever goes wrong, with a [error@SaveError] or an error of I/O, the report stays unsaved and an old file
 * stays as it was. %G_IO_ERROR_CANCELLED says that the saving before it, in the same file, has failed.
 */
void
gouji_open_report_save_async (GoujiOpenReport *self,
                              GFile *target,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GoujiSaving *saving;

  if (gouji_report_get_read_only (self->report) && !is_rescue (self, target)) {
    g_task_return_new_error_literal (task, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_READ_ONLY, "read only");
    return;
  }

  saving = g_new0 (GoujiSaving, 1);
  saving->target = g_object_ref (target);
  g_task_set_source_tag (task, gouji_open_report_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) gouji_saving_free);
  if (self->target == NULL)
    begin_saving (self, g_steal_pointer (&task));
  else
    g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
}

gboolean
gouji_open_report_save_finish (GoujiOpenReport *self, GAsyncResult *result, GError **error)
{
  GoujiSaving *saving = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), error);

  /* One that had nothing to write, or never began, has no bytes. */
  if (saving == NULL || saving->bytes == NULL)
    return done;

  g_clear_object (&self->target);
  gouji_report_end_saving (self->report, done);
  if (done)
    saved (self, saving);
  else
    give_up_waiting (self, saving->target);
  if (!g_queue_is_empty (&self->waiting))
    g_idle_add_full (G_PRIORITY_DEFAULT, go_on_saving_cb, g_object_ref (self), g_object_unref);

  return done;
}
