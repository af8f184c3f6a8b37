/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "document/gouji-fold.h"
#include "mention/gouji-mention-about.h"

G_BEGIN_DECLS

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
 * GoujiRelationPatterns:
 * @some: what opens a list of numbers that are among another
 * @share: what opens a list of numbers that together make another
 * @rest: what stands before the last number of a list that is complete
 * @and_more: what stands behind the last number of a list that is not
 * @ends: what stands before a number that belongs to no list any more
 * @percentage: what stands between a number and the per cent that it is of its whole
 * @percentages: the same between several numbers and the per cents of all of them, in their order
 * @families: (element-type GRegex): kinds of things; the numbers of one list are of one kind
 * @alike: (element-type GStrv): units that count the same things
 *
 * How the text says that a number belongs to another. All but @and_more are matched against what stands
 * between two numbers. Any of the expressions may be %NULL.
 */
typedef struct {
  GRegex *some;
  GRegex *share;
  GRegex *rest;
  GRegex *and_more;
  GRegex *ends;
  GRegex *percentage;
  GRegex *percentages;
  GPtrArray *families;
  GPtrArray *alike;
} GoujiRelationPatterns;

/**
 * GoujiScopePatterns:
 * @years: the year that a number is of, in the group `year`
 * @periods: less than a year
 * @whole: all bodies of the area
 * @own: the body itself
 * @bodies: a body by its name, in the group `body`
 * @governments: (nullable): for which kinds of agency the whole area is what their reports are of
 *
 * Whom and what time the text before a number speaks of. Any of the expressions may be %NULL.
 */
typedef struct {
  GRegex *years;
  GRegex *periods;
  GRegex *whole;
  GRegex *own;
  GRegex *bodies;
  GStrv governments;
} GoujiScopePatterns;

/**
 * GoujiZeroPatterns:
 * @clauses: (element-type GRegex): sentences that say that there was none of what is listed in the group
 * `list`; the group `zero` is the word that says so
 * @objects: (element-type GRegex): what may be listed
 * @abouts: (element-type GoujiAbouts): for each of them, what it is
 */
typedef struct {
  GPtrArray *clauses;
  GPtrArray *objects;
  GPtrArray *abouts;
} GoujiZeroPatterns;

/**
 * GoujiMentionPatterns:
 * @units: (element-type GoujiUnit): what may stand behind a number, longest first
 * @more: (element-type GoujiUnit): what may stand between the two and means "and some more"
 * @before: (element-type GoujiUnit): pairs of what may stand before a number, and the unit that this means
 * @passed_over: (element-type GRegex): what is no mention; each by itself, since one expression out of all of
 * them takes three times as long
 * @standing: (element-type GRegex): numbers that are the same in every year's report
 * @bare: (nullable): which sentence with the number at its end counts without a unit
 * @approximate: (nullable): which sentence says that the number is not exact
 * @abouts: what a sentence is about, the first that fits
 * @relations: how numbers belong together
 * @scope: whom they speak of
 * @zeros: how zero is said in words
 *
 * The words of the forms' common data about numbers in text, compiled.
 */
typedef struct {
  GPtrArray *units;
  GPtrArray *more;
  GPtrArray *before;
  GPtrArray *passed_over;
  GPtrArray *standing;
  GRegex *bare;
  GRegex *approximate;
  GoujiAbouts *abouts;
  GoujiRelationPatterns relations;
  GoujiScopePatterns scope;
  GoujiZeroPatterns zeros;
} GoujiMentionPatterns;

GoujiMentionPatterns *gouji_mention_patterns_new (JsonObject *common, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_mention_patterns_free (GoujiMentionPatterns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMentionPatterns, gouji_mention_patterns_free)

G_END_DECLS
