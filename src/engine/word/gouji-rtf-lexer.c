/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-rtf-lexer.h"

#include <string.h>

/* Larger numbers mean nothing in RTF, and stay what they are: large. */
#define MAX_NUMBER 2147483647

static void
set_word (GoujiRtfToken *token, const char *word)
{
  token->kind = GOUJI_RTF_WORD;
  g_strlcpy (token->word, word, sizeof token->word);
}

static void
read_number (GoujiRtfLexer *self, GoujiRtfToken *token)
{
  gint64 number = 0;
  gboolean negative = FALSE;

  if (self->at + 1 < self->length && self->bytes[self->at] == '-' &&
      g_ascii_isdigit (self->bytes[self->at + 1])) {
    negative = TRUE;
    self->at++;
  }
  for (; self->at < self->length && g_ascii_isdigit (self->bytes[self->at]); self->at++) {
    number = MIN (10 * number + (self->bytes[self->at] - '0'), MAX_NUMBER);
    token->has_number = TRUE;
  }
  token->number = (int) (negative ? -number : number);
}

/* Passes over the bytes behind `\binN`, which may look like anything. */
static void
pass_binary (GoujiRtfLexer *self, int n)
{
  gsize wanted = (gsize) MAX (n, 0);

  self->is_cut |= wanted > self->length - self->at;
  self->at += MIN (wanted, self->length - self->at);
}

/* A space behind a word belongs to it. Letters beyond the longest word belong to a word that nobody knows. */
static void
read_word (GoujiRtfLexer *self, GoujiRtfToken *token)
{
  gsize start = self->at;
  gsize n;

  while (self->at < self->length && g_ascii_isalpha (self->bytes[self->at]))
    self->at++;
  n = MIN (self->at - start, GOUJI_RTF_MAX_WORD);
  token->kind = GOUJI_RTF_WORD;
  memcpy (token->word, self->bytes + start, n);
  token->word[n] = '\0';

  read_number (self, token);
  if (self->at < self->length && self->bytes[self->at] == ' ')
    self->at++;
  if (strcmp (token->word, "bin") == 0)
    pass_binary (self, token->number);
}

/* Reads the two digits behind `\'`. */
static gboolean
read_hexadecimal (GoujiRtfLexer *self, GoujiRtfToken *token)
{
  int high;
  int low;

  if (self->length - self->at < 2)
    return FALSE;
  high = g_ascii_xdigit_value ((char) self->bytes[self->at]);
  low = g_ascii_xdigit_value ((char) self->bytes[self->at + 1]);
  if (high < 0 || low < 0)
    return FALSE;

  self->at += 2;
  token->kind = GOUJI_RTF_BYTE;
  token->byte = (guint8) (16 * high + low);

  return TRUE;
}

/* Reads what stands behind a backslash. */
static gboolean
read_control (GoujiRtfLexer *self, GoujiRtfToken *token)
{
  guint8 byte;

  if (self->at == self->length)
    return FALSE;
  if (g_ascii_isalpha (self->bytes[self->at])) {
    read_word (self, token);
    return TRUE;
  }

  byte = self->bytes[self->at++];
  switch (byte) {
  case '\'':
    return read_hexadecimal (self, token);
  case '\\':
  case '{':
  case '}':
    token->kind = GOUJI_RTF_BYTE;
    token->byte = byte;
    return TRUE;
  case '\t':
    set_word (token, "tab");
    return TRUE;
  case '\r':
  case '\n':
    set_word (token, "par");
    return TRUE;
  default:
    token->kind = GOUJI_RTF_SYMBOL;
    token->byte = byte;
    return TRUE;
  }
}

/**
 * gouji_rtf_lexer_next:
 * @token: (out): the next token; line ends, which mean nothing, and backslashes with nothing sensible behind
 * them are passed over
 */
void
gouji_rtf_lexer_next (GoujiRtfLexer *self, GoujiRtfToken *token)
{
  token->has_number = FALSE;
  token->number = 0;

  while (self->at < self->length) {
    guint8 byte = self->bytes[self->at++];

    if (byte == '{' || byte == '}') {
      token->kind = byte == '{' ? GOUJI_RTF_OPEN : GOUJI_RTF_CLOSE;
      return;
    }
    if (byte == '\t') {
      set_word (token, "tab");
      return;
    }
    if (byte == '\\') {
      if (read_control (self, token))
        return;
    } else if (byte >= 0x20) {
      token->kind = GOUJI_RTF_BYTE;
      token->byte = byte;
      return;
    }
  }

  token->kind = GOUJI_RTF_END;
}
