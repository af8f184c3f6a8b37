/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"
#include "fill/gouji-printed-row.h"

G_BEGIN_DECLS

/**
 * GoujiFlatHeads:
 * @columns: (element-type int): the form's columns in printed order, -1 for one that the form does not have
 * @n_found: how many of the form's columns have their head in print
 * @in_order: whether those that were found stand in the form's order
 * @ambiguous: whether several of the form's columns have the same head, so that another order cannot be read
 * from heads
 *
 * The heads of a table of which only the words are left.
 */
typedef struct {
  GArray *columns;
  guint n_found;
  gboolean in_order;
  gboolean ambiguous;
} GoujiFlatHeads;

void gouji_flat_heads_read (GoujiFlatHeads *self, const GoujiLexicalRow *row, const GArray *pieces);
void gouji_flat_heads_clear (GoujiFlatHeads *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiFlatHeads, gouji_flat_heads_clear)

G_END_DECLS
