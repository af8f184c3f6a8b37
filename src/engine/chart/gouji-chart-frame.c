/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "chart/gouji-chart-plan.h"

/* How much of the height the finding and the notes may take from the drawing, at most. */
#define FINDING_SHARE 0.12
#define NOTES_SHARE 0.2

#define TITLE_SIZE 1.2
#define NOTE_SIZE 0.87
#define SMALLEST_NOTE 10.0

static PangoLayout *
write_wrapped (GoujiChartPlan *self, const char *words, double size, gboolean bold)
{
  PangoLayout *layout = gouji_chart_plan_write (self, words, size, bold);

  pango_layout_set_width (layout, (int) ((self->width - 2 * self->size) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
put_title (GoujiChartPlan *self, double y)
{
  PangoLayout *layout = write_wrapped (self, self->chart->title, self->size * TITLE_SIZE, TRUE);
  const GoujiChartText *text;

  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  text = gouji_chart_plan_put (self, layout, self->size, y, GOUJI_CHART_INK_TEXT);
  return y + text->box.height + self->size * 0.3;
}

/* Whole or not at all: half a sentence may say the opposite. */
static double
put_finding (GoujiChartPlan *self, double y)
{
  PangoLayout *layout = write_wrapped (self, self->chart->finding, self->size, FALSE);
  double width;
  double height;

  gouji_chart_measure (layout, &width, &height);
  if (height > self->height * FINDING_SHARE) {
    g_object_unref (layout);
    return y;
  }

  gouji_chart_plan_put (self, layout, self->size, y, GOUJI_CHART_INK_MUTED);
  return y + height + self->size * 0.3;
}

static double
put_legend (GoujiChartPlan *self, double y)
{
  double x = self->size;
  double line = 0;
  double sample = self->size * (self->chart->kind == GOUJI_CHART_TREND ? 2.2 : 1.3);

  if (self->chart->series->len < 2)
    return y;

  y += self->size * 0.3;
  for (guint s = 0; s < self->chart->series->len; s++) {
    const GoujiChartSeries *series = self->chart->series->pdata[s];
    PangoLayout *layout = gouji_chart_plan_write (self, series->name, self->size, FALSE);
    GoujiChartKey key = { s };
    double width;

    gouji_chart_measure (layout, &width, &line);
    if (x > self->size && x + sample + self->size * 0.4 + width > self->width - self->size) {
      x = self->size;
      y += line * 1.15;
    }
    key.box = (cairo_rectangle_t) { x, y + line * 0.15, sample, line * 0.7 };
    g_array_append_val (self->keys, key);
    gouji_chart_plan_put (self, layout, x + sample + self->size * 0.4, y, GOUJI_CHART_INK_TEXT);
    x += sample + width + self->size * 1.6;
  }

  return y + line + self->size * 0.3;
}

/**
 * gouji_chart_plan_put_head:
 *
 * Puts title, finding and legend.
 *
 * Returns: where they end
 */
double
gouji_chart_plan_put_head (GoujiChartPlan *self)
{
  double y = self->size * 0.8;

  if (!self->chart->bare)
    y = put_title (self, y);
  if (self->chart->marks->len == 0)
    return y;
  if (self->chart->bare)
    return put_legend (self, y);

  y = put_finding (self, y);
  return put_legend (self, y);
}

static double
get_note_size (GoujiChartPlan *self)
{
  return MAX (self->size * NOTE_SIZE, SMALLEST_NOTE);
}

/* The first notes, and how many more there are. */
static PangoLayout *
write_notes (GoujiChartPlan *self, guint n_shown, const char *separator)
{
  guint n = g_strv_length (self->chart->notes);
  g_autofree char *count = g_strdup_printf ("%u", n - n_shown);
  g_autofree char *more = gouji_chart_say (self->chart, "note-more", (GoujiWord[]) { { "count", count } }, 1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_shown; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? separator : "", self->chart->notes[i]);
  if (n_shown < n)
    g_string_append_printf (words, "%s%s", n_shown > 0 ? separator : "", more);

  return write_wrapped (self, words->str, get_note_size (self), FALSE);
}

/**
 * gouji_chart_plan_put_foot:
 *
 * Puts as many of the notes as there is room for: each on a line, or one behind the other.
 *
 * Returns: where they begin
 */
double
gouji_chart_plan_put_foot (GoujiChartPlan *self)
{
  double bottom = self->height - self->size * 0.7;
  double allowed = MAX (self->height * NOTES_SHARE - self->size * 2, get_note_size (self) * 1.6);

  if (self->chart->bare || self->chart->notes[0] == NULL)
    return bottom;

  for (guint n = g_strv_length (self->chart->notes) + 1; n-- > 0;) {
    for (guint i = 0; i < 2; i++) {
      PangoLayout *layout = write_notes (self, n, i == 0 ? "\n" : "");
      double width;
      double height;

      gouji_chart_measure (layout, &width, &height);
      if (height <= allowed) {
        gouji_chart_plan_put (self, layout, self->size, bottom - height, GOUJI_CHART_INK_MUTED);
        return bottom - height - self->size * 0.6;
      }
      g_object_unref (layout);
    }
  }

  return bottom;
}

/* The range of what is drawn: points, or piles of pieces. */
static void
find_range (GoujiChart *chart, double *lowest, double *highest, gboolean *whole)
{
  *lowest = 0;
  *highest = 0;
  *whole = TRUE;
  for (guint y = 0; y < chart->n_years; y++) {
    double above = 0;
    double below = 0;

    for (guint s = 0; s < chart->series->len; s++) {
      const GoujiPoint *point = gouji_chart_get_point (chart, s, y);
      double value = point->state == GOUJI_POINT_NUMBER ? gouji_chart_to_double (point->value) : 0;

      *whole = *whole && point->value.scale == 0;
      if (chart->kind == GOUJI_CHART_COMPOSITION) {
        above += MAX (value, 0);
        below += MIN (value, 0);
      } else {
        above = MAX (above, value);
        below = MIN (below, value);
      }
    }
    *highest = MAX (*highest, above);
    *lowest = MIN (*lowest, below);
  }
}

static double
measure_ticks (GoujiChartPlan *self, GPtrArray *layouts)
{
  double widest = 0;

  for (int tick = self->axis.first; tick <= self->axis.last; tick++) {
    GoujiDecimal number;
    g_autofree char *words = NULL;
    PangoLayout *layout;
    double width;
    double height;

    words = gouji_chart_axis_get_number (&self->axis, tick, &number)
              ? gouji_chart_format (number, self->chart->scale.power)
              : g_strdup ("");
    layout = gouji_chart_plan_write (self, words, self->size * 0.93, FALSE);
    gouji_chart_measure (layout, &width, &height);
    widest = MAX (widest, width);
    g_ptr_array_add (layouts, layout);
  }

  return widest;
}

static void
put_ticks (GoujiChartPlan *self, GPtrArray *layouts)
{
  for (guint i = 0; i < layouts->len; i++) {
    double y =
      gouji_chart_plan_get_y (self, gouji_chart_axis_get_value (&self->axis, self->axis.first + (int) i));
    double width;
    double height;

    gouji_chart_measure (layouts->pdata[i], &width, &height);
    gouji_chart_plan_put (self, layouts->pdata[i], self->plot.x - self->size * 0.5 - width, y - height / 2,
                          GOUJI_CHART_INK_MUTED);
  }
}

/* The unit above the axis. */
static GoujiChartText *
put_unit (GoujiChartPlan *self, double y)
{
  const GoujiChartSeries *first = self->chart->series->pdata[0];
  const char *unit = self->chart->scale.unit != NULL ? self->chart->scale.unit : first->unit;
  g_autofree char *words = gouji_chart_say (self->chart, "axis", (GoujiWord[]) { { "unit", unit } }, 1);
  PangoLayout *layout = gouji_chart_plan_write (self, words, get_note_size (self), FALSE);

  return gouji_chart_plan_put (self, layout, self->size, y, GOUJI_CHART_INK_MUTED);
}

/* Years as they fit: with the word for year, without it, or only some of them, the last always. */
static PangoLayout *
write_year (GoujiChartPlan *self, guint year, gboolean with_word)
{
  int number = self->chart->first_year + (int) year;
  g_autofree char *words =
    with_word ? gouji_chart_say_year (self->chart, number) : g_strdup_printf ("%d", number);

  return gouji_chart_plan_write (self, words, self->size * 0.93, FALSE);
}

static gboolean
year_fits (GoujiChartPlan *self, gboolean with_word, guint n_slots)
{
  g_autoptr (PangoLayout) layout = write_year (self, 0, with_word);
  double width;
  double height;

  gouji_chart_measure (layout, &width, &height);
  return width + self->size * 0.5 <= self->slot * n_slots;
}

static void
put_years (GoujiChartPlan *self)
{
  gboolean with_word = year_fits (self, TRUE, 1);
  guint every = 1;

  while (every < self->chart->n_years && !year_fits (self, with_word, every))
    every++;

  for (guint y = 0; y < self->chart->n_years; y++) {
    PangoLayout *layout;
    double width;
    double height;

    if ((self->chart->n_years - 1 - y) % every != 0)
      continue;
    layout = write_year (self, y, with_word);
    gouji_chart_measure (layout, &width, &height);
    gouji_chart_plan_put (self, layout, gouji_chart_plan_get_x (self, y) - width / 2,
                          self->plot.y + self->plot.height + self->size * 0.35, GOUJI_CHART_INK_TEXT);
  }
}

/* Why nothing stands in a year, when it is the same for all series. */
static const char *
name_gap (GoujiChart *chart, guint year)
{
  GoujiPointState state = gouji_chart_get_point (chart, 0, year)->state;

  for (guint s = 1; s < chart->series->len; s++) {
    if (gouji_chart_get_point (chart, s, year)->state != state)
      return NULL;
  }

  switch (state) {
  case GOUJI_POINT_MISSING:
    return "missing-short";
  case GOUJI_POINT_UNKNOWN:
    return "unknown-short";
  case GOUJI_POINT_CONFLICT:
    return "conflict-short";
  case GOUJI_POINT_NUMBER:
  default:
    return NULL;
  }
}

static void
put_gap_words (GoujiChartPlan *self, guint from, guint to, const char *name)
{
  double middle = (gouji_chart_plan_get_x (self, from) + gouji_chart_plan_get_x (self, to)) / 2;
  PangoLayout *layout =
    gouji_chart_plan_write (self, gouji_chart_get_sentence (self->chart, name), get_note_size (self), FALSE);
  double width;
  double height;

  gouji_chart_measure (layout, &width, &height);
  if (width > (to - from + 1) * self->slot) {
    g_object_unref (layout);
    return;
  }

  gouji_chart_plan_put (self, layout, middle - width / 2,
                        gouji_chart_plan_get_y (self, 0) - height - self->size * 0.5, GOUJI_CHART_INK_MUTED)
    ->off_grid = TRUE;
}

/* Years without a report are a gap that is seen as one: hatched, and said. */
static void
put_gaps (GoujiChartPlan *self)
{
  for (guint y = 0; y < self->chart->n_years; y++) {
    const char *name = name_gap (self->chart, y);
    guint last = y;
    cairo_rectangle_t gap = self->plot;

    if (name == NULL)
      continue;
    while (last + 1 < self->chart->n_years && g_strcmp0 (name, name_gap (self->chart, last + 1)) == 0)
      last++;
    if (gouji_chart_get_point (self->chart, 0, y)->state == GOUJI_POINT_MISSING) {
      gap.x += y * self->slot;
      gap.width = (last - y + 1) * self->slot;
      g_array_append_val (self->gaps, gap);
    }
    put_gap_words (self, y, last, name);
    y = last;
  }
}

static void
put_form_names (
  GoujiChartPlan *self, double x, const GoujiPoint *before, const GoujiPoint *after, double *taken, double y)
{
  const char *names[] = { gouji_form_get_name (gouji_report_get_form (before->report)),
                          gouji_form_get_name (gouji_report_get_form (after->report)) };
  g_autofree char *both = gouji_chart_say (
    self->chart, "form-names", (GoujiWord[]) { { "before", names[0] }, { "after", names[1] } }, 2);
  const char *words[] = { both, names[1] };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    PangoLayout *layout = gouji_chart_plan_write (self, words[i], get_note_size (self), FALSE);
    double width;
    double height;
    double left;

    gouji_chart_measure (layout, &width, &height);
    left = MIN (x - width / 2, self->width - self->size - width);
    if (left >= *taken + self->size * 0.7) {
      gouji_chart_plan_put (self, layout, left, y, GOUJI_CHART_INK_MUTED);
      *taken = left + width;
      return;
    }
    g_object_unref (layout);
  }
}

/* With several changes each form is named above the years of which there are reports in it, as far as these
 * have room. */
static void
put_era_name (GoujiChartPlan *self, double from, double to, const GoujiPoint *point, double *taken, double y)
{
  const char *name = gouji_form_get_name (gouji_report_get_form (point->report));
  PangoLayout *layout = gouji_chart_plan_write (self, name, get_note_size (self), FALSE);
  double width;
  double height;
  double left;

  gouji_chart_measure (layout, &width, &height);
  left = MAX ((from + to - width) / 2, *taken + self->size * 0.7);
  if (left < from || left + width > to) {
    g_object_unref (layout);
    return;
  }

  gouji_chart_plan_put (self, layout, left, y, GOUJI_CHART_INK_MUTED);
  *taken = left + width;
}

static void
put_changes (GoujiChartPlan *self, double taken, double y)
{
  g_autofree const GoujiPoint **first = g_new0 (const GoujiPoint *, self->chart->n_years + 1);
  g_autofree double *ends = g_new0 (double, self->chart->n_years + 1);
  const GoujiPoint *before = NULL;
  guint n = 0;

  for (guint i = 0; i < self->chart->n_years; i++) {
    const GoujiPoint *point = gouji_chart_get_point (self->chart, 0, i);
    double x = self->plot.x + i * self->slot;

    if (point->report == NULL)
      continue;
    if (before != NULL && point->form_changed)
      g_array_append_val (self->changes, x);
    if (before == NULL || point->form_changed)
      first[n++] = point;
    ends[n - 1] = x + self->slot;
    before = point;
  }

  if (n == 2)
    put_form_names (self, g_array_index (self->changes, double, 0), first[0], first[1], &taken, y);
  for (guint i = 0; n > 2 && i < n; i++)
    put_era_name (self, i > 0 ? g_array_index (self->changes, double, i - 1) : self->plot.x, ends[i],
                  first[i], &taken, y);
}

/**
 * gouji_chart_plan_put_axes:
 * @top: where the head ends
 * @bottom: where the foot begins
 *
 * Decides where the numbers are drawn, and puts everything around them.
 */
void
gouji_chart_plan_put_axes (GoujiChartPlan *self, double top, double bottom)
{
  g_autoptr (GPtrArray) ticks = g_ptr_array_new ();
  const GoujiChartText *unit = put_unit (self, top);
  double taken = unit->box.x + unit->box.width;
  double headroom = unit->box.height + self->size * 1.5;
  double lowest;
  double highest;
  gboolean whole;

  self->plot.y = top + headroom;
  self->plot.height = MAX (bottom - self->size * 1.8 - self->plot.y, self->size);
  find_range (self->chart, &lowest, &highest, &whole);
  self->axis =
    gouji_chart_axis_new (lowest, highest, (guint) CLAMP (self->plot.height / (self->size * 3), 2, 6), whole);

  self->plot.x = self->size * 1.5 + measure_ticks (self, ticks);
  self->plot.width = MAX (self->width - self->size - self->plot.x, self->size);
  self->slot = self->plot.width / self->chart->n_years;
  put_ticks (self, ticks);
  put_years (self);
  put_gaps (self);
  put_changes (self, taken, top);
}

/**
 * gouji_chart_plan_put_empty:
 * @top: where the head ends
 *
 * Says that there is nothing to draw, and why.
 */
void
gouji_chart_plan_put_empty (GoujiChartPlan *self, double top)
{
  PangoLayout *layout =
    write_wrapped (self, gouji_chart_get_sentence (self->chart, "empty"), self->size * 1.1, TRUE);
  g_autofree char *words = g_strjoinv ("\n", self->chart->notes);
  PangoLayout *reasons = write_wrapped (self, words, self->size, FALSE);
  double width;
  double height;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_alignment (reasons, PANGO_ALIGN_CENTER);
  gouji_chart_measure (layout, &width, &height);
  top = MAX (top + self->size, self->height * 0.35);
  gouji_chart_plan_put (self, layout, self->size, top, GOUJI_CHART_INK_TEXT);
  gouji_chart_plan_put (self, reasons, self->size, top + height + self->size * 0.6, GOUJI_CHART_INK_MUTED);
}
