/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "fill/gouji-known-form.h"
#include "fill/gouji-printed-row.h"
#include "fill/gouji-recognise.h"
#include "fill/gouji-passage.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiReader:
 * @source: the document, folded
 * @recogniser: the expressions by which a report says what it is
 * @known: (element-type GoujiKnownForm): all forms
 * @units: (element-type GoujiLabel): what may stand behind a number
 * @lines: (element-type GoujiTextLine): its lines
 * @headings: (element-type GoujiHeading): what may be headings in it
 * @page_title: (nullable): what the title of the web page says
 * @cancellable: (nullable): to stop it
 *
 * A document that is being read, with all that its reports share.
 */
typedef struct {
  GoujiSource *source;
  const GoujiRecogniser *recogniser;
  GPtrArray *known;
  GPtrArray *units;
  GArray *lines;
  GArray *headings;
  GoujiTitle *page_title;
  GCancellable *cancellable;
} GoujiReader;

/**
 * GoujiFilling:
 * @reader: the document
 * @source: the same, folded
 * @lexicon: the words of the form
 * @recogniser: the expressions for dates and feet
 * @passage: what of the document is this report
 * @frame: where the page around it begins: behind the report before
 * @range: where the report stands in the document
 * @free_headings: whether no notice sets the titles of its parts
 * @sections: (element-type GoujiSection): where its parts stand
 * @printed: (element-type GoujiPrintedRow): its lines of numbers
 * @readings: (element-type GoujiReading): how each row of the form is read
 * @report: what comes of it
 *
 * One report on its way from a document into its form.
 */
typedef struct {
  const GoujiReader *reader;
  const GoujiSource *source;
  const GoujiLexicon *lexicon;
  const GoujiRecogniser *recogniser;
  GoujiPassage passage;
  guint frame;
  GoujiRange range;
  gboolean free_headings;
  GArray *sections;
  GPtrArray *printed;
  GPtrArray *readings;
  GoujiReport *report;
} GoujiFilling;

GoujiReport *gouji_reader_fill (const GoujiReader *reader,
                                const GoujiPassage *passage,
                                guint frame,
                                GoujiForm *wanted,
                                gboolean certain) G_GNUC_WARN_UNUSED_RESULT;

void gouji_filling_put_figures (GoujiFilling *self);
void gouji_filling_doubt_recognised (GoujiFilling *self);
void gouji_filling_put_listed_extras (GoujiFilling *self);
void gouji_filling_put_narratives (GoujiFilling *self);
void gouji_filling_put_preamble (GoujiFilling *self, GoujiRange title);

G_END_DECLS
