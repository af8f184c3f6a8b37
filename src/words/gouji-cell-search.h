/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-fold.h"
#include "form/gouji-form.h"

G_BEGIN_DECLS

/**
 * GoujiCellSearch:
 *
 * Finds cells of a form by parts of the words that stand over and beside them, in any order, written with
 * traditional characters or full-width ones or not.
 */
typedef struct _GoujiCellSearch GoujiCellSearch;

GoujiCellSearch *gouji_cell_search_new (const GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
void gouji_cell_search_free (GoujiCellSearch *self);

void gouji_cell_search_add (GoujiCellSearch *self, const GoujiCell *cell);
void gouji_cell_search_set_words (GoujiCellSearch *self, const char *words);
gboolean gouji_cell_search_has_words (GoujiCellSearch *self);
gboolean gouji_cell_search_fits (GoujiCellSearch *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiCellSearch, gouji_cell_search_free)

G_END_DECLS
