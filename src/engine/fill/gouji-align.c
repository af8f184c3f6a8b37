/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-align.h"

#include <string.h>

/* A label with more than half of its characters wrong is another label. */
#define LEAST_SIMILARITY 0.55

/* A label broken over lines is put together from at most so many pieces. */
#define MOST_PIECES 24

/* The part that a table belongs to weighs less than any label that is really there, and more than none. */
#define GAIN_IN_PART 0.1
#define LOSS_OUTSIDE_PART 0.25

#define LONGEST_JOINED (2 * GOUJI_LABEL_MAX)

/* All heads of a table together. */
#define LONGEST_HEADS 1024

typedef struct {
  guint16 chars[LONGEST_JOINED];
  guint length;
} Joined;

/* Puts the @n pieces before @end together. */
static void
join_before (Joined *joined, const GArray *pieces, guint end, guint n)
{
  joined->length = 0;

  for (guint i = end - n; i < end; i++) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, i).span;
    guint length = MIN (span.length, LONGEST_JOINED - joined->length);

    memcpy (joined->chars + joined->length, span.chars, length * sizeof (guint16));
    joined->length += length;
  }
}

static double
compare_joined (const GoujiWords *words, const Joined *joined, gboolean ends)
{
  GoujiSpan span = { joined->chars, joined->length };
  double similarity = gouji_words_compare (words, span);

  /* A label behind its group's on the same line is as good as alone, but an exact one goes first. */
  if (ends && similarity < GOUJI_EXACT)
    similarity = MAX (similarity, 0.97 * gouji_words_compare_end (words, span));

  return similarity;
}

/* Similarity of a row's words to the pieces before @end, as many of them together as give the most. */
static double
compare_before (const GoujiWords *words, const GArray *pieces, guint end)
{
  double best = 0;
  Joined joined = { .length = 0 };

  for (guint n = 1; n <= MIN (end, MOST_PIECES) && joined.length < GOUJI_LABEL_MAX; n++) {
    join_before (&joined, pieces, end, n);
    best = MAX (best, compare_joined (words, &joined, n <= 2));
  }

  return best;
}

static const GArray *
label_pieces (const GoujiPrintedRow *printed)
{
  return printed->labels->len > 0 || printed->grid >= 0 ? printed->labels : printed->heads;
}

/* Marks the rows whose label is, letter by letter, what stands there. */
static gboolean
mark_exact (const GoujiLexicon *lexicon, GoujiSpan text, double *similarities)
{
  gboolean exact = FALSE;
  GoujiPhrase phrase;

  gouji_phrase_init (&phrase, text);
  for (guint i = 0; i < lexicon->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, i);

    if (!gouji_words_are_phrase (&row->words, &phrase))
      continue;
    if (!exact)
      memset (similarities, 0, lexicon->rows->len * sizeof (double));
    similarities[i] = gouji_words_compare (&row->words, text);
    exact = TRUE;
  }

  return exact;
}

/* Marks the rows whose label stands there letter by letter: the longest, for one may be the end of another
 * that is broken over lines. Most do, and then nothing need be measured. */
static gboolean
find_exact_labels (const GoujiLexicon *lexicon, const GArray *pieces, double *similarities)
{
  gboolean exact = FALSE;
  Joined joined = { .length = 0 };

  for (guint n = 1; n <= MIN (pieces->len, MOST_PIECES) && joined.length < GOUJI_LABEL_MAX; n++) {
    join_before (&joined, pieces, pieces->len, n);
    exact |= mark_exact (lexicon, (GoujiSpan) { joined.chars, joined.length }, similarities);
  }

  return exact;
}

/**
 * gouji_align_is_labelled:
 *
 * Returns: whether the label of @printed is that of the form's row with this index, letter by letter
 */
gboolean
gouji_align_is_labelled (const GoujiLexicon *lexicon, guint row, const GoujiPrintedRow *printed)
{
  g_autofree double *similarities = g_new0 (double, lexicon->rows->len + 1);

  return find_exact_labels (lexicon, label_pieces (printed), similarities) && similarities[row] > 0;
}

/*
 * Whether the label stands there without the words that are nearest to the numbers: these then belong to
 * something else, and perhaps the numbers too. A single character may have come from a vertical head.
 */
static gboolean
is_detached (const GoujiWords *words, const GArray *pieces, double similarity)
{
  if (pieces->len < 2 || similarity >= GOUJI_EXACT ||
      g_array_index (pieces, GoujiPiece, pieces->len - 1).span.length < 2)
    return FALSE;

  return compare_before (words, pieces, pieces->len - 1) > similarity;
}

static gboolean
has_number (const GoujiPrintedRow *printed)
{
  for (guint i = 0; i < printed->values->len; i++) {
    GoujiSpan span = g_array_index (printed->values, GoujiPiece, i).span;

    for (guint j = 0; j < span.length; j++) {
      if (span.chars[j] >= '0' && span.chars[j] <= '9')
        return TRUE;
    }
  }

  return FALSE;
}

/* In statistics, headings have lines of their own, with marks where the numbers of rows are. */
static gboolean
is_heading (const GoujiLexicon *lexicon, const GoujiPrintedRow *printed)
{
  const GArray *pieces = label_pieces (printed);
  GoujiSpan last = g_array_index (pieces, GoujiPiece, pieces->len - 1).span;

  if (!lexicon->is_list || has_number (printed))
    return FALSE;

  for (guint i = 0; i < lexicon->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, i);

    for (guint j = 0; j < row->groups->len; j++) {
      if (gouji_words_are (g_ptr_array_index (row->groups, j), last))
        return TRUE;
    }
  }

  return FALSE;
}

/* Similarity of a printed row's label to each of the form's rows that has one. */
static void
compare_labels (const GoujiLexicon *lexicon, const GoujiPrintedRow *printed, double *similarities)
{
  const GArray *pieces = label_pieces (printed);
  Joined joined;

  if (pieces->len == 0 || find_exact_labels (lexicon, pieces, similarities) || is_heading (lexicon, printed))
    return;

  joined.length = 0;
  for (guint n = 1; n <= MIN (pieces->len, MOST_PIECES) && joined.length < GOUJI_LABEL_MAX; n++) {
    join_before (&joined, pieces, pieces->len, n);
    for (guint i = 0; i < lexicon->rows->len; i++) {
      const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, i);

      similarities[i] = MAX (similarities[i], compare_joined (&row->words, &joined, n <= 2));
    }
  }
}

/**
 * gouji_align_heads:
 * @row: a row of the form
 * @heads: (element-type GoujiPiece): the words above a printed row
 *
 * Looks for the heads of the row's columns among the words, in the order of the form.
 *
 * Returns: the share of them that is there
 */
double
gouji_align_heads (const GoujiLexicalRow *row, const GArray *heads)
{
  guint16 chars[LONGEST_HEADS];
  GoujiSpan text = { chars, 0 };
  guint found = 0;

  for (guint i = 0; i < heads->len; i++) {
    GoujiSpan span = g_array_index (heads, GoujiPiece, i).span;
    guint length = MIN (span.length, G_N_ELEMENTS (chars) - text.length);

    memcpy (chars + text.length, span.chars, length * sizeof (guint16));
    text.length += length;
  }

  for (guint i = 0; i < row->columns->len; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, i);
    guint end = 0;

    for (guint j = 0; j < column->words.labels->len; j++) {
      if (gouji_label_find (g_ptr_array_index (column->words.labels, j), text, &end)) {
        found++;
        break;
      }
    }
  }

  return (double) found / row->columns->len;
}

/* How many numbers stand in a row. A row of as many digits as there are columns may be as many numbers that
 * have run together. */
static guint
count_numbers (const GoujiPrintedRow *printed, guint expected)
{
  GoujiSpan span;

  if (printed->values->len != 1)
    return printed->values->len;
  span = g_array_index (printed->values, GoujiPiece, 0).span;
  for (guint i = 0; i < span.length; i++) {
    if (span.chars[i] < '0' || span.chars[i] > '9')
      return 1;
  }

  return span.length >= expected ? expected : 1;
}

/* A row without a label of its own is known by its columns: their heads and their number. */
static double
compare_unlabelled (const GoujiLexicalRow *row, const GoujiPrintedRow *printed)
{
  guint expected = row->columns->len;
  guint n = count_numbers (printed, expected);

  if (expected < 2 || n < expected / 2 || n > expected + expected / 2)
    return 0;

  double missing = (double) (n > expected ? n - expected : expected - n) / expected;
  return 0.5 * gouji_align_heads (row, printed->heads) + 0.55 * (1 - missing);
}

/**
 * gouji_align_find_section:
 * @sections: (element-type GoujiSection): one for each part of the form
 *
 * Returns: (nullable): the part of the document in which the table should stand; %NULL where the form gives
 * it none
 */
const GoujiSection *
gouji_align_find_section (const GoujiLexicon *lexicon, const GArray *sections, const GoujiFormTable *table)
{
  for (guint i = 0; i < sections->len; i++) {
    if (gouji_form_get_part (lexicon->form, i)->table == table)
      return &g_array_index (sections, GoujiSection, i);
  }

  return NULL;
}

static double
weigh_place (const GoujiLexicon *lexicon,
             const GoujiLexicalRow *row,
             const GoujiPrintedRow *printed,
             const GArray *sections)
{
  const GoujiSection *section = gouji_align_find_section (lexicon, sections, row->table);

  if (section == NULL || !section->found)
    return 0;

  guint place =
    printed->values->len > 0 ? g_array_index (printed->values, GoujiPiece, 0).range.start : printed->start;
  return place >= section->range.start && place < section->range.end ? GAIN_IN_PART : -LOSS_OUTSIDE_PART;
}

/* More than two rows' worth of numbers are no row of this table; a merged number may be repeated in three
 * places. */
static gboolean
has_too_many (const GoujiLexicalRow *row, const GoujiPrintedRow *printed)
{
  return printed->values->len > MAX (2 * row->columns->len, 4);
}

typedef struct {
  guint n_printed;
  guint n_rows;
  double *similarity;
  double *gain;
} Scores;

static void
scores_clear (Scores *scores)
{
  g_free (scores->similarity);
  g_free (scores->gain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scores, scores_clear)

static void
compute_scores (Scores *scores, const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *sections)
{
  scores->n_printed = printed->len;
  scores->n_rows = lexicon->rows->len;
  scores->similarity = g_new0 (double, (gsize) printed->len * lexicon->rows->len + 1);
  scores->gain = g_new0 (double, (gsize) printed->len * lexicon->rows->len + 1);

  for (guint i = 0; i < printed->len; i++) {
    const GoujiPrintedRow *p = g_ptr_array_index (printed, i);
    double *similarities = scores->similarity + (gsize) i * scores->n_rows;

    if (p->values->len == 0)
      continue;
    compare_labels (lexicon, p, similarities);
    for (guint j = 0; j < scores->n_rows; j++) {
      const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, j);

      if (row->words.labels->len == 0)
        similarities[j] = compare_unlabelled (row, p);
      if (similarities[j] < LEAST_SIMILARITY || has_too_many (row, p))
        continue;

      double whole = p->values->len == row->columns->len ? 0.05 : 0;
      double place = weigh_place (lexicon, row, p, sections);

      /* Elsewhere, a row with another number of values belongs to another table. */
      if (place < 0 && whole == 0)
        continue;

      double gain = similarities[j] - LEAST_SIMILARITY + 0.05 + whole + place;
      scores->gain[(gsize) i * scores->n_rows + j] = MAX (gain, 0);
    }
  }
}

/* The best way to give printed rows to the form's rows, both in their order, by dynamic programming. */
static void
align_in_order (const Scores *scores, int *printed_of_row)
{
  gsize width = scores->n_rows + 1;
  g_autofree double *best = g_new0 (double, (scores->n_printed + 1) * width);
  guint i, j;

  for (i = 1; i <= scores->n_printed; i++) {
    for (j = 1; j <= scores->n_rows; j++) {
      double gain = scores->gain[(gsize) (i - 1) * scores->n_rows + j - 1];
      double value = MAX (best[(i - 1) * width + j], best[i * width + j - 1]);

      if (gain > 0)
        value = MAX (value, best[(i - 1) * width + j - 1] + gain);
      best[i * width + j] = value;
    }
  }

  for (i = scores->n_printed, j = scores->n_rows; i > 0 && j > 0;) {
    double gain = scores->gain[(gsize) (i - 1) * scores->n_rows + j - 1];

    if (best[i * width + j] == best[(i - 1) * width + j])
      i--;
    else if (best[i * width + j] == best[i * width + j - 1])
      j--;
    else if (gain > 0) {
      printed_of_row[--j] = (int) --i;
    }
  }
}

/* Rows in another order than the form's: an exact label that is left over on both sides. */
static void
align_out_of_order (const GoujiLexicon *lexicon, const Scores *scores, int *printed_of_row)
{
  g_autofree gboolean *taken = g_new0 (gboolean, scores->n_printed + 1);

  for (guint j = 0; j < scores->n_rows; j++) {
    if (printed_of_row[j] >= 0)
      taken[printed_of_row[j]] = TRUE;
  }

  for (guint j = 0; j < scores->n_rows; j++) {
    /* A label that several rows have says nothing without their order. */
    if (((const GoujiLexicalRow *) g_ptr_array_index (lexicon->rows, j))->has_twin)
      continue;
    for (guint i = 0; i < scores->n_printed && printed_of_row[j] < 0; i++) {
      gsize at = (gsize) i * scores->n_rows + j;

      if (!taken[i] && scores->similarity[at] >= GOUJI_EXACT && scores->gain[at] > GAIN_IN_PART) {
        printed_of_row[j] = (int) i;
        taken[i] = TRUE;
      }
    }
  }
}

/**
 * gouji_align_rows:
 * @printed: (element-type GoujiPrintedRow): what stands in the document
 * @sections: (element-type GoujiSection): one for each part of the form
 *
 * Gives each row of the form the printed row that belongs to it: by the labels, in the order of the form as
 * far as possible, preferably within the table's own part.
 *
 * Returns: (transfer full) (element-type GoujiMatch): one for each row of the lexicon
 */
GArray *
gouji_align_rows (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *sections)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (GoujiMatch));
  g_auto (Scores) scores = { 0 };
  g_autofree int *printed_of_row = g_new (int, lexicon->rows->len + 1);

  compute_scores (&scores, lexicon, printed, sections);
  for (guint j = 0; j < lexicon->rows->len; j++)
    printed_of_row[j] = -1;
  align_in_order (&scores, printed_of_row);
  align_out_of_order (lexicon, &scores, printed_of_row);

  g_array_set_size (matches, lexicon->rows->len);
  for (guint j = 0; j < lexicon->rows->len; j++) {
    if (printed_of_row[j] < 0)
      continue;

    GoujiMatch *match = &g_array_index (matches, GoujiMatch, j);
    match->row = g_ptr_array_index (printed, (guint) printed_of_row[j]);
    match->similarity = scores.similarity[(gsize) printed_of_row[j] * scores.n_rows + j];
    match->detached = is_detached (&((GoujiLexicalRow *) g_ptr_array_index (lexicon->rows, j))->words,
                                   label_pieces (match->row), match->similarity);
  }

  return matches;
}
