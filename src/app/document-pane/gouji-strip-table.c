/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-strip-layout.h"

#define CELL_SPACING 1.1

/* What the cells of one strip share while they are laid out. */
typedef struct {
  const GoujiPage *page;
  GoujiDocument *document;
  const GoujiStrip *strip;
  const GoujiBlock *block;
  GoujiTableColumns *columns;
  const GoujiTableFit *fit;
  PangoAttrList *plain;
  PangoAttrList *bold;
  int *column_x; /* left edge of each column, and the right edge of the last */
  int *row_y;    /* height, then top, of each row of the strip, and the bottom of the last */
} Sheet;

static guint
get_first_cell (const Sheet *sheet)
{
  return gouji_strips_find_cell (sheet->block, sheet->strip->first_row);
}

static guint
get_end_cell (const Sheet *sheet)
{
  return gouji_strips_find_cell (sheet->block, sheet->strip->first_row + sheet->strip->n_rows);
}

/* One past the last row of the strip that the cell covers: a table cut for its length cuts the cell too. */
static guint
get_end_row (const Sheet *sheet, const GoujiTableCell *cell)
{
  return MIN (cell->row + cell->row_span - sheet->strip->first_row, sheet->strip->n_rows);
}

static int
get_cell_width (const Sheet *sheet, const GoujiTableCell *cell)
{
  return sheet->column_x[cell->column + cell->column_span] - sheet->column_x[cell->column];
}

static gboolean
is_numeric (const Sheet *sheet, const GoujiTableCell *cell)
{
  const char *text = gouji_document_get_text (sheet->document);
  gsize start = gouji_document_byte_offset (sheet->document, cell->range.start);
  gsize end = gouji_document_byte_offset (sheet->document, cell->range.end);

  return gouji_text_is_numeric (text + start, end - start);
}

/* Whether the cell stands before a figure, which it then names. */
static gboolean
is_row_head (const Sheet *sheet, const GoujiTableCell *cell)
{
  const GoujiTableCell *end =
    &g_array_index (sheet->block->cells, GoujiTableCell, sheet->block->cells->len - 1) + 1;

  return cell + 1 < end && cell[1].row == cell->row && is_numeric (sheet, cell + 1);
}

/* Figures and heads stand in the middle, and so do heads that are only seen to be such by spanning columns.
 */
static gboolean
is_centred (const Sheet *sheet, const GoujiTableCell *cell, PangoLayout *layout)
{
  if (cell->header || gouji_table_columns_is_numeric (sheet->columns, cell->column) ||
      is_numeric (sheet, cell))
    return TRUE;

  return cell->column_span > 1 && pango_layout_get_line_count (layout) == 1 && !is_row_head (sheet, cell);
}

/* In a centred cell no line is much shorter than the others: the text is as narrow as its number of lines
 * allows. */
static void
balance (GoujiRun *run, int width)
{
  int n_lines = pango_layout_get_line_count (run->layout);
  int low = width / MAX (n_lines, 1);
  int high = width;

  if (n_lines < 2 || n_lines > 4)
    return;

  while (high - low > MAX (2, width / 32)) {
    int middle = (low + high) / 2;

    pango_layout_set_width (run->layout, middle * PANGO_SCALE);
    if (pango_layout_get_line_count (run->layout) > n_lines)
      low = middle;
    else
      high = middle;
  }
  pango_layout_set_width (run->layout, high * PANGO_SCALE);
  run->x += (width - high) / 2;
}

static int
add_cell (GoujiStripLayout *self, const Sheet *sheet, const GoujiTableCell *cell)
{
  GoujiBox box = { .x = sheet->column_x[cell->column], .header = cell->header };
  GoujiRun *run;
  int width = get_cell_width (sheet, cell) - 2 * sheet->fit->padding - 1;
  int height;

  box.width = get_cell_width (sheet, cell);
  height = gouji_strip_layout_add_run (self, sheet->page, sheet->document, cell->range,
                                       cell->header ? sheet->bold : sheet->plain,
                                       sheet->page->em * sheet->fit->scale, MAX (width, 1));
  run = &g_array_index (self->runs, GoujiRun, self->runs->len - 1);
  run->x = box.x + sheet->fit->padding;
  if (is_centred (sheet, cell, run->layout)) {
    pango_layout_set_alignment (run->layout, PANGO_ALIGN_CENTER);
    balance (run, width);
  }
  g_array_append_val (self->boxes, box);

  return height;
}

static int
get_vertical_padding (const Sheet *sheet)
{
  return MAX (3, (int) (sheet->page->em * sheet->fit->scale * 0.35));
}

static int
sum_rows (const Sheet *sheet, guint first, guint end)
{
  int sum = 0;

  for (guint row = first; row < end; row++)
    sum += sheet->row_y[row];

  return sum;
}

/* Rows are as high as their own cells need; what a cell over several rows needs beyond them its last row
 * gives. */
static void
measure_rows (const Sheet *sheet, const int *heights)
{
  guint first = get_first_cell (sheet);
  guint end = get_end_cell (sheet);
  int empty = (int) (sheet->page->em * sheet->fit->scale * 1.3) + 2 * get_vertical_padding (sheet);

  for (guint row = 0; row < sheet->strip->n_rows; row++)
    sheet->row_y[row] = empty;

  for (guint spanning = 0; spanning < 2; spanning++) {
    for (guint i = first; i < end; i++) {
      const GoujiTableCell *cell = &g_array_index (sheet->block->cells, GoujiTableCell, i);
      guint row = cell->row - sheet->strip->first_row;
      guint end_row = get_end_row (sheet, cell);
      int missing;

      if ((end_row - row > 1) != spanning)
        continue;
      missing = heights[i - first] + 2 * get_vertical_padding (sheet) + 1 - sum_rows (sheet, row, end_row);
      if (missing > 0)
        sheet->row_y[end_row - 1] += missing;
    }
  }
}

static void
place_rows (const Sheet *sheet)
{
  int y = 0;

  for (guint row = 0; row <= sheet->strip->n_rows; row++) {
    int height = sheet->row_y[row];

    sheet->row_y[row] = y;
    y += height;
  }
}

static void
place_cells (GoujiStripLayout *self, const Sheet *sheet, const int *heights)
{
  guint first = get_first_cell (sheet);

  for (guint i = 0; i < self->runs->len; i++) {
    const GoujiTableCell *cell = &g_array_index (sheet->block->cells, GoujiTableCell, first + i);
    GoujiBox *box = &g_array_index (self->boxes, GoujiBox, i);

    box->y = sheet->row_y[cell->row - sheet->strip->first_row];
    box->height = sheet->row_y[get_end_row (sheet, cell)] - box->y;
    g_array_index (self->runs, GoujiRun, i).y = box->y + MAX (0, (box->height - heights[i]) / 2);
  }
}

/* Places of the grid without a cell are drawn as empty ones: rows of a source may be of unequal length. */
static void
add_holes (GoujiStripLayout *self, const Sheet *sheet)
{
  guint n_columns = sheet->block->n_columns;
  guint n_cells = self->boxes->len;
  guint first = get_first_cell (sheet);
  g_autofree guint8 *taken = g_new0 (guint8, (gsize) n_columns * sheet->strip->n_rows);

  for (guint i = 0; i < n_cells; i++) {
    const GoujiTableCell *cell = &g_array_index (sheet->block->cells, GoujiTableCell, first + i);

    for (guint row = cell->row - sheet->strip->first_row; row < get_end_row (sheet, cell); row++) {
      for (guint column = cell->column; column < cell->column + cell->column_span; column++)
        taken[row * n_columns + column] = TRUE;
    }
  }

  for (guint i = 0; i < n_columns * sheet->strip->n_rows; i++) {
    guint row = i / n_columns;
    guint column = i % n_columns;
    GoujiBox box = { sheet->column_x[column], sheet->row_y[row], 0, 0, FALSE };

    if (taken[i])
      continue;
    box.width = sheet->column_x[column + 1] - box.x;
    box.height = sheet->row_y[row + 1] - box.y;
    g_array_append_val (self->boxes, box);
  }
}

static void
lay_out_cells (GoujiStripLayout *self, const Sheet *sheet)
{
  guint first = get_first_cell (sheet);
  guint end = get_end_cell (sheet);
  g_autofree int *heights = g_new0 (int, end - first + 1);

  for (guint i = first; i < end; i++)
    heights[i - first] = add_cell (self, sheet, &g_array_index (sheet->block->cells, GoujiTableCell, i));

  measure_rows (sheet, heights);
  place_rows (sheet);
  place_cells (self, sheet, heights);
  add_holes (self, sheet);
}

static void
place_columns (const Sheet *sheet)
{
  int x = 0;

  for (guint column = 0; column < sheet->block->n_columns; column++) {
    sheet->column_x[column] = x;
    x += sheet->fit->widths[column];
  }
  sheet->column_x[sheet->block->n_columns] = x;
}

/* A table stands with the text, in the middle of the page when it is wider. */
static int
get_left (const GoujiPage *page, int width)
{
  if (width <= page->column)
    return page->left;

  return MAX (page->table_left, page->left - (width - page->column) / 2);
}

/* Lays out the rows of a strip with its origin at the table's own. */
void
gouji_strip_layout_add_table (GoujiStripLayout *self,
                              const GoujiPage *page,
                              GoujiDocument *document,
                              const GoujiStrip *strip,
                              GoujiTableColumns *columns)
{
  const GoujiBlock *block = gouji_document_get_block (document, strip->block);
  const GoujiTableFit *fit = gouji_table_columns_fit (columns, page->em, page->column, page->table_most);
  g_autofree int *column_x = g_new0 (int, block->n_columns + 1);
  g_autofree int *row_y = g_new0 (int, strip->n_rows + 1);
  g_autoptr (PangoAttrList) plain = gouji_text_attributes_new (fit->scale, FALSE, CELL_SPACING);
  g_autoptr (PangoAttrList) bold = gouji_text_attributes_new (fit->scale, TRUE, CELL_SPACING);
  Sheet sheet = { page, document, strip, block, columns, fit, plain, bold, column_x, row_y };

  place_columns (&sheet);
  lay_out_cells (self, &sheet);

  self->width = fit->total;
  self->x = get_left (page, fit->total);
  self->top = strip->opens ? (int) (page->em * 0.6) : 0;
  self->height = self->top + row_y[strip->n_rows] + (strip->closes ? (int) (page->em * 0.8) : 0);
}
