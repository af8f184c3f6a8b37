/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "bind/gouji-bind.h"
#include "bind/gouji-tie-text.h"
#include "form/gouji-form-set.h"

#define RECEIVED "requests.new_received.total"
#define NATURAL "requests.new_received.natural_person"
#define ENTERPRISE "requests.new_received.business"
#define CARRIED "requests.carried_in.total"
#define MONEY "fees.amount"
#define N_ROUNDS 400

typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
  GoujiForm *form;
  GoujiReport *report;
  const GoujiPart *part;
  GPtrArray *recognised;
  gulong handler;
} Fixture;

static const GoujiCell *
find_cell (Fixture *fixture, const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (fixture->form, id);

  g_assert_nonnull (cell);
  return cell;
}

static void
put (GoujiReport *report, const char *id, gint64 units)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, units);
  GoujiFigure figure = {
    .printed = text, .state = GOUJI_FIGURE_NUMBER, .value = { units, 0 }, .how = GOUJI_HOW_TABLE
  };

  g_assert_nonnull (cell);
  gouji_report_put_figure (report, cell, &figure);
}

static void
put_text (Fixture *fixture, const char *text)
{
  GoujiNarrative narrative = { .heading = (char *) fixture->part->title,
                               .text = (char *) text,
                               .found = TRUE };

  gouji_report_put_narrative (fixture->report, fixture->part, &narrative);
}

static const char *
get_text (Fixture *fixture)
{
  return gouji_report_get_narrative (fixture->report, fixture->part)->text;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture->folding = gouji_folding_new ();
  fixture->filler = gouji_filler_new (fixture->forms, fixture->folding);
  fixture->form = gouji_form_set_find (fixture->forms, "2021");
  fixture->report = gouji_report_new (fixture->form);
  fixture->part = gouji_form_get_part (fixture->form, 0);
  gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, "岚川县");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_KIND, "government");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, "2025");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->recognised, g_ptr_array_unref);
  g_object_unref (fixture->report);
  gouji_filler_unref (fixture->filler);
  gouji_folding_unref (fixture->folding);
  gouji_form_set_unref (fixture->forms);
}

/* Last year's report, with one figure. */
static GoujiReport *
put_last_year (Fixture *fixture, const char *id, gint64 units)
{
  g_autoptr (GoujiReport) last_year = gouji_report_new (fixture->form);

  gouji_report_put_field (last_year, GOUJI_FIELD_YEAR, "2024");
  put (last_year, id, units);
  gouji_report_put_last_year (fixture->report, last_year);
  return gouji_report_get_last_year (fixture->report);
}

static GoujiBinding *
bind (Fixture *fixture, GoujiBindingKind kind, const char *id)
{
  GoujiBinding *binding = gouji_binding_new (kind, GOUJI_BINDING_FOLLOWS, 0, 0);

  g_ptr_array_add (binding->cells, (gpointer) find_cell (fixture, id));
  return binding;
}

static void
assert_phrase (Fixture *fixture, GoujiBinding *binding, const char *expected)
{
  g_autofree char *phrase = gouji_bind_preview (fixture->report, binding);

  g_assert_cmpstr (phrase, ==, expected);
}

/* The ties of the text in one line each: number, kind, state, what it should be. */
static char *
describe (Fixture *fixture)
{
  static const char *const states[] = { "agrees", "differs", "opposite", "untold", "unreadable" };
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture->filler, fixture->report);
  g_autoptr (GPtrArray) ties = NULL;
  GString *text = g_string_new (NULL);

  g_clear_pointer (&fixture->recognised, g_ptr_array_unref);
  fixture->recognised = gouji_bind_recognise (fixture->filler, fixture->report, mentions);
  ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part,
                          fixture->recognised->pdata[fixture->part->index]);
  for (guint i = 0; i < ties->len; i++) {
    const GoujiTie *tie = ties->pdata[i];

    g_string_append_printf (text, "%s%s %s %s %s", text->len > 0 ? "\n" : "", tie->written,
                            gouji_binding_mode_to_string (tie->binding->mode),
                            gouji_binding_kind_to_string (tie->binding->kind), states[tie->state]);
    if (tie->should_be != NULL)
      g_string_append_printf (text, " %s", tie->should_be);
  }

  return g_string_free (text, FALSE);
}

static void
assert_ties (Fixture *fixture, const char *expected)
{
  g_autofree char *ties = describe (fixture);

  g_assert_cmpstr (ties, ==, expected);
}

static void
test_a_phrase_says_the_number_in_house_style (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);
  g_autoptr (GoujiBinding) growth = bind (fixture, GOUJI_BINDING_GROWTH, RECEIVED);
  g_autoptr (GoujiBinding) change = bind (fixture, GOUJI_BINDING_CHANGE, RECEIVED);
  g_autoptr (GoujiBinding) then = bind (fixture, GOUJI_BINDING_LAST_YEAR, RECEIVED);
  g_autoptr (GoujiBinding) share = bind (fixture, GOUJI_BINDING_SHARE, NATURAL);

  put (fixture->report, RECEIVED, 1057);
  put (fixture->report, NATURAL, 1000);
  put_last_year (fixture, RECEIVED, 1200);
  growth->decimals = 1;
  share->decimals = 2;
  g_ptr_array_add (share->whole, (gpointer) find_cell (fixture, RECEIVED));

  assert_phrase (fixture, sum, "1057件");
  assert_phrase (fixture, then, "1200件");
  assert_phrase (fixture, change, "减少143件");
  assert_phrase (fixture, growth, "同比下降11.9%");
  assert_phrase (fixture, share, "94.61%");
  g_ptr_array_add (sum->cells, (gpointer) find_cell (fixture, NATURAL));
  assert_phrase (fixture, sum, "2057件");
}

static void
test_half_is_rounded_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) share = bind (fixture, GOUJI_BINDING_SHARE, NATURAL);

  put (fixture->report, NATURAL, 1);
  put (fixture->report, RECEIVED, 8);
  g_ptr_array_add (share->whole, (gpointer) find_cell (fixture, RECEIVED));
  share->decimals = 2;
  assert_phrase (fixture, share, "12.50%");
  share->decimals = 0;
  assert_phrase (fixture, share, "13%");
}

static void
test_what_is_not_known_is_not_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);
  g_autoptr (GoujiBinding) growth = bind (fixture, GOUJI_BINDING_GROWTH, RECEIVED);
  GoujiFigure unreadable = { .printed = (char *) "五几", .state = GOUJI_FIGURE_UNREADABLE };

  g_assert_cmpint (gouji_binding_evaluate (sum, fixture->report, 0).state, ==, GOUJI_BOUND_BLANK);
  g_assert_cmpint (gouji_binding_evaluate (growth, fixture->report, 0).state, ==, GOUJI_BOUND_BLANK);
  put (fixture->report, RECEIVED, 57);
  g_assert_cmpint (gouji_binding_evaluate (growth, fixture->report, 0).state, ==, GOUJI_BOUND_NO_LAST_YEAR);
  put_last_year (fixture, RECEIVED, 0);
  g_assert_cmpint (gouji_binding_evaluate (growth, fixture->report, 0).state, ==, GOUJI_BOUND_NO_BASE);
  assert_phrase (fixture, growth, NULL);
  gouji_report_put_figure (fixture->report, find_cell (fixture, RECEIVED), &unreadable);
  g_assert_cmpint (gouji_binding_evaluate (sum, fixture->report, 0).state, ==, GOUJI_BOUND_UNREADABLE);
  assert_phrase (fixture, sum, NULL);
  g_assert_cmpuint (gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 0, 0 }, sum), ==, 0);
  g_assert_cmpstr (get_text (fixture), ==, "");
}

static void
test_nothing_changed_is_said_and_tied_to_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) change = bind (fixture, GOUJI_BINDING_CHANGE, RECEIVED);

  put (fixture->report, RECEIVED, 57);
  put_last_year (fixture, RECEIVED, 57);
  put_text (fixture, "新收57件，。");
  g_assert_cmpuint (gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 6, 6 }, change), ==,
                    11);
  g_assert_cmpstr (get_text (fixture), ==, "新收57件，与上年持平。");
  assert_ties (fixture, "57 watched sum agrees");
}

static void
test_a_number_that_was_read_is_watched (Fixture *fixture, gconstpointer data)
{
  put (fixture->report, RECEIVED, 57);
  put (fixture->report, CARRIED, 3);
  put_last_year (fixture, RECEIVED, 50);
  put_text (fixture, "2025年，本县共收到政府信息公开申请57件，比上年增加7件，上年结转3件。");
  assert_ties (fixture, "57 watched sum agrees\n7 watched change agrees\n3 watched sum agrees");
  put (fixture->report, RECEIVED, 58);
  assert_ties (fixture, "57 watched sum differs 58\n3 watched sum agrees");
}

/* What the program does when it tells of a change. */
static void
changed_cb (Fixture *fixture, GoujiChange kind, guint index)
{
  if (gouji_report_is_being_set (fixture->report))
    gouji_bind_follow (fixture->filler, fixture->report, kind, index, fixture->recognised);
}

static void
begin_following (Fixture *fixture)
{
  fixture->handler = g_signal_connect_swapped (fixture->report, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
type (Fixture *fixture, const char *id, const char *text)
{
  gouji_report_set_entered (fixture->report, find_cell (fixture, id), text, GOUJI_HOW_TYPED);
}

static void
test_ten_thousands_stay_ten_thousands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);

  sum->start = 11;
  sum->end = 14;
  put (fixture->report, RECEIVED, 32000);
  put_text (fixture, "共收到政府信息公开申请3.2万件。");
  g_assert_true (gouji_bind_tie (fixture->report, fixture->part, sum));
  assert_ties (fixture, "3.2 follows sum agrees");
  begin_following (fixture);
  type (fixture, RECEIVED, "32117");
  g_assert_cmpstr (get_text (fixture), ==, "共收到政府信息公开申请3.2117万件。");
}

static void
test_a_number_follows_its_cell_in_one_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);

  put (fixture->report, RECEIVED, 57);
  put_text (fixture, "全年共收到，都已办结。");
  g_assert_cmpuint (gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 5, 5 }, sum), ==, 8);
  g_assert_cmpstr (get_text (fixture), ==, "全年共收到57件，都已办结。");
  begin_following (fixture);
  type (fixture, RECEIVED, "1");
  type (fixture, RECEIVED, "12");
  type (fixture, RECEIVED, "123");
  g_assert_cmpstr (get_text (fixture), ==, "全年共收到123件，都已办结。");
  assert_ties (fixture, "123 follows sum agrees");

  gouji_report_undo (fixture->report);
  g_assert_cmpstr (get_text (fixture), ==, "全年共收到57件，都已办结。");
  g_assert_null (gouji_report_get_figure (fixture->report, find_cell (fixture, RECEIVED))->entered);
  assert_ties (fixture, "57 follows sum agrees");
  gouji_report_redo (fixture->report);
  g_assert_cmpstr (get_text (fixture), ==, "全年共收到123件，都已办结。");
  g_assert_false (gouji_report_can_redo (fixture->report));
}

static void
test_undo_leaves_what_can_be_done_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);

  put (fixture->report, RECEIVED, 57);
  put_text (fixture, "共。");
  begin_following (fixture);
  type (fixture, RECEIVED, "58");
  gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 1, 1 }, sum);
  type (fixture, RECEIVED, "59");
  for (guint i = 0; i < 3; i++)
    gouji_report_undo (fixture->report);
  g_assert_cmpstr (get_text (fixture), ==, "共。");
  for (guint i = 0; i < 3; i++) {
    g_assert_true (gouji_report_can_redo (fixture->report));
    gouji_report_redo (fixture->report);
  }
  g_assert_cmpstr (get_text (fixture), ==, "共59件。");
}

static void
test_what_cannot_be_told_any_more_stays_and_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);

  put (fixture->report, RECEIVED, 57);
  put_text (fixture, "共。");
  gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 1, 1 }, sum);
  begin_following (fixture);
  type (fixture, RECEIVED, "");
  g_assert_cmpstr (get_text (fixture), ==, "共57件。");
  assert_ties (fixture, "57 follows sum untold");
  type (fixture, RECEIVED, "many");
  assert_ties (fixture, "57 follows sum untold");
  type (fixture, RECEIVED, "60");
  g_assert_cmpstr (get_text (fixture), ==, "共60件。");
}

static void
test_more_that_became_less_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) change = bind (fixture, GOUJI_BINDING_CHANGE, RECEIVED);
  g_autoptr (GPtrArray) ties = NULL;

  put (fixture->report, RECEIVED, 57);
  put_last_year (fixture, RECEIVED, 50);
  put_text (fixture, "比上年。");
  gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 3, 3 }, change);
  g_assert_cmpstr (get_text (fixture), ==, "比上年增加7件。");
  begin_following (fixture);
  type (fixture, RECEIVED, "47");
  g_assert_cmpstr (get_text (fixture), ==, "比上年增加3件。");
  assert_ties (fixture, "3 follows change opposite");

  ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part, NULL);
  g_assert_true (gouji_tie_wants_attention (ties->pdata[0]));
  g_assert_true (gouji_bind_update (fixture->filler, fixture->report, ties->pdata[0]));
  g_assert_cmpstr (get_text (fixture), ==, "比上年减少3件。");
  assert_ties (fixture, "3 follows change agrees");
}

static void
test_a_watched_number_is_never_rewritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ties = NULL;
  g_autofree char *before = NULL;

  put (fixture->report, RECEIVED, 57);
  put_last_year (fixture, RECEIVED, 50);
  put_text (fixture, "共收到政府信息公开申请57件，比上年增加7件。");
  before = describe (fixture);
  begin_following (fixture);
  type (fixture, RECEIVED, "58");
  g_assert_cmpstr (get_text (fixture), ==, "共收到政府信息公开申请57件，比上年增加7件。");
  assert_ties (fixture, "57 watched sum differs 58\n7 watched change differs 8");
  ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part, NULL);
  g_assert_cmpuint (ties->len, ==, 2);
  g_assert_true (gouji_bind_update (fixture->filler, fixture->report, ties->pdata[1]));
  g_assert_cmpstr (get_text (fixture), ==, "共收到政府信息公开申请57件，比上年增加8件。");
  gouji_report_undo (fixture->report);
  gouji_report_undo (fixture->report);
  assert_ties (fixture, before);
}

static void
test_what_was_untied_is_not_recognised_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ties = NULL;
  g_autofree char *first = NULL;

  put (fixture->report, RECEIVED, 57);
  put_text (fixture, "共收到政府信息公开申请58件。");
  first = describe (fixture);
  g_assert_cmpstr (first, ==, "58 watched sum differs 57");
  ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part,
                          fixture->recognised->pdata[fixture->part->index]);
  gouji_bind_untie (fixture->report, ties->pdata[0]);
  assert_ties (fixture, "58 watched untied untold");
  gouji_report_undo (fixture->report);
  assert_ties (fixture, first);
}

static void
test_a_text_taken_over_is_stale_number_by_number (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
    "根据国办公开办函〔2021〕30号文件，2024年全县收到政府信息公开申请50件，比2023年增加4件，"
    "其中第12条所列20个工作日内办结49件；5月6日举办培训3场。";
  g_autoptr (GPtrArray) bindings = NULL;

  put_last_year (fixture, RECEIVED, 50);
  put (fixture->report, RECEIVED, 57);
  bindings = gouji_bind_take_over (fixture->filler, fixture->report, fixture->part, text);
  put_text (fixture, text);
  gouji_report_put_bindings (fixture->report, fixture->part, bindings);
  assert_ties (fixture,
               "2024 stale untied untold 2025\n50 stale sum differs 57\n2023 stale untied untold 2024\n"
               "4 stale untied untold\n49 stale untied untold\n5 stale untied untold\n"
               "6 stale untied untold\n3 stale untied untold");
}

static void
test_a_stale_number_is_updated_or_kept (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "2024年收到政府信息公开申请50件，培训3场。";
  g_autoptr (GPtrArray) bindings = NULL;
  g_autoptr (GPtrArray) ties = NULL;

  put_last_year (fixture, RECEIVED, 50);
  put (fixture->report, RECEIVED, 1057);
  bindings = gouji_bind_take_over (fixture->filler, fixture->report, fixture->part, text);
  put_text (fixture, text);
  gouji_report_put_bindings (fixture->report, fixture->part, bindings);
  ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part, NULL);
  g_assert_cmpuint (ties->len, ==, 3);
  for (guint i = ties->len; i > 0; i--) {
    g_assert_true (gouji_tie_wants_attention (ties->pdata[i - 1]));
    if (!gouji_bind_update (fixture->filler, fixture->report, ties->pdata[i - 1]))
      gouji_bind_keep (fixture->report, ties->pdata[i - 1]);
  }
  g_assert_cmpstr (get_text (fixture), ==, "2025年收到政府信息公开申请1057件，培训3场。");
  assert_ties (fixture, "2025 watched untied untold\n1057 follows sum agrees\n3 watched untied untold");
}

/* What is said of a tie that the text has left behind does nothing. */
static void
test_a_tie_of_another_text_does_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiBinding) sum = bind (fixture, GOUJI_BINDING_SUM, RECEIVED);
  g_autoptr (GPtrArray) ties = NULL;

  put (fixture->report, RECEIVED, 57);
  put_text (fixture, "共。");
  gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { 1, 1 }, sum);
  ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part, NULL);
  gouji_report_set_text (fixture->report, fixture->part, "没有。");
  g_assert_false (gouji_bind_update (fixture->filler, fixture->report, ties->pdata[0]));
  gouji_bind_untie (fixture->report, ties->pdata[0]);
  gouji_bind_keep (fixture->report, ties->pdata[0]);
  g_assert_cmpstr (get_text (fixture), ==, "没有。");
  assert_ties (fixture, "");
}

/* A phrase that is inserted at any place of any text is found there again, and follows whatever is typed. */
static void
test_what_is_written_is_read_again (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "全县",   "，", "12", "。", "共", "\n",
                                        "（一）", "３", "件", "🙂", "a",  "、" };
  static const char *const cells[] = { RECEIVED, NATURAL, ENTERPRISE, CARRIED };
  g_autoptr (GRand) random = g_rand_new_with_seed (20251122);

  begin_following (fixture);
  for (guint round = 0; round < N_ROUNDS; round++) {
    const char *id = cells[g_rand_int_range (random, 0, G_N_ELEMENTS (cells))];
    g_autoptr (GoujiBinding) binding = bind (fixture, (GoujiBindingKind) g_rand_int_range (random, 0, 5), id);
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GPtrArray) ties = NULL;
    g_autofree char *phrase = NULL;
    g_autofree char *typed = g_strdup_printf ("%d", g_rand_int_range (random, 1, 100000));
    guint place, end;

    for (guint i = 0; i < 12; i++)
      g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
    put_text (fixture, text->str);
    gouji_report_put_bindings (fixture->report, fixture->part, NULL);
    put_last_year (fixture, id, g_rand_int_range (random, 1, 5000));
    for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
      put (fixture->report, cells[i], g_rand_int_range (random, 1, 5000));
    binding->decimals = (guint) g_rand_int_range (random, 0, 3);
    if (binding->kind == GOUJI_BINDING_SHARE)
      g_ptr_array_add (binding->whole, (gpointer) find_cell (fixture, RECEIVED));
    place = (guint) g_rand_int_range (random, 0, (int) g_utf8_strlen (text->str, -1) + 1);
    phrase = gouji_bind_preview (fixture->report, binding);
    g_assert_nonnull (phrase);
    end = gouji_bind_insert (fixture->report, fixture->part, (GoujiRange) { place, place }, binding);
    g_assert_cmpuint (end, ==, place + (guint) g_utf8_strlen (phrase, -1));

    type (fixture, id, typed);
    ties = gouji_bind_list (fixture->filler, fixture->report, fixture->part, NULL);
    for (guint i = 0; i < ties->len; i++) {
      const GoujiTie *tie = ties->pdata[i];

      if (tie->state == GOUJI_TIE_UNREADABLE)
        continue; /* a digit of the text before stands right beside it */
      g_assert_true (tie->state == GOUJI_TIE_AGREES || tie->state == GOUJI_TIE_OPPOSITE);
    }
    gouji_report_undo (fixture->report);
    gouji_report_undo (fixture->report);
    g_assert_cmpstr (get_text (fixture), ==, text->str);
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/bind/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("phrase/house-style", test_a_phrase_says_the_number_in_house_style);
  ADD ("phrase/half-up", test_half_is_rounded_up);
  ADD ("phrase/not-known", test_what_is_not_known_is_not_written);
  ADD ("phrase/nothing-changed", test_nothing_changed_is_said_and_tied_to_nothing);
  ADD ("recognise/watched", test_a_number_that_was_read_is_watched);
  ADD ("recognise/ten-thousands", test_ten_thousands_stay_ten_thousands);
  ADD ("follow/one-step", test_a_number_follows_its_cell_in_one_step);
  ADD ("follow/undo-and-redo", test_undo_leaves_what_can_be_done_again);
  ADD ("follow/untold", test_what_cannot_be_told_any_more_stays_and_is_shown);
  ADD ("follow/opposite", test_more_that_became_less_is_shown);
  ADD ("follow/watched", test_a_watched_number_is_never_rewritten);
  ADD ("untie/not-again", test_what_was_untied_is_not_recognised_again);
  ADD ("take-over/stale", test_a_text_taken_over_is_stale_number_by_number);
  ADD ("take-over/update-or-keep", test_a_stale_number_is_updated_or_kept);
  ADD ("tie/of-another-text", test_a_tie_of_another_text_does_nothing);
  ADD ("random", test_what_is_written_is_read_again);

  return g_test_run ();
}
