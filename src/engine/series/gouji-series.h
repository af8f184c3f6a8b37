/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiPointState:
 * @GOUJI_POINT_MISSING: there is no report of this year
 * @GOUJI_POINT_UNKNOWN: there is one, but it gives no number; see #GoujiUnknown
 * @GOUJI_POINT_CONFLICT: there are several reports of this year, and they say different things
 * @GOUJI_POINT_NUMBER: a number
 *
 * What is known of one year. Only a number is ever drawn: nothing else is 0.
 */
typedef enum {
  GOUJI_POINT_MISSING,
  GOUJI_POINT_UNKNOWN,
  GOUJI_POINT_CONFLICT,
  GOUJI_POINT_NUMBER,
} GoujiPointState;

/**
 * GoujiUnknown:
 * @GOUJI_UNKNOWN_NONE: the number is known, or there is no report
 * @GOUJI_UNKNOWN_ABSENT: the tables of the report's form do not have the concept
 * @GOUJI_UNKNOWN_BLANK: nothing stands there, or a mark such as "/"; a total that can be computed is not
 * computed
 * @GOUJI_UNKNOWN_UNREADABLE: what stands there is no number, or it may belong elsewhere and is none
 * @GOUJI_UNKNOWN_LOST: the table was read in part, and this row is not in that part
 * @GOUJI_UNKNOWN_UNIT: the number has a unit of its own that cannot be converted exactly
 * @GOUJI_UNKNOWN_TOO_LARGE: the sum cannot be represented
 *
 * Why a report gives no number.
 */
typedef enum {
  GOUJI_UNKNOWN_NONE,
  GOUJI_UNKNOWN_ABSENT,
  GOUJI_UNKNOWN_BLANK,
  GOUJI_UNKNOWN_UNREADABLE,
  GOUJI_UNKNOWN_LOST,
  GOUJI_UNKNOWN_UNIT,
  GOUJI_UNKNOWN_TOO_LARGE,
} GoujiUnknown;

/**
 * GoujiPoint:
 * @year: the year
 * @state: what is known
 * @unknown: why nothing is known
 * @value: when @state is %GOUJI_POINT_NUMBER, in the concept's unit
 * @sure: whether every figure in @value is sure
 * @form_id: (nullable): form of the report
 * @form_changed: whether the report before this one has another form
 * @comparable: whether numbers from here on mean the same as the number before; only a change of form can
 * make it %FALSE
 * @report: (nullable) (transfer none): the report, held by the series
 *
 * One year of a series. The words of a form differ from those of another, and so may its numbers: a point
 * that is not comparable begins a new line.
 */
typedef struct {
  int year;
  GoujiPointState state;
  GoujiUnknown unknown;
  GoujiDecimal value;
  gboolean sure;
  const char *form_id;
  gboolean form_changed;
  gboolean comparable;
  GoujiReport *report;
} GoujiPoint;

/**
 * GoujiSeries:
 *
 * A concept over the years, from the first year of which there is a report to the last, none left out. Reads
 * the reports when it is made; make a new one after an edit.
 */
typedef struct _GoujiSeries GoujiSeries;

GoujiSeries *gouji_series_new (GPtrArray *reports, const char *concept_id) G_GNUC_WARN_UNUSED_RESULT;
void gouji_series_free (GoujiSeries *self);
const GoujiConcept *gouji_series_get_concept (GoujiSeries *self);
guint gouji_series_get_n_points (GoujiSeries *self);
const GoujiPoint *gouji_series_get_point (GoujiSeries *self, guint index);
guint gouji_series_get_n_undated (GoujiSeries *self);

GPtrArray *gouji_series_find_siblings (GPtrArray *reports, GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSeries, gouji_series_free)

G_END_DECLS
