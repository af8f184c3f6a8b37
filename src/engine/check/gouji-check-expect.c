/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-values.h"
#include "check/gouji-check.h"

/* Whether the equation gives @cell out of other figures, some of them last year's: its first term is what the
 * others give (data/forms/README.md). */
static gboolean
gives (const GoujiEquation *equation, const GoujiCell *cell)
{
  const GoujiTerm *first = &equation->terms[0];

  return equation->chained && equation->relation == GOUJI_RELATION_EQUAL && first->cell == cell &&
         !first->last_year && ABS (first->coefficient) == 1;
}

/* Nothing is expected of a figure that is not there: a blank is no 0 here, since the user has not come to it
 * yet, and what is not sure may be anything. */
static gboolean
add_others (GoujiReport *report, GoujiReport *last_year, const GoujiEquation *equation, GoujiDecimal *sum)
{
  for (guint i = 1; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    GoujiReport *from = term->last_year ? last_year : report;
    const GoujiCell *cell = gouji_report_find_counterpart (from, term->cell);

    if (!gouji_term_counts (term, from))
      continue;
    if (cell == NULL || gouji_report_weigh (from, cell) != GOUJI_STANDING_NUMBER ||
        !gouji_decimal_accumulate (sum, gouji_report_get_figure (from, cell)->value, -term->coefficient))
      return FALSE;
  }

  return TRUE;
}

/* Returns: (nullable): the equation that gives @cell; %NULL without last year's report */
static const GoujiEquation *
find_giving (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = gouji_report_get_last_year (report) != NULL ? gouji_form_get_n_equations (form) : 0;

  for (guint i = 0; i < n; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, i);

    if (gives (equation, cell))
      return equation;
  }

  return NULL;
}

/**
 * gouji_check_is_expected:
 * @cell: any cell
 *
 * Returns: whether last year's report is at hand and a rule says what the cell should hold by it, be all that
 * it is computed from known or not
 */
gboolean
gouji_check_is_expected (GoujiReport *report, const GoujiCell *cell)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), FALSE);
  g_return_val_if_fail (cell != NULL, FALSE);

  return find_giving (report, cell) != NULL;
}

/**
 * gouji_check_expect:
 * @cell: any cell
 * @expected: (out): the value, untouched when there is none
 *
 * Computes what a figure should be by last year's report and this year's other figures, as the number of
 * documents in force is last year's, and those issued, less those repealed. There may be good reasons for
 * another number, so this is shown beside the cell and never stands in it.
 *
 * Returns: whether there is such a value: all that it is computed from is a number that is sure, and the
 * result is not negative where the cell takes no negative number
 */
gboolean
gouji_check_expect (GoujiReport *report, const GoujiCell *cell, GoujiDecimal *expected)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), FALSE);
  g_return_val_if_fail (cell != NULL && expected != NULL, FALSE);

  const GoujiEquation *equation = find_giving (report, cell);
  GoujiDecimal sum = { 0 };

  if (equation == NULL || !add_others (report, gouji_report_get_last_year (report), equation, &sum))
    return FALSE;
  sum.units *= equation->terms[0].coefficient;
  if (sum.units < 0 && cell->type != GOUJI_CELL_SIGNED_COUNT)
    return FALSE;

  *expected = sum;
  return TRUE;
}
