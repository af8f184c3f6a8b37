/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart.h"

#include "series-fixture.h"

/*
 * Golden pictures in golden/, drawn with the fonts of golden/fonts.conf. With another version of these fonts
 * the tests are skipped. After a wanted change GOUJI_RENEW_PICTURES=1 writes them anew: look at each before
 * it is committed.
 */

/* Another version of cairo or FreeType may shade an edge otherwise: little, and nowhere more than that. A
 * digit that is another one differs by more. */
#define DIFFERS 24
#define DIFFERS_MUCH 96
#define SHARE 0.0005

/* fonts-noto-cjk 1:20240730 of Debian 13. */
static const struct {
  const char *path;
  const char *sha256;
} fonts[] = {
  { "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a" },
  { "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb" },
};

static const char *skip_reason;

static gboolean
has_fonts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++) {
    g_autoptr (GMappedFile) file = g_mapped_file_new (fonts[i].path, FALSE, NULL);
    g_autofree char *sum = NULL;

    if (file == NULL)
      return FALSE;
    sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) g_mapped_file_get_contents (file),
                                       g_mapped_file_get_length (file));
    if (!g_str_equal (sum, fonts[i].sha256))
      return FALSE;
  }

  return TRUE;
}

static cairo_surface_t *
draw (GoujiChart *chart, int width, int height, GoujiChartLook look, int selected)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  gouji_chart_draw (chart, cr, width, height, look, selected);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
get_difference (guint32 a, guint32 b)
{
  guint largest = 0;

  for (guint shift = 0; shift < 24; shift += 8) {
    int difference = (int) (a >> shift & 0xff) - (int) (b >> shift & 0xff);

    largest = MAX (largest, (guint) ABS (difference));
  }

  return largest;
}

static gboolean
look_alike (cairo_surface_t *picture, cairo_surface_t *golden)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  guint n_different = 0;

  if (cairo_image_surface_get_width (golden) != width || cairo_image_surface_get_height (golden) != height)
    return FALSE;

  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (picture) +
                                                            y * cairo_image_surface_get_stride (picture));
    const guint32 *golden_row =
      (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (golden) +
                                         y * cairo_image_surface_get_stride (golden));

    for (int x = 0; x < width; x++) {
      guint difference = get_difference (row[x], golden_row[x]);

      if (difference > DIFFERS_MUCH)
        return FALSE;
      n_different += difference > DIFFERS;
    }
  }

  return n_different <= SHARE * width * height;
}

static void
assert_picture (cairo_surface_t *picture, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *new_file = g_strconcat (name, ".new.png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *new_path = g_test_build_filename (G_TEST_DIST, "golden", new_file, NULL);
  cairo_surface_t *golden;

  if (g_getenv ("GOUJI_RENEW_PICTURES") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);

  golden = cairo_image_surface_create_from_png (path);
  if (!look_alike (picture, golden)) {
    cairo_surface_write_to_png (picture, new_path);
    g_test_message ("%s is not %s", new_path, path);
    g_test_fail ();
  }
  cairo_surface_destroy (golden);
  cairo_surface_destroy (picture);
}

static gboolean
is_skipped (void)
{
  if (skip_reason != NULL)
    g_test_skip (skip_reason);

  return skip_reason != NULL;
}

static const char *const outcomes[] = {
  "requests.open_full.total",       "requests.open_partial.total",        "requests.deny_third_party.total",
  "requests.unable_not_held.total", "requests.nothandled_petition.total", NULL,
};

/* Seven years in two forms. */
static void
add_seven_years (Fixture *fixture)
{
  static const char *const numbers[][10] = {
    { "31", "30", "2", "3", "12", "5", "4", "6", "2", "1" },
    { "28", "29", "0", "5", "14", "3", "3", "7", "0", "1" },
    { "40", "36", "1", "4", "20", "6", "5", "4", "1", "0" },
    { "64", "62", "3", "3", "30", "8", "9", "10", "3", "2" },
    { "52", "48", "5", "2", "25", "7", "6", "9", NULL, "1" },
    { "49", "47", "4", "0", "22", "9", "5", "8", "2", "1" },
    { "57", "57", "3", "1", "31", "6", "7", "10", "2", "1" },
  };
  static const char *const cells[] = { "requests.new_received.total", "requests.processed_total.total",
                                       "disputes.review.total", "requests.carried_out.total" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *year = g_strdup_printf ("%u", 2019 + i);
    GoujiReport *report = add_report (fixture, i < 2 ? "2019" : "2021", year);

    for (guint c = 0; c < G_N_ELEMENTS (cells); c++)
      put (report, cells[c], numbers[i][c]);
    for (guint o = 0; outcomes[o] != NULL; o++)
      put (report, outcomes[o], numbers[i][4 + o]);
    put (report, i < 2 ? "requests.other_handled.total" : "requests.other_other.total", numbers[i][9]);
  }
}

static void
test_trend (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  if (is_skipped ())
    return;

  add_seven_years (fixture);
  put_unsure (fixture->reports->pdata[5], "requests.new_received.total", "49");
  g_ptr_array_remove_index (fixture->reports, 4);
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_LIGHT, -1), "trend-light");
  assert_picture (draw (chart, 340, 260, GOUJI_CHART_LIGHT, -1), "trend-small");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  const char *const concepts[] = { "requests_received", "requests_answered", "reviews",
                                   "requests_carried_out", NULL };
  g_autoptr (GoujiChart) chart = NULL;

  if (is_skipped ())
    return;

  add_seven_years (fixture);
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_DARK, -1), "several-dark");
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_CONTRAST, 3), "several-contrast-selected");
}

static void
test_composition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  if (is_skipped ())
    return;

  add_seven_years (fixture);
  put_unsure (fixture->reports->pdata[3], "requests.unable_not_held.total", "10");
  g_ptr_array_remove_index (fixture->reports, 5);
  chart = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_LIGHT, 3), "composition-light-selected");
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_CONTRAST_DARK, -1), "composition-contrast-dark");
}

static void
test_one_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) trend = NULL;
  g_autoptr (GoujiChart) composition = NULL;

  if (is_skipped ())
    return;

  add_seven_years (fixture);
  g_ptr_array_remove_range (fixture->reports, 0, 6);
  trend = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  assert_picture (draw (trend, 340, 260, GOUJI_CHART_LIGHT, -1), "one-year-trend");
  composition = gouji_chart_new (GOUJI_CHART_COMPOSITION, fixture->reports, NULL);
  assert_picture (draw (composition, 800, 500, GOUJI_CHART_LIGHT, -1), "one-year-composition");
}

static void
test_eighteen_years (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "5146400", "4389700", NULL,     "3633000", "2119600",  "1362900",
                                         "606200",  "6149500", NULL,     NULL,      NULL,       "3122700",
                                         "2366000", NULL,      "852600", "95900",   "11398889", "4882500" };
  g_autoptr (GoujiChart) chart = NULL;

  if (is_skipped ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *year = g_strdup_printf ("%u", 2008 + i);

    if (numbers[i] != NULL)
      add_received (fixture, i < 13 ? "2019" : "2021", year, numbers[i]);
  }
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_LIGHT, -1), "eighteen-years");
}

/* A report of each year from 2008 on: a local table, prose alone for two years, then three national formats.
 * In 2011 nothing was published. */
static void
test_all_eras (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *form;
    const char *received;
    const char *answered;
    int years;
  } eras[] = {
    { "2008-dingxi", "local.app_total", "local.rep_total", 3 },
    { NULL, NULL, NULL, 1 },
    { "narrative", "narrative.requests_received", "narrative.requests_answered", 2 },
    { "2014", "statistics.app_received", "statistics.app_replied", 5 },
    { "2019", "requests.new_received.total", "requests.processed_total.total", 2 },
    { "2021", "requests.new_received.total", "requests.processed_total.total", 5 },
  };
  static const char *const concepts[] = { "requests_received", "requests_answered", NULL };
  static const int numbers[] = { 12, 18, 25, 0, 34, 31, 44, 52, 61, 58, 73, 80, 66, 85, 96, 104, 99, 112 };
  g_autoptr (GoujiChart) chart = NULL;
  int at = 0;

  if (is_skipped ())
    return;

  for (guint e = 0; e < G_N_ELEMENTS (eras); e++) {
    for (int i = 0; i < eras[e].years; i++, at++) {
      g_autofree char *year = g_strdup_printf ("%d", 2008 + at);
      g_autofree char *received = g_strdup_printf ("%d", numbers[at]);
      g_autofree char *answered = g_strdup_printf ("%d", numbers[at] - 6 + at % 4);
      GoujiReport *report;

      if (eras[e].form == NULL)
        continue;
      report = add_report (fixture, eras[e].form, year);
      put (report, eras[e].received, received);
      put (report, eras[e].answered, answered);
    }
  }
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, concepts);
  assert_picture (draw (chart, 800, 500, GOUJI_CHART_LIGHT, -1), "all-eras");
  assert_picture (draw (chart, 340, 420, GOUJI_CHART_DARK, -1), "all-eras-small");
}

static void
test_signed (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "-8", "3", "12", "-2", "5" };
  g_autoptr (GoujiChart) chart = NULL;

  if (is_skipped ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autofree char *year = g_strdup_printf ("%u", 2021 + i);

    add_received (fixture, "2021", year, numbers[i]);
  }
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  assert_picture (draw (chart, 340, 260, GOUJI_CHART_DARK, -1), "signed");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiChart) chart = NULL;

  if (is_skipped ())
    return;

  add_received (fixture, "2021", "2021", NULL);
  add_received (fixture, "2021", "2022", "若干");
  chart = gouji_chart_new (GOUJI_CHART_TREND, fixture->reports, NULL);
  assert_picture (draw (chart, 340, 260, GOUJI_CHART_LIGHT, -1), "nothing");
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *configuration = NULL;

  g_test_init (&argc, &argv, NULL);
  configuration = g_test_build_filename (G_TEST_DIST, "golden", "fonts.conf", NULL);
  g_setenv ("FONTCONFIG_FILE", configuration, TRUE);
  if (!has_fonts ())
    skip_reason = "the fonts of the golden pictures are not installed, or in another version";

  add_test ("/chart/pictures/trend-with-gap-and-break", test_trend);
  add_test ("/chart/pictures/several-series", test_several);
  add_test ("/chart/pictures/composition", test_composition);
  add_test ("/chart/pictures/one-year", test_one_year);
  add_test ("/chart/pictures/eighteen-years-with-gaps", test_eighteen_years);
  add_test ("/chart/pictures/all-eras", test_all_eras);
  add_test ("/chart/pictures/signed-numbers", test_signed);
  add_test ("/chart/pictures/nothing-to-draw", test_nothing);

  return g_test_run ();
}
