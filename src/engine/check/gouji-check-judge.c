/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-judge.h"

/* The report that holds the figure of a term. */
static GoujiReport *
report_of (const GoujiYears *self, const GoujiTerm *term)
{
  return term->last_year ? self->last_year : self->report;
}

/* Returns: (nullable): its cell there; last year's form may not have it */
static const GoujiCell *
cell_of (const GoujiYears *self, const GoujiTerm *term)
{
  return term->last_year ? gouji_report_find_counterpart (self->last_year, term->cell) : term->cell;
}

/**
 * gouji_years_count:
 *
 * Returns: whether @term counts in the report that holds its figure: it does not where it may stand in place
 * of others, and these hold numbers
 */
gboolean
gouji_years_count (const GoujiYears *self, const GoujiTerm *term)
{
  return gouji_term_counts (term, report_of (self, term));
}

/**
 * gouji_years_weigh:
 * @term: a term whose cell both reports have
 *
 * Returns: what its figure is worth
 */
GoujiStanding
gouji_years_weigh (const GoujiYears *self, const GoujiTerm *term)
{
  return gouji_report_weigh (report_of (self, term), cell_of (self, term));
}

/**
 * gouji_years_get_value:
 * @term: a term whose cell both reports have
 *
 * Returns: the number of its figure, 0 where none stands
 */
GoujiDecimal
gouji_years_get_value (const GoujiYears *self, const GoujiTerm *term)
{
  const GoujiFigure *figure = gouji_report_get_figure (report_of (self, term), cell_of (self, term));

  return figure->state == GOUJI_FIGURE_NUMBER ? figure->value : (GoujiDecimal) { 0 };
}

/* Two years can be compared where both say something: rows without any number may be rows that were lost. */
static gboolean
can_be_compared (const GoujiYears *self, const GoujiEquation *equation)
{
  gboolean says[2] = { FALSE, FALSE }; /* this year, last year */

  if (self->last_year == NULL)
    return FALSE;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiCell *cell = cell_of (self, term);
    guint year = term->last_year ? 1 : 0;

    if (cell == NULL)
      return FALSE;
    says[year] =
      says[year] || (gouji_years_count (self, term) && gouji_row_has_number (report_of (self, term), cell));
  }

  return says[0] && says[1];
}

/* Decides by what stands in the cells whether the equation can be judged at all. */
static GoujiVerdict
survey (const GoujiYears *self, const GoujiEquation *equation)
{
  gboolean unsettled = FALSE;
  gboolean any_number = FALSE;

  if (equation->chained && !can_be_compared (self, equation))
    return GOUJI_VERDICT_SILENT;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    GoujiStanding standing;

    if (!gouji_years_count (self, term))
      continue;
    standing = gouji_years_weigh (self, term);
    if (standing == GOUJI_STANDING_OWING || (standing == GOUJI_STANDING_BLANK && term->total))
      return GOUJI_VERDICT_SILENT;
    unsettled = unsettled || standing == GOUJI_STANDING_UNSETTLED;
    any_number = any_number || (standing == GOUJI_STANDING_NUMBER && !term->total);
  }

  if (unsettled)
    return GOUJI_VERDICT_SUSPENDED;
  return any_number ? GOUJI_VERDICT_HOLDS : GOUJI_VERDICT_SILENT;
}

/* Adds up the terms of both years, or of last year alone. */
static gboolean
add_up (const GoujiYears *self, const GoujiEquation *equation, gboolean last_alone, GoujiSides *sides)
{
  *sides = (GoujiSides) { 0 };
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    gboolean left = term->coefficient > 0;

    if (last_alone && !term->last_year)
      continue;
    if (gouji_years_count (self, term) &&
        !gouji_decimal_accumulate (left ? &sides->left : &sides->right, gouji_years_get_value (self, term),
                                   ABS (term->coefficient)))
      return FALSE;
  }

  sides->difference = sides->left;
  if (!gouji_decimal_accumulate (&sides->difference, sides->right, -1) ||
      sides->difference.units == G_MININT64)
    return FALSE;
  sides->difference.units = ABS (sides->difference.units);
  return TRUE;
}

static gboolean
holds (const GoujiEquation *equation, const GoujiSides *sides)
{
  int order = gouji_decimal_compare (sides->left, sides->right);

  switch (equation->relation) {
  case GOUJI_RELATION_EQUAL:
    return order == 0;
  case GOUJI_RELATION_AT_MOST:
    return order <= 0;
  case GOUJI_RELATION_AT_LEAST:
    return order >= 0;
  default:
    g_return_val_if_reached (TRUE);
  }
}

/* A bound that last year's figures alone exceed lives on what was there before them: more was closed last
 * year than was received, so much was open the year before that, and how much, nobody knows. */
static gboolean
is_bound_known (const GoujiYears *self, const GoujiEquation *equation)
{
  GoujiSides last;

  return !equation->chained || equation->relation == GOUJI_RELATION_EQUAL ||
         (add_up (self, equation, TRUE, &last) && holds (equation, &last));
}

/* Whether nothing stands in the way of judging but that numbers were recognised from a picture. What ties out
 * all the same is no news, even where it is too little to confirm them. */
static gboolean
is_merely_recognised (const GoujiYears *self, const GoujiEquation *equation)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiFigure *figure;

    if (!gouji_years_count (self, term) || gouji_years_weigh (self, term) != GOUJI_STANDING_UNSETTLED)
      continue;
    figure = gouji_report_get_figure (report_of (self, term), cell_of (self, term));
    if (figure->doubt != GOUJI_DOUBT_RECOGNISED || figure->state == GOUJI_FIGURE_UNREADABLE ||
        figure->unit != NULL)
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_years_judge:
 * @sides: (out): both sides, where they could be added up
 *
 * Judges an equation by the figures as they are. Whoever asks what a change would settle asks here again, so
 * that check and diagnosis never differ.
 */
GoujiVerdict
gouji_years_judge (const GoujiYears *self, const GoujiEquation *equation, GoujiSides *sides)
{
  GoujiVerdict verdict = survey (self, equation);

  if (verdict == GOUJI_VERDICT_SUSPENDED && is_merely_recognised (self, equation) &&
      add_up (self, equation, FALSE, sides) && holds (equation, sides))
    return GOUJI_VERDICT_HOLDS;
  if (verdict != GOUJI_VERDICT_HOLDS)
    return verdict;
  if (!is_bound_known (self, equation))
    return GOUJI_VERDICT_SILENT;
  if (!add_up (self, equation, FALSE, sides))
    return GOUJI_VERDICT_SUSPENDED;

  return holds (equation, sides) ? GOUJI_VERDICT_HOLDS : GOUJI_VERDICT_VIOLATED;
}
