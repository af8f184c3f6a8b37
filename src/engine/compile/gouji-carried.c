/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-carried.h"

#include "check/gouji-check-values.h"

/*
 * Returns: (nullable): the term of last year whose figure @cell must repeat by this equation: it says that
 * two figures are equal, one of this year and one of last year, and nothing else
 */
static const GoujiTerm *
find_repeated (const GoujiEquation *equation, const GoujiCell *cell)
{
  const GoujiTerm *own;
  const GoujiTerm *last;

  if (!equation->chained || equation->relation != GOUJI_RELATION_EQUAL || equation->n_terms != 2)
    return NULL;

  own = equation->terms[0].last_year ? &equation->terms[1] : &equation->terms[0];
  last = own == &equation->terms[0] ? &equation->terms[1] : &equation->terms[0];
  if (own->last_year || !last->last_year || own->cell != cell || own->coefficient != -last->coefficient ||
      own->n_instead_of > 0 || last->n_instead_of > 0)
    return NULL;

  return last;
}

/**
 * gouji_carried_find_origin:
 * @cell: a cell of the report's form
 *
 * Returns: (nullable): the cell of the same form whose figure of last year it must repeat, %NULL for a cell
 * that is this year's alone
 */
const GoujiCell *
gouji_carried_find_origin (GoujiReport *report, const GoujiCell *cell)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report) && cell != NULL, NULL);

  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_equations (form); i++) {
    const GoujiTerm *term = find_repeated (gouji_form_get_equation (form, i), cell);

    if (term != NULL)
      return term->cell;
  }

  return NULL;
}

/* A blank total is no number either: what it would be is a proposal, and no figure. */
static GoujiCarried
look_up (GoujiReport *last_year, const GoujiCell *cell, const GoujiCell *origin)
{
  GoujiCarried carried = {
    cell, gouji_report_find_counterpart (last_year, origin), GOUJI_CARRIED_ABSENT, { 0 }
  };
  const GoujiFigure *figure;

  if (carried.from == NULL)
    return carried;

  figure = gouji_report_get_figure (last_year, carried.from);
  if (figure->state == GOUJI_FIGURE_UNREADABLE || figure->unit != NULL)
    carried.state = GOUJI_CARRIED_UNREADABLE;
  else if (!gouji_figure_is_sure (figure))
    carried.state = GOUJI_CARRIED_UNSURE;
  else if (figure->state != GOUJI_FIGURE_NUMBER)
    carried.state = GOUJI_CARRIED_BLANK;
  else
    carried.state = GOUJI_CARRIED_NUMBER;
  if (carried.state == GOUJI_CARRIED_NUMBER)
    carried.value = figure->value;

  return carried;
}

/**
 * gouji_carried_list:
 * @report: this year's report, of which only the form is looked at
 * @last_year: last year's report, in the same form or another
 *
 * Lists the cells that must repeat a figure of last year's report by the equations of the form, which the
 * notice prints under the table, and what last year's report says of each.
 *
 * Returns: (transfer full) (element-type GoujiCarried): in the order of the form
 */
GArray *
gouji_carried_list (GoujiReport *report, GoujiReport *last_year)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report) && GOUJI_IS_REPORT (last_year), NULL);

  GoujiForm *form = gouji_report_get_form (report);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (GoujiCarried));

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiCell *origin = gouji_carried_find_origin (report, cell);

    if (origin != NULL) {
      GoujiCarried carried = look_up (last_year, cell, origin);

      g_array_append_val (all, carried);
    }
  }

  return all;
}

static void
free_change (GoujiCarriedChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static const char *
get_text (const GoujiFigure *figure)
{
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;

  return text != NULL && *text != '\0' ? text : NULL;
}

/* A figure that was read or typed is the user's. One that was carried follows last year's report, and a blank
 * one of a report that was begun here waits for it. */
static gboolean
follows (GoujiReport *report, const GoujiFigure *figure)
{
  return figure->how == GOUJI_HOW_CARRIED ||
         (figure->printed == NULL && get_text (figure) == NULL && gouji_report_get_document (report) == NULL);
}

static void
follow (GoujiReport *report, const GoujiCarried *carried, GPtrArray *changes)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, carried->cell);
  g_autofree char *after =
    carried->state == GOUJI_CARRIED_NUMBER ? gouji_decimal_to_string (carried->value) : NULL;
  g_autofree char *before = g_strdup (get_text (figure));
  GoujiCarriedChange *change;

  if (!follows (report, figure) || g_strcmp0 (before, after) == 0)
    return;

  gouji_report_set_entered (report, carried->cell, after, GOUJI_HOW_CARRIED);
  change = g_new0 (GoujiCarriedChange, 1);
  change->cell = carried->cell;
  change->before = g_steal_pointer (&before);
  change->after = g_steal_pointer (&after);
  g_ptr_array_add (changes, change);
}

/**
 * gouji_carried_is_current:
 * @last_year: last year's report as it is now
 *
 * Returns: whether the figures and texts that @report is held against are those of @last_year; also where it
 * is held against none
 */
gboolean
gouji_carried_is_current (GoujiReport *report, GoujiReport *last_year)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report) && GOUJI_IS_REPORT (last_year), TRUE);

  GoujiReport *snapshot = gouji_report_get_last_year (report);
  GoujiForm *form = gouji_report_get_form (last_year);

  if (snapshot == NULL)
    return TRUE;
  if (g_strcmp0 (gouji_form_get_id (gouji_report_get_form (snapshot)), gouji_form_get_id (form)) != 0)
    return FALSE;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    const GoujiCell *then = gouji_report_find_counterpart (snapshot, cell);
    const GoujiFigure *now = gouji_report_get_figure (last_year, cell);
    const GoujiFigure *was = then != NULL ? gouji_report_get_figure (snapshot, then) : NULL;

    if (was == NULL || was->state != now->state || g_strcmp0 (was->unit, now->unit) != 0 ||
        gouji_figure_is_sure (was) != gouji_figure_is_sure (now) ||
        (now->state == GOUJI_FIGURE_NUMBER && gouji_decimal_compare (was->value, now->value) != 0))
      return FALSE;
  }
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);
    const GoujiPart *then = gouji_form_find_part (gouji_report_get_form (snapshot), part->id);

    if (then == NULL || g_strcmp0 (gouji_report_get_narrative (snapshot, then)->text,
                                   gouji_report_get_narrative (last_year, part)->text) != 0)
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_carried_exchange:
 * @last_year: (nullable): last year's report, of which a snapshot is taken; %NULL to hold @report against
 * none
 *
 * Holds @report against another report of last year, in one step that can be undone. Carried figures become
 * what that report says, blank where it says nothing that is sure; figures that were read or typed stay.
 * Without last year's report what was carried stays, and is locked no longer.
 *
 * Returns: (transfer full) (element-type GoujiCarriedChange): the figures that are others now
 */
GPtrArray *
gouji_carried_exchange (GoujiReport *report, GoujiReport *last_year)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (last_year == NULL || GOUJI_IS_REPORT (last_year), NULL);

  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) free_change);
  g_autoptr (GoujiReport) snapshot = last_year != NULL ? gouji_report_make_snapshot (last_year) : NULL;
  g_autoptr (GArray) all = last_year != NULL ? gouji_carried_list (report, last_year) : NULL;

  gouji_report_begin_step (report);
  gouji_report_set_last_year (report, snapshot);
  for (guint i = 0; all != NULL && i < all->len; i++)
    follow (report, &g_array_index (all, GoujiCarried, i), changes);
  gouji_report_end_step (report);

  return changes;
}
