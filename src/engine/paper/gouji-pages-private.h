/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-pages.h"
#include "paper/gouji-set-table.h"
#include "paper/gouji-type.h"

G_BEGIN_DECLS

/**
 * GoujiFlowItem:
 * @block: index of the paper's block that it belongs to
 * @before: empty space above it, in points; left out at the head of a page
 * @keeps_before: whether that space stays at the head of a page
 * @height: in points
 * @keeps_next: whether the next item should stand on the same page
 * @need: how much room there must be from its upper edge to the end of the page, in points, where that is
 * more than
 * @height
 * @line: index of the line
 * @base_line: of the line, from the item's upper edge, in points
 * @table: (nullable): the table whose band it is; %NULL for a line
 * @band: index of the band
 *
 * What cannot be divided between pages: a line of text or a band of a table.
 */
typedef struct {
  guint block;
  double before;
  gboolean keeps_before;
  double height;
  gboolean keeps_next;
  double need;
  guint line;
  double base_line;
  GoujiSetTable *table;
  guint band;
} GoujiFlowItem;

/**
 * GoujiMark:
 * @item: index of the item; of a table's piece, that of its first band
 * @piece: index of the table's piece
 * @y: upper edge, from the upper edge of the text, in points
 *
 * What stands on a page.
 */
typedef struct {
  guint item;
  guint piece;
  double y;
} GoujiMark;

struct _GoujiPages {
  GoujiPaper *paper;
  GoujiPaperLayout *layout;
  GoujiType type;
  GArray *lines;     /* of GoujiLine */
  GPtrArray *tables; /* of GoujiSetTable */
  GArray *items;     /* of GoujiFlowItem */
  GPtrArray *pages;  /* of GArray of GoujiMark */
};

typedef struct _GoujiTags GoujiTags;

double gouji_pages_get_text_width (const GoujiPages *self);
double gouji_pages_get_text_height (const GoujiPages *self);

gboolean gouji_pages_flow (GoujiPages *self, GError **error);
void gouji_pages_break (GoujiPages *self);
void gouji_pages_draw_page (GoujiPages *self, guint page, cairo_t *cr, GoujiTags *tags);

const char *gouji_pages_get_notice (const GoujiPages *self, guint page);

GoujiTags *gouji_tags_new (cairo_t *cr) G_GNUC_WARN_UNUSED_RESULT;
void gouji_tags_free (GoujiTags *self);
void gouji_tags_begin_text (GoujiTags *self, const GoujiPaperBlock *block, guint index);
void gouji_tags_begin_cell (GoujiTags *self, const GoujiPaperCell *cell, guint block, guint index);
void gouji_tags_begin_note (GoujiTags *self, guint block, guint index);
void gouji_tags_begin_artifact (GoujiTags *self);
void gouji_tags_end (GoujiTags *self);
void gouji_tags_write (GoujiTags *self, GoujiPaper *paper);

gboolean gouji_pages_check_status (cairo_status_t status, GError **error);
gboolean gouji_pdf_complete_catalog (GByteArray *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTags, gouji_tags_free)

G_END_DECLS
