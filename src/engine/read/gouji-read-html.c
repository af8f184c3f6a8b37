/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "read/gouji-decode.h"
#include "read/gouji-html-scanner.h"

/* The groups of rows in the order in which they are shown: head, body, foot. */
#define N_GROUPS 3
#define BODY_GROUP 1

/* libxml2 compares an end tag that ends nothing with all elements that are open: what may be nested times
 * what may end. A page of 100 kB may nest as deep as the limits say, one of 20 MB 250 elements. */
#define DEPTH_BYTES G_GUINT64_CONSTANT (5000000000)

typedef struct {
  GoujiDocumentBuilder *builder;
  const GoujiHtmlPage *page;
  guint n_cells_left;
} Writer;

static const GoujiHtmlPiece *
get_piece (const GoujiHtmlPage *page, guint index)
{
  return &g_array_index (page->pieces, GoujiHtmlPiece, index);
}

static void
write_text (Writer *self, const GoujiHtmlPiece *piece)
{
  gouji_document_builder_begin_block (
    self->builder, piece->level > 0 ? GOUJI_BLOCK_HEADING : GOUJI_BLOCK_PARAGRAPH, piece->level);
  gouji_document_builder_append (self->builder, self->page->text->str + piece->start,
                                 piece->end - piece->start);
  gouji_document_builder_end_block (self->builder);
}

/* What stands in a table but in no cell, and its caption, comes in front of it, where browsers show it. */
static void
write_loose (Writer *self, guint first, guint last)
{
  guint n_inner = 0;
  gboolean in_cell = FALSE;

  for (guint i = first; i < last; i++) {
    const GoujiHtmlPiece *piece = get_piece (self->page, i);

    if (piece->kind == GOUJI_HTML_PIECE_TABLE)
      n_inner++;
    else if (piece->kind == GOUJI_HTML_PIECE_TABLE_END)
      n_inner--;
    else if (n_inner == 0 && piece->kind == GOUJI_HTML_PIECE_CELL)
      in_cell = TRUE;
    else if (n_inner == 0 && piece->kind == GOUJI_HTML_PIECE_CELL_END)
      in_cell = FALSE;
    else if (piece->kind == GOUJI_HTML_PIECE_TEXT && !in_cell)
      write_text (self, piece);
  }
}

/* Writes one of a cell's texts; line breaks, and the end of the text before, are one space each. */
static void
write_cell_text (Writer *self, const GoujiHtmlPiece *piece, gboolean *is_first)
{
  const char *text = self->page->text->str + piece->start;
  const char *end = self->page->text->str + piece->end;

  while (text < end) {
    const char *line_end = memchr (text, '\n', end - text);

    if (line_end == NULL)
      line_end = end;
    if (line_end > text) {
      if (!*is_first)
        gouji_document_builder_append (self->builder, " ", 1);
      gouji_document_builder_append (self->builder, text, line_end - text);
      *is_first = FALSE;
    }
    text = line_end + 1;
  }
}

/* Begins the cell of @piece, unless there have been as many as the limits allow. */
static gboolean
begin_cell (Writer *self, const GoujiHtmlPiece *piece)
{
  if (self->n_cells_left == 0) {
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_TOO_LARGE, NULL);
    return FALSE;
  }

  self->n_cells_left--;
  gouji_document_builder_begin_cell (self->builder, piece->row_span, piece->column_span, piece->header);

  return TRUE;
}

/* Writes a table's rows of one group. Tables within its cells have one cell at most and are only text here.
 */
static void
write_rows (Writer *self, guint first, guint last, guint wanted)
{
  guint n_inner = 0;
  guint group = BODY_GROUP;
  gboolean in_cell = FALSE;
  gboolean is_first = TRUE;

  for (guint i = first; i < last; i++) {
    const GoujiHtmlPiece *piece = get_piece (self->page, i);

    if (piece->kind == GOUJI_HTML_PIECE_TABLE) {
      n_inner++;
    } else if (piece->kind == GOUJI_HTML_PIECE_TABLE_END) {
      n_inner--;
    } else if (piece->kind == GOUJI_HTML_PIECE_TEXT) {
      if (in_cell)
        write_cell_text (self, piece, &is_first);
    } else if (n_inner == 0 && piece->kind == GOUJI_HTML_PIECE_ROWS) {
      if (group == wanted)
        gouji_document_builder_end_row_group (self->builder);
      group = piece->group;
    } else if (n_inner == 0 && group == wanted) {
      if (piece->kind == GOUJI_HTML_PIECE_ROW)
        gouji_document_builder_begin_row (self->builder);
      if (piece->kind == GOUJI_HTML_PIECE_CELL)
        in_cell = is_first = begin_cell (self, piece);
      if (piece->kind == GOUJI_HTML_PIECE_CELL_END && in_cell) {
        gouji_document_builder_end_cell (self->builder);
        in_cell = FALSE;
      }
    }
  }
}

static void
write_table (Writer *self, guint first, guint last)
{
  write_loose (self, first, last);
  gouji_document_builder_begin_block (self->builder, GOUJI_BLOCK_TABLE, 0);
  for (guint group = 0; group < N_GROUPS; group++)
    write_rows (self, first, last, group);
  gouji_document_builder_end_block (self->builder);
}

static void
write_page (Writer *self)
{
  for (guint i = 0; i < self->page->pieces->len; i++) {
    const GoujiHtmlPiece *piece = get_piece (self->page, i);

    if (piece->kind == GOUJI_HTML_PIECE_TEXT) {
      write_text (self, piece);
    } else if (piece->kind == GOUJI_HTML_PIECE_TABLE && !piece->is_layout) {
      write_table (self, i + 1, piece->end);
      i = piece->end;
    }
  }
}

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

GoujiDocument *
gouji_read_decoded_html (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_auto (GoujiHtmlPage) page = { 0 };
  Writer writer = { .builder = builder, .page = &page, .n_cells_left = limits->cells };
  g_autoptr (GoujiDocument) document = NULL;

  gouji_html_page_scan (&page, decoded->text, decoded->length,
                        MIN (limits->depth, DEPTH_BYTES / decoded->length));
  write_page (&writer);

  gouji_decoded_note (decoded, builder);
  gouji_document_builder_set_title (builder, page.title);
  if (page.too_deep)
    gouji_document_builder_add_note (builder, GOUJI_NOTE_TOO_DEEP, NULL);
  if (is_cut (decoded->text, decoded->length, page.n_tables))
    gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);

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
