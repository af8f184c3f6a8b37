/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "document/gouji-fold.h"
#include "report/gouji-mention.h"

G_BEGIN_DECLS

/* Stands for the number in the sentence that patterns are matched against. */
#define GOUJI_MENTION_MARK '#'

/**
 * GoujiUnit:
 * @name: as in the data
 * @folded: the same, folded
 */
typedef struct {
  char *name;
  GoujiFolded *folded;
} GoujiUnit;

/**
 * GoujiMentionPatterns:
 * @units: (element-type GoujiUnit): what may stand behind a number, longest first
 * @more: (element-type GoujiUnit): what may stand between the two and means "and some more"
 * @before: (element-type GoujiUnit): pairs of what may stand before a number, and the unit that this means
 * @passed_over: (element-type GRegex): what is no mention; each by itself, since one expression out of all of
 * them takes three times as long
 * @bare: (nullable): which sentence with the number at its end counts without a unit
 * @approximate: (nullable): which sentence says that the number is not exact
 * @abouts: (element-type GoujiAboutPattern): what a sentence is about, the first that fits
 *
 * The words of the forms' common data about numbers in text, compiled.
 */
typedef struct {
  GPtrArray *units;
  GPtrArray *more;
  GPtrArray *before;
  GPtrArray *passed_over;
  GRegex *bare;
  GRegex *approximate;
  GPtrArray *abouts;
} GoujiMentionPatterns;

GoujiMentionPatterns *gouji_mention_patterns_new (JsonObject *common, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_mention_patterns_free (GoujiMentionPatterns *self);

void gouji_mention_patterns_judge (const GoujiMentionPatterns *self,
                                   const char *sentence,
                                   GoujiForm *form,
                                   GoujiMention *mention);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMentionPatterns, gouji_mention_patterns_free)

G_END_DECLS
