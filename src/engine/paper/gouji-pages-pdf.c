/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-pdf.h>

#include "paper/gouji-pages-private.h"

/* What the bytes are written to. */
typedef struct {
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
} Pdf;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;

  if (length > G_MAXUINT - bytes->len)
    return CAIRO_STATUS_WRITE_ERROR;

  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The day under the signature; a report without one is complete when its year is over. Never the clock. */
static char *
find_creation_date (GoujiPaper *paper)
{
  const char *day = gouji_paper_get_day (paper);
  int year = gouji_paper_get_year (paper);
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", day != NULL ? day : "");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (date, NULL);

  if (time != NULL)
    return g_steal_pointer (&date);
  if (year > 0 && year <= 9999)
    return g_strdup_printf ("%04d-12-31T00:00:00Z", year);
  return g_strdup ("");
}

static void
set_metadata (GoujiPages *self, cairo_surface_t *surface)
{
  g_autofree char *date = find_creation_date (self->paper);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, gouji_paper_get_title (self->paper));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

/* The title is the outline's root, the parts stand below it. */
static void
add_outline (GoujiPages *self, cairo_surface_t *surface)
{
  int root = CAIRO_PDF_OUTLINE_ROOT;

  for (guint page = 0; page < self->pages->len; page++) {
    const GArray *marks = self->pages->pdata[page];
    guint last = G_MAXUINT;

    for (guint i = 0; i < marks->len; i++) {
      const GoujiMark *mark = &g_array_index (marks, GoujiMark, i);
      guint index = g_array_index (self->items, GoujiFlowItem, mark->item).block;
      const GoujiPaperBlock *block = gouji_paper_get_block (self->paper, index);
      g_autofree char *place = NULL;
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      int entry;

      if (index == last || (block->kind != GOUJI_PAPER_TITLE && block->kind != GOUJI_PAPER_HEADING))
        continue;
      last = index;
      g_ascii_formatd (number, sizeof number, "%.2f", self->layout->top + mark->y);
      place = g_strdup_printf ("page=%u pos=[0 %s]", page + 1, number);
      entry = cairo_pdf_surface_add_outline (surface,
                                             block->kind == GOUJI_PAPER_TITLE ? CAIRO_PDF_OUTLINE_ROOT : root,
                                             block->text, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
      if (block->kind == GOUJI_PAPER_TITLE)
        root = entry;
    }
  }
}

static gboolean
draw_pages (GoujiPages *self, Pdf *pdf, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoujiTags) tags = gouji_tags_new (pdf->cr);

  for (guint page = 0; page < self->pages->len; page++) {
    g_autofree char *label = g_strdup_printf ("%u", page + 1);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    cairo_pdf_surface_set_page_label (pdf->surface, label);
    gouji_pages_draw_page (self, page, pdf->cr, tags);
    if (page + 1 == self->pages->len)
      gouji_tags_write (tags, self->paper);
    cairo_show_page (pdf->cr);
  }

  /* Its entries lead to pages, which must be there by now: Cairo loses memory over a page that never comes.
   */
  add_outline (self, pdf->surface);
  return TRUE;
}

/**
 * gouji_pages_check_status:
 *
 * Returns: whether Cairo could do all it was asked for; else @error says what it says
 */
gboolean
gouji_pages_check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error_literal (error, GOUJI_PAGES_ERROR, GOUJI_PAGES_ERROR_DRAWING, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
finish (Pdf *pdf, GError **error)
{
  cairo_surface_finish (pdf->surface);

  return gouji_pages_check_status (cairo_status (pdf->cr), error) &&
         gouji_pages_check_status (cairo_surface_status (pdf->surface), error);
}

/**
 * gouji_pages_to_pdf:
 * @cancellable: (nullable): to stop it
 * @error: return location for %GOUJI_PAGES_ERROR_DRAWING or %G_IO_ERROR_CANCELLED
 *
 * Makes a PDF file of the pages: fonts embedded, text that can be selected in reading order, structure tags,
 * an outline, the report's title and day and nothing else about who made it. The same pages give the same
 * bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
gouji_pages_to_pdf (GoujiPages *self, GCancellable *cancellable, GError **error)
{
  Pdf pdf = { .bytes = g_byte_array_new () };
  gboolean done;

  g_return_val_if_fail (self != NULL, NULL);

  pdf.surface =
    cairo_pdf_surface_create_for_stream (write_cb, pdf.bytes, self->layout->width, self->layout->height);
  /* Later versions hide the catalog, to which something is still to be added. */
  cairo_pdf_surface_restrict_to_version (pdf.surface, CAIRO_PDF_VERSION_1_4);
  set_metadata (self, pdf.surface);
  pdf.cr = cairo_create (pdf.surface);
  done = draw_pages (self, &pdf, cancellable, error) && finish (&pdf, error);
  cairo_destroy (pdf.cr);
  cairo_surface_destroy (pdf.surface);

  if (!done) {
    g_byte_array_unref (pdf.bytes);
    return NULL;
  }
  gouji_pdf_complete_catalog (pdf.bytes);
  return g_byte_array_free_to_bytes (pdf.bytes);
}
