/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"
#include "report/gouji-mention.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiFinding:
 * @rule: the rule that does not hold
 * @equation: (nullable): the equation that is violated; %NULL with what no equation says, and where it cannot
 * be judged
 * @severity: the rule's, or notice when it cannot be judged; milder where a text was recognised from a
 * picture
 * @judged: whether the rule could be judged; an unreadable or unsure cell suspends it
 * @cells: (element-type GoujiCell): the cells concerned, in the order of the form
 * @part: (nullable): the part concerned
 * @left: (nullable): left side as evaluated
 * @right: (nullable): right side as evaluated
 * @message: one sentence with the evaluated numbers, Chinese, from the form's data
 * @words: (array zero-terminated=1): what was filled into the sentence: the numbers and words that it was
 * judged by
 * @excuse: (nullable): why it was set aside; %NULL as long as it stands
 * @has_source: whether @source is known
 * @source: place in the document
 *
 * One place where a rule does not hold.
 */
typedef struct {
  const GoujiRule *rule;
  const GoujiEquation *equation;
  GoujiSeverity severity;
  gboolean judged;
  GPtrArray *cells;
  const GoujiPart *part;
  char *left;
  char *right;
  char *message;
  GStrv words;
  GoujiExcuse *excuse;
  gboolean has_source;
  GoujiRange source;
} GoujiFinding;

void gouji_finding_free (GoujiFinding *self);

GPtrArray *gouji_check_report (GoujiReport *report,
                               GoujiReport *last_year,
                               GPtrArray *mentions,
                               const GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_check_count (const GPtrArray *findings, GoujiSeverity severity);
guint gouji_check_count_open (const GPtrArray *findings);
char *gouji_finding_describe_place (const GoujiFinding *self) G_GNUC_WARN_UNUSED_RESULT;
GoujiExcuse *gouji_finding_make_excuse (const GoujiFinding *self,
                                        GoujiReport *report,
                                        const char *reason,
                                        const char *by,
                                        const char *on) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_check_propose (GoujiReport *report, const GoujiCell *cell, GoujiDecimal *proposed);
gboolean gouji_check_is_expected (GoujiReport *report, const GoujiCell *cell);
gboolean gouji_check_expect (GoujiReport *report, const GoujiCell *cell, GoujiDecimal *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFinding, gouji_finding_free)

G_END_DECLS
