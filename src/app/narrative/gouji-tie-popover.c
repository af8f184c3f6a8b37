/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-tie-popover.h"

#include <glib/gi18n.h>

#include "narrative/gouji-tie-words.h"
#include "narrative/gouji-wrapped-label.h"
#include "words/gouji-form-words.h"

/* More cells than this are not what a person reads in a popover. */
#define MOST_CELLS 12

/* What a cell has now, as a link that leads there. */
static GtkWidget *
create_link (GoujiReport *report, const GoujiCell *cell)
{
  const GoujiFigure *figure = gouji_report_get_figure (report, cell);
  g_autofree char *buffer = NULL;
  g_autofree char *name = gouji_form_words_short_name (gouji_report_get_form (report), cell);
  const char *shown = gouji_form_words_shown (figure, &buffer);
  /* Translators: a cell of the form, and what stands in it */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), name, *shown != '\0' ? shown : _ ("(blank)"));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gouji_wrapped_label_new (text, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tie-cell");
  gtk_widget_set_tooltip_text (button, _ ("Go to this cell"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "form.select-cell");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", cell->id);
  return button;
}

static void
add_links (GtkBox *box, GoujiReport *report, const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len && i < MOST_CELLS; i++) {
    GtkWidget *link = create_link (report, cells->pdata[i]);

    g_signal_connect_swapped (link, "clicked", G_CALLBACK (gtk_popover_popdown),
                              gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_POPOVER));
    gtk_box_append (box, link);
  }
}

static void
add_button (GtkBox *box, const char *label, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown),
                            gtk_widget_get_ancestor (GTK_WIDGET (box), GTK_TYPE_POPOVER));
  gtk_box_append (box, button);
}

static void
add_update_button (GtkBox *box, const GoujiTie *tie)
{
  g_autofree char *update = NULL;

  if (tie->should_be != NULL && tie->state != GOUJI_TIE_OPPOSITE)
    /* Translators: button; %s is the number that will stand in the text then */
    update = g_strdup_printf (_ ("_Change to %s"), tie->should_be);
  else if (tie->state == GOUJI_TIE_OPPOSITE)
    /* Translators: button: changes the word for more to that for less, or the other way round */
    update = g_strdup (_ ("_Change the Words"));
  else if (tie->state == GOUJI_TIE_AGREES && tie->binding->mode != GOUJI_BINDING_FOLLOWS)
    /* Translators: button: from now on the number is written anew when its cell changes */
    update = g_strdup (_ ("_Follow the Table"));
  if (update != NULL)
    add_button (box, update, "text.update-number", "suggested-action");
}

static void
add_buttons (GtkBox *box, const GoujiTie *tie)
{
  add_update_button (box, tie);
  if (tie->binding->mode == GOUJI_BINDING_STALE)
    /* Translators: button: a number of last year's text is right this year too */
    add_button (box, _ ("_Keep as It Is"), "text.keep-number", NULL);
  /* Translators: button: chooses the cells that a number of the text is tied to */
  add_button (
    box, tie->binding->kind == GOUJI_BINDING_UNTIED ? _ ("_Tie to a Cell…") : _ ("_Tie to Another Cell…"),
    "text.tie-number", NULL);
  if (tie->binding->kind != GOUJI_BINDING_UNTIED)
    /* Translators: button: a number of the text has nothing to do with the cells it is tied to */
    add_button (box, _ ("_Untie: It Means Something Else"), "text.untie-number", NULL);
}

/**
 * gouji_tie_popover_new:
 * @tie: a tied number of a text
 *
 * Its buttons are the actions of the editor that it belongs to, which are about the number at the cursor.
 *
 * Returns: (transfer floating): a popover that says what the number is tied to, and what can be done
 */
GtkWidget *
gouji_tie_popover_new (GoujiReport *report, const GoujiTie *tie)
{
  GtkWidget *popover = g_object_new (GTK_TYPE_POPOVER, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *state = gouji_tie_words_state (tie);
  g_autofree char *source = gouji_tie_words_source (report, tie->binding);
  g_autofree char *all = gouji_tie_words_describe (report, tie);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_box_append (GTK_BOX (box), gouji_wrapped_label_new (tie->written, "heading"));
  gtk_box_append (GTK_BOX (box), gouji_wrapped_label_new (state, NULL));
  if (tie->binding->kind != GOUJI_BINDING_UNTIED) {
    if (tie->binding->kind != GOUJI_BINDING_SUM || tie->binding->cells->len > 1)
      gtk_box_append (GTK_BOX (box), gouji_wrapped_label_new (source, "dimmed"));
    add_links (GTK_BOX (box), report, tie->binding->cells);
    add_links (GTK_BOX (box), report, tie->binding->whole);
  }
  add_buttons (GTK_BOX (box), tie);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);

  return popover;
}
