/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/gouji-chart-plan.h"

G_BEGIN_DECLS

/**
 * GoujiChartColor:
 *
 * Red, green and blue, from 0 to 1.
 */
typedef struct {
  double red;
  double green;
  double blue;
} GoujiChartColor;

/**
 * GoujiChartPalette:
 * @ground: behind everything
 * @inks: of words
 * @grid: of the lines behind the numbers
 * @axis: of the line at zero
 * @shade: of years without a report
 * @series: of lines and bars
 * @is_plain: whether there is no colour and no grey, so that patterns alone tell the series apart
 *
 * A look.
 */
typedef struct {
  GoujiChartColor ground;
  GoujiChartColor inks[GOUJI_CHART_N_INKS];
  GoujiChartColor grid;
  GoujiChartColor axis;
  GoujiChartColor shade;
  const GoujiChartColor *series;
  gboolean is_plain;
} GoujiChartPalette;

/* gouji-chart-looks.c */
void gouji_chart_get_palette (GoujiChartLook look, GoujiChartPalette *palette);
void gouji_chart_set_color (cairo_t *cr, const GoujiChartColor *color);
void gouji_chart_trace_sign (cairo_t *cr, guint style, double x, double y, double radius);
void gouji_chart_set_dash (cairo_t *cr, guint style, double size);

/* gouji-chart-hatch.c */
void gouji_chart_plan_draw_hatch (
  GoujiChartPlan *self, cairo_t *cr, const cairo_rectangle_t *areas, guint n_areas, guint style);

G_END_DECLS
