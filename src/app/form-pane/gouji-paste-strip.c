/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-paste-strip.h"

#include <glib/gi18n.h>

#include "words/gouji-form-words.h"

/* More that is left over than anybody reads here is only counted. */
#define MAX_LISTED 200

struct _GoujiPasteStrip {
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkLabel *manner;
  GtkWidget *rest_scroller;
  GtkLabel *rest;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (GoujiPasteStrip, gouji_paste_strip, ADW_TYPE_BIN)

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GoujiPasteStrip *self)
{
  return keyval == GDK_KEY_Escape &&
         gtk_widget_activate_action (GTK_WIDGET (self), "form.cancel-paste", NULL);
}

static void
gouji_paste_strip_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOUJI_TYPE_PASTE_STRIP);

  G_OBJECT_CLASS (gouji_paste_strip_parent_class)->dispose (object);
}

static void
gouji_paste_strip_class_init (GoujiPasteStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gouji_paste_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/gouji/Gouji/form-pane/gouji-paste-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, GoujiPasteStrip, summary);
  gtk_widget_class_bind_template_child (widget_class, GoujiPasteStrip, manner);
  gtk_widget_class_bind_template_child (widget_class, GoujiPasteStrip, rest_scroller);
  gtk_widget_class_bind_template_child (widget_class, GoujiPasteStrip, rest);
  gtk_widget_class_bind_template_child (widget_class, GoujiPasteStrip, accept);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gouji_paste_strip_init (GoujiPasteStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_attributes (self->rest, attributes);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static const char *
describe_manner (const GoujiPaste *paste)
{
  if (paste->by_rows && paste->by_columns)
    return paste->transposed
             ? _ ("Placed by the labels of rows and columns, which are exchanged here. Look at the numbers "
                  "with "
                  "an arrow.")
             : _ ("Placed by the labels of rows and columns. Look at the numbers with an arrow.");
  if (paste->by_rows)
    return _ (
      "Placed by the labels of rows, in the order of the columns. Look at the numbers with an arrow.");
  if (paste->by_columns)
    return _ (
      "Placed by the labels of columns, in the order of the rows. Look at the numbers with an arrow.");
  return _ (
    "Placed in their order from the present cell on: the block has no labels of this form. Look at the "
    "numbers with an arrow.");
}

static const char *
describe_reason (GoujiPasteReason reason)
{
  switch (reason) {
  case GOUJI_PASTE_NO_LABEL:
    return _ ("its label is not in this form");
  case GOUJI_PASTE_TWICE:
    return _ ("the block has two different numbers for this place");
  case GOUJI_PASTE_NOT_PRINTED:
    return _ ("this report does not print that row");
  case GOUJI_PASTE_NO_ROOM:
  default:
    return _ ("it would stand outside of the table");
  }
}

static char *
describe_rest (const GoujiPaste *paste)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (paste->rest->len, MAX_LISTED); i++) {
    const GoujiPasteRest *rest = &g_array_index (paste->rest, GoujiPasteRest, i);

    if (i > 0)
      g_string_append_c (lines, '\n');
    /* Translators: a pasted text that has no place, its row and column in the pasted block, and why */
    g_string_append_printf (lines, _ ("“%s” (line %u, column %u of the block): %s"), rest->text,
                            rest->row + 1, rest->column + 1, describe_reason (rest->reason));
  }
  if (paste->rest->len > MAX_LISTED) {
    g_string_append_c (lines, '\n');
    /* Translators: ends a long list of what has no place */
    g_string_append_printf (lines, _ ("… and %u more"), paste->rest->len - MAX_LISTED);
  }
  return g_string_free (lines, FALSE);
}

static char *
summarise (const GoujiPaste *paste, guint n_replaced, guint n_locked)
{
  const guint n_numbers = paste->places->len + paste->rest->len;
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: how many numbers a pasted block has, how many have a place, how many have none */
  g_string_append_printf (
    words, ngettext ("%u number: %u placed, %u left over", "%u numbers: %u placed, %u left over", n_numbers),
    n_numbers, paste->places->len - n_locked, paste->rest->len);
  if (n_replaced > 0)
    /* Translators: goes on behind “24 numbers: 24 placed, 0 left over” */
    g_string_append_printf (words, ngettext (", %u replaces another", ", %u replace others", n_replaced),
                            n_replaced);
  if (n_locked > 0)
    /* Translators: goes on behind “24 numbers: 24 placed, 0 left over” */
    g_string_append_printf (
      words,
      ngettext (", %u is left out because its cell is locked to last year’s report",
                ", %u are left out because their cells are locked to last year’s report", n_locked),
      n_locked);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * gouji_paste_strip_show:
 * @paste: where the numbers of a block belong
 * @n_replaced: how many of the places hold another number
 * @n_locked: how many of the places must not be changed
 *
 * Brings the focus to the button that accepts.
 */
void
gouji_paste_strip_show (GoujiPasteStrip *self, const GoujiPaste *paste, guint n_replaced, guint n_locked)
{
  g_autofree char *summary = summarise (paste, n_replaced, n_locked);
  g_autofree char *rest = describe_rest (paste);

  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->manner, describe_manner (paste));
  gtk_widget_set_visible (GTK_WIDGET (self->manner), paste->places->len > 0);
  gtk_label_set_label (self->rest, rest);
  gtk_widget_set_visible (self->rest_scroller, paste->rest->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rest, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->accept);
}

void
gouji_paste_strip_hide (GoujiPasteStrip *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const char *
gouji_paste_strip_get_summary (GoujiPasteStrip *self)
{
  return gtk_label_get_label (self->summary);
}
