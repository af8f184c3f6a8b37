/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

/* What the mouse selects: a drag from one number to another, a click with Shift, a click on a head. */

static const GoujiPlacement *
pick (GoujiFormGrid *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *entry = widget != NULL && !GOUJI_IS_CELL_ENTRY (widget)
                       ? gtk_widget_get_ancestor (widget, GOUJI_TYPE_CELL_ENTRY)
                       : widget;

  if (entry == NULL || !GOUJI_IS_CELL_ENTRY (entry) || gtk_widget_get_parent (entry) != GTK_WIDGET (self))
    return NULL;
  return gouji_form_grid_find_item (self, gouji_cell_entry_get_cell (GOUJI_CELL_ENTRY (entry)))->placement;
}

static const GoujiPlacement *
get_focused (GoujiFormGrid *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child != NULL && GOUJI_IS_CELL_ENTRY (child)
           ? gouji_form_grid_find_item (self, gouji_cell_entry_get_cell (GOUJI_CELL_ENTRY (child)))->placement
           : NULL;
}

static gboolean
is_edited (GoujiFormGrid *self, const GoujiPlacement *placement)
{
  return gouji_cell_entry_is_editing (
    GOUJI_CELL_ENTRY (gouji_form_grid_find_item (self, placement->cell)->widget));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, GoujiFormGrid *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  const GoujiPlacement *pressed = pick (self, x, y);
  const GoujiPlacement *focused = get_focused (self);
  const GoujiPlacement *head = pressed == NULL ? gouji_form_grid_pick_head (self, x, y) : NULL;

  self->dragged = NULL;
  if (head != NULL) {
    gouji_form_grid_select_head (self, head);
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  }
  if (pressed == NULL)
    return;
  if ((state & GDK_SHIFT_MASK) != 0 && focused != NULL && focused != pressed) {
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    gouji_form_grid_select (self, focused, pressed);
    return;
  }
  gouji_form_grid_select (self, NULL, NULL);
  self->dragged = pressed;
}

/* Within one cell the mouse selects text; from one to another, cells. */
static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, GoujiFormGrid *self)
{
  const GoujiPlacement *to;
  double x, y;

  if (self->dragged == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  to = pick (self, x + dx, y + dy);
  if (to == NULL || (to == self->dragged && self->anchor == NULL) || is_edited (self, self->dragged))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gouji_form_grid_select (self, self->dragged, to);
}

/**
 * gouji_form_grid_add_pointer:
 *
 * Lets the mouse select several cells. It is asked before the cells are.
 */
void
gouji_form_grid_add_pointer (GoujiFormGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_exclusive (GTK_GESTURE_SINGLE (drag), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
