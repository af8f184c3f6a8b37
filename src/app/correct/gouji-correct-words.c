/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correct/gouji-correct-words.h"

#include <glib/gi18n.h>

/* How much of a passage is shown at its beginning and at its end, in characters. */
#define MOST_SHOWN 10

/**
 * gouji_correct_words_reason:
 * @source: why the report says of itself what it says
 *
 * Returns: (nullable): the same in a few words, %NULL when nobody knows
 */
char *
gouji_correct_words_reason (const GoujiFieldSource *source)
{
  static const char *const reasons[] = {
    [GOUJI_FIELD_HOW_NONE] = NULL,
    [GOUJI_FIELD_HOW_TITLE] = N_ ("from the title"),
    [GOUJI_FIELD_HOW_PAGE_TITLE] = N_ ("from the title of the page"),
    [GOUJI_FIELD_HOW_HEADING] = N_ ("from a heading"),
    [GOUJI_FIELD_HOW_PERIOD] = N_ ("from the period"),
    [GOUJI_FIELD_HOW_SENTENCE] = N_ ("from the text"),
    [GOUJI_FIELD_HOW_FRAME] = N_ ("from the page’s frame"),
    [GOUJI_FIELD_HOW_SIGNATURE] = N_ ("from the signature"),
    [GOUJI_FIELD_HOW_DATE] = N_ ("from the day below"),
    [GOUJI_FIELD_HOW_AGENCY] = N_ ("from the agency"),
    [GOUJI_FIELD_HOW_WORDS] = N_ ("from the words"),
    [GOUJI_FIELD_HOW_TYPED] = N_ ("set by you"),
  };
  const char *reason = reasons[source->how];

  if (reason == NULL)
    return NULL;
  if (!source->unsure)
    return g_strdup (_ (reason));
  /* Translators: why something is thought to be so, of which the program is not sure: "from the title,
   * unsure" */
  return g_strdup_printf (_ ("%s, unsure"), _ (reason));
}

static int
read_year (JsonArray *years, guint index)
{
  if (years == NULL || index >= json_array_get_length (years) || json_array_get_null_element (years, index))
    return 0;

  return (int) json_array_get_int_element (years, index);
}

/**
 * gouji_correct_words_form:
 *
 * Returns: the name of a form and the years that it is of
 */
char *
gouji_correct_words_form (GoujiForm *form)
{
  JsonObject *recognition = gouji_form_get_recognition (form);
  JsonNode *node = recognition != NULL ? json_object_get_member (recognition, "years") : NULL;
  JsonArray *years = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  int first = read_year (years, 0);
  int last = read_year (years, 1);

  if (first == 0)
    return g_strdup (gouji_form_get_name (form));
  if (last == 0)
    /* Translators: the name of a form, and the first year for which it was used */
    return g_strdup_printf (_ ("%s (since %d)"), gouji_form_get_name (form), first);
  if (first == last)
    return g_strdup_printf (_ ("%s (%d)"), gouji_form_get_name (form), first);
  /* Translators: the name of a form, and the first and last year for which it was used */
  return g_strdup_printf (_ ("%s (%d–%d)"), gouji_form_get_name (form), first, last);
}

/**
 * gouji_correct_words_form_reason:
 * @reason: the year and the words that were found, those that speak against the form with a minus
 *
 * Returns: what speaks for the form, and what against it
 */
char *
gouji_correct_words_form_reason (const char *reason)
{
  g_auto (GStrv) words = g_strsplit (reason, ", ", -1);
  g_autoptr (GString) for_it = g_string_new (NULL);
  g_autoptr (GString) against = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    gboolean is_against = words[i][0] == '-';
    GString *list = is_against ? against : for_it;

    /* Translators: stands between the numbers of a list */
    g_string_append_printf (list, "%s%s", list->len > 0 ? _ (", ") : "", words[i] + is_against);
  }

  if (against->len == 0)
    /* Translators: why a report was taken to be in a form: the year and words that were found in it */
    return g_strdup_printf (_ ("For this form: %s"), for_it->str);
  if (for_it->len == 0)
    /* Translators: what speaks against a form: the year and words that were found in it */
    return g_strdup_printf (_ ("Against this form: %s"), against->str);
  /* Translators: what speaks for a form, and what against it */
  return g_strdup_printf (_ ("For this form: %s. Against it: %s"), for_it->str, against->str);
}

static char *
slice_line (GoujiDocument *document, GoujiRange range)
{
  char *text = gouji_document_slice (document, range);

  g_strdelimit (text, "\n\t", ' ');
  return g_strstrip (text);
}

/**
 * gouji_correct_words_range:
 * @range: a passage of @document
 *
 * Returns: how it begins and ends, and how long it is
 */
char *
gouji_correct_words_range (GoujiDocument *document, GoujiRange range)
{
  guint length = range.end - range.start;
  guint shown = MIN (length, MOST_SHOWN);
  g_autofree char *first = slice_line (document, (GoujiRange) { range.start, range.start + shown });
  g_autofree char *last = slice_line (document, (GoujiRange) { range.end - shown, range.end });

  /* Translators: a passage of a text: its first and its last words, and its length */
  return g_strdup_printf (
    ngettext ("From “%s…” to “…%s”, %u character", "From “%s…” to “…%s”, %u characters", length), first, last,
    length);
}

/**
 * gouji_correct_words_outcome:
 *
 * Returns: what a correction comes to
 */
char *
gouji_correct_words_outcome (const GoujiCorrection *correction)
{
  /* Translators: what happens to the figures of a report that is read in another form */
  return g_strdup_printf (
    _ ("After this: %u figures stay, %u become numbers that the form has no place for, %u "
       "are read in addition."),
    correction->n_kept, correction->n_moved, correction->n_found);
}

/* Returns: (nullable): the titles of a head and its groups; %NULL when there is nothing printed */
static char *
describe_head (const GoujiHead *head)
{
  g_autofree char *path = gouji_head_path (head, " / ");

  return *path != '\0' ? g_steal_pointer (&path) : NULL;
}

/**
 * gouji_correct_words_cell:
 *
 * Returns: the heads of its row and column
 */
char *
gouji_correct_words_cell (const GoujiCell *cell)
{
  g_autofree char *row = describe_head (cell->row);
  g_autofree char *column = describe_head (cell->column);

  if (row == NULL || column == NULL)
    return g_strdup (row != NULL ? row : column != NULL ? column : cell->id);
  /* Translators: a cell: head of its row, head of its column */
  return g_strdup_printf (_ ("%s, %s"), row, column);
}

/**
 * gouji_correct_words_target:
 * @cell: a cell of what is meant
 * @extent: how much of its table
 *
 * Returns: what it is called
 */
char *
gouji_correct_words_target (const GoujiCell *cell, GoujiExtent extent)
{
  g_autofree char *head = NULL;

  switch (extent) {
  case GOUJI_EXTENT_ROW:
    head = describe_head (cell->row);
    /* Translators: a row of a table, by its head */
    return g_strdup_printf (_ ("Row: %s"), head != NULL ? head : cell->table->title);
  case GOUJI_EXTENT_COLUMN:
    head = describe_head (cell->column);
    /* Translators: a column of a table, by its head */
    return g_strdup_printf (_ ("Column: %s"), head != NULL ? head : cell->table->title);
  case GOUJI_EXTENT_BLOCK:
    if (cell->block->title != NULL)
      /* Translators: a part of a table, by its title */
      return g_strdup_printf (_ ("Table: %s, %s"), cell->table->title, cell->block->title);
    return g_strdup_printf (_ ("Table: %s"), cell->table->title);
  case GOUJI_EXTENT_CELL:
  default:
    return gouji_correct_words_cell (cell);
  }
}
