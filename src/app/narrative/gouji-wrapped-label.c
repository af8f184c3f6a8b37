/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-wrapped-label.h"

#include "words/gouji-form-words.h"

/* In letters: so wide is a popover that is read at one glance and fits on a narrow screen. */
#define WIDTH 30

/**
 * gouji_wrapped_label_new:
 * @text: words of a form, a report or the program
 * @css_class: (nullable): a class of style for it
 *
 * Returns: (transfer floating): a label for a popover: its lines are broken, and it begins at the upper left
 */
GtkWidget *
gouji_wrapped_label_new (const char *text, const char *css_class)
{
  g_autoptr (PangoAttrList) attributes = gouji_form_words_attributes ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}
