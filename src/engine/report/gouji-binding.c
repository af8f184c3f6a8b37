/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-binding.h"

static const char *const kind_names[] = {
  [GOUJI_BINDING_SUM] = "sum",
  [GOUJI_BINDING_SHARE] = "share",
  [GOUJI_BINDING_LAST_YEAR] = "last_year",
  [GOUJI_BINDING_CHANGE] = "change",
  [GOUJI_BINDING_GROWTH] = "growth",
  [GOUJI_BINDING_UNTIED] = "untied",
};

static const char *const mode_names[] = {
  [GOUJI_BINDING_FOLLOWS] = "follows",
  [GOUJI_BINDING_WATCHED] = "watched",
  [GOUJI_BINDING_STALE] = "stale",
};

static gboolean
find_name (const char *const *names, guint n_names, const char *text, guint *index)
{
  for (guint i = 0; i < n_names; i++) {
    if (g_strcmp0 (text, names[i]) == 0) {
      *index = i;
      return TRUE;
    }
  }

  return FALSE;
}

static GPtrArray *
copy_cells (const GPtrArray *cells)
{
  GPtrArray *copy = g_ptr_array_sized_new (cells->len);

  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (copy, cells->pdata[i]);
  return copy;
}

static gboolean
cells_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_binding_new:
 *
 * Returns: (transfer full): a tie to no cells; the caller adds them
 */
GoujiBinding *
gouji_binding_new (GoujiBindingKind kind, GoujiBindingMode mode, guint start, guint end)
{
  GoujiBinding *self = g_new0 (GoujiBinding, 1);

  self->kind = kind;
  self->mode = mode;
  self->start = start;
  self->end = end;
  self->cells = g_ptr_array_new ();
  self->whole = g_ptr_array_new ();
  return self;
}

GoujiBinding *
gouji_binding_copy (const GoujiBinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GoujiBinding *copy = g_new (GoujiBinding, 1);

  *copy = *self;
  copy->cells = copy_cells (self->cells);
  copy->whole = copy_cells (self->whole);
  copy->unknown = g_strdup (self->unknown);
  return copy;
}

void
gouji_binding_free (GoujiBinding *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->whole);
  g_free (self->unknown);
  g_free (self);
}

gboolean
gouji_binding_equal (const GoujiBinding *self, const GoujiBinding *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->start == other->start && self->end == other->end && self->kind == other->kind &&
         self->mode == other->mode && self->decimals == other->decimals &&
         g_strcmp0 (self->unknown, other->unknown) == 0 && cells_equal (self->cells, other->cells) &&
         cells_equal (self->whole, other->whole);
}

const char *
gouji_binding_kind_to_string (GoujiBindingKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
gouji_binding_kind_from_string (const char *text, GoujiBindingKind *kind)
{
  guint index;

  if (!find_name (kind_names, G_N_ELEMENTS (kind_names), text, &index))
    return FALSE;
  *kind = (GoujiBindingKind) index;
  return TRUE;
}

const char *
gouji_binding_mode_to_string (GoujiBindingMode mode)
{
  g_return_val_if_fail ((guint) mode < G_N_ELEMENTS (mode_names), NULL);

  return mode_names[mode];
}

gboolean
gouji_binding_mode_from_string (const char *text, GoujiBindingMode *mode)
{
  guint index;

  if (!find_name (mode_names, G_N_ELEMENTS (mode_names), text, &index))
    return FALSE;
  *mode = (GoujiBindingMode) index;
  return TRUE;
}
