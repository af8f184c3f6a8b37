/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

#include "words/gouji-form-words.h"

/* What a spreadsheet gets: squares parted by tabs, and a web page's table, which keeps merged cells. A whole
 * table is copied with its heads, a part of it without. */

static GoujiGridSquares
get_copied (GoujiFormGrid *self, const GPtrArray *cells, gboolean whole)
{
  if (whole)
    return (GoujiGridSquares) { 0, 0, gouji_grid_layout_get_n_rows (self->layout) - 1,
                                gouji_grid_layout_get_n_columns (self->layout) - 1 };
  if (self->anchor != NULL)
    return gouji_form_grid_get_squares (self);

  const GoujiPlacement *only = gouji_form_grid_find_item (self, cells->pdata[0])->placement;

  return (GoujiGridSquares) { only->row, only->column, only->row, only->column };
}

/* What begins at a square and is copied, if anything does. */
static const GoujiPlacement *
find_copied (GoujiFormGrid *self, guint row, guint column, gboolean whole)
{
  const GoujiGridItem *item = gouji_grid_layout_get_item_at (self->layout, row, column);

  if (item == NULL || item->placement->row != row || item->placement->column != column)
    return NULL;
  return whole || item->placement->cell != NULL ? item->placement : NULL;
}

static char *
get_text (GoujiFormGrid *self, const GoujiPlacement *placement)
{
  g_autofree char *buffer = NULL;
  const char *text = placement->text != NULL ? placement->text : "";

  if (placement->cell != NULL)
    text = gouji_form_words_shown (gouji_report_get_figure (self->report, placement->cell), &buffer);
  return g_strdelimit (g_strdup (text), "\t\r\n", ' ');
}

static char *
write_text (GoujiFormGrid *self, const GoujiGridSquares *squares, gboolean whole)
{
  GString *out = g_string_new (NULL);

  for (guint row = squares->top; row <= squares->bottom; row++) {
    for (guint column = squares->left; column <= squares->right; column++) {
      const GoujiPlacement *placement = find_copied (self, row, column, whole);
      g_autofree char *text = placement != NULL ? get_text (self, placement) : NULL;

      if (column > squares->left)
        g_string_append_c (out, '\t');
      if (text != NULL)
        g_string_append (out, text);
    }
    if (row < squares->bottom || squares->top != squares->bottom || squares->left != squares->right)
      g_string_append_c (out, '\n');
  }
  return g_string_free (out, FALSE);
}

static void
write_html_cell (GoujiFormGrid *self, GString *out, const GoujiPlacement *placement)
{
  g_autofree char *text = get_text (self, placement);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, placement->cell != NULL ? "<td" : "<th");
  if (placement->row_span > 1)
    g_string_append_printf (out, " rowspan=\"%u\"", placement->row_span);
  if (placement->column_span > 1)
    g_string_append_printf (out, " colspan=\"%u\"", placement->column_span);
  g_string_append_printf (out, ">%s</%s>", escaped, placement->cell != NULL ? "td" : "th");
}

/* Where heads are left out, blanks keep the places of what stands beside them. */
static char *
write_html (GoujiFormGrid *self, const GoujiGridSquares *squares, gboolean whole)
{
  GString *out = g_string_new ("<meta charset=\"utf-8\"><table>");

  for (guint row = squares->top; row <= squares->bottom; row++) {
    g_string_append (out, "<tr>");
    for (guint column = squares->left; column <= squares->right; column++) {
      const GoujiGridItem *item = gouji_grid_layout_get_item_at (self->layout, row, column);
      const GoujiPlacement *placement = find_copied (self, row, column, whole);

      if (placement != NULL)
        write_html_cell (self, out, placement);
      else if (item == NULL || (!whole && item->placement->cell == NULL))
        g_string_append (out, "<td></td>");
    }
    g_string_append (out, "</tr>");
  }
  g_string_append (out, "</table>");
  return g_string_free (out, FALSE);
}

/**
 * gouji_form_grid_copy:
 *
 * Returns: (transfer full) (nullable): what is selected, for the clipboard; %NULL when nothing is
 */
GdkContentProvider *
gouji_form_grid_copy (GoujiFormGrid *self)
{
  g_autoptr (GPtrArray) cells = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_filled;

  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), NULL);

  cells = gouji_form_grid_get_selection (self);
  if (cells->len == 0)
    return NULL;

  const gboolean whole = cells->len > 1 && cells->len == gouji_form_grid_count (self, &n_filled);
  const GoujiGridSquares squares = get_copied (self, cells, whole);

  text = write_text (self, &squares, whole);
  if (cells->len == 1)
    return gdk_content_provider_new_typed (G_TYPE_STRING, text);
  html = write_html (self, &squares, whole);
  bytes = g_bytes_new (html, strlen (html));
  return gdk_content_provider_new_union (
    (GdkContentProvider *[]) { gdk_content_provider_new_for_bytes ("text/html", bytes),
                               gdk_content_provider_new_typed (G_TYPE_STRING, text) },
    2);
}
