/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "chart/gouji-chart-private.h"

static double
get_step (const GoujiChartAxis *axis)
{
  return axis->mantissa * pow (10, axis->exponent);
}

static void
enlarge (GoujiChartAxis *axis)
{
  if (axis->mantissa == 5) {
    axis->mantissa = 1;
    axis->exponent++;
  } else {
    axis->mantissa = axis->mantissa == 1 ? 2 : 5;
  }
}

/* A hair above a tick is on it: the numbers came from exact ones, the places did not. */
static void
choose_ends (GoujiChartAxis *axis, double lowest, double highest)
{
  double step = get_step (axis);

  axis->first = (int) floor (lowest / step + 1e-9);
  axis->last = (int) ceil (highest / step - 1e-9);
}

/**
 * gouji_chart_axis_new:
 * @lowest: the smallest number to be shown
 * @highest: the largest
 * @n_steps: how many steps there may be
 * @whole: whether the numbers count something, so that there is nothing between one and the next
 *
 * Chooses round steps, 1, 2 or 5 times a power of ten, the smallest with which there are no more than
 * @n_steps. Zero is always a tick: lengths that do not begin at zero deceive.
 */
GoujiChartAxis
gouji_chart_axis_new (double lowest, double highest, guint n_steps, gboolean whole)
{
  GoujiChartAxis axis = { 1, 0, 0, 1 };
  double span;

  lowest = MIN (lowest, 0);
  highest = MAX (highest, 0);
  span = highest - lowest;
  n_steps = MAX (n_steps, 2);
  if (span <= 0)
    return axis;

  axis.exponent = (int) floor (log10 (span / n_steps));
  if (whole)
    axis.exponent = MAX (axis.exponent, 0);
  choose_ends (&axis, lowest, highest);
  /* Each turn more than halves the number of steps, or the next does. */
  for (guint i = 0; i < 8 && axis.last - axis.first > (int) n_steps; i++) {
    enlarge (&axis);
    choose_ends (&axis, lowest, highest);
  }

  return axis;
}

double
gouji_chart_axis_get_value (const GoujiChartAxis *self, int tick)
{
  return tick * get_step (self);
}

/**
 * gouji_chart_axis_get_number:
 * @number: (out): what stands at the tick
 *
 * Returns: whether the number can be represented; what lies above the largest that a report may hold has no
 * label
 */
gboolean
gouji_chart_axis_get_number (const GoujiChartAxis *self, int tick, GoujiDecimal *number)
{
  gint64 units = (gint64) tick * self->mantissa;

  for (int i = 0; i < self->exponent; i++) {
    if (__builtin_mul_overflow (units, (gint64) 10, &units))
      return FALSE;
  }

  *number = (GoujiDecimal) { units, (guint) MAX (-self->exponent, 0) };
  return TRUE;
}
