/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-comparing.h"

#include <glib/gi18n.h>

#include "compare/gouji-version-words.h"
#include "load/gouji-load.h"
#include "report/gouji-versions.h"
#include "session/gouji-session-words.h"
#include "session/gouji-version-folder.h"
#include "words/gouji-words.h"

#define VERSION_PREFIX "version:"
#define LAST_YEAR_PREFIX "last-year:"

/* Where one of the reports comes from: it is copied while the window is still, or read by the thread. */
typedef struct {
  GoujiReport *report; /* (nullable): the copy, or what was read */
  GFile *file;         /* (nullable): what to read */
  char *version_of;    /* (nullable): id of the report whose version it is */
  char *sha256;        /* of the version */
  GoujiComparedSide side;
} Source;

typedef struct {
  GoujiKit *kit;
  char *versions;
  Source sources[2];
} Task;

static void
clear_side (GoujiComparedSide *side)
{
  g_free (side->title);
  g_free (side->origin);
  g_clear_object (&side->open);
}

static void
task_free (gpointer data)
{
  Task *task = data;

  for (guint i = 0; i < G_N_ELEMENTS (task->sources); i++) {
    Source *source = &task->sources[i];

    g_clear_object (&source->report);
    g_clear_object (&source->file);
    g_free (source->version_of);
    g_free (source->sha256);
    clear_side (&source->side);
  }
  gouji_kit_unref (task->kit);
  g_free (task->versions);
  g_free (task);
}

void
gouji_compared_free (GoujiCompared *self)
{
  gouji_comparison_free (self->comparison);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    clear_side (&self->sides[i]);
  g_free (self);
}

/**
 * gouji_comparing_name_version:
 * @id: of a report
 * @sha256: of one of its versions
 *
 * Returns: what the version is called in the action `win.compare`
 */
char *
gouji_comparing_name_version (const char *id, const char *sha256)
{
  return g_strconcat (VERSION_PREFIX, id, ":", sha256, NULL);
}

/**
 * gouji_comparing_name_last_year:
 * @id: of an open report
 *
 * Returns: what last year's report, which it is held against, is called in the action `win.compare`
 */
char *
gouji_comparing_name_last_year (const char *id)
{
  return g_strconcat (LAST_YEAR_PREFIX, id, NULL);
}

/* -- on the main thread -- */

static GoujiOpenReport *
find_open (GoujiSession *session, const char *id)
{
  for (guint i = 0; i < gouji_session_get_n_reports (session); i++) {
    GoujiOpenReport *report = gouji_session_get_report (session, i);

    if (g_str_equal (gouji_open_report_get_id (report), id))
      return report;
  }

  return NULL;
}

static gboolean
take_open (Source *source, GoujiOpenReport *open)
{
  if (open == NULL)
    return FALSE;

  source->report = gouji_report_copy (gouji_open_report_get_report (open));
  source->side.open = g_object_ref (open);
  source->side.origin = gouji_open_report_describe_origin (open);
  return TRUE;
}

static gboolean
take_last_year (Source *source, GoujiOpenReport *open)
{
  GoujiReport *last_year =
    open != NULL ? gouji_report_get_last_year (gouji_open_report_get_report (open)) : NULL;

  if (last_year == NULL)
    return FALSE;

  source->report = gouji_report_copy (last_year);
  source->side.origin = g_strdup (_ ("Last year’s report, as it is kept in this one"));
  return TRUE;
}

static gboolean
take_version (Source *source, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ":", 2);

  if (g_strv_length (parts) != 2 || !g_uuid_string_is_valid (parts[0]))
    return FALSE;

  source->version_of = g_strdup (parts[0]);
  source->sha256 = g_strdup (parts[1]);
  return TRUE;
}

/* Returns: whether @place is one */
static gboolean
find_source (GoujiSession *session, const char *place, Source *source)
{
  if (g_str_has_prefix (place, VERSION_PREFIX))
    return take_version (source, place + strlen (VERSION_PREFIX));
  if (g_str_has_prefix (place, LAST_YEAR_PREFIX))
    return take_last_year (source, find_open (session, place + strlen (LAST_YEAR_PREFIX)));
  if (g_uuid_string_is_valid (place))
    return take_open (source, find_open (session, place));
  if (g_uri_peek_scheme (place) == NULL)
    return FALSE;

  source->file = g_file_new_for_uri (place);
  source->side.origin = gouji_words_for_file (source->file);
  return TRUE;
}

/* -- in a thread -- */

static guint
rate_likeness (GoujiReport *report, GoujiReport *other)
{
  const char *agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);
  guint likeness = 0;

  if (other == NULL)
    return 0;
  if (agency != NULL && g_strcmp0 (agency, gouji_report_get_field (other, GOUJI_FIELD_AGENCY)) == 0)
    likeness += 2;
  if (gouji_report_get_year (report) == gouji_report_get_year (other))
    likeness++;

  return likeness;
}

/* A file may hold many reports: the one of the same agency is meant, and among those the one of the year. */
static void
choose_report (Source *source, GPtrArray *reports, GoujiReport *other)
{
  guint best = 0;

  for (guint i = 1; i < reports->len; i++) {
    if (rate_likeness (reports->pdata[i], other) > rate_likeness (reports->pdata[best], other))
      best = i;
  }
  source->report = g_object_ref (reports->pdata[best]);
}

static gboolean
take_loaded (Source *source, GoujiLoaded *loaded, GoujiReport *other, GError **error)
{
  if (loaded == NULL)
    return FALSE;
  if (loaded->reports->len == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no report in it");
    return FALSE;
  }

  choose_report (source, loaded->reports, other);
  return TRUE;
}

static const GoujiVersion *
find_version (GPtrArray *versions, const char *sha256)
{
  for (guint i = 0; i < versions->len; i++) {
    const GoujiVersion *version = g_ptr_array_index (versions, i);

    if (g_strcmp0 (version->sha256, sha256) == 0)
      return version;
  }

  return NULL;
}

static gboolean
load_version (Task *task, Source *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) versions = gouji_versions_list (task->versions, source->version_of, error);
  const GoujiVersion *version = versions != NULL ? find_version (versions, source->sha256) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiLoaded) loaded = NULL;

  if (version == NULL) {
    if (error != NULL && *error == NULL)
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such version");
    return FALSE;
  }

  source->side.origin = gouji_words_for_version (version);
  bytes = gouji_versions_read (task->versions, source->version_of, version, error);
  if (bytes == NULL)
    return FALSE;
  loaded = gouji_load_bytes (task->kit, bytes, source->side.origin, NULL, cancellable, error);
  return take_loaded (source, loaded, NULL, error);
}

static gboolean
load_source (Task *task, Source *source, GoujiReport *other, GCancellable *cancellable, GError **error)
{
  if (source->version_of != NULL)
    return load_version (task, source, cancellable, error);
  if (source->file != NULL) {
    g_autoptr (GoujiLoaded) loaded = gouji_load_file (task->kit, source->file, cancellable, error);

    return take_loaded (source, loaded, other, error);
  }

  return TRUE;
}

/* What is there already helps to choose among several in a file. */
static void
compare_in_thread (GTask *gtask, gpointer session, gpointer data, GCancellable *cancellable)
{
  Task *task = data;
  GError *error = NULL;
  guint first = task->sources[0].file != NULL ? 1 : 0;
  Source *one = &task->sources[first];
  Source *other = &task->sources[1 - first];
  GoujiCompared *compared;

  if (!load_source (task, one, NULL, cancellable, &error) ||
      !load_source (task, other, one->report, cancellable, &error)) {
    g_task_return_error (gtask, error);
    return;
  }

  compared = g_new0 (GoujiCompared, 1);
  compared->comparison = gouji_compare_reports (task->sources[0].report, task->sources[1].report);
  for (guint i = 0; i < G_N_ELEMENTS (task->sources); i++) {
    task->sources[i].side.title = gouji_words_for_title (task->sources[i].report);
    compared->sides[i] = task->sources[i].side;
    task->sources[i].side = (GoujiComparedSide) { 0 };
  }
  g_task_return_pointer (gtask, compared, (GDestroyNotify) gouji_compared_free);
}

/**
 * gouji_compare_async:
 * @session: the open reports
 * @kit: what reads files
 * @before: a place: id of an open report, name of a version, or of last year's report, or URI of a file
 * @after: another one
 * @cancellable: (nullable): to stop it
 * @callback: called when both were read and compared
 *
 * Compares two reports as they are now. Nothing is opened or changed.
 */
void
gouji_compare_async (GoujiSession *session,
                     GoujiKit *kit,
                     const char *before,
                     const char *after,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) gtask = g_task_new (session, cancellable, callback, user_data);
  Task *task = g_new0 (Task, 1);

  task->kit = gouji_kit_ref (kit);
  task->versions = gouji_version_folder_find ();
  g_task_set_task_data (gtask, task, task_free);
  if (!find_source (session, before, &task->sources[0]) || !find_source (session, after, &task->sources[1])) {
    g_task_return_new_error_literal (gtask, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such report");
    return;
  }

  g_task_run_in_thread (gtask, compare_in_thread);
}

/**
 * gouji_compare_finish:
 * @session: the open reports
 * @result: what the callback was given
 * @error: return location for an error of reading, or %G_IO_ERROR_NOT_FOUND: there is no such report
 *
 * Returns: (transfer full) (nullable): the two, compared
 */
GoujiCompared *
gouji_compare_finish (GoujiSession *session, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
