/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-narrative-editor-private.h"

#include "narrative/gouji-number-dialog.h"
#include "narrative/gouji-tie-popover.h"
#include "narrative/gouji-tie-words.h"

static guint
get_cursor (GoujiNarrativeEditor *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  return (guint) gtk_text_iter_get_offset (&iter);
}

/* The tied number that a place is in, or at the edge of. */
static const GoujiTie *
find_tie (GoujiNarrativeEditor *self, guint offset)
{
  for (guint i = 0; self->ties != NULL && i < self->ties->len; i++) {
    const GoujiTie *tie = self->ties->pdata[i];

    if (tie->binding->start <= offset && offset <= tie->binding->end)
      return tie;
  }

  return NULL;
}

static const GoujiTie *
get_current (GoujiNarrativeEditor *self)
{
  return find_tie (self, get_cursor (self));
}

/* Screen readers are told of the number that the cursor has come to. */
static void
describe_cursor (GoujiNarrativeEditor *self)
{
  const GoujiTie *tie = get_current (self);
  g_autofree char *text = tie != NULL ? gouji_tie_words_describe (self->report, tie) : NULL;

  if (!g_set_str (&self->described, text))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

/* -- going from one to the next -- */

void
gouji_narrative_editor_place_cursor (GoujiNarrativeEditor *self, guint offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) offset);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The nearest number in a direction that wants attention; behind the last one the first comes again. */
static const GoujiTie *
find_next (GoujiNarrativeEditor *self, int direction)
{
  const guint cursor = get_cursor (self);
  const guint n = self->ties != NULL ? self->ties->len : 0;
  const GoujiTie *wrapped = NULL;

  for (guint i = 0; i < n; i++) {
    const GoujiTie *tie = self->ties->pdata[direction > 0 ? i : n - 1 - i];

    if (!gouji_tie_wants_attention (tie))
      continue;
    if (wrapped == NULL)
      wrapped = tie;
    if (direction > 0 ? tie->binding->start > cursor : tie->binding->start < cursor)
      return tie;
  }

  return wrapped;
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  const GoujiTie *tie = find_next (self, g_str_has_suffix (name, "next-number") ? 1 : -1);

  if (tie == NULL || self->composing)
    return;
  gouji_narrative_editor_place_cursor (self, tie->binding->start);
}

/* -- what is known of one -- */

static void
close_popover (GoujiNarrativeEditor *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
show_details (GoujiNarrativeEditor *self, const GoujiTie *tie)
{
  GtkTextIter iter;
  GdkRectangle area;
  graphene_point_t point;
  int x, y;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, (int) tie->binding->start);
  gtk_text_view_get_iter_location (self->view, &iter, &area);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  close_popover (self);
  self->popover = gouji_tie_popover_new (self->report, tie);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (
    GTK_POPOVER (self->popover),
    &(GdkRectangle) { (int) point.x, (int) point.y, MAX (area.width, 1), area.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  const GoujiTie *tie = get_current (self);

  if (tie != NULL && !self->composing)
    show_details (self, tie);
}

/* A click shows what is to be done about a number; what is right lets itself be edited without that. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiNarrativeEditor *self)
{
  const GoujiTie *tie;

  if (n_press != 1 || self->composing || gtk_text_buffer_get_has_selection (self->buffer))
    return;
  tie = get_current (self);
  if (tie != NULL && gouji_tie_wants_attention (tie))
    show_details (self, tie);
}

static gboolean
query_tooltip_cb (
  GoujiNarrativeEditor *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkTextView *view)
{
  const GoujiTie *tie;
  g_autofree char *text = NULL;
  GtkTextIter iter;
  int buffer_x, buffer_y;

  if (keyboard) {
    tie = get_current (self);
  } else {
    gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
    tie = gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y)
            ? find_tie (self, (guint) gtk_text_iter_get_offset (&iter))
            : NULL;
  }
  if (tie == NULL)
    return FALSE;

  text = gouji_tie_words_describe (self->report, tie);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* -- what is done about one -- */

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  const GoujiTie *current = get_current (self);
  g_autoptr (GoujiTie) tie = NULL;

  if (current == NULL || self->composing || self->filler == NULL)
    return;

  /* What is done is told, and the ties are looked at anew while it is told. */
  tie = gouji_tie_new (self->filler, self->report, self->part, current->binding, current->stored);
  gouji_report_break_typing (self->report);
  if (g_str_has_suffix (name, "update-number"))
    gouji_bind_update (self->filler, self->report, tie);
  else if (g_str_has_suffix (name, "keep-number"))
    gouji_bind_keep (self->report, tie);
  else
    gouji_bind_untie (self->report, tie);
  gouji_report_break_typing (self->report);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
get_selection (GoujiNarrativeEditor *self, GoujiRange *range)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  *range =
    (GoujiRange) { (guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end) };
}

static void
insert (GoujiNarrativeEditor *self, GoujiRange range, const GoujiBinding *binding)
{
  const guint end = gouji_bind_insert (self->report, self->part, range, binding);

  if (end > 0)
    gouji_narrative_editor_place_cursor (self, end);
}

static void
chosen_cb (GoujiNumberDialog *dialog, GoujiNarrativeEditor *self)
{
  g_autoptr (GoujiBinding) binding = gouji_number_dialog_get_binding (dialog);
  const GoujiRange range = gouji_number_dialog_get_range (dialog);

  if (binding == NULL)
    return;
  if (!gouji_number_dialog_get_ties (dialog)) {
    insert (self, range, binding);
    return;
  }

  binding->mode = GOUJI_BINDING_WATCHED;
  binding->start = range.start;
  binding->end = range.end;
  gouji_report_break_typing (self->report);
  gouji_bind_tie (self->report, self->part, binding);
  gouji_report_break_typing (self->report);
  gouji_narrative_editor_place_cursor (self, range.start);
}

static void
ask (GoujiNarrativeEditor *self, GoujiRange range, gboolean tie)
{
  AdwDialog *dialog;

  if (self->filler == NULL)
    return;

  dialog = gouji_number_dialog_new (self->report, gouji_filler_get_folding (self->filler), range, tie);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
can_edit (GoujiNarrativeEditor *self)
{
  return !self->composing && gtk_text_view_get_editable (self->view);
}

static void
insert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  GoujiRange range;

  if (!can_edit (self))
    return;
  get_selection (self, &range);
  ask (self, range, FALSE);
}

static gboolean
is_digit (const GtkTextIter *iter)
{
  const gunichar c = gtk_text_iter_get_char (iter);

  return g_unichar_isdigit (c) || c == '.' || c == 0xff0e;
}

/* The digits around the cursor, of a number that nothing is known of yet. */
static GoujiRange
find_digits (GoujiNarrativeEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, gtk_text_buffer_get_insert (self->buffer));
  end = start;
  while (is_digit (&end) && gtk_text_iter_forward_char (&end))
    ;
  while (gtk_text_iter_backward_char (&start)) {
    if (!is_digit (&start)) {
      gtk_text_iter_forward_char (&start);
      break;
    }
  }

  return (GoujiRange) { (guint) gtk_text_iter_get_offset (&start), (guint) gtk_text_iter_get_offset (&end) };
}

/* The number at the cursor, or the one that is selected. */
static void
tie_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  const GoujiTie *tie = get_current (self);
  GoujiRange range;

  if (!can_edit (self))
    return;
  get_selection (self, &range);
  if (range.start == range.end)
    range = tie != NULL ? (GoujiRange) { tie->binding->start, tie->binding->end } : find_digits (self);
  if (range.start < range.end)
    ask (self, range, TRUE);
}

static gboolean
add_cells (GoujiForm *form, GPtrArray *cells, GVariant *ids)
{
  g_autofree const char **names = g_variant_get_strv (ids, NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    const GoujiCell *cell = gouji_form_find_cell (form, names[i]);

    if (cell == NULL)
      return FALSE;
    g_ptr_array_add (cells, (gpointer) cell);
  }

  return TRUE;
}

/* What the dialog ends in, for scripts and tests. */
static void
insert_tied_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoujiNarrativeEditor *self = GOUJI_NARRATIVE_EDITOR (widget);
  GoujiForm *form = gouji_report_get_form (self->report);
  g_autoptr (GoujiBinding) binding = gouji_binding_new (GOUJI_BINDING_SUM, GOUJI_BINDING_FOLLOWS, 0, 0);
  g_autoptr (GVariant) cells = g_variant_get_child_value (parameter, 1);
  g_autoptr (GVariant) whole = g_variant_get_child_value (parameter, 2);
  const char *kind;
  GoujiRange range;

  g_variant_get_child (parameter, 0, "&s", &kind);
  g_variant_get_child (parameter, 3, "u", &binding->decimals);
  if (!can_edit (self) || !gouji_binding_kind_from_string (kind, &binding->kind) ||
      !add_cells (form, binding->cells, cells) || !add_cells (form, binding->whole, whole))
    return;
  get_selection (self, &range);
  insert (self, range, binding);
}

static void
add_key (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

void
gouji_narrative_editor_add_number_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "text.next-number", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "text.previous-number", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "text.number-details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "text.update-number", NULL, act);
  gtk_widget_class_install_action (widget_class, "text.keep-number", NULL, act);
  gtk_widget_class_install_action (widget_class, "text.untie-number", NULL, act);
  gtk_widget_class_install_action (widget_class, "text.tie-number", NULL, tie_action);
  gtk_widget_class_install_action (widget_class, "text.insert-number", NULL, insert_action);
  gtk_widget_class_install_action (widget_class, "text.insert-tied", "(sasasu)", insert_tied_action);
  add_key (widget_class, GDK_KEY_F4, 0, "text.next-number");
  add_key (widget_class, GDK_KEY_F4, GDK_SHIFT_MASK, "text.previous-number");
  add_key (widget_class, GDK_KEY_k, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "text.insert-number");
}

static void
show_summary (GoujiNarrativeEditor *self)
{
  g_autofree char *summary = gouji_tie_words_summary (self->ties);

  gtk_label_set_label (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  gtk_widget_set_visible (self->next, summary != NULL);
}

/**
 * gouji_narrative_editor_set_ties:
 * @filler: what reads the numbers in texts
 * @recognised: (nullable) (element-type GoujiBinding): what gouji_bind_recognise() found in the text of the
 *   part as it is now
 *
 * Shows which numbers of the text are tied to what.
 */
void
gouji_narrative_editor_set_ties (GoujiNarrativeEditor *self, GoujiFiller *filler, const GPtrArray *recognised)
{
  g_return_if_fail (GOUJI_IS_NARRATIVE_EDITOR (self));
  g_return_if_fail (filler != NULL);

  if (self->filler == NULL)
    self->filler = gouji_filler_ref (filler);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
  self->ties = gouji_bind_list (filler, self->report, self->part, recognised);
  gouji_tie_marks_show (self->marks, self->ties);
  show_summary (self);
  describe_cursor (self);
}

/* A text view takes Enter for a new line whatever is held with it, so that Alt+Enter is taken before. */
static gboolean
key_cb (
  GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers, GoujiNarrativeEditor *self)
{
  if (self->composing || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "text.number-details", NULL);
  return TRUE;
}

void
gouji_narrative_editor_watch_numbers (GoujiNarrativeEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->marks = gouji_tie_marks_new (self->buffer);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (describe_cursor), self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect_swapped (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* Another report comes, or none. */
void
gouji_narrative_editor_forget_numbers (GoujiNarrativeEditor *self)
{
  close_popover (self);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
  g_clear_pointer (&self->described, g_free);
  g_clear_pointer (&self->filler, gouji_filler_unref);
}
