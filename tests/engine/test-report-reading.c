/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "report/gouji-journal.h"
#include "report/gouji-report-file.h"
#include "sample-report.h"

/* Another reading of the same document takes the place of the one before, and comes back. */

typedef struct {
  GoujiFormSet *forms;
  GoujiReport *report;
  char *folder;
  GoujiJournal *journal;
} Fixture;

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_saves_as (GoujiReport *report, const char *expected)
{
  g_autofree char *text = save (report);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = load_forms ();
  fixture->report = create_sample_report (fixture->forms);
  fixture->folder = g_dir_make_tmp ("gouji-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->journal = gouji_journal_new (fixture->folder, fixture->report, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->journal != NULL)
    gouji_journal_discard (fixture->journal);
  gouji_journal_free (fixture->journal);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_assert_finalize_object (fixture->report);
  gouji_form_set_unref (fixture->forms);
  g_free (fixture->folder);
}

/* Lets go of the journal as if the program had been killed, and makes the report again from its file. */
static void
assert_survives_kill (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (gouji_journal_get_path (fixture->journal));
  g_autofree char *expected = save (fixture->report);
  g_autoptr (GoujiReport) recovered = NULL;
  guint n_lost;

  g_clear_pointer (&fixture->journal, gouji_journal_free);
  recovered = gouji_journal_recover (path, fixture->forms, NULL, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, ==, 0);
  assert_saves_as (recovered, expected);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static const GoujiCell *
cell (GoujiReport *report, guint index)
{
  return gouji_form_get_cell (gouji_report_get_form (report), index);
}

static const GoujiPart *
part (GoujiReport *report, guint index)
{
  return gouji_form_get_part (gouji_report_get_form (report), index);
}

/* What the form of 2019 makes of the same document: other cells, and none of what was typed. */
static GoujiReport *
read_in_2019 (Fixture *fixture)
{
  GoujiReport *reading = gouji_report_new (gouji_form_set_find (fixture->forms, "2019"));
  GoujiFigure figure = {
    .printed = (char *) "57", .how = GOUJI_HOW_TABLE, .has_source = TRUE, .source = { 38, 40 }
  };
  GoujiNarrative narrative = { .text = (char *) "共收到。\n", .found = TRUE };

  gouji_report_put_document (reading, gouji_report_get_document (fixture->report));
  gouji_report_put_document_range (reading, (GoujiRange) { 3, 39 });
  gouji_report_put_figure (reading, cell (reading, 7), &figure);
  gouji_report_put_narrative (reading, part (reading, 0), &narrative);
  return reading;
}

/* The same reading but for one figure, at which the user has pointed. */
static GoujiReport *
place_one (GoujiReport *report, guint index)
{
  GoujiReport *reading = gouji_report_copy (report);
  GoujiFigure figure = {
    .printed = (char *) "57", .how = GOUJI_HOW_TABLE, .placed = TRUE, .has_source = TRUE, .source = { 38, 40 }
  };

  gouji_report_put_figure (reading, cell (reading, index), &figure);
  return reading;
}

static void
count_cb (GoujiReport *report, guint kind, guint index, GArray *changes)
{
  guint change[] = { kind, index };

  g_array_append_vals (changes, change, G_N_ELEMENTS (change));
}

static void
test_form_changes_and_comes_back (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  g_autofree char *before = save (report);

  gouji_report_set_reading (report, read_in_2019 (fixture));
  g_autofree char *after = save (report);
  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (report)), ==, "2019");
  g_assert_cmpstr (gouji_report_get_figure (report, cell (report, 7))->printed, ==, "57");
  g_assert_cmpuint (gouji_report_get_document_range (report).start, ==, 3);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "云溪县");
  g_assert_true (gouji_report_get_modified (report));

  gouji_report_undo (report);
  assert_saves_as (report, before);
  g_assert_false (gouji_report_get_modified (report));

  gouji_report_redo (report);
  assert_saves_as (report, after);
  assert_survives_kill (fixture);
}

static void
test_edits_on_both_sides_stay (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  g_autofree char *before = save (report);

  gouji_report_set_entered (report, cell (report, 9), "12", GOUJI_HOW_TYPED);
  gouji_report_set_text (report, part (report, 0), "共收到申请58件。\n");
  g_autofree char *edited = save (report);
  gouji_report_set_reading (report, read_in_2019 (fixture));
  gouji_report_set_entered (report, cell (report, 9), "34", GOUJI_HOW_TYPED);
  gouji_report_set_text (report, part (report, 0), "共收到九件。\n");
  g_autofree char *after = save (report);

  for (guint i = 0; i < 3; i++)
    gouji_report_undo (report);
  assert_saves_as (report, edited);
  for (guint i = 0; i < 2; i++)
    gouji_report_undo (report);
  assert_saves_as (report, before);
  g_assert_false (gouji_report_get_modified (report));

  for (guint i = 0; i < 5; i++)
    gouji_report_redo (report);
  assert_saves_as (report, after);
  assert_survives_kill (fixture);
}

static void
test_a_step_may_hold_all (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  g_autofree char *before = save (report);

  gouji_report_begin_step (report);
  gouji_report_set_entered (report, cell (report, 170), "1", GOUJI_HOW_TYPED);
  gouji_report_set_field (report, GOUJI_FIELD_YEAR, "2019");
  gouji_report_set_reading (report, read_in_2019 (fixture));
  gouji_report_set_entered (report, cell (report, 2), "2", GOUJI_HOW_TYPED);
  gouji_report_set_field (report, GOUJI_FIELD_KIND, "department");
  gouji_report_end_step (report);
  g_autofree char *after = save (report);

  gouji_report_undo (report);
  assert_saves_as (report, before);
  gouji_report_redo (report);
  assert_saves_as (report, after);
  assert_survives_kill (fixture);
}

static void
test_one_announcement_for_all_figures (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (guint));

  g_signal_connect (report, "changed", G_CALLBACK (count_cb), changes);
  gouji_report_set_reading (report, place_one (report, 4));
  gouji_report_begin_step (report);
  gouji_report_set_entered (report, cell (report, 170), "1", GOUJI_HOW_TYPED);
  gouji_report_set_reading (report, read_in_2019 (fixture));
  gouji_report_end_step (report);
  g_array_set_size (changes, 2);
  gouji_report_undo (report);
  gouji_report_redo (report);
  g_signal_handlers_disconnect_by_data (report, changes);

  g_assert_cmpuint (changes->len, ==, 6);
  for (guint i = 0; i < 6; i += 2)
    g_assert_cmpuint (g_array_index (changes, guint, i), ==, GOUJI_CHANGE_READING);
  g_assert_cmpuint (g_array_index (changes, guint, 1), ==, 4);
  g_assert_cmpuint (g_array_index (changes, guint, 3), ==, G_MAXUINT);
}

static void
test_saved_stays_saved (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;

  gouji_report_set_reading (report, place_one (report, 4));
  gouji_report_begin_saving (report);
  gouji_report_set_entered (report, cell (report, 5), "7", GOUJI_HOW_TYPED);
  gouji_report_set_reading (report, read_in_2019 (fixture));
  gouji_report_end_saving (report, TRUE);
  g_assert_true (gouji_report_get_modified (report));

  gouji_report_undo (report);
  g_assert_true (gouji_report_get_modified (report));
  gouji_report_undo (report);
  g_assert_false (gouji_report_get_modified (report));
  gouji_report_undo (report);
  g_assert_true (gouji_report_get_modified (report));
  gouji_report_set_entered (report, cell (report, 5), "7", GOUJI_HOW_TYPED);
  g_assert_true (gouji_report_get_modified (report));
}

static void
test_file_keeps_what_was_placed (Fixture *fixture, gconstpointer data)
{
  GoujiExtra extra = { (char *) "requests",     (char *) "行", (char *) "列", (char *) "12", { 0, 0 }, TRUE,
                       (char *) "requests.home" };
  GoujiReport *reading = place_one (fixture->report, 4);
  g_autoptr (GError) error = NULL;

  gouji_report_put_extra (reading, &extra);
  gouji_report_set_reading (fixture->report, reading);
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (fixture->report);
  g_autoptr (GoujiReport) read = gouji_report_from_bytes (bytes, fixture->forms, &error);
  g_assert_no_error (error);
  g_assert_true (gouji_report_get_figure (read, cell (read, 4))->placed);
  g_assert_false (gouji_report_get_figure (read, cell (read, 0))->placed);
  const GoujiExtra *kept = g_ptr_array_index (gouji_report_get_extras (read), 1);
  g_assert_true (kept->typed);
  g_assert_cmpstr (kept->home, ==, "requests.home");
}

static void
test_read_only_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = save (fixture->report);

  gouji_report_put_read_only (fixture->report, TRUE);
  gouji_report_set_reading (fixture->report, read_in_2019 (fixture));
  assert_saves_as (fixture->report, before);
}

/* A line that says nothing that can be read is counted, and what follows it is made again as far as it can.
 */
static void
test_spoilt_line_is_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (gouji_journal_get_path (fixture->journal));
  g_autofree char *text = NULL;
  guint n_lost;

  gouji_report_set_entered (fixture->report, cell (fixture->report, 0), "4", GOUJI_HOW_TYPED);
  g_clear_pointer (&fixture->journal, gouji_journal_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_autofree char *spoilt = g_strconcat (text, "{\"reading\":3,\"step\":2}\n",
                                         "{\"reading\":{\"form\":\"1812\",\"range\":[0,1]},\"step\":3}\n",
                                         "{\"reading\":{\"form\":\"2019\",\"range\":[0,99999]},\"step\":4}\n",
                                         "{\"reading\":{\"form\":\"2019\"},\"step\":5}\n", NULL);
  g_assert_true (g_file_set_contents (path, spoilt, -1, &error));
  g_autoptr (GoujiReport) recovered = gouji_journal_recover (path, fixture->forms, NULL, &n_lost, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, ==, 4);
  g_assert_cmpstr (gouji_report_get_figure (recovered, cell (recovered, 0))->entered, ==, "4");
  g_assert_cmpint (g_remove (path), ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/report/reading/form-changes-and-comes-back", test_form_changes_and_comes_back);
  ADD ("/report/reading/edits-on-both-sides-stay", test_edits_on_both_sides_stay);
  ADD ("/report/reading/a-step-may-hold-all", test_a_step_may_hold_all);
  ADD ("/report/reading/one-announcement-for-all-figures", test_one_announcement_for_all_figures);
  ADD ("/report/reading/saved-stays-saved", test_saved_stays_saved);
  ADD ("/report/reading/file-keeps-what-was-placed", test_file_keeps_what_was_placed);
  ADD ("/report/reading/read-only-stays", test_read_only_stays);
  ADD ("/report/reading/spoilt-line-is-counted", test_spoilt_line_is_counted);

  return g_test_run ();
}
