/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-printed-row.h"

G_BEGIN_DECLS

/**
 * GoujiRowBuilder:
 * @source: the document, folded
 * @lexicon: the words of the form
 * @units: (element-type GoujiLabel): what may stand behind a number
 * @mixed: whether tabs and spaces stand for each other between the cells of a line
 * @rows: (element-type GoujiPrintedRow): what has been put together
 * @pending: (element-type GoujiPiece): words that wait for their numbers
 * @open: (nullable): the row that takes the next number
 *
 * Puts pieces together to printed rows, in reading order.
 */
typedef struct {
  const GoujiSource *source;
  const GoujiLexicon *lexicon;
  GPtrArray *units;
  gboolean mixed;
  GPtrArray *rows;
  GArray *pending;
  GoujiPrintedRow *open;
} GoujiRowBuilder;

gboolean gouji_row_builder_is_label (const GoujiRowBuilder *builder, const GoujiPiece *piece);
void gouji_row_builder_remember (GoujiRowBuilder *builder, const GoujiPiece *piece);
void gouji_row_builder_open (GoujiRowBuilder *builder, int grid, guint start);
void gouji_row_builder_close (GoujiRowBuilder *builder);
void gouji_row_builder_close_words (GoujiRowBuilder *builder);
void gouji_row_builder_add (GoujiRowBuilder *builder, const GoujiPiece *piece);

G_END_DECLS
