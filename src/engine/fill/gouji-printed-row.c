/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-printed-row.h"

#include "fill/gouji-section.h"

/* Longer text between two line ends is running text, not a label. */
#define LONGEST_LABEL 56

/* Of the words before a row of numbers, as many pieces are kept: three lines of heads with a word broken in
 * two. */
#define MOST_HEADS 64

/* Lines with tabs or pipes are a grid when there are at least so many of them with the same number of cells.
 */
#define FEWEST_GRID_LINES 3

typedef struct {
  const GoujiSource *source;
  GPtrArray *units;
  GPtrArray *rows;
  GArray *pending;
  GoujiPrintedRow *open;
} Builder;

typedef enum {
  SEPARATOR_NONE,
  SEPARATOR_SPACE,
  SEPARATOR_CELL,
} Separator;

/* Pieces with their places, of a table block or of lines of cells. */
typedef struct {
  GArray *pieces;
  guint n_rows;
  guint n_columns;
  int id;
} Grid;

static GArray *
pieces_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (GoujiPiece));
}

static GoujiPrintedRow *
printed_row_new (int grid)
{
  GoujiPrintedRow *row = g_new0 (GoujiPrintedRow, 1);

  row->heads = pieces_new ();
  row->labels = pieces_new ();
  row->values = pieces_new ();
  row->grid = grid;
  return row;
}

void
gouji_printed_row_free (GoujiPrintedRow *self)
{
  g_array_unref (self->heads);
  g_array_unref (self->labels);
  g_array_unref (self->values);
  g_free (self);
}

static gboolean
is_digit (guint16 c)
{
  return c >= '0' && c <= '9';
}

/* 无, or dashes and slashes alone: a mark where no number applies. */
static gboolean
is_mark (GoujiSpan span)
{
  if (span.length == 1 && span.chars[0] == 0x65e0)
    return TRUE;

  for (guint i = 0; i < span.length; i++) {
    if (span.chars[i] != '-' && span.chars[i] != '/')
      return FALSE;
  }

  return span.length > 0 && span.length <= 3;
}

/* A number between dashes. */
static gboolean
is_page_number (GoujiSpan span)
{
  guint digits = 0;

  if (span.length < 3 || span.chars[0] != '-' || span.chars[span.length - 1] != '-')
    return FALSE;
  for (guint i = 1; i + 1 < span.length; i++) {
    if (is_digit (span.chars[i]))
      digits++;
    else if (span.chars[i] != '-')
      return FALSE;
  }

  return digits > 0 && digits <= 3;
}

/* A unit may stand behind a number, and a note in brackets behind that. */
static guint
skip_unit_and_note (GoujiSpan span, guint i, GPtrArray *units)
{
  guint longest = 0;

  for (guint j = 0; j < units->len; j++) {
    GoujiSpan rest = { span.chars + i, span.length - i };

    longest = MAX (longest, gouji_label_starts (g_ptr_array_index (units, j), rest));
  }
  i += longest;
  if (i < span.length && span.chars[i] == '(' && span.chars[span.length - 1] == ')')
    return span.length;

  return i;
}

/* A number with an optional sign, separators, unit, and note in brackets, and nothing else. */
static gboolean
is_number (GoujiSpan span, GPtrArray *units)
{
  guint i = span.length > 1 && (span.chars[0] == '-' || span.chars[0] == '+') ? 1 : 0;

  if (span.length == 0 || !is_digit (span.chars[i]))
    return FALSE;

  while (i < span.length &&
         (is_digit (span.chars[i]) || ((span.chars[i] == '.' || span.chars[i] == ',') &&
                                       i + 1 < span.length && is_digit (span.chars[i + 1]))))
    i++;

  return skip_unit_and_note (span, i, units) == span.length;
}

/**
 * gouji_piece_classify:
 * @span: folded text of a cell, a line, or a part of a line
 * @units: (element-type GoujiLabel): what may stand behind a number
 *
 * Returns: what it may be, judged by itself
 */
GoujiPieceKind
gouji_piece_classify (GoujiSpan span, GPtrArray *units)
{
  if (span.length == 0)
    return GOUJI_PIECE_BLANK;
  if (is_mark (span) || is_number (span, units))
    return GOUJI_PIECE_VALUE;
  if (is_page_number (span))
    return GOUJI_PIECE_PAGE;

  return span.length > LONGEST_LABEL ? GOUJI_PIECE_PROSE : GOUJI_PIECE_WORDS;
}

static GoujiPiece
piece_new (const Builder *builder, GoujiRange range)
{
  GoujiPiece piece = { .range = range, .span = gouji_source_span (builder->source, range), .column_span = 1 };

  if (piece.span.length > 0)
    piece.range = gouji_source_range (builder->source, piece.span);
  piece.kind = gouji_piece_classify (piece.span, builder->units);
  return piece;
}

static void
close_row (Builder *builder)
{
  if (builder->open == NULL)
    return;

  g_ptr_array_add (builder->rows, builder->open);
  builder->open = NULL;
}

static void
remember_words (Builder *builder, const GoujiPiece *piece)
{
  close_row (builder);
  if (builder->pending->len == MOST_HEADS)
    g_array_remove_index (builder->pending, 0);
  g_array_append_val (builder->pending, *piece);
}

static void
open_row (Builder *builder, int grid, guint start)
{
  close_row (builder);
  builder->open = printed_row_new (grid);
  builder->open->start = start;
  if (builder->pending->len > 0) {
    builder->open->start = g_array_index (builder->pending, GoujiPiece, 0).range.start;
    g_array_append_vals (builder->open->heads, builder->pending->data, builder->pending->len);
    g_array_set_size (builder->pending, 0);
  }
}

/* Words with no numbers behind them: a row of their own without values, for a label may stand there with
 * nothing in its row. */
static void
close_words (Builder *builder)
{
  close_row (builder);
  if (builder->pending->len == 0)
    return;

  open_row (builder, -1, 0);
  close_row (builder);
}

static void
add_flat_piece (Builder *builder, const GoujiPiece *piece)
{
  switch (piece->kind) {
  case GOUJI_PIECE_WORDS:
    remember_words (builder, piece);
    break;
  case GOUJI_PIECE_VALUE:
  case GOUJI_PIECE_BLANK:
    if (builder->open == NULL)
      open_row (builder, -1, piece->range.start);
    g_array_append_val (builder->open->values, *piece);
    break;
  case GOUJI_PIECE_PROSE:
    close_words (builder);
    break;
  case GOUJI_PIECE_PAGE:
    break;
  default:
    g_assert_not_reached ();
  }
}

static Separator
classify_separator (gunichar c)
{
  if (c == '\t' || c == '|' || c == 0xff5c || c == 0x2502)
    return SEPARATOR_CELL;

  return c == ' ' || c == 0x3000 || c == 0xa0 || g_unichar_isspace (c) ? SEPARATOR_SPACE : SEPARATOR_NONE;
}

/* Cuts a line at tabs and pipes, or, when it has none, at white space. */
static GArray *
cut_line (const Builder *builder, GoujiRange line, Separator at)
{
  GArray *pieces = pieces_new ();
  GoujiDocument *document = builder->source->document;
  const char *p = gouji_document_get_text (document) + gouji_document_byte_offset (document, line.start);
  guint start = line.start;

  for (guint offset = line.start; offset <= line.end; offset++, p = g_utf8_next_char (p)) {
    if (offset < line.end && classify_separator (g_utf8_get_char (p)) != at)
      continue;

    GoujiPiece piece = piece_new (builder, (GoujiRange) { start, offset });
    if (at == SEPARATOR_CELL || piece.kind != GOUJI_PIECE_BLANK)
      g_array_append_val (pieces, piece);
    start = offset + 1;
  }

  return pieces;
}

static gboolean
line_has (const GoujiSource *source, GoujiRange line, Separator separator)
{
  const char *text = gouji_document_get_text (source->document);
  const char *p = text + gouji_document_byte_offset (source->document, line.start);

  for (guint offset = line.start; offset < line.end; offset++, p = g_utf8_next_char (p)) {
    if (classify_separator (g_utf8_get_char (p)) == separator)
      return TRUE;
  }

  return FALSE;
}

static void
drop_leading_blanks (GArray *pieces)
{
  while (pieces->len > 0 && g_array_index (pieces, GoujiPiece, 0).kind == GOUJI_PIECE_BLANK)
    g_array_remove_index (pieces, 0);
}

/* A line of cells: words, then numbers and blanks. Blanks before the last words only show how the line was
 * indented. */
static void
add_line_of_cells (Builder *builder, GArray *pieces)
{
  guint first_value = 0;

  drop_leading_blanks (pieces);
  for (guint i = 0; i < pieces->len; i++) {
    if (g_array_index (pieces, GoujiPiece, i).kind == GOUJI_PIECE_WORDS)
      first_value = i + 1;
  }

  gboolean has_label = first_value > 0;
  for (guint i = 0; i < pieces->len; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    if (i >= first_value || piece->kind != GOUJI_PIECE_BLANK)
      add_flat_piece (builder, piece);
  }
  if (has_label && first_value < pieces->len)
    close_row (builder);
}

/* Words and then numbers with spaces between them; heads of several columns, or of a group and a row, may
 * share a line. */
static void
add_line_of_words (Builder *builder, const GoujiPiece *line)
{
  g_autoptr (GArray) pieces = cut_line (builder, line->range, SEPARATOR_SPACE);
  guint first_value = pieces->len;
  guint n_words = 0;

  while (first_value > 0 && g_array_index (pieces, GoujiPiece, first_value - 1).kind == GOUJI_PIECE_VALUE)
    first_value--;
  for (guint i = 0; i < first_value; i++)
    n_words += g_array_index (pieces, GoujiPiece, i).span.length;
  if (n_words > LONGEST_LABEL) {
    add_flat_piece (builder, line);
    return;
  }

  for (guint i = 0; i < pieces->len; i++) {
    GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    /* A number among the words belongs to them: 1. 属于国家秘密. */
    if (i < first_value)
      piece->kind = GOUJI_PIECE_WORDS;
    add_flat_piece (builder, piece);
  }
}

static void
add_line (Builder *builder, GoujiRange line)
{
  GoujiPiece whole = piece_new (builder, line);

  if (whole.span.length == 0)
    return;

  if (line_has (builder->source, whole.range, SEPARATOR_CELL)) {
    g_autoptr (GArray) pieces = cut_line (builder, line, SEPARATOR_CELL);

    add_line_of_cells (builder, pieces);
    return;
  }
  if (whole.kind != GOUJI_PIECE_PAGE && line_has (builder->source, whole.range, SEPARATOR_SPACE)) {
    add_line_of_words (builder, &whole);
    return;
  }

  add_flat_piece (builder, &whole);
}

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
cut_grid (Grid *grid, const Builder *builder, const GoujiBlock *block)
{
  grid->n_rows = block->n_rows;
  grid->n_columns = block->n_columns;
  g_array_set_size (grid->pieces, block->cells->len);
  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);
    GoujiPiece piece = piece_new (builder, cell->range);

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
add_grid_row (Builder *builder, const Grid *grid, const GridRow *row, guint data_column)
{
  if (!has_values (grid, row, data_column)) {
    for (guint i = row->first; i < row->end; i++) {
      if (piece_at (grid, i)->kind == GOUJI_PIECE_WORDS)
        remember_words (builder, piece_at (grid, i));
    }
    return;
  }

  open_row (builder, grid->id, piece_at (grid, row->first)->range.start);
  for (guint i = row->first; i < row->end; i++) {
    const GoujiPiece *piece = piece_at (grid, i);

    /* Words where numbers are expected are what somebody wrote instead of one. */
    if (piece->column >= data_column)
      g_array_append_val (builder->open->values, *piece);
    else if (piece->kind != GOUJI_PIECE_BLANK)
      g_array_append_val (builder->open->labels, *piece);
  }
  close_row (builder);
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
add_grid (Builder *builder, Grid *grid)
{
  widen_heads (grid);

  guint data_column = find_data_column (grid);
  guint usual = count_usual_cells (grid, data_column);
  GridRow row;

  close_row (builder);
  for (guint first = 0; first < grid->pieces->len; first = row.end) {
    row = find_row (grid, first);
    add_grid_row (builder, grid, &row, find_row_data_column (grid, &row, data_column, usual));
  }
  close_words (builder);
}

static void
add_table (Builder *builder, const GoujiBlock *block, guint index)
{
  g_autoptr (GArray) pieces = pieces_new ();
  Grid grid = { .pieces = pieces, .id = (int) index };

  close_words (builder);
  cut_grid (&grid, builder, block);
  add_grid (builder, &grid);
}

/* Pipes at both ends of a line are its frame, not blank cells beyond it. */
static GArray *
cut_cells (const Builder *builder, GoujiRange line)
{
  GArray *pieces = cut_line (builder, line, SEPARATOR_CELL);
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

static gboolean
is_line_of_cells (const Builder *builder, guint index)
{
  const GoujiBlock *block = gouji_document_get_block (builder->source->document, index);

  return block->kind != GOUJI_BLOCK_TABLE && line_has (builder->source, block->range, SEPARATOR_CELL);
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
static guint
add_lines_of_cells (Builder *builder, guint first)
{
  g_autoptr (GArray) pieces = pieces_new ();
  Grid grid = { .pieces = pieces, .id = (int) first };
  gboolean even = TRUE;
  guint end = first;

  for (; end < gouji_document_get_n_blocks (builder->source->document) && is_line_of_cells (builder, end);
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
    add_line (builder, gouji_document_get_block (builder->source->document, i)->range);

  return end;
}

static gboolean
is_title (const GArray *sections, const GoujiBlock *block)
{
  for (guint i = 0; i < sections->len; i++) {
    const GoujiSection *section = &g_array_index (sections, GoujiSection, i);

    if (section->found && section->heading.start >= block->range.start &&
        section->heading.end <= block->range.end)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_printed_rows_new:
 * @range: the part of the document that belongs to one report
 * @sections: (element-type GoujiSection): where the parts begin; their titles are not heads of tables
 * @units: (element-type GoujiLabel): what may stand behind a number
 *
 * Cuts a document into lines of numbers with the words before them. A grid's rows are its own; in flat text
 * every run of numbers is a row, and the words before it, back to the numbers before them, are its heads.
 *
 * Returns: (transfer full) (element-type GoujiPrintedRow): in reading order
 */
GPtrArray *
gouji_printed_rows_new (const GoujiSource *source, GoujiRange range, const GArray *sections, GPtrArray *units)
{
  g_autoptr (GArray) pending = pieces_new ();
  Builder builder = {
    .source = source,
    .units = units,
    .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_printed_row_free),
    .pending = pending,
  };

  for (guint i = 0; i < gouji_document_get_n_blocks (source->document);) {
    const GoujiBlock *block = gouji_document_get_block (source->document, i);
    guint next = i + 1;

    if (block->range.end > range.start && block->range.start < range.end) {
      if (is_title (sections, block))
        close_words (&builder);
      else if (block->kind == GOUJI_BLOCK_TABLE)
        add_table (&builder, block, i);
      else if (is_line_of_cells (&builder, i))
        next = add_lines_of_cells (&builder, i);
      else
        add_line (&builder, block->range);
    }
    i = next;
  }
  close_words (&builder);

  return builder.rows;
}
