/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-sheet.h"

#include <string.h>

/* All merged cells together may cover so many columns before the rest of them is left out: a file can claim
 * any number of cells as wide as the sheet. */
#define MOST_MERGED_COLUMNS 20000000

/* Rows or columns that are not shown. */
typedef struct {
  guint first;
  guint end;
  guint n_before; /* how many are hidden above @first */
} Stretch;

/* How many cells of a row have a frame, also blank ones. */
typedef struct {
  guint row;
  guint n_columns;
} Framed;

struct _GoujiSheet {
  const GoujiLimits *limits;
  GArray *cells;  /* element-type GoujiSheetCell */
  GArray *blanks; /* element-type GoujiSheetCell: cells that the file has, though nothing stands in them */
  GArray *merges; /* element-type GoujiSheetCell, without text */
  GArray *framed; /* element-type Framed */
  GArray *hidden_rows;
  GArray *hidden_columns; /* element-type Stretch */
  GStringChunk *texts;
  gsize n_bytes; /* of all texts */
  guint n_hidden;
  gboolean cut;
};

GoujiSheet *
gouji_sheet_new (const GoujiLimits *limits)
{
  GoujiSheet *self = g_new0 (GoujiSheet, 1);

  self->limits = limits;
  self->cells = g_array_new (FALSE, FALSE, sizeof (GoujiSheetCell));
  self->blanks = g_array_new (FALSE, FALSE, sizeof (GoujiSheetCell));
  self->merges = g_array_new (FALSE, FALSE, sizeof (GoujiSheetCell));
  self->framed = g_array_new (FALSE, FALSE, sizeof (Framed));
  self->hidden_rows = g_array_new (FALSE, FALSE, sizeof (Stretch));
  self->hidden_columns = g_array_new (FALSE, FALSE, sizeof (Stretch));
  self->texts = g_string_chunk_new (4096);

  return self;
}

void
gouji_sheet_free (GoujiSheet *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->blanks);
  g_array_unref (self->merges);
  g_array_unref (self->framed);
  g_array_unref (self->hidden_rows);
  g_array_unref (self->hidden_columns);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* White space that has a width of its own counts: a cell with an ideographic space is as blank as one
 * without. */
static const char *
skip_space (const char *text, const char *end)
{
  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static const char *
skip_space_back (const char *text, const char *end)
{
  while (end > text) {
    const char *last = g_utf8_find_prev_char (text, end);

    if (last == NULL || !g_unichar_isspace (g_utf8_get_char (last)))
      break;
    end = last;
  }

  return end;
}

/* CR LF is one line end. */
static char *
store (GoujiSheet *self, const char *text, gsize length)
{
  char *stored = g_string_chunk_insert_len (self->texts, text, (gssize) length);
  char *target = stored;

  if (memchr (stored, '\r', length) == NULL)
    return stored;

  for (const char *p = stored; *p != '\0'; p++) {
    if (p[0] == '\r' && p[1] == '\n')
      continue;
    *target++ = *p == '\r' ? '\n' : *p;
  }
  *target = '\0';

  return stored;
}

/**
 * gouji_sheet_put:
 * @row: from 0
 * @column: from 0
 * @text: UTF-8 without NUL: what the cell shows; of white space it is kept that there is a cell
 *
 * Puts text into a cell. Cells may come in any order; of two at the same place the first one counts. What
 * lies beyond the last row or column or is more than the limits allow is left out, and the sheet is cut.
 */
void
gouji_sheet_put (GoujiSheet *self, guint row, guint column, const char *text, gsize length)
{
  const char *first = skip_space (text, text + length);
  const char *end = skip_space_back (first, text + length);
  GoujiSheetCell cell = { row, column, 1, 1, NULL };

  if (first == end) {
    if (length > 0)
      gouji_sheet_put_blank (self, row, column);
    return;
  }
  self->n_bytes += (gsize) (end - first);
  if (self->cells->len >= self->limits->cells || self->n_bytes > self->limits->bytes ||
      row >= GOUJI_SHEET_MAX_ROWS || column >= GOUJI_SHEET_MAX_COLUMNS) {
    self->cut = TRUE;
    return;
  }

  cell.text = store (self, first, (gsize) (end - first));
  g_array_append_val (self->cells, cell);
}

/**
 * gouji_sheet_put_blank:
 *
 * Says that the file has a cell at a place, though nothing stands in it. Such cells tell which of a row's
 * cells are its own where columns do not: some programs give every row columns of its own. Beyond the limits
 * they are forgotten.
 */
void
gouji_sheet_put_blank (GoujiSheet *self, guint row, guint column)
{
  GoujiSheetCell cell = { row, column, 1, 1, NULL };

  if (self->blanks->len < self->limits->cells && row < GOUJI_SHEET_MAX_ROWS &&
      column < GOUJI_SHEET_MAX_COLUMNS)
    g_array_append_val (self->blanks, cell);
}

/**
 * gouji_sheet_merge:
 * @row: from 0
 * @column: from 0
 * @row_span: at least 1
 * @column_span: at least 1
 *
 * Makes one cell of several. What stands in any but the first of them is not shown, and left out. Where two
 * such cells overlap, only the one that begins first is merged.
 */
void
gouji_sheet_merge (GoujiSheet *self, guint row, guint column, guint row_span, guint column_span)
{
  GoujiSheetCell merge = { row, column, row_span, column_span, NULL };

  if (row_span == 0 || column_span == 0 || (row_span == 1 && column_span == 1))
    return;
  if (self->merges->len >= self->limits->cells || row >= GOUJI_SHEET_MAX_ROWS ||
      column >= GOUJI_SHEET_MAX_COLUMNS) {
    self->cut = TRUE;
    return;
  }

  merge.row_span = MIN (row_span, GOUJI_SHEET_MAX_ROWS - row);
  merge.column_span = MIN (column_span, GOUJI_SHEET_MAX_COLUMNS - column);
  g_array_append_val (self->merges, merge);
}

/**
 * gouji_sheet_frame:
 * @row: from 0; rows come in order
 * @n_columns: how many of its cells have a frame
 *
 * Says that cells of a row have lines around them, be they blank or not: such a row belongs to a table.
 */
void
gouji_sheet_frame (GoujiSheet *self, guint row, guint n_columns)
{
  Framed framed = { row, n_columns };

  if (n_columns == 0 || self->framed->len >= self->limits->cells ||
      (self->framed->len > 0 && g_array_index (self->framed, Framed, self->framed->len - 1).row >= row))
    return;

  g_array_append_val (self->framed, framed);
}

static void
hide (GoujiSheet *self, GArray *stretches, guint first, guint n)
{
  Stretch stretch = { first, first + MIN (n, GOUJI_SHEET_MAX_ROWS), 0 };

  if (n == 0 || first >= GOUJI_SHEET_MAX_ROWS)
    return;
  if (stretches->len > 0) {
    Stretch *last = &g_array_index (stretches, Stretch, stretches->len - 1);

    if (first >= last->first && first <= last->end) {
      last->end = MAX (last->end, stretch.end);
      return;
    }
  }
  if (stretches->len >= self->limits->cells)
    self->cut = TRUE;
  else
    g_array_append_val (stretches, stretch);
}

/**
 * gouji_sheet_hide_rows:
 *
 * Says that rows are not shown. Their cells are left out, and counted.
 */
void
gouji_sheet_hide_rows (GoujiSheet *self, guint first, guint n_rows)
{
  hide (self, self->hidden_rows, first, n_rows);
}

void
gouji_sheet_hide_columns (GoujiSheet *self, guint first, guint n_columns)
{
  hide (self, self->hidden_columns, first, n_columns);
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  guint first = ((const Stretch *) a)->first;
  guint other = ((const Stretch *) b)->first;

  return first < other ? -1 : first > other;
}

/* Makes them lie behind each other, apart. */
static void
settle_stretches (GArray *stretches)
{
  guint n = 0;

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++) {
    const Stretch *stretch = &g_array_index (stretches, Stretch, i);
    Stretch *last = n > 0 ? &g_array_index (stretches, Stretch, n - 1) : NULL;

    if (last != NULL && stretch->first <= last->end)
      last->end = MAX (last->end, stretch->end);
    else
      g_array_index (stretches, Stretch, n++) = *stretch;
  }
  g_array_set_size (stretches, n);
  for (guint i = 1; i < n; i++) {
    const Stretch *above = &g_array_index (stretches, Stretch, i - 1);

    g_array_index (stretches, Stretch, i).n_before = above->n_before + above->end - above->first;
  }
}

/* The last of the stretches that begin at @line or before. */
static const Stretch *
find_stretch (const GArray *stretches, guint line)
{
  guint low = 0;
  guint high = stretches->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (stretches, Stretch, middle).first <= line)
      low = middle + 1;
    else
      high = middle;
  }

  return low > 0 ? &g_array_index (stretches, Stretch, low - 1) : NULL;
}

/* The first line from @line on that is shown. */
static guint
find_shown (const GArray *stretches, guint line)
{
  const Stretch *stretch = find_stretch (stretches, line);

  return stretch != NULL ? MAX (line, stretch->end) : line;
}

/* Where @line stands among those that are shown. */
static guint
count_shown (const GArray *stretches, guint line)
{
  const Stretch *stretch = find_stretch (stretches, line);

  return stretch == NULL ? line : line - stretch->n_before - (MIN (line, stretch->end) - stretch->first);
}

static int
compare_places (const GoujiSheetCell *a, const GoujiSheetCell *b)
{
  if (a->row != b->row)
    return a->row < b->row ? -1 : 1;

  return a->column < b->column ? -1 : a->column > b->column;
}

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  return compare_places (a, b);
}

/* What merged cells cover, row by row from above. */
typedef struct {
  GArray *cells;
  GArray *merges;
  guint next_merge;
  guint n_columns;
  guint n_rows;
  guint *until; /* the first row in which each column is free again */
  gsize n_covered;
} Merger;

static gboolean
is_free (const Merger *self, guint row, guint column, guint end)
{
  while (column < end && self->until[column] <= row)
    column++;

  return column == end;
}

/* Takes the merged cells that begin before or at a cell's place. Those that overlap an earlier one, or lie
 * where nothing is, leave nothing. */
static const GoujiSheetCell *
take_merges (Merger *self, const GoujiSheetCell *cell)
{
  const GoujiSheetCell *own = NULL;

  for (; self->next_merge < self->merges->len; self->next_merge++) {
    GoujiSheetCell *merge = &g_array_index (self->merges, GoujiSheetCell, self->next_merge);
    int order = compare_places (merge, cell);

    if (order > 0)
      break;
    if (merge->column >= self->n_columns || self->n_covered > MOST_MERGED_COLUMNS)
      continue;
    merge->column_span = MIN (merge->column_span, self->n_columns - merge->column);
    merge->row_span = MIN (merge->row_span, self->n_rows - merge->row);
    self->n_covered += merge->column_span;
    if (!is_free (self, merge->row, merge->column, merge->column + merge->column_span))
      continue;
    for (guint i = 0; i < merge->column_span; i++)
      self->until[merge->column + i] = merge->row + merge->row_span;
    if (order == 0)
      own = merge;
  }

  return own;
}

/* Gives the cells their spans, and leaves out those that merged ones cover and those that stand twice. */
static void
merge_cells (GoujiSheet *self)
{
  Merger merger = { .cells = self->cells, .merges = self->merges };
  const GoujiSheetCell *last = NULL;
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiSheetCell *cell = &g_array_index (self->cells, GoujiSheetCell, i);

    merger.n_columns = MAX (merger.n_columns, cell->column + 1);
    merger.n_rows = MAX (merger.n_rows, cell->row + 1);
  }
  merger.until = g_new0 (guint, merger.n_columns + 1);

  for (guint i = 0; i < self->cells->len; i++) {
    GoujiSheetCell cell = g_array_index (self->cells, GoujiSheetCell, i);
    const GoujiSheetCell *merge;

    if (last != NULL && compare_places (last, &cell) == 0)
      continue;
    merge = take_merges (&merger, &cell);
    if (merge == NULL && merger.until[cell.column] > cell.row)
      continue;
    if (merge != NULL) {
      cell.row_span = merge->row_span;
      cell.column_span = merge->column_span;
    }
    g_array_index (self->cells, GoujiSheetCell, n) = cell;
    last = &g_array_index (self->cells, GoujiSheetCell, n++);
  }
  g_array_set_size (self->cells, n);
  g_free (merger.until);
}

static void
drop_hidden_frames (GoujiSheet *self)
{
  guint n = 0;

  for (guint i = 0; i < self->framed->len; i++) {
    Framed framed = g_array_index (self->framed, Framed, i);

    if (find_shown (self->hidden_rows, framed.row) != framed.row)
      continue;
    framed.row = count_shown (self->hidden_rows, framed.row);
    g_array_index (self->framed, Framed, n++) = framed;
  }
  g_array_set_size (self->framed, n);
}

/* Closes up what is shown. A merged cell shows its text in the first of its rows and columns that is. */
static void
drop_hidden (GoujiSheet *self)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) columns = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    GoujiSheetCell cell = g_array_index (self->cells, GoujiSheetCell, i);
    guint row = find_shown (self->hidden_rows, cell.row);
    guint column = find_shown (self->hidden_columns, cell.column);

    if (row >= cell.row + cell.row_span) {
      if (cell.text != NULL)
        g_hash_table_add (rows, GUINT_TO_POINTER (cell.row));
    } else if (column >= cell.column + cell.column_span) {
      if (cell.text != NULL)
        g_hash_table_add (columns, GUINT_TO_POINTER (cell.column));
    } else {
      guint end_row = count_shown (self->hidden_rows, cell.row + cell.row_span);
      guint end_column = count_shown (self->hidden_columns, cell.column + cell.column_span);

      cell.row = count_shown (self->hidden_rows, row);
      cell.column = count_shown (self->hidden_columns, column);
      cell.row_span = end_row - cell.row;
      cell.column_span = end_column - cell.column;
      g_array_index (self->cells, GoujiSheetCell, n++) = cell;
    }
  }
  g_array_set_size (self->cells, n);
  self->n_hidden = g_hash_table_size (rows) + g_hash_table_size (columns);
}

static void
part_blanks (GoujiSheet *self)
{
  guint n = 0;

  g_array_set_size (self->blanks, 0);
  for (guint i = 0; i < self->cells->len; i++) {
    GoujiSheetCell cell = g_array_index (self->cells, GoujiSheetCell, i);

    if (cell.text == NULL)
      g_array_append_val (self->blanks, cell);
    else
      g_array_index (self->cells, GoujiSheetCell, n++) = cell;
  }
  g_array_set_size (self->cells, n);
}

/**
 * gouji_sheet_settle:
 *
 * Brings the cells in order, with their spans, without the rows and columns that are not shown. Nothing can
 * be put afterwards.
 */
void
gouji_sheet_settle (GoujiSheet *self)
{
  settle_stretches (self->hidden_rows);
  settle_stretches (self->hidden_columns);
  /* Of two cells at the same place the one with text comes first. */
  if (self->blanks->len > 0)
    g_array_append_vals (self->cells, self->blanks->data, self->blanks->len);
  g_array_sort (self->cells, compare_cells);
  g_array_sort (self->merges, compare_cells);
  merge_cells (self);
  if (self->hidden_rows->len > 0 || self->hidden_columns->len > 0) {
    drop_hidden (self);
    drop_hidden_frames (self);
    g_array_sort (self->cells, compare_cells);
  }
  part_blanks (self);
}

/**
 * gouji_sheet_get_cells:
 *
 * Returns: (array length=n_cells): the cells of a settled sheet by row and column
 */
const GoujiSheetCell *
gouji_sheet_get_cells (GoujiSheet *self, guint *n_cells)
{
  *n_cells = self->cells->len;
  return (const GoujiSheetCell *) (gpointer) self->cells->data; /* NULL without cells */
}

/**
 * gouji_sheet_get_blanks:
 * @row: a row of a settled sheet
 *
 * Returns: (array length=n_cells): the row's blank cells, as far as the file has them and others do not cover
 * them, by column
 */
const GoujiSheetCell *
gouji_sheet_get_blanks (GoujiSheet *self, guint row, guint *n_cells)
{
  guint low = 0;
  guint high = self->blanks->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->blanks, GoujiSheetCell, middle).row < row)
      low = middle + 1;
    else
      high = middle;
  }
  for (high = low; high < self->blanks->len && g_array_index (self->blanks, GoujiSheetCell, high).row == row;)
    high++;

  *n_cells = high - low;
  return *n_cells > 0 ? &g_array_index (self->blanks, GoujiSheetCell, low) : NULL;
}

guint
gouji_sheet_count_framed (GoujiSheet *self, guint row)
{
  guint low = 0;
  guint high = self->framed->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->framed, Framed, middle).row < row)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < self->framed->len && g_array_index (self->framed, Framed, low).row == row)
    return g_array_index (self->framed, Framed, low).n_columns;

  return 0;
}

/**
 * gouji_sheet_get_n_hidden:
 *
 * Returns: how many rows and columns with anything in them were left out because they are not shown
 */
guint
gouji_sheet_get_n_hidden (GoujiSheet *self)
{
  return self->n_hidden;
}

gboolean
gouji_sheet_is_cut (GoujiSheet *self)
{
  return self->cut;
}

/**
 * gouji_sheet_get_size:
 *
 * Returns: about how many bytes it takes, for readers that hold several
 */
gsize
gouji_sheet_get_size (GoujiSheet *self)
{
  return self->n_bytes + (self->cells->len + self->blanks->len + self->merges->len) * sizeof (GoujiSheetCell);
}
