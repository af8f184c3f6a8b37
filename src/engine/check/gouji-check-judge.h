/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check-values.h"

G_BEGIN_DECLS

/**
 * GoujiYears:
 * @report: this year's report
 * @last_year: (nullable): the one of the year before, in any form
 *
 * The reports whose figures an equation ties together.
 */
typedef struct {
  GoujiReport *report;
  GoujiReport *last_year;
} GoujiYears;

/**
 * GoujiVerdict:
 * @GOUJI_VERDICT_HOLDS: what must hold does
 * @GOUJI_VERDICT_VIOLATED: it does not
 * @GOUJI_VERDICT_SILENT: nothing stands there that could be compared
 * @GOUJI_VERDICT_SUSPENDED: something stands there that cannot be read, or may belong elsewhere
 *
 * What the figures say of an equation.
 */
typedef enum {
  GOUJI_VERDICT_HOLDS,
  GOUJI_VERDICT_VIOLATED,
  GOUJI_VERDICT_SILENT,
  GOUJI_VERDICT_SUSPENDED,
} GoujiVerdict;

/**
 * GoujiSides:
 * @left: what the terms with positive coefficients add up to
 * @right: what the others do
 * @difference: how far the sides lie apart; never negative
 *
 * The two sides of an equation as evaluated.
 */
typedef struct {
  GoujiDecimal left;
  GoujiDecimal right;
  GoujiDecimal difference;
} GoujiSides;

gboolean gouji_years_count (const GoujiYears *self, const GoujiTerm *term);
GoujiStanding gouji_years_weigh (const GoujiYears *self, const GoujiTerm *term);
GoujiDecimal gouji_years_get_value (const GoujiYears *self, const GoujiTerm *term);
GoujiVerdict gouji_years_judge (const GoujiYears *self, const GoujiEquation *equation, GoujiSides *sides);
int gouji_years_compare_unit (const GoujiYears *self, const GoujiCell *cell);

G_END_DECLS
