/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiPagePicture:
 * @page_width: in points, as the page is shown
 * @page_height: in points
 * @width: in pixels
 * @height: in pixels
 * @pixels: (nullable): one byte each, 255 for white, line by line without a gap; %NULL where the page cannot
 * be drawn
 *
 * A page in grey, with 300 dots an inch or as many as are possible.
 */
typedef struct {
  double page_width;
  double page_height;
  guint width;
  guint height;
  const guint8 *pixels;
} GoujiPagePicture;

/**
 * GoujiPageDrawer:
 *
 * Draws the pages of a PDF file. Each is drawn by a process of its own, which is shut in and has nothing but
 * memory for pixels in common with this one.
 */
typedef struct _GoujiPageDrawer GoujiPageDrawer;

GoujiPageDrawer *gouji_page_drawer_new (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_page_drawer_free (GoujiPageDrawer *self);
const GoujiPagePicture *gouji_page_drawer_draw (GoujiPageDrawer *self, guint page, guint *n_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPageDrawer, gouji_page_drawer_free)

G_END_DECLS
