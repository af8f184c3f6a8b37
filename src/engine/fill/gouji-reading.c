/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-reading.h"

#include <string.h>

#include "fill/gouji-alternatives.h"
#include "fill/gouji-columns.h"
#include "fill/gouji-split.h"
#include "fill/gouji-torn-rows.h"

/* A label at least so like the form's own pins its row down. */
#define SURE_SIMILARITY 0.8

/* Rows of a table stand so near to each other: a page number, or a row that is not the form's, may lie
 * between two of them. */
#define NEAR 3

typedef struct {
  const GoujiFormBlock *block;
  int grid;
  GoujiColumns *columns;
} Group;

static void
group_clear (Group *group)
{
  gouji_columns_unref (group->columns);
}

static void
reading_free (GoujiReading *reading)
{
  g_free (reading->pieces);
  g_free (reading->doubts);
  g_clear_pointer (&reading->alternatives, g_ptr_array_unref);
  g_clear_pointer (&reading->columns, gouji_columns_unref);
  g_clear_pointer (&reading->values, g_array_unref);
  g_free (reading);
}

static GoujiReading *
reading_new (const GoujiLexicalRow *row, const GoujiPrintedRow *printed)
{
  GoujiReading *reading = g_new0 (GoujiReading, 1);

  reading->row = row;
  reading->printed = printed;
  reading->pieces = g_new (int, row->columns->len);
  reading->doubts = g_new0 (GoujiDoubt, row->columns->len);
  if (printed != NULL)
    reading->values = g_array_copy (printed->values);
  for (guint i = 0; i < row->columns->len; i++)
    reading->pieces[i] = -1;

  return reading;
}

void
gouji_reading_doubt (GoujiReading *self, GoujiDoubt doubt)
{
  for (guint i = 0; i < self->row->columns->len; i++)
    self->doubts[i] = doubt;
}

/* The columns of a table that goes on without its heads: those of the part of it that has them. */
static GoujiColumns *
find_pinned_columns (GArray *groups, const GoujiFormBlock *block, guint n_values)
{
  GoujiColumns *found = NULL;

  for (guint i = 0; i < groups->len; i++) {
    const Group *group = &g_array_index (groups, Group, i);

    if (group->block == block && group->columns->pinned && group->columns->n_values == n_values)
      found = group->columns;
  }

  return found;
}

static gboolean
is_joined (GPtrArray *rows)
{
  return rows->len > 0 && ((const GoujiPrintedRow *) g_ptr_array_index (rows, 0))->joined != GOUJI_NOT_JOINED;
}

static GoujiColumns *
find_columns (GArray *groups,
              const GoujiLexicon *lexicon,
              const GArray *matches,
              GPtrArray *printed,
              const GoujiLexicalRow *row,
              int grid)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  Group group = { .block = row->block, .grid = grid };

  for (guint i = 0; i < groups->len; i++) {
    const Group *known = &g_array_index (groups, Group, i);

    if (known->block == row->block && known->grid == grid)
      return known->columns;
  }

  for (guint i = 0; i < matches->len; i++) {
    const GoujiMatch *match = &g_array_index (matches, GoujiMatch, i);
    const GoujiLexicalRow *other = g_ptr_array_index (lexicon->rows, i);

    if (match->row != NULL && match->row->grid == grid && (other->block == row->block || lexicon->is_list))
      g_ptr_array_add (rows, (gpointer) match->row);
  }
  group.columns = gouji_columns_new (row, rows, printed, grid);
  if (!group.columns->pinned && !is_joined (rows)) {
    GoujiColumns *pinned = find_pinned_columns (groups, row->block, group.columns->n_values);

    if (pinned != NULL) {
      gouji_columns_unref (group.columns);
      group.columns = gouji_columns_ref (pinned);
    }
  }
  g_array_append_val (groups, group);

  return group.columns;
}

/* A blank that spans several columns is a blank in each of them. */
static guint
expand_blanks (const GoujiPrintedRow *printed, int *values, guint most)
{
  guint n = 0;

  for (guint i = 0; i < printed->values->len; i++) {
    const GoujiPiece *piece = &g_array_index (printed->values, GoujiPiece, i);
    guint times = piece->kind == GOUJI_PIECE_BLANK ? piece->column_span : 1;

    for (guint j = 0; j < times && n < most; j++)
      values[n++] = (int) i;
  }

  return n;
}

static gboolean
is_blank (const GoujiPrintedRow *printed, int value)
{
  return g_array_index (printed->values, GoujiPiece, value).kind == GOUJI_PIECE_BLANK;
}

static void
give_values (const GoujiColumns *columns, const int *values, int *pieces)
{
  for (guint i = 0; i < columns->n_values; i++) {
    if (columns->columns[i] >= 0)
      pieces[columns->columns[i]] = values[i];
  }
}

/* As many values as there are columns in print, but which is which cannot be told: in the form's order, and
 * in doubt. */
static void
read_unknown_columns (GoujiReading *reading, const int *values, guint n_values)
{
  guint n_columns = reading->row->columns->len;

  gouji_reading_doubt (reading, GOUJI_DOUBT_COLUMN);
  reading->alternatives = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < MIN (n_values, n_columns); i++)
    reading->pieces[i] = values[i];
}

/* More or fewer values than columns: in order as far as they go, until the equations have chosen. */
static void
read_irregular (
  GoujiReading *reading, const GoujiColumns *columns, const int *values, guint n_values, guint n_padding)
{
  guint n_columns = reading->row->columns->len;

  reading->irregular = TRUE;
  gouji_reading_doubt (reading, GOUJI_DOUBT_COUNT);
  for (guint i = 0; i < columns->n_values; i++) {
    if (columns->columns[i] >= 0)
      reading->pieces[columns->columns[i]] = i < n_values ? values[i] : -1;
  }
  reading->alternatives = gouji_alternatives_new (columns, n_columns, values, n_values, n_padding);
}

/* As many values as columns, but a cell of the line is lost or does not belong. */
static void
read_ragged (
  GoujiReading *reading, const GoujiColumns *columns, const int *values, guint n_values, guint n_padding)
{
  guint n_columns = reading->row->columns->len;
  g_autoptr (GPtrArray) shifted = gouji_alternatives_new_shifted (columns, n_columns, values);

  read_irregular (reading, columns, values, n_values, n_padding);
  if (shifted->len == 0)
    g_ptr_array_set_size (reading->alternatives, 0);
  else
    g_ptr_array_extend_and_steal (reading->alternatives, g_steal_pointer (&shifted));
}

/* Whether a value stands under the heads of several others. */
static gboolean
covers_several (const GoujiPiece *piece, const GoujiReading *reading)
{
  const GoujiColumns *columns = reading->columns;
  guint n = 0;

  if (piece->column_span == 1 || reading->row->columns->len == 1)
    return FALSE;
  if (columns->grid_columns == NULL)
    return TRUE;
  for (guint i = 0; i < columns->n_values; i++)
    n += piece->column <= columns->grid_columns[i] &&
         columns->grid_columns[i] < piece->column + piece->column_span;

  return n != 1;
}

/* 0000101, or one number across several columns: numbers that have run together. */
static gboolean
has_run_together (const GoujiReading *reading)
{
  for (guint i = 0; i < reading->printed->values->len; i++) {
    const GoujiPiece *piece = &g_array_index (reading->printed->values, GoujiPiece, i);

    if (piece->kind != GOUJI_PIECE_VALUE)
      continue;
    if (covers_several (piece, reading))
      return TRUE;
    if (piece->span.length > 1 && piece->span.chars[0] == '0' && piece->span.chars[1] >= '0' &&
        piece->span.chars[1] <= '9')
      return TRUE;
  }

  return FALSE;
}

/* In a line that has lost or gained cells, blanks behind a label may be merged with it. */
static guint
count_padding (const GoujiPrintedRow *printed, const int *values, guint n_values)
{
  guint n = 0;

  while (printed->ragged && n < n_values && is_blank (printed, values[n]))
    n++;

  return n;
}

/* Gives the values to the columns when there are as many of them. */
static void
read_counted (GoujiReading *reading, const GoujiColumns *columns, const int *values, guint n_values)
{
  guint n_padding = count_padding (reading->printed, values, n_values);

  if (n_values != columns->n_values)
    read_irregular (reading, columns, values, n_values, n_padding);
  else if (reading->printed->ragged)
    read_ragged (reading, columns, values, n_values, n_padding);
  else
    give_values (columns, values, reading->pieces);
}

static void
read_values (GoujiReading *reading, GoujiColumns *columns, const GoujiSource *source)
{
  guint most = 2 * MAX (columns->n_values, reading->row->columns->len) + reading->printed->values->len;
  g_autofree int *values = g_new (int, most + 1);
  guint n = expand_blanks (reading->printed, values, most);

  reading->columns = gouji_columns_ref (columns);
  if (n != columns->n_values && reading->printed->values->len == columns->n_values) {
    for (n = 0; n < columns->n_values; n++)
      values[n] = (int) n;
  }
  while (n > columns->n_values && !reading->printed->ragged && is_blank (reading->printed, values[n - 1]))
    n--;

  if (!columns->complete || columns->contradicted) {
    read_unknown_columns (reading, values, n);
    return;
  }
  read_counted (reading, columns, values, n);
  reading->columns_open = !columns->pinned;
  if (reading->columns_open && reading->alternatives == NULL)
    gouji_reading_doubt (reading, GOUJI_DOUBT_COLUMN);
  if (reading->irregular && gouji_split_reading (reading, source)) {
    gouji_reading_doubt (reading, GOUJI_DOUBT_SPLIT);
  } else if (has_run_together (reading)) {
    reading->irregular = TRUE;
    gouji_reading_doubt (reading, GOUJI_DOUBT_SPLIT);
    g_clear_pointer (&reading->alternatives, g_ptr_array_unref);
    reading->alternatives = g_ptr_array_new_with_free_func (g_free);
  }
}

/* Whether the row before and the row behind are the neighbours in print too: then its place says what its
 * label does not. */
static gboolean
is_between_neighbours (GPtrArray *printed, const GArray *matches, guint index)
{
  const GoujiMatch *match = &g_array_index (matches, GoujiMatch, index);

  if (index == 0 || index + 1 >= matches->len)
    return FALSE;

  const GoujiMatch *before = &g_array_index (matches, GoujiMatch, index - 1);
  const GoujiMatch *after = &g_array_index (matches, GoujiMatch, index + 1);
  guint at;
  if (before->row == NULL || after->row == NULL || before->similarity < SURE_SIMILARITY ||
      after->similarity < SURE_SIMILARITY || !g_ptr_array_find (printed, match->row, &at))
    return FALSE;

  return at > 0 && at + 1 < printed->len && g_ptr_array_index (printed, at - 1) == before->row &&
         g_ptr_array_index (printed, at + 1) == after->row;
}

/* 六十四 aside, whatever stands for a number has a digit in it that does not number a label. */
static gboolean
may_be_value (GoujiSpan span)
{
  GoujiSpan rest = gouji_span_skip_number (span);

  for (guint i = 0; i < rest.length; i++) {
    if (rest.chars[i] >= '0' && rest.chars[i] <= '9')
      return TRUE;
  }

  return FALSE;
}

/* Behind the label of a row without numbers, words in its own grid row, or digits, may be what was written
 * instead of them. */
static void
doubt_words (GoujiReading *reading, const GArray *pieces, guint label)
{
  const GoujiPiece *first = &g_array_index (pieces, GoujiPiece, label);
  const GoujiPiece *next = first + 1;

  if (label + 1 < pieces->len &&
      ((next->row == first->row && next->column > first->column) || may_be_value (next->span)))
    gouji_reading_doubt (reading, GOUJI_DOUBT_ROW);
}

static gboolean
holds_label (const GArray *pieces, const GoujiWords *words, GoujiReading *reading)
{
  for (guint i = 0; i < pieces->len; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    if (piece->kind == GOUJI_PIECE_WORDS && gouji_words_are (words, piece->span)) {
      reading->blank = TRUE;
      reading->blank_at = piece->range.end;
      doubt_words (reading, pieces, i);
      return TRUE;
    }
  }

  return FALSE;
}

/* A row without a label is there and blank where the heads of its columns are, and no number in its part. */
static void
look_for_blank_heads (GoujiReading *reading, GPtrArray *printed, const GoujiSection *section)
{
  g_autoptr (GArray) heads = gouji_pieces_new ();

  for (guint i = 0; i < printed->len; i++) {
    const GoujiPrintedRow *row = g_ptr_array_index (printed, i);

    if (row->start < section->range.start || row->start >= section->range.end)
      continue;
    for (guint j = 0; j < row->values->len; j++) {
      if (!is_blank (row, (int) j))
        return;
    }
    g_array_append_vals (heads, row->heads->data, row->heads->len);
    g_array_append_vals (heads, row->labels->data, row->labels->len);
  }
  if (heads->len == 0 || gouji_align_heads (reading->row, heads) < 1)
    return;

  reading->blank = TRUE;
  reading->blank_at = g_array_index (heads, GoujiPiece, heads->len - 1).range.end;
}

/* A label that stands in its table with no numbers behind it: the row is there and blank. */
static void
look_for_blank_row (GoujiReading *reading,
                    const GoujiLexicon *lexicon,
                    GPtrArray *printed,
                    const GArray *sections)
{
  const GoujiSection *section = gouji_align_find_section (lexicon, sections, reading->row->table);

  if (section == NULL || !section->found || reading->row->head->alternative_of != NULL)
    return;
  if (reading->row->words.labels->len == 0) {
    look_for_blank_heads (reading, printed, section);
    return;
  }

  for (guint i = 0; i < printed->len && !reading->blank; i++) {
    const GoujiPrintedRow *row = g_ptr_array_index (printed, i);

    if (row->start >= section->range.start && row->start < section->range.end)
      holds_label (row->heads, &reading->row->words, reading);
  }
}

/* A label with a mark or a digit stuck to its end: 行政处罚-. Whether that is the row's first value, nothing
 * says. */
static gboolean
has_value_stuck (const GoujiReading *reading)
{
  const GArray *pieces =
    reading->printed->labels->len > 0 ? reading->printed->labels : reading->printed->heads;

  if (pieces->len == 0 || reading->row->words.labels->len == 0)
    return FALSE;

  GoujiSpan label = g_array_index (pieces, GoujiPiece, pieces->len - 1).span;
  guint16 end = label.length > 0 ? label.chars[label.length - 1] : 0;
  return (end == '-' || end == '/' || (end >= '0' && end <= '9')) &&
         !gouji_words_are (&reading->row->words, label);
}

/* A row without a label that has lost a third of its numbers may be a part of the table only, printed as a
 * table of its own. */
static gboolean
is_torn (const GoujiReading *reading)
{
  return reading->row->words.labels->len == 0 &&
         3 * reading->printed->values->len <= 2 * reading->row->columns->len;
}

static gboolean
holds_label_of (const GArray *pieces, GPtrArray *groups)
{
  const GoujiWords *words = groups->len > 0 ? g_ptr_array_index (groups, 0) : NULL;

  for (guint i = 0; words != NULL && i < pieces->len; i++) {
    if (gouji_words_are (words, g_array_index (pieces, GoujiPiece, i).span))
      return TRUE;
  }

  return FALSE;
}

/* The row of the form whose label stands nearest above that of a printed row, without numbers of its own; -1
 * for none. */
static int
find_label_above (const GoujiLexicon *lexicon, const GoujiPrintedRow *printed)
{
  guint end = printed->heads->len;

  /* In flat text, the last of the heads is the row's own label. */
  if (printed->labels->len == 0 && end > 0)
    end--;
  for (guint i = end; i-- > 0;) {
    GoujiSpan span = g_array_index (printed->heads, GoujiPiece, i).span;

    for (guint j = 0; j < lexicon->rows->len; j++) {
      if (gouji_words_are (&((const GoujiLexicalRow *) g_ptr_array_index (lexicon->rows, j))->words, span))
        return (int) j;
    }
  }

  return -1;
}

/* Whether a row belongs to the other, or both to the same one. */
static gboolean
is_kin (const GoujiLexicalRow *row, const GoujiLexicalRow *other)
{
  return other->head == row->head->parent || other->head->parent == row->head->parent;
}

/* Whether the row above, as printed, is the one that this belongs to, or belongs to the same one. */
static gboolean
has_own_above (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *matches, guint index)
{
  const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, index);
  const GoujiPrintedRow *own = g_array_index (matches, GoujiMatch, index).row;
  guint at;

  int above = find_label_above (lexicon, own);
  if (above >= 0)
    return is_kin (row, g_ptr_array_index (lexicon->rows, (guint) above));
  if (holds_label_of (own->heads, row->groups))
    return TRUE;
  if (!g_ptr_array_find (printed, own, &at))
    return FALSE;

  /* Rows are matched in order: the nearest one before it that was found is the nearest in print. */
  for (guint i = index; i-- > 0;) {
    const GoujiMatch *match = &g_array_index (matches, GoujiMatch, i);
    const GoujiLexicalRow *before = g_ptr_array_index (lexicon->rows, i);

    if (match->row != NULL)
      return is_kin (row, before);
  }

  return FALSE;
}

static gboolean
is_matched_in_block (const GoujiLexicon *lexicon,
                     const GArray *matches,
                     const GoujiFormBlock *block,
                     const GoujiPrintedRow *printed)
{
  for (guint i = 0; i < matches->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, i);

    if (g_array_index (matches, GoujiMatch, i).row == printed && row->block == block && !row->is_head_too)
      return TRUE;
  }

  return FALSE;
}

/* Whether a row of the same table is printed right above or below, as it is not where the label is a head. */
static gboolean
is_beside_own_kind (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *matches, guint index)
{
  const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, index);
  guint at;

  if (!g_ptr_array_find (printed, g_array_index (matches, GoujiMatch, index).row, &at))
    return FALSE;

  for (guint i = at > NEAR ? at - NEAR : 0; i < MIN (printed->len, at + NEAR + 1); i++) {
    if (i != at && is_matched_in_block (lexicon, matches, row->block, g_ptr_array_index (printed, i)))
      return TRUE;
  }

  return FALSE;
}

/* Whether both print the same number in the cell. */
static gboolean
is_same_value (const GoujiPiece *a, const GoujiPiece *b)
{
  return a->span.length == b->span.length &&
         memcmp (a->span.chars, b->span.chars, a->span.length * sizeof (guint16)) == 0;
}

static gboolean
is_matched (const GArray *matches, const GoujiPrintedRow *row)
{
  for (guint i = 0; i < matches->len; i++) {
    if (g_array_index (matches, GoujiMatch, i).row == row)
      return TRUE;
  }

  return FALSE;
}

/* Cells that are printed twice, with different numbers: the row stands once more in its part, behind a page
 * break or in a summary. */
static void
look_for_conflict (GoujiReading *reading,
                   const GoujiLexicon *lexicon,
                   GPtrArray *printed,
                   const GArray *matches,
                   const GArray *sections,
                   guint index)
{
  const GoujiSection *section = gouji_align_find_section (lexicon, sections, reading->row->table);

  if (section == NULL || !section->found || reading->row->has_twin || reading->alternatives != NULL)
    return;

  for (guint i = 0; i < printed->len; i++) {
    const GoujiPrintedRow *other = g_ptr_array_index (printed, i);

    if (other->start < section->range.start || other->start >= section->range.end ||
        other->values->len != reading->printed->values->len || is_matched (matches, other) ||
        !gouji_align_is_labelled (lexicon, index, other))
      continue;
    for (guint j = 0; j < reading->row->columns->len; j++) {
      guint piece = (guint) reading->pieces[j];

      if (reading->pieces[j] >= 0 && !is_same_value (&g_array_index (reading->values, GoujiPiece, piece),
                                                     &g_array_index (other->values, GoujiPiece, piece)))
        reading->doubts[j] = GOUJI_DOUBT_CONFLICT;
    }
  }
}

/**
 * gouji_readings_new:
 * @printed: (element-type GoujiPrintedRow): what stands in the document
 * @sections: (element-type GoujiSection): one for each part of the form
 *
 * Reads every row of a form as far as labels and heads go. What they leave open is marked as doubt and, where
 * the number of values does not agree with the columns, given as alternatives for the equations to choose
 * from.
 *
 * Returns: (transfer full) (element-type GoujiReading): one for each row of the lexicon
 */
GPtrArray *
gouji_readings_new (const GoujiSource *source,
                    const GoujiLexicon *lexicon,
                    GPtrArray *printed,
                    const GArray *sections)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) reading_free);

  gouji_torn_rows_join (lexicon, printed, sections);
  g_autoptr (GArray) matches = gouji_align_rows (lexicon, printed, sections);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, (GDestroyNotify) group_clear);
  for (guint i = 0; i < lexicon->rows->len; i++) {
    const GoujiMatch *match = &g_array_index (matches, GoujiMatch, i);
    GoujiReading *reading = reading_new (g_ptr_array_index (lexicon->rows, i), match->row);

    g_ptr_array_add (readings, reading);
    if (match->row == NULL) {
      look_for_blank_row (reading, lexicon, printed, sections);
      continue;
    }

    read_values (reading, find_columns (groups, lexicon, matches, printed, reading->row, match->row->grid),
                 source);
    reading->row_open = reading->row->words.labels->len > 0 &&
                        (match->detached || (match->similarity < SURE_SIMILARITY &&
                                             !is_between_neighbours (printed, matches, i)));
    reading->row_open |= is_torn (reading) || has_value_stuck (reading);
    reading->row_open |= reading->row->is_head_too && !is_beside_own_kind (lexicon, printed, matches, i);
    reading->row_open |= reading->row->has_twin && !has_own_above (lexicon, printed, matches, i);
    if (reading->row_open)
      gouji_reading_doubt (reading, GOUJI_DOUBT_ROW);
    look_for_conflict (reading, lexicon, printed, matches, sections, i);
  }

  return readings;
}
