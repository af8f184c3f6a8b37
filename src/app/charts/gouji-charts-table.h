/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "chart/gouji-chart.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CHARTS_TABLE (gouji_charts_table_get_type ())
/**
 * GoujiChartsTable:
 *
 * The numbers of a chart: a row for each year.
 *
 * Signals: #GoujiChartsTable::report-activated with the #GoujiReport of the row that was clicked.
 */
G_DECLARE_FINAL_TYPE (GoujiChartsTable, gouji_charts_table, GOUJI, CHARTS_TABLE, AdwBin)

GtkWidget *gouji_charts_table_new (void);

void gouji_charts_table_set_chart (GoujiChartsTable *self,
                                   GoujiChart *chart,
                                   GPtrArray *reports,
                                   GoujiReport *preferred);

G_END_DECLS
