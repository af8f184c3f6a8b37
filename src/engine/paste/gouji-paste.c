/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste.h"

#include "check/gouji-check-values.h"
#include "form/gouji-form-layout.h"
#include "paste/gouji-paste-private.h"

static const char *
get_text (GoujiPasting *self, guint row, guint column)
{
  return gouji_paste_block_get (self->paste->block, row, column);
}

/**
 * gouji_pasting_leave:
 *
 * Notes that what stands at a square of the block has no place.
 */
void
gouji_pasting_leave (GoujiPasting *self, guint row, guint column, GoujiPasteReason reason)
{
  const GoujiPasteRest rest = { get_text (self, row, column), row, column, reason };

  g_array_append_val (self->paste->rest, rest);
}

/* Two texts want to stand in one cell: nobody knows which is right. */
static void
leave_both (GoujiPasting *self, GoujiPastePlace *place, guint row, guint column)
{
  gouji_pasting_leave (self, row, column, GOUJI_PASTE_TWICE);
  if (place->text == NULL)
    return;
  gouji_pasting_leave (self, place->row, place->column, GOUJI_PASTE_TWICE);
  place->text = NULL;
}

/**
 * gouji_pasting_place:
 *
 * Gives what stands at a square of the block to a cell.
 */
void
gouji_pasting_place (GoujiPasting *self, const GoujiCell *cell, guint row, guint column)
{
  const GoujiPastePlace place = { cell, get_text (self, row, column), row, column };
  GArray *places = self->paste->places;

  if (!self->printed[cell->index]) {
    gouji_pasting_leave (self, row, column, GOUJI_PASTE_NOT_PRINTED);
    return;
  }
  if (self->taken[cell->index] > 0) {
    GoujiPastePlace *other = &g_array_index (places, GoujiPastePlace, self->taken[cell->index] - 1);

    if (g_strcmp0 (other->text, place.text) != 0)
      leave_both (self, other, row, column);
    return;
  }
  g_array_append_val (places, place);
  self->taken[cell->index] = places->len;
}

static void
find_printed (GoujiPasting *self)
{
  GoujiForm *form = gouji_report_get_form (self->report);

  self->printed = g_new0 (gboolean, gouji_form_get_n_cells (form));
  for (guint t = 0; t < gouji_form_get_n_tables (form); t++) {
    const GoujiFormTable *table = gouji_form_get_table (form, t);
    g_autoptr (GHashTable) replaced = gouji_report_find_replaced_groups (self->report, table);
    g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, table, replaced);

    for (guint i = 0; i < layout->placements->len; i++) {
      const GoujiCell *cell = g_array_index (layout->placements, GoujiPlacement, i).cell;

      if (cell != NULL)
        self->printed[cell->index] = TRUE;
    }
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return (int) ((const GoujiPastePlace *) a)->cell->index - (int) ((const GoujiPastePlace *) b)->cell->index;
}

static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const GoujiPasteRest *first = a;
  const GoujiPasteRest *second = b;

  return first->row != second->row ? (first->row < second->row ? -1 : 1)
                                   : (int) first->column - (int) second->column;
}

/* What wanted to stand in a cell with another text was taken out again. */
static void
put_in_order (GoujiPaste *self)
{
  for (guint i = self->places->len; i > 0; i--)
    if (g_array_index (self->places, GoujiPastePlace, i - 1).text == NULL)
      g_array_remove_index (self->places, i - 1);
  g_array_sort (self->places, compare_places);
  g_array_sort (self->rest, compare_rests);
}

/* Which way the block lies is what more of its labels say; as the form has it where both say the same. */
static void
place_all (GoujiPasting *self, const GoujiFolding *folding)
{
  g_autoptr (GoujiLexicon) lexicon = gouji_lexicon_new (gouji_report_get_form (self->report), folding);
  g_autoptr (GoujiPasteLabels) upright = gouji_paste_labels_new (self->paste->block, FALSE, lexicon, folding);
  g_autoptr (GoujiPasteLabels) lying = gouji_paste_labels_new (self->paste->block, TRUE, lexicon, folding);
  const GoujiPasteLabels *labels =
    lying->n_rows + lying->n_columns > upright->n_rows + upright->n_columns ? lying : upright;

  self->paste->by_rows = labels->n_rows > 0;
  self->paste->by_columns = labels->n_columns > 0;
  self->paste->transposed = labels->transposed;
  if (self->paste->by_rows || self->paste->by_columns)
    gouji_pasting_by_labels (self, labels);
  else
    gouji_pasting_by_position (self);
}

/**
 * gouji_paste_new:
 * @report: the report to be pasted into; it is not changed
 * @folding: how labels are compared
 * @block: (transfer full): what is pasted
 * @start: the cell where the cursor is
 *
 * Finds out where the numbers of a block belong: by its labels when it has some, wherever in the form they
 * lead, else by position from @start on. A blank is no number and replaces none.
 */
GoujiPaste *
gouji_paste_new (GoujiReport *report,
                 const GoujiFolding *folding,
                 GoujiPasteBlock *block,
                 const GoujiCell *start)
{
  GoujiPaste *self = g_new0 (GoujiPaste, 1);
  GoujiPasting pasting = { self, report, start, NULL, NULL };

  self->block = block;
  self->places = g_array_new (FALSE, FALSE, sizeof (GoujiPastePlace));
  self->rest = g_array_new (FALSE, FALSE, sizeof (GoujiPasteRest));
  pasting.taken = g_new0 (guint, gouji_form_get_n_cells (gouji_report_get_form (report)));
  find_printed (&pasting);
  place_all (&pasting, folding);
  put_in_order (self);
  g_free (pasting.printed);
  g_free (pasting.taken);
  return self;
}

void
gouji_paste_free (GoujiPaste *self)
{
  if (self == NULL)
    return;
  gouji_paste_block_free (self->block);
  g_array_unref (self->places);
  g_array_unref (self->rest);
  g_free (self);
}
