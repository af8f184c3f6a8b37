/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-parser.h"

G_BEGIN_DECLS

/* Ties and excuses as files and journals have them. */

JsonArray *gouji_bindings_to_json (const GPtrArray *bindings) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *gouji_excuses_to_json (const GPtrArray *excuses) G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_parser_read_bindings (
  GoujiParser *self, JsonArray *array, const char *path, const char *text, GPtrArray *bindings);
gboolean gouji_parser_read_excuses (GoujiParser *self, JsonArray *array, GPtrArray *excuses);

G_END_DECLS
