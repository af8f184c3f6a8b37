/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-printed-row.h"
#include "fill/gouji-section.h"

G_BEGIN_DECLS

/**
 * GoujiMatch:
 * @row: (nullable): the printed row that belongs to the form's row, %NULL when none does
 * @similarity: of the labels, from 0 to 1
 * @detached: whether other words stand between the label and the numbers, so that they may not be its own
 */
typedef struct {
  const GoujiPrintedRow *row;
  double similarity;
  gboolean detached;
} GoujiMatch;

GArray *gouji_align_rows (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *sections)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_align_is_labelled (const GoujiLexicon *lexicon, guint row, const GoujiPrintedRow *printed);
double gouji_align_heads (const GoujiLexicalRow *row, const GArray *heads);
const GoujiSection *
gouji_align_find_section (const GoujiLexicon *lexicon, const GArray *sections, const GoujiFormTable *table);

G_END_DECLS
