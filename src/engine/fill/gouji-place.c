/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-place.h"

/* What stands between cells and words in flat text, besides white space. */
#define FULL_WIDTH_PIPE 0xff5c
#define BOX_LINE 0x2502

G_DEFINE_QUARK (GoujiPlaceError, gouji_place_error)

/* One run of text that is looked at by itself: a cell, or what stands between two gaps of a line. */
typedef struct {
  gunichar *chars;
  guint length;
  guint start; /* its place in the document */
} Piece;

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == '|' || c == FULL_WIDTH_PIPE || c == BOX_LINE;
}

static gboolean
is_digit (gunichar c)
{
  return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

static gboolean
is_point (gunichar c)
{
  return c == '.' || c == ',' || c == 0xff0e;
}

/* Ten, hundred, thousand, ten thousand and hundred million: what stands behind digits and makes them more. */
static gboolean
is_multiplier (gunichar c)
{
  static const gunichar multipliers[] = { 0x5341, 0x767e, 0x5343, 0x4e07, 0x842c, 0x4ebf, 0x5104 };

  for (guint i = 0; i < G_N_ELEMENTS (multipliers); i++) {
    if (c == multipliers[i])
      return TRUE;
  }

  return FALSE;
}

/* What may stand behind the number of an item of a list. */
static gboolean
is_item_mark (gunichar c)
{
  return c == '.' || c == ')' || c == 0xff0e || c == 0x3001 || c == 0xff09;
}

static gunichar
get_char (const Piece *piece, guint index)
{
  return index < piece->length ? piece->chars[index] : 0;
}

static void
add_number (GArray *numbers, const Piece *piece, guint first, guint end, GoujiHow how)
{
  GoujiFoundNumber number = { { piece->start + first, piece->start + end }, how };

  g_array_append_val (numbers, number);
}

static guint
skip_digits (const Piece *piece, guint at)
{
  while (is_digit (get_char (piece, at)) ||
         (is_point (get_char (piece, at)) && is_digit (get_char (piece, at + 1))))
    at++;

  return at;
}

/* Without what makes it more, a number would be another one. */
static guint
skip_multiplier (const Piece *piece, guint at)
{
  guint end = at;

  while (is_multiplier (get_char (piece, end)))
    end++;
  if (end > at && g_unichar_get_script (get_char (piece, end)) == G_UNICODE_SCRIPT_HAN)
    end++;

  return end;
}

/* The numbers of a sentence, but for those of its items. */
static void
find_in_sentence (GArray *numbers, const Piece *piece)
{
  for (guint at = 0; at < piece->length;) {
    if (!is_digit (piece->chars[at])) {
      at++;
      continue;
    }

    guint end = skip_digits (piece, at);
    if (!is_item_mark (get_char (piece, end)))
      add_number (numbers, piece, at, end = skip_multiplier (piece, end), GOUJI_HOW_PROSE);
    at = end;
  }
}

static GoujiFigureState
parse (const Piece *piece)
{
  g_autofree char *text = g_ucs4_to_utf8 (piece->chars, piece->length, NULL, NULL, NULL);

  return gouji_figure_parse (text, NULL, NULL);
}

static void
find_in_piece (GArray *numbers, const Piece *piece)
{
  GoujiFigureState state = parse (piece);

  if (state == GOUJI_FIGURE_NUMBER || state == GOUJI_FIGURE_NOT_APPLICABLE)
    add_number (numbers, piece, 0, piece->length, GOUJI_HOW_TABLE);
  else if (state == GOUJI_FIGURE_UNREADABLE)
    find_in_sentence (numbers, piece);
}

/* Returns: (transfer full): the characters of @range */
static gunichar *
get_chars (GoujiDocument *document, GoujiRange range)
{
  g_autofree char *text = gouji_document_slice (document, range);

  return g_utf8_to_ucs4_fast (text, -1, NULL);
}

static void
find_in_text (GArray *numbers, GoujiDocument *document, GoujiRange range)
{
  g_autofree gunichar *chars = get_chars (document, range);
  guint length = range.end - range.start;
  guint first = 0;

  for (guint i = 0; i <= length; i++) {
    if (i < length && !is_gap (chars[i]))
      continue;

    Piece piece = { chars + first, i - first, range.start + first };
    if (piece.length > 0)
      find_in_piece (numbers, &piece);
    first = i + 1;
  }
}

/* What a cell of a table is taken for. */
typedef enum {
  CELL_WORDS,
  CELL_BLANK,
  CELL_VALUE,
} CellKind;

static Piece
trim_cell (GoujiDocument *document, const GoujiTableCell *cell, gunichar *chars)
{
  Piece piece = { chars, cell->range.end - cell->range.start, cell->range.start };

  while (piece.length > 0 && g_unichar_isspace (piece.chars[piece.length - 1]))
    piece.length--;
  for (; piece.length > 0 && g_unichar_isspace (*piece.chars); piece.chars++, piece.start++)
    piece.length--;

  return piece;
}

static CellKind
classify_cell (GoujiDocument *document, const GoujiTableCell *cell)
{
  g_autofree gunichar *chars = get_chars (document, cell->range);
  Piece piece = trim_cell (document, cell, chars);

  switch (parse (&piece)) {
  case GOUJI_FIGURE_EMPTY:
    return CELL_BLANK;
  case GOUJI_FIGURE_NUMBER:
  case GOUJI_FIGURE_NOT_APPLICABLE:
    return CELL_VALUE;
  case GOUJI_FIGURE_UNREADABLE:
  default:
    return CELL_WORDS;
  }
}

/* Nobody selects a column of numbers and means all that stands beside them: what is selected from one cell to
 * another that is further down and not further left is the rectangle between them. */
static gboolean
is_within (const GoujiTableCell *cell, const GoujiTableCell *first, const GoujiTableCell *last)
{
  if (first->row == last->row || last->column < first->column)
    return cell->range.start >= first->range.start && cell->range.start <= last->range.start;

  return cell->row >= first->row && cell->row <= last->row && cell->column >= first->column &&
         cell->column <= last->column;
}

static gboolean
is_touched (const GoujiTableCell *cell, GoujiRange selection)
{
  if (cell->range.start == cell->range.end)
    return selection.start <= cell->range.start && cell->range.end < selection.end;

  return cell->range.start < selection.end && selection.start < cell->range.end;
}

/**
 * Grid:
 * @kinds: what each cell is
 * @data_rows: the rows in which a number stands
 * @label_columns: the columns in which such rows have words and no number
 *
 * What the cells of a table are taken for.
 */
typedef struct {
  const GoujiBlock *block;
  CellKind *kinds;
  gboolean *data_rows;
  gboolean *label_columns;
} Grid;

static void
grid_clear (Grid *grid)
{
  g_free (grid->kinds);
  g_free (grid->data_rows);
  g_free (grid->label_columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, grid_clear)

static void
find_labels (Grid *grid)
{
  g_autofree gboolean *value_columns = g_new0 (gboolean, grid->block->n_columns);

  for (guint i = 0; i < grid->block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (grid->block->cells, GoujiTableCell, i);

    if (grid->kinds[i] == CELL_VALUE)
      value_columns[cell->column] = TRUE;
    else if (grid->kinds[i] == CELL_WORDS && grid->data_rows[cell->row])
      grid->label_columns[cell->column] = TRUE;
  }
  for (guint i = 0; i < grid->block->n_columns; i++)
    grid->label_columns[i] = grid->label_columns[i] && !value_columns[i];
}

static void
grid_init (Grid *grid, GoujiDocument *document, const GoujiBlock *block)
{
  grid->block = block;
  grid->kinds = g_new0 (CellKind, block->cells->len);
  grid->data_rows = g_new0 (gboolean, block->n_rows);
  grid->label_columns = g_new0 (gboolean, block->n_columns);

  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    grid->kinds[i] = classify_cell (document, cell);
    if (grid->kinds[i] == CELL_VALUE)
      grid->data_rows[cell->row] = TRUE;
  }
  find_labels (grid);
}

/* A blank cell is the place of a number beside numbers, unless it stands where its row has its label. */
static gboolean
counts (const Grid *grid, guint index, const GoujiTableCell *cell)
{
  return grid->kinds[index] == CELL_VALUE ||
         (grid->kinds[index] == CELL_BLANK && grid->data_rows[cell->row] &&
          !grid->label_columns[cell->column]);
}

static void
add_cell (GArray *numbers, GoujiDocument *document, const GoujiTableCell *cell)
{
  g_autofree gunichar *chars = get_chars (document, cell->range);
  Piece piece = trim_cell (document, cell, chars);

  add_number (numbers, &piece, 0, piece.length, GOUJI_HOW_TABLE);
}

static void
find_in_cells (GArray *numbers,
               GoujiDocument *document,
               const GoujiBlock *block,
               const GoujiTableCell *first,
               const GoujiTableCell *last)
{
  g_auto (Grid) grid = { 0 };

  grid_init (&grid, document, block);
  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    if (is_within (cell, first, last) && counts (&grid, i, cell))
      add_cell (numbers, document, cell);
  }
}

/* A part of one cell is text; otherwise cells count as a whole, however much of them was selected. */
static void
find_in_table (GArray *numbers, GoujiDocument *document, const GoujiBlock *block, GoujiRange selection)
{
  const GoujiTableCell *first = NULL;
  const GoujiTableCell *last = NULL;

  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    if (!is_touched (cell, selection))
      continue;
    first = first != NULL ? first : cell;
    last = cell;
  }

  if (first == NULL)
    return;
  if (first == last && first->range.end > first->range.start)
    find_in_text (
      numbers, document,
      (GoujiRange) { MAX (selection.start, first->range.start), MIN (selection.end, first->range.end) });
  else
    find_in_cells (numbers, document, block, first, last);
}

/**
 * gouji_find_numbers:
 * @selection: what the user selected
 *
 * Finds what may be placed in cells of a form. Within one table, from a cell to another that is further down
 * and not further left, that is the rectangle between them. Words and the numbers of list items are passed
 * over.
 *
 * Returns: (transfer full) (element-type GoujiFoundNumber): the numbers, in the order of reading
 */
GArray *
gouji_find_numbers (GoujiDocument *document, GoujiRange selection)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (GoujiFoundNumber));

  g_return_val_if_fail (document != NULL, numbers);
  g_return_val_if_fail (
    selection.start <= selection.end && selection.end <= gouji_document_get_length (document), numbers);

  for (guint i = 0; i < gouji_document_get_n_blocks (document); i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);
    GoujiRange range = { MAX (selection.start, block->range.start), MIN (selection.end, block->range.end) };

    if (range.start >= range.end)
      continue;
    if (block->kind == GOUJI_BLOCK_TABLE)
      find_in_table (numbers, document, block, selection);
    else
      find_in_text (numbers, document, range);
  }

  return numbers;
}

/**
 * gouji_place_numbers:
 * @report: a report with a document
 * @selection: what the user selected in it
 * @cell: a cell of the report's form
 * @extent: how much of its table is meant
 * @error: return location for a [error@PlaceError]
 *
 * Says where each of the selected numbers goes: one after the other into the cells that are meant, in the
 * order of reading; for a block, row by row. They must be as many as there are places.
 *
 * Returns: (transfer full) (nullable) (element-type GoujiPlacing): what gouji_correction_new_placed() takes
 */
GArray *
gouji_place_numbers (
  GoujiReport *report, GoujiRange selection, const GoujiCell *cell, GoujiExtent extent, GError **error)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report) && gouji_report_get_document (report) != NULL, NULL);
  g_return_val_if_fail (cell != NULL, NULL);

  g_autoptr (GArray) numbers = gouji_find_numbers (gouji_report_get_document (report), selection);
  if (numbers->len == 0) {
    g_set_error_literal (error, GOUJI_PLACE_ERROR, GOUJI_PLACE_ERROR_NO_NUMBER, "no number is selected");
    return NULL;
  }

  g_autoptr (GPtrArray) cells = gouji_extent_fit_cells (report, cell, extent, numbers->len);
  if (cells == NULL) {
    g_set_error (error, GOUJI_PLACE_ERROR, GOUJI_PLACE_ERROR_COUNT, "%u numbers do not fit", numbers->len);
    return NULL;
  }

  GArray *placings = g_array_sized_new (FALSE, FALSE, sizeof (GoujiPlacing), numbers->len);
  for (guint i = 0; i < numbers->len; i++) {
    const GoujiFoundNumber *number = &g_array_index (numbers, GoujiFoundNumber, i);
    GoujiPlacing placing = { g_ptr_array_index (cells, i), number->source, number->how };

    g_array_append_val (placings, placing);
  }

  return placings;
}
