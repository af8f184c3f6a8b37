/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "session/gouji-session-words.h"
#include "window/gouji-intake.h"
#include "words/gouji-words.h"

typedef struct {
  GoujiWindow *window;
  GFile *file;
} OpenJob;

static void
open_job_free (OpenJob *job)
{
  g_clear_object (&job->window);
  g_clear_object (&job->file);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpenJob, open_job_free)

static void
tell_error (GoujiWindow *self, const GError *error, const char *name)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = gouji_words_for_load_error (error, name);
  gouji_window_tell (self, sentence);
}

static void open_next (GoujiWindow *self);

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpenJob) job = user_data;
  GoujiWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiOpenReport) report = gouji_session_open_finish (GOUJI_SESSION (source), result, &error);

  if (report == NULL) {
    g_autofree char *name = gouji_words_for_file (job->file);

    tell_error (self, error, name);
  } else {
    g_autofree char *title = gouji_open_report_get_title (report);

    if (!gouji_open_report_is_example (report))
      gouji_recents_add (self->recents, job->file, title, gouji_open_report_get_file (report) != NULL);
    gouji_window_show_report (self, report);
  }

  self->opening = FALSE;
  open_next (self);
}

static void
open_next (GoujiWindow *self)
{
  g_autoptr (GFile) file = NULL;
  OpenJob *job;

  if (self->opening || self->session == NULL)
    return;
  file = g_queue_pop_head (&self->waiting);
  if (file == NULL)
    return;

  self->opening = TRUE;
  job = g_new0 (OpenJob, 1);
  job->window = g_object_ref (self);
  job->file = g_object_ref (file);
  gouji_session_open_async (self->session, file, self->cancellable, opened_cb, job);
}

/**
 * gouji_window_open_file:
 * @self: a window
 * @file: what to open
 *
 * Opens a file and shows it, or says in a sentence why not. Several are opened in the order in which they
 * come.
 */
void
gouji_window_open_file (GoujiWindow *self, GFile *file)
{
  if (!self->opening)
    gouji_window_hush (self);
  g_queue_push_tail (&self->waiting, g_object_ref (file));
  open_next (self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GListModel) files =
    gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    g_autofree char *uri = g_file_get_uri (file);

    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
  }
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) reports = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  static const char *const endings[] = { "gouji", "html", "htm", "xhtml", "mht", "txt", "md" };

  gtk_file_filter_set_name (reports, _ ("Reports"));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    gtk_file_filter_add_suffix (reports, endings[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, reports);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Open Reports"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, chosen_cb, g_object_ref (self));
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
  for (GSList *l = intake->files; l != NULL; l = l->next)
    gouji_window_open_file (self, l->data);
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

  g_queue_clear_full (&self->waiting, g_object_unref);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

void
gouji_window_add_open_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
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
