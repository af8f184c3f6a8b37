/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-decimal.h"

G_DEFINE_QUARK (GoujiDecimalError, gouji_decimal_error)

static gboolean
append_digit (gint64 *units, char digit)
{
  return !__builtin_mul_overflow (*units, 10, units) && !__builtin_add_overflow (*units, digit - '0', units);
}

static gboolean
rescale (GoujiDecimal *number, guint scale)
{
  for (; number->scale < scale; number->scale++) {
    if (__builtin_mul_overflow (number->units, 10, &number->units))
      return FALSE;
  }

  return TRUE;
}

static gboolean
fail_out_of_range (GError **error)
{
  g_set_error_literal (error, GOUJI_DECIMAL_ERROR, GOUJI_DECIMAL_ERROR_OUT_OF_RANGE, "number out of range");
  return FALSE;
}

static gboolean
fail_not_a_number (GError **error)
{
  g_set_error_literal (error, GOUJI_DECIMAL_ERROR, GOUJI_DECIMAL_ERROR_NOT_A_NUMBER, "not a number");
  return FALSE;
}

/**
 * gouji_decimal_parse:
 * @text: folded text: ASCII digits, no thousands separators, no unit
 * @number: (out): the number, untouched on failure
 * @error: return location for a [error@DecimalError]
 *
 * Reads the whole of @text as one decimal number with an optional sign.
 *
 * A number with something behind it ("57件") is turned down rather than cut short: whoever knows the unit
 * takes it off first.
 *
 * Returns: whether @text is a number
 */
gboolean
gouji_decimal_parse (const char *text, GoujiDecimal *number, GError **error)
{
  GoujiDecimal parsed = { 0 };
  gboolean negative = FALSE;
  gboolean after_point = FALSE;
  gboolean any_digit = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (*text == '-' || *text == '+')
    negative = *text++ == '-';

  for (; *text != '\0'; text++) {
    if (*text == '.' && any_digit && !after_point) {
      after_point = TRUE;
      any_digit = FALSE; /* "12." is not a number */
      continue;
    }

    if (!g_ascii_isdigit (*text))
      return fail_not_a_number (error);
    if (!append_digit (&parsed.units, *text) || (after_point && ++parsed.scale > GOUJI_DECIMAL_MAX_SCALE))
      return fail_out_of_range (error);
    any_digit = TRUE;
  }

  if (!any_digit)
    return fail_not_a_number (error);

  if (negative)
    parsed.units = -parsed.units;
  *number = parsed;
  return TRUE;
}

gboolean
gouji_decimal_add (GoujiDecimal a, GoujiDecimal b, GoujiDecimal *sum, GError **error)
{
  guint scale = MAX (a.scale, b.scale);

  g_return_val_if_fail (sum != NULL, FALSE);

  if (!rescale (&a, scale) || !rescale (&b, scale) || __builtin_add_overflow (a.units, b.units, &a.units))
    return fail_out_of_range (error);

  *sum = a;
  return TRUE;
}

/**
 * gouji_decimal_compare:
 *
 * Orders by value: 1.50 equals 1.5.
 *
 * Returns: less than, equal to or greater than zero, as strcmp() does
 */
int
gouji_decimal_compare (GoujiDecimal a, GoujiDecimal b)
{
  guint scale = MAX (a.scale, b.scale);

  /* What does not fit once the scales agree is the larger one in magnitude. */
  if (!rescale (&a, scale))
    return a.units < 0 ? -1 : 1;
  if (!rescale (&b, scale))
    return b.units < 0 ? 1 : -1;

  return (a.units > b.units) - (a.units < b.units);
}

char *
gouji_decimal_to_string (GoujiDecimal number)
{
  guint64 magnitude = number.units < 0 ? -(guint64) number.units : (guint64) number.units;
  guint64 power = 1;

  for (guint i = 0; i < number.scale; i++)
    power *= 10;

  const char *sign = number.units < 0 ? "-" : "";
  if (number.scale == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, magnitude / power,
                          (int) number.scale, magnitude % power);
}
