/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"

G_BEGIN_DECLS

/**
 * GoujiPlacementKind:
 * @GOUJI_PLACEMENT_NOTE: the corner, where table 3 has its note and table 2 the head of its row heads
 * @GOUJI_PLACEMENT_BLOCK_TITLE: a line that names a block
 * @GOUJI_PLACEMENT_COLUMN_HEAD: head of a column or of a group of columns
 * @GOUJI_PLACEMENT_ROW_HEAD: head of a row or of a group of rows
 * @GOUJI_PLACEMENT_CELL: place of a number
 * @GOUJI_PLACEMENT_WORD: what is said about a row besides its head: its unit, its code; nothing where a
 * heading has no number
 */
typedef enum {
  GOUJI_PLACEMENT_NOTE,
  GOUJI_PLACEMENT_BLOCK_TITLE,
  GOUJI_PLACEMENT_COLUMN_HEAD,
  GOUJI_PLACEMENT_ROW_HEAD,
  GOUJI_PLACEMENT_CELL,
  GOUJI_PLACEMENT_WORD,
} GoujiPlacementKind;

/**
 * GoujiPlacement:
 * @kind: what stands there
 * @row: first row of the printed grid
 * @column: first column of the printed grid
 * @row_span: rows covered
 * @column_span: columns covered
 * @text: (nullable): what is printed there; %NULL for a cell and where nothing is printed
 * @head: (nullable): the head printed there, %NULL for that of a column of words
 * @cell: (nullable): the cell whose number stands there
 *
 * One rectangle of a printed table, merges included.
 */
typedef struct {
  GoujiPlacementKind kind;
  guint row;
  guint column;
  guint row_span;
  guint column_span;
  const char *text;
  const GoujiHead *head;
  const GoujiCell *cell;
} GoujiPlacement;

/**
 * GoujiTableLayout:
 * @n_rows: rows of the printed grid
 * @n_columns: columns of the printed grid
 * @n_head_rows: rows at the top that are repeated on each page; 0 for a table of several blocks
 * @placements: (element-type GoujiPlacement): by row and column
 *
 * A table as the national format prints it. Screen, paper and web page are drawn from the same layout.
 */
typedef struct {
  guint n_rows;
  guint n_columns;
  guint n_head_rows;
  GArray *placements;
} GoujiTableLayout;

GoujiTableLayout *gouji_table_layout_new (GoujiForm *form,
                                          const GoujiFormTable *table,
                                          GHashTable *alternative_groups) G_GNUC_WARN_UNUSED_RESULT;
void gouji_table_layout_free (GoujiTableLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTableLayout, gouji_table_layout_free)

G_END_DECLS
