/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"
#include "check/gouji-check-topics.h"

/* What a report leaves out, announces, and cannot have. */

static void
put_part (Fixture *fixture, const char *id, const char *text)
{
  put_narrative (fixture, id, gouji_form_find_part (fixture->form, id)->title, text);
}

/* Nothing of @rule but this; NULL when nothing may be said. */
static void
assert_said (Fixture *fixture, const char *rule, const char *message)
{
  g_autoptr (GPtrArray) findings = check (fixture);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", ((GoujiFinding *) findings->pdata[i])->rule->id,
                    ((GoujiFinding *) findings->pdata[i])->message);
  g_assert_cmpuint (count (findings, rule), ==, message != NULL ? 1 : 0);
  if (message != NULL)
    g_assert_cmpstr (find (findings, rule)->message, ==, message);
}

static void
test_empty_part (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "", "“五、存在的主要问题及改进情况”没有内容" },
    { "\n　\n", "“五、存在的主要问题及改进情况”没有内容" },
    { "无。\n", "“五、存在的主要问题及改进情况”只写了“无”，应说明情况" },
    { "暂无", "“五、存在的主要问题及改进情况”只写了“无”，应说明情况" },
    { "（無）\n青禾县审计局\n", "“五、存在的主要问题及改进情况”只写了“无”，应说明情况" },
    { "无其他问题。", NULL },
    { "没有发现问题。", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const GoujiPart *part = gouji_form_find_part (fixture->form, "problems");
    GoujiNarrative narrative = { (char *) part->title, (char *) cases[i].text, TRUE, TRUE, { 500, 520 },
                                 { 500, 509 } };

    gouji_report_put_narrative (fixture->report, part, &narrative);
    assert_said (fixture, "format.empty_part", cases[i].message);
  }
}

/* A part that holds more than its text, as a table, is not empty; nor is one that is not there. */
static void
test_empty_part_silent (Fixture *fixture, gconstpointer data)
{
  put_part (fixture, "problems", "");
  assert_said (fixture, "format.empty_part", NULL);

  put_narrative (fixture, "problems", NULL, "");
  assert_said (fixture, "format.empty_part", NULL);

  /* A short part may stand on the line of its heading. */
  put_narrative (fixture, "problems", "五、存在的主要问题及改进情况 栏目更新偏慢，已改正。", "");
  assert_said (fixture, "format.empty_part", NULL);
}

static void
test_topics (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *kind;
    const char *text;
    const char *message;
  } cases[] = {
    { "department",
      "（一）主动公开。公布指南。\n（二）依申请公开。按时答复。\n（三）政府信息管理。审查公文。\n（五）监督保"
      "障。"
      "组织考核。\n",
      "“一、总体情况”没有写政府信息公开平台建设的情况" },
    /* In running text a word that belongs to a topic will do. */
    { "department", "全年主动公开信息，办理依申请公开，审核公文，更新网站栏目，加强监督。", NULL },
    { "department", "全年主动公开信息，审核公文，更新网站栏目，加强监督。",
      "“一、总体情况”没有写依申请公开的情况" },
    { "department", "（一）主動公開。（二）依申請公開。（三）政府信息管理。（四）平台建設。（五）監督保障。",
      NULL },
    { "government",
      "（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。开展考核和评议"
      "。",
      "“一、总体情况”没有写责任追究的情况" },
    { "department",
      "（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。开展考核和评议"
      "。",
      NULL },
    { "department", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gouji_report_put_field (fixture->report, GOUJI_FIELD_KIND, cases[i].kind);
    put_part (fixture, "overview", cases[i].text);
    assert_said (fixture, "format.overview_topics", cases[i].message);
  }
}

static void
test_topics_are_listed_with_what_is_treated (Fixture *fixture, gconstpointer data)
{
  const GoujiPart *overview = gouji_form_find_part (gouji_report_get_form (fixture->report), "overview");
  const GoujiPart *problems = gouji_form_find_part (gouji_report_get_form (fixture->report), "problems");
  g_autoptr (GoujiFolding) folding = gouji_folding_new ();
  g_autoptr (GArray) empty = NULL;
  g_autoptr (GArray) written = NULL;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_KIND, "department");
  put_part (fixture, "overview", "");
  empty = gouji_check_list_topics (fixture->report, overview, folding);
  g_assert_cmpuint (empty->len, ==, 5);
  for (guint i = 0; i < empty->len; i++)
    g_assert_false (g_array_index (empty, GoujiTopic, i).treated);

  put_part (fixture, "overview", "全年主动公开信息，审核公文，更新网站栏目，加强监督。");
  written = gouji_check_list_topics (fixture->report, overview, folding);
  g_assert_cmpuint (written->len, ==, 5);
  for (guint i = 0; i < written->len; i++) {
    const GoujiTopic *topic = &g_array_index (written, GoujiTopic, i);

    g_assert_cmpint (topic->treated, !=, g_str_equal (topic->title, "依申请公开"));
  }
  g_assert_null (gouji_check_list_topics (fixture->report, problems, folding));
}

static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *kind;
    const char *published;
    const char *dated;
    const char *message;
  } cases[] = {
    { "department", "2024-01-31", NULL, NULL },
    { "department", "2024-02-01", NULL, "发布日期 2024-02-01 晚于法定期限 2024-01-31" },
    { "government", "2024-03-31", NULL, NULL },
    { "government", NULL, "2024-04-01", "落款日期 2024-04-01 晚于法定期限 2024-03-31" },
    { "department", NULL, NULL, NULL },
    { "township", "2024-06-01", NULL, NULL },
    { NULL, "2024-06-01", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gouji_report_put_field (fixture->report, GOUJI_FIELD_KIND, cases[i].kind);
    gouji_report_put_field (fixture->report, GOUJI_FIELD_PUBLISHED, cases[i].published);
    gouji_report_put_field (fixture->report, GOUJI_FIELD_DATED, cases[i].dated);
    assert_said (fixture, "format.deadline", cases[i].message);
  }
}

static void
test_statements (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "2022年度全县共发生行政复议案件0件。",
      "文中“2022年度全县共发生行政复议案件0件”说的是 2022 年，所报告的年度是 2023 年" },
    { "2022年，我局共收到政府信息公开申请3件，均已答复。",
      "文中“2022年，我局共收到政府信息公开申请3件，均已答复”说的是 2022 年，所报告的年度是 2023 年" },
    { "2023年度全县共发生行政复议案件0件。", NULL },
    { "2022年共收到申请3件，2023年共收到申请7件。", NULL },
    { "2022年共收到申请3件，今年增长一倍。", NULL },
    { "2022年以来未发生行政诉讼。", NULL },
    { "2022年共植树300棵。", NULL },
    { "2024年将主动公开更多信息。", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    put_part (fixture, "problems", cases[i].text);
    assert_said (fixture, "format.title_and_period", cases[i].message);
  }

  /* Whose year is not known says nothing. */
  put_part (fixture, "problems", cases[0].text);
  gouji_report_put_field (fixture->report, GOUJI_FIELD_YEAR, NULL);
  assert_said (fixture, "format.title_and_period", NULL);
}

static void
test_announced_year (Fixture *fixture, gconstpointer data)
{
  put_document (fixture, "现将青禾县2022年政府信息公开工作年度报告公布如下。");
  assert_said (fixture, "format.title_and_period",
               "文首“2022年政府信息公开工作年度报告”所说的是 2022 年，与所报告的年度 2023 不一致");

  put_document (fixture, "现将青禾县2023年政府信息公开工作年度报告公布如下。");
  assert_said (fixture, "format.title_and_period", NULL);
}

/* The first part begins behind the opening; the headings stand in the narratives. */
static void
announce (Fixture *fixture, const char *opening)
{
  g_autoptr (GString) text = g_string_new (opening);

  g_string_append (text, "\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
                         "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n"
                         "六、其他需要报告的事项\n");
  put_document (fixture, text->str);
  for (guint i = 0; i < gouji_form_get_n_parts (fixture->form); i++) {
    const GoujiPart *part = gouji_form_get_part (fixture->form, i);
    guint start = (guint) g_utf8_strlen (opening, -1) + 1 + i;
    GoujiNarrative narrative = { (char *) part->title, (char *) SOUND_OVERVIEW, TRUE, TRUE,
                                 { start, start + 1 }, { start, start + 1 } };

    gouji_report_put_narrative (fixture->report, part, &narrative);
  }
}

static void
test_part_list (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *opening;
    const char *message;
  } cases[] = {
    { "全文包括概述，主动公开情况，依申请公开情况，收费及减免情况，存在的主要问题和改进措施。",
      "文首“全文包括概述，主动公开情况，依申请公开情况，收费及减免情况，存在的主要问题和改进措施”所说的“收费"
      "及"
      "减免情况”，正文中没有这一部分" },
    { "全文包括概述，主动公开情况，依申请公开情况，行政复议、诉讼情况，存在的主要问题和改进措施。", NULL },
    { "本报告由总体情况、主动公开政府信息情况、收到和处理申请情况、复议诉讼情况、存在问题及改进情况、其他需要"
      "报"
      "告的事项六部分组成。",
      NULL },
    { "全文由六个部分组成，电子版可在门户网站下载。", NULL },
    { "全文由八个部分组成，电子版可在门户网站下载。",
      "文首“全文由八个部分组成，电子版可在门户网站下载”说有 8 个部分，正文只有 6 个" },
    { "全文由概述等七部分组成，并有附表。", NULL },
    { "对本报告内容有疑问的，可向青禾县人民政府办公室咨询，电话：0712-6212018。", NULL },
    { "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    announce (fixture, cases[i].opening);
    assert_said (fixture, "prose.part_list", cases[i].message);
  }

  /* A heading is found right behind a short part in the same line. */
  put_document (
    fixture,
    "全文由概述、依申请公开情况、收费及减免情况三部分组成。一、概述　　2023年工作平稳。二、依申请公开情"
    "况　　没有申请。三、收费及减免情况　　没有收费。");
  for (guint i = 0; i < gouji_form_get_n_parts (fixture->form); i++)
    put_narrative (fixture, gouji_form_get_part (fixture->form, i)->id, NULL, NULL);
  assert_said (fixture, "prose.part_list", NULL);

  /* Some put the opening below the first heading. */
  announce (fixture, "");
  put_part (fixture, "overview", "全文包括概述，主动公开情况，收费及减免情况。");
  assert_said (fixture, "prose.part_list",
               "文首“全文包括概述，主动公开情况，收费及减免情况”所说的“收费及减免情况”，正文中没有这一部分");
}

static void
test_all_zero (Fixture *fixture, gconstpointer data)
{
  assert_said (fixture, "plausibility.all_zero", NULL);

  put_all (fixture, "requests.", "", "0");
  put_all (fixture, "disputes.", "", "0");
  assert_said (fixture, "plausibility.all_zero",
               "依申请公开和行政复议、行政诉讼的数据全部为 0，请核实是否确实没有发生");

  put (fixture, "disputes.review.upheld", "1");
  assert_said (fixture, "plausibility.all_zero", NULL);

  /* A blank is not 0. */
  put_all (fixture, "requests.", "", NULL);
  put_all (fixture, "disputes.", "", "0");
  assert_said (fixture, "plausibility.all_zero", NULL);
}

static void
test_all_zero_unsure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_all (fixture, "requests.", "", "0");
  put_all (fixture, "disputes.", "", "0");
  put_unsure (fixture, "requests.new_received.business", "0");
  findings = check (fixture);
  g_assert_false (find (findings, "plausibility.all_zero")->judged);

  gouji_report_put_table_state (fixture->report, gouji_form_get_table (fixture->form, 1),
                                GOUJI_TABLE_DAMAGED);
  assert_said (fixture, "plausibility.all_zero", NULL);
}

static void
test_regulation_power (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *agency;
    const char *kind;
    gboolean may_not;
  } cases[] = {
    { "青禾县", "government", TRUE },
    { "青禾县人民政府", "government", TRUE },
    { "云岭自治县人民政府", "government", TRUE },
    { "平岭区人民政府", "government", TRUE },
    { "漾源市石棠县白鹭洲镇人民政府", "township", TRUE },
    { "漾源市应急管理局", "department", TRUE },
    { "東山省財政廳", "department", TRUE },
    { "漾源市石棠市人民政府", "government", TRUE },
    { "青禾县第二人民医院", "hospital", TRUE },
    { "青禾县人民政府办公室", "department", TRUE },
    /* Of a city it is not known whether it has districts. */
    { "漾源市人民政府", "government", FALSE },
    { "漾源市人民政府办公室", "department", FALSE },
    { "东山省人民政府", "government", FALSE },
    { "云岭自治州人民政府", "government", FALSE },
    { "云岭自治区人民政府", "government", FALSE },
    { "上海市", "government", FALSE },
    { "水务部", "department", FALSE },
    { "国家林草总局", "department", FALSE },
    { "财政局", "department", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) findings = NULL;

    gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, cases[i].agency);
    gouji_report_put_field (fixture->report, GOUJI_FIELD_KIND, cases[i].kind);
    put (fixture, "disclosure.regulation.in_force", "3");
    findings = check (fixture);
    g_test_message ("%s", cases[i].agency);
    g_assert_cmpuint (count (findings, "plausibility.regulation_power"), ==, cases[i].may_not ? 1 : 0);

    put (fixture, "disclosure.regulation.in_force", "0");
    assert_said (fixture, "plausibility.regulation_power", NULL);
  }
}

static void
test_blank_unsure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_unsure (fixture, "disclosure.coercion.decisions", "");
  findings = check (fixture);
  g_assert_false (find (findings, "format.blank_cells")->judged);
}

static void
test_valid_unsure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_unsure (fixture, "disclosure.coercion.decisions", "3000");
  findings = check (fixture);
  g_assert_cmpuint (count (findings, "figure.valid"), ==, 0);

  put_unsure (fixture, "disclosure.coercion.decisions", "三个和四个");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_false (find (findings, "figure.valid")->judged);
}

static void
test_personal_data (Fixture *fixture, gconstpointer data)
{
  /* The check character of the first is wrong; the numbers are nobody's. */
  put_part (fixture, "problems", "申请人（身份证110101190001010011）要求公开方案。");
  assert_said (fixture, "privacy.personal_data", NULL);

  put_part (fixture, "problems", "申请人（身份证号110101190001010014）要求公开方案。");
  assert_said (fixture, "privacy.personal_data", "文中有公民身份号码，发布前应当删去");

  /* A run of digits is no number of a card unless a day of birth is in it. */
  put_part (fixture, "problems", "数据110101999901010013。");
  assert_said (fixture, "privacy.personal_data", NULL);

  put_part (fixture, "problems", "答复了申请人（手机13800000000）的来信。");
  assert_said (fixture, "privacy.personal_data", "文中有申请人的手机号码（13800000000），发布前应当删去");

  put_part (fixture, "problems", "联系电话：13800000000。");
  assert_said (fixture, "privacy.personal_data", NULL);

  /* The check character is right, and nobody was born on that day. */
  put_part (fixture, "problems", "身份证号110101199002300014。");
  assert_said (fixture, "privacy.personal_data", NULL);
}

/* A mobile number is the agency's own where it is given as a way to reach it. */
static void
test_mobile_number (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "答复刘女士（13800000000）反映的情况。",
      "文中有手机号码（13800000000），不是本机关对外公布的联系方式的，发布前应当删去" },
    { "咨询电话：0788-6212018、13800000000。", NULL },
    { "监督举报请致电 13800000000。", NULL },
    { "收费13800000000元。", NULL },
    { "访问量13800000000次。", NULL },
    { "索引号113800000000123。", NULL },
    { "手机号138****0000的市民。", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    put_part (fixture, "problems", cases[i].text);
    assert_said (fixture, "privacy.personal_data", cases[i].message);
  }
}

static void
test_name_with_address (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "申请人陈晓梅，住岚川县城关镇文昌路6号，要求公开方案。",
      "文中有申请人的姓名和住址（陈晓梅，住岚川县城关镇文昌路6号），发布前应当删去" },
    { "申请人陈某某，住岚川县城关镇文昌路6号。", NULL },
    { "申请人陈晓梅要求公开方案。", NULL },
    { "申请人可到城关镇文昌路6号办理。", NULL },
    { "申请人应当填写姓名、住址和联系方式。", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    put_part (fixture, "problems", cases[i].text);
    assert_said (fixture, "privacy.personal_data", cases[i].message);
  }
}

static GPtrArray *
bind (GoujiBindingMode mode, guint n)
{
  GPtrArray *bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (bindings, gouji_binding_new (GOUJI_BINDING_UNTIED, mode, 2 * i, 2 * i + 1));

  return bindings;
}

/* A draft that was taken over from last year's report is not ready. */
static void
test_stale_numbers (Fixture *fixture, gconstpointer data)
{
  const GoujiPart *part = gouji_form_find_part (fixture->form, "problems");
  g_autoptr (GPtrArray) stale = bind (GOUJI_BINDING_STALE, 2);
  g_autoptr (GPtrArray) watched = bind (GOUJI_BINDING_WATCHED, 2);
  g_autoptr (GPtrArray) findings = NULL;

  put_part (fixture, "problems", "1次2次，另有多次培训。");
  gouji_report_put_bindings (fixture->report, part, stale);
  assert_said (fixture, "compile.stale_numbers",
               "“五、存在的主要问题及改进情况”中还有 2 个上年的数没有更新或确认");
  findings = check (fixture);
  g_assert_cmpint (find (findings, "compile.stale_numbers")->severity, ==, GOUJI_SEVERITY_ERROR);
  gouji_report_put_bindings (fixture->report, part, watched);
  assert_said (fixture, "compile.stale_numbers", NULL);
}

static void
test_other_agency (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *opening;
    const char *signature;
    const char *message;
  } cases[] = {
    { "本报告由石棠县人民政府办公室编制。", "青禾县人民政府",
      "“石棠县”不是本报告的机关“青禾县”所在的地方，请核实是否抄自其他单位" },
    { "本报告由青禾县人民政府办公室编制。", "青禾县人民政府", NULL },
    { "本报告由漾源市青禾县人民政府编制。", "漾源市青禾县人民政府", NULL },
    { "本报告由漾源市人民政府编制。", "青禾县人民政府", NULL },
    { "本报告由我县政务公开办公室编制。", "青禾县人民政府", NULL },
    { "依法编制。", "石棠县人民政府", "落款“石棠县人民政府”与标题中的机关“青禾县”不一致" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    put_document (fixture, cases[i].opening);
    gouji_report_put_field (fixture->report, GOUJI_FIELD_SIGNATURE, cases[i].signature);
    assert_said (fixture, "prose.other_agency", cases[i].message);
  }
}

static void
test_other_agency_acting (Fixture *fixture, gconstpointer data)
{
  put_part (fixture, "problems", "2023年，石棠县高度重视公开工作。");
  assert_said (fixture, "prose.other_agency",
               "“石棠县”不是本报告的机关“青禾县”所在的地方，请核实是否抄自其他单位");

  put_part (fixture, "problems",
            "青禾县高度重视公开工作。利用好镇政府信息公开平台。白鹭洲镇认真贯彻要求。漾源市高度重视。");
  assert_said (fixture, "prose.other_agency", NULL);
}

static void
test_announced_table (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *message;
  } cases[] = {
    { "具体数据见附表。", "文中所说的统计表（“见附表”）没有找到，或者格式无法识别" },
    { "附件：2012年政府信息公开情况统计表",
      "文中所说的统计表（“附件：2012年政府信息公开情况统计表”）没有找到，或者格式无法识别" },
    { "按季度报送统计报表，做到应报尽报。", NULL },
    { "附件：申请表下载。", NULL },
    { "附有指南，并附表格下载。", NULL },
  };

  fixture->form = gouji_form_set_find (fixture->forms, "narrative");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_object_unref (fixture->report);
    fixture->report = gouji_report_new (fixture->form);
    put_document (fixture, cases[i].text);
    gouji_report_put_document_range (fixture->report, (GoujiRange) { 0, 100 });
    assert_said (fixture, "format.tables", cases[i].message);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/format.empty_part/nothing-said", test_empty_part);
  add_test ("/check/format.empty_part/silent", test_empty_part_silent);
  add_test ("/check/format.overview_topics/left-out", test_topics);
  add_test ("/check/format.overview_topics/list", test_topics_are_listed_with_what_is_treated);
  add_test ("/check/format.deadline/missed", test_deadline);
  add_test ("/check/format.title_and_period/statement-of-another-year", test_statements);
  add_test ("/check/format.title_and_period/opening-of-another-year", test_announced_year);
  add_test ("/check/format.tables/announced", test_announced_table);
  add_test ("/check/format.blank_cells/unsure-is-no-blank", test_blank_unsure);
  add_test ("/check/figure.valid/unsure-is-not-misprinted", test_valid_unsure);
  add_test ("/check/prose.part_list/announced-parts-follow", test_part_list);
  add_test ("/check/prose.other_agency/names-of-others", test_other_agency);
  add_test ("/check/prose.other_agency/who-acts", test_other_agency_acting);
  add_test ("/check/plausibility.all_zero/all-zero", test_all_zero);
  add_test ("/check/plausibility.all_zero/unsure", test_all_zero_unsure);
  add_test ("/check/plausibility.regulation_power/by-name", test_regulation_power);
  add_test ("/check/privacy.personal_data/numbers-of-people", test_personal_data);
  add_test ("/check/privacy.personal_data/mobile-numbers-but-not-the-agencys-own", test_mobile_number);
  add_test ("/check/privacy.personal_data/names-with-addresses", test_name_with_address);
  add_test ("/check/compile.stale_numbers/last-years-numbers-left-standing", test_stale_numbers);

  return g_test_run ();
}
