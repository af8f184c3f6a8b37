/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program needs of the computer before it can show anything, and what it says where that is not
 * there. */

char *gouji_startup_find_fault (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_startup_need_display (void);
GtkWindow *gouji_startup_create_fault_window (GtkApplication *application, const char *fault)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_startup_describe_troubles (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
