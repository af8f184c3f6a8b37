/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose/gouji-diagnose.h"

#include "diagnose/gouji-search.h"
#include "diagnose/gouji-slip.h"

/* How many ways to settle one violation are worth telling. */
#define MOST_OF_LINE 24

/* A number this small is last year's by chance as often as not, and costs so much more. */
#define TELLING 10
#define COST_OF_CHANCE 5

/* What speaks against each cause, and against each number that would have to change besides: slips of the
 * hand are likelier than totals that were not brought up to date, and anything is likelier than a number that
 * came from nowhere. */
static const guint costs[] = {
  [GOUJI_CAUSE_NONE] = 16,    [GOUJI_CAUSE_TRANSPOSED] = 4, [GOUJI_CAUSE_DOUBLED] = 4,
  [GOUJI_CAUSE_LOST] = 6,     [GOUJI_CAUSE_ADDED] = 7,      [GOUJI_CAUSE_MISREAD] = 8,
  [GOUJI_CAUSE_UNIT] = 4,     [GOUJI_CAUSE_LAST_YEAR] = 6,  [GOUJI_CAUSE_BLANK] = 12,
  [GOUJI_CAUSE_TOTAL] = 12,   [GOUJI_CAUSE_COLUMN] = 9,     [GOUJI_CAUSE_ROW] = 10,
  [GOUJI_CAUSE_SHIFTED] = 14,
};

/* 万元 are so many 元. */
#define UNIT_FACTOR 10000

#define COST_OF_TOTAL 3
#define COST_OF_ANOTHER 8
#define GAIN_OF_EQUATION 1

/* The table of the equations, a copy of the report on which changes are tried, and how many proposals each
 * line of the table has. */
typedef struct {
  GoujiLedger *ledger;
  GoujiReport *trial;
  guint *n_of_line;
} Diagnosis;

static const GoujiLine *
get_line (const GoujiLedger *ledger, guint line)
{
  return &g_array_index (ledger->lines, GoujiLine, line);
}

static gboolean
is_total (const GoujiEquation *equation, const GoujiCell *cell)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    if (equation->terms[i].total && equation->terms[i].cell == cell)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_total_of_any (const GoujiLedger *ledger, const GoujiCell *cell)
{
  for (guint l = ledger->starts[cell->index]; l < ledger->starts[cell->index + 1]; l++) {
    if (is_total (get_line (ledger, ledger->lines_of[l])->equation, cell))
      return TRUE;
  }

  return FALSE;
}

/* Whether the number that stands in the cell is last year's. */
static gboolean
is_last_year (const GoujiLedger *ledger, const GoujiCell *cell)
{
  const GoujiFigure *now = gouji_report_get_figure (ledger->years.report, cell);
  const GoujiFigure *then;
  const GoujiCell *before;

  if (ledger->years.last_year == NULL)
    return FALSE;
  before = gouji_report_find_counterpart (ledger->years.last_year, cell);
  if (before == NULL)
    return FALSE;

  then = gouji_report_get_figure (ledger->years.last_year, before);
  return then->state == GOUJI_FIGURE_NUMBER && then->unit == NULL && now->value.units != 0 &&
         gouji_decimal_compare (now->value, then->value) == 0;
}

/* Whether one amount is the other in 元 in place of 万元. */
static gboolean
is_in_other_unit (const GoujiCell *cell, gint64 is, gint64 should)
{
  gint64 larger = MAX (ABS (is), ABS (should));
  gint64 smaller = MIN (ABS (is), ABS (should));

  return cell->type == GOUJI_CELL_AMOUNT && smaller != 0 && larger / UNIT_FACTOR == smaller &&
         larger % UNIT_FACTOR == 0;
}

static gboolean
is_telling (const GoujiLedger *ledger, const GoujiCell *cell)
{
  GoujiDecimal value = gouji_report_get_figure (ledger->years.report, cell)->value;

  return gouji_decimal_compare (value, (GoujiDecimal) { TELLING, 0 }) >= 0;
}

/* Why one number may stand where another belongs. */
static GoujiCause
find_cause (const GoujiLedger *ledger, const GoujiDelta *delta)
{
  const GoujiCell *cell = gouji_form_get_cell (ledger->form, delta->cell);
  gint64 is = ledger->values[delta->cell];
  g_autofree char *from = gouji_ledger_print (ledger, is);
  g_autofree char *to = gouji_ledger_print (ledger, is + delta->amount);
  GoujiCause cause;

  if (gouji_report_get_figure (ledger->years.report, cell)->state != GOUJI_FIGURE_NUMBER)
    return GOUJI_CAUSE_BLANK;
  if (is_in_other_unit (cell, is, is + delta->amount))
    return GOUJI_CAUSE_UNIT;
  cause = gouji_slip_of_digits (from, to);
  if (is_last_year (ledger, cell) && (cause == GOUJI_CAUSE_NONE || is_telling (ledger, cell)))
    return GOUJI_CAUSE_LAST_YEAR;
  if (cause != GOUJI_CAUSE_NONE)
    return cause;

  return is_total_of_any (ledger, cell) ? GOUJI_CAUSE_TOTAL : GOUJI_CAUSE_NONE;
}

static guint
rank_change (const GoujiLedger *ledger, const GoujiProposedChange *change)
{
  gboolean slip_in_total = change->cause != GOUJI_CAUSE_TOTAL && is_total_of_any (ledger, change->cell);
  gboolean by_chance = change->cause == GOUJI_CAUSE_LAST_YEAR && !is_telling (ledger, change->cell);

  return costs[change->cause] + (slip_in_total ? COST_OF_TOTAL : 0) + (by_chance ? COST_OF_CHANCE : 0);
}

/* The slips count once each, and the single numbers each. */
static GoujiProposal *
make_proposal (const GoujiLedger *ledger, const GoujiAttempt *attempt, const GPtrArray *settled)
{
  GoujiProposal *proposal = gouji_proposal_new ();
  guint n_moves = attempt->n_slips + attempt->n - attempt->n_of_slips;

  proposal->rank = COST_OF_ANOTHER * (n_moves - 1);
  for (guint i = 0; i < attempt->n_slips; i++)
    proposal->rank += costs[attempt->slips[i]];
  for (guint i = 0; i < attempt->n; i++) {
    const GoujiDelta *delta = &attempt->deltas[i];
    const GoujiCell *cell = gouji_form_get_cell (ledger->form, delta->cell);
    gboolean blank = gouji_report_get_figure (ledger->years.report, cell)->state != GOUJI_FIGURE_NUMBER;
    gint64 is = ledger->values[delta->cell];
    GoujiProposedChange change = { .cell = cell };

    change.cause =
      i < attempt->n_of_slips ? attempt->slips[attempt->n_slips - 1] : find_cause (ledger, delta);
    if (i >= attempt->n_of_slips)
      proposal->rank += rank_change (ledger, &change);
    gouji_proposal_add_change (proposal, cell, blank ? g_strdup ("") : gouji_ledger_print (ledger, is),
                               gouji_ledger_print (ledger, is + delta->amount), change.cause);
  }

  for (guint i = 0; i < settled->len; i++)
    g_ptr_array_add (proposal->equations,
                     (gpointer) get_line (ledger, GPOINTER_TO_UINT (settled->pdata[i]))->equation);
  proposal->rank += 100 - MIN (100, GAIN_OF_EQUATION * settled->len);
  return proposal;
}

static gboolean
has_cell (const GoujiEquation *equation, const GoujiCell *cell)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    if (!equation->terms[i].last_year && equation->terms[i].cell == cell)
      return TRUE;
  }

  return FALSE;
}

static gboolean
concerns (const GoujiEquation *equation, const GoujiProposal *proposal)
{
  for (guint i = 0; i < proposal->changes->len; i++) {
    if (has_cell (equation, ((const GoujiProposedChange *) proposal->changes->pdata[i])->cell))
      return TRUE;
  }

  return FALSE;
}

static void
put_numbers (GoujiReport *trial, const GoujiProposal *proposal)
{
  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiProposedChange *change = proposal->changes->pdata[i];
    GoujiFigure figure = { .entered = change->to, .how = GOUJI_HOW_COMPUTED };

    gouji_report_put_figure (trial, change->cell, &figure);
  }
}

static void
put_back (GoujiReport *trial, GoujiReport *report, const GoujiProposal *proposal)
{
  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiCell *cell = ((const GoujiProposedChange *) proposal->changes->pdata[i])->cell;

    gouji_report_put_figure (trial, cell, gouji_report_get_figure (report, cell));
  }
}

/* Makes the changes on the copy and has every equation that they concern judged, as the check would: those
 * that were silent or could not be judged may speak now, and totals that were blank may owe something. */
static gboolean
is_proven (Diagnosis *self, const GoujiProposal *proposal)
{
  GoujiYears years = { self->trial, self->ledger->years.last_year };
  gboolean proven = TRUE;

  put_numbers (self->trial, proposal);
  for (guint i = 0; i < gouji_form_get_n_equations (self->ledger->form) && proven; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (self->ledger->form, i);
    GoujiSides sides;
    GoujiVerdict verdict;

    if (!concerns (equation, proposal))
      continue;
    verdict = gouji_years_judge (&years, equation, &sides);
    proven = verdict != GOUJI_VERDICT_VIOLATED &&
             (verdict == GOUJI_VERDICT_HOLDS || !g_ptr_array_find (proposal->equations, equation, NULL));
  }

  put_back (self->trial, self->ledger->years.report, proposal);
  return proven;
}

typedef struct {
  GoujiProposal *proposal;
  GPtrArray *settled;
} Candidate;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->proposal, gouji_proposal_free);
  g_ptr_array_unref (candidate->settled);
  g_free (candidate);
}

/* By rank; of the same rank that with fewer changes, and then in the order of the form. */
static int
compare_proposals (const GoujiProposal *a, const GoujiProposal *b)
{
  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  if (a->changes->len != b->changes->len)
    return a->changes->len < b->changes->len ? -1 : 1;
  for (guint i = 0; i < a->changes->len; i++) {
    guint first = ((const GoujiProposedChange *) a->changes->pdata[i])->cell->index;
    guint second = ((const GoujiProposedChange *) b->changes->pdata[i])->cell->index;

    if (first != second)
      return first < second ? -1 : 1;
  }

  return 0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  return compare_proposals ((*(const Candidate *const *) a)->proposal,
                            (*(const Candidate *const *) b)->proposal);
}

static GPtrArray *
list_candidates (const GoujiLedger *ledger)
{
  g_autoptr (GPtrArray) attempts = gouji_search (ledger);
  GPtrArray *candidates = g_ptr_array_new_with_free_func (free_candidate);

  for (guint i = 0; i < attempts->len; i++) {
    Candidate *candidate = g_new0 (Candidate, 1);

    candidate->settled = gouji_attempt_list_settled (attempts->pdata[i], ledger);
    candidate->proposal = make_proposal (ledger, attempts->pdata[i], candidate->settled);
    g_ptr_array_add (candidates, candidate);
  }

  g_ptr_array_sort (candidates, compare_candidates);
  return candidates;
}

static gboolean
is_wanted (const Diagnosis *self, const GPtrArray *settled)
{
  for (guint i = 0; i < settled->len; i++) {
    if (self->n_of_line[GPOINTER_TO_UINT (settled->pdata[i])] < MOST_OF_LINE)
      return TRUE;
  }

  return FALSE;
}

static GPtrArray *
choose (Diagnosis *self, GPtrArray *candidates)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_proposal_free);

  for (guint i = 0; i < candidates->len; i++) {
    Candidate *candidate = candidates->pdata[i];

    if (!is_wanted (self, candidate->settled) || !is_proven (self, candidate->proposal))
      continue;
    for (guint l = 0; l < candidate->settled->len; l++)
      self->n_of_line[GPOINTER_TO_UINT (candidate->settled->pdata[l])]++;
    g_ptr_array_add (proposals, g_steal_pointer (&candidate->proposal));
  }

  return proposals;
}

static const GoujiRule *
find_unit_rule (GoujiForm *form)
{
  for (guint i = 0; i < gouji_form_get_n_rules (form); i++) {
    const GoujiRule *rule = gouji_form_get_rule (form, i);

    if (g_strcmp0 (rule->predicate, "unit_jump") == 0)
      return rule;
  }

  return NULL;
}

/* Returns: (nullable): the amount in the other unit, %NULL when it cannot be written */
static char *
convert_unit (GoujiDecimal value, gboolean too_large)
{
  for (gint64 factor = UNIT_FACTOR; factor > 1; factor /= 10) {
    if (too_large)
      value.scale++;
    else if (value.scale > 0)
      value.scale--;
    else if (__builtin_mul_overflow (value.units, 10, &value.units))
      return NULL;
  }
  while (value.scale > 0 && value.units % 10 == 0) {
    value.units /= 10;
    value.scale--;
  }

  return value.scale <= GOUJI_DECIMAL_MAX_SCALE ? gouji_decimal_to_string (value) : NULL;
}

/* An amount in the wrong unit breaks no sum: last year's gives it away. */
static void
propose_units (Diagnosis *self, GPtrArray *proposals)
{
  const GoujiRule *rule = find_unit_rule (self->ledger->form);

  for (guint i = 0; rule != NULL && i < self->ledger->n_cells; i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->ledger->form, i);
    int unit = self->ledger->can_change[i] ? gouji_years_compare_unit (&self->ledger->years, cell) : 0;
    GoujiDecimal value = gouji_report_get_figure (self->ledger->years.report, cell)->value;
    char *to = unit != 0 ? convert_unit (value, unit > 0) : NULL;
    GoujiProposal *proposal;

    if (to == NULL)
      continue;
    proposal = gouji_proposal_new ();
    proposal->rule = rule;
    proposal->rank = 100 + costs[GOUJI_CAUSE_UNIT];
    gouji_proposal_add_change (proposal, cell, gouji_decimal_to_string (value), to, GOUJI_CAUSE_UNIT);
    if (is_proven (self, proposal))
      g_ptr_array_add (proposals, proposal);
    else
      gouji_proposal_free (proposal);
  }
}

/**
 * gouji_diagnose:
 * @last_year: (nullable): the same agency's report of the year before, in any form
 *
 * Finds out what would settle the violated equations of @report. A proposal settles every violated equation
 * that it touches and breaks none; errors that have nothing to do with each other each have their own.
 * Nothing is changed.
 *
 * Returns: (transfer full) (element-type GoujiProposal): the likeliest first; they point into the report's
 * form
 */
GPtrArray *
gouji_diagnose (GoujiReport *report, GoujiReport *last_year)
{
  g_autoptr (GoujiLedger) ledger = NULL;
  g_autoptr (GoujiReport) trial = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree guint *n_of_line = NULL;
  GPtrArray *proposals;
  Diagnosis diagnosis;

  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (last_year == NULL || GOUJI_IS_REPORT (last_year), NULL);

  ledger = gouji_ledger_new (report, last_year);
  trial = gouji_report_copy (report);
  candidates = list_candidates (ledger);
  n_of_line = g_new0 (guint, ledger->lines->len);
  diagnosis = (Diagnosis) { ledger, trial, n_of_line };
  proposals = choose (&diagnosis, candidates);
  propose_units (&diagnosis, proposals);
  return proposals;
}
