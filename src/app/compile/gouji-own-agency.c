/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-own-agency.h"

#include <glib/gi18n.h>

/**
 * gouji_own_agency_get_key:
 *
 * Returns: the name of the setting that holds @field
 */
const char *
gouji_own_agency_get_key (GoujiProfileField field)
{
  static const char *const keys[GOUJI_N_PROFILE_FIELDS] = {
    [GOUJI_PROFILE_NAME] = "agency-name",           [GOUJI_PROFILE_REGION] = "agency-region",
    [GOUJI_PROFILE_KIND] = "agency-kind",           [GOUJI_PROFILE_SIGNATURE] = "agency-signature",
    [GOUJI_PROFILE_ADDRESS] = "agency-address",     [GOUJI_PROFILE_POST_CODE] = "agency-post-code",
    [GOUJI_PROFILE_TELEPHONE] = "agency-telephone", [GOUJI_PROFILE_FAX] = "agency-fax",
    [GOUJI_PROFILE_EMAIL] = "agency-email",
  };

  g_return_val_if_fail ((guint) field < GOUJI_N_PROFILE_FIELDS, NULL);

  return keys[field];
}

/**
 * gouji_own_agency_load:
 * @settings: the program's settings
 *
 * Returns: (transfer full): the agency that the user compiles for, as far as it is known
 */
GoujiProfile *
gouji_own_agency_load (GSettings *settings)
{
  GoujiProfile *profile = gouji_profile_new ();

  for (guint i = 0; i < GOUJI_N_PROFILE_FIELDS; i++) {
    g_autofree char *value = g_settings_get_string (settings, gouji_own_agency_get_key (i));

    gouji_profile_put (profile, i, value);
  }

  return profile;
}

/**
 * gouji_own_agency_describe:
 *
 * Returns: (nullable): name and contact in a line, %NULL when the user has not said which agency it is
 */
char *
gouji_own_agency_describe (const GoujiProfile *profile)
{
  static const GoujiProfileField fields[] = { GOUJI_PROFILE_ADDRESS, GOUJI_PROFILE_TELEPHONE,
                                              GOUJI_PROFILE_EMAIL };
  g_autofree char *name = gouji_profile_get_full_name (profile);
  g_autoptr (GString) line = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const char *value = gouji_profile_get (profile, fields[i]);

    if (value != NULL)
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", value);
  }

  return line->len > 0 ? g_strdup (line->str) : NULL;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text) ? 1 : 0;

  return n;
}

/**
 * gouji_own_agency_judge:
 * @text: what the user typed
 *
 * Returns: (nullable): what to look at again, %NULL when it may well be right; it is kept either way
 */
const char *
gouji_own_agency_judge (GoujiProfileField field, const char *text)
{
  if (*text == '\0')
    return NULL;

  switch (field) {
  case GOUJI_PROFILE_POST_CODE:
    return strlen (text) == 6 && count_digits (text) == 6 ? NULL : _ ("A post code has six digits.");
  case GOUJI_PROFILE_TELEPHONE:
  case GOUJI_PROFILE_FAX:
    return count_digits (text) >= 5 ? NULL : _ ("This looks too short for a telephone number.");
  case GOUJI_PROFILE_EMAIL:
    return strchr (text, '@') != NULL && strchr (text, '.') != NULL
             ? NULL
             : _ ("An e-mail address has an “@” in it.");
  default:
    return NULL;
  }
}
