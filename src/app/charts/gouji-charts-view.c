/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/gouji-charts-view.h"

#include <glib/gi18n.h>

#include "charts/gouji-charts-area.h"
#include "charts/gouji-charts-export.h"
#include "charts/gouji-charts-table.h"
#include "charts/gouji-concept-chooser.h"
#include "report/gouji-disk.h"

#define RESOURCES "/io/github/gouji/Gouji/charts/"

struct _GoujiChartsView {
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwBanner *banner;
  AdwToggleGroup *kinds;
  GoujiConceptChooser *chooser;
  GtkWidget *hint;
  GtkLabel *title;
  GtkLabel *finding;
  GtkWidget *frame;
  GoujiChartsArea *area;
  GtkLabel *notes;
  GoujiChartsTable *table;
  GtkLabel *description;

  GSettings *settings;
  GoujiSession *session;
  GoujiOpenReport *report;
  GPtrArray *watched; /* element-type GoujiReport: all that are open */
  GoujiChart *chart;
  gboolean outdated;
  guint update_tick;
};

G_DEFINE_FINAL_TYPE (GoujiChartsView, gouji_charts_view, ADW_TYPE_BIN)

enum {
  SIGNAL_REPORT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_trend (GoujiChartsView *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->kinds), "trend") == 0;
}

/* -- what is drawn -- */

static void
add_form (GPtrArray *forms, GoujiForm *form)
{
  if (!g_ptr_array_find (forms, form, NULL))
    g_ptr_array_add (forms, gouji_form_ref (form));
}

/* The reports are in the order of their years, and the newest has the words of today. */
static GPtrArray *
collect_forms (GPtrArray *reports)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_form_unref);

  for (guint i = reports->len; i > 0; i--)
    add_form (forms, gouji_report_get_form (reports->pdata[i - 1]));

  return forms;
}

static gboolean
has_concept (GPtrArray *forms, const char *id)
{
  for (guint i = 0; i < forms->len; i++) {
    for (guint j = 0; j < gouji_form_get_n_concepts (forms->pdata[i]); j++) {
      if (g_str_equal (gouji_form_get_concept (forms->pdata[i], j)->id, id))
        return TRUE;
    }
  }

  return FALSE;
}

/* Returns: what was drawn last, as far as the forms have it; nothing stands for what is usual */
static GStrv
recall_concepts (GoujiChartsView *self, GPtrArray *forms)
{
  g_auto (GStrv) recalled = g_settings_get_strv (self->settings, "chart-concepts");
  g_autoptr (GStrvBuilder) known = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; recalled[i] != NULL && n < GOUJI_MOST_CONCEPTS; i++) {
    if (has_concept (forms, recalled[i])) {
      g_strv_builder_add (known, recalled[i]);
      n++;
    }
  }

  return g_strv_builder_end (known);
}

static void
show_choice (GoujiChartsView *self, GPtrArray *forms, const char *const *concepts)
{
  g_autoptr (GStrvBuilder) usual = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->chooser), is_trend (self));
  if (!is_trend (self))
    return;

  for (guint i = 0; gouji_chart_get_concept (self->chart, i) != NULL; i++)
    g_strv_builder_add (usual, gouji_chart_get_concept (self->chart, i));
  shown = g_strv_builder_end (usual);
  gouji_concept_chooser_set_forms (self->chooser, forms);
  gouji_concept_chooser_set_chosen (self->chooser,
                                    concepts[0] != NULL ? concepts : (const char *const *) shown);
}

static GPtrArray *
find_siblings (GoujiChartsView *self)
{
  return gouji_series_find_siblings (self->watched, gouji_open_report_get_report (self->report));
}

static gboolean
has_one_year (GPtrArray *reports)
{
  for (guint i = 1; i < reports->len; i++) {
    if (gouji_report_get_year (reports->pdata[i]) != gouji_report_get_year (reports->pdata[0]))
      return FALSE;
  }

  return TRUE;
}

/* A change that the user has made elsewhere is heard of where it is not seen. */
static void
show_finding (GoujiChartsView *self, gboolean tell)
{
  const char *finding = gouji_chart_get_finding (self->chart);

  if (g_str_equal (gtk_label_get_label (self->finding), finding))
    return;

  gtk_label_set_label (self->finding, finding);
  if (tell)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), finding, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_words (GoujiChartsView *self)
{
  g_autofree char *notes = g_strjoinv ("\n", (char **) gouji_chart_get_notes (self->chart));

  gtk_label_set_label (self->title, gouji_chart_get_title (self->chart));
  gtk_label_set_label (self->notes, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), *notes != '\0');
  gtk_label_set_label (self->description, gouji_chart_get_description (self->chart));
}

/* Without a number there is nothing to see in it: the finding says so, and the notes why. */
static void
show_drawing (GoujiChartsView *self)
{
  gboolean any = !gouji_chart_is_empty (self->chart);

  gtk_widget_set_visible (self->frame, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "charts.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "charts.export", any);
}

static void
update (GoujiChartsView *self)
{
  g_autoptr (GPtrArray) reports = find_siblings (self);
  g_autoptr (GPtrArray) forms = collect_forms (reports);
  g_auto (GStrv) concepts = recall_concepts (self, forms);
  g_autoptr (GoujiChart) before = g_steal_pointer (&self->chart);
  gboolean trend = is_trend (self);

  self->outdated = FALSE;
  /* Its report has just been closed: another one is about to be shown. */
  if (reports->len == 0) {
    self->chart = g_steal_pointer (&before);
    return;
  }
  self->chart = gouji_chart_new (trend ? GOUJI_CHART_TREND : GOUJI_CHART_COMPOSITION, reports,
                                 trend ? (const char *const *) concepts : NULL);
  gouji_chart_set_bare (self->chart, TRUE);
  gouji_charts_area_set_chart (self->area, self->chart);
  gouji_charts_table_set_chart (self->table, self->chart, reports,
                                gouji_open_report_get_report (self->report));
  show_choice (self, forms, (const char *const *) concepts);
  show_words (self);
  show_finding (self, before != NULL && gouji_chart_get_kind (before) == gouji_chart_get_kind (self->chart));
  gtk_widget_set_visible (self->hint, has_one_year (reports));
  show_drawing (self);
}

static gboolean
update_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  GoujiChartsView *self = GOUJI_CHARTS_VIEW (widget);

  self->update_tick = 0;
  if (self->report != NULL && self->outdated)
    update (self);

  return G_SOURCE_REMOVE;
}

/* However much a step changes, it is drawn once, with the next frame; and not at all as long as nobody sees
 * it. */
static void
queue_update (GoujiChartsView *self)
{
  self->outdated = TRUE;
  if (self->update_tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

/* Whoever asks for the chart must not get that of the frame before. */
static void
ensure_chart (GoujiChartsView *self)
{
  if (self->report != NULL && (self->outdated || self->chart == NULL))
    update (self);
}

static void
gouji_charts_view_map (GtkWidget *widget)
{
  GoujiChartsView *self = GOUJI_CHARTS_VIEW (widget);

  ensure_chart (self);
  GTK_WIDGET_CLASS (gouji_charts_view_parent_class)->map (widget);
}

/* The keys go to the numbers; what is chosen above them is one step back. */
static gboolean
gouji_charts_view_grab_focus (GtkWidget *widget)
{
  GoujiChartsView *self = GOUJI_CHARTS_VIEW (widget);

  ensure_chart (self);

  return gtk_widget_child_focus (GTK_WIDGET (self->area), GTK_DIR_TAB_FORWARD) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->kinds));
}

/* -- what it follows -- */

static void
unwatch (GoujiChartsView *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (self->watched->pdata[i], self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch (GoujiChartsView *self)
{
  unwatch (self);
  for (guint i = 0; i < gouji_session_get_n_reports (self->session); i++) {
    GoujiReport *report = gouji_open_report_get_report (gouji_session_get_report (self->session, i));

    g_signal_connect_swapped (report, "changed", G_CALLBACK (queue_update), self);
    g_ptr_array_add (self->watched, g_object_ref (report));
  }
}

static void
reports_changed_cb (GoujiChartsView *self)
{
  watch (self);
  queue_update (self);
}

/* -- what the user chooses -- */

static void
kind_cb (GoujiChartsView *self)
{
  const char *kind = adw_toggle_group_get_active_name (self->kinds);

  if (kind == NULL)
    return;
  g_settings_set_string (self->settings, "chart-kind", kind);
  queue_update (self);
}

static void
remember_concepts (GoujiChartsView *self, const char *const *concepts)
{
  g_settings_set_strv (self->settings, "chart-concepts", concepts);
  queue_update (self);
}

static void
concepts_cb (GoujiConceptChooser *chooser, GoujiChartsView *self)
{
  remember_concepts (self, gouji_concept_chooser_get_chosen (chooser));
}

static void
concepts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **concepts = g_variant_get_strv (parameter, NULL);

  remember_concepts (GOUJI_CHARTS_VIEW (widget), concepts);
}

static void
kind_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind = g_variant_get_string (parameter, NULL);

  if (g_str_equal (kind, "trend") || g_str_equal (kind, "composition"))
    adw_toggle_group_set_active_name (GOUJI_CHARTS_VIEW (widget)->kinds, kind);
}

/* -- from a number to its report -- */

static void
activate_report (GoujiChartsView *self, GoujiReport *report, guint cell)
{
  for (guint i = 0; i < gouji_session_get_n_reports (self->session); i++) {
    GoujiOpenReport *open = gouji_session_get_report (self->session, i);

    if (gouji_open_report_get_report (open) == report) {
      g_signal_emit (self, signals[SIGNAL_REPORT_ACTIVATED], 0, open, cell);
      return;
    }
  }
}

static void
row_activated_cb (GoujiChartsTable *table, GoujiReport *report, GoujiChartsView *self)
{
  activate_report (self, report, G_MAXUINT);
}

/* The first of the cells that are added up. */
static guint
find_cell (GoujiReport *report, const char *id)
{
  const GoujiConcept *concept =
    id != NULL ? gouji_form_find_concept (gouji_report_get_form (report), id) : NULL;

  if (concept == NULL || concept->cells->len == 0)
    return G_MAXUINT;

  return ((const GoujiCell *) concept->cells->pdata[0])->index;
}

static void
mark_activated_cb (GoujiChartsArea *area, guint index, GoujiChartsView *self)
{
  const GoujiChartMark *mark = gouji_chart_get_mark (self->chart, index);
  const char *concept = gouji_chart_get_concept (self->chart, mark->series);

  activate_report (self, mark->report, find_cell (mark->report, concept));
}

/* -- out of the program -- */

static void
tell (GoujiChartsView *self, const char *sentence)
{
  adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
dismiss_cb (AdwBanner *banner)
{
  adw_banner_set_revealed (banner, FALSE);
}

static void
toast (GoujiChartsView *self, const char *words)
{
  AdwToast *item = adw_toast_new (words);

  adw_toast_set_use_markup (item, FALSE);
  adw_toast_overlay_add_toast (self->toasts, item);
}

typedef struct {
  GoujiChartsView *view;
  char *name;
} ExportJob;

static void
export_job_free (ExportJob *job)
{
  g_clear_object (&job->view);
  g_free (job->name);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExportJob, export_job_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExportJob) job = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = gouji_charts_export_write_finish (result, &error);
  /* Translators: name of a file */
  g_autofree char *words = done ? g_strdup_printf (_ ("“%s” was written"), job->name)
                                : gouji_charts_export_explain (error, job->name);

  /* The window may have been closed in the meantime. */
  if (job->view->toasts == NULL)
    return;
  if (done)
    toast (job->view, words);
  else
    tell (job->view, words);
}

static void
export_to (GoujiChartsView *self, GFile *file)
{
  g_autofree char *name = gouji_disk_get_name (file);
  g_autoptr (GBytes) bytes = NULL;
  ExportJob *job;

  ensure_chart (self);
  if (self->chart == NULL)
    return;
  adw_banner_set_revealed (self->banner, FALSE);
  bytes = gouji_charts_export_draw (self->chart, name);
  if (bytes == NULL) {
    tell (self, _ ("A chart is written to a file that ends in .svg, .png or .pdf. Choose another name."));
    return;
  }

  job = g_new0 (ExportJob, 1);
  job->view = g_object_ref (self);
  job->name = g_steal_pointer (&name);
  gouji_charts_export_write_async (file, bytes, NULL, written_cb, job);
}

static void
export_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  export_to (GOUJI_CHARTS_VIEW (widget), file);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiChartsView) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && self->toasts != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "charts.export-to", "s", uri);
}

/* Beside the report, unless that is part of the program. */
static GFile *
find_folder (GoujiOpenReport *report)
{
  GFile *file = gouji_open_report_get_file (report);

  if (file == NULL)
    file = gouji_open_report_get_source (report);
  if (file == NULL || gouji_open_report_is_example (report))
    return NULL;

  return g_file_get_parent (file);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiChartsView *self = GOUJI_CHARTS_VIEW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = NULL;
  g_autofree char *suggested = NULL;

  ensure_chart (self);
  if (self->chart == NULL)
    return;
  folder = find_folder (self->report);
  suggested = gouji_charts_export_suggest_name (self->chart, g_variant_get_string (parameter, NULL));
  gtk_file_dialog_set_title (dialog, _ ("Export Chart"));
  gtk_file_dialog_set_initial_name (dialog, suggested);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                        g_object_ref (self));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiChartsView *self = GOUJI_CHARTS_VIEW (widget);
  g_autoptr (GdkContentProvider) provider = NULL;

  ensure_chart (self);
  if (self->chart == NULL)
    return;
  provider = gouji_charts_export_provide (self->chart);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  toast (self, _ ("Chart copied"));
}

static void
load_style (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded)) {
    g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

    gtk_css_provider_load_from_resource (provider, RESOURCES "charts.css");
    gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_once_init_leave (&loaded, 1);
  }
}

static void
gouji_charts_view_dispose (GObject *object)
{
  GoujiChartsView *self = GOUJI_CHARTS_VIEW (object);

  if (self->area != NULL)
    gouji_charts_view_set_report (self, NULL);
  unwatch (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOUJI_TYPE_CHARTS_VIEW);
  g_clear_pointer (&self->chart, gouji_chart_free);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gouji_charts_view_parent_class)->dispose (object);
}

static void
gouji_charts_view_finalize (GObject *object)
{
  g_clear_pointer (&GOUJI_CHARTS_VIEW (object)->watched, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_charts_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (GOUJI_TYPE_CHARTS_AREA);
  g_type_ensure (GOUJI_TYPE_CHARTS_TABLE);
  g_type_ensure (GOUJI_TYPE_CONCEPT_CHOOSER);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCES "gouji-charts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, toasts);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, banner);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, kinds);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, chooser);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, hint);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, title);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, finding);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, frame);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, area);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, notes);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, table);
  gtk_widget_class_bind_template_child (widget_class, GoujiChartsView, description);
}

static void
gouji_charts_view_class_init (GoujiChartsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gouji_charts_view_dispose;
  object_class->finalize = gouji_charts_view_finalize;
  widget_class->grab_focus = gouji_charts_view_grab_focus;
  widget_class->map = gouji_charts_view_map;

  signals[SIGNAL_REPORT_ACTIVATED] =
    g_signal_new ("report-activated", GOUJI_TYPE_CHARTS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, GOUJI_TYPE_OPEN_REPORT, G_TYPE_UINT);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "charts.kind", "s", kind_action);
  gtk_widget_class_install_action (widget_class, "charts.concepts", "as", concepts_action);
  gtk_widget_class_install_action (widget_class, "charts.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "charts.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "charts.export-to", "s", export_to_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "charts.copy", NULL);
}

static void
gouji_charts_view_init (GoujiChartsView *self)
{
  g_autofree char *kind = NULL;

  load_style ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = g_settings_new (GOUJI_SETTINGS);
  kind = g_settings_get_string (self->settings, "chart-kind");
  adw_toggle_group_set_active_name (self->kinds, kind);

  g_signal_connect_swapped (self->kinds, "notify::active-name", G_CALLBACK (kind_cb), self);
  g_signal_connect (self->chooser, "chosen", G_CALLBACK (concepts_cb), self);
  g_signal_connect (self->area, "mark-activated", G_CALLBACK (mark_activated_cb), self);
  g_signal_connect (self->table, "report-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->banner, "button-clicked", G_CALLBACK (dismiss_cb), NULL);
}

/**
 * gouji_charts_view_new:
 * @session: the open reports
 */
GtkWidget *
gouji_charts_view_new (GoujiSession *session)
{
  GoujiChartsView *self = g_object_new (GOUJI_TYPE_CHARTS_VIEW, NULL);

  self->session = g_object_ref (session);
  watch (self);
  g_signal_connect_swapped (session, "items-changed", G_CALLBACK (reports_changed_cb), self);

  return GTK_WIDGET (self);
}

/**
 * gouji_charts_view_set_report:
 * @self: the view
 * @report: (nullable): an open report of the agency to show
 */
void
gouji_charts_view_set_report (GoujiChartsView *self, GoujiOpenReport *report)
{
  if (!g_set_object (&self->report, report))
    return;

  if (report == NULL) {
    gouji_charts_area_set_chart (self->area, NULL);
    g_clear_pointer (&self->chart, gouji_chart_free);
    gtk_label_set_label (self->finding, "");
    return;
  }
  queue_update (self);
}
