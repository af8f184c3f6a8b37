/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CHARTS_ROW (gouji_charts_row_get_type ())
/**
 * GoujiChartsRow:
 *
 * A year in the table of a chart: what stands in its columns, and its report if there is one. Its property
 * `texts` notifies when an edit changes them.
 */
G_DECLARE_FINAL_TYPE (GoujiChartsRow, gouji_charts_row, GOUJI, CHARTS_ROW, GObject)

GoujiChartsRow *gouji_charts_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

const char *gouji_charts_row_get_text (GoujiChartsRow *self, guint column);
char *gouji_charts_row_describe (GoujiChartsRow *self, const char *const *heads) G_GNUC_WARN_UNUSED_RESULT;
GoujiReport *gouji_charts_row_get_report (GoujiChartsRow *self);
void gouji_charts_row_set (GoujiChartsRow *self, const char *const *texts, GoujiReport *report);

G_END_DECLS
