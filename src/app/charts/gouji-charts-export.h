/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "chart/gouji-chart.h"

G_BEGIN_DECLS

/* A chart on its way out of the program: as a file, or to the clipboard. */

GBytes *gouji_charts_export_draw (GoujiChart *chart, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void gouji_charts_export_write_async (
  GFile *file, GBytes *bytes, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean gouji_charts_export_write_finish (GAsyncResult *result, GError **error);
GdkContentProvider *gouji_charts_export_provide (GoujiChart *chart) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_charts_export_suggest_name (GoujiChart *chart, const char *ending) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_charts_export_explain (const GError *error, const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
