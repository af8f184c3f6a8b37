/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sheet/gouji-sheet.h"

G_BEGIN_DECLS

/**
 * GoujiSheetRow:
 * @cells: its cells with text, the first of them
 * @n_cells: how many there are
 * @n_framed: how many of its cells, blank or not, have lines around them
 * @n_numbers: how many of its cells are numbers
 * @n_short: how many of its cells have a text as short as a label
 * @longest: bytes of its longest text
 * @covered: whether a cell from above reaches into it
 * @behind_gap: whether blank rows lie above it
 *
 * What stands in one row.
 */
typedef struct {
  const GoujiSheetCell *cells;
  guint n_cells;
  guint n_framed;
  guint n_numbers;
  guint n_short;
  gsize longest;
  gboolean covered;
  gboolean behind_gap;
} GoujiSheetRow;

/**
 * GoujiSheetTorn:
 * @writer: where the table goes
 * @sheet: the sheet
 * @rows: its rows
 * @n_rows: how many there are
 * @first_number: the leftmost column of all in which the numbers of a row begin
 * @n_values: how many values each row has behind its labels, blank ones too
 * @n_labels: how many columns the labels take
 *
 * A table whose rows have columns of their own. LibreOffice, for one, places the cells of a web page by
 * their width: the same column of the page is another one of the sheet in each row.
 */
typedef struct {
  GoujiSheetWriter *writer;
  GoujiSheet *sheet;
  const GoujiSheetRow *rows;
  guint n_rows;
  guint first_number;
  guint n_values;
  guint n_labels;
} GoujiSheetTorn;

gboolean gouji_sheet_is_number (const char *text);
gboolean gouji_sheet_write_cell (GoujiSheetWriter *self, guint row_span, guint column_span, const char *text);

gboolean gouji_sheet_torn_is_one (GoujiSheetTorn *self);
gboolean gouji_sheet_torn_write (GoujiSheetTorn *self);

G_END_DECLS
