/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart.h"

#include "series-fixture.h"

static const char *const outcomes[] = {
  "requests.open_full.total",       "requests.open_partial.total",        "requests.deny_third_party.total",
  "requests.unable_not_held.total", "requests.nothandled_petition.total", "requests.other_other.total",
};

/* Its requests received mean something else than those of the other forms. */
static const char other_form[] = "{'id': '2014', 'title': '旧格式', 'parts': [], 'rules': [],"
                                 " 'tables': [{'id': 'requests', 'title': '表', 'unit': '件', 'widths': [1], "
                                 "'row_head_columns': 0, 'narrow': 1,"
                                 "   'blocks': [{'columns': [{'id': 'total', 'title': '数'}], 'rows': "
                                 "[{'id': 'new_received', 'title': '收到'}]}]}],"
                                 " 'concepts': [{'id': 'requests_received', 'title': '收到申请', 'unit': "
                                 "'件', 'comparability': '2014: other',"
                                 "   'cells': ['requests.new_received.total']}]}";

static void
add_other_form (Fixture *fixture, const char *year, const char *received)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) json = g_string_new (other_form);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GoujiForm) form = NULL;
  GoujiReport *report;

  g_string_replace (json, "'", "\"", 0);
  node = json_from_string (json->str, &error);
  g_assert_no_error (error);
  form = gouji_form_new_from_json (json_node_get_object (node), NULL, &error);
  g_assert_no_error (error);
  report = gouji_report_new (form);
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, year);
  put (report, "requests.new_received.total", received);
  g_ptr_array_add (fixture->reports, report);
}

static GoujiReport *
add_outcomes (Fixture *fixture, const char *year, const char *numbers)
{
  GoujiReport *report = add_report (fixture, "2021", year);
  g_auto (GStrv) each = g_strsplit (numbers, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    put (report, outcomes[i], each[i]);
  return report;
}

static void
assert_finding (Fixture *fixture, const char *finding)
{
  g_autoptr (GoujiChart) chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);

  g_assert_cmpstr (gouji_chart_get_finding (chart), ==, finding);
}

static void
assert_outcome (Fixture *fixture, const char *finding)
{
  g_autoptr (GoujiChart) chart = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);

  g_assert_cmpstr (gouji_chart_get_finding (chart), ==, finding);
}

/* The requests received from 2021 on, one number a year; "-" for a year without a report. */
static void
add_years (Fixture *fixture, const char *numbers)
{
  g_auto (GStrv) each = g_strsplit (numbers, " ", -1);

  g_ptr_array_set_size (fixture->reports, 0);
  for (guint i = 0; each[i] != NULL; i++) {
    g_autofree char *year = g_strdup_printf ("%u", 2021 + i);

    if (!g_str_equal (each[i], "-"))
      add_received (fixture, "2021", year, each[i]);
  }
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  add_years (fixture, "31 64 57");
  assert_finding (fixture, "2021至2023年新收申请由31件增至57件，增长约83.9%，2022年最多（64件）。");
  add_years (fixture, "40 12 20");
  assert_finding (fixture, "2021至2023年新收申请由40件减至20件，下降50%，2022年最少（12件）。");
  add_years (fixture, "20 30 20 30 20");
  assert_finding (fixture, "2021至2025年新收申请首末均为20件，2022、2024年最多（30件）。");
  add_years (fixture, "20 30 30 30 25");
  assert_finding (fixture, "2021至2025年新收申请由20件增至25件，增长25%，2022至2024年最多（30件）。");
  add_years (fixture, "0 0 - 0");
  assert_finding (fixture, "2021至2024年有数据的3年，新收申请均为0件。");
  add_years (fixture, "- 57");
  assert_finding (fixture, "只有2022年有数据：新收申请57件。");
}

static void
test_small_base (Fixture *fixture, gconstpointer data)
{
  add_years (fixture, "2 5");
  assert_finding (fixture, "2021至2022年新收申请由2件增至5件，增加3件（基数小，不计百分比）。");
  add_years (fixture, "9 8");
  assert_finding (fixture, "2021至2022年新收申请由9件减至8件，减少1件（基数小，不计百分比）。");
  add_years (fixture, "10 8");
  assert_finding (fixture, "2021至2022年新收申请由10件减至8件，下降20%。");
  add_years (fixture, "0 5");
  assert_finding (fixture, "2021至2022年新收申请由0件增至5件，增加5件。");
  add_years (fixture, "-8 5");
  assert_finding (fixture, "2021至2022年新收申请由-8件增至5件，增加13件。");
  add_years (fixture, "11398889 3");
  assert_finding (fixture, "2021至2022年新收申请由11398889件减至3件，下降约100%。");
}

static void
test_amount (Fixture *fixture, gconstpointer data)
{
  const char *const fees[] = { "administrative_fees", NULL };
  g_autoptr (GoujiChart) chart = NULL;

  put (add_report (fixture, "2021", "2021"), "disclosure.fees.amount", "2.5");
  put (add_report (fixture, "2021", "2022"), "disclosure.fees.amount", "31250元");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, fees);
  g_assert_cmpstr (gouji_chart_get_finding (chart), ==,
                   "2021至2022年行政事业性收费由2.5万元增至3.125万元，增长25%。");
  g_assert_cmpstr (gouji_chart_get_text (chart, 1, 1), ==, "3.125");
}

static void
test_unsure_finding (Fixture *fixture, gconstpointer data)
{
  add_received (fixture, "2021", "2021", "31");
  put_unsure (add_report (fixture, "2021", "2022"), "requests.new_received.total", "62");
  assert_finding (fixture, "2021至2022年新收申请由31件增至62件，增长100%，其中2022年的数据不确定。");
}

/* Two indicators that begin anew in one year for reasons of their own. */
static void
test_what_differs (Fixture *fixture, gconstpointer data)
{
  static const char *const concepts[] = { "requests_answered", "granted", NULL };
  g_autoptr (GoujiChart) chart = NULL;

  for (guint i = 0; i < 2; i++) {
    GoujiReport *report = add_report (fixture, i == 0 ? "2014" : "2021", i == 0 ? "2018" : "2021");

    put (report, i == 0 ? "statistics.app_replied" : "requests.processed_total.total", "20");
    put (report, i == 0 ? "statistics.rep_open" : "requests.open_full.total", "12");
  }
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);
  g_assert_true (
    g_strv_contains (gouji_chart_get_notes (chart),
                     "办结（答复）：2021年起口径不同，与此前不可比，线在此断开（2014年统计表统计的是答复数，"
                     "一件申请可能有几次答复）。"));
  g_assert_true (g_strv_contains (
    gouji_chart_get_notes (chart),
    "予以公开：2021年起口径不同，与此前不可比，线在此断开（2014年统计表把“属于已主动公开范围”"
    "单列，不计入同意公开）。"));
}

static void
assert_note (Fixture *fixture, const char *note)
{
  g_autoptr (GoujiChart) chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);

  g_assert_true (g_strv_contains (gouji_chart_get_notes (chart), note));
}

/* One change of form is said as such, a chain of them in one sentence. */
static void
test_incomparable (Fixture *fixture, gconstpointer data)
{

  add_other_form (fixture, "2017", "500");
  add_other_form (fixture, "2018", "600");
  add_received (fixture, "2019", "2019", "20");
  add_received (fixture, "2021", "2021", "30");
  assert_finding (
    fixture, "2019至2021年新收申请由20件增至30件，增长50%（2019年起格式不同，此前口径不同，不作比较）。");

  assert_note (
    fixture,
    "格式几次改变，图中以竖虚线表示：2017年起为“旧格式”，2019年起为“2019年格式”，2021年起为“2021年格式”。");
  assert_note (fixture, "新收申请：2019年起口径不同，与此前不可比，线在此断开。");
  g_ptr_array_remove_index (fixture->reports, 3);
  assert_note (fixture, "2019年起格式由“旧格式”改为“2019年格式”，图中以竖虚线表示。");
  g_ptr_array_remove_index (fixture->reports, 1);
  assert_note (fixture, "2017年用“旧格式”，2019年用“2019年格式”，其间格式有变，图中以竖虚线表示。");
}

/* The year of the change may have no number itself. */
static void
test_blank_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  add_other_form (fixture, "2018", "600");
  add_received (fixture, "2019", "2019", NULL);
  add_received (fixture, "2019", "2020", "20");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);

  g_assert_cmpstr (gouji_chart_get_finding (chart), ==,
                   "2020年新收申请20件（2019年起格式不同，此前口径不同，不作比较）。");
  g_assert_true (g_strv_contains (gouji_chart_get_notes (chart),
                                  "新收申请：2019年起口径不同，与此前不可比，线在此断开。"));
}

/* What a form did not ask for before has no past that it could differ from. */
static void
test_new_concept (Fixture *fixture, gconstpointer data)
{
  const char *const fees[] = { "administrative_fees", NULL };
  g_autoptr (GoujiChart) chart = NULL;
  const char *const *notes;

  add_report (fixture, "2019", "2020");
  put (add_report (fixture, "2021", "2021"), "disclosure.fees.amount", "20");
  put (add_report (fixture, "2021", "2022"), "disclosure.fees.amount", "30");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, fees);

  notes = gouji_chart_get_notes (chart);
  g_assert_cmpstr (gouji_chart_get_finding (chart), ==,
                   "2021至2022年行政事业性收费由20万元增至30万元，增长50%。");
  g_assert_cmpstr (notes[0], ==, "行政事业性收费：2020年格式中没有这一项，未画出。");
  g_assert_cmpstr (notes[1], ==, "2021年起格式由“2019年格式”改为“2021年格式”，图中以竖虚线表示。");
  g_assert_null (notes[2]);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  const char *const concepts[] = { "requests_received", "reviews", "administrative_fees", "litigation",
                                   NULL };
  g_autoptr (GoujiChart) chart = NULL;

  put (add_received (fixture, "2021", "2021", "20"), "disputes.review.total", "3");
  put (add_received (fixture, "2021", "2022", "30"), "disputes.review.total", "1");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);

  g_assert_cmpstr (gouji_chart_get_title (chart), ==, "青禾县2021至2022年新收申请、行政复议、行政诉讼");
  g_assert_cmpstr (
    gouji_chart_get_finding (chart), ==,
    "2021至2022年新收申请由20件增至30件，增长50%；行政复议由3件减至1件，减少2件（基数小，不计百分比）。");
  g_assert_true (
    g_strv_contains (gouji_chart_get_notes (chart), "行政诉讼：2021、2022年没有填数字，未画出。"));
  g_assert_true (
    g_strv_contains (gouji_chart_get_notes (chart), "行政事业性收费的单位与新收申请不同，只列在数据表中。"));
  g_assert_cmpuint (gouji_chart_get_n_columns (chart), ==, 5);
  g_assert_cmpstr (gouji_chart_get_column_title (chart, 3), ==, "行政事业性收费（万元）");
  g_assert_cmpuint (gouji_chart_get_n_marks (chart), ==, 4);
  g_assert_cmpstr (gouji_chart_get_mark (chart, 2)->words, ==, "2021年，行政复议3件");
  g_assert_cmpuint (gouji_chart_get_mark (chart, 2)->series, ==, 1);
}

static void
test_composition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  add_outcomes (fixture, "2021", "12 5 4 6 2 1");
  add_outcomes (fixture, "2022", "31 6 7 10 2 1");
  assert_outcome (fixture, "2022年办理结果共57件，其中予以公开最多，31件，约占54.4%（2021年占40%）。");

  chart = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);
  g_assert_cmpstr (gouji_chart_get_title (chart), ==, "青禾县2021至2022年政府信息公开申请办理结果");
  g_assert_cmpstr (gouji_chart_get_column_title (chart, 7), ==, "合计（件）");
  g_assert_cmpstr (gouji_chart_get_text (chart, 0, 7), ==, "30");
  g_assert_cmpuint (gouji_chart_get_n_marks (chart), ==, 12);
  g_assert_cmpstr (gouji_chart_get_mark (chart, 1)->words, ==, "2021年，部分公开5件，约占16.7%");
  g_assert_true (gouji_chart_get_mark (chart, 6)->report == fixture->reports->pdata[1]);
}

static void
test_partial_composition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  add_outcomes (fixture, "2021", "12 5 4 6 2 1");
  add_outcomes (fixture, "2022", "31 6 7 10");
  chart = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);

  g_assert_cmpstr (gouji_chart_get_finding (chart), ==,
                   "2021年办理结果共30件，其中予以公开最多，12件，占40%。");
  g_assert_true (
    g_strv_contains (gouji_chart_get_notes (chart), "不予处理、其他处理：2022年没有填数字，未画出。"));
  g_assert_true (g_strv_contains (gouji_chart_get_notes (chart), "2022年有的结果没有数字，柱高不是合计。"));
  g_assert_cmpstr (gouji_chart_get_text (chart, 1, 7), ==, "");
  g_assert_cmpstr (gouji_chart_get_mark (chart, 6)->words, ==, "2022年，予以公开31件");
}

static void
test_small_composition (Fixture *fixture, gconstpointer data)
{
  add_outcomes (fixture, "2021", "0 0 0 0 0 0");
  assert_outcome (fixture, "2021年各项办理结果均为0。");
  add_outcomes (fixture, "2022", "3 1 0 0 0 0");
  assert_outcome (fixture, "2022年办理结果共4件，其中予以公开最多，3件（总数小，不计占比）。");
  add_outcomes (fixture, "2023", "10 2 10 0 0 0");
  assert_outcome (fixture, "2023年办理结果共22件，其中予以公开、不予公开并列最多，各10件。");
  g_ptr_array_set_size (fixture->reports, 0);
  add_outcomes (fixture, "2021", "3");
  assert_outcome (fixture, "没有一年的各项办理结果都有数字，不计算占比。");
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;
  const char *const *notes;

  add_received (fixture, "2021", "2018", "2");
  put_unsure (add_report (fixture, "2021", "2022"), "requests.new_received.total", "5");
  add_received (fixture, "2021", "2023", "若干");
  add_received (fixture, "2021", "2024", "3");
  add_received (fixture, "2021", "2024", "4");
  add_received (fixture, "2021", NULL, "4");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);

  notes = gouji_chart_get_notes (chart);
  g_assert_cmpstr (notes[0], ==, "新收申请：2022年的数据不确定，图中以空心点和虚线表示。");
  g_assert_cmpstr (notes[1], ==, "2019至2021年没有年报，图中留空，不当作0。");
  g_assert_cmpstr (notes[2], ==, "新收申请：2023年无法辨认，未画出。");
  g_assert_cmpstr (notes[3], ==, "新收申请：2024年几份年报数据不一致，未画出。");
  g_assert_cmpstr (notes[4], ==, "有1份年报年份不明，未计入。");
  g_assert_cmpstr (notes[5], ==, "数值都不足10，变化可能出于偶然，不宜据以判断趋势。");
  g_assert_null (notes[6]);
}

/* Beside large numbers the small ones are a line on the axis, whatever they do. */
static void
test_flat (Fixture *fixture, gconstpointer data)
{
  const char *const concepts[] = { "penalties", "requests_received", "licences", NULL };
  const char *note = "新收申请与其他指标数量相差很大，变化在图中看不清，见数据表。";
  g_autoptr (GoujiChart) chart = NULL;
  g_autoptr (GoujiChart) alike = NULL;
  GoujiReport *report;

  report = add_received (fixture, "2021", "2021", "20");
  put (report, "disclosure.penalty.decisions", "900");
  put (report, "disclosure.licensing.decisions", "200");
  report = add_received (fixture, "2021", "2022", "40");
  put (report, "disclosure.penalty.decisions", "1000");
  put (report, "disclosure.licensing.decisions", "300");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);
  g_assert_true (g_strv_contains (gouji_chart_get_notes (chart), note));
  g_assert_cmpuint (g_strv_length ((char **) gouji_chart_get_notes (chart)), ==, 2);

  put (report, "requests.new_received.total", "60");
  alike = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);
  g_assert_false (g_strv_contains (gouji_chart_get_notes (alike), note));
}

static void
test_description (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  add_received (fixture, "2021", "2021", "31");
  put_unsure (add_report (fixture, "2021", "2023"), "requests.new_received.total", "40");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);

  g_assert_cmpstr (gouji_chart_get_description (chart), ==,
                   "青禾县2021至2023年新收申请。折线图，横轴为年份（2021至2023年），纵轴为数量（单位：件）。"
                   "新收申请：2021年31件，2022年没有年报，2023年40件（不确定）。"
                   "2021至2023年新收申请由31件增至40件，增长约29%，其中2023年的数据不确定。"
                   "新收申请：2023年的数据不确定，图中以空心点和虚线表示。2022年没有年报，图中留空，不当作0。"
                   "占比和增减幅度四舍五入到一位小数。");
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  add_received (fixture, "2021", "2021", "31");
  put_unsure (add_report (fixture, "2021", "2023"), "requests.new_received.total", "40");
  add_received (fixture, "2021", "2024", NULL);
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);

  g_assert_cmpuint (gouji_chart_get_n_columns (chart), ==, 2);
  g_assert_cmpstr (gouji_chart_get_column_title (chart, 0), ==, "年份");
  g_assert_cmpstr (gouji_chart_get_column_title (chart, 1), ==, "新收申请（件）");
  g_assert_cmpuint (gouji_chart_get_n_rows (chart), ==, 4);
  g_assert_cmpstr (gouji_chart_get_text (chart, 0, 0), ==, "2021");
  g_assert_cmpstr (gouji_chart_get_text (chart, 0, 1), ==, "31");
  g_assert_cmpstr (gouji_chart_get_text (chart, 1, 1), ==, "没有年报");
  g_assert_cmpstr (gouji_chart_get_text (chart, 2, 1), ==, "40（不确定）");
  g_assert_cmpstr (gouji_chart_get_text (chart, 3, 1), ==, "没有填数字");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  const char *const unknown[] = { "no such concept", NULL };
  g_autoptr (GoujiChart) blank = NULL;
  g_autoptr (GoujiChart) undated = NULL;
  g_autoptr (GoujiChart) strange = NULL;

  add_received (fixture, "2021", NULL, "4");
  undated = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  g_assert_true (gouji_chart_is_empty (undated));
  g_assert_cmpstr (gouji_chart_get_title (undated), ==, "青禾县新收申请");
  g_assert_cmpuint (gouji_chart_get_n_rows (undated), ==, 0);

  add_received (fixture, "2021", "2023", NULL);
  blank = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  g_assert_true (gouji_chart_is_empty (blank));
  g_assert_cmpstr (gouji_chart_get_finding (blank), ==, "没有可以画图的数据。");
  g_assert_cmpuint (gouji_chart_get_n_marks (blank), ==, 0);

  strange = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, unknown);
  g_assert_true (gouji_chart_is_empty (strange));
  g_assert_cmpstr (gouji_chart_get_text (strange, 0, 1), ==, "格式中没有这一项");
}

static void
test_nameless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  gouji_report_put_field (add_received (fixture, "2021", "2023", "57"), GOUJI_FIELD_AGENCY, NULL);
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  g_assert_cmpstr (gouji_chart_get_title (chart), ==, "2023年新收申请");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/chart/finding/course", test_course);
  add_test ("/chart/finding/no-percentage-of-a-small-base", test_small_base);
  add_test ("/chart/finding/amounts-are-exact", test_amount);
  add_test ("/chart/finding/unsure-number-is-said-to-be", test_unsure_finding);
  add_test ("/chart/finding/only-what-is-comparable-is-compared", test_incomparable);
  add_test ("/chart/notes/what-differs-is-said", test_what_differs);
  add_test ("/chart/finding/change-without-a-number", test_blank_change);
  add_test ("/chart/finding/new-concept-has-no-past", test_new_concept);
  add_test ("/chart/finding/several-series", test_several);
  add_test ("/chart/composition/shares", test_composition);
  add_test ("/chart/composition/part-is-no-whole", test_partial_composition);
  add_test ("/chart/composition/small-numbers-have-no-shares", test_small_composition);
  add_test ("/chart/notes", test_notes);
  add_test ("/chart/notes/small-beside-large", test_flat);
  add_test ("/chart/description-says-everything", test_description);
  add_test ("/chart/table", test_table);
  add_test ("/chart/nothing-to-draw", test_nothing);
  add_test ("/chart/report-without-agency", test_nameless);

  return g_test_run ();
}
