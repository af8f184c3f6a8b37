/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-grid-private.h"

#include "form-pane/gouji-form-menus.h"

/**
 * gouji_form_grid_pick_head:
 *
 * Returns: (nullable): the head at a point of the table
 */
const GoujiPlacement *
gouji_form_grid_pick_head (GoujiFormGrid *self, double x, double y)
{
  const GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  for (guint i = 0; widget != NULL && i < gouji_grid_layout_get_n_items (self->layout); i++) {
    const GoujiGridItem *item = gouji_grid_layout_get_item (self->layout, i);

    if (item->widget == widget && item->placement->cell == NULL)
      return item->placement;
  }
  return NULL;
}

static void
show_menu (GoujiFormGrid *self, GtkGesture *gesture, double x, double y)
{
  const GoujiPlacement *head = gouji_form_grid_pick_head (self, x, y);
  g_autoptr (GMenuModel) menu =
    head != NULL ? gouji_form_menu_for_head (gouji_report_get_form (self->report), self->table, head) : NULL;

  if (menu == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiFormGrid *self)
{
  show_menu (self, GTK_GESTURE (gesture), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, GoujiFormGrid *self)
{
  show_menu (self, GTK_GESTURE (gesture), x, y);
}

/**
 * gouji_form_grid_add_menu:
 *
 * Opens the context menu of a head by the right button of the mouse and by holding a finger on it.
 */
void
gouji_form_grid_add_menu (GoujiFormGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
