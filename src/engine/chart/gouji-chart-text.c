/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-plan.h"

#define FAMILIES "Noto Sans CJK SC, sans"

/**
 * gouji_chart_plan_write:
 * @size: in pixels
 *
 * Returns: (transfer full): the words on one line
 */
PangoLayout *
gouji_chart_plan_write (GoujiChartPlan *self, const char *words, double size, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, words, -1);
  return layout;
}

void
gouji_chart_measure (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) (logical.x + logical.width) / PANGO_SCALE;
  *height = (double) (logical.y + logical.height) / PANGO_SCALE;
}

/**
 * gouji_chart_plan_put:
 * @layout: (transfer full): the words
 *
 * Returns: (transfer none): the text at its place, valid until the next is put
 */
GoujiChartText *
gouji_chart_plan_put (GoujiChartPlan *self, PangoLayout *layout, double x, double y, GoujiChartInk ink)
{
  GoujiChartText text = { layout, { x, y, 0, 0 }, ink, FALSE };

  gouji_chart_measure (layout, &text.box.width, &text.box.height);
  g_array_append_val (self->texts, text);
  return &g_array_index (self->texts, GoujiChartText, self->texts->len - 1);
}

gboolean
gouji_chart_overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}
