/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window-private.h"

#include <glib/gi18n.h>

#include "compare/gouji-signing.h"
#include "compare/gouji-status-dialog.h"
#include "compare/gouji-status-words.h"
#include "compare/gouji-versioning.h"
#include "report/gouji-status.h"

#define CHECKER_KEY "checked-by"
#define SIGNER_KEY "signed-by"

/* What the system calls somebody of whom it knows no name. */
#define NOBODY "Unknown"

static GoujiReport *
get_content (GoujiWindow *self)
{
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  return report != NULL ? gouji_open_report_get_report (report) : NULL;
}

static char *
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* Who did it last on this computer, else who uses it. */
static char *
suggest_name (GoujiWindow *self, const char *key)
{
  g_autofree char *last = g_settings_get_string (self->settings, key);
  const char *own = g_get_real_name ();

  if (*last != '\0')
    return g_steal_pointer (&last);

  return g_strdup (own != NULL && !g_str_equal (own, NOBODY) ? own : "");
}

static void
tell_briefly (GoujiWindow *self, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
present (GoujiWindow *self, GoujiStatus wanted, const char *key)
{
  g_autofree char *name = suggest_name (self, key);
  g_autofree char *day = get_today ();

  adw_dialog_present (
    ADW_DIALOG (gouji_status_dialog_new (gouji_report_page_get_report (self->page), wanted, name, day)),
    GTK_WIDGET (self));
}

static void
mark_checked_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, GOUJI_STATUS_CHECKED, CHECKER_KEY);
}

static void
sign_off_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, GOUJI_STATUS_SIGNED_OFF, SIGNER_KEY);
}

/* What was answered for stays, whatever becomes of the report and its file. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;

  if (!gouji_versions_keep_finish (GOUJI_OPEN_REPORT (source), result, NULL))
    gouji_window_tell (self,
                       _ ("The report is signed off, but could not be kept among its versions. Save it, and "
                          "keep a copy of its file."));
}

static void
set_status (GoujiWindow *self, GoujiStatus status, const char *by)
{
  g_autofree char *day = get_today ();

  gouji_report_break_typing (get_content (self));
  gouji_report_set_status (get_content (self), status, by, day);
  tell_briefly (self, gouji_words_for_status (status));
}

/* Nobody signs without a name. */
static gboolean
take_name (GoujiWindow *self, const char *name, const char *key)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));

  if (*bare == '\0')
    return FALSE;

  g_settings_set_string (self->settings, key, bare);
  return TRUE;
}

static void
mark_checked_by_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_variant_get_string (parameter, NULL);

  if (take_name (user_data, name, CHECKER_KEY))
    set_status (user_data, GOUJI_STATUS_CHECKED, name);
}

static void
sign_off_by_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  const char *name;
  gboolean looked_at;
  GoujiObstacle obstacle;

  g_variant_get (parameter, "(&sb)", &name, &looked_at);
  obstacle = gouji_signing_find_obstacle (report, looked_at);
  if (obstacle != GOUJI_OBSTACLE_NONE) {
    g_autofree char *sentence = gouji_signing_describe_obstacle (report, obstacle);

    gouji_window_tell (self, sentence);
    return;
  }
  if (!take_name (self, name, SIGNER_KEY))
    return;

  set_status (self, GOUJI_STATUS_SIGNED_OFF, name);
  gouji_versions_keep_async (report, GOUJI_VERSION_SIGNED_OFF, name, kept_cb, g_object_ref (self));
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  self->status_of = NULL; /* who reopens it need not be told that it is a draft again */
  gouji_report_set_status (get_content (self), GOUJI_STATUS_DRAFT, NULL, NULL);
  tell_briefly (self, _ ("Reopened: it is a draft again"));
}

/* -- a report that was checked and is changed -- */

/* Whoever changes a checked report is told once that it no longer counts as checked, and how to go back. */
static void
follow_status (GoujiWindow *self)
{
  GoujiReport *content = get_content (self);
  GoujiStatus status = content != NULL ? gouji_report_get_status (content) : GOUJI_STATUS_DRAFT;
  AdwToast *toast;

  if (self->status_of == content && self->status_shown == GOUJI_STATUS_CHECKED &&
      status == GOUJI_STATUS_DRAFT) {
    toast = adw_toast_new (_ ("Changed after it was checked: it is a draft again"));
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo");
    adw_toast_overlay_add_toast (self->toasts, toast);
  }
  self->status_of = content;
  self->status_shown = status;
}

void
gouji_window_update_status_actions (GoujiWindow *self)
{
  GoujiReport *content = get_content (self);
  gboolean writable = content != NULL && !gouji_report_get_read_only (content);
  GoujiStatus status = content != NULL ? gouji_report_get_status (content) : GOUJI_STATUS_DRAFT;
  gboolean draft = writable && status == GOUJI_STATUS_DRAFT;
  gboolean open = writable && status != GOUJI_STATUS_SIGNED_OFF;

  gouji_window_enable_action (self, "mark-checked", draft);
  gouji_window_enable_action (self, "mark-checked-by", draft);
  gouji_window_enable_action (self, "sign-off", open);
  gouji_window_enable_action (self, "sign-off-by", open);
  gouji_window_enable_action (self, "reopen", writable && status != GOUJI_STATUS_DRAFT);
  follow_status (self);
}

void
gouji_window_add_status_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "mark-checked", .activate = mark_checked_cb },
    { .name = "mark-checked-by", .activate = mark_checked_by_cb, .parameter_type = "s" },
    { .name = "sign-off", .activate = sign_off_cb },
    { .name = "sign-off-by", .activate = sign_off_by_cb, .parameter_type = "(sb)" },
    { .name = "reopen", .activate = reopen_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
