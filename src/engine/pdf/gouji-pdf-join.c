/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-flow.h"

#include <math.h>

/* Columns of two pages are the same if they begin within so many points. */
#define SAME_COLUMN 4.0f

/* The outer edges of two parts of one table. */
#define SAME_EDGE 8.0f

/* A line that ends closer to the right edge of its cell, in sizes of its font, has no room for more. */
#define FULL 2.0f

static float
get_column (const GoujiPdfTable *table, guint index)
{
  return g_array_index (table->columns, float, index);
}

static gboolean
have_same_edges (const GoujiPdfTable *table, const GoujiPdfTable *next)
{
  return fabsf (get_column (table, 0) - get_column (next, 0)) <= SAME_EDGE &&
         fabsf (get_column (table, table->columns->len - 1) - get_column (next, next->columns->len - 1)) <=
           SAME_EDGE;
}

/* Where the columns of both begin. */
static GArray *
merge_columns (const GoujiPdfTable *table, const GoujiPdfTable *next)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (float));
  guint i = 0;
  guint k = 0;

  while (i < table->columns->len || k < next->columns->len) {
    float a = i < table->columns->len ? get_column (table, i) : G_MAXFLOAT;
    float b = k < next->columns->len ? get_column (next, k) : G_MAXFLOAT;
    float place = MIN (a, b);

    i += a <= place + SAME_COLUMN;
    k += b <= place + SAME_COLUMN;
    g_array_append_val (merged, place);
  }

  return merged;
}

static guint
find_column (const GArray *columns, float place)
{
  guint nearest = 0;

  for (guint i = 1; i < columns->len; i++) {
    if (fabsf (g_array_index (columns, float, i) - place) <
        fabsf (g_array_index (columns, float, nearest) - place))
      nearest = i;
  }

  return nearest;
}

static void
move_to_columns (GoujiPdfTable *table, const GArray *columns)
{
  g_autofree guint *moved = g_new (guint, table->columns->len);

  for (guint i = 0; i < table->columns->len; i++)
    moved[i] = find_column (columns, get_column (table, i));
  moved[0] = 0;
  moved[table->columns->len - 1] = columns->len - 1;
  for (guint i = 0; i < table->cells->len; i++) {
    GoujiPdfCell *cell = g_ptr_array_index (table->cells, i);
    guint end = moved[cell->column + cell->column_span];

    cell->column = moved[cell->column];
    cell->column_span = end - cell->column;
  }
  g_array_set_size (table->columns, 0);
  g_array_append_vals (table->columns, columns->data, columns->len);
}

/* Two tables have the same columns wherever @merged keeps all of each apart. */
static gboolean
keeps_columns_apart (const GoujiPdfTable *table, const GArray *merged)
{
  guint before = 0;

  for (guint i = 1; i < table->columns->len; i++) {
    guint column =
      i + 1 == table->columns->len ? merged->len - 1 : find_column (merged, get_column (table, i));

    if (column <= before)
      return FALSE;
    before = column;
  }

  return TRUE;
}

/* How many rows at the top of @next are those at the top of @table again. */
static guint
count_repeated_rows (const GoujiPdfTable *table, const GoujiPdfTable *next)
{
  guint n_cells = MIN (table->cells->len, next->cells->len);
  guint n_rows = 0;
  guint reach = 0;

  for (guint i = 0; i < n_cells; i++) {
    const GoujiPdfCell *a = g_ptr_array_index (table->cells, i);
    const GoujiPdfCell *b = g_ptr_array_index (next->cells, i);
    g_autofree char *a_text = gouji_pdf_cell_get_text (a);
    g_autofree char *b_text = gouji_pdf_cell_get_text (b);

    if (a->row == b->row && a->row >= reach)
      n_rows = a->row;
    if (a->row != b->row || a->column != b->column || a->row_span != b->row_span ||
        a->column_span != b->column_span || !g_str_equal (a_text, b_text))
      return n_rows;
    reach = MAX (reach, a->row + a->row_span);
  }

  return MIN (n_rows, next->n_rows - 1);
}

static void
drop_rows (GoujiPdfTable *table, guint n_rows)
{
  for (guint i = table->cells->len; i > 0; i--) {
    GoujiPdfCell *cell = g_ptr_array_index (table->cells, i - 1);

    if (cell->row < n_rows)
      g_ptr_array_remove_index (table->cells, i - 1);
    else
      cell->row -= n_rows;
  }
  table->n_rows -= n_rows;
}

/* The cell of @table's last row that begins and ends with the columns of @cell. */
static GoujiPdfCell *
find_last_cell (const GoujiPdfTable *table, const GoujiPdfCell *cell)
{
  for (guint i = table->cells->len; i > 0; i--) {
    GoujiPdfCell *other = g_ptr_array_index (table->cells, i - 1);

    if (other->row < table->n_rows && other->row + other->row_span == table->n_rows &&
        other->column == cell->column && other->column_span == cell->column_span)
      return other;
  }

  return NULL;
}

/* Whether @cell, at the top of a page, is the rest of @above: a head of several rows goes on without a ruling
 * between them, and with its text on one of the pages alone. */
static gboolean
is_rest (const GoujiPdfCell *above, const GoujiPdfCell *cell)
{
  if (above->letters->len > 0 && cell->letters->len > 0)
    return FALSE;

  return above->row_span > 1 || cell->row_span > 1;
}

static void
shift_letters (GoujiPdfTable *table, float distance)
{
  for (guint i = 0; i < table->cells->len; i++) {
    GoujiPdfCell *cell = g_ptr_array_index (table->cells, i);

    for (guint k = 0; k < cell->letters->len; k++) {
      GoujiPdfLetter *letter = &g_array_index (cell->letters, GoujiPdfLetter, k);

      letter->box.top += distance;
      letter->box.bottom += distance;
    }
  }
}

static gboolean
has_figures (const GoujiPdfCell *cell)
{
  for (guint i = 0; i < cell->letters->len; i++) {
    if (g_unichar_isdigit (g_array_index (cell->letters, GoujiPdfLetter, i).code))
      return TRUE;
  }

  return FALSE;
}

/* Whether the last line of a cell has no room for another letter. */
static gboolean
is_full (const GoujiPdfCell *cell)
{
  g_autoptr (GArray) letters = g_array_copy (cell->letters);
  g_autoptr (GArray) lines = gouji_pdf_lines_find (letters);
  const GoujiPdfLine *last;

  if (lines->len == 0)
    return FALSE;
  last = &g_array_index (lines, GoujiPdfLine, lines->len - 1);

  return last->box.right > cell->box.right - FULL * last->size;
}

/* Whether a cell's text begins as those of items do: with a number, a bracket, or a character and a mark. */
static gboolean
begins_item (const GoujiPdfCell *cell)
{
  g_autofree char *text = gouji_pdf_cell_get_text (cell);
  gunichar first = g_utf8_get_char (text);
  gunichar second = first != 0 ? g_utf8_get_char (g_utf8_next_char (text)) : 0;

  return g_unichar_isdigit (first) || g_unichar_ispunct (first) || g_unichar_ispunct (second);
}

/* Whether the first row of @next is the rest of the last one of @table: the text of a cell goes on, and no
 * cell has figures on both pages. */
static gboolean
is_torn_row (const GoujiPdfTable *table, const GoujiPdfTable *next)
{
  gboolean goes_on = FALSE;

  for (guint i = 0; i < next->cells->len; i++) {
    const GoujiPdfCell *cell = g_ptr_array_index (next->cells, i);
    const GoujiPdfCell *above = cell->row == 0 ? find_last_cell (table, cell) : NULL;

    if (cell->row > 0)
      break;
    if (above == NULL || (has_figures (above) && has_figures (cell)))
      return FALSE;
    if (cell->letters->len == 0 || above->letters->len == 0)
      continue;
    if (above->row_span > 1 || begins_item (cell) || !is_full (above))
      return FALSE;
    goes_on = TRUE;
  }

  return goes_on;
}

static void
join_cells (GoujiPdfCell *above, GoujiPdfCell *cell, guint n_rows)
{
  above->row_span += n_rows;
  g_array_append_vals (above->letters, cell->letters->data, cell->letters->len);
  gouji_pdf_cell_free (cell);
}

/* Puts @next, which begins another page, below @table and takes its cells. */
static void
append_table (GoujiPdfTable *table, GoujiPdfTable *next)
{
  gboolean torn = is_torn_row (table, next);
  guint n_rows = table->n_rows - (torn ? 1 : 0);

  shift_letters (next, table->box.bottom);
  g_ptr_array_set_free_func (next->cells, NULL);
  for (guint i = 0; i < next->cells->len; i++) {
    GoujiPdfCell *cell = g_ptr_array_index (next->cells, i);
    GoujiPdfCell *above = cell->row == 0 ? find_last_cell (table, cell) : NULL;

    if (above != NULL && (torn || is_rest (above, cell))) {
      join_cells (above, cell, cell->row_span - (torn ? 1 : 0));
      continue;
    }
    cell->row += n_rows;
    g_ptr_array_add (table->cells, cell);
  }
  table->n_rows = n_rows + next->n_rows;
  table->page = next->page;
  table->box = next->box;
}

static gboolean
join_tables (GoujiPdfTable *table, GoujiPdfTable *next)
{
  g_autoptr (GArray) merged = NULL;

  if (next->page != table->page + 1 || !have_same_edges (table, next))
    return FALSE;
  merged = merge_columns (table, next);
  if (!keeps_columns_apart (table, merged) || !keeps_columns_apart (next, merged))
    return FALSE;

  move_to_columns (table, merged);
  move_to_columns (next, merged);
  drop_rows (next, count_repeated_rows (table, next));
  append_table (table, next);

  return TRUE;
}

/**
 * gouji_pdf_flow_join_tables:
 *
 * Makes one table of a table that ends a page and one that begins the next with the same outer edges.
 */
void
gouji_pdf_flow_join_tables (GoujiPdfFlow *self)
{
  GoujiPdfItem *last = NULL;
  gsize n_items = 0;
  g_autofree gpointer *items = g_ptr_array_steal (self->items, &n_items);

  for (gsize i = 0; i < n_items; i++) {
    GoujiPdfItem *item = items[i];

    if (last != NULL && last->table != NULL && item->table != NULL &&
        join_tables (last->table, item->table)) {
      last->page = item->page;
      last->box = item->box;
      gouji_pdf_item_free (item);
      continue;
    }
    g_ptr_array_add (self->items, item);
    last = item;
  }
}
