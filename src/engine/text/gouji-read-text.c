/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text/gouji-text-readers.h"

#include <string.h>

#include "decode/gouji-decode.h"

/* Copies with LF for every CR LF and lone CR. */
static char *
copy_lines (const char *text, gsize length, gsize *copied)
{
  char *copy = g_malloc (length + 1);
  char *target = copy;
  const char *end = text + length;

  while (text < end) {
    const char *line_end = memchr (text, '\r', end - text);
    gsize n = (line_end == NULL ? end : line_end) - text;

    memcpy (target, text, n);
    target += n;
    text += n;
    if (line_end == NULL)
      continue;
    *target++ = '\n';
    text += text + 1 < end && text[1] == '\n' ? 2 : 1;
  }

  *target = '\0';
  *copied = target - copy;

  return copy;
}

/* Names every line with anything on it as a paragraph. */
static void
add_paragraphs (GoujiDocumentBuilder *builder, const char *text, gsize length)
{
  const char *end = text + length;
  guint offset = 0;

  while (text < end) {
    GoujiRange range = { offset, offset };
    gboolean blank = TRUE;

    for (; text < end && *text != '\n'; text = g_utf8_next_char (text), range.end++)
      blank = blank && g_unichar_isspace (g_utf8_get_char (text));
    if (!blank)
      gouji_document_builder_add_block (builder, GOUJI_BLOCK_PARAGRAPH, 0, range);

    offset = range.end + 1;
    text++;
  }
}

GoujiDocument *
gouji_read_decoded_text (GoujiDecoded *decoded, GError **error)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  gsize length;
  char *text = copy_lines (decoded->text, decoded->length, &length);

  gouji_document_builder_take_text (builder, text, length);
  add_paragraphs (builder, text, length);
  gouji_decoded_note (decoded, builder);

  return gouji_document_builder_finish (builder);
}

/**
 * gouji_read_text:
 * @bytes: plain text in any encoding
 * @limits: (nullable): %NULL for the usual ones
 *
 * The document has exactly the decoded text, with LF line ends; each line that is not blank is a paragraph.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_text (GBytes *bytes, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiDecoded) decoded = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!gouji_decoded_init (&decoded, bytes, limits == NULL ? &gouji_default_limits : limits, error))
    return NULL;

  return gouji_read_decoded_text (&decoded, error);
}
