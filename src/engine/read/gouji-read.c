/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include <string.h>

#include "read/gouji-decode.h"

/* How far to look for tags in a text that does not begin with one. */
#define SNIFF_BYTES 65536

/* Ends of elements that are in every page, and that nobody types into a text. */
static const char *const telling_tags[] = { "</p>",     "</div>",  "</td>",  "</tr>",
                                            "</table>", "</span>", "</body>" };

static gboolean
has_prefix (const char *text, const char *end, const char *prefix)
{
  gsize n = strlen (prefix);

  return (gsize) (end - text) >= n && g_ascii_strncasecmp (text, prefix, n) == 0;
}

/* A tag with a name, a comment, a document type or an XML declaration. */
static gboolean
begins_with_tag (const char *text, const char *end)
{
  while (text < end && g_ascii_isspace (*text))
    text++;
  if (has_prefix (text, end, "<!--") || has_prefix (text, end, "<!doctype") ||
      has_prefix (text, end, "<?xml"))
    return TRUE;
  if (end - text < 3 || text[0] != '<' || !g_ascii_isalpha (text[1]))
    return FALSE;

  for (text += 2; text < end && (g_ascii_isalnum (*text) || *text == ':' || *text == '-');)
    text++;

  return text < end && (*text == '>' || *text == '/' || g_ascii_isspace (*text));
}

static gboolean
looks_like_html (const char *text, gsize length)
{
  const char *end = text + MIN (length, SNIFF_BYTES);
  guint n_telling = 0;

  if (begins_with_tag (text, end))
    return TRUE;

  for (; n_telling < 2 && (text = memchr (text, '<', end - text)) != NULL; text++) {
    for (guint i = 0; i < G_N_ELEMENTS (telling_tags); i++)
      n_telling += has_prefix (text, end, telling_tags[i]);
  }

  return n_telling >= 2;
}

static gboolean
has_ending (const char *name, const char *ending)
{
  gsize length = name != NULL ? strlen (name) : 0;
  gsize n = strlen (ending);

  return length > n && g_ascii_strcasecmp (name + length - n, ending) == 0;
}

/**
 * gouji_read:
 * @bytes: a file, or what was pasted
 * @name: (nullable): the file's name, whose ending tells Markdown and plain text; else the content says which
 * reader it needs
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads whatever there is a reader for.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read (GBytes *bytes, const char *name, const GoujiLimits *limits, GError **error)
{
  return gouji_read_in (bytes, name, NULL, limits, error);
}

/**
 * gouji_read_in:
 * @bytes: a file, or what was pasted
 * @name: (nullable): the file's name; so far the content alone says which reader it needs
 * @encoding: (nullable): one of gouji_read_get_encodings(), which a person has chosen; %NULL to find it
 * @limits: (nullable): %NULL for the usual ones
 *
 * Reads whatever there is a reader for, in an encoding that is given.
 *
 * Returns: (transfer full): the document, or %NULL with a [error@ReadError]
 */
GoujiDocument *
gouji_read_in (
  GBytes *bytes, const char *name, const char *encoding, const GoujiLimits *limits, GError **error)
{
  g_auto (GoujiDecoded) decoded = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  if (limits == NULL)
    limits = &gouji_default_limits;
  if (!gouji_decoded_init_in (&decoded, bytes, encoding, limits, error))
    return NULL;
  if (has_ending (name, ".md") || has_ending (name, ".markdown"))
    return gouji_read_decoded_markdown (&decoded, limits, error);
  if (looks_like_html (decoded.text, decoded.length))
    return gouji_read_decoded_html (&decoded, limits, error);
  if (!has_ending (name, ".txt") && gouji_markdown_is_one (decoded.text, decoded.length))
    return gouji_read_decoded_markdown (&decoded, limits, error);

  return gouji_read_decoded_text (&decoded, error);
}
