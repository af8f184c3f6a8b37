/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose/gouji-ledger.h"

#include <string.h>

/* Numbers above are not added up here: all sums of a form's cells stay far from the end of 64 bits. */
#define LARGEST_VALUE (G_MAXINT64 / 65536)

static GoujiLine *
get_line (const GoujiLedger *self, guint index)
{
  return &g_array_index (self->lines, GoujiLine, index);
}

static guint
find_scale (const GoujiYears *years)
{
  GoujiReport *reports[] = { years->report, years->last_year };
  guint scale = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reports) && reports[i] != NULL; i++) {
    GoujiForm *form = gouji_report_get_form (reports[i]);

    for (guint c = 0; c < gouji_form_get_n_cells (form); c++) {
      const GoujiFigure *figure = gouji_report_get_figure (reports[i], gouji_form_get_cell (form, c));

      if (figure->state == GOUJI_FIGURE_NUMBER)
        scale = MAX (scale, figure->value.scale);
    }
  }

  return scale;
}

/* Returns: whether @value fits into the ledger */
static gboolean
convert (const GoujiLedger *self, GoujiDecimal value, gint64 *converted)
{
  *converted = value.units;
  for (guint i = value.scale; i < self->scale; i++) {
    if (__builtin_mul_overflow (*converted, 10, converted))
      return FALSE;
  }

  return *converted < LARGEST_VALUE && *converted > -LARGEST_VALUE;
}

/* What last year's report says is not for this one to change, nor what follows it. */
static gboolean
may_change (const GoujiLedger *self, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (self->years.report, cell);
  GoujiStanding standing = gouji_report_weigh (self->years.report, cell);
  gboolean locked = figure->how == GOUJI_HOW_CARRIED && self->years.last_year != NULL;

  return (standing == GOUJI_STANDING_NUMBER || standing == GOUJI_STANDING_BLANK) && !locked &&
         gouji_row_is_in_use (self->years.report, cell->block, cell->row->first);
}

static void
read_cells (GoujiLedger *self)
{
  for (guint i = 0; i < self->n_cells; i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);
    const GoujiFigure *figure = gouji_report_get_figure (self->years.report, cell);

    self->can_change[i] =
      (figure->state != GOUJI_FIGURE_NUMBER || convert (self, figure->value, &self->values[i])) &&
      may_change (self, cell);
  }
}

/* Returns: whether the line was written: its numbers fit */
static gboolean
write_line (GoujiLedger *self, const GoujiEquation *equation, gboolean violated, int *coefficients)
{
  GoujiLine line = { equation, violated, 0 };

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    gint64 value;

    if (!gouji_years_count (&self->years, term))
      continue;
    if (!convert (self, gouji_years_get_value (&self->years, term), &value) ||
        __builtin_mul_overflow (value, (gint64) term->coefficient, &value) ||
        __builtin_add_overflow (line.residual, value, &line.residual))
      return FALSE;
    if (!term->last_year)
      coefficients[term->cell->index] += term->coefficient;
  }

  g_array_append_val (self->lines, line);
  return TRUE;
}

static void
write_lines (GoujiLedger *self)
{
  guint n_equations = gouji_form_get_n_equations (self->form);

  self->coefficients = g_new0 (int, (gsize) MAX (n_equations, 1) * self->n_cells);
  for (guint i = 0; i < n_equations; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (self->form, i);
    int *coefficients = self->coefficients + (gsize) self->lines->len * self->n_cells;
    GoujiSides sides;
    GoujiVerdict verdict = gouji_years_judge (&self->years, equation, &sides);

    if (verdict != GOUJI_VERDICT_HOLDS && verdict != GOUJI_VERDICT_VIOLATED)
      continue;
    if (!write_line (self, equation, verdict == GOUJI_VERDICT_VIOLATED, coefficients))
      memset (coefficients, 0, sizeof *coefficients * self->n_cells);
  }
}

static void
index_lines (GoujiLedger *self)
{
  guint n = 0;

  self->starts = g_new0 (guint, self->n_cells + 1);
  self->lines_of = g_new0 (guint, (gsize) MAX (self->lines->len, 1) * self->n_cells);
  for (guint cell = 0; cell < self->n_cells; cell++) {
    for (guint line = 0; line < self->lines->len; line++) {
      if (gouji_ledger_get_coefficient (self, line, cell) != 0)
        self->lines_of[n++] = line;
    }
    self->starts[cell + 1] = n;
  }
}

/**
 * gouji_ledger_new:
 * @last_year: (nullable): without it the equations that tie two years together are not in it
 *
 * Judges all equations as the check does, and writes down those that could be. The reports must not change as
 * long as it is used.
 */
GoujiLedger *
gouji_ledger_new (GoujiReport *report, GoujiReport *last_year)
{
  GoujiLedger *self = g_new0 (GoujiLedger, 1);

  self->years = (GoujiYears) { report, last_year };
  self->form = gouji_report_get_form (report);
  self->scale = find_scale (&self->years);
  self->n_cells = gouji_form_get_n_cells (self->form);
  self->values = g_new0 (gint64, self->n_cells);
  self->can_change = g_new0 (gboolean, self->n_cells);
  self->lines = g_array_new (FALSE, FALSE, sizeof (GoujiLine));
  read_cells (self);
  write_lines (self);
  index_lines (self);
  return self;
}

void
gouji_ledger_free (GoujiLedger *self)
{
  g_free (self->values);
  g_free (self->can_change);
  g_array_unref (self->lines);
  g_free (self->coefficients);
  g_free (self->starts);
  g_free (self->lines_of);
  g_free (self);
}

int
gouji_ledger_get_coefficient (const GoujiLedger *self, guint line, guint cell)
{
  return self->coefficients[(gsize) line * self->n_cells + cell];
}

/**
 * gouji_ledger_holds:
 *
 * Returns: whether the equation of @line would hold with this residual
 */
gboolean
gouji_ledger_holds (const GoujiLedger *self, guint line, gint64 residual)
{
  switch (get_line (self, line)->equation->relation) {
  case GOUJI_RELATION_EQUAL:
    return residual == 0;
  case GOUJI_RELATION_AT_MOST:
    return residual <= 0;
  case GOUJI_RELATION_AT_LEAST:
    return residual >= 0;
  default:
    g_return_val_if_reached (FALSE);
  }
}

/**
 * gouji_ledger_accepts:
 *
 * Returns: whether @value may stand in @cell: no count is negative or broken
 */
gboolean
gouji_ledger_accepts (const GoujiLedger *self, guint cell, gint64 value)
{
  GoujiCellType type = gouji_form_get_cell (self->form, cell)->type;

  if (value >= LARGEST_VALUE || value <= -LARGEST_VALUE || (value < 0 && type != GOUJI_CELL_SIGNED_COUNT))
    return FALSE;
  for (guint i = 0; type != GOUJI_CELL_AMOUNT && i < self->scale; i++) {
    if (value % 10 != 0)
      return FALSE;
    value /= 10;
  }

  return TRUE;
}

/**
 * gouji_ledger_print:
 *
 * Returns: @value in decimal digits, without zeros at the end of a fraction
 */
char *
gouji_ledger_print (const GoujiLedger *self, gint64 value)
{
  GoujiDecimal number = { value, self->scale };

  while (number.scale > 0 && number.units % 10 == 0) {
    number.units /= 10;
    number.scale--;
  }

  return gouji_decimal_to_string (number);
}
