/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "preview/gouji-page-set.h"

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

#define GOUJI_TYPE_PAGES_VIEW (gouji_pages_view_get_type ())
/**
 * GoujiPagesView:
 *
 * Pages below each other as white sheets, to be put into a scrolled window.
 */
G_DECLARE_FINAL_TYPE (GoujiPagesView, gouji_pages_view, GOUJI, PAGES_VIEW, GtkWidget)

void gouji_pages_view_set_pages (GoujiPagesView *self, GoujiPageSet *set);
guint gouji_pages_view_get_page (GoujiPagesView *self);
void gouji_pages_view_go_to (GoujiPagesView *self, guint page);

void gouji_pages_view_set_fit (GoujiPagesView *self, GoujiPagesFit fit, double zoom);
double gouji_pages_view_get_zoom (GoujiPagesView *self);
void gouji_pages_view_step_zoom (GoujiPagesView *self, int direction);

G_END_DECLS
