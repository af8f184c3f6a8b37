/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-printed-row.h"

#include "fill/gouji-cell-lines.h"
#include "fill/gouji-flat-line.h"
#include "fill/gouji-grid.h"
#include "fill/gouji-row-codes.h"
#include "fill/gouji-running-numbers.h"
#include "fill/gouji-section.h"

void
gouji_printed_row_free (GoujiPrintedRow *self)
{
  g_array_unref (self->heads);
  g_array_unref (self->labels);
  g_array_unref (self->values);
  g_free (self);
}

static gboolean
is_title (const GArray *sections, const GoujiBlock *block)
{
  for (guint i = 0; i < sections->len; i++) {
    const GoujiSection *section = &g_array_index (sections, GoujiSection, i);

    if (section->found && section->heading.start >= block->range.start &&
        section->heading.end <= block->range.end)
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_printed_rows_new:
 * @range: the part of the document that belongs to one report
 * @lexicon: the words of the form
 * @sections: (element-type GoujiSection): where the parts begin; their titles are not heads of tables
 * @units: (element-type GoujiLabel): what may stand behind a number
 *
 * Cuts a document into lines of numbers with the words before them. A grid's rows are its own; in flat text
 * every run of numbers is a row, and the words before it, back to the numbers before them, are its heads. A
 * list of extras that was exported has no rows of the form. Running numbers of rows, and codes that the form
 * prints beside them, are no numbers.
 *
 * Returns: (transfer full) (element-type GoujiPrintedRow): in reading order
 */
GPtrArray *
gouji_printed_rows_new (const GoujiSource *source,
                        const GoujiLexicon *lexicon,
                        GoujiRange range,
                        const GArray *sections,
                        GPtrArray *units)
{
  g_autoptr (GArray) pending = gouji_pieces_new ();
  GoujiRowBuilder builder = {
    .source = source,
    .lexicon = lexicon,
    .units = units,
    .rows = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_printed_row_free),
    .pending = pending,
  };

  builder.mixed = gouji_cell_lines_are_mixed (&builder, range);
  for (guint i = 0; i < gouji_document_get_n_blocks (source->document);) {
    const GoujiBlock *block = gouji_document_get_block (source->document, i);
    guint next = i + 1;

    if (block->range.end > range.start && block->range.start < range.end) {
      if (is_title (sections, block) || gouji_lexicon_is_list (lexicon, source, i))
        gouji_row_builder_close_words (&builder);
      else if (block->kind == GOUJI_BLOCK_TABLE)
        gouji_grid_add_table (&builder, block, i);
      else if (gouji_cell_lines_is_one (&builder, i))
        next = gouji_cell_lines_add (&builder, i);
      else
        gouji_flat_line_add (&builder, block->range);
    }
    i = next;
  }
  gouji_row_builder_close_words (&builder);
  gouji_running_numbers_drop (builder.rows);
  gouji_row_codes_drop (builder.rows, lexicon->form);

  return builder.rows;
}
