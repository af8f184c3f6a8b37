/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiCliParts:
 * @GOUJI_CLI_WHOLE: all that is known of a report
 * @GOUJI_CLI_FINDINGS: what it is and what was found, without the contents
 *
 * How much of a report is printed.
 */
typedef enum {
  GOUJI_CLI_WHOLE,
  GOUJI_CLI_FINDINGS,
} GoujiCliParts;

char *gouji_cli_report_to_json (GoujiReport *report,
                                const char *file,
                                guint index,
                                GPtrArray *findings,
                                GoujiCliParts parts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
