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

/* The report that holds the figure of a term. */
static GoujiReport *
report_of (GoujiCheck *self, const GoujiTerm *term)
{
  return term->last_year ? self->last_year : self->report;
}

/* Returns: (nullable): its cell there; last year's form may not have it */
static const GoujiCell *
cell_of (GoujiCheck *self, const GoujiTerm *term)
{
  return term->last_year ? gouji_report_find_counterpart (self->last_year, term->cell) : term->cell;
}

static gboolean
counts (GoujiCheck *self, const GoujiTerm *term)
{
  return gouji_term_counts (term, report_of (self, term));
}

static GoujiStanding
weigh (GoujiCheck *self, const GoujiTerm *term)
{
  return gouji_report_weigh (report_of (self, term), cell_of (self, term));
}

static GoujiDecimal
value_of (GoujiCheck *self, const GoujiTerm *term)
{
  const GoujiFigure *figure = gouji_report_get_figure (report_of (self, term), cell_of (self, term));

  return figure->state == GOUJI_FIGURE_NUMBER ? figure->value : (GoujiDecimal) { 0 };
}

/* The first cell of this year: where the equation belongs. */
static const GoujiCell *
get_place (const GoujiEquation *equation)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    if (!equation->terms[i].last_year)
      return equation->terms[i].cell;
  }

  g_return_val_if_reached (NULL);
}

/* Two years can be compared where both say something: rows without any number may be rows that were lost. */
static gboolean
can_be_compared (GoujiCheck *self, const GoujiEquation *equation)
{
  gboolean says[2] = { FALSE, FALSE }; /* this year, last year */

  if (self->last_year == NULL)
    return FALSE;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiCell *cell = cell_of (self, term);
    guint year = term->last_year ? 1 : 0;

    if (cell == NULL)
      return FALSE;
    says[year] = says[year] || (counts (self, term) && gouji_row_has_number (report_of (self, term), cell));
  }

  return says[0] && says[1];
}

/* Decides by what stands in the cells whether the equation can be judged at all. */
static Verdict
survey (GoujiCheck *self, const GoujiEquation *equation)
{
  gboolean unsettled = FALSE;
  gboolean any_number = FALSE;

  if (equation->chained && !can_be_compared (self, equation))
    return VERDICT_SILENT;

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    GoujiStanding standing;

    if (!counts (self, term))
      continue;
    standing = weigh (self, term);
    if (standing == GOUJI_STANDING_OWING || (standing == GOUJI_STANDING_BLANK && term->total))
      return VERDICT_SILENT;
    unsettled = unsettled || standing == GOUJI_STANDING_UNSETTLED;
    any_number = any_number || (standing == GOUJI_STANDING_NUMBER && !term->total);
  }

  if (unsettled)
    return VERDICT_SUSPENDED;
  return any_number ? VERDICT_HOLDS : VERDICT_SILENT;
}

/* Adds up the terms of both years, or of last year alone. */
static gboolean
add_up (GoujiCheck *self, const GoujiEquation *equation, gboolean last_alone, Sides *sides)
{
  *sides = (Sides) { 0 };
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    gboolean left = term->coefficient > 0;

    if (last_alone && !term->last_year)
      continue;
    if (counts (self, term) && !gouji_decimal_accumulate (left ? &sides->left : &sides->right,
                                                          value_of (self, term), ABS (term->coefficient)))
      return FALSE;
  }

  sides->difference = sides->left;
  if (!gouji_decimal_accumulate (&sides->difference, sides->right, -1) ||
      sides->difference.units == G_MININT64)
    return FALSE;
  sides->difference.units = ABS (sides->difference.units);
  return TRUE;
}

static gboolean
holds (const GoujiEquation *equation, const Sides *sides)
{
  int order = gouji_decimal_compare (sides->left, sides->right);

  switch (equation->relation) {
  case GOUJI_RELATION_EQUAL:
    return order == 0;
  case GOUJI_RELATION_AT_MOST:
    return order <= 0;
  case GOUJI_RELATION_AT_LEAST:
    return order >= 0;
  default:
    g_return_val_if_reached (TRUE);
  }
}

/* A bound that last year's figures alone exceed lives on what was there before them: more was closed last
 * year than was received, so much was open the year before that, and how much, nobody knows. */
static gboolean
is_bound_known (GoujiCheck *self, const GoujiEquation *equation)
{
  Sides last;

  return !equation->chained || equation->relation == GOUJI_RELATION_EQUAL ||
         (add_up (self, equation, TRUE, &last) && holds (equation, &last));
}

/* Whether nothing stands in the way of judging but that numbers were recognised from a picture. What ties out
 * all the same is no news, even where it is too little to confirm them. */
static gboolean
is_merely_recognised (GoujiCheck *self, const GoujiEquation *equation)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];
    const GoujiFigure *figure;

    if (!counts (self, term) || weigh (self, term) != GOUJI_STANDING_UNSETTLED)
      continue;
    figure = gouji_report_get_figure (report_of (self, term), cell_of (self, term));
    if (figure->doubt != GOUJI_DOUBT_RECOGNISED || figure->state == GOUJI_FIGURE_UNREADABLE ||
        figure->unit != NULL)
      return FALSE;
  }

  return TRUE;
}

static Verdict
judge (GoujiCheck *self, const GoujiEquation *equation, Sides *sides)
{
  Verdict verdict = survey (self, equation);

  if (verdict == VERDICT_SUSPENDED && is_merely_recognised (self, equation) &&
      add_up (self, equation, FALSE, sides) && holds (equation, sides))
    return VERDICT_HOLDS;
  if (verdict != VERDICT_HOLDS)
    return verdict;
  if (!is_bound_known (self, equation))
    return VERDICT_SILENT;
  if (!add_up (self, equation, FALSE, sides))
    return VERDICT_SUSPENDED;

  return holds (equation, sides) ? VERDICT_HOLDS : VERDICT_VIOLATED;
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
sum_of_name (GoujiCheck *self, const GoujiEquation *equation, const char *name)
{
  GoujiDecimal sum = { 0 };

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];

    if (g_str_equal (term->name, name) && counts (self, term))
      (void) gouji_decimal_accumulate (&sum, value_of (self, term), 1);
  }

  return gouji_decimal_to_string (sum);
}

static void
add_place_words (GArray *words, const GoujiEquation *equation)
{
  const GoujiCell *place = get_place (equation);
  const GoujiFormBlock *block = place->block;
  char *row = equation->row != NULL ? gouji_check_name_head (equation->row, block->rows->len) : g_strdup ("");
  char *column =
    equation->column != NULL ? gouji_check_name_head (equation->column, block->columns->len) : g_strdup ("");

  add_word (words, "row", row);
  add_word (words, "column", column);
  add_word (words, "where",
            *row == '\0' && *column == '\0'
              ? gouji_check_name_cell (place)
              : g_strconcat (row, *row != '\0' && *column != '\0' ? " " : "", column, NULL));
}

static GArray *
collect_words (GoujiCheck *self, const GoujiEquation *equation, const Sides *sides)
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
      add_word (words, name, sum_of_name (self, equation, name));
  }

  return words;
}

/* A finding leads to cells of this report; what last year's says stands in its sentence. */
static void
add_cells (GoujiFinding *finding, GoujiCheck *self, const GoujiEquation *equation)
{
  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];

    if (term->last_year || !counts (self, term))
      continue;
    if (term->n_instead_of == 0 || value_of (self, term).units != 0)
      gouji_finding_add_cell (finding, self->report, term->cell);
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
    addition = gouji_sentence_fill (finding->rule->entered,
                                    (GoujiWord[]) { { "cell", name }, { "printed", figure->printed } }, 2);
    finding->message = g_strconcat (message, addition, NULL);
    n++;
  }
}

static void
report_violation (GoujiCheck *self, const GoujiEquation *equation, const Sides *sides)
{
  g_autoptr (GArray) words = collect_words (self, equation, sides);
  const GoujiPart *part = gouji_check_find_part (self->form, get_place (equation)->table);
  GoujiFinding *finding =
    gouji_check_say (self, part, equation->sentence, (const GoujiWord *) words->data, words->len);

  finding->left = gouji_decimal_to_string (sides->left);
  finding->right = gouji_decimal_to_string (sides->right);
  add_cells (finding, self, equation);
  mention_corrections (finding, self->report);
}

/* Several equations of a rule about one total cannot be judged: that is said once, of all their cells. */
static void
join_suspensions (GoujiCheck *self)
{
  guint last = self->findings->len - 1;
  const GoujiFinding *repeated = self->findings->pdata[last];

  for (guint i = 0; i < last; i++) {
    GoujiFinding *finding = self->findings->pdata[i];

    if (finding->rule != repeated->rule || finding->judged ||
        !g_str_equal (finding->message, repeated->message))
      continue;
    for (guint c = 0; c < repeated->cells->len; c++) {
      if (!g_ptr_array_find (finding->cells, repeated->cells->pdata[c], NULL))
        gouji_finding_add_cell (finding, self->report, repeated->cells->pdata[c]);
    }
    g_ptr_array_remove_index (self->findings, last);
    return;
  }
}

static void
report_suspension (GoujiCheck *self, const GoujiEquation *equation)
{
  g_autoptr (GArray) words = collect_words (self, equation, NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < equation->n_terms; i++) {
    const GoujiTerm *term = &equation->terms[i];

    if (!term->last_year && counts (self, term) && weigh (self, term) == GOUJI_STANDING_UNSETTLED)
      g_ptr_array_add (cells, (gpointer) term->cell);
  }
  if (cells->len == 0)
    g_ptr_array_add (cells, (gpointer) get_place (equation));

  gouji_check_suspend (self, gouji_check_find_part (self->form, get_place (equation)->table),
                       g_array_index (words, GoujiWord, 2).value, cells);
  join_suspensions (self);
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
    switch (judge (self, equation, &sides)) {
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
