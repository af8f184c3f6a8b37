/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "fill/gouji-source.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiRecogniser:
 *
 * The expressions by which a report says what it is: title, agency, year, period, dates. They are data, in
 * data/forms/common.json under `recognition`, and are matched against folded text. Immutable.
 */
typedef struct _GoujiRecogniser GoujiRecogniser;

/**
 * GoujiTitle:
 * @in_text: whether it stands in the text, and not in the title of the page alone
 * @range: where it stands
 * @agency_range: where the agency stands in it
 * @text: as printed, white space aside
 * @agency: (nullable): whose report it is
 * @year: the year, or 0 when masked or missing
 * @masked: whether some of its digits are masked
 */
typedef struct {
  gboolean in_text;
  GoujiRange range;
  GoujiRange agency_range;
  char *text;
  char *agency;
  int year;
  gboolean masked;
} GoujiTitle;

void gouji_title_free (GoujiTitle *self);

/**
 * GoujiPreambleLine:
 * @GOUJI_PREAMBLE_OTHER: no part of a preamble: the frame of a page, a list of contents, a heading
 * @GOUJI_PREAMBLE_SENTENCE: ends as a sentence does
 * @GOUJI_PREAMBLE_BEGINNING: may be the beginning of a sentence that goes on in the next line
 *
 * What a line between the title and the first part may be.
 */
typedef enum {
  GOUJI_PREAMBLE_OTHER,
  GOUJI_PREAMBLE_SENTENCE,
  GOUJI_PREAMBLE_BEGINNING,
} GoujiPreambleLine;

GoujiRecogniser *gouji_recogniser_new (JsonObject *common);
void gouji_recogniser_free (GoujiRecogniser *self);

GPtrArray *gouji_recognise_titles (const GoujiRecogniser *self, const GoujiSource *source)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiTitle *gouji_recognise_page_title (const GoujiRecogniser *self,
                                        const GoujiSource *source,
                                        const GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
const char *gouji_recognise_kind (const GoujiRecogniser *self, const char *agency);
gboolean gouji_recognise_period (const GoujiRecogniser *self, GoujiSpan text, char **start, char **end);
char *gouji_recognise_published (const GoujiRecogniser *self, GoujiSpan text) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_recognise_date_line (const GoujiRecogniser *self, GoujiSpan line) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_recognise_foot (const GoujiRecogniser *self, GoujiSpan line);
GoujiPreambleLine gouji_recognise_preamble_line (const GoujiRecogniser *self, GoujiSpan line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRecogniser, gouji_recogniser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTitle, gouji_title_free)

G_END_DECLS
