/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/gouji-cli-chart.h"

#include <string.h>

#include <glib/gi18n.h>

#include "chart/gouji-chart.h"
#include "cli/gouji-cli-output.h"

#define MINIMUM_SIZE 200
#define MAXIMUM_SIZE 8000

/* More names would drown the sentence that lists them. */
#define MAXIMUM_NAMES 8

typedef enum {
  FORMAT_SVG,
  FORMAT_PNG,
  FORMAT_PDF,
  N_FORMATS,
} Format;

static const char *const format_names[N_FORMATS] = { "svg", "png", "pdf" };
static const char *const kind_names[] = {
  [GOUJI_CHART_TREND] = "trend",
  [GOUJI_CHART_COMPOSITION] = "composition",
};

/* What is being done, once it is known that it makes sense. */
typedef struct {
  Format format;
  GoujiChartKind kind;
  GPtrArray *concepts; /* ids, NULL at the end; empty for the usual ones */
  GPtrArray *reports;
  gboolean unreadable; /* whether a file could not be read */
} Work;

static void
clear_work (Work *work)
{
  g_clear_pointer (&work->concepts, g_ptr_array_unref);
  g_clear_pointer (&work->reports, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

static GoujiCliStatus
find_format (GoujiCliChart *self, Work *work)
{
  const char *dot = strrchr (self->output, '.');
  const char *ending = self->format != NULL ? self->format : dot != NULL ? dot + 1 : "";
  g_autofree char *name = NULL;

  if (self->format == NULL && g_str_equal (self->output, "-"))
    return gouji_cli_fail_usage (_ ("Standard output has no ending: name the format with --format."));

  for (Format format = 0; format < N_FORMATS; format++) {
    if (g_ascii_strcasecmp (ending, format_names[format]) == 0) {
      work->format = format;
      return GOUJI_CLI_DONE;
    }
  }

  name = gouji_cli_name_for_people (self->format != NULL ? self->format : self->output);
  return gouji_cli_fail_usage_take (
    g_strdup_printf (_ ("“%s” is no picture: a chart ends in .svg, .png or .pdf."), name));
}

static GoujiCliStatus
find_kind (GoujiCliChart *self, Work *work)
{
  work->kind = GOUJI_CHART_TREND;
  if (self->kind == NULL)
    return GOUJI_CLI_DONE;

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++) {
    if (g_str_equal (self->kind, kind_names[i])) {
      work->kind = (GoujiChartKind) i;
      return GOUJI_CLI_DONE;
    }
  }

  return gouji_cli_fail_usage (_ ("--kind is trend or composition."));
}

static void
split_concepts (GoujiCliChart *self, Work *work)
{
  work->concepts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; self->concepts != NULL && self->concepts[i] != NULL; i++) {
    g_auto (GStrv) ids = g_strsplit (self->concepts[i], ",", -1);

    for (guint j = 0; ids[j] != NULL; j++) {
      if (*g_strstrip (ids[j]) != '\0' &&
          !g_ptr_array_find_with_equal_func (work->concepts, ids[j], g_str_equal, NULL))
        g_ptr_array_add (work->concepts, g_strdup (ids[j]));
    }
  }
}

static GoujiCliStatus
check_usage (GoujiCliChart *self, Work *work)
{
  GoujiCliStatus status;

  if (self->files == NULL || self->files[0] == NULL)
    return gouji_cli_fail_usage (_ ("No file is named."));
  if (self->output == NULL)
    return gouji_cli_fail_usage (_ ("Say with -o where to write."));
  if (self->width < MINIMUM_SIZE || self->width > MAXIMUM_SIZE || self->height < MINIMUM_SIZE ||
      self->height > MAXIMUM_SIZE)
    return gouji_cli_fail_usage_take (
      g_strdup_printf (_ ("A chart is from %d to %d wide and high."), MINIMUM_SIZE, MAXIMUM_SIZE));
  if (gouji_cli_output_is_any_of (self->output, (const char *const *) self->files))
    return gouji_cli_fail_usage (_ ("What is read would be overwritten: name another file with -o."));

  split_concepts (self, work);
  status = find_format (self, work);
  return status == GOUJI_CLI_DONE ? find_kind (self, work) : status;
}

static void
load (GoujiCliChart *self, Work *work)
{
  work->reports = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->files[i] != NULL; i++) {
    g_autoptr (GoujiLoaded) loaded = gouji_cli_load (self->kit, self->files[i]);

    work->unreadable = work->unreadable || loaded == NULL;
    for (guint j = 0; loaded != NULL && j < loaded->reports->len; j++)
      g_ptr_array_add (work->reports, g_object_ref (loaded->reports->pdata[j]));
  }
}

static void
append_name (GString *list, guint index, const char *name)
{
  if (index < MAXIMUM_NAMES)
    g_string_append_printf (list, "%s%s", index > 0 ? ", " : "", name);
  else if (index == MAXIMUM_NAMES)
    g_string_append (list, " …");
}

/* Nobody's numbers are drawn under somebody else's name: whom a chart is about is not guessed. */
static GoujiCliStatus
check_agencies (Work *work)
{
  g_autoptr (GPtrArray) siblings = gouji_series_find_siblings (work->reports, work->reports->pdata[0]);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) list = g_string_new (NULL);

  if (siblings->len == work->reports->len)
    return GOUJI_CLI_DONE;

  for (guint i = 0; i < work->reports->len; i++) {
    const char *agency = gouji_report_get_field (work->reports->pdata[i], GOUJI_FIELD_AGENCY);

    if (agency == NULL)
      agency = _ ("agency unknown");
    if (g_hash_table_add (seen, (gpointer) agency))
      append_name (list, g_hash_table_size (seen) - 1, agency);
  }

  /* Translators: names of agencies */
  return gouji_cli_fail_usage_take (
    g_strdup_printf (_ ("A chart is about one agency, but these reports are of several: %s."), list->str));
}

static GoujiCliStatus
fail_concept (Work *work, const char *id)
{
  GoujiForm *form = gouji_report_get_form (work->reports->pdata[0]);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_concepts (form); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", gouji_form_get_concept (form, i)->id);

  /* Translators: what was typed, and what could be typed instead */
  return gouji_cli_fail_usage_take (
    g_strdup_printf (_ ("There is no indicator “%s”; there are: %s."), id, list->str));
}

static GoujiCliStatus
check_concepts (Work *work)
{
  for (guint c = 0; c < work->concepts->len; c++) {
    const char *id = work->concepts->pdata[c];
    gboolean known = FALSE;

    for (guint r = 0; r < work->reports->len && !known; r++)
      known = gouji_form_find_concept (gouji_report_get_form (work->reports->pdata[r]), id) != NULL;
    if (!known)
      return fail_concept (work, id);
  }

  return GOUJI_CLI_DONE;
}

static guint
count_of_year (GPtrArray *reports, int year)
{
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    n += gouji_report_get_year (reports->pdata[i]) == year ? 1 : 0;
  return n;
}

static void
tell_doubles (GPtrArray *reports, int year)
{
  guint n = count_of_year (reports, year);

  if (n > 1)
    /* Translators: how many reports, and a year */
    gouji_cli_say_take (
      g_strdup_printf (ngettext ("%u report is of %d: a number in which they differ is not drawn.",
                                 "%u reports are of %d: a number in which they differ is not drawn.", n),
                       n, year));
}

/* The years from the first to the last, and those without a report among them. */
static void
tell_years (GPtrArray *reports, GoujiSeries *series)
{
  guint n = gouji_series_get_n_points (series);
  guint n_missing = 0;
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    int year = gouji_series_get_point (series, i)->year;
    g_autofree char *name = g_strdup_printf ("%d", year);

    tell_doubles (reports, year);
    if (count_of_year (reports, year) == 0)
      append_name (missing, n_missing++, name);
  }

  if (n == 1)
    gouji_cli_say_take (g_strdup_printf (_ ("There is only one year, %d: how numbers change cannot be seen."),
                                         gouji_series_get_point (series, 0)->year));
  if (n_missing > 0)
    /* Translators: years */
    gouji_cli_say_take (
      g_strdup_printf (_ ("There is no report of these years, which are left as gaps: %s."), missing->str));
}

static void
tell_undated (guint n)
{
  if (n > 0)
    gouji_cli_say_take (g_strdup_printf (ngettext ("%u report does not say its year and is left out.",
                                                   "%u reports do not say their years and are left out.", n),
                                         n));
}

static void
tell_unsure (guint n)
{
  if (n > 0)
    gouji_cli_say_take (g_strdup_printf (ngettext ("%u number drawn is not sure, and marked as such.",
                                                   "%u numbers drawn are not sure, and marked as such.", n),
                                         n));
}

static void
tell (Work *work, GoujiChart *chart)
{
  /* The years are those of the reports, whatever the indicator. */
  g_autoptr (GoujiSeries) series = gouji_series_new (work->reports, "");

  tell_undated (gouji_series_get_n_undated (series));
  tell_years (work->reports, series);
  tell_unsure (gouji_chart_get_n_unsure (chart));
}

static GBytes *
draw (GoujiCliChart *self, Work *work, GoujiChart *chart)
{
  switch (work->format) {
  case FORMAT_SVG:
    return gouji_chart_to_svg (chart, self->width, self->height);
  case FORMAT_PNG:
    return gouji_chart_to_png (chart, self->width, self->height, 1);
  case FORMAT_PDF:
    return gouji_chart_to_pdf (chart, self->width, self->height);
  case N_FORMATS:
  default:
    g_return_val_if_reached (NULL);
  }
}

static GoujiCliStatus
write_chart (GoujiCliChart *self, Work *work)
{
  g_autoptr (GoujiChart) chart = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GoujiCliStatus status;

  g_ptr_array_add (work->concepts, NULL);
  chart = gouji_chart_new (work->kind, work->reports, (const char *const *) work->concepts->pdata);
  if (gouji_chart_is_empty (chart)) {
    tell (work, chart);
    gouji_cli_say (_ ("These reports have no number to draw, so that no chart was written."));
    return GOUJI_CLI_UNREADABLE;
  }

  bytes = draw (self, work, chart);
  status = gouji_cli_output_write (self->output, bytes);
  if (status == GOUJI_CLI_DONE)
    tell (work, chart);

  return work->unreadable ? GOUJI_CLI_UNREADABLE : status;
}

void
gouji_cli_chart_clear (GoujiCliChart *self)
{
  g_clear_pointer (&self->kit, gouji_kit_unref);
  g_strfreev (self->files);
  g_strfreev (self->concepts);
  g_free (self->output);
  g_free (self->format);
  g_free (self->kind);
}

/**
 * gouji_cli_chart:
 *
 * Draws the reports of one agency. A file that cannot be read does not stop the others.
 */
GoujiCliStatus
gouji_cli_chart (GoujiCliChart *self)
{
  g_auto (Work) work = { 0 };
  GoujiCliStatus status = check_usage (self, &work);

  if (status != GOUJI_CLI_DONE)
    return status;
  if (!gouji_cli_load_kit (self->kit))
    return GOUJI_CLI_UNREADABLE;

  load (self, &work);
  if (work.reports->len == 0)
    return GOUJI_CLI_UNREADABLE;

  status = check_agencies (&work);
  if (status == GOUJI_CLI_DONE)
    status = check_concepts (&work);
  return status == GOUJI_CLI_DONE ? write_chart (self, &work) : status;
}
