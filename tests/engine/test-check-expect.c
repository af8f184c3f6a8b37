/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

/* What last year's report and this year's other figures lead to expect of a cell. */

#define ISSUED "disclosure.normative_document.issued"
#define REPEALED "disclosure.normative_document.repealed"
#define IN_FORCE "disclosure.normative_document.in_force"

static void
hold_against (Fixture *fixture, const char *in_force)
{
  g_autoptr (GoujiReport) last_year = NULL;

  put (fixture, IN_FORCE, in_force);
  last_year = gouji_report_make_snapshot (fixture->report);
  gouji_report_put_last_year (fixture->report, last_year);
  put (fixture, IN_FORCE, "");
}

static void
assert_expected (Fixture *fixture, const char *id, const char *expected)
{
  GoujiDecimal value = { -7, 0 };
  g_autofree char *text = NULL;
  gboolean any = gouji_check_expect (fixture->report, get_cell (fixture, id), &value);

  text = any ? gouji_decimal_to_string (value) : NULL;
  g_assert_cmpstr (text, ==, expected);
  if (!any)
    g_assert_cmpint (value.units, ==, -7);
}

static void
test_in_force (Fixture *fixture, gconstpointer data)
{
  hold_against (fixture, "27");
  put (fixture, ISSUED, "5");
  put (fixture, REPEALED, "2");
  assert_expected (fixture, IN_FORCE, "30");
  g_assert_cmpint (gouji_report_get_figure (fixture->report, get_cell (fixture, IN_FORCE))->state, ==,
                   GOUJI_FIGURE_EMPTY);

  /* It is also said beside a figure that differs. */
  enter (fixture, IN_FORCE, "31");
  assert_expected (fixture, IN_FORCE, "30");
  /* The number of documents issued is nothing that others give. */
  assert_expected (fixture, ISSUED, NULL);
}

static void
test_nothing_without_all_numbers (Fixture *fixture, gconstpointer data)
{
  assert_expected (fixture, IN_FORCE, NULL);
  g_assert_false (gouji_check_is_expected (fixture->report, get_cell (fixture, IN_FORCE)));

  hold_against (fixture, "27");
  put (fixture, ISSUED, "5");
  put (fixture, REPEALED, "");
  assert_expected (fixture, IN_FORCE, NULL);
  g_assert_true (gouji_check_is_expected (fixture->report, get_cell (fixture, IN_FORCE)));
  g_assert_false (gouji_check_is_expected (fixture->report, get_cell (fixture, ISSUED)));
  put_unsure (fixture, REPEALED, "2");
  assert_expected (fixture, IN_FORCE, NULL);
  put (fixture, REPEALED, "40");
  assert_expected (fixture, IN_FORCE, NULL);
}

static void
test_carried_in (Fixture *fixture, gconstpointer data)
{
  hold_against (fixture, "27");
  assert_expected (fixture, "requests.carried_in.total", "1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/expect/in-force", test_in_force);
  add_test ("/check/expect/nothing-without-all-numbers", test_nothing_without_all_numbers);
  add_test ("/check/expect/carried-in", test_carried_in);

  return g_test_run ();
}
