/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "report/gouji-report.h"

G_BEGIN_DECLS

/* The version of a record; other tools rely on the names and types of its members, which
 * data/schema/report-1.schema.json describes. */
#define GOUJI_REPORT_RECORD_VERSION 1

JsonNode *gouji_report_record_new (GoujiReport *report,
                                   const char *file,
                                   guint index,
                                   GPtrArray *findings,
                                   GPtrArray *mentions) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_report_record_print (JsonNode *record, gboolean pretty) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
