/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

static void
test_valid (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *cell;
    const char *text;
    const char *message;
  } cases[] = {
    { "disclosure.coercion.decisions", "约3件多", "表二 行政强制 本年处理决定数量：“约3件多”不是数字" },
    { "disclosure.coercion.decisions", "-8",
      "表二 行政强制 本年处理决定数量：-8 是负数，此处应为不小于 0 的数" },
    { "disclosure.coercion.decisions", "1.5", "表二 行政强制 本年处理决定数量：1.5 不是整数，件数应为整数" },
    { "disclosure.fees.amount", "-0.5",
      "表二 行政事业性收费 本年收费金额（单位：万元）：-0.5 是负数，此处应为不小于 0 的数" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) findings = NULL;
    GoujiFinding *finding;

    put_all (fixture, "disclosure.", "", "0");
    put (fixture, cases[i].cell, cases[i].text);
    findings = check (fixture);
    finding = assert_only (findings, "figure.valid", cases[i].message);
    g_assert_cmpstr (finding->part->id, ==, "disclosure");
    g_assert_cmpuint (finding->cells->len, ==, 1);
  }
}

static void
test_valid_numbers (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "0", "1,113", "57件", "3.0", "１２" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GPtrArray) findings = NULL;

    put (fixture, "disclosure.penalty.decisions", texts[i]);
    findings = check (fixture);
    g_assert_cmpuint (findings->len, ==, 0);
  }
}

static void
test_parts_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put_narrative (fixture, "problems", "五、存在的主要问题及整改措施", "有的栏目更新不快。");
  findings = check (fixture);

  finding = assert_only (findings, "format.parts",
                         "标题“五、存在的主要问题及整改措施”与规定的“五、存在的主要问题及改进情况”不一致");
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_ERROR);
  g_assert_true (finding->has_source);
  g_assert_cmpuint (finding->source.start, ==, 500);
}

static void
test_parts_number (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_narrative (fixture, "problems", "六、存在的主要问题及改进情况", "有的栏目更新不快。");
  findings = check (fixture);

  g_assert_cmpuint (count (findings, "format.parts"), ==, 1);
}

/* White space, width, traditional characters and a mark behind it make no other title. */
static void
test_parts_spelling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_narrative (fixture, "problems", "  五、存在的主要問題 及改進情況：", "有的栏目更新不快。");
  put_narrative (fixture, "overview", "一、总体情况。", SOUND_OVERVIEW);
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_parts_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const GoujiPart *part = gouji_form_find_part (fixture->form, "problems");

  put_narrative (fixture, "problems", NULL, "");
  findings = check (fixture);
  assert_only (findings, "format.parts", "缺少“五、存在的主要问题及改进情况”部分");

  /* Once the user has written it, it is there. */
  gouji_report_set_text (fixture->report, part, "已写好");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_parts_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const GoujiPart *part = gouji_form_find_part (fixture->form, "other");
  GoujiNarrative narrative = { (char *) part->title, "未收取信息处理费", TRUE, TRUE,
                               { 250, 290 },         { 250, 259 } };

  gouji_report_put_narrative (fixture->report, part, &narrative);
  findings = check (fixture);

  assert_only (findings, "format.parts", "“六、其他需要报告的事项”的位置与规定的次序不符");
}

static void
test_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const GoujiFormTable *table = gouji_form_get_table (fixture->form, 2);
  GoujiFinding *finding;

  put_all (fixture, "disputes.", "", NULL);
  gouji_report_put_table_state (fixture->report, table, GOUJI_TABLE_MISSING);
  findings = check (fixture);
  finding = assert_only (findings, "format.tables", "没有找到表四");
  g_assert_cmpstr (finding->part->id, ==, "disputes");

  gouji_report_put_table_state (fixture->report, table, GOUJI_TABLE_DAMAGED);
  put (fixture, "disputes.review.total", "0");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpstr (find (findings, "format.tables")->message, ==, "表四不完整：有的行没有找到或无法辨认");
}

static void
test_tables_filled_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  gouji_report_put_table_state (fixture->report, gouji_form_get_table (fixture->form, 2),
                                GOUJI_TABLE_MISSING);
  enter (fixture, "disputes.review.total", "1");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_blank_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put (fixture, "requests.open_full.research", NULL);
  put (fixture, "requests.open_partial.research", "/");
  put (fixture, "requests.open_partial.business", "无");
  findings = check (fixture);

  finding = assert_only (findings, "format.blank_cells",
                         "表三有 3 格（共 175 格）为空白、“/”或“无”等，没有数字；没有发生的应填 0");
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_WARNING);
  g_assert_cmpuint (finding->cells->len, ==, 3);
}

static void
test_blank_cells_of_alternative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_all (fixture, "requests.other_", "", NULL);
  put (fixture, "requests.other_handled.business", "1");
  put (fixture, "requests.other_handled.total", "1");
  findings = check (fixture);

  g_assert_cmpstr (find (findings, "format.blank_cells")->message, ==,
                   "表三有 5 格（共 161 格）为空白、“/”或“无”等，没有数字；没有发生的应填 0");
}

static void
test_processing_fee (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    gboolean said;
  } cases[] = {
    { "全年未收取信息处理费。", TRUE },
    { "本年度政府信息公开信息处理费为0元。", TRUE },
    { "全年没有收取依申请公开费用。", TRUE },
    { "2023年度，本局政府信息公开未发生收费情况。", TRUE },
    { "依申请公开均免费提供。", TRUE },
    { "本年度收取費用３８０元。", TRUE },
    { "今年无收 费。", TRUE },
    { "无其他需要报告的事项。", FALSE },
    { "暂无。", FALSE },
    { "", FALSE },
    { "没有增加工作经费。", FALSE },
    { "不断提升消费者满意度。", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) findings = NULL;

    put_narrative (fixture, "other", "六、其他需要报告的事项", cases[i].text);
    findings = check (fixture);
    g_test_message ("%s", cases[i].text);
    if (cases[i].said)
      g_assert_cmpuint (findings->len, ==, 0);
    else
      assert_only (findings, "format.processing_fee",
                   "“六、其他需要报告的事项”没有说明收取信息处理费的情况；没有收取的也应写明");
  }
}

typedef struct {
  const char *name;
  GoujiField field;
  const char *value;
  const char *message;
} FieldCase;

static const FieldCase field_cases[] = {
  { "no-agency", GOUJI_FIELD_AGENCY, NULL, "标题中没有机关名称" },
  { "no-year", GOUJI_FIELD_TITLE, "青禾县政府信息公开工作年度报告", "标题中没有年份" },
  { "other-year", GOUJI_FIELD_TITLE, "青禾县2022年政府信息公开工作年度报告",
    "标题中的年份 2022 与所报告的年度 2023 不一致" },
  { "other-kind", GOUJI_FIELD_TITLE, "青禾县2023年政府信息公开工作报告",
    "标题“青禾县2023年政府信息公开工作报告”中的文种应为“政府信息公开工作年度报告”" },
  { "period-begins-late", GOUJI_FIELD_PERIOD_START, "2023-01-11",
    "统计期限为 2023-01-11 至 2023-12-31，应为 1 月 1 日至 12 月 31 日" },
  { "period-runs-backwards", GOUJI_FIELD_PERIOD_END, "2022-12-31",
    "统计期限为 2023-01-01 至 2022-12-31，应为 1 月 1 日至 12 月 31 日" },
  { "dated-in-the-year", GOUJI_FIELD_DATED, "2023-12-28",
    "落款日期 2023-12-28 应在 2024 年，即所报告年度的下一年" },
  { "published-before", GOUJI_FIELD_PUBLISHED, "2023-01-15", "发布日期 2023-01-15 早于所报告年度结束之时" },
  { "title-unknown", GOUJI_FIELD_TITLE, NULL, NULL },
  { "year-in-ideographs", GOUJI_FIELD_TITLE, "青禾县二○二三年政府信息公开工作年度报告", NULL },
  { "period-unknown", GOUJI_FIELD_PERIOD_START, NULL, NULL },
  { "period-no-day", GOUJI_FIELD_PERIOD_START, "年初", NULL },
  { "date-unknown", GOUJI_FIELD_DATED, NULL, NULL },
  { "published-later", GOUJI_FIELD_PUBLISHED, "2026-03-01", NULL },
};

static void
test_field (Fixture *fixture, gconstpointer data)
{
  const FieldCase *c = data;
  g_autoptr (GPtrArray) findings = NULL;

  gouji_report_put_field (fixture->report, c->field, c->value);
  findings = check (fixture);

  if (c->message != NULL)
    assert_only (findings, "format.title_and_period", c->message);
  else
    g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_period_of_another_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_PERIOD_START, "2022-01-01");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_PERIOD_END, "2022-12-31");
  findings = check (fixture);

  assert_only (findings, "format.title_and_period",
               "统计期限（2022-01-01 至 2022-12-31）与所报告的年度 2023 不一致");
}

static void
test_no_year_at_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_TITLE, "青禾县政府信息公开工作年度报告");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, NULL);
  findings = check (fixture);

  assert_only (findings, "format.title_and_period", "标题中没有年份");
}

/* Who copied the report hid its year; the report itself had one. */
static void
test_masked_year (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "青禾县20**年政府信息公开工作年度报告",
                                        "青禾县202*年政府信息公开工作年度报告",
                                        "青禾县20XX年政府信息公开工作年度报告" };

  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autoptr (GPtrArray) findings = NULL;

    gouji_report_put_field (fixture->report, GOUJI_FIELD_TITLE, titles[i]);
    findings = check (fixture);
    g_assert_cmpuint (findings->len, ==, 0);
  }
}

static void
test_era_alternative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put_all (fixture, "requests.other_", "", NULL);
  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    if (gouji_form_get_cell (fixture->form, i)->alternative)
      put (fixture, gouji_form_get_cell (fixture->form, i)->id, "0");
  }
  put (fixture, "requests.other_handled.business", "1");
  put (fixture, "requests.other_handled.total", "1");
  findings = check (fixture);

  finding = assert_only (findings, "format.era",
                         "表三的“（六）其他处理”按 2019 年格式只印一行，2021 年格式分为 3 行");
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_ERROR);
  g_assert_cmpuint (finding->cells->len, ==, 7);
}

/* Blank in print, the row is still there. */
static void
test_era_alternative_blank (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_all (fixture, "requests.", ".business", NULL);
  put_all (fixture, "requests.other_", "", NULL);
  put (fixture, "requests.other_handled.total", "");
  findings = check (fixture);
  g_assert_cmpuint (count (findings, "format.era"), ==, 1);

  put_all (fixture, "requests.other_", "", "");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (count (findings, "format.era"), ==, 0);
}

static void
test_era_superseded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put_document (fixture, "根据国办公开办函 〔2019〕60 号编制。");
  findings = check (fixture);

  finding =
    assert_only (findings, "format.era",
                 "引用了已被取代的文件“国办公开办函 〔2019〕60 号”，现行依据是国办公开办函〔2021〕30号");
  g_assert_true (finding->has_source);
  g_assert_cmpuint (finding->source.start, ==, 2);
  g_assert_cmpuint (finding->source.end, ==, 19);
}

static void
test_era_superseded_in_a_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  const GoujiPart *part = gouji_form_find_part (fixture->form, "overview");

  put_narrative (fixture, "overview", "一、总体情况", SOUND_OVERVIEW "落实國辦公開辦函[2019]60號要求。");
  findings = check (fixture);
  g_assert_cmpstr (find (findings, "format.era")->part->id, ==, "overview");

  gouji_report_set_text (fixture->report, part, SOUND_OVERVIEW "落实要求。");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_era_heads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_document (fixture, "信息内容 本年新制作数量 本年新公开数量 对外公开总数量");
  findings = check (fixture);

  assert_only (findings, "format.era", "表格沿用了 2019 年格式的栏目“本年新制作数量”");
}

static void
test_era_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, "2020");
  findings = check (fixture);

  g_assert_cmpstr (find (findings, "format.era")->message, ==, "2020 年的年报不适用 2021 年格式");
}

/* A report that was begun from nothing lacks numbers and a title, but no part and no table. */
static void
test_new_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  g_object_unref (fixture->report);
  fixture->report = gouji_report_new (fixture->form);
  findings = check (fixture);

  g_assert_cmpuint (count (findings, "format.title_and_period"), ==, 2);
  g_assert_cmpuint (count (findings, "format.blank_cells"), ==, 3);
  g_assert_cmpuint (count (findings, "format.processing_fee"), ==, 1);
  g_assert_cmpuint (findings->len, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/figure.valid/faults", test_valid);
  add_test ("/check/figure.valid/numbers", test_valid_numbers);
  add_test ("/check/format.parts/title", test_parts_title);
  add_test ("/check/format.parts/number", test_parts_number);
  add_test ("/check/format.parts/spelling-does-not-matter", test_parts_spelling);
  add_test ("/check/format.parts/missing", test_parts_missing);
  add_test ("/check/format.parts/order", test_parts_order);
  add_test ("/check/format.tables/missing-or-damaged", test_tables);
  add_test ("/check/format.tables/filled-in-by-hand", test_tables_filled_in);
  add_test ("/check/format.blank_cells/one-finding-a-table", test_blank_cells);
  add_test ("/check/format.blank_cells/one-row-for-three", test_blank_cells_of_alternative);
  add_test ("/check/format.processing_fee/any-wording", test_processing_fee);
  for (guint i = 0; i < G_N_ELEMENTS (field_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/check/format.title_and_period/%s", field_cases[i].name);

    g_test_add (path, Fixture, &field_cases[i], set_up, test_field, tear_down);
  }
  add_test ("/check/format.title_and_period/period-of-another-year", test_period_of_another_year);
  add_test ("/check/format.title_and_period/no-year-at-all", test_no_year_at_all);
  add_test ("/check/format.title_and_period/masked-year-says-nothing", test_masked_year);
  add_test ("/check/format.era/one-row-for-three", test_era_alternative);
  add_test ("/check/format.era/one-blank-row-for-three", test_era_alternative_blank);
  add_test ("/check/format.era/superseded-notice", test_era_superseded);
  add_test ("/check/format.era/superseded-notice-in-a-part", test_era_superseded_in_a_part);
  add_test ("/check/format.era/heads-of-2019", test_era_heads);
  add_test ("/check/format.era/year-before-the-form", test_era_year);
  add_test ("/check/a-new-report", test_new_report);

  return g_test_run ();
}
