/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-value.h"

GoujiValue
gouji_value_copy (const GoujiValue *self)
{
  return (GoujiValue) {
    .text = self->text != NULL ? g_ref_string_acquire (self->text) : NULL,
    .how = self->how,
    .bindings = self->bindings != NULL ? g_ptr_array_ref (self->bindings) : NULL,
    .excuses = self->excuses != NULL ? g_ptr_array_ref (self->excuses) : NULL,
    .last_year = self->last_year != NULL ? g_object_ref (self->last_year) : NULL,
  };
}

void
gouji_value_clear (GoujiValue *self)
{
  g_clear_pointer (&self->text, g_ref_string_release);
  g_clear_pointer (&self->bindings, g_ptr_array_unref);
  g_clear_pointer (&self->excuses, g_ptr_array_unref);
  g_clear_object (&self->last_year);
}

/* Returns: whether the two of the same thing say the same. Reports are the same when they are one. */
gboolean
gouji_value_equal (const GoujiValue *self, const GoujiValue *other)
{
  return g_strcmp0 (self->text, other->text) == 0 && self->how == other->how &&
         gouji_bindings_equal (self->bindings, other->bindings) &&
         gouji_excuses_equal (self->excuses, other->excuses) && self->last_year == other->last_year;
}

static gboolean
lists_equal (const GPtrArray *a, const GPtrArray *b, gboolean (*equal) (gconstpointer, gconstpointer))
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++) {
    if (!equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  }

  return TRUE;
}

static gboolean
compare_bindings (gconstpointer a, gconstpointer b)
{
  return gouji_binding_equal (a, b);
}

static gboolean
compare_excuses (gconstpointer a, gconstpointer b)
{
  return gouji_excuse_equal (a, b);
}

gboolean
gouji_bindings_equal (const GPtrArray *bindings, const GPtrArray *others)
{
  return lists_equal (bindings, others, compare_bindings);
}

gboolean
gouji_excuses_equal (const GPtrArray *excuses, const GPtrArray *others)
{
  return lists_equal (excuses, others, compare_excuses);
}

GPtrArray *
gouji_bindings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_binding_free);
}

GPtrArray *
gouji_bindings_copy (const GPtrArray *bindings)
{
  GPtrArray *copy = gouji_bindings_new ();

  for (guint i = 0; bindings != NULL && i < bindings->len; i++)
    g_ptr_array_add (copy, gouji_binding_copy (bindings->pdata[i]));
  return copy;
}

GPtrArray *
gouji_excuses_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_excuse_free);
}

GPtrArray *
gouji_excuses_copy (const GPtrArray *excuses)
{
  GPtrArray *copy = gouji_excuses_new ();

  for (guint i = 0; excuses != NULL && i < excuses->len; i++)
    g_ptr_array_add (copy, gouji_excuse_copy (excuses->pdata[i]));
  return copy;
}
