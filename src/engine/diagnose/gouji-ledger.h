/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check-judge.h"

G_BEGIN_DECLS

/**
 * GoujiLine:
 * @equation: an equation that could be judged
 * @violated: whether it does not hold
 * @residual: its left side less its right side, in units of the ledger's scale
 */
typedef struct {
  const GoujiEquation *equation;
  gboolean violated;
  gint64 residual;
} GoujiLine;

/**
 * GoujiLedger:
 * @years: whose figures these are
 * @form: the form of this year's report
 * @scale: how many places behind the point all numbers here have
 * @n_cells: how many cells the form has
 * @values: (array length=n_cells): what each cell counts as, in units of @scale
 * @can_change: (array length=n_cells): whether a change of the cell may be proposed: a sure number or a blank
 * of a row in use, which is not locked to last year's report
 * @lines: (element-type GoujiLine): the equations that could be judged, in the order of the form
 * @coefficients: for each line and cell, line * n_cells + cell
 * @starts: (array): where in @lines_of the lines of each cell begin; one more at the end
 * @lines_of: the lines in which each cell has a coefficient
 *
 * All equations of a report that can be judged, as a table of whole numbers to search in.
 */
typedef struct {
  GoujiYears years;
  GoujiForm *form;
  guint scale;
  guint n_cells;
  gint64 *values;
  gboolean *can_change;
  GArray *lines;
  int *coefficients;
  guint *starts;
  guint *lines_of;
} GoujiLedger;

GoujiLedger *gouji_ledger_new (GoujiReport *report, GoujiReport *last_year) G_GNUC_WARN_UNUSED_RESULT;
void gouji_ledger_free (GoujiLedger *self);
int gouji_ledger_get_coefficient (const GoujiLedger *self, guint line, guint cell);
gboolean gouji_ledger_holds (const GoujiLedger *self, guint line, gint64 residual);
gboolean gouji_ledger_accepts (const GoujiLedger *self, guint cell, gint64 value);
char *gouji_ledger_print (const GoujiLedger *self, gint64 value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiLedger, gouji_ledger_free)

G_END_DECLS
