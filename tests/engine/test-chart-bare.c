/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart.h"

#include "series-fixture.h"

static GoujiChart *
make_chart (Fixture *fixture)
{
  static const char *const concepts[] = { "penalties", "requests_received", NULL };
  GoujiReport *report = add_received (fixture, "2021", "2022", "64");

  put (report, "disclosure.penalty.decisions", "12");
  add_received (fixture, "2021", "2023", "57");

  return gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);
}

/* What a window shows beside the chart is no longer in it, and the chart has its room. */
static void
test_words_beside_the_drawing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = make_chart (fixture);
  cairo_rectangle_t with, without;

  g_assert_true (gouji_chart_get_mark_area (chart, 1, 600, 400, &with));
  gouji_chart_set_bare (chart, TRUE);
  g_assert_true (gouji_chart_get_mark_area (chart, 1, 600, 400, &without));
  g_assert_cmpfloat (without.y, <, with.y);
}

static void
test_files_have_all_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = make_chart (fixture);
  g_autoptr (GBytes) before = gouji_chart_to_svg (chart, 600, 400);
  g_autoptr (GBytes) after = NULL;

  gouji_chart_set_bare (chart, TRUE);
  after = gouji_chart_to_svg (chart, 600, 400);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_marks_know_their_concept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = make_chart (fixture);

  g_assert_cmpuint (gouji_chart_get_n_marks (chart), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (gouji_chart_get_concept (chart, gouji_chart_get_mark (chart, i)->series), ==,
                     i == 0 ? "penalties" : "requests_received");
  g_assert_null (gouji_chart_get_concept (chart, 2));
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

  add_test ("/chart/bare/words-beside-the-drawing", test_words_beside_the_drawing);
  add_test ("/chart/bare/files-have-all-words", test_files_have_all_words);
  add_test ("/chart/marks/know-their-concept", test_marks_know_their_concept);

  return g_test_run ();
}
