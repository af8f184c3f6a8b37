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
 * @agency_range: where the agency stands, when there is one
 * @year_range: where the year stands, when there is one
 * @text: as printed, white space aside
 * @agency: (nullable): whose report it is
 * @year: the year, or 0 when masked or missing
 * @masked: whether some of its digits are masked
 * @several: whether it has two years that are no school year
 * @about: whether it is not a report's, but that of a notice or guide about reports
 */
typedef struct {
  gboolean in_text;
  GoujiRange range;
  GoujiRange agency_range;
  GoujiRange year_range;
  char *text;
  char *agency;
  int year;
  gboolean masked;
  gboolean several;
  gboolean about;
} GoujiTitle;

void gouji_title_free (GoujiTitle *self);

/**
 * GoujiYear:
 * @year: the year, or 0 when it is masked
 * @masked: whether some of its digits are masked
 * @span: where it stands
 */
typedef struct {
  int year;
  gboolean masked;
  GoujiSpan span;
} GoujiYear;

/**
 * GoujiPeriod:
 * @start: first day, ISO 8601
 * @end: last day
 * @span: where it stands
 */
typedef struct {
  char *start;
  char *end;
  GoujiSpan span;
} GoujiPeriod;

void gouji_period_clear (GoujiPeriod *self);

/**
 * GoujiAgencyWords:
 * @GOUJI_AGENCY_SENTENCE: sentences that say who reports
 * @GOUJI_AGENCY_FRAME: the page's frame: who publishes
 * @GOUJI_AGENCY_TABLE: who fills the table in, and the table's title
 * @GOUJI_AGENCY_SUBJECT: what the first sentence is about, and whom to ask: only a hint
 *
 * Where an agency may be named besides the title.
 */
typedef enum {
  GOUJI_AGENCY_SENTENCE,
  GOUJI_AGENCY_FRAME,
  GOUJI_AGENCY_TABLE,
  GOUJI_AGENCY_SUBJECT,
  GOUJI_N_AGENCY_WORDS,
} GoujiAgencyWords;

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

GPtrArray *gouji_recognise_titles (const GoujiRecogniser *self,
                                   const GoujiSource *source,
                                   const GArray *lines) G_GNUC_WARN_UNUSED_RESULT;
GoujiTitle *gouji_recognise_page_title (const GoujiRecogniser *self,
                                        const GoujiSource *source,
                                        const GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_recognise_is_title (const GoujiRecogniser *self, GoujiSpan line);

gboolean gouji_recognise_heading (const GoujiRecogniser *self, GoujiSpan words);
gboolean gouji_recognise_whole_heading (const GoujiRecogniser *self, GoujiSpan words);
guint gouji_recognise_glued_heading (const GoujiRecogniser *self, GoujiSpan line);
gboolean gouji_recognise_attachment (const GoujiRecogniser *self, GoujiSpan line);

const char *gouji_recognise_kind (const GoujiRecogniser *self, const char *agency);
gboolean gouji_recognise_agency (const GoujiRecogniser *self,
                                 GoujiAgencyWords where,
                                 GoujiSpan text,
                                 GoujiSpan *agency);
gboolean gouji_recognise_is_agency (const GoujiRecogniser *self, GoujiSpan words);
gboolean gouji_recognise_year (const GoujiRecogniser *self, GoujiSpan text, GoujiYear *year);
gboolean gouji_recognise_period (const GoujiRecogniser *self, GoujiSpan text, GoujiPeriod *period);
char *gouji_recognise_published (const GoujiRecogniser *self, GoujiSpan text, GoujiSpan *where)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_recognise_may_be_day (guint16 last);
gboolean gouji_recognise_is_day (const GoujiRecogniser *self, GoujiSpan line);
char *gouji_recognise_date_line (const GoujiRecogniser *self, GoujiSpan line) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_recognise_foot (const GoujiRecogniser *self, GoujiSpan line);
gboolean gouji_recognise_page_number (const GoujiRecogniser *self, GoujiSpan line);
GoujiPreambleLine gouji_recognise_preamble_line (const GoujiRecogniser *self, GoujiSpan line);
gboolean gouji_recognise_about (const GoujiRecogniser *self, GoujiSpan line);
gboolean gouji_recognise_reporting (const GoujiRecogniser *self, GoujiSpan text);
gboolean gouji_recognise_speaks_of_reports (const GoujiRecogniser *self, GoujiSpan text);
gboolean gouji_recognise_other_language (const GoujiRecogniser *self, GoujiSpan text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRecogniser, gouji_recogniser_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiTitle, gouji_title_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiPeriod, gouji_period_clear)

G_END_DECLS
