/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-printed-row.h"
#include "fill/gouji-recognise.h"
#include "fill/gouji-source.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiFilling:
 * @source: the document, folded
 * @lexicon: the words of the form
 * @recogniser: the expressions for dates and feet
 * @range: where the report stands in the document
 * @sections: (element-type GoujiSection): where its parts stand
 * @printed: (element-type GoujiPrintedRow): its lines of numbers
 * @readings: (element-type GoujiReading): how each row of the form is read
 * @report: what comes of it
 *
 * One report on its way from a document into its form.
 */
typedef struct {
  const GoujiSource *source;
  const GoujiLexicon *lexicon;
  const GoujiRecogniser *recogniser;
  GoujiRange range;
  GArray *sections;
  GPtrArray *printed;
  GPtrArray *readings;
  GoujiReport *report;
} GoujiFilling;

void gouji_filling_put_figures (GoujiFilling *self);
void gouji_filling_put_listed_extras (GoujiFilling *self);
void gouji_filling_put_narratives (GoujiFilling *self);
void gouji_filling_put_preamble (GoujiFilling *self, GoujiRange title);

G_END_DECLS
