/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filling.h"

#include "fill/gouji-section.h"

/* Row, column and number: what a table of extras that was exported has beside each other. */
#define N_COLUMNS 3

/* The table of the part that a place of the document belongs to. */
static const GoujiFormTable *
find_table (GoujiFilling *self, guint place)
{
  const GoujiFormTable *table = NULL;

  for (guint i = 0; i < self->sections->len; i++) {
    const GoujiSection *section = &g_array_index (self->sections, GoujiSection, i);

    if (section->found && section->heading.end <= place)
      table = gouji_form_get_part (self->lexicon->form, i)->table;
  }

  return table;
}

static void
put_row (GoujiFilling *self, const GoujiFormTable *table, const GoujiTableCell *cells)
{
  char *texts[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    texts[i] = gouji_document_slice (self->source->document, cells[i].range);

  GoujiExtra extra = { (char *) table->id, texts[0], texts[1], texts[2], cells[2].range };
  gouji_report_put_extra (self->report, &extra);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (texts[i]);
}

static void
put_table (GoujiFilling *self, const GoujiFormTable *table, const GoujiBlock *block)
{
  guint n_rows = block->cells->len / N_COLUMNS;

  if (block->n_columns != N_COLUMNS || block->cells->len != n_rows * N_COLUMNS)
    return;

  /* The first row says what the columns are. */
  for (guint row = 1; row < n_rows; row++)
    put_row (self, table, &g_array_index (block->cells, GoujiTableCell, row * N_COLUMNS));
}

/**
 * gouji_filling_put_listed_extras:
 *
 * Puts the numbers back that the report has besides its form's, where it was exported with a list of them:
 * their labels are those of another table, and no row of the form is looked for among them.
 */
void
gouji_filling_put_listed_extras (GoujiFilling *self)
{
  for (guint i = 0; i < gouji_document_get_n_blocks (self->source->document); i++) {
    const GoujiBlock *block = gouji_document_get_block (self->source->document, i);
    const GoujiFormTable *table;

    if (block->range.start < self->range.start || block->range.start >= self->range.end ||
        !gouji_lexicon_is_list (self->lexicon, self->source, i))
      continue;
    table = find_table (self, block->range.start);
    if (table != NULL)
      put_table (self, table, block);
  }
}
