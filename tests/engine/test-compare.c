/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-comparison.h"
#include "series-fixture.h"

static GoujiReport *
add_copy (Fixture *fixture, GoujiReport *report)
{
  GoujiReport *copy = gouji_report_copy (report);

  g_ptr_array_add (fixture->reports, copy);
  return copy;
}

static void
write_text (GoujiReport *report, guint part, const char *text)
{
  gouji_report_set_text (report, gouji_form_get_part (gouji_report_get_form (report), part), text);
}

static void
put_extra (GoujiReport *report, const char *row, const char *column, const char *printed)
{
  GoujiExtra extra = { (char *) "requests", (char *) row, (char *) column, (char *) printed, { 0, 1 } };

  gouji_report_put_extra (report, &extra);
}

/* Something of everything. */
static GoujiReport *
add_full (Fixture *fixture)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    gouji_report_set_entered (report, gouji_form_get_cell (form, i), i % 7 == 3 ? "/" : text,
                              GOUJI_HOW_TYPED);
  }
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++)
    write_text (report, i, "全年共收到申请57件。\n");
  gouji_report_put_field (report, GOUJI_FIELD_TITLE, "青禾县2023年政府信息公开工作年度报告");
  gouji_report_put_field (report, GOUJI_FIELD_PREAMBLE, "本报告由青禾县人民政府办公室编制。");
  put_extra (report, "其他", "合计", "3");

  return report;
}

static void
test_equal_reports (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_full (fixture);
  g_autoptr (GoujiComparison) own = gouji_compare_reports (report, report);
  g_autoptr (GoujiComparison) copied = gouji_compare_reports (report, add_copy (fixture, report));

  g_assert_true (gouji_comparison_is_empty (own));
  g_assert_true (gouji_comparison_is_empty (copied));
}

static const GoujiCellDifference *
compare_cell (Fixture *fixture, const char *then, const char *now, GoujiComparison **comparison)
{
  GoujiReport *before = add_report (fixture, "2021", "2023");
  GoujiReport *after = add_report (fixture, "2021", "2023");

  put (before, "requests.new_received.total", then);
  put (after, "requests.new_received.total", now);
  *comparison = gouji_compare_reports (before, after);
  g_assert_cmpuint ((*comparison)->cells->len, <=, 1);

  return (*comparison)->cells->len == 1 ? g_ptr_array_index ((*comparison)->cells, 0) : NULL;
}

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *then;
    const char *now;
    int kind; /* -1 for no difference */
    const char *change;
  } cases[] = {
    { "57", "57", -1, NULL },
    { " 57 ", "57", -1, NULL },
    { "57", "58", GOUJI_DIFFERENCE_NUMBER, "1" },
    { "58", "57.25", GOUJI_DIFFERENCE_NUMBER, "-0.75" },
    { "9223372036854775807", "-9", GOUJI_DIFFERENCE_NUMBER, NULL },
    { "57", "57.0", GOUJI_DIFFERENCE_WRITING, "0.0" },
    { "1,234", "1234", GOUJI_DIFFERENCE_WRITING, "0" },
    { "", "0", GOUJI_DIFFERENCE_STATE, NULL },
    { "0", "/", GOUJI_DIFFERENCE_STATE, NULL },
    { "/", "-", GOUJI_DIFFERENCE_WRITING, NULL },
    { "五x", "五y", GOUJI_DIFFERENCE_NUMBER, NULL },
    { "五x", "57", GOUJI_DIFFERENCE_STATE, NULL },
    { "57万元", "57", GOUJI_DIFFERENCE_NUMBER, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GoujiComparison) comparison = NULL;
    const GoujiCellDifference *difference = compare_cell (fixture, cases[i].then, cases[i].now, &comparison);
    g_autofree char *change = NULL;

    g_test_message ("%s, %s", cases[i].then, cases[i].now);
    g_assert_cmpint (difference != NULL ? (int) difference->kind : -1, ==, cases[i].kind);
    if (difference == NULL)
      continue;
    g_assert_cmpstr (difference->then.printed, ==, cases[i].then);
    g_assert_cmpstr (difference->now.printed, ==, cases[i].now);
    if (difference->has_change)
      change = gouji_decimal_to_string (difference->change);
    g_assert_cmpstr (change, ==, cases[i].change);
  }
}

/* What was typed is what the report says, and the comparison still says it when the report has gone on. */
static void
test_typed_figures (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_received (fixture, "2021", "2023", "57");
  GoujiReport *after = add_copy (fixture, before);
  g_autoptr (GoujiComparison) comparison = NULL;
  const GoujiCellDifference *difference;

  enter (after, "requests.new_received.total", "58");
  comparison = gouji_compare_reports (before, after);
  enter (after, "requests.new_received.total", "99");

  g_assert_cmpuint (comparison->cells->len, ==, 1);
  difference = g_ptr_array_index (comparison->cells, 0);
  g_assert_cmpstr (difference->now.entered, ==, "58");
  g_assert_cmpint (difference->change.units, ==, 1);
}

static void
test_order_of_the_form (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_full (fixture);
  GoujiReport *after = add_report (fixture, "2021", "2024");
  g_autoptr (GoujiComparison) comparison = gouji_compare_reports (before, after);

  g_assert_cmpuint (comparison->cells->len, ==, gouji_form_get_n_cells (comparison->new_form));
  for (guint i = 0; i < comparison->cells->len; i++) {
    const GoujiCellDifference *difference = g_ptr_array_index (comparison->cells, i);

    g_assert_true (difference->after == gouji_form_get_cell (comparison->new_form, i));
    g_assert_true (difference->before == difference->after);
  }
}

/* Cells that mean the same are compared; those that only one form has are listed when something is in them.
 */
static void
test_other_forms (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_received (fixture, "2019", "2020", "57");
  GoujiReport *after = add_received (fixture, "2021", "2021", "60");
  g_autoptr (GoujiComparison) comparison = NULL;
  guint n_alone = 0;
  guint n_both = 0;

  for (guint i = 0; i < gouji_form_get_n_cells (gouji_report_get_form (before)); i++)
    gouji_report_set_entered (before, gouji_form_get_cell (gouji_report_get_form (before), i), "1",
                              GOUJI_HOW_TYPED);
  comparison = gouji_compare_reports (before, after);

  for (guint i = 0; i < comparison->cells->len; i++) {
    const GoujiCellDifference *difference = g_ptr_array_index (comparison->cells, i);

    g_assert_true (difference->before != NULL || difference->after != NULL);
    n_alone += difference->after == NULL;
    n_both += difference->before != NULL && difference->after != NULL;
    if (difference->before != NULL)
      g_assert_true (gouji_form_find_cell (comparison->old_form, difference->before->id) ==
                     difference->before);
    else
      g_assert_cmpint (difference->now.state, !=, GOUJI_FIGURE_EMPTY);
  }
  /* The format of 2019 asked for purchases and for the regulations made. */
  g_assert_cmpuint (n_alone, >, 0);
  g_assert_cmpuint (n_both, >, 100);
  g_assert_cmpuint (n_alone + n_both, ==, gouji_form_get_n_cells (comparison->old_form));
}

static void
assert_mirrored_cells (const GoujiComparison *there, const GoujiComparison *back)
{
  g_assert_cmpuint (there->cells->len, ==, back->cells->len);
  for (guint i = 0; i < there->cells->len; i++) {
    const GoujiCellDifference *one = g_ptr_array_index (there->cells, i);
    gboolean found = FALSE;

    for (guint j = 0; j < back->cells->len && !found; j++) {
      const GoujiCellDifference *other = g_ptr_array_index (back->cells, j);

      found = one->before == other->after && one->after == other->before && one->kind == other->kind &&
              one->has_change == other->has_change && one->change.units == -other->change.units;
    }
    g_assert_true (found);
  }
}

static void
test_symmetric (Fixture *fixture, gconstpointer data)
{
  static const char *const forms[] = { "2014", "2019", "2021", "school" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    GoujiReport *before = add_full (fixture);
    GoujiReport *after = add_report (fixture, forms[i], "2024");
    g_autoptr (GoujiComparison) there = NULL;
    g_autoptr (GoujiComparison) back = NULL;

    for (guint j = 0; j < gouji_form_get_n_cells (gouji_report_get_form (after)); j++)
      gouji_report_set_entered (after, gouji_form_get_cell (gouji_report_get_form (after), j), "5",
                                GOUJI_HOW_TYPED);
    there = gouji_compare_reports (before, after);
    back = gouji_compare_reports (after, before);
    assert_mirrored_cells (there, back);
    g_assert_cmpuint (there->texts->len, ==, back->texts->len);
    g_assert_cmpuint (there->fields->len, ==, back->fields->len);
    g_assert_cmpuint (there->extras->len, ==, back->extras->len);
  }
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_full (fixture);
  GoujiReport *after = add_copy (fixture, before);
  g_autoptr (GoujiComparison) comparison = NULL;
  const GoujiTextDifference *difference;
  const GoujiTextRun *run;

  write_text (after, 0, "全年共收到申请58件。");
  write_text (after, 1, "全年共收到申请57件。");
  gouji_report_set_field (after, GOUJI_FIELD_PREAMBLE, "本报告由青禾县人民政府编制。");
  comparison = gouji_compare_reports (before, after);

  g_assert_cmpuint (comparison->texts->len, ==, 2);
  difference = g_ptr_array_index (comparison->texts, 0);
  g_assert_null (difference->before);
  g_assert_null (difference->after);
  difference = g_ptr_array_index (comparison->texts, 1);
  g_assert_true (difference->after == gouji_form_get_part (comparison->new_form, 0));
  g_assert_null (difference->new_heading);
  run = g_ptr_array_index (difference->runs, 1);
  g_assert_cmpstr (run->text, ==, "57");
  g_assert_cmpint (run->kind, ==, GOUJI_RUN_OUT);
}

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_report (fixture, "2021", "2023");
  GoujiReport *after = add_report (fixture, "2021", "2023");
  const GoujiPart *part = gouji_form_get_part (gouji_report_get_form (before), 0);
  GoujiNarrative narrative = { .heading = (char *) "一、总体情况", .text = (char *) "略\n", .found = TRUE };
  g_autoptr (GoujiComparison) typed = NULL;
  g_autoptr (GoujiComparison) renamed = NULL;
  const GoujiTextDifference *difference;

  gouji_report_put_narrative (before, part, &narrative);
  write_text (after, 0, "略");
  typed = gouji_compare_reports (before, after);
  g_assert_cmpuint (typed->texts->len, ==, 0);

  narrative.heading = (char *) "一、总述";
  gouji_report_put_narrative (after, part, &narrative);
  renamed = gouji_compare_reports (before, after);
  g_assert_cmpuint (renamed->texts->len, ==, 1);
  difference = g_ptr_array_index (renamed->texts, 0);
  g_assert_cmpstr (difference->old_heading, ==, "一、总体情况");
  g_assert_cmpstr (difference->new_heading, ==, "一、总述");
  g_assert_cmpuint (difference->runs->len, ==, 1);
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_full (fixture);
  GoujiReport *after = add_copy (fixture, before);
  g_autoptr (GoujiComparison) comparison = NULL;
  const GoujiFieldDifference *difference;

  gouji_report_set_field (after, GOUJI_FIELD_YEAR, "2024");
  gouji_report_set_field (after, GOUJI_FIELD_DATED, "2025-01-20");
  gouji_report_put_field (after, GOUJI_FIELD_FORM_REASON, "title");
  comparison = gouji_compare_reports (before, after);

  g_assert_cmpuint (comparison->fields->len, ==, 2);
  difference = g_ptr_array_index (comparison->fields, 0);
  g_assert_cmpint (difference->field, ==, GOUJI_FIELD_YEAR);
  g_assert_cmpstr (difference->before, ==, "2023");
  g_assert_cmpstr (difference->after, ==, "2024");
  difference = g_ptr_array_index (comparison->fields, 1);
  g_assert_null (difference->before);
  g_assert_cmpstr (difference->after, ==, "2025-01-20");
}

/* Rows of the same name are compared in their order. */
static void
test_extras (Fixture *fixture, gconstpointer data)
{
  GoujiReport *before = add_report (fixture, "2021", "2023");
  GoujiReport *after = add_report (fixture, "2021", "2023");
  g_autoptr (GoujiComparison) comparison = NULL;
  const GoujiExtraDifference *difference;

  put_extra (before, "其他", "合计", "1");
  put_extra (before, "其他", "合计", "2");
  put_extra (before, "小计", "合计", "9");
  put_extra (after, "新增", "合计", "4");
  put_extra (after, "其他", "合计", "1");
  put_extra (after, "其他", "合计", "3");
  comparison = gouji_compare_reports (before, after);

  g_assert_cmpuint (comparison->extras->len, ==, 3);
  difference = g_ptr_array_index (comparison->extras, 0);
  g_assert_cmpstr (difference->row, ==, "新增");
  g_assert_null (difference->before);
  difference = g_ptr_array_index (comparison->extras, 1);
  g_assert_cmpstr (difference->before, ==, "2");
  g_assert_cmpstr (difference->after, ==, "3");
  difference = g_ptr_array_index (comparison->extras, 2);
  g_assert_cmpstr (difference->row, ==, "小计");
  g_assert_null (difference->after);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/compare/equal-reports-have-no-difference", test_equal_reports);
  ADD ("/compare/figures", test_figures);
  ADD ("/compare/typed-figures-are-what-a-report-says", test_typed_figures);
  ADD ("/compare/cells-in-the-order-of-the-form", test_order_of_the_form);
  ADD ("/compare/cells-that-mean-the-same-in-other-forms", test_other_forms);
  ADD ("/compare/exchanged-reports-exchange-the-differences", test_symmetric);
  ADD ("/compare/texts-are-compared-without-their-last-line-end", test_texts);
  ADD ("/compare/headings-that-were-renamed", test_headings);
  ADD ("/compare/fields", test_fields);
  ADD ("/compare/extras", test_extras);

  return g_test_run ();
}
