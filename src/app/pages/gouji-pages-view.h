/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "pages/gouji-page-source.h"

G_BEGIN_DECLS

/**
 * GoujiPagesFit:
 * @GOUJI_PAGES_FIT_NORMAL: as large as on paper, or as wide as there is room for
 * @GOUJI_PAGES_FIT_WIDTH: as wide as there is room for
 * @GOUJI_PAGES_FIT_PAGE: a whole page in sight
 * @GOUJI_PAGES_FIT_NONE: by a factor of its own
 *
 * What decides how large pages are shown.
 */
typedef enum {
  GOUJI_PAGES_FIT_NORMAL,
  GOUJI_PAGES_FIT_WIDTH,
  GOUJI_PAGES_FIT_PAGE,
  GOUJI_PAGES_FIT_NONE,
} GoujiPagesFit;

/**
 * GoujiPageBox:
 * @page: from 0
 * @x: its left edge, in points from the page's left edge
 * @y: its upper edge, in points from the page's upper edge
 * @width: in points
 * @height: in points
 *
 * A place on a page.
 */
typedef struct {
  guint page;
  double x;
  double y;
  double width;
  double height;
} GoujiPageBox;

#define GOUJI_TYPE_PAGES_VIEW (gouji_pages_view_get_type ())
/**
 * GoujiPagesView:
 *
 * Pages below each other as white sheets, to be put into a scrolled window.
 *
 * Signals: `zoom-chosen`; `page-pressed` (guint page, double x, double y), when a place on a page is clicked,
 * in points.
 */
G_DECLARE_FINAL_TYPE (GoujiPagesView, gouji_pages_view, GOUJI, PAGES_VIEW, GtkWidget)

void gouji_pages_view_set_pages (GoujiPagesView *self, GoujiPageSource *pages);
guint gouji_pages_view_get_page (GoujiPagesView *self);
void gouji_pages_view_go_to (GoujiPagesView *self, guint page);

void gouji_pages_view_highlight (
  GoujiPagesView *self, const GoujiPageBox *boxes, guint n_boxes, const char *label, gboolean scroll);

void gouji_pages_view_set_fit (GoujiPagesView *self, GoujiPagesFit fit, double zoom);
double gouji_pages_view_get_zoom (GoujiPagesView *self);
void gouji_pages_view_step_zoom (GoujiPagesView *self, int direction);

G_END_DECLS
