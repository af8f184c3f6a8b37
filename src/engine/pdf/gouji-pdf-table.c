/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-table.h"

#include "pdf/gouji-pdf-lines.h"

static void
free_cell (gpointer data)
{
  gouji_pdf_cell_free (data);
}

GoujiPdfCell *
gouji_pdf_cell_new (void)
{
  GoujiPdfCell *self = g_new0 (GoujiPdfCell, 1);

  self->row_span = 1;
  self->column_span = 1;
  self->letters = g_array_new (FALSE, FALSE, sizeof (GoujiPdfLetter));

  return self;
}

void
gouji_pdf_cell_free (GoujiPdfCell *self)
{
  g_array_unref (self->letters);
  g_free (self);
}

/**
 * gouji_pdf_cell_get_text:
 *
 * Returns: (transfer full): its letters in reading order, without any white space
 */
char *
gouji_pdf_cell_get_text (const GoujiPdfCell *self)
{
  g_autoptr (GArray) letters = g_array_copy (self->letters);
  g_autoptr (GArray) lines = gouji_pdf_lines_find (letters);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < letters->len; i++)
    g_string_append_unichar (text, g_array_index (letters, GoujiPdfLetter, i).code);

  return g_string_free_and_steal (text);
}

GoujiPdfTable *
gouji_pdf_table_new (guint page)
{
  GoujiPdfTable *self = g_new0 (GoujiPdfTable, 1);

  self->page = page;
  self->columns = g_array_new (FALSE, FALSE, sizeof (float));
  self->cells = g_ptr_array_new_with_free_func (free_cell);

  return self;
}

void
gouji_pdf_table_free (GoujiPdfTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* Chinese lines of a cell go on without white space; anything else might be a number of its own. */
static gboolean
lines_are_apart (const GArray *letters, const GoujiPdfLine *line, const GoujiPdfLine *next)
{
  const GoujiPdfLetter *last = &g_array_index (letters, GoujiPdfLetter, line->first + line->n_letters - 1);
  const GoujiPdfLetter *first = &g_array_index (letters, GoujiPdfLetter, next->first);

  return !gouji_pdf_letter_is_wide (last) || !gouji_pdf_letter_is_wide (first);
}

static void
write_cell (const GoujiPdfCell *cell, GoujiDocumentBuilder *builder)
{
  g_autoptr (GArray) letters = g_array_copy (cell->letters);
  g_autoptr (GArray) lines = gouji_pdf_lines_find (letters);

  gouji_document_builder_begin_cell (builder, cell->row_span, cell->column_span, FALSE);
  for (guint i = 0; i < lines->len; i++) {
    const GoujiPdfLine *line = &g_array_index (lines, GoujiPdfLine, i);

    gouji_pdf_line_write (letters, line, builder);
    if (i + 1 < lines->len && lines_are_apart (letters, line, line + 1))
      gouji_document_builder_append (builder, " ", 1);
  }
  gouji_document_builder_end_cell (builder);
}

/**
 * gouji_pdf_table_write:
 * @builder: where to; no block is open
 *
 * Writes the table as a block of its own.
 */
void
gouji_pdf_table_write (const GoujiPdfTable *self, GoujiDocumentBuilder *builder)
{
  guint n_rows = 0;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiPdfCell *cell = g_ptr_array_index (self->cells, i);

    for (; n_rows <= cell->row; n_rows++)
      gouji_document_builder_begin_row (builder);
    write_cell (cell, builder);
  }
  gouji_document_builder_end_block (builder);
}
