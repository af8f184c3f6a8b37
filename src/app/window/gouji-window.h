/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-recents.h"
#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_WINDOW (gouji_window_get_type ())
/**
 * GoujiWindow:
 *
 * A window on the session: the sidebar with all reports, and the page of the one that is shown.
 */
G_DECLARE_FINAL_TYPE (GoujiWindow, gouji_window, GOUJI, WINDOW, AdwApplicationWindow)

GoujiWindow *gouji_window_new (GtkApplication *application, GoujiSession *session, GoujiRecents *recents)
  G_GNUC_WARN_UNUSED_RESULT;

void gouji_window_show_report (GoujiWindow *self, GoujiOpenReport *report);
void gouji_window_open_files (GoujiWindow *self, GPtrArray *files);
void gouji_window_tell (GoujiWindow *self, const char *sentence);
void gouji_window_tell_standing (GoujiWindow *self, const char *sentences);
void gouji_window_hush (GoujiWindow *self);
const char *gouji_window_find_topic (GoujiWindow *self);

G_END_DECLS
