/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-html-writer.h"

#include <string.h>

#define REPLACEMENT 0xfffd

/* Control characters and noncharacters are parse errors in a page (HTML, "control-character-in-input-stream"
 * and "noncharacter-in-input-stream"), and some readers stop at them. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c <= 0x9f) ||
         (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static const char *
find_entity (gunichar c)
{
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\n':
    return "<br>";
  case '\r':
    return "";
  default:
    return NULL;
  }
}

/**
 * gouji_html_append_text:
 * @length: of @text in bytes, or -1 to its end
 *
 * Appends text so that a reader of the page sees it as it is. Breaks of lines become elements; what may not
 * stand in a page becomes U+FFFD, for something did stand there.
 */
void
gouji_html_append_text (GString *out, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);

  for (const char *at = text; at < end; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    const char *entity = find_entity (c);

    if (entity != NULL)
      g_string_append (out, entity);
    else
      g_string_append_unichar (out, is_forbidden (c) ? REPLACEMENT : c);
  }
}

/**
 * gouji_html_append_json:
 * @json: a JSON text
 *
 * Appends it for a `script` element: the same JSON, in which nothing looks like the end of the element or the
 * beginning of a comment, and nothing is forbidden in a page. All of that can only stand in its strings,
 * where an escape means the same.
 */
void
gouji_html_append_json (GString *out, const char *json)
{
  for (const char *at = json; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '<' || c == '>' || c == '&' || (is_forbidden (c) && c <= 0xffff))
      g_string_append_printf (out, "\\u%04x", c);
    else if (is_forbidden (c))
      g_string_append_printf (out, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
    else
      g_string_append_unichar (out, c);
  }
}

static void
append_value (GString *out, const char *value)
{
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '\n' || c == '\r' || c == '\t')
      g_string_append_c (out, ' ');
    else
      gouji_html_append_text (out, at, g_utf8_next_char (at) - at);
  }
}

/**
 * gouji_html_append_attribute:
 * @name: the attribute, safe as it is
 * @value: any text
 */
void
gouji_html_append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_value (out, value);
  g_string_append_c (out, '"');
}

/**
 * gouji_html_append_sentence:
 * @name: of a sentence in the form's group `html`
 *
 * Appends what the page says besides the report, in the language of the report.
 */
void
gouji_html_append_sentence (GoujiHtmlWriter *self, const char *name, const GoujiWord *words, guint n_words)
{
  const char *sentence = gouji_form_get_sentence (self->form, "html", name);
  g_autofree char *filled = sentence != NULL ? gouji_sentence_fill (sentence, words, n_words) : NULL;

  if (filled != NULL)
    append_value (self->out, filled);
}
