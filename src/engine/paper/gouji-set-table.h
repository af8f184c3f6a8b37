/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-type.h"

G_BEGIN_DECLS

/**
 * GoujiSetCell:
 * @cell: what stands there
 * @role: the style that it is set in
 * @lines: (element-type GoujiLine): its text, from the left edge of the cell
 * @pitch: from line to line, in points
 * @base_line: from the upper edge of a line to its base line, in points
 * @first_band: first band that it covers
 * @end_band: the band after the last
 *
 * A cell with its type set.
 */
typedef struct {
  const GoujiPaperCell *cell;
  GoujiPaperRole role;
  GArray *lines;
  double pitch;
  double base_line;
  guint first_band;
  guint end_band;
} GoujiSetCell;

/**
 * GoujiPortion:
 * @cell: index of the cell
 * @y: from the upper edge of the piece, in points
 * @height: in points
 * @first_line: first line of the cell's text that stands there
 * @n_lines: how many
 * @text_y: where they begin, from the upper edge of the piece
 * @repeated: whether all of it stands on an earlier page too
 *
 * What of a cell stands in one piece of its table.
 */
typedef struct {
  guint cell;
  double y;
  double height;
  guint first_line;
  guint n_lines;
  double text_y;
  gboolean repeated;
} GoujiPortion;

/**
 * GoujiTablePiece:
 * @first_band: first band, heads that are repeated not counted
 * @end_band: the band after the last
 * @repeats_heads: whether the heads stand above
 * @portions: (element-type GoujiPortion): in reading order
 *
 * What of a table stands on one page.
 */
typedef struct {
  guint first_band;
  guint end_band;
  gboolean repeats_heads;
  GArray *portions;
} GoujiTablePiece;

/**
 * GoujiSetTable:
 * @table: the table
 * @edges: (array length=n_columns+1): of the columns, from the left edge of the text, in points
 * @bands: (element-type double): heights in points. A band is a row, or one line of a row that is taller than
 * a page
 * @tops: (array length=bands+1): where the bands begin, from the upper edge of the table, in points
 * @keeps: (array length=bands): whether the next band should stand on the same page
 * @needs: (array length=bands): how much room there must be from its upper edge to
 * the end of the page, in points, where that is more than its height
 * @n_head_bands: bands at the top that are repeated on each page
 * @head_height: their height
 * @padding: above and below the text of a cell, in points
 * @cells: (element-type GoujiSetCell): in reading order
 * @pieces: (element-type GoujiTablePiece): one for each page that it stands on
 *
 * A table with its type set.
 */
typedef struct {
  const GoujiPaperTable *table;
  double *edges;
  GArray *bands;
  double *tops;
  gboolean *keeps;
  double *needs;
  guint n_head_bands;
  double head_height;
  double padding;
  GArray *cells;
  GArray *pieces;
} GoujiSetTable;

GoujiSetTable *gouji_set_table_new (GoujiType *type,
                                    const GoujiPaperTable *table,
                                    double width,
                                    double page_height,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_set_table_free (GoujiSetTable *self);

guint gouji_set_table_add_piece (GoujiSetTable *self, guint first_band, gboolean repeats_heads, double room);
void gouji_set_table_finish (GoujiSetTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSetTable, gouji_set_table_free)

G_END_DECLS
