/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "pages/gouji-page-source.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PAGE_CACHE (gouji_page_cache_get_type ())
/**
 * GoujiPageCache:
 *
 * Pictures of the pages that are in sight, drawn in a thread, one after the other. What was drawn before
 * stays until something better is there.
 */
G_DECLARE_FINAL_TYPE (GoujiPageCache, gouji_page_cache, GOUJI, PAGE_CACHE, GObject)

GoujiPageCache *gouji_page_cache_new (void) G_GNUC_WARN_UNUSED_RESULT;

void gouji_page_cache_set_pages (GoujiPageCache *self, GoujiPageSource *pages);
void gouji_page_cache_want (GoujiPageCache *self, guint first, guint last, double zoom, double scale);
gboolean gouji_page_cache_has_failed (GoujiPageCache *self, guint page);
GdkTexture *gouji_page_cache_get (GoujiPageCache *self, guint page);

G_END_DECLS
