/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-compare.h"

/* Carried figures are locked to last year's report as long as there is one. */
static gboolean
is_locked (GoujiReport *report, const GoujiFigure *figure)
{
  return figure->how == GOUJI_HOW_CARRIED && gouji_report_get_last_year (report) != NULL;
}

static GoujiRegisterChangeKind
compare_cell (GoujiRegisterCount *count, GoujiReport *report, const GoujiCell *cell, guint n)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  GoujiDecimal number = { n, 0 };

  if (!gouji_register_count_has (count, cell))
    return figure->state == GOUJI_FIGURE_EMPTY ? GOUJI_REGISTER_SAME : GOUJI_REGISTER_EMPTIED;
  if (figure->state == GOUJI_FIGURE_NUMBER && figure->unit == NULL &&
      gouji_decimal_compare (figure->value, number) == 0)
    return GOUJI_REGISTER_SAME;

  return is_locked (report, figure) ? GOUJI_REGISTER_LOCKED : GOUJI_REGISTER_SET;
}

/**
 * gouji_register_compare:
 * @count: a register, counted for the report's form
 *
 * Compares each cell of the table with what the report has now.
 *
 * Returns: (transfer full) (element-type GoujiRegisterChange): a change for each cell, in the form's order
 */
GArray *
gouji_register_compare (GoujiRegisterCount *count, GoujiReport *report)
{
  const GoujiRegisterForm *form = gouji_register_count_get_form (count);
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (GoujiRegisterChange));

  g_return_val_if_fail (gouji_report_get_form (report) == form->form, changes);

  for (guint i = 0; i < gouji_form_get_n_cells (form->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form->form, i);
    GoujiRegisterChange change = { .cell = cell };

    if (cell->table != form->table)
      continue;
    if (gouji_register_count_has (count, cell))
      change.n = gouji_register_count_get_n (count, cell);
    change.kind = compare_cell (count, report, cell, change.n);
    g_array_append_val (changes, change);
  }

  return changes;
}

/**
 * gouji_register_apply:
 *
 * Puts the numbers of the register into the report, as one step that can be undone. Cells that are tied to
 * last year's report stay. Nothing but the numbers goes into the report.
 *
 * Returns: how many cells were changed
 */
guint
gouji_register_apply (GoujiRegisterCount *count, GoujiReport *report)
{
  g_autoptr (GArray) changes = gouji_register_compare (count, report);
  guint n_changed = 0;

  gouji_report_begin_step (report);
  for (guint i = 0; i < changes->len; i++) {
    const GoujiRegisterChange *change = &g_array_index (changes, GoujiRegisterChange, i);
    g_autofree char *text =
      change->kind == GOUJI_REGISTER_SET ? g_strdup_printf ("%u", change->n) : g_strdup ("");

    if (change->kind == GOUJI_REGISTER_SET || change->kind == GOUJI_REGISTER_EMPTIED) {
      gouji_report_set_entered (report, change->cell, text, GOUJI_HOW_COMPUTED);
      n_changed++;
    }
  }
  gouji_report_end_step (report);

  return n_changed;
}
