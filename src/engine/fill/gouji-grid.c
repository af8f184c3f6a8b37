/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-grid.h"

#include "fill/gouji-flat-line.h"

/* Lines with tabs or pipes are a grid when there are at least so many of them with the same number of cells.
 */
#define FEWEST_GRID_LINES 3

/* Pieces with their places, of a table block or of lines of cells. */
typedef struct {
  GArray *pieces;
  guint n_rows;
  guint n_columns;
  int id;
} Grid;

static const GoujiPiece *
piece_at (const Grid *grid, guint i)
{
  return &g_array_index (grid->pieces, GoujiPiece, i);
}

static guint
find_most_votes (const guint *votes, guint n_columns)
{
  guint best = n_columns;

  for (guint i = 0; i < n_columns; i++) {
    if (votes[i] > votes[best])
      best = i;
  }

  return best;
}

/* One row of a grid, as a range of its pieces. */
typedef struct {
  guint first;
  guint end;
  guint label_end; /* piece behind the last words that stand before its first number */
  gboolean has_number;
} GridRow;

static GridRow
find_row (const Grid *grid, guint first)
{
  GridRow row = { .first = first, .end = first, .label_end = first };
  guint number = piece_at (grid, first)->row;

  for (; row.end < grid->pieces->len && piece_at (grid, row.end)->row == number; row.end++) {
    row.has_number |= piece_at (grid, row.end)->kind == GOUJI_PIECE_VALUE;
    if (!row.has_number && piece_at (grid, row.end)->kind == GOUJI_PIECE_WORDS)
      row.label_end = row.end + 1;
  }

  return row;
}

/* Where the numbers of a row may begin: behind its label, blanks merged with the label left aside. */
static guint
column_behind_label (const Grid *grid, const GridRow *row)
{
  const GoujiPiece *label = row->label_end > row->first ? piece_at (grid, row->label_end - 1) : NULL;

  return label != NULL ? label->column + label->column_span : piece_at (grid, row->first)->column;
}

/*
 * The grid column in which the numbers begin: behind the labels of most rows that have a number, or, where no
 * number stands at all, of most rows that have a blank.
 */
static guint
find_data_column (const Grid *grid)
{
  g_autofree guint *votes = g_new0 (guint, grid->n_columns + 1);
  g_autofree guint *blank_votes = g_new0 (guint, grid->n_columns + 1);
  GridRow row;

  for (guint first = 0; first < grid->pieces->len; first = row.end) {
    row = find_row (grid, first);

    guint column = column_behind_label (grid, &row);
    if (row.has_number && column < grid->n_columns)
      votes[column]++;
    else if (row.label_end > row.first && row.label_end < row.end)
      blank_votes[piece_at (grid, row.label_end)->column]++;
  }

  guint best = find_most_votes (votes, grid->n_columns);
  return best < grid->n_columns ? best : find_most_votes (blank_votes, grid->n_columns);
}

static guint
count_behind (const Grid *grid, const GridRow *row, guint column)
{
  guint n = 0;

  for (guint i = row->first; i < row->end; i++)
    n += piece_at (grid, i)->column >= column;

  return n;
}

/* How many cells most rows have from @data_column on. */
static guint
count_usual_cells (const Grid *grid, guint data_column)
{
  g_autofree guint *votes = g_new0 (guint, grid->n_columns + 2);
  GridRow row;

  for (guint first = 0; first < grid->pieces->len; first = row.end) {
    row = find_row (grid, first);
    if (row.has_number)
      votes[MIN (count_behind (grid, &row, data_column), grid->n_columns)]++;
  }

  return find_most_votes (votes, grid->n_columns + 1);
}

/* The column from which this row's cells are numbers: where merges are lost, a row has as many cells
 * elsewhere. */
static guint
find_row_data_column (const Grid *grid, const GridRow *row, guint data_column, guint usual)
{
  if (count_behind (grid, row, data_column) == usual || row->label_end == row->first)
    return data_column;
  if (row->end - row->label_end == usual)
    return piece_at (grid, row->label_end)->column;

  return MIN (data_column, column_behind_label (grid, row));
}

static void
cut_grid (Grid *grid, const GoujiRowBuilder *builder, const GoujiBlock *block)
{
  grid->n_rows = block->n_rows;
  grid->n_columns = block->n_columns;
  g_array_set_size (grid->pieces, block->cells->len);
  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);
    GoujiPiece piece = gouji_piece_new (builder->source, builder->units, cell->range);

    piece.row = cell->row;
    piece.column = cell->column;
    piece.column_span = cell->column_span;
    if (piece.kind == GOUJI_PIECE_PROSE)
      piece.kind = GOUJI_PIECE_WORDS;
    g_array_index (grid->pieces, GoujiPiece, i) = piece;
  }
}

/* Whether any cell of the row is a number or, from @data_column on, all are blank. */
static gboolean
has_values (const Grid *grid, const GridRow *row, guint data_column)
{
  gboolean words = FALSE;
  gboolean blank = FALSE;

  for (guint i = row->first; i < row->end; i++) {
    const GoujiPiece *piece = piece_at (grid, i);

    if (piece->column < data_column)
      continue;
    if (piece->kind == GOUJI_PIECE_VALUE)
      return TRUE;
    words |= piece->kind == GOUJI_PIECE_WORDS;
    blank |= piece->kind == GOUJI_PIECE_BLANK;
  }

  return blank && !words;
}

static void
add_grid_row (GoujiRowBuilder *builder, const Grid *grid, const GridRow *row, guint data_column)
{
  if (!has_values (grid, row, data_column)) {
    for (guint i = row->first; i < row->end; i++) {
      if (piece_at (grid, i)->kind == GOUJI_PIECE_WORDS)
        gouji_row_builder_remember (builder, piece_at (grid, i));
    }
    return;
  }

  gouji_row_builder_open (builder, grid->id, piece_at (grid, row->first)->range.start);
  for (guint i = row->first; i < row->end; i++) {
    const GoujiPiece *piece = piece_at (grid, i);

    /* Words where numbers are expected are what somebody wrote instead of one. */
    if (piece->column >= data_column)
      g_array_append_val (builder->open->values, *piece);
    else if (piece->kind != GOUJI_PIECE_BLANK)
      g_array_append_val (builder->open->labels, *piece);
  }
  gouji_row_builder_close (builder);
}

/* Cells merged in the source have their words in the first of the cells and blanks in the rest. */
static void
widen_heads (Grid *grid)
{
  for (guint i = 1; i < grid->pieces->len; i++) {
    GoujiPiece *piece = &g_array_index (grid->pieces, GoujiPiece, i);
    guint first = i;

    while (first > 0 && piece_at (grid, first)->kind == GOUJI_PIECE_BLANK)
      first--;
    if (first < i && piece->kind == GOUJI_PIECE_BLANK && piece_at (grid, first)->row == piece->row &&
        piece_at (grid, first)->kind == GOUJI_PIECE_WORDS)
      g_array_index (grid->pieces, GoujiPiece, first).column_span =
        piece->column - piece_at (grid, first)->column + 1;
  }
}

static void
add_grid (GoujiRowBuilder *builder, Grid *grid)
{
  widen_heads (grid);

  guint data_column = find_data_column (grid);
  guint usual = count_usual_cells (grid, data_column);
  GridRow row;

  gouji_row_builder_close (builder);
  for (guint first = 0; first < grid->pieces->len; first = row.end) {
    row = find_row (grid, first);
    add_grid_row (builder, grid, &row, find_row_data_column (grid, &row, data_column, usual));
  }
  gouji_row_builder_close_words (builder);
}

void
gouji_grid_add_table (GoujiRowBuilder *builder, const GoujiBlock *block, guint index)
{
  g_autoptr (GArray) pieces = gouji_pieces_new ();
  Grid grid = { .pieces = pieces, .id = (int) index };

  gouji_row_builder_close_words (builder);
  cut_grid (&grid, builder, block);
  add_grid (builder, &grid);
}

/* Pipes at both ends of a line are its frame, not blank cells beyond it. */
static GArray *
cut_cells (const GoujiRowBuilder *builder, GoujiRange line)
{
  GArray *pieces = gouji_pieces_cut (builder->source, builder->units, line, GOUJI_SEPARATOR_CELL);
  g_autofree char *text = gouji_document_slice (builder->source->document, line);

  g_strstrip (text);
  if (pieces->len > 2 && *text == '|' && g_array_index (pieces, GoujiPiece, 0).kind == GOUJI_PIECE_BLANK)
    g_array_remove_index (pieces, 0);
  if (pieces->len > 2 && g_str_has_suffix (text, "|") &&
      g_array_index (pieces, GoujiPiece, pieces->len - 1).kind == GOUJI_PIECE_BLANK)
    g_array_remove_index (pieces, pieces->len - 1);

  return pieces;
}

/* The line that Markdown sets under the heads: nothing but dashes and colons between the pipes. */
static gboolean
is_ruler (const GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, i).span;

    if (span.length < 2)
      return FALSE;
    for (guint j = 0; j < span.length; j++) {
      if (span.chars[j] != '-' && span.chars[j] != ':')
        return FALSE;
    }
  }

  return pieces->len > 1;
}

gboolean
gouji_grid_is_line (const GoujiRowBuilder *builder, guint index)
{
  const GoujiBlock *block = gouji_document_get_block (builder->source->document, index);

  return block->kind != GOUJI_BLOCK_TABLE &&
         gouji_line_has (builder->source, block->range, GOUJI_SEPARATOR_CELL);
}

static void
append_cells (Grid *grid, GArray *line)
{
  for (guint i = 0; i < line->len; i++) {
    g_array_index (line, GoujiPiece, i).row = grid->n_rows;
    g_array_index (line, GoujiPiece, i).column = i;
  }
  g_array_append_vals (grid->pieces, line->data, line->len);
  grid->n_columns = line->len;
  grid->n_rows++;
}

/*
 * Consecutive lines of cells. All with the same number of cells, they are a grid as good as a real one;
 * otherwise merged cells have been left out, and only the order is left. Returns the first block behind them.
 */
guint
gouji_grid_add_lines (GoujiRowBuilder *builder, guint first)
{
  g_autoptr (GArray) pieces = gouji_pieces_new ();
  Grid grid = { .pieces = pieces, .id = (int) first };
  gboolean even = TRUE;
  guint end = first;

  for (; end < gouji_document_get_n_blocks (builder->source->document) && gouji_grid_is_line (builder, end);
       end++) {
    g_autoptr (GArray) line =
      cut_cells (builder, gouji_document_get_block (builder->source->document, end)->range);

    if (is_ruler (line))
      continue;
    even &= grid.n_rows == 0 || line->len == grid.n_columns;
    append_cells (&grid, line);
  }

  if (even && grid.n_rows >= FEWEST_GRID_LINES && grid.n_columns > 1) {
    add_grid (builder, &grid);
    return end;
  }
  for (guint i = first; i < end; i++)
    gouji_flat_line_add (builder, gouji_document_get_block (builder->source->document, i)->range);

  return end;
}
