/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-patterns.h"

#include <string.h>

#include "form/gouji-expression.h"

/**
 * gouji_patterns_init:
 * @data: (nullable): an object of the common data
 * @member: name of an array of expressions in it
 * @define: what all expressions may refer to, or ""
 */
void
gouji_patterns_init (GoujiPatterns *self, JsonObject *data, const char *member, const char *define)
{
  JsonArray *array = data != NULL && json_object_has_member (data, member)
                       ? json_object_get_array_member (data, member)
                       : NULL;

  self->regexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    g_autofree char *pattern = g_strconcat (define, json_array_get_string_element (array, i), NULL);
    g_autoptr (GError) error = NULL;
    GRegex *regex = gouji_expression_new (pattern, &error);

    if (regex != NULL)
      g_ptr_array_add (self->regexes, regex);
    else
      g_critical ("expression in the forms' common data, %s: %s", member, error->message);
  }
}

void
gouji_patterns_clear (GoujiPatterns *self)
{
  g_clear_pointer (&self->regexes, g_ptr_array_unref);
}

gboolean
gouji_patterns_fit_text (const GoujiPatterns *self, const char *folded)
{
  for (guint i = 0; i < self->regexes->len; i++) {
    if (g_regex_match (g_ptr_array_index (self->regexes, i), folded, 0, NULL))
      return TRUE;
  }

  return FALSE;
}

gboolean
gouji_patterns_fit (const GoujiPatterns *self, GoujiSpan span)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (span, NULL);

  return gouji_patterns_fit_text (self, text);
}

/**
 * gouji_patterns_match:
 * @match: (out caller-allocates): where the first expression fits; to be cleared whatever comes of it
 *
 * Returns: whether one of the expressions fits
 */
gboolean
gouji_patterns_match (const GoujiPatterns *self, GoujiSpan span, GoujiMatch *match)
{
  match->span = span;
  match->byte_to_char = g_array_new (FALSE, FALSE, sizeof (guint));
  match->text = gouji_source_fold_to_utf8 (span, match->byte_to_char);

  for (guint i = 0; i < self->regexes->len; i++) {
    if (g_regex_match (g_ptr_array_index (self->regexes, i), match->text, 0, &match->info))
      return TRUE;
    g_clear_pointer (&match->info, g_match_info_unref);
  }

  return FALSE;
}

void
gouji_match_clear (GoujiMatch *self)
{
  g_clear_pointer (&self->info, g_match_info_unref);
  g_clear_pointer (&self->byte_to_char, g_array_unref);
  g_clear_pointer (&self->text, g_free);
}

/**
 * gouji_match_get_span:
 * @name: of a group
 * @span: (out): what it found, not empty
 *
 * Returns: whether the group found anything
 */
gboolean
gouji_match_get_span (const GoujiMatch *self, const char *name, GoujiSpan *span)
{
  int start, end;

  if (self->info == NULL || !g_match_info_fetch_named_pos (self->info, name, &start, &end) || start < 0 ||
      start == end)
    return FALSE;

  guint first = g_array_index (self->byte_to_char, guint, start);
  *span = (GoujiSpan) { self->span.chars + first, g_array_index (self->byte_to_char, guint, end) - first };
  return TRUE;
}

/**
 * gouji_match_get_text:
 *
 * Returns: (transfer full) (nullable): what the group found, folded; %NULL when it found nothing
 */
char *
gouji_match_get_text (const GoujiMatch *self, const char *name)
{
  g_autofree char *text = self->info != NULL ? g_match_info_fetch_named (self->info, name) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static int
read_han_digit (gunichar c)
{
  /* 〇 一 二 三 四 五 六 七 八 九, and 零 ○ for the first */
  static const gunichar digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                     0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++) {
    if (digits[i] == c)
      return (int) i;
  }
  if (c < 0x80 && g_ascii_isdigit ((char) c))
    return g_ascii_digit_value ((char) c);

  return c == 0x96f6 || c == 0x25cb ? 0 : -1;
}

/* A year digit by digit, or a month or day with 十 (ten) in it. */
static int
read_han_number (const char *text)
{
  int number = 0;
  gboolean behind_ten = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    int digit = read_han_digit (g_utf8_get_char (p));

    if (digit < 0) {
      number = MAX (number, 1) * 10;
      behind_ten = TRUE;
    } else {
      number = behind_ten ? number + digit : number * 10 + digit;
    }
  }

  return number;
}

/**
 * gouji_match_get_number:
 *
 * Returns: the number that the group found, in digits or Chinese numerals; 0 when it found none
 */
int
gouji_match_get_number (const GoujiMatch *self, const char *name)
{
  g_autofree char *text = gouji_match_get_text (self, name);

  /* Nothing that is looked for has more than four digits. */
  return text == NULL || g_utf8_strlen (text, -1) > 4 ? 0 : read_han_number (text);
}
