/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

#define GOUJI_PASTE_ERROR (gouji_paste_error_quark ())

/**
 * GoujiPasteError:
 * @GOUJI_PASTE_ERROR_EMPTY: there is nothing to paste
 * @GOUJI_PASTE_ERROR_TOO_LARGE: more than any form has places for: a file to be opened rather than a block to
 * be pasted
 * @GOUJI_PASTE_ERROR_NOT_TEXT: the bytes are no UTF-8
 *
 * Why a block was turned down.
 */
typedef enum {
  GOUJI_PASTE_ERROR_EMPTY,
  GOUJI_PASTE_ERROR_TOO_LARGE,
  GOUJI_PASTE_ERROR_NOT_TEXT,
} GoujiPasteError;

GQuark gouji_paste_error_quark (void);

/* The largest block, in squares: a page of ten thousand lines with a label and four numbers each. The largest
 * form has some 200 cells. */
#define GOUJI_PASTE_MAX_SQUARES 50000

/**
 * GoujiPasteBlock:
 * @n_rows: how many rows
 * @n_columns: how many columns; shorter rows end in blanks
 * @texts: (array): row * @n_columns + column: what stands in each square without white space around it; ""
 * where it is blank, and where a merged cell covers it that begins elsewhere
 *
 * A block of squares with text, as spreadsheets exchange it.
 */
typedef struct {
  guint n_rows;
  guint n_columns;
  char **texts;
} GoujiPasteBlock;

GoujiPasteBlock *gouji_paste_block_new (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiPasteBlock *gouji_paste_block_new_from_document (GoujiDocument *document, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_paste_block_free (GoujiPasteBlock *self);

const char *gouji_paste_block_get (const GoujiPasteBlock *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPasteBlock, gouji_paste_block_free)

G_END_DECLS
