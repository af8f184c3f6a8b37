/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-words.h"

#include <string.h>

/* No search for the end of a word, sentence or line goes further. */
#define MOST_CHARACTERS 4096

typedef enum {
  CLASS_SPACE,
  CLASS_LINE_END,
  CLASS_DIGIT,
  CLASS_LETTER,
  CLASS_IDEOGRAPH,
  CLASS_OTHER,
} Class;

typedef gboolean (*BoundaryFunc) (gunichar before, gunichar after);

static Class
classify (gunichar c)
{
  if (c == '\n' || c == '\t')
    return CLASS_LINE_END;
  if (g_unichar_isspace (c))
    return CLASS_SPACE;
  if (g_unichar_isdigit (c) || c == '.' || c == ',')
    return CLASS_DIGIT;
  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return g_unichar_iswide (c) ? CLASS_IDEOGRAPH : CLASS_LETTER;

  return CLASS_OTHER;
}

/* A double click on a figure selects the figure, without its unit. */
static gboolean
is_between_words (gunichar before, gunichar after)
{
  return classify (before) != classify (after) || classify (after) == CLASS_LINE_END;
}

static gboolean
is_between_sentences (gunichar before, gunichar after)
{
  return before == 0x3002 || before == 0xff01 || before == 0xff1f || before == '\n' || after == '\n';
}

static gboolean
is_between_paragraphs (gunichar before, gunichar after)
{
  return before == '\n' || after == '\n';
}

static GoujiRange
expand (GoujiDocument *document, guint offset, BoundaryFunc is_boundary)
{
  const char *text = gouji_document_get_text (document);
  guint length = gouji_document_get_length (document);
  GoujiRange range;
  const char *p;

  offset = MIN (offset, length);
  range = (GoujiRange) { offset, offset };
  if (length == 0 || offset == length)
    return range;

  p = text + gouji_document_byte_offset (document, offset);
  for (const char *q = p; range.start > 0 && offset - range.start < MOST_CHARACTERS; range.start--) {
    const char *before = g_utf8_prev_char (q);

    if (is_boundary (g_utf8_get_char (before), g_utf8_get_char (q)))
      break;
    q = before;
  }
  for (range.end++; range.end < length && range.end - offset < MOST_CHARACTERS; range.end++) {
    const char *after = g_utf8_next_char (p);

    if (is_boundary (g_utf8_get_char (p), g_utf8_get_char (after)))
      break;
    p = after;
  }

  return range;
}

GoujiRange
gouji_document_find_word (GoujiDocument *document, guint offset)
{
  return expand (document, offset, is_between_words);
}

GoujiRange
gouji_document_find_sentence (GoujiDocument *document, guint offset)
{
  return expand (document, offset, is_between_sentences);
}

GoujiRange
gouji_document_find_paragraph (GoujiDocument *document, guint offset)
{
  return expand (document, offset, is_between_paragraphs);
}

static Class
classify_at (GoujiDocument *document, guint offset)
{
  return classify (
    g_utf8_get_char (gouji_document_get_text (document) + gouji_document_byte_offset (document, offset)));
}

static gboolean
is_blank (Class class)
{
  return class == CLASS_SPACE || class == CLASS_LINE_END;
}

guint
gouji_document_find_next_word (GoujiDocument *document, guint offset)
{
  guint length = gouji_document_get_length (document);

  for (guint i = 0; i < MOST_CHARACTERS && offset < length && is_blank (classify_at (document, offset)); i++)
    offset++;

  return offset < length ? gouji_document_find_word (document, offset).end : length;
}

guint
gouji_document_find_previous_word (GoujiDocument *document, guint offset)
{
  for (guint i = 0; i < MOST_CHARACTERS && offset > 0 && is_blank (classify_at (document, offset - 1)); i++)
    offset--;

  return offset > 0 ? gouji_document_find_word (document, offset - 1).start : 0;
}
