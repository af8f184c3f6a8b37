/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart.h"

#include <math.h>
#include <string.h>

#include "chart/gouji-chart-plan.h"

/* Numbers on the axis have at most five digits. */
#define TEN_THOUSANDS 100000
#define HUNDRED_MILLIONS 1000000000

static void
free_series (gpointer data)
{
  GoujiChartSeries *self = data;

  gouji_series_free (self->series);
  g_free (self->id);
  g_free (self->name);
  g_free (self->unit);
  g_free (self);
}

static void
clear_mark (gpointer data)
{
  GoujiChartMark *mark = data;

  g_free (mark->words);
}

/* The newest report's form has the words of today. */
static GoujiReport *
find_newest (GPtrArray *reports)
{
  GoujiReport *newest = reports->pdata[0];

  for (guint i = 1; i < reports->len; i++) {
    if (gouji_report_get_year (reports->pdata[i]) > gouji_report_get_year (newest))
      newest = reports->pdata[i];
  }

  return newest;
}

static void
add_series (GoujiChart *self, GPtrArray *reports, const char *concept_id)
{
  GoujiChartSeries *series = g_new0 (GoujiChartSeries, 1);
  const GoujiChartSeries *first = self->all->len > 0 ? self->all->pdata[0] : series;
  const GoujiConcept *concept;

  series->series = gouji_series_new (reports, concept_id);
  concept = gouji_series_get_concept (series->series);
  series->id = g_strdup (concept_id);
  series->name = g_strdup (concept != NULL ? concept->title : concept_id);
  series->unit = g_strdup (concept != NULL ? concept->unit : "");
  series->is_drawn = concept == NULL || first->unit[0] == '\0' || g_str_equal (series->unit, first->unit);
  g_ptr_array_add (self->all, series);
  if (series->is_drawn)
    g_ptr_array_add (self->series, series);
}

static void
add_all_series (GoujiChart *self, GPtrArray *reports, const char *const *concepts)
{
  const char *usual = self->kind == GOUJI_CHART_TREND ? "trend" : "composition";
  g_auto (GStrv) usual_concepts = NULL;

  if (concepts == NULL || concepts[0] == NULL) {
    usual_concepts = g_strsplit (gouji_chart_get_sentence (self, usual), " ", -1);
    concepts = (const char *const *) usual_concepts;
  }
  for (guint i = 0; concepts[i] != NULL; i++)
    add_series (self, reports, concepts[i]);
}

static double
find_largest (GoujiChart *self)
{
  double largest = 0;

  for (guint y = 0; y < self->n_years; y++) {
    double sum = 0;

    for (guint s = 0; s < self->series->len; s++) {
      const GoujiPoint *point = gouji_chart_get_point (self, s, y);
      double value = point->state == GOUJI_POINT_NUMBER ? fabs (gouji_chart_to_double (point->value)) : 0;

      sum = self->kind == GOUJI_CHART_COMPOSITION ? sum + value : MAX (sum, value);
    }
    largest = MAX (largest, sum);
  }

  return largest;
}

/* A unit that counts ten thousands already, as amounts of money do, is not counted in ten thousands again. */
static void
choose_scale (GoujiChart *self)
{
  const GoujiChartSeries *first = self->series->pdata[0];
  double largest = find_largest (self);
  g_autofree char *bare = gouji_chart_say (self, "ten-thousands", (GoujiWord[]) { { "unit", "" } }, 1);
  const char *name = NULL;

  if (*bare != '\0' && strstr (first->unit, bare) == NULL) {
    if (largest >= HUNDRED_MILLIONS)
      name = "hundred-millions";
    else if (largest >= TEN_THOUSANDS)
      name = "ten-thousands";
  }
  if (name == NULL)
    return;

  self->scale.power = largest >= HUNDRED_MILLIONS ? 8 : 4;
  self->scale.unit = gouji_chart_say (self, name, (GoujiWord[]) { { "unit", first->unit } }, 1);
}

static void
make_words (GoujiChart *self)
{
  self->title = gouji_chart_make_title (self);
  gouji_chart_make_marks (self);
  self->finding = gouji_chart_make_finding (self);
  self->notes = gouji_chart_make_notes (self);
  self->description = gouji_chart_make_description (self);
  gouji_chart_make_table (self);
}

/**
 * gouji_chart_new:
 * @kind: what is drawn
 * @reports: (element-type GoujiReport): at least one, all of one agency, in any order
 * @concepts: (nullable) (array zero-terminated=1): ids of the concepts, in order; %NULL for the usual ones,
 * which the data name. Those with another unit than the first are not drawn on its axis: they stand in the
 * table
 */
GoujiChart *
gouji_chart_new (GoujiChartKind kind, GPtrArray *reports, const char *const *concepts)
{
  GoujiChart *self;
  GoujiReport *newest;
  const GoujiChartSeries *first;

  g_return_val_if_fail (reports != NULL && reports->len > 0, NULL);

  newest = find_newest (reports);
  self = g_new0 (GoujiChart, 1);
  self->kind = kind;
  self->form = gouji_form_ref (gouji_report_get_form (newest));
  self->agency = g_strdup (gouji_report_get_field (newest, GOUJI_FIELD_AGENCY));
  if (self->agency == NULL)
    self->agency = g_strdup ("");
  self->all = g_ptr_array_new_with_free_func (free_series);
  self->series = g_ptr_array_new ();
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (GoujiChartMark));
  g_array_set_clear_func (self->marks, clear_mark);

  add_all_series (self, reports, concepts);
  first = self->all->pdata[0];
  self->n_years = gouji_series_get_n_points (first->series);
  if (self->n_years > 0)
    self->first_year = gouji_series_get_point (first->series, 0)->year;
  choose_scale (self);
  make_words (self);
  return self;
}

void
gouji_chart_free (GoujiChart *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->plan, gouji_chart_plan_free);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->all);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  gouji_form_unref (self->form);
  g_free (self->agency);
  g_free (self->scale.unit);
  g_free (self->title);
  g_free (self->finding);
  g_free (self->description);
  g_strfreev (self->notes);
  g_free (self);
}

/**
 * gouji_chart_set_bare:
 * @bare: whether title, finding and notes are left out of the drawing
 *
 * For a window that shows these words beside it, where they can be selected, enlarged and read out. A file
 * has them in any case.
 */
void
gouji_chart_set_bare (GoujiChart *self, gboolean bare)
{
  g_return_if_fail (self != NULL);

  if (self->bare == bare)
    return;
  self->bare = bare;
  g_clear_pointer (&self->plan, gouji_chart_plan_free);
}

GoujiChartKind
gouji_chart_get_kind (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, GOUJI_CHART_TREND);

  return self->kind;
}

/**
 * gouji_chart_get_concept:
 * @series: index, as a mark has it
 *
 * Returns: (nullable): id of the concept that the series shows, %NULL behind the last series
 */
const char *
gouji_chart_get_concept (GoujiChart *self, guint series)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (series >= self->series->len)
    return NULL;

  return ((const GoujiChartSeries *) self->series->pdata[series])->id;
}

/**
 * gouji_chart_is_empty:
 *
 * Returns: whether there is no number to draw; the drawing says so then
 */
gboolean
gouji_chart_is_empty (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->marks->len == 0;
}

/**
 * gouji_chart_get_n_unsure:
 *
 * Returns: how many of the numbers drawn are not sure
 */
guint
gouji_chart_get_n_unsure (GoujiChart *self)
{
  guint n_unsure = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint s = 0; s < self->series->len; s++) {
    for (guint y = 0; y < self->n_years; y++) {
      const GoujiPoint *point = gouji_chart_get_point (self, s, y);

      n_unsure += point->state == GOUJI_POINT_NUMBER && !point->sure ? 1 : 0;
    }
  }

  return n_unsure;
}

const char *
gouji_chart_get_title (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * gouji_chart_get_finding:
 *
 * Returns: one sentence: what the chart shows
 */
const char *
gouji_chart_get_finding (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->finding;
}

/**
 * gouji_chart_get_description:
 *
 * Returns: everything that the chart shows, in words
 */
const char *
gouji_chart_get_description (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * gouji_chart_get_notes:
 *
 * Returns: (array zero-terminated=1): sentences about gaps, numbers that are not sure, changes of form, small
 * numbers
 */
const char *const *
gouji_chart_get_notes (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->notes;
}

guint
gouji_chart_get_n_columns (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

const char *
gouji_chart_get_column_title (GoujiChart *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return self->columns->pdata[column];
}

/**
 * gouji_chart_get_n_rows:
 *
 * Returns: number of years, those without a report included
 */
guint
gouji_chart_get_n_rows (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_years;
}

/**
 * gouji_chart_get_text:
 *
 * Returns: what stands in the table: the year in the first column, then numbers, exactly, or why there is
 * none
 */
const char *
gouji_chart_get_text (GoujiChart *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->n_years && column < self->columns->len, NULL);

  return self->cells->pdata[row * self->columns->len + column];
}

guint
gouji_chart_get_n_marks (GoujiChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

/**
 * gouji_chart_get_mark:
 * @index: along the lines of a trend, one after the other; through the bars year by year, from below
 */
const GoujiChartMark *
gouji_chart_get_mark (GoujiChart *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->marks->len, NULL);

  return &g_array_index (self->marks, GoujiChartMark, index);
}
