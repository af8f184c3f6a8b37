/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-expression.h"
#include "form/gouji-form-private.h"

G_BEGIN_DECLS

/**
 * GoujiFormLoader:
 * @form: the form that is being built
 * @path: where in the file the loader stands, e.g. `tables[1].blocks[0]`
 * @expressions: those of the forms that are loaded together
 * @error: where a mistake is reported
 *
 * Reads the members of a form file one by one. Every reading function returns %FALSE after it has named the
 * member and the mistake in @error; loading then stops.
 */
typedef struct {
  GoujiForm *form;
  GString *path;
  GoujiExpressions *expressions;
  GError **error;
} GoujiFormLoader;

/**
 * GoujiPresence:
 * @GOUJI_OPTIONAL: the member may be absent or null
 * @GOUJI_REQUIRED: the member must be there
 *
 * Whether the format of the file asks for a member.
 */
typedef enum {
  GOUJI_OPTIONAL,
  GOUJI_REQUIRED,
} GoujiPresence;

gboolean gouji_form_loader_fail (GoujiFormLoader *self, const char *member, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

gsize gouji_form_loader_enter (GoujiFormLoader *self, const char *member);
gsize gouji_form_loader_enter_element (GoujiFormLoader *self, const char *member, guint index);
void gouji_form_loader_leave (GoujiFormLoader *self, gsize mark);

gboolean gouji_form_loader_get_string (
  GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, const char **value);
gboolean gouji_form_loader_get_id (GoujiFormLoader *self,
                                   JsonObject *object,
                                   GoujiPresence presence,
                                   const char **value);
gboolean gouji_form_loader_get_count (
  GoujiFormLoader *self, JsonObject *object, const char *member, guint maximum, guint *value);
gboolean
gouji_form_loader_get_flag (GoujiFormLoader *self, JsonObject *object, const char *member, gboolean *value);
gboolean gouji_form_loader_get_object (
  GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, JsonObject **value);
gboolean gouji_form_loader_get_array (
  GoujiFormLoader *self, JsonObject *object, const char *member, GoujiPresence presence, JsonArray **value);
gboolean
gouji_form_loader_get_element (GoujiFormLoader *self, JsonArray *array, guint index, JsonObject **value);
gboolean gouji_form_loader_get_strings (GoujiFormLoader *self,
                                        JsonObject *object,
                                        const char *member,
                                        GoujiPresence presence,
                                        const char *first,
                                        const char *const **value);

GoujiForm *
gouji_form_load (JsonObject *object, JsonObject *common, GoujiExpressions *expressions, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_form_load_tables (GoujiFormLoader *self, JsonObject *root);
gboolean gouji_form_load_rules (GoujiFormLoader *self, JsonObject *root, JsonObject *common);

G_END_DECLS
