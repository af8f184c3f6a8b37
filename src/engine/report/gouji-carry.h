/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/* What corrections do with readings: reports without a history that are still being made. */

GArray *gouji_reading_list_sources (GoujiReport *reading, gboolean with_extras) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_sources_overlap (const GArray *sources, GoujiRange range);
void gouji_sources_join (GArray *sources);

const GoujiCell *gouji_cell_find_counterpart (GoujiForm *form, const GoujiCell *cell, GoujiForm *other);

void
gouji_reading_put_read (GoujiReport *reading, const GoujiCell *cell, const GoujiFigure *figure, GoujiHow how);
void gouji_reading_set_aside (GoujiReport *reading, const GoujiCell *cell, const GoujiFigure *figure);
void gouji_reading_carry (GoujiReport *reading, GoujiReport *report, GoujiReport *then);

G_END_DECLS
