/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiBoundState:
 * @GOUJI_BOUND_KNOWN: the number is known, and sure
 * @GOUJI_BOUND_UNSURE: it is known, and may have been misread
 * @GOUJI_BOUND_BLANK: nothing stands in the cells
 * @GOUJI_BOUND_UNREADABLE: something that is no number stands in one of them
 * @GOUJI_BOUND_NO_LAST_YEAR: there is no last year's report, or its form does not have the cells
 * @GOUJI_BOUND_NO_BASE: what it would be a share of, or a growth from, is 0
 * @GOUJI_BOUND_MIXED: the cells count different things
 * @GOUJI_BOUND_TOO_LARGE: it has more digits than are computed with
 * @GOUJI_BOUND_UNTIED: it is tied to no cell
 *
 * Whether it can be told what a tied number should be, and if not, why.
 */
typedef enum {
  GOUJI_BOUND_KNOWN,
  GOUJI_BOUND_UNSURE,
  GOUJI_BOUND_BLANK,
  GOUJI_BOUND_UNREADABLE,
  GOUJI_BOUND_NO_LAST_YEAR,
  GOUJI_BOUND_NO_BASE,
  GOUJI_BOUND_MIXED,
  GOUJI_BOUND_TOO_LARGE,
  GOUJI_BOUND_UNTIED,
} GoujiBoundState;

/**
 * GoujiBoundValue:
 * @state: whether there is a number; the other members stand where it is known
 * @value: the number, never below 0 where it is a change or a growth; per cents rounded half up to the
 * decimals asked for, all else exact
 * @cut_off: of per cents, the same cut off at these decimals; else @value
 * @less: whether a change or a growth leads to less than a year ago
 * @same: whether a change or a growth is exactly none
 * @unit: (nullable): unit of the cells; `%` for per cents
 *
 * What a tied number should be.
 */
typedef struct {
  GoujiBoundState state;
  GoujiDecimal value;
  GoujiDecimal cut_off;
  gboolean less;
  gboolean same;
  const char *unit;
} GoujiBoundValue;

GoujiBoundValue gouji_binding_evaluate (const GoujiBinding *self, GoujiReport *report, guint decimals);
gboolean gouji_binding_is_percentage (const GoujiBinding *self);
gboolean gouji_binding_concerns (const GoujiBinding *self, const GoujiCell *cell);

G_END_DECLS
