/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart/gouji-chart.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CHARTS_AREA (gouji_charts_area_get_type ())
/**
 * GoujiChartsArea:
 *
 * A chart as drawn, in the colours of the desktop and the size of its text. Its marks are children with the
 * focus: one stop for Tab, then left and right go through the years, up and down through what is drawn above
 * each other.
 *
 * Signals: #GoujiChartsArea::mark-activated with the index of a mark.
 */
G_DECLARE_FINAL_TYPE (GoujiChartsArea, gouji_charts_area, GOUJI, CHARTS_AREA, GtkWidget)

GtkWidget *gouji_charts_area_new (void);

void gouji_charts_area_set_chart (GoujiChartsArea *self, GoujiChart *chart);

G_END_DECLS
