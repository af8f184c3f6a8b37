/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-source.h"

#include <string.h>

/* Spans are asked for far more often than there are characters. */
static guint *
find_firsts (const GoujiFolded *folded, guint length)
{
  guint *firsts = g_new (guint, length + 1);
  guint i = 0;

  for (guint offset = 0; offset <= length; offset++) {
    while (i < folded->length && folded->offsets[i] < offset)
      i++;
    firsts[offset] = i;
  }

  return firsts;
}

/* Words that mean the same and have the same length, so that every character keeps its place. */
static void
replace_word (GoujiFolded *folded, const GoujiFolded *word, const GoujiFolded *by)
{
  gsize size = word->length * sizeof (guint16);

  for (guint i = 0; i + word->length <= folded->length; i++) {
    if (folded->chars[i] == word->chars[0] && memcmp (folded->chars + i, word->chars, size) == 0)
      memcpy (folded->chars + i, by->chars, size);
  }
}

static void
replace_synonyms (GoujiFolded *folded, GPtrArray *synonyms)
{
  for (guint i = 0; i + 1 < synonyms->len; i += 2)
    replace_word (folded, g_ptr_array_index (synonyms, i), g_ptr_array_index (synonyms, i + 1));
}

/**
 * gouji_source_new:
 * @synonyms: (element-type GoujiFolded): pairs of words of the same length; the first of each is compared as
 * the second
 *
 * Returns: (transfer full): the document, folded
 */
GoujiSource *
gouji_source_new (GoujiDocument *document, const GoujiFolding *folding, GPtrArray *synonyms)
{
  GoujiSource *self = g_new0 (GoujiSource, 1);

  self->document = gouji_document_ref (document);
  self->folded = gouji_folded_new (folding, gouji_document_get_text (document), -1, 0);
  self->firsts = find_firsts (self->folded, gouji_document_get_length (document));
  replace_synonyms (self->folded, synonyms);
  return self;
}

void
gouji_source_free (GoujiSource *self)
{
  gouji_document_unref (self->document);
  gouji_folded_free (self->folded);
  g_free (self->firsts);
  g_free (self);
}

GoujiSpan
gouji_source_span (const GoujiSource *self, GoujiRange range)
{
  guint length = gouji_document_get_length (self->document);
  guint start = self->firsts[MIN (range.start, length)];
  guint end = self->firsts[MIN (range.end, length)];

  return (GoujiSpan) { self->folded->chars + start, end > start ? end - start : 0 };
}

/**
 * gouji_source_is_stop:
 * @c: a character of the source's own folded text
 *
 * Returns: whether it ends a sentence, or a heading that its text follows. Folding does not tell 。 from 、.
 */
gboolean
gouji_source_is_stop (const GoujiSource *self, const guint16 *c)
{
  static const gunichar stops[] = { 0x3002, 0xff1a, 0xff1b, 0xff01, 0xff1f, 0xff61, ':', ';', '!', '?' };

  if (*c != '.' && *c != ':' && *c != ';' && *c != '!' && *c != '?')
    return FALSE;

  gsize byte = gouji_document_byte_offset (self->document, self->folded->offsets[c - self->folded->chars]);
  gunichar original = g_utf8_get_char (gouji_document_get_text (self->document) + byte);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++) {
    if (original == stops[i])
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_source_range:
 * @span: a part of the source's own folded text
 *
 * Returns: the passage of the document that @span was folded from; white space at its ends is not part of it
 */
GoujiRange
gouji_source_range (const GoujiSource *self, GoujiSpan span)
{
  gsize start = span.chars - self->folded->chars;

  if (span.length == 0)
    return (GoujiRange) { self->folded->offsets[start], self->folded->offsets[start] };

  return (GoujiRange) { self->folded->offsets[start], self->folded->offsets[start + span.length - 1] + 1 };
}

/**
 * gouji_source_fold_to_utf8:
 * @byte_to_char: (nullable) (element-type guint): filled with the index of the folded character for each byte
 * and one more
 *
 * Returns: (transfer full): folded text as UTF-8, for regular expressions
 */
char *
gouji_source_fold_to_utf8 (GoujiSpan span, GArray *byte_to_char)
{
  GString *text = g_string_sized_new (span.length * 3 + 1);

  for (guint i = 0; i < span.length; i++) {
    g_string_append_unichar (text, span.chars[i]);
    for (; byte_to_char != NULL && byte_to_char->len < text->len;)
      g_array_append_val (byte_to_char, i);
  }
  if (byte_to_char != NULL)
    g_array_append_val (byte_to_char, span.length);

  return g_string_free (text, FALSE);
}
