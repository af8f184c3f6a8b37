/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiHtmlElement:
 * @GOUJI_HTML_INLINE: runs on within its line, as all elements do that are not known
 * @GOUJI_HTML_RAISED: `sup` and `sub`: runs on, but a footnote mark behind a number is not a digit of it
 * @GOUJI_HTML_BLOCK: begins and ends a paragraph
 * @GOUJI_HTML_PREFORMATTED: a block in which white space stays
 * @GOUJI_HTML_HEADING_1: a heading; the further levels follow
 * @GOUJI_HTML_BREAK: a line break
 * @GOUJI_HTML_TITLE: what the page calls itself; no text
 * @GOUJI_HTML_UNSEEN: nothing in it is text that a reader of the page sees. Elements that have no content
 * (`input`) are none of these: where a parser does not know that they have no end, the page would vanish in
 * them.
 * @GOUJI_HTML_FRAME: `frame` and `iframe`: another page
 * @GOUJI_HTML_ROOT: `html` and `body`: blocks which are never hidden, since scripts show what they hide at
 * first
 * @GOUJI_HTML_TABLE: a table
 * @GOUJI_HTML_HEAD_ROWS: `thead`
 * @GOUJI_HTML_BODY_ROWS: `tbody`
 * @GOUJI_HTML_FOOT_ROWS: `tfoot`
 * @GOUJI_HTML_ROW: a row
 * @GOUJI_HTML_CELL: a cell
 * @GOUJI_HTML_HEAD_CELL: a cell that is a head
 *
 * What an element means for reading.
 */
typedef enum {
  GOUJI_HTML_INLINE,
  GOUJI_HTML_RAISED,
  GOUJI_HTML_BLOCK,
  GOUJI_HTML_PREFORMATTED,
  GOUJI_HTML_HEADING_1,
  GOUJI_HTML_HEADING_2,
  GOUJI_HTML_HEADING_3,
  GOUJI_HTML_HEADING_4,
  GOUJI_HTML_HEADING_5,
  GOUJI_HTML_HEADING_6,
  GOUJI_HTML_BREAK,
  GOUJI_HTML_TITLE,
  GOUJI_HTML_UNSEEN,
  GOUJI_HTML_FRAME,
  GOUJI_HTML_ROOT,
  GOUJI_HTML_TABLE,
  GOUJI_HTML_HEAD_ROWS,
  GOUJI_HTML_BODY_ROWS,
  GOUJI_HTML_FOOT_ROWS,
  GOUJI_HTML_ROW,
  GOUJI_HTML_CELL,
  GOUJI_HTML_HEAD_CELL,
} GoujiHtmlElement;

GoujiHtmlElement gouji_html_element_find (const char *name);
gboolean gouji_html_is_comment_mark (const char *const *attributes);
gboolean gouji_html_is_hidden (const char *const *attributes);
guint gouji_html_read_span (const char *value, guint least);

G_END_DECLS
