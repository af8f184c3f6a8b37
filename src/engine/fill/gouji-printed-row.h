/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-source.h"

G_BEGIN_DECLS

/**
 * GoujiPieceKind:
 * @GOUJI_PIECE_WORDS: a label, or a part of one
 * @GOUJI_PIECE_VALUE: a number, or a mark that stands for one
 * @GOUJI_PIECE_BLANK: a cell of a real grid in which nothing stands
 * @GOUJI_PIECE_PROSE: running text
 * @GOUJI_PIECE_PAGE: a page number
 */
typedef enum {
  GOUJI_PIECE_WORDS,
  GOUJI_PIECE_VALUE,
  GOUJI_PIECE_BLANK,
  GOUJI_PIECE_PROSE,
  GOUJI_PIECE_PAGE,
} GoujiPieceKind;

/**
 * GoujiPiece:
 * @kind: what it is
 * @range: where it stands in the document
 * @span: its folded text
 * @row: grid row, 0 in flat text
 * @column: first grid column, 0 in flat text
 * @column_span: grid columns covered, 1 in flat text
 *
 * One cell of a printed table, or what stands for one in flat text.
 */
typedef struct {
  GoujiPieceKind kind;
  GoujiRange range;
  GoujiSpan span;
  guint row;
  guint column;
  guint column_span;
} GoujiPiece;

/**
 * GoujiPrintedRow:
 * @heads: (element-type GoujiPiece): the label-only lines above it, back to the numbers before them
 * @labels: (element-type GoujiPiece): what stands in front of its numbers in its own line; in flat text
 * everything is in @heads
 * @values: (element-type GoujiPiece): its numbers and blanks
 * @grid: which grid it stands in, or -1 in flat text; lines with as many tabs or pipes each are a grid too
 * @start: offset of its first piece
 *
 * Numbers that stand together, and the words before them: one line of a table as printed.
 */
typedef struct {
  GArray *heads;
  GArray *labels;
  GArray *values;
  int grid;
  guint start;
} GoujiPrintedRow;

void gouji_printed_row_free (GoujiPrintedRow *self);

GPtrArray *
gouji_printed_rows_new (const GoujiSource *source, GoujiRange range, const GArray *sections, GPtrArray *units)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiPieceKind gouji_piece_classify (GoujiSpan span, GPtrArray *units);

G_END_DECLS
