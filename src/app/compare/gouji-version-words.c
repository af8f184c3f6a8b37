/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-version-words.h"

#include <glib/gi18n.h>

/**
 * gouji_words_for_version_time:
 * @on: when
 *
 * Returns: day and time of day, as the clock on the wall showed them
 */
char *
gouji_words_for_version_time (GDateTime *on)
{
  /* Translators: day and time of a version of a report, for g_date_time_format() */
  return g_date_time_format (on, _ ("%Y-%m-%d %H:%M"));
}

/**
 * gouji_words_for_version_kind:
 * @kind: why a version was kept
 *
 * Returns: the same in a few words
 */
const char *
gouji_words_for_version_kind (GoujiVersionKind kind)
{
  static const char *const words[GOUJI_N_VERSION_KINDS] = {
    [GOUJI_VERSION_SAVED] = N_ ("Saved"),
    [GOUJI_VERSION_SIGNED_OFF] = N_ ("Signed off"),
    [GOUJI_VERSION_REPLACED] = N_ ("Replaced by another version of the file"),
    [GOUJI_VERSION_RESTORED] = N_ ("Before an earlier version was brought back"),
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), "");

  return _ (words[kind]);
}

/**
 * gouji_words_for_version:
 * @version: a version
 *
 * Returns: which one it is
 */
char *
gouji_words_for_version (const GoujiVersion *version)
{
  g_autofree char *time = gouji_words_for_version_time (version->on);

  /* Translators: which version of a report: day and time, and why it was kept */
  return g_strdup_printf (_ ("Version of %s: %s"), time, gouji_words_for_version_kind (version->kind));
}
