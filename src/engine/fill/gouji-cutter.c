/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-cutter.h"

#include <string.h>

#include "fill/gouji-row-codes.h"

/* Longer text is cut no further: no table of a report has so many characters. */
#define LONGEST_TEXT 6000

/* What is being cut, and what has come of it. */
typedef struct {
  const GoujiRowBuilder *builder;
  GoujiSpan text;
  GArray *pieces;
  guint n_labels;
  guint n_values;
  gboolean failed; /* whether something stands there that is neither a label nor a number */
} Cut;

static gboolean
is_digit (guint16 c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_separator (guint16 c)
{
  return c != 0 && c < 128 && strchr (":;,.=", c) != NULL;
}

gboolean
gouji_cutter_is_label (const GoujiRowBuilder *builder, GoujiSpan span)
{
  GoujiPhrase phrase;

  gouji_phrase_init (&phrase, span);
  for (guint i = 0; i < builder->lexicon->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (builder->lexicon->rows, i);

    if (gouji_words_are_phrase (&row->words, &phrase))
      return TRUE;
  }

  return FALSE;
}

static void
add_piece (Cut *cut, guint start, guint end, GoujiPieceKind kind)
{
  GoujiPiece piece = { .kind = kind, .span = { cut->text.chars + start, end - start }, .column_span = 1 };

  piece.range = gouji_source_range (cut->builder->source, piece.span);
  g_array_append_val (cut->pieces, piece);
  cut->n_labels += kind == GOUJI_PIECE_WORDS;
  cut->n_values += kind == GOUJI_PIECE_VALUE;
}

/* Where the number of the label that begins at @end begins: (三) or 2. */
static guint
find_number (GoujiSpan text, guint start, guint end)
{
  guint i = end;

  if (i > start && text.chars[i - 1] == ')') {
    while (i > start && text.chars[i - 1] != '(')
      i--;
    return i > start ? i - 1 : end;
  }
  while (i > start && (text.chars[i - 1] == '.' || text.chars[i - 1] == ','))
    i--;
  if (i == end || i == start)
    return end;

  return text.chars[i - 1] > 128 || is_digit (text.chars[i - 1]) ? i - 1 : end;
}

/* Behind a label: what it says in brackets, and its unit. */
static guint
skip_note (const Cut *cut, guint start, guint end)
{
  guint i = start;

  if (i < end && cut->text.chars[i] == '(') {
    while (i < end && cut->text.chars[i] != ')')
      i++;
    i = i < end ? i + 1 : start;
  }
  for (guint longest = 1; longest > 0 && i < end && !is_digit (cut->text.chars[i]);) {
    GoujiSpan rest = { cut->text.chars + i, end - i };

    longest = 0;
    for (guint j = 0; j < cut->builder->units->len; j++)
      longest = MAX (longest, gouji_label_starts (g_ptr_array_index (cut->builder->units, j), rest));
    i += longest;
  }

  return i;
}

/* Between two labels, before the first and behind the last: numbers, or nothing. */
static void
add_rest (Cut *cut, guint start, guint end)
{
  guint begin = skip_note (cut, start, end);
  guint i = begin;

  while (i < end) {
    guint first;

    while (i < end && is_separator (cut->text.chars[i]))
      i++;
    for (first = i; i < end; i++) {
      guint16 c = cut->text.chars[i];

      if (is_separator (c) &&
          !((c == '.' || c == ',') && i + 1 < end && is_digit (cut->text.chars[i + 1]) && i > first))
        break;
    }
    if (i == first)
      continue;

    GoujiSpan span = { cut->text.chars + first, i - first };
    if (first == begin && gouji_row_codes_begin (cut->builder->lexicon->form, span))
      cut->failed = TRUE;
    else if (gouji_piece_classify (span, cut->builder->units) == GOUJI_PIECE_VALUE)
      add_piece (cut, first, i, GOUJI_PIECE_VALUE);
    else
      cut->failed = TRUE;
  }
}

/**
 * gouji_cutter_cut:
 * @piece: words, or text, without white space
 * @pieces: (inout) (element-type GoujiPiece): takes what it is cut into
 *
 * Cuts labels and numbers apart that have run together: 规章000, 当面申请数（件）：0. Only text that is
 * nothing but labels, letter by letter, and numbers is cut.
 *
 * Returns: whether it was cut; where not, nothing is added
 */
gboolean
gouji_cutter_cut (const GoujiRowBuilder *builder, const GoujiPiece *piece, GArray *pieces)
{
  guint before = pieces->len;
  guint start = 0;
  Cut cut = { builder, piece->span, pieces, 0, 0, FALSE };

  if (piece->span.length > LONGEST_TEXT || gouji_cutter_is_label (builder, piece->span))
    return FALSE;

  for (guint i = 0; i < cut.text.length && !cut.failed;) {
    guint length =
      gouji_lexicon_measure_label (builder->lexicon, (GoujiSpan) { cut.text.chars + i, cut.text.length - i });

    if (length == 0) {
      i++;
      continue;
    }

    guint number = find_number (cut.text, start, i);
    add_rest (&cut, start, number);
    add_piece (&cut, number, i + length, GOUJI_PIECE_WORDS);
    i += length;
    start = i;
  }
  if (cut.n_labels > 0)
    add_rest (&cut, start, cut.text.length);

  if (cut.failed || cut.n_labels == 0 || cut.n_values == 0) {
    g_array_set_size (pieces, before);
    return FALSE;
  }

  return TRUE;
}
