/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "report/gouji-mention.h"

G_BEGIN_DECLS

/**
 * GoujiAboutAnswer:
 * @about: what a number speaks of
 * @concept: (nullable): with %GOUJI_ABOUT_FIGURE, the series
 * @cell: (nullable): with %GOUJI_ABOUT_FIGURE, the one cell
 * @of: (nullable): the series that the whole must be about of which this number is a part; else it is a part
 * of something else, and not of @concept
 * @never_includes: (nullable): the series that is counted apart; the number is not about @concept when a part
 * of it is of that series
 * @may_include: (nullable): the series that may be counted along; the number is about @concept only when
 * there is nothing of that series
 *
 * Points into the form and into the patterns.
 */
typedef struct {
  GoujiAbout about;
  const GoujiConcept *concept;
  const GoujiCell *cell;
  const GoujiConcept *of;
  const GoujiConcept *never_includes;
  const GoujiConcept *may_include;
} GoujiAboutAnswer;

/**
 * GoujiAbouts:
 *
 * The sentences that say what a number is about, in the order in which they are tried.
 */
typedef struct _GoujiAbouts GoujiAbouts;

GoujiAbouts *gouji_abouts_new (JsonArray *array, JsonObject *words) G_GNUC_WARN_UNUSED_RESULT;
void gouji_abouts_free (GoujiAbouts *self);

gboolean gouji_abouts_judge (const GoujiAbouts *self,
                             const char *sentence,
                             const char *context,
                             GoujiForm *form,
                             GoujiAboutAnswer *answer);

char *gouji_mention_expand (const char *pattern, JsonObject *words) G_GNUC_WARN_UNUSED_RESULT;
GRegex *gouji_mention_compile (const char *pattern, JsonObject *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiAbouts, gouji_abouts_free)

G_END_DECLS
