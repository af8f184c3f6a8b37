/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form/gouji-form-layout.h"

G_BEGIN_DECLS

/**
 * GoujiGridItem:
 * @placement: what stands there
 * @widget: (nullable): the head's label or the cell's entry; %NULL until it has been built
 * @n_characters: how many characters its number has, or the placeholder in its place
 *
 * One rectangle of a table on the screen.
 */
typedef struct {
  const GoujiPlacement *placement;
  GtkWidget *widget;
  guint n_characters;
} GoujiGridItem;

/**
 * GoujiGridLayout:
 *
 * Where the rectangles of a table stand, for a given width: all columns as on paper where there is room, else
 * the row heads and one page of columns. Purely a function of the width, the page and the contents, so that a
 * table can be measured and placed without a round of resizing. Lines are gaps of one pixel that let the
 * background through.
 */
typedef struct _GoujiGridLayout GoujiGridLayout;

GoujiGridLayout *gouji_grid_layout_new (GtkWidget *owner,
                                        const GoujiFormTable *table,
                                        GoujiTableLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
void gouji_grid_layout_free (GoujiGridLayout *self);

guint gouji_grid_layout_get_n_items (GoujiGridLayout *self);
GoujiGridItem *gouji_grid_layout_get_item (GoujiGridLayout *self, guint index);
GoujiGridItem *gouji_grid_layout_get_item_at (GoujiGridLayout *self, guint row, guint column);
guint gouji_grid_layout_get_n_rows (GoujiGridLayout *self);
guint gouji_grid_layout_get_n_columns (GoujiGridLayout *self);
guint gouji_grid_layout_get_n_pages (GoujiGridLayout *self);
guint gouji_grid_layout_get_page (GoujiGridLayout *self);
void gouji_grid_layout_set_page (GoujiGridLayout *self, guint page);
guint gouji_grid_layout_page_of (GoujiGridLayout *self, const GoujiPlacement *placement);
char *gouji_grid_layout_page_title (GoujiGridLayout *self, guint page) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_grid_layout_is_paged (GoujiGridLayout *self, int width);
gboolean gouji_grid_layout_set_n_characters (GoujiGridLayout *self, GoujiGridItem *item, guint n_characters);

void gouji_grid_layout_invalidate (GoujiGridLayout *self);
void gouji_grid_layout_measure_width (GoujiGridLayout *self, int *minimum, int *natural);
int gouji_grid_layout_measure_height (GoujiGridLayout *self, int width);
void gouji_grid_layout_allocate (GoujiGridLayout *self, int width, int top);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiGridLayout, gouji_grid_layout_free)

G_END_DECLS
