/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page-private.h"

#include <glib/gi18n.h>

#include "compare/gouji-status-words.h"

/* How far the report has come stands beside the verdict; that nothing can be changed in one which is signed
 * off, above it, with the way out. */
static void
show_status (GoujiReportPage *self, GoujiReport *report)
{
  GoujiStatus status = gouji_report_get_status (report);
  const char *word = gouji_words_for_status (status);
  g_autofree char *standing = gouji_words_for_standing (report);
  /* Translators: name of a button; how far a report has come, e.g. “Status: Draft” */
  g_autofree char *name = g_strdup_printf (_ ("Status: %s"), word);

  gtk_label_set_label (self->status_label, word);
  gtk_image_set_from_icon_name (self->status_icon, gouji_icon_for_status (status));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_button), standing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, standing, -1);
  if (status == GOUJI_STATUS_SIGNED_OFF)
    adw_banner_set_title (self->status_banner, standing);
  adw_banner_set_revealed (self->status_banner, status == GOUJI_STATUS_SIGNED_OFF);
}

static gboolean
is_of_status (guint field)
{
  return field >= GOUJI_FIELD_STATUS && field <= GOUJI_FIELD_SIGNED_ON;
}

static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiReportPage *self)
{
  if (kind == GOUJI_CHANGE_FIELD && is_of_status (index))
    show_status (self, report);
}

void
gouji_report_page_bind_status (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, status_button);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, status_icon);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, GoujiReportPage, status_banner);
}

/* Keeps what the page says of the status at that of @report. */
void
gouji_report_page_follow_status (GoujiReportPage *self, GoujiReport *report)
{
  if (self->status_of != NULL)
    g_signal_handlers_disconnect_by_func (self->status_of, changed_cb, self);
  g_set_object (&self->status_of, report);
  if (report == NULL)
    return;

  g_signal_connect (report, "changed", G_CALLBACK (changed_cb), self);
  show_status (self, report);
}
