/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form.h"

G_BEGIN_DECLS

/**
 * GoujiFormSet:
 *
 * All forms that the program knows, with what they have in common. Immutable once loaded, reference counted
 * with atomic operations; may be shared between threads.
 */
typedef struct _GoujiFormSet GoujiFormSet;

GoujiFormSet *gouji_form_set_new_from_folder (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiFormSet *gouji_form_set_ref (GoujiFormSet *self);
void gouji_form_set_unref (GoujiFormSet *self);

guint gouji_form_set_get_n_forms (GoujiFormSet *self);
GoujiForm *gouji_form_set_get_form (GoujiFormSet *self, guint index);
GoujiForm *gouji_form_set_find (GoujiFormSet *self, const char *id);
JsonObject *gouji_form_set_get_common (GoujiFormSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiFormSet, gouji_form_set_unref)

G_END_DECLS
