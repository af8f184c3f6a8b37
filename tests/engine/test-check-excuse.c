/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

/* What is set aside excuses the values that a finding was judged by, and no others. */

static void
set_aside (Fixture *fixture, const GoujiFinding *finding, const char *reason)
{
  g_autoptr (GoujiExcuse) excuse =
    gouji_finding_make_excuse (finding, fixture->report, reason, "方敏", "2024-01-12");

  gouji_report_set_excuse (fixture->report, excuse);
}

static void
break_balance (Fixture *fixture)
{
  put (fixture, "disputes.review.upheld", "3");
}

static void
test_excused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const GoujiFinding *finding;

  break_balance (fixture);
  before = check (fixture);
  g_assert_null (find (before, "disputes.total")->excuse);
  g_assert_cmpuint (gouji_check_count (before, GOUJI_SEVERITY_ERROR), ==, 1);
  set_aside (fixture, find (before, "disputes.total"), "复议机关合并审理");

  after = check (fixture);
  finding = find (after, "disputes.total");
  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_nonnull (finding->excuse);
  g_assert_cmpstr (finding->excuse->reason, ==, "复议机关合并审理");
  g_assert_cmpuint (gouji_check_count (after, GOUJI_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (gouji_check_count_open (after), ==, before->len - 1);
}

/* Another value is another finding; when the old one is back, so is its excuse. */
static void
test_returns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GPtrArray) again = NULL;

  break_balance (fixture);
  before = check (fixture);
  set_aside (fixture, find (before, "disputes.total"), "复议机关合并审理");

  enter (fixture, "disputes.review.upheld", "4");
  changed = check (fixture);
  g_assert_null (find (changed, "disputes.total")->excuse);
  enter (fixture, "disputes.review.upheld", "３");
  again = check (fixture);
  g_assert_nonnull (find (again, "disputes.total")->excuse);
}

/* A change among the numbers that leaves their sum alone is a change. */
static void
test_compensated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) changed = NULL;

  break_balance (fixture);
  before = check (fixture);
  set_aside (fixture, find (before, "disputes.total"), "复议机关合并审理");
  enter (fixture, "disputes.review.upheld", "2");
  enter (fixture, "disputes.review.corrected", "1");
  changed = check (fixture);
  g_assert_null (find (changed, "disputes.total")->excuse);
}

/* Last year's figures are among the values that a finding is judged by. */
static void
test_last_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = gouji_report_copy (fixture->report);
  GoujiFigure other = { "3", .how = GOUJI_HOW_TABLE };
  const GoujiCell *carried = get_cell (fixture, "requests.carried_out.research");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) changed = NULL;

  gouji_report_put_figure (last_year, carried, &other);
  before = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  set_aside (fixture, find (before, "chain.carried_in"), "机构改革划出");
  same = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  g_assert_nonnull (find (same, "chain.carried_in")->excuse);

  other.printed = (char *) "4";
  gouji_report_put_figure (last_year, carried, &other);
  changed = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  g_assert_null (find (changed, "chain.carried_in")->excuse);
}

/* Two findings of one rule in one text are two; each is set aside alone. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  guint n = 0;

  put_narrative (fixture, "problems", "五、存在问题", "加强培训。\n");
  put_narrative (fixture, "other", "六、其他事项说明", "未收取信息处理费。\n");
  before = check (fixture);
  g_assert_cmpuint (count (before, "format.parts"), ==, 2);
  set_aside (fixture, find (before, "format.parts"), "上级要求的标题");

  after = check (fixture);
  for (guint i = 0; i < after->len; i++)
    n += ((const GoujiFinding *) after->pdata[i])->excuse != NULL ? 1 : 0;
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (find (after, "format.parts")->excuse);

  put_narrative (fixture, "problems", "五、问题", "加强培训。\n");
  changed = check (fixture);
  g_assert_null (find (changed, "format.parts")->excuse);
}

static void
test_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GPtrArray) redone = NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GoujiExcuse) excuse = NULL;

  break_balance (fixture);
  before = check (fixture);
  set_aside (fixture, find (before, "disputes.total"), "复议机关合并审理");
  gouji_report_undo (fixture->report);
  undone = check (fixture);
  g_assert_null (find (undone, "disputes.total")->excuse);
  gouji_report_redo (fixture->report);
  redone = check (fixture);
  g_assert_nonnull (find (redone, "disputes.total")->excuse);
  excuse = gouji_excuse_copy (find (redone, "disputes.total")->excuse);
  gouji_report_remove_excuse (fixture->report, excuse);
  removed = check (fixture);
  g_assert_null (find (removed, "disputes.total")->excuse);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/check/excuse/does-not-count-and-is-still-told", test_excused);
  add_test ("/check/excuse/ends-with-its-values-and-comes-back-with-them", test_returns);
  add_test ("/check/excuse/ends-when-values-change-and-their-sum-does-not", test_compensated);
  add_test ("/check/excuse/ends-when-last-years-value-changes", test_last_year);
  add_test ("/check/excuse/one-of-two-findings-in-a-text", test_text);
  add_test ("/check/excuse/is-undone-and-taken-back", test_undone);
  return g_test_run ();
}
