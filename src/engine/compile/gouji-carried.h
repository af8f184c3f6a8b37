/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiCarriedState:
 * @GOUJI_CARRIED_NUMBER: last year's figure is a number that is sure
 * @GOUJI_CARRIED_BLANK: nothing stands there, or a mark such as "/"
 * @GOUJI_CARRIED_UNREADABLE: something stands there that is no number, or one in another unit
 * @GOUJI_CARRIED_UNSURE: a number that may belong elsewhere
 * @GOUJI_CARRIED_ABSENT: the form of last year's report has no such cell
 *
 * Whether last year's report says what must stand in a cell.
 */
typedef enum {
  GOUJI_CARRIED_NUMBER,
  GOUJI_CARRIED_BLANK,
  GOUJI_CARRIED_UNREADABLE,
  GOUJI_CARRIED_UNSURE,
  GOUJI_CARRIED_ABSENT,
} GoujiCarriedState;

/**
 * GoujiCarried:
 * @cell: a cell of this year's form
 * @from: (nullable): the cell of last year's form whose figure it must repeat
 * @state: whether that figure can be carried over
 * @value: the figure, when it can
 *
 * A cell that repeats a figure of last year's report, as an equation of the form says.
 */
typedef struct {
  const GoujiCell *cell;
  const GoujiCell *from;
  GoujiCarriedState state;
  GoujiDecimal value;
} GoujiCarried;

GArray *gouji_carried_list (GoujiReport *report, GoujiReport *last_year) G_GNUC_WARN_UNUSED_RESULT;
const GoujiCell *gouji_carried_find_origin (GoujiReport *report, const GoujiCell *cell);

/**
 * GoujiCarriedChange:
 * @cell: the cell
 * @before: (nullable): what stood there
 * @after: (nullable): what stands there now, %NULL for nothing
 *
 * A carried figure that is another, because last year's report is.
 */
typedef struct {
  const GoujiCell *cell;
  char *before;
  char *after;
} GoujiCarriedChange;

gboolean gouji_carried_is_current (GoujiReport *report, GoujiReport *last_year);
GPtrArray *gouji_carried_exchange (GoujiReport *report, GoujiReport *last_year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
