/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-looks.h"

#include <math.h>

#define HEX(value)                                                                                           \
  { (((value) >> 16) & 0xff) / 255.0, (((value) >> 8) & 0xff) / 255.0, ((value) & 0xff) / 255.0 }

/* Each has a contrast of at least 3:1 against its ground (WCAG 2.2, 1.4.11), and the first six, as many as
 * there are outcomes, can be told apart without red, green or blue receptors. test-chart-looks computes both.
 */
static const GoujiChartColor light_series[GOUJI_CHART_N_STYLES] = {
  HEX (0x1a56a8), HEX (0xe66100), HEX (0x0b5a45), HEX (0xc45ab0),
  HEX (0x6e4400), HEX (0x84828c), HEX (0xa3152b), HEX (0x1b9aad),
};

static const GoujiChartColor dark_series[GOUJI_CHART_N_STYLES] = {
  HEX (0x5b9bf0), HEX (0xffc078), HEX (0x2ea36f), HEX (0xe39be6),
  HEX (0xb5862b), HEX (0xdeddda), HEX (0xf0604f), HEX (0x7fe0ea),
};

static const GoujiChartColor black_series[GOUJI_CHART_N_STYLES] = { { 0 } };

static const GoujiChartColor white_series[GOUJI_CHART_N_STYLES] = {
  HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff),
  HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff),
};

/* In the order of the structure: ground, text, muted text, grid, axis, shade. */
static const GoujiChartPalette palettes[] = {
  [GOUJI_CHART_LIGHT] = { HEX (0xffffff),
                          { HEX (0x1e1e1e), HEX (0x5e5c64) },
                          HEX (0xe0dfdd),
                          HEX (0x77767b),
                          HEX (0xf3f2f1),
                          light_series,
                          FALSE },
  [GOUJI_CHART_DARK] = { HEX (0x1e1e1e),
                         { HEX (0xffffff), HEX (0xc0bfbc) },
                         HEX (0x3d3d42),
                         HEX (0x9a9996),
                         HEX (0x2b2b2f),
                         dark_series,
                         FALSE },
  [GOUJI_CHART_CONTRAST] = { HEX (0xffffff),
                             { HEX (0x000000), HEX (0x000000) },
                             HEX (0x000000),
                             HEX (0x000000),
                             HEX (0xffffff),
                             black_series,
                             TRUE },
  [GOUJI_CHART_CONTRAST_DARK] = { HEX (0x000000),
                                  { HEX (0xffffff), HEX (0xffffff) },
                                  HEX (0xffffff),
                                  HEX (0xffffff),
                                  HEX (0x000000),
                                  white_series,
                                  TRUE },
};

void
gouji_chart_get_palette (GoujiChartLook look, GoujiChartPalette *palette)
{
  *palette = palettes[look < G_N_ELEMENTS (palettes) ? look : GOUJI_CHART_LIGHT];
}

void
gouji_chart_set_color (cairo_t *cr, const GoujiChartColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

static void
trace_polygon (cairo_t *cr, guint n, double x, double y, double radius, double turn)
{
  for (guint i = 0; i < n; i++) {
    double angle = turn + 2 * G_PI * i / n;

    cairo_line_to (cr, x + radius * sin (angle), y - radius * cos (angle));
  }
  cairo_close_path (cr);
}

static void
trace_star (cairo_t *cr, guint n, double x, double y, double radius, double inner, double turn)
{
  for (guint i = 0; i < 2 * n; i++) {
    double angle = turn + G_PI * i / n;
    double r = i % 2 == 0 ? radius : inner;

    cairo_line_to (cr, x + r * sin (angle), y - r * cos (angle));
  }
  cairo_close_path (cr);
}

/**
 * gouji_chart_trace_sign:
 * @style: of the series
 *
 * Adds to the path the sign that stands at the points of a series, about the same area for each.
 */
void
gouji_chart_trace_sign (cairo_t *cr, guint style, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  switch (style % GOUJI_CHART_N_STYLES) {
  case 0:
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
    cairo_close_path (cr);
    break;
  case 1:
    trace_polygon (cr, 4, x, y, radius * 1.25, G_PI / 4);
    break;
  case 2:
    trace_polygon (cr, 3, x, y + radius * 0.2, radius * 1.35, 0);
    break;
  case 3:
    trace_polygon (cr, 4, x, y, radius * 1.3, 0);
    break;
  case 4:
    trace_polygon (cr, 3, x, y - radius * 0.2, radius * 1.35, G_PI);
    break;
  case 5:
    trace_star (cr, 4, x, y, radius * 1.5, radius * 0.6, G_PI / 4);
    break;
  case 6:
    trace_polygon (cr, 5, x, y, radius * 1.2, 0);
    break;
  default:
    trace_star (cr, 5, x, y, radius * 1.45, radius * 0.65, 0);
    break;
  }
}

/**
 * gouji_chart_set_dash:
 * @style: of the series
 *
 * Sets the dashes of a line. Dots are left for numbers that are not sure.
 */
void
gouji_chart_set_dash (cairo_t *cr, guint style, double size)
{
  static const double dashes[GOUJI_CHART_N_STYLES][4] = {
    { 0 },
    { 0.9, 0.35, 0.9, 0.35 },
    { 1.6, 0.4, 0.35, 0.4 },
    { 0.5, 0.35, 0.5, 0.35 },
    { 2.2, 0.4, 2.2, 0.4 },
    { 0.9, 0.35, 0.35, 0.35 },
    { 1.6, 0.35, 0.5, 0.35 },
    { 0.5, 0.6, 0.5, 0.6 },
  };
  double scaled[4];

  style %= GOUJI_CHART_N_STYLES;
  for (guint i = 0; i < 4; i++)
    scaled[i] = dashes[style][i] * size;
  cairo_set_dash (cr, scaled, style == 0 ? 0 : 4, 0);
}
