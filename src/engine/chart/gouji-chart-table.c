/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-private.h"

static char *
make_head (GoujiChart *self, const char *name, const char *concept, const char *unit)
{
  return gouji_chart_say (self, name, (GoujiWord[]) { { "concept", concept }, { "unit", unit } }, 2);
}

static void
make_heads (GoujiChart *self)
{
  const GoujiChartSeries *first = self->all->pdata[0];

  g_ptr_array_add (self->columns, g_strdup (gouji_chart_get_sentence (self, "year-column")));
  for (guint s = 0; s < self->all->len; s++) {
    const GoujiChartSeries *series = self->all->pdata[s];

    g_ptr_array_add (self->columns, make_head (self, "column", series->name, series->unit));
  }
  if (self->kind == GOUJI_CHART_COMPOSITION)
    g_ptr_array_add (self->columns, make_head (self, "total-column", NULL, first->unit));
}

static char *
make_total (GoujiChart *self, guint year)
{
  GoujiPoint total = { .state = GOUJI_POINT_NUMBER };

  if (!gouji_chart_sum (self, year, &total.value, &total.sure))
    return g_strdup ("");

  return gouji_chart_say_number (self, &total);
}

/**
 * gouji_chart_make_table:
 *
 * Writes the numbers of the chart as a table: a row for each year, also for those without a report.
 */
void
gouji_chart_make_table (GoujiChart *self)
{
  make_heads (self);
  for (guint y = 0; y < self->n_years; y++) {
    g_ptr_array_add (self->cells, g_strdup_printf ("%d", self->first_year + (int) y));
    for (guint s = 0; s < self->all->len; s++) {
      const GoujiChartSeries *series = self->all->pdata[s];
      const GoujiPoint *point = gouji_series_get_point (series->series, y);

      g_ptr_array_add (self->cells, point->state == GOUJI_POINT_NUMBER ? gouji_chart_say_number (self, point)
                                                                       : gouji_chart_say_state (self, point));
    }
    if (self->kind == GOUJI_CHART_COMPOSITION)
      g_ptr_array_add (self->cells, make_total (self, y));
  }
}

static char *
make_words (GoujiChart *self, guint s, guint y)
{
  const GoujiChartSeries *series = self->series->pdata[s];
  const GoujiPoint *point = gouji_chart_get_point (self, s, y);
  g_autofree char *year = gouji_chart_say_year (self, point->year);
  g_autofree char *value = gouji_chart_say_amount (self, point, series->unit);
  g_autofree char *share = NULL;
  GoujiDecimal sum;

  if (self->kind == GOUJI_CHART_COMPOSITION && gouji_chart_sum (self, y, &sum, NULL) &&
      point->value.units >= 0 && sum.units > 0 && !gouji_chart_is_small (sum))
    share = gouji_chart_say_share (self, point->value, sum);

  return gouji_chart_say (
    self, share != NULL ? "mark-share" : "mark",
    (GoujiWord[]) { { "year", year }, { "concept", series->name }, { "value", value }, { "share", share } },
    4);
}

static void
add_mark (GoujiChart *self, guint s, guint y)
{
  const GoujiPoint *point = gouji_chart_get_point (self, s, y);
  GoujiChartMark mark = { point->year, s, NULL, point->report };

  if (point->state != GOUJI_POINT_NUMBER)
    return;
  mark.words = make_words (self, s, y);
  g_array_append_val (self->marks, mark);
}

/**
 * gouji_chart_make_marks:
 *
 * Lists what is drawn: the points of a trend along their lines, the pieces of bars year by year from below.
 */
void
gouji_chart_make_marks (GoujiChart *self)
{
  if (self->kind == GOUJI_CHART_TREND) {
    for (guint s = 0; s < self->series->len; s++) {
      for (guint y = 0; y < self->n_years; y++)
        add_mark (self, s, y);
    }
  } else {
    for (guint y = 0; y < self->n_years; y++) {
      for (guint s = 0; s < self->series->len; s++)
        add_mark (self, s, y);
    }
  }
}
