/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "help/gouji-help-topics.h"
#include "window/gouji-window-private.h"

/**
 * gouji_window_find_topic:
 *
 * Returns: the page of help about what is in sight: the dialog that is open, what is focused, or else the
 * view
 */
const char *
gouji_window_find_topic (GoujiWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *topic = NULL;

  g_return_val_if_fail (GOUJI_IS_WINDOW (self), NULL);

  if (dialog != NULL)
    topic = gouji_help_find_topic (GTK_WIDGET (dialog));
  else if (focus != NULL && gtk_widget_get_mapped (focus))
    topic = gouji_help_find_topic (focus);
  if (topic == NULL && gouji_report_page_get_report (self->page) != NULL)
    topic = gouji_help_find_topic_of_view (gouji_report_page_get_view (self->page));

  return topic != NULL ? topic : "index";
}
