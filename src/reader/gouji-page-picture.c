/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-page-picture.h"

#include <cairo.h>
#include <errno.h>
#include <poppler.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "document/gouji-read-terms.h"
#include "reader/gouji-confine.h"

#define POINTS_PER_INCH 72.0
#define DOTS_PER_INCH 300.0
#define MOST_PIXELS (18u << 20) /* A3 at 300 dots an inch */
#define MOST_POINTS 14400.0     /* ISO 32000-1, annex C: 200 inches */
#define SECONDS 20              /* of the processor, for one page */
#define MOST_MEMORY (1u << 30)

/* What the drawing process leaves for this one, which believes none of it. */
typedef struct {
  double page_width;
  double page_height;
  guint32 n_pages;
  guint32 width;
  guint32 height;
  guint32 done;
  guint8 pixels[];
} Shared;

#define SHARED_SIZE (sizeof (Shared) + MOST_PIXELS)

struct _GoujiPageDrawer {
  GBytes *file;
  GoujiConfinement *confinement;
  Shared *shared;
  GoujiPagePicture picture;
};

GoujiPageDrawer *
gouji_page_drawer_new (GBytes *file, GError **error)
{
  g_autoptr (GoujiPageDrawer) self = g_new0 (GoujiPageDrawer, 1);

  self->file = g_bytes_ref (file);
  self->confinement = gouji_confinement_new (error);
  if (self->confinement == NULL)
    return NULL;
  self->shared = mmap (NULL, SHARED_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (self->shared == MAP_FAILED) {
    self->shared = NULL;
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_MEMORY, "no memory for a page");
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
gouji_page_drawer_free (GoujiPageDrawer *self)
{
  if (self->shared != NULL)
    munmap (self->shared, SHARED_SIZE);
  g_clear_pointer (&self->confinement, gouji_confinement_free);
  g_bytes_unref (self->file);
  g_free (self);
}

/* The luminance of ITU-R BT.601, in 256ths. */
static guint8
get_grey (guint32 pixel)
{
  return (guint8) ((77 * (pixel >> 16 & 255) + 150 * (pixel >> 8 & 255) + 29 * (pixel & 255)) >> 8);
}

static void
draw (PopplerPage *page, double scale, Shared *shared)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) shared->width, (int) shared->height);
  cairo_t *cairo = cairo_create (surface);
  const guint8 *data;

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, scale, scale);
  poppler_page_render (page, cairo);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  if (data == NULL || cairo_status (cairo) != CAIRO_STATUS_SUCCESS)
    return;

  for (guint y = 0; y < shared->height; y++) {
    const guint32 *line =
      (const guint32 *) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

    for (guint x = 0; x < shared->width; x++)
      shared->pixels[(gsize) y * shared->width + x] = get_grey (line[x]);
  }
  shared->done = TRUE;
}

/* In the process that draws, which ends behind this and leaves its memory to the system. */
static void
draw_page (GoujiPageDrawer *self, guint number)
{
  static const GoujiBounds bounds = { .memory = MOST_MEMORY, .seconds = SECONDS };
  Shared *shared = self->shared;
  PopplerDocument *document;
  PopplerPage *page;
  double scale = DOTS_PER_INCH / POINTS_PER_INCH;

  if (!gouji_confine_reading (self->confinement, &bounds, NULL, 0))
    return;
  document = poppler_document_new_from_bytes (self->file, NULL, NULL);
  if (document == NULL)
    return;
  shared->n_pages = (guint32) MAX (0, poppler_document_get_n_pages (document));
  page = poppler_document_get_page (document, (int) number);
  if (page == NULL)
    return;

  poppler_page_get_size (page, &shared->page_width, &shared->page_height);
  if (!(shared->page_width >= 1 && shared->page_width <= MOST_POINTS && shared->page_height >= 1 &&
        shared->page_height <= MOST_POINTS))
    return;
  while (shared->page_width * scale * shared->page_height * scale > MOST_PIXELS * 0.99)
    scale *= 0.9;
  shared->width = (guint32) MAX (1, shared->page_width * scale);
  shared->height = (guint32) MAX (1, shared->page_height * scale);
  draw (page, scale, shared);
}

/**
 * gouji_page_drawer_draw:
 * @page: its number, from 0
 * @n_pages: (out): how many there are; 0 where the file cannot be opened
 *
 * The process must have a single thread.
 *
 * Returns: (transfer none): the page as it looks, until the next one is drawn
 */
const GoujiPagePicture *
gouji_page_drawer_draw (GoujiPageDrawer *self, guint page, guint *n_pages)
{
  Shared *shared = self->shared;
  GoujiPagePicture *picture = &self->picture;
  pid_t process;

  *shared = (Shared) { 0 };
  process = fork ();
  if (process == 0) {
    draw_page (self, page);
    _exit (0);
  }
  while (process > 0 && waitpid (process, NULL, 0) < 0 && errno == EINTR)
    continue;

  /* A4, where nobody knows how large the page is. */
  *picture = (GoujiPagePicture) { 595, 842, shared->width, shared->height, NULL };
  *n_pages = shared->n_pages;
  if (shared->page_width >= 1 && shared->page_width <= MOST_POINTS && shared->page_height >= 1 &&
      shared->page_height <= MOST_POINTS) {
    picture->page_width = shared->page_width;
    picture->page_height = shared->page_height;
  }
  if (shared->done && picture->width > 0 && picture->height > 0 &&
      (guint64) picture->width * picture->height <= MOST_PIXELS)
    picture->pixels = shared->pixels;

  return picture;
}
