/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-layout.h"

G_BEGIN_DECLS

/**
 * GoujiGridColumn:
 * @weight: its share of the width on paper; 0 when it is not shown
 * @floor: below this its numbers would be cut off
 * @minimum: below this it is no longer pleasant to read
 *
 * What a column of a table asks for on the screen, in pixels.
 */
typedef struct {
  guint weight;
  int floor;
  int minimum;
} GoujiGridColumn;

int gouji_grid_columns_floor (const GoujiGridColumn *columns, guint n_columns);
int gouji_grid_columns_minimum (const GoujiGridColumn *columns, guint n_columns);
void gouji_grid_columns_fit (const GoujiGridColumn *columns, guint n_columns, int width, int *widths);

/* The columns with numbers come in pages of @narrow where there is no room for all. */
guint gouji_grid_n_pages (const GoujiFormTable *table, const GoujiTableLayout *layout);
guint gouji_grid_page_of (const GoujiFormTable *table, guint column);
char *gouji_grid_page_title (const GoujiFormTable *table, const GoujiTableLayout *layout, guint page)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_grid_is_tall (const GoujiFormTable *table, const GoujiPlacement *placement);
char *gouji_grid_upright (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_grid_below_number (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
