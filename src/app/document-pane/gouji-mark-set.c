/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-mark-set.h"

struct _GoujiMarkSet {
  guint n_marks;
  GoujiDocumentMark *marks; /* by start, then end, then kind */
  guint *reach;             /* where the marks up to each one end at the latest */
};

static int
compare_marks (const void *a, const void *b)
{
  const GoujiDocumentMark *one = a;
  const GoujiDocumentMark *other = b;

  if (one->range.start != other->range.start)
    return one->range.start < other->range.start ? -1 : 1;
  if (one->range.end != other->range.end)
    return one->range.end < other->range.end ? -1 : 1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;

  return (one->tag > other->tag) - (one->tag < other->tag);
}

/**
 * gouji_mark_set_new:
 * @length: length of the text
 *
 * Returns: (transfer full): those of @marks that have a place in the text
 */
GoujiMarkSet *
gouji_mark_set_new (const GoujiDocumentMark *marks, guint n_marks, guint length)
{
  GoujiMarkSet *self = g_new0 (GoujiMarkSet, 1);
  guint reach = 0;

  self->marks = g_new (GoujiDocumentMark, n_marks);
  self->reach = g_new (guint, n_marks);
  for (guint i = 0; i < n_marks; i++) {
    if (marks[i].range.start < marks[i].range.end && marks[i].range.end <= length)
      self->marks[self->n_marks++] = marks[i];
  }

  if (self->n_marks > 0)
    qsort (self->marks, self->n_marks, sizeof (GoujiDocumentMark), compare_marks);
  for (guint i = 0; i < self->n_marks; i++) {
    reach = MAX (reach, self->marks[i].range.end);
    self->reach[i] = reach;
  }

  return self;
}

void
gouji_mark_set_free (GoujiMarkSet *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->marks);
  g_free (self->reach);
  g_free (self);
}

guint
gouji_mark_set_get_n_marks (const GoujiMarkSet *self)
{
  return self->n_marks;
}

const GoujiDocumentMark *
gouji_mark_set_get (const GoujiMarkSet *self, guint index)
{
  g_return_val_if_fail (index < self->n_marks, NULL);

  return &self->marks[index];
}

/**
 * gouji_mark_set_find_first:
 *
 * Returns: the first mark from which on marks may touch what follows @offset; the number of marks where none
 * does
 */
guint
gouji_mark_set_find_first (const GoujiMarkSet *self, guint offset)
{
  guint low = 0;
  guint high = self->n_marks;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (self->reach[middle] <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * gouji_mark_set_find_at:
 *
 * Returns: the shortest mark over @offset, of equal ones the gravest; %G_MAXUINT where there is none
 */
guint
gouji_mark_set_find_at (const GoujiMarkSet *self, guint offset)
{
  guint best = G_MAXUINT;
  guint best_length = G_MAXUINT;

  for (guint i = gouji_mark_set_find_first (self, offset); i < self->n_marks; i++) {
    GoujiRange range = self->marks[i].range;

    if (range.start > offset)
      break;
    if (range.end <= offset || range.end - range.start > best_length)
      continue;
    best = i;
    best_length = range.end - range.start;
  }

  return best;
}

/**
 * gouji_mark_set_find_from:
 *
 * Returns: the first mark that begins at @offset or behind it; the number of marks where none does
 */
guint
gouji_mark_set_find_from (const GoujiMarkSet *self, guint offset)
{
  guint low = 0;
  guint high = self->n_marks;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (self->marks[middle].range.start < offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}
