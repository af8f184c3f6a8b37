/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-profile.h"

#include <string.h>

static const char *const names[GOUJI_N_PROFILE_FIELDS] = {
  [GOUJI_PROFILE_NAME] = "name",           [GOUJI_PROFILE_REGION] = "region",
  [GOUJI_PROFILE_KIND] = "kind",           [GOUJI_PROFILE_SIGNATURE] = "signature",
  [GOUJI_PROFILE_ADDRESS] = "address",     [GOUJI_PROFILE_POST_CODE] = "post_code",
  [GOUJI_PROFILE_TELEPHONE] = "telephone", [GOUJI_PROFILE_FAX] = "fax",
  [GOUJI_PROFILE_EMAIL] = "email",
};

GoujiProfile *
gouji_profile_new (void)
{
  return g_new0 (GoujiProfile, 1);
}

void
gouji_profile_free (GoujiProfile *self)
{
  for (guint i = 0; self != NULL && i < GOUJI_N_PROFILE_FIELDS; i++)
    g_free (self->fields[i]);
  g_free (self);
}

/**
 * gouji_profile_put:
 * @value: (nullable): its text; white space around it is left out, and nothing but white space is nothing
 */
void
gouji_profile_put (GoujiProfile *self, GoujiProfileField field, const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail ((guint) field < GOUJI_N_PROFILE_FIELDS);

  g_autofree char *stripped = value != NULL ? g_strstrip (g_strdup (value)) : NULL;
  g_set_str (&self->fields[field], stripped != NULL && *stripped != '\0' ? stripped : NULL);
}

/**
 * gouji_profile_get:
 * @self: (nullable): a profile, %NULL for one that nothing is known of
 *
 * Returns: (nullable): its text, never empty
 */
const char *
gouji_profile_get (const GoujiProfile *self, GoujiProfileField field)
{
  g_return_val_if_fail ((guint) field < GOUJI_N_PROFILE_FIELDS, NULL);

  return self != NULL ? self->fields[field] : NULL;
}

/**
 * gouji_profile_get_full_name:
 * @self: (nullable): a profile
 *
 * Returns: (nullable): the agency as a title names it: with the place that it belongs to
 */
char *
gouji_profile_get_full_name (const GoujiProfile *self)
{
  const char *name = gouji_profile_get (self, GOUJI_PROFILE_NAME);
  const char *region = gouji_profile_get (self, GOUJI_PROFILE_REGION);

  if (name == NULL || region == NULL || strstr (name, region) != NULL)
    return g_strdup (name);

  return g_strconcat (region, name, NULL);
}

/**
 * gouji_profile_is_of:
 * @self: (nullable): a profile
 * @agency: (nullable): an agency as a report names it
 *
 * Returns: whether the two may be one: a title may name the place alone, or the office that does the work
 */
gboolean
gouji_profile_is_of (const GoujiProfile *self, const char *agency)
{
  g_autofree char *name = gouji_profile_get_full_name (self);

  return name != NULL && agency != NULL &&
         (g_str_has_prefix (name, agency) || g_str_has_prefix (agency, name));
}

/**
 * gouji_profile_field_to_string:
 *
 * Returns: the name that data and settings have for @field
 */
const char *
gouji_profile_field_to_string (GoujiProfileField field)
{
  g_return_val_if_fail ((guint) field < GOUJI_N_PROFILE_FIELDS, NULL);

  return names[field];
}
