/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "report/gouji-disk.h"

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
  g_autoptr (GAsyncResult) third = NULL;
  g_autofree char *contents = NULL;

  type_number (report, "1");
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &first);
  type_number (report, "2");
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &second);
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &third);
  g_assert_true (g_file_equal (gouji_open_report_get_target (report), fixture->target));
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&first), NULL));
  g_assert_true (gouji_open_report_get_unsaved (report));
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&second), NULL));
  g_assert_false (gouji_open_report_get_unsaved (report));
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&third), NULL));
  g_assert_true (g_file_load_contents (fixture->target, NULL, &contents, NULL, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\"entered\":\"2\""));
}

/* Whoever saves again before a failure is known is told once. */
static void
test_fail_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "missing", "county.gouji", NULL);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;

  type_number (report, "1");
  gouji_open_report_save_async (report, nowhere, NULL, keep_result_cb, &first);
  gouji_open_report_save_async (report, nowhere, NULL, keep_result_cb, &second);
  gouji_open_report_save_async (report, fixture->target, NULL, keep_result_cb, &third);
  g_assert_false (gouji_open_report_save_finish (report, wait_for (&first), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gouji_open_report_save_finish (report, wait_for (&second), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (gouji_open_report_save_finish (report, wait_for (&third), NULL));
  g_assert_false (gouji_open_report_get_unsaved (report));
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
  g_assert_true (gouji_disk_replace (fixture->target, bytes, NULL, &error));
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

static void
test_example (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) examples = gouji_session_list_examples (fixture->session);
  GFile *example = g_ptr_array_index (examples, 0);
  g_autoptr (GoujiOpenReport) report = open_file (fixture, example, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = gouji_open_report_suggest_name (report);

  g_assert_cmpuint (examples->len, ==, 7);
  g_assert_true (g_file_load_contents (example, NULL, &before, NULL, NULL, NULL));
  g_assert_true (gouji_open_report_is_example (report));
  g_assert_false (gouji_open_report_get_unsaved (report));
  g_assert_cmpstr (name, ==, "岚川县人民政府 2025.gouji");

  type_number (report, "9999");
  g_assert_null (gouji_open_report_get_target (report));
  g_assert_true (save (report, fixture->target, NULL));
  g_assert_false (gouji_open_report_is_example (report));
  g_assert_true (g_file_equal (gouji_open_report_get_target (report), fixture->target));
  g_assert_true (g_file_load_contents (example, NULL, &after, NULL, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/session/save/source-stays-a-source", test_save);
  add ("/session/save/failure-keeps-changes", test_save_failure);
  add ("/session/save/one-after-the-other", test_save_twice);
  add ("/session/save/one-failure-is-told-once", test_fail_twice);
  add ("/session/save/edit-meanwhile-stays-unsaved", test_edit_while_saving);
  add ("/session/save/undo-leads-behind-it", test_undo_behind_saving);
  add ("/session/save/undo-leads-behind-failure", test_undo_behind_failed_saving);
  add ("/session/save/changed-on-disk-is-not-replaced", test_changed_on_disk);
  add ("/session/save/changed-since-it-was-opened", test_changed_since_opened);
  add ("/session/save/changed-since-the-crash", test_changed_since_crash);
  add ("/session/save/never-over-the-source", test_source_by_other_names);
  add ("/session/save/never-over-other-files", test_other_files_stay);
  add ("/session/save/an-example-goes-elsewhere", test_example);
  add ("/session/save/read-only-is-refused", test_read_only);
  add ("/session/save/other-name-other-id", test_other_name_other_id);

  return g_test_run ();
}
