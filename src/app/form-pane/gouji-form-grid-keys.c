/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

/* Which number a key leads to. */

/* The next number up, down, left or right of one; heads between them are passed over. */
static GoujiGridItem *
find_beside (GoujiFormGrid *self, const GoujiPlacement *from, int down, int right)
{
  const int n_rows = (int) gouji_grid_layout_get_n_rows (self->layout);
  const int n_columns = (int) gouji_grid_layout_get_n_columns (self->layout);
  int row = (int) from->row + down;
  int column = (int) from->column + right;

  for (; row >= 0 && row < n_rows && column >= 0 && column < n_columns; row += down, column += right) {
    GoujiGridItem *item = gouji_grid_layout_get_item_at (self->layout, (guint) row, (guint) column);

    if (item != NULL && item->placement->cell != NULL && item->placement != from)
      return item;
  }
  return NULL;
}

/* Tab goes through the numbers line by line; through those of one page first where not all columns are shown.
 * */
static GoujiGridItem *
find_in_order (GoujiFormGrid *self, const GoujiGridItem *from, gboolean forward)
{
  const guint n_items = gouji_grid_layout_get_n_items (self->layout);
  const gboolean paged = gouji_form_grid_is_paged (self);
  const guint n_pages = paged ? gouji_grid_layout_get_n_pages (self->layout) : 1;
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (n_items);
  guint at;

  for (guint page = 0; page < n_pages; page++)
    for (guint i = 0; i < n_items; i++) {
      GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

      if (item->placement->cell != NULL &&
          (!paged || gouji_grid_layout_page_of (self->layout, item->placement) == page))
        g_ptr_array_add (order, item);
    }
  if (!g_ptr_array_find (order, from, &at) || (forward ? at + 1 == order->len : at == 0))
    return NULL;
  return order->pdata[forward ? at + 1 : at - 1];
}

/**
 * gouji_form_grid_move:
 *
 * Brings the focus from one number to another, as a key asks for it.
 *
 * Returns: whether the key is dealt with
 */
gboolean
gouji_form_grid_move (GoujiFormGrid *self, GtkDirectionType direction, GoujiCellEntry *entry)
{
  const GoujiGridItem *from = gouji_form_grid_find_item (self, gouji_cell_entry_get_cell (entry));
  const gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GoujiGridItem *to = NULL;

  switch (direction) {
  case GTK_DIR_UP:
    to = find_beside (self, from->placement, -1, 0);
    break;
  case GTK_DIR_DOWN:
    to = find_beside (self, from->placement, 1, 0);
    break;
  case GTK_DIR_LEFT:
    to = find_beside (self, from->placement, 0, -1);
    break;
  case GTK_DIR_RIGHT:
    to = find_beside (self, from->placement, 0, 1);
    break;
  case GTK_DIR_TAB_FORWARD:
  case GTK_DIR_TAB_BACKWARD:
  default:
    to = find_in_order (self, from, direction == GTK_DIR_TAB_FORWARD);
    break;
  }
  /* Only Tab leaves the table; at its edge the other keys rest, with the number selected. */
  if (to == NULL && by_tab)
    return GDK_EVENT_PROPAGATE;
  gouji_cell_entry_enter (gouji_form_grid_show_cell (self, (to != NULL ? to : from)->placement->cell));
  return GDK_EVENT_STOP;
}
