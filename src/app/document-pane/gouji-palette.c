/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-palette.h"

#include <adwaita.h>
#include <math.h>

/* The length of one wave, and how far it swings. */
#define WAVE_LENGTH 6.0
#define WAVE_HEIGHT 1.5

/* No wave is longer than a very wide screen. */
#define MOST_WAVES 2000

/* Of a text marker. */
static const GdkRGBA yellow = { 0.965f, 0.827f, 0.176f, 1 };

static GdkRGBA
fade (const GdkRGBA *color, double alpha)
{
  GdkRGBA faded = *color;

  faded.alpha *= (float) alpha;
  return faded;
}

/* @warning and @error are widgets with the theme's classes for these. */
void
gouji_palette_init (GoujiPalette *self, GtkWidget *widget, GtkWidget *warning, GtkWidget *error)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (manager);

  gtk_widget_get_color (widget, &self->text);
  gtk_widget_get_color (warning, &self->warning);
  gtk_widget_get_color (error, &self->error);
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager), dark, &self->accent);

  self->dimmed = fade (&self->text, contrast ? 0.8 : 0.55);
  self->line = fade (&self->text, contrast ? 0.7 : 0.2);
  self->head = fade (&self->text, contrast ? 0.1 : 0.05);
  self->selection = fade (accent, 0.3);
  self->highlight = fade (accent, 0.22);
  self->match = fade (&yellow, dark ? 0.22 : 0.4);
  self->current_match = fade (&yellow, dark ? 0.4 : 0.75);
  self->line_width = contrast ? 2 : 1;
  gdk_rgba_free (accent);
}

/* The letters with a little room around them, not the whole distance of lines. */
static graphene_rect_t
get_letters (const GoujiLine *line)
{
  graphene_rect_t rect = line->rect;

  rect.origin.x = floorf (rect.origin.x) - 2;
  rect.size.width = ceilf (rect.size.width) + 4;
  rect.origin.y = (float) round (line->baseline - 1.08 * line->em);
  rect.size.height = (float) ceil (1.48 * line->em);

  return rect;
}

/* Fills or outlines a passage; either colour may be %NULL. */
void
gouji_draw_passage (
  GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *fill, const GdkRGBA *outline, double width)
{
  graphene_rect_t rect = get_letters (line);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect, 4);
  if (fill != NULL) {
    gtk_snapshot_push_rounded_clip (snapshot, &rounded);
    gtk_snapshot_append_color (snapshot, fill, &rect);
    gtk_snapshot_pop (snapshot);
  }
  if (outline != NULL) {
    float widths[4] = { (float) width, (float) width, (float) width, (float) width };
    GdkRGBA colors[4] = { *outline, *outline, *outline, *outline };

    gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
  }
}

static double
get_underline_y (const GoujiLine *line)
{
  return round (line->baseline + 0.22 * line->em);
}

static void
draw_rule (GtkSnapshot *snapshot, const GoujiLine *line, double y, const GdkRGBA *color, double width)
{
  graphene_rect_t rect;

  graphene_rect_init (&rect, floorf (line->rect.origin.x), (float) y, ceilf (line->rect.size.width),
                      (float) width);
  gtk_snapshot_append_color (snapshot, color, &rect);
}

void
gouji_draw_underline (GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width)
{
  draw_rule (snapshot, line, get_underline_y (line), color, width);
}

void
gouji_draw_double_underline (GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width)
{
  draw_rule (snapshot, line, get_underline_y (line) - 1, color, width);
  draw_rule (snapshot, line, get_underline_y (line) + 1 + width, color, width);
}

/* Dots where @dash is as long as the line is thick, else dashes. */
void
gouji_draw_broken_underline (
  GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width, double dash, double gap)
{
  double y = get_underline_y (line);
  double end = line->rect.origin.x + line->rect.size.width;
  double x = floor (line->rect.origin.x);

  for (guint i = 0; i < MOST_WAVES && x < end; i++) {
    graphene_rect_t rect;

    graphene_rect_init (&rect, (float) x, (float) y, (float) MIN (dash, end - x), (float) width);
    gtk_snapshot_append_color (snapshot, color, &rect);
    x += dash + gap;
  }
}

void
gouji_draw_wave (GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new ((float) (width * 1.2));
  double y = get_underline_y (line) + 0.5;
  double end = line->rect.origin.x + line->rect.size.width;
  double x = line->rect.origin.x;

  gsk_path_builder_move_to (builder, (float) x, (float) y);
  for (guint i = 0; i < MOST_WAVES && x < end; i++) {
    double swing = i % 2 == 0 ? -2 * WAVE_HEIGHT : 2 * WAVE_HEIGHT;

    gsk_path_builder_quad_to (builder, (float) (x + WAVE_LENGTH / 4), (float) (y + swing),
                              (float) (x + WAVE_LENGTH / 2), (float) y);
    x += WAVE_LENGTH / 2;
  }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

static GdkRGBA
get_readable_on (const GdkRGBA *color)
{
  double light = 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue;

  return light > 0.5 ? (GdkRGBA) { 0, 0, 0, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
}

/* One sign in a circle. */
void
gouji_draw_sign (GtkSnapshot *snapshot,
                 PangoContext *context,
                 graphene_point_t centre,
                 double em,
                 const char *sign,
                 const GdkRGBA *color,
                 gboolean filled)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  float radius = (float) round (em * 0.5);
  GdkRGBA sign_color = filled ? get_readable_on (color) : *color;
  GoujiLine box = { .em = em };
  GskRoundedRect rounded;
  PangoRectangle ink;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, sign, -1);
  pango_layout_get_pixel_extents (layout, &ink, NULL);

  centre.x = roundf (centre.x);
  centre.y = roundf (centre.y);
  graphene_rect_init (&box.rect, centre.x - radius, centre.y - radius, 2 * radius, 2 * radius);
  gsk_rounded_rect_init_from_rect (&rounded, &box.rect, radius);
  if (filled) {
    gtk_snapshot_push_rounded_clip (snapshot, &rounded);
    gtk_snapshot_append_color (snapshot, color, &box.rect);
    gtk_snapshot_pop (snapshot);
  } else {
    gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 1, 1, 1, 1 },
                                (GdkRGBA[4]) { *color, *color, *color, *color });
  }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (centre.x - (float) ink.x - (float) ink.width / 2,
                                                          centre.y - (float) ink.y - (float) ink.height / 2));
  gtk_snapshot_append_layout (snapshot, layout, &sign_color);
  gtk_snapshot_restore (snapshot);
}
