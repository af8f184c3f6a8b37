/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart.h"

#include <string.h>

#include "series-fixture.h"

static GoujiChart *
make_trend (Fixture *fixture)
{
  add_received (fixture, "2019", "2020", "31");
  put_unsure (add_report (fixture, "2021", "2022"), "requests.new_received.total", "64");
  add_received (fixture, "2021", "2023", "57");

  return gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
}

static GoujiChart *
make_composition (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++) {
    g_autofree char *year = g_strdup_printf ("%u", 2021 + i);
    GoujiReport *report = add_report (fixture, "2021", year);

    put (report, "requests.open_full.total", "12");
    put (report, "requests.open_partial.total", "5");
    put (report, "requests.deny_third_party.total", "0");
  }

  return gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);
}

static cairo_rectangle_t
get_area (GoujiChart *chart, guint mark)
{
  cairo_rectangle_t area = { 0 };

  g_assert_true (gouji_chart_get_mark_area (chart, mark, 600, 400, &area));
  g_assert_cmpfloat (area.x, >=, 0);
  g_assert_cmpfloat (area.y, >=, 0);
  g_assert_cmpfloat (area.x + area.width, <=, 600);
  g_assert_cmpfloat (area.y + area.height, <=, 400);
  return area;
}

static void
assert_found (GoujiChart *chart, guint mark)
{
  cairo_rectangle_t area = get_area (chart, mark);

  g_assert_cmpint (gouji_chart_find_mark (chart, 600, 400, area.x + area.width / 2, area.y + area.height / 2),
                   ==, (int) mark);
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = make_trend (fixture);
  cairo_rectangle_t area;

  g_assert_cmpuint (gouji_chart_get_n_marks (chart), ==, 3);
  for (guint i = 0; i < 3; i++)
    assert_found (chart, i);
  g_assert_cmpfloat (get_area (chart, 1).y, <, get_area (chart, 2).y);
  g_assert_cmpfloat (get_area (chart, 2).y, <, get_area (chart, 0).y);
  g_assert_cmpfloat (get_area (chart, 1).x - get_area (chart, 0).x, >,
                     get_area (chart, 2).x - get_area (chart, 1).x);
  g_assert_cmpint (gouji_chart_find_mark (chart, 600, 400, 0, 0), ==, -1);
  g_assert_false (gouji_chart_get_mark_area (chart, 3, 600, 400, &area));
}

static void
test_pieces (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = make_composition (fixture);
  cairo_rectangle_t first = get_area (chart, 0);
  cairo_rectangle_t second = get_area (chart, 1);

  g_assert_cmpuint (gouji_chart_get_n_marks (chart), ==, 9);
  assert_found (chart, 0);
  assert_found (chart, 1);
  assert_found (chart, 7);
  g_assert_cmpfloat_with_epsilon (second.y + second.height, first.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (first.height * 5, second.height * 12, 1e-6);
  g_assert_cmpfloat (get_area (chart, 2).height, ==, 0);
}

static void
assert_same_bytes (Fixture *fixture, GBytes *(*write) (GoujiChart *, double, double), const char *begin)
{
  g_autoptr (GoujiChart) chart = make_trend (fixture);
  g_autoptr (GBytes) bytes = write (chart, 600, 400);
  g_autoptr (GoujiChart) again = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  g_autoptr (GBytes) other = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, 1000);
  g_assert_true (g_str_has_prefix (text, begin));
  other = write (again, 600, 400);
  g_assert_true (g_bytes_equal (bytes, other));
}

static GBytes *
write_png (GoujiChart *chart, double width, double height)
{
  return gouji_chart_to_png (chart, width, height, 2);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  assert_same_bytes (fixture, gouji_chart_to_svg, "<?xml ");
  assert_same_bytes (fixture, gouji_chart_to_pdf, "%PDF-1.");
  assert_same_bytes (fixture, write_png, "\x89PNG");
}

static void
test_svg (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;
  gsize size;
  const char *svg;

  gouji_report_put_field (add_received (fixture, "2021", "2023", "57"), GOUJI_FIELD_AGENCY, "甲<乙&丙");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  bytes = gouji_chart_to_svg (chart, 600, 400);
  svg = g_bytes_get_data (bytes, &size);
  text = g_strndup (svg, size);
  description = g_markup_escape_text (gouji_chart_get_description (chart), -1);

  g_assert_nonnull (strstr (text, "<title id=\"title\">甲&lt;乙&amp;丙2023年新收申请</title>"));
  g_assert_nonnull (strstr (text, description));
  g_assert_nonnull (strstr (text, "role=\"img\""));
  g_assert_nonnull (strstr (text, "width=\"600"));
  g_assert_null (strstr (text, "<image"));
}

/* A PDF file has bytes of all values in it. */
static gboolean
has_text (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (text) <= size; i++) {
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
test_pdf_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = make_trend (fixture);
  g_autoptr (GBytes) bytes = gouji_chart_to_pdf (chart, 600, 400);

  g_assert_true (has_text (bytes, "CreationDate (20231231000000Z)"));
}

/* Everything that the chart can be must be drawable at any size, also one that is no size for a chart. */
static void
assert_drawable (GoujiChart *chart)
{
  static const int sizes[][2] = {
    { 1, 1 }, { 30, 400 }, { 400, 30 }, { 120, 90 }, { 340, 260 }, { 2400, 200 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, sizes[i][0], sizes[i][1]);
    cairo_t *cr = cairo_create (surface);

    for (int look = GOUJI_CHART_LIGHT; look <= GOUJI_CHART_CONTRAST_DARK; look++)
      gouji_chart_draw (chart, cr, sizes[i][0], sizes[i][1], (GoujiChartLook) look, 0);
    g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
}

static void
test_any_size (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) trend = make_trend (fixture);
  g_autoptr (GoujiChart) composition = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);
  g_autoptr (GoujiChart) pieces = make_composition (fixture);

  assert_drawable (trend);
  assert_drawable (composition);
  assert_drawable (pieces);
}

static void
test_extreme_numbers (Fixture *fixture, gconstpointer data)
{
  const char *const all[] = { "requests_received", "requests_answered", NULL };
  g_autoptr (GoujiChart) trend = NULL;
  g_autoptr (GoujiChart) composition = NULL;
  GoujiReport *report;

  report = add_received (fixture, "2021", "1990", "9223372036854775807");
  put (report, "requests.processed_total.total", "-9223372036854775807");
  put (report, "requests.open_full.total", "9223372036854775807");
  put (report, "requests.open_partial.total", "9223372036854775807");
  add_received (fixture, "2021", "2089", "0.000000001");
  trend = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, all);
  assert_drawable (trend);
  composition = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);
  assert_drawable (composition);
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

  add_test ("/chart/marks/points", test_points);
  add_test ("/chart/marks/pieces", test_pieces);
  add_test ("/chart/export/same-bytes-every-time", test_same_bytes);
  add_test ("/chart/export/svg-says-what-it-shows", test_svg);
  add_test ("/chart/export/pdf-has-the-date-of-its-numbers", test_pdf_date);
  add_test ("/chart/draw/at-any-size", test_any_size);
  add_test ("/chart/draw/extreme-numbers", test_extreme_numbers);

  return g_test_run ();
}
