/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "document-pane/gouji-strip-layout.h"

G_BEGIN_DECLS

/**
 * GoujiPalette:
 *
 * The colours of the view in the theme as it is now: light or dark, with the user's accent, in high contrast
 * or not.
 */
typedef struct {
  GdkRGBA text;
  GdkRGBA dimmed; /* text outside the report */
  GdkRGBA line;   /* borders of cells */
  GdkRGBA head;   /* behind the heads of a table */
  GdkRGBA accent;
  GdkRGBA selection;
  GdkRGBA highlight;
  GdkRGBA match;
  GdkRGBA current_match;
  GdkRGBA warning;
  GdkRGBA error;
  double line_width; /* of what stands below marks */
} GoujiPalette;

void gouji_palette_init (GoujiPalette *self, GtkWidget *widget, GtkWidget *warning, GtkWidget *error);

void gouji_draw_passage (
  GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *fill, const GdkRGBA *outline, double width);
void gouji_draw_underline (GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width);
void gouji_draw_double_underline (GtkSnapshot *snapshot,
                                  const GoujiLine *line,
                                  const GdkRGBA *color,
                                  double width);
void gouji_draw_broken_underline (
  GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width, double dash, double gap);
void gouji_draw_wave (GtkSnapshot *snapshot, const GoujiLine *line, const GdkRGBA *color, double width);
void gouji_draw_sign (GtkSnapshot *snapshot,
                      PangoContext *context,
                      graphene_point_t centre,
                      double em,
                      const char *sign,
                      const GdkRGBA *color,
                      gboolean filled);

G_END_DECLS
