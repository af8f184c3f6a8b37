/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "session/gouji-endings.h"
#include "window/gouji-intake.h"
#include "words/gouji-words.h"

/* Whoever has waited longer than this has begun something else, which is not to vanish under the hands. */
#define PATIENCE (5 * G_TIME_SPAN_SECOND)

/* More files at once are no longer the few that somebody works with. */
#define MOST_RECENTS 12

static void
tell_error (GoujiWindow *self, const GError *error, const char *name)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = gouji_words_for_load_error (error, name);
  gouji_window_tell (self, sentence);
}

/* What a window does about the files that it was asked to open. */
typedef struct {
  GoujiWindow *window;
  GPtrArray *files;
  gboolean shown;
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *opening = data;

  g_clear_object (&opening->window);
  g_clear_pointer (&opening->files, g_ptr_array_unref);
  g_free (opening);
}

static void
offer (GoujiWindow *self, GoujiOpenReport *report)
{
  g_autofree char *title = gouji_open_report_get_title (report);
  /* Translators: title of a report */
  g_autofree char *words = g_strdup_printf (_ ("“%s” is open"), title);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-report");
  adw_toast_set_action_target (toast, "s", gouji_open_report_get_id (report));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* What an import has brought is shown as soon as it is there. */
static void
show_first (GoujiImport *import, Opening *opening)
{
  GoujiWindow *self = opening->window;
  GoujiOpenReport *first = gouji_import_get_first (import);

  if (opening->shown || first == NULL)
    return;
  opening->shown = TRUE;
  if (gouji_report_page_get_report (self->page) == NULL || gouji_import_get_duration (import) < PATIENCE)
    gouji_window_show_report (self, first);
  else
    offer (self, first);
}

static void
add_recents (GoujiWindow *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len && files->len <= MOST_RECENTS; i++) {
    GFile *file = g_ptr_array_index (files, i);
    GoujiOpenReport *report = gouji_session_find_file (self->session, file);
    g_autofree char *title = report ? gouji_open_report_get_title (report) : NULL;

    if (report != NULL && !gouji_open_report_is_example (report))
      gouji_recents_add (self->recents, file, title, gouji_open_report_get_file (report) != NULL);
  }
}
/* Of many, the sidebar says how many. */
static void
tell_failures (GoujiWindow *self, GoujiImport *import)
{
  GListModel *failures = gouji_import_get_failures (import);

  for (guint i = 0; i < g_list_model_get_n_items (failures) && !gouji_import_has_summary (import); i++) {
    g_autoptr (GoujiImportFailure) failure = g_list_model_get_item (failures, i);

    if (gouji_import_failure_get_problem (failure) != GOUJI_IMPORT_NOT_READ)
      gouji_window_tell (self, gouji_import_failure_get_sentence (failure));
  }
}

/* A window that was closed meanwhile has nothing to show any more. */
static void
changed_cb (GoujiImport *import, Opening *opening)
{
  GoujiWindow *self = opening->window;

  if (self->session != NULL)
    show_first (import, opening);
  if (!gouji_import_has_ended (import))
    return;

  if (self->session != NULL) {
    add_recents (self, opening->files);
    tell_failures (self, import);
  }
  g_signal_handlers_disconnect_by_data (import, opening);
}

/**
 * gouji_window_open_files:
 * @self: a window
 * @files: (element-type GFile): what to open: files and folders
 *
 * Opens files and shows the first report of them, or says in a sentence why not.
 */
void
gouji_window_open_files (GoujiWindow *self, GPtrArray *files)
{
  GoujiImport *import;
  Opening *opening;

  if (files->len == 0 || self->session == NULL)
    return;

  gouji_window_hush (self);
  import = gouji_session_import (self->session, files);
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->files = g_ptr_array_ref (files);
  g_signal_connect_data (import, "changed", G_CALLBACK (changed_cb), opening, opening_free, 0);
}

static GPtrArray *
take_files (GListModel *files)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (taken, g_list_model_get_item (files, i));

  return taken;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GListModel) chosen =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GPtrArray) files = take_files (chosen);

  gouji_window_open_files (self, files);
}

static void
folders_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GListModel) chosen =
    gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GPtrArray) folders = take_files (chosen);

  gouji_window_open_files (self, folders);
}

static void
add_kind (GListStore *filters, GtkFileFilter *all, const GoujiFileKind *kind)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (kind->title));
  for (guint i = 0; kind->endings[i] != NULL; i++) {
    gtk_file_filter_add_suffix (filter, kind->endings[i]);
    gtk_file_filter_add_suffix (all, kind->endings[i]);
  }
  if (kind->type != NULL) {
    gtk_file_filter_add_mime_type (filter, kind->type);
    gtk_file_filter_add_mime_type (all, kind->type);
  }
  g_list_store_append (filters, filter);
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) reports = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  guint n_kinds;
  const GoujiFileKind *kinds = gouji_file_kinds (&n_kinds);

  gtk_file_filter_set_name (reports, _ ("Reports"));
  g_list_store_append (filters, reports);
  for (guint i = 0; i < n_kinds; i++)
    add_kind (filters, reports, &kinds[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  if (!gouji_window_can_ask_for_files (self))
    return;
  gtk_file_dialog_set_title (dialog, _ ("Open Reports"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, chosen_cb, g_object_ref (self));
}

static void
choose_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (!gouji_window_can_ask_for_files (self))
    return;
  gtk_file_dialog_set_title (dialog, _ ("Open Folder"));
  gtk_file_dialog_select_multiple_folders (dialog, GTK_WINDOW (self), NULL, folders_chosen_cb,
                                           g_object_ref (self));
}

static void
open_uris_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **uris = g_variant_get_strv (parameter, NULL);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  gouji_window_open_files (user_data, files);
}

static void
show_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < gouji_session_get_n_reports (self->session); i++) {
    GoujiOpenReport *report = gouji_session_get_report (self->session, i);

    if (g_strcmp0 (gouji_open_report_get_id (report), id) == 0) {
      gouji_window_show_report (self, report);
      return;
    }
  }

  gouji_window_tell (self, _ ("That report is not open any more. Open its file again."));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiOpenReport) report = gouji_session_paste_finish (GOUJI_SESSION (source), result, &error);

  if (report != NULL)
    gouji_window_show_report (self, report);
  else
    tell_error (self, error, _ ("Pasted text"));
}

static void
take_in (GoujiWindow *self, GoujiIntake *intake)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *l = intake->files; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  gouji_window_open_files (self, files);
  if (intake->bytes != NULL)
    gouji_session_paste_async (self->session, intake->bytes, self->cancellable, pasted_cb,
                               g_object_ref (self));
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiIntake) intake = gouji_intake_read_finish (result, &error);

  if (intake != NULL)
    take_in (self, intake);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    gouji_window_tell (self,
                       _ ("There is no text to paste. Copy the whole report first, then paste it here."));
  else
    tell_error (self, error, _ ("Pasted text"));
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_window_hush (self);
  gouji_intake_read_clipboard_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                     clipboard_cb, g_object_ref (self));
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_session_cancel_imports (self->session);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

void
gouji_window_add_open_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "choose-folder", .activate = choose_folder_cb },
    { .name = "open-uris", .activate = open_uris_cb, .parameter_type = "as" },
    { .name = "show-report", .activate = show_report_cb, .parameter_type = "s" },
    { .name = "paste", .activate = paste_cb },
    { .name = "cancel", .activate = cancel_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiIntake) intake = gouji_intake_read_finish (result, &error);

  gdk_drop_finish (GDK_DROP (source), intake ? GDK_ACTION_COPY : 0);
  if (intake != NULL)
    take_in (self, intake);
  else
    tell_error (self, error, _ ("Dropped text"));
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, GoujiWindow *self)
{
  gouji_intake_read_drop_async (drop, self->cancellable, dropped_cb, g_object_ref (self));
  return TRUE;
}

void
gouji_window_accept_drops (GoujiWindow *self)
{
  GtkDropTargetAsync *target = gtk_drop_target_async_new (gouji_intake_get_formats (), GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->split), GTK_EVENT_CONTROLLER (target));
}
