/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-words.h"

static void
append_slice (GString *out, GoujiDocument *document, guint start, guint end)
{
  const char *text = gouji_document_get_text (document);
  gsize first = gouji_document_byte_offset (document, start);

  if (end > start)
    g_string_append_len (out, text + first, gouji_document_byte_offset (document, end) - first);
}

static gboolean
touches (const GoujiTableCell *cell, GoujiRange range)
{
  /* A blank cell belongs to what is selected on both its sides. */
  if (cell->range.start == cell->range.end)
    return range.start <= cell->range.start && cell->range.end <= range.end;

  return cell->range.start < range.end && range.start < cell->range.end;
}

/* From the first to the last cell that is touched. */
static gboolean
find_touched (const GoujiBlock *block, GoujiRange range, guint *first, guint *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    if (!touches (cell, range))
      continue;
    if (!any)
      *first = i;
    *last = i;
    any = TRUE;
  }

  return any;
}

/*
 * Rows as a spreadsheet takes them: every cell in its own column, what a merged cell covers left empty.
 * Within one row nothing is put before the first cell.
 */
static void
append_cells (GString *out, GoujiDocument *document, const GoujiBlock *block, GoujiRange range)
{
  const GoujiTableCell *cells = (const GoujiTableCell *) block->cells->data;
  guint first = 0;
  guint last = 0;
  guint row;
  guint column;

  if (!find_touched (block, range, &first, &last))
    return;

  row = cells[first].row;
  column = row == cells[last].row ? cells[first].column : 0;
  for (guint i = first; i <= last; i++) {
    for (; row < cells[i].row; row++) {
      g_string_append_c (out, '\n');
      column = 0;
    }
    for (; column < cells[i].column; column++)
      g_string_append_c (out, '\t');
    append_slice (out, document, MAX (cells[i].range.start, range.start),
                  MIN (cells[i].range.end, range.end));
  }
}

/**
 * gouji_document_copy_text:
 *
 * Returns: (transfer full): the text of @range for a clipboard: tables as rows whose cells are parted by TAB
 */
char *
gouji_document_copy_text (GoujiDocument *document, GoujiRange range)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_blocks = gouji_document_get_n_blocks (document);
  guint first = gouji_document_find_block (document, range.start);
  guint done = range.start;

  for (guint i = first == G_MAXUINT ? 0 : first; i < n_blocks; i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);

    if (block->range.start >= range.end)
      break;
    if (block->kind != GOUJI_BLOCK_TABLE || block->range.end <= done)
      continue;
    append_slice (out, document, done, block->range.start);
    append_cells (out, document, block, (GoujiRange) { done, range.end });
    done = MIN (block->range.end, range.end);
  }
  append_slice (out, document, done, range.end);

  return g_string_free_and_steal (g_steal_pointer (&out));
}
