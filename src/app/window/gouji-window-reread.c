/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window.h"

#include <glib/gi18n.h>

#include "session/gouji-session-words.h"
#include "window/gouji-window-private.h"
#include "words/gouji-words.h"

/* Seconds in which a report that was read again can be had back as it was. */
#define TIME_TO_UNDO 20

typedef struct {
  GoujiWindow *window;
  GoujiOpenReport *before;
  char *encoding;
} Reread;

static void
reread_free (Reread *reread)
{
  g_clear_object (&reread->window);
  g_clear_object (&reread->before);
  g_free (reread->encoding);
  g_free (reread);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reread, reread_free)

static void
offer_undo (GoujiWindow *self, const char *encoding)
{
  /* Translators: the name of an encoding, e.g. Big5 */
  g_autofree char *words = g_strdup_printf (_ ("Read again as %s"), encoding);
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, TIME_TO_UNDO);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-reread");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reread) reread = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiOpenReport) after = gouji_session_reread_finish (GOUJI_SESSION (source), result, &error);
  GoujiWindow *self = reread->window;

  if (after == NULL) {
    g_autofree char *name = gouji_words_for_file (gouji_open_report_get_source (reread->before));
    g_autofree char *sentence = gouji_words_for_load_error (error, name);

    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      gouji_window_tell (self, sentence);
    return;
  }

  gouji_window_show_report (self, after);
  gouji_session_close (GOUJI_SESSION (source), reread->before);
  g_set_object (&self->read_before, reread->before);
  g_set_object (&self->read_after, after);
  gouji_window_enable_action (self, "undo-reread", TRUE);
  offer_undo (self, reread->encoding);
}

/* What was read before comes back with all that was done to it. */
static void
undo_reread_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;

  gouji_session_put_back (self->session, self->read_before);
  gouji_window_show_report (self, self->read_before);
  gouji_session_close (self->session, self->read_after);
  gouji_window_forget_reread (self);
}

void
gouji_window_forget_reread (GoujiWindow *self)
{
  g_clear_object (&self->read_before);
  g_clear_object (&self->read_after);
  gouji_window_enable_action (self, "undo-reread", FALSE);
}

static void
reread_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);
  Reread *reread;

  if (report == NULL || gouji_open_report_get_source (report) == NULL)
    return;

  gouji_window_hush (self);
  reread = g_new0 (Reread, 1);
  reread->window = g_object_ref (self);
  reread->before = g_object_ref (report);
  reread->encoding = g_variant_dup_string (parameter, NULL);
  gouji_session_reread_async (self->session, report, reread->encoding, self->cancellable, reread_cb, reread);
}

void
gouji_window_add_reread_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "reread", .activate = reread_action_cb, .parameter_type = "s" },
    { .name = "undo-reread", .activate = undo_reread_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gouji_window_enable_action (self, "undo-reread", FALSE);
}
