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
 * GoujiMentionRelation:
 * @GOUJI_MENTION_ALONE: it is no part of another number that is mentioned
 * @GOUJI_MENTION_SHARE: one of several numbers that together make the whole: a list that is complete
 * @GOUJI_MENTION_SOME: one of several numbers that are among the whole and need not make all of it
 * @GOUJI_MENTION_PERCENTAGE: the per cent that another number is of the whole
 *
 * How a number belongs to another number of the same text.
 */
typedef enum {
  GOUJI_MENTION_ALONE,
  GOUJI_MENTION_SHARE,
  GOUJI_MENTION_SOME,
  GOUJI_MENTION_PERCENTAGE,
} GoujiMentionRelation;

/**
 * GoujiMention:
 * @part: the part of the form in whose text it stands
 * @text: as printed, from the beginning of its clause to its unit, and where the thing that is counted is
 * named behind the unit, with the first letters of that; breaks of lines left out
 * @value: the number before the unit, Chinese numerals converted; 0 where the text says in words that there
 * was nothing
 * @unit: (nullable): its unit in the words of the forms' data, with what multiplies it before it (ten
 * thousands, hundred millions); %NULL where the unit was lost
 * @approximate: whether the text says that it is not exact
 * @about: what it speaks of
 * @concept: (nullable): with %GOUJI_ABOUT_FIGURE, the series
 * @cell: (nullable): with %GOUJI_ABOUT_FIGURE, the one cell
 * @relation: how it belongs to another number of the text
 * @whole: index of that number among the mentions of the report, -1 when it belongs to none
 * @numerator: for a percentage, index of the number that is so much of the whole, else -1
 * @in_words: whether it is no number but the words for nothing
 * @in_text: where the number alone stands in the text of @part, in code points; the words for nothing
 * @has_source: whether the places in the document are known; they are not in text that was typed
 * @source: where @text stands in the document
 * @number: where the number and its unit stand in the document
 * @digits: where the number alone stands; the words for nothing where it is said in words
 * @scaled: the same with what multiplies it, as in 1.2 ten thousands
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
  GoujiMentionRelation relation;
  int whole;
  int numerator;
  gboolean in_words;
  GoujiRange in_text;
  gboolean has_source;
  GoujiRange source;
  GoujiRange number;
  GoujiRange digits;
  GoujiRange scaled;
} GoujiMention;

void gouji_mention_free (GoujiMention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiMention, gouji_mention_free)

G_END_DECLS
