/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_PAGE_SOURCE (gouji_page_source_get_type ())
/**
 * GoujiPageSource:
 *
 * Pages that can be shown. Immutable, so that any thread may ask; drawing takes long and is done in one.
 */
G_DECLARE_INTERFACE (GoujiPageSource, gouji_page_source, GOUJI, PAGE_SOURCE, GObject)

/**
 * GoujiPageSourceInterface:
 * @get_n_pages: how many pages there are
 * @get_size: how large a page is, in points
 * @get_text: what stands on a page, in reading order
 * @draw: a picture of a page of so many pixels, or of nearly so many; %NULL when it cannot be had
 */
struct _GoujiPageSourceInterface {
  GTypeInterface parent;

  guint (*get_n_pages) (GoujiPageSource *self);
  void (*get_size) (GoujiPageSource *self, guint page, double *width, double *height);
  const char *(*get_text) (GoujiPageSource *self, guint page);
  GdkTexture *(*draw) (GoujiPageSource *self, guint page, int width, int height);
};

guint gouji_page_source_get_n_pages (GoujiPageSource *self);
void gouji_page_source_get_size (GoujiPageSource *self, guint page, double *width, double *height);
const char *gouji_page_source_get_text (GoujiPageSource *self, guint page);
GdkTexture *gouji_page_source_draw (GoujiPageSource *self, guint page, int width, int height)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
