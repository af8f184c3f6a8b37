/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <string.h>

#include "chart/gouji-chart-private.h"

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_on (GoujiChart *self, cairo_surface_t *surface, double width, double height)
{
  cairo_t *cr = cairo_create (surface);
  gboolean bare = self->bare;

  gouji_chart_set_bare (self, FALSE);
  gouji_chart_draw (self, cr, width, height, GOUJI_CHART_LIGHT, -1);
  gouji_chart_set_bare (self, bare);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

/* What a picture is called, and what it shows, for those who do not see it. Behind the tag that opens the
 * document. */
static void
describe_svg (GoujiChart *self, GByteArray *svg)
{
  g_autofree char *text = g_strndup ((const char *) svg->data, svg->len);
  g_autofree char *title = g_markup_escape_text (self->title, -1);
  g_autofree char *description = g_markup_escape_text (self->description, -1);
  const char *root = strstr (text, "<svg ");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  g_autoptr (GString) whole = NULL;

  if (end == NULL)
    return;

  whole = g_string_new_len (text, root - text);
  g_string_append (
    whole,
    "<svg role=\"img\" xml:lang=\"zh-CN\" aria-labelledby=\"title\" aria-describedby=\"description\" ");
  g_string_append_len (whole, root + strlen ("<svg "), end + 1 - root - (gssize) strlen ("<svg "));
  g_string_append_printf (whole, "\n<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>",
                          title, description);
  g_string_append (whole, end + 1);
  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, (const guint8 *) whole->str, (guint) whole->len);
}

/**
 * gouji_chart_to_svg:
 * @width: in pixels
 * @height: in pixels
 *
 * Returns: an SVG file, with title and description
 */
GBytes *
gouji_chart_to_svg (GoujiChart *self, double width, double height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  g_return_val_if_fail (self != NULL && width >= 1 && height >= 1, g_byte_array_free_to_bytes (bytes));

  surface = cairo_svg_surface_create_for_stream (collect, bytes, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  draw_on (self, surface, width, height);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  describe_svg (self, bytes);
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * gouji_chart_to_png:
 * @width: in pixels, before scaling
 * @height: in pixels, before scaling
 * @scale: how many pixels of the picture make up one
 *
 * Returns: a PNG file
 */
GBytes *
gouji_chart_to_png (GoujiChart *self, double width, double height, double scale)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  g_return_val_if_fail (self != NULL && width >= 1 && height >= 1 && scale > 0,
                        g_byte_array_free_to_bytes (bytes));

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale + 0.5),
                                        (int) (height * scale + 0.5));
  cairo_surface_set_device_scale (surface, scale, scale);
  draw_on (self, surface, width, height);
  cairo_surface_write_to_png_stream (surface, collect, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* The date of the file is that of its numbers, the end of the last year: a clock would make every file
 * another. */
static void
describe_pdf (GoujiChart *self, cairo_surface_t *surface)
{
  int last = self->n_years > 0 ? self->first_year + (int) self->n_years - 1 : 2000;
  g_autofree char *date = g_strdup_printf ("%04d-12-31T00:00:00Z", last);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->finding);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/**
 * gouji_chart_to_pdf:
 * @width: in points
 * @height: in points
 *
 * Returns: a PDF file of one page
 */
GBytes *
gouji_chart_to_pdf (GoujiChart *self, double width, double height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;

  g_return_val_if_fail (self != NULL && width >= 1 && height >= 1, g_byte_array_free_to_bytes (bytes));

  surface = cairo_pdf_surface_create_for_stream (collect, bytes, width, height);
  /* The version that the oldest readers in offices open; nothing here needs a later one. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  describe_pdf (self, surface);
  draw_on (self, surface, width, height);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
