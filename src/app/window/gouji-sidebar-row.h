/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_SIDEBAR_ROW (gouji_sidebar_row_get_type ())
/**
 * GoujiSidebarRow:
 *
 * A report in the sidebar: its year below the name of its agency, whether it is saved, and how many problems
 * it has; or a recent file, by name alone.
 *
 * Signals: `close-report` (#GoujiOpenReport).
 */
G_DECLARE_FINAL_TYPE (GoujiSidebarRow, gouji_sidebar_row, GOUJI, SIDEBAR_ROW, AdwBin)

GtkWidget *gouji_sidebar_row_new (void);
void gouji_sidebar_row_bind (GoujiSidebarRow *self, GtkListItem *list_item);
void gouji_sidebar_row_unbind (GoujiSidebarRow *self);

G_END_DECLS
