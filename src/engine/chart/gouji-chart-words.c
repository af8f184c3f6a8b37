/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-private.h"

/* Below this many, one case more or less is a change that looks like a trend. */
#define SMALL 10

/**
 * gouji_chart_get_sentence:
 *
 * Returns: a sentence of the chart, empty when the data have none of that name
 */
const char *
gouji_chart_get_sentence (GoujiChart *self, const char *name)
{
  const char *sentence = gouji_form_get_sentence (self->form, "chart", name);

  return sentence != NULL ? sentence : "";
}

char *
gouji_chart_say (GoujiChart *self, const char *name, const GoujiWord *words, guint n_words)
{
  return gouji_sentence_fill (gouji_chart_get_sentence (self, name), words, n_words);
}

char *
gouji_chart_say_year (GoujiChart *self, int year)
{
  g_autofree char *digits = g_strdup_printf ("%d", year);

  return gouji_chart_say (self, "year", (GoujiWord[]) { { "year", digits } }, 1);
}

static char *
say_two_years (GoujiChart *self, const char *name, int from, int to)
{
  g_autofree char *first = g_strdup_printf ("%d", from);
  g_autofree char *last = g_strdup_printf ("%d", to);

  return gouji_chart_say (self, name, (GoujiWord[]) { { "from", first }, { "to", last } }, 2);
}

char *
gouji_chart_say_span (GoujiChart *self, int from, int to)
{
  return from == to ? gouji_chart_say_year (self, from) : say_two_years (self, "span", from, to);
}

/**
 * gouji_chart_say_years:
 * @years: (array): for each year of the chart, whether it is meant
 *
 * Returns: the years, those that follow each other drawn together
 */
char *
gouji_chart_say_years (GoujiChart *self, const gboolean *years)
{
  GString *list = g_string_new (NULL);
  g_autofree char *digits = NULL;

  for (guint i = 0; i < self->n_years; i++) {
    guint last = i;
    g_autofree char *item = NULL;

    if (!years[i])
      continue;
    while (last + 1 < self->n_years && years[last + 1])
      last++;
    if (last - i < 2)
      last = i;
    item = last == i
             ? g_strdup_printf ("%d", self->first_year + (int) i)
             : say_two_years (self, "range", self->first_year + (int) i, self->first_year + (int) last);
    if (list->len > 0)
      g_string_append (list, gouji_chart_get_sentence (self, "and"));
    g_string_append (list, item);
    i = last;
  }

  digits = g_string_free (list, FALSE);
  return gouji_chart_say (self, "year", (GoujiWord[]) { { "year", digits } }, 1);
}

const GoujiPoint *
gouji_chart_get_point (GoujiChart *self, guint series, guint year)
{
  const GoujiChartSeries *drawn = self->series->pdata[series];

  return gouji_series_get_point (drawn->series, year);
}

/* Names of sentences, not words. */
static const char *
name_state (const GoujiPoint *point)
{
  static const char *const unknown[] = { "absent", "absent", "blank",    "unreadable",
                                         "lost",   "unit",   "too-large" };

  if (point->state == GOUJI_POINT_MISSING)
    return "missing";
  if (point->state == GOUJI_POINT_CONFLICT)
    return "conflict";
  return unknown[MIN (point->unknown, G_N_ELEMENTS (unknown) - 1)];
}

/**
 * gouji_chart_say_state:
 *
 * Returns: why there is no number
 */
char *
gouji_chart_say_state (GoujiChart *self, const GoujiPoint *point)
{
  return g_strdup (gouji_chart_get_sentence (self, name_state (point)));
}

/**
 * gouji_chart_say_number:
 *
 * Returns: the number without its unit, and that it is not sure
 */
char *
gouji_chart_say_number (GoujiChart *self, const GoujiPoint *point)
{
  g_autofree char *number = gouji_chart_format (point->value, 0);

  return point->sure ? g_steal_pointer (&number)
                     : gouji_chart_say (self, "unsure", (GoujiWord[]) { { "value", number } }, 1);
}

/**
 * gouji_chart_say_amount:
 *
 * Returns: the number with its unit, or why there is none
 */
char *
gouji_chart_say_amount (GoujiChart *self, const GoujiPoint *point, const char *unit)
{
  g_autofree char *number = NULL;
  g_autofree char *amount = NULL;

  if (point->state != GOUJI_POINT_NUMBER)
    return gouji_chart_say_state (self, point);

  number = gouji_chart_format (point->value, 0);
  amount = g_strconcat (number, unit, NULL);
  return point->sure ? g_steal_pointer (&amount)
                     : gouji_chart_say (self, "unsure", (GoujiWord[]) { { "value", amount } }, 1);
}

static char *
say_quotient (
  GoujiChart *self, GoujiDecimal part, GoujiDecimal whole, const char *exact_name, const char *about_name)
{
  g_autofree char *number = NULL;
  gint64 tenths;
  gboolean exact;

  if (!gouji_chart_divide (part, whole, &tenths, &exact))
    return NULL;

  number = gouji_chart_format_tenths (tenths);
  self->rounded = self->rounded || !exact;
  return gouji_chart_say (self, exact ? exact_name : about_name, (GoujiWord[]) { { "number", number } }, 1);
}

/**
 * gouji_chart_say_percent:
 * @part: at least 0
 * @whole: more than 0
 *
 * Returns: (nullable): how many percent @part is of @whole, rounded to one place, and that it was
 */
char *
gouji_chart_say_percent (GoujiChart *self, GoujiDecimal part, GoujiDecimal whole)
{
  return say_quotient (self, part, whole, "percent", "percent-about");
}

/**
 * gouji_chart_say_share:
 * @part: at least 0
 * @whole: more than 0
 *
 * Returns: (nullable): that @part makes up so many percent of @whole
 */
char *
gouji_chart_say_share (GoujiChart *self, GoujiDecimal part, GoujiDecimal whole)
{
  return say_quotient (self, part, whole, "share", "share-about");
}

/**
 * gouji_chart_sum:
 * @year: index of the year
 * @sum: (out): of the numbers of all series
 * @sure: (out) (nullable): whether all of them are sure
 *
 * Returns: whether all series have a number, so that the sum is the whole
 */
gboolean
gouji_chart_sum (GoujiChart *self, guint year, GoujiDecimal *sum, gboolean *sure)
{
  gboolean whole = self->series->len > 0;
  gboolean all_sure = TRUE;

  *sum = (GoujiDecimal) { 0 };
  for (guint s = 0; s < self->series->len; s++) {
    const GoujiPoint *point = gouji_chart_get_point (self, s, year);

    if (point->state != GOUJI_POINT_NUMBER || !gouji_decimal_add (*sum, point->value, sum, NULL))
      whole = FALSE;
    else
      all_sure = all_sure && point->sure;
  }

  if (sure != NULL)
    *sure = all_sure;
  return whole;
}

/**
 * gouji_chart_counts:
 *
 * Returns: whether the series counts cases, so that few of them mean little; an amount may be small and exact
 */
gboolean
gouji_chart_counts (GoujiChart *self, guint series)
{
  const GoujiChartSeries *drawn = self->series->pdata[series];
  int power;

  return !gouji_form_find_power (self->form, drawn->unit, &power);
}

/**
 * gouji_chart_is_small:
 *
 * Returns: whether so few cases make up @number that a percentage of it, or a change, says little
 */
gboolean
gouji_chart_is_small (GoujiDecimal number)
{
  return gouji_decimal_compare (number, (GoujiDecimal) { SMALL, 0 }) < 0 &&
         gouji_decimal_compare (number, (GoujiDecimal) { -SMALL, 0 }) > 0;
}

static char *
name_subject (GoujiChart *self)
{
  GString *names = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf ("%u", self->series->len);
  const GoujiChartSeries *first = self->series->pdata[0];

  if (self->kind == GOUJI_CHART_COMPOSITION)
    g_string_append (names, gouji_chart_get_sentence (self, "outcomes"));

  for (guint s = 0; s < self->series->len && self->kind == GOUJI_CHART_TREND; s++) {
    const GoujiChartSeries *series = self->series->pdata[s];

    g_string_append (names, s > 0 ? gouji_chart_get_sentence (self, "and") : "");
    g_string_append (names, series->name);
  }
  if (self->kind == GOUJI_CHART_COMPOSITION || self->series->len <= 3)
    return g_string_free (names, FALSE);

  g_string_free (names, TRUE);
  return gouji_chart_say (self, "several", (GoujiWord[]) { { "first", first->name }, { "count", count } }, 2);
}

char *
gouji_chart_make_title (GoujiChart *self)
{
  g_autofree char *subject = name_subject (self);
  g_autofree char *span = NULL;

  if (self->n_years > 0)
    span = gouji_chart_say_span (self, self->first_year, self->first_year + (int) self->n_years - 1);

  return gouji_chart_say (
    self, span != NULL ? "title" : "title-undated",
    (GoujiWord[]) { { "agency", self->agency }, { "subject", subject }, { "span", span } }, 3);
}
