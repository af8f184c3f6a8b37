/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-piece.h"

G_BEGIN_DECLS

/**
 * GoujiJoined:
 * @GOUJI_NOT_JOINED: printed as it is
 * @GOUJI_JOINED_PERHAPS: put together from tables of which nothing says which is which but their order
 * @GOUJI_JOINED_SURELY: put together from tables with names and heads
 *
 * Whether a row was printed as several tables.
 */
typedef enum {
  GOUJI_NOT_JOINED,
  GOUJI_JOINED_PERHAPS,
  GOUJI_JOINED_SURELY,
} GoujiJoined;

/**
 * GoujiPrintedRow:
 * @heads: (element-type GoujiPiece): the label-only lines above it, back to the numbers before them
 * @labels: (element-type GoujiPiece): what stands in front of its numbers in its own line; in flat text
 * everything is in @heads
 * @values: (element-type GoujiPiece): its numbers and blanks
 * @grid: which grid it stands in, or -1 in flat text; lines with as many tabs or pipes each are a grid too
 * @ragged: whether the other lines of its grid have another number of cells: then some of its own are lost,
 * or do not belong
 * @joined: whether its values are in the form's order because they were put together so
 * @start: offset of its first piece
 *
 * Numbers that stand together, and the words before them: one line of a table as printed.
 */
typedef struct {
  GArray *heads;
  GArray *labels;
  GArray *values;
  int grid;
  gboolean ragged;
  GoujiJoined joined;
  guint start;
} GoujiPrintedRow;

void gouji_printed_row_free (GoujiPrintedRow *self);

GPtrArray *gouji_printed_rows_new (const GoujiSource *source,
                                   const GoujiLexicon *lexicon,
                                   GoujiRange range,
                                   const GArray *sections,
                                   GPtrArray *units) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
