/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "preview/gouji-page-cache.h"
#include "preview/gouji-pages-view.h"

G_BEGIN_DECLS

/* The view is one class in two files: how large the pages are and what scrolls them (gouji-pages-view.c), and
 * where they are and the sheets that show them (gouji-pages-view-sheets.c). */

/* Pixels around the pages and between them. */
#define MARGIN 18
#define GAP 18

struct _GoujiPagesView {
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by orientation */
  GoujiPageSet *set;
  GoujiPageCache *cache;
  GQueue sheets; /* element-type GoujiPageSheet: of the pages from @first_sheet */
  guint first_sheet;

  GoujiPagesFit fit;
  double chosen_zoom;
  double zoom;
  double zoom_at_pinch;
  double pointer_x;
  double pointer_y;
  /* The point of the view that stays where it is when the size of the pages changes. */
  double anchor_x;
  double anchor_y;
  int page_width;
  int page_height;
  guint page;
  gboolean configuring;
};

guint gouji_pages_view_count (GoujiPagesView *self);
double gouji_pages_view_get_value (GoujiPagesView *self, GtkOrientation orientation);
int gouji_pages_view_get_pitch (GoujiPagesView *self);
double gouji_pages_view_get_content_height (GoujiPagesView *self);
double gouji_pages_view_get_content_width (GoujiPagesView *self);
int gouji_pages_view_get_left (GoujiPagesView *self);
int gouji_pages_view_get_top (GoujiPagesView *self, guint page);
guint gouji_pages_view_find_page (GoujiPagesView *self, double y);
guint gouji_pages_view_find_current (GoujiPagesView *self);

void gouji_pages_view_renew_sheets (GoujiPagesView *self);
void gouji_pages_view_place_sheets (GoujiPagesView *self);
void gouji_pages_view_show_picture (GoujiPagesView *self, guint page);

G_END_DECLS
