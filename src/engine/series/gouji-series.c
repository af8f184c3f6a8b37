/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "series/gouji-series.h"

#include <string.h>

#include "series/gouji-concept-value.h"

/* A mistyped year would stretch the series over centuries. The first local reports are of 2004; the format
 * that asks for four digits leaves the rest. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2089

struct _GoujiSeries {
  char *concept_id;
  const GoujiConcept *concept;
  GoujiForm *form; /* The one that has the concept. */
  GPtrArray *reports;
  GArray *points;
  guint n_undated;
};

static gboolean
is_dated (GoujiReport *report)
{
  int year = gouji_report_get_year (report);

  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static GoujiPoint
read_report (GoujiSeries *self, GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiConcept *concept = gouji_form_find_concept (form, self->concept_id);
  GoujiPoint point = { gouji_report_get_year (report), GOUJI_POINT_UNKNOWN, GOUJI_UNKNOWN_ABSENT };
  GoujiConceptValue value;

  point.form_id = gouji_form_get_id (form);
  point.report = report;
  if (concept == NULL)
    return point;

  value = gouji_report_evaluate (report, concept);
  point.unknown = value.unknown;
  if (value.unknown == GOUJI_UNKNOWN_NONE) {
    point.state = GOUJI_POINT_NUMBER;
    point.value = value.value;
    point.sure = value.sure;
  }

  return point;
}

/* Two reports of one year: a blank one says nothing; the same number twice is as sure as the surer of the
 * two; two numbers contradict each other, and nobody but the user can tell which holds. */
static void
merge (GoujiPoint *point, const GoujiPoint *other)
{
  if (point->state == GOUJI_POINT_CONFLICT || other->state == GOUJI_POINT_UNKNOWN)
    return;
  if (point->state != GOUJI_POINT_NUMBER) {
    *point = *other;
    return;
  }

  if (gouji_decimal_compare (point->value, other->value) != 0) {
    point->state = GOUJI_POINT_CONFLICT;
    point->value = (GoujiDecimal) { 0 };
    point->sure = FALSE;
  } else if (other->sure && !point->sure) {
    *point = *other;
  }
}

/* Whether the series means the same in two forms, one of which is @form_id. The data say so by "same", and by
 * "from" or "until" a year, which speak of where the series is known at all; by a year in front they name the
 * form, or all the forms of that year, that differ from all others. */
static gboolean
means_the_same (const GoujiConcept *concept, const char *form_id, const char *other_id)
{
  const char *said = concept->comparability;

  if (g_str_equal (said, "same") || g_str_has_prefix (said, "from ") || g_str_has_prefix (said, "until "))
    return TRUE;

  return strlen (said) > 4 && g_ascii_isdigit (*said) &&
         (strncmp (said, form_id, 4) == 0) == (strncmp (said, other_id, 4) == 0);
}

static gboolean
is_comparable (GoujiSeries *self, const GoujiPoint *before, const GoujiPoint *point)
{
  const GoujiConcept *old =
    gouji_form_find_concept (gouji_report_get_form (before->report), self->concept_id);
  const GoujiConcept *new = gouji_form_find_concept (gouji_report_get_form (point->report), self->concept_id);

  return old != NULL && new != NULL &&g_str_equal (old->unit, new->unit) &&
         means_the_same (old, before->form_id, point->form_id) &&
         means_the_same (new, before->form_id, point->form_id);
}

static void
find_changes (GoujiSeries *self)
{
  const GoujiPoint *before = NULL;

  for (guint i = 0; i < self->points->len; i++) {
    GoujiPoint *point = &g_array_index (self->points, GoujiPoint, i);

    point->comparable = TRUE;
    if (point->report == NULL)
      continue;
    point->form_changed = before != NULL && !g_str_equal (before->form_id, point->form_id);
    before = point;
  }
}

/* The first year in which a number could have been of the same form as that of year @i. */
static GoujiPoint *
find_beginning (GoujiSeries *self, guint number, guint i)
{
  const GoujiPoint *point = &g_array_index (self->points, GoujiPoint, i);
  GoujiPoint *beginning = &g_array_index (self->points, GoujiPoint, i);

  while (--i > number) {
    GoujiPoint *earlier = &g_array_index (self->points, GoujiPoint, i);

    if (earlier->report != NULL && !g_str_equal (earlier->form_id, point->form_id))
      break;
    if (earlier->report != NULL)
      beginning = earlier;
  }

  return beginning;
}

/* Numbers are compared with the number before them, however many years without any lie between: a form that
 * does not have the concept neither joins nor parts those beside it. */
static void
find_breaks (GoujiSeries *self)
{
  guint number = G_MAXUINT;

  for (guint i = 0; i < self->points->len; i++) {
    const GoujiPoint *point = &g_array_index (self->points, GoujiPoint, i);

    if (point->state != GOUJI_POINT_NUMBER)
      continue;
    if (number != G_MAXUINT) {
      const GoujiPoint *before = &g_array_index (self->points, GoujiPoint, number);

      if (!g_str_equal (before->form_id, point->form_id) && !is_comparable (self, before, point))
        find_beginning (self, number, i)->comparable = FALSE;
    }
    number = i;
  }
}

static void
make_points (GoujiSeries *self, int first, int last)
{
  for (int year = first; year <= last; year++) {
    GoujiPoint point = { year, GOUJI_POINT_MISSING };

    g_array_append_val (self->points, point);
  }

  for (guint i = 0; i < self->reports->len; i++) {
    GoujiPoint read = read_report (self, self->reports->pdata[i]);
    GoujiPoint *point = &g_array_index (self->points, GoujiPoint, read.year - first);

    if (point->state == GOUJI_POINT_MISSING)
      *point = read;
    else
      merge (point, &read);
  }
}

/* The newest report's word for it; a report without a year knows it too, if no other does. */
static void
choose_concept (GoujiSeries *self, GPtrArray *reports)
{
  int newest = -1;

  for (guint i = 0; i < reports->len; i++) {
    GoujiReport *report = reports->pdata[i];
    const GoujiConcept *concept = gouji_form_find_concept (gouji_report_get_form (report), self->concept_id);
    int year = is_dated (report) ? gouji_report_get_year (report) : 0;

    if (concept != NULL && year > newest) {
      newest = year;
      self->concept = concept;
      self->form = gouji_report_get_form (report);
    }
  }

  if (self->form != NULL)
    gouji_form_ref (self->form);
}

/**
 * gouji_series_new:
 * @reports: (element-type GoujiReport): reports of one agency, in any order; those without a year, or with
 * one that cannot be, are counted and left out
 * @concept_id: id of a concept
 */
GoujiSeries *
gouji_series_new (GPtrArray *reports, const char *concept_id)
{
  GoujiSeries *self;
  int first = LAST_YEAR;
  int last = FIRST_YEAR - 1;

  g_return_val_if_fail (reports != NULL && concept_id != NULL, NULL);

  self = g_new0 (GoujiSeries, 1);
  self->concept_id = g_strdup (concept_id);
  self->reports = g_ptr_array_new_with_free_func (g_object_unref);
  self->points = g_array_new (FALSE, FALSE, sizeof (GoujiPoint));

  for (guint i = 0; i < reports->len; i++) {
    GoujiReport *report = reports->pdata[i];

    if (!is_dated (report)) {
      self->n_undated++;
      continue;
    }
    g_ptr_array_add (self->reports, g_object_ref (report));
    first = MIN (first, gouji_report_get_year (report));
    last = MAX (last, gouji_report_get_year (report));
  }

  choose_concept (self, reports);
  make_points (self, first, last);
  find_changes (self);
  find_breaks (self);
  return self;
}

void
gouji_series_free (GoujiSeries *self)
{
  if (self == NULL)
    return;

  g_free (self->concept_id);
  g_clear_pointer (&self->form, gouji_form_unref);
  g_ptr_array_unref (self->reports);
  g_array_unref (self->points);
  g_free (self);
}

/**
 * gouji_series_get_concept:
 *
 * Returns: (nullable) (transfer none): the concept as the newest report's form has it, %NULL when none of the
 * forms knows it
 */
const GoujiConcept *
gouji_series_get_concept (GoujiSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->concept;
}

guint
gouji_series_get_n_points (GoujiSeries *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->points->len;
}

const GoujiPoint *
gouji_series_get_point (GoujiSeries *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->points->len, NULL);

  return &g_array_index (self->points, GoujiPoint, index);
}

/**
 * gouji_series_get_n_undated:
 *
 * Returns: how many reports were left out because their year is not known or cannot be
 */
guint
gouji_series_get_n_undated (GoujiSeries *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_undated;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  int first = gouji_report_get_year (*(GoujiReport *const *) a);
  int second = gouji_report_get_year (*(GoujiReport *const *) b);

  return (first > second) - (first < second);
}

/**
 * gouji_series_find_siblings:
 * @reports: (element-type GoujiReport): all reports at hand
 * @report: one of them
 *
 * Finds the reports of the same agency: those that print the same name. Of a report that does not name its
 * agency only itself is found.
 *
 * Returns: (transfer full) (element-type GoujiReport): by year, those of one year in the order of @reports
 */
GPtrArray *
gouji_series_find_siblings (GPtrArray *reports, GoujiReport *report)
{
  GPtrArray *siblings;
  const char *agency;

  g_return_val_if_fail (reports != NULL && GOUJI_IS_REPORT (report), NULL);

  agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);
  siblings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < reports->len; i++) {
    GoujiReport *other = reports->pdata[i];

    if (other == report ||
        (agency != NULL && g_strcmp0 (gouji_report_get_field (other, GOUJI_FIELD_AGENCY), agency) == 0))
      g_ptr_array_add (siblings, g_object_ref (other));
  }

  g_ptr_array_sort (siblings, compare_years);
  return siblings;
}
