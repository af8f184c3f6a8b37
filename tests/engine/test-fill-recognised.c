/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correction-fixture.h"

#include "check/gouji-check.h"

/* Row by row what the table of applications of an invented report says: natural person, five organisations,
 * total. Each row ties out, and each column. */
#define RECEIVED "12|5|0|0|0|0|17"
#define CARRIED_IN "3|0|0|0|0|0|3"
#define OPEN "9|4|0|0|0|0|13"
#define PARTLY "2|0|0|0|0|0|2"
#define SECRET "1|1|0|0|0|0|2"
#define NOTHING "0|0|0|0|0|0|0"
#define PROCESSED "12|5|0|0|0|0|17"
#define CARRIED_OUT "3|0|0|0|0|0|3"

static GoujiFormSet *forms;
static GoujiFiller *filler;
static GoujiFolding *folding;

typedef struct {
  const char *received;
  const char *open;
  const char *partly;
} Rows;

static const Rows sound = { RECEIVED, OPEN, PARTLY };

static void
append_requests (GoujiDocumentBuilder *builder, const Rows *rows)
{
  static const char *const labels[] = {
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
  };
  g_autofree char *received = g_strdup_printf ("一、本年新收政府信息公开申请数量|%s", rows->received);
  g_autofree char *open = g_strdup_printf ("（一）予以公开|%s", rows->open);
  g_autofree char *partly =
    g_strdup_printf ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）|%s", rows->partly);

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  append_row (builder, "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计");
  append_row (builder, received);
  append_row (builder, "二、上年结转政府信息公开申请数量|" CARRIED_IN);
  append_row (builder, open);
  append_row (builder, partly);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *row = g_strdup_printf ("%s|%s", labels[i], i == 0 ? SECRET : NOTHING);

    append_row (builder, row);
  }
  append_row (builder, "（七）总计|" PROCESSED);
  append_row (builder, "四、结转下年度继续办理|" CARRIED_OUT);
  gouji_document_builder_end_block (builder);
}

static GoujiReport *
fill (const Rows *rows, gboolean scanned)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GError) error = NULL;

  append_line (builder, "云溪县2023年政府信息公开工作年度报告");
  append_line (builder, "一、总体情况");
  append_line (builder, "全年新收政府信息公开申请71件。");
  append_line (builder, "二、主动公开政府信息情况");
  append_line (builder, "三、收到和处理政府信息公开申请情况");
  append_requests (builder, rows);
  append_line (builder, "四、政府信息公开行政复议、行政诉讼情况");
  append_disputes (builder);
  append_line (builder, "五、存在的主要问题及改进情况");
  append_line (builder, "人手不足。");
  append_line (builder, "六、其他需要报告的事项");
  append_line (builder, "无。");
  if (scanned)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_SCANNED, NULL);
  document = gouji_document_builder_finish (builder);
  reports = gouji_filler_fill (filler, document, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 1);

  return g_object_ref (reports->pdata[0]);
}

static const GoujiFigure *
get_figure (GoujiReport *report, const char *id)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);

  g_assert_nonnull (cell);
  return gouji_report_get_figure (report, cell);
}

static void
assert_doubt (GoujiReport *report, const char *id, GoujiDoubt doubt)
{
  const GoujiFigure *figure = get_figure (report, id);

  g_assert_cmpint (figure->how, ==, GOUJI_HOW_TABLE);
  g_assert_cmpstr (gouji_doubt_to_string (figure->doubt), ==, gouji_doubt_to_string (doubt));
}

static void
test_text (void)
{
  g_autoptr (GoujiReport) report = fill (&sound, FALSE);

  assert_doubt (report, "requests.new_received.natural_person", GOUJI_DOUBT_NONE);
  assert_doubt (report, "requests.deny_third_party.research", GOUJI_DOUBT_NONE);
}

static void
test_addition (void)
{
  g_autoptr (GoujiReport) report = fill (&sound, TRUE);

  assert_doubt (report, "requests.new_received.natural_person", GOUJI_DOUBT_NONE);
  assert_doubt (report, "requests.new_received.research", GOUJI_DOUBT_NONE);
  assert_doubt (report, "requests.new_received.total", GOUJI_DOUBT_NONE);
  assert_doubt (report, "requests.open_partial.natural_person", GOUJI_DOUBT_NONE); /* 12 = 9 + 2 + 1 */
  assert_doubt (report, "disputes.review.upheld", GOUJI_DOUBT_NONE);
}

/* 3 = 3 + 0, and 12 + 3 = 12 + 3: wherever that letter was recognised wrongly, it was so twice. */
static void
test_copy (void)
{
  g_autoptr (GoujiReport) report = fill (&sound, TRUE);

  assert_doubt (report, "requests.carried_in.natural_person", GOUJI_DOUBT_RECOGNISED);
  assert_doubt (report, "requests.carried_in.total", GOUJI_DOUBT_RECOGNISED);
  assert_doubt (report, "requests.carried_out.natural_person", GOUJI_DOUBT_RECOGNISED);
}

static void
test_zeros (void)
{
  g_autoptr (GoujiReport) report = fill (&sound, TRUE);

  assert_doubt (report, "requests.deny_third_party.research", GOUJI_DOUBT_RECOGNISED);
  assert_doubt (report, "requests.deny_third_party.natural_person", GOUJI_DOUBT_NONE); /* in 12 = 9 + 2 + 1 */
}

/* The row does not tie out, so nothing in it is sure; nor are those in whose columns it is. */
static void
test_misread (void)
{
  static const Rows misread = { RECEIVED, "3|4|0|0|0|0|13", PARTLY };
  g_autoptr (GoujiReport) report = fill (&misread, TRUE);

  assert_doubt (report, "requests.open_full.natural_person", GOUJI_DOUBT_RECOGNISED);
  assert_doubt (report, "requests.open_full.business", GOUJI_DOUBT_RECOGNISED);
  assert_doubt (report, "requests.open_partial.natural_person", GOUJI_DOUBT_RECOGNISED);
  assert_doubt (report, "requests.new_received.business", GOUJI_DOUBT_NONE);
}

/* Where nothing was recognised the sums of the cell are open; its neighbour is in one that is not. */
static void
test_unread (void)
{
  static const Rows unread = { RECEIVED, "\ufffd|4|0|0|0|0|13", PARTLY };
  g_autoptr (GoujiReport) report = fill (&unread, TRUE);

  g_assert_false (gouji_figure_is_sure (get_figure (report, "requests.open_full.natural_person")));
  assert_doubt (report, "requests.open_full.business", GOUJI_DOUBT_NONE); /* 5 = 4 + 1 */
  assert_doubt (report, "requests.open_partial.natural_person", GOUJI_DOUBT_RECOGNISED);
}

static GPtrArray *
check (GoujiReport *report)
{
  g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (filler, report);

  return gouji_check_report (report, NULL, mentions, folding);
}

static guint
count_findings (GPtrArray *findings, const char *rule, GoujiSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    n += finding->severity == severity && (rule == NULL || g_str_equal (finding->rule->id, rule));
  }

  return n;
}

/* The text says 71, the table 17. In a file with letters that is a warning, in a picture it is worth a look.
 */
static void
test_mention (void)
{
  g_autoptr (GoujiReport) report = fill (&sound, FALSE);
  g_autoptr (GoujiReport) scanned = fill (&sound, TRUE);
  g_autoptr (GPtrArray) findings = check (report);
  g_autoptr (GPtrArray) milder = check (scanned);

  g_assert_cmpuint (count_findings (findings, "prose.requests", GOUJI_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (count_findings (milder, "prose.requests", GOUJI_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (count_findings (milder, "prose.requests", GOUJI_SEVERITY_NOTICE), ==, 1);
}

/* The same numbers are an error where they were letters, and cannot be judged where they were a picture. */
static void
test_no_error (void)
{
  static const Rows misread = { RECEIVED, "3|4|0|0|0|0|13", PARTLY };
  g_autoptr (GoujiReport) report = fill (&misread, FALSE);
  g_autoptr (GoujiReport) scanned = fill (&misread, TRUE);
  g_autoptr (GPtrArray) findings = check (report);
  g_autoptr (GPtrArray) milder = check (scanned);

  g_assert_cmpuint (count_findings (findings, NULL, GOUJI_SEVERITY_ERROR), >, 0);
  g_assert_cmpuint (count_findings (milder, NULL, GOUJI_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (count_findings (milder, "requests.row_total", GOUJI_SEVERITY_NOTICE), ==, 1);
}

/* Numbers that tie out are not complained of, although 0 = 0 + 0 confirms none of them. */
static void
test_sound_is_quiet (void)
{
  g_autoptr (GoujiReport) scanned = fill (&sound, TRUE);
  g_autoptr (GPtrArray) findings = check (scanned);

  g_assert_cmpuint (count_findings (findings, "requests.row_total", GOUJI_SEVERITY_NOTICE), ==, 0);
  g_assert_cmpuint (count_findings (findings, "requests.balance", GOUJI_SEVERITY_NOTICE), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  folding = gouji_folding_new ();
  filler = gouji_filler_new (forms, folding);

  g_test_add_func ("/fill/recognised/text-is-not-doubted", test_text);
  g_test_add_func ("/fill/recognised/an-addition-confirms", test_addition);
  g_test_add_func ("/fill/recognised/a-copy-confirms-nothing", test_copy);
  g_test_add_func ("/fill/recognised/zeros-alone-confirm-nothing", test_zeros);
  g_test_add_func ("/fill/recognised/what-does-not-tie-out-is-not-sure", test_misread);
  g_test_add_func ("/fill/recognised/what-was-not-recognised-is-not-blank", test_unread);
  g_test_add_func ("/fill/recognised/a-mention-is-milder", test_mention);
  g_test_add_func ("/fill/recognised/no-error-is-certain", test_no_error);
  g_test_add_func ("/fill/recognised/what-ties-out-is-quiet", test_sound_is_quiet);

  status = g_test_run ();
  gouji_filler_unref (filler);
  gouji_folding_unref (folding);
  gouji_form_set_unref (forms);
  return status;
}
