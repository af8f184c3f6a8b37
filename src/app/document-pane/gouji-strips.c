/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-strips.h"

#include <string.h>

/* Some 3 ms of Pango's time. */
#define MAX_CHARACTERS 1000
#define MIN_CHARACTERS 500

/* A table is cut where no cell reaches across, as soon as it has so many cells; wherever it is after many
 * more. */
#define MAX_CELLS 200
#define MAX_CELLS_ACROSS 1200

static void
append_strip (GArray *strips, guint block, guint start, guint end)
{
  GoujiStrip strip = { .block = block, .range = { start, end } };

  g_array_append_val (strips, strip);
}

static gboolean
ends_sentence (gunichar c)
{
  switch (c) {
  case 0x3002: /* ideographic full stop */
  case 0xff1b: /* full-width semicolon */
  case 0xff01: /* full-width exclamation mark */
  case 0xff1f: /* full-width question mark */
    return TRUE;
  default:
    return FALSE;
  }
}

/* Where to cut the text from @start on: behind its last line, else sentence, of a good length. Moves @text
 * there. */
static guint
find_cut (const char **text, guint start, guint end)
{
  const char *p = *text;
  const char *sentence = NULL;
  const char *line = NULL;
  guint sentence_end = 0;
  guint line_end = 0;

  for (guint i = start; i < end; i++) {
    gunichar c = g_utf8_get_char (p);

    if (i - start >= MAX_CHARACTERS) {
      if (line != NULL || sentence != NULL)
        break;
      /* What goes with the character before it is not torn off. */
      if (!g_unichar_ismark (c) || i - start > MAX_CHARACTERS + 16) {
        *text = p;
        return i;
      }
    }
    p = g_utf8_next_char (p);
    if (c == '\n') {
      line = p;
      line_end = i + 1;
    } else if (ends_sentence (c) && i - start >= MIN_CHARACTERS) {
      sentence = p;
      sentence_end = i + 1;
    }
    if (i + 1 == end) {
      *text = p;
      return end;
    }
  }

  *text = line != NULL ? line : sentence;
  return line != NULL ? line_end : sentence_end;
}

static void
split_text (GArray *strips, GoujiDocument *document, guint block, GoujiRange range)
{
  const char *text;
  guint start = range.start;

  if (range.end - range.start <= MAX_CHARACTERS) {
    append_strip (strips, block, range.start, range.end);
    return;
  }

  text = gouji_document_get_text (document) + gouji_document_byte_offset (document, start);
  while (start < range.end) {
    guint end = find_cut (&text, start, range.end);

    /* The line end between two strips belongs to neither, as between two blocks. */
    append_strip (strips, block, start, end < range.end && text[-1] == '\n' ? end - 1 : end);
    start = end;
  }
}

static void
split_text_at_report (
  GArray *strips, GoujiDocument *document, guint index, const GoujiBlock *block, GoujiRange report)
{
  guint cuts[] = { report.start, report.end, block->range.end };
  guint start = block->range.start;

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++) {
    if (cuts[i] <= start || cuts[i] > block->range.end)
      continue;
    split_text (strips, document, index, (GoujiRange) { start, cuts[i] });
    start = cuts[i];
  }
  if (block->range.start == block->range.end)
    append_strip (strips, index, start, start);
}

static void
append_rows (GArray *strips, guint index, const GoujiBlock *block, guint first, guint end, GoujiRange range)
{
  GoujiStrip strip = { .block = index, .range = range, .first_row = first, .n_rows = end - first };

  if (end == block->n_rows)
    strip.range.end = block->range.end;
  g_array_append_val (strips, strip);
}

static void
split_table (GArray *strips, guint index, const GoujiBlock *block)
{
  guint first_row = 0;
  guint n_cells = 0;
  guint reach = 0; /* the first row that no cell so far covers */
  GoujiRange range = { block->range.start, block->range.start };

  for (guint i = 0; i < block->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);
    gboolean new_row = i == 0 || cell[-1].row != cell->row;

    if (new_row && cell->row > first_row &&
        ((n_cells >= MAX_CELLS && reach <= cell->row) || n_cells >= MAX_CELLS_ACROSS)) {
      append_rows (strips, index, block, first_row, cell->row, range);
      first_row = cell->row;
      range.start = cell->range.start;
      n_cells = 0;
    }
    range.end = cell->range.end;
    reach = MAX (reach, cell->row + cell->row_span);
    n_cells++;
  }

  append_rows (strips, index, block, first_row, block->n_rows, range);
}

/**
 * gouji_strips_new:
 * @report: the report within the document
 *
 * Returns: (transfer full) (element-type GoujiStrip): the whole document, in order
 */
GArray *
gouji_strips_new (GoujiDocument *document, GoujiRange report)
{
  GArray *strips;
  guint n_blocks;

  g_return_val_if_fail (document != NULL, NULL);

  n_blocks = gouji_document_get_n_blocks (document);
  strips = g_array_sized_new (FALSE, FALSE, sizeof (GoujiStrip), n_blocks + 1);
  for (guint i = 0; i < n_blocks; i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);
    guint first = strips->len;

    if (block->kind == GOUJI_BLOCK_TABLE)
      split_table (strips, i, block);
    else
      split_text_at_report (strips, document, i, block, report);
    g_array_index (strips, GoujiStrip, first).opens = TRUE;
    g_array_index (strips, GoujiStrip, strips->len - 1).closes = TRUE;
  }

  return strips;
}

/**
 * gouji_strips_find:
 *
 * Returns: the strip that @offset stands in or, between two, the one before; 0 where none is so early
 */
guint
gouji_strips_find (GArray *strips, guint offset)
{
  guint low = 0;
  guint high = strips->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (strips, GoujiStrip, middle).range.start <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low == 0 ? 0 : low - 1;
}

/**
 * gouji_strips_find_cell:
 *
 * Returns: the first of a table's cells that begins in @row or below
 */
guint
gouji_strips_find_cell (const GoujiBlock *block, guint row)
{
  guint low = 0;
  guint high = block->cells->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (block->cells, GoujiTableCell, middle).row < row)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}
