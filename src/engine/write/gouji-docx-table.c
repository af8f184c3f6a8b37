/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-docx-private.h"

#include <string.h>

/* A table that takes no more than this part of a page is kept whole. */
#define KEPT_TABLE 0.5

/* Kept free beside a number that would else be broken, in points. */
#define LEAST_PADDING 1

/* How much wider than half a character the digits of a font that stands in may be. */
#define WIDE_DIGIT 1.125

/* Digits are not made narrower than this, in hundredths of their width: the number is broken then. */
#define SMALLEST_SCALE 55

/* Of the lines over a blank figure that is not sure. */
#define HATCH_COLOUR "A6A6A6"

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
find_keeps (Grid *self, const GoujiPaperLayout *layout)
{
  const GoujiPaperTable *table = self->table;
  double room = layout->height - layout->top - layout->bottom;
  gboolean whole = table->n_rows * layout->row_height <= KEPT_TABLE * room;

  for (guint row = 0; whole && row + 1 < table->n_rows; row++)
    self->keeps[row] = TRUE;
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
init_grid (Grid *self, const GoujiPaperTable *table, const GoujiPaperLayout *layout)
{
  self->table = table;
  self->covers = g_new0 (const GoujiPaperCell *, (gsize) table->n_rows * table->n_columns);
  self->keeps = g_new0 (gboolean, table->n_rows);
  self->edges = g_new0 (int, table->n_columns + 1);

  for (guint i = 0; i < table->cells->len; i++)
    cover (self, get_cell (table, i));
  find_keeps (self, layout);
  find_edges (self, gouji_docx_text_width (layout));
}

static void
put_shade (GoujiXml *xml, const char *pattern, const char *colour, const char *fill)
{
  gouji_xml_open (xml, "w:shd");
  gouji_xml_put_attribute (xml, "w:val", pattern);
  gouji_xml_put_attribute (xml, "w:color", colour);
  gouji_xml_put_attribute (xml, "w:fill", fill);
  gouji_xml_close (xml);
}

/* A blank figure that is not sure has no letters to underline: its place is hatched. */
static void
put_cell_shade (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperCell *cell)
{
  if (cell->unsure && *cell->text == '\0')
    put_shade (xml, "thinDiagStripe", HATCH_COLOUR, "auto");
  else if (cell->kind == GOUJI_PLACEMENT_BLOCK_TITLE && layout->block_shade != NULL)
    put_shade (xml, "clear", "auto", layout->block_shade + strspn (layout->block_shade, "#"));
}

/* How wide the text of a cell would be, in points, if it stood in one line. */
static double
measure (const GoujiPaperLayout *layout, const GoujiPaperCell *cell)
{
  return gouji_docx_measure (cell->text) * layout->styles[GOUJI_PAPER_ROLE_TABLE_BODY].size;
}

static gboolean
is_number (const GoujiPaperCell *cell)
{
  return cell->kind == GOUJI_PLACEMENT_CELL && cell->state == GOUJI_FIGURE_NUMBER;
}

/* Whether what is in the place of a figure takes more than a line. */
static gboolean
is_long (const GoujiPaperLayout *layout, const GoujiPaperCell *cell, int width)
{
  return cell->kind == GOUJI_PLACEMENT_CELL &&
         measure (layout, cell) > width / 20.0 - 2 * layout->cell_padding;
}

/* A number is not broken where it can be helped: its digits are made narrower, and what is free beside them
 * too. */
static int
get_scale (const GoujiPaperLayout *layout, const GoujiPaperCell *cell, int width)
{
  double room = width / 20.0 - 2 * LEAST_PADDING;
  double text = measure (layout, cell) * WIDE_DIGIT;

  if (!is_number (cell) || text <= room || text * SMALLEST_SCALE > room * GOUJI_DOCX_FULL_SCALE)
    return GOUJI_DOCX_FULL_SCALE;

  return (int) (GOUJI_DOCX_FULL_SCALE * room / text);
}

static void
put_least_padding (GoujiXml *xml)
{
  static const char *const sides[] = { "w:left", "w:right" };

  gouji_xml_open (xml, "w:tcMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    gouji_xml_open (xml, sides[i]);
    gouji_xml_put_number (xml, "w:w", gouji_docx_twips (LEAST_PADDING));
    gouji_xml_put_attribute (xml, "w:type", "dxa");
    gouji_xml_close (xml);
  }
  gouji_xml_close (xml);
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
  if (cell != NULL && is_number (cell) && is_long (layout, cell, width))
    put_least_padding (xml);
  gouji_xml_put_value (xml, "w:vAlign", "w:val", "center");
  gouji_xml_close (xml);
}

/* How the paragraphs of a cell look. */
typedef struct {
  const char *style;
  gboolean keep;
  gboolean start; /* the lines begin at the edge, whatever the style says */
  const char *run_style;
  int scale;
} CellLook;

static void
put_cell_paragraph (GoujiXml *xml, const CellLook *look, const char *text, gsize length)
{
  gouji_xml_open (xml, "w:p");
  gouji_xml_open (xml, "w:pPr");
  gouji_xml_put_value (xml, "w:pStyle", "w:val", look->style);
  if (look->keep)
    gouji_xml_put_mark (xml, "w:keepNext");
  if (look->start)
    gouji_xml_put_value (xml, "w:jc", "w:val", "left");
  gouji_xml_close (xml);
  gouji_docx_put_scaled_run (xml, text, length, look->run_style, look->scale);
  gouji_xml_close (xml);
}

/* Each line of a cell is a paragraph of its own; a cell without any has an empty one, as Word wants it. More
 * than a line does not stand in the middle. */
static void
put_cell_text (
  GoujiXml *xml, const GoujiPaperLayout *layout, const Grid *grid, const GoujiPaperCell *cell, int width)
{
  const char *line = cell->text;
  CellLook look = {
    .style = gouji_docx_style_of (gouji_paper_cell_get_role (grid->table, cell)),
    .keep = grid->keeps[cell->row],
    .start = !is_number (cell) && is_long (layout, cell, width),
    .run_style = cell->unsure ? GOUJI_DOCX_STYLE_UNSURE : NULL,
    .scale = get_scale (layout, cell, width),
  };

  for (const char *end = strchr (line, '\n'); end != NULL; end = strchr (line, '\n')) {
    put_cell_paragraph (xml, &look, line, end - line);
    line = end + 1;
  }
  put_cell_paragraph (xml, &look, line, strlen (line));
}

/* What stands in a merged cell stands in its first row; below there is nothing. */
static void
put_merged (GoujiXml *xml, const Grid *grid, guint row)
{
  const CellLook look = {
    .style = gouji_docx_style_of (GOUJI_PAPER_ROLE_TABLE_BODY),
    .keep = grid->keeps[row],
  };

  put_cell_paragraph (xml, &look, "", 0);
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
    put_cell_text (xml, layout, grid, cell, width);
  else
    put_merged (xml, grid, row);
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

  init_grid (&grid, block->table, layout);
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
