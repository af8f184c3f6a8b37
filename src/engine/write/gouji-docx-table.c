/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-docx-private.h"

#include <string.h>

/* Which cell covers each place of the grid, by row and column; NULL where none does. */
typedef struct {
  const GoujiPaperTable *table;
  const GoujiPaperCell **covers;
  gboolean *keeps; /* for each row, whether no page may end below it */
  int *edges;      /* of the columns, in twips from the left, one more than there are columns */
} Grid;

static void
clear_grid (Grid *self)
{
  g_free (self->covers);
  g_free (self->keeps);
  g_free (self->edges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Grid, clear_grid)

static const GoujiPaperCell *
get_cell (const GoujiPaperTable *table, guint index)
{
  return &g_array_index (table->cells, GoujiPaperCell, index);
}

static const GoujiPaperCell *
get_cover (const Grid *self, guint row, guint column)
{
  return self->covers[(gsize) row * self->table->n_columns + column];
}

static void
cover (Grid *self, const GoujiPaperCell *cell)
{
  guint bottom = MIN (cell->row + cell->row_span, self->table->n_rows);
  guint right = MIN (cell->column + cell->column_span, self->table->n_columns);

  for (guint row = cell->row; row < bottom; row++)
    for (guint column = cell->column; column < right; column++)
      self->covers[(gsize) row * self->table->n_columns + column] = cell;
}

static gboolean
is_group (const GoujiPaperCell *cell)
{
  return cell->kind == GOUJI_PLACEMENT_ROW_HEAD && cell->row_span > 1;
}

static gboolean
holds_group (const GoujiPaperTable *table, const GoujiPaperCell *group)
{
  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiPaperCell *cell = get_cell (table, i);

    if (is_group (cell) && cell->column > group->column && cell->row >= group->row &&
        cell->row < group->row + group->row_span)
      return TRUE;
  }

  return FALSE;
}

/* Heads stay with what they head, and the rows of a group together; a group of groups may be divided between
 * them. */
static void
find_keeps (Grid *self)
{
  const GoujiPaperTable *table = self->table;

  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiPaperCell *cell = get_cell (table, i);
    guint bottom = MIN (cell->row + cell->row_span, table->n_rows);

    if (cell->kind == GOUJI_PLACEMENT_BLOCK_TITLE || cell->kind == GOUJI_PLACEMENT_COLUMN_HEAD)
      for (guint row = cell->row; row < bottom; row++)
        self->keeps[row] = row + 1 < table->n_rows;
    else if (is_group (cell) && !holds_group (table, cell))
      for (guint row = cell->row; row + 1 < bottom; row++)
        self->keeps[row] = TRUE;
  }
}

/* The columns keep their proportions, and their widths add up to @width exactly. */
static void
find_edges (Grid *self, int width)
{
  const GoujiPaperTable *table = self->table;
  guint64 total = 0;
  guint64 sum = 0;

  for (guint i = 0; i < table->n_columns; i++)
    total += table->widths[i];
  for (guint i = 0; i < table->n_columns; i++) {
    sum += table->widths[i];
    self->edges[i + 1] = total > 0 ? (int) ((sum * width + total / 2) / total)
                                   : (int) ((i + 1) * (gint64) width / table->n_columns);
  }
}

static void
init_grid (Grid *self, const GoujiPaperTable *table, int width)
{
  self->table = table;
  self->covers = g_new0 (const GoujiPaperCell *, (gsize) table->n_rows * table->n_columns);
  self->keeps = g_new0 (gboolean, table->n_rows);
  self->edges = g_new0 (int, table->n_columns + 1);

  for (guint i = 0; i < table->cells->len; i++)
    cover (self, get_cell (table, i));
  find_keeps (self);
  find_edges (self, width);
}

static void
put_shade (GoujiXml *xml, const char *pattern, const char *fill)
{
  gouji_xml_open (xml, "w:shd");
  gouji_xml_put_attribute (xml, "w:val", pattern);
  gouji_xml_put_attribute (xml, "w:color", "auto");
  gouji_xml_put_attribute (xml, "w:fill", fill);
  gouji_xml_close (xml);
}

/* A blank figure that is not sure has no letters to underline: its place is hatched. */
static void
put_cell_shade (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperCell *cell)
{
  if (cell->unsure && *cell->text == '\0')
    put_shade (xml, "thinDiagStripe", "auto");
  else if (cell->kind == GOUJI_PLACEMENT_BLOCK_TITLE && layout->block_shade != NULL)
    put_shade (xml, "clear", layout->block_shade + strspn (layout->block_shade, "#"));
}

/* In the order of ECMA-376, part 1, 17.4.70. */
static void
put_cell_properties (GoujiXml *xml,
                     const GoujiPaperLayout *layout,
                     const GoujiPaperCell *cell,
                     int width,
                     guint span,
                     const char *merge)
{
  gouji_xml_open (xml, "w:tcPr");
  gouji_xml_open (xml, "w:tcW");
  gouji_xml_put_number (xml, "w:w", width);
  gouji_xml_put_attribute (xml, "w:type", "dxa");
  gouji_xml_close (xml);
  if (span > 1)
    gouji_xml_put_amount (xml, "w:gridSpan", "w:val", span);
  if (merge != NULL)
    gouji_xml_put_value (xml, "w:vMerge", "w:val", merge);
  if (cell != NULL)
    put_cell_shade (xml, layout, cell);
  gouji_xml_put_value (xml, "w:vAlign", "w:val", "center");
  gouji_xml_close (xml);
}

static void
put_cell_paragraph (
  GoujiXml *xml, const char *style, gboolean keep, const char *text, gsize length, gboolean unsure)
{
  gouji_xml_open (xml, "w:p");
  gouji_xml_open (xml, "w:pPr");
  gouji_xml_put_value (xml, "w:pStyle", "w:val", style);
  if (keep)
    gouji_xml_put_mark (xml, "w:keepNext");
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, text, length, unsure ? GOUJI_DOCX_STYLE_UNSURE : NULL);
  gouji_xml_close (xml);
}

/* Each line of a cell is a paragraph of its own; a cell without any has an empty one, as Word wants it. */
static void
put_cell_text (GoujiXml *xml, const GoujiPaperTable *table, const GoujiPaperCell *cell, gboolean keep)
{
  const char *style = gouji_docx_style_of (gouji_paper_cell_get_role (table, cell));
  const char *line = cell->text;

  for (const char *end = strchr (line, '\n'); end != NULL; end = strchr (line, '\n')) {
    put_cell_paragraph (xml, style, keep, line, end - line, cell->unsure);
    line = end + 1;
  }
  put_cell_paragraph (xml, style, keep, line, strlen (line), cell->unsure);
}

static guint
count_columns (const Grid *grid, guint row, guint column)
{
  const GoujiPaperCell *cell = get_cover (grid, row, column);
  guint end = column + 1;

  while (cell != NULL && end < grid->table->n_columns && get_cover (grid, row, end) == cell)
    end++;

  return end - column;
}

static void
put_cell (
  GoujiXml *xml, const GoujiPaperLayout *layout, const Grid *grid, guint row, guint column, guint span)
{
  const GoujiPaperCell *cell = get_cover (grid, row, column);
  int width = grid->edges[column + span] - grid->edges[column];
  gboolean merged = cell != NULL && cell->row_span > 1;
  gboolean begins = cell != NULL && cell->row == row;

  gouji_xml_open (xml, "w:tc");
  put_cell_properties (xml, layout, cell, width, span, merged ? begins ? "restart" : "continue" : NULL);
  if (begins)
    put_cell_text (xml, grid->table, cell, grid->keeps[row]);
  else
    put_cell_paragraph (xml, gouji_docx_style_of (GOUJI_PAPER_ROLE_TABLE_BODY), grid->keeps[row], "", 0,
                        FALSE);
  gouji_xml_close (xml);
}

static void
put_row (GoujiXml *xml, const GoujiPaperLayout *layout, const Grid *grid, guint row)
{
  guint span;

  gouji_xml_open (xml, "w:tr");
  gouji_xml_open (xml, "w:trPr");
  gouji_xml_put_mark (xml, "w:cantSplit");
  gouji_xml_open (xml, "w:trHeight");
  gouji_xml_put_number (xml, "w:val", gouji_docx_twips (layout->row_height));
  gouji_xml_put_attribute (xml, "w:hRule", "atLeast");
  gouji_xml_close (xml);
  if (row < grid->table->n_head_rows)
    gouji_xml_put_mark (xml, "w:tblHeader");
  gouji_xml_close (xml);

  for (guint column = 0; column < grid->table->n_columns; column += span) {
    span = count_columns (grid, row, column);
    put_cell (xml, layout, grid, row, column, span);
  }
  gouji_xml_close (xml);
}

/* The head row and the head columns are heads, nothing is banded. The number says the same, for Word 2007. */
static void
put_look (GoujiXml *xml)
{
  gouji_xml_open (xml, "w:tblLook");
  gouji_xml_put_attribute (xml, "w:val", "06A0");
  gouji_xml_put_number (xml, "w:firstRow", 1);
  gouji_xml_put_number (xml, "w:lastRow", 0);
  gouji_xml_put_number (xml, "w:firstColumn", 1);
  gouji_xml_put_number (xml, "w:lastColumn", 0);
  gouji_xml_put_number (xml, "w:noHBand", 1);
  gouji_xml_put_number (xml, "w:noVBand", 1);
  gouji_xml_close (xml);
}

/* In the order of ECMA-376, part 1, 17.4.60. The title is read out by programs that read documents to the
 * blind. */
static void
put_table_properties (GoujiXml *xml, const GoujiPaperBlock *block, int width)
{
  gouji_xml_open (xml, "w:tblPr");
  gouji_xml_put_value (xml, "w:tblStyle", "w:val", GOUJI_DOCX_STYLE_GRID);
  gouji_xml_open (xml, "w:tblW");
  gouji_xml_put_number (xml, "w:w", width);
  gouji_xml_put_attribute (xml, "w:type", "dxa");
  gouji_xml_close (xml);
  gouji_xml_put_value (xml, "w:jc", "w:val", "center");
  gouji_xml_put_value (xml, "w:tblLayout", "w:type", "fixed");
  put_look (xml);
  if (block->part != NULL)
    gouji_xml_put_value (xml, "w:tblCaption", "w:val", block->part->title);
  gouji_xml_close (xml);
}

/**
 * gouji_docx_put_table:
 *
 * A table as wide as the text. Rows are never divided by the end of a page, heads are repeated on the next
 * one.
 */
void
gouji_docx_put_table (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperBlock *block)
{
  int width = gouji_docx_text_width (layout);
  g_auto (Grid) grid = { 0 };

  init_grid (&grid, block->table, width);
  gouji_xml_open (xml, "w:tbl");
  put_table_properties (xml, block, width);
  gouji_xml_open (xml, "w:tblGrid");
  for (guint i = 0; i < block->table->n_columns; i++)
    gouji_xml_put_amount (xml, "w:gridCol", "w:w", grid.edges[i + 1] - grid.edges[i]);
  gouji_xml_close (xml);
  for (guint row = 0; row < block->table->n_rows; row++)
    put_row (xml, layout, &grid, row);
  gouji_xml_close (xml);
}
