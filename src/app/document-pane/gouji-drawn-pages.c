/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-drawn-pages.h"

struct _GoujiDrawnPages {
  GObject parent_instance;

  GoujiDocument *document;
  GBytes *bytes;
  GoujiReader *reader;
  GPtrArray *texts;
};

static void gouji_drawn_pages_init_source (GoujiPageSourceInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiDrawnPages,
                               gouji_drawn_pages,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GOUJI_TYPE_PAGE_SOURCE, gouji_drawn_pages_init_source))

static guint
get_n_pages (GoujiPageSource *source)
{
  return gouji_document_get_n_pages (GOUJI_DRAWN_PAGES (source)->document);
}

static void
get_size (GoujiPageSource *source, guint page, double *width, double *height)
{
  const GoujiPageSize *size = gouji_document_get_page (GOUJI_DRAWN_PAGES (source)->document, page);

  *width = size->width;
  *height = size->height;
}

static const char *
get_text (GoujiPageSource *source, guint page)
{
  return g_ptr_array_index (GOUJI_DRAWN_PAGES (source)->texts, page);
}

/* The pixels are 0x00RRGGBB in the machine's byte order. */
static GdkMemoryFormat
find_format (void)
{
  return G_BYTE_ORDER == G_LITTLE_ENDIAN ? GDK_MEMORY_B8G8R8X8 : GDK_MEMORY_X8R8G8B8;
}

static GdkTexture *
draw (GoujiPageSource *source, guint page, int width, int height)
{
  GoujiDrawnPages *self = GOUJI_DRAWN_PAGES (source);
  const GoujiPageSize *size = gouji_document_get_page (self->document, page);
  g_autoptr (GoujiPicture) picture =
    gouji_reader_draw_page (self->reader, self->bytes, page, width / size->width, NULL, NULL);

  if (picture == NULL)
    return NULL;

  return gdk_memory_texture_new ((int) picture->width, (int) picture->height, find_format (), picture->pixels,
                                 picture->stride);
}

static void
gouji_drawn_pages_init_source (GoujiPageSourceInterface *interface)
{
  interface->get_n_pages = get_n_pages;
  interface->get_size = get_size;
  interface->get_text = get_text;
  interface->draw = draw;
}

static void
gouji_drawn_pages_finalize (GObject *object)
{
  GoujiDrawnPages *self = GOUJI_DRAWN_PAGES (object);

  g_clear_pointer (&self->document, gouji_document_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->reader, gouji_reader_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_drawn_pages_parent_class)->finalize (object);
}

static void
gouji_drawn_pages_class_init (GoujiDrawnPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_drawn_pages_finalize;
}

static void
gouji_drawn_pages_init (GoujiDrawnPages *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
}

/* A page's text is that from its first box to its last: boxes stand in the order of the text. Where a table
 * goes on over a page it is cut there. */
static void
collect_texts (GoujiDrawnPages *self)
{
  guint n_pages = gouji_document_get_n_pages (self->document);
  g_autofree GoujiRange *ranges = g_new0 (GoujiRange, n_pages);
  guint n_boxes;
  const GoujiTextBox *boxes = gouji_document_get_boxes (self->document, &n_boxes);

  for (guint i = 0; i < n_boxes; i++) {
    GoujiRange *range = &ranges[boxes[i].page];

    if (range->end == 0)
      *range = boxes[i].range;
    range->start = MIN (range->start, boxes[i].range.start);
    range->end = MAX (range->end, boxes[i].range.end);
  }
  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (self->texts, gouji_document_slice (self->document, ranges[i]));
}

/**
 * gouji_drawn_pages_new:
 * @document: a document that has pages
 * @bytes: the file that it was read from
 * @reader: what draws them
 *
 * Returns: (transfer full): its pages
 */
GoujiDrawnPages *
gouji_drawn_pages_new (GoujiDocument *document, GBytes *bytes, GoujiReader *reader)
{
  GoujiDrawnPages *self = g_object_new (GOUJI_TYPE_DRAWN_PAGES, NULL);

  self->document = gouji_document_ref (document);
  self->bytes = g_bytes_ref (bytes);
  self->reader = gouji_reader_ref (reader);
  collect_texts (self);

  return self;
}

GoujiDocument *
gouji_drawn_pages_get_document (GoujiDrawnPages *self)
{
  return self->document;
}
