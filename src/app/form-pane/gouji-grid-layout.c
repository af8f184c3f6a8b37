/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-grid-layout.h"

#include "form-pane/gouji-grid-geometry.h"

/* Below this width of the pane, less its margins, one page of columns is shown. */
#define NARROW (600 - 2 * 12)

struct _GoujiGridLayout {
  GtkWidget *owner;
  const GoujiFormTable *table;
  GoujiTableLayout *layout;
  GArray *items; /* of GoujiGridItem, as the layout's placements */
  guint *at;     /* index of the item in each square of the printed grid, G_MAXUINT
                    where there is none */
  guint page;

  int em;
  int digit;
  GoujiGridColumn *columns; /* for all columns at once, then for the present page */
  GoujiGridColumn *page_columns;
  gboolean columns_known;

  int *widths;
  int *heights;
  int known_width; /* for which @widths and @heights hold, -1 for none */
};

static void
fill_squares (GoujiGridLayout *self, guint index)
{
  const GoujiPlacement *placement = g_array_index (self->items, GoujiGridItem, index).placement;
  const guint last_row = MIN (placement->row + placement->row_span, self->layout->n_rows);
  const guint last_column = MIN (placement->column + placement->column_span, self->layout->n_columns);

  for (guint row = placement->row; row < last_row; row++)
    for (guint column = placement->column; column < last_column; column++)
      self->at[row * self->layout->n_columns + column] = index;
}

/**
 * gouji_grid_layout_new:
 * @owner: the widget whose font is measured
 * @layout: (transfer full): the table as printed
 */
GoujiGridLayout *
gouji_grid_layout_new (GtkWidget *owner, const GoujiFormTable *table, GoujiTableLayout *layout)
{
  GoujiGridLayout *self = g_new0 (GoujiGridLayout, 1);
  const gsize n_squares = (gsize) layout->n_rows * layout->n_columns;

  self->owner = owner;
  self->table = table;
  self->layout = layout;
  self->items = g_array_sized_new (FALSE, TRUE, sizeof (GoujiGridItem), layout->placements->len);
  self->at = g_new (guint, n_squares);
  self->columns = g_new0 (GoujiGridColumn, layout->n_columns);
  self->page_columns = g_new0 (GoujiGridColumn, layout->n_columns);
  self->widths = g_new0 (int, layout->n_columns);
  self->heights = g_new0 (int, layout->n_rows);
  self->known_width = -1;

  for (gsize i = 0; i < n_squares; i++)
    self->at[i] = G_MAXUINT;
  for (guint i = 0; i < layout->placements->len; i++) {
    const GoujiGridItem item = { &g_array_index (layout->placements, GoujiPlacement, i), NULL, 0 };

    g_array_append_val (self->items, item);
    fill_squares (self, i);
  }
  return self;
}

void
gouji_grid_layout_free (GoujiGridLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  gouji_table_layout_free (self->layout);
  g_free (self->at);
  g_free (self->columns);
  g_free (self->page_columns);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

guint
gouji_grid_layout_get_n_items (GoujiGridLayout *self)
{
  return self->items->len;
}

GoujiGridItem *
gouji_grid_layout_get_item (GoujiGridLayout *self, guint index)
{
  return &g_array_index (self->items, GoujiGridItem, index);
}

/**
 * gouji_grid_layout_get_item_at:
 *
 * Returns: (nullable): what covers a square of the printed grid
 */
GoujiGridItem *
gouji_grid_layout_get_item_at (GoujiGridLayout *self, guint row, guint column)
{
  guint index;

  if (row >= self->layout->n_rows || column >= self->layout->n_columns)
    return NULL;
  index = self->at[row * self->layout->n_columns + column];
  return index != G_MAXUINT ? &g_array_index (self->items, GoujiGridItem, index) : NULL;
}

guint
gouji_grid_layout_get_n_rows (GoujiGridLayout *self)
{
  return self->layout->n_rows;
}

guint
gouji_grid_layout_get_n_columns (GoujiGridLayout *self)
{
  return self->layout->n_columns;
}

guint
gouji_grid_layout_get_n_pages (GoujiGridLayout *self)
{
  return gouji_grid_n_pages (self->table, self->layout);
}

guint
gouji_grid_layout_get_page (GoujiGridLayout *self)
{
  return self->page;
}

void
gouji_grid_layout_set_page (GoujiGridLayout *self, guint page)
{
  self->page = page;
  gouji_grid_layout_invalidate (self);
}

guint
gouji_grid_layout_page_of (GoujiGridLayout *self, const GoujiPlacement *placement)
{
  return gouji_grid_page_of (self->table, placement->column);
}

char *
gouji_grid_layout_page_title (GoujiGridLayout *self, guint page)
{
  return gouji_grid_page_title (self->table, self->layout, page);
}

void
gouji_grid_layout_invalidate (GoujiGridLayout *self)
{
  self->columns_known = FALSE;
  self->known_width = -1;
}

static void
measure_font (GoujiGridLayout *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->owner, "0000000000");
  char ideograph[6];
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  self->digit = (width + 9) / 10;
  pango_layout_set_text (layout, ideograph, g_unichar_to_utf8 (0x4e00, ideograph));
  pango_layout_get_pixel_size (layout, &self->em, NULL);
}

/* The height of a number is the same in every cell; so are its padding and what it needs to the sides. */
static int
number_width (GoujiGridLayout *self, guint n_characters)
{
  return (int) n_characters * self->digit + self->em * 3 / 4;
}

static guint
heads_before_numbers (GoujiGridLayout *self)
{
  return MIN (self->table->n_row_head_columns, self->layout->n_columns);
}

static void
ask_for_column (GoujiGridLayout *self, guint column)
{
  GoujiGridColumn *asked = &self->columns[column];
  const guint heads = heads_before_numbers (self);
  const guint titles = heads - MIN (heads, self->table->word_columns->len);

  asked->weight =
    column < self->table->n_widths && self->table->widths[column] > 0 ? self->table->widths[column] : 1;
  asked->floor = self->em;
  if (column >= heads)
    asked->minimum = number_width (self, 3);
  else if (column >= titles)
    asked->minimum = self->em * 3;
  else if (column + 1 == titles)
    asked->minimum = self->em * 6;
  else
    asked->minimum = 0;
}

/* What one item needs at least, with a little more comfort where it is a head between others. */
static void
ask_for_item (GoujiGridLayout *self, const GoujiGridItem *item)
{
  const GoujiPlacement *placement = item->placement;
  GoujiGridColumn *asked = &self->columns[placement->column];
  int minimum = 0;

  if (item->widget != NULL)
    gtk_widget_measure (item->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (placement->cell != NULL)
    minimum = MAX (minimum, number_width (self, MAX (1, item->n_characters)));
  if (placement->column_span > 1)
    minimum = minimum / (int) placement->column_span + 1;

  for (guint i = 0; i < placement->column_span && placement->column + i < self->layout->n_columns; i++)
    asked[i].floor = MAX (asked[i].floor, minimum + 1);
  if (placement->kind == GOUJI_PLACEMENT_ROW_HEAD && placement->column_span == 1 &&
      !gouji_grid_is_tall (self->table, placement))
    asked->minimum = MAX (asked->minimum, self->em * 5);
}

static void
ask_for_page (GoujiGridLayout *self)
{
  const guint heads = heads_before_numbers (self);

  for (guint i = 0; i < self->layout->n_columns; i++) {
    self->page_columns[i] = self->columns[i];
    if (i < heads)
      continue;
    if (gouji_grid_page_of (self->table, i) != self->page)
      self->page_columns[i].weight = 0;
    else if (self->table->narrow == 1)
      self->page_columns[i].minimum = MAX (self->columns[i].floor, number_width (self, 5));
  }
}

static void
know_columns (GoujiGridLayout *self)
{
  if (self->columns_known)
    return;

  measure_font (self);
  for (guint i = 0; i < self->layout->n_columns; i++)
    ask_for_column (self, i);
  for (guint i = 0; i < self->items->len; i++)
    ask_for_item (self, &g_array_index (self->items, GoujiGridItem, i));
  ask_for_page (self);
  self->columns_known = TRUE;
}

/**
 * gouji_grid_layout_is_paged:
 *
 * Returns: whether this width has room for one page of columns only
 */
gboolean
gouji_grid_layout_is_paged (GoujiGridLayout *self, int width)
{
  if (gouji_grid_layout_get_n_pages (self) < 2)
    return FALSE;
  know_columns (self);
  return width < NARROW || width <= gouji_grid_columns_minimum (self->columns, self->layout->n_columns);
}

/**
 * gouji_grid_layout_set_n_characters:
 *
 * Returns: whether the table must be measured again
 */
gboolean
gouji_grid_layout_set_n_characters (GoujiGridLayout *self, GoujiGridItem *item, guint n_characters)
{
  const GoujiGridColumn *column = &self->columns[item->placement->column];
  const gboolean shrinks = n_characters < item->n_characters;

  item->n_characters = n_characters;
  if (!self->columns_known)
    return TRUE;
  /* A column that could do with less keeps its width until it is measured for another reason: no jumping
   * while typing. */
  if (shrinks || number_width (self, n_characters) < column->floor)
    return FALSE;
  gouji_grid_layout_invalidate (self);
  return TRUE;
}

static int
span (const int *sizes, guint first, guint count, guint limit)
{
  int sum = 0;

  for (guint i = first; i < first + count && i < limit; i++)
    sum += sizes[i];
  return sum;
}

static int
item_width (GoujiGridLayout *self, const GoujiGridItem *item)
{
  const int width =
    span (self->widths, item->placement->column, item->placement->column_span, self->layout->n_columns);

  return width > 0 ? width - 1 : 0;
}

/* Rows are as high as what stands in them alone; what spans several only stretches the last of them. */
static void
stretch_row (GoujiGridLayout *self, const GoujiGridItem *item)
{
  const GoujiPlacement *placement = item->placement;
  const guint last = MIN (placement->row + placement->row_span, self->layout->n_rows) - 1;
  const int width = item_width (self, item);
  int height = 0;
  int missing;

  if (width == 0 || item->widget == NULL)
    return;
  gtk_widget_measure (item->widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  missing = height + 1 - span (self->heights, placement->row, placement->row_span, self->layout->n_rows);
  if (missing > 0)
    self->heights[last] += missing;
}

static void
know_sizes (GoujiGridLayout *self, int width)
{
  guint longest = 1;

  know_columns (self);
  if (self->known_width == width)
    return;

  gouji_grid_columns_fit (gouji_grid_layout_is_paged (self, width) ? self->page_columns : self->columns,
                          self->layout->n_columns, width - 1, self->widths);
  for (guint i = 0; i < self->layout->n_rows; i++)
    self->heights[i] = self->em * 2;
  for (guint i = 0; i < self->items->len; i++)
    longest = MAX (longest, g_array_index (self->items, GoujiGridItem, i).placement->row_span);
  for (guint rows = 1; rows <= longest; rows++)
    for (guint i = 0; i < self->items->len; i++)
      if (g_array_index (self->items, GoujiGridItem, i).placement->row_span == rows)
        stretch_row (self, &g_array_index (self->items, GoujiGridItem, i));
  self->known_width = width;
}

void
gouji_grid_layout_measure_width (GoujiGridLayout *self, int *minimum, int *natural)
{
  const gboolean pages = gouji_grid_layout_get_n_pages (self) > 1;

  know_columns (self);
  *minimum =
    1 + gouji_grid_columns_floor (pages ? self->page_columns : self->columns, self->layout->n_columns);
  *natural = MAX (*minimum, 1 + gouji_grid_columns_minimum (self->columns, self->layout->n_columns));
}

int
gouji_grid_layout_measure_height (GoujiGridLayout *self, int width)
{
  know_sizes (self, width);
  return 1 + span (self->heights, 0, self->layout->n_rows, self->layout->n_rows);
}

/**
 * gouji_grid_layout_allocate:
 * @top: where the table begins in its owner
 *
 * Gives every item its place, and hides those of other pages.
 */
void
gouji_grid_layout_allocate (GoujiGridLayout *self, int width, int top)
{
  know_sizes (self, width);
  for (guint i = 0; i < self->items->len; i++) {
    const GoujiGridItem *item = &g_array_index (self->items, GoujiGridItem, i);
    const GoujiPlacement *placement = item->placement;
    const int item_w = item_width (self, item);
    GtkAllocation place;

    if (item->widget == NULL)
      continue;
    gtk_widget_set_child_visible (item->widget, item_w > 0);
    if (item_w == 0)
      continue;
    place.x = 1 + span (self->widths, 0, placement->column, self->layout->n_columns);
    place.y = top + 1 + span (self->heights, 0, placement->row, self->layout->n_rows);
    place.width = item_w;
    place.height = span (self->heights, placement->row, placement->row_span, self->layout->n_rows) - 1;
    gtk_widget_size_allocate (item->widget, &place, -1);
  }
}
