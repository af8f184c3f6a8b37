/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-draw.h"

#include <math.h>
#include <poppler.h>
#include <sys/mman.h>
#include <unistd.h>

#include "request/gouji-protocol.h"

static gboolean
fail (GError **error, GoujiReadError code, const char *what)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, what);
  return FALSE;
}

static PopplerPage *
open_page (GBytes *file, guint page, GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (file, NULL, NULL);
  PopplerPage *opened = NULL;

  if (document != NULL && page < G_MAXINT && (int) page < poppler_document_get_n_pages (document))
    opened = poppler_document_get_page (document, (int) page);
  if (opened == NULL)
    fail (error, GOUJI_READ_ERROR_DAMAGED, "no such page");
  g_clear_object (&document);

  return opened;
}

/* Pixels of one side; 0 where that is no number of pixels. */
static guint
measure (double points, double scale)
{
  double pixels = ceil (points * scale);

  return pixels >= 1 && pixels <= GOUJI_PROTOCOL_MAX_SIDE ? (guint) pixels : 0;
}

static void
draw (PopplerPage *page, double scale, cairo_surface_t *surface)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_scale (cairo, scale, scale);
  poppler_page_render (page, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
}

/* Makes @memory as large as the picture, and draws in it. */
static gboolean
draw_in_memory (PopplerPage *page, double scale, int memory, guint width, guint height, gsize stride)
{
  gsize size = stride * height;
  guint8 *pixels = MAP_FAILED;
  cairo_surface_t *surface;
  gboolean drawn;

  if (ftruncate (memory, (off_t) size) == 0)
    pixels = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
  if (pixels == MAP_FAILED)
    return FALSE;

  surface =
    cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, (int) width, (int) height, (int) stride);
  draw (page, scale, surface);
  drawn = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  munmap (pixels, size);

  return drawn;
}

/**
 * gouji_draw_page:
 * @file: a PDF file
 * @page: which page, from 0
 * @scale: pixels a point
 * @memory: a descriptor of memory, which gets the picture's size
 * @width: (out): in pixels
 * @height: (out): in pixels
 * @stride: (out): bytes from one line to the next
 * @error: return location for a [error@ReadError]
 *
 * Returns: whether the page was drawn into @memory
 */
gboolean
gouji_draw_page (GBytes *file,
                 guint page,
                 double scale,
                 int memory,
                 guint *width,
                 guint *height,
                 gsize *stride,
                 GError **error)
{
  PopplerPage *opened = open_page (file, page, error);
  double points_wide = 0;
  double points_high = 0;
  gboolean drawn;

  if (opened == NULL)
    return FALSE;

  poppler_page_get_size (opened, &points_wide, &points_high);
  *width = measure (points_wide, scale);
  *height = measure (points_high, scale);
  *stride = (gsize) *width * 4;
  if (gouji_protocol_picture_is_sound (*width, *height, *stride))
    drawn = draw_in_memory (opened, scale, memory, *width, *height, *stride) ||
            fail (error, GOUJI_READ_ERROR_DAMAGED, "page");
  else
    drawn = fail (error, GOUJI_READ_ERROR_TOO_LARGE, "picture");
  g_object_unref (opened);

  return drawn;
}
