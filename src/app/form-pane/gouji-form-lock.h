/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/* What in a form must not be changed. */

gboolean gouji_form_is_carried (GoujiReport *report, const GoujiCell *cell);
gboolean gouji_form_may_change (GoujiReport *report, const GoujiCell *cell);

G_END_DECLS
