/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-looks.h"

#include <math.h>

/* As many as there are outcomes; with more series the patterns and signs remain. */
#define N_DISTINCT 6

/* What people see who lack a kind of receptor, for linear colours (Machado, Oliveira, Fernandes 2009,
 * severity 1). */
static const double visions[][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

static double
make_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GoujiChartColor *color)
{
  return 0.2126 * make_linear (color->red) + 0.7152 * make_linear (color->green) +
         0.0722 * make_linear (color->blue);
}

/* WCAG 2.2, contrast ratio. */
static double
get_contrast (const GoujiChartColor *a, const GoujiChartColor *b)
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

static double
bend (double value)
{
  return value > 0.008856 ? cbrt (value) : 7.787 * value + 16.0 / 116;
}

/* CIE 1976 L*a*b* of a colour as it is seen with one of the visions. */
static void
look_at (const GoujiChartColor *color, guint vision, double lab[3])
{
  double linear[] = { make_linear (color->red), make_linear (color->green), make_linear (color->blue) };
  double seen[3];
  double x;
  double y;
  double z;

  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (visions[vision][i][0] * linear[0] + visions[vision][i][1] * linear[1] +
                       visions[vision][i][2] * linear[2],
                     0, 1);
  x = bend ((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
  y = bend (0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
  z = bend ((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

static double
get_distance (const GoujiChartColor *a, const GoujiChartColor *b, guint vision)
{
  double first[3];
  double second[3];

  look_at (a, vision, first);
  look_at (b, vision, second);
  return hypot (hypot (first[0] - second[0], first[1] - second[1]), first[2] - second[2]);
}

static void
test_contrast (void)
{
  for (int look = GOUJI_CHART_LIGHT; look <= GOUJI_CHART_CONTRAST_DARK; look++) {
    GoujiChartPalette palette;

    gouji_chart_get_palette ((GoujiChartLook) look, &palette);
    for (guint i = 0; i < GOUJI_CHART_N_STYLES; i++)
      g_assert_cmpfloat (get_contrast (&palette.series[i], &palette.ground), >=, 3);
    for (guint i = 0; i < GOUJI_CHART_N_INKS; i++) {
      g_assert_cmpfloat (get_contrast (&palette.inks[i], &palette.ground), >=, 4.5);
      g_assert_cmpfloat (get_contrast (&palette.inks[i], &palette.shade), >=, 4.5);
    }
    g_assert_cmpfloat (get_contrast (&palette.axis, &palette.ground), >=, 3);
  }
}

static void
test_no_grey (void)
{
  for (int look = GOUJI_CHART_CONTRAST; look <= GOUJI_CHART_CONTRAST_DARK; look++) {
    GoujiChartPalette palette;

    gouji_chart_get_palette ((GoujiChartLook) look, &palette);
    g_assert_true (palette.is_plain);
    for (guint i = 0; i < GOUJI_CHART_N_STYLES; i++)
      g_assert_cmpfloat (get_contrast (&palette.series[i], &palette.ground), >, 20.9);
    g_assert_cmpfloat (get_contrast (&palette.inks[GOUJI_CHART_INK_MUTED], &palette.ground), >, 20.9);
    g_assert_cmpfloat (get_contrast (&palette.grid, &palette.ground), >, 20.9);
  }
}

static void
test_colour_blindness (void)
{
  for (int look = GOUJI_CHART_LIGHT; look <= GOUJI_CHART_DARK; look++) {
    GoujiChartPalette palette;

    gouji_chart_get_palette ((GoujiChartLook) look, &palette);
    for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++) {
      for (guint i = 1; i < N_DISTINCT; i++) {
        for (guint j = 0; j < i; j++)
          g_assert_cmpfloat (get_distance (&palette.series[i], &palette.series[j], vision), >, 13);
      }
    }
  }
}

static void
assert_differs (const GArray *pictures, guint style)
{
  for (guint i = 0; i < style; i++)
    g_assert_false (
      g_bytes_equal (g_array_index (pictures, GBytes *, i), g_array_index (pictures, GBytes *, style)));
}

static GBytes *
draw_sign (guint style)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 32, 32);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  gouji_chart_trace_sign (cr, style, 16, 16, 8);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * 32);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_signs (void)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (GBytes *));

  for (guint style = 0; style < GOUJI_CHART_N_STYLES; style++) {
    GBytes *picture = draw_sign (style);

    g_array_append_val (pictures, picture);
    assert_differs (pictures, style);
  }
  for (guint style = 0; style < pictures->len; style++)
    g_bytes_unref (g_array_index (pictures, GBytes *, style));
}

static GBytes *
draw_hatch (guint style)
{
  cairo_rectangle_t area = { 0, 0, 32, 32 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 32, 32);
  cairo_t *cr = cairo_create (surface);
  GoujiChartPlan plan = { .size = 13 };
  GBytes *bytes;

  gouji_chart_plan_draw_hatch (&plan, cr, &area, 1, style);
  gouji_chart_plan_clear_tiles (&plan);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * 32);
  cairo_surface_destroy (surface);
  return bytes;
}

static void
test_patterns (void)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, FALSE, sizeof (GBytes *));

  for (guint style = 0; style < GOUJI_CHART_N_STYLES; style++) {
    GBytes *picture = draw_hatch (style);

    g_array_append_val (pictures, picture);
    assert_differs (pictures, style);
  }
  for (guint style = 0; style < pictures->len; style++)
    g_bytes_unref (g_array_index (pictures, GBytes *, style));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/looks/contrast", test_contrast);
  g_test_add_func ("/chart/looks/high-contrast-has-no-grey", test_no_grey);
  g_test_add_func ("/chart/looks/colour-blindness", test_colour_blindness);
  g_test_add_func ("/chart/looks/signs-differ", test_signs);
  g_test_add_func ("/chart/looks/patterns-differ", test_patterns);

  return g_test_run ();
}
