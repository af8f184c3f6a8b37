/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "window/gouji-report-page-private.h"

/* Another part of the document may be the report now: what lies outside is dimmed anew. */
static void
show_range (GoujiReportPage *self)
{
  GoujiRange range = gouji_report_get_document_range (self->followed);

  if (range.start == self->shown_range.start && range.end == self->shown_range.end)
    return;

  self->shown_range = range;
  gouji_document_pane_set_document (self->document_pane, gouji_report_get_document (self->followed), range);
  g_clear_pointer (&self->marks, g_array_unref);
  gouji_report_page_show_marks (self);
}

static void
changed_cb (GoujiReport *report, GoujiChange kind, guint index, GoujiReportPage *self)
{
  if (kind == GOUJI_CHANGE_READING)
    show_range (self);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Place Numbers…"), "win.place");
  g_menu_append (menu, _ ("_Correct What Was Recognised…"), "win.correct");
  return G_MENU_MODEL (menu);
}

/* Offers what can be done with what is selected in the document. */
void
gouji_report_page_init_reading (GoujiReportPage *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  gouji_document_pane_set_extra_menu (self->document_pane, menu);
}

/* Keeps the document pane at what @report is read from. */
void
gouji_report_page_follow_reading (GoujiReportPage *self, GoujiReport *report)
{
  if (self->followed != NULL)
    g_signal_handlers_disconnect_by_func (self->followed, changed_cb, self);
  g_set_object (&self->followed, report);
  if (report == NULL)
    return;

  self->shown_range = gouji_report_get_document_range (report);
  g_signal_connect (report, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * gouji_report_page_get_selection:
 * @self: the page
 *
 * Returns: what is selected in the document
 */
GoujiRange
gouji_report_page_get_selection (GoujiReportPage *self)
{
  return gouji_document_pane_get_selection (self->document_pane);
}
