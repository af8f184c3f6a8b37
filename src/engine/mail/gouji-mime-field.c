/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "mail/gouji-mime-field.h"

#include <string.h>

#include "decode/gouji-decode.h"

/* The most sections that a parameter is split into (RFC 2231, 3). */
#define MAX_SECTIONS 20

/* The longest encoded word; RFC 2047 allows 75 characters, and some mailers write a whole subject in one. */
#define MAX_WORD 2000
#define MAX_CHARSET 40

/* How often the encoding may change within a field. */
#define MAX_RUNS 16

/**
 * gouji_mime_field_get_value:
 * @field: a field of a header without its name, unfolded
 *
 * Returns: its value without parameters and comments, in small letters
 */
char *
gouji_mime_field_get_value (const char *field)
{
  gsize length = strcspn (field, ";(");
  g_autofree char *value = g_strndup (field, length);

  return g_ascii_strdown (g_strstrip (value), -1);
}

/* Reads the value behind the equals sign, in quotation marks or without, and stands behind it then. */
static char *
read_value (const char **field)
{
  const char *text = *field;
  GString *value = g_string_new (NULL);

  while (g_ascii_isspace (*text))
    text++;
  if (*text == '"') {
    for (text++; *text != '\0' && *text != '"'; text++) {
      if (*text == '\\' && text[1] != '\0')
        text++;
      g_string_append_c (value, *text);
    }
  } else {
    for (; *text != '\0' && *text != ';' && !g_ascii_isspace (*text); text++)
      g_string_append_c (value, *text);
  }
  *field = text;

  return g_string_free_and_steal (value);
}

/* Finds the parameter @name exactly.
 *
 * Returns: (transfer full) (nullable): its value as it stands */
static char *
find_parameter (const char *field, const char *name)
{
  gsize n = strlen (name);

  field = strchr (field, ';');
  while (field != NULL && *field != '\0') {
    const char *start;
    gsize length;
    gboolean found;
    g_autofree char *value = NULL;

    while (*field == ';' || g_ascii_isspace (*field))
      field++;
    start = field;
    length = strcspn (field, "=; \t");
    field += length;
    while (g_ascii_isspace (*field))
      field++;
    if (*field != '=') {
      field = strchr (field, ';');
      continue;
    }
    found = length == n && g_ascii_strncasecmp (start, name, n) == 0;
    field++;
    value = read_value (&field);
    if (found)
      return g_steal_pointer (&value);
    field = strchr (field, ';');
  }

  return NULL;
}

/* Makes UTF-8 of text in an encoding that was named, or perhaps was not. Text of control characters or none
 * at all is left as it is, as far as it is UTF-8. */
static char *
convert (const char *text, gsize length, const char *charset)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_auto (GoujiDecoded) decoded = { 0 };

  if (!gouji_decoded_init_declared (&decoded, bytes, charset, &gouji_default_limits, NULL))
    return g_utf8_make_valid (text, (gssize) length);

  return g_strndup (decoded.text, decoded.length);
}

/* Undoes `%E5` in place. */
static gsize
decode_percent (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0';) {
    if (*from == '%' && g_ascii_isxdigit (from[1]) && g_ascii_isxdigit (from[2])) {
      *to++ = (char) (16 * g_ascii_xdigit_value (from[1]) + g_ascii_xdigit_value (from[2]));
      from += 3;
    } else {
      *to++ = *from++;
    }
  }

  return to - text;
}

/* Decodes `gb2312''%B1%A8.doc` (RFC 2231, 4). */
static char *
decode_extended (char *value)
{
  char *language = strchr (value, '\'');
  char *text = language != NULL ? strchr (language + 1, '\'') : NULL;

  if (text == NULL)
    return convert (value, decode_percent (value), NULL);

  *language = '\0';
  return convert (text + 1, decode_percent (text + 1), value);
}

/* Joins `name*0`, `name*1*` and so on (RFC 2231, 3). */
static char *
join_sections (const char *field, const char *name)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gboolean is_extended = FALSE;
  guint i;

  for (i = 0; i < MAX_SECTIONS; i++) {
    g_autofree char *plain = g_strdup_printf ("%s*%u", name, i);
    g_autofree char *extended = g_strdup_printf ("%s*%u*", name, i);
    g_autofree char *value = find_parameter (field, plain);

    if (value == NULL) {
      value = find_parameter (field, extended);
      is_extended = is_extended || value != NULL;
    }
    if (value == NULL)
      break;
    g_string_append (joined, value);
  }
  if (i == 0)
    return NULL;

  return is_extended ? decode_extended (joined->str) : gouji_mime_field_decode (joined->str);
}

/**
 * gouji_mime_field_get_parameter:
 * @field: a field of a header without its name, unfolded
 *
 * Returns: (transfer full) (nullable): the value of a parameter, as UTF-8
 */
char *
gouji_mime_field_get_parameter (const char *field, const char *name)
{
  g_autofree char *extended_name = g_strconcat (name, "*", NULL);
  g_autofree char *value = find_parameter (field, name);
  g_autofree char *extended = NULL;

  if (value != NULL)
    return gouji_mime_field_decode (value);
  extended = find_parameter (field, extended_name);
  if (extended != NULL)
    return decode_extended (extended);

  return join_sections (field, name);
}

/* One encoded word, `=?gb2312?B?1f64rg==?=` (RFC 2047, 2). */
typedef struct {
  const char *charset;
  gsize charset_length;
  char coding;
  const char *text;
  gsize length;
  const char *end;
} EncodedWord;

static gboolean
parse_encoded_word (const char *text, EncodedWord *word)
{
  const char *question;
  const char *end;
  gsize left;

  if (text[0] != '=' || text[1] != '?')
    return FALSE;
  word->charset = text + 2;
  question = memchr (word->charset, '?', strnlen (word->charset, MAX_CHARSET));
  if (question == NULL || question == word->charset || question[1] == '\0' || question[2] != '?')
    return FALSE;
  word->charset_length = question - word->charset;
  word->coding = g_ascii_tolower (question[1]);
  word->text = question + 3;
  left = strnlen (word->text, MAX_WORD);
  end = memmem (word->text, left, "?=", 2);
  if (end == NULL || (word->coding != 'b' && word->coding != 'q'))
    return FALSE;
  word->length = end - word->text;
  word->end = end + 2;

  return TRUE;
}

static void
append_encoded_word (GString *bytes, const EncodedWord *word)
{
  g_autofree char *text = g_strndup (word->text, word->length);
  gsize length = word->length;

  if (word->coding == 'q') {
    length = gouji_mime_decode_quoted (text, length, TRUE);
  } else {
    int state = 0;
    guint save = 0;

    length = g_base64_decode_step (text, length, (guchar *) text, &state, &save);
  }
  g_string_append_len (bytes, text, (gssize) length);
}

/* Decodes a run of encoded words of one encoding: mailers part characters between them.
 *
 * Returns: what stands behind the run */
static const char *
decode_run (GString *decoded, const EncodedWord *first)
{
  g_autofree char *charset = g_strndup (first->charset, first->charset_length);
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autofree char *text = NULL;
  EncodedWord word = *first;
  const char *end;
  const char *next;

  do {
    append_encoded_word (bytes, &word);
    end = word.end;
    for (next = end; g_ascii_isspace (*next);)
      next++;
  } while (parse_encoded_word (next, &word) && word.charset_length == first->charset_length &&
           g_ascii_strncasecmp (word.charset, first->charset, first->charset_length) == 0);

  /* White space between encoded words is none of the text. */
  text = convert (bytes->str, bytes->len, charset);
  g_string_append (decoded, text);

  return next[0] == '=' && next[1] == '?' ? next : end;
}

/**
 * gouji_mime_field_decode:
 * @text: what stands in a field: encoded words, or bytes in any encoding
 *
 * Returns: (transfer full): the text as UTF-8
 */
char *
gouji_mime_field_decode (const char *text)
{
  g_autofree char *valid = NULL;
  GString *decoded = g_string_new (NULL);
  guint n_runs = 0;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = convert (text, strlen (text), NULL);

  while (*text != '\0') {
    EncodedWord word;

    if (n_runs < MAX_RUNS && parse_encoded_word (text, &word) && ++n_runs > 0)
      text = decode_run (decoded, &word);
    else
      g_string_append_c (decoded, *text++);
  }

  return g_string_free_and_steal (decoded);
}

/**
 * gouji_mime_decode_quoted:
 * @text: quoted-printable (RFC 2045, 6.7), which is decoded in place
 * @in_field: whether an underscore stands for a space (RFC 2047, 4.2)
 *
 * What is no code stays as it is.
 *
 * Returns: the length of what is decoded
 */
gsize
gouji_mime_decode_quoted (char *text, gsize length, gboolean in_field)
{
  const char *end = text + length;
  char *to = text;

  for (const char *from = text; from < end;) {
    if (*from == '=' && end - from > 2 && g_ascii_isxdigit (from[1]) && g_ascii_isxdigit (from[2])) {
      *to++ = (char) (16 * g_ascii_xdigit_value (from[1]) + g_ascii_xdigit_value (from[2]));
      from += 3;
    } else if (*from == '=' && end - from > 1 && from[1] == '\n') {
      from += 2;
    } else if (*from == '=' && end - from > 2 && from[1] == '\r' && from[2] == '\n') {
      from += 3;
    } else {
      *to++ = in_field && *from == '_' ? ' ' : *from;
      from++;
    }
  }

  return to - text;
}
