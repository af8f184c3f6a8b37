/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "fill/gouji-source.h"

G_BEGIN_DECLS

/**
 * GoujiPatterns:
 * @regexes: (element-type GRegex): in the order of the data
 *
 * Expressions of the forms' common data that mean the same: the first one that fits decides. Immutable.
 */
typedef struct {
  GPtrArray *regexes;
} GoujiPatterns;

void gouji_patterns_init (GoujiPatterns *self, JsonObject *data, const char *member, const char *define);
void gouji_patterns_clear (GoujiPatterns *self);

/**
 * GoujiMatch:
 * @span: the folded text that was looked through
 * @text: the same as UTF-8
 * @info: what was found
 *
 * Where an expression fits.
 */
typedef struct {
  GoujiSpan span;
  char *text;
  GArray *byte_to_char;
  GMatchInfo *info;
} GoujiMatch;

gboolean gouji_patterns_match (const GoujiPatterns *self, GoujiSpan span, GoujiMatch *match);
gboolean gouji_patterns_fit (const GoujiPatterns *self, GoujiSpan span);
gboolean gouji_patterns_fit_text (const GoujiPatterns *self, const char *folded);
void gouji_match_clear (GoujiMatch *self);

gboolean gouji_match_get_span (const GoujiMatch *self, const char *name, GoujiSpan *span);
char *gouji_match_get_text (const GoujiMatch *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
int gouji_match_get_number (const GoujiMatch *self, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiMatch, gouji_match_clear)

G_END_DECLS
