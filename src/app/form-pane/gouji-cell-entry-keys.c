/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-cell-entry-private.h"

/* What the keys do in a cell, and what they ask of the table around it. */

static gboolean
move (GoujiCellEntry *self, GoujiCellMove where, gboolean extend)
{
  gboolean moved = FALSE;

  g_signal_emit_by_name (self, "move", (guint) where, extend, &moved);
  return moved;
}

static gboolean
command (GoujiCellEntry *self, GoujiCellCommand what)
{
  gboolean done = FALSE;

  g_signal_emit_by_name (self, "command", (guint) what, &done);
  return done;
}

static gboolean
take_back (GoujiCellEntry *self)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (self, "take-back", &taken);
  return taken;
}

/* F2 puts the cursor behind the number to change it in place; pressed again, it selects the whole number. */
static gboolean
toggle_editing (GoujiCellEntry *self)
{
  if (self->editing) {
    gouji_cell_entry_select_text (self);
  } else {
    self->editing = TRUE;
    gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  }
  return GDK_EVENT_STOP;
}

/* While a number is edited in place, Left and Right belong to the cursor until it stands at the end. */
static gboolean
leaves_sideways (GoujiCellEntry *self, gboolean right)
{
  GtkEditable *editable = GTK_EDITABLE (self->text);
  const int end = right ? (int) gtk_entry_buffer_get_length (gtk_text_get_buffer (self->text)) : 0;

  if (!self->editing)
    return TRUE;
  return !gtk_editable_get_selection_bounds (editable, NULL, NULL) &&
         gtk_editable_get_position (editable) == end;
}

/* Keys that lead somewhere, by what is held down with them. While a number is edited in place, those marked
 * belong to its text. */
static const struct {
  guint keyval;
  guint keypad;
  GdkModifierType modifiers; /* besides Shift, which extends the selection */
  GoujiCellMove move;
  gboolean in_text;
} ways[] = {
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, GOUJI_CELL_MOVE_UP, FALSE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, GOUJI_CELL_MOVE_DOWN, FALSE },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, GOUJI_CELL_MOVE_LEFT, TRUE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, GOUJI_CELL_MOVE_RIGHT, TRUE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, GOUJI_CELL_MOVE_ROW_START, TRUE },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, GOUJI_CELL_MOVE_ROW_END, TRUE },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, GOUJI_CELL_MOVE_PAGE_UP, FALSE },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, GOUJI_CELL_MOVE_PAGE_DOWN, FALSE },
  { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, GOUJI_CELL_MOVE_FIRST, TRUE },
  { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, GOUJI_CELL_MOVE_LAST, TRUE },
  { GDK_KEY_Up, GDK_KEY_KP_Up, GDK_CONTROL_MASK, GOUJI_CELL_MOVE_FAR_UP, FALSE },
  { GDK_KEY_Down, GDK_KEY_KP_Down, GDK_CONTROL_MASK, GOUJI_CELL_MOVE_FAR_DOWN, FALSE },
  { GDK_KEY_Left, GDK_KEY_KP_Left, GDK_CONTROL_MASK, GOUJI_CELL_MOVE_FAR_LEFT, TRUE },
  { GDK_KEY_Right, GDK_KEY_KP_Right, GDK_CONTROL_MASK, GOUJI_CELL_MOVE_FAR_RIGHT, TRUE },
};

static gboolean
follow_way (GoujiCellEntry *self, guint keyval, GdkModifierType modifiers)
{
  const gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++) {
    if ((ways[i].keyval != keyval && ways[i].keypad != keyval) ||
        ways[i].modifiers != (modifiers & ~GDK_SHIFT_MASK))
      continue;
    if (ways[i].in_text && self->editing &&
        (shift || modifiers != 0 || ways[i].move == GOUJI_CELL_MOVE_ROW_START ||
         ways[i].move == GOUJI_CELL_MOVE_ROW_END ||
         !leaves_sideways (self, ways[i].move == GOUJI_CELL_MOVE_RIGHT)))
      return GDK_EVENT_PROPAGATE;
    return move (self, ways[i].move, shift);
  }
  return GDK_EVENT_PROPAGATE;
}

/* Enter and Tab lead on, and with Shift back. */
static gboolean
follow_entering_key (GoujiCellEntry *self, guint keyval, gboolean shift)
{
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
    return move (self, shift ? GOUJI_CELL_MOVE_UP : GOUJI_CELL_MOVE_DOWN, FALSE);
  case GDK_KEY_Tab:
  case GDK_KEY_KP_Tab:
  case GDK_KEY_ISO_Left_Tab:
    return move (self, shift ? GOUJI_CELL_MOVE_BACK : GOUJI_CELL_MOVE_ON, FALSE);
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* Keys that would change a number that must not be changed. */
static gboolean
is_refused (GoujiCellEntry *self, guint keyval)
{
  return !gtk_editable_get_editable (GTK_EDITABLE (self)) &&
         (keyval == GDK_KEY_F2 || keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete ||
          keyval == GDK_KEY_BackSpace || gdk_keyval_to_unicode (keyval) > ' ');
}

static gboolean
do_plain_key (GoujiCellEntry *self, guint keyval)
{
  if (is_refused (self, keyval) && command (self, GOUJI_CELL_COMMAND_REFUSE))
    return GDK_EVENT_STOP;
  switch (keyval) {
  case GDK_KEY_F2:
    return toggle_editing (self);
  case GDK_KEY_Escape:
    return take_back (self);
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
  case GDK_KEY_BackSpace:
    return !self->editing && command (self, GOUJI_CELL_COMMAND_EMPTY);
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
key_pressed_cb (
  GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, GoujiCellEntry *self)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const gboolean shift = modifiers == GDK_SHIFT_MASK;

  /* The keys belong to the input method as long as it composes. */
  if (self->composing)
    return GDK_EVENT_PROPAGATE;
  if (follow_way (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers == 0 || shift) {
    if (follow_entering_key (self, keyval, shift))
      return GDK_EVENT_STOP;
    if (shift && keyval == GDK_KEY_space && !self->editing)
      return command (self, GOUJI_CELL_COMMAND_ROW);
    return modifiers == 0 && do_plain_key (self, keyval);
  }
  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_a || keyval == GDK_KEY_A) && !self->editing)
    return command (self, GOUJI_CELL_COMMAND_TABLE);
  return GDK_EVENT_PROPAGATE;
}

/* Ctrl+Space switches many input methods on and off: it is theirs first. */
static gboolean
late_key_pressed_cb (
  GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, GoujiCellEntry *self)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  return !self->composing && !self->editing && modifiers == GDK_CONTROL_MASK && keyval == GDK_KEY_space &&
         command (self, GOUJI_CELL_COMMAND_COLUMN);
}

/* While a number is edited in place, the clipboard exchanges pieces of its text; else cells. Keys and context
 * menus of a text field end in the same signals. */
static void
exchange (GoujiCellEntry *self, GoujiCellCommand what, const char *signal)
{
  if (!self->editing && command (self, what))
    g_signal_stop_emission_by_name (self->text, signal);
}

static void
copy_cb (GoujiCellEntry *self)
{
  exchange (self, GOUJI_CELL_COMMAND_COPY, "copy-clipboard");
}

static void
cut_cb (GoujiCellEntry *self)
{
  exchange (self, GOUJI_CELL_COMMAND_CUT, "cut-clipboard");
}

static void
paste_cb (GoujiCellEntry *self)
{
  exchange (self, GOUJI_CELL_COMMAND_PASTE, "paste-clipboard");
}

/**
 * gouji_cell_entry_add_keys:
 *
 * Has the cell hear keys before its text field does, and those that an input method may want after it.
 */
void
gouji_cell_entry_add_keys (GoujiCellEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *late_keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (late_keys, "key-pressed", G_CALLBACK (late_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), late_keys);

  g_signal_connect_swapped (self->text, "copy-clipboard", G_CALLBACK (copy_cb), self);
  g_signal_connect_swapped (self->text, "cut-clipboard", G_CALLBACK (cut_cb), self);
  g_signal_connect_swapped (self->text, "paste-clipboard", G_CALLBACK (paste_cb), self);
}
