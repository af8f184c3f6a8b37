/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document/gouji-fold.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CELL_FINDER (gouji_cell_finder_get_type ())
/**
 * GoujiCellFinder:
 *
 * Finds a cell by words of its heads, in any order. Ends in the action `form.select-cell` of the widget that
 * it was opened over.
 */
G_DECLARE_FINAL_TYPE (GoujiCellFinder, gouji_cell_finder, GOUJI, CELL_FINDER, AdwDialog)

AdwDialog *
gouji_cell_finder_new (GtkWidget *pane, GoujiForm *form, const GPtrArray *cells, const GoujiFolding *folding);

void gouji_cell_finder_search (GoujiCellFinder *self, const char *words);
guint gouji_cell_finder_get_n_results (GoujiCellFinder *self);
gboolean gouji_cell_finder_go (GoujiCellFinder *self);

G_END_DECLS
