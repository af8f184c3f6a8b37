/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

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

/* A word that clerks use, and its row in each of the two forms; %NULL where a person has to say it. */
typedef struct {
  const char *word;
  const char *row_2021;
  const char *row_2019;
  gboolean doubtful;
} Outcome;

static void
test_outcomes (void)
{
  static const Outcome outcomes[] = {
    { "予以公开", "open_full", "open_full", FALSE },
    { "（一）予以公开", "open_full", "open_full", FALSE },
    { "公开", "open_full", "open_full", FALSE },
    { "部分公开", "open_partial", "open_partial", FALSE },
    { "区分处理（部分公开）", "open_partial", "open_partial", FALSE },
    { "不予公开-国家秘密", "deny_state_secret", "deny_state_secret", FALSE },
    { "不予公开：其他法律行政法规禁止公开", "deny_law_forbidden", "deny_law_forbidden", FALSE },
    { "不予公开（危及“三安全一稳定”）", "deny_safety_stability", "deny_safety_stability", FALSE },
    { "保护第三方合法权益", "deny_third_party", "deny_third_party", FALSE },
    { "属于三类内部事务信息", "deny_internal_affairs", "deny_internal_affairs", FALSE },
    { "不予公开-过程性信息", "deny_process_info", "deny_process_info", FALSE },
    { "7.属于行政执法案卷", "deny_enforcement_file", "deny_enforcement_file", FALSE },
    { "属于行政查询事项", "deny_admin_query", "deny_admin_query", FALSE },
    { "本机关不掌握", "unable_not_held", "unable_not_held", FALSE },
    { "政府信息不存在", "unable_not_held", "unable_not_held", FALSE },
    { "无法提供-需要另行制作", "unable_need_creation", "unable_need_creation", FALSE },
    { "没有现成信息需要另行制作", "unable_need_creation", "unable_need_creation", FALSE },
    { "补正后申请内容仍不明确", "unable_still_unclear", "unable_still_unclear", FALSE },
    { "不予处理-信访", "nothandled_petition", "nothandled_petition", FALSE },
    { "不予处理-重复申请", "nothandled_repeat", "nothandled_repeat", FALSE },
    { "要求提供公开出版物", "nothandled_publication", "nothandled_publication", FALSE },
    { "无正当理由大量反复申请", "nothandled_massive", "nothandled_massive", FALSE },
    { "要求行政机关确认或重新出具已获取信息", "nothandled_reconfirm", "nothandled_reconfirm", FALSE },
    { "申请人逾期不补正", "other_overdue_correction", "other_handled", FALSE },
    { "补正逾期", "other_overdue_correction", "other_handled", FALSE },
    { "逾期未缴费", "other_overdue_fee", "other_handled", FALSE },
    { "其他", "other_other", "other_handled", FALSE },
    { "撤回申请", "other_other", "other_handled", TRUE },
    { "合并办理", "other_other", "other_handled", TRUE },
    { "其他处理", NULL, "other_handled", FALSE },
    { "办理中", "carried_out", "carried_out", FALSE },
    { "结转下年度继续办理", "carried_out", "carried_out", FALSE },
    { "告知获取方式和途径", "open_full", "open_full", TRUE },
    /* What says a group alone, or contradicts itself, is for a person. */
    { "不予公开", NULL, NULL, FALSE },
    { "无法提供", NULL, NULL, FALSE },
    { "不予处理", NULL, NULL, FALSE },
    { "不予公开-其他", NULL, NULL, FALSE },
    { "不予公开-重复申请", NULL, NULL, FALSE },
    { "已办结", NULL, NULL, FALSE },
    { "按规定办理", NULL, NULL, FALSE },
    { "国家秘密、商业秘密", NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    const Outcome *it = &outcomes[i];
    const char *ids[] = { "2021", "2019" };

    for (guint k = 0; k < G_N_ELEMENTS (ids); k++) {
      g_autoptr (GoujiRegisterForm) form =
        gouji_register_form_new (kit.words, gouji_form_set_find (kit.forms, ids[k]), NULL);
      GoujiRegisterGuess guess = gouji_register_guess_outcome (kit.words, form, it->word, NULL);
      const char *expected = k == 0 ? it->row_2021 : it->row_2019;

      g_test_message ("%s %s", it->word, ids[k]);
      g_assert_cmpstr (guess.head != NULL ? guess.head->id : NULL, ==, expected);
      g_assert_cmpint (guess.head != NULL && guess.doubtful, ==, expected != NULL && it->doubtful);
    }
  }
}

static void
test_outcome_and_reason (void)
{
  static const struct {
    const char *outcome;
    const char *detail;
    const char *row;
  } pairs[] = {
    { "不予公开", "商业秘密", "deny_third_party" },
    { "不予公开", "其他", NULL },
    { "予以公开", "国家秘密", NULL },
    { "部分公开", "国家秘密", "open_partial" },
    { "不予处理", "内部事务信息", NULL },
    { "其他处理", "其他", "other_other" },
    { "予以公开", "/", "open_full" },
  };
  g_autoptr (GoujiRegisterForm) form =
    gouji_register_form_new (kit.words, gouji_form_set_find (kit.forms, "2021"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    GoujiRegisterGuess guess =
      gouji_register_guess_outcome (kit.words, form, pairs[i].outcome, pairs[i].detail);

    g_test_message ("%s %s", pairs[i].outcome, pairs[i].detail);
    g_assert_cmpstr (guess.head != NULL ? guess.head->id : NULL, ==, pairs[i].row);
  }
}

static void
test_every_row_of_the_form_is_meant_by_its_own_words (void)
{
  static const char *const ids[] = { "2021", "2019" };

  for (guint k = 0; k < G_N_ELEMENTS (ids); k++) {
    g_autoptr (GoujiRegisterForm) form =
      gouji_register_form_new (kit.words, gouji_form_set_find (kit.forms, ids[k]), NULL);

    for (guint i = 0; i < form->outcomes->len; i++) {
      const GoujiHead *row = form->outcomes->pdata[i];

      g_assert_true (gouji_register_guess_outcome (kit.words, form, row->title, NULL).head == row);
    }
    for (guint i = 0; i < form->kinds->len; i++) {
      const GoujiHead *column = form->kinds->pdata[i];

      g_assert_true (gouji_register_guess_kind (kit.words, form, column->title, NULL).head == column);
    }
  }
}

static void
test_days (void)
{
  static const struct {
    const char *text;
    GoujiRegisterDay day;
  } days[] = {
    { "2025-03-05", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "2025年3月5日", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "２０２５．３．５", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "2025/3/5 9:05", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "2025-03-05 10:22:01", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "2025-03-05T10:22:01", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "20250305", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "25.3.5", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "二〇二五年三月十五日", { GOUJI_DAY_KNOWN, 2025, 3, 15 } },
    { "2025年3月5日（网上）", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "45721", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "45721.5", { GOUJI_DAY_KNOWN, 2025, 3, 5 } },
    { "3月5日", { GOUJI_DAY_WITHOUT_YEAR, 0, 3, 5 } },
    { "3.5", { GOUJI_DAY_WITHOUT_YEAR, 0, 3, 5 } },
    { "", { GOUJI_DAY_BLANK, 0, 0, 0 } },
    { "/", { GOUJI_DAY_BLANK, 0, 0, 0 } },
    { "2025-13-05", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
    { "2025-02-29", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
    { "2025.3.5、2025.4.6", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
    { "3.5-4.6", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
    { "2025年", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
    { "待补正", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
    { "123", { GOUJI_DAY_UNREADABLE, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    GoujiRegisterDay day = gouji_register_day_read (kit.words, days[i].text);

    g_test_message ("%s", days[i].text);
    g_assert_cmpint (day.state, ==, days[i].day.state);
    if (day.state != GOUJI_DAY_UNREADABLE) {
      g_assert_cmpuint (day.year, ==, days[i].day.year);
      g_assert_cmpuint (day.month, ==, days[i].day.month);
      g_assert_cmpuint (day.day, ==, days[i].day.day);
    }
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
test_words_are_placed_by_hand (void)
{
  GoujiForm *form = gouji_form_set_find (kit.forms, "2021");
  g_autoptr (GoujiRegisterForm) seen = gouji_register_form_new (kit.words, form, NULL);
  g_autoptr (GoujiDocument) document =
    read_csv ("编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,法人,2025-1-9,甲类\n"
              "B,2025-1-4,法人,2025-1-9,乙类\nC,2025-1-5,自然人,2025-1-9,予以公开\n");
  g_autoptr (GoujiRegister) cases = register_of (&kit, document);
  g_autoptr (GoujiRegisterColumns) columns = gouji_register_columns_guess (cases, kit.words, seen);
  g_autoptr (GoujiRegisterColumns) remembered = NULL;
  g_autoptr (JsonObject) object = NULL;
  GoujiRegisterPeriod period = period_of (2025);
  g_autoptr (GoujiRegisterCount) count = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *described = NULL;

  g_hash_table_insert (columns->kinds, g_strdup ("法人"), g_strdup ("business"));
  g_hash_table_insert (columns->outcomes, g_strdup ("甲类"), g_strdup ("deny_third_party"));
  g_hash_table_insert (columns->outcomes, g_strdup ("乙类"), g_strdup (""));
  object = gouji_register_columns_to_json (columns);
  remembered = gouji_register_columns_from_json (object, NULL);

  count = gouji_register_count (cases, kit.words, form, remembered, &period, NULL);
  described = describe_count (count);
  g_assert_cmpstr (described, ==,
                   "new_received.natural_person 1 new_received.business 1 open_full.natural_person 1 "
                   "deny_third_party.business 1");
  g_assert_cmpuint (gouji_register_count_get_n_reason (count, GOUJI_REASON_SET_ASIDE), ==, 1);
  g_assert_true (gouji_register_count_is_complete (count));

  words = gouji_register_count_list_outcomes (count);
  g_assert_cmpuint (words->len, ==, 3);
}

static void
test_unknown_words_come_first (void)
{
  g_autoptr (GoujiRegisterCount) count =
    count_csv (&kit,
               "编号,收到日期,申请人类型,答复日期,办理结果\nA,2025-1-3,自然人,2025-1-9,予以公开\n"
               "B,2025-1-4,自然人,2025-1-9,予以公开\nC,2025-1-4,自然人,2025-1-9,撤回\n"
               "D,2025-1-5,自然人,2025-1-9,丙类\n",
               "2021");
  g_autoptr (GPtrArray) words = gouji_register_count_list_outcomes (count);

  g_assert_cmpstr (((GoujiRegisterWord *) words->pdata[0])->text, ==, "丙类");
  g_assert_cmpstr (((GoujiRegisterWord *) words->pdata[1])->text, ==, "撤回");
  g_assert_cmpuint (((GoujiRegisterWord *) words->pdata[2])->n_cases, ==, 2);
  g_assert_false (gouji_register_count_is_complete (count));
}

static void
test_damaged_memory (void)
{
  static const char *const texts[] = { "{}", "{\"columns\":[1],\"kinds\":{},\"outcomes\":{}}",
                                       "{\"columns\":[\"none\"],\"kinds\":[],\"outcomes\":{}}",
                                       "{\"columns\":[\"none\"],\"kinds\":{},\"outcomes\":{\"a\":1}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (JsonNode) node = json_from_string (texts[i], NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (gouji_register_columns_from_json (json_node_get_object (node), &error));
    g_assert_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_MEMORY);
  }
}

static void
test_words_are_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string ("{\"table\":\"x\"}", NULL);

  g_assert_null (gouji_register_words_new_from_folder ("/nowhere", kit.folding, &error));
  g_assert_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_WORDS);
  g_clear_error (&error);
  g_assert_null (gouji_register_words_new_from_json (json_node_get_object (node), kit.folding, &error));
  g_assert_error (error, GOUJI_REGISTER_ERROR, GOUJI_REGISTER_ERROR_WORDS);
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
  g_test_add_func ("/register/outcome/words-of-clerks", test_outcomes);
  g_test_add_func ("/register/outcome/with-its-reason", test_outcome_and_reason);
  g_test_add_func ("/register/words-of-the-form-are-meant-exactly",
                   test_every_row_of_the_form_is_meant_by_its_own_words);
  g_test_add_func ("/register/days", test_days);
  g_test_add_func ("/register/random-cases-fulfil-every-equation", test_random_cases);
  g_test_add_func ("/register/form/2019-counts-other-outcomes-in-one-row", test_form_of_2019);
  g_test_add_func ("/register/form/without-such-a-table", test_form_without_such_a_table);
  g_test_add_func ("/register/no-register-is-an-error", test_document_without_register);
  g_test_add_func ("/register/several-files-are-one", test_several_files);
  g_test_add_func ("/register/words/placed-by-hand-and-remembered", test_words_are_placed_by_hand);
  g_test_add_func ("/register/words/unknown-ones-come-first", test_unknown_words_come_first);
  g_test_add_func ("/register/words/damaged-memory-is-an-error", test_damaged_memory);
  g_test_add_func ("/register/words/missing-file-is-an-error", test_words_are_missing);
  g_test_add_func ("/register/number-that-two-cases-have-is-said", test_repeated_numbers_are_said);
  g_test_add_func ("/register/long-contents-stay-in-their-row", test_long_contents);
  g_test_add_func ("/register/apply-is-one-step", test_apply_is_one_step);
  g_test_add_func ("/register/carried-figures-stay", test_carried_figures_stay);
  g_test_add_func ("/register/report-holds-nothing-of-it", test_report_holds_nothing_of_it);

  result = g_test_run ();
  register_kit_clear (&kit);
  return result;
}
