/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"
#include "diagnose/gouji-diagnose.h"

G_BEGIN_DECLS

/* How many proposals stand with a finding; more would be guessing. */
#define GOUJI_MOST_PROPOSALS 3

/**
 * GoujiRemedy:
 * @words: what would be changed, and why
 * @changes: the changes, as the action `apply-proposal` wants them
 *
 * A proposal as a button shows it.
 */
typedef struct {
  char *words;
  GVariant *changes;
} GoujiRemedy;

#define GOUJI_TYPE_FINDING_ITEM (gouji_finding_item_get_type ())
/**
 * GoujiFindingItem:
 *
 * A finding as a list shows it. The findings themselves are made anew by every check; an item outlives them,
 * so that a row keeps its focus as long as it is about the same.
 *
 * Property `message`: the sentence, with the numbers as they are now. Signals: `remedies-changed`, when there
 * are other proposals for it.
 */
G_DECLARE_FINAL_TYPE (GoujiFindingItem, gouji_finding_item, GOUJI, FINDING_ITEM, GObject)

GoujiFindingItem *gouji_finding_item_new (const GoujiFinding *finding) G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_finding_item_is_about (GoujiFindingItem *self, const GoujiFinding *finding);
void gouji_finding_item_update (GoujiFindingItem *self, const GoujiFinding *finding);
const char *gouji_finding_item_get_message (GoujiFindingItem *self);
const char *gouji_finding_item_get_basis (GoujiFindingItem *self);
const char *gouji_finding_item_get_rule (GoujiFindingItem *self);
const char *gouji_finding_item_get_place (GoujiFindingItem *self);
const GoujiExcuse *gouji_finding_item_get_excuse (GoujiFindingItem *self);
const GPtrArray *gouji_finding_item_get_remedies (GoujiFindingItem *self);
void gouji_finding_item_set_remedies (GoujiFindingItem *self,
                                      const GoujiFinding *finding,
                                      const GPtrArray *proposals);
GoujiSeverity gouji_finding_item_get_severity (GoujiFindingItem *self);
const GoujiPart *gouji_finding_item_get_part (GoujiFindingItem *self);
GPtrArray *gouji_finding_item_get_cells (GoujiFindingItem *self);
gboolean gouji_finding_item_get_source (GoujiFindingItem *self, GoujiRange *source);

G_END_DECLS
