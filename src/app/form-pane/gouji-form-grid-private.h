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

  GHashTable *incoming;    /* (nullable): cell to the text that is about to be pasted there */
  gboolean show_last_year; /* whether each number has that of last year below it */

  const GoujiPlacement *anchor;  /* (nullable): corner of the selection where the focus is */
  const GoujiPlacement *extent;  /* (nullable): the corner across */
  const GoujiPlacement *dragged; /* (nullable): where a button of the mouse went down */
};

/* A rectangle of the printed grid, both ends included. */
typedef struct {
  guint top;
  guint left;
  guint bottom;
  guint right;
} GoujiGridSquares;

GoujiGridItem *gouji_form_grid_find_item (GoujiFormGrid *self, const GoujiCell *cell);
gboolean gouji_form_grid_move (GoujiFormGrid *self, guint move, gboolean extend, GoujiCellEntry *entry);
void gouji_form_grid_add_menu (GoujiFormGrid *self);
void gouji_form_grid_add_pointer (GoujiFormGrid *self);
const GoujiPlacement *gouji_form_grid_pick_head (GoujiFormGrid *self, double x, double y);

void gouji_form_grid_refresh_below (GoujiFormGrid *self, GoujiGridItem *item);

gboolean gouji_form_grid_command (GoujiFormGrid *self, guint what, GoujiCellEntry *entry);
gboolean gouji_grid_squares_hold (const GoujiGridSquares *squares, const GoujiPlacement *placement);
GoujiGridSquares gouji_form_grid_get_squares (GoujiFormGrid *self);
void gouji_form_grid_select (GoujiFormGrid *self, const GoujiPlacement *anchor, const GoujiPlacement *extent);
void gouji_form_grid_select_head (GoujiFormGrid *self, const GoujiPlacement *head);
void gouji_form_grid_snapshot_selection (GoujiFormGrid *self, GtkSnapshot *snapshot);

G_END_DECLS
