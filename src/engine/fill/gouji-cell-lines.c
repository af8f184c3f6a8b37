/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-cell-lines.h"

#include <string.h>

#include "fill/gouji-flat-line.h"
#include "fill/gouji-grid.h"

/* Lines with tabs or pipes are a grid when there are at least so many of them with the same number of cells,
 * and when so great a share of them has it. */
#define FEWEST_GRID_LINES 3
#define LEAST_EVEN_SHARE 0.6

/* Several lines of heads with as many cells each show how many columns there are, whatever became of the
 * numbers below. */
#define FEWEST_HEAD_LINES 2

/* A single line with so many cells and nothing in them is a row of blanks, and no ruler. */
#define FEWEST_BLANK_CELLS 3

/* Tabs and spaces stand for each other when so many lines show it, and one in so many. A longer line is text.
 */
#define FEWEST_MIXED_LINES 3
#define LEAST_MIXED_SHARE 8
#define LONGEST_LINE 400

/* Consecutive lines of cells. */
typedef struct {
  GArray *pieces;
  GArray *lengths;   /* of every line */
  GArray *numbered;  /* whether it has a number */
  guint most_filled; /* how many cells of one line are not blank, at most */
  guint n_ruled;     /* how many cells the line under the heads has, 0 without one */
  gboolean padded;   /* whether bare pipes at the ends of lines stand for no cells */
} Lines;

/*
 * Bare pipes at the end of a line, a space before the first of them: 行政许可 | 3 | ||. Programs that take
 * the text out of web pages leave merged cells out and fill every row up so. Where pipes adjoin elsewhere,
 * they are blank cells.
 */
static gboolean
has_padding (const char *text)
{
  gsize length = strlen (text);
  gsize end = length;

  while (end > 0 && text[end - 1] == '|')
    end--;

  return length - end > 1 && end > 1 && text[end - 1] == ' ' && *text != '|' &&
         g_strstr_len (text, (gssize) end, "||") == NULL;
}

static gboolean
are_padded (const GoujiRowBuilder *builder, guint first)
{
  for (guint i = first; gouji_cell_lines_is_one (builder, i); i++) {
    const GoujiBlock *block = gouji_document_get_block (builder->source->document, i);
    g_autofree char *text = gouji_document_slice (builder->source->document, block->range);

    if (has_padding (g_strchomp (text)))
      return TRUE;
  }

  return FALSE;
}

static GoujiRange
find_line (const GoujiRowBuilder *builder, const Lines *lines, guint index)
{
  GoujiRange line = gouji_document_get_block (builder->source->document, index)->range;
  g_autofree char *text = gouji_document_slice (builder->source->document, line);
  gsize length = strlen (text);

  for (gsize i = length; lines->padded && i > 1 && strchr ("| ", text[i - 1]) != NULL; i--)
    line.end--;

  return line;
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
gouji_cell_lines_is_one (const GoujiRowBuilder *builder, guint index)
{
  const GoujiBlock *block = index < gouji_document_get_n_blocks (builder->source->document)
                              ? gouji_document_get_block (builder->source->document, index)
                              : NULL;

  return !builder->mixed && block != NULL && block->kind != GOUJI_BLOCK_TABLE &&
         gouji_line_has (builder->source, block->range, GOUJI_SEPARATOR_CELL);
}

/* A cell that holds words and a number, or two numbers, with a space between: where tabs part the cells, none
 * does. */
static gboolean
has_spaced_cell (const GoujiRowBuilder *builder, GoujiRange line)
{
  g_autoptr (GArray) cells = gouji_pieces_cut (builder->source, builder->units, line, GOUJI_SEPARATOR_CELL);

  for (guint i = 0; i < cells->len; i++) {
    const GoujiPiece *cell = &g_array_index (cells, GoujiPiece, i);

    if (cell->kind == GOUJI_PIECE_PROSE ||
        !gouji_line_has (builder->source, cell->range, GOUJI_SEPARATOR_SPACE))
      continue;

    g_autoptr (GArray) words =
      gouji_pieces_cut (builder->source, builder->units, cell->range, GOUJI_SEPARATOR_SPACE);
    if (words->len > 1 && g_array_index (words, GoujiPiece, words->len - 1).kind == GOUJI_PIECE_VALUE)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_cell_lines_are_mixed:
 * @range: the part of the document that belongs to one report
 *
 * Returns: whether, in the lines of a report, tabs and spaces stand for each other between the cells
 */
gboolean
gouji_cell_lines_are_mixed (const GoujiRowBuilder *builder, GoujiRange range)
{
  guint n_lines = 0;
  guint n_mixed = 0;

  for (guint i = 0; i < gouji_document_get_n_blocks (builder->source->document); i++) {
    const GoujiBlock *block = gouji_document_get_block (builder->source->document, i);

    if (block->range.start < range.start || block->range.end > range.end ||
        block->range.end - block->range.start > LONGEST_LINE || !gouji_cell_lines_is_one (builder, i))
      continue;
    n_lines++;
    n_mixed += has_spaced_cell (builder, block->range);
  }

  return n_mixed >= FEWEST_MIXED_LINES && LEAST_MIXED_SHARE * n_mixed >= n_lines;
}

static gboolean
is_page_number (const GoujiRowBuilder *builder, guint index)
{
  const GoujiBlock *block = gouji_document_get_block (builder->source->document, index);

  return block->kind != GOUJI_BLOCK_TABLE &&
         gouji_piece_classify (gouji_source_span (builder->source, block->range), builder->units) ==
           GOUJI_PIECE_PAGE;
}

static void
append_line (Lines *lines, GArray *line)
{
  gboolean numbered = FALSE;
  guint filled = 0;

  for (guint i = 0; i < line->len; i++) {
    GoujiPiece *piece = &g_array_index (line, GoujiPiece, i);

    piece->row = lines->lengths->len;
    piece->column = i;
    numbered |= piece->kind == GOUJI_PIECE_VALUE;
    filled += piece->kind != GOUJI_PIECE_BLANK;
    if (piece->kind == GOUJI_PIECE_PROSE)
      piece->kind = GOUJI_PIECE_WORDS;
  }
  g_array_append_vals (lines->pieces, line->data, line->len);
  g_array_append_val (lines->lengths, line->len);
  g_array_append_val (lines->numbered, numbered);
  lines->most_filled = MAX (lines->most_filled, filled);
}

static void
remove_last_line (Lines *lines)
{
  guint last = lines->lengths->len - 1;

  g_array_set_size (lines->pieces, lines->pieces->len - g_array_index (lines->lengths, guint, last));
  g_array_set_size (lines->lengths, last);
  g_array_set_size (lines->numbered, last);
}

/*
 * Reads lines of cells up to the first other line; a page number does not end a table. With a second ruler
 * another table begins, one line above it.
 */
static guint
cut_lines (Lines *lines, const GoujiRowBuilder *builder, guint first)
{
  guint i = first;
  guint last = first;

  while (gouji_cell_lines_is_one (builder, i)) {
    g_autoptr (GArray) line = cut_cells (builder, find_line (builder, lines, i));

    if (!is_ruler (line)) {
      append_line (lines, line);
      last = i;
    } else if (lines->n_ruled == 0) {
      lines->n_ruled = line->len;
    } else if (last > first) {
      remove_last_line (lines);
      return last;
    }
    i++;
    if (gouji_cell_lines_is_one (builder, i + 1) && is_page_number (builder, i))
      i++;
  }

  return i;
}

static guint
find_usual_length (const Lines *lines, guint *n_usual)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);
  guint best = 0;

  *n_usual = 0;
  for (guint i = 0; i < lines->lengths->len; i++) {
    guint length = g_array_index (lines->lengths, guint, i);
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (votes, GUINT_TO_POINTER (length))) + 1;

    g_hash_table_insert (votes, GUINT_TO_POINTER (length), GUINT_TO_POINTER (n));
    if (n > *n_usual) {
      *n_usual = n;
      best = length;
    }
  }

  return best;
}

/* How many lines stand above the first number, and whether all of them have as many cells. */
static guint
count_head_lines (const Lines *lines, gboolean *even)
{
  guint n = 0;

  *even = TRUE;
  while (n < lines->lengths->len && !g_array_index (lines->numbered, gboolean, n)) {
    *even &= g_array_index (lines->lengths, guint, n) == g_array_index (lines->lengths, guint, 0);
    n++;
  }

  return n;
}

/*
 * Lines that all have the same number of cells are as good as a real grid. Where only some lines of numbers
 * have another one, they have lost or gained cells. Where the lines of the heads have, merged cells were left
 * out, and only the order of the cells means anything.
 */
static gboolean
are_grid (const Lines *lines, guint *n_columns)
{
  guint n_usual;
  gboolean even;
  guint n_heads = count_head_lines (lines, &even);

  *n_columns = lines->n_ruled;
  if (*n_columns > 1 && lines->lengths->len > 0)
    return TRUE;
  *n_columns = find_usual_length (lines, &n_usual);
  if (!even)
    return FALSE;
  if (n_heads >= FEWEST_HEAD_LINES && g_array_index (lines->lengths, guint, 0) > FEWEST_HEAD_LINES)
    *n_columns = g_array_index (lines->lengths, guint, 0);
  else if (n_usual < FEWEST_GRID_LINES || n_usual < LEAST_EVEN_SHARE * lines->lengths->len ||
           (n_heads > 0 && g_array_index (lines->lengths, guint, 0) != *n_columns))
    return FALSE;

  return *n_columns > 1;
}

/* What a line with at most one cell shows of where the pipes of its document stand. */
typedef enum {
  LINE_BARE,     /* nothing but pipes, or no pipe that shows anything */
  LINE_LEADING,  /* a pipe, then the cell */
  LINE_TRAILING, /* the cell, then a pipe */
} LineStyle;

static LineStyle
find_line_style (const Lines *lines, const GoujiPiece *line, guint length)
{
  if (length == 1 && lines->padded)
    return line[0].kind == GOUJI_PIECE_BLANK ? LINE_BARE : LINE_TRAILING;
  if (length < 2 || line[0].kind == line[length - 1].kind)
    return LINE_BARE;

  return line[0].kind == GOUJI_PIECE_BLANK ? LINE_LEADING : LINE_TRAILING;
}

/* Where all lines with a cell have the pipe at the same end of it, a line of nothing but pipes is a blank
 * cell. */
static LineStyle
find_style (const Lines *lines)
{
  const GoujiPiece *pieces = (const GoujiPiece *) lines->pieces->data;
  gboolean found[] = { FALSE, FALSE, FALSE };

  for (guint i = 0; i < lines->lengths->len; i++) {
    guint length = g_array_index (lines->lengths, guint, i);

    found[find_line_style (lines, pieces, length)] = TRUE;
    pieces += length;
  }
  if (found[LINE_LEADING] == found[LINE_TRAILING])
    return LINE_BARE;

  return found[LINE_LEADING] ? LINE_LEADING : LINE_TRAILING;
}

static const GoujiPiece *
find_cell (const GoujiPiece *pieces, const GoujiPiece *end)
{
  while (pieces < end && pieces->kind == GOUJI_PIECE_BLANK)
    pieces++;

  return pieces;
}

/*
 * A pipe behind every cell, or before every cell but the first of a row, and every cell on a line of its own.
 * A blank cell counts where it stands among numbers: elsewhere it is the corner of a table, or a label's.
 * Where pipes lead, the last one of a row has no cell behind it.
 */
static void
add_single_cells (GoujiRowBuilder *builder, const Lines *lines)
{
  const GoujiPiece *line = (const GoujiPiece *) lines->pieces->data;
  const GoujiPiece *end = line + lines->pieces->len;
  LineStyle style = find_style (lines);

  for (guint i = 0; i < lines->lengths->len; i++) {
    guint length = g_array_index (lines->lengths, guint, i);
    const GoujiPiece *cell = find_cell (line, line + length);
    const GoujiPiece *next = find_cell (line, end);
    gboolean is_last = i + 1 == lines->lengths->len;

    if (cell < line + length)
      gouji_row_builder_add (builder, cell);
    else if (style != LINE_BARE && !(style == LINE_LEADING && is_last) &&
             (builder->open != NULL || (next < end && next->kind == GOUJI_PIECE_VALUE)))
      gouji_row_builder_add (builder, line);
    line += length;
  }
}

/**
 * gouji_cell_lines_add:
 * @first: index of the document's block in which the lines begin
 *
 * Adds consecutive lines that tabs or pipes cut into cells.
 *
 * Returns: index of the first block behind them
 */
guint
gouji_cell_lines_add (GoujiRowBuilder *builder, guint first)
{
  g_autoptr (GArray) pieces = gouji_pieces_new ();
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) numbered = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Lines lines = { pieces, lengths, numbered, 0, 0, are_padded (builder, first) };
  GoujiGrid grid = { .pieces = pieces, .id = (int) first, .of_lines = TRUE };
  guint end = cut_lines (&lines, builder, first);

  if (lines.most_filled < 2 && (lengths->len > 1 || pieces->len < FEWEST_BLANK_CELLS)) {
    add_single_cells (builder, &lines);
    return end;
  }
  if (are_grid (&lines, &grid.n_columns)) {
    gouji_grid_add_rows (&grid, builder);
    return end;
  }
  for (guint i = first; i < end; i++)
    gouji_flat_line_add (builder, find_line (builder, &lines, i));

  return end;
}
