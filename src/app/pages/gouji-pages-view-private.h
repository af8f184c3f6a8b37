/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pages/gouji-page-cache.h"
#include "pages/gouji-pages-view.h"

G_BEGIN_DECLS

/* The view is one class in two files: how large the pages are and what scrolls them (gouji-pages-view.c), and
 * where they are and the sheets that show them (gouji-pages-view-sheets.c). */

/* Pixels around the pages and between them. */
#define MARGIN 18
#define GAP 18

/* A screen shows paper in its own size at 96 pixels an inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)

/* Where a page is in the view when nothing is scrolled, in pixels. */
typedef struct {
  int top;
  int width;
  int height;
} GoujiPagePlace;

struct _GoujiPagesView {
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* by orientation */
  GoujiPageSource *pages;
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
  GArray *places; /* element-type GoujiPagePlace: of every page in the present size */
  double widest;  /* of all pages, in points */
  double highest;
  gboolean placed; /* whether @places are those of the present size of the pages */
  guint page;
  gboolean configuring;

  GArray *boxes;   /* element-type GoujiPageBox: what is highlighted */
  char *label;     /* (nullable): what that is */
  gboolean reveal; /* whether it is to be scrolled to as soon as it is known where it is */
};

guint gouji_pages_view_count (GoujiPagesView *self);
double gouji_pages_view_get_value (GoujiPagesView *self, GtkOrientation orientation);
const GoujiPagePlace *gouji_pages_view_get_place (GoujiPagesView *self, guint page);
void gouji_pages_view_measure_pages (GoujiPagesView *self);
double gouji_pages_view_get_content_height (GoujiPagesView *self);
double gouji_pages_view_get_content_width (GoujiPagesView *self);
int gouji_pages_view_get_left (GoujiPagesView *self, guint page);
int gouji_pages_view_get_top (GoujiPagesView *self, guint page);
guint gouji_pages_view_find_page (GoujiPagesView *self, double y);
guint gouji_pages_view_find_current (GoujiPagesView *self);

void gouji_pages_view_renew_sheets (GoujiPagesView *self);
void gouji_pages_view_place_sheets (GoujiPagesView *self);
void gouji_pages_view_show_boxes (GoujiPagesView *self);
void gouji_pages_view_show_picture (GoujiPagesView *self, guint page);

G_END_DECLS
