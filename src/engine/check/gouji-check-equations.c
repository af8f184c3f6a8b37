/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-private.h"

#include <string.h>

#include "check/gouji-check-judge.h"

/* How many corrected figures a sentence mentions; more would drown what it says. */
#define MAXIMUM_CORRECTIONS 3

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

    if (g_str_equal (term->name, name) && gouji_years_count (&self->years, term))
      (void) gouji_decimal_accumulate (&sum, gouji_years_get_value (&self->years, term), 1);
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
collect_words (GoujiCheck *self, const GoujiEquation *equation, const GoujiSides *sides)
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

    if (term->last_year || !gouji_years_count (&self->years, term))
      continue;
    if (term->n_instead_of == 0 || gouji_years_get_value (&self->years, term).units != 0)
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
report_violation (GoujiCheck *self, const GoujiEquation *equation, const GoujiSides *sides)
{
  g_autoptr (GArray) words = collect_words (self, equation, sides);
  const GoujiPart *part = gouji_check_find_part (self->form, get_place (equation)->table);
  GoujiFinding *finding =
    gouji_check_say (self, part, equation->sentence, (const GoujiWord *) words->data, words->len);

  finding->equation = equation;
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

    if (!term->last_year && gouji_years_count (&self->years, term) &&
        gouji_years_weigh (&self->years, term) == GOUJI_STANDING_UNSETTLED)
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
    GoujiSides sides;

    if (equation->rule != self->rule)
      continue;
    switch (gouji_years_judge (&self->years, equation, &sides)) {
    case GOUJI_VERDICT_VIOLATED:
      report_violation (self, equation, &sides);
      break;
    case GOUJI_VERDICT_SUSPENDED:
      report_suspension (self, equation);
      break;
    case GOUJI_VERDICT_HOLDS:
    case GOUJI_VERDICT_SILENT:
      break;
    }
  }
}
