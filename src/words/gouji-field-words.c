/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-field-words.h"

#include <glib/gi18n.h>

/**
 * gouji_words_for_field:
 * @field: a field
 *
 * Returns: what it is called
 */
const char *
gouji_words_for_field (GoujiField field)
{
  static const char *const names[GOUJI_N_FIELDS] = {
    [GOUJI_FIELD_TITLE] = N_ ("Title"),
    [GOUJI_FIELD_AGENCY] = N_ ("Agency"),
    [GOUJI_FIELD_YEAR] = N_ ("Year"),
    [GOUJI_FIELD_KIND] = N_ ("Kind of agency"),
    [GOUJI_FIELD_SCOPE] = N_ ("Whom it covers"),
    [GOUJI_FIELD_PERIOD_START] = N_ ("First day of the period"),
    [GOUJI_FIELD_PERIOD_END] = N_ ("Last day of the period"),
    [GOUJI_FIELD_PUBLISHED] = N_ ("Day of publication"),
    [GOUJI_FIELD_DATED] = N_ ("Day under the signature"),
    [GOUJI_FIELD_PREAMBLE] = N_ ("Preamble"),
    [GOUJI_FIELD_SIGNATURE] = N_ ("Signature"),
    [GOUJI_FIELD_STATUS] = N_ ("Status"),
    [GOUJI_FIELD_CHECKED_BY] = N_ ("Checked by"),
    [GOUJI_FIELD_CHECKED_ON] = N_ ("Checked on"),
    [GOUJI_FIELD_SIGNED_BY] = N_ ("Signed off by"),
    [GOUJI_FIELD_SIGNED_ON] = N_ ("Signed off on"),
  };

  return names[field] != NULL ? _ (names[field]) : gouji_field_to_string (field);
}
