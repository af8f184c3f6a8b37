/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mention/gouji-mention-patterns.h"
#include "mention/gouji-mention-scope.h"
#include "mention/gouji-prose.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiFoundMention:
 * @mention: what was found; owned by the list of the report's mentions, in which it has the same index
 * @answer: what its sentence says that it is about
 * @scope: whom its sentence speaks of
 * @in_words: whether it is zero, said in words
 * @first: the letter at which the number begins
 * @end: the letter behind its unit
 * @sentence: the first letter of its sentence
 *
 * A mention with its place in the prose, while the mentions of a report are being found.
 */
typedef struct {
  GoujiMention *mention;
  GoujiAboutAnswer answer;
  GoujiScope scope;
  gboolean in_words;
  guint first;
  guint end;
  guint sentence;
} GoujiFoundMention;

void gouji_mentions_relate (const GoujiRelationPatterns *patterns,
                            const GoujiProse *prose,
                            GArray *found,
                            guint first);
void gouji_mentions_settle (const GoujiScopeJudge *judge, GoujiReport *report, GArray *found);

G_END_DECLS
