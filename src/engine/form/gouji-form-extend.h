/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *gouji_form_extend (JsonObject *base, JsonObject *overrides) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *gouji_form_share_rules (JsonArray *own, JsonArray *shared) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
