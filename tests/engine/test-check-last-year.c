/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

/* What this year's and last year's report say together. */

#define LONG_TEXT                                                                                            \
  "本单位把公开工作列入年度要点，按月核对各个栏目的台账，及时更新办事指南和机构职能，对群众来信逐件登记。"   \
  "围绕用水、用电、入学和就医，公布收费标准、办理时限和监督电话，在便民大厅摆放纸质手册，供没有上网条件的"   \
  "群众翻阅。每季度组织一次业务学习，邀请村民代表座谈，把提出的意见分送有关科室，限期答复并回访。对网站上"   \
  "的旧文件作了清理，失效的标明日期，仍然有效的重新归类，方便查找。设立专人接听热线，疑难问题当天转办。"

/* Last year's report, the same in all; the tests change this year's. */
static GoujiReport *
copy_report (Fixture *fixture)
{
  return gouji_report_copy (fixture->report);
}

static void
assert_said (Fixture *fixture, GoujiReport *last_year, const char *rule, const char *message)
{
  g_autoptr (GPtrArray) findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", ((GoujiFinding *) findings->pdata[i])->rule->id,
                    ((GoujiFinding *) findings->pdata[i])->message);
  g_assert_cmpuint (count (findings, rule), ==, message != NULL ? 1 : 0);
  if (message != NULL)
    g_assert_cmpstr (find (findings, rule)->message, ==, message);
}

static void
test_same_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = copy_report (fixture);

  assert_said (fixture, last_year, "plausibility.same_as_last_year",
               "全部数据与上年年报相同，其中 20 个不为 0，请核实是否沿用了上年的表格");
  assert_said (fixture, NULL, "plausibility.same_as_last_year", NULL);

  put (fixture, "requests.open_full.business", "2");
  assert_said (fixture, last_year, "plausibility.same_as_last_year", NULL);
}

static void
test_same_zeros (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = NULL;

  put_all (fixture, "", "", "0");
  last_year = copy_report (fixture);
  assert_said (fixture, last_year, "plausibility.same_as_last_year", NULL);
}

static void
test_jump (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *then;
    const char *now;
    const char *message;
  } cases[] = {
    { "20", "101", "表二 行政处罚 本年处理决定数量由上年的 20 变为 101，变化超过五倍，请核实" },
    { "20", "100", NULL },
    { "101", "20", "表二 行政处罚 本年处理决定数量由上年的 101 变为 20，变化超过五倍，请核实" },
    /* Small numbers change by chance. */
    { "1", "9", NULL },
    { "0", "300", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GoujiReport) last_year = NULL;

    put (fixture, "disclosure.penalty.decisions", cases[i].then);
    last_year = copy_report (fixture);
    put (fixture, "disclosure.penalty.decisions", cases[i].now);
    assert_said (fixture, last_year, "plausibility.jump", cases[i].message);

    put_unsure (fixture, "disclosure.penalty.decisions", cases[i].now);
    assert_said (fixture, last_year, "plausibility.jump", NULL);
  }
}

static void
test_unit (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *then;
    const char *now;
    const char *message;
  } cases[] = {
    { "12.5", "131000",
      "表二 行政事业性收费 本年收费金额（单位：万元）为 131000，约是上年 12.5 "
      "的一万倍，请核实是否把元填作了万元" },
    { "131000", "12.5",
      "表二 行政事业性收费 本年收费金额（单位：万元）为 12.5，约是上年 131000 的万分之一，请核实单位" },
    { "12.5", "130", NULL },
    { "0", "131000", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GoujiReport) last_year = NULL;

    put (fixture, "disclosure.fees.amount", cases[i].then);
    last_year = copy_report (fixture);
    put (fixture, "disclosure.fees.amount", cases[i].now);
    assert_said (fixture, last_year, "plausibility.unit", cases[i].message);
  }
}

static void
test_unrequested (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = NULL;

  put_all (fixture, "requests.", "", "0");
  last_year = copy_report (fixture);
  assert_said (fixture, last_year, "plausibility.disputes_without_requests",
               "表四 行政复议/结果维持不为 0，而今年和上年都没有政府信息公开申请，请核实");
  assert_said (fixture, NULL, "plausibility.disputes_without_requests", NULL);

  put (fixture, "requests.carried_in.total", "1");
  assert_said (fixture, last_year, "plausibility.disputes_without_requests", NULL);

  put_all (fixture, "requests.", "", NULL);
  assert_said (fixture, last_year, "plausibility.disputes_without_requests", NULL);
}

static void
test_same_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = NULL;

  for (guint i = 0; i < gouji_form_get_n_parts (fixture->form); i++)
    put_narrative (fixture, gouji_form_get_part (fixture->form, i)->id,
                   gouji_form_get_part (fixture->form, i)->title, "");
  put_narrative (fixture, "overview", "一、总体情况", LONG_TEXT LONG_TEXT "全年公布120条。");
  last_year = copy_report (fixture);
  put_narrative (fixture, "overview", "一、总体情况", LONG_TEXT LONG_TEXT "全年公布98条。");
  assert_said (fixture, last_year, "prose.same_as_last_year", "文字的 100% 与上年年报相同，只是数字不同");

  put_narrative (fixture, "overview", "一、总体情况", SOUND_OVERVIEW SOUND_OVERVIEW SOUND_OVERVIEW);
  assert_said (fixture, last_year, "prose.same_as_last_year", NULL);

  /* So little is the same by chance. */
  put_narrative (fixture, "overview", "一、总体情况", "工作正常。");
  g_clear_object (&last_year);
  last_year = copy_report (fixture);
  assert_said (fixture, last_year, "prose.same_as_last_year", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/plausibility.same_as_last_year/same-figures", test_same_figures);
  add_test ("/check/plausibility.same_as_last_year/zeros-say-nothing", test_same_zeros);
  add_test ("/check/plausibility.jump/more-than-five-times", test_jump);
  add_test ("/check/plausibility.unit/ten-thousand-times", test_unit);
  add_test ("/check/plausibility.disputes_without_requests/two-years", test_unrequested);
  add_test ("/check/prose.same_as_last_year/same-text", test_same_text);

  return g_test_run ();
}
