/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-private.h"

/* A series that reaches no higher than this share of the highest is a line on the axis, whatever its numbers
 * do. */
#define FLAT 0.05

/* Whether a point is one of those that a note speaks of. */
typedef gboolean (*Test) (const GoujiPoint *point, int argument);

static gboolean
is_missing (const GoujiPoint *point, int argument)
{
  return point->state == GOUJI_POINT_MISSING;
}

static gboolean
is_unknown (const GoujiPoint *point, int argument)
{
  return point->state == GOUJI_POINT_UNKNOWN && (int) point->unknown == argument;
}

static gboolean
is_conflict (const GoujiPoint *point, int argument)
{
  return point->state == GOUJI_POINT_CONFLICT;
}

static gboolean
is_unsure (const GoujiPoint *point, int argument)
{
  return point->state == GOUJI_POINT_NUMBER && !point->sure;
}

/* Years as bits of a text, so that lists can be compared: NULL when there are none. */
static gboolean *
find_years (GoujiChart *self, GPtrArray *all, guint s, Test test, int argument)
{
  const GoujiChartSeries *series = all->pdata[s];
  g_autofree gboolean *years = g_new0 (gboolean, self->n_years + 1);
  gboolean any = FALSE;

  for (guint y = 0; y < self->n_years; y++) {
    years[y] = test (gouji_series_get_point (series->series, y), argument);
    any = any || years[y];
  }

  return any ? g_steal_pointer (&years) : NULL;
}

static void
add_note (GoujiChart *self, GPtrArray *notes, const char *name, const GoujiWord *words, guint n_words)
{
  g_ptr_array_add (notes, gouji_chart_say (self, name, words, n_words));
}

/* Series of which the same is to be said of the same years share a note. */
static void
add_notes_of_points (GoujiChart *self,
                     GPtrArray *notes,
                     const char *name,
                     const char *all_name,
                     Test test,
                     int argument,
                     const char *reason)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint s = 0; s < self->series->len; s++) {
    const GoujiChartSeries *series = self->series->pdata[s];
    g_autofree gboolean *years = find_years (self, self->series, s, test, argument);
    g_autofree char *list = years != NULL ? gouji_chart_say_years (self, years) : NULL;
    g_autoptr (GString) names = g_string_new (series->name);
    guint n_names = 1;

    if (list == NULL || g_hash_table_contains (said, list))
      continue;
    for (guint other = s + 1; other < self->series->len; other++) {
      const GoujiChartSeries *next = self->series->pdata[other];
      g_autofree gboolean *other_years = find_years (self, self->series, other, test, argument);
      g_autofree char *other_list = other_years != NULL ? gouji_chart_say_years (self, other_years) : NULL;

      if (g_strcmp0 (list, other_list) != 0)
        continue;
      g_string_append (names, gouji_chart_get_sentence (self, "and"));
      g_string_append (names, next->name);
      n_names++;
    }

    add_note (self, notes, all_name != NULL && n_names == self->series->len && n_names > 1 ? all_name : name,
              (GoujiWord[]) { { "concept", names->str }, { "years", list }, { "reason", reason } }, 3);
    g_hash_table_add (said, g_steal_pointer (&list));
  }
}

static void
add_missing (GoujiChart *self, GPtrArray *notes)
{
  g_autofree gboolean *years = find_years (self, self->all, 0, is_missing, 0);
  g_autofree char *list = years != NULL ? gouji_chart_say_years (self, years) : NULL;

  if (list != NULL)
    add_note (self, notes, "note-missing", (GoujiWord[]) { { "years", list } }, 1);
}

static void
add_unknown (GoujiChart *self, GPtrArray *notes)
{
  for (int unknown = GOUJI_UNKNOWN_ABSENT; unknown <= GOUJI_UNKNOWN_TOO_LARGE; unknown++) {
    GoujiPoint example = { .state = GOUJI_POINT_UNKNOWN, .unknown = (GoujiUnknown) unknown };
    g_autofree char *reason = gouji_chart_say_state (self, &example);

    add_notes_of_points (self, notes, "note-unknown", "note-all-unknown", is_unknown, unknown, reason);
  }

  GoujiPoint conflict = { .state = GOUJI_POINT_CONFLICT };
  g_autofree char *reason = gouji_chart_say_state (self, &conflict);

  add_notes_of_points (self, notes, "note-unknown", "note-all-unknown", is_conflict, 0, reason);
}

static void
add_partial (GoujiChart *self, GPtrArray *notes)
{
  g_autofree gboolean *years = g_new0 (gboolean, self->n_years + 1);
  g_autofree char *list = NULL;
  gboolean any = FALSE;

  if (self->kind != GOUJI_CHART_COMPOSITION)
    return;

  for (guint y = 0; y < self->n_years; y++) {
    GoujiDecimal sum;
    guint n = 0;

    for (guint s = 0; s < self->series->len; s++)
      n += gouji_chart_get_point (self, s, y)->state == GOUJI_POINT_NUMBER;
    years[y] = n > 0 && !gouji_chart_sum (self, y, &sum, NULL);
    any = any || years[y];
  }
  if (!any)
    return;

  list = gouji_chart_say_years (self, years);
  add_note (self, notes, "note-partial", (GoujiWord[]) { { "years", list } }, 1);
}

static const char *
name_form (const GoujiPoint *point)
{
  return gouji_form_get_name (gouji_report_get_form (point->report));
}

/* Where there is no report between the two, nobody knows in which year the form changed. */
static void
add_form (GoujiChart *self, GPtrArray *notes, const GoujiPoint *before, const GoujiPoint *point)
{
  g_autofree char *earlier = gouji_chart_say_year (self, before->year);
  g_autofree char *year = gouji_chart_say_year (self, point->year);
  GoujiWord words[] = {
    { "earlier", earlier }, { "year", year }, { "before", name_form (before) }, { "after", name_form (point) }
  };

  add_note (self, notes, point->year == before->year + 1 ? "note-form" : "note-form-gap", words,
            G_N_ELEMENTS (words));
}

/* A chain of forms is said in one sentence: in each year in which one is first seen. */
static void
add_chain (GoujiChart *self, GPtrArray *notes, GPtrArray *first)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *said = NULL;

  for (guint i = 0; i < first->len; i++) {
    const GoujiPoint *point = first->pdata[i];
    g_autofree char *year = gouji_chart_say_year (self, point->year);
    g_autofree char *item = gouji_chart_say (
      self, "form-since", (GoujiWord[]) { { "year", year }, { "form", name_form (point) } }, 2);

    g_string_append (list, i > 0 ? gouji_chart_get_sentence (self, "comma") : "");
    g_string_append (list, item);
  }

  add_note (self, notes, "note-forms", (GoujiWord[]) { { "forms", list->str } }, 1);
}

static void
add_forms (GoujiChart *self, GPtrArray *notes)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  const GoujiPoint *before = NULL;
  const GoujiPoint *last_of_first = NULL;

  for (guint y = 0; y < self->n_years; y++) {
    const GoujiPoint *point = gouji_chart_get_point (self, 0, y);

    if (point->report == NULL)
      continue;
    if (before == NULL || point->form_changed) {
      g_ptr_array_add (first, (gpointer) point);
      last_of_first = first->len == 2 ? before : last_of_first;
    }
    before = point;
  }

  if (first->len == 2)
    add_form (self, notes, last_of_first, first->pdata[1]);
  else if (first->len > 2)
    add_chain (self, notes, first);
}

static gboolean
has_number (GoujiChart *self, guint s, guint from, guint to)
{
  for (guint y = from; y < to; y++) {
    if (gouji_chart_get_point (self, s, y)->state == GOUJI_POINT_NUMBER)
      return TRUE;
  }

  return FALSE;
}

/* Whether numbers from this year on mean something else than numbers before: without both there is nothing
 * that could not be compared. */
static gboolean
begins_anew (GoujiChart *self, guint s, guint year)
{
  return !gouji_chart_get_point (self, s, year)->comparable && has_number (self, s, 0, year) &&
         has_number (self, s, year, self->n_years);
}

/* What differs, in the words of the newest form. */
static const char *
get_difference (GoujiChart *self, guint s)
{
  const GoujiChartSeries *series = self->series->pdata[s];
  const GoujiConcept *concept = gouji_series_get_concept (series->series);

  return concept != NULL ? concept->difference : NULL;
}

/* Series that begin anew in the same year for the same reason share a note. */
static void
add_break (GoujiChart *self, GPtrArray *notes, guint s, guint y)
{
  const char *name = self->kind == GOUJI_CHART_TREND ? "note-incomparable" : "note-incomparable-bars";
  const char *difference = get_difference (self, s);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *year = gouji_chart_say_year (self, self->first_year + (int) y);
  g_autofree char *why = difference != NULL
                           ? gouji_chart_say (self, "why", (GoujiWord[]) { { "difference", difference } }, 1)
                           : g_strdup ("");

  for (guint other = 0; other < self->series->len; other++) {
    const GoujiChartSeries *series = self->series->pdata[other];

    if (!begins_anew (self, other, y) || g_strcmp0 (difference, get_difference (self, other)) != 0)
      continue;
    if (other < s)
      return;
    g_string_append (names, names->len > 0 ? gouji_chart_get_sentence (self, "and") : "");
    g_string_append (names, series->name);
  }

  add_note (self, notes, name, (GoujiWord[]) { { "year", year }, { "concept", names->str }, { "why", why } },
            3);
}

static void
add_incomparable (GoujiChart *self, GPtrArray *notes)
{
  for (guint y = 0; y < self->n_years; y++) {
    for (guint s = 0; s < self->series->len; s++) {
      if (begins_anew (self, s, y))
        add_break (self, notes, s, y);
    }
  }
}

static void
add_small (GoujiChart *self, GPtrArray *notes)
{
  gboolean all_small = TRUE;

  for (guint i = 0; i < self->marks->len; i++) {
    const GoujiChartMark *mark = &g_array_index (self->marks, GoujiChartMark, i);
    const GoujiPoint *point =
      gouji_chart_get_point (self, mark->series, (guint) (mark->year - self->first_year));
    GoujiDecimal sum = point->value;

    if (self->kind == GOUJI_CHART_COMPOSITION)
      gouji_chart_sum (self, (guint) (mark->year - self->first_year), &sum, NULL);
    all_small = all_small && gouji_chart_is_small (sum) && gouji_chart_counts (self, mark->series);
  }

  if (all_small && self->marks->len > 0)
    add_note (self, notes, "note-small", NULL, 0);
}

/* The largest number of a series, for its length on paper. */
static double
find_length (GoujiChart *self, guint s)
{
  double length = 0;

  for (guint y = 0; y < self->n_years; y++) {
    const GoujiPoint *point = gouji_chart_get_point (self, s, y);

    if (point->state == GOUJI_POINT_NUMBER)
      length = MAX (length, ABS (gouji_chart_to_double (point->value)));
  }

  return length;
}

/* Lines that are flat only because another goes so high. */
static void
add_flat (GoujiChart *self, GPtrArray *notes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  double longest = 0;

  for (guint s = 0; s < self->series->len; s++)
    longest = MAX (longest, find_length (self, s));

  for (guint s = 0; s < self->series->len && self->kind == GOUJI_CHART_TREND; s++) {
    const GoujiChartSeries *series = self->series->pdata[s];
    double length = find_length (self, s);

    if (length == 0 || length > longest * FLAT)
      continue;
    g_string_append (names, names->len > 0 ? gouji_chart_get_sentence (self, "and") : "");
    g_string_append (names, series->name);
  }
  if (names->len > 0)
    add_note (self, notes, "note-flat", (GoujiWord[]) { { "concept", names->str } }, 1);
}

static void
add_units (GoujiChart *self, GPtrArray *notes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const GoujiChartSeries *first = self->all->pdata[0];

  for (guint s = 0; s < self->all->len; s++) {
    const GoujiChartSeries *series = self->all->pdata[s];

    if (series->is_drawn)
      continue;
    g_string_append (names, names->len > 0 ? gouji_chart_get_sentence (self, "and") : "");
    g_string_append (names, series->name);
  }
  if (names->len > 0)
    add_note (self, notes, "note-units",
              (GoujiWord[]) { { "concept", names->str }, { "first", first->name } }, 2);
}

static void
add_undated (GoujiChart *self, GPtrArray *notes)
{
  const GoujiChartSeries *first = self->all->pdata[0];
  guint n = gouji_series_get_n_undated (first->series);
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n > 0)
    add_note (self, notes, "note-undated", (GoujiWord[]) { { "count", count } }, 1);
}

/**
 * gouji_chart_make_notes:
 *
 * Says what must be known about the numbers: gaps and why they are there, numbers that are not sure, changes
 * of form, numbers too small to mean much.
 */
char **
gouji_chart_make_notes (GoujiChart *self)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  gboolean is_trend = self->kind == GOUJI_CHART_TREND;

  add_notes_of_points (self, notes, is_trend ? "note-unsure-trend" : "note-unsure-composition", NULL,
                       is_unsure, 0, NULL);
  add_missing (self, notes);
  add_unknown (self, notes);
  add_partial (self, notes);
  add_forms (self, notes);
  add_incomparable (self, notes);
  add_units (self, notes);
  add_undated (self, notes);
  add_small (self, notes);
  add_flat (self, notes);
  if (self->n_years == 1)
    add_note (self, notes, "note-one", NULL, 0);
  if (self->scale.power > 0)
    add_note (self, notes, "note-scaled", (GoujiWord[]) { { "unit", self->scale.unit } }, 1);
  if (self->rounded)
    add_note (self, notes, "note-rounded", NULL, 0);

  return (char **) g_ptr_array_free (g_steal_pointer (&notes), FALSE);
}

static void
append_values (GoujiChart *self, guint s, GString *text)
{
  const GoujiChartSeries *series = self->all->pdata[s];
  g_autoptr (GString) values = g_string_new (NULL);
  g_autofree char *said = NULL;

  for (guint y = 0; y < self->n_years; y++) {
    const GoujiPoint *point = gouji_series_get_point (series->series, y);
    g_autofree char *year = gouji_chart_say_year (self, point->year);
    g_autofree char *value = gouji_chart_say_amount (self, point, series->unit);
    g_autofree char *item =
      gouji_chart_say (self, "item", (GoujiWord[]) { { "year", year }, { "value", value } }, 2);

    g_string_append (values, y > 0 ? gouji_chart_get_sentence (self, "comma") : "");
    g_string_append (values, item);
  }

  said = gouji_chart_say (self, "series",
                          (GoujiWord[]) { { "concept", series->name }, { "values", values->str } }, 2);
  g_string_append (text, said);
}

static void
append_kind (GoujiChart *self, GString *text)
{
  const GoujiChartSeries *first = self->series->pdata[0];
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *span =
    gouji_chart_say_span (self, self->first_year, self->first_year + (int) self->n_years - 1);
  g_autofree char *said = NULL;

  for (guint s = 0; s < self->series->len; s++) {
    const GoujiChartSeries *series = self->series->pdata[s];

    g_string_append (names, s > 0 ? gouji_chart_get_sentence (self, "and") : "");
    g_string_append (names, series->name);
  }

  said = gouji_chart_say (
    self, self->kind == GOUJI_CHART_TREND ? "trend-kind" : "composition-kind",
    (GoujiWord[]) { { "span", span }, { "concept", names->str }, { "unit", first->unit } }, 3);
  g_string_append (text, said);
}

/**
 * gouji_chart_make_description:
 *
 * Says all that the chart shows, for those who do not see it: what kind it is, every number, the finding, the
 * notes.
 */
char *
gouji_chart_make_description (GoujiChart *self)
{
  GString *text = g_string_new (self->title);

  g_string_append (text, gouji_chart_get_sentence (self, "end"));
  if (self->n_years > 0) {
    append_kind (self, text);
    for (guint s = 0; s < self->all->len; s++)
      append_values (self, s, text);
  }
  g_string_append (text, self->finding);
  for (guint i = 0; self->notes[i] != NULL; i++)
    g_string_append (text, self->notes[i]);

  return g_string_free (text, FALSE);
}
