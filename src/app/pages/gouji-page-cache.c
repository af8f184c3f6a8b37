/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/gouji-page-cache.h"

#include <math.h>

/* A picture is kept below this many pixels (64 MB); larger ones are shown enlarged. */
#define MOST_PIXELS (16.0 * 1024 * 1024)

typedef struct {
  GdkTexture *texture;    /* (nullable): %NULL when the page cannot be drawn */
  GoujiPageSource *pages; /* what it was drawn from */
  int width;              /* that was asked for */
  int height;
} Picture;

/* What is drawn in the thread. */
typedef struct {
  GoujiPageSource *pages;
  guint page;
  int width;
  int height;
} Drawing;

struct _GoujiPageCache {
  GObject parent_instance;

  GoujiPageSource *pages;
  GHashTable *pictures; /* page number → Picture */
  guint first;
  guint last;
  double zoom;  /* pixels of the window in a point */
  double scale; /* pixels of the screen in one of the window; 0 when nothing is wanted */
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
  g_clear_object (&picture->pages);
  g_free (picture);
}

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  g_object_unref (drawing->pages);
  g_free (drawing);
}

static Picture *
find_picture (GoujiPageCache *self, guint page)
{
  return g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));
}

/* As many pixels as the page has on the screen, or fewer. */
static void
find_size (GoujiPageCache *self, guint page, int *width, int *height)
{
  double wide;
  double high;
  double excess;

  gouji_page_source_get_size (self->pages, page, &wide, &high);
  wide = ceil (round (wide * self->zoom) * self->scale);
  high = ceil (round (high * self->zoom) * self->scale);
  excess = MAX (1, wide * high / MOST_PIXELS);
  *width = MAX (1, (int) (wide / sqrt (excess)));
  *height = MAX (1, (int) (high / sqrt (excess)));
}

static gboolean
is_good (GoujiPageCache *self, guint page)
{
  Picture *picture = find_picture (self, page);
  int width;
  int height;

  find_size (self, page, &width, &height);

  return picture != NULL && picture->pages == self->pages && picture->width == width &&
         picture->height == height;
}

static gboolean
is_far (GoujiPageCache *self, guint page)
{
  return page + 1 < self->first || page > self->last + 1;
}

static void
draw_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const Drawing *drawing = task_data;

  g_task_return_pointer (
    task, gouji_page_source_draw (drawing->pages, drawing->page, drawing->width, drawing->height),
    g_object_unref);
}

/* Where a page cannot be drawn, it stays as it was, and is not tried again in this size. */
static void
keep (GoujiPageCache *self, const Drawing *drawing, GdkTexture *texture)
{
  Picture *before = find_picture (self, drawing->page);
  Picture *picture = g_new0 (Picture, 1);

  if (texture == NULL && before != NULL && before->pages == drawing->pages)
    texture = before->texture;
  picture->texture = texture ? g_object_ref (texture) : NULL;
  picture->pages = g_object_ref (drawing->pages);
  picture->width = drawing->width;
  picture->height = drawing->height;
  g_hash_table_replace (self->pictures, GUINT_TO_POINTER (drawing->page), picture);
  g_signal_emit (self, signals[DRAWN], 0, drawing->page);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiPageCache *self = GOUJI_PAGE_CACHE (source);
  const Drawing *drawing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  self->drawing = FALSE;
  if (self->pages == NULL)
    return;

  if (!is_far (self, drawing->page))
    keep (self, drawing, texture);
  draw_next (self);
}

/* The pages in sight, then the ones that would come next. */
static gboolean
find_next (GoujiPageCache *self, guint *page)
{
  guint n_pages = gouji_page_source_get_n_pages (self->pages);

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

  if (self->drawing || self->pages == NULL || self->scale <= 0 || !find_next (self, &page))
    return;

  drawing = g_new0 (Drawing, 1);
  drawing->pages = g_object_ref (self->pages);
  drawing->page = page;
  find_size (self, page, &drawing->width, &drawing->height);

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

  g_clear_object (&self->pages);
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
 * @pages: (nullable): other pages
 *
 * What was drawn of other pages than @pages stays to be shown until it is drawn anew; without pages all of it
 * goes.
 */
void
gouji_page_cache_set_pages (GoujiPageCache *self, GoujiPageSource *pages)
{
  g_set_object (&self->pages, pages);
  self->scale = 0;
  if (pages == NULL)
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
 * @zoom: pixels of the window in a point
 * @scale: pixels of the screen in one of the window
 *
 * Draws these pages, if they are not there already, and those next to them; forgets others.
 */
void
gouji_page_cache_want (GoujiPageCache *self, guint first, guint last, double zoom, double scale)
{
  self->first = first;
  self->last = last;
  self->zoom = zoom;
  self->scale = scale;
  g_hash_table_foreach_remove (self->pictures, is_picture_far, self);
  draw_next (self);
}

/**
 * gouji_page_cache_has_failed:
 * @self: the cache
 * @page: a page, from 0
 *
 * Returns: whether there is no picture of it, and will be none
 */
gboolean
gouji_page_cache_has_failed (GoujiPageCache *self, guint page)
{
  Picture *picture = find_picture (self, page);

  return picture != NULL && picture->texture == NULL;
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
