/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-plan.h"

/**
 * gouji_chart_plan_get_radius:
 *
 * Returns: of the sign at a point
 */
double
gouji_chart_plan_get_radius (GoujiChartPlan *self)
{
  return self->size * (self->slot < self->size * 2 ? 0.26 : 0.34);
}

static void
put_points (GoujiChartPlan *self)
{
  double reach = gouji_chart_plan_get_radius (self) + self->size * 0.5;

  for (guint i = 0; i < self->chart->marks->len; i++) {
    const GoujiPoint *point = gouji_chart_plan_get_point (self, i);
    double x = gouji_chart_plan_get_x (self, (guint) (point->year - self->chart->first_year));
    double y = gouji_chart_plan_get_y (self, gouji_chart_to_double (point->value));
    cairo_rectangle_t place = { x - reach, y - reach, 2 * reach, 2 * reach };

    g_array_append_val (self->places, place);
  }
}

/* From year to year, not over gaps, and not to numbers that mean something else. */
static void
put_segments (GoujiChartPlan *self)
{
  for (guint i = 1; i < self->chart->marks->len; i++) {
    const GoujiChartMark *before = &g_array_index (self->chart->marks, GoujiChartMark, i - 1);
    const GoujiChartMark *mark = &g_array_index (self->chart->marks, GoujiChartMark, i);
    GoujiChartSegment segment = { i - 1, i };

    if (before->series == mark->series && before->year + 1 == mark->year &&
        gouji_chart_plan_get_point (self, i)->comparable)
      g_array_append_val (self->segments, segment);
  }
}

static void
put_pieces (GoujiChartPlan *self)
{
  double width = MIN (self->slot * 0.62, self->size * 6);
  double above = 0;
  double below = 0;
  int year = 0;

  for (guint i = 0; i < self->chart->marks->len; i++) {
    const GoujiPoint *point = gouji_chart_plan_get_point (self, i);
    double value = gouji_chart_to_double (point->value);
    double middle = gouji_chart_plan_get_x (self, (guint) (point->year - self->chart->first_year));
    double *pile = value < 0 ? &below : &above;
    double from;
    double to;

    if (point->year != year)
      above = below = 0;
    year = point->year;
    from = gouji_chart_plan_get_y (self, *pile);
    *pile += value;
    to = gouji_chart_plan_get_y (self, *pile);

    cairo_rectangle_t place = { middle - width / 2, MIN (from, to), width, MAX (from, to) - MIN (from, to) };
    g_array_append_val (self->places, place);
  }
}

/**
 * gouji_chart_plan_put_marks:
 *
 * Finds the places of points and lines, or of the pieces of bars.
 */
void
gouji_chart_plan_put_marks (GoujiChartPlan *self)
{
  if (self->chart->kind == GOUJI_CHART_COMPOSITION) {
    put_pieces (self);
    return;
  }

  put_points (self);
  put_segments (self);
}
