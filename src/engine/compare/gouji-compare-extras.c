/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-comparison-private.h"

static void
free_difference (GoujiExtraDifference *difference)
{
  g_free (difference->table);
  g_free (difference->row);
  g_free (difference->column);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static void
add_difference (GPtrArray *extras, const GoujiExtra *place, const char *before, const char *after)
{
  GoujiExtraDifference *difference = g_new0 (GoujiExtraDifference, 1);

  difference->table = g_strdup (place->table);
  difference->row = g_strdup (place->row);
  difference->column = g_strdup (place->column);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (extras, difference);
}

static int
compare_places (const GoujiExtra *one, const GoujiExtra *other)
{
  int order = g_strcmp0 (one->table, other->table);

  if (order == 0)
    order = g_strcmp0 (one->row, other->row);
  return order != 0 ? order : g_strcmp0 (one->column, other->column);
}

/* An extra and the one of the other report in its place. A table may have two rows of the same name: they are
 * compared in their order. */
typedef struct {
  const GoujiExtra *extra;
  guint index;
  const GoujiExtra *other;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = compare_places (one->extra, other->extra);

  if (order != 0)
    return order;
  return one->index < other->index ? -1 : one->index > other->index;
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint one = ((const Entry *) a)->index;
  guint other = ((const Entry *) b)->index;

  return one < other ? -1 : one > other;
}

static GArray *
list_entries (GoujiReport *report)
{
  GPtrArray *extras = gouji_report_get_extras (report);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < extras->len; i++) {
    Entry entry = { g_ptr_array_index (extras, i), i, NULL };

    g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);

  return entries;
}

static void
pair_entries (GArray *old, GArray *new)
{
  guint i = 0;
  guint j = 0;

  while (i < old->len && j < new->len) {
    Entry *before = &g_array_index (old, Entry, i);
    Entry *after = &g_array_index (new, Entry, j);
    int order = compare_places (before->extra, after->extra);

    if (order == 0) {
      before->other = after->extra;
      after->other = before->extra;
    }
    i += order <= 0;
    j += order >= 0;
  }
}

/* Returns: (transfer full) (element-type GoujiExtraDifference): the extras that are not the same */
GPtrArray *
gouji_compare_extras (GoujiReport *before, GoujiReport *after)
{
  GPtrArray *extras = g_ptr_array_new_with_free_func ((GDestroyNotify) free_difference);
  g_autoptr (GArray) old = list_entries (before);
  g_autoptr (GArray) new = list_entries (after);

  pair_entries (old, new);
  g_array_sort (old, compare_indices);
  g_array_sort (new, compare_indices);

  for (guint i = 0; i < new->len; i++) {
    const Entry *entry = &g_array_index (new, Entry, i);
    const char *then = entry->other != NULL ? entry->other->printed : NULL;

    if (g_strcmp0 (then, entry->extra->printed) != 0)
      add_difference (extras, entry->extra, then, entry->extra->printed);
  }
  for (guint i = 0; i < old->len; i++) {
    const Entry *entry = &g_array_index (old, Entry, i);

    if (entry->other == NULL)
      add_difference (extras, entry->extra, entry->extra->printed, NULL);
  }

  return extras;
}
