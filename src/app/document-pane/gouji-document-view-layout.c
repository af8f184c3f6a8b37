/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view-private.h"

#include <math.h>

/* The text is no wider than is good to read, in ems. */
#define MOST_COLUMN 44
#define MOST_TABLE 64
#define LEAST_MARGIN 8

/* The distance of lines, in ems. */
#define LINE_HEIGHT 1.7

/* More strips than any page has. */
#define MOST_STRIPS 4096

guint
gouji_document_view_get_n_strips (GoujiDocumentView *self)
{
  return self->strips != NULL ? self->strips->len : 0;
}

/* Nothing can be laid out before the first size is known. */
gboolean
gouji_document_view_is_ready (GoujiDocumentView *self)
{
  return gouji_document_view_get_n_strips (self) > 0 && self->page.width > 0;
}

static const GoujiStrip *
get_strip (GoujiDocumentView *self, guint strip)
{
  return &g_array_index (self->strips, GoujiStrip, strip);
}

GoujiStripLayout *
gouji_document_view_peek_layout (GoujiDocumentView *self, guint strip)
{
  return g_hash_table_lookup (self->layouts, GUINT_TO_POINTER (strip));
}

static GoujiTableColumns *
get_columns (GoujiDocumentView *self, guint index)
{
  const GoujiBlock *block = gouji_document_get_block (self->document, index);
  GoujiTableColumns *columns;

  if (block->kind != GOUJI_BLOCK_TABLE)
    return NULL;

  columns = g_hash_table_lookup (self->columns, GUINT_TO_POINTER (index));
  if (columns == NULL) {
    columns = gouji_table_columns_new (self->document, block);
    g_hash_table_insert (self->columns, GUINT_TO_POINTER (index), columns);
  }

  return columns;
}

/* Lays a strip out, if it is not. Callers bound how many. */
GoujiStripLayout *
gouji_document_view_get_layout (GoujiDocumentView *self, guint strip)
{
  GoujiStripLayout *layout = gouji_document_view_peek_layout (self, strip);
  const GoujiStrip *place;

  if (layout != NULL)
    return layout;

  place = get_strip (self, strip);
  layout = gouji_strip_layout_new (&self->page, self->document, place, get_columns (self, place->block));
  g_hash_table_insert (self->layouts, GUINT_TO_POINTER (strip), layout);
  gouji_height_index_set_height (self->heights, strip, layout->height);
  self->content_width = MAX (self->content_width, layout->x + layout->width + LEAST_MARGIN);

  return layout;
}

guint
gouji_document_view_get_n_layouts (GoujiDocumentView *self)
{
  return g_hash_table_size (self->layouts);
}

double
gouji_document_view_get_scroll_x (GoujiDocumentView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment)) : 0;
}

/* Where a strip's top is in the view. */
double
gouji_document_view_get_strip_y (GoujiDocumentView *self, guint strip)
{
  return gouji_height_index_get_top (self->heights, strip) -
         gouji_height_index_get_top (self->heights, self->anchor) - self->anchor_offset;
}

static double
get_em (PangoContext *context)
{
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;

  return MAX (size, 1);
}

void
gouji_document_view_measure_page (GoujiDocumentView *self, int width)
{
  GoujiPage *page = &self->page;
  int margin;

  page->context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  page->em = get_em (page->context);
  page->line_height = page->em * LINE_HEIGHT;
  page->width = width;
  margin = MAX (CLAMP (width / 16, 18, 48), (int) (1.35 * page->em));
  page->column = MAX (1, MIN (width - 2 * margin, (int) (MOST_COLUMN * page->em)));
  page->left = MAX (margin, (width - page->column) / 2);
  /* On a narrow page a table may reach into the right margin, but not into the left one with its signs. */
  page->table_most = MAX (1, MIN (width - margin - LEAST_MARGIN, (int) (MOST_TABLE * page->em)));
  page->table_left = margin;
}

guint
gouji_document_view_get_offset_at (GoujiDocumentView *self, double x, double y)
{
  guint n_strips = gouji_document_view_get_n_strips (self);
  guint strip = self->anchor;
  GoujiStripLayout *layout;

  if (!gouji_document_view_is_ready (self))
    return 0;

  for (guint i = 0; i < MOST_STRIPS && strip + 1 < n_strips; i++, strip++) {
    if (gouji_document_view_get_strip_y (self, strip + 1) > y ||
        gouji_document_view_peek_layout (self, strip + 1) == NULL)
      break;
  }

  layout = gouji_document_view_get_layout (self, strip);
  return gouji_strip_layout_get_offset (layout, x + gouji_document_view_get_scroll_x (self),
                                        y - gouji_document_view_get_strip_y (self, strip));
}

gboolean
gouji_document_view_get_strip_extents (GoujiDocumentView *self,
                                       guint strip,
                                       GoujiRange range,
                                       graphene_rect_t *rect)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (GoujiLine));
  GoujiStripLayout *layout = gouji_document_view_peek_layout (self, strip);

  if (layout == NULL)
    return FALSE;

  gouji_strip_layout_get_lines (layout, range, lines);
  for (guint i = 0; i < lines->len; i++) {
    const GoujiLine *line = &g_array_index (lines, GoujiLine, i);

    if (i == 0)
      *rect = line->rect;
    else
      graphene_rect_union (rect, &line->rect, rect);
  }
  graphene_rect_offset (rect, -gouji_document_view_get_scroll_x (self),
                        gouji_document_view_get_strip_y (self, strip));

  return lines->len > 0;
}

/* The place in the view of what is laid out of @range. */
gboolean
gouji_document_view_get_extents (GoujiDocumentView *self, GoujiRange range, graphene_rect_t *rect)
{
  gboolean any = FALSE;
  guint first;

  if (!gouji_document_view_is_ready (self))
    return FALSE;

  first = MAX (gouji_strips_find (self->strips, range.start), self->anchor);
  for (guint strip = first; strip < gouji_document_view_get_n_strips (self); strip++) {
    graphene_rect_t piece;

    if (get_strip (self, strip)->range.start >= range.end ||
        gouji_document_view_peek_layout (self, strip) == NULL)
      break;
    if (!gouji_document_view_get_strip_extents (self, strip, range, &piece))
      continue;
    if (any)
      graphene_rect_union (rect, &piece, rect);
    else
      *rect = piece;
    any = TRUE;
  }

  return any;
}

gboolean
gouji_document_view_get_caret_rect (GoujiDocumentView *self, guint offset, graphene_rect_t *rect)
{
  guint strip;

  if (!gouji_document_view_is_ready (self))
    return FALSE;

  strip = gouji_strips_find (self->strips, offset);
  if (!gouji_strip_layout_get_caret (gouji_document_view_get_layout (self, strip), offset, rect))
    return FALSE;
  graphene_rect_offset (rect, -gouji_document_view_get_scroll_x (self),
                        gouji_document_view_get_strip_y (self, strip));

  return TRUE;
}

gboolean
gouji_document_view_is_visible (GoujiDocumentView *self, GoujiRange range)
{
  graphene_rect_t rect;
  guint strip;

  if (!gouji_document_view_is_ready (self))
    return FALSE;

  strip = gouji_strips_find (self->strips, range.start);
  if (strip < self->anchor || !gouji_document_view_get_strip_extents (self, strip, range, &rect))
    return FALSE;

  return rect.origin.y >= 0 &&
         rect.origin.y + MIN (rect.size.height, 2 * self->page.line_height) <= self->page_height;
}

/* What is laid out and visible of the text. */
GoujiRange
gouji_document_view_get_visible_range (GoujiDocumentView *self)
{
  guint end;

  g_return_val_if_fail (GOUJI_IS_DOCUMENT_VIEW (self), (GoujiRange) { 0 });

  if (!gouji_document_view_is_ready (self))
    return (GoujiRange) { 0 };

  end = gouji_document_view_get_offset_at (self, self->page.left + self->page.column, self->page_height);
  return (GoujiRange) { gouji_document_view_get_offset_at (self, 0, 0), end };
}
