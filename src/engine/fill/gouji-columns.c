/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-columns.h"

#include <string.h>

#include "fill/gouji-flat-heads.h"
#include "fill/gouji-list-columns.h"

/* A head that resembles its column this much names it. */
#define LEAST_SIMILARITY 0.6

/* Heads that were not found right above their table are looked for so many printed rows further up. */
#define MOST_ROWS_ABOVE 6

/* A table so wide has a total in its last column, and is the only one with its heads. */
#define LEAST_WIDE 5

/* So many rows that add up are no chance. */
#define LEAST_SUMS 2

/* More digits than any count has. */
#define MOST_DIGITS 12

/* How much the column's own head counts against its group's, where both are needed to tell columns apart. */
#define WEIGHT_OF_HEAD 0.7

typedef struct {
  guint n_values;
  guint n_columns;
  double *similarity;
} Heads;

static void
heads_clear (Heads *heads)
{
  g_free (heads->similarity);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heads, heads_clear)

static double *
head_at (const Heads *heads, guint value, guint column)
{
  return &heads->similarity[(gsize) value * heads->n_columns + column];
}

static guint
count_rows_with (GPtrArray *rows, guint n_values)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += ((const GoujiPrintedRow *) g_ptr_array_index (rows, i))->values->len == n_values;

  return n;
}

/* The number of values that most rows have. Rows lose numbers more often than they gain some: where any row
 * has as many as the form, fewer are not the rule. */
static guint
count_usual_values (GPtrArray *rows, guint expected)
{
  guint best = expected;
  guint most = count_rows_with (rows, expected);

  for (guint i = 0; i < rows->len; i++) {
    guint n_values = ((const GoujiPrintedRow *) g_ptr_array_index (rows, i))->values->len;
    guint n_rows = count_rows_with (rows, n_values);

    if (n_rows > most && (n_values > expected || most == 0)) {
      best = n_values;
      most = n_rows;
    }
  }

  return best;
}

static gboolean
covers (const GoujiPiece *piece, guint grid_column)
{
  return piece->column <= grid_column && grid_column < piece->column + piece->column_span;
}

/* How similar each head is to @words. */
static double *
compare_words (const GoujiWords *words, GPtrArray *heads)
{
  double *similarities = g_new (double, heads->len + 1);

  for (guint i = 0; i < heads->len; i++)
    similarities[i] = gouji_words_compare (words, ((const GoujiPiece *) g_ptr_array_index (heads, i))->span);

  return similarities;
}

/* The best of the heads that stand above a grid column. */
static double
find_best (GPtrArray *heads, const double *similarities, guint grid_column)
{
  double best = 0;

  for (guint i = 0; i < heads->len; i++) {
    if (covers (g_ptr_array_index (heads, i), grid_column))
      best = MAX (best, similarities[i]);
  }

  return best;
}

/* Where columns are told apart by their groups as well, these count too; 1 for a column without groups. */
static void
compare_heads (Heads *scores, const GoujiLexicalRow *row, GPtrArray *heads, const guint *grid_columns)
{
  gboolean with_groups = row->block->column_groups->len > 1;

  for (guint j = 0; j < scores->n_columns; j++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, j);
    gboolean in_group = with_groups && column->groups->len > 0;
    g_autofree double *own = compare_words (&column->words, heads);
    g_autofree double *group = in_group ? compare_words (g_ptr_array_index (column->groups, 0), heads) : NULL;

    for (guint i = 0; i < scores->n_values; i++) {
      double best = find_best (heads, own, grid_columns[i]);

      if (with_groups)
        best = WEIGHT_OF_HEAD * best +
               (1 - WEIGHT_OF_HEAD) * (in_group ? find_best (heads, group, grid_columns[i]) : 1);
      *head_at (scores, i, j) = best;
    }
  }
}

/* The words above the numbers of the rows that stand in a grid, all of them: which is a head, its similarity
 * tells. */
static GPtrArray *
collect_heads (GPtrArray *printed, int grid)
{
  GPtrArray *heads = g_ptr_array_new ();

  for (guint i = 0; i < printed->len; i++) {
    const GoujiPrintedRow *row = g_ptr_array_index (printed, i);

    if (row->grid != grid)
      continue;
    for (guint j = 0; j < row->heads->len; j++)
      g_ptr_array_add (heads, &g_array_index (row->heads, GoujiPiece, j));
  }

  return heads;
}

/* Gives each value the column whose head it stands under; the clearest first. */
static guint
assign_by_heads (GoujiColumns *self, const Heads *scores)
{
  g_autofree gboolean *taken = g_new0 (gboolean, scores->n_columns);
  guint assigned = 0;

  for (guint i = 0; i < self->n_values; i++)
    self->columns[i] = -1;

  for (;;) {
    double best = LEAST_SIMILARITY;
    guint best_value = 0, best_column = 0;

    for (guint i = 0; i < scores->n_values; i++) {
      for (guint j = 0; j < scores->n_columns; j++) {
        if (self->columns[i] < 0 && !taken[j] && *head_at (scores, i, j) > best) {
          best = *head_at (scores, i, j);
          best_value = i;
          best_column = j;
        }
      }
    }
    if (best == LEAST_SIMILARITY)
      return assigned;

    self->columns[best_value] = (int) best_column;
    taken[best_column] = TRUE;
    assigned++;
  }
}

static void
assign_by_order (GoujiColumns *self)
{
  for (guint i = 0; i < self->n_values; i++)
    self->columns[i] = (int) i;
}

static void
take_better (GoujiFlatHeads *best, GoujiFlatHeads *heads)
{
  if (best->columns == NULL || heads->n_found > best->n_found) {
    gouji_flat_heads_clear (best);
    *best = *heads;
  } else {
    gouji_flat_heads_clear (heads);
  }
}

/* The row above which most heads can be read: the first of the table, or the first behind a page break. */
static void
find_flat_heads (GoujiFlatHeads *best, const GoujiLexicalRow *row, GPtrArray *rows)
{
  *best = (GoujiFlatHeads) { .columns = NULL, .in_order = TRUE };

  for (guint i = 0; i < rows->len; i++) {
    const GoujiPrintedRow *printed = g_ptr_array_index (rows, i);
    GoujiFlatHeads heads;

    if (printed->heads->len == 0)
      continue;
    gouji_flat_heads_read (&heads, row, printed->heads);
    take_better (best, &heads);
    if (best->n_found == row->columns->len)
      return;
  }
}

static gboolean
has_number (const GoujiPrintedRow *row)
{
  for (guint i = 0; i < row->values->len; i++) {
    if (g_array_index (row->values, GoujiPiece, i).kind == GOUJI_PIECE_VALUE)
      return TRUE;
  }

  return FALSE;
}

static guint
find_first (GPtrArray *rows, GPtrArray *printed)
{
  guint first = printed->len;

  for (guint i = 0; i < rows->len; i++) {
    guint at;

    if (g_ptr_array_find (printed, g_ptr_array_index (rows, i), &at))
      first = MIN (first, at);
  }

  return first;
}

/* Lines of heads with blanks between the words look like rows of a table without a number; they stand before
 * the first row that is one. */
static void
look_above (GoujiFlatHeads *best, const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed)
{
  g_autoptr (GArray) pieces = gouji_pieces_new ();
  GoujiFlatHeads heads;
  guint end = find_first (rows, printed);
  guint first = end;

  if (end == printed->len)
    return;
  while (first > 0 && end - first < MOST_ROWS_ABOVE && !has_number (g_ptr_array_index (printed, first - 1)))
    first--;

  for (guint i = first; i <= end; i++) {
    const GoujiPrintedRow *other = g_ptr_array_index (printed, i);

    g_array_append_vals (pieces, other->heads->data, other->heads->len);
    if (i < end)
      g_array_append_vals (pieces, other->labels->data, other->labels->len);
  }
  gouji_flat_heads_read (&heads, row, pieces);
  take_better (best, &heads);
}

/* Of another number of values the places are not known. */
static void
set_width (GoujiColumns *self, guint n_values)
{
  if (n_values != self->n_values)
    g_clear_pointer (&self->grid_columns, g_free);
  self->n_values = n_values;
  self->columns = g_renew (int, self->columns, n_values + 1);
  for (guint i = 0; i < n_values; i++)
    self->columns[i] = -1;
}

/* Takes the columns as the heads say. Words among them that the form does not have are heads of columns if
 * any row has numbers for them, or if the grid is so wide. */
static void
take_heads (GoujiColumns *self, const GoujiFlatHeads *heads, GPtrArray *rows, guint width)
{
  guint n_printed = heads->columns->len;
  gboolean with_unknown =
    n_printed == heads->n_found || width == n_printed || count_rows_with (rows, n_printed) > 0;

  if (!with_unknown && count_rows_with (rows, heads->n_found) < rows->len)
    return;

  set_width (self, with_unknown ? n_printed : heads->n_found);
  for (guint i = 0, j = 0; i < n_printed; i++) {
    int column = g_array_index (heads->columns, int, i);

    if (column >= 0 || with_unknown)
      self->columns[j++] = column;
  }
  self->complete = TRUE;
  self->pinned = TRUE;
}

/* One number beside a label leaves nothing to tell apart. */
static void
read_single_column (GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed)
{
  self->complete = self->pinned = TRUE;
  if (self->n_values == 1)
    self->columns[0] = 0;
  else if (self->n_values > 1)
    self->columns[gouji_list_columns_choose (row, rows, printed, self->n_values, &self->pinned)] = 0;
}

static void
read_head_words (
  GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed, guint width)
{
  g_auto (GoujiFlatHeads) heads = { 0 };
  guint n_columns = row->columns->len;

  set_width (self, self->n_values);
  if (n_columns == 1) {
    read_single_column (self, row, rows, printed);
    return;
  }
  find_flat_heads (&heads, row, rows);
  if (heads.n_found < n_columns)
    look_above (&heads, row, rows, printed);
  if (heads.n_found == n_columns && (heads.in_order || !heads.ambiguous))
    take_heads (self, &heads, rows, width);
  if (self->pinned || self->n_values != n_columns)
    return;

  /* Some heads are lost. Those that are left must at least not contradict the form's order. */
  assign_by_order (self);
  self->complete = TRUE;
  self->pinned = heads.in_order && 2 * heads.n_found >= n_columns;
  self->contradicted = !heads.in_order;
}

/* Heads reach as far as their columns do. */
static gboolean
do_heads_fit (GPtrArray *heads, const GoujiColumns *self, guint last_span)
{
  guint last = self->grid_columns[self->n_values - 1] + last_span;

  for (guint i = 0; i < heads->len; i++) {
    const GoujiPiece *piece = g_ptr_array_index (heads, i);

    if (piece->column + piece->column_span > last)
      return FALSE;
  }

  return TRUE;
}

/* How many columns lie under the heads, from the first value on; 0 when that cannot be told. */
static guint
measure_width (GPtrArray *heads, const GoujiColumns *self)
{
  guint last = 0;

  for (guint i = 0; i < heads->len; i++) {
    const GoujiPiece *piece = g_ptr_array_index (heads, i);

    last = MAX (last, piece->column + piece->column_span);
  }

  return self->n_values > 0 && last > self->grid_columns[0] ? last - self->grid_columns[0] : 0;
}

/* Two different columns of the form above the same value: then the heads do not stand above their columns. */
static gboolean
is_geometry_broken (const Heads *scores)
{
  for (guint i = 0; i < scores->n_values; i++) {
    guint exact = 0;

    for (guint j = 0; j < scores->n_columns; j++)
      exact += *head_at (scores, i, j) >= GOUJI_EXACT * GOUJI_EXACT;
    if (exact > 1)
      return TRUE;
  }

  return FALSE;
}

/* Another order than the form's is believed only of heads that are whole: a damaged one may resemble the
 * wrong column. */
static gboolean
is_order_certain (const GoujiColumns *self, const Heads *scores)
{
  gboolean whole = TRUE;
  gboolean in_order = TRUE;
  int last = -1;

  for (guint i = 0; i < self->n_values; i++) {
    if (self->columns[i] < 0)
      continue;
    in_order &= self->columns[i] > last;
    whole &= *head_at (scores, i, (guint) self->columns[i]) >= GOUJI_EXACT * GOUJI_EXACT;
    last = self->columns[i];
  }

  return in_order || whole;
}

/* The value of the row that stands in a grid column; -1 for none. */
static int
find_value_at (const GoujiColumns *self, guint grid_column)
{
  for (guint i = 0; i < self->n_values; i++) {
    if (self->grid_columns[i] == grid_column)
      return (int) i;
  }

  return -1;
}

/* Whether the head of one of the form's columns stands above a grid column. */
static gboolean
is_under_head (const GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *heads, guint grid_column)
{
  for (guint j = 0; j < row->columns->len; j++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, j);

    for (guint i = 0; i < heads->len; i++) {
      const GoujiPiece *head = g_ptr_array_index (heads, i);

      if (covers (head, grid_column) && gouji_words_are (&column->words, head->span))
        return TRUE;
    }
  }

  return FALSE;
}

/* Numbers that no column was left for, under a head that names one, when all columns are taken: spreadsheets
 * that were made from a page stretch its merged cells, so that the heads of a wide table and its numbers
 * drift apart. Narrow tables have heads of their neighbours above them. */
static gboolean
are_numbers_crowded (const GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *heads)
{
  if (row->columns->len < LEAST_WIDE)
    return FALSE;

  for (guint i = 0; i < rows->len; i++) {
    const GoujiPrintedRow *printed = g_ptr_array_index (rows, i);

    for (guint j = 0; j < printed->values->len; j++) {
      const GoujiPiece *piece = &g_array_index (printed->values, GoujiPiece, j);
      int value = find_value_at (self, piece->column);

      if (piece->kind == GOUJI_PIECE_VALUE && (value < 0 || self->columns[value] < 0) &&
          is_under_head (self, row, heads, piece->column))
        return TRUE;
    }
  }

  return FALSE;
}

/* The number that a value is; -1 for one with other characters than digits, and for no number. */
static gint64
read_count (const GoujiPiece *piece)
{
  gint64 count = 0;

  if (piece->kind != GOUJI_PIECE_VALUE || piece->span.length == 0 || piece->span.length > MOST_DIGITS)
    return -1;
  for (guint i = 0; i < piece->span.length; i++) {
    if (piece->span.chars[i] < '0' || piece->span.chars[i] > '9')
      return -1;
    count = 10 * count + piece->span.chars[i] - '0';
  }

  return count;
}

/* Whether the last number of the row is the sum of those before it, and not 0. */
static gboolean
ends_with_sum (const GoujiPrintedRow *row)
{
  gint64 sum = 0;
  gint64 last = 0;

  for (guint i = 0; i < row->values->len; i++) {
    gint64 count = read_count (&g_array_index (row->values, GoujiPiece, i));

    if (count >= 0) {
      sum += last;
      last = count;
    }
  }

  return last > 0 && last == sum;
}

/* Whether the last column of a wide table, its total, is blank throughout, and rows add up to what stands
 * before it: then the numbers stand one column too far to the left. */
static gboolean
is_last_column_blank (const GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *rows)
{
  guint n_sums = 0;

  if (row->columns->len < LEAST_WIDE)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const GoujiPrintedRow *printed = g_ptr_array_index (rows, i);

    n_sums += ends_with_sum (printed);
    for (guint j = 0; j < MIN (printed->values->len, self->n_values); j++) {
      if (self->columns[j] + 1 == (int) row->columns->len &&
          g_array_index (printed->values, GoujiPiece, j).kind == GOUJI_PIECE_VALUE)
        return FALSE;
    }
  }

  return n_sums >= LEAST_SUMS;
}

static gboolean
assign_by_places (
  GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *heads, guint last_span)
{
  g_auto (Heads) scores = { self->n_values, row->columns->len, NULL };

  scores.similarity = g_new0 (double, (gsize) scores.n_values *scores.n_columns + 1);
  compare_heads (&scores, row, heads, self->grid_columns);

  return assign_by_heads (self, &scores) == row->columns->len && !is_geometry_broken (&scores) &&
         !are_numbers_crowded (self, row, rows, heads) && do_heads_fit (heads, self, last_span) &&
         is_order_certain (self, &scores);
}

/* Whether several numbers stand under one head, and heads without a number behind them: numbers have been
 * lost. */
static gboolean
is_short_of_heads (const GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *heads)
{
  g_auto (Heads) scores = { self->n_values, row->columns->len, NULL };
  g_autofree guint *n_under = g_new0 (guint, row->columns->len + 1);

  scores.similarity = g_new0 (double, (gsize) scores.n_values *scores.n_columns + 1);
  compare_heads (&scores, row, heads, self->grid_columns);
  if (measure_width (heads, self) <= self->n_values || is_geometry_broken (&scores))
    return FALSE;

  for (guint i = 0; i < scores.n_values; i++) {
    for (guint j = 0; j < scores.n_columns; j++)
      n_under[j] += *head_at (&scores, i, j) >= GOUJI_EXACT;
  }
  for (guint j = 0; j < scores.n_columns; j++) {
    if (n_under[j] > 1)
      return TRUE;
  }

  return FALSE;
}

/* Whether the rows have other numbers in one place than in another. A cell that was merged over both and is
 * printed in each has the same. */
static gboolean
do_values_differ (GPtrArray *rows, guint one, guint other)
{
  for (guint i = 0; i < rows->len; i++) {
    const GArray *values = ((const GoujiPrintedRow *) g_ptr_array_index (rows, i))->values;

    if (MAX (one, other) >= values->len)
      continue;
    GoujiSpan a = g_array_index (values, GoujiPiece, one).span;
    GoujiSpan b = g_array_index (values, GoujiPiece, other).span;
    if (a.length != b.length || memcmp (a.chars, b.chars, a.length * sizeof (guint16)) != 0)
      return TRUE;
  }

  return FALSE;
}

/* Whether most columns of the form have words above several values that name it as well. */
static gboolean
are_heads_repeated (const GoujiColumns *self, const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *heads)
{
  g_auto (Heads) scores = { self->n_values, row->columns->len, NULL };
  guint n_repeated = 0;

  if (row->columns->len < 2 || self->n_values < 2 * row->columns->len)
    return FALSE;

  scores.similarity = g_new0 (double, (gsize) scores.n_values *scores.n_columns + 1);
  compare_heads (&scores, row, heads, self->grid_columns);
  for (guint j = 0; j < scores.n_columns; j++) {
    double best = LEAST_SIMILARITY;
    int first = -1;
    gboolean repeated = FALSE;

    for (guint i = 0; i < scores.n_values; i++)
      best = MAX (best, *head_at (&scores, i, j));
    for (guint i = 0; i < scores.n_values; i++) {
      if (*head_at (&scores, i, j) < best * GOUJI_EXACT)
        continue;
      repeated = repeated || (first >= 0 && do_values_differ (rows, (guint) first, i));
      if (first < 0)
        first = (int) i;
    }
    n_repeated += repeated;
  }

  return 2 * n_repeated > scores.n_columns;
}

static void
read_grid_heads (GoujiColumns *self,
                 const GoujiLexicalRow *row,
                 GPtrArray *rows,
                 GPtrArray *printed,
                 int grid,
                 guint last_span)
{
  g_autoptr (GPtrArray) own = collect_heads (rows, grid);
  g_autoptr (GPtrArray) all = collect_heads (printed, grid);

  /* Other blocks of the table may have the same heads in other places; but the heads of this one may stand
   * above a row that is not known. */
  self->complete =
    assign_by_places (self, row, rows, own, last_span) || assign_by_places (self, row, rows, all, last_span);
  self->pinned = self->complete;
  self->contradicted = self->complete && is_last_column_blank (self, row, rows);
  self->repeated = are_heads_repeated (self, row, rows, own) || are_heads_repeated (self, row, rows, all);
  if (self->complete)
    return;

  /* Merges lost, or heads damaged: the words alone, in their order, may still say it. */
  gboolean lost = is_short_of_heads (self, row, own);
  read_head_words (self, row, rows, printed, measure_width (all, self));
  self->contradicted |= lost;
}

/* Rows that were put together from several tables are in the form's order already. */
static gboolean
take_joined (GoujiColumns *self, GPtrArray *rows)
{
  const GoujiPrintedRow *first = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;

  if (first == NULL || first->joined == GOUJI_NOT_JOINED)
    return FALSE;

  assign_by_order (self);
  self->complete = TRUE;
  self->pinned = first->joined == GOUJI_JOINED_SURELY;
  return TRUE;
}

/**
 * gouji_columns_new:
 * @row: one of the form's rows that stand in this table
 * @rows: (element-type GoujiPrintedRow): the printed rows that belong to the same block of the form
 * @printed: (element-type GoujiPrintedRow): all printed rows
 * @grid: index of the document's table block, or -1 in flat text
 *
 * Finds out which value belongs to which column. In a grid the heads above it decide, also when their order
 * is not the form's; in flat text, and where the heads are lost, the number of values and the form's order
 * do.
 *
 * Returns: (transfer full): the columns
 */
GoujiColumns *
gouji_columns_new (const GoujiLexicalRow *row, GPtrArray *rows, GPtrArray *printed, int grid)
{
  GoujiColumns *self = g_rc_box_new0 (GoujiColumns);
  guint last_span = 1;

  set_width (self, count_usual_values (rows, row->columns->len));
  if (take_joined (self, rows))
    return self;
  if (grid < 0) {
    read_head_words (self, row, rows, printed, 0);
    return self;
  }

  self->grid_columns = g_new0 (guint, self->n_values + 1);
  for (guint i = 0; i < rows->len; i++) {
    const GoujiPrintedRow *usual = g_ptr_array_index (rows, i);

    if (usual->values->len != self->n_values)
      continue;
    for (guint j = 0; j < self->n_values; j++)
      self->grid_columns[j] = g_array_index (usual->values, GoujiPiece, j).column;
    if (self->n_values > 0)
      last_span = g_array_index (usual->values, GoujiPiece, self->n_values - 1).column_span;
    break;
  }
  read_grid_heads (self, row, rows, printed, grid, last_span);

  return self;
}

GoujiColumns *
gouji_columns_ref (GoujiColumns *self)
{
  return g_rc_box_acquire (self);
}

static void
columns_clear (gpointer data)
{
  GoujiColumns *self = data;

  g_free (self->columns);
  g_free (self->grid_columns);
}

void
gouji_columns_unref (GoujiColumns *self)
{
  g_rc_box_release_full (self, columns_clear);
}
