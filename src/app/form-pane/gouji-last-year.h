/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/* What last year's report says of a cell of this year's. */

const GoujiFigure *gouji_last_year_get_figure (GoujiReport *report, const GoujiCell *cell);
char *gouji_last_year_describe_source (GoujiReport *report, const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
