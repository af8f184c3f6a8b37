/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-source.h"

G_BEGIN_DECLS

/* Longer text between two line ends is running text, not a label. */
#define GOUJI_LONGEST_LABEL 56

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
 * GoujiSeparator:
 * @GOUJI_SEPARATOR_NONE: no separator
 * @GOUJI_SEPARATOR_SPACE: white space
 * @GOUJI_SEPARATOR_CELL: a tab or a pipe, which stand between cells and nowhere else
 * @GOUJI_SEPARATOR_ANY: white space, a tab or a pipe
 *
 * What may stand between the pieces of a line.
 */
typedef enum {
  GOUJI_SEPARATOR_NONE,
  GOUJI_SEPARATOR_SPACE,
  GOUJI_SEPARATOR_CELL,
  GOUJI_SEPARATOR_ANY,
} GoujiSeparator;

gboolean gouji_span_is_unit (GoujiSpan span, GPtrArray *units);
GoujiPieceKind gouji_piece_classify (GoujiSpan span, GPtrArray *units);
GoujiPiece gouji_piece_new (const GoujiSource *source, GPtrArray *units, GoujiRange range);

GArray *gouji_pieces_new (void) G_GNUC_WARN_UNUSED_RESULT;
GArray *gouji_pieces_cut (const GoujiSource *source, GPtrArray *units, GoujiRange line, GoujiSeparator at)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_line_has (const GoujiSource *source, GoujiRange line, GoujiSeparator separator);

G_END_DECLS
