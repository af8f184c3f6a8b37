/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page-private.h"

#include "diagnose/gouji-diagnose.h"

/* What would settle the findings is found out when nothing else is to be done, and only where they are in
 * sight: it must not cost a keystroke. An edit that comes before takes its place. */

static gboolean
diagnose_cb (gpointer user_data)
{
  GoujiReportPage *self = user_data;
  GoujiReport *content = gouji_open_report_get_report (self->report);
  g_autoptr (GPtrArray) proposals = gouji_diagnose (content, gouji_report_get_last_year (content));

  self->diagnosis = 0;
  gouji_checks_panel_set_proposals (self->checks, gouji_open_report_get_findings (self->report), proposals);

  return G_SOURCE_REMOVE;
}

static gboolean
any_settled_by_numbers (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = g_ptr_array_index (findings, i);

    if (finding->excuse == NULL && finding->judged && finding->cells->len > 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_report_page_diagnose:
 *
 * Has the findings that are shown diagnosed soon.
 */
void
gouji_report_page_diagnose (GoujiReportPage *self)
{
  gouji_report_page_forget_diagnosis (self);
  if (self->report != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->checks)) &&
      any_settled_by_numbers (gouji_open_report_get_findings (self->report)))
    self->diagnosis = g_idle_add (diagnose_cb, self);
}

/**
 * gouji_report_page_forget_diagnosis:
 *
 * Ends what has been put off.
 */
void
gouji_report_page_forget_diagnosis (GoujiReportPage *self)
{
  g_clear_handle_id (&self->diagnosis, g_source_remove);
}
