/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest control word, in letters (RTF 1.9.1, "Control Word"). */
#define GOUJI_RTF_MAX_WORD 32

/**
 * GoujiRtfTokenKind:
 * @GOUJI_RTF_END: the file ends
 * @GOUJI_RTF_OPEN: a group begins
 * @GOUJI_RTF_CLOSE: a group ends
 * @GOUJI_RTF_WORD: a control word, in @word, perhaps with a number
 * @GOUJI_RTF_SYMBOL: a control symbol, in @byte
 * @GOUJI_RTF_BYTE: a byte of text, in @byte, in whatever encoding
 */
typedef enum {
  GOUJI_RTF_END,
  GOUJI_RTF_OPEN,
  GOUJI_RTF_CLOSE,
  GOUJI_RTF_WORD,
  GOUJI_RTF_SYMBOL,
  GOUJI_RTF_BYTE,
} GoujiRtfTokenKind;

/**
 * GoujiRtfToken:
 * @kind: a #GoujiRtfTokenKind
 * @byte: of text, or the symbol
 * @has_number: whether the word has a number
 * @number: the word's number, cut to what fits; 0 without one
 * @word: the word without its backslash
 */
typedef struct {
  GoujiRtfTokenKind kind;
  guint8 byte;
  gboolean has_number;
  int number;
  char word[GOUJI_RTF_MAX_WORD + 1];
} GoujiRtfToken;

/**
 * GoujiRtfLexer:
 * @bytes: the file
 * @length: its length
 * @at: where the next token begins
 * @is_cut: whether binary data reached beyond the end
 */
typedef struct {
  const guint8 *bytes;
  gsize length;
  gsize at;
  gboolean is_cut;
} GoujiRtfLexer;

void gouji_rtf_lexer_next (GoujiRtfLexer *self, GoujiRtfToken *token);

G_END_DECLS
