/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-excuse.h"

static gboolean
values_equal (const GStrv a, const GStrv b)
{
  guint n = a != NULL ? g_strv_length (a) : 0;

  if (n != (b != NULL ? g_strv_length (b) : 0))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (!g_str_equal (a[i], b[i]))
      return FALSE;
  }

  return TRUE;
}

GoujiExcuse *
gouji_excuse_copy (const GoujiExcuse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GoujiExcuse *copy = g_new0 (GoujiExcuse, 1);

  copy->rule = g_strdup (self->rule);
  copy->about = g_strdup (self->about);
  copy->values = g_strdupv (self->values);
  copy->reason = g_strdup (self->reason);
  copy->by = g_strdup (self->by);
  copy->on = g_strdup (self->on);
  copy->unknown = g_strdup (self->unknown);
  return copy;
}

void
gouji_excuse_free (GoujiExcuse *self)
{
  if (self == NULL)
    return;

  g_free (self->rule);
  g_free (self->about);
  g_strfreev (self->values);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->on);
  g_free (self->unknown);
  g_free (self);
}

gboolean
gouji_excuse_equal (const GoujiExcuse *self, const GoujiExcuse *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return gouji_excuse_is_about (self, other->rule, other->about) &&
         g_strcmp0 (self->reason, other->reason) == 0 && g_strcmp0 (self->by, other->by) == 0 &&
         g_strcmp0 (self->on, other->on) == 0 && g_strcmp0 (self->unknown, other->unknown) == 0 &&
         values_equal (self->values, other->values);
}

/**
 * gouji_excuse_is_about:
 *
 * Returns: whether it speaks of the finding of @rule about @about, whatever the values there
 */
gboolean
gouji_excuse_is_about (const GoujiExcuse *self, const char *rule, const char *about)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_strcmp0 (self->rule, rule) == 0 && g_strcmp0 (self->about, about) == 0;
}
