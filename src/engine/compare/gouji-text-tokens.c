/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-text-tokens.h"

#include <stdlib.h>
#include <string.h>

#include "report/gouji-han-number.h"

/* So many Chinese numerals behind each other are a number; a single one is as often part of a word. */
#define FEWEST_NUMERALS 2

static gboolean
is_digit (gunichar c)
{
  return g_unichar_isdigit (c);
}

static gboolean
is_sign (gunichar c)
{
  return c == '-' || c == '+' || c == 0x2212 || c == 0xff0d || c == 0xff0b;
}

/* Within a number: a point or a separator of thousands. A full-width comma ends a clause. */
static gboolean
is_separator (gunichar c)
{
  return c == '.' || c == ',' || c == 0xff0e;
}

static gboolean
is_numeral (gunichar c)
{
  return gouji_han_numeral_get_value (c) >= 0;
}

/* Whether words of its script are parted by spaces. */
static gboolean
is_of_word (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c) && (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
                                   script == G_UNICODE_SCRIPT_CYRILLIC);
}

static const char *
skip_marks (const char *at)
{
  while (*at != '\0' && g_unichar_ismark (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

static const char *
skip_digits (const char *at)
{
  while (is_digit (g_utf8_get_char (at))) {
    const char *next = g_utf8_next_char (at);

    at = is_separator (g_utf8_get_char (next)) && is_digit (g_utf8_get_char (g_utf8_next_char (next)))
           ? g_utf8_next_char (next)
           : next;
  }

  return at;
}

static const char *
skip_numerals (const char *at)
{
  while (is_numeral (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

static const char *
skip_word (const char *at)
{
  while (is_of_word (g_utf8_get_char (at)) || is_digit (g_utf8_get_char (at)))
    at = skip_marks (g_utf8_next_char (at));

  return at;
}

/* Behind a number or a word a sign parts or joins: 2022-2023. */
static gboolean
starts_signed (const char *at, GoujiTokenKind before)
{
  return before < GOUJI_TOKEN_WORD && is_sign (g_utf8_get_char (at)) &&
         is_digit (g_utf8_get_char (g_utf8_next_char (at)));
}

/* Returns: the byte behind the token at @at, which is not the end of the text */
static const char *
read_token (const char *at, GoujiTokenKind before, GoujiTokenKind *kind)
{
  gunichar c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);

  if (is_digit (c) || starts_signed (at, before)) {
    *kind = GOUJI_TOKEN_NUMBER;
    return skip_digits (is_digit (c) ? at : next);
  }
  if (is_numeral (c)) {
    const char *end = skip_numerals (at);

    *kind = g_utf8_pointer_to_offset (at, end) >= FEWEST_NUMERALS ? GOUJI_TOKEN_NUMBER : GOUJI_TOKEN_LETTER;
    return end;
  }
  if (is_of_word (c)) {
    *kind = GOUJI_TOKEN_WORD;
    return skip_word (at);
  }

  if (c == '\n')
    *kind = GOUJI_TOKEN_BREAK;
  else if (g_unichar_isspace (c))
    *kind = GOUJI_TOKEN_SPACE;
  else
    *kind = g_unichar_isalnum (c) ? GOUJI_TOKEN_LETTER : GOUJI_TOKEN_MARK;
  return *kind == GOUJI_TOKEN_BREAK ? next : skip_marks (next);
}

/**
 * gouji_text_split_tokens:
 * @text: UTF-8
 *
 * Returns: (transfer full) (element-type GoujiToken): all of @text
 */
GArray *
gouji_text_split_tokens (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (GoujiToken));
  GoujiToken token = { .kind = GOUJI_TOKEN_BREAK };

  for (const char *at = text; *at != '\0'; at = text + token.end) {
    token.start = (gsize) (at - text);
    token.end = (gsize) (read_token (at, token.kind, &token.kind) - text);
    g_array_append_val (tokens, token);
  }

  return tokens;
}

/**
 * gouji_text_split_paragraphs:
 * @text: UTF-8
 *
 * Returns: (transfer full) (element-type GoujiToken): all of @text, each paragraph with the LF at its end
 */
GArray *
gouji_text_split_paragraphs (const char *text)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (GoujiToken));

  for (const char *at = text; *at != '\0';) {
    const char *end = strchr (at, '\n');
    const char *next = end != NULL ? end + 1 : at + strlen (at);
    GoujiToken paragraph = { GOUJI_TOKEN_WORD, (gsize) (at - text), (gsize) (next - text) };

    g_array_append_val (paragraphs, paragraph);
    at = next;
  }

  return paragraphs;
}

/* A token with the place for its number. */
typedef struct {
  const char *text;
  gsize length;
  guint *element;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = memcmp (one->text, other->text, MIN (one->length, other->length));

  if (order != 0)
    return order;
  return one->length < other->length ? -1 : one->length > other->length;
}

static void
add_entries (GArray *entries, const char *text, const GArray *tokens, guint *elements)
{
  for (guint i = 0; i < tokens->len; i++) {
    const GoujiToken *token = &g_array_index (tokens, GoujiToken, i);
    Entry entry = { text + token->start, token->end - token->start, &elements[i] };

    g_array_append_val (entries, entry);
  }
}

/**
 * gouji_tokens_number:
 * @before: a text
 * @before_tokens: (element-type GoujiToken): tokens of it
 * @after: another one
 * @after_tokens: (element-type GoujiToken): tokens of that
 * @before_elements: (out) (transfer full): a number for each of @before_tokens
 * @after_elements: (out) (transfer full): a number for each of @after_tokens
 *
 * Gives tokens that read the same the same number, and others another. They are sorted for it: nobody can
 * write a text that makes this slow, as with a table of hashes.
 */
void
gouji_tokens_number (const char *before,
                     const GArray *before_tokens,
                     const char *after,
                     const GArray *after_tokens,
                     guint **before_elements,
                     guint **after_elements)
{
  g_autoptr (GArray) entries =
    g_array_sized_new (FALSE, FALSE, sizeof (Entry), before_tokens->len + after_tokens->len);
  guint number = 0;

  *before_elements = g_new0 (guint, before_tokens->len);
  *after_elements = g_new0 (guint, after_tokens->len);
  add_entries (entries, before, before_tokens, *before_elements);
  add_entries (entries, after, after_tokens, *after_elements);
  g_array_sort (entries, compare_entries);

  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);

    if (i > 0 && compare_entries (entry - 1, entry) != 0)
      number++;
    *entry->element = number;
  }
}
