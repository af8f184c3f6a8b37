/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "chart/gouji-chart.h"
#include "form/gouji-sentence.h"

G_BEGIN_DECLS

/**
 * GoujiChartSeries:
 * @series: the numbers
 * @id: of the concept
 * @name: title of the concept
 * @unit: what it counts
 * @is_drawn: whether it is on the chart; one with another unit than the first stands in the table alone
 *
 * One line of a trend, one layer of the bars.
 */
typedef struct {
  GoujiSeries *series;
  char *id;
  char *name;
  char *unit;
  gboolean is_drawn;
} GoujiChartSeries;

/**
 * GoujiChartAxis:
 * @step: from tick to tick: @mantissa (1, 2 or 5) times ten to the power of @exponent
 * @first: number of steps below zero of the lowest tick, at most 0
 * @last: number of steps of the highest tick, at least 1
 *
 * A scale with round numbers, always with zero on it.
 */
typedef struct {
  int mantissa;
  int exponent;
  int first;
  int last;
} GoujiChartAxis;

/**
 * GoujiChartScale:
 * @power: of ten by which numbers on the axis are divided: 0, 4 or 8
 * @unit: (nullable): what they count then, e.g. 万件
 *
 * In what large numbers are counted on the axis.
 */
typedef struct {
  int power;
  char *unit;
} GoujiChartScale;

typedef struct _GoujiChartPlan GoujiChartPlan;

struct _GoujiChart {
  GoujiChartKind kind;
  GoujiForm *form;
  GPtrArray *all;
  GPtrArray *series;
  guint n_years;
  int first_year;
  char *agency;
  GoujiChartScale scale;
  gboolean rounded;

  char *title;
  char *finding;
  char *description;
  char **notes;
  GPtrArray *columns;
  GPtrArray *cells;
  GArray *marks;

  GoujiChartPlan *plan;
  gboolean bare;
};

/* gouji-chart-number.c */
double gouji_chart_to_double (GoujiDecimal number);
char *gouji_chart_format (GoujiDecimal number, int power) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_format_short (GoujiDecimal number, int power) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_chart_divide (GoujiDecimal a, GoujiDecimal b, gint64 *tenths, gboolean *exact);
char *gouji_chart_format_tenths (gint64 tenths) G_GNUC_WARN_UNUSED_RESULT;

/* gouji-chart-axis.c */
GoujiChartAxis gouji_chart_axis_new (double lowest, double highest, guint n_steps, gboolean whole);
double gouji_chart_axis_get_value (const GoujiChartAxis *self, int tick);
gboolean gouji_chart_axis_get_number (const GoujiChartAxis *self, int tick, GoujiDecimal *number);

/* gouji-chart-words.c */
const char *gouji_chart_get_sentence (GoujiChart *self, const char *name);
char *gouji_chart_say (GoujiChart *self, const char *name, const GoujiWord *words, guint n_words)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_year (GoujiChart *self, int year) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_span (GoujiChart *self, int from, int to) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_years (GoujiChart *self, const gboolean *years) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_state (GoujiChart *self, const GoujiPoint *point) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_number (GoujiChart *self, const GoujiPoint *point) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_amount (GoujiChart *self, const GoujiPoint *point, const char *unit)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_percent (GoujiChart *self, GoujiDecimal part, GoujiDecimal whole)
  G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_say_share (GoujiChart *self, GoujiDecimal part, GoujiDecimal whole)
  G_GNUC_WARN_UNUSED_RESULT;
const GoujiPoint *gouji_chart_get_point (GoujiChart *self, guint series, guint year);
gboolean gouji_chart_sum (GoujiChart *self, guint year, GoujiDecimal *sum, gboolean *sure);
gboolean gouji_chart_counts (GoujiChart *self, guint series);
gboolean gouji_chart_is_small (GoujiDecimal number);

char *gouji_chart_make_title (GoujiChart *self) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_make_finding (GoujiChart *self) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_chart_make_description (GoujiChart *self) G_GNUC_WARN_UNUSED_RESULT;
char **gouji_chart_make_notes (GoujiChart *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_chart_make_table (GoujiChart *self);
void gouji_chart_make_marks (GoujiChart *self);

G_END_DECLS
