/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-quantity.h"

/* Ten thousands and hundred millions, which stand before the unit of a number in the text. */
#define TEN_THOUSANDS 0x4e07
#define HUNDRED_MILLIONS 0x4ebf

/* More powers of ten than this part no two numbers of 64 bits that could be equal. */
#define MAXIMUM_POWER 18

static gint64
power_of_ten (int exponent)
{
  gint64 power = 1;

  for (int i = 0; i < exponent; i++)
    power *= 10;

  return power;
}

/* Counts have units of all kinds; only what multiplies them matters. */
static int
find_multiple (const char *unit)
{
  gunichar first = g_utf8_get_char (unit);

  return first == TEN_THOUSANDS ? 4 : first == HUNDRED_MILLIONS ? 8 : 0;
}

/**
 * gouji_quantity_init:
 * @form: the form that knows the units of money
 * @unit: (nullable): the unit of @value; %NULL where it was lost
 *
 * Returns: whether @value can be represented
 */
gboolean
gouji_quantity_init (GoujiQuantity *self, GoujiForm *form, GoujiDecimal value, const char *unit)
{
  int power = 0;

  self->money = unit != NULL && gouji_form_find_power (form, unit, &power);
  if (!self->money && unit != NULL)
    power = find_multiple (unit);
  self->units = value.units;
  self->exponent = power - (int) value.scale;
  return value.units != G_MININT64;
}

/* Brings both to the smaller exponent. */
static gboolean
align (GoujiQuantity *a, GoujiQuantity *b)
{
  GoujiQuantity *coarse = a->exponent > b->exponent ? a : b;
  int difference = ABS (a->exponent - b->exponent);

  if (coarse->units == 0)
    difference = 0;
  if (difference > MAXIMUM_POWER ||
      __builtin_mul_overflow (coarse->units, power_of_ten (difference), &coarse->units))
    return FALSE;

  a->exponent = b->exponent = MIN (a->exponent, b->exponent);
  return TRUE;
}

/**
 * gouji_quantity_compare:
 * @order: (out): less than, equal to or greater than zero
 *
 * Returns: whether the two can be compared: both counts or both money, and neither too large
 */
gboolean
gouji_quantity_compare (GoujiQuantity a, GoujiQuantity b, int *order)
{
  if (a.money != b.money || !align (&a, &b))
    return FALSE;

  *order = (a.units > b.units) - (a.units < b.units);
  return TRUE;
}

/**
 * gouji_quantity_add:
 *
 * Adds @coefficient times @value to @sum.
 *
 * Returns: whether that can be represented; if not, @sum is as it was
 */
gboolean
gouji_quantity_add (GoujiQuantity *sum, GoujiQuantity value, int coefficient)
{
  GoujiQuantity aligned = *sum;

  if (aligned.money != value.money || !align (&aligned, &value) ||
      __builtin_mul_overflow (value.units, (gint64) coefficient, &value.units) ||
      __builtin_add_overflow (aligned.units, value.units, &aligned.units))
    return FALSE;

  *sum = aligned;
  return TRUE;
}

/**
 * gouji_quantity_agrees:
 *
 * Returns: whether both may be the same number, one of them rounded, or cut off, to the places that it has
 */
gboolean
gouji_quantity_agrees (GoujiQuantity a, GoujiQuantity b)
{
  GoujiQuantity coarse = a.exponent > b.exponent ? a : b;
  GoujiQuantity fine = a.exponent > b.exponent ? b : a;
  int difference = coarse.exponent - fine.exponent;
  gint64 power;
  gint64 whole;
  gint64 rest;

  if (a.money != b.money)
    return FALSE;
  if (difference > MAXIMUM_POWER)
    return coarse.units == 0 && fine.units == 0;

  power = power_of_ten (difference);
  whole = fine.units / power;
  rest = ABS (fine.units % power);
  if (whole == coarse.units)
    return coarse.units != 0 || fine.units == 0;
  return ABS (whole - coarse.units) == 1 && ABS (coarse.units) > ABS (whole) && rest >= power - rest;
}

/**
 * gouji_quantity_is_within:
 * @low: per cent
 * @high: per cent
 *
 * Returns: whether @self is at least @low and at most @high per cent of @of, also where that cannot be told
 */
gboolean
gouji_quantity_is_within (GoujiQuantity self, GoujiQuantity of, guint low, guint high)
{
  GoujiQuantity hundredfold = { .money = self.money };
  GoujiQuantity least = { .money = of.money };
  GoujiQuantity most = { .money = of.money };
  int to_least;
  int to_most;

  if (!gouji_quantity_add (&hundredfold, self, 100) || !gouji_quantity_add (&least, of, (int) low) ||
      !gouji_quantity_add (&most, of, (int) high) ||
      !gouji_quantity_compare (hundredfold, least, &to_least) ||
      !gouji_quantity_compare (hundredfold, most, &to_most))
    return TRUE;

  return to_least >= 0 && to_most <= 0;
}
