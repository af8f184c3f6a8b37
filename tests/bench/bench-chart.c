/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Measures charts of eighteen years on an image of 1200 x 800:
 *
 *   chart-redraw   drawing a chart that is there, as for each frame of the window
 *   chart-new      making it from the reports and drawing it, as after an edit
 *
 * $GOUJI_DATA_DIR has the forms.
 */

#include "bench.h"
#include "chart/gouji-chart.h"
#include "form/gouji-form-set.h"

#define WIDTH 1200
#define HEIGHT 800
#define FIRST_YEAR 2008
#define N_YEARS 18

typedef struct {
  GPtrArray *reports;
  GoujiChartKind kind;
  GoujiChart *chart;
  cairo_surface_t *image;
} Subject;

static void
draw (Subject *subject)
{
  cairo_t *cr = cairo_create (subject->image);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gouji_chart_draw (subject->chart, cr, WIDTH, HEIGHT, GOUJI_CHART_LIGHT, -1);
  cairo_destroy (cr);
  cairo_surface_flush (subject->image);
}

static void
run_redraw (gpointer data)
{
  draw (data);
}

static void
run_new (gpointer data)
{
  Subject *subject = data;

  g_clear_pointer (&subject->chart, gouji_chart_free);
  subject->chart = gouji_chart_new (subject->kind, subject->reports, NULL);
  draw (subject);
}

/* Every count of the report is a number that differs from year to year, so that nothing is left out. */
static GoujiReport *
make_report (GoujiForm *form, int year)
{
  GoujiReport *report = gouji_report_new (form);
  g_autofree char *text = g_strdup_printf ("%d", year);

  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "Agency");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, text);
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    g_autofree char *number = g_strdup_printf ("%u", (i * 37 + (guint) year * 101) % 997 + 1);
    GoujiFigure figure = { .printed = number, .how = GOUJI_HOW_TABLE };

    if (!cell->alternative)
      gouji_report_put_figure (report, cell, &figure);
  }

  return report;
}

static void
bench_kind (Subject *subject, GoujiChartKind kind, const char *redraw, const char *make)
{
  subject->kind = kind;
  run_new (subject);
  bench_measure (&(Bench) { redraw, .goal = "4ms", .ours = run_redraw, .subject = subject });
  bench_measure (&(Bench) { make, .excluded = "nothing", .ours = run_new, .subject = subject });
  g_clear_pointer (&subject->chart, gouji_chart_free);
}

int
main (int argc, char *argv[])
{
  const char *data = g_getenv ("GOUJI_DATA_DIR");
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiFormSet) forms = NULL;
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  Subject subject = { .reports = reports };

  if (data == NULL)
    return BENCH_SKIPPED;
  folder = g_build_filename (data, "forms", NULL);
  forms = gouji_form_set_new_from_folder (folder, &error);
  if (forms == NULL) {
    g_printerr ("%s\n", error->message);
    return EXIT_FAILURE;
  }

  for (int i = 0; i < N_YEARS; i++)
    g_ptr_array_add (reports, make_report (gouji_form_set_find (forms, "2021"), FIRST_YEAR + i));
  subject.image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  bench_kind (&subject, GOUJI_CHART_TREND, "chart-redraw/trend", "chart-new/trend");
  bench_kind (&subject, GOUJI_CHART_COMPOSITION, "chart-redraw/composition", "chart-new/composition");
  cairo_surface_destroy (subject.image);

  return EXIT_SUCCESS;
}
