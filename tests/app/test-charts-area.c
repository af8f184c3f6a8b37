/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-charts-area.h"
#include "charts/gouji-charts-export.h"
#include "charts/gouji-charts-table.h"
#include "charts/gouji-concept-chooser.h"

#include "stage.h"

#define RECEIVED "requests.new_received.total"
#define GRANTED "requests.open_full.total"

typedef struct {
  GPtrArray *reports;
  GoujiChart *chart;
  GoujiChartsArea *area;
  GtkWidget *window;
  int activated;
} Stage;

static void
add_year (Stage *stage, const char *year, const char *received, const char *granted)
{
  GoujiReport *report = gouji_report_new (stage_get_form ());

  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "青禾县");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, year);
  stage_put (report, RECEIVED, received);
  stage_put (report, GRANTED, granted);
  g_ptr_array_add (stage->reports, report);
}

static GoujiChart *
make_chart (Stage *stage)
{
  static const char *const concepts[] = { "requests_received", "granted", NULL };

  return gouji_chart_new (GOUJI_CHART_TREND, stage->reports, concepts);
}

static void
activated_cb (GoujiChartsArea *area, guint index, Stage *stage)
{
  stage->activated = (int) index;
}

static void
set_up (Stage *stage)
{
  *stage = (Stage) { .reports = g_ptr_array_new_with_free_func (g_object_unref), .activated = -1 };
  add_year (stage, "2022", "40", "10");
  add_year (stage, "2023", "50", "20");
  add_year (stage, "2025", "60", "30");
  stage->chart = make_chart (stage);
  stage->area = GOUJI_CHARTS_AREA (gouji_charts_area_new ());
  g_signal_connect (stage->area, "mark-activated", G_CALLBACK (activated_cb), stage);
  gouji_charts_area_set_chart (stage->area, stage->chart);
  stage->window = stage_present (GTK_WIDGET (stage->area), 600, 420);
}

static void
tear_down (Stage *stage)
{
  stage_close (stage->window);
  gouji_chart_free (stage->chart);
  g_ptr_array_unref (stage->reports);
}

static GtkWidget *
get_mark (Stage *stage, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stage->area));

  for (guint i = 0; i < index; i++)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
assert_words (Stage *stage, guint index, const char *words)
{
  gtk_test_accessible_assert_property (get_mark (stage, index), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
test_every_number_is_a_button_with_words (void)
{
  Stage stage;

  set_up (&stage);
  assert_words (&stage, 0, "2022年，新收申请40件");
  assert_words (&stage, 2, "2025年，新收申请60件");
  assert_words (&stage, 3, "2022年，予以公开10件");
  assert_words (&stage, 5, "2025年，予以公开30件");
  g_assert_null (get_mark (&stage, 6));
  gtk_test_accessible_assert_role (get_mark (&stage, 0), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_signal_emit_by_name (get_mark (&stage, 4), "clicked");
  g_assert_cmpint (stage.activated, ==, 4);
  tear_down (&stage);
}

static void
test_the_whole_is_told_in_words (void)
{
  Stage stage;

  set_up (&stage);
  gtk_test_accessible_assert_property (stage.area, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gouji_chart_get_title (stage.chart));
  gtk_test_accessible_assert_property (stage.area, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       gouji_chart_get_description (stage.chart));
  tear_down (&stage);
}

/* Tab comes to the chart and goes on behind it. */
static void
test_the_chart_is_one_stop (void)
{
  Stage stage;

  set_up (&stage);
  gtk_window_set_focus (GTK_WINDOW (stage.window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (stage.area), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_focus (get_mark (&stage, 0)));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (stage.area), GTK_DIR_TAB_FORWARD));
  tear_down (&stage);
}

static void
set_chart (Stage *stage)
{
  GoujiChart *before = stage->chart;

  stage->chart = make_chart (stage);
  gouji_charts_area_set_chart (stage->area, stage->chart);
  gouji_chart_free (before);
  stage_settle (GTK_WIDGET (stage->area));
}

static void
test_the_focus_stays_at_its_number (void)
{
  Stage stage;

  set_up (&stage);
  gtk_widget_grab_focus (get_mark (&stage, 4));
  assert_words (&stage, 4, "2023年，予以公开20件");
  add_year (&stage, "2021", "30", "5");
  set_chart (&stage);
  g_assert_true (gtk_widget_is_focus (get_mark (&stage, 6)));
  assert_words (&stage, 6, "2023年，予以公开20件");
  tear_down (&stage);
}

/* The year whose number had the focus is closed. */
static void
test_the_focus_stays_in_the_chart (void)
{
  Stage stage;

  set_up (&stage);
  gtk_widget_grab_focus (get_mark (&stage, 5));
  g_ptr_array_remove_index (stage.reports, 2);
  set_chart (&stage);
  g_assert_null (get_mark (&stage, 4));
  g_assert_true (gtk_widget_is_focus (get_mark (&stage, 0)));
  tear_down (&stage);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

typedef struct {
  Stage *stage;
  guint index;
} Awaited;

static gboolean
is_reached (gpointer data)
{
  Awaited *awaited = data;

  return gtk_widget_is_focus (get_mark (awaited->stage, awaited->index));
}

static void
press_and_expect (Stage *stage, const char *keys, guint index)
{
  Awaited awaited = { stage, index };

  g_test_message ("%s -> %u", keys, index);
  stage_press (keys);
  stage_wait (is_reached, &awaited);
}

static gboolean
is_activated (gpointer data)
{
  return ((Stage *) data)->activated >= 0;
}

/* Years without a number are passed over; up and down go by what is seen. */
static void
test_keys_go_along_years_and_lines (void)
{
  Stage stage;

  if (!stage_has_keys ()) {
    g_test_skip ("this display takes no keys from another program");
    return;
  }
  set_up (&stage);
  stage_wait (is_active, stage.window);
  gtk_widget_grab_focus (get_mark (&stage, 0));
  press_and_expect (&stage, "Right", 1);
  press_and_expect (&stage, "Right", 2);
  press_and_expect (&stage, "Right", 2);
  press_and_expect (&stage, "Down", 5);
  press_and_expect (&stage, "Down", 5);
  press_and_expect (&stage, "Left", 4);
  press_and_expect (&stage, "Up", 1);
  press_and_expect (&stage, "Home", 0);
  press_and_expect (&stage, "End", 2);
  stage_press ("Return");
  stage_wait (is_activated, &stage);
  g_assert_cmpint (stage.activated, ==, 2);
  tear_down (&stage);
}

static void
row_cb (GoujiChartsTable *table, GoujiReport *report, GoujiReport **activated)
{
  *activated = report;
}

static void
test_a_row_leads_to_its_report (void)
{
  Stage stage;
  GtkWidget *table = gouji_charts_table_new ();
  GoujiReport *activated = NULL;
  GtkWidget *window;
  GtkWidget *view;

  set_up (&stage);
  g_signal_connect (table, "report-activated", G_CALLBACK (row_cb), &activated);
  gouji_charts_table_set_chart (GOUJI_CHARTS_TABLE (table), stage.chart, stage.reports, NULL);
  window = stage_present (table, 400, 300);
  view = stage_find (table, GTK_TYPE_COLUMN_VIEW);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))), ==, 4);
  g_signal_emit_by_name (view, "activate", 1);
  g_assert_true (activated == stage.reports->pdata[1]);
  activated = NULL;
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_null (activated);
  stage_close (window);
  tear_down (&stage);
}

static void
count_cb (GoujiConceptChooser *chooser, guint *n_chosen)
{
  (*n_chosen)++;
}

static GtkCheckButton *
find_check (GtkWidget *parent, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkCheckButton *found = GTK_IS_CHECK_BUTTON (child) &&
                                g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (child)), label) == 0
                              ? GTK_CHECK_BUTTON (child)
                              : find_check (child, label);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static void
assert_chosen (GoujiConceptChooser *chooser, const char *ids)
{
  g_autofree char *chosen = g_strjoinv (" ", (char **) gouji_concept_chooser_get_chosen (chooser));

  g_assert_cmpstr (chosen, ==, ids);
}

static void
test_one_to_three_series_are_chosen (void)
{
  static const char *const usual[] = { "requests_received", NULL };
  g_autoptr (GPtrArray) forms = g_ptr_array_new ();
  GoujiConceptChooser *chooser = GOUJI_CONCEPT_CHOOSER (gouji_concept_chooser_new ());
  GtkWidget *window;
  GtkCheckButton *received;
  GtkCheckButton *licences;
  guint n_chosen = 0;

  g_ptr_array_add (forms, stage_get_form ());
  gouji_concept_chooser_set_forms (chooser, forms);
  gouji_concept_chooser_set_chosen (chooser, usual);
  g_signal_connect (chooser, "chosen", G_CALLBACK (count_cb), &n_chosen);
  window = stage_present (GTK_WIDGET (chooser), 300, 100);
  received = find_check (GTK_WIDGET (chooser), "新收申请 (件)");
  licences = find_check (GTK_WIDGET (chooser), "行政许可 (件)");
  g_assert_nonnull (received);
  g_assert_nonnull (licences);

  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (received)));
  gtk_check_button_set_active (licences, TRUE);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (received)));
  gtk_check_button_set_active (find_check (GTK_WIDGET (chooser), "不予公开 (件)"), TRUE);
  assert_chosen (chooser, "requests_received licences refused");
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (find_check (GTK_WIDGET (chooser), "予以公开 (件)"))));
  gtk_check_button_set_active (received, FALSE);
  assert_chosen (chooser, "licences refused");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (find_check (GTK_WIDGET (chooser), "予以公开 (件)"))));
  g_assert_cmpuint (n_chosen, ==, 3);
  stage_close (window);
}

static void
test_the_name_says_what_is_written (void)
{
  Stage stage;
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *name = NULL;

  set_up (&stage);
  svg = gouji_charts_export_draw (stage.chart, "图.SVG");
  g_assert_nonnull (svg);
  g_assert_null (gouji_charts_export_draw (stage.chart, "svg"));
  g_assert_null (gouji_charts_export_draw (stage.chart, "chart.doc"));
  name = gouji_charts_export_suggest_name (stage.chart, "png");
  g_assert_true (g_str_has_prefix (name, "青禾县"));
  g_assert_true (g_str_has_suffix (name, ".png"));
  tear_down (&stage);
}

/* Names of files have at most 255 bytes, and no slash. */
static void
test_a_name_that_is_offered_can_be_written (void)
{
  Stage stage;
  g_autoptr (GString) agency = g_string_new ("甲/乙");
  g_autofree char *name = NULL;

  set_up (&stage);
  for (guint i = 0; i < 200; i++)
    g_string_append (agency, "县");
  for (guint i = 0; i < stage.reports->len; i++)
    gouji_report_put_field (stage.reports->pdata[i], GOUJI_FIELD_AGENCY, agency->str);
  set_chart (&stage);
  name = gouji_charts_export_suggest_name (stage.chart, "png");
  g_assert_cmpuint (strlen (name), <=, 255);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_null (strchr (name, '/'));
  g_assert_true (g_str_has_suffix (name, ".png"));
  tear_down (&stage);
}

static void
test_every_failure_has_its_words (void)
{
  static const int codes[] = { G_IO_ERROR_NO_SPACE, G_IO_ERROR_READ_ONLY, G_IO_ERROR_PERMISSION_DENIED,
                               G_IO_ERROR_NOT_FOUND, G_IO_ERROR_FAILED };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = g_error_new (G_IO_ERROR, codes[i], "what the system says");
    g_autofree char *words = gouji_charts_export_explain (error, "chart.png");

    g_assert_nonnull (strstr (words, "chart.png"));
    g_assert_cmpint (strstr (words, "what the system says") != NULL, ==, codes[i] == G_IO_ERROR_FAILED);
  }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/charts/marks/words", test_every_number_is_a_button_with_words);
  g_test_add_func ("/charts/marks/whole", test_the_whole_is_told_in_words);
  g_test_add_func ("/charts/marks/one-stop", test_the_chart_is_one_stop);
  g_test_add_func ("/charts/marks/focus-stays", test_the_focus_stays_at_its_number);
  g_test_add_func ("/charts/marks/focus-stays-in-the-chart", test_the_focus_stays_in_the_chart);
  g_test_add_func ("/charts/marks/keys", test_keys_go_along_years_and_lines);
  g_test_add_func ("/charts/table/row-leads-to-its-report", test_a_row_leads_to_its_report);
  g_test_add_func ("/charts/chooser/one-to-three", test_one_to_three_series_are_chosen);
  g_test_add_func ("/charts/export/ending", test_the_name_says_what_is_written);
  g_test_add_func ("/charts/export/name", test_a_name_that_is_offered_can_be_written);
  g_test_add_func ("/charts/export/failures", test_every_failure_has_its_words);

  return g_test_run ();
}
