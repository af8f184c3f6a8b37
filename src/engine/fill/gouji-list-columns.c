/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-list-columns.h"

#include "fill/gouji-head-parser.h"

/* Heads stand at most so many printed rows above the first row that is one. */
#define MOST_ROWS_ABOVE 3

/* A year in a head has so many digits. */
#define N_YEAR_DIGITS 4

static gboolean
is_heading (const GoujiLexicalRow *row, const GoujiPiece *piece)
{
  for (guint i = 0; i < row->groups->len; i++) {
    if (gouji_words_are (g_ptr_array_index (row->groups, i), piece->span))
      return TRUE;
  }

  return FALSE;
}

/* The words above the first of the rows, without the labels of the row itself. */
static GPtrArray *
collect_words (const GoujiLexicalRow *row, const GoujiPrintedRow *first, GPtrArray *printed)
{
  GPtrArray *words = g_ptr_array_new ();
  guint end;
  guint n = gouji_head_parser_find_label (row, first->heads);

  if (!g_ptr_array_find (printed, first, &end))
    return words;
  for (guint i = end > MOST_ROWS_ABOVE ? end - MOST_ROWS_ABOVE : 0; i < end; i++) {
    const GoujiPrintedRow *above = g_ptr_array_index (printed, i);

    for (guint j = 0; j < above->heads->len; j++) {
      if (!is_heading (row, &g_array_index (above->heads, GoujiPiece, j)))
        g_ptr_array_add (words, &g_array_index (above->heads, GoujiPiece, j));
    }
  }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (words, &g_array_index (first->heads, GoujiPiece, i));

  return words;
}

/* Which of the labels of a head stands there: the first means it more than the others. As many as there are
 * when none does. */
static guint
find_label (const GPtrArray *words, guint i, const GoujiWords *head)
{
  GoujiPhrase phrase;
  guint label = 0;

  gouji_phrase_init (&phrase, ((const GoujiPiece *) g_ptr_array_index (words, i))->span);
  while (label < head->labels->len && !gouji_label_is (g_ptr_array_index (head->labels, label), &phrase))
    label++;

  return label;
}

static gboolean
has_year (GoujiSpan span)
{
  guint n = 0;

  for (guint i = 0; i < span.length && n < N_YEAR_DIGITS; i++)
    n = span.chars[i] >= '0' && span.chars[i] <= '9' ? n + 1 : 0;

  return n == N_YEAR_DIGITS;
}

/* Whether the pieces of a grid stand beside each other, or, in lines, behind each other. */
static gboolean
is_above (const GoujiPiece *head, const GoujiPiece *value, int grid)
{
  return grid < 0 || (head->column <= value->column && value->column < head->column + head->column_span);
}

/* The place of the head among the last @n_values words that may be heads. */
static guint
count_behind (const GPtrArray *words, guint i)
{
  return words->len - 1 - i;
}

/* Where heads stand above their columns, which value has the head; else how far it is from the last. */
static gboolean
find_place (const GPtrArray *words, guint i, const GoujiPrintedRow *first, guint n_values, guint *place)
{
  const GoujiPiece *head = g_ptr_array_index (words, i);

  for (guint j = 0; first->grid >= 0 && j < MIN (n_values, first->values->len); j++) {
    if (is_above (head, &g_array_index (first->values, GoujiPiece, j), first->grid)) {
      *place = j;
      return TRUE;
    }
  }
  if (first->grid >= 0 || count_behind (words, i) >= n_values)
    return FALSE;

  *place = n_values - 1 - count_behind (words, i);
  return TRUE;
}

/**
 * gouji_list_columns_choose:
 * @row: one of the form's rows, which have one number each
 * @rows: (element-type GoujiPrintedRow): the printed rows, which have several
 * @printed: (element-type GoujiPrintedRow): all printed rows
 * @n_values: how many numbers most of @rows have
 * @certain: (out): whether the heads say so
 *
 * Statistics may be printed with more columns than the form has: the sum of all years, each kind of agency by
 * itself. The column with the form's own head is the form's; without one that with a year in its head, or the
 * first.
 *
 * Returns: which of the numbers is the form's
 */
guint
gouji_list_columns_choose (
  const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed, guint n_values, gboolean *certain)
{
  const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, 0);
  guint chosen = 0;
  guint best = column->words.labels->len;
  gboolean named = FALSE;
  guint n_years = 0;
  guint year = 0;

  *certain = FALSE;
  if (rows->len == 0)
    return 0;

  const GoujiPrintedRow *first = g_ptr_array_index (rows, 0);
  g_autoptr (GPtrArray) words = collect_words (row, first, printed);
  for (guint i = 0; i < words->len; i++) {
    guint place;

    if (!find_place (words, i, first, n_values, &place))
      continue;
    guint label = find_label (words, i, &column->words);
    if (label < column->words.labels->len) {
      named = label != best;
      chosen = label < best ? place : chosen;
      best = MIN (best, label);
    } else if (has_year (((const GoujiPiece *) g_ptr_array_index (words, i))->span)) {
      n_years++;
      year = place;
    }
  }

  *certain = named || (best == column->words.labels->len && n_years == 1);
  return best < column->words.labels->len ? chosen : n_years == 1 ? year : 0;
}
