/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-private.h"

static void
assert_ticks (double lowest, double highest, guint n_steps, gboolean whole, const char *expected)
{
  GoujiChartAxis axis = gouji_chart_axis_new (lowest, highest, n_steps, whole);
  g_autoptr (GString) ticks = g_string_new (NULL);

  for (int tick = axis.first; tick <= axis.last; tick++) {
    GoujiDecimal number;
    g_autofree char *text = NULL;

    g_assert_true (gouji_chart_axis_get_number (&axis, tick, &number));
    text = gouji_chart_format (number, 0);
    g_assert_cmpfloat_with_epsilon (gouji_chart_to_double (number), gouji_chart_axis_get_value (&axis, tick),
                                    1e-9 * (1 + ABS (gouji_chart_to_double (number))));
    g_string_append_printf (ticks, "%s%s", tick > axis.first ? " " : "", text);
  }
  g_assert_cmpstr (ticks->str, ==, expected);
}

static void
test_round_steps (void)
{
  assert_ticks (0, 64, 5, TRUE, "0 20 40 60 80");
  assert_ticks (0, 80, 5, TRUE, "0 20 40 60 80");
  assert_ticks (0, 81, 5, TRUE, "0 20 40 60 80 100");
  assert_ticks (0, 57, 2, TRUE, "0 50 100");
  assert_ticks (0, 10, 6, TRUE, "0 2 4 6 8 10");
  assert_ticks (0, 14069, 6, TRUE, "0 5000 10000 15000");
  assert_ticks (0, 11398889, 6, TRUE, "0 2000000 4000000 6000000 8000000 10000000 12000000");
}

static void
test_zero (void)
{
  assert_ticks (0, 0, 6, TRUE, "0 1");
  assert_ticks (30, 31, 6, TRUE, "0 10 20 30 40");
  assert_ticks (-8, 12, 6, TRUE, "-10 -5 0 5 10 15");
  assert_ticks (-20, -5, 4, TRUE, "-20 -15 -10 -5 0");
}

static void
test_whole (void)
{
  assert_ticks (0, 1, 6, TRUE, "0 1");
  assert_ticks (0, 3, 6, TRUE, "0 1 2 3");
  assert_ticks (0, 3, 6, FALSE, "0 0.5 1 1.5 2 2.5 3");
  assert_ticks (0, 0.07, 4, FALSE, "0 0.02 0.04 0.06 0.08");
}

static void
test_few_steps (void)
{
  for (guint n_steps = 2; n_steps <= 6; n_steps++) {
    for (double highest = 0.001; highest < 1e19; highest *= 1.37) {
      GoujiChartAxis axis = gouji_chart_axis_new (0, highest, n_steps, FALSE);

      g_assert_cmpint (axis.last, <=, (int) n_steps);
      g_assert_cmpint (axis.last, >=, 1);
      g_assert_true (gouji_chart_axis_get_value (&axis, axis.last) >= highest * (1 - 1e-6));
    }
  }
}

static void
test_beyond_numbers (void)
{
  GoujiChartAxis axis = gouji_chart_axis_new (0, 9.2e18, 6, TRUE);
  GoujiDecimal number;

  g_assert_true (gouji_chart_axis_get_number (&axis, 4, &number));
  g_assert_false (gouji_chart_axis_get_number (&axis, axis.last, &number));
}

static void
assert_format (gint64 units, guint scale, int power, const char *exact, const char *brief)
{
  GoujiDecimal number = { units, scale };
  g_autofree char *long_text = gouji_chart_format (number, power);
  g_autofree char *short_text = gouji_chart_format_short (number, power);

  g_assert_cmpstr (long_text, ==, exact);
  g_assert_cmpstr (short_text, ==, brief);
}

static void
test_numbers (void)
{
  assert_format (57, 0, 0, "57", "57");
  assert_format (0, 0, 4, "0", "0");
  assert_format (4068208, 3, 0, "4068.208", "4068.21");
  assert_format (12500, 3, 0, "12.5", "12.5");
  assert_format (-8, 0, 0, "-8", "-8");
  assert_format (11398889, 0, 4, "1139.8889", "1139.9");
  assert_format (-49999, 0, 4, "-4.9999", "-5");
  assert_format (400, 0, 4, "0.04", "0");
  assert_format (G_MAXINT64, 0, 8, "92233720368.54775807", "92233720368.5");
  assert_format (G_MININT64, 9, 0, "-9223372036.854775808", "-9223372036.85");
}

static void
assert_share (
  gint64 part, guint part_scale, gint64 whole, guint whole_scale, gint64 expected, gboolean is_exact)
{
  gint64 tenths = -1;
  gboolean exact = !is_exact;

  g_assert_true (gouji_chart_divide ((GoujiDecimal) { part, part_scale },
                                     (GoujiDecimal) { whole, whole_scale }, &tenths, &exact));
  g_assert_cmpint (tenths, ==, expected);
  g_assert_cmpint (exact, ==, is_exact);
}

static void
test_percentages (void)
{
  gint64 tenths;
  gboolean exact;

  assert_share (26, 0, 31, 0, 839, FALSE);
  assert_share (1, 0, 2, 0, 500, TRUE);
  assert_share (0, 0, 7, 0, 0, TRUE);
  assert_share (1, 0, 2000, 0, 1, FALSE);
  assert_share (1, 0, 2001, 0, 0, FALSE);
  assert_share (125, 2, 5, 0, 250, TRUE);
  assert_share (5, 0, 125, 2, 4000, TRUE);
  assert_share (G_MAXINT64, 0, G_MAXINT64, 0, 1000, TRUE);
  g_assert_false (
    gouji_chart_divide ((GoujiDecimal) { G_MAXINT64 }, (GoujiDecimal) { 1, 9 }, &tenths, &exact));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/axis/steps-are-round", test_round_steps);
  g_test_add_func ("/chart/axis/zero-is-always-on-it", test_zero);
  g_test_add_func ("/chart/axis/nothing-between-one-case-and-the-next", test_whole);
  g_test_add_func ("/chart/axis/no-more-steps-than-there-is-room-for", test_few_steps);
  g_test_add_func ("/chart/axis/what-cannot-be-a-number-has-no-label", test_beyond_numbers);
  g_test_add_func ("/chart/number/format", test_numbers);
  g_test_add_func ("/chart/number/percentages-are-exact", test_percentages);

  return g_test_run ();
}
