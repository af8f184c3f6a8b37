/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-numeral.h"

#include "report/gouji-han-number.h"

/* More digits or numerals than this are no count but a code. */
#define MOST_DIGITS 20

static gboolean
is_digit (const GoujiLetter *letter)
{
  return letter->c >= '0' && letter->c <= '9' && !letter->passed_over;
}

static gboolean
is_numeral (const GoujiLetter *letter)
{
  return letter->c > 0x3000 && !letter->passed_over && gouji_han_numeral_get_value (letter->c) >= 0;
}

/* Whether a letter stands right behind the one before it; the break of a line does not count. Two numbers
 * with white space between them are two. */
static gboolean
adjoins (const GoujiProse *prose, guint index)
{
  const char *last = prose->text + gouji_prose_get (prose, index - 1)->byte;
  const char *here = prose->text + gouji_prose_get (prose, index)->byte;

  for (const char *p = last < here ? g_utf8_next_char (last) : here; p < here; p = g_utf8_next_char (p)) {
    if (*p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_numeral_starts:
 *
 * Returns: whether a number may begin at the letter @index
 */
gboolean
gouji_numeral_starts (const GoujiProse *prose, guint index)
{
  const GoujiLetter *letter = gouji_prose_get (prose, index);

  return is_digit (letter) || is_numeral (letter);
}

static guint
skip_digits (const GoujiProse *prose, guint index)
{
  guint end = index;

  while (is_digit (gouji_prose_get (prose, end)) && (end == index || adjoins (prose, end)))
    end++;

  return end;
}

/* A comma that sets three digits apart; the full-width one too, which people type as well. */
static gboolean
is_separator (const GoujiProse *prose, guint first, guint index)
{
  return gouji_prose_get (prose, index)->c == ',' && index - first <= 3 && adjoins (prose, index) &&
         adjoins (prose, index + 1) && skip_digits (prose, index + 1) == index + 4;
}

/* Folding makes one sign of the point and the marks of enumeration and sentence end. */
static gboolean
is_point (const GoujiProse *prose, guint index)
{
  gunichar original = gouji_prose_get_original (prose, index);

  return (original == '.' || original == 0xff0e) && adjoins (prose, index) && adjoins (prose, index + 1) &&
         is_digit (gouji_prose_get (prose, index + 1));
}

static guint
skip_separated (const GoujiProse *prose, guint index)
{
  guint first = index;
  guint end = skip_digits (prose, index);

  while (is_separator (prose, first, end)) {
    first = end + 1;
    end = first + 3;
  }

  return end;
}

static GoujiNumeral
read_arabic (const GoujiProse *prose, guint index)
{
  GoujiNumeral numeral = { .end = skip_separated (prose, index) };
  g_autoptr (GString) digits = g_string_new (NULL);

  if (is_point (prose, numeral.end))
    numeral.end = skip_digits (prose, numeral.end + 1);
  if (numeral.end - index > MOST_DIGITS)
    return numeral;

  for (guint i = index; i < numeral.end; i++) {
    char c = (char) gouji_prose_get (prose, i)->c;

    if (c != ',')
      g_string_append_c (digits, c);
  }
  numeral.valid = gouji_decimal_parse (digits->str, &numeral.value, NULL);

  return numeral;
}

/* Ten thousands and hundred millions at the end belong to the unit, unless there are more before them. */
static guint
leave_scale (const guint *values, guint n)
{
  guint end = n;

  while (end > 0 && values[end - 1] >= GOUJI_HAN_WAN)
    end--;
  for (guint i = 0; i < end; i++) {
    if (values[i] >= GOUJI_HAN_WAN)
      return n;
  }

  return end;
}

static GoujiNumeral
read_chinese (const GoujiProse *prose, guint index)
{
  GoujiNumeral numeral = { .end = index };
  guint values[MOST_DIGITS];
  guint n = 0;
  guint kept;
  gint64 number;

  for (; is_numeral (gouji_prose_get (prose, numeral.end)); numeral.end++) {
    if (n < MOST_DIGITS)
      values[n++] = (guint) gouji_han_numeral_get_value (gouji_prose_get (prose, numeral.end)->c);
  }
  if (numeral.end - index > MOST_DIGITS)
    return numeral;

  kept = leave_scale (values, n);
  if (kept > 0 && gouji_han_number_convert (values, kept, &number)) {
    numeral.valid = TRUE;
    numeral.value = (GoujiDecimal) { .units = number };
    numeral.end = index + kept;
  }

  return numeral;
}

/**
 * gouji_numeral_read:
 * @index: a letter at which a number may begin
 *
 * Reads a number: digits with separators and a point, or Chinese numerals. Letters that are passed over end
 * it: in "不予处理32024年" the year is passed over, and 3 is left.
 *
 * Returns: the number
 */
GoujiNumeral
gouji_numeral_read (const GoujiProse *prose, guint index)
{
  return is_digit (gouji_prose_get (prose, index)) ? read_arabic (prose, index) : read_chinese (prose, index);
}

/**
 * gouji_numeral_skip_scale:
 *
 * Returns: the letter behind what multiplies the number before the letter @index: tens, hundreds, thousands,
 * ten thousands, hundred millions
 */
guint
gouji_numeral_skip_scale (const GoujiProse *prose, guint index)
{
  while (is_numeral (gouji_prose_get (prose, index)) &&
         gouji_han_numeral_get_value (gouji_prose_get (prose, index)->c) >= 10)
    index++;

  return index;
}
