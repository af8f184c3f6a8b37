/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "compare/gouji-comparison.h"

G_BEGIN_DECLS

/**
 * GoujiCompareColumn:
 *
 * The columns of the table of differences.
 */
typedef enum {
  GOUJI_COMPARE_NAME,
  GOUJI_COMPARE_BEFORE,
  GOUJI_COMPARE_AFTER,
  GOUJI_COMPARE_CHANGE,
  GOUJI_N_COMPARE_COLUMNS,
} GoujiCompareColumn;

#define GOUJI_TYPE_COMPARE_ROW (gouji_compare_row_get_type ())
/**
 * GoujiCompareRow:
 *
 * One line of the table of differences: a figure, a detail or a number without a cell. Immutable.
 */
G_DECLARE_FINAL_TYPE (GoujiCompareRow, gouji_compare_row, GOUJI, COMPARE_ROW, GObject)

GListModel *gouji_compare_rows_new (const GoujiComparison *comparison) G_GNUC_WARN_UNUSED_RESULT;

const char *gouji_compare_row_get_text (GoujiCompareRow *self, GoujiCompareColumn column);
char *gouji_compare_row_get_summary (GoujiCompareRow *self) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_compare_row_describe (GoujiCompareRow *self) G_GNUC_WARN_UNUSED_RESULT;
const GoujiCell *gouji_compare_row_get_cell (GoujiCompareRow *self, gboolean after);
int gouji_compare_row_compare (GoujiCompareRow *self, GoujiCompareRow *other, GoujiCompareColumn column);

G_END_DECLS
