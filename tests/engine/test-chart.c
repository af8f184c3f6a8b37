/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-private.h"

#include "series-fixture.h"

static GoujiChart *
make_trend (Fixture *fixture)
{
  return gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
}

static void
assert_finding (Fixture *fixture, const char *finding)
{
  g_autoptr (GoujiChart) chart = make_trend (fixture);

  g_assert_cmpstr (gouji_chart_get_finding (chart), ==, finding);
}

static void
test_rise (Fixture *fixture, gconstpointer data)
{
  add_received (fixture, "2021", "2021", "31");
  add_received (fixture, "2021", "2022", "64");
  add_received (fixture, "2021", "2023", "57");
  assert_finding (fixture, "2021至2023年新收申请由31件增至57件，增长约83.9%，2022年最多（64件）。");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/chart/finding/rise", test_rise);

  return g_test_run ();
}
