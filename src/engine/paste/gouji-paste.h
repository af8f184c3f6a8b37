/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"
#include "paste/gouji-paste-block.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiPasteReason:
 * @GOUJI_PASTE_NO_ROOM: it would stand beyond the edge of the table, or on one of its heads
 * @GOUJI_PASTE_NO_LABEL: its row or its column has no label that the form knows, while others have
 * @GOUJI_PASTE_TWICE: the block has two different texts for one cell; both are left over
 * @GOUJI_PASTE_NOT_PRINTED: its row is one that the report prints only in place of others, or the other way
 * round
 *
 * Why a piece of a block has no place in the form.
 */
typedef enum {
  GOUJI_PASTE_NO_ROOM,
  GOUJI_PASTE_NO_LABEL,
  GOUJI_PASTE_TWICE,
  GOUJI_PASTE_NOT_PRINTED,
} GoujiPasteReason;

/**
 * GoujiPastePlace:
 * @cell: where it belongs
 * @text: what is to stand there, as it stands in the block
 * @row: row of the block, from 0
 * @column: column of the block, from 0
 */
typedef struct {
  const GoujiCell *cell;
  const char *text;
  guint row;
  guint column;
} GoujiPastePlace;

/**
 * GoujiPasteRest:
 * @text: what has no place
 * @row: row of the block, from 0
 * @column: column of the block, from 0
 * @reason: why
 */
typedef struct {
  const char *text;
  guint row;
  guint column;
  GoujiPasteReason reason;
} GoujiPasteRest;

/**
 * GoujiPaste:
 * @block: (owned): the block; the texts are its own
 * @by_rows: whether labels of rows said where its numbers belong
 * @by_columns: whether labels of columns did; by neither, its numbers go by their position
 * @transposed: whether it has the form's rows as columns
 * @places: (element-type GoujiPastePlace): by the index of their cells; no cell twice
 * @rest: (element-type GoujiPasteRest): by row and column
 *
 * Where the numbers of a pasted block belong. Nothing is put there yet, and nothing that is in the block gets
 * lost: but for labels, blanks and numbers of rows, each text has a place or is left over.
 */
typedef struct {
  GoujiPasteBlock *block;
  gboolean by_rows;
  gboolean by_columns;
  gboolean transposed;
  GArray *places;
  GArray *rest;
} GoujiPaste;

GoujiPaste *gouji_paste_new (GoujiReport *report,
                             const GoujiFolding *folding,
                             GoujiPasteBlock *block,
                             const GoujiCell *start) G_GNUC_WARN_UNUSED_RESULT;
void gouji_paste_free (GoujiPaste *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPaste, gouji_paste_free)

G_END_DECLS
