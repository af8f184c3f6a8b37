/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiHtmlPieceKind:
 * @GOUJI_HTML_PIECE_TEXT: a paragraph, or a part of a cell between two block boundaries
 * @GOUJI_HTML_PIECE_TABLE: a table begins
 * @GOUJI_HTML_PIECE_TABLE_END: it ends
 * @GOUJI_HTML_PIECE_ROWS: a group of rows begins
 * @GOUJI_HTML_PIECE_ROW: a row begins
 * @GOUJI_HTML_PIECE_CELL: a cell begins
 * @GOUJI_HTML_PIECE_CELL_END: it ends
 */
typedef enum {
  GOUJI_HTML_PIECE_TEXT,
  GOUJI_HTML_PIECE_TABLE,
  GOUJI_HTML_PIECE_TABLE_END,
  GOUJI_HTML_PIECE_ROWS,
  GOUJI_HTML_PIECE_ROW,
  GOUJI_HTML_PIECE_CELL,
  GOUJI_HTML_PIECE_CELL_END,
} GoujiHtmlPieceKind;

/**
 * GoujiHtmlPiece:
 * @kind: a #GoujiHtmlPieceKind
 * @level: a text's level as a heading, else 0
 * @header: whether a cell is marked as a head
 * @is_layout: whether a table only arranges text on the page
 * @row_span: a cell's `rowspan`; 0 is all rows that remain
 * @column_span: a cell's `colspan`
 * @group: of rows: 0 for head rows, 1 for body rows, 2 for foot rows, the order in which they are shown
 * @start: where a text begins in [struct@HtmlPage].text
 * @end: where it ends; for a table the index of its TABLE_END
 */
typedef struct {
  guint8 kind;
  guint8 level;
  guint8 header;
  guint8 is_layout;
  guint16 row_span;
  guint16 column_span;
  guint8 group;
  guint start;
  guint end;
} GoujiHtmlPiece;

/**
 * GoujiHtmlPage:
 * @pieces: (element-type GoujiHtmlPiece): what a reader of the page sees, in order
 * @text: the texts of all pieces, white space collapsed
 * @title: (nullable): the page's first title that is not blank
 * @n_tables: how many tables begin
 * @too_deep: whether the page is nested deeper than the limit, and was read no further
 */
typedef struct {
  GArray *pieces;
  GString *text;
  char *title;
  guint n_tables;
  gboolean too_deep;
} GoujiHtmlPage;

void gouji_html_page_scan (GoujiHtmlPage *self, const char *text, gsize length, guint depth);
void gouji_html_page_clear (GoujiHtmlPage *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiHtmlPage, gouji_html_page_clear)

G_END_DECLS
