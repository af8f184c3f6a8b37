/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

typedef struct {
  GoujiFormSet *forms;
  GoujiReport *report;
  GoujiForm *form;
  GString *log; /* the changes announced: "figure 3, text 0, field 1" */
} Fixture;

static void
log_changed_cb (GoujiReport *report, guint kind, guint index, gpointer user_data)
{
  static const char *const names[] = { "figure", "text", "field", "confirmation" };
  GString *log = user_data;

  g_string_append_printf (log, "%s%s %u", log->len > 0 ? ", " : "", names[kind], index);
}

static void
log_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  gboolean value;

  g_object_get (object, pspec->name, &value, NULL);
  g_string_append_printf (user_data, "[%s %d]", pspec->name, value);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture->form = gouji_form_set_find (fixture->forms, "2021");
  g_assert_nonnull (fixture->form);
  fixture->report = gouji_report_new (fixture->form);
  fixture->log = g_string_new (NULL);
  g_signal_connect (fixture->report, "changed", G_CALLBACK (log_changed_cb), fixture->log);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->report);
  gouji_form_set_unref (fixture->forms);
  g_string_free (fixture->log, TRUE);
}

static const GoujiCell *
cell (Fixture *fixture, guint index)
{
  return gouji_form_get_cell (fixture->form, index);
}

static const GoujiPart *
part (Fixture *fixture, guint index)
{
  return gouji_form_get_part (fixture->form, index);
}

static void
put_printed (Fixture *fixture, guint index, const char *printed)
{
  g_autofree char *copy = g_strdup (printed);
  GoujiFigure figure = { .printed = copy, .how = GOUJI_HOW_TABLE };

  gouji_report_put_figure (fixture->report, cell (fixture, index), &figure);
}

static void
type (Fixture *fixture, guint index, const char *text)
{
  gouji_report_set_entered (fixture->report, cell (fixture, index), text, GOUJI_HOW_TYPED);
}

static void
type_and_leave (Fixture *fixture, guint index, const char *text)
{
  type (fixture, index, text);
  gouji_report_break_typing (fixture->report);
}

static void
assert_entered (Fixture *fixture, guint index, const char *text)
{
  g_assert_cmpstr (gouji_report_get_figure (fixture->report, cell (fixture, index))->entered, ==, text);
}

static void
assert_value (Fixture *fixture, guint index, const char *value)
{
  const GoujiFigure *figure = gouji_report_get_figure (fixture->report, cell (fixture, index));
  g_autofree char *printed = gouji_decimal_to_string (figure->value);

  g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_NUMBER);
  g_assert_cmpstr (printed, ==, value);
}

static void
test_new_report_is_empty (Fixture *fixture, gconstpointer data)
{
  const GoujiFigure *figure = gouji_report_get_figure (fixture->report, cell (fixture, 0));

  g_assert_null (figure->printed);
  g_assert_null (figure->entered);
  g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_EMPTY);
  g_assert_cmpstr (gouji_report_get_narrative (fixture->report, part (fixture, 0))->text, ==, "");
  g_assert_cmpint (gouji_report_get_table_state (fixture->report, gouji_form_get_table (fixture->form, 0)),
                   ==, GOUJI_TABLE_MISSING);
  g_assert_null (gouji_report_get_document (fixture->report));
  g_assert_false (gouji_report_get_modified (fixture->report));
  g_assert_false (gouji_report_can_undo (fixture->report));
  g_assert_true (g_uuid_string_is_valid (gouji_report_get_id (fixture->report)));
}

static void
test_put_makes_no_history (Fixture *fixture, gconstpointer data)
{
  GoujiNarrative narrative = { .heading = (char *) "一、总体情况", .text = (char *) "正文\n", .found = TRUE };

  put_printed (fixture, 0, "57");
  gouji_report_put_narrative (fixture->report, part (fixture, 0), &narrative);
  gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, "云溪县");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, "2023");

  assert_value (fixture, 0, "57");
  g_assert_cmpstr (gouji_report_get_narrative (fixture->report, part (fixture, 0))->text, ==, "正文\n");
  g_assert_cmpstr (gouji_report_get_field (fixture->report, GOUJI_FIELD_AGENCY), ==, "云溪县");
  g_assert_cmpint (gouji_report_get_year (fixture->report), ==, 2023);
  g_assert_false (gouji_report_can_undo (fixture->report));
  g_assert_false (gouji_report_get_modified (fixture->report));
  g_assert_cmpstr (fixture->log->str, ==, "");
}

static void
test_year_is_four_digits_or_unknown (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (gouji_report_get_year (fixture->report), ==, 0);
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, "20**");
  g_assert_cmpint (gouji_report_get_year (fixture->report), ==, 0);
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, "20234");
  g_assert_cmpint (gouji_report_get_year (fixture->report), ==, 0);
}

static void
test_put_reads_the_text_anew (Fixture *fixture, gconstpointer data)
{
  GoujiFigure figure = {
    .printed = (char *) "/", .state = GOUJI_FIGURE_NUMBER, .value = { 57, 0 }, .unit = (char *) "元"
  };

  gouji_report_put_figure (fixture->report, cell (fixture, 0), &figure);
  g_assert_cmpint (gouji_report_get_figure (fixture->report, cell (fixture, 0))->state, ==,
                   GOUJI_FIGURE_NOT_APPLICABLE);
  g_assert_null (gouji_report_get_figure (fixture->report, cell (fixture, 0))->unit);
}

static void
test_only_another_unit_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *own = g_strdup_printf ("57%s", cell (fixture, 0)->unit);

  put_printed (fixture, 0, own);
  g_assert_null (gouji_report_get_figure (fixture->report, cell (fixture, 0))->unit);
  put_printed (fixture, 0, "57亿元");
  g_assert_cmpstr (gouji_report_get_figure (fixture->report, cell (fixture, 0))->unit, ==, "亿元");
}

static void
test_entered_stands_before_printed (Fixture *fixture, gconstpointer data)
{
  const GoujiFigure *figure = gouji_report_get_figure (fixture->report, cell (fixture, 0));

  put_printed (fixture, 0, "57");
  type (fixture, 0, "58");
  assert_value (fixture, 0, "58");
  g_assert_cmpstr (figure->printed, ==, "57");
  g_assert_cmpint (figure->how, ==, GOUJI_HOW_TYPED);

  type (fixture, 0, "");
  g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_EMPTY);
  g_assert_cmpstr (figure->entered, ==, "");

  type (fixture, 0, NULL);
  assert_value (fixture, 0, "57");
  g_assert_cmpint (figure->how, ==, GOUJI_HOW_TABLE);
}

static void
test_a_confirmed_figure_is_sure (Fixture *fixture, gconstpointer data)
{
  const GoujiFigure *figure = gouji_report_get_figure (fixture->report, cell (fixture, 0));
  GoujiFigure doubtful = { .printed = (char *) "57", .how = GOUJI_HOW_TABLE, .doubt = GOUJI_DOUBT_COLUMN };

  gouji_report_put_figure (fixture->report, cell (fixture, 0), &doubtful);
  g_assert_false (gouji_figure_is_sure (figure));

  gouji_report_set_confirmed (fixture->report, cell (fixture, 0), TRUE);
  g_assert_true (gouji_figure_is_sure (figure));
  g_assert_cmpint (figure->doubt, ==, GOUJI_DOUBT_COLUMN);
  g_assert_null (figure->entered);
  g_assert_true (gouji_report_get_modified (fixture->report));
  gouji_report_set_confirmed (fixture->report, cell (fixture, 0), TRUE);
  g_assert_cmpstr (fixture->log->str, ==, "confirmation 0");

  gouji_report_undo (fixture->report);
  g_assert_false (gouji_figure_is_sure (figure));
  g_assert_false (gouji_report_get_modified (fixture->report));
  g_assert_false (gouji_report_can_undo (fixture->report));
  gouji_report_redo (fixture->report);
  g_assert_true (gouji_figure_is_sure (figure));
}

static void
test_each_confirmation_is_one_step (Fixture *fixture, gconstpointer data)
{
  gouji_report_set_confirmed (fixture->report, cell (fixture, 0), TRUE);
  type (fixture, 0, "1");
  gouji_report_set_confirmed (fixture->report, cell (fixture, 0), FALSE);
  gouji_report_set_confirmed (fixture->report, cell (fixture, 0), TRUE);

  for (guint i = 0; i < 4; i++)
    gouji_report_undo (fixture->report);
  g_assert_false (gouji_report_can_undo (fixture->report));
  g_assert_cmpstr (fixture->log->str, ==,
                   "confirmation 0, figure 0, confirmation 0, confirmation 0, "
                   "confirmation 0, confirmation 0, figure 0, confirmation 0");
}

static void
test_each_set_is_one_step (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 0, "1");
  gouji_report_set_text (fixture->report, part (fixture, 0), "正文");
  gouji_report_set_field (fixture->report, GOUJI_FIELD_AGENCY, "云溪县");
  g_assert_cmpstr (fixture->log->str, ==, "figure 0, text 0, field 1");

  gouji_report_undo (fixture->report);
  g_assert_null (gouji_report_get_field (fixture->report, GOUJI_FIELD_AGENCY));
  gouji_report_undo (fixture->report);
  g_assert_cmpstr (gouji_report_get_narrative (fixture->report, part (fixture, 0))->text, ==, "");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, NULL);
  g_assert_false (gouji_report_can_undo (fixture->report));
  gouji_report_undo (fixture->report);

  gouji_report_redo (fixture->report);
  gouji_report_redo (fixture->report);
  gouji_report_redo (fixture->report);
  gouji_report_redo (fixture->report);
  assert_entered (fixture, 0, "1");
  g_assert_cmpstr (gouji_report_get_narrative (fixture->report, part (fixture, 0))->text, ==, "正文");
  g_assert_cmpstr (gouji_report_get_field (fixture->report, GOUJI_FIELD_AGENCY), ==, "云溪县");
  g_assert_cmpstr (fixture->log->str, ==,
                   "figure 0, text 0, field 1, field 1, text 0, figure 0, figure 0, text 0, field 1");
}

static void
test_the_same_again_is_no_step (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, NULL);
  gouji_report_set_text (fixture->report, part (fixture, 0), NULL);
  gouji_report_set_field (fixture->report, GOUJI_FIELD_SCOPE, "");
  g_assert_false (gouji_report_can_undo (fixture->report));

  type_and_leave (fixture, 0, "1");
  type_and_leave (fixture, 0, "1");
  gouji_report_undo (fixture->report);
  g_assert_false (gouji_report_can_undo (fixture->report));
  g_assert_cmpstr (fixture->log->str, ==, "figure 0, figure 0");
}

static void
test_typing_is_one_step (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "1");
  type (fixture, 0, "11");
  type (fixture, 0, "111");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, NULL);
  gouji_report_redo (fixture->report);
  assert_entered (fixture, 0, "111");
}

static void
test_typing_ends_where_it_is_broken (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 0, "1");
  type (fixture, 0, "11");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
}

static void
test_typing_ends_with_another_cell (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "1");
  type (fixture, 1, "2");
  type (fixture, 0, "11");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
  assert_entered (fixture, 1, "2");
}

static void
test_typing_ends_with_undo (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 0, "1");
  type (fixture, 0, "11");
  gouji_report_undo (fixture->report);
  type (fixture, 0, "12");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
  g_assert_true (gouji_report_can_undo (fixture->report));
}

static void
test_typing_ends_with_saving (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "1");
  gouji_report_mark_saved (fixture->report);
  type (fixture, 0, "11");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
  g_assert_false (gouji_report_get_modified (fixture->report));
}

static void
test_pasting_is_a_step_of_its_own (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "1");
  gouji_report_set_entered (fixture->report, cell (fixture, 0), "2", GOUJI_HOW_PASTED);
  type (fixture, 0, "3");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "2");
  g_assert_cmpint (gouji_report_get_figure (fixture->report, cell (fixture, 0))->how, ==, GOUJI_HOW_PASTED);
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
}

static void
test_typing_back_leaves_no_step (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 1, "2");
  type (fixture, 0, "1");
  type (fixture, 0, NULL);
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 1, NULL);
}

static void
test_steps_can_be_grouped (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "1");
  gouji_report_begin_step (fixture->report);
  type (fixture, 0, "2");
  gouji_report_begin_step (fixture->report);
  type (fixture, 1, "3");
  gouji_report_set_field (fixture->report, GOUJI_FIELD_YEAR, "2023");
  gouji_report_end_step (fixture->report);
  type (fixture, 0, "4");
  g_assert_false (gouji_report_can_undo (fixture->report));
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "4");
  gouji_report_end_step (fixture->report);

  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
  assert_entered (fixture, 1, NULL);
  g_assert_null (gouji_report_get_field (fixture->report, GOUJI_FIELD_YEAR));
  gouji_report_redo (fixture->report);
  assert_entered (fixture, 0, "4");
  assert_entered (fixture, 1, "3");
}

static void
test_an_empty_group_is_no_step (Fixture *fixture, gconstpointer data)
{
  gouji_report_begin_step (fixture->report);
  type (fixture, 0, "1");
  type (fixture, 0, NULL);
  gouji_report_end_step (fixture->report);
  g_assert_false (gouji_report_can_undo (fixture->report));
  g_assert_false (gouji_report_get_modified (fixture->report));
}

static void
test_a_new_step_ends_redo (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 0, "1");
  gouji_report_undo (fixture->report);
  type_and_leave (fixture, 1, "2");
  g_assert_false (gouji_report_can_redo (fixture->report));
  gouji_report_redo (fixture->report);
  assert_entered (fixture, 0, NULL);
}

static void
test_modified_says_whether_the_saved_state_is_left (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 0, "1");
  g_assert_true (gouji_report_get_modified (fixture->report));
  gouji_report_mark_saved (fixture->report);
  g_assert_false (gouji_report_get_modified (fixture->report));

  type_and_leave (fixture, 0, "2");
  g_assert_true (gouji_report_get_modified (fixture->report));
  gouji_report_undo (fixture->report);
  g_assert_false (gouji_report_get_modified (fixture->report));
  gouji_report_undo (fixture->report);
  g_assert_true (gouji_report_get_modified (fixture->report));
  gouji_report_redo (fixture->report);
  g_assert_false (gouji_report_get_modified (fixture->report));
}

static void
test_edits_past_the_saved_state_are_modified (Fixture *fixture, gconstpointer data)
{
  type_and_leave (fixture, 0, "1");
  gouji_report_mark_saved (fixture->report);
  gouji_report_undo (fixture->report);
  type_and_leave (fixture, 1, "2");
  g_assert_true (gouji_report_get_modified (fixture->report));
  gouji_report_undo (fixture->report);
  g_assert_true (gouji_report_get_modified (fixture->report));

  type_and_leave (fixture, 0, "1");
  g_assert_false (gouji_report_get_modified (fixture->report));
}

static void
test_properties_are_announced_when_they_change (Fixture *fixture, gconstpointer data)
{
  g_signal_connect (fixture->report, "notify", G_CALLBACK (log_notify_cb), fixture->log);

  type (fixture, 0, "1");
  g_assert_cmpstr (fixture->log->str, ==, "figure 0[modified 1][can-undo 1]");
  g_string_truncate (fixture->log, 0);
  type (fixture, 0, "11");
  g_assert_cmpstr (fixture->log->str, ==, "figure 0");
  g_string_truncate (fixture->log, 0);
  gouji_report_mark_saved (fixture->report);
  g_assert_cmpstr (fixture->log->str, ==, "[modified 0]");
  g_string_truncate (fixture->log, 0);
  gouji_report_undo (fixture->report);
  g_assert_cmpstr (fixture->log->str, ==, "figure 0[modified 1][can-undo 0][can-redo 1]");
}

static void
test_a_read_only_report_stays_as_it_is (Fixture *fixture, gconstpointer data)
{
  type (fixture, 0, "1");
  gouji_report_put_read_only (fixture->report, TRUE);
  g_string_truncate (fixture->log, 0);

  type (fixture, 0, "2");
  gouji_report_set_text (fixture->report, part (fixture, 0), "正文");
  gouji_report_set_field (fixture->report, GOUJI_FIELD_YEAR, "2023");
  gouji_report_undo (fixture->report);
  assert_entered (fixture, 0, "1");
  g_assert_null (gouji_report_get_field (fixture->report, GOUJI_FIELD_YEAR));
  g_assert_cmpstr (fixture->log->str, ==, "");
}

static void
test_extras_and_headings_are_kept (Fixture *fixture, gconstpointer data)
{
  GoujiExtra extra = {
    (char *) "requests", (char *) "其他", (char *) "合计", (char *) "3", { 4, 5 },
  };

  gouji_report_put_extra (fixture->report, &extra);
  gouji_report_put_heading (fixture->report, (GoujiRange) { 1, 3 });
  g_assert_cmpuint (gouji_report_get_extras (fixture->report)->len, ==, 1);
  g_assert_cmpstr (((GoujiExtra *) gouji_report_get_extras (fixture->report)->pdata[0])->row, ==, "其他");
  g_assert_cmpuint (((GoujiRange *) gouji_report_get_headings (fixture->report)->pdata[0])->end, ==, 3);
}

/* Every state that undo passes is the one that was there, whatever was done in between. */
static void
test_undo_leads_back_through_every_state (Fixture *fixture, gconstpointer data)
{
  enum { N_CELLS = 4, N_STEPS = 500 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20211);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint step = 0; step <= N_STEPS; step++) {
    char **state = g_new0 (char *, N_CELLS + 1);

    for (guint i = 0; i < N_CELLS; i++) {
      const char *entered = gouji_report_get_figure (fixture->report, cell (fixture, i))->entered;

      state[i] = g_strdup (entered != NULL ? entered : "none");
    }
    g_ptr_array_add (states, state);

    guint index = (guint) g_rand_int_range (random, 0, N_CELLS);
    g_autofree char *text = g_strdup_printf ("%u", step);
    type_and_leave (fixture, index, text);
  }

  for (guint step = N_STEPS + 1; step > 0; step--) {
    char **state = g_ptr_array_index (states, step - 1);

    gouji_report_undo (fixture->report);
    for (guint i = 0; i < N_CELLS; i++)
      assert_entered (fixture, i, g_str_equal (state[i], "none") ? NULL : state[i]);
  }
  g_assert_false (gouji_report_get_modified (fixture->report));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/report/new-is-empty", test_new_report_is_empty);
  add ("/report/put/makes-no-history", test_put_makes_no_history);
  add ("/report/put/reads-the-text-anew", test_put_reads_the_text_anew);
  add ("/report/put/only-another-unit-is-kept", test_only_another_unit_is_kept);
  add ("/report/put/extras-and-headings", test_extras_and_headings_are_kept);
  add ("/report/year", test_year_is_four_digits_or_unknown);
  add ("/report/set/entered-stands-before-printed", test_entered_stands_before_printed);
  add ("/report/set/the-same-again-is-no-step", test_the_same_again_is_no_step);
  add ("/report/set/read-only", test_a_read_only_report_stays_as_it_is);
  add ("/report/confirm/sure", test_a_confirmed_figure_is_sure);
  add ("/report/confirm/each-is-one-step", test_each_confirmation_is_one_step);
  add ("/report/undo/each-set-is-one-step", test_each_set_is_one_step);
  add ("/report/undo/every-state", test_undo_leads_back_through_every_state);
  add ("/report/undo/new-step-ends-redo", test_a_new_step_ends_redo);
  add ("/report/typing/one-step", test_typing_is_one_step);
  add ("/report/typing/broken", test_typing_ends_where_it_is_broken);
  add ("/report/typing/another-cell", test_typing_ends_with_another_cell);
  add ("/report/typing/undo", test_typing_ends_with_undo);
  add ("/report/typing/saving", test_typing_ends_with_saving);
  add ("/report/typing/pasting", test_pasting_is_a_step_of_its_own);
  add ("/report/typing/back", test_typing_back_leaves_no_step);
  add ("/report/group/one-step", test_steps_can_be_grouped);
  add ("/report/group/empty", test_an_empty_group_is_no_step);
  add ("/report/modified/saved-state", test_modified_says_whether_the_saved_state_is_left);
  add ("/report/modified/past-the-saved-state", test_edits_past_the_saved_state_are_modified);
  add ("/report/notify", test_properties_are_announced_when_they_change);

  return g_test_run ();
}
