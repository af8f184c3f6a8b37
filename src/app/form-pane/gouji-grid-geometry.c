/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-grid-geometry.h"

/* A head of one column that covers so many rows is written downwards. */
#define TALL_ROWS 12

int
gouji_grid_columns_floor (const GoujiGridColumn *columns, guint n_columns)
{
  int sum = 0;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].weight > 0)
      sum += columns[i].floor;
  return sum;
}

int
gouji_grid_columns_minimum (const GoujiGridColumn *columns, guint n_columns)
{
  int sum = 0;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].weight > 0)
      sum += MAX (columns[i].floor, columns[i].minimum);
  return sum;
}

/* Takes what is missing from where there is more than the floor. */
static void
squeeze (const GoujiGridColumn *columns, guint n_columns, int width, int *widths)
{
  const int floor = gouji_grid_columns_floor (columns, n_columns);
  const int slack = gouji_grid_columns_minimum (columns, n_columns) - floor;
  const int left = MAX (0, width - floor);
  int used = 0;
  guint last = 0;

  for (guint i = 0; i < n_columns; i++) {
    const int own = MAX (0, columns[i].minimum - columns[i].floor);

    widths[i] = columns[i].weight == 0 ? 0 : columns[i].floor + (slack > 0 ? own * left / slack : 0);
    used += widths[i];
    if (columns[i].weight > 0)
      last = i;
  }
  widths[last] += MAX (0, width - used);
}

/* Shares the width as on paper; a column whose share is below its minimum gets that and leaves the rest to
 * the others. */
static void
share (const GoujiGridColumn *columns, guint n_columns, int width, int *widths)
{
  gboolean settled = FALSE;
  guint last = 0;
  int used = 0;

  for (guint i = 0; i < n_columns; i++)
    widths[i] = 0;
  while (!settled) {
    guint weights = 0;
    int left = width;

    settled = TRUE;
    for (guint i = 0; i < n_columns; i++) {
      left -= widths[i];
      weights += widths[i] == 0 ? columns[i].weight : 0;
    }
    for (guint i = 0; i < n_columns; i++) {
      const int minimum = MAX (columns[i].floor, columns[i].minimum);

      if (widths[i] > 0 || columns[i].weight == 0 || (gint64) left * columns[i].weight / weights >= minimum)
        continue;
      widths[i] = MAX (1, minimum);
      settled = FALSE;
    }
    if (!settled)
      continue;
    for (guint i = 0; i < n_columns; i++)
      if (widths[i] == 0 && columns[i].weight > 0)
        widths[i] = (int) ((gint64) left * columns[i].weight / weights);
  }
  for (guint i = 0; i < n_columns; i++) {
    used += widths[i];
    if (columns[i].weight > 0)
      last = i;
  }
  widths[last] += MAX (0, width - used);
}

/**
 * gouji_grid_columns_fit:
 * @widths: (out caller-allocates) (array length=n_columns): the columns' widths, together @width
 *
 * Divides a width among the columns of a table. Where not even the floors have room, the floors are what it
 * is.
 */
void
gouji_grid_columns_fit (const GoujiGridColumn *columns, guint n_columns, int width, int *widths)
{
  if (width < gouji_grid_columns_minimum (columns, n_columns))
    squeeze (columns, n_columns, width, widths);
  else
    share (columns, n_columns, width, widths);
}

guint
gouji_grid_n_pages (const GoujiFormTable *table, const GoujiTableLayout *layout)
{
  const guint numbers = layout->n_columns - MIN (layout->n_columns, table->n_row_head_columns);

  return table->narrow == 0 ? 1 : MAX (1, (numbers + table->narrow - 1) / table->narrow);
}

guint
gouji_grid_page_of (const GoujiFormTable *table, guint column)
{
  if (table->narrow == 0 || column < table->n_row_head_columns)
    return 0;
  return (column - table->n_row_head_columns) / table->narrow;
}

static gboolean
covers (const GoujiHead *head, const GoujiHead *leaf)
{
  return leaf->first >= head->first && leaf->first < head->first + head->n_leaves;
}

/* A head above all columns of the block says nothing about one of them. */
static gboolean
covers_block (const GoujiHead *head, const GoujiFormBlock *block)
{
  return block->columns->len > 1 && head->n_leaves >= block->columns->len;
}

/**
 * gouji_grid_page_title:
 *
 * Returns: (transfer full): what the columns of a page have in common, as their heads say it
 */
char *
gouji_grid_page_title (const GoujiFormTable *table, const GoujiTableLayout *layout, guint page)
{
  const GoujiCell *first = NULL;
  const GoujiCell *last = NULL;
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiPlacement *placement = &g_array_index (layout->placements, GoujiPlacement, i);

    if (placement->cell == NULL || gouji_grid_page_of (table, placement->column) != page)
      continue;
    if (first == NULL)
      first = placement->cell;
    if (placement->cell->row == first->row)
      last = placement->cell;
  }
  if (first == NULL)
    return g_string_free (g_steal_pointer (&title), FALSE);

  for (const GoujiHead *head = first->column; head != NULL; head = head->parent) {
    if (!covers (head, last->column) || covers_block (head, first->block) || head->title == NULL)
      continue;
    if (title->len > 0)
      g_string_prepend (title, " · ");
    g_string_prepend (title, head->title);
  }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/**
 * gouji_grid_is_tall:
 *
 * Returns: whether this head stands beside so many rows that it is written downwards
 */
gboolean
gouji_grid_is_tall (const GoujiFormTable *table, const GoujiPlacement *placement)
{
  return placement->kind == GOUJI_PLACEMENT_ROW_HEAD && placement->column_span == 1 &&
         placement->column + 1 < table->n_row_head_columns && placement->row_span >= TALL_ROWS;
}

/**
 * gouji_grid_upright:
 *
 * Writes a text downwards, one character a line; punctuation stays beside the character that it follows.
 *
 * Returns: (transfer full): the text with line feeds
 */
char *
gouji_grid_upright (const char *text)
{
  g_autoptr (GString) upright = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    const gunichar character = g_utf8_get_char (at);

    if (upright->len > 0 && !g_unichar_ispunct (character))
      g_string_append_c (upright, '\n');
    g_string_append_unichar (upright, character);
  }
  return g_string_free (g_steal_pointer (&upright), FALSE);
}

/**
 * gouji_grid_below_number:
 *
 * Breaks the title of a group behind its number in brackets, so that a narrow column does not break the
 * words.
 *
 * Returns: (transfer full): the text, with a line feed where it begins with a bracket
 */
char *
gouji_grid_below_number (const char *text)
{
  const char *at = text;

  if (g_unichar_type (g_utf8_get_char (text)) != G_UNICODE_OPEN_PUNCTUATION)
    return g_strdup (text);
  while (*at != '\0' && g_unichar_type (g_utf8_get_char (at)) != G_UNICODE_CLOSE_PUNCTUATION)
    at = g_utf8_next_char (at);
  if (*at == '\0' || *g_utf8_next_char (at) == '\0')
    return g_strdup (text);
  at = g_utf8_next_char (at);
  return g_strdup_printf ("%.*s\n%s", (int) (at - text), text, at);
}
