/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-status-words.h"

#include <glib/gi18n.h>

/**
 * gouji_words_for_status:
 * @status: how far a report has come
 *
 * Returns: the same in a word
 */
const char *
gouji_words_for_status (GoujiStatus status)
{
  static const char *const words[] = {
    [GOUJI_STATUS_DRAFT] = NC_ ("status", "Draft"),
    [GOUJI_STATUS_CHECKED] = NC_ ("status", "Checked"),
    [GOUJI_STATUS_SIGNED_OFF] = NC_ ("status", "Signed off"),
  };

  return g_dpgettext2 (NULL, "status", words[status]);
}

const char *
gouji_icon_for_status (GoujiStatus status)
{
  static const char *const icons[] = {
    [GOUJI_STATUS_DRAFT] = "document-edit-symbolic",
    [GOUJI_STATUS_CHECKED] = "object-select-symbolic",
    [GOUJI_STATUS_SIGNED_OFF] = "changes-prevent-symbolic",
  };

  return icons[status];
}

/* A file need not say who did it, nor when. */
static char *
describe (const char *by,
          const char *on,
          const char *both,
          const char *only_by,
          const char *only_on,
          const char *none)
{
  if (by != NULL && on != NULL)
    return g_strdup_printf (both, on, by);
  if (by != NULL)
    return g_strdup_printf (only_by, by);

  return on != NULL ? g_strdup_printf (only_on, on) : g_strdup (none);
}

/**
 * gouji_words_for_signing:
 * @report: a report that is signed off
 *
 * Returns: by whom it was signed off, on which day, and what is to be done to change it
 */
char *
gouji_words_for_signing (GoujiReport *report)
{
  return describe (gouji_report_get_field (report, GOUJI_FIELD_SIGNED_BY),
                   gouji_report_get_field (report, GOUJI_FIELD_SIGNED_ON),
                   /* Translators: a day, and the name of a person */
                   _ ("Signed off on %s by %s. To change it, reopen it first."),
                   /* Translators: the name of a person */
                   _ ("Signed off by %s. To change it, reopen it first."),
                   /* Translators: a day */
                   _ ("Signed off on %s. To change it, reopen it first."),
                   _ ("Signed off. To change it, reopen it first."));
}

/**
 * gouji_words_for_standing:
 * @report: a report
 *
 * Returns: how far it has come, who says so and since when
 */
char *
gouji_words_for_standing (GoujiReport *report)
{
  switch (gouji_report_get_status (report)) {
  case GOUJI_STATUS_DRAFT:
    return g_strdup (_ ("It is a draft: nobody has checked it yet."));
  case GOUJI_STATUS_CHECKED:
    return describe (gouji_report_get_field (report, GOUJI_FIELD_CHECKED_BY),
                     gouji_report_get_field (report, GOUJI_FIELD_CHECKED_ON),
                     /* Translators: a day, and the name of a person */
                     _ ("Checked on %s by %s."),
                     /* Translators: the name of a person */
                     _ ("Checked by %s."),
                     /* Translators: a day */
                     _ ("Checked on %s."), _ ("It is checked."));
  case GOUJI_STATUS_SIGNED_OFF:
    return gouji_words_for_signing (report);
  }

  return g_strdup ("");
}
