/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-lexicon.h"

G_BEGIN_DECLS

/**
 * GoujiPasteHeads:
 *
 * The heads of the rows of a form, or of the columns of one block of it, to be found by what somebody wrote
 * in their place: in full, in other words that the form knows, with a slip of the pen, or in part.
 */
typedef struct _GoujiPasteHeads GoujiPasteHeads;

GoujiPasteHeads *gouji_paste_heads_new_of_rows (const GoujiLexicon *lexicon, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiPasteHeads *gouji_paste_heads_new_of_columns (const GoujiLexicalRow *row, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_paste_heads_free (GoujiPasteHeads *self);

guint gouji_paste_heads_get_length (const GoujiPasteHeads *self);
const GArray *gouji_paste_heads_find (GoujiPasteHeads *self, const char *text);
guint gouji_paste_heads_choose (GoujiPasteHeads *self, const GArray *found, const char *const *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPasteHeads, gouji_paste_heads_free)

G_END_DECLS
