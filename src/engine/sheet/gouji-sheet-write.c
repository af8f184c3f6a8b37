/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-sheet.h"

#include <string.h>

#include "sheet/gouji-sheet-private.h"

/*
 * A sheet does not say where its tables are. A row with something in two cells or more is a row of a table; a
 * row with one cell is a line of text, unless it stands in a table: a label whose numbers are blank. Tables
 * end where a line of text or a blank row parts them from the next one, and stand side by side where a blank
 * column does.
 */

/* Longer text in a cell (in bytes: 40 and 100 characters) is a line of text. */
#define LONGEST_LABEL 120
#define LONGEST_CELL 300

/* Behind a blank column another table begins where so many rows have a label of their own. */
#define FEWEST_LABELS 2

/* So many short cells beside a long one are a row of a list, with what somebody asked for at length. */
#define FEWEST_BESIDE_TEXT 3

/* More labels without numbers in a row are no part of a table. */
#define MOST_BLANK_ROWS 64

typedef struct {
  GoujiSheetWriter *writer;
  GoujiSheet *sheet;
  GArray *rows; /* element-type GoujiSheetRow */
  guint next;
  gboolean side_by_side; /* whether tables beside each other are taken apart */
} Cutter;

static gboolean
is_year (const char *text, gsize length)
{
  return length == 4 && (g_str_has_prefix (text, "19") || g_str_has_prefix (text, "20"));
}

/* A number as cells print it. A year is none, for it stands at the head of a column. */
gboolean
gouji_sheet_is_number (const char *text)
{
  gsize length = strlen (text);
  gsize n_digits = strspn (text, "0123456789");

  return length > 0 && strspn (text, "0123456789.,+-/%") == length &&
         !(n_digits == length && is_year (text, length));
}

static gboolean
has_colon (const char *text)
{
  return strchr (text, ':') != NULL || g_utf8_strchr (text, -1, 0xff1a) != NULL;
}

/* 一、 with anything behind it: the heading of a part, or a row of a table that numbers its rows like them.
 */
static gboolean
is_numbered (const char *text)
{
  static const gunichar numerals[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                       0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };
  guint n = 0;

  for (; n < 3; text = g_utf8_next_char (text), n++) {
    gboolean numeral = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
      numeral |= g_utf8_get_char (text) == numerals[i];
    if (!numeral)
      break;
  }

  return n > 0 && g_utf8_get_char (text) == 0x3001;
}

static const GoujiSheetRow *
get_row (const Cutter *self, guint index)
{
  return index < self->rows->len ? &g_array_index (self->rows, GoujiSheetRow, index) : NULL;
}

/* Takes the cells of one row from @cells on. */
static GoujiSheetRow
measure_row (GoujiSheet *sheet, const GoujiSheetCell *cells, guint n_cells)
{
  GoujiSheetRow row = { .cells = cells };

  for (; row.n_cells < n_cells && cells[row.n_cells].row == cells->row; row.n_cells++) {
    const char *text = cells[row.n_cells].text;

    row.n_numbers += gouji_sheet_is_number (text);
    row.n_short += strlen (text) <= LONGEST_LABEL;
    row.longest = MAX (row.longest, strlen (text));
  }
  row.n_framed = gouji_sheet_count_framed (sheet, cells->row);

  return row;
}

static GArray *
measure_rows (GoujiSheet *sheet, const GoujiSheetCell *cells, guint n_cells)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (GoujiSheetRow));
  guint covered_until = 0;
  guint next_row = 0;

  for (guint i = 0; i < n_cells;) {
    GoujiSheetRow row = measure_row (sheet, cells + i, n_cells - i);

    row.covered = covered_until > row.cells->row;
    row.behind_gap = row.cells->row > MAX (next_row, covered_until);
    for (guint k = 0; k < row.n_cells; k++)
      covered_until = MAX (covered_until, row.cells[k].row + row.cells[k].row_span);
    next_row = row.cells->row + 1;
    g_array_append_val (rows, row);
    i += row.n_cells;
  }

  return rows;
}

/* A line of text by itself. */
static gboolean
is_single (const GoujiSheetRow *row)
{
  return row->n_cells == 1 && !row->covered && row->n_numbers == 0;
}

/* 单位：件, 填表人：…: what stands above and below a table. */
static gboolean
is_caption (const GoujiSheetRow *row)
{
  for (guint i = 0; i < row->n_cells; i++) {
    if (!has_colon (row->cells[i].text))
      return FALSE;
  }

  return !row->covered;
}

/* Text in several columns. */
static gboolean
is_running_text (const GoujiSheetRow *row)
{
  return row->longest > LONGEST_CELL && row->n_numbers == 0 && row->n_short < FEWEST_BESIDE_TEXT &&
         !row->covered;
}

/* Whether the row at @index ends what stands above it. */
static gboolean
is_last_of_all (const Cutter *self, guint index)
{
  const GoujiSheetRow *below = get_row (self, index + 1);

  return below == NULL || below->behind_gap;
}

/* Whether a single cell within a table, or right below it, is one of its rows: the numbers behind its label
 * are blank. Below the last row only the lines around blank cells can tell. */
static gboolean
is_blank_row (const Cutter *self, guint index)
{
  const GoujiSheetRow *row = get_row (self, index);
  const GoujiSheetRow *below = NULL;

  if (row->behind_gap || row->longest > LONGEST_LABEL)
    return FALSE;
  for (guint i = 1; i <= MOST_BLANK_ROWS; i++) {
    below = get_row (self, index + i);
    if (below == NULL || below->behind_gap || !is_single (below))
      break;
    if (below->longest > LONGEST_LABEL || i == MOST_BLANK_ROWS)
      return FALSE;
  }
  if (below == NULL || below->behind_gap || is_caption (below))
    return row->n_framed > 1 && row->cells->column_span == 1;

  return below->n_numbers > 0 || !is_numbered (row->cells->text);
}

/* Whether the row at @index begins a table, or goes on with the one that is @open. */
static gboolean
is_row_of_table (const Cutter *self, guint index, gboolean open)
{
  const GoujiSheetRow *row = get_row (self, index);

  if (is_running_text (row))
    return FALSE;
  if (row->n_cells == 1 && !open)
    return FALSE;
  if (is_single (row))
    return is_blank_row (self, index);
  if (is_caption (row) && (!open || row->behind_gap || is_last_of_all (self, index)))
    return FALSE;

  /* A head behind a blank row is another table's. */
  return !open || !row->behind_gap || row->n_numbers > 0;
}

static void
write_text (GoujiSheetWriter *self, const char *text)
{
  gouji_document_builder_begin_block (self->builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (self->builder, text, -1);
  gouji_document_builder_end_block (self->builder);
}

static void
write_line (GoujiSheetWriter *self, const GoujiSheetRow *row)
{
  if (is_running_text (row)) {
    for (guint i = 0; i < row->n_cells; i++)
      write_text (self, row->cells[i].text);
    return;
  }

  gouji_document_builder_begin_block (self->builder, GOUJI_BLOCK_PARAGRAPH, 0);
  for (guint i = 0; i < row->n_cells; i++) {
    if (i > 0)
      gouji_document_builder_append (self->builder, "\t", 1);
    gouji_document_builder_append (self->builder, row->cells[i].text, -1);
  }
  gouji_document_builder_end_block (self->builder);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint other = *(const guint *) b;

  return first < other ? -1 : first > other;
}

/* The columns in which cells of the rows begin. */
static GArray *
collect_columns (const Cutter *self, guint first, guint end)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (guint i = first; i < end; i++) {
    const GoujiSheetRow *row = get_row (self, i);

    for (guint k = 0; k < row->n_cells; k++)
      g_array_append_val (columns, row->cells[k].column);
  }
  g_array_sort (columns, compare_numbers);
  for (guint i = 0; i < columns->len; i++) {
    guint column = g_array_index (columns, guint, i);

    if (n == 0 || g_array_index (columns, guint, n - 1) != column)
      g_array_index (columns, guint, n++) = column;
  }
  g_array_set_size (columns, n);

  return columns;
}

/* Index of the first of @columns that is not before @column. */
static guint
find_column (const GArray *columns, guint column)
{
  guint low = 0;
  guint high = columns->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (columns, guint, middle) < column)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* How many of the rows from @index on a cell covers. */
static guint
count_rows (const Cutter *self, guint index, guint end, const GoujiSheetCell *cell)
{
  guint low = index + 1;
  guint high = end;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (get_row (self, middle)->cells->row < cell->row + cell->row_span)
      low = middle + 1;
    else
      high = middle;
  }

  return low - index;
}

gboolean
gouji_sheet_write_cell (GoujiSheetWriter *self, guint row_span, guint column_span, const char *text)
{
  if (self->n_cells == 0)
    return FALSE;

  self->n_cells--;
  gouji_document_builder_begin_cell (self->builder, row_span, column_span, FALSE);
  if (text != NULL)
    gouji_document_builder_append (self->builder, text, -1);
  gouji_document_builder_end_cell (self->builder);

  return TRUE;
}

/* Writes a row with a blank cell wherever nothing stands, so that all cells keep their column. */
static gboolean
write_row (const Cutter *self, guint index, guint end, const GArray *columns, guint *until)
{
  const GoujiSheetRow *row = get_row (self, index);
  guint column = 0;

  gouji_document_builder_begin_row (self->writer->builder);
  for (guint i = 0; i <= row->n_cells; i++) {
    const GoujiSheetCell *cell = i < row->n_cells ? &row->cells[i] : NULL;
    guint place = cell != NULL ? find_column (columns, cell->column) : columns->len;

    for (; column < place; column++) {
      if (until[column] <= index && !gouji_sheet_write_cell (self->writer, 1, 1, NULL))
        return FALSE;
    }
    if (cell == NULL)
      break;

    guint n_columns = find_column (columns, cell->column + cell->column_span) - place;
    guint n_rows = count_rows (self, index, end, cell);
    if (!gouji_sheet_write_cell (self->writer, n_rows, n_columns, cell->text))
      return FALSE;
    for (; column < place + n_columns; column++)
      until[column] = index + n_rows;
  }

  return TRUE;
}

/* Rows and columns in which no cell begins are left out: there merged cells lie over nothing. */
static gboolean
write_grid (const Cutter *self, guint first, guint end)
{
  g_autoptr (GArray) columns = collect_columns (self, first, end);
  g_autofree guint *until = g_new0 (guint, columns->len + 1);
  gboolean whole = TRUE;

  for (guint i = first; i < end && whole; i++)
    whole = write_row (self, i, end, columns, until);

  return whole;
}

static void
write_table (const Cutter *self, guint first, guint end)
{
  GoujiSheetTorn torn = { self->writer, self->sheet, get_row (self, first), end - first };
  gboolean whole;

  gouji_document_builder_begin_block (self->writer->builder, GOUJI_BLOCK_TABLE, 0);
  whole = gouji_sheet_torn_is_one (&torn) ? gouji_sheet_torn_write (&torn) : write_grid (self, first, end);
  gouji_document_builder_end_block (self->writer->builder);
  if (!whole)
    gouji_document_builder_add_note (self->writer->builder, GOUJI_NOTE_TOO_LARGE, NULL);
}

/* Whether behind the blank column before @column a table of its own begins: rows with numbers on both sides
 * have a label there, too. */
static gboolean
begins_table (const Cutter *self, guint first, guint end, guint column)
{
  guint n_labelled = 0;
  guint n_bare = 0;

  for (guint i = first; i < end; i++) {
    const GoujiSheetRow *row = get_row (self, i);
    gboolean left = FALSE;
    gboolean right = FALSE;
    guint k = 0;

    for (; k < row->n_cells && row->cells[k].column < column; k++)
      left |= gouji_sheet_is_number (row->cells[k].text);
    for (guint n = k; n < row->n_cells; n++)
      right |= gouji_sheet_is_number (row->cells[n].text);
    if (!right)
      continue;
    if (gouji_sheet_is_number (row->cells[k].text))
      n_bare++;
    else
      n_labelled += left;
  }

  return n_labelled >= FEWEST_LABELS && n_labelled > n_bare;
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  const GoujiSheetCell *first = a;
  const GoujiSheetCell *other = b;

  return first->column < other->column ? -1 : first->column > other->column;
}

/* Where, behind a blank column, tables begin that stand beside the first. At most a few are looked for. */
static GArray *
find_tables_beside (const Cutter *self, guint first, guint end)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (GoujiSheetCell));
  GArray *begins = g_array_new (FALSE, FALSE, sizeof (guint));
  guint covered = G_MAXUINT;
  guint n_tried = 0;

  for (guint i = first; i < end; i++)
    g_array_append_vals (cells, get_row (self, i)->cells, get_row (self, i)->n_cells);
  g_array_sort (cells, compare_columns);
  for (guint i = 0; i < cells->len && n_tried < 64; i++) {
    const GoujiSheetCell *cell = &g_array_index (cells, GoujiSheetCell, i);

    if (cell->column > covered && ++n_tried > 0 && begins_table (self, first, end, cell->column))
      g_array_append_val (begins, cell->column);
    covered = covered == G_MAXUINT ? cell->column + cell->column_span
                                   : MAX (covered, cell->column + cell->column_span);
  }

  return begins;
}

static void write_rows (Cutter *self);

/* Writes the tables from @first to @end that stand side by side, the left one first, each with the lines
 * above it that are its own. */
static void
write_beside (const Cutter *self, guint first, guint end, const GArray *begins)
{
  for (guint part = 0; part <= begins->len; part++) {
    guint left = part == 0 ? 0 : g_array_index (begins, guint, part - 1);
    guint right = part == begins->len ? G_MAXUINT : g_array_index (begins, guint, part);
    g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (GoujiSheetCell));
    Cutter cutter = { .writer = self->writer, .sheet = self->sheet };

    for (guint i = first; i < end; i++) {
      const GoujiSheetRow *row = get_row (self, i);

      for (guint k = 0; k < row->n_cells; k++) {
        if (row->cells[k].column >= left && row->cells[k].column < right)
          g_array_append_val (cells, row->cells[k]);
      }
    }
    if (cells->len == 0)
      continue;
    cutter.rows = measure_rows (self->sheet, &g_array_index (cells, GoujiSheetCell, 0), cells->len);
    write_rows (&cutter);
    g_array_unref (cutter.rows);
  }
}

static void
write_rows (Cutter *self)
{
  for (guint i = 0; i < self->rows->len;) {
    guint first = i;

    while (i < self->rows->len && is_row_of_table (self, i, i > first))
      i++;
    if (i == first) {
      write_line (self->writer, get_row (self, i++));
      continue;
    }

    g_autoptr (GArray) begins = self->side_by_side ? find_tables_beside (self, first, i) : NULL;
    if (begins != NULL && begins->len > 0)
      write_beside (self, first, i, begins);
    else
      write_table (self, first, i);
  }
}

/**
 * gouji_sheet_write:
 * @sheet: a settled sheet
 *
 * Writes lines of text and tables, from above, and tables that stand side by side from the left.
 */
void
gouji_sheet_write (GoujiSheetWriter *self, GoujiSheet *sheet)
{
  guint n_cells;
  const GoujiSheetCell *cells = gouji_sheet_get_cells (sheet, &n_cells);
  Cutter cutter = { .writer = self, .sheet = sheet, .side_by_side = TRUE };

  if (n_cells > 0) {
    cutter.rows = measure_rows (sheet, cells, n_cells);
    write_rows (&cutter);
    g_array_unref (cutter.rows);
  }
  if (gouji_sheet_is_cut (sheet))
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_TOO_LARGE, NULL);
}
