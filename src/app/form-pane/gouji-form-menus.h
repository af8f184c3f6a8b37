/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form/gouji-form-layout.h"

G_BEGIN_DECLS

/* What can be done with what was read in a cell, a row or a column: context menus of the form. Their items
 * are the actions `win.place-here` and `win.shift`. */

GMenuModel *gouji_form_menu_for_cell (const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *gouji_form_menu_for_part (const GoujiPart *part) G_GNUC_WARN_UNUSED_RESULT;
GMenuModel *gouji_form_menu_for_head (GoujiForm *form,
                                      const GoujiFormTable *table,
                                      const GoujiPlacement *placement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
