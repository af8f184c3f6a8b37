/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "series/gouji-concept-value.h"

#include "check/gouji-check-values.h"

/* Whether @cell counts, for itself and not through others that stand in its place. */
static gboolean
cell_counts (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiHead *group = cell->row->alternative_of;
  GoujiForm *form = gouji_report_get_form (report);
  g_autofree const GoujiCell **replaced = NULL;

  if (group == NULL)
    return TRUE;

  replaced = g_new0 (const GoujiCell *, group->n_leaves);
  for (guint i = 0; i < group->n_leaves; i++)
    replaced[i] = gouji_form_get_cell_at (form, cell->block, group->first + i, cell->column->first);

  return gouji_term_counts (&(GoujiTerm) { 1, cell, .instead_of = replaced, .n_instead_of = group->n_leaves },
                            report);
}

/* A row of which a table that was read in part has nothing at all. Blank, it would count as 0; lost, it would
 * be taken for 0 although the source may say otherwise. */
static gboolean
row_is_lost (GoujiReport *report, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);

  if (gouji_report_get_table_state (report, cell->table) != GOUJI_TABLE_DAMAGED ||
      cell->row->alternative_of != NULL || !gouji_row_is_in_use (report, cell->block, cell->row->first))
    return FALSE;

  for (guint c = 0; c < cell->block->columns->len; c++) {
    const GoujiFigure *figure =
      gouji_report_get_figure (report, gouji_form_get_cell_at (form, cell->block, cell->row->first, c));

    if (figure->printed != NULL || figure->entered != NULL)
      return FALSE;
  }

  return TRUE;
}

static void
drop_trailing_zeros (GoujiDecimal *value)
{
  while (value->scale > 0 && value->units % 10 == 0) {
    value->units /= 10;
    value->scale--;
  }
}

/* Multiplies by a power of ten, or says that the result cannot be represented. */
static gboolean
shift (GoujiDecimal *value, int power)
{
  drop_trailing_zeros (value);
  for (; power > 0; power--) {
    if (value->scale > 0)
      value->scale--;
    else if (__builtin_mul_overflow (value->units, (gint64) 10, &value->units))
      return FALSE;
  }
  for (; power < 0; power++) {
    if (value->scale == 0 && value->units % 10 == 0)
      value->units /= 10;
    else if (++value->scale > GOUJI_DECIMAL_MAX_SCALE)
      return FALSE;
  }

  return TRUE;
}

/* A number may be printed in a unit of its own: 元 where the column says 万元. The form itself may have
 * another unit than the series: 万元 for 元, which is converted, and 条 for 件, which counts the same. */
static GoujiUnknown
convert (GoujiReport *report,
         const GoujiCell *cell,
         const GoujiFigure *figure,
         const char *unit,
         GoujiDecimal *value)
{
  GoujiForm *form = gouji_report_get_form (report);
  const char *own = figure->unit != NULL ? figure->unit : cell->unit;
  int from;
  int to;

  *value = figure->value;
  if (g_str_equal (own, unit))
    return GOUJI_UNKNOWN_NONE;
  if (gouji_form_find_power (form, own, &from) && gouji_form_find_power (form, unit, &to))
    return shift (value, from - to) ? GOUJI_UNKNOWN_NONE : GOUJI_UNKNOWN_UNIT;

  return g_str_equal (own, cell->unit) ? GOUJI_UNKNOWN_NONE : GOUJI_UNKNOWN_UNIT;
}

static GoujiUnknown
read_cell (GoujiReport *report, const GoujiCell *cell, const char *unit, GoujiDecimal *value, gboolean *sure)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  GoujiStanding standing = gouji_report_weigh (report, cell);

  if (standing == GOUJI_STANDING_BLANK || standing == GOUJI_STANDING_OWING)
    return GOUJI_UNKNOWN_BLANK;
  if (figure->state != GOUJI_FIGURE_NUMBER)
    return GOUJI_UNKNOWN_UNREADABLE;

  *sure = *sure && gouji_figure_is_sure (figure);
  return convert (report, cell, figure, unit, value);
}

/**
 * gouji_report_evaluate:
 * @concept: a concept of the report's form
 *
 * Adds up the cells of @concept. As in the equations that are checked, a blank cell counts as 0 beside a
 * number, and all of them blank are no number; but a blank total whose parts are not all 0 leaves the concept
 * unknown, and so does a row that was lost. Nothing is computed in place of what the report does not say.
 */
GoujiConceptValue
gouji_report_evaluate (GoujiReport *report, const GoujiConcept *concept)
{
  GoujiConceptValue result = { .sure = TRUE };
  gboolean any_number = FALSE;

  for (guint i = 0; i < concept->cells->len; i++) {
    const GoujiCell *cell = concept->cells->pdata[i];
    GoujiDecimal value = { 0 };
    GoujiUnknown unknown;

    if (!cell_counts (report, cell))
      continue;
    if (row_is_lost (report, cell))
      return (GoujiConceptValue) { GOUJI_UNKNOWN_LOST };
    unknown = read_cell (report, cell, concept->unit, &value, &result.sure);
    if (unknown == GOUJI_UNKNOWN_BLANK && gouji_report_weigh (report, cell) == GOUJI_STANDING_BLANK)
      continue;
    if (unknown != GOUJI_UNKNOWN_NONE)
      return (GoujiConceptValue) { unknown };
    if (!gouji_decimal_accumulate (&result.value, value, 1))
      return (GoujiConceptValue) { GOUJI_UNKNOWN_TOO_LARGE };
    any_number = TRUE;
  }

  if (!any_number)
    return (GoujiConceptValue) { concept->cells->len == 0 ? GOUJI_UNKNOWN_ABSENT : GOUJI_UNKNOWN_BLANK };

  drop_trailing_zeros (&result.value);
  return result;
}
