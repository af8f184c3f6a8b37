/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-layout.h"

typedef struct {
  GoujiForm *form;
  const GoujiFormTable *table;
  GHashTable *alternatives;
  GArray *placements;
  guint next_row;
} Builder;

static void
place (Builder *builder,
       GoujiPlacementKind kind,
       guint row,
       guint column,
       guint row_span,
       guint column_span,
       const char *text,
       const GoujiHead *head,
       const GoujiCell *cell)
{
  GoujiPlacement placement = { kind, row, column, row_span, column_span, text, head, cell };

  g_array_append_val (builder->placements, placement);
}

static guint
n_head_rows (const GoujiFormBlock *block)
{
  guint depth = 0;

  for (guint i = 0; i < block->columns->len; i++)
    depth = MAX (depth, ((const GoujiHead *) block->columns->pdata[i])->depth + 1);

  return depth;
}

/* Where a column stands in the printed grid. */
static guint
grid_column (const Builder *builder, const GoujiFormBlock *block, guint column)
{
  guint at = builder->table->n_row_head_columns;

  for (guint i = 0; i < column; i++)
    at += ((const GoujiHead *) block->columns->pdata[i])->span;

  return at;
}

/* The last column of a block takes what the wider blocks of the table have left. */
static guint
column_span (const Builder *builder, const GoujiFormBlock *block, guint first, guint n_leaves)
{
  guint end = first + n_leaves == block->columns->len ? builder->table->n_widths
                                                      : grid_column (builder, block, first + n_leaves);

  return end - grid_column (builder, block, first);
}

static void
place_title (Builder *builder, const GoujiFormBlock *block)
{
  if (block->title == NULL)
    return;

  place (builder, GOUJI_PLACEMENT_BLOCK_TITLE, builder->next_row, 0, 1, builder->table->n_widths,
         block->title, NULL, NULL);
  builder->next_row++;
}

static void
place_column_head (Builder *builder, const GoujiFormBlock *block, const GoujiHead *head, guint n_rows)
{
  place (builder, GOUJI_PLACEMENT_COLUMN_HEAD, builder->next_row + head->depth,
         grid_column (builder, block, head->first), head->is_leaf ? n_rows - head->depth : 1,
         column_span (builder, block, head->first, head->n_leaves), head->title, head, NULL);
}

/* The columns of words are the last of those before the numbers. */
static guint
first_word_column (const Builder *builder)
{
  return builder->table->n_row_head_columns - builder->table->word_columns->len;
}

static void
place_column_heads (Builder *builder, const GoujiFormBlock *block)
{
  guint n_rows = n_head_rows (block);
  guint n_corner = first_word_column (builder);
  const char *corner = block->corner != NULL ? block->corner : builder->table->note;

  if (n_corner > 0)
    place (builder, GOUJI_PLACEMENT_NOTE, builder->next_row, 0, n_rows, n_corner, corner, NULL, NULL);
  for (guint i = 0; i < builder->table->word_columns->len; i++) {
    const GoujiWordColumn *words = builder->table->word_columns->pdata[i];

    place (builder, GOUJI_PLACEMENT_COLUMN_HEAD, builder->next_row, n_corner + i, n_rows, 1, words->title,
           NULL, NULL);
  }
  for (guint i = 0; i < block->column_groups->len; i++)
    place_column_head (builder, block, block->column_groups->pdata[i], n_rows);
  for (guint i = 0; i < block->columns->len; i++)
    place_column_head (builder, block, block->columns->pdata[i], n_rows);

  builder->next_row += n_rows;
}

static gboolean
uses_alternative (const Builder *builder, const GoujiHead *group)
{
  return builder->alternatives != NULL && g_hash_table_contains (builder->alternatives, group);
}

/* Of a group and the row that may stand in its place, one is printed. */
static gboolean
is_printed (const Builder *builder, const GoujiHead *row)
{
  if (row->alternative_of != NULL && !uses_alternative (builder, row->alternative_of))
    return FALSE;
  for (const GoujiHead *group = row->parent; group != NULL; group = group->parent) {
    if (uses_alternative (builder, group))
      return FALSE;
  }

  return TRUE;
}

static guint
count_printed (const Builder *builder, const GoujiFormBlock *block, const GoujiHead *group)
{
  guint n = 0;

  for (guint i = group->first; i < group->first + group->n_leaves; i++)
    n += is_printed (builder, block->rows->pdata[i]) ? 1 : 0;

  return n;
}

static void
place_words (Builder *builder, const GoujiHead *row, const char *unit)
{
  for (guint i = 0; i < builder->table->word_columns->len; i++) {
    const GoujiWordColumn *words = builder->table->word_columns->pdata[i];

    place (builder, GOUJI_PLACEMENT_WORD, builder->next_row, first_word_column (builder) + i, 1, 1,
           words->kind == GOUJI_WORD_UNIT ? unit : row->code, NULL, NULL);
  }
}

/* A heading has a line of its own, and nothing where the numbers are. */
static void
place_heading (Builder *builder, const GoujiFormBlock *block, const GoujiHead *heading)
{
  place (builder, GOUJI_PLACEMENT_ROW_HEAD, builder->next_row, 0, 1, first_word_column (builder),
         heading->title, heading, NULL);
  place_words (builder, heading, heading->unit);
  for (guint c = 0; c < block->columns->len; c++)
    place (builder, GOUJI_PLACEMENT_WORD, builder->next_row, grid_column (builder, block, c), 1,
           column_span (builder, block, c, 1), NULL, NULL, NULL);

  builder->next_row++;
}

/* Headings are printed above the first of their rows that is, the outer ones first. */
static void
place_headings (Builder *builder,
                const GoujiFormBlock *block,
                const GoujiHead *head,
                const GoujiHead *previous)
{
  if (head == NULL || gouji_head_is_below (previous, head))
    return;

  place_headings (builder, block, head->parent, previous);
  if (head->is_heading)
    place_heading (builder, block, head);
}

/* Groups are printed beside the first of their rows that is. */
static void
place_groups (Builder *builder, const GoujiFormBlock *block, const GoujiHead *row, const GoujiHead *previous)
{
  for (const GoujiHead *group = row->parent; group != NULL; group = group->parent) {
    if (!group->is_leaf && !group->is_heading && !gouji_head_is_below (previous, group))
      place (builder, GOUJI_PLACEMENT_ROW_HEAD, builder->next_row, group->depth,
             count_printed (builder, block, group), 1, group->title, group, NULL);
  }
}

static void
place_row (Builder *builder, const GoujiFormBlock *block, guint index)
{
  const GoujiHead *row = block->rows->pdata[index];

  if (builder->table->n_row_head_columns > 0)
    place (builder, GOUJI_PLACEMENT_ROW_HEAD, builder->next_row, row->depth, 1,
           first_word_column (builder) - row->depth, row->title, row, NULL);
  place_words (builder, row, gouji_form_get_cell_at (builder->form, block, index, 0)->unit);
  for (guint c = 0; c < block->columns->len; c++)
    place (builder, GOUJI_PLACEMENT_CELL, builder->next_row, grid_column (builder, block, c), 1,
           column_span (builder, block, c, 1), NULL, NULL,
           gouji_form_get_cell_at (builder->form, block, index, c));

  builder->next_row++;
}

static void
place_rows (Builder *builder, const GoujiFormBlock *block)
{
  const GoujiHead *previous = NULL;

  for (guint r = 0; r < block->rows->len; r++) {
    const GoujiHead *row = block->rows->pdata[r];

    if (!is_printed (builder, row))
      continue;
    if (builder->table->n_row_head_columns > 0) {
      place_headings (builder, block, row->parent, previous);
      place_groups (builder, block, row, previous);
    }
    place_row (builder, block, r);
    previous = row;
  }
}

static int
compare_placements (gconstpointer a, gconstpointer b)
{
  const GoujiPlacement *first = a;
  const GoujiPlacement *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;

  return (first->column > second->column) - (first->column < second->column);
}

/**
 * gouji_table_layout_new:
 * @alternative_groups: (nullable) (element-type GoujiHead): the groups of rows that are printed as the one
 * row that may stand in their place; as a set
 *
 * Lays a table out as the national format prints it. The placements cover the grid without gaps or overlaps.
 *
 * Returns: the layout; it points into @form, which must outlive it
 */
GoujiTableLayout *
gouji_table_layout_new (GoujiForm *form, const GoujiFormTable *table, GHashTable *alternative_groups)
{
  Builder builder = { form, table, alternative_groups };
  GoujiTableLayout *self;

  g_return_val_if_fail (form != NULL && table != NULL, NULL);

  builder.placements = g_array_new (FALSE, FALSE, sizeof (GoujiPlacement));
  for (guint i = 0; i < table->blocks->len; i++) {
    place_title (&builder, table->blocks->pdata[i]);
    place_column_heads (&builder, table->blocks->pdata[i]);
    place_rows (&builder, table->blocks->pdata[i]);
  }
  g_array_sort (builder.placements, compare_placements);

  self = g_new0 (GoujiTableLayout, 1);
  self->n_rows = builder.next_row;
  self->n_columns = table->n_widths;
  self->n_head_rows = table->blocks->len == 1 ? n_head_rows (table->blocks->pdata[0]) : 0;
  self->placements = builder.placements;
  return self;
}

void
gouji_table_layout_free (GoujiTableLayout *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->placements);
  g_free (self);
}
