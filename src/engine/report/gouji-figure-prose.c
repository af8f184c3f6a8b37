/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-figure.h"

#include "report/gouji-han-number.h"

/* A number in words is short; longer text is a sentence. */
#define MAX_CHARS 24

/* The word for nothing stands among the first letters. */
#define FARTHEST_NOTHING 3

/* 不 未 沒 没 无 無: there was nothing; and 零 〇, which are numerals too. */
static const gunichar nothings[] = { 0x4E0D, 0x672A, 0x6C92, 0x6CA1, 0x65E0, 0x7121, 0x96F6, 0x3007 };

static gboolean
is_nothing (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nothings); i++) {
    if (nothings[i] == c)
      return TRUE;
  }

  return FALSE;
}

/* Whether the text says that there was nothing: no numeral in it but zero. */
static gboolean
says_nothing (const gunichar *chars, glong length)
{
  gboolean nothing = FALSE;

  for (glong i = 0; i < length; i++) {
    if (g_unichar_isdigit (chars[i]) || gouji_han_numeral_get_value (chars[i]) > 0)
      return FALSE;
    nothing = nothing || (i < FARTHEST_NOTHING && is_nothing (chars[i]));
  }

  return nothing;
}

static gboolean
read_numerals (const gunichar *chars, glong length, gint64 *number)
{
  guint values[MAX_CHARS];

  for (glong i = 0; i < length; i++) {
    gint64 value = gouji_han_numeral_get_value (chars[i]);

    if (value < 0)
      return FALSE;
    values[i] = (guint) value;
  }

  return length > 0 && gouji_han_number_convert (values, (guint) length, number);
}

static gboolean
multiply (GoujiDecimal *value, gint64 factor)
{
  for (; factor > 1; factor /= 10) {
    if (value->scale > 0)
      value->scale--;
    else if (__builtin_mul_overflow (value->units, 10, &value->units))
      return FALSE;
  }

  return TRUE;
}

/* Digits with what multiplies them at the end and nothing behind it: 1.2万. */
static gboolean
read_scaled (const gunichar *chars, glong length, GoujiDecimal *value)
{
  g_autofree char *digits = NULL;
  g_autofree char *unit = NULL;
  gint64 factor = 1;

  while (length > 0 && gouji_han_numeral_get_value (chars[length - 1]) >= 10 && factor <= GOUJI_HAN_YI) {
    factor *= gouji_han_numeral_get_value (chars[length - 1]);
    length--;
  }
  if (factor == 1)
    return FALSE;

  digits = g_ucs4_to_utf8 (chars, length, NULL, NULL, NULL);
  return gouji_figure_parse (digits, value, &unit) == GOUJI_FIGURE_NUMBER && unit == NULL &&
         multiply (value, factor);
}

/**
 * gouji_figure_parse_prose:
 * @text: (nullable): what was read from the running text
 * @value: (out): the number, untouched unless there is one
 * @unit: (out) (nullable) (transfer full): the unit that stands behind the number, %NULL when there is none
 *
 * Reads a number as people write it in a sentence: besides what may stand in a cell, Chinese numerals, digits
 * with what multiplies them (12000 as 1.2 ten thousands), and words that say that there was nothing.
 *
 * Returns: what the text says
 */
GoujiFigureState
gouji_figure_parse_prose (const char *text, GoujiDecimal *value, char **unit)
{
  glong length = 0;
  g_autofree gunichar *chars = NULL;
  gint64 number;

  *unit = NULL;
  if (text == NULL || g_utf8_strlen (text, -1) > MAX_CHARS)
    return gouji_figure_parse (text, value, unit);

  chars = g_utf8_to_ucs4_fast (text, -1, &length);
  if (read_scaled (chars, length, value))
    return GOUJI_FIGURE_NUMBER;
  if (read_numerals (chars, length, &number)) {
    *value = (GoujiDecimal) { .units = number };
    return GOUJI_FIGURE_NUMBER;
  }
  if (says_nothing (chars, length)) {
    *value = (GoujiDecimal) { 0 };
    return GOUJI_FIGURE_NUMBER;
  }

  return gouji_figure_parse (text, value, unit);
}
