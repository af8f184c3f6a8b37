/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-align.h"
#include "report/gouji-figure.h"

G_BEGIN_DECLS

/**
 * GoujiReading:
 * @row: the form's row
 * @printed: (nullable): the printed row that it is read from, %NULL when it was not found
 * @pieces: (array): for each column of the form the index of its value in @printed, or -1
 * @doubts: (array): for each column why it is not sure
 * @alternatives: (nullable) (element-type int*): other ways to give the values to the columns, where their
 * number does not agree with the columns; %NULL for a regular row
 * @irregular: whether the number of its values did not agree with the columns
 * @blank: whether the row is there with nothing in it
 * @blank_at: offset where the nothing stands
 *
 * How one row of a form is read.
 */
typedef struct {
  const GoujiLexicalRow *row;
  const GoujiPrintedRow *printed;
  int *pieces;
  GoujiDoubt *doubts;
  GPtrArray *alternatives;
  gboolean irregular;
  gboolean blank;
  guint blank_at;
} GoujiReading;

GPtrArray *gouji_readings_new (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *sections)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
