/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiTokenKind:
 * @GOUJI_TOKEN_BREAK: the end of a paragraph
 * @GOUJI_TOKEN_SPACE: white space
 * @GOUJI_TOKEN_MARK: a punctuation mark or sign
 * @GOUJI_TOKEN_LETTER: one character of a script that is written without spaces
 * @GOUJI_TOKEN_WORD: a word of other scripts
 * @GOUJI_TOKEN_NUMBER: a number, whole: with its sign, point and separators, or in Chinese numerals
 */
typedef enum {
  GOUJI_TOKEN_BREAK,
  GOUJI_TOKEN_SPACE,
  GOUJI_TOKEN_MARK,
  GOUJI_TOKEN_LETTER,
  GOUJI_TOKEN_WORD,
  GOUJI_TOKEN_NUMBER,
} GoujiTokenKind;

/**
 * GoujiToken:
 * @kind: what it is
 * @start: its first byte
 * @end: the byte behind it
 *
 * What a text is taken apart to: nothing smaller than this is ever said to be taken out or put in.
 */
typedef struct {
  GoujiTokenKind kind;
  gsize start;
  gsize end;
} GoujiToken;

GArray *gouji_text_split_tokens (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GArray *gouji_text_split_paragraphs (const char *text) G_GNUC_WARN_UNUSED_RESULT;

void gouji_tokens_number (const char *before,
                          const GArray *before_tokens,
                          const char *after,
                          const GArray *after_tokens,
                          guint **before_elements,
                          guint **after_elements);

G_END_DECLS
