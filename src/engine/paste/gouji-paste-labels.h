/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paste/gouji-paste-block.h"
#include "paste/gouji-paste-heads.h"

G_BEGIN_DECLS

#define GOUJI_PASTE_UNKNOWN G_MAXUINT

/**
 * GoujiPasteLabels:
 * @block: the pasted block
 * @transposed: whether its columns are taken for lines
 * @n_lines: its rows, or columns if @transposed
 * @n_places: how many squares a line has
 * @lexicon: the words of the form
 * @form_blocks: (element-type GoujiLexicalRow): for each block of the form's tables its first row
 * @rows: (array length=n_lines): for each line the row of @lexicon that its label names,
 * %GOUJI_PASTE_UNKNOWN without
 * @label_places: (array length=n_lines): where that label stands
 * @heads: (array length=n_lines): for each line which of @columns stands above it, %GOUJI_PASTE_UNKNOWN where
 * none does
 * @columns: (element-type guint*): for each place and block of the form (place * blocks + block) the column
 * that its head names, %GOUJI_PASTE_UNKNOWN without
 * @n_rows: how many lines are labelled
 * @n_columns: how many places have a head, at most, in one block of the form
 *
 * What the texts of a block say about where its numbers belong, read in one of two directions.
 */
typedef struct {
  const GoujiPasteBlock *block;
  gboolean transposed;
  guint n_lines;
  guint n_places;
  const GoujiLexicon *lexicon;
  GPtrArray *form_blocks;
  guint *rows;
  guint *label_places;
  guint *heads;
  GPtrArray *columns;
  guint n_rows;
  guint n_columns;
} GoujiPasteLabels;

GoujiPasteLabels *gouji_paste_labels_new (const GoujiPasteBlock *block,
                                          gboolean transposed,
                                          const GoujiLexicon *lexicon,
                                          const GoujiFolding *folding) G_GNUC_WARN_UNUSED_RESULT;
void gouji_paste_labels_free (GoujiPasteLabels *self);

const char *gouji_paste_labels_get (const GoujiPasteLabels *self, guint line, guint place);
guint gouji_paste_labels_find_block (const GoujiPasteLabels *self, const GoujiFormBlock *block);
guint gouji_paste_labels_get_column (const GoujiPasteLabels *self, guint line, guint place, guint form_block);
guint gouji_paste_labels_count_columns (const GoujiPasteLabels *self, guint line, guint form_block);
gboolean gouji_paste_is_value (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPasteLabels, gouji_paste_labels_free)

G_END_DECLS
