/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"

G_BEGIN_DECLS

/**
 * GoujiCause:
 * @GOUJI_CAUSE_NONE: no slip is known that makes the one number of the other
 * @GOUJI_CAUSE_TRANSPOSED: two digits beside each other have changed places
 * @GOUJI_CAUSE_DOUBLED: a digit stands there twice
 * @GOUJI_CAUSE_LOST: a digit is missing
 * @GOUJI_CAUSE_ADDED: there is a digit too many
 * @GOUJI_CAUSE_MISREAD: one of several digits is another
 * @GOUJI_CAUSE_UNIT: an amount in 元 where 万元 are asked for, or the other way round: ten thousand times as
 * much
 * @GOUJI_CAUSE_LAST_YEAR: last year's number still stands there
 * @GOUJI_CAUSE_BLANK: nothing stands where a number belongs
 * @GOUJI_CAUSE_TOTAL: a total that was not brought up to date
 * @GOUJI_CAUSE_COLUMN: the numbers of two columns beside each other have changed places
 * @GOUJI_CAUSE_ROW: the numbers of two rows below each other have changed places
 * @GOUJI_CAUSE_SHIFTED: several numbers of a row stand one column too far
 *
 * How a wrong number may have come about.
 */
typedef enum {
  GOUJI_CAUSE_NONE,
  GOUJI_CAUSE_TRANSPOSED,
  GOUJI_CAUSE_DOUBLED,
  GOUJI_CAUSE_LOST,
  GOUJI_CAUSE_ADDED,
  GOUJI_CAUSE_MISREAD,
  GOUJI_CAUSE_UNIT,
  GOUJI_CAUSE_LAST_YEAR,
  GOUJI_CAUSE_BLANK,
  GOUJI_CAUSE_TOTAL,
  GOUJI_CAUSE_COLUMN,
  GOUJI_CAUSE_ROW,
  GOUJI_CAUSE_SHIFTED,
} GoujiCause;

/**
 * GoujiProposedChange:
 * @cell: the cell, of the report's form
 * @from: what it counts as now; empty where nothing stands
 * @to: what would have to stand there
 * @cause: how @from may have come about
 */
typedef struct {
  const GoujiCell *cell;
  char *from;
  char *to;
  GoujiCause cause;
} GoujiProposedChange;

/**
 * GoujiProposal:
 * @changes: (element-type GoujiProposedChange): what would have to change, in the order of the form; never
 * empty
 * @equations: (element-type GoujiEquation): which of those that are violated would hold then, in the order of
 * the form
 * @rule: (nullable): the rule that is no equation and would hold then
 * @rank: the smaller, the likelier; only good for comparing
 *
 * A smallest set of changes after which every equation that it touches holds. It points into the report's
 * form. Nobody but the user makes the changes.
 */
typedef struct {
  GPtrArray *changes;
  GPtrArray *equations;
  const GoujiRule *rule;
  guint rank;
} GoujiProposal;

GoujiProposal *gouji_proposal_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_proposal_free (GoujiProposal *self);
void gouji_proposal_add_change (
  GoujiProposal *self, const GoujiCell *cell, char *from, char *to, GoujiCause cause);
gboolean gouji_proposal_settles (const GoujiProposal *self, const GoujiFinding *finding);
void gouji_proposal_apply (const GoujiProposal *self, GoujiReport *report);

const char *gouji_cause_to_string (GoujiCause cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiProposal, gouji_proposal_free)

G_END_DECLS
