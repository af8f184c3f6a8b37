/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

/* Which number a key leads to. */

typedef struct {
  int down;
  int right;
} Step;

/* How far the page keys lead where nothing says how much the pane shows. */
#define PAGE_ROWS 10

/* The next number up, down, left or right of one; heads between them are passed over. */
static GoujiGridItem *
find_beside (GoujiFormGrid *self, const GoujiPlacement *from, Step step)
{
  const int n_rows = (int) gouji_grid_layout_get_n_rows (self->layout);
  const int n_columns = (int) gouji_grid_layout_get_n_columns (self->layout);
  int row = (int) from->row + step.down;
  int column = (int) from->column + step.right;

  for (; row >= 0 && row < n_rows && column >= 0 && column < n_columns;
       row += step.down, column += step.right) {
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

static GoujiGridItem *
find_first (GoujiFormGrid *self)
{
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++)
    if (gouji_grid_layout_get_item (self->layout, i)->placement->cell != NULL)
      return gouji_grid_layout_get_item (self->layout, i);
  return NULL;
}

static GoujiGridItem *
find_last (GoujiFormGrid *self)
{
  for (guint i = gouji_grid_layout_get_n_items (self->layout); i > 0; i--)
    if (gouji_grid_layout_get_item (self->layout, i - 1)->placement->cell != NULL)
      return gouji_grid_layout_get_item (self->layout, i - 1);
  return NULL;
}

/* The last number in one direction. */
static GoujiGridItem *
find_edge (GoujiFormGrid *self, GoujiGridItem *from, Step step)
{
  GoujiGridItem *edge = from;

  for (GoujiGridItem *next = from; next != NULL; next = find_beside (self, next->placement, step))
    edge = next;
  return edge;
}

static gboolean
is_filled (GoujiFormGrid *self, const GoujiGridItem *item)
{
  return gouji_report_get_figure (self->report, item->placement->cell)->state != GOUJI_FIGURE_EMPTY;
}

/* As in a spreadsheet: from a filled cell to the last one before a blank, else to the next filled one; to the
 * edge of the table without either. */
static GoujiGridItem *
find_far (GoujiFormGrid *self, GoujiGridItem *from, Step step)
{
  GoujiGridItem *next = find_beside (self, from->placement, step);
  const gboolean along = next != NULL && is_filled (self, from) && is_filled (self, next);

  while (next != NULL) {
    GoujiGridItem *after = find_beside (self, next->placement, step);

    if (along ? after == NULL || !is_filled (self, after) : is_filled (self, next))
      return next;
    if (after == NULL)
      return next;
    next = after;
  }
  return NULL;
}

static int
get_page_height (GoujiFormGrid *self, const GoujiGridItem *from)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  const int row = gtk_widget_get_height (from->widget);

  return MAX (row, scroller != NULL ? gtk_widget_get_height (scroller) - 2 * row : PAGE_ROWS * row);
}

static GoujiGridItem *
find_page (GoujiFormGrid *self, GoujiGridItem *from, Step step)
{
  const int height = get_page_height (self, from);
  GoujiGridItem *to = NULL;

  for (GoujiGridItem *next = find_beside (self, from->placement, step); next != NULL;
       next = find_beside (self, next->placement, step)) {
    graphene_point_t point;

    if (!gtk_widget_compute_point (next->widget, from->widget, &GRAPHENE_POINT_INIT (0, 0), &point) ||
        (to != NULL && ABS (point.y) > (float) height))
      break;
    to = next;
  }
  return to;
}

static GoujiGridItem *
find_target (GoujiFormGrid *self, GoujiGridItem *from, GoujiCellMove move)
{
  static const Step steps[] = { { -1, 0 }, { 1, 0 }, { 0, -1 }, { 0, 1 } };

  switch (move) {
  case GOUJI_CELL_MOVE_UP:
  case GOUJI_CELL_MOVE_DOWN:
  case GOUJI_CELL_MOVE_LEFT:
  case GOUJI_CELL_MOVE_RIGHT:
    return find_beside (self, from->placement, steps[move - GOUJI_CELL_MOVE_UP]);
  case GOUJI_CELL_MOVE_FAR_UP:
  case GOUJI_CELL_MOVE_FAR_DOWN:
  case GOUJI_CELL_MOVE_FAR_LEFT:
  case GOUJI_CELL_MOVE_FAR_RIGHT:
    return find_far (self, from, steps[move - GOUJI_CELL_MOVE_FAR_UP]);
  case GOUJI_CELL_MOVE_PAGE_UP:
  case GOUJI_CELL_MOVE_PAGE_DOWN:
    return find_page (self, from, steps[move - GOUJI_CELL_MOVE_PAGE_UP]);
  case GOUJI_CELL_MOVE_ROW_START:
    return find_edge (self, from, steps[2]);
  case GOUJI_CELL_MOVE_ROW_END:
    return find_edge (self, from, steps[3]);
  case GOUJI_CELL_MOVE_FIRST:
    return find_first (self);
  case GOUJI_CELL_MOVE_LAST:
    return find_last (self);
  case GOUJI_CELL_MOVE_BACK:
  case GOUJI_CELL_MOVE_ON:
  default:
    return find_in_order (self, from, move == GOUJI_CELL_MOVE_ON);
  }
}

/* Reaches with the selection as far as a key leads from its far corner. Columns of another page are not in
 * sight, and nobody selects what is not. */
static void
extend_selection (GoujiFormGrid *self, GoujiGridItem *focused, GoujiCellMove move)
{
  const GoujiPlacement *extent = self->extent != NULL ? self->extent : focused->placement;
  GoujiGridItem *to = find_target (self, gouji_form_grid_find_item (self, extent->cell), move);

  if (to == NULL ||
      (gouji_form_grid_is_paged (self) && gouji_grid_layout_page_of (self->layout, to->placement) !=
                                            gouji_grid_layout_page_of (self->layout, extent)))
    return;
  gouji_form_grid_select (self, focused->placement, to->placement);
}

/**
 * gouji_form_grid_move:
 * @move: a #GoujiCellMove
 * @extend: whether the selection is to reach there, with the focus where it is
 *
 * Brings the focus from one number to another, as a key asks for it.
 *
 * Returns: whether the key is dealt with
 */
gboolean
gouji_form_grid_move (GoujiFormGrid *self, guint move, gboolean extend, GoujiCellEntry *entry)
{
  GoujiGridItem *from = gouji_form_grid_find_item (self, gouji_cell_entry_get_cell (entry));
  const gboolean by_tab = move == GOUJI_CELL_MOVE_BACK || move == GOUJI_CELL_MOVE_ON;
  GoujiGridItem *to;

  if (extend) {
    extend_selection (self, from, move);
    return GDK_EVENT_STOP;
  }
  to = find_target (self, from, move);
  /* Only Tab leaves the table; at its edge the other keys rest, with the number selected. */
  if (to == NULL && by_tab)
    return GDK_EVENT_PROPAGATE;
  gouji_form_grid_select (self, NULL, NULL);
  gouji_cell_entry_enter (gouji_form_grid_show_cell (self, (to != NULL ? to : from)->placement->cell));
  return GDK_EVENT_STOP;
}
