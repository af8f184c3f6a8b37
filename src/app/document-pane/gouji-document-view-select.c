/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view-private.h"

#include <glib/gi18n.h>

#include "document-pane/gouji-document-words.h"

/* A press that moves less than this is a click. */
#define CLICK_DISTANCE 4

static guint
get_length (GoujiDocumentView *self)
{
  return self->document != NULL ? gouji_document_get_length (self->document) : 0;
}

GoujiRange
gouji_document_view_get_selection (GoujiDocumentView *self)
{
  g_return_val_if_fail (GOUJI_IS_DOCUMENT_VIEW (self), (GoujiRange) { 0 });

  return (GoujiRange) { MIN (self->selection_bound, self->caret), MAX (self->selection_bound, self->caret) };
}

void
gouji_document_view_set_selection (GoujiDocumentView *self, guint bound, guint caret)
{
  gboolean caret_moved = caret != self->caret;

  if (!caret_moved && bound == self->selection_bound)
    return;

  self->selection_bound = MIN (bound, get_length (self));
  self->caret = MIN (caret, get_length (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.copy", self->selection_bound != self->caret);
  g_object_notify (G_OBJECT (self), "selection-start");
  g_object_notify (G_OBJECT (self), "selection-end");
  g_signal_emit_by_name (self, "selection-changed");
  if (caret_moved)
    gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (self));
  gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gouji_document_view_select (GoujiDocumentView *self, GoujiRange range)
{
  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));
  g_return_if_fail (range.start <= range.end);

  self->caret_x = -1;
  gouji_document_view_set_selection (self, range.start, range.end);
}

void
gouji_document_view_reset_selection (GoujiDocumentView *self)
{
  self->focused_mark = G_MAXUINT;
  self->caret_x = -1;
  gouji_document_view_set_selection (self, 0, 0);
}

/* What a double or triple click takes at once. */
static GoujiRange
get_unit_at (GoujiDocumentView *self, guint offset)
{
  guint index;

  if (self->drag_clicks < 2)
    return (GoujiRange) { offset, offset };
  if (self->drag_clicks == 2)
    return gouji_document_find_word (self->document, offset);

  index = gouji_document_find_block (self->document, offset);
  if (index != G_MAXUINT) {
    const GoujiBlock *block = gouji_document_get_block (self->document, index);

    if (block->kind == GOUJI_BLOCK_TABLE && offset <= block->range.end)
      return block->range;
  }

  return gouji_document_find_paragraph (self->document, offset);
}

static void
select_to (GoujiDocumentView *self, double x, double y)
{
  GoujiRange unit = get_unit_at (self, gouji_document_view_get_offset_at (self, x, y));

  if (unit.start < self->drag_unit.start)
    gouji_document_view_set_selection (self, self->drag_unit.end, unit.start);
  else
    gouji_document_view_set_selection (self, self->drag_unit.start, MAX (unit.end, self->drag_unit.end));
}

static gboolean
autoscroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  double beyond = self->drag_y < 0 ? self->drag_y : MAX (0, self->drag_y - self->page_height);

  if (beyond != 0) {
    gouji_document_view_scroll_by (self, CLAMP (beyond / 4, -60, 60));
    select_to (self, self->drag_x, CLAMP (self->drag_y, 0, self->page_height));
  }

  return G_SOURCE_CONTINUE;
}

static void
stop_autoscroll (GoujiDocumentView *self)
{
  if (self->autoscroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll);
  self->autoscroll = 0;
}

/* A finger scrolls; only its tap means the text. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiDocumentView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint offset;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->document == NULL || is_touch (GTK_GESTURE (gesture)))
    return;

  gouji_document_view_stop_scrolling (self);
  self->by_keys = FALSE;
  self->caret_x = -1;
  self->drag_clicks = (guint) (n_press - 1) % 3 + 1;
  offset = gouji_document_view_get_offset_at (self, x, y);
  if ((state & GDK_SHIFT_MASK) != 0) {
    self->drag_unit = (GoujiRange) { self->selection_bound, self->selection_bound };
    gouji_document_view_set_selection (self, self->selection_bound, offset);
    return;
  }

  self->drag_unit = get_unit_at (self, offset);
  gouji_document_view_set_selection (self, self->drag_unit.start, self->drag_unit.end);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, GoujiDocumentView *self)
{
  double x;
  double y;

  if (self->document == NULL || is_touch (GTK_GESTURE (gesture)) ||
      (ABS (dx) < CLICK_DISTANCE && ABS (dy) < CLICK_DISTANCE && self->autoscroll == 0))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->drag_x = x + dx;
  self->drag_y = y + dy;
  select_to (self, self->drag_x, CLAMP (self->drag_y, 0, self->page_height));
  if (self->autoscroll == 0)
    self->autoscroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll_cb, NULL, NULL);
}

static void
activate_mark (GoujiDocumentView *self, guint index)
{
  self->focused_mark = index;
  g_signal_emit_by_name (self, "mark-activated", gouji_mark_set_get (self->marks, index)->tag);
}

/* A plain click on a mark means its cell. */
void
gouji_document_view_click (GoujiDocumentView *self, double x, double y)
{
  guint mark = gouji_document_view_find_mark_at (self, x, y);

  if (mark != G_MAXUINT)
    activate_mark (self, mark);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, GoujiDocumentView *self)
{
  gboolean dragged = self->autoscroll != 0;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x;
  double y;

  stop_autoscroll (self);
  if (dragged || self->document == NULL || ABS (dx) >= CLICK_DISTANCE || ABS (dy) >= CLICK_DISTANCE ||
      (state & GDK_SHIFT_MASK) != 0 || self->drag_clicks > 1)
    return;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  gouji_document_view_click (self, x, y);
}

static gboolean
is_over (GoujiDocumentView *self, GoujiRange range, double x, double y)
{
  graphene_rect_t rect;

  return gouji_document_view_get_extents (self, range, &rect) &&
         graphene_rect_contains_point (&rect, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/* The mark whose sign in the margin is there: the first grave one on the line beside it. */
static guint
find_sign_at (GoujiDocumentView *self, double y)
{
  GoujiRange visible = gouji_document_view_get_visible_range (self);
  guint best = G_MAXUINT;

  for (guint i = gouji_mark_set_find_from (self->marks, visible.start);
       i < gouji_mark_set_get_n_marks (self->marks); i++) {
    const GoujiDocumentMark *mark = gouji_mark_set_get (self->marks, i);
    graphene_rect_t rect;

    if (mark->range.start >= visible.end)
      break;
    if (mark->kind == GOUJI_MARK_FIGURE || !gouji_document_view_get_extents (self, mark->range, &rect) ||
        y < rect.origin.y || y > rect.origin.y + rect.size.height)
      continue;
    if (best == G_MAXUINT || mark->kind > gouji_mark_set_get (self->marks, best)->kind)
      best = i;
  }

  return best;
}

/**
 * gouji_document_view_find_mark_at:
 *
 * Returns: the mark under a point of the view or beside it in the margin, or %G_MAXUINT
 */
guint
gouji_document_view_find_mark_at (GoujiDocumentView *self, double x, double y)
{
  guint offset;

  if (gouji_mark_set_get_n_marks (self->marks) == 0)
    return G_MAXUINT;

  /* The point may be on the right half of a character, whose end is then the nearest place. */
  offset = gouji_document_view_get_offset_at (self, x, y);
  for (guint back = 0; back <= MIN (offset, 1); back++) {
    guint mark = gouji_mark_set_find_at (self->marks, offset - back);

    if (mark != G_MAXUINT && is_over (self, gouji_mark_set_get (self->marks, mark)->range, x, y))
      return mark;
  }

  return x + gouji_document_view_get_scroll_x (self) < self->page.left ? find_sign_at (self, y) : G_MAXUINT;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, GoujiDocumentView *self)
{
  gboolean over = self->document != NULL && gouji_document_view_find_mark_at (self, x, y) != G_MAXUINT;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->document == NULL ? NULL
                                                      : over                 ? "pointer"
                                                                             : "text");
}

static GMenuModel *
create_menu (GoujiDocumentView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) clipboard = g_menu_new ();
  g_autoptr (GMenu) find = g_menu_new ();

  if (self->extra_menu != NULL)
    g_menu_append_section (menu, NULL, self->extra_menu);
  g_menu_append (clipboard, _ ("_Copy"), "document.copy");
  g_menu_append (clipboard, _ ("Select _All"), "document.select-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (clipboard));
  g_menu_append (find, _ ("_Find…"), "document.find");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (find));

  return G_MENU_MODEL (menu);
}

static void
show_menu (GoujiDocumentView *self, double x, double y)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->document == NULL)
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  model = create_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiDocumentView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, GoujiDocumentView *self)
{
  if (self->document == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gouji_document_view_select (
    self, gouji_document_find_word (self->document, gouji_document_view_get_offset_at (self, x, y)));
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  graphene_rect_t rect;

  if (!gouji_document_view_get_caret_rect (self, self->caret, &rect))
    return FALSE;

  show_menu (self, rect.origin.x, CLAMP (rect.origin.y + rect.size.height, 0, self->page_height));
  return TRUE;
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  GoujiRange range = gouji_document_view_get_selection (self);
  g_autofree char *text = NULL;

  if (self->document == NULL || range.start == range.end)
    return;

  text = gouji_document_copy_text (self->document, range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);

  gouji_document_view_select (self, (GoujiRange) { 0, get_length (self) });
}

/* What a mark means, for tooltip and screen reader. */
static const char *
get_mark_description (GoujiMarkKind kind)
{
  switch (kind) {
  case GOUJI_MARK_MENTION:
    return _ ("A number of the text");
  case GOUJI_MARK_CONTRADICTION:
    return _ ("Disagrees with a table or with another number of the text");
  case GOUJI_MARK_FIGURE:
    return _ ("Gave a figure");
  case GOUJI_MARK_DOUBT:
    return _ ("Gave a figure that is not sure");
  case GOUJI_MARK_FINDING:
    return _ ("A rule does not hold here");
  default:
    g_assert_not_reached ();
  }
}

/* Whoever set the marks knows what they are about. */
static char *
describe_mark (GoujiDocumentView *self, const GoujiDocumentMark *mark)
{
  g_autofree char *more = NULL;

  g_signal_emit_by_name (self, "describe-mark", mark, &more);
  if (more == NULL)
    return g_strdup (get_mark_description (mark->kind));

  return g_strconcat (get_mark_description (mark->kind), "\n", more, NULL);
}

/* Says of the mark under the pointer, or of the one come to with keys, what it means. */
gboolean
gouji_document_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keys, GtkTooltip *tooltip)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  guint index = by_keys ? self->focused_mark : gouji_document_view_find_mark_at (self, x, y);
  g_autofree char *text = NULL;

  if (self->document == NULL || index >= gouji_mark_set_get_n_marks (self->marks))
    return FALSE;

  text = describe_mark (self, gouji_mark_set_get (self->marks, index));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
focus_mark (GoujiDocumentView *self, guint index)
{
  const GoujiDocumentMark *mark = gouji_mark_set_get (self->marks, index);
  g_autofree char *text = gouji_document_slice (self->document, mark->range);
  g_autofree char *meaning = describe_mark (self, mark);
  g_autofree char *message = NULL;

  self->focused_mark = index;
  self->by_keys = TRUE;
  gouji_document_view_select (self, (GoujiRange) { mark->range.start, mark->range.start });
  gouji_document_view_scroll_to (self, mark->range);
  /* Translators: the first part is a passage of a document, the second what it means, as "57: Gave a figure".
   */
  message = g_strdup_printf (_ ("%s: %s"), text, meaning);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The mark after the one come to last, or from what is visible on. Returns FALSE beyond the first and the
 * last. */
static gboolean
move_mark (GoujiDocumentView *self, gboolean forward)
{
  guint n_marks = gouji_mark_set_get_n_marks (self->marks);
  guint next;

  if (self->focused_mark < n_marks) {
    next = forward ? self->focused_mark + 1 : self->focused_mark - 1;
  } else {
    GoujiRange visible = gouji_document_view_get_visible_range (self);

    next = gouji_mark_set_find_from (self->marks, forward ? visible.start : visible.end) - (forward ? 0 : 1);
  }
  if (next >= n_marks) {
    self->focused_mark = G_MAXUINT;
    return FALSE;
  }

  focus_mark (self, next);
  return TRUE;
}

/* Beyond the first and the last mark the key goes to the next widget. */
static gboolean
tab_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return move_mark (GOUJI_DOCUMENT_VIEW (widget), g_variant_get_boolean (arguments));
}

static void
next_mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_mark (GOUJI_DOCUMENT_VIEW (widget), TRUE);
}

static void
previous_mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_mark (GOUJI_DOCUMENT_VIEW (widget), FALSE);
}

static void
activate_mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);

  if (self->focused_mark < gouji_mark_set_get_n_marks (self->marks))
    activate_mark (self, self->focused_mark);
}

static void
add_mark_bindings (GtkWidgetClass *widget_class)
{
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter };

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, 0, tab_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Tab, 0, tab_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, GDK_SHIFT_MASK, tab_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, tab_cb, "b", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding_action (widget_class, enter[i], 0, "document.activate-mark", NULL);
}

void
gouji_document_view_class_init_selection (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "document.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "document.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "document.next-mark", NULL, next_mark_cb);
  gtk_widget_class_install_action (widget_class, "document.previous-mark", NULL, previous_mark_cb);
  gtk_widget_class_install_action (widget_class, "document.activate-mark", NULL, activate_mark_cb);
  /* Menus show the last one. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "document.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "document.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "document.select-all",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  add_mark_bindings (widget_class);
}

static void
add_mouse (GoujiDocumentView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, drag);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}

void
gouji_document_view_init_selection (GoujiDocumentView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->focused_mark = G_MAXUINT;
  self->caret_x = -1;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "document.copy", FALSE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  add_mouse (self);
}

void
gouji_document_view_dispose_selection (GoujiDocumentView *self)
{
  stop_autoscroll (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->extra_menu);
}
