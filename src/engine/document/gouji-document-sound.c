/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "document/gouji-document-private.h"

static gboolean
turn_down (GError **error, const char *what)
{
  g_set_error_literal (error, GOUJI_DOCUMENT_ERROR, GOUJI_DOCUMENT_ERROR_INVALID, what);
  return FALSE;
}

/* Whether from @start on there are @n bytes @separator, and @end follows at once. */
static gboolean
has_separators (GoujiDocument *self, guint start, guint end, guint n, char separator)
{
  gsize byte = gouji_document_byte_offset (self, start);

  if (start > end || end - start != n)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (self->text[byte + i] != separator)
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_one_line (GoujiDocument *self, GoujiRange range)
{
  gsize start = gouji_document_byte_offset (self, range.start);
  gsize end = gouji_document_byte_offset (self, range.end);

  for (gsize i = start; i < end; i++) {
    if (self->text[i] == '\n' || self->text[i] == '\t')
      return FALSE;
  }

  return TRUE;
}

/* Whether @cell stands in the text where a cell behind @before, the one listed before it, has to stand. */
static gboolean
cell_follows (GoujiDocument *self, const GoujiTableCell *before, const GoujiTableCell *cell)
{
  if (!is_one_line (self, cell->range))
    return FALSE;
  if (before == NULL)
    return cell->row == 0;
  if (cell->row == before->row)
    return cell->column > before->column &&
           has_separators (self, before->range.end, cell->range.start, 1, '\t');

  return cell->row > before->row &&
         has_separators (self, before->range.end, cell->range.start, cell->row - before->row, '\n');
}

/* Takes the cell's places, unless one of them is taken; cells come row by row, so one number a column is
 * enough. */
static gboolean
take_places (GArray *until, const GoujiTableCell *cell)
{
  for (guint i = 0; i < cell->column_span; i++) {
    guint *row = &g_array_index (until, guint, cell->column + i);

    if (*row > cell->row)
      return FALSE;
    *row = cell->row + cell->row_span;
  }

  return TRUE;
}

/* Whether the cell's numbers lie within its table and the text. */
static gboolean
cell_is_within (GoujiDocument *self, const GoujiBlock *block, const GoujiTableCell *cell)
{
  return cell->row < block->n_rows && cell->column < block->n_columns && cell->row_span > 0 &&
         cell->column_span > 0 && cell->row_span <= GOUJI_TABLE_MAX_SPAN &&
         cell->column_span <= GOUJI_TABLE_MAX_SPAN && cell->row_span <= block->n_rows - cell->row &&
         cell->column_span <= block->n_columns - cell->column && cell->range.start <= cell->range.end &&
         cell->range.end <= self->length;
}

static gboolean
cells_are_sound (GoujiDocument *self, const GoujiBlock *block)
{
  g_autoptr (GArray) until = g_array_new (FALSE, TRUE, sizeof (guint));
  guint n_cells = block->cells == NULL ? 0 : block->cells->len;
  const GoujiTableCell *before = NULL;
  guint right = 0;

  if (n_cells == 0 || block->n_rows > G_MAXINT || block->n_columns > GOUJI_TABLE_MAX_SPAN + n_cells)
    return FALSE;

  g_array_set_size (until, block->n_columns);
  for (guint i = 0; i < n_cells; i++) {
    const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, i);

    if (!cell_is_within (self, block, cell) || !cell_follows (self, before, cell) ||
        !take_places (until, cell))
      return FALSE;
    right = MAX (right, cell->column + cell->column_span);
    before = cell;
  }

  return right == block->n_columns && before->row + 1 == block->n_rows &&
         g_array_index (block->cells, GoujiTableCell, 0).range.start == block->range.start &&
         before->range.end == block->range.end;
}

/* A block ends at the text's end or in front of an LF, and begins behind the LF of the block before. */
static gboolean
block_stands_alone (GoujiDocument *self, guint earliest, const GoujiBlock *block)
{
  gsize end = gouji_document_byte_offset (self, block->range.end);

  return block->range.start >= earliest && block->range.start <= block->range.end &&
         block->range.end <= self->length && (end == self->n_bytes || self->text[end] == '\n') &&
         (block->kind == GOUJI_BLOCK_TABLE || block->range.start < block->range.end);
}

static gboolean
block_is_sound (GoujiDocument *self, const GoujiBlock *block)
{
  gboolean is_table = block->kind == GOUJI_BLOCK_TABLE;
  gboolean is_heading = block->kind == GOUJI_BLOCK_HEADING;

  if (block->kind > GOUJI_BLOCK_TABLE || block->level > 6 || (block->level > 0) != is_heading)
    return FALSE;

  return is_table ? cells_are_sound (self, block)
                  : block->cells == NULL && block->n_rows == 0 && block->n_columns == 0;
}

static gboolean
blocks_are_sound (GoujiDocument *self)
{
  guint earliest = 0;

  for (guint i = 0; i < self->blocks->len; i++) {
    const GoujiBlock *block = &g_array_index (self->blocks, GoujiBlock, i);

    if (!block_stands_alone (self, earliest, block) || !block_is_sound (self, block))
      return FALSE;
    earliest = block->range.end + 1;
  }

  return TRUE;
}

static gboolean
pages_are_sound (GoujiDocument *self)
{
  for (guint i = 0; i < self->pages->len; i++) {
    if (!gouji_page_size_is_sound (&g_array_index (self->pages, GoujiPageSize, i)))
      return FALSE;
  }

  return TRUE;
}

static gboolean
boxes_are_sound (GoujiDocument *self)
{
  guint earliest = 0;

  for (guint i = 0; i < self->boxes->len; i++) {
    const GoujiTextBox *box = &g_array_index (self->boxes, GoujiTextBox, i);

    if (box->range.start < earliest || box->range.start >= box->range.end || box->range.end > self->length ||
        box->page >= self->pages->len ||
        !gouji_text_box_is_sound (box, &g_array_index (self->pages, GoujiPageSize, box->page)))
      return FALSE;
    earliest = box->range.end;
  }

  return TRUE;
}

/**
 * gouji_document_take_sound_text:
 * @self: a document without text
 * @text: what is to be its text
 *
 * Returns: whether @text can be a document's, and was copied into it
 */
gboolean
gouji_document_take_sound_text (GoujiDocument *self, const char *text)
{
  gsize n_bytes = strlen (text);

  if (n_bytes >= G_MAXINT || !g_utf8_validate (text, n_bytes, NULL) || strchr (text, '\r') != NULL)
    return FALSE;
  gouji_document_take_text (self, g_strndup (text, n_bytes), n_bytes);

  return TRUE;
}

/**
 * gouji_document_is_sound:
 * @self: a document whose text was taken with gouji_document_take_sound_text()
 * @error: return location for a [error@DocumentError]
 *
 * What must hold of every document that comes from outside, however it was written: blocks and cells stand in
 * the text where they say, no two take the same place, boxes are on pages. The positions of all figures
 * depend on it. Takes time in proportion to the document's size.
 */
gboolean
gouji_document_is_sound (GoujiDocument *self, GError **error)
{
  if (!blocks_are_sound (self))
    return turn_down (error, "blocks");
  if (!pages_are_sound (self))
    return turn_down (error, "pages");
  if (!boxes_are_sound (self))
    return turn_down (error, "boxes");

  return TRUE;
}
