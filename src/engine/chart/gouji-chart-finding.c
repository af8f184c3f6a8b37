/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "chart/gouji-chart-private.h"

/* What is said of one series: its numbers since the last change of what they mean. */
typedef struct {
  guint series;
  const char *name;
  const char *unit;
  const GoujiPoint *first;
  const GoujiPoint *last;
  const GoujiPoint *highest;
  const GoujiPoint *lowest;
  const GoujiPoint *restart;
  guint n;
  gboolean all_equal;
} Run;

static int
compare (const GoujiPoint *a, const GoujiPoint *b)
{
  return gouji_decimal_compare (a->value, b->value);
}

static void
extend (Run *run, const GoujiPoint *point)
{
  if (run->n == 0) {
    run->first = run->highest = run->lowest = point;
    run->all_equal = TRUE;
  }
  run->last = point;
  run->n++;
  run->all_equal = run->all_equal && compare (run->first, point) == 0;
  if (compare (point, run->highest) > 0)
    run->highest = point;
  if (compare (point, run->lowest) < 0)
    run->lowest = point;
}

static Run
find_run (GoujiChart *self, guint s)
{
  const GoujiChartSeries *series = self->series->pdata[s];
  Run run = { s, series->name, series->unit };

  for (guint y = 0; y < self->n_years; y++) {
    const GoujiPoint *point = gouji_chart_get_point (self, s, y);

    if (!point->comparable && run.n > 0)
      run = (Run) { s, series->name, series->unit, .restart = point };
    if (point->state == GOUJI_POINT_NUMBER)
      extend (&run, point);
  }

  return run;
}

static gboolean
is_in_run (const Run *run, const GoujiPoint *point)
{
  return point->state == GOUJI_POINT_NUMBER && point->year >= run->first->year;
}

static char *
say_amount (const Run *run, GoujiDecimal value)
{
  g_autofree char *number = gouji_chart_format (value, 0);

  return g_strconcat (number, run->unit, NULL);
}

static GoujiDecimal
negate (GoujiDecimal value)
{
  return (GoujiDecimal) { -value.units, value.scale };
}

static char *
say_change (GoujiChart *self, const Run *run, const char *span)
{
  gboolean rises = compare (run->last, run->first) > 0;
  GoujiDecimal from = run->first->value;
  GoujiDecimal by = { 0 };
  g_autofree char *first = say_amount (run, from);
  g_autofree char *last = say_amount (run, run->last->value);
  g_autofree char *difference = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *name = NULL;
  gboolean is_base = from.units > 0 && run->last->value.units >= 0;
  gboolean is_small = is_base && gouji_chart_counts (self, run->series) && gouji_chart_is_small (from);

  if (gouji_decimal_add (run->last->value, negate (from), &by, NULL) && is_base && !is_small)
    percent = gouji_chart_say_percent (self, rises ? by : negate (by), from);
  difference = say_amount (run, rises ? by : negate (by));
  name = g_strconcat (rises ? "rise" : "fall", is_small ? "-small" : percent != NULL ? "" : "-plain", NULL);

  return gouji_chart_say (self, name,
                          (GoujiWord[]) { { "span", span },
                                          { "concept", run->name },
                                          { "first", first },
                                          { "last", last },
                                          { "difference", difference },
                                          { "percent", percent } },
                          6);
}

static char *
say_course (GoujiChart *self, const Run *run, const char *span)
{
  g_autofree char *year = gouji_chart_say_year (self, run->first->year);
  g_autofree char *first = say_amount (run, run->first->value);
  g_autofree char *count = g_strdup_printf ("%u", run->n);
  GoujiWord words[] = { { "span", span },   { "concept", run->name }, { "first", first },
                        { "count", count }, { "year", year },         { "value", first } };

  if (run->n == 1)
    return gouji_chart_say (self, run->restart == NULL ? "single" : "single-since", words,
                            G_N_ELEMENTS (words));
  if (run->all_equal)
    return gouji_chart_say (self, "always", words, G_N_ELEMENTS (words));
  if (compare (run->first, run->last) == 0)
    return gouji_chart_say (self, "equal", words, G_N_ELEMENTS (words));

  return say_change (self, run, span);
}

/* The highest or lowest, in one year or several, when it is beyond both ends: otherwise the change has said
 * it. */
static void
append_extreme (
  GoujiChart *self, const Run *run, const GoujiPoint *extreme, const char *name, GString *clause)
{
  g_autofree gboolean *years = g_new0 (gboolean, self->n_years);
  g_autofree char *list = NULL;
  g_autofree char *value = NULL;
  g_autofree char *said = NULL;

  if (compare (extreme, run->first) == 0 || compare (extreme, run->last) == 0)
    return;

  for (guint y = 0; y < self->n_years; y++) {
    const GoujiPoint *point = gouji_chart_get_point (self, run->series, y);

    years[y] = is_in_run (run, point) && compare (point, extreme) == 0;
  }
  list = gouji_chart_say_years (self, years);
  value = say_amount (run, extreme->value);
  said = gouji_chart_say (self, name, (GoujiWord[]) { { "years", list }, { "value", value } }, 2);
  g_string_append (clause, said);
}

static void
append_unsure (GoujiChart *self, const Run *run, GString *clause)
{
  g_autofree gboolean *years = g_new0 (gboolean, self->n_years);
  g_autofree char *list = NULL;
  g_autofree char *said = NULL;
  gboolean any = FALSE;

  for (guint y = 0; y < self->n_years; y++) {
    const GoujiPoint *point = gouji_chart_get_point (self, run->series, y);

    years[y] = is_in_run (run, point) && !point->sure;
    any = any || years[y];
  }
  if (!any)
    return;

  list = gouji_chart_say_years (self, years);
  said = gouji_chart_say (self, "of-unsure", (GoujiWord[]) { { "years", list } }, 1);
  g_string_append (clause, said);
}

static void
append_restart (GoujiChart *self, const Run *run, GString *clause)
{
  g_autofree char *year = NULL;
  g_autofree char *said = NULL;

  if (run->restart == NULL)
    return;
  year = gouji_chart_say_year (self, run->restart->year);
  said = gouji_chart_say (self, "changed", (GoujiWord[]) { { "year", year } }, 1);
  g_string_append (clause, said);
}

/* Of several series the years are said once, and no extremes: the sentence must stay one that is read. */
static void
append_trend (GoujiChart *self, guint s, char **said_span, GString *finding)
{
  Run run = find_run (self, s);
  g_autofree char *span = NULL;
  g_autofree char *course = NULL;

  if (run.n == 0)
    return;

  span = gouji_chart_say_span (self, run.first->year, run.last->year);
  course = say_course (self, &run, g_strcmp0 (span, *said_span) == 0 ? "" : span);
  g_free (*said_span);
  *said_span = g_steal_pointer (&span);
  g_string_append (finding, finding->len > 0 ? gouji_chart_get_sentence (self, "then") : "");
  g_string_append (finding, course);
  if (self->series->len == 1) {
    append_extreme (self, &run, run.highest, "highest", finding);
    append_extreme (self, &run, run.lowest, "lowest", finding);
  }
  append_restart (self, &run, finding);
  append_unsure (self, &run, finding);
}

/* The last year, or from @first the first one, of which all is known and something is not 0. */
static gboolean
find_whole_year (GoujiChart *self, gboolean first, guint *year, GoujiDecimal *sum, gboolean *any_whole)
{
  *any_whole = FALSE;
  for (guint i = 0; i < self->n_years; i++) {
    guint y = first ? i : self->n_years - 1 - i;

    if (!gouji_chart_sum (self, y, sum, NULL))
      continue;
    *any_whole = TRUE;
    if (sum->units > 0) {
      *year = y;
      return TRUE;
    }
  }

  return FALSE;
}

/* Which outcome was the most frequent, and how often it was so. */
static guint
find_largest (GoujiChart *self, guint year, guint *n_largest, char **names)
{
  GString *list = g_string_new (NULL);
  guint largest = 0;

  for (guint s = 1; s < self->series->len; s++) {
    if (compare (gouji_chart_get_point (self, s, year), gouji_chart_get_point (self, largest, year)) > 0)
      largest = s;
  }

  *n_largest = 0;
  for (guint s = 0; s < self->series->len; s++) {
    const GoujiChartSeries *series = self->series->pdata[s];

    if (compare (gouji_chart_get_point (self, s, year), gouji_chart_get_point (self, largest, year)) != 0)
      continue;
    g_string_append (list, (*n_largest)++ > 0 ? gouji_chart_get_sentence (self, "and") : "");
    g_string_append (list, series->name);
  }

  *names = g_string_free (list, FALSE);
  return largest;
}

static gboolean
can_compare (GoujiChart *self, guint s, guint from, guint to)
{
  for (guint y = from + 1; y <= to; y++) {
    if (!gouji_chart_get_point (self, s, y)->comparable)
      return FALSE;
  }

  return TRUE;
}

static void
append_share_before (GoujiChart *self, guint s, guint year, GString *finding)
{
  guint before = year;
  gboolean any_whole;
  GoujiDecimal sum;
  g_autofree char *share = NULL;
  g_autofree char *name = NULL;
  g_autofree char *said = NULL;

  if (!find_whole_year (self, TRUE, &before, &sum, &any_whole) || before >= year ||
      gouji_chart_is_small (sum) || !can_compare (self, s, before, year))
    return;
  share = gouji_chart_say_share (self, gouji_chart_get_point (self, s, before)->value, sum);
  if (share == NULL)
    return;

  name = gouji_chart_say_year (self, self->first_year + (int) before);
  said = gouji_chart_say (self, "largest-before", (GoujiWord[]) { { "year", name }, { "share", share } }, 2);
  g_string_append (finding, said);
}

static void
append_unsure_year (GoujiChart *self, guint year, GString *finding)
{
  g_autofree gboolean *years = g_new0 (gboolean, self->n_years);
  g_autofree char *list = NULL;
  g_autofree char *said = NULL;
  gboolean sure;
  GoujiDecimal sum;

  gouji_chart_sum (self, year, &sum, &sure);
  if (sure)
    return;

  years[year] = TRUE;
  list = gouji_chart_say_years (self, years);
  said = gouji_chart_say (self, "of-unsure", (GoujiWord[]) { { "years", list } }, 1);
  g_string_append (finding, said);
}

static void
append_largest (GoujiChart *self, guint year, GoujiDecimal sum, GString *finding)
{
  guint n_largest;
  g_autofree char *names = NULL;
  guint s = find_largest (self, year, &n_largest, &names);
  const GoujiChartSeries *series = self->series->pdata[s];
  const GoujiPoint *point = gouji_chart_get_point (self, s, year);
  gboolean is_small = gouji_chart_is_small (sum);
  g_autofree char *when = gouji_chart_say_year (self, self->first_year + (int) year);
  g_autofree char *all = gouji_chart_format (sum, 0);
  g_autofree char *all_amount = g_strconcat (all, series->unit, NULL);
  g_autofree char *number = gouji_chart_format (point->value, 0);
  g_autofree char *amount = g_strconcat (number, series->unit, NULL);
  g_autofree char *share =
    n_largest == 1 && !is_small ? gouji_chart_say_share (self, point->value, sum) : NULL;
  g_autofree char *said = gouji_chart_say (self,
                                           n_largest > 1   ? "largest-tie"
                                           : share != NULL ? "largest"
                                                           : "largest-small",
                                           (GoujiWord[]) { { "year", when },
                                                           { "sum", all_amount },
                                                           { "concept", names },
                                                           { "value", amount },
                                                           { "share", share } },
                                           5);

  g_string_append (finding, said);
  if (share != NULL)
    append_share_before (self, s, year, finding);
  append_unsure_year (self, year, finding);
}

static void
append_composition (GoujiChart *self, GString *finding)
{
  guint year = 0;
  GoujiDecimal sum;
  gboolean any_whole;
  g_autofree char *span = NULL;
  g_autofree char *said = NULL;

  if (find_whole_year (self, FALSE, &year, &sum, &any_whole)) {
    append_largest (self, year, sum, finding);
    return;
  }

  span = gouji_chart_say_span (self, self->first_year, self->first_year + (int) self->n_years - 1);
  said = gouji_chart_say (self, any_whole ? "outcomes-zero" : "outcomes-partial",
                          (GoujiWord[]) { { "year", span } }, 1);
  g_string_append (finding, said);
}

/**
 * gouji_chart_make_finding:
 *
 * Says in one sentence what the numbers say: of a trend from what to what they went, of outcomes which is the
 * most frequent. Percentages are computed from the exact numbers, and never from a base that is too small for
 * them.
 */
char *
gouji_chart_make_finding (GoujiChart *self)
{
  GString *finding = g_string_new (NULL);
  g_autofree char *span = NULL;

  if (self->marks->len == 0) {
    g_string_append (finding, gouji_chart_get_sentence (self, "no-numbers"));
    return g_string_free (finding, FALSE);
  }

  if (self->kind == GOUJI_CHART_COMPOSITION)
    append_composition (self, finding);
  for (guint s = 0; s < self->series->len && self->kind == GOUJI_CHART_TREND; s++)
    append_trend (self, s, &span, finding);

  g_string_append (finding, gouji_chart_get_sentence (self, "end"));
  return g_string_free (finding, FALSE);
}
