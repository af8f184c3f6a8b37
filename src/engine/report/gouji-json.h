/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What this room's files need of JSON beyond what json-glib does. */

char *gouji_json_to_text (JsonObject *object);
JsonObject *gouji_json_find_unknown (JsonObject *given, JsonObject *known);
void gouji_json_add_unknown (JsonObject *object, JsonObject *unknown);

G_END_DECLS
