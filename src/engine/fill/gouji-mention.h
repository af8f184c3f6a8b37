/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "form/gouji-form.h"
#include "report/gouji-decimal.h"

G_BEGIN_DECLS

/**
 * GoujiAbout:
 * @GOUJI_ABOUT_FREE: nothing that the form knows
 * @GOUJI_ABOUT_FIGURE: what a cell of the form or a concept counts
 * @GOUJI_ABOUT_RATIO: a share, a rate, points of a rate
 * @GOUJI_ABOUT_LAST_YEAR: what was a year ago, or the difference from it
 * @GOUJI_ABOUT_PART: a part of a sum that is mentioned too
 *
 * What a number in the text speaks of.
 */
typedef enum {
  GOUJI_ABOUT_FREE,
  GOUJI_ABOUT_FIGURE,
  GOUJI_ABOUT_RATIO,
  GOUJI_ABOUT_LAST_YEAR,
  GOUJI_ABOUT_PART,
} GoujiAbout;

const char *gouji_about_to_string (GoujiAbout about);

/**
 * GoujiMention:
 * @part: the part of the form in whose text it stands
 * @text: as printed, from the beginning of its clause to its unit; breaks of lines left out
 * @value: the number before the unit, Chinese numerals converted
 * @unit: (nullable): its unit in the words of the forms' data, with what multiplies it before it (ten
 * thousands, hundred millions); %NULL where the unit was lost
 * @approximate: whether the text says that it is not exact
 * @about: what it speaks of
 * @concept: (nullable): with %GOUJI_ABOUT_FIGURE, the series
 * @cell: (nullable): with %GOUJI_ABOUT_FIGURE, the one cell
 * @has_source: whether the places are known; they are not in text that was typed
 * @source: where @text stands in the document
 * @number: where the number and its unit stand in the document
 *
 * A number in the narrative. Part, concept and cell belong to the report's form.
 */
typedef struct {
  const GoujiPart *part;
  char *text;
  GoujiDecimal value;
  char *unit;
  gboolean approximate;
  GoujiAbout about;
  const GoujiConcept *concept;
  const GoujiCell *cell;
  gboolean has_source;
  GoujiRange source;
  GoujiRange number;
} GoujiMention;

void gouji_mention_free (GoujiMention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMention, gouji_mention_free)

G_END_DECLS
