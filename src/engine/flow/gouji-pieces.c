/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "flow/gouji-pieces.h"

#include <string.h>

/* From here on a cell holds an article, and its table only arranges the page. */
#define ARTICLE_PARAGRAPHS 10
#define ARTICLE_BYTES 2000

void
gouji_pieces_init (GoujiPieces *self, gsize expected_bytes)
{
  *self = (GoujiPieces) {
    .list = g_array_new (FALSE, FALSE, sizeof (GoujiPiece)),
    .text = g_string_sized_new (expected_bytes),
    .tables = g_array_new (FALSE, FALSE, sizeof (GoujiOpenTable)),
  };
}

void
gouji_pieces_clear (GoujiPieces *self)
{
  g_clear_pointer (&self->list, g_array_unref);
  g_clear_pointer (&self->tables, g_array_unref);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

/**
 * gouji_pieces_append:
 *
 * Returns: the new piece, which stands still until the next one is appended
 */
GoujiPiece *
gouji_pieces_append (GoujiPieces *self, GoujiPieceKind kind)
{
  g_array_set_size (self->list, self->list->len + 1);
  *gouji_pieces_get (self, self->list->len - 1) = (GoujiPiece) { .kind = kind };

  return gouji_pieces_get (self, self->list->len - 1);
}

GoujiPiece *
gouji_pieces_get (const GoujiPieces *self, guint index)
{
  return &g_array_index (self->list, GoujiPiece, index);
}

/**
 * gouji_pieces_get_table:
 *
 * Returns: (nullable): the innermost table that is open
 */
GoujiOpenTable *
gouji_pieces_get_table (const GoujiPieces *self)
{
  GArray *tables = self->tables;

  return tables->len == 0 ? NULL : &g_array_index (tables, GoujiOpenTable, tables->len - 1);
}

static gboolean
is_white (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gboolean
is_blank (const char *text, const char *end)
{
  for (; text < end; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_pieces_end_text:
 *
 * Ends the text that is the last piece. One that shows nothing, such as a single no-break space, leaves
 * nothing.
 */
void
gouji_pieces_end_text (GoujiPieces *self)
{
  GoujiPiece *piece = gouji_pieces_get (self, self->list->len - 1);
  GoujiOpenTable *table = gouji_pieces_get_table (self);
  gsize end = self->text->len;

  while (end > piece->start && is_white (self->text->str[end - 1]))
    end--;
  g_string_truncate (self->text, end);
  if (is_blank (self->text->str + piece->start, self->text->str + end)) {
    g_string_truncate (self->text, piece->start);
    g_array_set_size (self->list, self->list->len - 1);
    return;
  }

  piece->end = end;
  if (table != NULL && table->in_cell) {
    table->n_headings += piece->level > 0;
    table->n_paragraphs += piece->level == 0;
  }
}

void
gouji_pieces_begin_table (GoujiPieces *self)
{
  GoujiOpenTable table = { .piece = self->list->len };

  gouji_pieces_append (self, GOUJI_PIECE_TABLE);
  g_array_append_val (self->tables, table);
  self->n_tables++;
}

/* Whatever contains a table only arranges the page. */
static void
mark_tables_around (GoujiPieces *self)
{
  for (guint i = self->tables->len; i > 0; i--) {
    GoujiOpenTable *table = &g_array_index (self->tables, GoujiOpenTable, i - 1);

    if (table->holds_table)
      return;
    table->holds_table = TRUE;
    gouji_pieces_get (self, table->piece)->is_layout = TRUE;
  }
}

void
gouji_pieces_end_table (GoujiPieces *self)
{
  GoujiOpenTable table;
  GoujiPiece *piece;

  gouji_pieces_end_cell (self);
  table = *gouji_pieces_get_table (self);
  g_array_set_size (self->tables, self->tables->len - 1);

  piece = gouji_pieces_get (self, table.piece);
  piece->end = self->list->len;
  if (table.n_cells <= 1)
    piece->is_layout = TRUE;
  else
    mark_tables_around (self);
  gouji_pieces_append (self, GOUJI_PIECE_TABLE_END);
}

void
gouji_pieces_begin_rows (GoujiPieces *self, guint group)
{
  gouji_pieces_end_cell (self);
  gouji_pieces_get_table (self)->in_row = FALSE;
  gouji_pieces_append (self, GOUJI_PIECE_ROWS)->group = group;
}

void
gouji_pieces_begin_row (GoujiPieces *self)
{
  gouji_pieces_end_cell (self);
  gouji_pieces_get_table (self)->in_row = TRUE;
  gouji_pieces_append (self, GOUJI_PIECE_ROW);
}

/**
 * gouji_pieces_begin_cell:
 *
 * Begins a cell of the innermost table that is open, and a row where none is.
 *
 * Returns: its piece, of one row and one column, which stands still until the next one is appended
 */
GoujiPiece *
gouji_pieces_begin_cell (GoujiPieces *self)
{
  GoujiOpenTable *table = gouji_pieces_get_table (self);
  GoujiPiece *piece;

  gouji_pieces_end_cell (self);
  if (!table->in_row)
    gouji_pieces_begin_row (self);
  piece = gouji_pieces_append (self, GOUJI_PIECE_CELL);
  piece->row_span = 1;
  piece->column_span = 1;

  table->n_cells++;
  table->in_cell = TRUE;
  table->n_headings = 0;
  table->n_paragraphs = 0;
  table->cell_start = self->text->len;

  return piece;
}

/* Ends the open cell, if one is. */
void
gouji_pieces_end_cell (GoujiPieces *self)
{
  GoujiOpenTable *table = gouji_pieces_get_table (self);
  gsize n_bytes;

  if (!table->in_cell)
    return;

  table->in_cell = FALSE;
  gouji_pieces_append (self, GOUJI_PIECE_CELL_END);
  n_bytes = self->text->len - table->cell_start;
  if ((table->n_headings > 0 && table->n_paragraphs > 1) ||
      (table->n_paragraphs >= ARTICLE_PARAGRAPHS && n_bytes >= ARTICLE_BYTES))
    gouji_pieces_get (self, table->piece)->is_layout = TRUE;
}

/**
 * gouji_pieces_add_frame:
 * @name: how this page names the other one
 *
 * Says that another page stands here.
 */
void
gouji_pieces_add_frame (GoujiPieces *self, const char *name)
{
  GoujiPiece *piece = gouji_pieces_append (self, GOUJI_PIECE_FRAME);

  piece->start = self->text->len;
  g_string_append (self->text, name);
  piece->end = self->text->len;
}

typedef struct {
  GoujiDocumentBuilder *builder;
  const GoujiPieces *pieces;
  guint *n_cells_left;
} Writer;

static void
write_text (Writer *self, const GoujiPiece *piece)
{
  gouji_document_builder_begin_block (
    self->builder, piece->level > 0 ? GOUJI_BLOCK_HEADING : GOUJI_BLOCK_PARAGRAPH, piece->level);
  gouji_document_builder_append (self->builder, self->pieces->text->str + piece->start,
                                 piece->end - piece->start);
  gouji_document_builder_end_block (self->builder);
}

/* What stands in a table but in no cell, and its caption, comes in front of it, where browsers show it. */
static void
write_loose (Writer *self, guint first, guint last)
{
  guint n_inner = 0;
  gboolean in_cell = FALSE;

  for (guint i = first; i < last; i++) {
    const GoujiPiece *piece = gouji_pieces_get (self->pieces, i);

    if (piece->kind == GOUJI_PIECE_TABLE)
      n_inner++;
    else if (piece->kind == GOUJI_PIECE_TABLE_END)
      n_inner--;
    else if (n_inner == 0 && piece->kind == GOUJI_PIECE_CELL)
      in_cell = TRUE;
    else if (n_inner == 0 && piece->kind == GOUJI_PIECE_CELL_END)
      in_cell = FALSE;
    else if (piece->kind == GOUJI_PIECE_TEXT && !in_cell)
      write_text (self, piece);
  }
}

/* Writes one of a cell's texts; line breaks, and the end of the text before, are one space each. */
static void
write_cell_text (Writer *self, const GoujiPiece *piece, gboolean *is_first)
{
  const char *text = self->pieces->text->str + piece->start;
  const char *end = self->pieces->text->str + piece->end;

  while (text < end) {
    const char *line_end = memchr (text, '\n', end - text);

    if (line_end == NULL)
      line_end = end;
    if (line_end > text) {
      if (!*is_first)
        gouji_document_builder_append (self->builder, " ", 1);
      gouji_document_builder_append (self->builder, text, line_end - text);
      *is_first = FALSE;
    }
    text = line_end + 1;
  }
}

/* Begins the cell of @piece, unless there have been as many as the limits allow. */
static gboolean
begin_cell (Writer *self, const GoujiPiece *piece)
{
  if (*self->n_cells_left == 0) {
    gouji_document_builder_add_note (self->builder, GOUJI_NOTE_TOO_LARGE, NULL);
    return FALSE;
  }

  --*self->n_cells_left;
  if (piece->gap > 0) {
    gouji_document_builder_begin_cell (self->builder, 1, piece->gap, FALSE);
    gouji_document_builder_end_cell (self->builder);
  }
  gouji_document_builder_begin_cell (self->builder, piece->row_span, piece->column_span, piece->header);

  return TRUE;
}

/* Writes a table's rows of one group. Tables within its cells have one cell at most and are only text here.
 */
static void
write_rows (Writer *self, guint first, guint last, guint wanted)
{
  guint n_inner = 0;
  guint group = GOUJI_PIECES_BODY_ROWS;
  gboolean in_cell = FALSE;
  gboolean is_first = TRUE;

  for (guint i = first; i < last; i++) {
    const GoujiPiece *piece = gouji_pieces_get (self->pieces, i);

    if (piece->kind == GOUJI_PIECE_TABLE) {
      n_inner++;
    } else if (piece->kind == GOUJI_PIECE_TABLE_END) {
      n_inner--;
    } else if (piece->kind == GOUJI_PIECE_TEXT) {
      if (in_cell)
        write_cell_text (self, piece, &is_first);
    } else if (n_inner == 0 && piece->kind == GOUJI_PIECE_ROWS) {
      if (group == wanted)
        gouji_document_builder_end_row_group (self->builder);
      group = piece->group;
    } else if (n_inner == 0 && group == wanted) {
      if (piece->kind == GOUJI_PIECE_ROW)
        gouji_document_builder_begin_row (self->builder);
      if (piece->kind == GOUJI_PIECE_CELL)
        in_cell = is_first = begin_cell (self, piece);
      if (piece->kind == GOUJI_PIECE_CELL_END && in_cell) {
        gouji_document_builder_end_cell (self->builder);
        in_cell = FALSE;
      }
    }
  }
}

static void
write_table (Writer *self, guint first, guint last)
{
  write_loose (self, first, last);
  gouji_document_builder_begin_block (self->builder, GOUJI_BLOCK_TABLE, 0);
  for (guint group = 0; group < GOUJI_PIECES_N_GROUPS; group++)
    write_rows (self, first, last, group);
  gouji_document_builder_end_block (self->builder);
}

/**
 * gouji_pieces_write:
 * @first: the piece to begin with, in no table
 * @n_cells_left: (inout): how many cells the limits still allow
 *
 * Writes the pieces into @builder, up to the next frame.
 *
 * Returns: the index of that frame; the number of pieces when all is written
 */
guint
gouji_pieces_write (const GoujiPieces *self, guint first, GoujiDocumentBuilder *builder, guint *n_cells_left)
{
  Writer writer = { .builder = builder, .pieces = self, .n_cells_left = n_cells_left };
  guint i;

  for (i = first; i < self->list->len; i++) {
    const GoujiPiece *piece = gouji_pieces_get (self, i);

    if (piece->kind == GOUJI_PIECE_FRAME)
      break;
    if (piece->kind == GOUJI_PIECE_TEXT) {
      write_text (&writer, piece);
    } else if (piece->kind == GOUJI_PIECE_TABLE && !piece->is_layout) {
      write_table (&writer, i + 1, piece->end);
      i = piece->end;
    }
  }

  return i;
}
