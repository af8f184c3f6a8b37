/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-piece.h"

G_BEGIN_DECLS

/**
 * GoujiPrintedRow:
 * @heads: (element-type GoujiPiece): the label-only lines above it, back to the numbers before them
 * @labels: (element-type GoujiPiece): what stands in front of its numbers in its own line; in flat text
 * everything is in @heads
 * @values: (element-type GoujiPiece): its numbers and blanks
 * @grid: which grid it stands in, or -1 in flat text; lines with as many tabs or pipes each are a grid too
 * @ragged: whether the other lines of its grid have another number of cells: then some of its own are lost,
 * or do not belong
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
  guint start;
} GoujiPrintedRow;

void gouji_printed_row_free (GoujiPrintedRow *self);

GPtrArray *gouji_printed_rows_new (const GoujiSource *source,
                                   const GoujiLexicon *lexicon,
                                   GoujiRange range,
                                   const GArray *sections,
                                   GPtrArray *units) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
