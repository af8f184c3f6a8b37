/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-row-builder.h"

G_BEGIN_DECLS

/**
 * GoujiGrid:
 * @pieces: (element-type GoujiPiece): its cells, row by row
 * @n_columns: how many columns it has
 * @id: index of the document's block in which it begins
 * @of_lines: whether it was cut from lines of text: then a row with fewer or more cells than @n_columns has
 * lost or gained some, and nobody knows which
 *
 * Cells with their places, of a table or of lines cut by tabs or pipes.
 */
typedef struct {
  GArray *pieces;
  guint n_columns;
  int id;
  gboolean of_lines;
} GoujiGrid;

void gouji_grid_add_rows (GoujiGrid *self, GoujiRowBuilder *builder);
void gouji_grid_add_table (GoujiRowBuilder *builder, const GoujiBlock *block, guint index);

G_END_DECLS
