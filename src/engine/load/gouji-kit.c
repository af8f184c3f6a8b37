/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-kit.h"

struct _GoujiKit {
  char *forms_folder;
  GMutex lock;
  gboolean loaded;
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiFiller *filler;
};

static void
clear_kit (gpointer data)
{
  GoujiKit *self = data;

  g_clear_pointer (&self->filler, gouji_filler_unref);
  g_clear_pointer (&self->folding, gouji_folding_unref);
  g_clear_pointer (&self->forms, gouji_form_set_unref);
  g_clear_pointer (&self->forms_folder, g_free);
  g_mutex_clear (&self->lock);
}

GoujiKit *
gouji_kit_new (const char *forms_folder)
{
  GoujiKit *self = g_atomic_rc_box_new0 (GoujiKit);

  self->forms_folder = g_strdup (forms_folder);
  g_mutex_init (&self->lock);

  return self;
}

GoujiKit *
gouji_kit_ref (GoujiKit *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
gouji_kit_unref (GoujiKit *self)
{
  g_atomic_rc_box_release_full (self, clear_kit);
}

/**
 * gouji_kit_load:
 * @self: a kit
 * @error: return location for a [error@FormError] or an I/O error
 *
 * Loads what is not loaded yet; waits for another thread that is at it. A kit that failed tries again.
 *
 * Returns: whether the kit can be used
 */
gboolean
gouji_kit_load (GoujiKit *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->loaded)
    return TRUE;

  self->forms = gouji_form_set_new_from_folder (self->forms_folder, error);
  if (self->forms == NULL)
    return FALSE;

  self->folding = gouji_folding_new ();
  self->filler = gouji_filler_new (self->forms, self->folding);
  self->loaded = TRUE;

  return TRUE;
}

GoujiFormSet *
gouji_kit_get_forms (GoujiKit *self)
{
  g_return_val_if_fail (self->loaded, NULL);

  return self->forms;
}

GoujiFolding *
gouji_kit_get_folding (GoujiKit *self)
{
  g_return_val_if_fail (self->loaded, NULL);

  return self->folding;
}

GoujiFiller *
gouji_kit_get_filler (GoujiKit *self)
{
  g_return_val_if_fail (self->loaded, NULL);

  return self->filler;
}
