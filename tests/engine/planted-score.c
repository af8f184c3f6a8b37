/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "planted-score.h"

static GPtrArray *
check (Planter *planter, PlantedReport *report)
{
  return gouji_check_report (report->report, report->last_year, NULL, planter->folding);
}

static guint
count_severity (const GPtrArray *findings, GoujiSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const GoujiFinding *) findings->pdata[i])->severity == severity ? 1 : 0;

  return n;
}

static guint
count_grave (const GPtrArray *findings)
{
  return count_severity (findings, GOUJI_SEVERITY_ERROR) + count_severity (findings, GOUJI_SEVERITY_WARNING);
}

/* Whether a rule does not hold when this mistake is the only one. Leaves all as it was. */
static gboolean
breaks_alone (Planter *planter, PlantedReport *report, guint mistake)
{
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < report->n_mistakes; i++)
    planted_report_take (report, i, i == mistake);
  findings = check (planter, report);
  for (guint i = 0; i < report->n_mistakes; i++)
    planted_report_take (report, i, TRUE);

  return count_grave (findings) > 0;
}

static const PlantedCell *
find_planted (const Planted *mistake, const GoujiCell *cell)
{
  for (guint i = 0; i < mistake->n_cells; i++) {
    if (mistake->cells[i].cell == cell)
      return &mistake->cells[i];
  }

  return NULL;
}

static gint64
error_of (const PlantedCell *planted)
{
  GoujiDecimal right, wrong;
  gboolean read =
    gouji_decimal_parse (planted->right, &right, NULL) && gouji_decimal_parse (planted->wrong, &wrong, NULL);

  g_assert_true (read);
  return wrong.units - right.units;
}

/* Whether @finding comes of the mistake, be it of this one alone or of it and another. */
static gboolean
comes_of (const GoujiFinding *finding, const Planted *mistake)
{
  gint64 effect = 0;

  if (finding->severity == GOUJI_SEVERITY_NOTICE)
    return FALSE;
  if (finding->equation == NULL)
    return mistake->kind == PLANTED_UNIT && g_ptr_array_find (finding->cells, mistake->cells[0].cell, NULL);

  for (guint i = 0; i < finding->equation->n_terms; i++) {
    const GoujiTerm *term = &finding->equation->terms[i];
    const PlantedCell *planted = term->last_year ? NULL : find_planted (mistake, term->cell);

    effect += planted != NULL ? term->coefficient * error_of (planted) : 0;
  }

  return effect != 0;
}

static gboolean
is_right (const PlantedReport *report, const GoujiProposedChange *change)
{
  for (guint i = 0; i < report->n_mistakes; i++) {
    const PlantedCell *planted = find_planted (&report->mistakes[i], change->cell);

    if (planted != NULL)
      return g_str_equal (planted->right, change->to);
  }

  return FALSE;
}

/* Whether @proposal takes the whole mistake back, and changes nothing that is right. */
static gboolean
is_cause (const PlantedReport *report, const Planted *mistake, const GoujiProposal *proposal)
{
  guint n = 0;

  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiProposedChange *change = proposal->changes->pdata[i];

    if (!is_right (report, change))
      return FALSE;
    n += find_planted (mistake, change->cell) != NULL ? 1 : 0;
  }

  return n == mistake->n_cells;
}

/* Returns: which of the proposals for @finding is the true cause, from 0 */
static guint
find_rank (const PlantedReport *report,
           const Planted *mistake,
           const GoujiFinding *finding,
           const GPtrArray *proposals)
{
  guint rank = 0;

  for (guint i = 0; i < proposals->len; i++) {
    if (!gouji_proposal_settles (proposals->pdata[i], finding))
      continue;
    if (is_cause (report, mistake, proposals->pdata[i]))
      return rank;
    rank++;
  }

  return G_MAXUINT;
}

static void
print_failure (const PlantedReport *report, const GPtrArray *findings, const GPtrArray *proposals)
{
  if (g_getenv ("PLANTED_VERBOSE") == NULL)
    return;

  g_print ("--\n");
  for (guint i = 0; i < report->n_mistakes; i++) {
    for (guint c = 0; c < report->mistakes[i].n_cells; c++)
      g_print ("planted %s %s: %s, not %s\n", planted_kind_to_string (report->mistakes[i].kind),
               report->mistakes[i].cells[c].cell->id, report->mistakes[i].cells[c].wrong,
               report->mistakes[i].cells[c].right);
  }
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];
    guint n = 0;

    if (finding->severity == GOUJI_SEVERITY_NOTICE)
      continue;
    g_print ("  %s: %s\n", finding->rule->id, finding->message);
    for (guint p = 0; p < proposals->len && n < 4; p++) {
      const GoujiProposal *proposal = proposals->pdata[p];

      if (!gouji_proposal_settles (proposal, finding))
        continue;
      n++;
      g_print ("    %u:", proposal->rank);
      for (guint c = 0; c < proposal->changes->len; c++) {
        const GoujiProposedChange *change = proposal->changes->pdata[c];

        g_print (" %s %s->%s (%s)", change->cell->id, change->from, change->to,
                 gouji_cause_to_string (change->cause));
      }
      g_print ("\n");
    }
  }
}

static void
judge (PlantedScore *self,
       Planter *planter,
       PlantedReport *report,
       guint index,
       const GPtrArray *findings,
       const GPtrArray *proposals)
{
  const Planted *mistake = &report->mistakes[index];
  PlantedTally *tally = &self->tallies[mistake->kind][mistake->table->index];
  guint worst = 0;
  gboolean found = FALSE;

  /* Two mistakes may take each other back: all sums hold again, and there is no rule that is broken. */
  tally->n_planted++;
  if (count_grave (findings) == 0 || !breaks_alone (planter, report, index))
    return;

  tally->n_breaking++;
  for (guint i = 0; i < findings->len; i++) {
    if (!comes_of (findings->pdata[i], mistake))
      continue;
    found = TRUE;
    worst = MAX (worst, find_rank (report, mistake, findings->pdata[i], proposals));
  }
  tally->n_found += found ? 1 : 0;
  tally->n_shown += found && worst < PLANTED_SHOWN ? 1 : 0;
  tally->n_first += found && worst == 0 ? 1 : 0;
  if (!found || worst >= PLANTED_SHOWN)
    print_failure (report, findings, proposals);
}

static void
plant_any (Planter *planter, PlantedReport *report)
{
  gboolean planted = FALSE;

  for (guint i = 0; i < 20 && !planted; i++) {
    PlantedKind kind = (PlantedKind) g_rand_int_range (planter->random, 0, N_PLANTED);
    const char *table = kind == PLANTED_UNIT                            ? "disclosure"
                        : g_rand_int_range (planter->random, 0, 4) == 0 ? "disputes"
                                                                        : "requests";

    planted = planter_plant (planter, report, table, kind);
  }
}

/* Grows a correct report, plants one or two mistakes in it, and looks at what is said. */
void
planted_score_add (PlantedScore *self, Planter *planter)
{
  g_autoptr (PlantedReport) report = planter_grow (planter);
  g_autoptr (GPtrArray) before = check (planter, report);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  gint64 took;

  self->n_reports++;
  self->n_errors += count_severity (before, GOUJI_SEVERITY_ERROR);
  self->n_warnings += count_severity (before, GOUJI_SEVERITY_WARNING);
  plant_any (planter, report);
  if (g_rand_boolean (planter->random))
    plant_any (planter, report);

  findings = check (planter, report);
  took = g_get_monotonic_time ();
  proposals = gouji_diagnose (report->report, report->last_year);
  took = g_get_monotonic_time () - took;
  self->took += took;
  self->slowest = MAX (self->slowest, took);
  self->n_diagnoses++;
  for (guint i = 0; i < report->n_mistakes; i++)
    judge (self, planter, report, i, findings, proposals);
}

/* All kinds of one table together. */
PlantedTally
planted_score_sum (const PlantedScore *self, guint table)
{
  PlantedTally sum = { 0 };

  for (guint kind = 0; kind < N_PLANTED; kind++) {
    const PlantedTally *tally = &self->tallies[kind][table];

    sum.n_planted += tally->n_planted;
    sum.n_breaking += tally->n_breaking;
    sum.n_found += tally->n_found;
    sum.n_shown += tally->n_shown;
    sum.n_first += tally->n_first;
  }

  return sum;
}
