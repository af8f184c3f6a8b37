/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mention/gouji-mention-found.h"

G_BEGIN_DECLS

/**
 * GoujiMentionSearch:
 * @patterns: the words
 * @judge: whom the report is of
 * @prose: the text of the part
 * @part: the part
 * @heading: (nullable): as printed above it, folded
 * @form: the form of the report
 * @found: (element-type GoujiFoundMention): what was found in this part, in no certain order
 * @n_judged: how many were asked what they are about, in the whole report
 *
 * The search through one narrative.
 */
typedef struct {
  const GoujiMentionPatterns *patterns;
  const GoujiScopeJudge *judge;
  const GoujiProse *prose;
  const GoujiPart *part;
  const char *heading;
  GoujiForm *form;
  GArray *found;
  guint n_judged;
} GoujiMentionSearch;

void gouji_mention_search_zeros (GoujiMentionSearch *self);
char *gouji_mention_search_describe_context (const GoujiMentionSearch *self, guint sentence)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_mention_search_put_answer (const GoujiMentionSearch *self,
                                      GoujiFoundMention *entry,
                                      const char *before);

G_END_DECLS
