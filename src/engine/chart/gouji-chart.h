/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "series/gouji-series.h"

G_BEGIN_DECLS

/**
 * GoujiChartKind:
 * @GOUJI_CHART_TREND: concepts over the years, as lines
 * @GOUJI_CHART_COMPOSITION: what the outcomes of each year are made of, as stacked bars
 */
typedef enum {
  GOUJI_CHART_TREND,
  GOUJI_CHART_COMPOSITION,
} GoujiChartKind;

/**
 * GoujiChartLook:
 * @GOUJI_CHART_LIGHT: dark on white; also for paper
 * @GOUJI_CHART_DARK: light on dark
 * @GOUJI_CHART_CONTRAST: black on white, without any grey
 * @GOUJI_CHART_CONTRAST_DARK: white on black, without any grey
 */
typedef enum {
  GOUJI_CHART_LIGHT,
  GOUJI_CHART_DARK,
  GOUJI_CHART_CONTRAST,
  GOUJI_CHART_CONTRAST_DARK,
} GoujiChartLook;

/**
 * GoujiChartMark:
 * @year: the year
 * @series: index of the series, among those that are drawn
 * @words: what is read out: the year, the series, the number, whether it is sure
 * @report: (transfer none): whose figure it is
 *
 * A point or a piece of a bar: what the keyboard moves along.
 */
typedef struct {
  int year;
  guint series;
  char *words;
  GoujiReport *report;
} GoujiChartMark;

/**
 * GoujiChart:
 *
 * A chart of one agency: one drawing for screen, PNG, SVG and PDF. Its words are those of the reports'
 * language, and stand in the forms' data.
 *
 * It reads the reports when it is made; make a new one after an edit. What it has laid out for a size it
 * keeps until it is asked for another, so that drawing again costs little. It belongs to one thread.
 */
typedef struct _GoujiChart GoujiChart;

GoujiChart *gouji_chart_new (GoujiChartKind kind, GPtrArray *reports, const char *const *concepts)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_chart_free (GoujiChart *self);

void gouji_chart_set_bare (GoujiChart *self, gboolean bare);
GoujiChartKind gouji_chart_get_kind (GoujiChart *self);
const char *gouji_chart_get_concept (GoujiChart *self, guint series);
gboolean gouji_chart_is_empty (GoujiChart *self);
guint gouji_chart_get_n_unsure (GoujiChart *self);
const char *gouji_chart_get_title (GoujiChart *self);
const char *gouji_chart_get_finding (GoujiChart *self);
const char *gouji_chart_get_description (GoujiChart *self);
const char *const *gouji_chart_get_notes (GoujiChart *self);

guint gouji_chart_get_n_columns (GoujiChart *self);
const char *gouji_chart_get_column_title (GoujiChart *self, guint column);
guint gouji_chart_get_n_rows (GoujiChart *self);
const char *gouji_chart_get_text (GoujiChart *self, guint row, guint column);

guint gouji_chart_get_n_marks (GoujiChart *self);
const GoujiChartMark *gouji_chart_get_mark (GoujiChart *self, guint index);
gboolean gouji_chart_get_mark_area (
  GoujiChart *self, guint index, double width, double height, cairo_rectangle_t *area);
int gouji_chart_find_mark (GoujiChart *self, double width, double height, double x, double y);

void gouji_chart_draw (
  GoujiChart *self, cairo_t *cr, double width, double height, GoujiChartLook look, int selected);
GBytes *gouji_chart_to_svg (GoujiChart *self, double width, double height) G_GNUC_WARN_UNUSED_RESULT;
GBytes *gouji_chart_to_png (GoujiChart *self, double width, double height, double scale)
  G_GNUC_WARN_UNUSED_RESULT;
GBytes *gouji_chart_to_pdf (GoujiChart *self, double width, double height) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiChart, gouji_chart_free)

G_END_DECLS
