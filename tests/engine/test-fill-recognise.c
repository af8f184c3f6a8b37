/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filler.h"
#include "read/gouji-read.h"
#include "report/gouji-field-source.h"

static GoujiFormSet *forms;
static GoujiFolding *folding;
static GoujiFiller *filler;

/* The six parts with hardly anything in them but heads of table 2, under a title and a preamble, above a
 * foot. */
static GoujiReport *
fill_with_heads (const char *head, const char *heads, const char *foot)
{
  g_autofree char *text = g_strconcat (
    head, "\n一、总体情况\n公开信息一批。\n二、主动公开政府信息情况\n", heads,
    "\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n",
    "五、存在的主要问题及改进情况\n人手不足。\n六、其他需要报告的事项\n未收取信息处理费。\n", foot, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_text (bytes, &gouji_default_limits, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) reports = gouji_filler_fill (filler, document, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

static GoujiReport *
fill (const char *head, const char *foot)
{
  return fill_with_heads (head, "本年制发件数", foot);
}

typedef struct {
  const char *name;
  const char *head;
  const char *agency;
  const char *year;
} TitleCase;

static const TitleCase title_cases[] = {
  { "agency-then-year", "青溪县2023年政府信息公开工作年度报告", "青溪县", "2023" },
  { "year-then-agency", "2023年青溪县水利局政府信息公开工作年度报告", "青溪县水利局", "2023" },
  { "two-lines", "青溪县水利局\n2023年政府信息公开工作年度报告", "青溪县水利局", "2023" },
  { "year-behind", "青溪县水利局政府信息公开工作年度报告（2023年）", "青溪县水利局", "2023" },
  { "about", "关于青溪县水利局2023年度政府信息公开工作年度报告的公告", "青溪县水利局", "2023" },
  { "letters-apart", "青 溪 县 2023 年 政 府 信 息 公 开 工 作 年 度 报 告", "青溪县", "2023" },
  { "traditional", "青溪縣2023年政府資訊公開工作年度報告", "青溪縣", "2023" },
  { "site-behind", "青溪县2023年政府信息公开工作年度报告-青溪县人民政府门户网站", "青溪县", "2023" },
  { "year-masked", "青溪县20**年政府信息公开工作年度报告", "青溪县", NULL },
  { "year-only-in-period", "青溪县政府信息公开工作年度报告\n数据统计期限为2022年1月1日至12月31日。", "青溪县",
    "2022" },
};

static void
test_title (gconstpointer data)
{
  const TitleCase *c = data;
  g_autoptr (GoujiReport) report = fill (c->head, "");

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, c->agency);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_YEAR), ==, c->year);
}

typedef struct {
  const char *name;
  const char *sentence;
  const char *start;
  const char *end;
} PeriodCase;

static const PeriodCase period_cases[] = {
  { "plain", "统计期限为2023年1月1日至2023年12月31日。", "2023-01-01", "2023-12-31" },
  { "year-once", "统计期限从2023年1月1日起至12月31日止。", "2023-01-01", "2023-12-31" },
  { "lost-characters", "统计期限为202311日至20231231日。", "2023-01-01", "2023-12-31" },
  { "points", "统计期限：2023.1.1-2023.12.31。", "2023-01-01", "2023-12-31" },
  { "other-days", "统计期限为2022年9月1日至2023年8月31日。", "2022-09-01", "2023-08-31" },
  { "no-such-day", "统计期限为2023年2月30日至2023年12月31日。", NULL, NULL },
};

static void
test_period (gconstpointer data)
{
  const PeriodCase *c = data;
  g_autofree char *head = g_strconcat ("青溪县2023年政府信息公开工作年度报告\n", c->sentence, NULL);
  g_autoptr (GoujiReport) report = fill (head, "");

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PERIOD_START), ==, c->start);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PERIOD_END), ==, c->end);
}

static void
test_published_is_not_when_the_page_was_fetched (void)
{
  g_autoptr (GoujiReport) report =
    fill ("采集时间：2025-12-30\n发布日期：2024-01-17\n青溪县2023年政府信息公开工作年度报告", "");

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_PUBLISHED), ==, "2024-01-17");
}

static void
test_signature_is_no_text (void)
{
  static const char *const dates[] = { "2024年1月17日", "二〇二四年一月十七日" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    g_autofree char *foot = g_strconcat ("青溪县水利局办公室\n", dates[i], "\n上一篇：通知\n", NULL);
    g_autoptr (GoujiReport) report = fill ("青溪县水利局2023年政府信息公开工作年度报告", foot);
    const GoujiPart *part = gouji_form_find_part (gouji_report_get_form (report), "other");

    g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_DATED), ==, "2024-01-17");
    g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_SIGNATURE), ==, "青溪县水利局办公室");
    g_assert_cmpstr (gouji_report_get_narrative (report, part)->text, ==, "未收取信息处理费。\n");
  }
}

static void
test_form_is_chosen_for_a_reason_in_words (void)
{
  g_autoptr (GoujiReport) report = fill ("青溪县2023年政府信息公开工作年度报告", "");

  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (report)), ==, "2021");
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_FORM_REASON), ==,
                   "2023, 本年制发件数, 收到和处理政府信息公开申请情况");
}

#define TITLE_OF(year) "青溪县" year "政府信息公开工作年度报告"
#define HEADS_2019                                                                                           \
  "本年新制作数量\n本年新公开数量\n对外公开总数量\n上一年项目数量\n第二十条第（九）项\n采购项目数量"
#define HEADS_2021 "本年制发件数\n本年废止件数\n现行有效件数\n本年收费金额（单位：万元）"

typedef struct {
  const char *name;
  const char *head;
  const char *heads;
  const char *form;
  const char *reason; /* the first of the words */
} FormCase;

/* A table and the year decide together; where they contradict each other, all heads of a table outweigh the
 * year. */
static const FormCase form_cases[] = {
  { "year-and-heads-of-2019", TITLE_OF ("2020年"), HEADS_2019, "2019", "2020, 本年新制作数量" },
  { "year-and-heads-of-2021", TITLE_OF ("2024年"), HEADS_2021, "2021", "2024, 本年制发件数" },
  { "heads-of-2019-year-masked", TITLE_OF ("20**年"), HEADS_2019, "2019", "本年新制作数量" },
  { "heads-of-2021-year-masked", TITLE_OF ("20**年"), HEADS_2021, "2021", "本年制发件数" },
  { "heads-of-2019-after-2021", TITLE_OF ("2022年"), HEADS_2019, "2019", "-2022, 本年新制作数量" },
  { "heads-of-2021-before-2021", TITLE_OF ("2020年"), HEADS_2021, "2021", "-2020, 本年制发件数" },
  { "year-of-2019-no-heads", TITLE_OF ("2019年"), "（略）", "2019", "2019, 收到和处理" },
  { "year-of-2021-no-heads", TITLE_OF ("2021年"), "（略）", "2021", "2021, 收到和处理" },
  { "year-in-the-period-alone", TITLE_OF ("") "\n统计期限为2020年1月1日至12月31日。", "（略）", "2019",
    "2020, " },
  { "nothing-but-parts", TITLE_OF ("20**年"), "（略）", "2021", "收到和处理" },
};

static void
test_form (gconstpointer data)
{
  const FormCase *c = data;
  g_autoptr (GoujiReport) report = fill_with_heads (c->head, c->heads, "");
  const char *reason = gouji_report_get_field (report, GOUJI_FIELD_FORM_REASON);

  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (report)), ==, c->form);
  if (!g_str_has_prefix (reason, c->reason))
    g_assert_cmpstr (reason, ==, c->reason);
}

static void
test_pieces_of_a_collection (void)
{
  g_autoptr (GoujiReport) report = fill ("篇3：青溪县人民医院年度信息公开工作报告", "");

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "青溪县人民医院");
  g_assert_null (gouji_report_get_field (report, GOUJI_FIELD_YEAR));
}

static void
test_news_is_no_report (void)
{
  const char *text = "青溪县召开会议\n会议要求各单位按时公布政府信息公开工作年度报告。\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read_text (bytes, &gouji_default_limits, &error);
  g_autoptr (GPtrArray) reports = gouji_filler_fill (filler, document, NULL, NULL, &error);

  g_assert_null (reports);
  g_assert_error (error, GOUJI_FILL_ERROR, GOUJI_FILL_ERROR_ABOUT_REPORTS);
}

static GoujiDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GoujiDocument *document = gouji_read_text (bytes, &gouji_default_limits, &error);

  g_assert_no_error (error);
  return document;
}

/* The parts of a report before 2014, in few words. */
#define BODY(first)                                                                                          \
  "一、概述\n" first "我局照章公开信息。\n二、主动公开政府信息情况\n公开信息31条。\n"                        \
  "三、依申请公开政府信息情况\n收到申请2件。\n四、收费及减免情况\n没有收费。\n"                              \
  "五、复议、诉讼情况\n没有发生。\n六、存在的主要问题和改进措施\n人手不够。\n"

typedef struct {
  const char *name;
  const char *text;
  const char *agency;
  const char *year;
  GoujiFieldHow agency_how;
  GoujiFieldHow year_how;
  gboolean year_unsure;
} HeadCase;

/* Whose report of which year it is, and what says so. */
static const HeadCase head_cases[] = {
  { "four-lines", "青溪县水利局\n2012年度\n政府信息公开工作\n年度报告\n" BODY ("2012年，"), "青溪县水利局",
    "2012", GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "year-and-agency-below", "政府信息公开工作年度报告\n（2012年度）\n青溪县水利局\n" BODY ("2012年，"),
    "青溪县水利局", "2012", GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "chinese-numerals", "青溪县水利局二〇一二年政府信息公开年报\n" BODY ("全年"), "青溪县水利局", "2012",
    GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "title-marks", "《青溪县水利局2012年政务公开工作总结》\n" BODY ("全年"), "青溪县水利局", "2012",
    GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "school-year",
    "青溪师范学院信息公开年报（2012-2013）学年\n青溪师范学院2012-2013学年信息公开年度报告\n" BODY ("本学年"),
    "青溪师范学院", "2012", GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "two-years-in-the-title", "青溪县水利局2012-2013年政府信息公开年度报告\n" BODY ("2013年，"),
    "青溪县水利局", NULL, GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_NONE, FALSE },
  { "notice-above",
    "青溪县水利局关于公布\n青溪县水利局2012年政府信息公开年度报告的通知\n现予公布。\n"
    "青溪县水利局2012年政府信息公开年度报告\n" BODY ("2012年，"),
    "青溪县水利局", "2012", GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "framed-by-pipes", "|||||\n| 青溪县2012年政府信息公开工作报告 | |||||||||||||\n" BODY ("2012年，"),
    "青溪县", "2012", GOUJI_FIELD_HOW_TITLE, GOUJI_FIELD_HOW_TITLE, FALSE },
  { "sentence",
    "本报告由青溪县水利局根据有关规定编制，统计期限为2012年1月1日至2012年12月31日。\n" BODY ("全年"),
    "青溪县水利局", "2012", GOUJI_FIELD_HOW_SENTENCE, GOUJI_FIELD_HOW_PERIOD, FALSE },
  { "sentence-with-the-title",
    "依照规定，特公布青溪县水利局2012年度政府信息公开工作年度报告。\n" BODY ("全年"), "青溪县水利局", "2012",
    GOUJI_FIELD_HOW_SENTENCE, GOUJI_FIELD_HOW_SENTENCE, TRUE },
  { "signature-and-day", BODY ("全年") "青溪县水利局\n2013年1月9日\n", "青溪县水利局", "2012",
    GOUJI_FIELD_HOW_SIGNATURE, GOUJI_FIELD_HOW_DATE, TRUE },
  { "frame", "发布机构：青溪县水利局\n发布日期：2013-01-09\n" BODY ("2012年，"), "青溪县水利局", "2012",
    GOUJI_FIELD_HOW_FRAME, GOUJI_FIELD_HOW_SENTENCE, TRUE },
  { "period-against-the-text",
    "统计期限为2011年1月1日至2011年12月31日。\n" BODY ("2012年，") "青溪县水利局\n2013年1月9日\n",
    "青溪县水利局", "2011", GOUJI_FIELD_HOW_SIGNATURE, GOUJI_FIELD_HOW_PERIOD, TRUE },
  { "masked-in-the-text", BODY ("20**年，") "青溪县水利局\n2013年1月9日\n", "青溪县水利局", NULL,
    GOUJI_FIELD_HOW_SIGNATURE, GOUJI_FIELD_HOW_NONE, FALSE },
  { "nobody-says", BODY ("全年"), NULL, NULL, GOUJI_FIELD_HOW_NONE, GOUJI_FIELD_HOW_NONE, FALSE },
};

static GoujiReport *
fill_only (const char *text)
{
  g_autoptr (GoujiDocument) document = read_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = gouji_filler_fill (filler, document, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);
  return g_object_ref (g_ptr_array_index (reports, 0));
}

/* The words that are named as the reason are those that say it. */
static void
assert_said (GoujiReport *report, GoujiField field, const char *value)
{
  const GoujiFieldSource *source = gouji_report_get_field_source (report, field);
  g_autofree char *words = NULL;

  if (value == NULL || !source->has_source)
    return;
  words = gouji_document_slice (gouji_report_get_document (report), source->source);
  if (source->how != GOUJI_FIELD_HOW_DATE && g_ascii_isdigit (*words))
    g_assert_true (g_str_has_prefix (words, value));
}

static void
test_head (gconstpointer data)
{
  const HeadCase *c = data;
  g_autoptr (GoujiReport) report = fill_only (c->text);

  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, c->agency);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_YEAR), ==, c->year);
  g_assert_cmpint (gouji_report_get_field_source (report, GOUJI_FIELD_AGENCY)->how, ==, c->agency_how);
  g_assert_cmpint (gouji_report_get_field_source (report, GOUJI_FIELD_YEAR)->how, ==, c->year_how);
  g_assert_cmpint (gouji_report_get_field_source (report, GOUJI_FIELD_YEAR)->unsure, ==, c->year_unsure);
  assert_said (report, GOUJI_FIELD_YEAR, c->year);
}

/* A page that was pressed into one line has its parts, and its day is no text. */
static void
test_one_line (void)
{
  g_autofree char *lines = g_strdup ("青溪县水利局2012年政府信息公开年度报告\n本报告依照规定编制。\n" BODY (
    "2012年，") "青溪县水利局\n二〇一三年一月九日\n附表 2012年政府信息公开情况统计表");
  g_autoptr (GoujiReport) report = fill_only (g_strdelimit (lines, "\n", ' '));
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiNarrative *first = gouji_report_get_narrative (report, gouji_form_find_part (form, "overview"));
  const GoujiNarrative *last = gouji_report_get_narrative (report, gouji_form_find_part (form, "problems"));

  g_assert_cmpstr (gouji_form_get_id (form), ==, "narrative");
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "青溪县水利局");
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_DATED), ==, "2013-01-09");
  g_assert_cmpstr (first->heading, ==, "一、概述");
  g_assert_cmpstr (first->text, ==, "2012年，我局照章公开信息。\n");
  g_assert_cmpstr (last->text, ==, "人手不够。\n");
}

static void
assert_texts (const char *source, const char *const *texts)
{
  g_autoptr (GoujiReport) report = fill_only (source);
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; texts[i] != NULL; i += 2) {
    const GoujiPart *part = gouji_form_find_part (form, texts[i]);

    g_assert_cmpstr (gouji_report_get_narrative (report, part)->text, ==, texts[i + 1]);
  }
}

/* Text under headings that no form knows is kept: in the part before, or in the first one. */
static void
test_unknown_headings (void)
{
  static const char *const texts[] = { "overview", "一、健全班子\n配了两个人。\n", "disclosure",
                                       "公开信息31条。\n三、一件大事\n修了堤。\n", NULL };

  assert_texts (
    "青溪县水利局2012年政府信息公开年度报告\n一、健全班子\n配了两个人。\n二、主动公开政府信息情况\n"
    "公开信息31条。\n三、一件大事\n修了堤。\n四、存在的主要问题和改进措施\n人手不够。\n",
    texts);
}

/* The head of a page that repeats the title begins no second report, and its number is no text. */
static void
test_running_head (void)
{
  static const char *const texts[] = { "overview", "第一页。\n第二页。\n", NULL };

  assert_texts (
    "青溪县2012年政府信息公开年度报告\n一、概述\n第一页。\n— 1 —\n第二页。\n二、主动公开政府信息情况\n"
    "公开信息31条。\n青溪县2012年政府信息公开年度报告\n-2-\n三、依申请公开政府信息情况\n没有。\n"
    "四、存在的主要问题和改进措施\n人手不够。\n",
    texts);
}

typedef struct {
  const char *name;
  const char *text;
  int code;
} NoReportCase;

/* What is no report is told for what it is. */
static const NoReportCase no_report_cases[] = {
  { "guide", "青溪县关于做好2012年度政府信息公开工作年度报告有关事项的通知\n" BODY ("填写："),
    GOUJI_FILL_ERROR_ABOUT_REPORTS },
  { "headline",
    "青溪县发布2012年政府信息公开工作年度报告\n日前，青溪县公开年报，全年主动公开信息31条，收到公开申请2"
    "件，全部按时办结，群众普遍表示满意，各单位纷纷表示要再接再厉，把公开工作做得更好更细。\n",
    GOUJI_FILL_ERROR_ABOUT_REPORTS },
  { "contents",
    "青溪县2012年政府信息公开年度报告\n目录\n一、概述……1\n二、主动公开政府信息情况……2\n三、收费及减免情况……3"
    "\n",
    GOUJI_FILL_ERROR_LIST },
  { "list",
    "青溪县2012年政府信息公开年度报告\n青溪县2011年政府信息公开年度报告\n青溪县2010年政府信息公开年度报告\n",
    GOUJI_FILL_ERROR_LIST },
  { "english", "Annual Report of Qingxi County on Government Information Disclosure, 2012\nI. Overview\n",
    GOUJI_FILL_ERROR_LANGUAGE },
  { "letter", "尊敬的读者：\n来信收到，谢谢。\n", GOUJI_FILL_ERROR_NO_REPORT },
};

static void
test_no_report (gconstpointer data)
{
  const NoReportCase *c = data;
  g_autoptr (GoujiDocument) document = read_text (c->text);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_filler_fill (filler, document, NULL, NULL, &error));
  g_assert_error (error, GOUJI_FILL_ERROR, c->code);
}

static GoujiRange
find_words (GoujiDocument *document, const char *words)
{
  const char *text = gouji_document_get_text (document);
  const char *found = strstr (text, words);

  g_assert_nonnull (found);
  return (GoujiRange) {
    gouji_document_offset_at_byte (document, (gsize) (found - text)),
    gouji_document_offset_at_byte (document, (gsize) (found - text) + strlen (words)),
  };
}

#define PASSAGE                                                                                              \
  "青溪县水利局2022年政府信息公开工作年度报告\n一、总体情况\n公开信息一批。\n六、其他需要报告的事项\n无。\n"

/* What a user points at is a report, whatever stands around it and however little it looks like one. */
static void
test_a_chosen_passage_is_one_report (void)
{
  g_autoptr (GoujiDocument) document =
    read_text ("青溪县2023年政府信息公开工作年度报告\n略。\n" PASSAGE "相关文章\n");
  GoujiForm *form = gouji_form_set_find (forms, "2019");
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiReport) report =
    gouji_filler_fill_range (filler, document, find_words (document, PASSAGE), form, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (gouji_report_get_form (report) == form);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "青溪县水利局");
  g_assert_cmpint (gouji_report_get_year (report), ==, 2022);
}

static void
test_filling_can_be_stopped (void)
{
  g_autoptr (GoujiDocument) document = read_text (PASSAGE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gouji_filler_fill (filler, document, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (
    gouji_filler_fill_range (filler, document, find_words (document, PASSAGE), NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  folding = gouji_folding_new ();
  filler = gouji_filler_new (forms, folding);

  for (gsize i = 0; i < G_N_ELEMENTS (title_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/fill/title/%s", title_cases[i].name);

    g_test_add_data_func (path, &title_cases[i], test_title);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (period_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/fill/period/%s", period_cases[i].name);

    g_test_add_data_func (path, &period_cases[i], test_period);
  }
  g_test_add_func ("/fill/published/not-when-fetched", test_published_is_not_when_the_page_was_fetched);
  g_test_add_func ("/fill/signature/no-text", test_signature_is_no_text);
  g_test_add_func ("/fill/form/reason-in-words", test_form_is_chosen_for_a_reason_in_words);
  for (gsize i = 0; i < G_N_ELEMENTS (form_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/fill/form/%s", form_cases[i].name);

    g_test_add_data_func (path, &form_cases[i], test_form);
  }
  g_test_add_func ("/fill/title/piece-of-a-collection", test_pieces_of_a_collection);
  g_test_add_func ("/fill/no-report/news", test_news_is_no_report);
  for (gsize i = 0; i < G_N_ELEMENTS (head_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/fill/head/%s", head_cases[i].name);

    g_test_add_data_func (path, &head_cases[i], test_head);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (no_report_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/fill/no-report/%s", no_report_cases[i].name);

    g_test_add_data_func (path, &no_report_cases[i], test_no_report);
  }
  g_test_add_func ("/fill/one-line", test_one_line);
  g_test_add_func ("/fill/headings/unknown", test_unknown_headings);
  g_test_add_func ("/fill/headings/running-head", test_running_head);
  g_test_add_func ("/fill/range/is-one-report", test_a_chosen_passage_is_one_report);
  g_test_add_func ("/fill/stopped", test_filling_can_be_stopped);

  status = g_test_run ();
  gouji_filler_unref (filler);
  gouji_folding_unref (folding);
  gouji_form_set_unref (forms);
  return status;
}
