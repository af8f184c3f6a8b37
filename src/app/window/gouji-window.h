/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_WINDOW (gouji_window_get_type ())
/**
 * GoujiWindow:
 *
 * A window on the session: the sidebar with all reports, and the page of the one that is shown.
 */
G_DECLARE_FINAL_TYPE (GoujiWindow, gouji_window, GOUJI, WINDOW, AdwApplicationWindow)

GoujiWindow *gouji_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
