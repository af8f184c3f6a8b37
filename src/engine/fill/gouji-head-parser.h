/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-piece.h"

G_BEGIN_DECLS

/**
 * GoujiHeadWord:
 * @node: index into the nodes that were looked for, or -1 for words that are none of them
 * @length: how many characters are printed
 *
 * One head as it is printed, in the order of print.
 */
typedef struct {
  int node;
  guint length;
} GoujiHeadWord;

GArray *gouji_head_parser_parse (const GArray *pieces, guint n_pieces, GPtrArray *nodes)
  G_GNUC_WARN_UNUSED_RESULT;
guint gouji_head_parser_find_label (const GoujiLexicalRow *row, const GArray *pieces);

G_END_DECLS
