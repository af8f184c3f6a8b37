/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-cell-entry.h"

#include <glib/gi18n.h>

#include "form-pane/gouji-cell-entry-private.h"
#include "form-pane/gouji-form-menus.h"
#include "words/gouji-form-words.h"

enum {
  EDITED,
  ENTERED,
  LEFT,
  MOVE,
  COMMAND,
  TAKE_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* It has no properties of its own before those of GtkEditable. */
#define FIRST_EDITABLE_PROPERTY 1

static void gouji_cell_entry_editable_init (GtkEditableInterface *iface);
static void gouji_cell_entry_accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoujiCellEntry,
                               gouji_cell_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, gouji_cell_entry_editable_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                        gouji_cell_entry_accessible_init))

static const struct {
  GoujiCellMark mark;
  const char *css_class;
  const char *icon;
} looks[] = {
  { GOUJI_CELL_MARK_ERROR, "finding-error", "dialog-error-symbolic" },
  { GOUJI_CELL_MARK_WARNING, "finding-warning", "dialog-warning-symbolic" },
  { GOUJI_CELL_MARK_NOTICE, "finding-notice", "dialog-information-symbolic" },
  { GOUJI_CELL_MARK_INVOLVED, "involved", NULL },
  { GOUJI_CELL_MARK_UNSURE, "unsure", NULL },
  { GOUJI_CELL_MARK_CORRECTED, "corrected", NULL },
};

/* Typing replaces what is selected. */
void
gouji_cell_entry_select_text (GoujiCellEntry *self)
{
  self->editing = FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
}

static void
preedit_changed_cb (GoujiCellEntry *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static void
changed_cb (GoujiCellEntry *self)
{
  if (self->showing)
    return;

  self->editing = TRUE;
  g_signal_emit (self, signals[EDITED], 0);
}

static void
focus_enter_cb (GoujiCellEntry *self)
{
  self->editing = FALSE;
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
focus_leave_cb (GoujiCellEntry *self)
{
  self->editing = FALSE;
  self->composing = FALSE;
  g_signal_emit (self, signals[LEFT], 0);
}

/* The first click selects the cell as the keyboard does, the next ones place the cursor. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GoujiCellEntry *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->text))) {
    self->editing = TRUE;
    return;
  }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gouji_cell_entry_enter (self);
}

static void
update_description (GoujiCellEntry *self)
{
  /* Translators: what a screen reader says of a cell; %s is the unit that its number counts, such as 件 */
  g_autofree char *unit =
    self->cell->unit != NULL ? g_strdup_printf (_ ("Unit: %s"), self->cell->unit) : NULL;
  const char *const parts[] = { unit, self->aside, self->remarks };
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] == NULL)
      continue;
    if (all->len > 0)
      g_string_append_c (all, '\n');
    g_string_append (all, parts[i]);
  }
  g_free (self->description);
  self->description = g_string_free_and_steal (g_steal_pointer (&all));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description, -1);
}

/* Puts a small mark of its own into a corner, so that no finding is told by colour alone. */
static void
place_mark (GoujiCellEntry *self, GtkWidget **mark, GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_can_target (widget, FALSE);
  gtk_widget_add_css_class (widget, "cell-mark");
  gtk_widget_set_parent (widget, GTK_WIDGET (self));
  *mark = widget;
}

static void
update_marks (GoujiCellEntry *self, const char *icon)
{
  const gboolean unsure = (self->marks & GOUJI_CELL_MARK_UNSURE) != 0;

  if (icon != NULL && self->finding_mark == NULL)
    place_mark (self, &self->finding_mark, gtk_image_new ());
  if (self->finding_mark != NULL) {
    gtk_image_set_from_icon_name (GTK_IMAGE (self->finding_mark), icon);
    gtk_widget_set_visible (self->finding_mark, icon != NULL);
  }
  if (unsure && self->doubt_mark == NULL)
    place_mark (self, &self->doubt_mark, gtk_label_new ("?"));
  if (self->doubt_mark != NULL)
    gtk_widget_set_visible (self->doubt_mark, unsure);
}

static void
allocate_mark (GtkWidget *mark, int height, gboolean at_bottom)
{
  GtkRequisition size;
  GtkAllocation place;

  if (mark == NULL || !gtk_widget_should_layout (mark))
    return;
  gtk_widget_get_preferred_size (mark, &size, NULL);
  place = (GtkAllocation) { 0, at_bottom ? MAX (0, height - size.height) : 0, size.width, size.height };
  gtk_widget_size_allocate (mark, &place, -1);
}

static void
gouji_cell_entry_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GoujiCellEntry *self = GOUJI_CELL_ENTRY (widget);
  int below = 0;

  gtk_widget_measure (GTK_WIDGET (self->text), orientation, -1, minimum, natural, NULL, NULL);
  if (self->below == NULL || !gtk_widget_should_layout (self->below))
    return;
  gtk_widget_measure (self->below, orientation, -1, &below, NULL, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + below : MAX (*minimum, below);
  *natural = MAX (*minimum, *natural + (orientation == GTK_ORIENTATION_VERTICAL ? below : 0));
}

static void
allocate_lock (GtkWidget *mark, int width)
{
  GtkRequisition size;

  if (mark == NULL || !gtk_widget_should_layout (mark))
    return;
  gtk_widget_get_preferred_size (mark, &size, NULL);
  gtk_widget_size_allocate (mark,
                            &(GtkAllocation) { MAX (0, width - size.width), 0, size.width, size.height }, -1);
}

static void
gouji_cell_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoujiCellEntry *self = GOUJI_CELL_ENTRY (widget);
  int below = 0;

  if (self->below != NULL && gtk_widget_should_layout (self->below)) {
    gtk_widget_measure (self->below, GTK_ORIENTATION_VERTICAL, -1, &below, NULL, NULL, NULL);
    below = MIN (below, height);
    gtk_widget_size_allocate (self->below, &(GtkAllocation) { 0, height - below, width, below }, -1);
  }
  gtk_widget_measure (GTK_WIDGET (self->text), GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->text), width, height - below, -1, NULL);
  allocate_mark (self->finding_mark, height, FALSE);
  allocate_mark (self->doubt_mark, height, TRUE);
  allocate_lock (self->lock_mark, width);
}

static gboolean
gouji_cell_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GOUJI_CELL_ENTRY (widget)->text));
}

/* The focus goes through a cell in one step; by default Shift+Tab would stop at what is around the text. */
static gboolean
gouji_cell_entry_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *text = GTK_WIDGET (GOUJI_CELL_ENTRY (widget)->text);

  return !gtk_widget_is_focus (text) && gtk_widget_grab_focus (text);
}

/* Setting a tooltip's text asks the display where the pointer is; one edit may change the remarks of thirty
 * cells. */
static gboolean
gouji_cell_entry_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  GoujiCellEntry *self = GOUJI_CELL_ENTRY (widget);

  gtk_tooltip_set_text (tooltip, self->remarks);
  return self->remarks != NULL;
}

static GtkEditable *
gouji_cell_entry_get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (GOUJI_CELL_ENTRY (editable)->text);
}

static void
gouji_cell_entry_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = gouji_cell_entry_get_delegate;
}

static gboolean
gouji_cell_entry_get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  return gtk_editable_delegate_get_accessible_platform_state (GTK_EDITABLE (accessible), state);
}

static void
gouji_cell_entry_accessible_init (GtkAccessibleInterface *iface)
{
  GtkAccessibleInterface *parent = g_type_interface_peek_parent (iface);

  iface->get_at_context = parent->get_at_context;
  iface->get_platform_state = gouji_cell_entry_get_platform_state;
}

static void
gouji_cell_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_set_property (object, id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  /* It is this widget, and not the text in it, that assistive technology sees. */
  else if (id == FIRST_EDITABLE_PROPERTY + GTK_EDITABLE_PROP_EDITABLE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (object), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                    !g_value_get_boolean (value), -1);
}

static void
gouji_cell_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_get_property (object, id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
gouji_cell_entry_dispose (GObject *object)
{
  GoujiCellEntry *self = GOUJI_CELL_ENTRY (object);

  if (self->text != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  g_clear_pointer (&self->finding_mark, gtk_widget_unparent);
  g_clear_pointer (&self->doubt_mark, gtk_widget_unparent);
  g_clear_pointer (&self->lock_mark, gtk_widget_unparent);
  g_clear_pointer (&self->below, gtk_widget_unparent);
  if (self->text != NULL) {
    gtk_widget_unparent (GTK_WIDGET (self->text));
    self->text = NULL;
  }

  G_OBJECT_CLASS (gouji_cell_entry_parent_class)->dispose (object);
}

static void
gouji_cell_entry_finalize (GObject *object)
{
  GoujiCellEntry *self = GOUJI_CELL_ENTRY (object);

  g_free (self->name);
  g_free (self->remarks);
  g_free (self->aside);
  g_free (self->description);

  G_OBJECT_CLASS (gouji_cell_entry_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, GType returns, guint n_parameters)
{
  static const GType parameters[] = { G_TYPE_UINT, G_TYPE_BOOLEAN };
  const gboolean answers = returns == G_TYPE_BOOLEAN;

  return g_signal_newv (name, GOUJI_TYPE_CELL_ENTRY, G_SIGNAL_RUN_LAST, NULL,
                        answers ? g_signal_accumulator_true_handled : NULL, NULL, NULL, returns, n_parameters,
                        (GType *) parameters);
}

static void
gouji_cell_entry_class_init (GoujiCellEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gouji_cell_entry_set_property;
  object_class->get_property = gouji_cell_entry_get_property;
  object_class->dispose = gouji_cell_entry_dispose;
  object_class->finalize = gouji_cell_entry_finalize;

  widget_class->measure = gouji_cell_entry_measure;
  widget_class->size_allocate = gouji_cell_entry_size_allocate;
  widget_class->query_tooltip = gouji_cell_entry_query_tooltip;
  widget_class->focus = gouji_cell_entry_focus;
  widget_class->grab_focus = gouji_cell_entry_grab_focus;

  gtk_editable_install_properties (object_class, FIRST_EDITABLE_PROPERTY);

  signals[EDITED] = add_signal ("edited", G_TYPE_NONE, 0);
  signals[ENTERED] = add_signal ("entered", G_TYPE_NONE, 0);
  signals[LEFT] = add_signal ("left", G_TYPE_NONE, 0);
  signals[MOVE] = add_signal ("move", G_TYPE_BOOLEAN, 2);
  signals[COMMAND] = add_signal ("command", G_TYPE_BOOLEAN, 1);
  signals[TAKE_BACK] = add_signal ("take-back", G_TYPE_BOOLEAN, 0);

  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

static void
add_controllers (GoujiCellEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
gouji_cell_entry_init (GoujiCellEntry *self)
{
  self->text = GTK_TEXT (gtk_text_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  gtk_editable_set_alignment (GTK_EDITABLE (self), 0.5f);
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 1);
  gtk_text_set_truncate_multiline (self->text, TRUE);
  gtk_text_set_input_purpose (self->text, GTK_INPUT_PURPOSE_NUMBER);

  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  gouji_cell_entry_add_keys (self);
  add_controllers (self);
}

GtkWidget *
gouji_cell_entry_new (const GoujiCell *cell)
{
  GoujiCellEntry *self = g_object_new (GOUJI_TYPE_CELL_ENTRY, NULL);
  g_autoptr (GMenuModel) menu = gouji_form_menu_for_cell (cell);

  self->cell = cell;
  gtk_text_set_extra_menu (self->text, menu);
  self->name = gouji_form_words_cell_name (cell);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  update_description (self);
  return GTK_WIDGET (self);
}

const GoujiCell *
gouji_cell_entry_get_cell (GoujiCellEntry *self)
{
  g_return_val_if_fail (GOUJI_IS_CELL_ENTRY (self), NULL);

  return self->cell;
}

/**
 * gouji_cell_entry_show_text:
 * @text: (nullable): what stands in the cell
 *
 * Shows a text without a word to the listeners. The cursor stays when the text is there already, as it is
 * while the user types; else the whole text is selected again.
 */
void
gouji_cell_entry_show_text (GoujiCellEntry *self, const char *text)
{
  const char *shown = text != NULL ? text : "";

  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), shown) == 0)
    return;

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), shown);
  self->showing = FALSE;
  if (gtk_widget_has_focus (GTK_WIDGET (self->text)))
    gouji_cell_entry_select_text (self);
}

void
gouji_cell_entry_set_placeholder (GoujiCellEntry *self, const char *placeholder)
{
  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (g_strcmp0 (placeholder, gtk_text_get_placeholder_text (self->text)) == 0)
    return;

  gtk_text_set_placeholder_text (self->text, placeholder);
  if (placeholder != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER);
}

const char *
gouji_cell_entry_get_placeholder (GoujiCellEntry *self)
{
  g_return_val_if_fail (GOUJI_IS_CELL_ENTRY (self), NULL);

  return gtk_text_get_placeholder_text (self->text);
}

/**
 * gouji_cell_entry_set_below:
 * @text: (nullable): what is said below the number, short; %NULL for nothing
 * @css_class: (nullable): how it looks
 * @words: (nullable): the same for a screen reader
 *
 * Says something beside the number: what is about to replace it, what it was a year ago.
 */
void
gouji_cell_entry_set_below (GoujiCellEntry *self, const char *text, const char *css_class, const char *words)
{
  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (text == NULL && (self->below == NULL || !gtk_widget_get_visible (self->below)))
    return;
  if (self->below == NULL)
    place_mark (self, &self->below, gtk_label_new (NULL));
  if (text != NULL && gtk_widget_get_visible (self->below) && g_strcmp0 (self->aside, words) == 0 &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (self->below)), text))
    return;
  gtk_label_set_label (GTK_LABEL (self->below), text != NULL ? text : "");
  gtk_widget_set_css_classes (self->below, (const char *[]) { "below", css_class, NULL });
  gtk_widget_set_visible (self->below, text != NULL);
  g_set_str (&self->aside, text != NULL ? words : NULL);
  update_description (self);
}

/**
 * gouji_cell_entry_set_locked:
 *
 * Marks a number that is held to another: it cannot be typed over.
 */
void
gouji_cell_entry_set_locked (GoujiCellEntry *self, gboolean locked)
{
  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (locked && self->lock_mark == NULL) {
    place_mark (self, &self->lock_mark, gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
    gtk_widget_add_css_class (self->lock_mark, "lock-mark");
  }
  if (self->lock_mark != NULL)
    gtk_widget_set_visible (self->lock_mark, locked);
}

/**
 * gouji_cell_entry_set_marks:
 * @marks: what the cell is to say
 * @remarks: (nullable): the same in words, a line for each
 *
 * The remarks are the tooltip, and what a screen reader says after the unit.
 */
void
gouji_cell_entry_set_marks (GoujiCellEntry *self, GoujiCellMark marks, const char *remarks)
{
  const char *icon = NULL;

  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (self->marks == marks && g_strcmp0 (self->remarks, remarks) == 0)
    return;

  self->marks = marks;
  g_set_str (&self->remarks, remarks);
  for (gsize i = G_N_ELEMENTS (looks); i > 0; i--) {
    const gboolean on = (marks & looks[i - 1].mark) != 0;

    if (on)
      gtk_widget_add_css_class (GTK_WIDGET (self), looks[i - 1].css_class);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i - 1].css_class);
    if (on && looks[i - 1].icon != NULL)
      icon = looks[i - 1].icon;
  }
  update_marks (self, icon);
  update_description (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), remarks != NULL);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
    (marks & GOUJI_CELL_MARK_ERROR) != 0 ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

GoujiCellMark
gouji_cell_entry_get_marks (GoujiCellEntry *self)
{
  g_return_val_if_fail (GOUJI_IS_CELL_ENTRY (self), 0);

  return self->marks;
}

const char *
gouji_cell_entry_get_name (GoujiCellEntry *self)
{
  g_return_val_if_fail (GOUJI_IS_CELL_ENTRY (self), NULL);

  return self->name;
}

const char *
gouji_cell_entry_get_description (GoujiCellEntry *self)
{
  g_return_val_if_fail (GOUJI_IS_CELL_ENTRY (self), NULL);

  return self->description;
}

/**
 * gouji_cell_entry_is_editing:
 *
 * Returns: whether a number is under way here: keys belong to its text, or to an input method
 */
gboolean
gouji_cell_entry_is_editing (GoujiCellEntry *self)
{
  g_return_val_if_fail (GOUJI_IS_CELL_ENTRY (self), FALSE);

  return self->editing || self->composing;
}

/**
 * gouji_cell_entry_set_among_selected:
 *
 * Marks one of several cells that are selected together, for eyes and for screen readers.
 */
void
gouji_cell_entry_set_among_selected (GoujiCellEntry *self, gboolean among)
{
  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (among == gtk_widget_has_css_class (GTK_WIDGET (self), "among-selected"))
    return;
  if (among)
    gtk_widget_add_css_class (GTK_WIDGET (self), "among-selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "among-selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, among, -1);
}

/**
 * gouji_cell_entry_set_selected:
 *
 * Marks the cell that is looked at, also while the focus is in another pane.
 */
void
gouji_cell_entry_set_selected (GoujiCellEntry *self, gboolean selected)
{
  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
}

/**
 * gouji_cell_entry_enter:
 *
 * Brings the focus here with the whole number selected, so that typing replaces it.
 */
void
gouji_cell_entry_enter (GoujiCellEntry *self)
{
  g_return_if_fail (GOUJI_IS_CELL_ENTRY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gouji_cell_entry_select_text (self);
}
