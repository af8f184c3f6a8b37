/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filling.h"

/*
 * What was recognised from the picture of a page may be wrong in any letter, however plainly it stands in its
 * cell. A number is sure when the arithmetic of the form would not come out without it.
 *
 * Not every equality that holds says so. A recogniser that takes 5 for 3 takes it so wherever that letter is
 * printed in the same way: 5 = 5 + 0 is read as 3 = 3 + 0, and holds as well. So do all equalities in which
 * each number on one side stands on the other side too, zeros aside, and 0 = 0 + 0 + 0 says least. What
 * confirms is a true addition: where the numbers that stand on both sides are struck out and others are left,
 * these and the zeros beside them are what they must be. Two mistakes in one addition that make up for each
 * other remain possible; that both also tie out with all the other rows and columns is asked for, too: no
 * equality and no bound that the number is in may fail.
 */

/* What an equation says of a number that was recognised. */
typedef struct {
  gboolean confirmed;
  gboolean contradicted;
} Evidence;

/* A number of an equation, on its left side, with its sign. */
typedef struct {
  const GoujiCell *cell;
  int coefficient;
  GoujiDecimal value;
  gboolean struck;
  gboolean in_place;
} Number;

/* In a row whose label was not recognised the numbers may be right all the same: a sum that comes out with
 * them confirms the others, and one that does not says nothing. */
static gboolean
is_known (const GoujiFigure *figure)
{
  return (figure->doubt == GOUJI_DOUBT_NONE || figure->doubt == GOUJI_DOUBT_ROW) &&
         figure->how != GOUJI_HOW_NONE && figure->unit == NULL && figure->state != GOUJI_FIGURE_UNREADABLE;
}

static gboolean
is_replaced (GoujiReport *report, const GoujiTerm *term)
{
  for (guint i = 0; i < term->n_instead_of; i++) {
    if (gouji_report_get_figure (report, term->instead_of[i])->state == GOUJI_FIGURE_NUMBER)
      return TRUE;
  }

  return FALSE;
}

/* In a row that another one stands for, or that only some reports have. One that was lost is in doubt. */
static gboolean
is_left_out (const GoujiFigure *figure)
{
  return figure->how == GOUJI_HOW_NONE && figure->doubt == GOUJI_DOUBT_NONE;
}

/* The numbers of an equation; %NULL where not all of them are known. A blank counts as nothing, but a blank
 * total has not been worked out. */
static GArray *
list_numbers (GoujiReport *report, const GoujiEquation *equation)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (Number));

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiFigure *figure = gouji_report_get_figure (report, term->cell);
    Number number = { term->cell, term->coefficient, { 0 }, FALSE, figure->doubt == GOUJI_DOUBT_NONE };

    if (is_replaced (report, term) || (is_left_out (figure) && !term->total))
      continue;
    if (!is_known (figure) || (term->total && figure->state != GOUJI_FIGURE_NUMBER))
      return NULL;
    if (figure->state == GOUJI_FIGURE_NUMBER)
      number.value = figure->value;
    g_array_append_val (numbers, number);
  }

  return g_steal_pointer (&numbers);
}

static gboolean
add_up (const GArray *numbers, GoujiDecimal *sum)
{
  *sum = (GoujiDecimal) { 0 };
  for (guint i = 0; i < numbers->len; i++) {
    GoujiDecimal value = g_array_index (numbers, Number, i).value;
    int coefficient = g_array_index (numbers, Number, i).coefficient;

    if (__builtin_mul_overflow (value.units, (gint64) coefficient, &value.units) ||
        !gouji_decimal_add (*sum, value, sum, NULL))
      return FALSE;
  }

  return TRUE;
}

static gboolean
holds (GoujiRelation relation, gint64 sum)
{
  switch (relation) {
  case GOUJI_RELATION_EQUAL:
    return sum == 0;
  case GOUJI_RELATION_AT_MOST:
    return sum <= 0;
  case GOUJI_RELATION_AT_LEAST:
    return sum >= 0;
  default:
    g_return_val_if_reached (FALSE);
  }
}

/* Strikes out what stands on both sides. Returns whether anything but zeros is left. */
static gboolean
strike_out (GArray *numbers)
{
  gboolean any_left = FALSE;

  for (guint i = 0; i < numbers->len; i++) {
    Number *one = &g_array_index (numbers, Number, i);

    for (guint k = i + 1; k < numbers->len && !one->struck && one->value.units != 0; k++) {
      Number *other = &g_array_index (numbers, Number, k);

      if (!other->struck && one->coefficient == -other->coefficient &&
          gouji_decimal_compare (one->value, other->value) == 0)
        one->struck = other->struck = TRUE;
    }
    any_left = any_left || (!one->struck && one->value.units != 0);
  }

  return any_left;
}

static void
weigh_equation (GoujiReport *report, const GoujiEquation *equation, Evidence *evidence)
{
  g_autoptr (GArray) numbers = equation->chained ? NULL : list_numbers (report, equation);
  gboolean held, true_addition, in_place = TRUE;
  GoujiDecimal sum;

  if (numbers == NULL)
    return;
  held = add_up (numbers, &sum) && holds (equation->relation, sum.units);
  true_addition = held && equation->relation == GOUJI_RELATION_EQUAL && strike_out (numbers);
  for (guint i = 0; i < numbers->len; i++)
    in_place = in_place && g_array_index (numbers, Number, i).in_place;
  for (guint i = 0; i < numbers->len; i++) {
    const Number *number = &g_array_index (numbers, Number, i);
    Evidence *about = &evidence[number->cell->index];

    about->contradicted = about->contradicted || (!held && in_place);
    about->confirmed = about->confirmed || (true_addition && !number->struck);
  }
}

static void
doubt_figure (GoujiReport *report, const GoujiCell *cell)
{
  GoujiFigure figure;

  gouji_figure_copy (gouji_report_get_figure (report, cell), &figure);
  figure.doubt = GOUJI_DOUBT_RECOGNISED;
  gouji_report_put_figure (report, cell, &figure);
  gouji_figure_clear (&figure);
}

/**
 * gouji_filling_doubt_recognised:
 *
 * Where the document was recognised from pictures, doubts all figures that the arithmetic does not confirm.
 * Those that are doubted already stay so for the reason that they have.
 */
void
gouji_filling_doubt_recognised (GoujiFilling *self)
{
  GoujiForm *form = self->lexicon->form;
  g_autofree Evidence *evidence = NULL;

  if (!gouji_document_has_note (self->source->document, GOUJI_NOTE_SCANNED))
    return;

  evidence = g_new0 (Evidence, gouji_form_get_n_cells (form));
  for (guint i = 0; i < gouji_form_get_n_equations (form); i++)
    weigh_equation (self->report, gouji_form_get_equation (form, i), evidence);
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiFigure *figure = gouji_report_get_figure (self->report, cell);

    if (figure->doubt == GOUJI_DOUBT_NONE && figure->how != GOUJI_HOW_NONE &&
        (evidence[i].contradicted || !evidence[i].confirmed))
      doubt_figure (self->report, cell);
  }
}
