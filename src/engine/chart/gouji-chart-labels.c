/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "chart/gouji-chart-plan.h"

/* Of the pieces of a bar that is alone, their names stand beside it. */
#define DISTANCE 0.8

/* Where a label may stand, seen from its point, the better places first; at a low point the other way up. */
static const struct {
  double x;
  double y;
} sides[] = { { 0, -1 }, { 0, 1 }, { 1, -1 }, { -1, -1 }, { 1, 1 }, { -1, 1 }, { 1, 0 }, { -1, 0 } };

static PangoLayout *
write_number (GoujiChartPlan *self, GoujiDecimal value, gboolean sure, gboolean bold)
{
  g_autofree char *number = gouji_chart_format_short (value, self->chart->scale.power);
  g_autofree char *words =
    sure ? g_steal_pointer (&number)
         : gouji_chart_say (self->chart, "unsure-short", (GoujiWord[]) { { "value", number } }, 1);

  return gouji_chart_plan_write (self, words, self->size * 0.93, bold);
}

static double
get_middle_x (const cairo_rectangle_t *box)
{
  return box->x + box->width / 2;
}

static double
get_middle_y (const cairo_rectangle_t *box)
{
  return box->y + box->height / 2;
}

/* Whether a line goes through a box: one of its ends is in it, or it crosses a side. Stepping along it is
 * exact enough for words and needs no cases. */
static gboolean
segment_crosses (GoujiChartPlan *self, const GoujiChartSegment *segment, const cairo_rectangle_t *box)
{
  const cairo_rectangle_t *from = &g_array_index (self->places, cairo_rectangle_t, segment->from);
  const cairo_rectangle_t *to = &g_array_index (self->places, cairo_rectangle_t, segment->to);
  double x0 = get_middle_x (from);
  double x1 = get_middle_x (to);
  double y0 = get_middle_y (from);
  double y1 = get_middle_y (to);
  double left = MAX (box->x, x0);
  double right = MIN (box->x + box->width, x1);

  if (left > right || x1 <= x0)
    return FALSE;

  double at_left = y0 + (y1 - y0) * (left - x0) / (x1 - x0);
  double at_right = y0 + (y1 - y0) * (right - x0) / (x1 - x0);

  return MAX (at_left, at_right) >= box->y && MIN (at_left, at_right) <= box->y + box->height;
}

static gboolean
is_free (GoujiChartPlan *self, guint mark, const cairo_rectangle_t *box)
{
  double radius = gouji_chart_plan_get_radius (self);

  if (box->x < self->plot.x || box->x + box->width > self->width ||
      box->y < self->plot.y - self->size * 1.4 || box->y + box->height > self->plot.y + self->plot.height)
    return FALSE;

  for (guint i = 0; i < self->texts->len; i++) {
    if (gouji_chart_overlap (box, &g_array_index (self->texts, GoujiChartText, i).box))
      return FALSE;
  }
  for (guint i = 0; i < self->places->len; i++) {
    const cairo_rectangle_t *place = &g_array_index (self->places, cairo_rectangle_t, i);
    cairo_rectangle_t sign = { get_middle_x (place) - radius, get_middle_y (place) - radius, 2 * radius,
                               2 * radius };

    if (i != mark && gouji_chart_overlap (box, &sign))
      return FALSE;
  }
  for (guint i = 0; i < self->segments->len; i++) {
    if (segment_crosses (self, &g_array_index (self->segments, GoujiChartSegment, i), box))
      return FALSE;
  }

  for (guint i = 0; i < self->changes->len; i++) {
    double x = g_array_index (self->changes, double, i);

    if (x >= box->x && x <= box->x + box->width)
      return FALSE;
  }

  return TRUE;
}

/* Whether the lines at a point go up on both sides: below it there is more room then. */
static gboolean
is_low_point (GoujiChartPlan *self, guint mark)
{
  double y = get_middle_y (&g_array_index (self->places, cairo_rectangle_t, mark));
  gboolean any = FALSE;

  for (guint i = 0; i < self->segments->len; i++) {
    const GoujiChartSegment *segment = &g_array_index (self->segments, GoujiChartSegment, i);
    guint other = segment->from == mark ? segment->to : segment->from;

    if (segment->from != mark && segment->to != mark)
      continue;
    if (get_middle_y (&g_array_index (self->places, cairo_rectangle_t, other)) >= y)
      return FALSE;
    any = TRUE;
  }

  return any;
}

static void
put_label (GoujiChartPlan *self, guint mark)
{
  const GoujiPoint *point = gouji_chart_plan_get_point (self, mark);
  const cairo_rectangle_t *place = &g_array_index (self->places, cairo_rectangle_t, mark);
  double distance = gouji_chart_plan_get_radius (self) + self->size * 0.15;
  PangoLayout *layout = write_number (self, point->value, point->sure, FALSE);
  double up = is_low_point (self, mark) ? -1 : 1;
  cairo_rectangle_t box = { 0 };

  gouji_chart_measure (layout, &box.width, &box.height);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    /* A side is left or right of the sign only where it is not above or below it. */
    double dx = sides[i].x * (box.width / 2 + (sides[i].y == 0 ? distance : self->size * 0.1));
    double dy = up * sides[i].y * (box.height / 2 + distance);

    box.x = get_middle_x (place) + dx - box.width / 2;
    box.y = get_middle_y (place) + dy - box.height / 2;
    if (is_free (self, mark, &box)) {
      gouji_chart_plan_put (self, layout, box.x, box.y, GOUJI_CHART_INK_TEXT)->off_grid = TRUE;
      return;
    }
  }

  g_object_unref (layout);
}

/* Ends and extremes of a line are what people look for: they get their labels first. */
static gboolean
is_important (GoujiChartPlan *self, guint mark)
{
  GArray *marks = self->chart->marks;
  guint series = g_array_index (marks, GoujiChartMark, mark).series;
  GoujiDecimal value = gouji_chart_plan_get_point (self, mark)->value;
  gboolean highest = TRUE;
  gboolean lowest = TRUE;
  gboolean first = TRUE;
  gboolean last = TRUE;

  for (guint i = 0; i < marks->len; i++) {
    int order = gouji_decimal_compare (gouji_chart_plan_get_point (self, i)->value, value);

    if (g_array_index (marks, GoujiChartMark, i).series != series)
      continue;
    highest = highest && order <= 0;
    lowest = lowest && order >= 0;
    first = first && i >= mark;
    last = last && i <= mark;
  }

  return highest || lowest || first || last;
}

static void
label_points (GoujiChartPlan *self)
{
  for (int important = 1; important >= 0; important--) {
    for (guint i = 0; i < self->chart->marks->len; i++) {
      if (is_important (self, i) == important)
        put_label (self, i);
    }
  }
}

static void
label_piece (GoujiChartPlan *self, guint mark)
{
  const GoujiPoint *point = gouji_chart_plan_get_point (self, mark);
  const cairo_rectangle_t *place = &g_array_index (self->places, cairo_rectangle_t, mark);
  PangoLayout *layout = write_number (self, point->value, point->sure, FALSE);
  GoujiChartText *text;
  double width;
  double height;

  gouji_chart_measure (layout, &width, &height);
  if (width + self->size * 0.6 > place->width || height > place->height) {
    g_object_unref (layout);
    return;
  }

  text = gouji_chart_plan_put (self, layout, get_middle_x (place) - width / 2,
                               get_middle_y (place) - height / 2, GOUJI_CHART_INK_TEXT);
  text->on_ground = TRUE;
}

/* Beside the piece, but above the name before. */
static void
name_piece (GoujiChartPlan *self, guint i, double *lowest)
{
  const GoujiChartMark *mark = &g_array_index (self->chart->marks, GoujiChartMark, i);
  const cairo_rectangle_t *place = &g_array_index (self->places, cairo_rectangle_t, i);
  const GoujiChartSeries *series = self->chart->series->pdata[mark->series];
  g_autofree char *value =
    gouji_chart_say_amount (self->chart, gouji_chart_plan_get_point (self, i), series->unit);
  g_autofree char *words = gouji_chart_say (
    self->chart, "piece", (GoujiWord[]) { { "concept", series->name }, { "value", value } }, 2);
  PangoLayout *layout = gouji_chart_plan_write (self, words, self->size, FALSE);
  double width;
  double height;

  gouji_chart_measure (layout, &width, &height);
  *lowest = MIN (get_middle_y (place) - height / 2, *lowest - height);
  gouji_chart_plan_put (self, layout, place->x + place->width + self->size * DISTANCE, *lowest,
                        GOUJI_CHART_INK_TEXT)
    ->off_grid = TRUE;
}

/* Beside the bar that is alone there is room for names too. What is 0 has no piece to name. */
static void
name_pieces (GoujiChartPlan *self)
{
  double lowest = self->plot.y + self->plot.height;

  for (guint i = 0; i < self->places->len; i++) {
    if (gouji_chart_plan_get_point (self, i)->value.units != 0)
      name_piece (self, i, &lowest);
  }
}

/* Whether all names fit beside the only bar, none above the drawing. */
static gboolean
has_room_for_names (GoujiChartPlan *self)
{
  return self->chart->n_years == 1 && self->plot.height > self->places->len * self->size * 2.2 &&
         self->plot.width > self->size * 32;
}

/* Above the bar: the sum, or that it is the sum of a part only. */
static PangoLayout *
write_sum (GoujiChartPlan *self, guint year)
{
  static const char *const names[] = { "part", "part-short" };
  GoujiDecimal sum;
  gboolean sure;
  gboolean whole = gouji_chart_sum (self->chart, year, &sum, &sure);
  PangoLayout *layout = write_number (self, sum, sure, TRUE);
  g_autofree char *number = g_strdup (pango_layout_get_text (layout));
  double width;
  double height;

  gouji_chart_measure (layout, &width, &height);
  for (guint i = 0; !whole && i < G_N_ELEMENTS (names); i++) {
    g_autofree char *words =
      gouji_chart_say (self->chart, names[i], (GoujiWord[]) { { "value", number } }, 1);

    pango_layout_set_text (layout, words, -1);
    gouji_chart_measure (layout, &width, &height);
    if (width <= self->slot)
      break;
  }
  if (width <= self->slot)
    return layout;

  g_object_unref (layout);
  return NULL;
}

static void
label_bar (GoujiChartPlan *self, guint year)
{
  double above = 0;
  guint n = 0;
  GoujiChartText *text;
  PangoLayout *layout;
  double width;
  double height;

  for (guint s = 0; s < self->chart->series->len; s++) {
    const GoujiPoint *point = gouji_chart_get_point (self->chart, s, year);

    if (point->state != GOUJI_POINT_NUMBER)
      continue;
    n++;
    above += MAX (gouji_chart_to_double (point->value), 0);
  }

  layout = n > 0 ? write_sum (self, year) : NULL;
  if (layout == NULL)
    return;
  gouji_chart_measure (layout, &width, &height);
  text = gouji_chart_plan_put (self, layout, gouji_chart_plan_get_x (self, year) - width / 2,
                               gouji_chart_plan_get_y (self, above) - height - self->size * 0.15,
                               GOUJI_CHART_INK_TEXT);
  text->off_grid = TRUE;
}

/**
 * gouji_chart_plan_put_labels:
 *
 * Writes numbers beside points, on pieces and above bars where they fit without touching anything. All of
 * them stand in the table.
 */
void
gouji_chart_plan_put_labels (GoujiChartPlan *self)
{
  if (self->chart->kind == GOUJI_CHART_TREND) {
    label_points (self);
    return;
  }

  if (has_room_for_names (self)) {
    name_pieces (self);
  } else {
    for (guint i = 0; i < self->chart->marks->len; i++)
      label_piece (self, i);
  }
  for (guint y = 0; y < self->chart->n_years; y++)
    label_bar (self, y);
}
