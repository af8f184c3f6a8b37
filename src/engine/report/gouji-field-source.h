/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiFieldHow:
 * @GOUJI_FIELD_HOW_NONE: nobody knows
 * @GOUJI_FIELD_HOW_TITLE: the title of the report says it
 * @GOUJI_FIELD_HOW_PAGE_TITLE: the title of the web page says it, which is not part of the text
 * @GOUJI_FIELD_HOW_HEADING: the heading of a part, or the title of a table
 * @GOUJI_FIELD_HOW_PERIOD: the sentence with the first and the last day of what is counted
 * @GOUJI_FIELD_HOW_SENTENCE: a sentence in front of the first part or at its beginning
 * @GOUJI_FIELD_HOW_FRAME: the frame of the page: its table of who, what and when, or the line below the title
 * @GOUJI_FIELD_HOW_SIGNATURE: who signs
 * @GOUJI_FIELD_HOW_DATE: the day under the signature, which is of the year after the one reported on
 * @GOUJI_FIELD_HOW_AGENCY: it follows from the agency's name
 * @GOUJI_FIELD_HOW_WORDS: words of the form; the place is that of the first of them
 * @GOUJI_FIELD_HOW_TYPED: the user says it
 *
 * How a report came to say something of itself.
 */
typedef enum {
  GOUJI_FIELD_HOW_NONE,
  GOUJI_FIELD_HOW_TITLE,
  GOUJI_FIELD_HOW_PAGE_TITLE,
  GOUJI_FIELD_HOW_HEADING,
  GOUJI_FIELD_HOW_PERIOD,
  GOUJI_FIELD_HOW_SENTENCE,
  GOUJI_FIELD_HOW_FRAME,
  GOUJI_FIELD_HOW_SIGNATURE,
  GOUJI_FIELD_HOW_DATE,
  GOUJI_FIELD_HOW_AGENCY,
  GOUJI_FIELD_HOW_WORDS,
  GOUJI_FIELD_HOW_TYPED,
} GoujiFieldHow;

/**
 * GoujiFieldSource:
 * @how: what says it
 * @unsure: whether something else in the report contradicts it, or it was only concluded
 * @has_source: whether @source is known
 * @source: the words that say it, in the document
 */
struct _GoujiFieldSource {
  GoujiFieldHow how;
  gboolean unsure;
  gboolean has_source;
  GoujiRange source;
};

const char *gouji_field_how_to_string (GoujiFieldHow how);
gboolean gouji_field_how_from_string (const char *text, GoujiFieldHow *how);

G_END_DECLS
