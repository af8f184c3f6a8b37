/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-review.h"

#include "load/gouji-kit.h"

#define CELL(n) gouji_form_get_cell (fixture->form, n)

typedef struct {
  GoujiKit *kit;
  GoujiForm *form;
  GoujiReport *report;
  GPtrArray *findings;
  GPtrArray *mentions;
  GoujiReview *review;
  GoujiRule rule;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  gouji_kit_load (fixture->kit, &error);
  g_assert_no_error (error);
  fixture->form = gouji_form_set_find (gouji_kit_get_forms (fixture->kit), "2021");
  fixture->report = gouji_report_new (fixture->form);
  fixture->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_finding_free);
  fixture->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_mention_free);
  fixture->review = gouji_review_new (fixture->report);
  fixture->rule = (GoujiRule) { .id = "text", .predicate = "any" };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gouji_review_free (fixture->review);
  g_ptr_array_unref (fixture->findings);
  g_ptr_array_unref (fixture->mentions);
  g_object_unref (fixture->report);
  gouji_kit_unref (fixture->kit);
}

static void
put (Fixture *fixture, guint index, const char *printed, GoujiDoubt doubt)
{
  GoujiFigure figure = { .printed = (char *) printed,
                         .how = GOUJI_HOW_TABLE,
                         .doubt = doubt,
                         .has_source = TRUE,
                         .source = { 100 + 10 * index, 102 + 10 * index } };

  gouji_report_put_figure (fixture->report, CELL (index), &figure);
}

/* A number of the text that is about a cell, and the finding that it disagrees with the table there. */
static void
contradict (Fixture *fixture, guint index, guint at, const char *number, const char *message)
{
  GoujiMention *mention = g_new0 (GoujiMention, 1);
  GoujiFinding *finding = g_new0 (GoujiFinding, 1);

  mention->cell = CELL (index);
  mention->unit = g_strdup (CELL (index)->unit);
  mention->has_source = TRUE;
  mention->source = mention->number = (GoujiRange) { at, at + 3 };
  g_assert_true (gouji_decimal_parse (number, &mention->value, NULL));
  g_ptr_array_add (fixture->mentions, mention);

  finding->rule = &fixture->rule;
  finding->severity = GOUJI_SEVERITY_WARNING;
  finding->judged = TRUE;
  finding->cells = g_ptr_array_new ();
  g_ptr_array_add (finding->cells, (gpointer) CELL (index));
  finding->message = g_strdup (message);
  finding->has_source = TRUE;
  finding->source = mention->number;
  g_ptr_array_add (fixture->findings, finding);
}

static gboolean
update (Fixture *fixture)
{
  return gouji_review_update (fixture->review, fixture->findings, fixture->mentions);
}

static void
start (Fixture *fixture)
{
  update (fixture);
  gouji_review_start (fixture->review);
}

static void
assert_asked (Fixture *fixture, guint index, guint position, guint of)
{
  const GoujiQuestion *question = gouji_review_get_current (fixture->review);
  guint n;

  g_assert_nonnull (question);
  g_assert_true (question->cell == CELL (index));
  g_assert_cmpuint (gouji_review_get_position (fixture->review, &n), ==, position);
  g_assert_cmpuint (n, ==, of);
}

static void
test_nothing_to_ask (Fixture *fixture, gconstpointer data)
{
  put (fixture, 0, "5", GOUJI_DOUBT_NONE);
  put (fixture, 1, "/", GOUJI_DOUBT_NONE);
  start (fixture);
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 0);
  g_assert_null (gouji_review_get_current (fixture->review));
  g_assert_false (gouji_review_step (fixture->review, 1));
  gouji_review_accept (fixture->review);
  gouji_review_reject (fixture->review);
  g_assert_false (gouji_report_can_undo (fixture->report));
}

static void
test_all_kinds_are_asked_in_order (Fixture *fixture, gconstpointer data)
{
  contradict (fixture, 0, 20, "7", "正文7，表5");
  put (fixture, 0, "5", GOUJI_DOUBT_NONE);
  put (fixture, 3, "5?", GOUJI_DOUBT_NONE);
  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  start (fixture);

  g_assert_cmpuint (gouji_review_get_n_open (fixture->review, GOUJI_QUESTION_UNSURE), ==, 1);
  g_assert_cmpuint (gouji_review_get_n_open (fixture->review, GOUJI_QUESTION_UNREADABLE), ==, 1);
  g_assert_cmpuint (gouji_review_get_n_open (fixture->review, GOUJI_QUESTION_TEXT), ==, 1);
  assert_asked (fixture, 2, 1, 3);
  gouji_review_step (fixture->review, 1);
  assert_asked (fixture, 3, 2, 3);
  gouji_review_step (fixture->review, 1);
  assert_asked (fixture, 0, 3, 3);
  g_assert_cmpstr (gouji_review_get_current (fixture->review)->suggested, ==, "7");
  gouji_review_step (fixture->review, 1);
  assert_asked (fixture, 2, 1, 3);
  gouji_review_step (fixture->review, -1);
  assert_asked (fixture, 0, 3, 3);
}

static void
test_a_finding_elsewhere_is_no_contradiction (Fixture *fixture, gconstpointer data)
{
  contradict (fixture, 0, 20, "7", "正文7，表5");
  ((GoujiFinding *) fixture->findings->pdata[0])->source = (GoujiRange) { 200, 202 };
  start (fixture);
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 0);
}

static void
test_a_finding_without_cells_is_no_contradiction (Fixture *fixture, gconstpointer data)
{
  contradict (fixture, 0, 20, "7", "正文说的是上一年");
  g_ptr_array_set_size (((GoujiFinding *) fixture->findings->pdata[0])->cells, 0);
  start (fixture);
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 0);
}

static void
test_accepting_confirms (Fixture *fixture, gconstpointer data)
{
  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  put (fixture, 4, "6", GOUJI_DOUBT_COLUMN);
  start (fixture);
  gouji_review_accept (fixture->review);
  g_assert_true (gouji_figure_is_sure (gouji_report_get_figure (fixture->report, CELL (2))));
  g_assert_null (gouji_review_get_current (fixture->review));
  g_assert_true (gouji_review_step (fixture->review, 1));
  assert_asked (fixture, 4, 2, 2);
  gouji_review_accept (fixture->review);
  g_assert_false (gouji_review_step (fixture->review, 1));

  gouji_report_undo (fixture->report);
  g_assert_true (update (fixture));
  assert_asked (fixture, 4, 2, 2);
  gouji_report_undo (fixture->report);
  g_assert_true (update (fixture));
  assert_asked (fixture, 2, 1, 2);
  g_assert_false (gouji_report_can_undo (fixture->report));
}

static void
test_correcting_and_rejecting (Fixture *fixture, gconstpointer data)
{
  const GoujiFigure *figure = gouji_report_get_figure (fixture->report, CELL (2));

  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  start (fixture);
  gouji_review_correct (fixture->review, "57");
  g_assert_cmpstr (figure->entered, ==, "57");
  g_assert_cmpstr (figure->printed, ==, "5");
  gouji_report_undo (fixture->report);
  g_assert_null (figure->entered);
  g_assert_true (update (fixture));

  gouji_review_reject (fixture->review);
  g_assert_cmpstr (figure->entered, ==, "");
  g_assert_cmpint (figure->state, ==, GOUJI_FIGURE_EMPTY);
  g_assert_false (update (fixture));
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 0);
}

/* The text stays as it is, and the report need not know; but other numbers make another question. */
static void
test_a_contradiction_that_stays (Fixture *fixture, gconstpointer data)
{
  put (fixture, 0, "5", GOUJI_DOUBT_NONE);
  contradict (fixture, 0, 20, "7", "正文7，表5");
  start (fixture);
  g_assert_false (gouji_review_can_reject (fixture->review));
  gouji_review_accept (fixture->review);
  g_assert_false (gouji_report_can_undo (fixture->report));
  g_assert_false (update (fixture));
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 0);

  g_ptr_array_set_size (fixture->findings, 0);
  g_ptr_array_set_size (fixture->mentions, 0);
  contradict (fixture, 0, 20, "7", "正文7，表6");
  update (fixture);
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 1);
}

static void
test_what_is_answered_in_the_form_is_answered (Fixture *fixture, gconstpointer data)
{
  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  put (fixture, 4, "6", GOUJI_DOUBT_COLUMN);
  start (fixture);
  gouji_report_set_entered (fixture->report, CELL (2), "9", GOUJI_HOW_TYPED);
  g_assert_false (update (fixture));
  g_assert_null (gouji_review_get_current (fixture->review));
  gouji_review_step (fixture->review, 1);
  assert_asked (fixture, 4, 2, 2);

  gouji_review_start (fixture->review);
  assert_asked (fixture, 4, 1, 1);
}

static void
test_a_new_question_moves_nothing (Fixture *fixture, gconstpointer data)
{
  put (fixture, 4, "6", GOUJI_DOUBT_COLUMN);
  start (fixture);
  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  g_assert_false (update (fixture));
  assert_asked (fixture, 4, 2, 2);
}

static void
test_a_lost_figure_is_looked_for_in_its_row (Fixture *fixture, gconstpointer data)
{
  const GoujiCell *cell = gouji_form_find_cell (fixture->form, "requests.new_received.natural_person");
  const GoujiCell *other = gouji_form_find_cell (fixture->form, "requests.new_received.total");
  GoujiFigure lost = { .doubt = GOUJI_DOUBT_ROW };

  put (fixture, other->index, "5", GOUJI_DOUBT_NONE);
  gouji_report_put_figure (fixture->report, cell, &lost);
  start (fixture);
  g_assert_true (gouji_review_get_current (fixture->review)->cell == cell);
  g_assert_true (gouji_review_get_current (fixture->review)->has_source);
  g_assert_cmpuint (gouji_review_get_current (fixture->review)->source.start, ==, 100 + 10 * other->index);
}

static void
test_a_read_only_report_is_not_answered (Fixture *fixture, gconstpointer data)
{
  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  gouji_report_put_read_only (fixture->report, TRUE);
  start (fixture);
  g_assert_false (gouji_review_can_correct (fixture->review));
  gouji_review_accept (fixture->review);
  gouji_review_reject (fixture->review);
  update (fixture);
  g_assert_cmpuint (gouji_review_count_open (fixture->review), ==, 1);
}

static void
test_another_form_asks_anew (Fixture *fixture, gconstpointer data)
{
  put (fixture, 2, "5", GOUJI_DOUBT_COLUMN);
  start (fixture);
  gouji_review_reset (fixture->review);
  g_assert_null (gouji_review_get_current (fixture->review));
  update (fixture);
  gouji_review_start (fixture->review);
  assert_asked (fixture, 2, 1, 1);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/review/nothing-to-ask", test_nothing_to_ask);
  add ("/review/all-kinds-in-order", test_all_kinds_are_asked_in_order);
  add ("/review/finding-elsewhere", test_a_finding_elsewhere_is_no_contradiction);
  add ("/review/finding-without-cells", test_a_finding_without_cells_is_no_contradiction);
  add ("/review/accept/confirms-and-is-undone", test_accepting_confirms);
  add ("/review/correct-and-reject", test_correcting_and_rejecting);
  add ("/review/accept/contradiction-stays", test_a_contradiction_that_stays);
  add ("/review/answered-in-the-form", test_what_is_answered_in_the_form_is_answered);
  add ("/review/new-question", test_a_new_question_moves_nothing);
  add ("/review/lost-figure", test_a_lost_figure_is_looked_for_in_its_row);
  add ("/review/read-only", test_a_read_only_report_is_not_answered);
  add ("/review/another-form", test_another_form_asks_anew);

  return g_test_run ();
}
