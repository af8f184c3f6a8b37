/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiProfileField:
 * @GOUJI_PROFILE_NAME: full name of the agency
 * @GOUJI_PROFILE_REGION: the place that it belongs to, where the name does not say it
 * @GOUJI_PROFILE_KIND: kind of agency, as %GOUJI_FIELD_KIND has it
 * @GOUJI_PROFILE_SIGNATURE: who signs its reports; the name when empty
 * @GOUJI_PROFILE_ADDRESS: postal address
 * @GOUJI_PROFILE_POST_CODE: post code
 * @GOUJI_PROFILE_TELEPHONE: telephone number
 * @GOUJI_PROFILE_FAX: fax number
 * @GOUJI_PROFILE_EMAIL: e-mail address
 *
 * What an agency says of itself in every report.
 */
typedef enum {
  GOUJI_PROFILE_NAME,
  GOUJI_PROFILE_REGION,
  GOUJI_PROFILE_KIND,
  GOUJI_PROFILE_SIGNATURE,
  GOUJI_PROFILE_ADDRESS,
  GOUJI_PROFILE_POST_CODE,
  GOUJI_PROFILE_TELEPHONE,
  GOUJI_PROFILE_FAX,
  GOUJI_PROFILE_EMAIL,
  GOUJI_N_PROFILE_FIELDS,
} GoujiProfileField;

/**
 * GoujiProfile:
 * @fields: (nullable elements): one text a #GoujiProfileField, never empty; %NULL where nothing is known
 *
 * The agency that the user compiles reports for.
 */
typedef struct {
  char *fields[GOUJI_N_PROFILE_FIELDS];
} GoujiProfile;

GoujiProfile *gouji_profile_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_profile_free (GoujiProfile *self);
void gouji_profile_put (GoujiProfile *self, GoujiProfileField field, const char *value);
const char *gouji_profile_get (const GoujiProfile *self, GoujiProfileField field);
char *gouji_profile_get_full_name (const GoujiProfile *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_profile_is_of (const GoujiProfile *self, const char *agency);

const char *gouji_profile_field_to_string (GoujiProfileField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiProfile, gouji_profile_free)

G_END_DECLS
