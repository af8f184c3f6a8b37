/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register-fixture.h"

static RegisterKit kit;

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

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  kit = register_kit_new ();

  g_test_add_func ("/register/outcome/words-of-clerks", test_outcomes);
  g_test_add_func ("/register/outcome/with-its-reason", test_outcome_and_reason);
  g_test_add_func ("/register/words-of-the-form-are-meant-exactly",
                   test_every_row_of_the_form_is_meant_by_its_own_words);
  g_test_add_func ("/register/days", test_days);
  g_test_add_func ("/register/words/placed-by-hand-and-remembered", test_words_are_placed_by_hand);
  g_test_add_func ("/register/words/unknown-ones-come-first", test_unknown_words_come_first);
  g_test_add_func ("/register/words/damaged-memory-is-an-error", test_damaged_memory);
  g_test_add_func ("/register/words/missing-file-is-an-error", test_words_are_missing);

  result = g_test_run ();
  register_kit_clear (&kit);
  return result;
}
