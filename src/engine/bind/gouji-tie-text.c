/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-tie-text.h"

#include <string.h>

#include "check/gouji-check-quantity.h"
#include "form/gouji-sentence.h"

/* The group of sentences in the forms' data that has the phrases and the words for more and less. */
#define GROUP "phrases"

/* How far before a number, in code points, the word stands that says whether it is more or less. */
#define REACH 12

#define IDEOGRAPHIC_FULL_STOP 0x3002
#define FULL_WIDTH_COMMA 0xff0c
#define FULL_WIDTH_SEMICOLON 0xff1b

/* Digits behind the point that are all 0 say nothing. */
static GoujiDecimal
strip_zeros (GoujiDecimal number)
{
  while (number.scale > 0 && number.units % 10 == 0) {
    number.units /= 10;
    number.scale--;
  }

  return number;
}

/* The number in the unit that stands behind it in the text: exact, or not at all. */
static gboolean
convert (GoujiForm *form, const GoujiBoundValue *value, const char *unit, GoujiDecimal *number)
{
  GoujiQuantity is, one;
  int scale;

  *number = strip_zeros (value->value);
  if (!gouji_quantity_init (&is, form, *number, value->unit) ||
      !gouji_quantity_init (&one, form, (GoujiDecimal) { 1, 0 }, unit) || is.money != one.money)
    return FALSE;

  scale = one.exponent - is.exponent;
  for (; scale < 0; scale++) {
    if (__builtin_mul_overflow (number->units, (gint64) 10, &number->units))
      return FALSE;
  }
  number->scale = (guint) scale;
  *number = strip_zeros (*number);
  return number->scale <= GOUJI_DECIMAL_MAX_SCALE;
}

/**
 * gouji_tie_text_write:
 * @value: a number that is known
 * @unit: (nullable): the unit that stands behind it in the text, with what multiplies it
 *
 * Writes a number as GB/T 15835 and the official reports do: Arabic digits, no separators.
 *
 * Returns: (transfer full) (nullable): the number alone, %NULL where it cannot be written exactly in that
 * unit
 */
char *
gouji_tie_text_write (GoujiForm *form, const GoujiBoundValue *value, const char *unit)
{
  GoujiDecimal number = value->value;

  if (g_strcmp0 (value->unit, "%") == 0)
    return g_strcmp0 (unit, "%") == 0 ? gouji_decimal_to_string (number) : NULL;
  return convert (form, value, unit, &number) ? gouji_decimal_to_string (number) : NULL;
}

static gboolean
ends_clause (gunichar c)
{
  return c == '\n' || c == ';' || c == IDEOGRAPHIC_FULL_STOP || c == FULL_WIDTH_COMMA ||
         c == FULL_WIDTH_SEMICOLON;
}

/* The place before @number at which its clause begins, or where it has become too long for one. */
static const char *
find_clause (const char *text, const char *number, guint *length)
{
  *length = 0;
  while (number > text && *length < REACH && !ends_clause (g_utf8_get_char (g_utf8_prev_char (number)))) {
    number = g_utf8_prev_char (number);
    (*length)++;
  }

  return number;
}

/**
 * gouji_tie_text_find_direction:
 * @number: where a number stands in the text, in code points
 * @word: (out) (optional): the word that says so
 *
 * Returns: whether the words before the number say that there is more, or less
 */
GoujiDirection
gouji_tie_text_find_direction (GoujiForm *form, const char *text, guint number, GoujiDirectionWord *word)
{
  const char *sentences[] = { gouji_form_get_sentence (form, GROUP, "more"),
                              gouji_form_get_sentence (form, GROUP, "less") };
  const char *end = g_utf8_offset_to_pointer (text, number);
  GoujiDirection direction = GOUJI_DIRECTION_UNSAID;
  const char *last = NULL;
  guint length;
  const char *clause = find_clause (text, end, &length);

  if (sentences[0] == NULL || sentences[1] == NULL)
    return GOUJI_DIRECTION_UNSAID;

  g_auto (GStrv) more = g_strsplit (sentences[0], " ", -1);
  g_auto (GStrv) less = g_strsplit (sentences[1], " ", -1);
  const guint n = MIN (g_strv_length (more), g_strv_length (less));

  for (guint i = 0; i < 2 * n; i++) {
    const char *said = i % 2 == 0 ? more[i / 2] : less[i / 2];
    const char *found = g_strrstr_len (clause, end - clause, said);

    if (found == NULL || found <= last)
      continue;
    last = found;
    direction = i % 2 == 0 ? GOUJI_DIRECTION_MORE : GOUJI_DIRECTION_LESS;
    if (word != NULL) {
      const guint start = number - (guint) g_utf8_strlen (found, end - found);

      g_free (word->opposite);
      word->range = (GoujiRange) { start, start + (guint) g_utf8_strlen (said, -1) };
      word->opposite = g_strdup (i % 2 == 0 ? less[i / 2] : more[i / 2]);
    }
  }

  return direction;
}

static const char *
choose_phrase (GoujiForm *form, GoujiBindingKind kind, const GoujiBoundValue *value)
{
  g_autofree char *name = NULL;

  if (kind != GOUJI_BINDING_CHANGE && kind != GOUJI_BINDING_GROWTH)
    return gouji_form_get_sentence (form, GROUP, gouji_binding_kind_to_string (kind));

  name = g_strdup_printf ("%s-%s", gouji_binding_kind_to_string (kind),
                          value->same   ? "same"
                          : value->less ? "less"
                                        : "more");
  return gouji_form_get_sentence (form, GROUP, name);
}

/**
 * gouji_tie_text_make_phrase:
 * @binding: what the number is to be tied to; its place is set to that of the number in the phrase, and to
 * nothing where the phrase has none, as when nothing has changed
 * @report: the report that the cells belong to
 *
 * Returns: (transfer full) (nullable): the words that say the number as official reports do, %NULL where it
 * is not known for certain
 */
char *
gouji_tie_text_make_phrase (GoujiForm *form, GoujiBinding *binding, GoujiReport *report)
{
  GoujiBoundValue value = gouji_binding_evaluate (binding, report, binding->decimals);
  const char *phrase = value.state == GOUJI_BOUND_KNOWN ? choose_phrase (form, binding->kind, &value) : NULL;
  const char *place = phrase != NULL ? strstr (phrase, "{number}") : NULL;
  g_autofree char *number = phrase != NULL ? gouji_tie_text_write (form, &value, value.unit) : NULL;

  if (number == NULL)
    return NULL;

  binding->start = place != NULL ? (guint) g_utf8_strlen (phrase, place - phrase) : 0;
  binding->end = place != NULL ? binding->start + (guint) strlen (number) : 0;
  return gouji_sentence_fill (
    phrase, (GoujiWord[]) { { "number", number }, { "unit", value.unit != NULL ? value.unit : "" } }, 2);
}
