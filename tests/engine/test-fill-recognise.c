/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filler.h"
#include "read/gouji-read.h"

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
  g_test_add_func ("/fill/range/is-one-report", test_a_chosen_passage_is_one_report);
  g_test_add_func ("/fill/stopped", test_filling_can_be_stopped);

  status = g_test_run ();
  gouji_filler_unref (filler);
  gouji_folding_unref (folding);
  gouji_form_set_unref (forms);
  return status;
}
