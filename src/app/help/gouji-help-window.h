/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "help/gouji-help-book.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_HELP_WINDOW (gouji_help_window_get_type ())
/**
 * GoujiHelpWindow:
 *
 * The pages of help, in a window that stays beside the report. It belongs to no application, whose windows
 * are all of reports.
 */
G_DECLARE_FINAL_TYPE (GoujiHelpWindow, gouji_help_window, GOUJI, HELP_WINDOW, AdwWindow)

GoujiHelpWindow *gouji_help_window_new (GoujiHelpBook *book) G_GNUC_WARN_UNUSED_RESULT;
void gouji_help_window_show (GoujiHelpWindow *self, const char *xref);

G_END_DECLS
