/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "document/gouji-document-builder.h"
#include "package-fixture.h"
#include "register-fixture.h"
#include "report/gouji-journal.h"
#include "report/gouji-report-file.h"

static RegisterKit kit;

/* A register, and what is counted in 2025. */
typedef struct {
  const char *name;
  const char *csv;
  const char *expected;
  guint n_unplaced;
  guint n_left_out;
} Layout;

static const Layout layouts[] = {
  { "plain",
    "序号,编号,收到日期,申请人类型,答复日期,办理结果\n"
    "1,岚依申〔2025〕1号,2025-01-03,自然人,2025-01-20,予以公开\n"
    "2,岚依申〔2025〕2号,2025-02-03,商业企业,2025-02-20,本机关不掌握相关政府信息\n"
    "3,岚依申〔2025〕3号,2025-12-30,公民,,\n",
    "new_received.natural_person 2 new_received.business 1 open_full.natural_person 1 "
    "unable_not_held.business 1 carried_out.natural_person 1",
    0, 0 },
  { "carry-over-by-days",
    "编号,收到日期,申请人类型,答复日期,办理结果\n"
    "A1,2024-12-20,自然人,2025-01-08,部分公开\n"
    "A2,2024-12-21,自然人,2024-12-28,予以公开\n"
    "A3,2025-12-28,律师事务所,2026-01-05,予以公开\n"
    "A4,2026-01-03,自然人,2026-01-09,予以公开\n",
    "new_received.legal_service 1 carried_in.natural_person 1 open_partial.natural_person 1 "
    "carried_out.legal_service 1",
    0, 2 },
  { "carry-over-by-columns",
    "编号,申请人类型,是否上年结转,办理结果,是否结转下年度\n"
    "B1,自然人,是,重复申请,否\n"
    "B2,科研机构,否,,是\n"
    "B3,公益组织,否,信访举报投诉类申请,否\n",
    "new_received.research 1 new_received.public_welfare 1 carried_in.natural_person 1 "
    "nothandled_petition.public_welfare 1 nothandled_repeat.natural_person 1 carried_out.research 1",
    0, 0 },
  { "two-columns-for-the-applicant-and-two-for-the-outcome",
    "编号,收到时间,申请人类别,单位性质,办结时间,答复类型,具体情形\n"
    "C1,2025.3.5,自然人,,2025.3.9,不予公开,属于国家秘密\n"
    "C2,2025.3.5,法人或其他组织,商业企业,2025.3.19,无法提供,补正后申请内容仍不明确\n"
    "C3,2025.3.6,法人或其他组织,其他,2025.3.20,其他处理,申请人无正当理由逾期不补正\n"
    "C4,2025.3.7,自然人,/,2025.3.20,部分公开,商业秘密\n",
    "new_received.natural_person 2 new_received.business 1 new_received.other_organization 1 "
    "open_partial.natural_person 1 deny_state_secret.natural_person 1 unable_still_unclear.business 1 "
    "other_overdue_correction.other_organization 1",
    0, 0 },
  { "titles-sums-notes-and-repeated-heads",
    "岚川县2025年政府信息公开申请台账,,,,\n填报单位：岚川县人民政府办公室,,,,\n"
    "编号,收到日期,申请人类型,答复日期,办理结果\n"
    "D1,2025年1月3日,自然人,2025年1月9日,予以公开\n小计,1,,,1\n"
    "编号,收到日期,申请人类型,答复日期,办理结果\n"
    "D2,2025年2月3日,自然人,2025年2月9日,予以公开\n合计,2,,,2\n"
    "注：本表由办公室填写,,,,\n",
    "new_received.natural_person 2 open_full.natural_person 2", 0, 0 },
  { "days-without-year",
    "编号,收到日期,申请人类型,答复日期,办理结果,办理状态\n"
    "E1,3月5日,自然人,3月25日,予以公开,已办结\n"
    "E2,12月20日,自然人,1月9日,予以公开,上年结转\n"
    "E3,12月26日,自然人,,,办理中\n"
    "E4,12月20日,自然人,1月9日,予以公开,已办结\n",
    "new_received.natural_person 2 carried_in.natural_person 1 open_full.natural_person 2 "
    "carried_out.natural_person 1",
    1, 0 },
  { "marks-in-columns",
    "编号,收到日期,自然人,商业企业,科研机构,答复日期,予以公开,部分公开,重复申请\n"
    "F1,20250305,√,,,20250309,√,,\nF2,20250305,,√,,20250309,,√,\n"
    "F3,20250306,√,√,,20250309,√,,\nF4,20250306,√,,,20250309,√,√,\n",
    "new_received.natural_person 1 new_received.business 1 open_full.natural_person 1 "
    "open_partial.business 1",
    2, 0 },
  { "serial-days-of-spreadsheets",
    "编号,收到日期,申请人类型,答复日期,办理结果\nG1,45658,自然人,45661,予以公开\n"
    "G2,45657,自然人,45661,予以公开\n",
    "new_received.natural_person 1 carried_in.natural_person 1 open_full.natural_person 2", 0, 0 },
  { "carried-without-direction",
    "编号,收到日期,申请人类型,答复日期,办理结果,是否结转\n"
    "H1,2024-12-30,自然人,2025-01-09,予以公开,是\nH2,2025-12-30,自然人,,,是\n"
    "H3,2025-03-30,自然人,2025-04-09,予以公开,是\nH4,2025-03-30,自然人,2025-04-09,予以公开,否\n",
    "new_received.natural_person 2 carried_in.natural_person 1 open_full.natural_person 2 "
    "carried_out.natural_person 1",
    1, 0 },
};

static void
test_layout (gconstpointer data)
{
  const Layout *layout = data;
  g_autoptr (GoujiRegisterCount) count = count_csv (&kit, layout->csv, "2021");
  g_autofree char *described = describe_count (count);

  g_assert_cmpstr (described, ==, layout->expected);
  g_assert_cmpuint (gouji_register_count_get_n_standing (count, GOUJI_CASE_UNPLACED), ==, layout->n_unplaced);
  g_assert_cmpuint (gouji_register_count_get_n_standing (count, GOUJI_CASE_LEFT_OUT), ==, layout->n_left_out);
  g_assert_cmpint (gouji_register_count_is_complete (count), ==, layout->n_unplaced == 0);
  assert_equations_hold (count);
  assert_cases_behind (count);
}

/* A row of a case, and why nobody knows where it belongs. */
typedef struct {
  const char *row;
  GoujiCaseReason reason;
} Problem;

static void
test_problems (void)
{
  static const Problem problems[] = {
    { "1,2025-03-05,自然人,2025-03-09,予以公开,否", GOUJI_REASON_NONE },
    { "1,,自然人,2025-03-09,予以公开,", GOUJI_REASON_NO_RECEIVED },
    { "1,约三月,自然人,2025-03-09,予以公开,", GOUJI_REASON_BAD_RECEIVED },
    { "1,2025-02-30,自然人,2025-03-09,予以公开,", GOUJI_REASON_BAD_RECEIVED },
    { "1,2025-03-05 2025-03-08,自然人,2025-03-09,予以公开,", GOUJI_REASON_BAD_RECEIVED },
    { "1,2025-03-05,自然人,见附件,予以公开,", GOUJI_REASON_BAD_CLOSED },
    { "1,2025-03-05,自然人,2025-03-02,予以公开,", GOUJI_REASON_ORDER },
    { "1,2025-03-05,自然人,2024-03-02,予以公开,", GOUJI_REASON_ORDER },
    { "1,2025-03-05,自然人,2025-03-09,予以公开,是", GOUJI_REASON_CARRY },
    { "1,2024-12-05,自然人,2025-03-09,予以公开,否", GOUJI_REASON_CARRY },
    { "1,2025-03-05,自然人,2025-03-09,予以公开,待核", GOUJI_REASON_BAD_CARRY },
    { "1,2025-03-05,自然人,,予以公开,", GOUJI_REASON_OUTCOME_WITHOUT_DAY },
    { "1,2025-03-05,自然人,2025-03-09,,", GOUJI_REASON_NO_OUTCOME },
    { "1,2025-03-05,自然人,2025-03-09,按程序处理,", GOUJI_REASON_UNKNOWN_OUTCOME },
    { "1,2025-03-05,自然人,2025-03-09,不予公开,", GOUJI_REASON_UNKNOWN_OUTCOME },
    { "1,2025-03-05,自然人,2025-03-09,办理中,", GOUJI_REASON_STATE },
    { "1,2025-03-05,,2025-03-09,予以公开,", GOUJI_REASON_NO_KIND },
    { "1,2025-03-05,法人,2025-03-09,予以公开,", GOUJI_REASON_UNKNOWN_KIND },
    { "1,2026-03-05,自然人,,,", GOUJI_REASON_LATER },
    { "1,2024-03-05,自然人,2024-03-09,予以公开,", GOUJI_REASON_EARLIER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++) {
    g_autofree char *csv =
      g_strconcat ("编号,收到日期,申请人类型,答复日期,办理结果,是否上年结转\n", problems[i].row,
                   "\n9,2025-03-05,自然人,2025-03-09,予以公开,否\n", NULL);
    g_autoptr (GoujiRegisterCount) count = count_csv (&kit, csv, "2021");

    g_test_message ("%s", problems[i].row);
    g_assert_cmpint (gouji_register_count_get_place (count, 0)->reason, ==, problems[i].reason);
    g_assert_cmpuint (gouji_register_count_get_n_reason (count, problems[i].reason), ==,
                      problems[i].reason == GOUJI_REASON_NONE ? 2 : 1);
    assert_equations_hold (count);
  }
}

/* What random cases fill the table with is what a plain count of them gives, and fulfils every equation. */
static void
test_random_cases (void)
{
  static const char *const kinds[] = { "自然人",       "商业企业",     "科研机构",
                                       "社会公益组织", "法律服务机构", "其他" };
  g_autoptr (GoujiRegisterForm) form =
    gouji_register_form_new (kit.words, gouji_form_set_find (kit.forms, "2021"), NULL);

  for (guint round = 0; round < 40; round++) {
    g_autoptr (GRand) rand = g_rand_new_with_seed (round);
    g_autoptr (GString) csv = g_string_new ("编号,收到日期,申请人类型,答复日期,办理结果\n");
    guint n_opened[2][6] = { { 0 } };
    guint n_closed[32][6] = { { 0 } };
    guint n_open[6] = { 0 };
    guint n_cases = (guint) g_rand_int_range (rand, 1, 200);
    g_autoptr (GoujiRegisterCount) count = NULL;

    for (guint i = 0; i < n_cases; i++) {
      guint kind = (guint) g_rand_int_range (rand, 0, 6);
      guint outcome = (guint) g_rand_int_range (rand, 0, (int) form->outcomes->len);
      gboolean last_year = g_rand_int_range (rand, 0, 8) == 0;
      guint month = (guint) g_rand_int_range (rand, 1, 10);
      int end = g_rand_int_range (rand, 0, 10);

      g_string_append_printf (csv, "N%u,%u-%02u-%02d,%s,", i, last_year ? 2024 : 2025, month,
                              g_rand_int_range (rand, 1, 29), kinds[kind]);
      n_opened[last_year][kind]++;
      if (end == 0) {
        g_string_append (csv, ",\n");
        n_open[kind]++;
      } else {
        g_string_append_printf (csv, "%d-%02u-15,\"%s\"\n", end == 1 ? 2026 : 2025, 10 + end % 3,
                                ((const GoujiHead *) form->outcomes->pdata[outcome])->title);
        if (end == 1)
          n_open[kind]++;
        else
          n_closed[outcome][kind]++;
      }
    }

    count = count_csv (&kit, csv->str, "2021");
    g_assert_true (gouji_register_count_is_complete (count));
    assert_equations_hold (count);
    assert_cases_behind (count);
    for (guint kind = 0; kind < 6; kind++) {
      const GoujiHead *column = form->kinds->pdata[kind];

      g_assert_cmpuint (
        gouji_register_count_get_n (count, gouji_register_form_get_cell (form, form->received, column)), ==,
        n_opened[0][kind]);
      g_assert_cmpuint (
        gouji_register_count_get_n (count, gouji_register_form_get_cell (form, form->brought, column)), ==,
        n_opened[1][kind]);
      g_assert_cmpuint (
        gouji_register_count_get_n (count, gouji_register_form_get_cell (form, form->left_open, column)), ==,
        n_open[kind]);
      for (guint i = 0; i < form->outcomes->len; i++)
        g_assert_cmpuint (gouji_register_count_get_n (
                            count, gouji_register_form_get_cell (form, form->outcomes->pdata[i], column)),
                          ==, n_closed[i][kind]);
    }
  }
}

static void
test_form_of_2019 (void)
{
  g_autoptr (GoujiRegisterCount) count = count_csv (
    &kit, "编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,自然人,2025-1-9,逾期不补正\n", "2019");
  g_autofree char *described = describe_count (count);

  g_assert_cmpstr (described, ==, "new_received.natural_person 1 other_handled.natural_person 1");
  assert_equations_hold (count);
}

static void
test_form_without_such_a_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiRegisterForm) form =
    gouji_register_form_new (kit.words, gouji_form_set_find (kit.forms, "2014"), &error);

  g_assert_null (form);
  g_assert_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_FORM);
}

static void
test_document_without_register (void)
{
  static const char *const texts[] = { "岚川县\n", "项目,件数\n规章,3\n许可,4\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GoujiDocument) document = read_csv (texts[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (gouji_register_new (kit.words, &document, 1, &error));
    g_assert_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_NO_TABLE);
  }
}

static void
test_several_files (void)
{
  g_autoptr (GoujiDocument) first =
    read_csv ("编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,自然人,2025-1-9,予以公开\n");
  g_autoptr (GoujiDocument) second =
    read_csv ("编号,申请人类型,收到日期,答复日期,办理结果\nB,自然人,2025-5-3,2025-5-9,予以公开\n");
  g_autoptr (GoujiDocument) other = read_csv ("规章,件数\n甲,3\n乙,4\n");
  GoujiDocument *good[] = { first, second };
  GoujiDocument *bad[] = { first, other };
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiRegister) cases = gouji_register_new (kit.words, good, 2, &error);
  g_autoptr (GoujiRegisterCount) count = NULL;
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  count = count_register (&kit, cases, "2021");
  described = describe_count (count);
  g_assert_cmpstr (described, ==, "new_received.natural_person 2 open_full.natural_person 2");
  g_assert_cmpuint (gouji_register_get_case (cases, 1)->file, ==, 1);

  g_assert_null (gouji_register_new (kit.words, bad, 2, &error));
  g_assert_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_OTHER_HEADS);
}

static void
test_repeated_numbers_are_said (void)
{
  g_autoptr (GoujiRegisterCount) count =
    count_csv (&kit,
               "编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,自然人,2025-1-9,予以公开\n"
               "B,2025-1-4,自然人,2025-1-9,予以公开\nA,2025-1-3,自然人,2025-1-19,部分公开\n",
               "2021");
  g_autoptr (GArray) repeated = gouji_register_count_list_repeated (count);

  g_assert_cmpuint (repeated->len, ==, 2);
  g_assert_cmpuint (g_array_index (repeated, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (repeated, guint, 1), ==, 2);
}

/* Long contents of an application do not take its row out of the table. */
static void
test_long_contents (void)
{
  g_autoptr (GString) csv = g_string_new ("编号,收到日期,申请内容,申请人类型,答复日期,办理结果\n");
  g_autoptr (GoujiRegisterCount) count = NULL;
  g_autofree char *described = NULL;

  for (guint i = 0; i < 6; i++) {
    g_string_append_printf (csv, "岚依申%u号,2025年3月%u日,", i, i + 1);
    for (guint k = 0; k < i * 30; k++)
      g_string_append (csv, "申请公开本县");
    g_string_append (csv, ",自然人,2025年4月9日,予以公开\n");
  }
  count = count_csv (&kit, csv->str, "2021");
  described = describe_count (count);
  g_assert_cmpstr (described, ==, "new_received.natural_person 6 open_full.natural_person 6");
  g_assert_true (gouji_register_count_is_complete (count));
}

static void
test_apply_is_one_step (void)
{
  GoujiForm *form = gouji_form_set_find (kit.forms, "2021");
  const GoujiCell *received = gouji_form_find_cell (form, "requests.new_received.natural_person");
  const GoujiCell *alternative = gouji_form_find_cell (form, "requests.other_handled.natural_person");
  const GoujiCell *total = gouji_form_find_cell (form, "requests.processed_total.total");
  g_autoptr (GoujiReport) report = gouji_report_new (form);
  g_autoptr (GoujiRegisterCount) count = count_csv (
    &kit, "编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,自然人,2025-1-9,予以公开\n", "2021");
  g_autoptr (GArray) changes = NULL;

  gouji_report_set_entered (report, alternative, "7", GOUJI_HOW_TYPED);
  gouji_report_set_entered (report, total, "1", GOUJI_HOW_TYPED);
  g_assert_cmpuint (gouji_register_apply (count, report), ==, 175);
  g_assert_cmpstr (gouji_report_get_figure (report, received)->entered, ==, "1");
  g_assert_cmpint (gouji_report_get_figure (report, received)->how, ==, GOUJI_HOW_COMPUTED);
  g_assert_cmpint (gouji_report_get_figure (report, alternative)->state, ==, GOUJI_FIGURE_EMPTY);
  g_assert_cmpint (gouji_report_get_figure (report, total)->how, ==, GOUJI_HOW_TYPED);

  changes = gouji_register_compare (count, report);
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpint (g_array_index (changes, GoujiRegisterChange, i).kind, ==, GOUJI_REGISTER_SAME);

  gouji_report_undo (report);
  g_assert_cmpint (gouji_report_get_figure (report, received)->state, ==, GOUJI_FIGURE_EMPTY);
  g_assert_cmpstr (gouji_report_get_figure (report, alternative)->entered, ==, "7");
}

/* Builds a document as a workbook with a sheet a month is read. */
static GoujiDocument *
build_sheets (const char *const *rows, guint n_rows)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  gboolean open = FALSE;

  for (guint i = 0; i < n_rows; i++) {
    g_auto (GStrv) cells = g_strsplit (rows[i], ",", -1);
    gboolean is_name = cells[1] == NULL;

    if (is_name && open)
      gouji_document_builder_end_block (builder);
    if (is_name)
      gouji_document_builder_begin_block (builder, GOUJI_BLOCK_HEADING, 2);
    else if (!open)
      gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
    open = !is_name;
    if (is_name) {
      gouji_document_builder_append (builder, cells[0], -1);
      gouji_document_builder_end_block (builder);
      continue;
    }
    gouji_document_builder_begin_row (builder);
    for (guint k = 0; cells[k] != NULL; k++) {
      gouji_document_builder_begin_cell (builder, 1, 1, FALSE);
      gouji_document_builder_append (builder, cells[k], -1);
      gouji_document_builder_end_cell (builder);
    }
  }
  if (open)
    gouji_document_builder_end_block (builder);

  return gouji_document_builder_finish (builder);
}

static void
test_months_on_sheets (void)
{
  static const char *const rows[] = {
    "一月",
    "序号,编号,收到日期,申请人类型,答复日期,办理结果",
    "1,A1,2025-1-3,自然人,2025-1-9,予以公开",
    "二月",
    "序号,编号,申请人类型,收到日期,答复日期,办理结果",
    "1,B1,商业企业,2025-2-3,2025-2-9,部分公开",
    "2,B2,自然人,2025-2-4,2025-2-9,重复申请",
    "统计",
    "办理结果,件数",
    "予以公开,1",
    "部分公开,1",
  };
  g_autoptr (GoujiDocument) document = build_sheets (rows, G_N_ELEMENTS (rows));
  g_autoptr (GoujiRegister) cases = register_of (&kit, document);
  g_autoptr (GoujiRegisterCount) count = count_register (&kit, cases, "2021");
  g_autofree char *described = describe_count (count);

  g_assert_cmpstr (described, ==,
                   "new_received.natural_person 2 new_received.business 1 open_full.natural_person 1 "
                   "open_partial.business 1 nothandled_repeat.natural_person 1");
  g_assert_cmpstr (gouji_register_get_case (cases, 2)->sheet, ==, "二月");
  g_assert_cmpuint (gouji_register_get_case (cases, 2)->row, ==, 3);
  /* What stands under other heads may be cases, and is said. */
  g_assert_cmpuint (gouji_register_count_get_n_lost (count), ==, 3);
  g_assert_false (gouji_register_count_is_complete (count));
}

#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"

/* A sheet as a spreadsheet writes it: days are numbers that a style shows as days, the rest is text. */
static char *
write_sheet (const char *const *rows, guint n_rows)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet " MAIN "><sheetData>");

  for (guint i = 0; i < n_rows; i++) {
    g_auto (GStrv) cells = g_strsplit (rows[i], ",", -1);

    g_string_append_printf (sheet, "<row r='%u'>", i + 1);
    for (guint k = 0; cells[k] != NULL; k++) {
      if (g_ascii_isdigit (*cells[k]) && strlen (cells[k]) == 5)
        g_string_append_printf (sheet, "<c r='%c%u' s='1'><v>%s</v></c>", 'A' + (char) k, i + 1, cells[k]);
      else
        g_string_append_printf (sheet, "<c r='%c%u' t='inlineStr'><is><t>%s</t></is></c>", 'A' + (char) k,
                                i + 1, cells[k]);
    }
    g_string_append (sheet, "</row>");
  }
  g_string_append (sheet, "</sheetData></worksheet>");

  return g_string_free (g_steal_pointer (&sheet), FALSE);
}

static GBytes *
make_workbook (const char *first, const char *second)
{
  TestPackage *package = test_package_new (TRUE);

  test_package_add (package, "[Content_Types].xml",
                    "<Types><Override ContentType='application/"
                    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
  test_package_add (package, "_rels/.rels",
                    "<Relationships " PACKAGE "><Relationship Id='b' Type='" OFFICE
                    "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
  test_package_add (package, "xl/workbook.xml",
                    "<workbook " MAIN " xmlns:r='" OFFICE
                    "'><sheets><sheet name='一月' sheetId='1' r:id='s1'/>"
                    "<sheet name='二月' sheetId='2' r:id='s2'/></sheets></workbook>");
  test_package_add (package, "xl/_rels/workbook.xml.rels",
                    "<Relationships " PACKAGE "><Relationship Id='s1' Type='" OFFICE
                    "/worksheet' Target='one.xml'/><Relationship Id='s2' Type='" OFFICE
                    "/worksheet' Target='two.xml'/><Relationship Id='l' Type='" OFFICE
                    "/styles' Target='styles.xml'/></Relationships>");
  test_package_add (package, "xl/styles.xml",
                    "<styleSheet " MAIN "><cellStyleXfs><xf numFmtId='0'/></cellStyleXfs>"
                    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
  test_package_add (package, "xl/one.xml", first);
  test_package_add (package, "xl/two.xml", second);

  return test_package_finish (package);
}

static void
test_workbook_with_a_sheet_a_month (void)
{
  static const char *const january[] = {
    "岚川县2025年政府信息公开申请台账",
    "编号,收到日期,申请人类型,答复日期,办理结果",
    "A1,45660,自然人,45666,予以公开",
    "A2,45657,商业企业,45661,部分公开",
  };
  static const char *const february[] = {
    "编号,收到日期,申请人类型,答复日期,办理结果",
    "B1,45691,自然人,45697,重复申请",
  };
  g_autofree char *first = write_sheet (january, G_N_ELEMENTS (january));
  g_autofree char *second = write_sheet (february, G_N_ELEMENTS (february));
  g_autoptr (GBytes) bytes = make_workbook (first, second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read (bytes, "台账.xlsx", NULL, &error);
  g_autoptr (GoujiRegister) cases = NULL;
  g_autoptr (GoujiRegisterCount) count = NULL;
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  cases = register_of (&kit, document);
  count = count_register (&kit, cases, "2021");
  described = describe_count (count);
  g_assert_cmpuint (gouji_register_get_n_cases (cases), ==, 3);
  g_assert_cmpstr (gouji_register_get_case (cases, 2)->sheet, ==, "二月");
  /* The second case came in on the last day of the year before. */
  g_assert_cmpstr (described, ==,
                   "new_received.natural_person 2 carried_in.business 1 open_full.natural_person 1 "
                   "open_partial.business 1 nothandled_repeat.natural_person 1");
  g_assert_true (gouji_register_count_is_complete (count));
  assert_equations_hold (count);
  assert_cases_behind (count);
}

/* Whatever a document holds: every row of its tables is a case or is left out, and what is counted adds up.
 */
static void
test_arbitrary_documents (void)
{
  static const char *const words[] = { "收到日期", "申请人类型", "办理结果",   "答复日期", "2025-03-05",
                                       "3月5日",   "自然人",     "法人",       "予以公开", "合计",
                                       "",         "是",         "√",          "编号",     "重复申请",
                                       "不予公开", "办理中",     "2024-12-31", "45721",    "x" };

  for (guint round = 0; round < 400; round++) {
    g_autoptr (GRand) rand = g_rand_new_with_seed (round);
    g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
    g_autoptr (GoujiDocument) document = NULL;
    g_autoptr (GoujiRegister) cases = NULL;

    for (guint block = 0; block < 3; block++) {
      guint n_rows = (guint) g_rand_int_range (rand, 1, 12);
      guint n_columns = (guint) g_rand_int_range (rand, 1, 8);

      gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
      for (guint i = 0; i < n_rows; i++) {
        gouji_document_builder_begin_row (builder);
        for (guint k = 0; k < n_columns; k++) {
          guint span = g_rand_int_range (rand, 0, 12) == 0 ? (guint) g_rand_int_range (rand, 1, 5) : 1;
          const char *word = words[g_rand_int_range (rand, 0, i == 0 ? 4 : (int) G_N_ELEMENTS (words))];

          gouji_document_builder_begin_cell (builder, span, g_rand_int_range (rand, 0, 15) == 0 ? 2 : 1,
                                             FALSE);
          gouji_document_builder_append (builder, word, -1);
          gouji_document_builder_end_cell (builder);
        }
      }
      gouji_document_builder_end_block (builder);
    }
    document = gouji_document_builder_finish (builder);
    cases = gouji_register_new (kit.words, &document, 1, NULL);
    if (cases != NULL) {
      g_autoptr (GoujiRegisterCount) count = count_register (&kit, cases, "2021");
      guint n = 0;

      for (guint i = GOUJI_CASE_COUNTED; i <= GOUJI_CASE_UNPLACED; i++)
        n += gouji_register_count_get_n_standing (count, i);
      g_assert_cmpuint (n, ==, gouji_register_get_n_cases (cases));
      assert_equations_hold (count);
      assert_cases_behind (count);
    }
  }
}

static void
test_encoding_of_old_spreadsheets (void)
{
  const char *csv = "编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,自然人,2025-1-9,予以公开\n";
  gsize length;
  g_autofree char *converted = g_convert (csv, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (converted, length);
  g_autoptr (GoujiDocument) document = gouji_read (bytes, "register.csv", NULL, NULL);
  g_autoptr (GoujiRegister) cases = register_of (&kit, document);
  g_autoptr (GoujiRegisterCount) count = count_register (&kit, cases, "2021");
  g_autofree char *described = describe_count (count);

  g_assert_cmpstr (described, ==, "new_received.natural_person 1 open_full.natural_person 1");
}

/* What is tied to last year's report stays, and the difference is said. */
static void
test_carried_figures_stay (void)
{
  GoujiForm *form = gouji_form_set_find (kit.forms, "2021");
  const GoujiCell *brought = gouji_form_find_cell (form, "requests.carried_in.natural_person");
  g_autoptr (GoujiReport) report = gouji_report_new (form);
  g_autoptr (GoujiReport) last_year = gouji_report_new (form);
  g_autoptr (GoujiRegisterCount) count = count_csv (
    &kit, "编号,收到日期,申请人类型,答复日期,办理结果\nA,2024-12-3,自然人,2025-1-9,予以公开\n", "2021");
  g_autoptr (GArray) changes = NULL;
  guint n_locked = 0;

  gouji_report_put_last_year (report, last_year);
  gouji_report_set_entered (report, brought, "4", GOUJI_HOW_CARRIED);
  gouji_register_apply (count, report);
  g_assert_cmpstr (gouji_report_get_figure (report, brought)->entered, ==, "4");
  g_assert_cmpint (gouji_report_get_figure (report, brought)->how, ==, GOUJI_HOW_CARRIED);

  changes = gouji_register_compare (count, report);
  for (guint i = 0; i < changes->len; i++)
    n_locked += g_array_index (changes, GoujiRegisterChange, i).kind == GOUJI_REGISTER_LOCKED;
  g_assert_cmpuint (n_locked, ==, 1);
}

/* Of a register nothing but the counts goes into a report: not into its file, its journal, or what is made of
 * it. */
static void
test_report_holds_nothing_of_it (void)
{
  static const char *const secrets[] = { "张某", "11010119900307", "13800000000", "岚依申", "红叶路" };
  GoujiForm *form = gouji_form_set_find (kit.forms, "2021");
  g_autoptr (GoujiReport) report = gouji_report_new (form);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gouji-register-XXXXXX", &error);
  GoujiJournal *journal = gouji_journal_new (folder, report, NULL, &error);
  g_autoptr (GoujiRegisterCount) count =
    count_csv (&kit,
               "编号,收到日期,申请人,身份证号,电话,地址,申请人类型,答复日期,办理结果\n"
               "岚依申1,2025-1-3,张某,110101199003074530,13800000000,红叶路9号,自然人,2025-1-9,予以公开\n",
               "2021");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *journalled = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (gouji_register_apply (count, report), ==, 175);
  bytes = gouji_report_to_bytes (report);
  g_assert_true (gouji_journal_sync (journal, &error));
  g_assert_true (g_file_get_contents (gouji_journal_get_path (journal), &journalled, NULL, &error));
  g_assert_nonnull (strstr (journalled, "open_full"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++) {
    g_assert_null (
      g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), secrets[i]));
    g_assert_null (strstr (journalled, secrets[i]));
  }

  gouji_journal_discard (journal);
  gouji_journal_free (journal);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  kit = register_kit_new ();

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++) {
    g_autofree char *path = g_strconcat ("/register/layout/", layouts[i].name, NULL);

    g_test_add_data_func (path, &layouts[i], test_layout);
  }
  g_test_add_func ("/register/case-without-place-says-why", test_problems);
  g_test_add_func ("/register/random-cases-fulfil-every-equation", test_random_cases);
  g_test_add_func ("/register/form/2019-counts-other-outcomes-in-one-row", test_form_of_2019);
  g_test_add_func ("/register/form/without-such-a-table", test_form_without_such_a_table);
  g_test_add_func ("/register/no-register-is-an-error", test_document_without_register);
  g_test_add_func ("/register/several-files-are-one", test_several_files);
  g_test_add_func ("/register/months-on-sheets", test_months_on_sheets);
  g_test_add_func ("/register/workbook-with-a-sheet-a-month", test_workbook_with_a_sheet_a_month);
  g_test_add_func ("/register/arbitrary-documents-add-up", test_arbitrary_documents);
  g_test_add_func ("/register/gb18030", test_encoding_of_old_spreadsheets);
  g_test_add_func ("/register/number-that-two-cases-have-is-said", test_repeated_numbers_are_said);
  g_test_add_func ("/register/long-contents-stay-in-their-row", test_long_contents);
  g_test_add_func ("/register/apply-is-one-step", test_apply_is_one_step);
  g_test_add_func ("/register/carried-figures-stay", test_carried_figures_stay);
  g_test_add_func ("/register/report-holds-nothing-of-it", test_report_holds_nothing_of_it);

  result = g_test_run ();
  register_kit_clear (&kit);
  return result;
}
