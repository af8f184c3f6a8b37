/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"

G_BEGIN_DECLS

/**
 * GoujiTableColumns:
 *
 * How wide the columns of one table want to be. Measured by counting characters, not by laying text out, so
 * that a table of any length costs little before its rows are seen.
 */
typedef struct _GoujiTableColumns GoujiTableColumns;

/**
 * GoujiTableFit:
 * @scale: size of the text, from 0.8 to 1
 * @padding: room left and right of a cell's text
 * @widths: width of each column, its padding and one line included
 * @total: their sum
 *
 * A table's columns at one width of the page.
 */
typedef struct {
  double scale;
  int padding;
  int *widths;
  int total;
} GoujiTableFit;

GoujiTableColumns *gouji_table_columns_new (GoujiDocument *document, const GoujiBlock *block);
void gouji_table_columns_free (GoujiTableColumns *self);

gboolean gouji_table_columns_is_numeric (const GoujiTableColumns *self, guint column);
gboolean gouji_text_is_numeric (const char *text, gsize length);
const GoujiTableFit *gouji_table_columns_fit (GoujiTableColumns *self, double em, int available, int most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTableColumns, gouji_table_columns_free)

G_END_DECLS
