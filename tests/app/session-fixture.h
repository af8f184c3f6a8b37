/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#include "fill/gouji-filler.h"
#include "load/gouji-load.h"
#include "report/gouji-report-file.h"
#include "session/gouji-saving.h"
#include "session/gouji-session-file.h"
#include "session/gouji-session-words.h"
#include "session/gouji-session.h"

/* Longer than anything takes on a busy machine. */
#define PATIENCE (20 * G_TIME_SPAN_SECOND)

typedef struct {
  char *folder;
  char *state;
  GFile *source;
  GFile *target;
  GoujiKit *kit;
  GoujiSession *session;
} Fixture;

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("GOUJI_FIXTURES"), "county-2023.txt", NULL);
  g_autoptr (GFile) original = g_file_new_for_path (path);

  fixture->folder = g_dir_make_tmp ("gouji-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->state = g_build_filename (fixture->folder, "state", NULL);
  fixture->source = g_file_new_build_filename (fixture->folder, "county.txt", NULL);
  fixture->target = g_file_new_build_filename (fixture->folder, "county.gouji", NULL);
  g_file_copy (original, fixture->source, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  fixture->session = gouji_session_new (fixture->kit, fixture->state);
}

/* A worker thread lets go of its task, and with it of the session, a moment after the task's end was
 * announced. */
static inline void
end_session (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GWeakRef session;

  g_weak_ref_init (&session, fixture->session);
  g_clear_object (&fixture->session);
  for (GObject *left = g_weak_ref_get (&session); left != NULL; left = g_weak_ref_get (&session)) {
    g_object_unref (left);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_usleep (1000);
  }
  g_weak_ref_clear (&session);
}

static inline void
delete_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      delete_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  end_session (fixture);
  gouji_kit_unref (fixture->kit);
  delete_folder (fixture->folder);
  g_object_unref (fixture->source);
  g_object_unref (fixture->target);
  g_free (fixture->folder);
  g_free (fixture->state);
}

static inline void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static inline GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  guint waking = g_timeout_add (100, wake_cb, NULL);

  while (*result == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waking);
  g_assert_nonnull (*result);

  return *result;
}

static inline void
wait_for_end (GoujiImport *import)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint waking = g_timeout_add (100, wake_cb, NULL);

  while (!gouji_import_has_ended (import) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waking);
  g_assert_true (gouji_import_has_ended (import));
}

/* Begins to open one file or folder. */
static inline GoujiImport *
begin_import (Fixture *fixture, GFile *place)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();

  g_ptr_array_add (places, place);
  return g_object_ref (gouji_session_import (fixture->session, places));
}

static inline GoujiOpenReport *
open_file (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GoujiImport) import = begin_import (fixture, file);
  GoujiOpenReport *first;

  wait_for_end (import);
  first = gouji_import_get_first (import);
  if (first == NULL) {
    g_autoptr (GoujiImportFailure) failure = g_list_model_get_item (gouji_import_get_failures (import), 0);

    g_propagate_error (error, g_error_copy (gouji_import_failure_get_error (failure)));
    return NULL;
  }

  return g_object_ref (first);
}

static inline GoujiOpenReport *
open_source (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GoujiOpenReport *report = open_file (fixture, fixture->source, &error);

  g_assert_no_error (error);
  return report;
}

static inline gboolean
save (GoujiOpenReport *report, GFile *target, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gouji_open_report_save_async (report, target, NULL, keep_result_cb, &result);
  return gouji_open_report_save_finish (report, wait_for (&result), error);
}

static inline const GoujiCell *
find_cell (GoujiOpenReport *report)
{
  GoujiForm *form = gouji_report_get_form (gouji_open_report_get_report (report));

  return gouji_form_find_cell (form, "requests.new_received.natural_person");
}

static inline void
type_number (GoujiOpenReport *report, const char *text)
{
  gouji_report_set_entered (gouji_open_report_get_report (report), find_cell (report), text, GOUJI_HOW_TYPED);
}

static inline const char *
get_number (GoujiOpenReport *report)
{
  return gouji_report_get_figure (gouji_open_report_get_report (report), find_cell (report))->entered;
}

/* What a crash leaves: everything that is on disk, and nothing else. */
static inline GoujiRestored *
start_again (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GoujiRestored *restored;

  end_session (fixture);
  fixture->session = gouji_session_new (fixture->kit, fixture->state);
  gouji_session_restore_async (fixture->session, keep_result_cb, &result);
  restored = gouji_session_restore_finish (fixture->session, wait_for (&result), &error);
  g_assert_no_error (error);

  return restored;
}

static inline void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}
