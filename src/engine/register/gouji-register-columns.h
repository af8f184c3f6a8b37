/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-form.h"
#include "register/gouji-register.h"

G_BEGIN_DECLS

/**
 * GoujiRegisterColumns:
 * @roles: (element-type GoujiRegisterRole): what each column of the register holds
 * @kinds: (element-type utf8 utf8): for words about applicants that the user placed, the id of the form's
 * column; empty for those that are not to be counted
 * @outcomes: (element-type utf8 utf8): the same for outcomes and the form's rows
 *
 * What a person decided about a register, or what was guessed. A plain value.
 */
typedef struct {
  GArray *roles;
  GHashTable *kinds;
  GHashTable *outcomes;
} GoujiRegisterColumns;

GoujiRegisterColumns *gouji_register_columns_new (guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterColumns *gouji_register_columns_guess (GoujiRegister *cases,
                                                    GoujiRegisterWords *words,
                                                    const GoujiRegisterForm *form) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterColumns *gouji_register_columns_copy (const GoujiRegisterColumns *self)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_register_columns_free (GoujiRegisterColumns *self);

GoujiRegisterRole gouji_register_columns_get (const GoujiRegisterColumns *self, guint column);
void gouji_register_columns_set (GoujiRegisterColumns *self, guint column, GoujiRegisterRole role);
guint gouji_register_columns_find (const GoujiRegisterColumns *self, GoujiRegisterRole role);

JsonObject *gouji_register_columns_to_json (const GoujiRegisterColumns *self) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterColumns *gouji_register_columns_from_json (JsonObject *object, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRegisterColumns, gouji_register_columns_free)

G_END_DECLS
