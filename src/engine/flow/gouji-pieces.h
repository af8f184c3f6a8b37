/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"

G_BEGIN_DECLS

/**
 * GoujiPieceKind:
 * @GOUJI_PIECE_NOTHING: what another cell has swallowed
 * @GOUJI_PIECE_TEXT: a paragraph, or a part of a cell between two block boundaries
 * @GOUJI_PIECE_TABLE: a table begins
 * @GOUJI_PIECE_TABLE_END: it ends
 * @GOUJI_PIECE_ROWS: a group of rows begins
 * @GOUJI_PIECE_ROW: a row begins
 * @GOUJI_PIECE_CELL: a cell begins
 * @GOUJI_PIECE_CELL_END: it ends
 * @GOUJI_PIECE_FRAME: another page stands here; its text is that page's name
 */
typedef enum {
  GOUJI_PIECE_NOTHING,
  GOUJI_PIECE_TEXT,
  GOUJI_PIECE_TABLE,
  GOUJI_PIECE_TABLE_END,
  GOUJI_PIECE_ROWS,
  GOUJI_PIECE_ROW,
  GOUJI_PIECE_CELL,
  GOUJI_PIECE_CELL_END,
  GOUJI_PIECE_FRAME,
} GoujiPieceKind;

/* The groups of rows in the order in which they are shown: head, body, foot. */
#define GOUJI_PIECES_HEAD_ROWS 0
#define GOUJI_PIECES_BODY_ROWS 1
#define GOUJI_PIECES_N_GROUPS 3

/**
 * GoujiPiece:
 * @kind: a #GoujiPieceKind
 * @level: a text's level as a heading, else 0
 * @header: whether a cell is marked as a head
 * @is_layout: whether a table only arranges text on the page
 * @row_span: how many rows a cell asks for; 0 is all rows that remain
 * @column_span: how many columns a cell asks for
 * @gap: how many columns are left free in front of a cell
 * @group: of rows
 * @start: where a text begins in [struct@Pieces].text
 * @end: where it ends; for a table the index of its TABLE_END
 */
typedef struct {
  guint8 kind;
  guint8 level;
  guint8 header;
  guint8 is_layout;
  guint16 row_span;
  guint16 column_span;
  guint16 gap;
  guint8 group;
  guint start;
  guint end;
} GoujiPiece;

/**
 * GoujiPieces:
 * @list: (element-type GoujiPiece): what a reader of the page sees, in order
 * @text: the texts of all pieces
 * @tables: (element-type GoujiOpenTable): the tables that are open, the innermost last
 * @n_tables: how many tables began
 *
 * A page, as a flat list, from a format in which tables may stand in tables: which of them are tables, and
 * which only arrange the page, shows when they end.
 */
typedef struct {
  GArray *list;
  GString *text;
  GArray *tables;
  guint n_tables;
} GoujiPieces;

/**
 * GoujiOpenTable:
 * @piece: where it begins
 * @n_cells: how many have begun
 * @n_headings: in the open cell
 * @n_paragraphs: in the open cell
 * @cell_start: where the open cell's text begins
 */
typedef struct {
  guint piece;
  guint n_cells;
  gboolean in_row;
  gboolean in_cell;
  gboolean holds_table;
  guint n_headings;
  guint n_paragraphs;
  gsize cell_start;
} GoujiOpenTable;

void gouji_pieces_init (GoujiPieces *self, gsize expected_bytes);
void gouji_pieces_clear (GoujiPieces *self);

GoujiPiece *gouji_pieces_append (GoujiPieces *self, GoujiPieceKind kind);
GoujiPiece *gouji_pieces_get (const GoujiPieces *self, guint index);
GoujiOpenTable *gouji_pieces_get_table (const GoujiPieces *self);

void gouji_pieces_end_text (GoujiPieces *self);
void gouji_pieces_begin_table (GoujiPieces *self);
void gouji_pieces_end_table (GoujiPieces *self);
void gouji_pieces_begin_rows (GoujiPieces *self, guint group);
void gouji_pieces_begin_row (GoujiPieces *self);
GoujiPiece *gouji_pieces_begin_cell (GoujiPieces *self);
void gouji_pieces_end_cell (GoujiPieces *self);
void gouji_pieces_add_frame (GoujiPieces *self, const char *name);

guint
gouji_pieces_write (const GoujiPieces *self, guint first, GoujiDocumentBuilder *builder, guint *n_cells_left);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiPieces, gouji_pieces_clear)

G_END_DECLS
