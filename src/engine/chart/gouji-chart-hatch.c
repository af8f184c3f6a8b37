/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "chart/gouji-chart-looks.h"

/* From line to line, and how wide a line is, by the size of text. */
#define PITCH 0.55
#define LINE 0.1
#define DOT 0.18

static void
trace_diagonals (cairo_t *cr, const cairo_rectangle_t *area, double pitch, int direction)
{
  double first = floor ((area->x - area->height) / pitch) * pitch;

  for (double x = first; x < area->x + area->width + area->height; x += pitch) {
    cairo_move_to (cr, x, direction > 0 ? area->y + area->height : area->y);
    cairo_line_to (cr, x + area->height, direction > 0 ? area->y : area->y + area->height);
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

/* Every other row half a step aside. */
static void
trace_dots (cairo_t *cr, const cairo_rectangle_t *area, double pitch, double dot)
{
  guint row = 0;

  for (double y = area->y + area->height - pitch / 2; y > area->y - dot; y -= pitch, row++) {
    for (double x = area->x + (row % 2 == 0 ? pitch / 2 : 0); x < area->x + area->width + dot; x += pitch) {
      cairo_move_to (cr, x - dot / 2, y);
      cairo_line_to (cr, x + dot / 2, y);
    }
  }
}

static double
get_pitch (guint style, double size)
{
  static const double factors[GOUJI_CHART_N_STYLES] = { 1, 1, 1, 1, 0.8, 1.2, 0.8, 1 };

  return PITCH * size * factors[style];
}

/* The lines of a style. With a whole number of pitches as height and width they go on seamlessly. */
static void
draw_lines (cairo_t *cr, const cairo_rectangle_t *area, guint style, double pitch, double size)
{
  cairo_set_line_width (cr, LINE * size);
  switch (style) {
  case 1:
    trace_diagonals (cr, area, pitch, 1);
    break;
  case 2:
    cairo_set_line_width (cr, DOT * size);
    trace_dots (cr, area, pitch, DOT * size);
    break;
  case 3:
    trace_diagonals (cr, area, pitch, -1);
    break;
  case 4:
    trace_straight (cr, area, pitch, FALSE);
    break;
  case 5:
    trace_diagonals (cr, area, pitch, 1);
    trace_diagonals (cr, area, pitch, -1);
    break;
  case 6:
    trace_straight (cr, area, pitch, TRUE);
    break;
  case 7:
    trace_straight (cr, area, pitch, FALSE);
    trace_straight (cr, area, pitch, TRUE);
    break;
  default:
    break;
  }
  cairo_stroke (cr);
}

/* Two pitches wide and high, so that the rows of dots fit. One pixel of the tile becomes one on the screen,
 * but for a drawing that is only recorded and may be shown larger or smaller. */
static cairo_pattern_t *
make_tile (guint style, double size, double scale, cairo_filter_t filter)
{
  int pitch = MAX ((int) (get_pitch (style, size) * scale + 0.5), 2);
  cairo_rectangle_t area = { -2 * pitch, -2 * pitch, 6 * pitch, 6 * pitch };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 2 * pitch, 2 * pitch);
  cairo_t *cr = cairo_create (surface);
  cairo_pattern_t *tile;
  cairo_matrix_t matrix;

  draw_lines (cr, &area, style, pitch, size * scale);
  cairo_destroy (cr);

  tile = cairo_pattern_create_for_surface (surface);
  cairo_surface_destroy (surface);
  cairo_pattern_set_extend (tile, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (tile, filter);
  cairo_matrix_init_scale (&matrix, scale, scale);
  cairo_pattern_set_matrix (tile, &matrix);
  return tile;
}

void
gouji_chart_plan_clear_tiles (GoujiChartPlan *self)
{
  for (guint i = 0; i < GOUJI_CHART_N_STYLES; i++)
    g_clear_pointer (&self->tiles[i], cairo_pattern_destroy);
}

static cairo_pattern_t *
get_tile (GoujiChartPlan *self, cairo_t *cr, guint style)
{
  cairo_surface_t *target = cairo_get_target (cr);
  gboolean is_recorded = cairo_surface_get_type (target) == CAIRO_SURFACE_TYPE_RECORDING;
  double scale = 1;
  double across = 0;
  double device_x;
  double device_y;

  cairo_user_to_device_distance (cr, &scale, &across);
  cairo_surface_get_device_scale (target, &device_x, &device_y);
  /* Windows record what is drawn, and show it on a fine screen in twice as many pixels. */
  scale = CLAMP (hypot (scale, across) * device_x * (is_recorded ? 2 : 1), 0.1, 20);
  if (scale != self->tile_scale)
    gouji_chart_plan_clear_tiles (self);
  self->tile_scale = scale;
  if (self->tiles[style] == NULL)
    self->tiles[style] =
      make_tile (style, self->size, scale, is_recorded ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_NEAREST);

  return self->tiles[style];
}

static gboolean
is_drawing (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_target (cr))) {
  case CAIRO_SURFACE_TYPE_PDF:
  case CAIRO_SURFACE_TYPE_PS:
  case CAIRO_SURFACE_TYPE_SVG:
    return TRUE;
  default:
    return FALSE;
  }
}

/**
 * gouji_chart_plan_draw_hatch:
 * @areas: (array length=n_areas): on whole pixels
 * @style: of the series; the first has no pattern
 *
 * Draws the pattern of a series with the current colour: as lines in a file of lines, and from a tile on
 * pixels, where stroking the lines of six series over seven years takes 4 ms of the 6 ms that the whole chart
 * took.
 */
void
gouji_chart_plan_draw_hatch (
  GoujiChartPlan *self, cairo_t *cr, const cairo_rectangle_t *areas, guint n_areas, guint style)
{
  gboolean as_lines = is_drawing (cr);
  double pitch;

  style %= GOUJI_CHART_N_STYLES;
  pitch = get_pitch (style, self->size);
  if (style == 0)
    return;

  for (guint i = 0; i < n_areas && as_lines; i++) {
    cairo_save (cr);
    cairo_rectangle (cr, areas[i].x, areas[i].y, areas[i].width, areas[i].height);
    cairo_clip (cr);
    draw_lines (cr, &areas[i], style, pitch, self->size);
    cairo_restore (cr);
  }
  if (as_lines)
    return;

  cairo_save (cr);
  for (guint i = 0; i < n_areas; i++)
    cairo_rectangle (cr, areas[i].x, areas[i].y, areas[i].width, areas[i].height);
  cairo_clip (cr);
  cairo_mask (cr, get_tile (self, cr, style));
  cairo_restore (cr);
}
