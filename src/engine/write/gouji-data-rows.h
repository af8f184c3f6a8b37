/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiDataColumn:
 * @GOUJI_DATA_CELL: stable id of the cell; none for an extra
 * @GOUJI_DATA_ROW: heads of its row, outer before inner
 * @GOUJI_DATA_COLUMN: heads of its column
 * @GOUJI_DATA_PRINTED: what the source prints there, verbatim
 * @GOUJI_DATA_ENTERED: what the user typed
 * @GOUJI_DATA_VALUE: the number that follows from it, digit by digit
 * @GOUJI_DATA_UNIT: what it counts
 * @GOUJI_DATA_STATE: whether it is a number, blank, not applicable or unreadable
 * @GOUJI_DATA_HOW: how it came to its place
 * @GOUJI_DATA_SURE: whether it surely belongs there
 * @GOUJI_DATA_DOUBT: why not
 *
 * What is told of a figure where figures are listed one a line.
 */
typedef enum {
  GOUJI_DATA_CELL,
  GOUJI_DATA_ROW,
  GOUJI_DATA_COLUMN,
  GOUJI_DATA_PRINTED,
  GOUJI_DATA_ENTERED,
  GOUJI_DATA_VALUE,
  GOUJI_DATA_UNIT,
  GOUJI_DATA_STATE,
  GOUJI_DATA_HOW,
  GOUJI_DATA_SURE,
  GOUJI_DATA_DOUBT,
  GOUJI_N_DATA_COLUMNS,
} GoujiDataColumn;

/**
 * GoujiDataRow:
 * @texts: one for each #GoujiDataColumn, in the reports' language; empty where there is nothing to tell
 *
 * A figure or an extra on a line of its own.
 */
typedef struct {
  char *texts[GOUJI_N_DATA_COLUMNS];
} GoujiDataRow;

GPtrArray *gouji_data_rows_new (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_data_column_get_title (GoujiForm *form, GoujiDataColumn column);
char *gouji_data_describe_doubt (GoujiForm *form, GoujiDoubt doubt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
