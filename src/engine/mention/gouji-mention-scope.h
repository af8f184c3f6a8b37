/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mention/gouji-mention-patterns.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiScope:
 * @GOUJI_SCOPE_UNSAID: the text does not say whom it speaks of
 * @GOUJI_SCOPE_WHOLE: all bodies of the area
 * @GOUJI_SCOPE_OWN: the body that reports
 * @GOUJI_SCOPE_OTHER: another body, or a part of the one that reports
 * @GOUJI_SCOPE_LAST_YEAR: the year before the report's
 * @GOUJI_SCOPE_OTHER_TIME: another year, or a part of one
 */
typedef enum {
  GOUJI_SCOPE_UNSAID,
  GOUJI_SCOPE_WHOLE,
  GOUJI_SCOPE_OWN,
  GOUJI_SCOPE_OTHER,
  GOUJI_SCOPE_LAST_YEAR,
  GOUJI_SCOPE_OTHER_TIME,
} GoujiScope;

/**
 * GoujiScopeJudge:
 * @patterns: the words
 * @agency: the report's agency, folded; empty when it is not known
 * @year: the report's year, 0 when it is not known
 * @government: whether the reports of agencies of this kind are of a whole area
 * @known_kind: whether the kind of the agency is known
 */
typedef struct {
  const GoujiScopePatterns *patterns;
  char *agency;
  int year;
  gboolean government;
  gboolean known_kind;
} GoujiScopeJudge;

void gouji_scope_judge_init (GoujiScopeJudge *self,
                             const GoujiScopePatterns *patterns,
                             GoujiReport *report,
                             const GoujiFolding *folding);
void gouji_scope_judge_clear (GoujiScopeJudge *self);

GoujiScope gouji_scope_judge (const GoujiScopeJudge *self, const char *before);
int gouji_scope_judge_rank (const GoujiScopeJudge *self, GoujiScope scope);

G_END_DECLS
