/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"
#include "pdf/gouji-pdf-page.h"

G_BEGIN_DECLS

/**
 * GoujiPdfCell:
 * @row: first row, from 0
 * @column: first column, from 0
 * @row_span: how many rows it covers, at least 1
 * @column_span: how many columns it covers, at least 1
 * @box: the place between its rulings
 * @letters: (element-type GoujiPdfLetter): what stands in it
 *
 * One cell of a table.
 */
typedef struct {
  guint row;
  guint column;
  guint row_span;
  guint column_span;
  GoujiPdfBox box;
  GArray *letters;
} GoujiPdfCell;

/**
 * GoujiPdfTable:
 * @page: the page on which it ends
 * @box: around all its cells on that page
 * @columns: (element-type float): where columns begin, and where the last ends
 * @n_rows: how many rows it has
 * @cells: (element-type GoujiPdfCell): by row and column; together they cover it, and none covers another
 *
 * A table, of one page or of several.
 */
typedef struct {
  guint page;
  GoujiPdfBox box;
  GArray *columns;
  guint n_rows;
  GPtrArray *cells;
} GoujiPdfTable;

GoujiPdfCell *gouji_pdf_cell_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pdf_cell_free (GoujiPdfCell *self);
char *gouji_pdf_cell_get_text (const GoujiPdfCell *self) G_GNUC_WARN_UNUSED_RESULT;

GoujiPdfTable *gouji_pdf_table_new (guint page) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pdf_table_free (GoujiPdfTable *self);
void gouji_pdf_table_write (const GoujiPdfTable *self, GoujiDocumentBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPdfCell, gouji_pdf_cell_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPdfTable, gouji_pdf_table_free)

G_END_DECLS
