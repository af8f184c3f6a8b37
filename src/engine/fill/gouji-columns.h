/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-printed-row.h"

G_BEGIN_DECLS

/**
 * GoujiColumns:
 * @n_values: how many values most rows have
 * @columns: (array length=n_values): for each value the form's column, or -1 for one that the form does not
 * have
 * @grid_columns: (array length=n_values) (nullable): the grid column of each value, %NULL where that is not
 * known
 * @complete: whether every column of the form has its value
 * @pinned: whether the heads say so, and not the order alone
 * @contradicted: whether what can be read of the heads speaks against it
 * @repeated: whether most of the form's columns stand in the table more than once: those of several years or
 * units beside each other
 *
 * Which number of a row belongs to which column, for all rows of one printed table. Reference counted.
 */
typedef struct {
  guint n_values;
  int *columns;
  guint *grid_columns;
  gboolean complete;
  gboolean pinned;
  gboolean contradicted;
  gboolean repeated;
} GoujiColumns;

GoujiColumns *gouji_columns_new (const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed, int grid);
GoujiColumns *gouji_columns_ref (GoujiColumns *self);
void gouji_columns_unref (GoujiColumns *self);

G_END_DECLS
