/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "report/gouji-salvage.h"
#include "session/gouji-saving.h"
#include "session/gouji-session-words.h"

/**
 * SaveJob:
 * @reports: (element-type GoujiOpenReport): what is still to be saved, the first one now
 * @close_reports: whether each is closed once it is saved
 * @close_window: whether the window is closed once all are saved
 *
 * Saving one report after the other, asking for a file where one has none. A dialog that is cancelled ends
 * it.
 */
typedef struct {
  GoujiWindow *window;
  GPtrArray *reports;
  gboolean close_reports;
  gboolean close_window;
} SaveJob;

static void save_next (SaveJob *job);
static void choose_file (SaveJob *job);

static void
save_job_free (SaveJob *job)
{
  g_clear_object (&job->window);
  g_clear_pointer (&job->reports, g_ptr_array_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveJob, save_job_free)

static SaveJob *
save_job_new (GoujiWindow *window, GoujiOpenReport *report)
{
  SaveJob *job = g_new0 (SaveJob, 1);

  job->window = g_object_ref (window);
  job->reports = g_ptr_array_new_with_free_func (g_object_unref);
  if (report != NULL)
    g_ptr_array_add (job->reports, g_object_ref (report));

  return job;
}

static GoujiOpenReport *
get_current (SaveJob *job)
{
  return g_ptr_array_index (job->reports, 0);
}

static void
failure_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SaveJob) job = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "elsewhere"))
    choose_file (g_steal_pointer (&job));
}

/* Takes @job. */
static void
tell_failure (SaveJob *job, const char *sentence)
{
  g_autofree char *title = gouji_open_report_get_title (get_current (job));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Not Saved"), NULL));

  adw_alert_dialog_format_body (
    dialog,
    /* Translators: title of a report, and a sentence that says why it could not be saved */
    _ ("“%s” could not be saved. %s\n\nThe report is still open, and a file that was there before is "
       "unchanged."),
    title, sentence);
  adw_alert_dialog_add_responses (dialog, "close", _ ("_Close"), "elsewhere", _ ("_Save Elsewhere…"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "elsewhere", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "elsewhere");
  adw_alert_dialog_set_close_response (dialog, "close");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (job->window), NULL, failure_answer_cb, job);
}

static void
changed_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SaveJob) job = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "elsewhere")) {
    choose_file (g_steal_pointer (&job));
  } else if (g_str_equal (answer, "replace")) {
    gouji_open_report_allow_replacing (get_current (job));
    save_next (g_steal_pointer (&job));
  } else if (g_str_equal (answer, "take")) {
    gouji_window_reload (job->window, get_current (job));
  } else if (g_str_equal (answer, "compare")) {
    gouji_window_compare_with_file (job->window, get_current (job));
  }
}

/* Takes @job. */
static void
ask_to_replace (SaveJob *job)
{
  g_autofree char *title = gouji_open_report_get_title (get_current (job));
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Changed on Disk"), NULL));

  adw_alert_dialog_format_body (
    dialog,
    /* Translators: title of a report */
    _ (
      "The file of “%s” was changed by somebody else since you opened or saved it. Whichever you choose, the "
      "other one stays among the versions of the report."),
    title);
  adw_alert_dialog_set_prefer_wide_layout (dialog, FALSE);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "compare", _ ("_Compare Both"), "take",
                                  _ ("Take _Theirs"), "replace", _ ("_Keep Mine"), "elsewhere",
                                  _ ("_Save Mine as a Copy…"), NULL);
  adw_alert_dialog_set_response_enabled (dialog, "compare",
                                         g_action_group_has_action (G_ACTION_GROUP (job->window), "compare"));
  adw_alert_dialog_set_response_appearance (dialog, "elsewhere", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "elsewhere");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (job->window), NULL, changed_answer_cb, job);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SaveJob) job = user_data;
  GoujiWindow *self = job->window;
  GoujiOpenReport *report = GOUJI_OPEN_REPORT (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (!gouji_open_report_save_finish (report, result, &error)) {
    g_autofree char *sentence = gouji_words_for_save_error (error);

    /* The saving before this one has failed, and whoever asked for that one is told. */
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return;
    if (g_error_matches (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_CHANGED))
      ask_to_replace (g_steal_pointer (&job));
    else
      tell_failure (g_steal_pointer (&job), sentence);
    return;
  }

  title = gouji_open_report_get_title (report);
  gouji_recents_add (self->recents, gouji_open_report_get_file (report), title, TRUE);
  gouji_window_update_save_actions (self);
  if (job->close_reports)
    gouji_session_close (self->session, report);
  g_ptr_array_remove_index (job->reports, 0);
  save_next (g_steal_pointer (&job));
}

/* Takes @job. */
static void
save_to (SaveJob *job, GFile *target)
{
  gouji_open_report_save_async (get_current (job), target, NULL, saved_cb, job);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SaveJob) job = user_data;
  g_autoptr (GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (target != NULL)
    save_to (g_steal_pointer (&job), target);
}

/* A `.gouji` file made from the same source stays what it is: the name that is offered is a free one. */
static char *
suggest_free_name (GoujiOpenReport *report, GFile *folder)
{
  g_autofree char *name = gouji_open_report_suggest_name (report);
  g_autofree char *stem = NULL;

  if (folder == NULL || gouji_open_report_get_file (report) != NULL)
    return g_steal_pointer (&name);

  stem = g_strndup (name, strlen (name) - strlen (".gouji"));
  for (guint i = 2; i < 100; i++) {
    g_autoptr (GFile) child = g_file_get_child (folder, name);

    if (!g_file_query_exists (child, NULL))
      break;
    g_free (name);
    name = g_strdup_printf ("%s (%u).gouji", stem, i);
  }

  return g_steal_pointer (&name);
}

/* Takes @job. */
static void
choose_file (SaveJob *job)
{
  GoujiOpenReport *report = get_current (job);
  GFile *near = gouji_open_report_is_example (report) ? NULL : gouji_open_report_get_file (report);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (!gouji_window_can_ask_for_files (job->window)) {
    save_job_free (job);
    return;
  }

  if (near == NULL)
    near = gouji_open_report_get_source (report);
  folder = near ? g_file_get_parent (near) : NULL;
  name = suggest_free_name (report, folder);

  gtk_file_filter_set_name (filter, _ ("Reports of Gouji"));
  gtk_file_filter_add_suffix (filter, "gouji");
  g_list_store_append (filters, filter);

  gtk_file_dialog_set_title (dialog, _ ("Save Report"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (job->window), NULL, chosen_cb, job);
}

/* Takes @job. */
static void
save_next (SaveJob *job)
{
  g_autoptr (SaveJob) owned = job;
  GFile *file;

  if (job->reports->len == 0) {
    if (job->close_window) {
      job->window->closing = TRUE;
      gtk_window_close (GTK_WINDOW (job->window));
    }
    return;
  }

  file = gouji_open_report_get_target (get_current (job));
  if (file != NULL)
    save_to (g_steal_pointer (&owned), file);
  else
    choose_file (g_steal_pointer (&owned));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  if (report != NULL)
    save_next (save_job_new (self, report));
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  if (report != NULL)
    choose_file (save_job_new (self, report));
}

static void
save_as_uri_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  g_autoptr (GFile) target = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (report != NULL)
    save_to (save_job_new (self, report), target);
}

static void
close_report_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  if (report != NULL)
    gouji_window_close_report (self, report);
  else
    gtk_window_close (GTK_WINDOW (self));
}

void
gouji_window_add_save_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_cb },
    { .name = "save-as", .activate = save_as_cb },
    { .name = "save-as-uri", .activate = save_as_uri_cb, .parameter_type = "s" },
    { .name = "close-report", .activate = close_report_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* A report that came from a source can be saved although nothing was changed: that makes its file. One that a
 * newer program wrote cannot: what this one does not know of would be written by guesswork. What is left of a
 * damaged file can be saved elsewhere. */
void
gouji_window_update_save_actions (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  GoujiReport *content = report != NULL ? gouji_open_report_get_report (report) : NULL;
  gboolean writable = content != NULL && !gouji_report_get_read_only (content);
  gboolean can_copy = writable || (content != NULL && gouji_report_get_losses (content) != NULL);
  gboolean can_save =
    writable && (gouji_open_report_get_unsaved (report) || gouji_open_report_get_file (report) == NULL);

  gouji_window_enable_action (self, "save", can_save);
  gouji_window_enable_action (self, "save-as", can_copy);
  gouji_window_enable_action (self, "save-as-uri", can_copy);
}

static void
close_window (SaveJob *job)
{
  job->window->closing = TRUE;
  gtk_window_close (GTK_WINDOW (job->window));
}

static void
discard (SaveJob *job)
{
  for (guint i = 0; i < job->reports->len; i++) {
    GoujiOpenReport *report = g_ptr_array_index (job->reports, i);

    /* With the window goes only the work on them: the next start opens them as they are on disk. */
    if (job->close_reports)
      gouji_session_close (job->window->session, report);
    else
      gouji_open_report_discard (report);
  }
}

static void
close_answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SaveJob) job = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "save")) {
    save_next (g_steal_pointer (&job));
    return;
  }
  if (!g_str_equal (answer, "discard"))
    return;

  /* A window that came while the question stood keeps the reports open, with all that was done to them. */
  if (!job->close_window || gouji_window_is_last (job->window))
    discard (job);
  if (job->close_window)
    close_window (job);
}

/* Takes @job. */
static void
ask (SaveJob *job, const char *heading)
{
  AdwAlertDialog *dialog =
    ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, _ ("What is not saved now will be lost.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save",
                                  _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (job->window), NULL, close_answer_cb, job);
}

/**
 * gouji_window_close_report:
 * @self: a window
 * @report: an open report
 *
 * Closes a report, and asks first when that would lose something.
 */
void
gouji_window_close_report (GoujiWindow *self, GoujiOpenReport *report)
{
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;
  SaveJob *job;

  if (!gouji_open_report_get_unsaved (report)) {
    gouji_session_close (self->session, report);
    return;
  }

  title = gouji_open_report_get_title (report);
  heading = g_strdup_printf (_ ("Save “%s”?"), title);
  job = save_job_new (self, report);
  job->close_reports = TRUE;
  ask (job, heading);
}

/**
 * gouji_window_ask_before_closing:
 * @self: the last window
 *
 * Asks what shall become of unsaved reports, and closes the window when it is answered.
 *
 * Returns: whether it asks; %FALSE when nothing is unsaved
 */
gboolean
gouji_window_ask_before_closing (GoujiWindow *self)
{
  g_autoptr (GPtrArray) unsaved = gouji_session_list_unsaved (self->session);
  g_autofree char *heading = NULL;
  SaveJob *job;

  if (unsaved->len == 0)
    return FALSE;

  if (unsaved->len == 1) {
    g_autofree char *title = gouji_open_report_get_title (g_ptr_array_index (unsaved, 0));

    heading = g_strdup_printf (_ ("Save “%s”?"), title);
  } else {
    heading = g_strdup_printf (ngettext ("Save %u report?", "Save %u reports?", unsaved->len), unsaved->len);
  }

  job = save_job_new (self, NULL);
  g_ptr_array_extend_and_steal (job->reports, g_steal_pointer (&unsaved));
  job->close_window = TRUE;
  ask (job, heading);

  return TRUE;
}
