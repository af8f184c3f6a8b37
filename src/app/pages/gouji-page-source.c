/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/gouji-page-source.h"

G_DEFINE_INTERFACE (GoujiPageSource, gouji_page_source, G_TYPE_OBJECT)

static void
gouji_page_source_default_init (GoujiPageSourceInterface *interface)
{
}

guint
gouji_page_source_get_n_pages (GoujiPageSource *self)
{
  return GOUJI_PAGE_SOURCE_GET_IFACE (self)->get_n_pages (self);
}

void
gouji_page_source_get_size (GoujiPageSource *self, guint page, double *width, double *height)
{
  GOUJI_PAGE_SOURCE_GET_IFACE (self)->get_size (self, page, width, height);
}

const char *
gouji_page_source_get_text (GoujiPageSource *self, guint page)
{
  return GOUJI_PAGE_SOURCE_GET_IFACE (self)->get_text (self, page);
}

GdkTexture *
gouji_page_source_draw (GoujiPageSource *self, guint page, int width, int height)
{
  return GOUJI_PAGE_SOURCE_GET_IFACE (self)->draw (self, page, width, height);
}
