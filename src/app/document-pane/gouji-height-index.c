/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-height-index.h"

/*
 * A binary indexed tree (Fenwick, 1994). Each node sums a run of items. Lines and characters do not depend on
 * the width of the page, so that a new width only changes two factors and forgets what was measured.
 */
typedef struct {
  double lines;
  double characters;
  double correction; /* what measuring added to the estimates */
} Node;

struct _GoujiHeightIndex {
  guint n_items;
  guint highest_bit;
  double per_line;
  double per_character;
  Node *tree;         /* from 1 */
  float *lines;       /* of each item */
  float *characters;  /* of each item */
  float *corrections; /* of each item */
};

static double
get_node_height (GoujiHeightIndex *self, const Node *node)
{
  return node->lines * self->per_line + node->characters * self->per_character + node->correction;
}

GoujiHeightIndex *
gouji_height_index_new (guint n_items)
{
  GoujiHeightIndex *self = g_new0 (GoujiHeightIndex, 1);

  self->n_items = n_items;
  self->highest_bit = 1;
  while (self->highest_bit <= n_items / 2)
    self->highest_bit *= 2;
  self->per_line = 1;
  self->tree = g_new0 (Node, (gsize) n_items + 1);
  self->lines = g_new0 (float, n_items);
  self->characters = g_new0 (float, n_items);
  self->corrections = g_new0 (float, n_items);

  return self;
}

void
gouji_height_index_free (GoujiHeightIndex *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->tree);
  g_free (self->lines);
  g_free (self->characters);
  g_free (self->corrections);
  g_free (self);
}

/**
 * gouji_height_index_set_weights:
 * @lines: how many lines it has however wide the page is
 * @characters: how many characters flow in it
 *
 * Says how large an item is likely to be. All items first, then [func@height_index_build].
 */
void
gouji_height_index_set_weights (GoujiHeightIndex *self, guint item, double lines, double characters)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (item < self->n_items);

  self->lines[item] = lines;
  self->characters[item] = characters;
}

void
gouji_height_index_build (GoujiHeightIndex *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 1; i <= self->n_items; i++) {
    guint parent = i + (i & -i);

    self->tree[i].lines += self->lines[i - 1];
    self->tree[i].characters += self->characters[i - 1];
    if (parent > self->n_items)
      continue;
    self->tree[parent].lines += self->tree[i].lines;
    self->tree[parent].characters += self->tree[i].characters;
  }
}

/**
 * gouji_height_index_estimate:
 * @per_line: height of a line
 * @per_character: what each character adds to it where text flows
 *
 * Estimates all heights anew; what was measured is forgotten.
 */
void
gouji_height_index_estimate (GoujiHeightIndex *self, double per_line, double per_character)
{
  g_return_if_fail (self != NULL);

  self->per_line = per_line;
  self->per_character = per_character;
  for (guint i = 0; i < self->n_items; i++)
    self->corrections[i] = 0;
  for (guint i = 1; i <= self->n_items; i++)
    self->tree[i].correction = 0;
}

void
gouji_height_index_set_height (GoujiHeightIndex *self, guint item, double height)
{
  double change;

  g_return_if_fail (self != NULL);
  g_return_if_fail (item < self->n_items);

  change = height - gouji_height_index_get_height (self, item);
  self->corrections[item] += change;
  for (guint i = item + 1; i <= self->n_items; i += i & -i)
    self->tree[i].correction += change;
}

guint
gouji_height_index_get_n_items (GoujiHeightIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

double
gouji_height_index_get_height (GoujiHeightIndex *self, guint item)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (item < self->n_items, 0);

  return self->lines[item] * self->per_line + self->characters[item] * self->per_character +
         self->corrections[item];
}

/**
 * gouji_height_index_get_top:
 * @item: an item, or the number of items for the end of the last one
 *
 * Returns: the height of all items above @item
 */
double
gouji_height_index_get_top (GoujiHeightIndex *self, guint item)
{
  double top = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (item <= self->n_items, 0);

  for (guint i = item; i > 0; i -= i & -i)
    top += get_node_height (self, &self->tree[i]);

  return top;
}

double
gouji_height_index_get_total (GoujiHeightIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return gouji_height_index_get_top (self, self->n_items);
}

/**
 * gouji_height_index_find:
 * @y: a height
 * @within: (out): how far below the item's top @y is; negative above the first item, large below the last
 *
 * Returns: the item at @y, or the nearest one; 0 where there are none
 */
guint
gouji_height_index_find (GoujiHeightIndex *self, double y, double *within)
{
  guint item = 0;
  double top = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (within != NULL, 0);

  for (guint step = self->highest_bit; step > 0; step /= 2) {
    double bottom;

    /* The last item is never passed: what is below it belongs to it. */
    if (item + step >= self->n_items)
      continue;
    bottom = top + get_node_height (self, &self->tree[item + step]);
    if (bottom > y)
      continue;
    item += step;
    top = bottom;
  }

  *within = y - top;
  return item;
}
