/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose/gouji-proposal.h"

static void
free_change (gpointer data)
{
  GoujiProposedChange *change = data;

  g_free (change->from);
  g_free (change->to);
  g_free (change);
}

GoujiProposal *
gouji_proposal_new (void)
{
  GoujiProposal *self = g_new0 (GoujiProposal, 1);

  self->changes = g_ptr_array_new_with_free_func (free_change);
  self->equations = g_ptr_array_new ();
  return self;
}

void
gouji_proposal_free (GoujiProposal *self)
{
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->equations);
  g_free (self);
}

/**
 * gouji_proposal_add_change:
 * @from: (transfer full): what @cell counts as now
 * @to: (transfer full): what would have to stand there
 *
 * Adds a change at its place in the order of the form.
 */
void
gouji_proposal_add_change (GoujiProposal *self, const GoujiCell *cell, char *from, char *to, GoujiCause cause)
{
  GoujiProposedChange *change = g_new0 (GoujiProposedChange, 1);
  guint at = self->changes->len;

  *change = (GoujiProposedChange) { cell, from, to, cause };
  while (at > 0 && ((const GoujiProposedChange *) self->changes->pdata[at - 1])->cell->index > cell->index)
    at--;
  g_ptr_array_insert (self->changes, (int) at, change);
}

/**
 * gouji_proposal_settles:
 * @finding: a finding on the report that was diagnosed
 *
 * Returns: whether @finding would be gone
 */
gboolean
gouji_proposal_settles (const GoujiProposal *self, const GoujiFinding *finding)
{
  const GoujiProposedChange *change = self->changes->pdata[0];

  if (finding->equation != NULL)
    return g_ptr_array_find (self->equations, finding->equation, NULL);

  return self->rule != NULL && finding->rule == self->rule && finding->judged &&
         g_ptr_array_find (finding->cells, change->cell, NULL);
}

/**
 * gouji_proposal_apply:
 * @report: the report that was diagnosed
 *
 * Enters the numbers as computed ones, in one step that can be undone. What was printed stays with them.
 */
void
gouji_proposal_apply (const GoujiProposal *self, GoujiReport *report)
{
  g_return_if_fail (GOUJI_IS_REPORT (report));

  gouji_report_begin_step (report);
  for (guint i = 0; i < self->changes->len; i++) {
    const GoujiProposedChange *change = self->changes->pdata[i];

    gouji_report_set_entered (report, change->cell, change->to, GOUJI_HOW_COMPUTED);
  }
  gouji_report_end_step (report);
}

/**
 * gouji_cause_to_string:
 *
 * Returns: a name that stays the same in all languages and versions
 */
const char *
gouji_cause_to_string (GoujiCause cause)
{
  static const char *const names[] = {
    [GOUJI_CAUSE_NONE] = "none",       [GOUJI_CAUSE_TRANSPOSED] = "transposed",
    [GOUJI_CAUSE_DOUBLED] = "doubled", [GOUJI_CAUSE_LOST] = "lost",
    [GOUJI_CAUSE_ADDED] = "added",     [GOUJI_CAUSE_MISREAD] = "misread",
    [GOUJI_CAUSE_UNIT] = "unit",       [GOUJI_CAUSE_LAST_YEAR] = "last-year",
    [GOUJI_CAUSE_BLANK] = "blank",     [GOUJI_CAUSE_TOTAL] = "total",
    [GOUJI_CAUSE_COLUMN] = "column",   [GOUJI_CAUSE_ROW] = "row",
    [GOUJI_CAUSE_SHIFTED] = "shifted",
  };

  g_return_val_if_fail (cause < G_N_ELEMENTS (names), NULL);

  return names[cause];
}
