/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CHARTS_VIEW (gouji_charts_view_get_type ())
/**
 * GoujiChartsView:
 *
 * What the open reports of one agency say over the years: a chart, what it shows in a sentence, its numbers
 * as a table, and all of it in words. It follows every edit of any of these reports, and reports that are
 * opened and closed.
 *
 * Signals: #GoujiChartsView::report-activated with a #GoujiOpenReport and the index of a cell in its form,
 * %G_MAXUINT for none, when the user asks for where a number stands.
 *
 * Actions: `charts.kind` (s: `trend` or `composition`), `charts.concepts` (as: ids of what a trend shows),
 * `charts.copy` (Ctrl+C), `charts.export` (s: `svg`, `png` or `pdf`; asks for a file), `charts.export-to` (s:
 * URI of a file with one of these endings).
 */
G_DECLARE_FINAL_TYPE (GoujiChartsView, gouji_charts_view, GOUJI, CHARTS_VIEW, AdwBin)

GtkWidget *gouji_charts_view_new (GoujiSession *session);

void gouji_charts_view_set_report (GoujiChartsView *self, GoujiOpenReport *report);

G_END_DECLS
