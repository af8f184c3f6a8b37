/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-read-pdf.h"

#include "pdf/gouji-pdf-flow.h"
#include "pdf/gouji-pdf-grid.h"
#include "pdf/gouji-pdf-pictures.h"
#include "pdf/gouji-pdf-rulings.h"

/* So many pages without any letter are drawn to see whether there are pictures on them. */
#define MOST_PICTURES 16

/* What is found out while the pages are read. */
typedef struct {
  const GoujiLimits *limits;
  GoujiDocumentBuilder *builder;
  GoujiPdfFlow *flow;
  guint n_cells_left;
  guint64 n_letters;
  guint64 n_unmapped;
  guint n_without_text;
  guint n_pictures;
  gboolean recognised;
} Reading;

static GoujiDocument *
fail (GError **error, GoujiReadError code, const char *message)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, code, message);
  return NULL;
}

static PopplerDocument *
open_file (GBytes *bytes, GError **error)
{
  g_autoptr (GError) reason = NULL;
  PopplerDocument *file = poppler_document_new_from_bytes (bytes, NULL, &reason);

  if (file == NULL) {
    gboolean encrypted = g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

    fail (error, encrypted ? GOUJI_READ_ERROR_ENCRYPTED : GOUJI_READ_ERROR_DAMAGED,
          reason != NULL ? reason->message : "no document");
  }

  return file;
}

static void
read_page (Reading *self, PopplerPage *shown, guint index)
{
  g_autoptr (GoujiPdfPage) page = gouji_pdf_page_read (shown, index);
  GPtrArray *tables;

  gouji_document_builder_add_page (self->builder, page->width, page->height);
  self->n_letters += page->letters->len;
  self->n_unmapped += page->n_unmapped;

  if (page->letters->len == 0 && page->n_unmapped == 0) {
    self->n_without_text++;
    if (self->n_without_text <= MOST_PICTURES)
      self->n_pictures += gouji_pdf_page_find_rulings (page, shown);
  } else if (gouji_pdf_page_may_have_tables (page)) {
    gouji_pdf_page_find_rulings (page, shown);
  }

  if (page->letters->len > 0 && !self->recognised)
    self->recognised = gouji_pdf_page_is_recognised (page, shown);

  tables = gouji_pdf_grid_find_tables (page, self->n_cells_left);
  for (guint i = 0; i < tables->len; i++)
    self->n_cells_left -= ((GoujiPdfTable *) g_ptr_array_index (tables, i))->cells->len;
  gouji_pdf_flow_add_page (self->flow, page, tables);
}

static gboolean
read_pages (Reading *self, PopplerDocument *file, GError **error)
{
  guint n_pages = MAX (0, poppler_document_get_n_pages (file));

  if (n_pages > self->limits->pages)
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_TOO_LARGE, NULL);
  for (guint i = 0; i < MIN (n_pages, self->limits->pages); i++) {
    PopplerPage *page = poppler_document_get_page (file, i);

    if (page == NULL) {
      fail (error, GOUJI_READ_ERROR_DAMAGED, "a page is missing");
      return FALSE;
    }
    read_page (self, page, i);
    g_object_unref (page);
  }

  return TRUE;
}

static gboolean
read_file (Reading *self, PopplerDocument *file, GError **error)
{
  g_autofree char *title = poppler_document_get_title (file);

  gouji_document_builder_set_title (self->builder, title);

  return read_pages (self, file, error);
}

/* Whether there is text to go on with. A page of letters that are not known is to be recognised like a
 * picture: it shows them well. */
static gboolean
has_text (const Reading *self, GError **error)
{
  if (self->n_letters == 0 && self->n_unmapped == 0 && self->n_pictures == 0) {
    fail (error, GOUJI_READ_ERROR_EMPTY, "nothing is printed on any page");
    return FALSE;
  }
  if (self->n_unmapped * 2 >= self->n_letters) {
    fail (error, GOUJI_READ_ERROR_SCANNED,
          self->n_unmapped > 0 ? "the fonts do not say what their letters are" : "pictures without text");
    return FALSE;
  }

  return TRUE;
}

static void
add_notes (const Reading *self)
{
  if (self->n_unmapped > 0)
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_REPLACED, NULL);
  if (self->recognised)
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_SCANNED, NULL);
  gouji_document_builder_add_count (self->builder, GOUJI_NOTE_PICTURES, self->n_pictures);
}

/**
 * gouji_read_pdf:
 * @bytes: a PDF file
 * @limits: (nullable): %NULL for the usual ones
 * @error: return location for a [error@ReadError]
 *
 * Reads the text of a PDF file (ISO 32000-1). Such a file says nothing of lines, paragraphs and tables, only
 * where each letter stands: all else is found by the places of letters and of rulings.
 *
 * Returns: (transfer full): the document, with pages and boxes, or %NULL
 */
GoujiDocument *
gouji_read_pdf (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiPdfFlow) flow = gouji_pdf_flow_new ();
  PopplerDocument *file;
  gboolean readable;
  Reading reading = { .builder = builder, .flow = flow };

  g_return_val_if_fail (bytes != NULL, NULL);

  reading.limits = limits != NULL ? limits : &gouji_default_limits;
  reading.n_cells_left = reading.limits->cells;
  if (g_bytes_get_size (bytes) > reading.limits->bytes)
    return fail (error, GOUJI_READ_ERROR_TOO_LARGE, "larger than the limits");

  file = open_file (bytes, error);
  if (file == NULL)
    return NULL;
  readable = read_file (&reading, file, error) && has_text (&reading, error);
  g_object_unref (file);
  if (!readable)
    return NULL;

  add_notes (&reading);
  gouji_pdf_flow_drop_furniture (flow);
  gouji_pdf_flow_join_tables (flow);
  gouji_pdf_flow_write (flow, builder);

  return gouji_document_builder_finish (builder);
}
