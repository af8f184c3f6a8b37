/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile-fixture.h"

/* What stands before the first part and after the last: whose words, and for which year. */

static GoujiProfile *
create_profile (void)
{
  GoujiProfile *profile = gouji_profile_new ();

  gouji_profile_put (profile, GOUJI_PROFILE_NAME, "  教育局 ");
  gouji_profile_put (profile, GOUJI_PROFILE_REGION, "青禾县");
  gouji_profile_put (profile, GOUJI_PROFILE_KIND, "department");
  gouji_profile_put (profile, GOUJI_PROFILE_ADDRESS, "青禾县城关镇学府路1号");
  gouji_profile_put (profile, GOUJI_PROFILE_TELEPHONE, "0788-6212018");
  gouji_profile_put (profile, GOUJI_PROFILE_FAX, "  ");
  return profile;
}

static GoujiCompiled *
compile (Fixture *fixture, const GoujiProfile *profile)
{
  GoujiCompiled *compiled = begin_from (fixture, fixture->report, 0, profile, NULL);

  g_assert_nonnull (compiled);
  return compiled;
}

static void
assert_preamble (Fixture *fixture, const char *last, const char *expected, guint n_advanced)
{
  g_autoptr (GoujiCompiled) compiled = NULL;
  guint n = 0;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_PREAMBLE, last);
  compiled = compile (fixture, NULL);

  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_PREAMBLE), ==, expected);
  for (guint i = 0; i < compiled->advanced->len; i++)
    n += ((const GoujiAdvanced *) compiled->advanced->pdata[i])->field == GOUJI_FIELD_PREAMBLE ? 1 : 0;
  g_assert_cmpuint (n, ==, n_advanced);
}

static void
test_own_words_are_kept_with_the_years_moved_on (Fixture *fixture, gconstpointer data)
{
  assert_preamble (
    fixture,
    "我局编制了2023年度报告。统计期限为2023年1月1日至2023年12月31日。欢迎2024年3月前来电0788-2023年内有效。",
    "我局编制了2024年度报告。统计期限为2024年1月1日至2024年12月31日。欢迎2025年3月前来电0788-2024年内有效。",
    5);
  assert_preamble (fixture, "期限为2023年1月1日至12月31日。", "期限为2024年1月1日至12月31日。", 1);
  assert_preamble (fixture, "期限为2023.1.1-2023.12.31。", "期限为2024.1.1-2024.12.31。", 2);
}

/* Laws, notices and telephone numbers have years in them that are nobody's reporting year. */
static void
test_other_numbers_stay (Fixture *fixture, gconstpointer data)
{
  static const char *const same[] = {
    "依据国办公开办函〔2023〕30号编制。",
    "依据《条例》（2023年修订）编制。",
    "电话：0788-2023202，邮编：202312。",
    "自2008年5月1日起施行的《条例》。",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_preamble (fixture, same[i], same[i], 0);
}

static void
test_a_period_that_lost_its_characters_is_written_anew (Fixture *fixture, gconstpointer data)
{
  assert_preamble (fixture, "统计期限为202311日至20231231日。", "统计期限为2024年1月1日至2024年12月31日。",
                   1);
  assert_preamble (fixture, "统计期限为20231月1日至12月31日。", "统计期限为2024年1月1日至2024年12月31日。",
                   1);
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *last;
    const char *expected;
  } cases[] = {
    { "青禾县2023年政府信息公开工作年度报告", "青禾县2024年政府信息公开工作年度报告" },
    { "青禾县政府信息公开工作年度报告（2023年度）", "青禾县政府信息公开工作年度报告（2024年度）" },
    { "青禾县政府信息公开工作年度报告", "青禾县2024年政府信息公开工作年度报告" },
    { "青禾县20**年政府信息公开工作年度报告", "青禾县2024年政府信息公开工作年度报告" },
    { NULL, "青禾县2024年政府信息公开工作年度报告" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GoujiCompiled) compiled = NULL;

    gouji_report_put_field (fixture->report, GOUJI_FIELD_TITLE, cases[i].last);
    compiled = compile (fixture, NULL);
    g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_TITLE), ==, cases[i].expected);
  }
}

static void
test_days_of_last_year_do_not_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiCompiled) compiled = compile (fixture, NULL);

  g_assert_null (gouji_report_get_field (compiled->report, GOUJI_FIELD_DATED));
  g_assert_null (gouji_report_get_field (compiled->report, GOUJI_FIELD_PUBLISHED));
  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_PERIOD_START), ==, "2024-01-01");
  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_PERIOD_END), ==, "2024-12-31");
}

static void
test_empty_is_written_from_the_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiProfile) profile = create_profile ();
  g_autoptr (GoujiCompiled) compiled = gouji_compile_empty (fixture->forms, NULL, 2024, profile, NULL);
  const char *opening = gouji_report_get_field (compiled->report, GOUJI_FIELD_PREAMBLE);

  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_TITLE), ==,
                   "青禾县教育局2024年政府信息公开工作年度报告");
  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_KIND), ==, "department");
  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_SIGNATURE), ==, "青禾县教育局");
  g_assert_nonnull (strstr (opening, "国务院令第711号"));
  g_assert_nonnull (strstr (opening, "国办公开办函〔2021〕30号"));
  g_assert_nonnull (strstr (opening, "总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况"));
  g_assert_nonnull (strstr (opening, "统计期限为2024年1月1日至2024年12月31日。"));
  g_assert_true (g_str_has_suffix (
    opening,
    "\n如对本报告有疑问，请与青禾县教育局联系（地址：青禾县城关镇学府路1号，电话：0788-6212018）。"));
}

/* What the program writes itself, its own rules do not find fault with. */
static void
test_what_is_written_passes_the_checks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiProfile) profile = create_profile ();
  g_autoptr (GoujiCompiled) compiled = gouji_compile_empty (fixture->forms, NULL, 2024, profile, NULL);
  g_autoptr (GPtrArray) findings = gouji_check_report (compiled->report, NULL, NULL, fixture->folding);

  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    g_test_message ("%s: %s", finding->rule->id, finding->message);
    g_assert_false (g_str_has_prefix (finding->rule->id, "format.title") ||
                    g_str_has_prefix (finding->rule->id, "prose.") ||
                    g_str_has_prefix (finding->rule->id, "privacy.") ||
                    g_str_equal (finding->rule->id, "format.era"));
  }
}

static void
test_profile_does_not_replace_another_agency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiProfile) profile = create_profile ();
  g_autoptr (GoujiCompiled) compiled = NULL;

  gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, "清溪镇人民政府");
  compiled = compile (fixture, profile);

  g_assert_cmpstr (gouji_report_get_field (compiled->report, GOUJI_FIELD_AGENCY), ==, "清溪镇人民政府");
  g_assert_null (gouji_report_get_field (compiled->report, GOUJI_FIELD_SIGNATURE));
  g_assert_null (gouji_report_get_field (compiled->report, GOUJI_FIELD_KIND));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/compile/head/own-words-with-the-years-moved-on",
            test_own_words_are_kept_with_the_years_moved_on);
  add_test ("/compile/head/other-numbers-stay", test_other_numbers_stay);
  add_test ("/compile/head/damaged-period-is-written-anew",
            test_a_period_that_lost_its_characters_is_written_anew);
  add_test ("/compile/head/title", test_title);
  add_test ("/compile/head/days-of-last-year-do-not-stay", test_days_of_last_year_do_not_stay);
  add_test ("/compile/head/empty-is-written-from-the-profile", test_empty_is_written_from_the_profile);
  add_test ("/compile/head/what-is-written-passes-the-checks", test_what_is_written_passes_the_checks);
  add_test ("/compile/head/profile-does-not-replace-another-agency",
            test_profile_does_not_replace_another_agency);

  return g_test_run ();
}
