/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-page-set.h"

struct _GoujiPageSet {
  GObject parent_instance;

  GMutex lock; /* around every use of @pages, which are for one thread at a time */
  GoujiPages *pages;
  GPtrArray *texts;
  guint n_pages;
  guint n_unsure;
  double width;
  double height;
};

static void gouji_page_set_init_source (GoujiPageSourceInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiPageSet,
                               gouji_page_set,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GOUJI_TYPE_PAGE_SOURCE, gouji_page_set_init_source))

typedef struct {
  GoujiPaper *paper;
  GoujiPaperLayout *layout;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  gouji_paper_unref (task->paper);
  gouji_paper_layout_unref (task->layout);
  g_free (task);
}

static guint
count_pages (GoujiPageSource *source)
{
  return GOUJI_PAGE_SET (source)->n_pages;
}

static void
get_size (GoujiPageSource *source, guint page, double *width, double *height)
{
  *width = GOUJI_PAGE_SET (source)->width;
  *height = GOUJI_PAGE_SET (source)->height;
}

static const char *
get_text (GoujiPageSource *source, guint page)
{
  GoujiPageSet *self = GOUJI_PAGE_SET (source);

  g_return_val_if_fail (page < self->n_pages, NULL);

  return g_ptr_array_index (self->texts, page);
}

static void
unmap_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

static GdkTexture *
draw (GoujiPageSource *source, guint page, int width, int height)
{
  GoujiPageSet *self = GOUJI_PAGE_SET (source);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / self->width, height / self->height);
  gouji_page_set_draw (self, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy (surface);
    return NULL;
  }

  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      unmap_surface, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
gouji_page_set_init_source (GoujiPageSourceInterface *interface)
{
  interface->get_n_pages = count_pages;
  interface->get_size = get_size;
  interface->get_text = get_text;
  interface->draw = draw;
}

static void
gouji_page_set_finalize (GObject *object)
{
  GoujiPageSet *self = GOUJI_PAGE_SET (object);

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->pages, gouji_pages_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (gouji_page_set_parent_class)->finalize (object);
}

static void
gouji_page_set_class_init (GoujiPageSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gouji_page_set_finalize;
}

static void
gouji_page_set_init (GoujiPageSet *self)
{
  g_mutex_init (&self->lock);
}

/* Texts are got at once: assistive technology must not wait until a page has been drawn. */
static GoujiPageSet *
create_set (GoujiPages *pages, guint n_unsure)
{
  GoujiPageSet *self = g_object_new (GOUJI_TYPE_PAGE_SET, NULL);

  self->pages = pages;
  self->n_pages = gouji_pages_get_n_pages (pages);
  self->n_unsure = n_unsure;
  self->width = gouji_pages_get_width (pages);
  self->height = gouji_pages_get_height (pages);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->n_pages; i++)
    g_ptr_array_add (self->texts, gouji_pages_get_text (pages, i));

  return self;
}

/* Each set has fonts of its own: a map of fonts is for one thread at a time, as the pages are. */
static void
lay_out (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Task *what = task_data;
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  GError *error = NULL;
  GoujiPages *pages = gouji_pages_new (what->paper, what->layout, fonts, cancellable, &error);

  if (pages == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, create_set (pages, gouji_paper_get_n_unsure (what->paper)), g_object_unref);
}

/**
 * gouji_page_set_new_async:
 * @paper: what stands on the pages
 * @layout: what they look like
 * @cancellable: (nullable): to stop it
 *
 * Lays out pages in a thread.
 */
void
gouji_page_set_new_async (GoujiPaper *paper,
                          GoujiPaperLayout *layout,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Task *what = g_new0 (Task, 1);

  what->paper = gouji_paper_ref (paper);
  what->layout = gouji_paper_layout_ref (layout);
  g_task_set_source_tag (task, gouji_page_set_new_async);
  g_task_set_task_data (task, what, task_free);
  g_task_run_in_thread (task, lay_out);
}

/**
 * gouji_page_set_new_finish:
 * @error: return location for an error of gouji_pages_new()
 *
 * Returns: (transfer full) (nullable): the pages
 */
GoujiPageSet *
gouji_page_set_new_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
gouji_page_set_get_n_pages (GoujiPageSet *self)
{
  return self->n_pages;
}

/**
 * gouji_page_set_get_width:
 *
 * Returns: the width of each page, in points
 */
double
gouji_page_set_get_width (GoujiPageSet *self)
{
  return self->width;
}

/**
 * gouji_page_set_get_height:
 *
 * Returns: the height of each page, in points
 */
double
gouji_page_set_get_height (GoujiPageSet *self)
{
  return self->height;
}

/**
 * gouji_page_set_get_substitutions:
 *
 * Returns: (transfer none) (element-type GoujiSubstitution): fonts that this machine does not have
 */
GPtrArray *
gouji_page_set_get_substitutions (GoujiPageSet *self)
{
  return gouji_pages_get_substitutions (self->pages);
}

/**
 * gouji_page_set_get_missing_glyphs:
 *
 * Returns: the characters that no font of this machine has, each once; seldom any
 */
const char *
gouji_page_set_get_missing_glyphs (GoujiPageSet *self)
{
  return gouji_pages_get_missing_glyphs (self->pages);
}

/**
 * gouji_page_set_get_n_unsure:
 *
 * Returns: how many figures on the pages may have been misread
 */
guint
gouji_page_set_get_n_unsure (GoujiPageSet *self)
{
  return self->n_unsure;
}

/**
 * gouji_page_set_draw:
 * @page: a page, from 0
 * @cr: where its upper left corner is the origin and a unit is a point
 */
void
gouji_page_set_draw (GoujiPageSet *self, guint page, cairo_t *cr)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_return_if_fail (page < self->n_pages);

  gouji_pages_draw (self->pages, page, cr);
}
