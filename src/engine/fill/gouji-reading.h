/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-align.h"
#include "fill/gouji-columns.h"
#include "report/gouji-figure.h"

G_BEGIN_DECLS

/**
 * GoujiSplit:
 * @GOUJI_NOT_SPLIT: printed as it is read
 * @GOUJI_SPLIT_PERHAPS: cut out of a row of digits, which can be cut in other ways or be one number
 * @GOUJI_SPLIT_SURELY: cut out of a row of digits that is no number and can be cut in one way only
 *
 * Whether numbers had run together.
 */
typedef enum {
  GOUJI_NOT_SPLIT,
  GOUJI_SPLIT_PERHAPS,
  GOUJI_SPLIT_SURELY,
} GoujiSplit;

/**
 * GoujiReading:
 * @row: the form's row
 * @printed: (nullable): the printed row that it is read from, %NULL when it was not found
 * @values: (nullable) (element-type GoujiPiece): the values of @printed, and what they were cut into
 * @pieces: (array): for each column of the form the index of its value in @values, or -1 where none is
 * @doubts: (array): for each column why it is not sure
 * @alternatives: (nullable) (element-type int*): all ways to give the values to the columns, where their
 * number does not agree with the columns; empty when there are too many, %NULL for a regular row
 * @irregular: whether the number of its values did not agree with the columns
 * @split: whether its numbers had run together
 * @columns_open: whether its values are in the form's order only for want of heads that say so
 * @row_open: whether neither its label nor its place says for certain that it is this row
 * @columns: (nullable): which printed place belongs to which column; the same for all rows of a table
 * @blank: whether the row is there with nothing in it
 * @blank_at: offset where the nothing stands
 *
 * How one row of a form is read.
 */
typedef struct {
  const GoujiLexicalRow *row;
  const GoujiPrintedRow *printed;
  GArray *values;
  int *pieces;
  GoujiDoubt *doubts;
  GPtrArray *alternatives;
  gboolean irregular;
  GoujiSplit split;
  gboolean columns_open;
  gboolean row_open;
  GoujiColumns *columns;
  gboolean blank;
  guint blank_at;
} GoujiReading;

GPtrArray *gouji_readings_new (const GoujiSource *source,
                               const GoujiLexicon *lexicon,
                               GPtrArray *printed,
                               const GArray *sections) G_GNUC_WARN_UNUSED_RESULT;
void gouji_reading_doubt (GoujiReading *self, GoujiDoubt doubt);

G_END_DECLS
