/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-sheet-private.h"

/* With fewer values in a row nothing can be told from their number. */
#define FEWEST_VALUES 2

/* A table with more labels beside each other is none that could be put together again. */
#define MOST_LABELS 16

/* How many cells of a row stand before its first number. */
static guint
count_labels (const GoujiSheetRow *row)
{
  guint n = 0;

  while (n < row->n_cells && !gouji_sheet_is_number (row->cells[n].text))
    n++;

  return n;
}

/* How many values a row has: all cells behind its last label, with the blank ones that the file has. */
static guint
count_values (const GoujiSheetTorn *self, const GoujiSheetRow *row, guint n_labels)
{
  guint behind = n_labels == 0 ? 0 : row->cells[n_labels - 1].column;
  guint n_blanks;
  const GoujiSheetCell *blanks = gouji_sheet_get_blanks (self->sheet, row->cells->row, &n_blanks);
  guint n = row->n_cells - n_labels;

  for (guint i = 0; i < n_blanks; i++)
    n += blanks[i].column > behind;

  return n;
}

static guint
find_first_number (const GoujiSheetTorn *self)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < self->n_rows; i++) {
    const GoujiSheetRow *row = &self->rows[i];

    if (row->n_numbers > 0)
      first = MIN (first, row->cells[count_labels (row)].column);
  }

  return first;
}

/**
 * gouji_sheet_torn_is_one:
 *
 * Returns: whether the table is torn: in some row a label stands where in another one the numbers have begun,
 * and yet all rows with numbers have as many values
 */
gboolean
gouji_sheet_torn_is_one (GoujiSheetTorn *self)
{
  gboolean torn = FALSE;

  self->first_number = find_first_number (self);
  self->n_values = 0;
  self->n_labels = 0;
  for (guint i = 0; i < self->n_rows; i++) {
    const GoujiSheetRow *row = &self->rows[i];
    guint n_labels = count_labels (row);
    guint n_values;

    if (row->n_numbers == 0)
      continue;
    n_values = count_values (self, row, n_labels);
    if (self->n_values > 0 && n_values != self->n_values)
      return FALSE;
    self->n_values = n_values;
    torn = torn || (n_labels > 0 && row->cells[n_labels - 1].column >= self->first_number);
  }

  return torn && self->n_values >= FEWEST_VALUES;
}

/* Where the next cell may stand, and how far cells from above reach in each column. */
typedef struct {
  guint column;
  guint n_columns;
  guint *until;
} Places;

static guint
find_free (Places *self, guint row)
{
  while (self->column < self->n_columns && self->until[self->column] > row)
    self->column++;

  return self->column;
}

static void
take (Places *self, guint row, guint row_span, guint column_span)
{
  for (guint i = 0; i < column_span && self->column < self->n_columns; i++)
    self->until[self->column++] = row + row_span;
}

/* How many of the rows from @index on a cell covers. */
static guint
count_rows (const GoujiSheetTorn *self, guint index, const GoujiSheetCell *cell)
{
  guint low = index + 1;
  guint high = self->n_rows;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (self->rows[middle].cells->row < cell->row + cell->row_span)
      low = middle + 1;
    else
      high = middle;
  }

  return low - index;
}

/* A head is as wide as it has heads below. */
static guint
count_below (const GoujiSheetTorn *self, guint index, const GoujiSheetCell *cell)
{
  const GoujiSheetRow *below = index + 1 < self->n_rows ? &self->rows[index + 1] : NULL;
  guint n = 0;

  if (below == NULL || below->n_numbers > 0 || cell->row_span > 1 || cell->column_span == 1)
    return 1;
  for (guint i = 0; i < below->n_cells; i++)
    n += below->cells[i].column >= cell->column && below->cells[i].column < cell->column + cell->column_span;

  return MAX (n, 1);
}

static gboolean
put (GoujiSheetTorn *self, Places *places, guint index, const GoujiSheetCell *cell, guint column_span)
{
  guint row_span = count_rows (self, index, cell);

  if (!gouji_sheet_write_cell (self->writer, row_span, column_span, cell->text))
    return FALSE;
  take (places, index, row_span, column_span);

  return TRUE;
}

/* Heads in the order in which they stand; the first reaches as far as the labels below. */
static gboolean
write_heads (GoujiSheetTorn *self, Places *places, guint index)
{
  const GoujiSheetRow *row = &self->rows[index];

  for (guint i = 0; i < row->n_cells; i++) {
    const GoujiSheetCell *cell = &row->cells[i];
    guint span = count_below (self, index, cell);

    for (; find_free (places, index) < self->n_labels; take (places, index, 1, 1)) {
      if (cell->column < self->first_number) {
        span = self->n_labels - places->column;
        break;
      }
      if (!gouji_sheet_write_cell (self->writer, 1, 1, NULL))
        return FALSE;
    }
    if (!put (self, places, index, cell, span))
      return FALSE;
  }

  return TRUE;
}

/* The values of a row, one column for each. */
static gboolean
write_values (GoujiSheetTorn *self, Places *places, guint index, guint n_labels)
{
  const GoujiSheetRow *row = &self->rows[index];
  guint behind = n_labels == 0 ? 0 : row->cells[n_labels - 1].column;
  guint n_blanks;
  const GoujiSheetCell *blanks = gouji_sheet_get_blanks (self->sheet, row->cells->row, &n_blanks);
  guint blank = 0;

  while (blank < n_blanks && blanks[blank].column <= behind)
    blank++;
  for (guint i = n_labels; i < row->n_cells || blank < n_blanks;) {
    const GoujiSheetCell *cell =
      i == row->n_cells || (blank < n_blanks && blanks[blank].column < row->cells[i].column)
        ? &blanks[blank++]
        : &row->cells[i++];

    if (!put (self, places, index, cell, 1))
      return FALSE;
  }

  return TRUE;
}

static gboolean
write_row (GoujiSheetTorn *self, Places *places, guint index)
{
  const GoujiSheetRow *row = &self->rows[index];
  guint n_labels = count_labels (row);

  for (guint i = 0; i < n_labels; i++) {
    gboolean last = i + 1 == n_labels;
    guint column = find_free (places, index);

    if (!put (self, places, index, &row->cells[i],
              last && column < self->n_labels ? self->n_labels - column : 1))
      return FALSE;
  }

  return write_values (self, places, index, n_labels);
}

/* How many columns the labels need where most of them stand beside each other. */
static guint
measure_labels (GoujiSheetTorn *self, Places *places)
{
  guint most = 0;

  for (guint i = 0; i < self->n_rows; i++) {
    const GoujiSheetRow *row = &self->rows[i];
    guint n_labels = row->n_numbers > 0 ? count_labels (row) : 0;

    places->column = 0;
    for (guint k = 0; k < n_labels; k++) {
      find_free (places, i);
      take (places, i, count_rows (self, i, &row->cells[k]), 1);
    }
    most = MAX (most, places->column);
  }

  return MIN (most, MOST_LABELS);
}

/**
 * gouji_sheet_torn_write:
 *
 * Writes the rows of a torn table with the values of all rows below each other, and the labels before them.
 *
 * Returns: whether the limits allowed all of it
 */
gboolean
gouji_sheet_torn_write (GoujiSheetTorn *self)
{
  guint n_columns = MOST_LABELS + MIN (self->n_values, GOUJI_SHEET_MAX_COLUMNS);
  g_autofree guint *until = g_new0 (guint, n_columns);
  Places places = { .n_columns = n_columns, .until = until };
  gboolean whole = TRUE;

  self->n_labels = measure_labels (self, &places);
  for (guint i = 0; i < n_columns; i++)
    until[i] = 0;
  for (guint i = 0; i < self->n_rows && whole; i++) {
    places.column = 0;
    gouji_document_builder_begin_row (self->writer->builder);
    whole = self->rows[i].n_numbers == 0 ? write_heads (self, &places, i) : write_row (self, &places, i);
  }

  return whole;
}
