/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-open-report.h"

#include "session/gouji-open-report-private.h"
#include "session/gouji-session-words.h"

/* The power may go two seconds after an edit; the journal is on the disk a little earlier. */
#define SYNC_AFTER 1500

#define SOURCE_PREFIX "source:"
#define SAVED_PREFIX "saved:"
#define SHA256_LENGTH 64

static void
sync_in_thread (GTask *task, gpointer source, gpointer journal, GCancellable *cancellable)
{
  GError *error = NULL;

  if (gouji_journal_sync (journal, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiOpenReport *self = GOUJI_OPEN_REPORT (source);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if ((error != NULL) != (self->sync_error != NULL)) {
    g_clear_error (&self->sync_error);
    self->sync_error = g_steal_pointer (&error);
    gouji_open_report_notify_journal_failure (self);
  }
}

/* The task holds this object, and with it the journal. */
static gboolean
sync_cb (gpointer user_data)
{
  GoujiOpenReport *self = user_data;
  g_autoptr (GTask) task = g_task_new (self, NULL, synced_cb, NULL);

  self->sync_source = 0;
  g_task_set_task_data (task, self->journal, NULL);
  g_task_run_in_thread (task, sync_in_thread);

  return G_SOURCE_REMOVE;
}

/* What the journal says about where its report is on disk: the URI of its `.gouji` file and what that held,
 * or the URI of the source that it can be read from again, or nothing. */
static char *
describe_place (GoujiOpenReport *self)
{
  g_autofree char *uri = NULL;

  if (self->file == NULL && self->source == NULL)
    return NULL;

  uri = g_file_get_uri (self->file ? self->file : self->source);
  if (self->file != NULL)
    return self->sha256 ? g_strdup_printf ("%s%s:%s", SAVED_PREFIX, self->sha256, uri)
                        : g_steal_pointer (&uri);
  return g_strdup_printf ("%s%u:%s", SOURCE_PREFIX, self->source_index, uri);
}

/* Writes the change that was just made, and begins the journal with the first one. */
void
gouji_open_report_write_journal (GoujiOpenReport *self)
{
  g_autofree char *place = NULL;

  if (self->journal_ended || gouji_report_get_read_only (self->report))
    return;

  g_clear_error (&self->journal_error);
  if (self->journal == NULL) {
    place = describe_place (self);
    self->journal = gouji_journal_new (self->journal_folder, self->report, place, &self->journal_error);
    gouji_open_report_notify_journal_failure (self);
  } else if (gouji_journal_get_error (self->journal) != NULL) {
    gouji_open_report_notify_journal_failure (self);
  }

  if (self->journal != NULL && self->sync_source == 0)
    self->sync_source = g_timeout_add (SYNC_AFTER, sync_cb, self);
}

/**
 * gouji_open_report_keep:
 * @self: an open report
 *
 * Claims it for this program, watches its file, and begins its journal, so that the first edit does not have
 * to wait for it. To be called before it is first shown, also after it was discarded, and at once for a
 * report that is on no disk.
 */
void
gouji_open_report_keep (GoujiOpenReport *self)
{
  if (self->journal_ended && self->journal != NULL)
    g_ptr_array_add (self->ended, g_steal_pointer (&self->journal));
  self->journal_ended = FALSE;
  if (self->owner == NULL) {
    gouji_open_report_claim (self);
    gouji_open_report_watch (self);
  }

  if (self->journal == NULL)
    gouji_open_report_write_journal (self);
}

/**
 * gouji_open_report_get_journal_failure:
 * @self: an open report
 *
 * Returns: (nullable): a sentence that says why unsaved work would not survive a crash, %NULL when it would
 */
char *
gouji_open_report_get_journal_failure (GoujiOpenReport *self)
{
  const GError *error = self->journal_error ? self->journal_error : self->sync_error;

  if (error == NULL && self->journal != NULL)
    error = gouji_journal_get_error (self->journal);

  return error ? gouji_words_for_journal_failure (error) : NULL;
}

/**
 * gouji_open_report_get_version_failure:
 * @self: an open report
 *
 * Returns: (nullable): a sentence that says why what was saved last is not among the versions, %NULL when it
 * is
 */
char *
gouji_open_report_get_version_failure (GoujiOpenReport *self)
{
  return self->version_error ? gouji_words_for_version_failure (self->version_error) : NULL;
}

/**
 * gouji_open_report_discard:
 * @self: an open report that is about to be closed
 *
 * Takes its unsaved work off the disk.
 */
void
gouji_open_report_discard (GoujiOpenReport *self)
{
  g_clear_handle_id (&self->sync_source, g_source_remove);
  self->journal_ended = TRUE;
  if (self->journal != NULL)
    gouji_journal_discard (self->journal);
}

/**
 * gouji_open_report_parse_place:
 * @place: what a journal says about where its report is on disk
 * @index: (out): which of the source's reports
 * @is_source: (out): whether it is a source rather than a `.gouji` file
 * @sha256: (out) (nullable) (transfer full): of what the `.gouji` file held
 *
 * Returns: (transfer full): the file
 */
GFile *
gouji_open_report_parse_place (const char *place, guint *index, gboolean *is_source, char **sha256)
{
  const char *uri = place;

  *index = 0;
  *sha256 = NULL;
  *is_source = g_str_has_prefix (place, SOURCE_PREFIX);
  if (*is_source) {
    char *end;

    *index = (guint) g_ascii_strtoull (place + strlen (SOURCE_PREFIX), &end, 10);
    uri = *end == ':' ? end + 1 : end;
  } else if (g_str_has_prefix (place, SAVED_PREFIX) &&
             strlen (place) > strlen (SAVED_PREFIX) + SHA256_LENGTH) {
    const char *sum = place + strlen (SAVED_PREFIX);

    *sha256 = g_strndup (sum, SHA256_LENGTH);
    uri = sum + SHA256_LENGTH + 1;
  }

  return g_file_new_for_uri (uri);
}

/* Says that the file has all that the journal holds. */
void
gouji_open_report_restart_journal (GoujiOpenReport *self)
{
  g_autofree char *place = NULL;

  if (self->journal == NULL || self->journal_ended)
    return;

  place = describe_place (self);
  g_clear_error (&self->journal_error);
  gouji_journal_restart (self->journal, place, &self->journal_error);
  gouji_open_report_notify_journal_failure (self);
}
