/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window/gouji-report-page-private.h"

#include "charts/gouji-charts-view.h"

static void
report_activated_cb (GoujiChartsView *charts, GoujiOpenReport *report, guint cell, GoujiReportPage *self)
{
  gouji_report_page_activate_report (self, report, cell);
}

static GtkWidget *
create_charts (GoujiReportPage *self)
{
  GtkWidget *charts = gouji_charts_view_new (self->session);

  g_signal_connect_object (charts, "report-activated", G_CALLBACK (report_activated_cb), self, 0);
  return charts;
}

/* The view is made when it is first shown or asked for: a window that only shows the form does not wait for
 * it. */
static GtkWidget *
get_charts (GoujiReportPage *self)
{
  if (adw_bin_get_child (self->charts_bin) == NULL)
    adw_bin_set_child (self->charts_bin, create_charts (self));

  return adw_bin_get_child (self->charts_bin);
}

/* Gives the charts the report that is shown, if anybody has looked at them. */
void
gouji_report_page_fill_charts (GoujiReportPage *self)
{
  GtkWidget *charts = adw_bin_get_child (self->charts_bin);

  if (charts == NULL && self->report != NULL && g_str_equal (gouji_report_page_get_view (self), "charts"))
    charts = get_charts (self);
  if (charts != NULL)
    gouji_charts_view_set_report (GOUJI_CHARTS_VIEW (charts), self->report);
}

/**
 * gouji_report_page_do_with_charts:
 * @self: the page, with a report
 * @action: one of the actions of #GoujiChartsView
 * @parameter: (nullable): for the action
 *
 * Does something with the chart of the report, in sight or not.
 */
void
gouji_report_page_do_with_charts (GoujiReportPage *self, const char *action, GVariant *parameter)
{
  GtkWidget *charts = get_charts (self);

  gouji_charts_view_set_report (GOUJI_CHARTS_VIEW (charts), self->report);
  gtk_widget_activate_action_variant (charts, action, parameter);
}
