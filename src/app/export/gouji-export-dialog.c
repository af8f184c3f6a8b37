/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "export/gouji-export-dialog.h"

#include <glib/gi18n.h>

#include "export/gouji-export-file.h"
#include "export/gouji-export-format.h"
#include "session/gouji-layouts.h"
#include "session/gouji-session-words.h"

/**
 * Row:
 * @target: the file of that name in the folder
 * @free: (nullable): the file that will be written instead when @target exists, as far as is known
 *
 * A format that is offered.
 */
typedef struct {
  const GoujiExportFormat *format;
  AdwActionRow *widget;
  GtkCheckButton *check;
  GFile *target;
  GFile *free;
} Row;

struct _GoujiExportDialog {
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *failures;
  AdwPreferencesGroup *faults;
  AdwActionRow *fault;
  AdwPreferencesGroup *formats;
  AdwActionRow *folder;
  AdwSwitchRow *replace;
  AdwComboRow *layouts;
  GtkRevealer *progress;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;

  GSettings *settings;
  GoujiOpenReport *report;
  GPtrArray *rows;        /* element-type Row */
  GPtrArray *failed_rows; /* element-type GtkWidget */
  GFile *place;
  GCancellable *naming;  /* while names are looked for */
  GCancellable *running; /* while files are written */
  guint next;
  guint n_wanted;
  guint n_done;
  guint n_failed;
  guint n_substitutions;
};

enum {
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GoujiExportDialog, gouji_export_dialog, ADW_TYPE_DIALOG)

static void export_next (GoujiExportDialog *self);

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->target);
  g_clear_object (&row->free);
  g_free (row);
}

static Row *
get_row (GoujiExportDialog *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}

static gboolean
is_wanted (const Row *row)
{
  return gtk_check_button_get_active (row->check);
}

/* -- names -- */

static gboolean
is_taken (const Row *row)
{
  return row->free != NULL && !g_file_equal (row->free, row->target);
}

/* The document that the report was read from, or its own file, is not replaced by what is made of it. */
static GoujiExportClash
find_clash (GoujiExportDialog *self, const Row *row)
{
  if (!adw_switch_row_get_active (self->replace) || gouji_export_is_origin (self->report, row->target))
    return GOUJI_EXPORT_NUMBER;
  return GOUJI_EXPORT_REPLACE;
}

static void
show_names (GoujiExportDialog *self)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = get_row (self, i);
    gboolean numbered = is_taken (row) && find_clash (self, row) == GOUJI_EXPORT_NUMBER;
    g_autofree char *name = gouji_words_for_file (numbered ? row->free : row->target);
    g_autofree char *note = NULL;

    if (is_taken (row))
      /* Translators: the name that a file will have, beside a file that is there already */
      note = g_strdup_printf (numbered ? _ ("%s, because there is a file of that name")
                                       : _ ("%s, in the place of the file that is there"),
                              name);
    adw_action_row_set_subtitle (row->widget, note ? note : name);
    taken = taken || (is_taken (row) && is_wanted (row));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->replace), taken);
}

static void
find_names_in_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *targets = task_data;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (found, gouji_export_find_free (g_ptr_array_index (targets, i), cancellable));
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

static void
names_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoujiExportDialog *self = GOUJI_EXPORT_DIALOG (source);
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL) /* Another folder was chosen meanwhile, or the dialog was closed. */
    return;

  for (guint i = 0; i < self->rows->len; i++)
    g_set_object (&get_row (self, i)->free, g_ptr_array_index (found, i));
  show_names (self);
}

static void
stop_naming (GoujiExportDialog *self)
{
  if (self->naming != NULL)
    g_cancellable_cancel (self->naming);
  g_clear_object (&self->naming);
}

/* A folder on a slow disk or in the network is asked by a thread. */
static void
find_names (GoujiExportDialog *self)
{
  g_autofree char *stem = gouji_export_suggest_stem (self->report);
  g_autoptr (GTask) task = NULL;
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = get_row (self, i);
    g_autofree char *name = gouji_export_format_name_file (row->format, stem);

    g_clear_object (&row->target);
    g_clear_object (&row->free);
    row->target = g_file_get_child (self->place, name);
    g_ptr_array_add (targets, g_object_ref (row->target));
  }
  show_names (self);

  stop_naming (self);
  self->naming = g_cancellable_new ();
  task = g_task_new (self, self->naming, names_found_cb, NULL);
  g_task_set_source_tag (task, find_names);
  g_task_set_task_data (task, targets, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, find_names_in_thread);
}

/* -- folder -- */

static void
show_folder (GoujiExportDialog *self)
{
  g_autofree char *path = g_file_get_path (self->place);
  g_autofree char *uri = path ? NULL : g_file_get_uri (self->place);
  g_autofree char *name = g_filename_display_name (path ? path : uri);

  adw_action_row_set_subtitle (self->folder, name);
  find_names (self);
}

static GFile *
find_folder (GoujiExportDialog *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "export-folder");
  GFile *near = gouji_open_report_get_file (self->report);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  GFile *folder = NULL;

  if (*uri != '\0')
    return g_file_new_for_uri (uri);
  if (near == NULL)
    near = gouji_open_report_get_source (self->report);
  if (near != NULL)
    folder = g_file_get_parent (near);

  return folder ? folder : g_file_new_for_path (documents ? documents : g_get_home_dir ());
}

static void
folder_changed_cb (GoujiExportDialog *self)
{
  g_clear_object (&self->place);
  self->place = find_folder (self);
  show_folder (self);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiExportDialog) self = user_data;
  g_autoptr (GFile) folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *uri = folder ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-export-folder", "s", uri);
}

/* The toast that follows would be below the dialog. */
static void
copy_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.copy-html", NULL);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
choose_folder_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiExportDialog *self = GOUJI_EXPORT_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, _ ("Folder for Exported Files"));
  gtk_file_dialog_set_initial_folder (dialog, self->place);
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                                 folder_chosen_cb, g_object_ref (self));
}

/* -- formats and layouts -- */

static void
update_start (GoujiExportDialog *self)
{
  gboolean any = FALSE;
  gboolean pages = FALSE;

  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = get_row (self, i);

    any = any || is_wanted (row);
    pages = pages || (is_wanted (row) && row->format->uses_layout);
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.start", any && self->running == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->layouts), pages);
}

static void
remember_formats (GoujiExportDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->rows->len; i++) {
    if (is_wanted (get_row (self, i)))
      g_strv_builder_add (builder, get_row (self, i)->format->id);
  }
  ids = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "export-formats", (const char *const *) ids);
}

static void
format_toggled_cb (GoujiExportDialog *self)
{
  remember_formats (self);
  update_start (self);
  show_names (self);
}

static void
add_format (GoujiExportDialog *self, const GoujiExportFormat *format, gboolean wanted)
{
  Row *row = g_new0 (Row, 1);

  row->format = format;
  row->widget = ADW_ACTION_ROW (adw_action_row_new ());
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), _ (format->title));
  adw_action_row_set_subtitle_lines (row->widget, 0);
  gtk_widget_set_valign (GTK_WIDGET (row->check), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (format->title), -1);
  adw_action_row_add_prefix (row->widget, GTK_WIDGET (row->check));
  adw_action_row_set_activatable_widget (row->widget, GTK_WIDGET (row->check));
  gtk_check_button_set_active (row->check, wanted);
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (format_toggled_cb), self);

  adw_preferences_group_add (self->formats, GTK_WIDGET (row->widget));
  g_ptr_array_add (self->rows, row);
}

static void
add_formats (GoujiExportDialog *self)
{
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, "export-formats");

  for (guint i = 0; i < gouji_export_format_get_n (); i++) {
    const GoujiExportFormat *format = gouji_export_format_get (i);

    if (gouji_export_format_is_offered (format))
      add_format (self, format, g_strv_contains ((const char *const *) ids, format->id));
  }
}

static const GoujiPaperLayout *
get_layout (GoujiExportDialog *self)
{
  GPtrArray *layouts = gouji_layouts_get (self->report);
  guint selected = adw_combo_row_get_selected (self->layouts);

  return layouts != NULL && selected < layouts->len ? g_ptr_array_index (layouts, selected) : NULL;
}

static void
layout_selected_cb (GoujiExportDialog *self)
{
  gouji_layouts_remember (gouji_layouts_get (self->report), self->settings,
                          adw_combo_row_get_selected (self->layouts));
}

static void
add_layouts (GoujiExportDialog *self)
{
  guint selected;
  g_autoptr (GtkStringList) titles =
    gouji_layouts_list_titles (gouji_layouts_get (self->report), self->settings, &selected);

  adw_combo_row_set_model (self->layouts, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->layouts, selected);
  g_signal_connect_swapped (self->layouts, "notify::selected", G_CALLBACK (layout_selected_cb), self);
}

static void
show_faults (GoujiExportDialog *self)
{
  gboolean good;
  g_autofree char *verdict = gouji_words_for_verdict (gouji_open_report_get_report (self->report),
                                                      gouji_open_report_get_findings (self->report), &good);

  gtk_widget_set_visible (GTK_WIDGET (self->faults), !good);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fault), verdict);
  adw_action_row_set_subtitle (self->fault,
                               _ ("The files are made all the same, with the report as it is now."));
}

/* -- exporting -- */

static void
show_progress (GoujiExportDialog *self, const Row *row)
{
  g_autofree char *name = row ? gouji_words_for_file (row->target) : NULL;
  guint number = self->n_done + self->n_failed;

  gtk_revealer_set_reveal_child (self->progress, row != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), row == NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), row == NULL);
  update_start (self);
  if (row == NULL)
    return;

  gtk_label_set_label (self->progress_label, name);
  gtk_progress_bar_set_fraction (self->progress_bar, (number + 0.5) / self->n_wanted);
}

static void
add_failure (GoujiExportDialog *self, const Row *row, const GError *error)
{
  GtkWidget *failure = adw_action_row_new ();
  g_autofree char *name = gouji_words_for_file (row->target);
  g_autofree char *reason = gouji_export_words_for_error (error);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (failure), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (failure), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (failure), reason);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (failure), 0);
  adw_preferences_group_add (self->failures, failure);
  g_ptr_array_add (self->failed_rows, failure);
  self->n_failed++;
}

static void
clear_failures (GoujiExportDialog *self)
{
  for (guint i = 0; i < self->failed_rows->len; i++)
    adw_preferences_group_remove (self->failures, g_ptr_array_index (self->failed_rows, i));
  g_ptr_array_set_size (self->failed_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->failures), FALSE);
}

static void
show_failures (GoujiExportDialog *self)
{
  g_autofree char *rest = NULL;

  if (self->n_done > 0)
    rest = g_strdup_printf (
      ngettext ("%u other file was exported.", "%u other files were exported.", self->n_done), self->n_done);
  adw_preferences_group_set_description (self->failures, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->failures), TRUE);
  adw_preferences_page_scroll_to_top (self->page);
}

static void
finish (GoujiExportDialog *self)
{
  gboolean cancelled = g_cancellable_is_cancelled (self->running);

  g_clear_object (&self->running);
  show_progress (self, NULL);
  if (self->n_done > 0)
    g_signal_emit (self, signals[EXPORTED], 0, self->n_done, self->place, self->n_substitutions);

  if (self->n_failed > 0)
    show_failures (self);
  else if (!cancelled)
    adw_dialog_close (ADW_DIALOG (self));
  else
    find_names (self);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_substitutions;
  g_autoptr (GFile) file = gouji_export_file_finish (result, &n_substitutions, &error);

  g_application_release (g_application_get_default ());
  if (self->report == NULL) /* The dialog went with its window. */
    return;

  if (file != NULL) {
    self->n_done++;
    self->n_substitutions = MAX (self->n_substitutions, n_substitutions);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    add_failure (self, get_row (self, self->next), error);
  }
  self->next++;
  export_next (self);
}

/* One after the other, each from a copy of the report: nothing is half one state of it and half another. */
static void
export_next (GoujiExportDialog *self)
{
  GoujiKit *kit = gouji_open_report_get_kit (self->report);
  GoujiWriteOptions options = { .layout = (GoujiPaperLayout *) get_layout (self) };
  GoujiWriteJob *job;
  Row *row;

  while (self->next < self->rows->len && !is_wanted (get_row (self, self->next)))
    self->next++;
  if (self->next >= self->rows->len || g_cancellable_is_cancelled (self->running)) {
    finish (self);
    return;
  }

  row = get_row (self, self->next);
  show_progress (self, row);
  options.bare = row->format->bare;
  job = gouji_write_job_new (gouji_open_report_get_report (self->report), NULL, gouji_kit_get_filler (kit),
                             row->format->format, &options);
  g_application_hold (g_application_get_default ());
  gouji_export_file_async (job, row->target, find_clash (self, row), self->running, exported_cb,
                           g_object_ref (self));
}

static void
start_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiExportDialog *self = GOUJI_EXPORT_DIALOG (widget);

  if (self->running != NULL)
    return;
  stop_naming (self);
  clear_failures (self);
  self->running = g_cancellable_new ();
  self->next = self->n_wanted = self->n_done = self->n_failed = self->n_substitutions = 0;
  for (guint i = 0; i < self->rows->len; i++)
    self->n_wanted += is_wanted (get_row (self, i));
  export_next (self);
}

static void
cancel_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GoujiExportDialog *self = GOUJI_EXPORT_DIALOG (widget);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
gouji_export_dialog_close_attempt (AdwDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.cancel", NULL);
}

/* -- the dialog -- */

static void
gouji_export_dialog_dispose (GObject *object)
{
  GoujiExportDialog *self = GOUJI_EXPORT_DIALOG (object);

  stop_naming (self);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->running);
  g_clear_object (&self->report);
  g_clear_object (&self->place);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->failed_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (gouji_export_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/export/gouji-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, page);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, failures);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, faults);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, replace);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, layouts);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, GoujiExportDialog, progress_bar);
}

static void
gouji_export_dialog_class_init (GoujiExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_export_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = gouji_export_dialog_close_attempt;

  /**
   * GoujiExportDialog::exported:
   * @n_files: how many files were written
   * @folder: where they are
   * @n_substitutions: how many fonts stand in for others in them
   *
   * Files were written, all of them or some.
   */
  signals[EXPORTED] = g_signal_new ("exported", GOUJI_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_FILE, G_TYPE_UINT);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "export.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "export.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "export.choose-folder", NULL, choose_folder_action);
}

static void
gouji_export_dialog_init (GoujiExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (GOUJI_SETTINGS);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->failed_rows = g_ptr_array_new ();
  g_signal_connect_swapped (self->settings, "changed::export-folder", G_CALLBACK (folder_changed_cb), self);
  g_signal_connect_swapped (self->replace, "notify::active", G_CALLBACK (show_names), self);
}

/**
 * gouji_export_dialog_new:
 * @report: what to export
 *
 * Returns: (transfer floating): the dialog
 */
GoujiExportDialog *
gouji_export_dialog_new (GoujiOpenReport *report)
{
  GoujiExportDialog *self = g_object_new (GOUJI_TYPE_EXPORT_DIALOG, NULL);

  self->report = g_object_ref (report);
  add_formats (self);
  add_layouts (self);
  show_faults (self);
  update_start (self);
  folder_changed_cb (self);

  return self;
}

/**
 * gouji_export_is_origin:
 * @report: a report
 * @file: a file
 *
 * Returns: whether the report was read from @file or is saved in it
 */
gboolean
gouji_export_is_origin (GoujiOpenReport *report, GFile *file)
{
  GFile *source = gouji_open_report_get_source (report);
  GFile *saved = gouji_open_report_get_file (report);

  return (source != NULL && g_file_equal (source, file)) || (saved != NULL && g_file_equal (saved, file));
}

/**
 * gouji_export_suggest_stem:
 * @report: a report
 *
 * Returns: what its files are called, before the ending: its title, or agency and year
 */
char *
gouji_export_suggest_stem (GoujiOpenReport *report)
{
  const char *title = gouji_report_get_field (gouji_open_report_get_report (report), GOUJI_FIELD_TITLE);

  return title != NULL && *title != '\0' ? g_strdup (title) : gouji_open_report_get_title (report);
}
