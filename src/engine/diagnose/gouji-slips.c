/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose/gouji-slips.h"

/* The slips that move numbers: two that changed places, or several that stand one column too far. */

#define LONGEST_SHIFT 16

static gint64
value_at (const GoujiLedger *ledger, const GoujiCell *cell)
{
  return ledger->values[cell->index];
}

/* Adds what takes @cell to @value. Returns: whether it may be that */
static gboolean
set_value (const GoujiLedger *ledger, GoujiAttempt *attempt, const GoujiCell *cell, gint64 value)
{
  gint64 amount = value - value_at (ledger, cell);

  if (!ledger->can_change[cell->index] || !gouji_ledger_accepts (ledger, cell->index, value))
    return FALSE;
  if (amount != 0)
    attempt->deltas[attempt->n++] = (GoujiDelta) { cell->index, amount };

  return TRUE;
}

static void
add (GPtrArray *slips, GoujiAttempt attempt, GoujiCause cause)
{
  attempt.n_of_slips = attempt.n;
  attempt.slips[0] = cause;
  attempt.n_slips = 1;
  g_ptr_array_add (slips, g_memdup2 (&attempt, sizeof attempt));
}

static void
add_swap (
  const GoujiLedger *ledger, GPtrArray *slips, const GoujiCell *a, const GoujiCell *b, GoujiCause cause)
{
  GoujiAttempt attempt = { 0 };

  if (value_at (ledger, a) != value_at (ledger, b) && set_value (ledger, &attempt, a, value_at (ledger, b)) &&
      set_value (ledger, &attempt, b, value_at (ledger, a)))
    add (slips, attempt, cause);
}

/* @row: the cells of a row from one end to the other, so that the numbers from @first + 1 to @last stand one
 * place too far from its beginning; nothing stands at @first. */
static void
add_shift (const GoujiLedger *ledger, GPtrArray *slips, GPtrArray *row, guint first, guint last)
{
  GoujiAttempt attempt = { 0 };

  for (guint i = first; i < last; i++) {
    if (!set_value (ledger, &attempt, row->pdata[i], value_at (ledger, row->pdata[i + 1])))
      return;
  }
  if (set_value (ledger, &attempt, row->pdata[last], 0))
    add (slips, attempt, GOUJI_CAUSE_SHIFTED);
}

/* Of one number alone that is a swap with nothing; so two at least. */
static void
add_shifts (const GoujiLedger *ledger, GPtrArray *slips, GPtrArray *row)
{
  for (guint first = 0; first + 2 < row->len; first++) {
    if (value_at (ledger, row->pdata[first]) != 0 || value_at (ledger, row->pdata[first + 1]) == 0)
      continue;
    for (guint last = first + 2; last < MIN (row->len, first + LONGEST_SHIFT); last++) {
      if (value_at (ledger, row->pdata[last]) != 0)
        add_shift (ledger, slips, row, first, last);
    }
  }
}

static void
list_of_row (const GoujiLedger *ledger, const GoujiFormBlock *block, guint row, GPtrArray *slips)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GPtrArray) backwards = g_ptr_array_new ();

  for (guint c = 0; c < block->columns->len; c++) {
    const GoujiCell *cell = gouji_form_get_cell_at (ledger->form, block, row, c);

    g_ptr_array_add (cells, (gpointer) cell);
    g_ptr_array_insert (backwards, 0, (gpointer) cell);
    if (c > 0)
      add_swap (ledger, slips, cells->pdata[c - 1], cell, GOUJI_CAUSE_COLUMN);
  }

  add_shifts (ledger, slips, cells);
  add_shifts (ledger, slips, backwards);
}

/* Rows that a report does not print lie between none. */
static void
list_of_column (const GoujiLedger *ledger, const GoujiFormBlock *block, guint column, GPtrArray *slips)
{
  const GoujiCell *above = NULL;

  for (guint r = 0; r < block->rows->len; r++) {
    const GoujiCell *cell = gouji_form_get_cell_at (ledger->form, block, r, column);

    if (!ledger->can_change[cell->index])
      continue;
    if (above != NULL)
      add_swap (ledger, slips, above, cell, GOUJI_CAUSE_ROW);
    above = cell;
  }
}

/**
 * gouji_slips_list:
 *
 * Returns: (transfer full) (element-type GoujiAttempt): what would take back each slip that moves numbers and
 * that could have happened, whether or not it settles anything
 */
GPtrArray *
gouji_slips_list (const GoujiLedger *ledger)
{
  GPtrArray *slips = g_ptr_array_new_with_free_func (g_free);

  for (guint t = 0; t < gouji_form_get_n_tables (ledger->form); t++) {
    const GoujiFormTable *table = gouji_form_get_table (ledger->form, t);

    for (guint b = 0; b < table->blocks->len; b++) {
      const GoujiFormBlock *block = table->blocks->pdata[b];

      for (guint r = 0; r < block->rows->len; r++)
        list_of_row (ledger, block, r, slips);
      for (guint c = 0; c < block->columns->len; c++)
        list_of_column (ledger, block, c, slips);
    }
  }

  return slips;
}
