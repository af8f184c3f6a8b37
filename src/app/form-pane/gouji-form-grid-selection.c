/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "words/gouji-form-words.h"

/* The frame around what is selected, in pixels: a shape, for those who see no colours. */
#define FRAME 2

static void
reach (GoujiGridSquares *squares, const GoujiPlacement *placement)
{
  squares->top = MIN (squares->top, placement->row);
  squares->left = MIN (squares->left, placement->column);
  squares->bottom = MAX (squares->bottom, placement->row + placement->row_span - 1);
  squares->right = MAX (squares->right, placement->column + placement->column_span - 1);
}

gboolean
gouji_grid_squares_hold (const GoujiGridSquares *squares, const GoujiPlacement *placement)
{
  return placement->row >= squares->top && placement->row + placement->row_span - 1 <= squares->bottom &&
         placement->column >= squares->left &&
         placement->column + placement->column_span - 1 <= squares->right;
}

static gboolean
touches (const GoujiGridSquares *squares, const GoujiPlacement *placement)
{
  return placement->row <= squares->bottom && placement->row + placement->row_span - 1 >= squares->top &&
         placement->column <= squares->right &&
         placement->column + placement->column_span - 1 >= squares->left;
}

/* The rectangle from corner to corner, grown until no number is cut by its edge, as spreadsheets do with
 * merged cells. */
GoujiGridSquares
gouji_form_grid_get_squares (GoujiFormGrid *self)
{
  GoujiGridSquares squares = { G_MAXUINT, G_MAXUINT, 0, 0 };
  gboolean grown = TRUE;

  reach (&squares, self->anchor);
  reach (&squares, self->extent);
  for (guint round = 0; grown && round < gouji_grid_layout_get_n_columns (self->layout); round++) {
    grown = FALSE;
    for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
      const GoujiPlacement *placement = gouji_grid_layout_get_item (self->layout, i)->placement;

      if (placement->cell != NULL && touches (&squares, placement) &&
          !gouji_grid_squares_hold (&squares, placement)) {
        reach (&squares, placement);
        grown = TRUE;
      }
    }
  }
  return squares;
}

static gboolean
is_selected (const GoujiGridItem *item, const GoujiGridSquares *squares)
{
  return item->placement->cell != NULL && gouji_grid_squares_hold (squares, item->placement);
}

static void
announce (GoujiFormGrid *self, guint n_cells)
{
  GoujiForm *form = gouji_report_get_form (self->report);
  g_autofree char *first = gouji_form_words_short_name (form, self->anchor->cell);
  g_autofree char *last = gouji_form_words_short_name (form, self->extent->cell);
  /* Translators: what a screen reader says when several cells of a table are selected: how many, the first
   * and the last of them */
  g_autofree char *words = g_strdup_printf (
    ngettext ("%u cell selected: %s to %s", "%u cells selected: %s to %s", n_cells), n_cells, first, last);

  g_signal_emit_by_name (self, "said", words, FALSE);
}

/**
 * gouji_form_grid_select:
 * @anchor: (nullable): the number where the focus is, %NULL to select nothing but that
 * @extent: (nullable): the number at the corner across
 *
 * Selects a rectangle of numbers, says so, and shows it.
 */
void
gouji_form_grid_select (GoujiFormGrid *self, const GoujiPlacement *anchor, const GoujiPlacement *extent)
{
  GoujiGridSquares squares;
  guint n_selected = 0;

  if (anchor == extent)
    anchor = extent = NULL;
  if (self->anchor == anchor && self->extent == extent)
    return;
  self->anchor = anchor;
  self->extent = extent;
  if (anchor != NULL)
    squares = gouji_form_grid_get_squares (self);
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);
    const gboolean selected = anchor != NULL && is_selected (item, &squares);

    n_selected += selected;
    if (item->widget != NULL && item->placement->cell != NULL)
      gouji_cell_entry_set_among_selected (GOUJI_CELL_ENTRY (item->widget), selected);
  }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (anchor != NULL)
    announce (self, n_selected);
}

/* Selects all that stands between two edges; the focus goes to the first number of it, unless it is there. */
static void
select_squares (GoujiFormGrid *self, const GoujiGridSquares *squares)
{
  const GoujiPlacement *first = NULL;
  const GoujiPlacement *last = NULL;
  const GoujiPlacement *focused = NULL;

  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    const GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (!is_selected (item, squares))
      continue;
    if (first == NULL)
      first = item->placement;
    last = item->placement;
    if (item->widget != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) == item->widget)
      focused = item->placement;
  }
  if (first == NULL)
    return;
  if (focused == NULL)
    gouji_cell_entry_enter (gouji_form_grid_show_cell (self, first->cell));
  gouji_form_grid_select (self, first, last);
}

static gboolean
select_more (GoujiFormGrid *self, GoujiCellCommand what, GoujiCellEntry *entry)
{
  const GoujiPlacement *focused =
    gouji_form_grid_find_item (self, gouji_cell_entry_get_cell (entry))->placement;
  GoujiGridSquares squares = { focused->row, focused->column, focused->row + focused->row_span - 1,
                               focused->column + focused->column_span - 1 };

  if (self->anchor != NULL)
    squares = gouji_form_grid_get_squares (self);
  if (what != GOUJI_CELL_COMMAND_ROW) {
    squares.top = 0;
    squares.bottom = G_MAXUINT - 1;
  }
  if (what != GOUJI_CELL_COMMAND_COLUMN) {
    squares.left = 0;
    squares.right = G_MAXUINT - 1;
  }
  select_squares (self, &squares);
  return GDK_EVENT_STOP;
}

/**
 * gouji_form_grid_select_head:
 * @head: what heads rows or columns of the table
 *
 * Selects the numbers that stand beside or below a head, as a click on it asks for.
 */
void
gouji_form_grid_select_head (GoujiFormGrid *self, const GoujiPlacement *head)
{
  const gboolean is_row = head->kind == GOUJI_PLACEMENT_ROW_HEAD;
  GoujiGridSquares squares = { G_MAXUINT, G_MAXUINT, 0, 0 };

  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    const GoujiPlacement *placement = gouji_grid_layout_get_item (self->layout, i)->placement;
    const GoujiHead *own = placement->cell == NULL ? NULL
                           : is_row                ? placement->cell->row
                                                   : placement->cell->column;

    if (own != NULL && head->head != NULL && (own == head->head || gouji_head_is_below (own, head->head)))
      reach (&squares, placement);
  }
  if (squares.top != G_MAXUINT)
    select_squares (self, &squares);
}

/**
 * gouji_form_grid_get_selection:
 *
 * Returns: (transfer full) (element-type GoujiCell): the cells that are selected, in the order of the form:
 * the rectangle, else the one where the focus is, if it is in the table
 */
GPtrArray *
gouji_form_grid_get_selection (GoujiFormGrid *self)
{
  GPtrArray *cells = g_ptr_array_new ();
  const GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GoujiGridSquares squares;

  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), cells);

  if (self->anchor != NULL)
    squares = gouji_form_grid_get_squares (self);
  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    const GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (self->anchor != NULL ? is_selected (item, &squares)
                             : item->placement->cell != NULL && item->widget == focused && focused != NULL)
      g_ptr_array_add (cells, (gpointer) item->placement->cell);
  }
  return cells;
}

/**
 * gouji_form_grid_get_cells:
 *
 * Returns: (transfer full) (element-type GoujiCell): all cells that the table prints
 */
GPtrArray *
gouji_form_grid_get_cells (GoujiFormGrid *self)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), cells);

  for (guint i = 0; i < gouji_grid_layout_get_n_items (self->layout); i++) {
    const GoujiCell *cell = gouji_grid_layout_get_item (self->layout, i)->placement->cell;

    if (cell != NULL)
      g_ptr_array_add (cells, (gpointer) cell);
  }
  return cells;
}

/**
 * gouji_form_grid_has_range:
 *
 * Returns: whether more than one cell is selected
 */
gboolean
gouji_form_grid_has_range (GoujiFormGrid *self)
{
  g_return_val_if_fail (GOUJI_IS_FORM_GRID (self), FALSE);

  return self->anchor != NULL;
}

/**
 * gouji_form_grid_select_none:
 *
 * Forgets a rectangle; the cell where the focus is stays.
 */
void
gouji_form_grid_select_none (GoujiFormGrid *self)
{
  g_return_if_fail (GOUJI_IS_FORM_GRID (self));

  gouji_form_grid_select (self, NULL, NULL);
}

/**
 * gouji_form_grid_command:
 * @what: a #GoujiCellCommand
 * @entry: the cell where the key was pressed
 *
 * Returns: whether the key is dealt with
 */
gboolean
gouji_form_grid_command (GoujiFormGrid *self, guint what, GoujiCellEntry *entry)
{
  gboolean done = FALSE;

  switch ((GoujiCellCommand) what) {
  case GOUJI_CELL_COMMAND_TABLE:
  case GOUJI_CELL_COMMAND_COLUMN:
  case GOUJI_CELL_COMMAND_ROW:
    return select_more (self, what, entry);
  case GOUJI_CELL_COMMAND_COPY:
  case GOUJI_CELL_COMMAND_CUT:
  case GOUJI_CELL_COMMAND_PASTE:
  case GOUJI_CELL_COMMAND_EMPTY:
  case GOUJI_CELL_COMMAND_REFUSE:
  default:
    g_signal_emit_by_name (self, "command", what, &done);
    return done;
  }
}

/**
 * gouji_form_grid_snapshot_selection:
 *
 * Draws a frame around what is selected and in sight.
 */
void
gouji_form_grid_snapshot_selection (GoujiFormGrid *self, GtkSnapshot *snapshot)
{
  g_autoptr (GPtrArray) cells = self->anchor != NULL ? gouji_form_grid_get_selection (self) : NULL;
  graphene_rect_t frame, bounds;
  gboolean any = FALSE;
  GdkRGBA *colour;
  GskRoundedRect rounded;

  for (guint i = 0; cells != NULL && i < cells->len; i++) {
    GtkWidget *widget = gouji_form_grid_find_item (self, cells->pdata[i])->widget;

    if (widget == NULL || !gtk_widget_get_child_visible (widget) ||
        !gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
      continue;
    if (any)
      graphene_rect_union (&frame, &bounds, &frame);
    else
      frame = bounds;
    any = TRUE;
  }
  if (!any)
    return;
  colour = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  graphene_rect_inset (&frame, -1, -1);
  gsk_rounded_rect_init_from_rect (&rounded, &frame, 0);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { FRAME, FRAME, FRAME, FRAME },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
  gdk_rgba_free (colour);
}
