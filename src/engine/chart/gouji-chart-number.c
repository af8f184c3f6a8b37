/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "chart/gouji-chart-private.h"

/**
 * gouji_chart_to_double:
 *
 * Returns: about @number, for places on paper; what is written is never made from it
 */
double
gouji_chart_to_double (GoujiDecimal number)
{
  double value = (double) number.units;

  for (guint i = 0; i < number.scale; i++)
    value /= 10;

  return value;
}

static void
drop_zeros (GString *text)
{
  if (strchr (text->str, '.') == NULL)
    return;
  while (text->str[text->len - 1] == '0')
    g_string_truncate (text, text->len - 1);
  if (text->str[text->len - 1] == '.')
    g_string_truncate (text, text->len - 1);
}

/**
 * gouji_chart_format:
 * @power: of ten by which @number is divided
 *
 * Returns: the number, exactly, without zeros at the end of a fraction
 */
char *
gouji_chart_format (GoujiDecimal number, int power)
{
  GString *text = g_string_new (NULL);
  guint64 magnitude = number.units < 0 ? -(guint64) number.units : (guint64) number.units;
  guint places = number.scale + (guint) power;

  g_string_printf (text, "%0*" G_GUINT64_FORMAT, (int) places + 1, magnitude);
  if (places > 0)
    g_string_insert_c (text, (gssize) (text->len - places), '.');
  drop_zeros (text);
  if (number.units < 0)
    g_string_prepend_c (text, '-');

  return g_string_free (text, FALSE);
}

/* Half away from zero. */
static gint64
divide_rounded (gint64 number, gint64 divisor)
{
  gint64 quotient = number / divisor;
  gint64 rest = ABS (number % divisor);

  if (rest >= divisor - rest)
    quotient += number < 0 ? -1 : 1;
  return quotient;
}

/**
 * gouji_chart_format_short:
 * @power: of ten by which @number is divided
 *
 * Returns: the number as it stands at a point: with at most one place, two where it is not divided
 */
char *
gouji_chart_format_short (GoujiDecimal number, int power)
{
  guint kept = power > 0 ? 1 : 2;
  guint places = number.scale + (guint) power;

  for (; places > kept + 17; places--)
    number.units = divide_rounded (number.units, 10);
  if (places > kept) {
    gint64 divisor = 1;

    for (guint i = kept; i < places; i++)
      divisor *= 10;
    number.units = divide_rounded (number.units, divisor);
    places = kept;
  }
  number.scale = places;

  return gouji_chart_format (number, 0);
}

/**
 * gouji_chart_divide:
 * @a: at least 0
 * @b: more than 0
 * @tenths: (out): @a / @b in tenths of a percent, half up
 * @exact: (out): whether nothing was rounded away
 *
 * Returns: whether the quotient could be computed
 */
gboolean
gouji_chart_divide (GoujiDecimal a, GoujiDecimal b, gint64 *tenths, gboolean *exact)
{
  __extension__ typedef unsigned __int128 Wide;
  Wide numerator = (Wide) (guint64) a.units * 1000;
  Wide denominator = (Wide) (guint64) b.units;
  Wide quotient;

  g_return_val_if_fail (a.units >= 0 && b.units > 0, FALSE);

  for (guint i = a.scale; i < b.scale; i++)
    numerator *= 10;
  for (guint i = b.scale; i < a.scale; i++)
    denominator *= 10;

  quotient = numerator / denominator;
  *exact = numerator % denominator == 0;
  if (numerator % denominator >= denominator - numerator % denominator)
    quotient++;
  if (quotient > G_MAXINT64)
    return FALSE;

  *tenths = (gint64) quotient;
  return TRUE;
}

/**
 * gouji_chart_format_tenths:
 *
 * Returns: tenths of a percent as percent: 839 is 83.9, 500 is 50
 */
char *
gouji_chart_format_tenths (gint64 tenths)
{
  return gouji_chart_format ((GoujiDecimal) { tenths, 1 }, 0);
}
