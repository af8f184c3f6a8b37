/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

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

/* What was done to the report before is not lost: it can be had back. */
static void
test_reread (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) before = open_source (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiOpenReport) after = NULL;

  type_number (before, "9999");
  gouji_session_reread_async (fixture->session, before, "UTF-8", NULL, keep_result_cb, &result);
  after = gouji_session_reread_finish (fixture->session, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (after != before);
  g_assert_null (get_number (after));
  g_assert_cmpstr (gouji_open_report_get_agency (after), ==, "岚溪县");

  gouji_session_close (fixture->session, before);
  gouji_session_put_back (fixture->session, before);
  gouji_session_put_back (fixture->session, before);
  gouji_session_close (fixture->session, after);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 1);
  g_assert_cmpstr (get_number (before), ==, "9999");
  g_assert_true (gouji_open_report_get_unsaved (before));
}

static void
test_reread_in_a_wrong_encoding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) before = open_source (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gouji_session_reread_async (fixture->session, before, "UTF-16LE", NULL, keep_result_cb, &result);
  g_assert_null (gouji_session_reread_finish (fixture->session, wait_for (&result), &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 1);
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
  g_autoptr (GoujiImport) import = begin_import (fixture, fixture->source);
  g_autoptr (GoujiImportFailure) failure = NULL;

  gouji_import_cancel (import);
  wait_for_end (import);
  failure = g_list_model_get_item (gouji_import_get_failures (import), 0);
  g_assert_error (gouji_import_failure_get_error (failure), G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 0);
}

/* Nothing disagrees in a report in which nothing stands. */
static void
test_verdict_on_blanks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) opened = open_source (fixture);
  GoujiForm *form = gouji_report_get_form (gouji_open_report_get_report (opened));
  g_autoptr (GoujiReport) report = gouji_report_new (form);
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  g_autofree char *blank = NULL;
  g_autofree char *full = NULL;
  gboolean may_be_published;

  blank = gouji_words_for_verdict (report, findings, &may_be_published);
  g_assert_cmpstr (blank, ==, "Not ready to publish: 203 places are still blank");
  g_assert_false (may_be_published);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++)
    gouji_report_set_entered (report, gouji_form_get_cell (form, i), "0", GOUJI_HOW_TYPED);
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++)
    gouji_report_set_text (report, gouji_form_get_part (form, i), "如上。");
  full = gouji_words_for_verdict (report, findings, &may_be_published);
  g_assert_cmpstr (full, ==, "Ready to publish");
  g_assert_true (may_be_published);
}

static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  GoujiReport *content = gouji_open_report_get_report (report);
  gboolean may_be_published;
  g_autofree char *good =
    gouji_words_for_verdict (content, gouji_open_report_get_findings (report), &may_be_published);
  g_autofree char *unsure = NULL;
  g_autofree char *bad = NULL;
  const GoujiCell *cell = gouji_form_get_cell (gouji_report_get_form (content), 0);
  GoujiFigure figure = { 0 };

  g_assert_true (may_be_published);
  gouji_figure_copy (gouji_report_get_figure (content, cell), &figure);
  figure.doubt = GOUJI_DOUBT_SPLIT;
  gouji_report_put_figure (content, cell, &figure);
  unsure = gouji_words_for_verdict (content, gouji_open_report_get_findings (report), &may_be_published);
  g_assert_cmpstr (unsure, ==, "Compare with the document first: 1 figure is not sure");
  g_assert_false (may_be_published);
  figure.doubt = GOUJI_DOUBT_NONE;
  gouji_report_put_figure (content, cell, &figure);
  gouji_figure_clear (&figure);

  type_number (report, "9999");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  bad = gouji_words_for_verdict (content, gouji_open_report_get_findings (report), &may_be_published);

  g_assert_cmpstr (good, ==, "Ready to publish");
  g_assert_true (g_str_has_prefix (bad, "Not ready to publish: 2 sums"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/session/open/source-once", test_open_source);
  add ("/session/open/no-report", test_no_report);
  add ("/session/open/cancelled", test_cancel);
  add ("/session/reread/put-back", test_reread);
  add ("/session/reread/wrong-encoding", test_reread_in_a_wrong_encoding);
  add ("/session/findings/follow-edit-and-undo", test_findings_follow);
  add ("/session/words/verdict", test_verdict);
  add ("/session/words/verdict-on-blanks", test_verdict_on_blanks);
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
