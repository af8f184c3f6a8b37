/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiStanding:
 * @GOUJI_STANDING_NUMBER: a number that is sure
 * @GOUJI_STANDING_BLANK: blank or a mark such as "/", which counts as 0 beside numbers
 * @GOUJI_STANDING_OWING: a blank total whose parts are not all 0: what it stands for is not 0
 * @GOUJI_STANDING_UNSETTLED: unreadable, in another unit than the cell's, or not sure to belong there
 *
 * What a cell is worth in an equation.
 */
typedef enum {
  GOUJI_STANDING_NUMBER,
  GOUJI_STANDING_BLANK,
  GOUJI_STANDING_OWING,
  GOUJI_STANDING_UNSETTLED,
} GoujiStanding;

GoujiStanding gouji_report_weigh (GoujiReport *report, const GoujiCell *cell);
gboolean gouji_term_counts (const GoujiTerm *term, GoujiReport *report);
gboolean gouji_decimal_accumulate (GoujiDecimal *sum, GoujiDecimal value, int coefficient);
const GoujiCell *gouji_report_find_counterpart (GoujiReport *report, const GoujiCell *cell);
gboolean gouji_row_has_number (GoujiReport *report, const GoujiCell *cell);
GHashTable *gouji_report_find_replaced_groups (GoujiReport *report, const GoujiFormTable *table)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_row_is_in_use (GoujiReport *report, const GoujiFormBlock *block, guint row);

G_END_DECLS
