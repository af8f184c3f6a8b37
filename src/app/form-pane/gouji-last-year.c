/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-last-year.h"

#include <glib/gi18n.h>

#include "check/gouji-check-values.h"
#include "words/gouji-form-words.h"

/**
 * gouji_last_year_get_figure:
 *
 * Returns: (nullable): what last year's report has in the same cell, %NULL without that report, or when its
 * form has no such cell
 */
const GoujiFigure *
gouji_last_year_get_figure (GoujiReport *report, const GoujiCell *cell)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  const GoujiCell *other = last_year != NULL ? gouji_report_find_counterpart (last_year, cell) : NULL;

  return other != NULL ? gouji_report_get_figure (last_year, other) : NULL;
}

/* The equation that says what follows for a cell from last year's report; %NULL when none does. The first
 * cell of a chained rule is the one that it speaks of. */
static const GoujiEquation *
find_chain (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_equations (form); i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, i);

    if (equation->chained && equation->relation == GOUJI_RELATION_EQUAL && equation->terms[0].cell == cell &&
        !equation->terms[0].last_year && ABS (equation->terms[0].coefficient) == 1)
      return equation;
  }
  return NULL;
}

/**
 * gouji_last_year_find_source:
 *
 * Returns: (nullable): the cell, of this report's form, whose number of last year this cell takes over as it
 * is
 */
const GoujiCell *
gouji_last_year_find_source (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiEquation *equation = find_chain (report, cell);

  return equation != NULL && equation->n_terms == 2 && equation->terms[1].last_year ? equation->terms[1].cell
                                                                                    : NULL;
}

/**
 * gouji_last_year_is_expected:
 *
 * Returns: whether last year's report, which is at hand, says what this cell should hold
 */
gboolean
gouji_last_year_is_expected (GoujiReport *report, const GoujiCell *cell)
{
  return gouji_report_get_last_year (report) != NULL && find_chain (report, cell) != NULL;
}

/* Adds what one term stands for; blanks count as 0 beside numbers, as when the rule is checked. */
static gboolean
add_term (GoujiReport *report, const GoujiTerm *term, int sign, GoujiDecimal *sum, guint *n_numbers)
{
  const GoujiCell *cell = gouji_report_find_counterpart (report, term->cell);

  if (cell == NULL)
    return FALSE;
  switch (gouji_report_weigh (report, cell)) {
  case GOUJI_STANDING_BLANK:
    return TRUE;
  case GOUJI_STANDING_NUMBER:
    (*n_numbers)++;
    return gouji_decimal_accumulate (sum, gouji_report_get_figure (report, cell)->value,
                                     sign * term->coefficient);
  case GOUJI_STANDING_OWING:
  case GOUJI_STANDING_UNSETTLED:
  default:
    return FALSE;
  }
}

/**
 * gouji_last_year_expect:
 * @expected: (out): what the cell should hold when last year's report is right
 *
 * Returns: whether that is known
 */
gboolean
gouji_last_year_expect (GoujiReport *report, const GoujiCell *cell, GoujiDecimal *expected)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  const GoujiEquation *equation = last_year != NULL ? find_chain (report, cell) : NULL;
  GoujiDecimal sum = { 0, 0 };
  guint n_numbers = 0;

  if (equation == NULL)
    return FALSE;
  for (guint i = 1; i < equation->n_terms; i++)
    if (!add_term (equation->terms[i].last_year ? last_year : report, &equation->terms[i],
                   -equation->terms[0].coefficient, &sum, &n_numbers))
      return FALSE;
  if (n_numbers == 0)
    return FALSE;
  *expected = sum;
  return TRUE;
}

/**
 * gouji_last_year_describe_source:
 * @cell: a cell whose figure is carried
 *
 * Returns: (transfer full): from which report, and which row of it, the figure comes
 */
char *
gouji_last_year_describe_source (GoujiReport *report, const GoujiCell *cell)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  const char *year = last_year != NULL ? gouji_report_get_field (last_year, GOUJI_FIELD_YEAR) : NULL;
  const GoujiCell *source = gouji_last_year_find_source (report, cell);
  const char *row = (source != NULL ? source : cell)->row->title;

  if (year == NULL)
    return g_strdup (gouji_form_words_how (GOUJI_HOW_CARRIED));
  /* Translators: a year, such as 2023, and the head of a row in the table of that year's report */
  return g_strdup_printf (_ ("Carried over from the report of %s, row “%s”"), year, row);
}
