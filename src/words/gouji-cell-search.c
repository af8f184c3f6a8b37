/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-cell-search.h"

#include <string.h>

#include "words/gouji-form-words.h"

struct _GoujiCellSearch {
  const GoujiFolding *folding;
  GPtrArray *folded; /* (element-type utf8): all heads of each cell, in the order in which they were added */
  GStrv words;
};

/**
 * gouji_cell_search_new:
 * @folding: outlives the search
 */
GoujiCellSearch *
gouji_cell_search_new (const GoujiFolding *folding)
{
  g_return_val_if_fail (folding != NULL, NULL);

  GoujiCellSearch *self = g_new0 (GoujiCellSearch, 1);
  self->folding = folding;
  self->folded = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gouji_cell_search_free (GoujiCellSearch *self)
{
  g_ptr_array_unref (self->folded);
  g_strfreev (self->words);
  g_free (self);
}

void
gouji_cell_search_add (GoujiCellSearch *self, const GoujiCell *cell)
{
  g_return_if_fail (self != NULL && cell != NULL);

  g_autofree char *name = gouji_form_words_cell_name (cell);
  g_autofree char *all = g_strconcat (cell->table->title, " ",
                                      cell->block->title != NULL ? cell->block->title : "", " ", name, NULL);

  g_ptr_array_add (self->folded, gouji_fold_text (self->folding, all));
}

/**
 * gouji_cell_search_set_words:
 * @words: what is looked for; "" finds every cell
 */
void
gouji_cell_search_set_words (GoujiCellSearch *self, const char *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  /* Each word is folded by itself: folding leaves out what parts them. */
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GRegex) spaces = g_regex_new ("[\\s,\\x{3000}\\x{ff0c}]+", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (spaces, words, 0);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *folded = gouji_fold_text (self->folding, parts[i]);

    if (*folded != '\0')
      g_strv_builder_take (builder, g_steal_pointer (&folded));
  }
  g_strfreev (self->words);
  self->words = g_strv_builder_end (builder);
}

gboolean
gouji_cell_search_has_words (GoujiCellSearch *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->words != NULL && self->words[0] != NULL;
}

/**
 * gouji_cell_search_fits:
 * @index: which of the cells, as they were added
 *
 * Returns: whether all that is looked for stands over or beside it
 */
gboolean
gouji_cell_search_fits (GoujiCellSearch *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->folded->len, FALSE);

  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++) {
    if (strstr (self->folded->pdata[index], self->words[i]) == NULL)
      return FALSE;
  }

  return TRUE;
}
