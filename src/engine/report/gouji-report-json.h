/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/* The report as the JSON of its file, and back. */

extern const char *const gouji_table_state_names[GOUJI_TABLE_WHOLE + 1];

JsonObject *gouji_report_to_json (GoujiReport *report);
GoujiReport *gouji_report_from_json (JsonObject *root, GoujiFormSet *forms, GError **error);
GoujiReport *
gouji_report_from_damaged_json (JsonObject *root, GoujiFormSet *forms, GPtrArray *losses, GError **error);
JsonObject *gouji_report_snapshot_to_json (GoujiReport *snapshot);
GoujiReport *gouji_report_snapshot_from_json (JsonObject *object, GoujiFormSet *forms, GError **error);
JsonObject *gouji_report_reading_to_json (GoujiReport *report);
GoujiReport *gouji_report_reading_from_json (JsonObject *object,
                                             GoujiDocument *document,
                                             GoujiFormSet *forms,
                                             GError **error);

G_END_DECLS
