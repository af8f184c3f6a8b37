/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text/gouji-text-readers.h"

#include <string.h>

#include "decode/gouji-decode.h"
#include "text/gouji-html-scanner.h"

/* libxml2 compares an end tag that ends nothing with all elements that are open: what may be nested times
 * what may end. A page of 100 kB may nest as deep as the limits say, one of 20 MB 250 elements. */
#define DEPTH_BYTES G_GUINT64_CONSTANT (5000000000)

static gboolean
starts_with_tag (const char *text, const char *end, const char *tag)
{
  gsize n = strlen (tag);

  return (gsize) (end - text) >= n && g_ascii_strncasecmp (text, tag, n) == 0;
}

static guint
count_tags (const char *text, gsize length, const char *tag)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == '<' && starts_with_tag (text + i, text + length, tag);

  return n;
}

static gboolean
has_end_of_page (const char *text, gsize length)
{
  for (gsize i = length; i > 0; i--) {
    if (text[i - 1] == '<' && starts_with_tag (text + i - 1, text + length, "</html"))
      return TRUE;
  }

  return FALSE;
}

/* Whether the text ends within a tag or a comment. */
static gboolean
ends_in_tag (const char *text, gsize length)
{
  gsize start = length;

  while (start > 0 && text[start - 1] != '<' && text[start - 1] != '>')
    start--;
  if (start == 0 || text[start - 1] == '>')
    return FALSE;

  return start == length || g_ascii_isalpha (text[start]) || text[start] == '/' || text[start] == '!';
}

/* A page is cut when it does not end but had begun; a piece of one when its last table does not end, or its
 * last tag. */
static gboolean
is_cut (const char *text, gsize length, guint n_tables)
{
  if (has_end_of_page (text, length))
    return FALSE;

  return count_tags (text, length, "<html") > 0 || count_tags (text, length, "</table") < n_tables ||
         ends_in_tag (text, length);
}

/**
 * gouji_html_page_read:
 * @self: (out caller-allocates): the page
 * @builder: learns what is to be said of it
 */
void
gouji_html_page_read (GoujiHtmlPage *self,
                      const GoujiDecoded *decoded,
                      const GoujiLimits *limits,
                      GoujiDocumentBuilder *builder)
{
  gouji_html_page_scan (self, decoded->text, decoded->length,
                        MIN (limits->depth, DEPTH_BYTES / decoded->length));
  gouji_decoded_note (decoded, builder);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_COMMENTS, self->n_comments);
  if (self->too_deep)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_DEEP, NULL);
  if (is_cut (decoded->text, decoded->length, self->pieces.n_tables))
    gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);
}

/* Pages in frames are other files: nothing of them is here. */
GoujiDocument *
gouji_read_decoded_html (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_auto (GoujiHtmlPage) page = { 0 };
  guint n_cells_left = limits->cells;
  guint n_written = 0;
  g_autoptr (GoujiDocument) document = NULL;

  gouji_html_page_read (&page, decoded, limits, builder);
  gouji_document_builder_set_title (builder, page.title);
  while (n_written < page.pieces.list->len)
    n_written = gouji_pieces_write (&page.pieces, n_written, builder, &n_cells_left) + 1;

  document = gouji_document_builder_finish (builder);
  if (gouji_document_get_n_blocks (document) == 0) {
    g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY, "nothing that a reader would see");
    return NULL;
  }

  return g_steal_pointer (&document);
}

/**
 * gouji_read_html:
 * @bytes: a page or a piece of one, in any encoding
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads what a reader of the page sees, in order. Tables that arrange the page (those that hold other tables
 * or articles, and those of one cell) become paragraphs and headings.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_html (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiDecoded) decoded = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  if (!gouji_decoded_init (&decoded, bytes, limits, error))
    return NULL;

  return gouji_read_decoded_html (&decoded, limits, error);
}
