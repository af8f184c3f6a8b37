/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "compare/gouji-versioning.h"
#include "compare/gouji-versions-dialog.h"

static void
versions_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  adw_dialog_present (ADW_DIALOG (gouji_versions_dialog_new (gouji_report_page_get_report (self->page))),
                      GTK_WIDGET (self));
}

static GoujiVersionsDialog *
get_dialog (GoujiWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  return GOUJI_IS_VERSIONS_DIALOG (dialog) ? GOUJI_VERSIONS_DIALOG (dialog) : NULL;
}

/* -- bringing one back -- */

static void
tell_failure (GoujiWindow *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    gouji_window_tell (self, _ ("The report is signed off or can only be read: reopen it first."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    gouji_window_tell (self,
                       _ ("That version was read from another document and cannot be brought back here."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    gouji_window_tell (self, _ ("That version is not there any more."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    gouji_window_tell (self, _ ("The disk is full: nothing was done, so that nothing is lost."));
  else
    gouji_window_tell (self, _ ("That version cannot be read. The report stays as it is."));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GoujiVersionsDialog *dialog = get_dialog (self);
  AdwToast *toast;

  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  if (!gouji_versions_restore_finish (GOUJI_OPEN_REPORT (source), result, &error)) {
    tell_failure (self, error);
    return;
  }

  toast = adw_toast_new (_ ("The earlier version is back; what was there is kept among the versions"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_versions_restore_async (gouji_report_page_get_report (self->page),
                                g_variant_get_string (parameter, NULL), restored_cb, g_object_ref (self));
}

/* -- deleting one -- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GoujiVersionsDialog *dialog = get_dialog (self);

  if (!gouji_versions_delete_finish (GOUJI_OPEN_REPORT (source), result, &error))
    gouji_window_tell (self, _ ("The version could not be deleted."));
  if (dialog != NULL)
    gouji_versions_dialog_update (dialog);
}

/* A version that somebody wants gone is one that nobody can get back. */
typedef struct {
  GoujiWindow *window;
  GoujiOpenReport *report;
  char *sha256;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->window);
  g_object_unref (deletion->report);
  g_free (deletion->sha256);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "delete"))
    gouji_versions_delete_async (deletion->report, deletion->sha256, deleted_cb,
                                 g_object_ref (deletion->window));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  Deletion *deletion = g_new0 (Deletion, 1);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
    _ ("Delete This Version?"), _ ("It cannot be brought back. The report itself stays as it is.")));

  deletion->window = g_object_ref (self);
  deletion->report = g_object_ref (gouji_report_page_get_report (self->page));
  deletion->sha256 = g_variant_dup_string (parameter, NULL);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, answered_cb, deletion);
}

/* -- what somebody else has written -- */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!gouji_versions_take_finish (GOUJI_OPEN_REPORT (source), result, &error)) {
    tell_failure (self, error);
    return;
  }

  toast = adw_toast_new (_ ("What the file holds was taken over; what was here is kept among the versions"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
take_theirs_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  GFile *file = gouji_open_report_get_file (report);

  if (file != NULL)
    gouji_versions_take_async (report, file, taken_cb, g_object_ref (self));
}

static void
keep_mine_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_open_report_allow_replacing (gouji_report_page_get_report (self->page));
  g_action_group_activate_action (G_ACTION_GROUP (self), "save", NULL);
}

/* -- actions -- */

void
gouji_window_update_version_actions (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  gboolean open = report != NULL && !gouji_report_get_locked (gouji_open_report_get_report (report));

  gouji_window_enable_action (self, "versions", report != NULL);
  gouji_window_enable_action (self, "restore-version", open);
  gouji_window_enable_action (self, "delete-version", report != NULL);
  gouji_window_enable_action (self, "keep-mine", open && gouji_open_report_get_file (report) != NULL);
  gouji_window_enable_action (self, "take-theirs", open && gouji_open_report_get_file (report) != NULL);
}

void
gouji_window_add_version_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "versions", .activate = versions_cb },
    { .name = "restore-version", .activate = restore_cb, .parameter_type = "s" },
    { .name = "delete-version", .activate = delete_cb, .parameter_type = "s" },
    { .name = "keep-mine", .activate = keep_mine_cb },
    { .name = "take-theirs", .activate = take_theirs_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
