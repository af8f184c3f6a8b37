/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-looks.h"

#include <math.h>

#define HEX(value)                                                                                           \
  { (((value) >> 16) & 0xff) / 255.0, (((value) >> 8) & 0xff) / 255.0, ((value) & 0xff) / 255.0 }

/* Each has a contrast of at least 3:1 against its ground (WCAG 2.2, 1.4.11), and neighbours differ in
 * lightness too, so that they can be told apart with any kind of colour blindness; test-chart computes both.
 */
static const GoujiChartColor light_series[GOUJI_CHART_N_STYLES] = {
  HEX (0x1a5fb4), HEX (0xc64600), HEX (0x1b7f5c), HEX (0x813d9c),
  HEX (0x8f6b00), HEX (0x5e5c64), HEX (0xa51d2d), HEX (0x007f94),
};

static const GoujiChartColor dark_series[GOUJI_CHART_N_STYLES] = {
  HEX (0x78aeed), HEX (0xffa348), HEX (0x57d9a3), HEX (0xdc8add),
  HEX (0xf8e45c), HEX (0xc0bfbc), HEX (0xf66151), HEX (0x66d4e6),
};

static const GoujiChartColor black_series[GOUJI_CHART_N_STYLES] = { { 0 } };

static const GoujiChartColor white_series[GOUJI_CHART_N_STYLES] = {
  HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff),
  HEX (0xffffff), HEX (0xffffff), HEX (0xffffff), HEX (0xffffff),
};

static const GoujiChartPalette palettes[] = {
  [GOUJI_CHART_LIGHT] = { HEX (0xffffff),
                          { HEX (0x1e1e1e), HEX (0x5e5c64) },
                          HEX (0xdddcda),
                          HEX (0x77767b),
                          light_series,
                          FALSE },
  [GOUJI_CHART_DARK] = { HEX (0x1e1e1e),
                         { HEX (0xffffff), HEX (0xc0bfbc) },
                         HEX (0x3d3d42),
                         HEX (0x9a9996),
                         dark_series,
                         FALSE },
  [GOUJI_CHART_CONTRAST] = { HEX (0xffffff),
                             { HEX (0x000000), HEX (0x000000) },
                             HEX (0x000000),
                             HEX (0x000000),
                             black_series,
                             TRUE },
  [GOUJI_CHART_CONTRAST_DARK] = { HEX (0x000000),
                                  { HEX (0xffffff), HEX (0xffffff) },
                                  HEX (0xffffff),
                                  HEX (0xffffff),
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
trace_diagonals (cairo_t *cr, const cairo_rectangle_t *area, double pitch, int direction)
{
  double first = floor ((area->x - area->height) / pitch) * pitch;

  for (double x = first; x < area->x + area->width + area->height; x += pitch) {
    if (direction > 0) {
      cairo_move_to (cr, x, area->y + area->height);
      cairo_line_to (cr, x + area->height, area->y);
    } else {
      cairo_move_to (cr, x, area->y);
      cairo_line_to (cr, x + area->height, area->y + area->height);
    }
  }
}

static void
trace_straight (cairo_t *cr, const cairo_rectangle_t *area, double pitch, gboolean upright)
{
  if (upright) {
    for (double x = area->x + pitch / 2; x < area->x + area->width; x += pitch) {
      cairo_move_to (cr, x, area->y);
      cairo_line_to (cr, x, area->y + area->height);
    }
  } else {
    for (double y = area->y + area->height - pitch / 2; y > area->y; y -= pitch) {
      cairo_move_to (cr, area->x, y);
      cairo_line_to (cr, area->x + area->width, y);
    }
  }
}

static void
fill_dots (cairo_t *cr, const cairo_rectangle_t *area, double pitch, double dot)
{
  guint row = 0;

  for (double y = area->y + area->height - pitch / 2; y > area->y - dot; y -= pitch, row++) {
    for (double x = area->x + (row % 2 == 0 ? pitch / 2 : pitch); x < area->x + area->width + dot; x += pitch)
      cairo_rectangle (cr, x - dot / 2, y - dot / 2, dot, dot);
  }
  cairo_fill (cr);
}

/**
 * gouji_chart_draw_hatch:
 * @style: of the series; the first has no pattern
 * @size: of text
 *
 * Draws the pattern of a series with the current colour. The lines are lines in every format, no picture.
 */
void
gouji_chart_draw_hatch (cairo_t *cr, const cairo_rectangle_t *area, guint style, double size)
{
  double pitch = size * 0.55;

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, size * 0.1);
  switch (style % GOUJI_CHART_N_STYLES) {
  case 1:
    trace_diagonals (cr, area, pitch, 1);
    break;
  case 2:
    fill_dots (cr, area, pitch, size * 0.17);
    break;
  case 3:
    trace_diagonals (cr, area, pitch, -1);
    break;
  case 4:
    trace_straight (cr, area, pitch * 0.8, FALSE);
    break;
  case 5:
    trace_diagonals (cr, area, pitch * 1.2, 1);
    trace_diagonals (cr, area, pitch * 1.2, -1);
    break;
  case 6:
    trace_straight (cr, area, pitch * 0.8, TRUE);
    break;
  case 7:
    trace_straight (cr, area, pitch, FALSE);
    trace_straight (cr, area, pitch, TRUE);
    break;
  default:
    break;
  }
  cairo_stroke (cr);
  cairo_restore (cr);
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
 * Makes a path of the sign that stands at the points of a series, about the same area for each.
 */
void
gouji_chart_trace_sign (cairo_t *cr, guint style, double x, double y, double radius)
{
  cairo_new_path (cr);
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
