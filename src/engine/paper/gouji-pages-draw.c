/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-sentence.h"
#include "paper/gouji-pages-private.h"

/* Behind a figure that is not sure: seen on paper and on screen, with black figures well legible on it. */
#define UNSURE_SHADE 0.88

/* Dots below such a figure, for eyes and copiers that do not see the shade: their thickness and distance, and
 * how far below the base line, in parts of the size of the type. */
#define DOT 0.09
#define DOT_DISTANCE 0.2
#define DOT_DROP 0.24

/* Below a blank figure that is not sure there are as many dots as below a number of so many digits. */
#define BLANK_DIGITS 3

/* How far below the text it is said what they mean, in parts of the size of the type. */
#define NOTICE_DROP 0.95

/* From the base line to the middle of a digit, in parts of its size. */
#define HALF_DIGIT 0.35

static void
show_line (const GoujiLine *line, cairo_t *cr, double x, double base_line)
{
  cairo_move_to (cr, x + line->x, base_line);
  pango_cairo_show_layout_line (cr, line->line);
}

static void
draw_dots (const GoujiLine *line, cairo_t *cr, double x, double base_line, double size)
{
  const double dashes[] = { 0, DOT_DISTANCE * size };
  double width = line->width > 0 ? line->width : BLANK_DIGITS * size / 2;

  cairo_save (cr);
  cairo_set_line_width (cr, DOT * size);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x + line->x - (width - line->width) / 2, base_line + DOT_DROP * size);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
set_shade (const GoujiPages *self, const GoujiPaperCell *cell, cairo_t *cr)
{
  PangoColor colour;

  if (cell->unsure) {
    cairo_set_source_rgb (cr, UNSURE_SHADE, UNSURE_SHADE, UNSURE_SHADE);
    return TRUE;
  }
  if (cell->kind != GOUJI_PLACEMENT_BLOCK_TITLE || self->layout->block_shade == NULL ||
      !pango_color_parse (&colour, self->layout->block_shade))
    return FALSE;

  cairo_set_source_rgb (cr, colour.red / 65535.0, colour.green / 65535.0, colour.blue / 65535.0);
  return TRUE;
}

static void
draw_grid (const GoujiPages *self,
           const GoujiSetTable *table,
           const GoujiTablePiece *piece,
           cairo_t *cr,
           double x,
           double y,
           gboolean shades)
{
  for (guint i = 0; i < piece->portions->len; i++) {
    const GoujiPortion *portion = &g_array_index (piece->portions, GoujiPortion, i);
    const GoujiPaperCell *cell = g_array_index (table->cells, GoujiSetCell, portion->cell).cell;
    double left = table->edges[cell->column];
    double right = table->edges[cell->column + cell->column_span];

    if (shades && !set_shade (self, cell, cr))
      continue;
    cairo_rectangle (cr, x + left, y + portion->y, right - left, portion->height);
    if (shades)
      cairo_fill (cr);
    else
      cairo_stroke (cr);
  }
}

static void
draw_cell (const GoujiPages *self,
           const GoujiSetCell *cell,
           const GoujiPortion *portion,
           cairo_t *cr,
           double x,
           double y)
{
  for (guint i = 0; i < portion->n_lines; i++) {
    const GoujiLine *line = &g_array_index (cell->lines, GoujiLine, portion->first_line + i);
    double base_line = y + portion->text_y + i * cell->pitch + cell->base_line;

    show_line (line, cr, x, base_line);
    if (cell->cell->unsure)
      draw_dots (line, cr, x, base_line, self->layout->styles[cell->role].size);
  }
}

static void
draw_cells (const GoujiPages *self,
            const GoujiFlowItem *item,
            const GoujiTablePiece *piece,
            cairo_t *cr,
            double x,
            double y,
            GoujiTags *tags)
{
  for (guint i = 0; i < piece->portions->len; i++) {
    const GoujiPortion *portion = &g_array_index (piece->portions, GoujiPortion, i);
    const GoujiSetCell *cell = &g_array_index (item->table->cells, GoujiSetCell, portion->cell);

    if (portion->n_lines == 0)
      continue;
    if (portion->repeated)
      gouji_tags_begin_artifact (tags);
    else
      gouji_tags_begin_cell (tags, cell->cell, item->block, portion->cell);
    draw_cell (self, cell, portion, cr, x + item->table->edges[cell->cell->column], y);
    gouji_tags_end (tags);
  }
}

static void
draw_piece (const GoujiPages *self,
            const GoujiFlowItem *item,
            guint index,
            cairo_t *cr,
            double x,
            double y,
            GoujiTags *tags)
{
  const GoujiTablePiece *piece = &g_array_index (item->table->pieces, GoujiTablePiece, index);

  gouji_tags_begin_artifact (tags);
  draw_grid (self, item->table, piece, cr, x, y, TRUE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, self->layout->border);
  draw_grid (self, item->table, piece, cr, x, y, FALSE);
  gouji_tags_end (tags);

  draw_cells (self, item, piece, cr, x, y, tags);
}

static void
draw_number (GoujiPages *self, guint page, cairo_t *cr, GoujiTags *tags)
{
  const GoujiPaperLayout *layout = self->layout;
  const GoujiPaperStyle *style = &layout->styles[GOUJI_PAPER_ROLE_PAGE_NUMBER];
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  const GoujiWord words[] = { { "page", number } };
  g_autofree char *text = gouji_sentence_fill (layout->number_format, words, G_N_ELEMENTS (words));
  double inset = layout->number_inset * style->size;
  GoujiCopy copy = {
    .text = text,
    .lead_role = GOUJI_PAPER_ROLE_PAGE_NUMBER,
    .role = GOUJI_PAPER_ROLE_PAGE_NUMBER,
    .width = gouji_pages_get_text_width (self) - 2 * inset,
    .scale = 1,
    .alignment = GOUJI_PAPER_ALIGN_CENTER,
  };
  g_autoptr (GArray) lines = gouji_lines_new ();
  double base_line = layout->height - layout->bottom + layout->number_drop + HALF_DIGIT * style->size;

  if (layout->number_outside)
    copy.alignment = page % 2 == 0 ? GOUJI_PAPER_ALIGN_END : GOUJI_PAPER_ALIGN_START;
  if (!gouji_type_set (&self->type, &copy, lines, NULL))
    return;

  gouji_tags_begin_artifact (tags);
  show_line (&g_array_index (lines, GoujiLine, 0), cr, layout->left + inset, base_line);
  gouji_tags_end (tags);
}

static gboolean
has_unsure (const GoujiPages *self, guint page)
{
  const GArray *marks = self->pages->pdata[page];

  for (guint i = 0; i < marks->len; i++) {
    const GoujiMark *mark = &g_array_index (marks, GoujiMark, i);
    const GoujiSetTable *table = g_array_index (self->items, GoujiFlowItem, mark->item).table;
    const GArray *portions =
      table != NULL ? g_array_index (table->pieces, GoujiTablePiece, mark->piece).portions : NULL;

    for (guint p = 0; portions != NULL && p < portions->len; p++) {
      const GoujiPortion *portion = &g_array_index (portions, GoujiPortion, p);

      if (g_array_index (table->cells, GoujiSetCell, portion->cell).cell->unsure)
        return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_pages_get_notice:
 *
 * Returns: (nullable): what is said at the foot of a page about its figures that are not sure; %NULL if there
 * are none
 */
const char *
gouji_pages_get_notice (const GoujiPages *self, guint page)
{
  if (!has_unsure (self, page))
    return NULL;
  return gouji_form_get_sentence (gouji_paper_get_form (self->paper), "paper", "unsure");
}

static void
draw_notice (GoujiPages *self, guint page, cairo_t *cr, GoujiTags *tags)
{
  const GoujiPaperLayout *layout = self->layout;
  const char *notice = gouji_pages_get_notice (self, page);
  double size = layout->styles[GOUJI_PAPER_ROLE_TABLE_NOTE].size;
  GoujiCopy copy = {
    .text = notice,
    .lead_role = GOUJI_PAPER_ROLE_TABLE_NOTE,
    .role = GOUJI_PAPER_ROLE_TABLE_NOTE,
    .width = gouji_pages_get_text_width (self),
    .scale = 1,
    .alignment = GOUJI_PAPER_ALIGN_START,
  };
  g_autoptr (GArray) lines = gouji_lines_new ();

  if (notice == NULL || !gouji_type_set (&self->type, &copy, lines, NULL))
    return;

  gouji_tags_begin_note (tags, gouji_paper_get_n_blocks (self->paper), page);
  show_line (&g_array_index (lines, GoujiLine, 0), cr, layout->left,
             layout->height - layout->bottom + NOTICE_DROP * size);
  gouji_tags_end (tags);
}

/* Returns: how many marks from @first on are lines of the same block */
static guint
count_lines (const GoujiPages *self, const GArray *marks, guint first)
{
  const GoujiFlowItem *items = &g_array_index (self->items, GoujiFlowItem, 0);
  guint block = items[g_array_index (marks, GoujiMark, first).item].block;
  guint i = first;

  while (i < marks->len && items[g_array_index (marks, GoujiMark, i).item].block == block)
    i++;
  return i - first;
}

static void
draw_text (
  const GoujiPages *self, const GArray *marks, guint first, guint n_lines, cairo_t *cr, GoujiTags *tags)
{
  guint block =
    g_array_index (self->items, GoujiFlowItem, g_array_index (marks, GoujiMark, first).item).block;

  gouji_tags_begin_text (tags, gouji_paper_get_block (self->paper, block), block);
  for (guint i = first; i < first + n_lines; i++) {
    const GoujiMark *mark = &g_array_index (marks, GoujiMark, i);
    const GoujiFlowItem *item = &g_array_index (self->items, GoujiFlowItem, mark->item);

    show_line (&g_array_index (self->lines, GoujiLine, item->line), cr, self->layout->left,
               self->layout->top + mark->y + item->base_line);
  }
  gouji_tags_end (tags);
}

/**
 * gouji_pages_draw_page:
 * @tags: (nullable): what notes the structure of a PDF file
 */
void
gouji_pages_draw_page (GoujiPages *self, guint page, cairo_t *cr, GoujiTags *tags)
{
  const GArray *marks = self->pages->pdata[page];
  guint n_lines = 1;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < marks->len; i += n_lines) {
    const GoujiMark *mark = &g_array_index (marks, GoujiMark, i);
    const GoujiFlowItem *item = &g_array_index (self->items, GoujiFlowItem, mark->item);

    n_lines = item->table == NULL ? count_lines (self, marks, i) : 1;
    if (item->table == NULL)
      draw_text (self, marks, i, n_lines, cr, tags);
    else
      draw_piece (self, item, mark->piece, cr, self->layout->left, self->layout->top + mark->y, tags);
  }
  draw_notice (self, page, cr, tags);
  draw_number (self, page, cr, tags);
  cairo_restore (cr);
}

/**
 * gouji_pages_draw:
 * @page: from 0
 * @cr: what to draw on, one unit a point, its origin the page's upper left corner
 *
 * Draws a page in black, without the paper behind it.
 */
void
gouji_pages_draw (GoujiPages *self, guint page, cairo_t *cr)
{
  g_return_if_fail (self != NULL && page < self->pages->len && cr != NULL);

  gouji_pages_draw_page (self, page, cr, NULL);
}
