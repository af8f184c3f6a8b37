/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-pasted-text.h"

#include <string.h>

/* What word processors and browsers put between letters, and nobody means to have in a report. */

/* Marks of lists that stand for themselves; Word takes those of the private area from a font of symbols. */
static gboolean
is_bullet (gunichar c)
{
  return c == 0x2022 || c == 0x00b7 || c == 0x25cf || c == 0x25a0 || c == 0x25aa || c == 0x25c6 ||
         c == 0x27a2 || (c >= 0xf000 && c <= 0xf0ff);
}

/* Soft line breaks of Word (vertical tab) and of the web, form feeds and carriage returns end a line. */
static gboolean
is_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_space (gunichar c)
{
  return c == '\t' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* Characters without width, and those that stand for an object that is not text. */
static gboolean
is_nothing (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || c == 0xfffc || (g_unichar_iscntrl (c) && !is_space (c));
}

static gboolean
is_full_width_digit (gunichar c)
{
  return c >= 0xff10 && c <= 0xff19;
}

static gboolean
is_digit_at (const char *text)
{
  const gunichar c = *text != '\0' ? g_utf8_get_char (text) : 0;

  return is_full_width_digit (c) || (c >= '0' && c <= '9');
}

/* One space for any number of them; digits as a spreadsheet has them, and the full-width point within a
 * number, which elsewhere is punctuation. */
static void
append_line (GString *cleaned, const char *line)
{
  const char *before = line;

  for (const char *p = line; *p != '\0'; before = p, p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (is_space (c) && (cleaned->len == 0 || cleaned->str[cleaned->len - 1] == ' '))
      continue;
    if (is_space (c))
      g_string_append_c (cleaned, ' ');
    else if (is_full_width_digit (c))
      g_string_append_c (cleaned, (char) ('0' + (c - 0xff10)));
    else if (c == 0xff0e && p > line && is_digit_at (before) && is_digit_at (g_utf8_next_char (p)))
      g_string_append_c (cleaned, '.');
    else
      g_string_append_unichar (cleaned, c);
  }
}

static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* A bullet before spaces is the mark of a list and not what is said; a number before them is said, and the
 * spaces are not. */
static char *
clean_line (GoujiParagraphMarks *marks, const char *line)
{
  g_autoptr (GString) cleaned = g_string_new (NULL);
  const char *text = skip_spaces (line);
  GoujiParagraphMark mark;

  if (is_bullet (g_utf8_get_char (text)) && is_space (g_utf8_get_char (g_utf8_next_char (text))))
    text = skip_spaces (g_utf8_next_char (text));
  append_line (cleaned, text);
  mark = gouji_paragraph_marks_read (marks, cleaned->str);
  if (mark.level > 0) {
    const char *end = g_utf8_offset_to_pointer (cleaned->str, (glong) mark.length);

    if (*end == ' ')
      g_string_erase (cleaned, end - cleaned->str, 1);
  }
  if (cleaned->len > 0 && cleaned->str[cleaned->len - 1] == ' ')
    g_string_truncate (cleaned, cleaned->len - 1);

  return g_string_free (g_steal_pointer (&cleaned), FALSE);
}

static void
end_line (GoujiParagraphMarks *marks, GString *text, GString *line)
{
  g_autofree char *cleaned = clean_line (marks, line->str);

  if (*cleaned != '\0') {
    if (text->len > 0)
      g_string_append_c (text, '\n');
    g_string_append (text, cleaned);
  }
  g_string_truncate (line, 0);
}

/**
 * gouji_pasted_text_clean:
 * @marks: how the numbers before paragraphs are written
 * @text: plain text from the clipboard
 *
 * Makes of it what could have been typed: paragraphs of letters, a line each, without blank lines, soft line
 * breaks, indentation, hard and invisible spaces and bullets; with half-width digits. The words stay as they
 * are.
 *
 * Returns: the text
 */
char *
gouji_pasted_text_clean (GoujiParagraphMarks *marks, const char *text)
{
  GString *cleaned = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (is_break (c))
      end_line (marks, cleaned, line);
    else if (!is_nothing (c))
      g_string_append_unichar (line, c);
  }
  end_line (marks, cleaned, line);

  return g_string_free (cleaned, FALSE);
}
