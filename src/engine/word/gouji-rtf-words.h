/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiRtfAction:
 * @GOUJI_RTF_UNKNOWN: nothing that concerns the text
 * @GOUJI_RTF_CHARACTER: a character; the value is its code point
 * @GOUJI_RTF_DESTINATION: says what the group holds; the value is a #GoujiRtfDestination
 * @GOUJI_RTF_PARAGRAPH: a paragraph ends
 *
 * What a control word means for reading (RTF 1.9.1). The rest are named for their words.
 */
typedef enum {
  GOUJI_RTF_UNKNOWN,
  GOUJI_RTF_CHARACTER,
  GOUJI_RTF_DESTINATION,
  GOUJI_RTF_PARAGRAPH,
  GOUJI_RTF_LINE,
  GOUJI_RTF_TAB,
  GOUJI_RTF_CELL,
  GOUJI_RTF_ROW,
  GOUJI_RTF_NESTED_CELL,
  GOUJI_RTF_NESTED_ROW,
  GOUJI_RTF_ROW_DEFAULTS,
  GOUJI_RTF_ROW_LEFT,
  GOUJI_RTF_ROW_HEAD,
  GOUJI_RTF_ROW_INDEX,
  GOUJI_RTF_ROW_LAST,
  GOUJI_RTF_CELL_RIGHT,
  GOUJI_RTF_CELL_JOINS_LEFT,
  GOUJI_RTF_CELL_JOINS_ABOVE,
  GOUJI_RTF_IN_TABLE,
  GOUJI_RTF_TABLE_DEPTH,
  GOUJI_RTF_PARAGRAPH_DEFAULTS,
  GOUJI_RTF_OUTLINE_LEVEL,
  GOUJI_RTF_STYLE,
  GOUJI_RTF_PLAIN,
  GOUJI_RTF_HIDDEN,
  GOUJI_RTF_STRUCK,
  GOUJI_RTF_DELETED,
  GOUJI_RTF_REVISED,
  GOUJI_RTF_RAISED,
  GOUJI_RTF_NOT_RAISED,
  GOUJI_RTF_FONT,
  GOUJI_RTF_DEFAULT_FONT,
  GOUJI_RTF_FONT_CHARSET,
  GOUJI_RTF_FONT_PAGE,
  GOUJI_RTF_PAGE,
  GOUJI_RTF_UNICODE,
  GOUJI_RTF_UNICODE_SKIP,
} GoujiRtfAction;

/**
 * GoujiRtfDestination:
 * @GOUJI_RTF_TEXT: the text itself
 * @GOUJI_RTF_PASSED: nothing of it is seen
 * @GOUJI_RTF_SAME: what the group around it holds
 * @GOUJI_RTF_FONTS: the table of fonts
 * @GOUJI_RTF_STYLES: the table of styles
 * @GOUJI_RTF_INFO: what the file says of itself; only its title is read
 * @GOUJI_RTF_TITLE: that title
 * @GOUJI_RTF_LIST_TEXT: the number in front of a paragraph, as it is printed
 * @GOUJI_RTF_SHAPE: a drawing; only text in it is read
 * @GOUJI_RTF_SHAPE_TEXT: that text
 * @GOUJI_RTF_FOOTNOTE: a footnote or endnote
 * @GOUJI_RTF_COMMENT: a comment
 * @GOUJI_RTF_PICTURE: a picture
 * @GOUJI_RTF_TWICE: the same text in two encodings, the second one Unicode
 * @GOUJI_RTF_AS_UNICODE: that second one
 * @GOUJI_RTF_NESTED_ROW_PROPERTIES: the definition of a row of a table within a table
 */
typedef enum {
  GOUJI_RTF_TEXT,
  GOUJI_RTF_PASSED,
  GOUJI_RTF_SAME,
  GOUJI_RTF_FONTS,
  GOUJI_RTF_STYLES,
  GOUJI_RTF_INFO,
  GOUJI_RTF_TITLE,
  GOUJI_RTF_LIST_TEXT,
  GOUJI_RTF_SHAPE,
  GOUJI_RTF_SHAPE_TEXT,
  GOUJI_RTF_FOOTNOTE,
  GOUJI_RTF_COMMENT,
  GOUJI_RTF_PICTURE,
  GOUJI_RTF_TWICE,
  GOUJI_RTF_AS_UNICODE,
  GOUJI_RTF_NESTED_ROW_PROPERTIES,
} GoujiRtfDestination;

GoujiRtfAction gouji_rtf_word_find (const char *word, guint *value);

G_END_DECLS
