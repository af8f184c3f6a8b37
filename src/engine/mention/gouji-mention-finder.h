/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "document/gouji-fold.h"
#include "report/gouji-mention.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiMentionFinder:
 *
 * Finds the numbers in the narratives of reports. What its units are, what is no mention and what a mention
 * is about is data, in data/forms/common.json under `units` and `prose`. Immutable, may be used by several
 * threads at once.
 */
typedef struct _GoujiMentionFinder GoujiMentionFinder;

GoujiMentionFinder *gouji_mention_finder_new (JsonObject *common, GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_mention_finder_free (GoujiMentionFinder *self);

GPtrArray *gouji_mention_finder_find (const GoujiMentionFinder *self, GoujiReport *report)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_mention_finder_read (
  const GoujiMentionFinder *self, const char *text, GoujiRange range, GoujiDecimal *value, char **unit);
GArray *gouji_mention_finder_list_numbers (const GoujiMentionFinder *self, const char *text)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMentionFinder, gouji_mention_finder_free)

G_END_DECLS
