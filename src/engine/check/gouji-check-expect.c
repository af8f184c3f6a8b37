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

  GoujiReport *last_year = gouji_report_get_last_year (report);
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; last_year != NULL && i < gouji_form_get_n_equations (form); i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, i);
    GoujiDecimal sum = { 0 };

    if (!gives (equation, cell) || !add_others (report, last_year, equation, &sum))
      continue;
    sum.units *= equation->terms[0].coefficient;
    if (sum.units < 0 && cell->type != GOUJI_CELL_SIGNED_COUNT)
      return FALSE;
    *expected = sum;
    return TRUE;
  }

  return FALSE;
}
