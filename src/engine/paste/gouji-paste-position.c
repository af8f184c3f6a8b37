/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste-private.h"

#include "check/gouji-check-values.h"
#include "form/gouji-form-layout.h"

/* What stands at a square of the printed table, its first square alone. */
static const GoujiPlacement *
find_placement (const GoujiTableLayout *layout, guint row, guint column)
{
  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiPlacement *placement = &g_array_index (layout->placements, GoujiPlacement, i);

    if (placement->row == row && placement->column == column)
      return placement;
  }
  return NULL;
}

static const GoujiPlacement *
find_start (const GoujiTableLayout *layout, const GoujiCell *cell)
{
  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiPlacement *placement = &g_array_index (layout->placements, GoujiPlacement, i);

    if (placement->cell == cell)
      return placement;
  }
  return NULL;
}

/* Words above all numbers, or before them, are labels that the form does not know: the numbers begin behind
 * them. Blanks are kept, for whoever copied them meant the squares behind. */
static guint
skip_labels (const GoujiPasteBlock *block, gboolean rows)
{
  const guint n_lines = rows ? block->n_rows : block->n_columns;
  const guint n_places = rows ? block->n_columns : block->n_rows;
  gboolean any = FALSE;

  for (guint line = 0; line < n_lines; line++)
    for (guint place = 0; place < n_places; place++) {
      const char *text =
        rows ? gouji_paste_block_get (block, line, place) : gouji_paste_block_get (block, place, line);

      if (gouji_paste_is_value (text))
        return any ? line : 0;
      any |= *text != '\0';
    }
  return 0;
}

/**
 * gouji_pasting_by_position:
 *
 * Lays the block on the printed table with its corner on the cursor's cell. A block that is copied from a
 * table finds its places there again, heads in between included. Nothing is wrapped: what would stand beyond
 * the table, or on a head, is left over.
 */
void
gouji_pasting_by_position (GoujiPasting *self)
{
  const GoujiPasteBlock *block = self->paste->block;
  const GoujiFormTable *table = self->start->table;
  g_autoptr (GHashTable) replaced = gouji_report_find_replaced_groups (self->report, table);
  g_autoptr (GoujiTableLayout) layout =
    gouji_table_layout_new (gouji_report_get_form (self->report), table, replaced);
  const GoujiPlacement *start = find_start (layout, self->start);

  const guint first_row = skip_labels (block, TRUE);
  const guint first_column = skip_labels (block, FALSE);

  for (guint row = first_row; row < block->n_rows; row++)
    for (guint column = first_column; column < block->n_columns; column++) {
      const GoujiPlacement *placement = NULL;

      if (*gouji_paste_block_get (block, row, column) == '\0')
        continue;
      if (start != NULL && row - first_row < layout->n_rows && column - first_column < layout->n_columns)
        placement =
          find_placement (layout, start->row + row - first_row, start->column + column - first_column);
      if (placement != NULL && placement->cell != NULL)
        gouji_pasting_place (self, placement->cell, row, column);
      else
        gouji_pasting_leave (self, row, column, GOUJI_PASTE_NO_ROOM);
    }
}
