/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-printed-row.h"

/* Longer text between two line ends is running text, not a label. */
#define LONGEST_LABEL 56

/* Of the words before a row of numbers, as many pieces are kept: three lines of heads with a word broken in
 * two. */
#define MOST_HEADS 64

/* A unit printed behind a number: 元, 万元, 人次, and room for a slip. */
#define LONGEST_UNIT 3

typedef struct {
  const GoujiSource *source;
  GPtrArray *rows;
  GArray *pending;
  GoujiPrintedRow *open;
} Builder;

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

static gboolean
is_han (guint16 c)
{
  return c >= 0x4e00 && c <= 0x9fff;
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

static guint
skip_unit_and_note (GoujiSpan span, guint i)
{
  for (guint n = 0; i < span.length && n < LONGEST_UNIT && is_han (span.chars[i]); n++)
    i++;
  if (i < span.length && span.chars[i] == '(' && span.chars[span.length - 1] == ')')
    return span.length;

  return i;
}

/* A number with an optional sign, separators, unit, and note in brackets, and nothing else. */
static gboolean
is_number (GoujiSpan span)
{
  guint i = span.length > 1 && (span.chars[0] == '-' || span.chars[0] == '+') ? 1 : 0;

  if (span.length == 0 || !is_digit (span.chars[i]))
    return FALSE;

  while (i < span.length &&
         (is_digit (span.chars[i]) || ((span.chars[i] == '.' || span.chars[i] == ',') &&
                                       i + 1 < span.length && is_digit (span.chars[i + 1]))))
    i++;

  return skip_unit_and_note (span, i) == span.length;
}

/**
 * gouji_piece_classify:
 * @span: folded text of a cell, a line, or a part of a line
 *
 * Returns: what it may be, judged by itself
 */
GoujiPieceKind
gouji_piece_classify (GoujiSpan span)
{
  if (span.length == 0)
    return GOUJI_PIECE_BLANK;
  if (is_mark (span) || is_number (span))
    return GOUJI_PIECE_VALUE;
  if (is_page_number (span))
    return GOUJI_PIECE_PAGE;

  return span.length > LONGEST_LABEL ? GOUJI_PIECE_PROSE : GOUJI_PIECE_WORDS;
}

static GoujiPiece
piece_new (const GoujiSource *source, GoujiRange range)
{
  GoujiPiece piece = { .range = range, .span = gouji_source_span (source, range), .column_span = 1 };

  if (piece.span.length > 0)
    piece.range = gouji_source_range (source, piece.span);
  piece.kind = gouji_piece_classify (piece.span);
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

typedef enum {
  SEPARATOR_NONE,
  SEPARATOR_SPACE,
  SEPARATOR_CELL,
} Separator;

static Separator
classify_separator (gunichar c)
{
  if (c == '\t' || c == '|' || c == 0xff5c || c == 0x2502)
    return SEPARATOR_CELL;

  return c == ' ' || c == 0x3000 || c == 0xa0 || g_unichar_isspace (c) ? SEPARATOR_SPACE : SEPARATOR_NONE;
}

/* Cuts a line at tabs and pipes, or, when it has none, at white space. */
static GArray *
cut_line (const GoujiSource *source, GoujiRange line, Separator at)
{
  GArray *pieces = pieces_new ();
  const char *text = gouji_document_get_text (source->document);
  const char *p = text + gouji_document_byte_offset (source->document, line.start);
  guint start = line.start;

  for (guint offset = line.start; offset <= line.end; offset++, p = g_utf8_next_char (p)) {
    if (offset < line.end && classify_separator (g_utf8_get_char (p)) != at)
      continue;

    GoujiPiece piece = piece_new (source, (GoujiRange) { start, offset });
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

/* Words and then numbers with spaces between them; everything before the numbers is one label. */
static gboolean
add_line_of_words (Builder *builder, GoujiRange line)
{
  g_autoptr (GArray) pieces = cut_line (builder->source, line, SEPARATOR_SPACE);
  guint first_value = pieces->len;

  while (first_value > 0 && g_array_index (pieces, GoujiPiece, first_value - 1).kind == GOUJI_PIECE_VALUE)
    first_value--;
  if (first_value == pieces->len)
    return FALSE;

  if (first_value > 0) {
    guint end = g_array_index (pieces, GoujiPiece, first_value - 1).range.end;
    GoujiPiece label = piece_new (builder->source, (GoujiRange) { line.start, end });

    add_flat_piece (builder, &label);
    if (label.kind == GOUJI_PIECE_PROSE)
      return TRUE;
  }
  for (guint i = first_value; i < pieces->len; i++)
    add_flat_piece (builder, &g_array_index (pieces, GoujiPiece, i));

  return TRUE;
}

static void
add_line (Builder *builder, GoujiRange line)
{
  GoujiPiece whole = piece_new (builder->source, line);

  if (whole.span.length == 0)
    return;

  if (line_has (builder->source, whole.range, SEPARATOR_CELL)) {
    g_autoptr (GArray) pieces = cut_line (builder->source, line, SEPARATOR_CELL);

    add_line_of_cells (builder, pieces);
    return;
  }
  if (whole.kind != GOUJI_PIECE_PAGE && line_has (builder->source, whole.range, SEPARATOR_SPACE) &&
      add_line_of_words (builder, whole.range))
    return;

  add_flat_piece (builder, &whole);
}

/* The grid column in which most rows have their first number. */
static guint
find_first_data_column (const GoujiBlock *block, const GArray *pieces)
{
  g_autofree guint *first_of_row = g_new (guint, block->n_rows);
  g_autofree guint *votes = g_new0 (guint, block->n_columns + 1);
  guint best = block->n_columns;

  for (guint i = 0; i < block->n_rows; i++)
    first_of_row[i] = G_MAXUINT;
  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    if (g_array_index (pieces, GoujiPiece, i).kind == GOUJI_PIECE_VALUE)
      first_of_row[cell->row] = MIN (first_of_row[cell->row], cell->column);
  }
  for (guint i = 0; i < block->n_rows; i++) {
    if (first_of_row[i] < block->n_columns)
      votes[first_of_row[i]]++;
  }
  for (guint i = 0; i < block->n_columns; i++) {
    if (votes[i] > votes[best])
      best = i;
  }

  return best;
}

/* Where no number stands at all: the column behind the last words of most rows that have blanks. */
static guint
find_first_blank_column (const GoujiBlock *block, const GArray *pieces)
{
  g_autofree guint *votes = g_new0 (guint, block->n_columns + 1);
  guint best = block->n_columns;

  for (guint i = 1; i < block->cells->len; i++) {
    const GoujiTableCell *before = &g_array_index (block->cells, GoujiTableCell, i - 1);
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    if (cell->row == before->row && g_array_index (pieces, GoujiPiece, i).kind == GOUJI_PIECE_BLANK &&
        g_array_index (pieces, GoujiPiece, i - 1).kind == GOUJI_PIECE_WORDS)
      votes[cell->column]++;
  }
  for (guint i = 0; i < block->n_columns; i++) {
    if (votes[i] > votes[best])
      best = i;
  }

  return best;
}

static GArray *
cut_grid (const GoujiSource *source, const GoujiBlock *block)
{
  GArray *pieces = pieces_new ();

  g_array_set_size (pieces, block->cells->len);
  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);
    GoujiPiece piece = piece_new (source, cell->range);

    piece.column = cell->column;
    piece.column_span = cell->column_span;
    if (piece.kind == GOUJI_PIECE_PROSE)
      piece.kind = GOUJI_PIECE_WORDS;
    g_array_index (pieces, GoujiPiece, i) = piece;
  }

  return pieces;
}

/* Whether any cell of the grid row is a number or, at or behind the first data column, a blank. */
static gboolean
has_values (const GArray *pieces, guint first, guint end, guint data_column)
{
  gboolean words_in_data = FALSE;
  gboolean blank_in_data = FALSE;

  for (guint i = first; i < end; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    if (piece->kind == GOUJI_PIECE_VALUE && piece->column >= data_column)
      return TRUE;
    if (piece->column >= data_column) {
      words_in_data |= piece->kind == GOUJI_PIECE_WORDS;
      blank_in_data |= piece->kind == GOUJI_PIECE_BLANK;
    }
  }

  return blank_in_data && !words_in_data;
}

static void
add_grid_row (Builder *builder, const GArray *pieces, guint first, guint end, guint data_column, int grid)
{
  if (!has_values (pieces, first, end, data_column)) {
    for (guint i = first; i < end; i++) {
      const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

      if (piece->kind == GOUJI_PIECE_WORDS)
        remember_words (builder, piece);
    }
    return;
  }

  open_row (builder, grid, g_array_index (pieces, GoujiPiece, first).range.start);
  for (guint i = first; i < end; i++) {
    const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    /* Words where numbers are expected are what somebody wrote instead of one. */
    if (piece->column >= data_column)
      g_array_append_val (builder->open->values, *piece);
    else if (piece->kind != GOUJI_PIECE_BLANK)
      g_array_append_val (builder->open->labels, *piece);
  }
  close_row (builder);
}

static void
add_grid (Builder *builder, const GoujiBlock *block, int index)
{
  g_autoptr (GArray) pieces = cut_grid (builder->source, block);
  guint data_column = find_first_data_column (block, pieces);
  guint end;

  if (data_column == block->n_columns)
    data_column = find_first_blank_column (block, pieces);

  close_words (builder);
  for (guint first = 0; first < pieces->len; first = end) {
    guint row = g_array_index (block->cells, GoujiTableCell, first).row;

    for (end = first; end < pieces->len && g_array_index (block->cells, GoujiTableCell, end).row == row;)
      end++;
    add_grid_row (builder, pieces, first, end, data_column, index);
  }
  close_words (builder);
}

/**
 * gouji_printed_rows_new:
 * @range: the part of the document that belongs to one report
 *
 * Cuts a document into lines of numbers with the words before them. A grid's rows are its own; in flat text
 * every run of numbers is a row, and the words before it, back to the numbers before them, are its heads.
 *
 * Returns: (transfer full) (element-type GoujiPrintedRow): in reading order
 */
GPtrArray *
gouji_printed_rows_new (const GoujiSource *source, GoujiRange range)
{
  g_autoptr (GArray) pending = pieces_new ();
  Builder builder = {
    .source = source,
    .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_printed_row_free),
    .pending = pending,
  };

  for (guint i = 0; i < gouji_document_get_n_blocks (source->document); i++) {
    const GoujiBlock *block = gouji_document_get_block (source->document, i);

    if (block->range.end <= range.start || block->range.start >= range.end)
      continue;
    if (block->kind == GOUJI_BLOCK_TABLE)
      add_grid (&builder, block, (int) i);
    else
      add_line (&builder, block->range);
  }
  close_words (&builder);

  return builder.rows;
}
