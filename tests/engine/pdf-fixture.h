/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo-pdf.h>

#include "assert-document.h"
#include "read/gouji-read.h"

/* A PDF file that is drawn by a test, in memory. A4, unless a page says otherwise. */
typedef struct {
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cairo;
  double size;
} Drawing;

#define A4_WIDTH 595
#define A4_HEIGHT 842

static cairo_status_t
drawing_write (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static inline void
drawing_set_size (Drawing *self, double size)
{
  self->size = size;
  cairo_set_font_size (self->cairo, size);
}

static inline void
drawing_init (Drawing *self)
{
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (drawing_write, self->bytes, A4_WIDTH, A4_HEIGHT);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2024-01-01T00:00:00Z");
  self->cairo = cairo_create (self->surface);
  cairo_select_font_face (self->cairo, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_line_width (self->cairo, 0.5);
  drawing_set_size (self, 12);
}

static inline GBytes *
drawing_finish (Drawing *self)
{
  cairo_destroy (self->cairo);
  cairo_surface_finish (self->surface);
  cairo_surface_destroy (self->surface);

  return g_byte_array_free_to_bytes (self->bytes);
}

static inline void
drawing_next_page (Drawing *self)
{
  cairo_show_page (self->cairo);
}

/* Text that begins at @x, on the baseline @y. */
static inline void
draw_text (Drawing *self, double x, double y, const char *text)
{
  cairo_move_to (self->cairo, x, y);
  cairo_show_text (self->cairo, text);
}

/* Text in the middle of what lies between @left and @right. */
static inline void
draw_centred (Drawing *self, double left, double right, double y, const char *text)
{
  cairo_text_extents_t extents;

  cairo_text_extents (self->cairo, text, &extents);
  draw_text (self, (left + right - extents.x_advance) / 2, y, text);
}

static inline void
draw_ruling (Drawing *self, double x1, double y1, double x2, double y2)
{
  cairo_move_to (self->cairo, x1, y1);
  cairo_line_to (self->cairo, x2, y2);
  cairo_stroke (self->cairo);
}

/* The document of a drawing, which has to be readable. */
static inline GoujiDocument *
read_drawing (Drawing *self)
{
  g_autoptr (GBytes) bytes = drawing_finish (self);
  g_autoptr (GError) error = NULL;
  GoujiDocument *document = gouji_read_pdf (bytes, NULL, &error);

  g_assert_no_error (error);
  assert_document_holds (document);

  return document;
}

static inline void
assert_drawing_is (Drawing *self, const char *expected)
{
  g_autoptr (GoujiDocument) document = read_drawing (self);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, expected);
}
