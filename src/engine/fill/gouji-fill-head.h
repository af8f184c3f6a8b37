/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-filling.h"
#include "report/gouji-field-source.h"

G_BEGIN_DECLS

/**
 * GoujiReportHead:
 * @agency: (nullable): who reports
 * @kind: (nullable): what kind of agency that is
 * @agency_source: why
 * @year: the year reported on, 0 when it is masked or not said
 * @year_source: why
 * @period: first and last day, if they are said
 *
 * What a report says of itself before its form is known.
 */
typedef struct {
  char *agency;
  const char *kind;
  GoujiFieldSource agency_source;
  int year;
  GoujiFieldSource year_source;
  GoujiPeriod period;
} GoujiReportHead;

void gouji_report_head_init (GoujiReportHead *self,
                             const GoujiReader *reader,
                             const GoujiPassage *passage,
                             guint frame);
void gouji_report_head_clear (GoujiReportHead *self);
void gouji_report_head_put (const GoujiReportHead *self, GoujiFilling *filling, const GoujiChoice *choice);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiReportHead, gouji_report_head_clear)

G_END_DECLS
