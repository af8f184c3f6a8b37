/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_PAGE_SWITCHER (gouji_page_switcher_get_type ())
/**
 * GoujiPageSwitcher:
 *
 * Chooses which columns of a table are shown where there is no room for all: back, a list of the titles,
 * forward. Fits into 300 pixels, which a row of buttons with seven titles does not.
 */
G_DECLARE_FINAL_TYPE (GoujiPageSwitcher, gouji_page_switcher, GOUJI, PAGE_SWITCHER, GtkWidget)

GtkWidget *gouji_page_switcher_new (const char *const *titles);

guint gouji_page_switcher_get_page (GoujiPageSwitcher *self);
void gouji_page_switcher_set_page (GoujiPageSwitcher *self, guint page);

G_END_DECLS
