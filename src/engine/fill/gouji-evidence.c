/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-evidence.h"

struct _GoujiWitnesses {
  GoujiForm *form;
  GoujiBalance *balance;
  const GoujiReading *reading;
  GPtrArray *equations;
};

/* A number that was lost, as one of the equations says it must be. */
typedef struct {
  const GoujiEquation *equation;
  guint column;
  GoujiDecimal number;
} Solution;

static const GoujiCell *
cell_at (const GoujiWitnesses *self, guint column)
{
  return gouji_form_get_cell_at (self->form, self->reading->row->block, self->reading->row->row, column);
}

/* That one number is not larger than another, or usually is not, tells nothing of where they stand. */
static gboolean
is_exact (const GoujiEquation *equation)
{
  return equation->relation == GOUJI_RELATION_EQUAL && equation->rule->severity == GOUJI_SEVERITY_ERROR;
}

/**
 * gouji_witnesses_new:
 *
 * Returns: (transfer full): the equations in which the row of @reading has a cell
 */
GoujiWitnesses *
gouji_witnesses_new (GoujiForm *form, GoujiBalance *balance, const GoujiReading *reading)
{
  GoujiWitnesses *self = g_new0 (GoujiWitnesses, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  self->form = form;
  self->balance = balance;
  self->reading = reading;
  self->equations = g_ptr_array_new ();
  for (guint i = 0; i < reading->row->columns->len; i++) {
    guint n;
    const guint *equations = gouji_form_get_equations_of (form, cell_at (self, i), &n);

    for (guint j = 0; j < n; j++) {
      const GoujiEquation *equation = gouji_form_get_equation (form, equations[j]);

      if (is_exact (equation) && g_hash_table_add (seen, GUINT_TO_POINTER (equations[j] + 1)))
        g_ptr_array_add (self->equations, (gpointer) equation);
    }
  }

  return self;
}

void
gouji_witnesses_free (GoujiWitnesses *self)
{
  g_ptr_array_unref (self->equations);
  g_free (self);
}

void
gouji_evidence_clear (GoujiEvidence *evidence)
{
  g_clear_pointer (&evidence->confirmed, g_free);
}

static void
reset (const GoujiWitnesses *self, GoujiEvidence *evidence)
{
  gouji_evidence_clear (evidence);
  evidence->n_broken = 0;
  evidence->n_holding = 0;
  evidence->confirmed = g_new0 (gboolean, self->reading->row->columns->len);
}

/* The row's cells in @equation are where they are read, but for the one that was lost. */
static void
confirm_cells (const GoujiWitnesses *self, const GoujiEquation *equation, guint lost, GoujiEvidence *evidence)
{
  evidence->n_holding++;
  for (guint i = 0; i < self->reading->row->columns->len; i++) {
    const GoujiCell *cell = cell_at (self, i);

    for (guint j = 0; j < equation->n_terms && i != lost; j++)
      evidence->confirmed[i] |= equation->terms[j].cell == cell;
  }
}

/* What a number that was lost must be: @solved, or, for %NULL, each that is unknown must be zero. */
static void
add_solutions (const GoujiWitnesses *self,
               const GoujiEquation *equation,
               const GoujiCell *solved,
               GoujiDecimal number,
               GArray *solutions)
{
  Solution solution = { .equation = equation, .number = number };

  for (guint i = 0; i < self->reading->row->columns->len; i++) {
    const GoujiCell *cell = cell_at (self, i);

    solution.column = i;
    for (guint j = 0; j < equation->n_terms; j++) {
      if (equation->terms[j].cell == cell &&
          (solved != NULL ? cell == solved : gouji_balance_is_unknown (self->balance, cell)))
        g_array_append_val (solutions, solution);
    }
  }
}

static void
hear_equation (const GoujiWitnesses *self,
               const GoujiEquation *equation,
               GArray *solutions,
               GoujiEvidence *evidence)
{
  const GoujiCell *solved;
  GoujiDecimal number = { 0 };

  switch (gouji_balance_judge (self->balance, equation, &solved, &number)) {
  case GOUJI_VERDICT_HOLDS:
    add_solutions (self, equation, NULL, (GoujiDecimal) { 0 }, solutions);
    confirm_cells (self, equation, G_MAXUINT, evidence);
    break;
  case GOUJI_VERDICT_BROKEN:
    evidence->n_broken++;
    break;
  case GOUJI_VERDICT_SOLVED:
    add_solutions (self, equation, solved, number, solutions);
    break;
  case GOUJI_VERDICT_OPEN:
    break;
  default:
    g_assert_not_reached ();
  }
}

/* Two equations that find the same number confirm each other; two that do not cannot both be right. */
static void
compare_solutions (const GoujiWitnesses *self, const GArray *solutions, GoujiEvidence *evidence)
{
  for (guint i = 0; i < solutions->len; i++) {
    const Solution *a = &g_array_index (solutions, Solution, i);

    for (guint j = 0; j < i; j++) {
      const Solution *b = &g_array_index (solutions, Solution, j);

      if (a->column != b->column)
        continue;
      if (gouji_decimal_compare (a->number, b->number) != 0) {
        evidence->n_broken++;
      } else {
        confirm_cells (self, a->equation, a->column, evidence);
        confirm_cells (self, b->equation, b->column, evidence);
      }
    }
  }
}

/**
 * gouji_witnesses_hear:
 * @pieces: for each column of the row the value to try there, or -1
 * @evidence: (inout): what the equations say of it
 */
void
gouji_witnesses_hear (const GoujiWitnesses *self, const int *pieces, GoujiEvidence *evidence)
{
  g_autoptr (GArray) solutions = g_array_new (FALSE, FALSE, sizeof (Solution));

  reset (self, evidence);
  gouji_balance_try (self->balance, self->reading, pieces);
  for (guint i = 0; i < self->equations->len; i++)
    hear_equation (self, g_ptr_array_index (self->equations, i), solutions, evidence);
  gouji_balance_try (self->balance, NULL, NULL);
  compare_solutions (self, solutions, evidence);
}

/**
 * gouji_witnesses_hear_own:
 * @evidence: (inout): what the row's own sums say of it as it is read
 */
void
gouji_witnesses_hear_own (const GoujiWitnesses *self, GoujiEvidence *evidence)
{
  g_autoptr (GArray) solutions = g_array_new (FALSE, FALSE, sizeof (Solution));

  reset (self, evidence);
  gouji_balance_try (self->balance, self->reading, self->reading->pieces);
  for (guint i = 0; i < self->equations->len; i++) {
    const GoujiEquation *equation = g_ptr_array_index (self->equations, i);

    if (gouji_balance_is_own (self->balance, equation, self->reading))
      hear_equation (self, equation, solutions, evidence);
  }
  gouji_balance_try (self->balance, NULL, NULL);
}

/**
 * gouji_witnesses_hear_others:
 * @pieces: for each column of the row the value to try there, or -1
 * @evidence: (inout): what the equations say of it that have cells of other rows too
 */
void
gouji_witnesses_hear_others (const GoujiWitnesses *self, const int *pieces, GoujiEvidence *evidence)
{
  g_autoptr (GArray) solutions = g_array_new (FALSE, FALSE, sizeof (Solution));

  reset (self, evidence);
  gouji_balance_try (self->balance, self->reading, pieces);
  for (guint i = 0; i < self->equations->len; i++) {
    const GoujiEquation *equation = g_ptr_array_index (self->equations, i);

    if (!gouji_balance_is_own (self->balance, equation, self->reading))
      hear_equation (self, equation, solutions, evidence);
  }
  gouji_balance_try (self->balance, NULL, NULL);
}
