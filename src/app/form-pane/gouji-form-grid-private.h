/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form-pane/gouji-form-grid.h"
#include "form-pane/gouji-grid-layout.h"

G_BEGIN_DECLS

/* What the files of GoujiFormGrid share. */

struct _GoujiFormGrid {
  GtkWidget parent_instance;

  GtkWidget *lines; /* behind all, seen through the gaps */
  GtkWidget *switcher;
  GoujiReport *report;
  const GoujiFormTable *table;
  GoujiGridLayout *layout;
  GHashTable *alternatives;    /* groups of rows in whose place another row is printed */
  GoujiFindingIndex *findings; /* of the pane */
  GoujiGridItem **item_of;     /* by index of the cell, NULL for cells of other tables */
  guint n_built;
  GtkWidget *menu; /* (nullable): of the head for which it was last asked */
  char *before;    /* what had been typed when the present cell was entered */
};

GoujiGridItem *gouji_form_grid_find_item (GoujiFormGrid *self, const GoujiCell *cell);
gboolean gouji_form_grid_move (GoujiFormGrid *self, GtkDirectionType direction, GoujiCellEntry *entry);
void gouji_form_grid_add_menu (GoujiFormGrid *self);

G_END_DECLS
