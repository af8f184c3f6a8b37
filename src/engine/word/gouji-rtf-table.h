/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "flow/gouji-pieces.h"

G_BEGIN_DECLS

/* No table has more columns: Word allows 63. */
#define GOUJI_RTF_MAX_COLUMNS 1000

/**
 * GoujiRtfCellShape:
 * @right: where the cell's right edge is, in twips from the margin
 * @joins_left: whether it is one with the cell to its left
 * @joins_above: whether it is one with the cell above
 */
typedef struct {
  int right;
  gboolean joins_left;
  gboolean joins_above;
} GoujiRtfCellShape;

/**
 * GoujiRtfRowShape:
 * @cells: (element-type GoujiRtfCellShape): from the left
 * @next: the marks of the cell whose right edge is still to come
 * @left: where the row begins, in twips
 * @is_head: whether it is repeated on every page
 * @is_first: whether it says that it is the first of its table
 * @is_last: whether it says that it is the last of its table
 *
 * How the row that ends next looks: what `\trowd` and the words behind it say.
 */
typedef struct {
  GArray *cells;
  GoujiRtfCellShape next;
  int left;
  gboolean is_head;
  gboolean is_first;
  gboolean is_last;
} GoujiRtfRowShape;

void gouji_rtf_row_shape_reset (GoujiRtfRowShape *self);
void gouji_rtf_row_shape_add (GoujiRtfRowShape *self, int right);
void gouji_rtf_row_shape_clear (GoujiRtfRowShape *self);

/**
 * GoujiRtfTable:
 *
 * The cells of a table that is open, and where they stand. RTF says of each row where its cells end; which
 * columns they cover shows only when all rows are there.
 */
typedef struct {
  GArray *cells;      /* element-type Cell */
  guint first_of_row; /* of the open row */
  guint n_rows;
} GoujiRtfTable;

GoujiRtfTable *gouji_rtf_table_new (void);
void gouji_rtf_table_free (GoujiRtfTable *self);
void gouji_rtf_table_add_cell (GoujiRtfTable *self, guint piece);
void gouji_rtf_table_end_cell (GoujiRtfTable *self, guint piece);
gboolean gouji_rtf_table_is_between_rows (const GoujiRtfTable *self);
void gouji_rtf_table_end_row (GoujiRtfTable *self, const GoujiRtfRowShape *shape);
void gouji_rtf_table_settle (GoujiRtfTable *self, GoujiPieces *pieces);

G_END_DECLS
