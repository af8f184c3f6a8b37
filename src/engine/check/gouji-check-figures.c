/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-passage.h"

#include "check/gouji-check-values.h"

/* The predicates that look at figures: valid, tables, blank_cells. */

static gboolean
is_whole (GoujiDecimal value)
{
  for (guint i = 0; i < value.scale; i++) {
    if (value.units % 10 != 0)
      return FALSE;
    value.units /= 10;
  }

  return TRUE;
}

/* Returns: (nullable): name of the sentence that says what is wrong with the figure */
static const char *
find_fault (const GoujiCell *cell, const GoujiFigure *figure)
{
  if (figure->state == GOUJI_FIGURE_UNREADABLE)
    return "unreadable";
  if (figure->state != GOUJI_FIGURE_NUMBER)
    return NULL;
  if (figure->unit != NULL)
    return "unit";
  if (figure->value.units < 0 && cell->type != GOUJI_CELL_SIGNED_COUNT)
    return "negative";
  if (cell->type != GOUJI_CELL_AMOUNT && !is_whole (figure->value))
    return "fraction";

  return NULL;
}

static void
report_fault (GoujiCheck *self, const GoujiCell *cell, const GoujiFigure *figure, const char *sentence)
{
  g_autofree char *name = gouji_check_name_cell (cell);
  const char *text = figure->entered != NULL ? figure->entered : figure->printed;
  GoujiWord words[] = { { "cell", name }, { "text", text != NULL ? text : "" }, { "unit", cell->unit } };
  GoujiFinding *finding = gouji_check_say (self, gouji_check_find_part (self->form, cell->table), sentence,
                                           words, G_N_ELEMENTS (words));

  gouji_finding_add_cell (finding, self->report, cell);
}

/* What may have been misread is not called misprinted. */
static void
suspend_fault (GoujiCheck *self, const GoujiCell *cell)
{
  g_autofree char *name = gouji_check_name_cell (cell);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, (gpointer) cell);
  gouji_check_suspend (self, gouji_check_find_part (self->form, cell->table), name, cells);
}

/**
 * gouji_check_valid:
 *
 * Predicate `valid`: what stands in a cell is a number that the cell takes.
 */
void
gouji_check_valid (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);
    const GoujiFigure *figure = gouji_report_get_figure (self->report, cell);
    const char *fault = find_fault (cell, figure);
    const char *sentence = fault != NULL ? gouji_rule_get_sentence (self->rule, fault) : NULL;

    if (sentence == NULL)
      continue;
    if (figure->doubt != GOUJI_DOUBT_NONE && figure->entered == NULL)
      suspend_fault (self, cell);
    else
      report_fault (self, cell, figure, sentence);
  }
}

static gboolean
any_entered (GoujiCheck *self, const GoujiFormTable *table)
{
  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);

    if (cell->table == table && gouji_report_get_figure (self->report, cell)->entered != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Whether the source lacks the table. A report begun from nothing has all its tables, and so has one in which
 * the user has filled it in. */
static gboolean
is_missing (GoujiCheck *self, const GoujiFormTable *table)
{
  return gouji_report_get_document (self->report) != NULL &&
         gouji_report_get_table_state (self->report, table) == GOUJI_TABLE_MISSING &&
         !any_entered (self, table);
}

/* Adds the cells of @table that a number is missing from; those of which it is not sure that nothing stands
 * there go to @unsure, which may be the same list. Returns how many cells the table has as it is printed. */
static guint
list_blanks (GoujiCheck *self, const GoujiFormTable *table, GPtrArray *blanks, GPtrArray *unsure)
{
  guint n_cells = 0;

  for (guint b = 0; b < table->blocks->len; b++) {
    const GoujiFormBlock *block = table->blocks->pdata[b];

    for (guint r = 0; r < block->rows->len; r++) {
      if (!gouji_row_is_in_use (self->report, block, r))
        continue;
      for (guint c = 0; c < block->columns->len; c++) {
        const GoujiCell *cell = gouji_form_get_cell_at (self->form, block, r, c);
        const GoujiFigure *figure = gouji_report_get_figure (self->report, cell);
        GPtrArray *list = figure->doubt != GOUJI_DOUBT_NONE && figure->entered == NULL ? unsure : blanks;

        n_cells++;
        if (figure->state == GOUJI_FIGURE_EMPTY || figure->state == GOUJI_FIGURE_NOT_APPLICABLE)
          g_ptr_array_add (list, (gpointer) cell);
      }
    }
  }

  return n_cells;
}

/* A damaged table is whole again once the user has filled in what was lost. */
static gboolean
is_damaged (GoujiCheck *self, const GoujiFormTable *table)
{
  g_autoptr (GPtrArray) blanks = NULL;

  if (gouji_report_get_document (self->report) == NULL ||
      gouji_report_get_table_state (self->report, table) == GOUJI_TABLE_WHOLE)
    return FALSE;

  blanks = g_ptr_array_new ();
  list_blanks (self, table, blanks, blanks);
  return blanks->len > 0 || !any_entered (self, table);
}

/* Where the form has no table, the text may still speak of one: it was lost, or is one that no form knows. */
static void
check_announced (GoujiCheck *self)
{
  const GoujiPassage *whole = gouji_check_get_whole (self);
  g_autoptr (GMatchInfo) match = NULL;

  if (gouji_rule_match (self->rule, "announced", whole->text, &match))
    gouji_check_tell_passage (self, whole, match, "text", "announced", NULL, 0);
}

/**
 * gouji_check_tables:
 *
 * Predicate `tables`: every table of the form, or that the text announces, is there and was readable.
 */
void
gouji_check_tables (GoujiCheck *self)
{
  gboolean any_table = FALSE;

  for (guint i = 0; i < gouji_form_get_n_tables (self->form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (self->form, i);
    const char *name = is_missing (self, table) ? "missing" : is_damaged (self, table) ? "damaged" : NULL;

    if (table->from_text)
      continue;
    any_table = TRUE;
    if (name != NULL)
      gouji_check_tell (self, gouji_check_find_part (self->form, table), name,
                        &(GoujiWord) { "table", table->title }, 1);
  }

  if (!any_table)
    check_announced (self);
}

static void
report_blanks (GoujiCheck *self, const GoujiFormTable *table, GPtrArray *blanks, guint n_cells)
{
  const char *sentence = gouji_rule_get_sentence (self->rule, "blank");
  g_autofree char *count = g_strdup_printf ("%u", blanks->len);
  g_autofree char *total = g_strdup_printf ("%u", n_cells);
  GoujiWord words[] = { { "table", table->title }, { "count", count }, { "total", total } };
  GoujiFinding *finding;

  if (sentence == NULL)
    return;

  finding =
    gouji_check_say (self, gouji_check_find_part (self->form, table), sentence, words, G_N_ELEMENTS (words));
  for (guint i = 0; i < blanks->len; i++)
    gouji_finding_add_cell (finding, self->report, blanks->pdata[i]);
}

/**
 * gouji_check_blank_cells:
 *
 * Predicate `blank_cells`: cells hold numbers. One finding for each table that is there. What may have been
 * lost in reading is no blank.
 */
void
gouji_check_blank_cells (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_tables (self->form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (self->form, i);
    g_autoptr (GPtrArray) blanks = g_ptr_array_new ();
    g_autoptr (GPtrArray) unsure = g_ptr_array_new ();
    guint n_cells;

    if (table->from_text || is_missing (self, table))
      continue;
    n_cells = list_blanks (self, table, blanks, unsure);
    if (blanks->len > 0)
      report_blanks (self, table, blanks, n_cells);
    else if (unsure->len > 0)
      gouji_check_suspend (self, gouji_check_find_part (self->form, table), table->title, unsure);
  }
}
