/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/gouji-chart-private.h"

G_BEGIN_DECLS

/* How many series differ in colour, pattern, sign and dashes; after that they begin again. */
#define GOUJI_CHART_N_STYLES 8

/**
 * GoujiChartInk:
 *
 * In what a text is written.
 */
typedef enum {
  GOUJI_CHART_INK_TEXT,
  GOUJI_CHART_INK_MUTED,
  GOUJI_CHART_N_INKS,
} GoujiChartInk;

/**
 * GoujiChartText:
 * @layout: the words
 * @box: where they stand
 * @ink: their colour
 * @on_ground: whether a piece of the ground is put under them, so that they can be read on a pattern
 * @off_grid: whether the lines of the grid leave out their place
 *
 * Words at their place.
 */
typedef struct {
  PangoLayout *layout;
  cairo_rectangle_t box;
  GoujiChartInk ink;
  gboolean on_ground;
  gboolean off_grid;
} GoujiChartText;

/**
 * GoujiChartKey:
 *
 * The sample of a series in the legend.
 */
typedef struct {
  guint series;
  cairo_rectangle_t box;
} GoujiChartKey;

/**
 * GoujiChartSegment:
 * @from: mark where it begins
 * @to: mark where it ends
 *
 * A line from a point to that of the next year.
 */
typedef struct {
  guint from;
  guint to;
} GoujiChartSegment;

/**
 * GoujiChartPlan:
 * @width: of the chart
 * @height: of the chart
 * @size: of plain text, in pixels; everything is measured by it
 * @plot: where the numbers are
 * @axis: the ticks
 * @slot: width of a year
 * @texts: (element-type GoujiChartText): all words
 * @keys: (element-type GoujiChartKey): the legend
 * @places: (element-type cairo_rectangle_t): for each mark, a point's surroundings or the piece of a bar
 * @segments: (element-type GoujiChartSegment): the lines
 * @gaps: (element-type cairo_rectangle_t): years without a report
 * @changes: (element-type double): where the form changes
 * @tiles: (nullable): a piece of the pattern of each style, for drawing on pixels
 * @tile_scale: pixels for each unit of the tiles
 *
 * Everything of a chart at its place, for one size.
 */
struct _GoujiChartPlan {
  GoujiChart *chart;
  PangoContext *context;
  double width;
  double height;
  double size;
  cairo_rectangle_t plot;
  GoujiChartAxis axis;
  double slot;
  GArray *texts;
  GArray *keys;
  GArray *places;
  GArray *segments;
  GArray *gaps;
  GArray *changes;
  cairo_pattern_t *tiles[GOUJI_CHART_N_STYLES];
  double tile_scale;
};

/* gouji-chart-plan.c */
GoujiChartPlan *gouji_chart_get_plan (GoujiChart *chart, double width, double height);
void gouji_chart_plan_free (GoujiChartPlan *self);
double gouji_chart_plan_get_x (GoujiChartPlan *self, guint year);
double gouji_chart_plan_get_y (GoujiChartPlan *self, double value);
const GoujiPoint *gouji_chart_plan_get_point (GoujiChartPlan *self, guint mark);

/* gouji-chart-text.c */
PangoLayout *gouji_chart_plan_write (GoujiChartPlan *self, const char *words, double size, gboolean bold)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_chart_measure (PangoLayout *layout, double *width, double *height);
GoujiChartText *
gouji_chart_plan_put (GoujiChartPlan *self, PangoLayout *layout, double x, double y, GoujiChartInk ink);
gboolean gouji_chart_overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b);

/* gouji-chart-frame.c */
double gouji_chart_plan_put_head (GoujiChartPlan *self);
double gouji_chart_plan_put_foot (GoujiChartPlan *self);
void gouji_chart_plan_put_axes (GoujiChartPlan *self, double top, double bottom);
void gouji_chart_plan_put_empty (GoujiChartPlan *self, double top);

/* gouji-chart-places.c */
double gouji_chart_plan_get_radius (GoujiChartPlan *self);
void gouji_chart_plan_put_marks (GoujiChartPlan *self);

/* gouji-chart-hatch.c */
void gouji_chart_plan_clear_tiles (GoujiChartPlan *self);

/* gouji-chart-labels.c */
void gouji_chart_plan_put_labels (GoujiChartPlan *self);

G_END_DECLS
