/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-compare-words.h"

#include <glib/gi18n.h>

#include "report/gouji-status.h"
#include "words/gouji-form-words.h"
#include "words/gouji-words.h"

static void
add_count (GPtrArray *words, char *text, guint n)
{
  if (n > 0)
    g_ptr_array_add (words, text);
  else
    g_free (text);
}

/**
 * gouji_compare_words_summary:
 * @comparison: a comparison
 *
 * Returns: how much differs, in one line
 */
char *
gouji_compare_words_summary (const GoujiComparison *comparison)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_cells = comparison->cells->len;
  guint n_texts = comparison->texts->len;
  guint n_fields = comparison->fields->len;
  guint n_extras = comparison->extras->len;
  g_autofree char *list = NULL;

  if (gouji_comparison_is_empty (comparison))
    return g_strdup (_ ("No difference: both say the same"));

  add_count (words, g_strdup_printf (ngettext ("%u figure", "%u figures", n_cells), n_cells), n_cells);
  add_count (words, g_strdup_printf (ngettext ("%u text", "%u texts", n_texts), n_texts), n_texts);
  add_count (words, g_strdup_printf (ngettext ("%u detail", "%u details", n_fields), n_fields), n_fields);
  add_count (
    words,
    g_strdup_printf (ngettext ("%u number without a cell", "%u numbers without a cell", n_extras), n_extras),
    n_extras);
  g_ptr_array_add (words, NULL);
  /* Translators: parts the items of a list */
  list = g_strjoinv (C_ ("list", ", "), (char **) words->pdata);

  /* Translators: what differs in two reports, as in: Different: 12 figures, 3 texts */
  return g_strdup_printf (_ ("Different: %s"), list);
}

/**
 * gouji_compare_words_figure:
 * @cell: (nullable): the cell, %NULL when the form has none
 * @figure: what stands there
 *
 * Returns: what stands there, or why nothing does
 */
char *
gouji_compare_words_figure (const GoujiCell *cell, const GoujiFigure *figure)
{
  g_autofree char *buffer = NULL;
  const char *shown;

  if (cell == NULL)
    return g_strdup (_ ("not in this format"));

  shown = gouji_form_words_shown (figure, &buffer);
  return g_strdup (*shown != '\0' ? shown : C_ ("figure", "empty"));
}

/**
 * gouji_compare_words_change:
 * @difference: in what a cell differs
 *
 * Returns: by how much, with its sign; or what else there is to say; empty for nothing
 */
char *
gouji_compare_words_change (const GoujiCellDifference *difference)
{
  g_autofree char *number = NULL;

  if (difference->kind == GOUJI_DIFFERENCE_WRITING)
    return g_strdup (_ ("written otherwise"));
  if (!difference->has_change)
    return g_strdup ("");

  number = gouji_decimal_to_string (difference->change);
  if (*number == '-')
    return g_strconcat ("−", number + 1, NULL);
  return g_strconcat ("+", number, NULL);
}

/* A cell's own heads do not say in which table it stands, and many tables have a row of the same name. */
static const char *
find_table_title (const GoujiComparison *comparison, const char *table)
{
  GoujiForm *forms[] = { comparison->new_form, comparison->old_form };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    for (guint j = 0; j < gouji_form_get_n_tables (forms[i]); j++) {
      const GoujiFormTable *found = gouji_form_get_table (forms[i], j);

      if (g_str_equal (found->id, table))
        return found->title;
    }
  }

  return table;
}

/**
 * gouji_compare_words_cell:
 * @comparison: a comparison
 * @difference: one of its cells
 *
 * Returns: what the cell is called
 */
char *
gouji_compare_words_cell (const GoujiComparison *comparison, const GoujiCellDifference *difference)
{
  gboolean is_new = difference->after != NULL;
  const GoujiCell *cell = is_new ? difference->after : difference->before;
  g_autofree char *name =
    gouji_form_words_short_name (is_new ? comparison->new_form : comparison->old_form, cell);

  /* Translators: a cell: the table that it stands in, its row and column */
  return g_strdup_printf (_ ("%s: %s"), cell->table->title, name);
}

/**
 * gouji_compare_words_value:
 * @field: a field
 * @value: (nullable): what a report says there
 *
 * Returns: the same in words
 */
char *
gouji_compare_words_value (GoujiField field, const char *value)
{
  if (value == NULL)
    return g_strdup (C_ ("figure", "empty"));
  if (field == GOUJI_FIELD_KIND)
    return g_strdup (gouji_words_for_kind (value));

  return g_strdup (value);
}

/**
 * gouji_compare_words_extra:
 * @comparison: a comparison
 * @difference: one of its numbers without a cell
 *
 * Returns: where it stands
 */
char *
gouji_compare_words_extra (const GoujiComparison *comparison, const GoujiExtraDifference *difference)
{
  const char *table = find_table_title (comparison, difference->table);

  if (*difference->column == '\0')
    /* Translators: a number for which the form has no cell: its table and the label of its row */
    return g_strdup_printf (_ ("%s: %s (without a cell)"), table, difference->row);

  /* Translators: a number for which the form has no cell: its table and the labels of its row and column */
  return g_strdup_printf (_ ("%s: %s, %s (without a cell)"), table, difference->row, difference->column);
}

/**
 * gouji_compare_words_part:
 * @difference: a text that differs
 *
 * Returns: what it is the text of
 */
char *
gouji_compare_words_part (const GoujiTextDifference *difference)
{
  const GoujiPart *part = difference->after != NULL ? difference->after : difference->before;

  return g_strdup (part != NULL ? part->title : _ ("Preamble"));
}
