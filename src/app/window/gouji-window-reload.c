/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-window.h"

#include <glib/gi18n.h>

#include "session/gouji-session-words.h"
#include "window/gouji-window-private.h"
#include "words/gouji-words.h"

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoujiWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GoujiOpenReport *report = gouji_session_reload_finish (GOUJI_SESSION (source), result, &error);

  if (report != NULL)
    gouji_window_show_report (self, report);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gouji_window_tell (self, _ ("The file could not be opened again. What you see here is still open."));
}

/**
 * gouji_window_reload:
 * @self: a window
 * @report: one of its session's reports that has a file
 *
 * Opens the file of @report again and shows what it holds now. What was not saved of @report is kept among
 * its versions before.
 */
void
gouji_window_reload (GoujiWindow *self, GoujiOpenReport *report)
{
  gouji_session_reload_async (self->session, report, reloaded_cb, g_object_ref (self));
}

static void
reload_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GoujiWindow *self = user_data;
  GoujiOpenReport *report = gouji_report_page_get_report (self->page);

  if (report != NULL && gouji_open_report_get_file (report) != NULL)
    gouji_window_reload (self, report);
}

/**
 * gouji_window_compare_with_file:
 * @self: a window
 * @report: an open report that has a file
 *
 * Shows in what the report and what its file holds now differ.
 */
void
gouji_window_compare_with_file (GoujiWindow *self, GoujiOpenReport *report)
{
  gouji_window_compare_conflict (self, report);
}

void
gouji_window_add_reload_actions (GoujiWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "reload", .activate = reload_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
