/* SPDX-License-Identifier: GPL-3.0-or-later */

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

static void
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
  fixture->kit = gouji_kit_new (g_getenv ("GOUJI_FORMS"));
  fixture->session = gouji_session_new (fixture->kit, fixture->state);
}

/* A worker thread lets go of its task, and with it of the session, a moment after the task's end was
 * announced. */
static void
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

static void
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

static void
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

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static GAsyncResult *
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

static GoujiOpenReport *
open_file (Fixture *fixture, GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gouji_session_open_async (fixture->session, file, NULL, keep_result_cb, &result);
  return gouji_session_open_finish (fixture->session, wait_for (&result), error);
}

static GoujiOpenReport *
open_source (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GoujiOpenReport *report = open_file (fixture, fixture->source, &error);

  g_assert_no_error (error);
  return report;
}

static gboolean
save (GoujiOpenReport *report, GFile *target, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  gouji_open_report_save_async (report, target, NULL, keep_result_cb, &result);
  return gouji_open_report_save_finish (report, wait_for (&result), error);
}

static const GoujiCell *
find_cell (GoujiOpenReport *report)
{
  GoujiForm *form = gouji_report_get_form (gouji_open_report_get_report (report));

  return gouji_form_find_cell (form, "requests.new_received.natural_person");
}

static void
type_number (GoujiOpenReport *report, const char *text)
{
  gouji_report_set_entered (gouji_open_report_get_report (report), find_cell (report), text, GOUJI_HOW_TYPED);
}

static const char *
get_number (GoujiOpenReport *report)
{
  return gouji_report_get_figure (gouji_open_report_get_report (report), find_cell (report))->entered;
}

/* What a crash leaves: everything that is on disk, and nothing else. */
static GoujiRestored *
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

static void
test_open_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GoujiOpenReport) again = open_source (fixture);
  g_autofree char *name = gouji_open_report_suggest_name (report);

  g_assert_cmpstr (gouji_open_report_get_agency (report), ==, "岚溪县");
  g_assert_cmpuint (gouji_open_report_count_findings (report, GOUJI_SEVERITY_ERROR), ==, 0);
  g_assert_false (gouji_open_report_get_unsaved (report));
  g_assert_null (gouji_open_report_get_file (report));
  g_assert_cmpstr (name, ==, "岚溪县 2023.gouji");
  g_assert_true (report == again);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 1);
}

static void
test_findings_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);

  type_number (report, "9999");
  g_assert_true (gouji_open_report_get_unsaved (report));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (gouji_open_report_count_findings (report, GOUJI_SEVERITY_ERROR), >, 0);

  gouji_report_undo (gouji_open_report_get_report (report));
  g_assert_false (gouji_open_report_get_unsaved (report));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (gouji_open_report_count_findings (report, GOUJI_SEVERITY_ERROR), ==, 0);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GoujiOpenReport) saved = NULL;
  g_autoptr (GoujiOpenReport) source = NULL;
  g_autoptr (GError) error = NULL;

  type_number (report, "9999");
  g_assert_true (save (report, fixture->target, &error));
  g_assert_no_error (error);
  g_assert_false (gouji_open_report_get_unsaved (report));
  g_assert_true (g_file_equal (gouji_open_report_get_file (report), fixture->target));

  saved = open_file (fixture, fixture->target, &error);
  g_assert_true (saved == report);
  source = open_source (fixture);
  g_assert_true (source != report);
  g_assert_null (get_number (source));
}

static void
test_save_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "missing", "county.gouji", NULL);
  g_autoptr (GError) error = NULL;

  type_number (report, "9999");
  g_assert_false (save (report, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (gouji_open_report_get_unsaved (report));
  g_assert_null (gouji_open_report_get_file (report));
}

/* The first saving is still at it when the second is asked for. */
static void
test_save_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &first);
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &second);
  g_assert_false (gouji_open_report_save_finish (report, wait_for (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&first), NULL));
}

static void
test_edit_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GAsyncResult) result = NULL;

  type_number (report, "1");
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &result);
  type_number (report, "2");
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&result), NULL));
  g_assert_true (gouji_open_report_get_unsaved (report));
}

/* What the file has is what was there when its saving began, whatever undo leads back to. */
static void
test_undo_behind_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  GoujiReport *edited = gouji_open_report_get_report (report);
  g_autoptr (GAsyncResult) result = NULL;

  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &result);
  type_number (report, "3");
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&result), NULL));

  gouji_report_undo (edited);
  g_assert_cmpstr (get_number (report), ==, "2");
  g_assert_false (gouji_open_report_get_unsaved (report));
  gouji_report_undo (edited);
  g_assert_cmpstr (get_number (report), ==, "1");
  g_assert_true (gouji_open_report_get_unsaved (report));
}

static void
test_undo_behind_failed_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "missing", "county.gouji", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  gouji_open_report_save_async (report, nowhere, NULL, keep_result_cb, &result);
  type_number (report, "3");
  g_assert_false (gouji_open_report_save_finish (report, wait_for (&result), &error));

  gouji_report_undo (gouji_open_report_get_report (report));
  g_assert_true (gouji_open_report_get_unsaved (report));
  gouji_report_undo (gouji_open_report_get_report (report));
  g_assert_cmpstr (get_number (report), ==, "1");
  g_assert_false (gouji_open_report_get_unsaved (report));
}

/* What the colleague at the next desk does: opens the same file, changes a number, saves. */
static void
change_elsewhere (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_file (fixture->kit, fixture->target, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  GoujiReport *report;

  g_assert_no_error (error);
  report = g_ptr_array_index (loaded->reports, 0);
  gouji_report_set_entered (
    report, gouji_form_find_cell (gouji_report_get_form (report), "requests.new_received.natural_person"),
    "999", GOUJI_HOW_TYPED);
  bytes = gouji_report_to_bytes (report);
  g_assert_true (gouji_report_file_write (bytes, fixture->target, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_contains (GFile *file, const char *text, gboolean contains)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpint (strstr (contents, text) != NULL, ==, contains);
}

static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GError) error = NULL;

  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  g_assert_true (save (report, fixture->target, NULL));
  change_elsewhere (fixture);

  type_number (report, "3");
  g_assert_false (save (report, fixture->target, &error));
  g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_CHANGED);
  g_assert_true (gouji_open_report_get_unsaved (report));
  assert_contains (fixture->target, "\"999\"", TRUE);

  gouji_open_report_allow_replacing (report);
  g_assert_true (save (report, fixture->target, NULL));
  assert_contains (fixture->target, "\"999\"", FALSE);
  g_assert_true (save (report, fixture->target, NULL));
}

static void
test_changed_since_opened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) first = open_source (fixture);
  g_autoptr (GoujiOpenReport) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (first, fixture->target, NULL));
  gouji_session_close (fixture->session, first);
  again = open_file (fixture, fixture->target, &error);
  change_elsewhere (fixture);
  g_assert_false (save (again, fixture->target, &error));
  g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_CHANGED);
}

static void
test_changed_since_crash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  g_autoptr (GError) error = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  g_clear_object (&report);
  change_elsewhere (fixture);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_true (g_file_equal (gouji_open_report_get_file (restored->shown), fixture->target));
  g_assert_false (save (restored->shown, fixture->target, &error));
  g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_CHANGED);
}

/* The source under its own name, behind a symbolic link, and under a second name. */
static void
test_source_by_other_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autofree char *path = g_file_get_path (fixture->source);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *const names[] = { "county.txt", "symbolic.gouji", "hard.gouji" };

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_build_filename (fixture->folder, names[i], NULL);
    g_autoptr (GFile) target = g_file_new_for_path (name);
    g_autoptr (GError) error = NULL;

    if (i == 1)
      g_assert_cmpint (symlink (path, name), ==, 0);
    if (i == 2)
      g_assert_cmpint (link (path, name), ==, 0);
    g_assert_false (save (report, target, &error));
    g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_SOURCE);
  }
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

static void
test_other_files_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "letter.gouji", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  g_assert_false (save (report, target, &error));
  g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_NOT_A_REPORT);
  assert_contains (target, "{}", TRUE);

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  g_assert_true (save (report, target, NULL));
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GError) error = NULL;

  gouji_report_put_read_only (gouji_open_report_get_report (report), TRUE);
  g_assert_false (save (report, fixture->target, &error));
  g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_READ_ONLY);
  g_assert_false (g_file_query_exists (fixture->target, NULL));
}

/* Each file is a report of its own: what is unsaved in one must not be taken for the other's. */
static void
test_other_name_other_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = g_file_new_build_filename (fixture->folder, "other.gouji", NULL);
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GoujiOpenReport) first = NULL;
  g_autofree char *id = NULL;

  g_assert_true (save (report, fixture->target, NULL));
  id = g_strdup (gouji_open_report_get_id (report));
  g_assert_true (save (report, fixture->target, NULL));
  g_assert_cmpstr (gouji_open_report_get_id (report), ==, id);
  g_assert_true (save (report, other, NULL));
  g_assert_cmpstr (gouji_open_report_get_id (report), !=, id);
  assert_contains (other, id, FALSE);

  first = open_file (fixture, fixture->target, NULL);
  g_assert_cmpstr (gouji_open_report_get_id (first), ==, id);
}

/* Archives from other systems give names in other encodings; here GB18030 for an annual report. */
#define FOREIGN_NAME "\xc4\xea\xb1\xa8.txt"

static void
test_foreign_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) source = g_file_new_build_filename (fixture->folder, FOREIGN_NAME, NULL);
  g_autoptr (GoujiRestored) restored = NULL;
  g_autoptr (GError) error = NULL;
  GoujiOpenReport *report;

  g_assert_true (g_file_move (fixture->source, source, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  report = open_file (fixture, source, &error);
  g_assert_no_error (error);
  gouji_open_report_keep (report);
  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  g_clear_object (&report);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_damaged, ==, 0);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_cmpstr (get_number (restored->shown), ==, "2");

  gouji_session_close (fixture->session, restored->shown);
  report = open_file (fixture, fixture->target, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_number (report), ==, "1");
  g_clear_object (&report);
}

static void
test_missing_foreign_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) source = g_file_new_build_filename (fixture->folder, FOREIGN_NAME, NULL);
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report;

  g_assert_true (g_file_move (fixture->source, source, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  report = open_file (fixture, source, NULL);
  g_clear_object (&report);
  g_assert_true (g_file_delete (source, NULL, NULL));

  restored = start_again (fixture);
  g_assert_nonnull (restored->missing[0]);
  g_assert_true (g_utf8_validate (restored->missing[0], -1, NULL));
}

/* The commonest way to begin a new year's report is a copy of the last one's file. */
static void
test_crash_with_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = g_file_new_build_filename (fixture->folder, "copy.gouji", NULL);
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);
  GoujiOpenReport *copy;

  g_assert_true (save (report, fixture->target, NULL));
  g_assert_true (g_file_copy (fixture->target, other, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  copy = open_file (fixture, other, NULL);
  g_assert_true (copy != report);
  gouji_open_report_keep (report);
  gouji_open_report_keep (copy);
  type_number (copy, "9999");
  g_assert_null (gouji_open_report_get_journal_failure (copy));
  g_clear_object (&report);
  g_clear_object (&copy);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_true (g_file_equal (gouji_open_report_get_file (restored->shown), other));
  g_assert_cmpstr (get_number (restored->shown), ==, "9999");
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 2);
}

static void
test_crash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  type_number (report, "9999");
  g_clear_object (&report);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 1);
  g_assert_true (gouji_open_report_get_recovered (restored->shown));
  g_assert_true (gouji_open_report_get_unsaved (restored->shown));
  g_assert_cmpstr (get_number (restored->shown), ==, "9999");
  g_assert_true (g_file_equal (gouji_open_report_get_source (restored->shown), fixture->source));
}

static void
test_crash_after_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  g_clear_object (&report);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_true (g_file_equal (gouji_open_report_get_file (restored->shown), fixture->target));
  g_assert_cmpstr (get_number (restored->shown), ==, "2");
}

static void
test_crash_without_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  g_clear_object (&report);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 0);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 1);
  g_assert_false (gouji_open_report_get_unsaved (restored->shown));
}

static void
test_crash_after_pasting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (fixture->source, NULL, NULL, NULL);
  GoujiOpenReport *report;

  gouji_session_paste_async (fixture->session, bytes, NULL, keep_result_cb, &result);
  report = gouji_session_paste_finish (fixture->session, wait_for (&result), NULL);
  g_assert_true (gouji_open_report_get_unsaved (report));
  g_assert_null (gouji_open_report_get_source (report));
  g_clear_object (&report);
  g_clear_object (&result);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_cmpstr (gouji_open_report_get_agency (restored->shown), ==, "岚溪县");
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  type_number (report, "9999");
  gouji_session_close (fixture->session, report);
  g_clear_object (&report);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 0);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 0);
  g_assert_null (restored->shown);
}

/* The window went, and a new one came before the program ended. */
static void
test_shown_after_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  type_number (report, "1");
  gouji_open_report_discard (report);
  gouji_open_report_keep (report);
  type_number (report, "2");
  g_clear_object (&report);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_cmpstr (get_number (restored->shown), ==, "2");
}

static void
test_restore_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiRestored) restored = NULL;
  g_autoptr (GoujiOpenReport) report = open_source (fixture);

  g_clear_object (&report);
  g_assert_true (g_file_delete (fixture->source, NULL, NULL));

  restored = start_again (fixture);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 0);
  g_assert_cmpstr (restored->missing[0], ==, "county.txt");
  g_assert_null (restored->missing[1]);
}

static void
test_damaged_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->state, "journal", NULL);
  g_autofree char *path = g_build_filename (folder, "damaged.journal", NULL);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  g_autoptr (GoujiRestored) restored = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{\"journal\":", -1, NULL));

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_damaged, ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* A line that a later version wrote stands between two that are known. */
static void
test_partial_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->state, "journal", NULL);
  g_autoptr (GoujiRestored) restored = NULL;
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  GoujiOpenReport *report = open_source (fixture);

  gouji_open_report_keep (report);
  type_number (report, "1");
  path = g_strdup_printf ("%s/%s.journal", folder, gouji_open_report_get_id (report));
  aside = g_strconcat (path, ".damaged", NULL);
  gouji_session_set_shown (fixture->session, report);
  g_clear_object (&report);
  end_session (fixture);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  after = g_strconcat (before, "{\"comet\":\"seen\"}\n",
                       "{\"figure\":\"requests.new_received.natural_person\",\"entered\":\"2\","
                       "\"how\":\"typed\",\"step\":9}\n",
                       NULL);
  g_assert_true (g_file_set_contents (path, after, -1, NULL));
  fixture->session = gouji_session_new (fixture->kit, fixture->state);

  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_cmpuint (restored->n_partial, ==, 1);
  g_assert_cmpstr (get_number (restored->shown), ==, "2");
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, after);
}

static void
test_damaged_session (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "{", "[]", "{\"reports\":{}}",
                                       "{\"reports\":[1,{\"id\":1},{\"id\":\"a\"}]}" };
  g_autofree char *path = g_build_filename (fixture->folder, "session.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GPtrArray) entries = NULL;

    g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    entries = gouji_session_file_load (path);
    g_assert_cmpuint (entries->len, ==, 0);
  }
}

static void
test_no_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) letter = g_file_new_build_filename (g_getenv ("GOUJI_FIXTURES"), "a-letter.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file (fixture, letter, &error));
  g_assert_error (error, GOUJI_FILL_ERROR, GOUJI_FILL_ERROR_NO_REPORT);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 0);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gouji_session_open_async (fixture->session, fixture->source, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (gouji_session_open_finish (fixture->session, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 0);
}

static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autofree char *good = gouji_words_for_verdict (gouji_open_report_get_findings (report));
  g_autofree char *bad = NULL;

  type_number (report, "9999");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  bad = gouji_words_for_verdict (gouji_open_report_get_findings (report));

  g_assert_cmpstr (good, ==, "Ready to publish");
  g_assert_true (g_str_has_prefix (bad, "Not ready to publish: 2 sums"));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  add ("/session/open/source-once", test_open_source);
  add ("/session/open/no-report", test_no_report);
  add ("/session/open/cancelled", test_cancel);
  add ("/session/findings/follow-edit-and-undo", test_findings_follow);
  add ("/session/words/verdict", test_verdict);
  add ("/session/save/source-stays-a-source", test_save);
  add ("/session/save/failure-keeps-changes", test_save_failure);
  add ("/session/save/one-at-a-time", test_save_twice);
  add ("/session/save/edit-meanwhile-stays-unsaved", test_edit_while_saving);
  add ("/session/save/undo-leads-behind-it", test_undo_behind_saving);
  add ("/session/save/undo-leads-behind-failure", test_undo_behind_failed_saving);
  add ("/session/save/changed-on-disk-is-not-replaced", test_changed_on_disk);
  add ("/session/save/changed-since-it-was-opened", test_changed_since_opened);
  add ("/session/save/changed-since-the-crash", test_changed_since_crash);
  add ("/session/save/never-over-the-source", test_source_by_other_names);
  add ("/session/save/never-over-other-files", test_other_files_stay);
  add ("/session/save/read-only-is-refused", test_read_only);
  add ("/session/save/other-name-other-id", test_other_name_other_id);
  add ("/session/open/name-in-another-encoding", test_foreign_name);
  add ("/session/restore/missing-name-can-be-shown", test_missing_foreign_name);
  add ("/session/crash/copies-are-two", test_crash_with_copy);
  add ("/session/crash/brings-edits-back", test_crash);
  add ("/session/crash/brings-edits-after-saving-back", test_crash_after_saving);
  add ("/session/crash/without-changes-is-nothing", test_crash_without_changes);
  add ("/session/crash/brings-pasted-text-back", test_crash_after_pasting);
  add ("/session/close/discards", test_discard);
  add ("/session/close/shown-again-is-kept-again", test_shown_after_discard);
  add ("/session/restore/names-missing-files", test_restore_missing);
  add ("/session/restore/puts-damaged-journal-aside", test_damaged_journal);
  add ("/session/restore/keeps-what-was-not-read", test_partial_journal);
  add ("/session/restore/damaged-list-is-empty", test_damaged_session);

  return g_test_run ();
}
