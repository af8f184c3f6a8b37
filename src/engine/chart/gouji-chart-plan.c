/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-plan.h"

#include "letters/gouji-letters.h"

/* Of plain text, in pixels: the smallest that a clerk of fifty reads, and the largest that does not look like
 * a poster. */
#define SMALLEST 11.0
#define LARGEST 15.0

/* Of the drawing; screens with finer pixels scale it. */
#define PIXELS_PER_INCH 96

static void
clear_text (gpointer data)
{
  GoujiChartText *text = data;

  g_object_unref (text->layout);
}

static GoujiChartPlan *
make_plan (GoujiChart *chart, double width, double height)
{
  GoujiChartPlan *self = g_new0 (GoujiChartPlan, 1);
  double top;
  double bottom;

  self->chart = chart;
  self->context = gouji_letters_create_context (pango_cairo_font_map_get_default (), PIXELS_PER_INCH);
  self->width = width;
  self->height = height;
  self->size = CLAMP (MIN (width / 64, height / 40), SMALLEST, LARGEST);
  self->texts = g_array_new (FALSE, FALSE, sizeof (GoujiChartText));
  g_array_set_clear_func (self->texts, clear_text);
  self->keys = g_array_new (FALSE, FALSE, sizeof (GoujiChartKey));
  self->places = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->segments = g_array_new (FALSE, FALSE, sizeof (GoujiChartSegment));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  self->changes = g_array_new (FALSE, FALSE, sizeof (double));

  top = gouji_chart_plan_put_head (self);
  if (chart->marks->len == 0) {
    gouji_chart_plan_put_empty (self, top);
    return self;
  }
  bottom = gouji_chart_plan_put_foot (self);
  gouji_chart_plan_put_axes (self, top, bottom);
  gouji_chart_plan_put_marks (self);
  gouji_chart_plan_put_labels (self);
  return self;
}

void
gouji_chart_plan_free (GoujiChartPlan *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->texts);
  g_array_unref (self->keys);
  g_array_unref (self->places);
  g_array_unref (self->segments);
  g_array_unref (self->gaps);
  g_array_unref (self->changes);
  gouji_chart_plan_clear_tiles (self);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * gouji_chart_get_plan:
 *
 * Returns: (transfer none): the plan for a size, kept until another size is asked for
 */
GoujiChartPlan *
gouji_chart_get_plan (GoujiChart *chart, double width, double height)
{
  if (chart->plan == NULL || chart->plan->width != width || chart->plan->height != height) {
    g_clear_pointer (&chart->plan, gouji_chart_plan_free);
    chart->plan = make_plan (chart, width, height);
  }

  return chart->plan;
}

/**
 * gouji_chart_plan_get_x:
 *
 * Returns: where the middle of a year is
 */
double
gouji_chart_plan_get_x (GoujiChartPlan *self, guint year)
{
  return self->plot.x + (year + 0.5) * self->slot;
}

double
gouji_chart_plan_get_y (GoujiChartPlan *self, double value)
{
  double lowest = gouji_chart_axis_get_value (&self->axis, self->axis.first);
  double highest = gouji_chart_axis_get_value (&self->axis, self->axis.last);

  return self->plot.y + self->plot.height * (highest - value) / (highest - lowest);
}

const GoujiPoint *
gouji_chart_plan_get_point (GoujiChartPlan *self, guint mark)
{
  const GoujiChartMark *of = &g_array_index (self->chart->marks, GoujiChartMark, mark);

  return gouji_chart_get_point (self->chart, of->series, (guint) (of->year - self->chart->first_year));
}

/**
 * gouji_chart_get_mark_area:
 * @index: of a mark
 * @width: of the chart as drawn
 * @height: of the chart as drawn
 * @area: (out): where the mark is
 *
 * Returns: whether the mark is anywhere
 */
gboolean
gouji_chart_get_mark_area (
  GoujiChart *self, guint index, double width, double height, cairo_rectangle_t *area)
{
  GoujiChartPlan *plan;

  g_return_val_if_fail (self != NULL && area != NULL, FALSE);

  plan = gouji_chart_get_plan (self, width, height);
  if (index >= plan->places->len)
    return FALSE;

  *area = g_array_index (plan->places, cairo_rectangle_t, index);
  return TRUE;
}

/**
 * gouji_chart_find_mark:
 *
 * Returns: index of the mark at a place, the nearest where there are several, or -1
 */
int
gouji_chart_find_mark (GoujiChart *self, double width, double height, double x, double y)
{
  GoujiChartPlan *plan;
  double nearest = G_MAXDOUBLE;
  int found = -1;

  g_return_val_if_fail (self != NULL, -1);

  plan = gouji_chart_get_plan (self, width, height);
  for (guint i = 0; i < plan->places->len; i++) {
    const cairo_rectangle_t *place = &g_array_index (plan->places, cairo_rectangle_t, i);
    double dx = x - place->x - place->width / 2;
    double dy = y - place->y - place->height / 2;
    double distance = dx * dx + dy * dy;

    if (x < place->x || x > place->x + place->width || y < place->y || y > place->y + place->height ||
        distance >= nearest)
      continue;
    nearest = distance;
    found = (int) i;
  }

  return found;
}
