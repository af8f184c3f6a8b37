/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"

G_BEGIN_DECLS

/**
 * GoujiKnownForm:
 * @lexicon: the words of the form
 * @hints: (element-type GoujiHint): what speaks for it, and against it
 * @first_year: first report year of the form, 0 when it does not say
 * @last_year: last report year of the form, %G_MAXINT while it is in use
 * @fallback: whether it is for the reports for which no other form speaks
 * @academic_year: whether it reports on school years
 * @free_headings: whether no notice sets the titles of its parts and their order
 *
 * A form with all that is needed to tell it from others and to read it. Immutable.
 */
typedef struct {
  GoujiLexicon *lexicon;
  GArray *hints;
  int first_year;
  int last_year;
  gboolean fallback;
  gboolean academic_year;
  gboolean free_headings;
} GoujiKnownForm;

/**
 * GoujiChoice:
 * @known: (nullable): the form chosen
 * @reason: (nullable): why, in words: the year and the hints that were found, those against it with a minus
 * @has_source: whether any hint was found
 * @source: where the first hint for the form stands
 */
typedef struct {
  const GoujiKnownForm *known;
  char *reason;
  gboolean has_source;
  GoujiRange source;
} GoujiChoice;

void gouji_choice_clear (GoujiChoice *self);

GoujiKnownForm *gouji_known_form_new (GoujiForm *form, const GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
void gouji_known_form_free (GoujiKnownForm *self);

GoujiChoice gouji_known_forms_choose (GPtrArray *forms,
                                      GoujiForm *wanted,
                                      const GoujiSource *source,
                                      GoujiRange range,
                                      int year,
                                      const char *kind);
GoujiChoice gouji_known_forms_fall_back (GPtrArray *forms, int year);
GHashTable *gouji_known_forms_hash_titles (GPtrArray *forms, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiChoice, gouji_choice_clear)

G_END_DECLS
