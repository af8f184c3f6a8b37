/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "guess/gouji-guess.h"

#include "sheet/gouji-sheet-readers.h"
#include "text/gouji-text-readers.h"

/**
 * gouji_format_guess_text:
 * @text: UTF-8
 * @name: (nullable): the file's name
 *
 * Returns: which kind of text it is
 */
GoujiFormat
gouji_format_guess_text (const char *text, gsize length, const char *name)
{
  if (gouji_format_has_ending (name, ".md") || gouji_format_has_ending (name, ".markdown"))
    return GOUJI_FORMAT_MARKDOWN;
  if (gouji_html_is_one (text, length))
    return GOUJI_FORMAT_HTML;
  if (gouji_format_has_ending (name, ".csv") || gouji_format_has_ending (name, ".tsv") ||
      gouji_csv_is_one (text, length))
    return GOUJI_FORMAT_CSV;
  if (!gouji_format_has_ending (name, ".txt") && gouji_markdown_is_one (text, length))
    return GOUJI_FORMAT_MARKDOWN;

  return GOUJI_FORMAT_TEXT;
}

/**
 * gouji_format_guess:
 * @bytes: a file, or what was pasted
 * @name: (nullable): the file's name
 *
 * Returns: what it is, without having read it
 */
GoujiFormat
gouji_format_guess (GBytes *bytes, const char *name)
{
  g_auto (GoujiDecoded) decoded = { 0 };
  GoujiFormat format;

  g_return_val_if_fail (bytes != NULL, GOUJI_FORMAT_OTHER);

  format = gouji_format_guess_bytes (bytes, name);
  if (format != GOUJI_FORMAT_TEXT || !gouji_decoded_init (&decoded, bytes, &gouji_default_limits, NULL))
    return format;

  return gouji_format_guess_text (decoded.text, decoded.length, name);
}
