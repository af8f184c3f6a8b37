/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-values.h"

#include "check/gouji-check.h"

/* A total of totals of totals; also what keeps forms whose totals go round in a circle from going on for
 * ever. */
#define MAXIMUM_DEPTH 3

/* A number with a unit of its own counts something else than its cell asks for: 3万件 is not 3. */
static GoujiStanding
weigh_figure (const GoujiFigure *figure)
{
  if (figure->state == GOUJI_FIGURE_UNREADABLE || figure->unit != NULL || !gouji_figure_is_sure (figure))
    return GOUJI_STANDING_UNSETTLED;

  return figure->state == GOUJI_FIGURE_NUMBER ? GOUJI_STANDING_NUMBER : GOUJI_STANDING_BLANK;
}

static const GoujiTerm *
find_total (const GoujiEquation *equation, const GoujiCell *cell)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    if (equation->terms[i].total && equation->terms[i].cell == cell)
      return &equation->terms[i];
  }

  return NULL;
}

static GoujiStanding weigh (GoujiReport *report, const GoujiCell *cell, guint depth);

static gboolean
has_parts (GoujiReport *report, const GoujiEquation *equation, const GoujiCell *total, guint depth)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    GoujiStanding standing;

    if (term->cell == total || !gouji_term_counts (term, report))
      continue;
    standing = weigh (report, term->cell, depth + 1);
    if (standing == GOUJI_STANDING_BLANK)
      continue;
    if (standing != GOUJI_STANDING_NUMBER || gouji_report_get_figure (report, term->cell)->value.units != 0)
      return TRUE;
  }

  return FALSE;
}

static GoujiStanding
weigh (GoujiReport *report, const GoujiCell *cell, guint depth)
{
  GoujiForm *form = gouji_report_get_form (report);
  GoujiStanding standing = weigh_figure (gouji_report_get_figure (report, cell));
  guint n_equations;
  const guint *equations;

  if (standing != GOUJI_STANDING_BLANK || depth > MAXIMUM_DEPTH)
    return standing;

  equations = gouji_form_get_equations_of (form, cell, &n_equations);
  for (guint i = 0; i < n_equations; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);

    if (find_total (equation, cell) != NULL && has_parts (report, equation, cell, depth))
      return GOUJI_STANDING_OWING;
  }

  return GOUJI_STANDING_BLANK;
}

/**
 * gouji_report_weigh:
 *
 * Tells what @cell is worth in an equation. A blank total does not count as 0 where its parts say otherwise:
 * totals and zeros are what reports leave out.
 */
GoujiStanding
gouji_report_weigh (GoujiReport *report, const GoujiCell *cell)
{
  return weigh (report, cell, 0);
}

/**
 * gouji_report_find_counterpart:
 * @cell: a cell of any form
 *
 * Returns: (nullable): the cell of the report's own form that has the same id
 */
const GoujiCell *
gouji_report_find_counterpart (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);

  if (cell->index < gouji_form_get_n_cells (form) && gouji_form_get_cell (form, cell->index) == cell)
    return cell;

  return gouji_form_find_cell (form, cell->id);
}

/**
 * gouji_term_counts:
 * @report: the report that holds the term's figure
 *
 * Returns: whether @term counts in @report: no cell in whose place it may stand holds a number
 */
gboolean
gouji_term_counts (const GoujiTerm *term, GoujiReport *report)
{
  for (guint i = 0; i < term->n_instead_of; i++) {
    const GoujiCell *cell = gouji_report_find_counterpart (report, term->instead_of[i]);

    if (cell != NULL && gouji_report_get_figure (report, cell)->state == GOUJI_FIGURE_NUMBER)
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_decimal_accumulate:
 *
 * Adds @coefficient times @value to @sum.
 *
 * Returns: whether the sum can be represented; if not, @sum is as it was
 */
gboolean
gouji_decimal_accumulate (GoujiDecimal *sum, GoujiDecimal value, int coefficient)
{
  return !__builtin_mul_overflow (value.units, (gint64) coefficient, &value.units) &&
         gouji_decimal_add (*sum, value, sum, NULL);
}

/**
 * gouji_row_has_number:
 *
 * Returns: whether any cell in the row of @cell holds a number
 */
gboolean
gouji_row_has_number (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint c = 0; c < cell->block->columns->len; c++) {
    const GoujiCell *other = gouji_form_get_cell_at (form, cell->block, cell->row->first, c);

    if (gouji_report_get_figure (report, other)->state == GOUJI_FIGURE_NUMBER)
      return TRUE;
  }

  return FALSE;
}

/* What a report has of a row. A place that was printed blank was printed all the same. */
typedef enum {
  ROW_ABSENT,
  ROW_BLANK,
  ROW_HOLDS,
} RowPresence;

static RowPresence
find_row (GoujiReport *report, const GoujiFormBlock *block, guint row)
{
  GoujiForm *form = gouji_report_get_form (report);
  RowPresence presence = ROW_ABSENT;

  for (guint c = 0; c < block->columns->len; c++) {
    const GoujiFigure *figure =
      gouji_report_get_figure (report, gouji_form_get_cell_at (form, block, row, c));

    if (figure->state != GOUJI_FIGURE_EMPTY)
      return ROW_HOLDS;
    if (figure->printed != NULL)
      presence = ROW_BLANK;
  }

  return presence;
}

/* Where both are blank, the row stands in place of the group when not all of the group is there. */
static gboolean
group_is_replaced (GoujiReport *report,
                   const GoujiFormBlock *block,
                   const GoujiHead *group,
                   guint alternative)
{
  RowPresence presence = find_row (report, block, alternative);
  gboolean complete = TRUE;

  if (presence == ROW_ABSENT)
    return FALSE;

  for (guint i = group->first; i < group->first + group->n_leaves; i++) {
    RowPresence part = find_row (report, block, i);

    if (part == ROW_HOLDS)
      return FALSE;
    complete = complete && part == ROW_BLANK;
  }

  return presence == ROW_HOLDS || !complete;
}

/**
 * gouji_row_is_in_use:
 *
 * Returns: whether a report prints this row. Of a group of rows and the row that may stand in its place, a
 * report prints one: the latter where it holds anything and the former hold nothing
 */
gboolean
gouji_row_is_in_use (GoujiReport *report, const GoujiFormBlock *block, guint row)
{
  const GoujiHead *head = block->rows->pdata[row];

  if (head->alternative_of != NULL)
    return group_is_replaced (report, block, head->alternative_of, row);

  for (const GoujiHead *group = head->parent; group != NULL; group = group->parent) {
    for (guint r = group->first + group->n_leaves; r < block->rows->len; r++) {
      const GoujiHead *other = block->rows->pdata[r];

      if (other->alternative_of == group && group_is_replaced (report, block, group, r))
        return FALSE;
    }
  }

  return TRUE;
}

/**
 * gouji_report_find_replaced_groups:
 * @table: a table of the report's form
 *
 * Finds the groups of rows in whose place the report prints one row: those that hold nothing while
 * that row holds something. Screen and paper show the table accordingly.
 *
 * Returns: (transfer full) (element-type GoujiHead): a set, for gouji_table_layout_new()
 */
GHashTable *
gouji_report_find_replaced_groups (GoujiReport *report, const GoujiFormTable *table)
{
  GoujiForm *form = gouji_report_get_form (report);
  GHashTable *groups = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (cell->table == table && cell->alternative &&
        gouji_report_get_figure (report, cell)->state != GOUJI_FIGURE_EMPTY &&
        gouji_row_is_in_use (report, cell->block, cell->row->first))
      g_hash_table_add (groups, (gpointer) cell->row->alternative_of);
  }

  return groups;
}

static gboolean propose (GoujiReport *report, const GoujiCell *cell, guint depth, GoujiDecimal *value);

/* Adds up what @equation has besides its total, with opposite signs. */
static gboolean
add_parts (
  GoujiReport *report, const GoujiEquation *equation, const GoujiCell *total, guint depth, GoujiDecimal *sum)
{
  gboolean any_number = FALSE;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    GoujiStanding standing;
    GoujiDecimal value;

    if (term->cell == total || !gouji_term_counts (term, report))
      continue;
    standing = weigh (report, term->cell, 0);
    if (standing == GOUJI_STANDING_BLANK)
      continue;
    if (standing == GOUJI_STANDING_NUMBER)
      value = gouji_report_get_figure (report, term->cell)->value;
    else if (standing == GOUJI_STANDING_UNSETTLED || !propose (report, term->cell, depth + 1, &value))
      return FALSE;

    any_number = TRUE;
    if (!gouji_decimal_accumulate (sum, value, -term->coefficient))
      return FALSE;
  }

  return any_number;
}

static gboolean
propose (GoujiReport *report, const GoujiCell *cell, guint depth, GoujiDecimal *value)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n_equations;
  const guint *equations = gouji_form_get_equations_of (form, cell, &n_equations);
  gboolean found = FALSE;

  for (guint i = 0; i < n_equations && depth <= MAXIMUM_DEPTH; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);
    const GoujiTerm *total = find_total (equation, cell);
    GoujiDecimal sum = { 0 };

    if (total == NULL || equation->relation != GOUJI_RELATION_EQUAL || ABS (total->coefficient) != 1 ||
        !add_parts (report, equation, cell, depth, &sum))
      continue;
    sum.units *= total->coefficient;
    if (found && gouji_decimal_compare (sum, *value) != 0)
      return FALSE;
    *value = sum;
    found = TRUE;
  }

  return found;
}

/**
 * gouji_check_propose:
 * @cell: any cell
 * @proposed: (out): the value, untouched when there is none
 *
 * Computes what a total that was left blank would be by its equations. Blank parts count as 0, blank totals
 * among them as what they would be themselves. Nothing is proposed for a cell that holds anything, where no
 * part is a number, where a part is not settled, and where two equations disagree.
 *
 * Returns: whether there is such a value
 */
gboolean
gouji_check_propose (GoujiReport *report, const GoujiCell *cell, GoujiDecimal *proposed)
{
  GoujiDecimal value;

  g_return_val_if_fail (GOUJI_IS_REPORT (report), FALSE);
  g_return_val_if_fail (cell != NULL && proposed != NULL, FALSE);

  if (weigh_figure (gouji_report_get_figure (report, cell)) != GOUJI_STANDING_BLANK ||
      !propose (report, cell, 0, &value))
    return FALSE;

  *proposed = value;
  return TRUE;
}
