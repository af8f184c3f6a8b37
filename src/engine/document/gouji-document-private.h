/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "document/gouji-document.h"

G_BEGIN_DECLS

/* One byte offset is kept for so many code points, so that finding a place walks at most this far. */
#define GOUJI_DOCUMENT_STRIDE 64

/* As in HTML: no cell spans more, and a wider table is made of narrower cells. */
#define GOUJI_TABLE_MAX_SPAN 1000

struct _GoujiDocument {
  gatomicrefcount ref_count;
  char *text;
  gsize n_bytes;
  guint length;
  GArray *strides; /* element-type guint32: byte offset of every GOUJI_DOCUMENT_STRIDE-th code point */
  char *title;
  char *encoding;
  GArray *blocks;     /* element-type GoujiBlock */
  GPtrArray *notes;   /* element-type GoujiNote */
  GArray *pages;      /* element-type GoujiPageSize */
  GArray *boxes;      /* element-type GoujiTextBox, by their ranges, which do not overlap */
  JsonObject *source; /* what it was read from, with the members that are not known here */
};

/* Pages and boxes are serialised as whole numbers of tenths of a point: finer than anything that is drawn,
 * and the same digits wherever they are written. */
#define GOUJI_DOCUMENT_TENTHS 10

/* The members of a serialised cell's array, in order. */
enum {
  CELL_ROW,
  CELL_COLUMN,
  CELL_ROW_SPAN,
  CELL_COLUMN_SPAN,
  CELL_HEADER,
  CELL_START,
  CELL_END,
  CELL_N_MEMBERS,
};

/* The members of a serialised page's array, in order. */
enum {
  PAGE_WIDTH,
  PAGE_HEIGHT,
  PAGE_N_MEMBERS,
};

/* The members of a serialised box's array, in order. */
enum {
  BOX_START,
  BOX_END,
  BOX_PAGE,
  BOX_X,
  BOX_Y,
  BOX_WIDTH,
  BOX_HEIGHT,
  BOX_N_MEMBERS,
};

/* By GoujiBlockKind and GoujiNoteCode; %NULL closes them. */
extern const char *const gouji_block_kind_names[];
extern const char *const gouji_note_code_names[];

GoujiDocument *gouji_document_new_empty (void);
void gouji_document_take_text (GoujiDocument *self, char *text, gsize n_bytes);
void gouji_document_add_note (GoujiDocument *self, GoujiNoteCode code, const char *detail);
gboolean gouji_page_size_is_sound (const GoujiPageSize *page);
gboolean gouji_text_box_is_sound (const GoujiTextBox *box, const GoujiPageSize *page);
gboolean gouji_document_take_sound_text (GoujiDocument *self, const char *text);
gboolean gouji_document_is_sound (GoujiDocument *self, GError **error);

G_END_DECLS
