/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "word/gouji-rtf-table.h"

G_BEGIN_DECLS

/**
 * GoujiRtfStories:
 * @body: what stands on the pages, in order
 * @footnotes: what stands below them
 * @text: the paragraph that is open in the innermost story
 * @n_cells_left: how many cells may still come
 *
 * The text of an RTF file, put together from paragraphs and cells. A text box is a story within the one that
 * it hangs on: it stands in front of the paragraph in which it was anchored.
 */
typedef struct {
  GoujiPieces body;
  GoujiPieces footnotes;
  GString *text;
  GArray *stories;   /* element-type Story; the innermost last */
  GPtrArray *tables; /* element-type GoujiRtfTable: those that are open, the innermost last */
  guint n_cells_left;
} GoujiRtfStories;

void gouji_rtf_stories_init (GoujiRtfStories *self, guint n_cells);
void gouji_rtf_stories_clear (GoujiRtfStories *self);

void gouji_rtf_stories_begin (GoujiRtfStories *self, gboolean is_footnote, guint depth);
void gouji_rtf_stories_end (GoujiRtfStories *self);
void gouji_rtf_stories_end_paragraph (GoujiRtfStories *self, guint depth, guint level);
void gouji_rtf_stories_end_cell (GoujiRtfStories *self, guint depth, guint level);
void gouji_rtf_stories_begin_first_row (GoujiRtfStories *self);
void gouji_rtf_stories_end_row (GoujiRtfStories *self, guint depth, const GoujiRtfRowShape *shape);
void gouji_rtf_stories_finish (GoujiRtfStories *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiRtfStories, gouji_rtf_stories_clear)

G_END_DECLS
