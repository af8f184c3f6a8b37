/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiHeightIndex:
 *
 * The heights of things stacked on each other, of which only some have been measured: the others are
 * estimated from how many lines and characters they have. Finding the top of one, or the one at a height,
 * takes logarithmic time, and so does learning a height.
 */
typedef struct _GoujiHeightIndex GoujiHeightIndex;

GoujiHeightIndex *gouji_height_index_new (guint n_items);
void gouji_height_index_free (GoujiHeightIndex *self);

void gouji_height_index_set_weights (GoujiHeightIndex *self, guint item, double lines, double characters);
void gouji_height_index_build (GoujiHeightIndex *self);

void gouji_height_index_estimate (GoujiHeightIndex *self, double per_line, double per_character);
void gouji_height_index_set_height (GoujiHeightIndex *self, guint item, double height);

guint gouji_height_index_get_n_items (GoujiHeightIndex *self);
double gouji_height_index_get_height (GoujiHeightIndex *self, guint item);
double gouji_height_index_get_top (GoujiHeightIndex *self, guint item);
double gouji_height_index_get_total (GoujiHeightIndex *self);
guint gouji_height_index_find (GoujiHeightIndex *self, double y, double *within);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiHeightIndex, gouji_height_index_free)

G_END_DECLS
