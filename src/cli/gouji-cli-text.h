/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

char *gouji_cli_describe_report (GoujiReport *report, GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_cli_describe_findings (GoujiReport *report, const char *file, GPtrArray *findings)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
