/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "document/gouji-document-builder.h"
#include "fill/gouji-filler.h"
#include "form/gouji-form-set.h"

#define HEADING "一、总体情况"
#define MADE_UP_FORM "../reports/made-up/2027.json"

typedef struct {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
  GoujiForm *form;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  fixture->folding = gouji_folding_new ();
  fixture->filler = gouji_filler_new (fixture->forms, fixture->folding);
  fixture->form = gouji_form_set_find (fixture->forms, "2021");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gouji_filler_unref (fixture->filler);
  gouji_folding_unref (fixture->folding);
  gouji_form_set_unref (fixture->forms);
}

/* A report whose document is @text, all of it the narrative of the form's first part. */
static GoujiReport *
create_report (GoujiForm *form, const char *text, const char *narrative_text)
{
  GoujiReport *report = gouji_report_new (form);
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GoujiRange heading = { 0, g_utf8_strlen (HEADING, -1) };
  GoujiNarrative narrative = { (char *) HEADING, (char *) narrative_text, TRUE, TRUE, heading, heading };

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, HEADING, -1);
  gouji_document_builder_end_block (builder);
  for (guint i = 0; lines[i] != NULL; i++) {
    gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
    gouji_document_builder_append (builder, lines[i], -1);
    gouji_document_builder_end_block (builder);
  }
  document = gouji_document_builder_finish (builder);
  narrative.source.end = gouji_document_get_length (document);
  gouji_report_put_document (report, document);
  gouji_report_put_narrative (report, gouji_form_get_part (form, 0), &narrative);

  return report;
}

static void
append_about (GString *text, const GoujiMention *mention)
{
  if (mention->about != GOUJI_ABOUT_FIGURE)
    g_string_append (text, gouji_about_to_string (mention->about));
  if (mention->concept != NULL)
    g_string_append (text, mention->concept->id);
  if (mention->cell != NULL)
    g_string_append_printf (text, "%s%s", mention->concept != NULL ? "=" : "", mention->cell->id);
}

/* The mention in one line: text, value and unit, what it is about. Its places must be those of its text. */
static void
describe (GString *text, GoujiReport *report, const GoujiMention *mention)
{
  g_autofree char *value = gouji_decimal_to_string (mention->value);

  g_string_append_printf (text, "%s%s | %s%s%s | ", text->len > 0 ? "\n" : "", mention->text,
                          mention->approximate ? "~" : "", value,
                          mention->unit != NULL ? mention->unit : "?");
  append_about (text, mention);

  if (mention->has_source) {
    GoujiDocument *document = gouji_report_get_document (report);
    g_autofree char *source = gouji_document_slice (document, mention->source);
    g_autofree char *number = gouji_document_slice (document, mention->number);
    g_auto (GStrv) lines = g_strsplit (source, "\n", -1);
    g_autofree char *line = g_strjoinv ("", lines);

    g_assert_cmpstr (line, ==, mention->text);
    g_assert_nonnull (strstr (source, number));
  }
}

static char *
describe_all (Fixture *fixture, GoujiReport *report)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture->filler, report);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    describe (text, report, g_ptr_array_index (mentions, i));

  return g_string_free (text, FALSE);
}

static char *
repeat (const char *piece, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);

  return g_string_free (text, FALSE);
}

static void
assert_in_form (Fixture *fixture, GoujiForm *form, const char *text, const char *expected)
{
  g_autofree char *lines = g_strconcat (text, "\n", NULL);
  g_autoptr (GoujiReport) report = create_report (form, text, lines);
  g_autofree char *described = describe_all (fixture, report);

  g_assert_cmpstr (described, ==, expected);
}

static void
assert_mentions (Fixture *fixture, const char *text, const char *expected)
{
  assert_in_form (fixture, fixture->form, text, expected);
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "发布简报8期，走访19人次，答复26宗，整理300条次，开支7万元。",
                   "发布简报8期 | 8期 | free\n走访19人次 | 19人次 | free\n答复26宗 | 26宗 | free\n"
                   "整理300条次 | 300条次 | free\n开支7万元 | 7万元 | free");
  assert_mentions (fixture, "共12步，见第3栏，重15克", "");
}

static void
test_clauses (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "我县重视公开。全年公开文件、图表、问答等材料41份；另有短片3部",
                   "全年公开文件、图表、问答等材料41份 | 41份 | free\n另有短片3部 | 3部 | free");
  assert_mentions (fixture, "走访6个乡镇和18个村",
                   "走访6个乡镇 | 6个 | free\n走访6个乡镇和18个村 | 18个 | free");
  assert_mentions (fixture, "窗口接待30人次、电话接待45人次。",
                   "窗口接待30人次 | 30人次 | free\n电话接待45人次 | 45人次 | free");
  assert_mentions (fixture, "满意率由5.5%升到7.5%",
                   "满意率由5.5% | 5.5% | ratio\n满意率由5.5%升到7.5% | 7.5% | ratio");
}

static void
test_brackets (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "公开材料（不含转载9份，见附表）共50份",
                   "不含转载9份 | 9份 | free\n"
                   "公开材料（不含转载9份，见附表）共50份 | 50份 | free");
  assert_mentions (fixture, "印发《看得到，用得上》手册20本", "印发《看得到，用得上》手册20本 | 20本 | free");
  assert_mentions (fixture, "1）印发手册20本", "1）印发手册20本 | 20本 | free");
}

static void
test_full_width (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "接听来电１２０５次，占 ３６．５ ％",
                   "接听来电１２０５次 | 1205次 | free\n"
                   "占 ３６．５ ％ | 36.5% | ratio");
}

static void
test_separators (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "阅读1,113次，转发2，048，596次,点赞80,7条",
                   "阅读1,113次 | 1113次 | free\n"
                   "转发2，048，596次 | 2048596次 | free\n"
                   "7条 | 7条 | free");
  assert_mentions (fixture, "尾数1234,567件", "567件 | 567件 | free");
  /* The mark of enumeration folds to a point, and is none. */
  assert_mentions (fixture, "编号3、5件", "编号3、5件 | 5件 | free");
  assert_mentions (fixture, "见表 3 5件", "见表 3 5件 | 5件 | free");
}

static void
test_chinese_numerals (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *value;
  } numerals[] = {
    { "五十七件", "57" },
    { "十件", "10" },
    { "两次", "2" },
    { "一百零五份", "105" },
    { "三百五十份", "350" },
    { "二千零一十八条", "2018" },
    { "五万三千二百条", "53200" },
    { "一万零二十条", "10020" },
    { "一亿三千万零七条", "130000007" },
    { "一亿三千万条", "130000000" },
    { "一〇五件", "105" },
    { "贰件", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++) {
    const char *unit = g_utf8_prev_char (numerals[i].text + strlen (numerals[i].text));
    g_autofree char *text = g_strconcat ("全年共收", numerals[i].text, NULL);
    g_autofree char *expected = numerals[i].value != NULL
                                  ? g_strdup_printf ("%s | %s%s | free", text, numerals[i].value, unit)
                                  : g_strdup ("");

    assert_mentions (fixture, text, expected);
  }
}

static void
test_no_exact_numeral (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "开了三五次",   "提了三百五件",   "来了数十人",      "办了十几件",
                                       "有几百条留言", "写了万万条",     "共二百一百件",    "共五万百件",
                                       "共五万三件",   "共一万零二万件", "共三亿五亿零一件" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_mentions (fixture, texts[i], "");
}

static void
test_scales (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "浏览1.2万次，下载三十万次，投入2亿元，补助5千万元，另有8千余条",
                   "浏览1.2万次 | 1.2万次 | free\n下载三十万次 | 30万次 | free\n投入2亿元 | 2亿元 | free\n"
                   "补助5千万元 | 5千万元 | free\n另有8千余条 | ~8千条 | free");
  assert_mentions (fixture, "约1.5万余人次", "约1.5万余人次 | ~1.5万人次 | free");
}

static void
test_approximate (Fixture *fixture, gconstpointer data)
{
  assert_mentions (
    fixture, "推送100余条，服务800多人次，覆盖近60个村，支出约5万元，走访40户左右，超过9成",
    "推送100余条 | ~100条 | free\n服务800多人次 | ~800人次 | free\n覆盖近60个村 | ~60个 | free\n"
    "支出约5万元 | ~5万元 | free\n走访40户左右 | ~40户 | free");
  assert_mentions (fixture, "附近3个村", "附近3个村 | 3个 | free");
}

static void
test_percent (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "办结率百分之九十八，差错千分之2，提高4个百分点，增幅-3.5%",
                   "办结率百分之九十八 | 98% | ratio\n差错千分之2 | 2‰ | ratio\n"
                   "提高4个百分点 | 4个百分点 | ratio\n增幅-3.5% | -3.5% | ratio");
  assert_mentions (fixture, "三分之二的乡镇", "");
  assert_mentions (fixture, "增幅--3%，网站-12条", "增幅--3% | 3% | ratio\n网站-12条 | 12条 | free");
}

static void
test_lost_unit (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "其中报纸刊发75,电台播出12次",
                   "其中报纸刊发75 | 75? | part\n电台播出12次 | 12次 | part");
  assert_mentions (fixture, "排名第75,见表3。", "");
}

static void
test_lost_number (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "全年公开信息条，其中网站件", "");
}

static void
test_glued (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "其他处理1件，不予处理32024年将继续努力",
                   "其他处理1件 | 1件 | other_outcome\n不予处理3 | 3? | not_handled");
  assert_mentions (fixture, "走访12个乡镇88个社区",
                   "走访12个乡镇 | 12个 | free\n走访12个乡镇88个社区 | 88个 | free");
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "每处配3-5人，每次10～20份，约20至30件，发布9件—12件", "");
  assert_mentions (fixture, "由10个增至20个", "由10个增至 | 10个 | free\n由10个增至20个 | 20个 | free");
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "截至2023年12月31日，2022、2023年",
    "期限为202311日至20231231日止",
    "2017210日印发",
    "二〇二三年三月三日",
    "20191月1日起施行",
    "2023-12-31发布",
    "每月5日前，在20个工作日内",
    "十二月底前，3天内，24小时",
    "上午9:30开门",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_mentions (fixture, texts[i], "");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "国办公开办函〔2021〕30号、〔202130号",
    "依据第二十条第（一）项和第3条",
    "拨打12345，电话0000-1234567",
    "一是学习，二是宣传",
    "《关于十件实事的通知》",
    "落实“四个意识”",
    "九届三次全会",
    "统一部署，一次性告知，作为一项制度",
    "A4纸、G20",
    "7×24小时",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_mentions (fixture, texts[i], "");
}

static void
test_traditional (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "共收到政府信息公開申請十二件，發布資訊1.3萬餘條",
                   "共收到政府信息公開申請十二件 | 12件 | requests_received=requests.new_received.total\n"
                   "發布資訊1.3萬餘條 | ~1.3万条 | free");
}

static void
test_broken_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *paragraph = repeat ("公开", 40);
  g_autofree char *paragraphs = g_strconcat (paragraph, "\n20本手册都已发完", NULL);

  assert_mentions (fixture,
                   "过去一年我县围绕看得懂找得着用得上三句话做好公开，共答复\n"
                   "来信，其中解释政策的来信有一百多件，其中解释水价政策来信12\n"
                   "6件，转办来信七件。群众满意，县里也满意，全县上下都满意。",
                   "其中解释政策的来信有一百多件 | ~100件 | free\n"
                   "其中解释水价政策来信126件 | 126件 | part\n转办来信七件 | 7件 | part");
  /* A short line is a heading, and a line of its own. */
  assert_mentions (fixture, "公开情况\n20本手册都已发完", "20本手册 | 20本 | free");
  assert_mentions (fixture,
                   "过去一年我县围绕看得懂找得着用得上三句话做好公开\n"
                   "（一）20本手册都已在各乡镇和各个村的公开栏边发完",
                   "（一）20本手册 | 20本 | free");
  /* Where lines are as long as paragraphs, they are paragraphs. */
  assert_mentions (fixture, paragraphs, "20本手册 | 20本 | free");
  assert_mentions (fixture,
                   "有人问手册印了多少，我们在各处公开栏都作了答复\n"
                   "20本手册都已在各乡镇和各个村的公开栏边发完，还有人打电话来问，也一一答复",
                   "20本手册 | 20本 | free");
}

static void
test_about_requests (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture,
                   "全年新收政府信息公开申请52件，其中自然人50件，上年结转4件，办结54件，结转下年度2件。",
                   "全年新收政府信息公开申请52件 | 52件 | requests_received=requests.new_received.total\n"
                   "其中自然人50件 | 50件 | "
                   "requests_natural_person=requests.new_received.natural_person\n"
                   "上年结转4件 | 4件 | requests_carried_in=requests.carried_in.total\n"
                   "办结54件 | 54件 | requests_answered=requests.processed_total.total\n"
                   "结转下年度2件 | 2件 | requests_carried_out=requests.carried_out.total");
  assert_mentions (
    fixture, "予以公开6件、部分公开2件、不予公开3件、无法提供4件、不予处理5件、其他处理1件",
    "予以公开6件 | 6件 | granted=requests.open_full.total\n"
    "部分公开2件 | 2件 | granted_partly=requests.open_partial.total\n"
    "不予公开3件 | 3件 | refused\n无法提供4件 | 4件 | unable\n不予处理5件 | 5件 | not_handled\n"
    "其他处理1件 | 1件 | other_outcome");
}

static void
test_not_about_requests (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "受理行政许可申请200件，收到依申请公开59件（含上年结转2件）",
                   "受理行政许可申请200件 | 200件 | free\n收到依申请公开59件（含上年结转2件） | 59件 | free\n"
                   "含上年结转2件 | 2件 | requests_carried_in=requests.carried_in.total");
  assert_mentions (fixture, "收到信函申请5件，网上申请6件",
                   "收到信函申请5件 | 5件 | part\n网上申请6件 | 6件 | part");
}

/* The mark for the number in the patterns may stand in the text as well. */
static void
test_mark_in_text (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "收到#依申请公开5件",
                   "收到#依申请公开5件 | 5件 | requests_received=requests.new_received.total");
}

static void
test_about_disputes (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "因信息公开引起行政复议4件，被纠正1件，行政诉讼3件，复议后起诉1件。",
                   "因信息公开引起行政复议4件 | 4件 | reviews=disputes.review.total\n"
                   "被纠正1件 | 1件 | reviews_corrected=disputes.review.corrected\n"
                   "行政诉讼3件 | 3件 | litigation\n"
                   "复议后起诉1件 | 1件 | disputes.litigation_after_review.total");
  assert_mentions (fixture, "行政复议、行政诉讼0件", "行政复议、行政诉讼0件 | 0件 | free");
  /* A body that decides on reviews tells of all of them. */
  assert_mentions (fixture, "全年收到行政复议4件", "全年收到行政复议4件 | 4件 | free");
}

static void
test_about_documents (Fixture *fixture, gconstpointer data)
{
  assert_mentions (
    fixture, "制发行政规范性文件5件，废止2件，现行有效31件",
    "制发行政规范性文件5件 | 5件 | normative_documents_issued=disclosure.normative_document.issued\n"
    "废止2件 | 2件 | disclosure.normative_document.repealed\n"
    "现行有效31件 | 31件 | normative_documents_in_force=disclosure.normative_document.in_force");
  assert_mentions (fixture, "收取信息处理费380元", "收取信息处理费380元 | 380元 | processing_fees");
  assert_mentions (fixture, "主动公开政府信息186条", "主动公开政府信息186条 | 186条 | items_published");
  assert_mentions (fixture, "网站主动公开政府信息186条", "网站主动公开政府信息186条 | 186条 | free");
}

static void
test_about_last_year (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "收到依申请公开9件，较上年增加3件，同比增长50%",
                   "收到依申请公开9件 | 9件 | requests_received=requests.new_received.total\n"
                   "较上年增加3件 | 3件 | last_year\n同比增长50% | 50% | ratio");
}

static void
test_about_part (Fixture *fixture, gconstpointer data)
{
  assert_mentions (fixture, "发布图表81份，其中文件52份，短片1份。会议28份。",
                   "发布图表81份 | 81份 | free\n其中文件52份 | 52份 | part\n短片1份 | 1份 | part\n"
                   "会议28份 | 28份 | free");
}

static GoujiForm *
load_made_up_form (Fixture *fixture)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, MADE_UP_FORM, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  GoujiForm *form;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  form = gouji_form_new_from_json (json_node_get_object (json_parser_get_root (parser)),
                                   gouji_form_set_get_common (fixture->forms), &error);
  g_assert_no_error (error);

  return form;
}

/* The patterns are common to all forms; what a form does not have is not spoken of. */
static void
test_unknown_to_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiForm) form = load_made_up_form (fixture);

  assert_in_form (fixture, form, "收到依申请公开9件，其中废止规范性文件2件",
                  "收到依申请公开9件 | 9件 | free\n其中废止规范性文件2件 | 2件 | part");
}

static void
assert_number_at (Fixture *fixture, GoujiReport *report, guint index, const char *line, const char *number)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture->filler, report);
  const char *text = gouji_document_get_text (gouji_report_get_document (report));
  const GoujiMention *mention;
  guint start;

  g_assert_cmpuint (index, <, mentions->len);
  mention = g_ptr_array_index (mentions, index);
  start = g_utf8_pointer_to_offset (text, strstr (strstr (text, line), number));
  g_assert_true (mention->has_source);
  g_assert_cmpuint (mention->number.start, ==, start);
  g_assert_cmpuint (mention->number.end, ==, start + g_utf8_strlen (number, -1));
}

/* The narrative leaves out the lines of tables; places count them. */
static void
test_source_behind_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) report =
    create_report (fixture->form, "　　印发手册20本。\n项目\n5件\n5件\n　　接听来电5件\n（说明5件）",
                   "印发手册20本。\n接听来电5件\n（说明5件）\n");

  assert_number_at (fixture, report, 0, "印发", "20本");
  assert_number_at (fixture, report, 1, "接听", "5件");
  assert_number_at (fixture, report, 2, "说明", "5件");
}

static void
test_source_of_equal_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) report =
    create_report (fixture->form, "印发5本。\n另印发5本。\n印发5本。", "印发5本。\n印发5本。\n");
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture->filler, report);

  g_assert_cmpuint (mentions->len, ==, 2);
  g_assert_cmpuint (((const GoujiMention *) mentions->pdata[0])->source.start, ==, 7);
  g_assert_cmpuint (((const GoujiMention *) mentions->pdata[1])->source.start, ==, 20);
}

/* A cell of a grid may say the same as a line behind the table. */
static void
test_source_behind_grid (Fixture *fixture, gconstpointer data)
{
  static const char *const line = "印发5本";
  g_autoptr (GoujiReport) report = gouji_report_new (fixture->form);
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  GoujiNarrative narrative = { (char *) HEADING, (char *) line, TRUE, TRUE, { 0, 16 }, { 0, 6 } };

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, HEADING, -1);
  gouji_document_builder_end_block (builder);
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  gouji_document_builder_begin_cell (builder, 1, 1, FALSE);
  gouji_document_builder_append (builder, line, -1);
  gouji_document_builder_end_cell (builder);
  gouji_document_builder_end_block (builder);
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, line, -1);
  gouji_document_builder_end_block (builder);
  document = gouji_document_builder_finish (builder);
  gouji_report_put_document (report, document);
  gouji_report_put_narrative (report, gouji_form_get_part (fixture->form, 0), &narrative);

  mentions = gouji_filler_find_mentions (fixture->filler, report);
  g_assert_cmpuint (mentions->len, ==, 1);
  g_assert_cmpuint (((const GoujiMention *) mentions->pdata[0])->source.start, ==, 12);
}

static void
test_source_on_line_of_heading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) report = gouji_report_new (fixture->form);
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  GoujiNarrative narrative = {
    (char *) HEADING, (char *) "5件都已办结。\n", TRUE, TRUE, { 0, 14 }, { 0, 6 }
  };

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, HEADING " 5件都已办结。", -1);
  gouji_document_builder_end_block (builder);
  document = gouji_document_builder_finish (builder);
  gouji_report_put_document (report, document);
  gouji_report_put_narrative (report, gouji_form_get_part (fixture->form, 0), &narrative);

  assert_number_at (fixture, report, 0, HEADING, "5件");
}

static void
test_typed_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) report =
    create_report (fixture->form, "印发手册20本。\n接听来电5件。", "印发手册20本。\n接听来电5件。\n");
  g_autoptr (GPtrArray) mentions = NULL;

  gouji_report_set_text (report, gouji_form_get_part (fixture->form, 0), "印发手册30本。\n接听来电5件。");
  mentions = gouji_filler_find_mentions (fixture->filler, report);
  g_assert_cmpuint (mentions->len, ==, 2);
  g_assert_cmpint (((const GoujiMention *) mentions->pdata[0])->value.units, ==, 30);
  g_assert_false (((const GoujiMention *) mentions->pdata[0])->has_source);
  g_assert_true (((const GoujiMention *) mentions->pdata[1])->has_source);
}

static void
test_all_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) report = create_report (fixture->form, "印发手册20本。", "印发手册20本。\n");
  const GoujiPart *tables = gouji_form_get_part (fixture->form, 2);
  g_autoptr (GPtrArray) mentions = NULL;

  g_assert_nonnull (tables->table);
  gouji_report_set_text (report, tables, "受理依申请公开7件。");
  mentions = gouji_filler_find_mentions (fixture->filler, report);
  g_assert_cmpuint (mentions->len, ==, 2);
  g_assert_true (((const GoujiMention *) mentions->pdata[0])->part == gouji_form_get_part (fixture->form, 0));
  g_assert_true (((const GoujiMention *) mentions->pdata[1])->part == tables);
}

/* No text may lead the search past its end. */
static void
test_hostile_text (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "1",  "一", "百",     "1件", "（", "）",
                                        "《", "》", "1,111,", "-1%", "“",  "结转" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *text = repeat (pieces[i], 1000);
    g_autoptr (GoujiReport) report = create_report (fixture->form, text, text);
    g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture->filler, report);

    g_assert_cmpuint (mentions->len, <=, 1000);
  }
}

/* The time may not grow with the square of the text: each of these would take many seconds. */
static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "1",  "1.", "一",  "十",   "a",    "（",
                                        "）", "《", "“一", "数百", "复议", "第一" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autofree char *text = repeat (pieces[i], 100000);
    g_autoptr (GoujiReport) report = create_report (fixture->form, text, text);
    g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (fixture->filler, report);

    g_assert_cmpuint (mentions->len, ==, 0);
  }
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  add ("/fill/mentions/number-with-unit-word", test_units);
  add ("/fill/mentions/text-runs-from-clause-to-unit", test_clauses);
  add ("/fill/mentions/brackets-belong-to-clause", test_brackets);
  add ("/fill/mentions/full-width-digits", test_full_width);
  add ("/fill/mentions/separators-and-points", test_separators);
  add ("/fill/mentions/chinese-numerals", test_chinese_numerals);
  add ("/fill/mentions/numeral-that-is-no-exact-number", test_no_exact_numeral);
  add ("/fill/mentions/scale-stays-in-unit", test_scales);
  add ("/fill/mentions/approximate", test_approximate);
  add ("/fill/mentions/percent", test_percent);
  add ("/fill/mentions/unit-lost", test_lost_unit);
  add ("/fill/mentions/number-lost", test_lost_number);
  add ("/fill/mentions/glued-to-what-follows", test_glued);
  add ("/fill/mentions/range-is-no-mention", test_ranges);
  add ("/fill/mentions/date-is-no-mention", test_dates);
  add ("/fill/mentions/name-is-no-mention", test_names);
  add ("/fill/mentions/traditional", test_traditional);
  add ("/fill/mentions/lines-broken-for-their-width", test_broken_lines);
  add ("/fill/mentions/about-requests", test_about_requests);
  add ("/fill/mentions/not-about-requests", test_not_about_requests);
  add ("/fill/mentions/mark-in-text", test_mark_in_text);
  add ("/fill/mentions/about-disputes", test_about_disputes);
  add ("/fill/mentions/about-documents-and-fees", test_about_documents);
  add ("/fill/mentions/about-last-year", test_about_last_year);
  add ("/fill/mentions/about-part", test_about_part);
  add ("/fill/mentions/unknown-to-form", test_unknown_to_form);
  add ("/fill/mentions/source-behind-table", test_source_behind_table);
  add ("/fill/mentions/source-of-equal-lines", test_source_of_equal_lines);
  add ("/fill/mentions/source-behind-grid", test_source_behind_grid);
  add ("/fill/mentions/source-on-line-of-heading", test_source_on_line_of_heading);
  add ("/fill/mentions/typed-text-has-no-source", test_typed_text);
  add ("/fill/mentions/all-parts", test_all_parts);
  add ("/fill/mentions/hostile-text", test_hostile_text);
  add ("/fill/mentions/long-text", test_long_text);

  return g_test_run ();
}
