/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

char *gouji_write_csv (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
