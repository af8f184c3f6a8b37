/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-topics-popover.h"

#include <glib/gi18n.h>

#include "check/gouji-check-topics.h"
#include "narrative/gouji-wrapped-label.h"

/* Whether a topic is treated is told by a picture and by a word. */
static GtkWidget *
create_topic (const GoujiTopic *topic)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (topic->treated ? "object-select-symbolic" : "dialog-warning-symbolic");
  GtkWidget *title = gouji_wrapped_label_new (topic->title, NULL);
  /* Translators: beside a topic that a text should treat: no word of it was found */
  GtkWidget *state =
    gouji_wrapped_label_new (topic->treated ? _ ("Written about") : _ ("Not found yet"), "dimmed");

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, topic->treated ? "success" : "warning");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (state), FALSE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), state);

  return row;
}

/**
 * gouji_topics_popover_new:
 * @folding: (nullable): with what texts are compared; without it nothing is said of topics
 *
 * Says what the format wants to read in a part, and which of its topics the text treats as it is now.
 */
GtkWidget *
gouji_topics_popover_new (GoujiReport *report, const GoujiPart *part, const GoujiFolding *folding)
{
  GtkWidget *popover = g_object_new (GTK_TYPE_POPOVER, "accessible-role", GTK_ACCESSIBLE_ROLE_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (GArray) topics = folding != NULL ? gouji_check_list_topics (report, part, folding) : NULL;

  gtk_widget_add_css_class (box, "topics");
  gtk_box_append (GTK_BOX (box), gouji_wrapped_label_new (_ ("What belongs in this text"), "heading"));
  if (part->guidance != NULL)
    gtk_box_append (GTK_BOX (box), gouji_wrapped_label_new (part->guidance, NULL));
  for (guint i = 0; topics != NULL && i < topics->len; i++)
    gtk_box_append (GTK_BOX (box), create_topic (&g_array_index (topics, GoujiTopic, i)));
  if (topics != NULL && topics->len > 0)
    gtk_box_append (
      GTK_BOX (box),
      gouji_wrapped_label_new (_ ("Found by their words; whether enough is said of them only you can tell."),
                               "caption"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What belongs in this text"), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}
