/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-pages.h"

#include "paper/gouji-pages-private.h"

G_DEFINE_QUARK (gouji_pages_error, gouji_pages_error)

void
gouji_pages_free (GoujiPages *self)
{
  g_ptr_array_unref (self->pages);
  g_array_unref (self->items);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->lines);
  gouji_type_clear (&self->type);
  gouji_paper_layout_unref (self->layout);
  gouji_paper_unref (self->paper);
  g_free (self);
}

/**
 * gouji_pages_new:
 * @paper: what stands on the pages
 * @layout: how
 * @fonts: (nullable): the fonts, used by no other thread meanwhile; %NULL for those of this machine
 * @cancellable: (nullable): to stop it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Lays a paper out on pages. The lines and pages depend on nothing but the arguments and the fonts: not on
 * the screen's resolution, its hinting, the locale or the clock.
 *
 * Returns: (transfer full) (nullable): the pages, at least one
 */
GoujiPages *
gouji_pages_new (
  GoujiPaper *paper, GoujiPaperLayout *layout, PangoFontMap *fonts, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoujiPages) self = NULL;
  g_autoptr (PangoFontMap) own_fonts = NULL;

  g_return_val_if_fail (paper != NULL && layout != NULL, NULL);

  if (fonts == NULL)
    fonts = own_fonts = pango_cairo_font_map_new ();

  self = g_new0 (GoujiPages, 1);
  self->paper = gouji_paper_ref (paper);
  self->layout = gouji_paper_layout_ref (layout);
  self->lines = gouji_lines_new ();
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_set_table_free);
  self->items = g_array_new (FALSE, TRUE, sizeof (GoujiFlowItem));
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gouji_type_init (&self->type, layout, fonts, cancellable);
  if (!gouji_pages_flow (self, error))
    return NULL;

  self->type.cancellable = NULL;
  gouji_pages_break (self);
  return g_steal_pointer (&self);
}

double
gouji_pages_get_text_width (const GoujiPages *self)
{
  return self->layout->width - self->layout->left - self->layout->right;
}

double
gouji_pages_get_text_height (const GoujiPages *self)
{
  return self->layout->height - self->layout->top - self->layout->bottom;
}

guint
gouji_pages_get_n_pages (GoujiPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * gouji_pages_get_width:
 *
 * Returns: width of a page in points
 */
double
gouji_pages_get_width (GoujiPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->layout->width;
}

/**
 * gouji_pages_get_height:
 *
 * Returns: height of a page in points
 */
double
gouji_pages_get_height (GoujiPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->layout->height;
}

/* A line that ends within a paragraph goes on without a break. */
static void
append_line (const GoujiPages *self, const GoujiFlowItem *item, guint *block, GString *text)
{
  if (text->len > 0 && *block != item->block)
    g_string_append_c (text, '\n');
  gouji_line_append_text (&g_array_index (self->lines, GoujiLine, item->line), text);
  *block = item->block;
}

static void
append_piece (const GoujiSetTable *table, const GoujiTablePiece *piece, GString *text)
{
  guint row = G_MAXUINT;

  for (guint i = 0; i < piece->portions->len; i++) {
    const GoujiPortion *portion = &g_array_index (piece->portions, GoujiPortion, i);
    const GoujiSetCell *cell = &g_array_index (table->cells, GoujiSetCell, portion->cell);

    if (text->len > 0)
      g_string_append_c (text, row == cell->cell->row ? '\t' : '\n');
    row = cell->cell->row;
    for (guint line = 0; line < portion->n_lines; line++)
      gouji_line_append_text (&g_array_index (cell->lines, GoujiLine, portion->first_line + line), text);
  }
}

/**
 * gouji_pages_get_text:
 * @page: from 0
 *
 * Returns: the words on a page in reading order, without its number: a paragraph a line, a row of a table a
 * line with tabs between its cells
 */
char *
gouji_pages_get_text (GoujiPages *self, guint page)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint block = G_MAXUINT;
  const GArray *marks;
  const char *notice;

  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  notice = gouji_pages_get_notice (self, page);
  marks = self->pages->pdata[page];
  for (guint i = 0; i < marks->len; i++) {
    const GoujiMark *mark = &g_array_index (marks, GoujiMark, i);
    const GoujiFlowItem *item = &g_array_index (self->items, GoujiFlowItem, mark->item);

    if (item->table == NULL)
      append_line (self, item, &block, text);
    else
      append_piece (item->table, &g_array_index (item->table->pieces, GoujiTablePiece, mark->piece), text);
  }
  if (notice != NULL)
    g_string_append_printf (text, "\n%s", notice);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gouji_pages_get_substitutions:
 *
 * Returns: (element-type GoujiSubstitution): the fonts that this machine does not have, each once, in the
 * order of the layout's roles
 */
GPtrArray *
gouji_pages_get_substitutions (GoujiPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type.substitutions;
}

/**
 * gouji_pages_get_missing_glyphs:
 *
 * Returns: characters of the text that no font of this machine can show, each once, in the order of the text;
 * empty where there are none. On the pages a box with the character's number stands in their place
 */
const char *
gouji_pages_get_missing_glyphs (GoujiPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->type.missing->str;
}
