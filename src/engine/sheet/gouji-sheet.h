/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"
#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/* The last row and column that a spreadsheet can have: XFD1048576 (ECMA-376 part 1, 18.3.1.73 and 18.3.1.13).
 */
#define GOUJI_SHEET_MAX_ROWS 1048576
#define GOUJI_SHEET_MAX_COLUMNS 16384

/**
 * GoujiSheetCell:
 * @row: grid row, from 0
 * @column: grid column, from 0
 * @row_span: how many rows it covers, at least 1
 * @column_span: how many columns it covers, at least 1
 * @text: (nullable): what it shows, without white space around it; never empty. %NULL for a blank cell
 *
 * A cell of a sheet that the file has.
 */
typedef struct {
  guint row;
  guint column;
  guint row_span;
  guint column_span;
  const char *text;
} GoujiSheetCell;

/**
 * GoujiSheet:
 *
 * One sheet of a workbook, or a CSV file, on its way into a document: the cells in which something stands,
 * wherever they are. Of blank cells no more is kept than that the file has them, and of most not even that: a
 * sheet with one cell in its last corner is as small as any. The readers of all formats fill it in any order
 * and then write it.
 */
typedef struct _GoujiSheet GoujiSheet;

GoujiSheet *gouji_sheet_new (const GoujiLimits *limits);
void gouji_sheet_free (GoujiSheet *self);

void gouji_sheet_put (GoujiSheet *self, guint row, guint column, const char *text, gsize length);
void gouji_sheet_put_blank (GoujiSheet *self, guint row, guint column);
void gouji_sheet_merge (GoujiSheet *self, guint row, guint column, guint row_span, guint column_span);
void gouji_sheet_frame (GoujiSheet *self, guint row, guint n_columns);
void gouji_sheet_hide_rows (GoujiSheet *self, guint first, guint n_rows);
void gouji_sheet_hide_columns (GoujiSheet *self, guint first, guint n_columns);

void gouji_sheet_settle (GoujiSheet *self);
const GoujiSheetCell *gouji_sheet_get_cells (GoujiSheet *self, guint *n_cells);
const GoujiSheetCell *gouji_sheet_get_blanks (GoujiSheet *self, guint row, guint *n_cells);
guint gouji_sheet_count_framed (GoujiSheet *self, guint row);
guint gouji_sheet_get_n_hidden (GoujiSheet *self);
gboolean gouji_sheet_is_cut (GoujiSheet *self);
gsize gouji_sheet_get_size (GoujiSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSheet, gouji_sheet_free)

/**
 * GoujiSheetWriter:
 * @builder: where the blocks go
 * @n_cells: how many cells of tables may still be written, over all sheets
 *
 * Makes blocks of sheets.
 */
typedef struct {
  GoujiDocumentBuilder *builder;
  guint n_cells;
} GoujiSheetWriter;

void gouji_sheet_write (GoujiSheetWriter *self, GoujiSheet *sheet);

G_END_DECLS
