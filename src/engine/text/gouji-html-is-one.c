/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "text/gouji-text-readers.h"

#include <string.h>

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

/**
 * gouji_html_is_one:
 * @text: UTF-8
 *
 * Returns: whether it is a web page, or a piece of one
 */
gboolean
gouji_html_is_one (const char *text, gsize length)
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
