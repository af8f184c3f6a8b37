/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "pages/gouji-page-source.h"
#include "paper/gouji-pages.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PAGE_SET (gouji_page_set_get_type ())
/**
 * GoujiPageSet:
 *
 * The pages of a report as they will be printed, with all that can be asked of them without waiting.
 * Immutable, and may be drawn by any thread: one after the other.
 */
G_DECLARE_FINAL_TYPE (GoujiPageSet, gouji_page_set, GOUJI, PAGE_SET, GObject)

void gouji_page_set_new_async (GoujiPaper *paper,
                               GoujiPaperLayout *layout,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GoujiPageSet *gouji_page_set_new_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint gouji_page_set_get_n_pages (GoujiPageSet *self);
double gouji_page_set_get_width (GoujiPageSet *self);
double gouji_page_set_get_height (GoujiPageSet *self);
GPtrArray *gouji_page_set_get_substitutions (GoujiPageSet *self);
const char *gouji_page_set_get_missing_glyphs (GoujiPageSet *self);
guint gouji_page_set_get_n_unsure (GoujiPageSet *self);
void gouji_page_set_draw (GoujiPageSet *self, guint page, cairo_t *cr);

G_END_DECLS
