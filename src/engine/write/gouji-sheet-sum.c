/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-sheet-sum.h"

#include "check/gouji-check-values.h"
#include "write/gouji-sheet-book.h"

/* How many ranges a function may have (ECMA-376 part 1, 18.17.2), and how many each formula. */
#define MAXIMUM_RANGES 200

/* A rectangle of cells, the last ones included. */
typedef struct {
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} Range;

typedef struct {
  GoujiReport *report;
  GHashTable *places;
  const GoujiEquation *equation;
  const GoujiTerm *total;
} Reckoning;

static const GoujiTerm *
find_total (const GoujiEquation *equation, const GoujiCell *cell)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];

    if (term->total && term->cell == cell && ABS (term->coefficient) == 1)
      return term;
  }

  return NULL;
}

/* How often a term counts in the total. */
static int
get_weight (const Reckoning *self, const GoujiTerm *term)
{
  return -term->coefficient * self->total->coefficient;
}

/* Returns: whether all parts are settled and one of them is a number */
static gboolean
add_up (const Reckoning *self, GoujiDecimal *sum)
{
  gboolean any_number = FALSE;

  *sum = (GoujiDecimal) { 0 };
  for (guint i = 0; i < self->equation->n_terms; i++) {
    const GoujiTerm *term = &self->equation->terms[i];
    GoujiStanding standing;

    if (term == self->total || !gouji_term_counts (term, self->report))
      continue;
    standing = gouji_report_weigh (self->report, term->cell);
    if (standing == GOUJI_STANDING_BLANK)
      continue;
    if (standing != GOUJI_STANDING_NUMBER ||
        !gouji_decimal_accumulate (sum, gouji_report_get_figure (self->report, term->cell)->value,
                                   get_weight (self, term)))
      return FALSE;
    any_number = TRUE;
  }

  return any_number;
}

/* Puts a cell onto the end of a range beside or below it. */
static gboolean
extend (Range *range, const GoujiPaperCell *place)
{
  gboolean beside = range->first_row == range->last_row && place->row == range->first_row &&
                    place->row_span == 1 && place->column == range->last_column + 1;
  gboolean below = range->first_column == place->column && place->row == range->last_row + 1 &&
                   range->last_column == place->column + place->column_span - 1;

  if (!beside && !below)
    return FALSE;

  range->last_row = place->row + place->row_span - 1;
  range->last_column = place->column + place->column_span - 1;
  return TRUE;
}

static void
add_place (GArray *ranges, const GoujiPaperCell *place)
{
  Range range = { place->row, place->column, place->row + place->row_span - 1,
                  place->column + place->column_span - 1 };

  if (ranges->len == 0 || !extend (&g_array_index (ranges, Range, ranges->len - 1), place))
    g_array_append_val (ranges, range);
}

/* Returns: whether everything that counts with this weight stands on the sheet with all its digits */
static gboolean
collect_ranges (const Reckoning *self, int weight, GArray *ranges)
{
  for (guint i = 0; i < self->equation->n_terms; i++) {
    const GoujiTerm *term = &self->equation->terms[i];
    const GoujiFigure *figure = gouji_report_get_figure (self->report, term->cell);
    const GoujiPaperCell *place = g_hash_table_lookup (self->places, term->cell);

    if (term == self->total || get_weight (self, term) != weight || !gouji_term_counts (term, self->report))
      continue;
    if (figure->state == GOUJI_FIGURE_NUMBER && (place == NULL || !gouji_sheet_is_exact (figure->value)))
      return FALSE;
    if (place != NULL)
      add_place (ranges, place);
  }

  return ranges->len <= MAXIMUM_RANGES;
}

/* SUM takes "/" and blanks for nothing, where + makes an error of them. */
static void
append_sum (GString *formula, int weight, GArray *ranges)
{
  if (ranges->len == 0)
    return;

  if (weight < 0)
    g_string_append_c (formula, '-');
  else if (formula->len > 1)
    g_string_append_c (formula, '+');
  if (ABS (weight) != 1)
    g_string_append_printf (formula, "%d*", ABS (weight));
  g_string_append (formula, "SUM(");
  for (guint i = 0; i < ranges->len; i++) {
    const Range *range = &g_array_index (ranges, Range, i);
    char name[LXW_MAX_CELL_RANGE_LENGTH];

    lxw_rowcol_to_range (name, range->first_row, (lxw_col_t) range->first_column, range->last_row,
                         (lxw_col_t) range->last_column);
    g_string_append_printf (formula, "%s%s", i > 0 ? "," : "", name);
  }
  g_string_append_c (formula, ')');
}

static gboolean
seen_before (const Reckoning *self, guint index)
{
  for (guint i = 0; i < index; i++) {
    const GoujiTerm *term = &self->equation->terms[i];

    if (term != self->total && get_weight (self, term) == get_weight (self, &self->equation->terms[index]))
      return TRUE;
  }

  return FALSE;
}

static char *
create_formula (const Reckoning *self)
{
  g_autoptr (GString) formula = g_string_new ("=");

  for (guint i = 0; i < self->equation->n_terms; i++) {
    g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
    int weight = get_weight (self, &self->equation->terms[i]);

    if (&self->equation->terms[i] == self->total || seen_before (self, i))
      continue;
    if (!collect_ranges (self, weight, ranges))
      return NULL;
    append_sum (formula, weight, ranges);
  }

  return formula->len > 1 ? g_strdup (formula->str) : NULL;
}

/**
 * gouji_sheet_sum_init:
 * @places: (element-type GoujiCell GoujiPaperCell): where the cells of the sheet stand
 * @cell: the cell of a figure
 *
 * Looks for an equation that makes a total of @cell. A formula is only given where the figure is sure, all
 * its equations that can be judged hold, and nothing in them is rounded by spreadsheets: so it says just what
 * the report says.
 */
void
gouji_sheet_sum_init (GoujiSheetSum *self, GoujiReport *report, GHashTable *places, const GoujiCell *cell)
{
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  guint n_equations;
  const guint *equations = gouji_form_get_equations_of (form, cell, &n_equations);

  *self = (GoujiSheetSum) { 0 };
  if (gouji_report_weigh (report, cell) != GOUJI_STANDING_NUMBER || !gouji_sheet_is_exact (figure->value))
    return;

  for (guint i = 0; i < n_equations && !self->differs; i++) {
    const GoujiEquation *equation = gouji_form_get_equation (form, equations[i]);
    Reckoning reckoning = { report, places, equation, find_total (equation, cell) };

    if (reckoning.total == NULL || equation->chained || equation->relation != GOUJI_RELATION_EQUAL ||
        !add_up (&reckoning, &self->expected))
      continue;
    self->differs = gouji_decimal_compare (self->expected, figure->value) != 0;
    if (!self->differs && self->formula == NULL)
      self->formula = create_formula (&reckoning);
  }

  if (self->differs)
    g_clear_pointer (&self->formula, g_free);
}

void
gouji_sheet_sum_clear (GoujiSheetSum *self)
{
  g_clear_pointer (&self->formula, g_free);
}
