/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-correction.h"

#include "report/gouji-report-private.h"

static const char *const extent_names[] = { "cell", "row", "column", "block" };
static const char *const shift_names[] = { "left", "right", "up", "down" };

/* Which of the rows that may stand in each other's place are meant. */
typedef enum {
  ROWS_AS_PRINTED,
  ROWS_APART,
  ROWS_TOGETHER,
  N_ROWS,
} Rows;

static gboolean
holds_anything (GoujiReport *report, const GoujiFormBlock *block, guint row)
{
  for (guint i = 0; i < block->columns->len; i++) {
    const GoujiCell *cell = gouji_form_get_cell_at (gouji_report_get_form (report), block, row, i);

    if (gouji_report_get_figure (report, cell)->state != GOUJI_FIGURE_EMPTY)
      return TRUE;
  }

  return FALSE;
}

/* Whether the report has the row @alternative in place of those that it may replace. */
static gboolean
replaces (GoujiReport *report, const GoujiFormBlock *block, guint alternative)
{
  const GoujiHead *group = ((const GoujiHead *) g_ptr_array_index (block->rows, alternative))->alternative_of;

  if (!holds_anything (report, block, alternative))
    return FALSE;
  for (guint i = 0; i < block->rows->len; i++) {
    const GoujiHead *head = g_ptr_array_index (block->rows, i);

    if (head->alternative_of == NULL && gouji_head_is_below (head, group) &&
        holds_anything (report, block, i))
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_chosen (GoujiReport *report, const GoujiFormBlock *block, guint alternative, Rows rows)
{
  if (rows == ROWS_AS_PRINTED)
    return replaces (report, block, alternative);

  return rows == ROWS_TOGETHER;
}

static gboolean
is_meant (GoujiReport *report, const GoujiFormBlock *block, guint row, Rows rows)
{
  const GoujiHead *head = g_ptr_array_index (block->rows, row);

  if (head->alternative_of != NULL)
    return is_chosen (report, block, row, rows);
  for (guint i = 0; i < block->rows->len; i++) {
    const GoujiHead *other = g_ptr_array_index (block->rows, i);

    if (other->alternative_of != NULL && gouji_head_is_below (head, other->alternative_of) &&
        is_chosen (report, block, i, rows))
      return FALSE;
  }

  return TRUE;
}

static void
add_row (GPtrArray *cells, GoujiForm *form, const GoujiFormBlock *block, guint row)
{
  for (guint i = 0; i < block->columns->len; i++)
    g_ptr_array_add (cells, (gpointer) gouji_form_get_cell_at (form, block, row, i));
}

static GPtrArray *
list_cells (GoujiReport *report, const GoujiCell *cell, GoujiExtent extent, Rows rows)
{
  GoujiForm *form = gouji_report_get_form (report);
  GPtrArray *cells = g_ptr_array_new ();

  if (extent == GOUJI_EXTENT_CELL)
    g_ptr_array_add (cells, (gpointer) cell);
  else if (extent == GOUJI_EXTENT_ROW)
    add_row (cells, form, cell->block, cell->row->first);

  for (guint i = 0; extent >= GOUJI_EXTENT_COLUMN && i < cell->block->rows->len; i++) {
    if (!is_meant (report, cell->block, i, rows))
      continue;
    if (extent == GOUJI_EXTENT_BLOCK)
      add_row (cells, form, cell->block, i);
    else
      g_ptr_array_add (cells, (gpointer) gouji_form_get_cell_at (form, cell->block, i, cell->column->first));
  }

  return cells;
}

/**
 * gouji_extent_list_cells:
 * @cell: a cell of the report's form
 *
 * Returns: (transfer full) (element-type GoujiCell): the cells that are meant, as they are printed: of rows
 * that may stand in each other's place those that the report has
 */
GPtrArray *
gouji_extent_list_cells (GoujiReport *report, const GoujiCell *cell, GoujiExtent extent)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (cell != NULL, NULL);

  return list_cells (report, cell, extent, ROWS_AS_PRINTED);
}

/**
 * gouji_extent_fit_cells:
 * @cell: a cell of the report's form
 * @n_numbers: how many numbers are to be placed
 *
 * Returns: (transfer full) (nullable) (element-type GoujiCell): as many cells as there are numbers, in the
 * order of reading; the rows that may stand in each other's place are chosen so that it fits. %NULL if it
 * never does
 */
GPtrArray *
gouji_extent_fit_cells (GoujiReport *report, const GoujiCell *cell, GoujiExtent extent, guint n_numbers)
{
  g_return_val_if_fail (GOUJI_IS_REPORT (report), NULL);
  g_return_val_if_fail (cell != NULL, NULL);

  for (Rows rows = ROWS_AS_PRINTED; rows < N_ROWS; rows++) {
    g_autoptr (GPtrArray) cells = list_cells (report, cell, extent, rows);

    if (cells->len == n_numbers)
      return g_steal_pointer (&cells);
  }

  return NULL;
}

const char *
gouji_extent_to_string (GoujiExtent extent)
{
  g_return_val_if_fail ((guint) extent < G_N_ELEMENTS (extent_names), NULL);

  return extent_names[extent];
}

/**
 * gouji_extent_from_string:
 * @text: (nullable): `cell`, `row`, `column` or `block`
 *
 * Returns: whether it is one of these
 */
gboolean
gouji_extent_from_string (const char *text, GoujiExtent *extent)
{
  for (guint i = 0; i < G_N_ELEMENTS (extent_names); i++) {
    if (g_strcmp0 (text, extent_names[i]) == 0) {
      *extent = i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_shift_from_string:
 * @text: (nullable): `left`, `right`, `up` or `down`
 *
 * Returns: whether it is one of these
 */
gboolean
gouji_shift_from_string (const char *text, GoujiShift *shift)
{
  for (guint i = 0; i < G_N_ELEMENTS (shift_names); i++) {
    if (g_strcmp0 (text, shift_names[i]) == 0) {
      *shift = i;
      return TRUE;
    }
  }

  return FALSE;
}
