/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-page-set.h"

struct _GoujiPageSet {
  GMutex lock; /* around every use of @pages, which are for one thread at a time */
  GoujiPages *pages;
  GPtrArray *texts;
  guint n_pages;
  guint n_unsure;
  double width;
  double height;
};

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

static void
free_set (gpointer data)
{
  GoujiPageSet *self = data;

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->pages, gouji_pages_free);
  g_mutex_clear (&self->lock);
}

/* Texts are got at once: assistive technology must not wait until a page has been drawn. */
static GoujiPageSet *
create_set (GoujiPages *pages, guint n_unsure)
{
  GoujiPageSet *self = g_atomic_rc_box_new0 (GoujiPageSet);

  g_mutex_init (&self->lock);
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
    g_task_return_pointer (task, create_set (pages, gouji_paper_get_n_unsure (what->paper)),
                           (GDestroyNotify) gouji_page_set_unref);
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

GoujiPageSet *
gouji_page_set_ref (GoujiPageSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_page_set_unref (GoujiPageSet *self)
{
  g_atomic_rc_box_release_full (self, free_set);
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
 * gouji_page_set_get_text:
 * @page: a page, from 0
 *
 * Returns: what stands on it, in reading order
 */
const char *
gouji_page_set_get_text (GoujiPageSet *self, guint page)
{
  g_return_val_if_fail (page < self->n_pages, NULL);

  return g_ptr_array_index (self->texts, page);
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
