/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-grid.h"

#include "fill/gouji-running-numbers.h"

/* Labels end in a column when they do in so many rows, and in one of so many. */
#define FEWEST_ROWS 2
#define LEAST_SHARE 8

/* A cell with so many numbers in it is a row; longer text is none. */
#define FEWEST_NUMBERS 3
#define LONGEST_ROW 200

/* One row of a grid, as a range of its pieces. */
typedef struct {
  guint first;
  guint end;
  guint label_end; /* piece behind the last words that stand before its first number */
  gboolean has_number;
  gboolean begins_with_words; /* and has no blank between them */
} GridRow;

/* Where the numbers stand in most rows. */
typedef struct {
  guint data_column;
  guint n_values;
} Shape;

static const GoujiPiece *
piece_at (const GoujiGrid *self, guint i)
{
  return &g_array_index (self->pieces, GoujiPiece, i);
}

static GridRow
find_row (const GoujiGrid *self, guint first)
{
  GridRow row = { .first = first, .end = first, .label_end = first };
  guint number = piece_at (self, first)->row;

  for (; row.end < self->pieces->len && piece_at (self, row.end)->row == number; row.end++) {
    row.has_number |= piece_at (self, row.end)->kind == GOUJI_PIECE_VALUE;
    if (row.has_number || piece_at (self, row.end)->kind != GOUJI_PIECE_WORDS)
      continue;

    if (row.label_end == first)
      row.begins_with_words = TRUE;
    else if (row.label_end != row.end)
      row.begins_with_words = FALSE;
    row.label_end = row.end + 1;
  }

  return row;
}

static guint
find_most_votes (const guint *votes, guint n_columns)
{
  guint best = 0;

  for (guint i = 1; i < n_columns; i++) {
    if (votes[i] > votes[best])
      best = i;
  }

  return best;
}

/* The last column behind which labels end in more than a few rows: where cells of groups are lost, the labels
 * of many rows end before it. */
static guint
find_last_label (const guint *votes, guint n_columns)
{
  guint n_rows = 0;

  for (guint i = 0; i < n_columns; i++)
    n_rows += votes[i];
  for (guint i = n_columns; i-- > 0;) {
    if (votes[i] >= FEWEST_ROWS && LEAST_SHARE * votes[i] >= n_rows)
      return i;
  }

  return find_most_votes (votes, n_columns);
}

/* Where the numbers of a row may begin: behind its last label. Blanks behind a label may be merged with it or
 * be blank cells of the data; only the other rows can tell. */
static guint
column_behind_label (const GoujiGrid *self, const GridRow *row)
{
  const GoujiPiece *label = row->label_end > row->first ? piece_at (self, row->label_end - 1) : NULL;

  return label != NULL ? label->column + label->column_span : piece_at (self, row->first)->column;
}

/*
 * The grid column in which the numbers begin: behind the labels of the rows that have a number, or, where no
 * number stands at all, of those that have a label and blanks, or blanks alone.
 */
static guint
find_data_column (const GoujiGrid *self)
{
  g_autofree guint *votes = g_new0 (guint, self->n_columns + 1);
  g_autofree guint *blank_votes = g_new0 (guint, self->n_columns + 1);
  gboolean any_number = FALSE;
  GridRow row;

  for (guint first = 0; first < self->pieces->len; first = row.end) {
    row = find_row (self, first);

    guint column = MIN (column_behind_label (self, &row), self->n_columns);
    if (row.has_number) {
      votes[column]++;
      any_number = TRUE;
    } else if (row.label_end < row.end && (row.begins_with_words || row.label_end == row.first)) {
      blank_votes[column]++;
    }
  }

  return find_last_label (any_number ? votes : blank_votes, self->n_columns);
}

static guint
count_behind (const GoujiGrid *self, const GridRow *row, guint column)
{
  guint n = 0;

  for (guint i = row->first; i < row->end; i++)
    n += piece_at (self, i)->column >= column;

  return n;
}

static Shape
find_shape (const GoujiGrid *self)
{
  Shape shape = { .data_column = find_data_column (self) };
  g_autofree guint *votes = g_new0 (guint, self->n_columns + 2);
  g_autofree guint *votes_behind_label = g_new0 (guint, self->n_columns + 2);
  GridRow row;

  for (guint first = 0; first < self->pieces->len; first = row.end) {
    row = find_row (self, first);
    if (!row.has_number)
      continue;
    votes[MIN (count_behind (self, &row, shape.data_column), self->n_columns)]++;
    votes_behind_label[MIN (row.end - row.label_end, self->n_columns)]++;
  }

  /* Where merges are lost, numbers begin behind labels, and not all in the same column. */
  guint n_values = find_most_votes (votes, self->n_columns + 1);
  guint n_behind_label = find_most_votes (votes_behind_label, self->n_columns + 1);
  shape.n_values = votes_behind_label[n_behind_label] > votes[n_values] ? n_behind_label : n_values;

  return shape;
}

/*
 * The first piece of the row that is a value: where merges are lost or cells are missing, not where it is in
 * the others. A blank there may as well belong to the label, so that a number is missing; then the row is
 * @ragged.
 */
static guint
find_first_value (const GoujiGrid *self, const GridRow *row, const Shape *shape, gboolean *ragged)
{
  guint column = shape->data_column;
  guint i = row->first;

  *ragged = self->of_lines && row->end - row->first != self->n_columns;
  if (*ragged)
    return row->label_end;

  /* A number right behind a label is the row's first, whatever column it stands in. */
  if (row->label_end > row->first && row->label_end < row->end &&
      piece_at (self, row->label_end)->kind == GOUJI_PIECE_VALUE)
    return row->label_end;
  if (row->label_end > row->first && count_behind (self, row, column) != shape->n_values) {
    if (row->end - row->label_end == shape->n_values) {
      *ragged = piece_at (self, row->label_end)->kind == GOUJI_PIECE_BLANK;
      return row->label_end;
    }
    column = MIN (column, column_behind_label (self, row));
  }
  while (i < row->end && piece_at (self, i)->column < column)
    i++;

  return i;
}

/* Whether any cell of the row is a number or, from @first on, all are blank. */
static gboolean
has_values (const GoujiGrid *self, const GridRow *row, guint first)
{
  gboolean words = FALSE;
  gboolean blank = FALSE;

  for (guint i = first; i < row->end; i++) {
    const GoujiPiece *piece = piece_at (self, i);

    if (piece->kind == GOUJI_PIECE_VALUE)
      return TRUE;
    words |= piece->kind == GOUJI_PIECE_WORDS;
    blank |= piece->kind == GOUJI_PIECE_BLANK;
  }

  return blank && !words;
}

/* Words that are heads. Cells merged in the source may have them in the first of the cells and blanks in the
 * rest. */
static void
remember_heads (GoujiGrid *self, GoujiRowBuilder *builder, const GridRow *row)
{
  for (guint i = row->first; i < row->end; i++) {
    GoujiPiece piece = *piece_at (self, i);

    if (piece.kind != GOUJI_PIECE_WORDS)
      continue;
    for (guint j = i + 1; j < row->end && piece_at (self, j)->kind == GOUJI_PIECE_BLANK; j++)
      piece.column_span = piece_at (self, j)->column + piece_at (self, j)->column_span - piece.column;
    gouji_row_builder_remember (builder, &piece);
  }
}

static void
add_row (GoujiGrid *self, GoujiRowBuilder *builder, const GridRow *row, const Shape *shape)
{
  gboolean ragged;
  guint first_value = find_first_value (self, row, shape, &ragged);

  if (!has_values (self, row, first_value)) {
    remember_heads (self, builder, row);
    return;
  }

  gouji_row_builder_open (builder, self->id, piece_at (self, row->first)->range.start);
  builder->open->ragged = ragged;
  for (guint i = row->first; i < row->end; i++) {
    /* Words where numbers are expected are what somebody wrote instead of one. */
    if (i >= first_value)
      g_array_append_val (builder->open->values, *piece_at (self, i));
    else if (piece_at (self, i)->kind == GOUJI_PIECE_WORDS &&
             gouji_row_builder_is_label (builder, piece_at (self, i)))
      g_array_append_val (builder->open->labels, *piece_at (self, i));
  }
  gouji_row_builder_close (builder);
}

static void
add_rows (GoujiGrid *self, GoujiRowBuilder *builder)
{
  Shape shape = find_shape (self);
  GridRow row;

  gouji_row_builder_close (builder);
  for (guint first = 0; first < self->pieces->len; first = row.end) {
    row = find_row (self, first);
    add_row (self, builder, &row, &shape);
  }
  gouji_row_builder_close_words (builder);
}

/* The column in which, behind a number, words stand that are no unit: of a list the second half, printed
 * beside the first. 0 where there is none. */
static guint
find_second_half (const GoujiGrid *self, const GoujiRowBuilder *builder)
{
  g_autofree guint *votes = g_new0 (guint, self->n_columns + 2);
  guint n_rows = 0;
  GridRow row;

  for (guint first = 0; first < self->pieces->len; first = row.end) {
    gboolean number = FALSE;

    row = find_row (self, first);
    n_rows += row.has_number;
    for (guint i = row.first + 1; i < row.end; i++) {
      const GoujiPiece *piece = piece_at (self, i);

      number |= piece->kind == GOUJI_PIECE_VALUE;
      if (number && piece->kind == GOUJI_PIECE_WORDS && gouji_row_builder_is_label (builder, piece)) {
        votes[MIN (piece->column, self->n_columns)]++;
        break;
      }
    }
  }

  guint column = find_most_votes (votes, self->n_columns + 1);
  return votes[column] > FEWEST_ROWS && 2 * votes[column] > n_rows ? column : 0;
}

/* The part of a grid whose cells begin in these columns. */
static GArray *
copy_columns (const GoujiGrid *self, guint first, guint end)
{
  GArray *pieces = gouji_pieces_new ();

  for (guint i = 0; i < self->pieces->len; i++) {
    const GoujiPiece *piece = piece_at (self, i);

    if (piece->column >= first && piece->column < end)
      g_array_append_vals (pieces, piece, 1);
  }

  return pieces;
}

/**
 * gouji_grid_add_rows:
 *
 * Adds the rows of a grid: words without values are heads of the rows below, values have their label in their
 * own row.
 */
void
gouji_grid_add_rows (GoujiGrid *self, GoujiRowBuilder *builder)
{
  guint half;

  gouji_running_numbers_drop_cells (self->pieces);
  half = builder->lexicon->is_list ? find_second_half (self, builder) : 0;

  if (half == 0) {
    add_rows (self, builder);
    return;
  }

  g_autoptr (GArray) left = copy_columns (self, 0, half);
  g_autoptr (GArray) right = copy_columns (self, half, G_MAXUINT);
  GoujiGrid halves[] = { { left, self->n_columns, self->id, FALSE },
                         { right, self->n_columns, self->id, FALSE } };
  add_rows (&halves[0], builder);
  add_rows (&halves[1], builder);
}

/* All numbers of a row may stand in its last cell, with white space between them: as many cells then. */
static gboolean
add_numbers_of_cell (GoujiGrid *self, const GoujiRowBuilder *builder, const GoujiTableCell *cell)
{
  if (cell->range.end - cell->range.start > LONGEST_ROW ||
      !gouji_line_has (builder->source, cell->range, GOUJI_SEPARATOR_SPACE))
    return FALSE;

  g_autoptr (GArray) numbers =
    gouji_pieces_cut (builder->source, builder->units, cell->range, GOUJI_SEPARATOR_SPACE);
  if (numbers->len < FEWEST_NUMBERS)
    return FALSE;

  for (guint i = 0; i < numbers->len; i++) {
    GoujiPiece *number = &g_array_index (numbers, GoujiPiece, i);

    if (number->kind != GOUJI_PIECE_VALUE)
      return FALSE;
    number->row = cell->row;
    number->column = cell->column + i;
  }
  g_array_append_vals (self->pieces, numbers->data, numbers->len);
  self->n_columns = MAX (self->n_columns, cell->column + numbers->len);

  return TRUE;
}

/**
 * gouji_grid_add_table:
 * @block: a table of the document
 * @index: index of the block
 *
 * Adds the rows of a table that the document has as such.
 */
void
gouji_grid_add_table (GoujiRowBuilder *builder, const GoujiBlock *block, guint index)
{
  g_autoptr (GArray) pieces = gouji_pieces_new ();
  GoujiGrid grid = { .pieces = pieces, .n_columns = block->n_columns, .id = (int) index };

  gouji_row_builder_close_words (builder);
  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);
    gboolean last = i + 1 == block->cells->len || cell[1].row != cell->row;

    if (last && add_numbers_of_cell (&grid, builder, cell))
      continue;

    GoujiPiece piece = gouji_piece_new (builder->source, builder->units, cell->range);
    piece.row = cell->row;
    piece.column = cell->column;
    piece.column_span = cell->column_span;
    if (piece.kind == GOUJI_PIECE_PROSE)
      piece.kind = GOUJI_PIECE_WORDS;
    g_array_append_val (pieces, piece);
  }
  gouji_grid_add_rows (&grid, builder);
}
