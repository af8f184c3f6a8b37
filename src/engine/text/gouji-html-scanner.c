/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "text/gouji-html-scanner.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "text/gouji-html-element.h"

/* Elements below the limit are passed over; below so many times the limit, the page is left. */
#define HOPELESS 2

/* The head of what is copied has six lines, with the address of its source as the longest. */
#define CLIPBOARD_HEAD_BYTES 4096

/* An element whose end is still to come. */
typedef struct {
  const char *name; /* belongs to the parser, which has each name once */
  GoujiHtmlElement element;
  guint n_tables; /* how many tables were open when a part of a table began */
  guint serial;   /* which of its table's cells a cell is */
  guint8 level;   /* heading level around it */
} OpenElement;

typedef struct {
  GoujiHtmlPage *page;
  GoujiPieces *pieces; /* the page's */
  xmlParserCtxt *parser;
  guint depth_limit;
  GArray *elements; /* element-type OpenElement */
  guint unseen;     /* how many elements were open when the unseen one began, it included; 0 for none */
  guint preformatted;
  guint8 level;
  gboolean in_text;
  GString *title; /* while a title is open */
} Scanner;

static gboolean
is_white (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gboolean
is_blank (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
      return FALSE;
  }

  return TRUE;
}

/* Ends the text that is open. */
static void
close_text (Scanner *self)
{
  if (self->in_text)
    gouji_pieces_end_text (self->pieces);
  self->in_text = FALSE;
}

/* Opens a text unless one is open; the page's white space in front of it is left out. */
static const char *
open_text (Scanner *self, const char *text, const char *end)
{
  GoujiPiece *piece;

  if (self->in_text)
    return text;

  while (text < end && is_white (*text))
    text++;
  if (text == end)
    return end;

  piece = gouji_pieces_append (self->pieces, GOUJI_PIECE_TEXT);
  piece->start = self->pieces->text->len;
  piece->level = self->level;
  self->in_text = TRUE;

  return text;
}

/* Runs of white space become one space; what stands behind a line break loses its first. */
static void
append_collapsed (GString *target, gsize start, const char *text, const char *end)
{
  while (text < end) {
    const char *run = text;

    while (text < end && !is_white (*text))
      text++;
    g_string_append_len (target, run, text - run);
    if (text == end)
      return;

    while (text < end && is_white (*text))
      text++;
    if (target->len > start && !is_white (target->str[target->len - 1]))
      g_string_append_c (target, ' ');
  }
}

static void
append_preformatted (GString *target, const char *text, const char *end)
{
  for (; text < end; text++) {
    if (*text != '\r')
      g_string_append_c (target, *text);
  }
}

static void
characters_cb (void *data, const xmlChar *characters, int length)
{
  Scanner *self = data;
  const char *text = (const char *) characters;
  const char *end = text + length;

  if (self->unseen > 0)
    return;
  if (self->title != NULL) {
    append_collapsed (self->title, 0, text, end);
    return;
  }

  text = open_text (self, text, end);
  if (text == end)
    return;
  if (self->preformatted > 0)
    append_preformatted (self->pieces->text, text, end);
  else
    append_collapsed (self->pieces->text, 0, text, end);
}

/* 64 with a raised 1 behind it is not 641. */
static void
part_from_digits (Scanner *self)
{
  GString *text = self->pieces->text;

  if (self->in_text && text->len > 0 && g_ascii_isdigit (text->str[text->len - 1]))
    g_string_append_c (text, ' ');
}

static void
break_line (Scanner *self)
{
  GString *text = self->pieces->text;

  if (!self->in_text)
    return;
  if (text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static void
begin_table (Scanner *self, OpenElement *element)
{
  close_text (self);
  gouji_pieces_begin_table (self->pieces);
  element->n_tables = self->pieces->tables->len;
}

static void
begin_rows (Scanner *self, guint group)
{
  close_text (self);
  if (gouji_pieces_get_table (self->pieces) != NULL)
    gouji_pieces_begin_rows (self->pieces, group);
}

static void
begin_row (Scanner *self)
{
  close_text (self);
  if (gouji_pieces_get_table (self->pieces) != NULL)
    gouji_pieces_begin_row (self->pieces);
}

static const char *
get_attribute (const char *const *attributes, const char *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    if (g_str_equal (attributes[i], name))
      return attributes[i + 1];
  }

  return NULL;
}

static void
begin_cell (Scanner *self, OpenElement *element, const char *const *attributes)
{
  GoujiOpenTable *table = gouji_pieces_get_table (self->pieces);
  GoujiPiece *piece;

  close_text (self);
  if (table == NULL)
    return;

  piece = gouji_pieces_begin_cell (self->pieces);
  piece->header = element->element == GOUJI_HTML_HEAD_CELL;
  piece->row_span = gouji_html_read_span (get_attribute (attributes, "rowspan"), 0);
  piece->column_span = gouji_html_read_span (get_attribute (attributes, "colspan"), 1);
  element->serial = table->n_cells;
}

/* What stands in it is for those who cannot show it; a `frame` has no end, and so nothing in it. */
static GoujiHtmlElement
add_frame (Scanner *self, const char *name, const char *const *attributes)
{
  const char *page = get_attribute (attributes, "src");

  close_text (self);
  if (page != NULL)
    gouji_pieces_add_frame (self->pieces, page);

  return g_str_equal (name, "iframe") ? GOUJI_HTML_UNSEEN : GOUJI_HTML_INLINE;
}

static void
begin_seen (Scanner *self, OpenElement *element, const char *const *attributes)
{
  element->n_tables = self->pieces->tables->len;

  switch (element->element) {
  case GOUJI_HTML_PREFORMATTED:
    close_text (self);
    self->preformatted++;
    break;
  case GOUJI_HTML_HEADING_1:
  case GOUJI_HTML_HEADING_2:
  case GOUJI_HTML_HEADING_3:
  case GOUJI_HTML_HEADING_4:
  case GOUJI_HTML_HEADING_5:
  case GOUJI_HTML_HEADING_6:
    close_text (self);
    self->level = element->element - GOUJI_HTML_HEADING_1 + 1;
    break;
  case GOUJI_HTML_BREAK:
    break_line (self);
    break;
  case GOUJI_HTML_TITLE:
    if (self->title == NULL)
      self->title = g_string_new (NULL);
    break;
  case GOUJI_HTML_TABLE:
    begin_table (self, element);
    break;
  case GOUJI_HTML_HEAD_ROWS:
  case GOUJI_HTML_BODY_ROWS:
  case GOUJI_HTML_FOOT_ROWS:
    begin_rows (self, element->element - GOUJI_HTML_HEAD_ROWS);
    break;
  case GOUJI_HTML_ROW:
    begin_row (self);
    break;
  case GOUJI_HTML_CELL:
  case GOUJI_HTML_HEAD_CELL:
    begin_cell (self, element, attributes);
    break;
  case GOUJI_HTML_BLOCK:
  case GOUJI_HTML_ROOT:
    close_text (self);
    break;
  case GOUJI_HTML_RAISED:
    part_from_digits (self);
    break;
  case GOUJI_HTML_INLINE:
  case GOUJI_HTML_FRAME:
  case GOUJI_HTML_UNSEEN:
  default:
    break;
  }
}

static void
start_element_cb (void *data, const xmlChar *name, const xmlChar **xml_attributes)
{
  Scanner *self = data;
  const char *const *attributes = (const char *const *) xml_attributes;
  OpenElement element = { .name = (const char *) name, .level = self->level };

  if (self->unseen == 0) {
    element.element = gouji_html_element_find (element.name);
    if (self->elements->len >= self->depth_limit) {
      self->page->too_deep = TRUE;
      element.element = GOUJI_HTML_UNSEEN;
    } else if (element.element != GOUJI_HTML_ROOT && gouji_html_is_hidden (attributes)) {
      self->page->n_comments += gouji_html_is_comment_mark (attributes);
      element.element = GOUJI_HTML_UNSEEN;
    }
    if (element.element == GOUJI_HTML_FRAME)
      element.element = add_frame (self, element.name, attributes);
    if (element.element == GOUJI_HTML_UNSEEN)
      self->unseen = self->elements->len + 1;
    else
      begin_seen (self, &element, attributes);
  }

  g_array_append_val (self->elements, element);
  if (self->elements->len / HOPELESS > self->depth_limit)
    xmlStopParser (self->parser);
}

static void
end_title (Scanner *self)
{
  if (self->title == NULL)
    return;

  if (self->page->title == NULL && !is_blank (self->title->str, self->title->str + self->title->len))
    self->page->title = g_strdup (self->title->str);
  g_string_free (g_steal_pointer (&self->title), TRUE);
}

static void
end_seen (Scanner *self, const OpenElement *element)
{
  GoujiPieces *pieces = self->pieces;
  GoujiOpenTable *table = element->n_tables == pieces->tables->len ? gouji_pieces_get_table (pieces) : NULL;

  switch (element->element) {
  case GOUJI_HTML_PREFORMATTED:
    close_text (self);
    self->preformatted--;
    break;
  case GOUJI_HTML_TITLE:
    end_title (self);
    break;
  case GOUJI_HTML_TABLE:
    close_text (self);
    if (table != NULL)
      gouji_pieces_end_table (pieces);
    break;
  case GOUJI_HTML_HEAD_ROWS:
  case GOUJI_HTML_BODY_ROWS:
  case GOUJI_HTML_FOOT_ROWS:
    close_text (self);
    if (table != NULL)
      gouji_pieces_begin_rows (pieces, GOUJI_PIECES_BODY_ROWS);
    break;
  case GOUJI_HTML_ROW:
    close_text (self);
    if (table != NULL && !table->in_cell)
      table->in_row = FALSE;
    break;
  case GOUJI_HTML_CELL:
  case GOUJI_HTML_HEAD_CELL:
    close_text (self);
    if (table != NULL && table->n_cells == element->serial)
      gouji_pieces_end_cell (pieces);
    break;
  case GOUJI_HTML_RAISED:
    part_from_digits (self);
    break;
  case GOUJI_HTML_INLINE:
  case GOUJI_HTML_BREAK:
  case GOUJI_HTML_FRAME:
  case GOUJI_HTML_UNSEEN:
    break;
  case GOUJI_HTML_BLOCK:
  case GOUJI_HTML_ROOT:
  case GOUJI_HTML_HEADING_1:
  case GOUJI_HTML_HEADING_2:
  case GOUJI_HTML_HEADING_3:
  case GOUJI_HTML_HEADING_4:
  case GOUJI_HTML_HEADING_5:
  case GOUJI_HTML_HEADING_6:
  default:
    close_text (self);
    break;
  }

  self->level = element->level;
}

/* Ends the innermost open element. */
static void
pop_element (Scanner *self)
{
  OpenElement element = g_array_index (self->elements, OpenElement, self->elements->len - 1);

  if (self->unseen == 0)
    end_seen (self, &element);
  else if (self->unseen == self->elements->len)
    self->unseen = 0;
  g_array_set_size (self->elements, self->elements->len - 1);
}

static void
end_element_cb (void *data, const xmlChar *name)
{
  Scanner *self = data;
  guint depth = self->elements->len;

  /* The parser ends elements in order; should it ever not, those within end with the one around them. */
  while (depth > 0 &&
         !g_str_equal (g_array_index (self->elements, OpenElement, depth - 1).name, (const char *) name))
    depth--;
  while (depth > 0 && self->elements->len >= depth)
    pop_element (self);
}

/* Whether the clipboard's own head stands in front of the page (CF_HTML): names and numbers, a line each. */
static gboolean
has_clipboard_head (const char *text, gsize length)
{
  static const char first[] = "Version:";

  return length > sizeof first && g_ascii_strncasecmp (text, first, strlen (first)) == 0 &&
         memmem (text, MIN (length, CLIPBOARD_HEAD_BYTES), "StartHTML:", strlen ("StartHTML:")) != NULL;
}

/* Office programs part a page by `<![if !supportLists]>` and `<![endif]>`, which are comments to a browser,
 * and text to libxml2 before 2.14. As instructions for a processor they are nothing to either.
 *
 * Returns: (transfer full) (nullable): the changed text, %NULL where there is nothing to change */
static char *
hide_conditions (const char *text, gsize length)
{
  g_autofree char *changed = NULL;
  const char *end = text + length;

  for (const char *at = text; (at = memmem (at, end - at, "<![", 3)) != NULL; at += 3) {
    if ((gsize) (end - at) < 8 ||
        (g_ascii_strncasecmp (at + 3, "if ", 3) != 0 && g_ascii_strncasecmp (at + 3, "endif", 5) != 0))
      continue;
    if (changed == NULL)
      changed = g_memdup2 (text, length);
    memcpy (changed + (at - text), "<?x", 3);
  }

  return g_steal_pointer (&changed);
}

/* Parses with own handlers instead of building a tree: a page is walked once, and its depth costs no stack.
 */
static void
parse (Scanner *self, const char *text, gsize length)
{
  xmlSAXHandler handler = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .cdataBlock = characters_cb,
    .ignorableWhitespace = characters_cb,
  };
  const int options =
    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;

#if LIBXML_VERSION >= 21100
  self->parser = htmlNewSAXParserCtxt (&handler, self);
  xmlFreeDoc (htmlCtxtReadMemory (self->parser, text, (int) length, NULL, "UTF-8", options));
#else
  /* An encoding that is named is converted from, piece by piece, even if it is UTF-8. */
  self->parser = htmlCreateMemoryParserCtxt (text, (int) length);
  *self->parser->sax = handler;
  self->parser->userData = self;
  self->parser->charset = XML_CHAR_ENCODING_UTF8;
  htmlCtxtUseOptions (self->parser, options);
  htmlParseDocument (self->parser);
#endif
  htmlFreeParserCtxt (self->parser);
}

/**
 * gouji_html_page_scan:
 * @self: (out caller-allocates): the page
 * @text: valid UTF-8, whatever encoding the page says of itself
 * @depth: how deep elements may be nested
 *
 * Reads a page, or a piece of one, into what a reader of it sees. It is always a page: HTML has no errors.
 */
void
gouji_html_page_scan (GoujiHtmlPage *self, const char *text, gsize length, guint depth)
{
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (OpenElement));
  Scanner scanner = { .page = self, .pieces = &self->pieces, .depth_limit = depth, .elements = elements };
  g_autofree char *changed = NULL;

  *self = (GoujiHtmlPage) { 0 };
  gouji_pieces_init (&self->pieces, length / 4);
  if (has_clipboard_head (text, length)) {
    const char *page = memchr (text, '<', length);

    length -= page != NULL ? (gsize) (page - text) : 0;
    text = page != NULL ? page : text;
  }
  changed = hide_conditions (text, length);

  parse (&scanner, changed != NULL ? changed : text, length);
  while (elements->len > 0)
    pop_element (&scanner);
  close_text (&scanner);
}

void
gouji_html_page_clear (GoujiHtmlPage *self)
{
  gouji_pieces_clear (&self->pieces);
  g_clear_pointer (&self->title, g_free);
}
