/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane-private.h"

#include <glib/gi18n.h>

#include "check/gouji-check.h"
#include "form-pane/gouji-form-lock.h"
#include "form-pane/gouji-part-view.h"
#include "report/gouji-status.h"

/* Commands that fill many cells. Each is one step, says how many it filled, and is never done unasked. */

/* What a command is about: the table of a part, or, without a name, what is selected; the whole table where
 * that is a single cell. */
static GPtrArray *
find_cells (GoujiFormPane *self, const char *part)
{
  const GoujiCell *selected = gouji_form_pane_get_selected_cell (self);

  for (guint i = 0; i < self->views->len; i++) {
    GoujiPartView *view = self->views->pdata[i];
    GoujiFormGrid *grid = gouji_part_view_get_grid (view);
    const GoujiPart *own = gouji_part_view_get_part (view);

    if (grid == NULL ||
        (*part != '\0' ? !g_str_equal (own->id, part) : selected == NULL || own->table != selected->table))
      continue;
    return gouji_form_grid_has_range (grid) ? gouji_form_grid_get_selection (grid)
                                            : gouji_form_grid_get_cells (grid);
  }
  return g_ptr_array_new ();
}

/* Whether a sum, or last year's report, says what belongs there: then 0 would be a guess. */
static gboolean
is_computed (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n_equations;
  const guint *equations = gouji_form_get_equations_of (form, cell, &n_equations);

  for (guint i = 0; i < n_equations; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);

    for (guint t = 0; t < equation->n_terms; t++)
      if (equation->terms[t].cell == cell && equation->terms[t].total)
        return TRUE;
  }
  return gouji_check_is_expected (report, cell);
}

static gboolean
is_blank (GoujiReport *report, const GoujiCell *cell)
{
  return gouji_report_get_figure (report, cell)->state == GOUJI_FIGURE_EMPTY &&
         gouji_form_may_change (report, cell);
}

/**
 * gouji_form_pane_fill_zeros:
 * @part: id of a part with a table, "" for what is selected
 *
 * Puts 0 into each blank cell that nothing computes.
 */
void
gouji_form_pane_fill_zeros (GoujiFormPane *self, const char *part)
{
  g_autoptr (GPtrArray) cells = find_cells (self, part);
  g_autofree char *words = NULL;
  guint n_filled = 0;

  gouji_report_break_typing (self->report);
  gouji_report_begin_step (self->report);
  for (guint i = 0; i < cells->len; i++) {
    if (!is_blank (self->report, cells->pdata[i]) || is_computed (self->report, cells->pdata[i]))
      continue;
    gouji_report_set_entered (self->report, cells->pdata[i], "0", GOUJI_HOW_TYPED);
    n_filled++;
  }
  gouji_report_end_step (self->report);
  words = n_filled > 0
            ? g_strdup_printf (
                ngettext ("%u blank cell filled with 0", "%u blank cells filled with 0", n_filled), n_filled)
            : g_strdup (_ ("There is no blank cell to fill with 0"));
  gouji_form_pane_say (self, words, TRUE);
}

/**
 * gouji_form_pane_accept_totals:
 * @part: id of a part with a table, "" for what is selected
 *
 * Puts the computed value into each blank total.
 */
void
gouji_form_pane_accept_totals (GoujiFormPane *self, const char *part)
{
  g_autoptr (GPtrArray) cells = find_cells (self, part);
  g_autofree char *words = NULL;
  guint n_filled = 0;

  gouji_report_break_typing (self->report);
  gouji_report_begin_step (self->report);
  for (guint i = 0; i < cells->len; i++) {
    g_autofree char *number = NULL;
    GoujiDecimal value;

    if (!is_blank (self->report, cells->pdata[i]) ||
        !gouji_check_propose (self->report, cells->pdata[i], &value))
      continue;
    number = gouji_decimal_to_string (value);
    gouji_report_set_entered (self->report, cells->pdata[i], number, GOUJI_HOW_COMPUTED);
    n_filled++;
  }
  gouji_report_end_step (self->report);
  words = n_filled > 0
            ? g_strdup_printf (ngettext ("%u computed total put in", "%u computed totals put in", n_filled),
                               n_filled)
            : g_strdup (_ ("There is no blank total that can be computed"));
  gouji_form_pane_say (self, words, TRUE);
}

/**
 * gouji_form_pane_unlock:
 *
 * Lets go of the selected cells that are held to last year's report. Their numbers stay.
 */
void
gouji_form_pane_unlock (GoujiFormPane *self)
{
  const GoujiCell *selected = gouji_form_pane_get_selected_cell (self);
  g_autoptr (GPtrArray) cells = NULL;

  if (selected == NULL || gouji_report_get_locked (self->report))
    return;
  cells = gouji_form_grid_get_selection (gouji_form_pane_get_grid (self, selected));
  if (cells->len == 0)
    g_ptr_array_add (cells, (gpointer) selected);
  gouji_report_break_typing (self->report);
  gouji_report_begin_step (self->report);
  for (guint i = 0; i < cells->len; i++) {
    g_autofree char *text = NULL;

    if (!gouji_form_is_carried (self->report, cells->pdata[i]))
      continue;
    text = g_strdup (gouji_report_get_figure (self->report, cells->pdata[i])->entered);
    gouji_report_set_entered (self->report, cells->pdata[i], text, GOUJI_HOW_TYPED);
  }
  gouji_report_end_step (self->report);
}
