/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "chart/gouji-chart-looks.h"

/* One drawing. */
typedef struct {
  cairo_t *cr;
  GoujiChartPlan *plan;
  GoujiChartPalette palette;
} Brush;

static const GoujiChartColor *
get_series_color (const Brush *brush, guint series)
{
  return &brush->palette.series[series % GOUJI_CHART_N_STYLES];
}

static void
set_dotted (const Brush *brush)
{
  double size = brush->plan->size;

  cairo_set_dash (brush->cr, (double[]) { size * 0.12, size * 0.28 }, 2, 0);
}

static void
set_dashed (const Brush *brush)
{
  double size = brush->plan->size;

  cairo_set_dash (brush->cr, (double[]) { size * 0.35, size * 0.25 }, 2, 0);
}

/* To a whole pixel, so that edges are sharp and quickly drawn. */
static double
snap (double place)
{
  return floor (place + 0.5);
}

static void
draw_grid (const Brush *brush)
{
  const GoujiChartPlan *plan = brush->plan;

  for (int tick = plan->axis.first; tick <= plan->axis.last; tick++) {
    /* On the middle of a pixel, so that a line of one pixel is one. */
    double y =
      floor (gouji_chart_plan_get_y (brush->plan, gouji_chart_axis_get_value (&plan->axis, tick))) + 0.5;

    gouji_chart_set_color (brush->cr, tick == 0 ? &brush->palette.axis : &brush->palette.grid);
    cairo_set_line_width (brush->cr, tick == 0 ? 1.2 : brush->palette.is_plain ? 0.5 : 1);
    cairo_set_dash (brush->cr, (double[]) { 1, 5 }, brush->palette.is_plain && tick != 0 ? 2 : 0, 0);
    cairo_move_to (brush->cr, plan->plot.x, y);
    cairo_line_to (brush->cr, plan->plot.x + plan->plot.width, y);
    cairo_stroke (brush->cr);
  }
  cairo_set_dash (brush->cr, NULL, 0, 0);
}

/* A gap is seen as one: a strip of its own shade, or between dotted lines where there are no shades. */
static void
draw_gaps (const Brush *brush)
{
  for (guint i = 0; i < brush->plan->gaps->len; i++) {
    const cairo_rectangle_t *gap = &g_array_index (brush->plan->gaps, cairo_rectangle_t, i);
    double left = snap (gap->x);
    double right = snap (gap->x + gap->width);

    cairo_rectangle (brush->cr, left, snap (gap->y), right - left, snap (gap->height));
    gouji_chart_set_color (brush->cr, &brush->palette.shade);
    cairo_fill (brush->cr);
    if (!brush->palette.is_plain)
      continue;

    gouji_chart_set_color (brush->cr, &brush->palette.grid);
    cairo_set_line_width (brush->cr, 1);
    set_dotted (brush);
    for (guint side = 0; side < 2; side++) {
      cairo_move_to (brush->cr, (side == 0 ? left + 2 : right - 2) + 0.5, gap->y);
      cairo_rel_line_to (brush->cr, 0, gap->height);
    }
    cairo_stroke (brush->cr);
    cairo_set_dash (brush->cr, NULL, 0, 0);
  }
}

static void
trace_ground (const Brush *brush, const cairo_rectangle_t *box)
{
  double margin = brush->plan->size * 0.2;
  double left = snap (box->x - margin);
  double top = snap (box->y + margin / 2);

  cairo_rectangle (brush->cr, left, top, snap (box->x + box->width + margin) - left,
                   snap (box->y + box->height - margin / 2) - top);
}

/* The ground of a place: of a gap, where it begins or ends there, there are two. */
static const GoujiChartColor *
find_ground (const Brush *brush, const cairo_rectangle_t *box)
{
  for (guint i = 0; i < brush->plan->gaps->len; i++) {
    const cairo_rectangle_t *gap = &g_array_index (brush->plan->gaps, cairo_rectangle_t, i);

    if (gouji_chart_overlap (box, gap))
      return box->x >= gap->x && box->x + box->width <= gap->x + gap->width ? &brush->palette.shade : NULL;
  }

  return &brush->palette.ground;
}

/* Lines of the grid through a number make it hard to read. */
static void
clear_grid (const Brush *brush)
{
  const GoujiChartColor *colors[] = { &brush->palette.ground, &brush->palette.shade };

  for (guint c = 0; c < G_N_ELEMENTS (colors); c++) {
    for (guint i = 0; i < brush->plan->texts->len; i++) {
      const GoujiChartText *text = &g_array_index (brush->plan->texts, GoujiChartText, i);

      if (text->off_grid && find_ground (brush, &text->box) == colors[c])
        trace_ground (brush, &text->box);
    }
    gouji_chart_set_color (brush->cr, colors[c]);
    cairo_fill (brush->cr);
  }
}

static void
draw_changes (const Brush *brush)
{
  const GoujiChartPlan *plan = brush->plan;

  gouji_chart_set_color (brush->cr, &brush->palette.axis);
  cairo_set_line_width (brush->cr, 1);
  set_dashed (brush);
  for (guint i = 0; i < plan->changes->len; i++) {
    double x = snap (g_array_index (plan->changes, double, i)) - 0.5;

    cairo_move_to (brush->cr, x, plan->plot.y - plan->size * 1.2);
    cairo_line_to (brush->cr, x, plan->plot.y + plan->plot.height);
    cairo_stroke (brush->cr);
  }
  cairo_set_dash (brush->cr, NULL, 0, 0);
}

static void
get_middle (const Brush *brush, guint mark, double *x, double *y)
{
  const cairo_rectangle_t *place = &g_array_index (brush->plan->places, cairo_rectangle_t, mark);

  *x = place->x + place->width / 2;
  *y = place->y + place->height / 2;
}

static gboolean
is_sure (const Brush *brush, const GoujiChartSegment *segment)
{
  return gouji_chart_plan_get_point (brush->plan, segment->from)->sure &&
         gouji_chart_plan_get_point (brush->plan, segment->to)->sure;
}

/* The lines of a series between numbers that are sure, or the others, in one stroke, so that dashes go on. */
static void
draw_line (const Brush *brush, guint series, gboolean sure)
{
  const GoujiChartPlan *plan = brush->plan;
  guint end = G_MAXUINT;

  for (guint i = 0; i < plan->segments->len; i++) {
    const GoujiChartSegment *segment = &g_array_index (plan->segments, GoujiChartSegment, i);
    double x;
    double y;

    if (g_array_index (plan->chart->marks, GoujiChartMark, segment->to).series != series ||
        is_sure (brush, segment) != sure)
      continue;
    get_middle (brush, segment->from, &x, &y);
    if (segment->from != end)
      cairo_move_to (brush->cr, x, y);
    get_middle (brush, segment->to, &x, &y);
    cairo_line_to (brush->cr, x, y);
    end = segment->to;
  }

  gouji_chart_set_color (brush->cr, get_series_color (brush, series));
  if (sure)
    gouji_chart_set_dash (brush->cr, series, plan->size);
  else
    set_dotted (brush);
  cairo_set_line_width (brush->cr, plan->size * (sure ? 0.16 : 0.12));
  cairo_stroke (brush->cr);
  cairo_set_dash (brush->cr, NULL, 0, 0);
}

/* The signs of the path. Those of numbers that are not sure are hollow. */
static void
paint_signs (const Brush *brush, guint series, gboolean sure)
{
  const GoujiChartColor *color = get_series_color (brush, series);

  gouji_chart_set_color (brush->cr, sure ? color : &brush->palette.ground);
  cairo_fill_preserve (brush->cr);
  gouji_chart_set_color (brush->cr, sure ? &brush->palette.ground : color);
  cairo_set_line_width (brush->cr, brush->plan->size * (sure ? 0.08 : 0.13));
  cairo_stroke (brush->cr);
}

static void
draw_signs (const Brush *brush, guint series, gboolean sure)
{
  const GoujiChartPlan *plan = brush->plan;

  for (guint i = 0; i < plan->places->len; i++) {
    double x;
    double y;

    if (g_array_index (plan->chart->marks, GoujiChartMark, i).series != series ||
        gouji_chart_plan_get_point (brush->plan, i)->sure != sure)
      continue;
    get_middle (brush, i, &x, &y);
    gouji_chart_trace_sign (brush->cr, series, x, y, gouji_chart_plan_get_radius (brush->plan));
  }

  paint_signs (brush, series, sure);
}

/* Signs stand on all lines. What is alike is drawn in one go, which is quicker. */
static void
draw_lines (const Brush *brush)
{
  guint n = brush->plan->chart->series->len;

  cairo_set_line_join (brush->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint s = 0; s < n; s++) {
    draw_line (brush, s, TRUE);
    draw_line (brush, s, FALSE);
  }
  for (guint s = 0; s < n; s++) {
    draw_signs (brush, s, TRUE);
    draw_signs (brush, s, FALSE);
  }
}

/* On whole pixels, and with a line of the ground above, where that leaves something of the piece. */
static cairo_rectangle_t
fit_piece (const cairo_rectangle_t *area)
{
  cairo_rectangle_t box = { snap (area->x), snap (area->y) };

  box.width = snap (area->x + area->width) - box.x;
  box.height = snap (area->y + area->height) - box.y;
  if (box.height > 3) {
    box.y++;
    box.height--;
  }

  return box;
}

static void
frame_pieces (const Brush *brush, const cairo_rectangle_t *boxes, guint n_boxes, gboolean sure)
{
  cairo_set_line_width (brush->cr, sure ? 1 : 1.6);
  if (!sure)
    set_dashed (brush);
  for (guint i = 0; i < n_boxes; i++) {
    if (boxes[i].height >= 2)
      cairo_rectangle (brush->cr, boxes[i].x + 0.5, boxes[i].y + 0.5, boxes[i].width - 1,
                       boxes[i].height - 1);
  }
  cairo_stroke (brush->cr);
  cairo_set_dash (brush->cr, NULL, 0, 0);
}

/* Pieces of one series, in one go, which is quicker. Those that are not sure have their pattern only, in a
 * dashed frame. */
static void
draw_pieces (const Brush *brush, guint series, const cairo_rectangle_t *boxes, guint n_boxes, gboolean sure)
{
  const GoujiChartColor *color = get_series_color (brush, series);
  const GoujiChartColor *ground = &brush->palette.ground;
  gboolean is_filled = sure && (!brush->palette.is_plain || series % GOUJI_CHART_N_STYLES == 0);

  if (n_boxes == 0)
    return;

  for (guint i = 0; i < n_boxes; i++)
    cairo_rectangle (brush->cr, boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height);
  gouji_chart_set_color (brush->cr, is_filled ? color : ground);
  cairo_fill (brush->cr);

  if (is_filled)
    cairo_set_source_rgba (brush->cr, ground->red, ground->green, ground->blue, 0.6);
  else
    gouji_chart_set_color (brush->cr, color);
  gouji_chart_plan_draw_hatch (brush->plan, brush->cr, boxes, n_boxes, series);
  if (!is_filled)
    frame_pieces (brush, boxes, n_boxes, sure);
}

static void
draw_series (const Brush *brush, guint series, gboolean sure)
{
  const GoujiChartPlan *plan = brush->plan;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  for (guint i = 0; i < plan->places->len; i++) {
    cairo_rectangle_t box = fit_piece (&g_array_index (plan->places, cairo_rectangle_t, i));

    if (g_array_index (plan->chart->marks, GoujiChartMark, i).series == series && box.height > 0 &&
        gouji_chart_plan_get_point (brush->plan, i)->sure == sure)
      g_array_append_val (boxes, box);
  }

  draw_pieces (brush, series, (const cairo_rectangle_t *) (gconstpointer) boxes->data, boxes->len, sure);
}

static void
draw_bars (const Brush *brush)
{
  for (guint s = 0; s < brush->plan->chart->series->len; s++) {
    draw_series (brush, s, TRUE);
    draw_series (brush, s, FALSE);
  }
}

static void
draw_keys (const Brush *brush)
{
  const GoujiChartPlan *plan = brush->plan;

  for (guint i = 0; i < plan->keys->len; i++) {
    const GoujiChartKey *key = &g_array_index (plan->keys, GoujiChartKey, i);
    double y = key->box.y + key->box.height / 2;

    if (plan->chart->kind == GOUJI_CHART_COMPOSITION) {
      cairo_rectangle_t box = fit_piece (&key->box);

      draw_pieces (brush, key->series, &box, 1, TRUE);
      continue;
    }
    gouji_chart_set_color (brush->cr, get_series_color (brush, key->series));
    cairo_set_line_width (brush->cr, plan->size * 0.16);
    gouji_chart_set_dash (brush->cr, key->series, plan->size);
    cairo_move_to (brush->cr, key->box.x, y);
    cairo_line_to (brush->cr, key->box.x + key->box.width, y);
    cairo_stroke (brush->cr);
    cairo_set_dash (brush->cr, NULL, 0, 0);
    gouji_chart_trace_sign (brush->cr, key->series, key->box.x + key->box.width / 2, y,
                            gouji_chart_plan_get_radius (brush->plan));
    paint_signs (brush, key->series, TRUE);
  }
}

static void
draw_texts (const Brush *brush)
{
  const GoujiChartPlan *plan = brush->plan;

  for (guint i = 0; i < plan->texts->len; i++) {
    if (g_array_index (plan->texts, GoujiChartText, i).on_ground)
      trace_ground (brush, &g_array_index (plan->texts, GoujiChartText, i).box);
  }
  gouji_chart_set_color (brush->cr, &brush->palette.ground);
  cairo_fill (brush->cr);

  for (guint i = 0; i < plan->texts->len; i++) {
    const GoujiChartText *text = &g_array_index (plan->texts, GoujiChartText, i);

    gouji_chart_set_color (brush->cr, &brush->palette.inks[text->ink]);
    cairo_move_to (brush->cr, text->box.x, text->box.y);
    pango_cairo_show_layout (brush->cr, text->layout);
  }
  cairo_new_path (brush->cr);
}

static void
trace_selection (const Brush *brush, const cairo_rectangle_t *place, double line)
{
  double radius = gouji_chart_plan_get_radius (brush->plan) * 1.5 + line;

  cairo_new_path (brush->cr);
  if (brush->plan->chart->kind == GOUJI_CHART_TREND)
    cairo_arc (brush->cr, place->x + place->width / 2, place->y + place->height / 2, radius, 0, 2 * G_PI);
  else
    cairo_rectangle (brush->cr, place->x - line, place->y - line, place->width + 2 * line,
                     place->height + 2 * line);
}

/* A frame with a line of the ground on both sides, so that it is seen on any colour. */
static void
draw_selection (const Brush *brush, int selected)
{
  double line = MAX (brush->plan->size * 0.16, 2);

  if (selected < 0 || selected >= (int) brush->plan->places->len)
    return;

  trace_selection (brush, &g_array_index (brush->plan->places, cairo_rectangle_t, selected), line);
  gouji_chart_set_color (brush->cr, &brush->palette.ground);
  cairo_set_line_width (brush->cr, line * 2.5);
  cairo_stroke_preserve (brush->cr);
  gouji_chart_set_color (brush->cr, &brush->palette.inks[GOUJI_CHART_INK_TEXT]);
  cairo_set_line_width (brush->cr, line);
  cairo_stroke (brush->cr);
}

/**
 * gouji_chart_draw:
 * @cr: where to draw, its origin the upper left corner
 * @width: of the chart
 * @height: of the chart
 * @look: colours
 * @selected: index of the mark that is framed, or -1
 *
 * Draws the chart. Words have a size of their own, between 11 and 15: for larger ones scale @cr and give a
 * smaller size.
 */
void
gouji_chart_draw (
  GoujiChart *self, cairo_t *cr, double width, double height, GoujiChartLook look, int selected)
{
  Brush brush = { cr };

  g_return_if_fail (self != NULL && cr != NULL);

  if (width < 1 || height < 1)
    return;

  brush.plan = gouji_chart_get_plan (self, width, height);
  gouji_chart_get_palette (look, &brush.palette);

  cairo_save (cr);
  gouji_chart_set_color (cr, &brush.palette.ground);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  if (self->marks->len > 0) {
    draw_gaps (&brush);
    draw_grid (&brush);
    clear_grid (&brush);
    draw_changes (&brush);
    if (self->kind == GOUJI_CHART_TREND)
      draw_lines (&brush);
    else
      draw_bars (&brush);
    draw_keys (&brush);
  }
  draw_selection (&brush, selected);
  draw_texts (&brush);
  cairo_restore (cr);
}
