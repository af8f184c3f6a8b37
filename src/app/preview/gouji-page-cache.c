/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-page-cache.h"

#include <math.h>

/* A picture is kept below this many pixels (64 MB); larger ones are shown enlarged. */
#define MOST_PIXELS (16.0 * 1024 * 1024)

typedef struct {
  GdkTexture *texture;
  GoujiPageSet *set; /* what it was drawn from */
} Picture;

/* What is drawn in the thread. */
typedef struct {
  GoujiPageSet *set;
  guint page;
  int width;
  int height;
} Drawing;

struct _GoujiPageCache {
  GObject parent_instance;

  GoujiPageSet *set;
  GHashTable *pictures; /* page number → Picture */
  guint first;
  guint last;
  int width;
  int height;
  gboolean drawing;
};

enum {
  DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiPageCache, gouji_page_cache, G_TYPE_OBJECT)

static void draw_next (GoujiPageCache *self);

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_clear_object (&picture->texture);
  g_clear_pointer (&picture->set, gouji_page_set_unref);
  g_free (picture);
}

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  gouji_page_set_unref (drawing->set);
  g_free (drawing);
}

static Picture *
find_picture (GoujiPageCache *self, guint page)
{
  return g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));
}

static gboolean
is_good (GoujiPageCache *self, guint page)
{
  Picture *picture = find_picture (self, page);

  return picture != NULL && picture->set == self->set &&
         gdk_texture_get_width (picture->texture) == self->width &&
         gdk_texture_get_height (picture->texture) == self->height;
}

static gboolean
is_far (GoujiPageCache *self, guint page)
{
  return page + 1 < self->first || page > self->last + 1;
}

static void
unmap_surface (gpointer data)
{
  cairo_surface_destroy (data);
}

static GdkTexture *
draw_page (const Drawing *drawing)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, drawing->width, drawing->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, drawing->width / gouji_page_set_get_width (drawing->set),
               drawing->height / gouji_page_set_get_height (drawing->set));
  gouji_page_set_draw (drawing->set, drawing->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy (surface);
    return NULL;
  }

  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      stride * (gsize) drawing->height, unmap_surface, surface);

  return gdk_memory_texture_new (drawing->width, drawing->height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
draw_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, draw_page (task_data), g_object_unref);
}

/* Where there is no memory for a picture, its page stays white or as it was, and is not tried again at once.
 */
static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiPageCache *self = GOUJI_PAGE_CACHE (source);
  const Drawing *drawing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);
  Picture *picture;

  self->drawing = FALSE;
  if (texture == NULL || self->set == NULL)
    return;

  if (!is_far (self, drawing->page)) {
    picture = g_new0 (Picture, 1);
    picture->texture = g_steal_pointer (&texture);
    picture->set = gouji_page_set_ref (drawing->set);
    g_hash_table_replace (self->pictures, GUINT_TO_POINTER (drawing->page), picture);
    g_signal_emit (self, signals[DRAWN], 0, drawing->page);
  }
  draw_next (self);
}

/* The pages in sight, then the ones that would come next. */
static gboolean
find_next (GoujiPageCache *self, guint *page)
{
  guint n_pages = gouji_page_set_get_n_pages (self->set);

  for (guint i = self->first; i <= self->last + 1 && i < n_pages; i++) {
    if (!is_good (self, i)) {
      *page = i;
      return TRUE;
    }
  }

  *page = self->first - 1;
  return self->first > 0 && self->first <= n_pages && !is_good (self, *page);
}

/* One at a time: the pages are drawn by one thread at a time anyway, and what is wanted may change meanwhile.
 */
static void
draw_next (GoujiPageCache *self)
{
  g_autoptr (GTask) task = NULL;
  Drawing *drawing;
  guint page;

  if (self->drawing || self->set == NULL || self->width <= 0 || !find_next (self, &page))
    return;

  drawing = g_new0 (Drawing, 1);
  drawing->set = gouji_page_set_ref (self->set);
  drawing->page = page;
  drawing->width = self->width;
  drawing->height = self->height;

  self->drawing = TRUE;
  task = g_task_new (self, NULL, drawn_cb, NULL);
  g_task_set_source_tag (task, draw_next);
  g_task_set_task_data (task, drawing, drawing_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static void
gouji_page_cache_dispose (GObject *object)
{
  GoujiPageCache *self = GOUJI_PAGE_CACHE (object);

  g_clear_pointer (&self->set, gouji_page_set_unref);
  g_clear_pointer (&self->pictures, g_hash_table_unref);

  G_OBJECT_CLASS (gouji_page_cache_parent_class)->dispose (object);
}

static void
gouji_page_cache_class_init (GoujiPageCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gouji_page_cache_dispose;

  /**
   * GoujiPageCache::drawn:
   * @page: a page, from 0
   *
   * There is a better picture of a page.
   */
  signals[DRAWN] = g_signal_new ("drawn", GOUJI_TYPE_PAGE_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gouji_page_cache_init (GoujiPageCache *self)
{
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, picture_free);
}

GoujiPageCache *
gouji_page_cache_new (void)
{
  return g_object_new (GOUJI_TYPE_PAGE_CACHE, NULL);
}

/**
 * gouji_page_cache_set_pages:
 * @self: the cache
 * @set: (nullable): other pages
 *
 * What was drawn of other pages than @set stays to be shown until it is drawn anew; without pages all of it
 * goes.
 */
void
gouji_page_cache_set_pages (GoujiPageCache *self, GoujiPageSet *set)
{
  g_clear_pointer (&self->set, gouji_page_set_unref);
  self->set = set ? gouji_page_set_ref (set) : NULL;
  if (set == NULL)
    g_hash_table_remove_all (self->pictures);
}

static gboolean
is_picture_far (gpointer key, gpointer value, gpointer user_data)
{
  return is_far (user_data, GPOINTER_TO_UINT (key));
}

/**
 * gouji_page_cache_want:
 * @self: the cache
 * @first: the first page in sight
 * @last: the last page in sight
 * @width: of a page, in pixels of the screen
 * @height: of a page, in pixels of the screen
 *
 * Draws these pages, if they are not there already, and those next to them; forgets others.
 */
void
gouji_page_cache_want (GoujiPageCache *self, guint first, guint last, int width, int height)
{
  double excess = (double) width * height / MOST_PIXELS;

  self->first = first;
  self->last = last;
  self->width = excess > 1 ? MAX (1, (int) (width / sqrt (excess))) : width;
  self->height = excess > 1 ? MAX (1, (int) (height / sqrt (excess))) : height;
  g_hash_table_foreach_remove (self->pictures, is_picture_far, self);
  draw_next (self);
}

/**
 * gouji_page_cache_get:
 * @self: the cache
 * @page: a page, from 0
 *
 * Returns: (transfer none) (nullable): the best picture of it that there is
 */
GdkTexture *
gouji_page_cache_get (GoujiPageCache *self, guint page)
{
  Picture *picture = find_picture (self, page);

  return picture ? picture->texture : NULL;
}
