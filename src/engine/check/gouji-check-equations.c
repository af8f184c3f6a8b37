/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-private.h"

#include <string.h>

#include "check/gouji-check-values.h"

/* How many corrected figures a sentence mentions; more would drown what it says. */
#define MAXIMUM_CORRECTIONS 3

typedef enum {
  VERDICT_HOLDS,
  VERDICT_VIOLATED,
  VERDICT_SILENT,
  VERDICT_SUSPENDED,
} Verdict;

typedef struct {
  GoujiDecimal left;
  GoujiDecimal right;
  GoujiDecimal difference; /* never negative */
} Sides;

static GoujiDecimal
value_of (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);

  return figure->state == GOUJI_FIGURE_NUMBER ? figure->value : (GoujiDecimal) { 0 };
}

/* Decides by what stands in the cells whether the equation can be judged at all. */
static Verdict
survey (GoujiReport *report, const GoujiEquation *equation)
{
  gboolean unsettled = FALSE;
  gboolean any_number = FALSE;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    GoujiStanding standing;

    if (!gouji_term_counts (term, report))
      continue;
    standing = gouji_report_weigh (report, term->cell);
    if (standing == GOUJI_STANDING_OWING || (standing == GOUJI_STANDING_BLANK && term->total))
      return VERDICT_SILENT;
    unsettled = unsettled || standing == GOUJI_STANDING_UNSETTLED;
    any_number = any_number || (standing == GOUJI_STANDING_NUMBER && !term->total);
  }

  if (unsettled)
    return VERDICT_SUSPENDED;
  return any_number ? VERDICT_HOLDS : VERDICT_SILENT;
}

static gboolean
add_up (GoujiReport *report, const GoujiEquation *equation, Sides *sides)
{
  *sides = (Sides) { 0 };
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    gboolean left = term->coefficient > 0;

    if (gouji_term_counts (term, report) &&
        !gouji_decimal_accumulate (left ? &sides->left : &sides->right, value_of (report, term->cell),
                                   ABS (term->coefficient)))
      return FALSE;
  }

  sides->difference = sides->left;
  if (!gouji_decimal_accumulate (&sides->difference, sides->right, -1) ||
      sides->difference.units == G_MININT64)
    return FALSE;
  sides->difference.units = ABS (sides->difference.units);
  return TRUE;
}

static Verdict
judge (GoujiReport *report, const GoujiEquation *equation, Sides *sides)
{
  Verdict verdict = survey (report, equation);
  int order;

  if (verdict != VERDICT_HOLDS)
    return verdict;
  if (!add_up (report, equation, sides))
    return VERDICT_SUSPENDED;

  order = gouji_decimal_compare (sides->left, sides->right);
  switch (equation->relation) {
  case GOUJI_RELATION_EQUAL:
    return order == 0 ? VERDICT_HOLDS : VERDICT_VIOLATED;
  case GOUJI_RELATION_AT_MOST:
    return order <= 0 ? VERDICT_HOLDS : VERDICT_VIOLATED;
  case GOUJI_RELATION_AT_LEAST:
    return order >= 0 ? VERDICT_HOLDS : VERDICT_VIOLATED;
  default:
    g_return_val_if_reached (VERDICT_SILENT);
  }
}

static void
add_word (GArray *words, const char *name, char *value)
{
  GoujiWord word = { name, value };

  g_array_append_val (words, word);
}

static void
clear_word (gpointer data)
{
  g_free ((gpointer) ((GoujiWord *) data)->value);
}

static gboolean
has_word (GArray *words, const char *name)
{
  for (guint i = 0; i < words->len; i++) {
    if (g_str_equal (g_array_index (words, GoujiWord, i).name, name))
      return TRUE;
  }

  return FALSE;
}

/* What all terms of one name add up to; their sum is part of a side, so that it cannot overflow. */
static char *
sum_of_name (GoujiReport *report, const GoujiEquation *equation, const char *name)
{
  GoujiDecimal sum = { 0 };

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];

    if (g_str_equal (term->name, name) && gouji_term_counts (term, report))
      (void) gouji_decimal_accumulate (&sum, value_of (report, term->cell), 1);
  }

  return gouji_decimal_to_string (sum);
}

static void
add_place_words (GArray *words, const GoujiEquation *equation)
{
  const GoujiFormBlock *block = equation->terms[0].cell->block;
  char *row = equation->row != NULL ? gouji_check_name_head (equation->row, block->rows->len) : g_strdup ("");
  char *column =
    equation->column != NULL ? gouji_check_name_head (equation->column, block->columns->len) : g_strdup ("");

  add_word (words, "row", row);
  add_word (words, "column", column);
  add_word (words, "where",
            *row == '\0' && *column == '\0'
              ? gouji_check_name_cell (equation->terms[0].cell)
              : g_strconcat (row, *row != '\0' && *column != '\0' ? " " : "", column, NULL));
}

static GArray *
collect_words (GoujiReport *report, const GoujiEquation *equation, const Sides *sides)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (GoujiWord));

  g_array_set_clear_func (words, clear_word);
  add_place_words (words, equation);
  if (sides == NULL)
    return words;

  add_word (words, "left", gouji_decimal_to_string (sides->left));
  add_word (words, "right", gouji_decimal_to_string (sides->right));
  add_word (words, "difference", gouji_decimal_to_string (sides->difference));
  for (guint i = 0; i < equation->n_terms; i++) {
    const char *name = equation->terms[i].name;

    if (!has_word (words, name))
      add_word (words, name, sum_of_name (report, equation, name));
  }

  return words;
}

static void
add_cells (GoujiFinding *finding, GoujiReport *report, const GoujiEquation *equation)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    gboolean printed = term->n_instead_of == 0 || value_of (report, term->cell).units != 0;

    if (printed && gouji_term_counts (term, report))
      gouji_finding_add_cell (finding, report, term->cell);
  }
}

/* A figure that was corrected is still shown as it was printed. */
static void
mention_corrections (GoujiFinding *finding, GoujiReport *report)
{
  guint n = 0;

  for (guint i = 0; i < finding->cells->len && n < MAXIMUM_CORRECTIONS; i++) {
    const GoujiFigure *figure = gouji_report_get_figure (report, finding->cells->pdata[i]);
    g_autofree char *name = NULL;
    g_autofree char *addition = NULL;
    g_autofree char *message = finding->message;

    finding->message = NULL;
    if (finding->rule->entered == NULL || figure->entered == NULL || figure->printed == NULL ||
        g_str_equal (figure->entered, figure->printed)) {
      finding->message = g_steal_pointer (&message);
      continue;
    }

    name = gouji_check_name_cell (finding->cells->pdata[i]);
    addition = gouji_check_fill_sentence (
      finding->rule->entered, (GoujiWord[]) { { "cell", name }, { "printed", figure->printed } }, 2);
    finding->message = g_strconcat (message, addition, NULL);
    n++;
  }
}

static void
report_violation (GoujiCheck *self, const GoujiEquation *equation, const Sides *sides)
{
  g_autoptr (GArray) words = collect_words (self->report, equation, sides);
  const GoujiPart *part = gouji_check_find_part (self->form, equation->terms[0].cell->table);
  GoujiFinding *finding =
    gouji_check_say (self, part, self->rule->sentence, (const GoujiWord *) words->data, words->len);

  finding->left = gouji_decimal_to_string (sides->left);
  finding->right = gouji_decimal_to_string (sides->right);
  add_cells (finding, self->report, equation);
  mention_corrections (finding, self->report);
}

static void
report_suspension (GoujiCheck *self, const GoujiEquation *equation)
{
  g_autoptr (GArray) words = collect_words (self->report, equation, NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];

    if (gouji_term_counts (term, self->report) &&
        gouji_report_weigh (self->report, term->cell) == GOUJI_STANDING_UNSETTLED)
      g_ptr_array_add (cells, (gpointer) term->cell);
  }
  if (cells->len == 0)
    g_ptr_array_add (cells, (gpointer) equation->terms[0].cell);

  gouji_check_suspend (self, gouji_check_find_part (self->form, equation->terms[0].cell->table),
                       g_array_index (words, GoujiWord, 2).value, cells);
}

/**
 * gouji_check_equations:
 *
 * Checks the equations of the current rule over the figures of the report.
 */
void
gouji_check_equations (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_equations (self->form); i++) {
    const GoujiEquation *equation = gouji_form_get_equation (self->form, i);
    Sides sides;

    if (equation->rule != self->rule)
      continue;
    switch (judge (self->report, equation, &sides)) {
    case VERDICT_VIOLATED:
      report_violation (self, equation, &sides);
      break;
    case VERDICT_SUSPENDED:
      report_suspension (self, equation);
      break;
    case VERDICT_HOLDS:
    case VERDICT_SILENT:
      break;
    }
  }
}
