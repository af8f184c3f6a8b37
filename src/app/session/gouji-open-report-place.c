/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-open-report.h"

#include "session/gouji-open-report-private.h"
#include "session/gouji-session-words.h"

/* How often it is asked whether another program has let go of a report, in seconds. */
#define CLAIM_EVERY 2

/* Who writes a file does so in several steps: it is looked at when there was nothing new for so long, in
 * milliseconds. */
#define LOOK_AFTER 400

/* -- whose it is -- */

static gboolean
claim_cb (gpointer user_data)
{
  GoujiOpenReport *self = user_data;

  if (!gouji_owner_claim (self->owner))
    return G_SOURCE_CONTINUE;

  self->claim_source = 0;
  gouji_open_report_emit_released (self);
  return G_SOURCE_REMOVE;
}

/* Claims the report when it is first shown. Another program's is read only until that one lets go. */
void
gouji_open_report_claim (GoujiOpenReport *self)
{
  g_autofree char *state = g_path_get_dirname (self->journal_folder);
  g_autofree char *folder = g_build_filename (state, "owners", NULL);

  if (self->owner != NULL)
    return;

  self->owner = gouji_owner_new (folder, gouji_open_report_get_id (self));
  if (!gouji_owner_has (self->owner) && !gouji_report_get_read_only (self->report)) {
    self->foreign = TRUE;
    gouji_report_put_read_only (self->report, TRUE);
    self->claim_source = g_timeout_add_seconds (CLAIM_EVERY, claim_cb, self);
  }
}

/* It has another id now. */
void
gouji_open_report_claim_again (GoujiOpenReport *self)
{
  if (self->owner == NULL)
    return;

  g_clear_pointer (&self->owner, gouji_owner_free);
  gouji_open_report_claim (self);
}

/**
 * gouji_open_report_get_foreign:
 * @self: an open report
 *
 * Returns: whether it is read only because another program on this machine has it
 */
gboolean
gouji_open_report_get_foreign (GoujiOpenReport *self)
{
  return self->foreign;
}

/* -- what became of its file -- */

static void
set_change (GoujiOpenReport *self, GoujiFileChange change)
{
  if (self->change == change)
    return;

  self->change = change;
  gouji_open_report_notify_change (self);
}

static void
look_in_thread (GTask *task, gpointer report, gpointer file, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What was written here meanwhile is known, and whoever asks while it is being written asks too early. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiOpenReport *self = GOUJI_OPEN_REPORT (source);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->target != NULL || self->file == NULL || !g_file_equal (file, self->file))
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    set_change (self, GOUJI_FILE_GONE);
  else if (sum != NULL && self->known_sha256 != NULL)
    set_change (self, g_str_equal (sum, self->known_sha256) ? GOUJI_FILE_AS_KNOWN : GOUJI_FILE_CHANGED);
}

static gboolean
look_cb (gpointer user_data)
{
  GoujiOpenReport *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, looked_cb, NULL);

  self->look_source = 0;
  if (self->file == NULL)
    return G_SOURCE_REMOVE;

  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
file_event_cb (GoujiOpenReport *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add (LOOK_AFTER, look_cb, self);
}

/* From the moment that it is shown. A place that cannot be watched is compared when it is written. */
void
gouji_open_report_watch (GoujiOpenReport *self)
{
  g_clear_object (&self->monitor);
  self->change = GOUJI_FILE_AS_KNOWN;
  if (self->file == NULL || self->owner == NULL)
    return;

  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (file_event_cb), self);
}

/**
 * gouji_open_report_get_change:
 * @self: an open report
 *
 * Returns: what others have done to its file since it was read or written here
 */
GoujiFileChange
gouji_open_report_get_change (GoujiOpenReport *self)
{
  return self->change;
}

/**
 * gouji_open_report_describe_place:
 * @self: an open report
 *
 * Returns: (nullable): a sentence that says that another program has it, or what became of its file
 */
char *
gouji_open_report_describe_place (GoujiOpenReport *self)
{
  if (self->foreign)
    return gouji_words_for_owner (gouji_owner_get_since (self->owner));

  return gouji_words_for_file_change (self->change, gouji_open_report_get_unsaved (self));
}

void
gouji_open_report_forget_place (GoujiOpenReport *self)
{
  g_clear_handle_id (&self->claim_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->owner, gouji_owner_free);
}
