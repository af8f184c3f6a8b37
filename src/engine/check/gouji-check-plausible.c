/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-private.h"

#include "check/gouji-check-values.h"

/* The predicates that ask whether the figures of one report can be: all_zero, power. */

/* What stands in the cells of one group. */
typedef struct {
  guint n_cells;
  guint n_numbers;
  gboolean any_nonzero;
  GPtrArray *unsettled;
  GPtrArray *cells;
} Group;

static void
group_clear (Group *self)
{
  g_clear_pointer (&self->unsettled, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static void
survey_cell (GoujiCheck *self, const GoujiCell *cell, Group *group)
{
  const GoujiFigure *figure = gouji_report_get_figure (self->report, cell);
  GoujiStanding standing = gouji_report_weigh (self->report, cell);

  group->n_cells++;
  if (standing == GOUJI_STANDING_UNSETTLED)
    g_ptr_array_add (group->unsettled, (gpointer) cell);
  if (standing != GOUJI_STANDING_NUMBER)
    return;

  /* What only the text says does not make a table. */
  if (figure->how == GOUJI_HOW_PROSE && figure->entered == NULL)
    return;
  group->n_numbers++;
  g_ptr_array_add (group->cells, (gpointer) cell);
  group->any_nonzero = group->any_nonzero || figure->value.units != 0;
}

/* Looks at the cells whose ids begin with one of the texts of this member. */
static void
survey_group (GoujiCheck *self, const char *member, Group *group)
{
  group->unsettled = g_ptr_array_new ();
  group->cells = g_ptr_array_new ();
  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);

    if (!cell->alternative && gouji_check_lists (self, member, cell->id))
      survey_cell (self, cell, group);
  }
}

/* Whether the source lacks part of a table that @cells stand in: what was lost may not have been 0. */
static gboolean
is_incomplete (GoujiCheck *self, const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++) {
    const GoujiCell *cell = cells->pdata[i];

    if (gouji_report_get_document (self->report) != NULL &&
        gouji_report_get_table_state (self->report, cell->table) != GOUJI_TABLE_WHOLE)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_check_all_zero:
 *
 * Predicate `all_zero`: of the cells of `asked_cells` and `contested_cells`, some are not 0. A blank is not
 * 0: where half of the cells hold nothing, nothing is said.
 */
void
gouji_check_all_zero (GoujiCheck *self)
{
  g_auto (Group) requests = { 0 };
  g_auto (Group) disputes = { 0 };
  GoujiFinding *finding;

  survey_group (self, "asked_cells", &requests);
  survey_group (self, "contested_cells", &disputes);
  if (requests.any_nonzero || disputes.any_nonzero || 2 * requests.n_numbers < requests.n_cells + 1 ||
      2 * disputes.n_numbers < disputes.n_cells + 1 || is_incomplete (self, requests.cells) ||
      is_incomplete (self, disputes.cells))
    return;

  if (requests.unsettled->len + disputes.unsettled->len > 0) {
    const char *where = gouji_rule_get_sentence (self->rule, "where");

    g_ptr_array_extend (requests.unsettled, disputes.unsettled, NULL, NULL);
    gouji_check_suspend (self, NULL, where != NULL ? where : self->rule->id, requests.unsettled);
    return;
  }

  finding = gouji_check_tell (
    self, gouji_check_find_part (self->form, ((const GoujiCell *) requests.cells->pdata[0])->table), "zero",
    NULL, 0);
  if (finding != NULL)
    gouji_finding_add_cell (finding, self->report, requests.cells->pdata[0]);
}

/* Returns: (nullable): the agency's name, folded */
static char *
fold_agency (GoujiCheck *self)
{
  const char *agency = gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY);

  return agency != NULL ? gouji_fold_text (self->folding, agency) : NULL;
}

/* Tells of the cells of one group that they hold what an agency of this name cannot have. */
static void
check_power (GoujiCheck *self, const char *member, const char *sentence, gboolean want_nonzero)
{
  g_auto (Group) group = { 0 };
  const GoujiCell *cell;
  const GoujiFigure *figure;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  GoujiFinding *finding;

  survey_group (self, member, &group);
  if (group.n_numbers == 0 || group.any_nonzero != want_nonzero)
    return;

  cell = group.cells->pdata[0];
  for (guint i = 0; i < group.cells->len; i++) {
    if (gouji_report_get_figure (self->report, group.cells->pdata[i])->value.units != 0) {
      cell = group.cells->pdata[i];
      break;
    }
  }

  figure = gouji_report_get_figure (self->report, cell);
  name = gouji_check_name_cell (cell);
  value = gouji_decimal_to_string (figure->value);
  finding =
    gouji_check_tell (self, gouji_check_find_part (self->form, cell->table), sentence,
                      (GoujiWord[]) { { "agency", gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY) },
                                      { "cell", name },
                                      { "value", value } },
                      3);
  if (finding == NULL)
    return;

  for (guint i = 0; i < group.cells->len; i++) {
    if ((gouji_report_get_figure (self->report, group.cells->pdata[i])->value.units != 0) == want_nonzero)
      gouji_finding_add_cell (finding, self->report, group.cells->pdata[i]);
  }
}

/**
 * gouji_check_power:
 *
 * Predicate `power`: what an agency does is within the power of such an agency, as far as its name and kind
 * tell. `may_not` beside `may`, of patterns and kinds, decide who must have 0 in `cells`; `must` who must not
 * have 0 in `duties`. Of all others nothing is known.
 */
void
gouji_check_power (GoujiCheck *self)
{
  const char *kind = gouji_report_get_field (self->report, GOUJI_FIELD_KIND);
  g_autofree char *agency = fold_agency (self);

  if (agency == NULL || gouji_rule_match (self->rule, "may", agency, NULL))
    return;

  if (gouji_rule_match (self->rule, "may_not", agency, NULL) ||
      (kind != NULL && gouji_check_lists (self, "kinds", kind)))
    check_power (self, "cells", "beyond", TRUE);
  else if (gouji_rule_match (self->rule, "must", agency, NULL))
    check_power (self, "duties", "none", FALSE);
}
