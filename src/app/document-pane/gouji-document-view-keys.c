/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view-private.h"

#include "document-pane/gouji-document-words.h"

/* How often half a line is tried before there is no line in that direction. */
#define MOST_TRIES 24

/* How far a key moves. */
typedef enum {
  STEP_CHARACTER,
  STEP_WORD,
  STEP_LINE,
  STEP_LINE_END,
  STEP_PAGE,
  STEP_END,
} Step;

static guint
move_by_character (GoujiDocumentView *self, guint offset, gboolean forward)
{
  const char *text = gouji_document_get_text (self->document);
  guint length = gouji_document_get_length (self->document);

  for (guint i = 0; i < 16; i++) {
    if (forward ? offset >= length : offset == 0)
      break;
    offset = forward ? offset + 1 : offset - 1;
    if (!g_unichar_ismark (g_utf8_get_char (text + gouji_document_byte_offset (self->document, offset))))
      break;
  }

  return offset;
}

/* The place above or below on another line: a little further at a time, over the room between cells and
 * blocks. */
static guint
move_by_line (GoujiDocumentView *self, gboolean forward)
{
  graphene_rect_t rect;

  gouji_document_view_reveal_caret (self);
  if (!gouji_document_view_get_caret_rect (self, self->caret, &rect))
    return self->caret;

  if (self->caret_x < 0)
    self->caret_x = rect.origin.x;
  for (guint i = 1; i <= MOST_TRIES; i++) {
    double y = rect.origin.y + rect.size.height / 2 + (forward ? 1 : -1) * (0.5 + i * 0.5) * rect.size.height;
    guint offset = gouji_document_view_get_offset_at (self, self->caret_x, y);

    if (forward ? offset > self->caret : offset < self->caret)
      return offset;
  }

  return forward ? gouji_document_get_length (self->document) : 0;
}

static guint
move_by_page (GoujiDocumentView *self, gboolean forward)
{
  graphene_rect_t rect;
  double x;

  gouji_document_view_reveal_caret (self);
  if (!gouji_document_view_get_caret_rect (self, self->caret, &rect))
    return self->caret;

  x = self->caret_x < 0 ? rect.origin.x : self->caret_x;
  self->caret_x = x;
  gouji_document_view_scroll_by (self, (forward ? 0.9 : -0.9) * self->page_height);

  return gouji_document_view_get_offset_at (self, x, rect.origin.y + rect.size.height / 2);
}

static guint
move_to_line_end (GoujiDocumentView *self, gboolean forward)
{
  guint strip = gouji_strips_find (self->strips, self->caret);
  GoujiRange line;

  gouji_document_view_reveal_caret (self);
  line = gouji_strip_layout_get_line_range (gouji_document_view_get_layout (self, strip), self->caret);

  return forward ? line.end : line.start;
}

static guint
move (GoujiDocumentView *self, Step step, gboolean forward)
{
  if (step != STEP_LINE && step != STEP_PAGE)
    self->caret_x = -1;

  switch (step) {
  case STEP_CHARACTER:
    return move_by_character (self, self->caret, forward);
  case STEP_WORD:
    return forward ? gouji_document_find_next_word (self->document, self->caret)
                   : gouji_document_find_previous_word (self->document, self->caret);
  case STEP_LINE:
    return move_by_line (self, forward);
  case STEP_LINE_END:
    return move_to_line_end (self, forward);
  case STEP_PAGE:
    return move_by_page (self, forward);
  case STEP_END:
    return forward ? gouji_document_get_length (self->document) : 0;
  default:
    g_assert_not_reached ();
  }
}

/* Selecting with the keyboard begins where something was clicked or selected, if that can be seen, else at
 * the top. */
static void
place_caret (GoujiDocumentView *self)
{
  GoujiRange visible = gouji_document_view_get_visible_range (self);

  if (self->caret == self->selection_bound && (self->caret < visible.start || self->caret > visible.end))
    gouji_document_view_set_selection (self, visible.start, visible.start);
}

static gboolean
extend_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  gboolean forward;
  int step;

  if (self->document == NULL || self->page.width <= 0 || self->strips->len == 0)
    return FALSE;

  g_variant_get (arguments, "(ib)", &step, &forward);
  place_caret (self);
  self->by_keys = TRUE;
  gouji_document_view_set_selection (self, self->selection_bound, move (self, (Step) step, forward));
  gouji_document_view_reveal_caret (self);

  return TRUE;
}

static gboolean
scroll_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  gboolean forward;
  int step;

  if (self->document == NULL)
    return FALSE;

  g_variant_get (arguments, "(ib)", &step, &forward);
  if (step == STEP_LINE)
    gouji_document_view_scroll_by (self, (forward ? 2 : -2) * self->page.line_height);
  else if (step == STEP_PAGE)
    gouji_document_view_scroll_by (self, (forward ? 0.9 : -0.9) * self->page_height);
  else
    gouji_document_view_scroll_to_end (self, forward);

  return TRUE;
}

static gboolean
scroll_sideways_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  double distance = self->page.line_height * (g_variant_get_boolean (arguments) ? 1 : -1);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);

  return TRUE;
}

typedef struct {
  guint keys[2]; /* back, forward */
  guint keypad[2];
  Step plain;   /* without Shift the view scrolls … */
  Step shift;   /* … and with it the selection grows */
  Step control; /* also with Control */
  gboolean scrolls;
} Binding;

static const Binding bindings[] = {
  { { GDK_KEY_Left, GDK_KEY_Right },
    { GDK_KEY_KP_Left, GDK_KEY_KP_Right },
    STEP_CHARACTER,
    STEP_CHARACTER,
    STEP_WORD,
    FALSE },
  { { GDK_KEY_Up, GDK_KEY_Down }, { GDK_KEY_KP_Up, GDK_KEY_KP_Down }, STEP_LINE, STEP_LINE, STEP_LINE, TRUE },
  { { GDK_KEY_Page_Up, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Page_Up, GDK_KEY_KP_Page_Down },
    STEP_PAGE,
    STEP_PAGE,
    STEP_PAGE,
    TRUE },
  { { GDK_KEY_Home, GDK_KEY_End },
    { GDK_KEY_KP_Home, GDK_KEY_KP_End },
    STEP_END,
    STEP_LINE_END,
    STEP_END,
    TRUE },
};

static void
add_binding (GtkWidgetClass *widget_class, const Binding *binding, guint key, gboolean forward)
{
  gtk_widget_class_add_binding (widget_class, key, GDK_SHIFT_MASK, extend_cb, "(ib)", (int) binding->shift,
                                forward);
  gtk_widget_class_add_binding (widget_class, key, GDK_SHIFT_MASK | GDK_CONTROL_MASK, extend_cb, "(ib)",
                                (int) binding->control, forward);
  if (!binding->scrolls) {
    gtk_widget_class_add_binding (widget_class, key, 0, scroll_sideways_cb, "b", forward);
    return;
  }
  gtk_widget_class_add_binding (widget_class, key, 0, scroll_cb, "(ib)", (int) binding->plain, forward);
  gtk_widget_class_add_binding (widget_class, key, GDK_CONTROL_MASK, scroll_cb, "(ib)",
                                (int) binding->control, forward);
}

void
gouji_document_view_class_init_keys (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++) {
    for (guint forward = 0; forward < 2; forward++) {
      add_binding (widget_class, &bindings[i], bindings[i].keys[forward], forward);
      add_binding (widget_class, &bindings[i], bindings[i].keypad[forward], forward);
    }
  }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, scroll_cb, "(ib)", (int) STEP_PAGE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, scroll_cb, "(ib)",
                                (int) STEP_PAGE, FALSE);
}
