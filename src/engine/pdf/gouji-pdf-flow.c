/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-flow.h"

#include "document/gouji-document.h"

static void
free_item (gpointer data)
{
  gouji_pdf_item_free (data);
}

void
gouji_pdf_item_free (GoujiPdfItem *self)
{
  g_clear_pointer (&self->table, gouji_pdf_table_free);
  g_array_unref (self->letters);
  g_free (self);
}

GoujiPdfFlow *
gouji_pdf_flow_new (void)
{
  GoujiPdfFlow *self = g_new0 (GoujiPdfFlow, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  self->pages = g_array_new (FALSE, FALSE, sizeof (GoujiPageSize));

  return self;
}

void
gouji_pdf_flow_free (GoujiPdfFlow *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->pages);
  g_free (self);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const GoujiPdfItem *left = *(const GoujiPdfItem *const *) a;
  const GoujiPdfItem *right = *(const GoujiPdfItem *const *) b;

  if (left->box.top != right->box.top)
    return left->box.top < right->box.top ? -1 : 1;

  return left->box.left < right->box.left ? -1 : left->box.left > right->box.left;
}

static GoujiPdfItem *
item_new (const GoujiPdfPage *page, GArray *letters)
{
  GoujiPdfItem *item = g_new0 (GoujiPdfItem, 1);

  item->page = page->index;
  item->letters = g_array_ref (letters);

  return item;
}

/**
 * gouji_pdf_flow_add_page:
 * @page: the next page; the letters that are left on it are its lines
 * @tables: (transfer full) (element-type GoujiPdfTable): its tables
 *
 * Puts what stands on a page below what is there.
 */
void
gouji_pdf_flow_add_page (GoujiPdfFlow *self, GoujiPdfPage *page, GPtrArray *tables)
{
  g_autoptr (GArray) lines = gouji_pdf_lines_find (page->letters);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  GoujiPdfBox whole = gouji_pdf_page_turn_box (page, (GoujiPdfBox) { 0, 0, page->width, page->height });
  GoujiPageSize size = { whole.right - whole.left, whole.bottom - whole.top };

  gouji_pdf_lines_join_heads (page->letters, lines);
  g_ptr_array_set_free_func (tables, NULL);
  for (guint i = 0; i < tables->len; i++) {
    GoujiPdfItem *item = item_new (page, page->letters);

    item->table = g_ptr_array_index (tables, i);
    item->box = item->table->box;
    g_ptr_array_add (items, item);
  }
  g_ptr_array_unref (tables);

  for (guint i = 0; i < lines->len; i++) {
    GoujiPdfItem *item = item_new (page, page->letters);

    item->line = g_array_index (lines, GoujiPdfLine, i);
    item->box = item->line.box;
    g_ptr_array_add (items, item);
  }

  g_ptr_array_sort (items, compare_items);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_ptr_array_index (items, i));
  g_array_append_val (self->pages, size);
}
