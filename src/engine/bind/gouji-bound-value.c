/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bind/gouji-bound-value.h"

#include "check/gouji-check-values.h"

/* A number of the report or of last year's, on the way to what is tied to it. */
typedef struct {
  GoujiBoundState state;
  GoujiDecimal value;
  const char *unit;
} Sum;

static gboolean
is_known (GoujiBoundState state)
{
  return state == GOUJI_BOUND_KNOWN || state == GOUJI_BOUND_UNSURE;
}

/* Which of two doubts a number that is made of both has. */
static GoujiBoundState
join (GoujiBoundState one, GoujiBoundState other)
{
  if (!is_known (one))
    return one;
  return is_known (other) && one == GOUJI_BOUND_UNSURE ? one : other;
}

/* What one cell is worth beside others: blanks count as 0, as they do in the equations of the form. */
static GoujiBoundState
weigh (GoujiReport *report, const GoujiCell *cell, gboolean *number)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);

  *number = figure->state == GOUJI_FIGURE_NUMBER && figure->unit == NULL;
  switch (gouji_report_weigh (report, cell)) {
  case GOUJI_STANDING_OWING:
    return GOUJI_BOUND_BLANK;
  case GOUJI_STANDING_UNSETTLED:
    return *number ? GOUJI_BOUND_UNSURE : GOUJI_BOUND_UNREADABLE;
  case GOUJI_STANDING_NUMBER:
  case GOUJI_STANDING_BLANK:
  default:
    return GOUJI_BOUND_KNOWN;
  }
}

static Sum
add_up (GoujiReport *report, const GPtrArray *cells)
{
  Sum sum = { .state = GOUJI_BOUND_KNOWN };
  gboolean any = FALSE;

  for (guint i = 0; i < cells->len; i++) {
    const GoujiCell *cell = cells->pdata[i];
    gboolean number;

    sum.state = join (sum.state, weigh (report, cell, &number));
    if (!is_known (sum.state))
      return sum;
    if (i > 0 && g_strcmp0 (sum.unit, cell->unit) != 0)
      return (Sum) { .state = GOUJI_BOUND_MIXED };
    sum.unit = cell->unit;
    if (!number)
      continue;
    any = TRUE;
    if (!gouji_decimal_accumulate (&sum.value, gouji_report_get_figure (report, cell)->value, 1))
      return (Sum) { .state = GOUJI_BOUND_TOO_LARGE };
  }

  if (!any)
    sum.state = cells->len > 0 ? GOUJI_BOUND_BLANK : GOUJI_BOUND_UNTIED;
  return sum;
}

static Sum
add_up_last_year (GoujiReport *report, const GPtrArray *cells)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  g_autoptr (GPtrArray) then = g_ptr_array_new ();

  for (guint i = 0; last_year != NULL && i < cells->len; i++) {
    const GoujiCell *cell = gouji_report_find_counterpart (last_year, cells->pdata[i]);

    if (cell != NULL)
      g_ptr_array_add (then, (gpointer) cell);
  }
  if (last_year == NULL || then->len < cells->len)
    return (Sum) { .state = GOUJI_BOUND_NO_LAST_YEAR };

  return add_up (last_year, then);
}

/* Units of 10 to the power of -@scale: whether that many fit. */
static gboolean
scale_up (__int128 *units, guint scale)
{
  for (guint i = 0; i < scale; i++) {
    if (__builtin_mul_overflow (*units, (__int128) 10, units))
      return FALSE;
  }

  return TRUE;
}

/* The per cent that @part is of @whole, which is more than 0, in whole @decimals. */
static gboolean
divide (GoujiDecimal part, GoujiDecimal whole, guint decimals, GoujiDecimal *rounded, GoujiDecimal *cut_off)
{
  __int128 numerator = part.units;
  __int128 denominator = whole.units;
  __int128 quotient;

  if (decimals > GOUJI_DECIMAL_MAX_SCALE || !scale_up (&numerator, 2 + decimals + whole.scale) ||
      !scale_up (&denominator, part.scale))
    return FALSE;

  quotient = numerator / denominator;
  if (quotient >= G_MAXINT64)
    return FALSE;
  *cut_off = (GoujiDecimal) { (gint64) quotient, decimals };
  if (2 * (numerator % denominator) >= denominator)
    quotient++;
  *rounded = (GoujiDecimal) { (gint64) quotient, decimals };
  return TRUE;
}

static GoujiBoundValue
make_percentage (GoujiBoundValue value, GoujiDecimal part, GoujiDecimal whole, guint decimals)
{
  if (whole.units <= 0 || part.units < 0)
    value.state = GOUJI_BOUND_NO_BASE;
  else if (!divide (part, whole, decimals, &value.value, &value.cut_off))
    value.state = GOUJI_BOUND_TOO_LARGE;
  value.unit = "%";
  return value;
}

/* Takes last year's number away, and the sign of what is left. */
static GoujiBoundValue
take_difference (const Sum *now, const Sum *then)
{
  GoujiBoundValue value = { .state = join (now->state, then->state), .unit = now->unit };

  if (!is_known (value.state))
    return value;
  if (g_strcmp0 (now->unit, then->unit) != 0)
    return (GoujiBoundValue) { .state = GOUJI_BOUND_MIXED };

  value.value = now->value;
  if (!gouji_decimal_accumulate (&value.value, then->value, -1) || value.value.units == G_MININT64)
    return (GoujiBoundValue) { .state = GOUJI_BOUND_TOO_LARGE };
  value.less = value.value.units < 0;
  value.same = value.value.units == 0;
  value.value.units = ABS (value.value.units);
  value.cut_off = value.value;
  return value;
}

static GoujiBoundValue
keep (const Sum *sum)
{
  return (GoujiBoundValue) { sum->state, sum->value, sum->value, FALSE, FALSE, sum->unit };
}

gboolean
gouji_binding_is_percentage (const GoujiBinding *self)
{
  return self->kind == GOUJI_BINDING_SHARE || self->kind == GOUJI_BINDING_GROWTH;
}

/**
 * gouji_binding_evaluate:
 * @report: the report that the cells belong to
 * @decimals: with how many decimals a per cent is wanted
 *
 * Says what a tied number should be. Blank cells beside numbers count as 0, and cells that may have been
 * misread as unsure, as in the rules of the form.
 *
 * Returns: the number, or why there is none
 */
GoujiBoundValue
gouji_binding_evaluate (const GoujiBinding *self, GoujiReport *report, guint decimals)
{
  Sum now, other;
  GoujiBoundValue value;

  if (self->kind == GOUJI_BINDING_UNTIED || self->cells == NULL || self->cells->len == 0)
    return (GoujiBoundValue) { .state = GOUJI_BOUND_UNTIED };
  if (self->kind == GOUJI_BINDING_LAST_YEAR) {
    other = add_up_last_year (report, self->cells);
    return keep (&other);
  }

  now = add_up (report, self->cells);
  switch (self->kind) {
  case GOUJI_BINDING_SHARE:
    other = self->whole != NULL ? add_up (report, self->whole) : (Sum) { .state = GOUJI_BOUND_UNTIED };
    value = (GoujiBoundValue) { .state = join (now.state, other.state) };
    return is_known (value.state) ? make_percentage (value, now.value, other.value, decimals) : value;

  case GOUJI_BINDING_CHANGE:
  case GOUJI_BINDING_GROWTH:
    other = add_up_last_year (report, self->cells);
    value = take_difference (&now, &other);
    if (self->kind == GOUJI_BINDING_CHANGE || !is_known (value.state))
      return value;
    return make_percentage (value, value.value, other.value, decimals);

  case GOUJI_BINDING_SUM:
  case GOUJI_BINDING_LAST_YEAR:
  case GOUJI_BINDING_UNTIED:
  default:
    return keep (&now);
  }
}

static gboolean
contains (const GPtrArray *cells, const GoujiCell *cell)
{
  return cells != NULL && g_ptr_array_find ((GPtrArray *) cells, cell, NULL);
}

/**
 * gouji_binding_concerns:
 *
 * Returns: whether the number may be another when the figure of @cell is
 */
gboolean
gouji_binding_concerns (const GoujiBinding *self, const GoujiCell *cell)
{
  return contains (self->cells, cell) || contains (self->whole, cell);
}
