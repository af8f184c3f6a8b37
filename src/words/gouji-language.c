/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "words/gouji-language.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

/* What the user wants to read and this system has no locale for. */
static char *missing;

static const char *
find_wanted (void)
{
  static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = g_getenv (names[i]);

    if (value != NULL && *value != '\0')
      return value;
  }

  return "C";
}

/* The toolkit and the processes that are started look into the environment again. */
static gboolean
use (const char *name)
{
  return setlocale (LC_ALL, name) != NULL && g_setenv ("LC_ALL", name, TRUE);
}

/*
 * With a locale that is not installed, or one of its parts, everything that is shown would be cut down to
 * ASCII. The C library translates in any locale but the plain one, into what $LANGUAGE says.
 */
static void
fall_back (void)
{
  g_autofree char *wanted = g_strdup (find_wanted ());
  g_autofree char *language = g_strndup (wanted, strcspn (wanted, ".@"));

  if (use (wanted) || (g_str_has_prefix (wanted, "zh") && use ("zh_CN.UTF-8")))
    return;

  g_setenv ("LANGUAGE", language, FALSE);
  if (use ("en_US.UTF-8"))
    return;

  use ("C.UTF-8");
  if (!g_str_has_prefix (wanted, "en"))
    missing = g_steal_pointer (&wanted);
}

/* A plain locale says nothing of letters; names of files have them all the same. */
static void
take_all_letters (void)
{
  const char *codeset = nl_langinfo (CODESET);

  if (g_str_equal (codeset, "ANSI_X3.4-1968") || g_str_equal (codeset, "US-ASCII"))
    setlocale (LC_CTYPE, "C.UTF-8");
}

/**
 * gouji_language_set:
 * @folder: where translations are installed
 *
 * Takes the language of the user, or the nearest that this system has. To be called first of all. An
 * uninstalled program finds its words in $GOUJI_LOCALE_DIR.
 */
void
gouji_language_set (const char *folder)
{
  const char *uninstalled = g_getenv ("GOUJI_LOCALE_DIR");

  if (setlocale (LC_ALL, "") == NULL)
    fall_back ();
  take_all_letters ();
  bindtextdomain (GETTEXT_PACKAGE, uninstalled != NULL ? uninstalled : folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * gouji_language_get_missing:
 *
 * Returns: (nullable): the locale that the user wants, where this system does not have it and English stands
 * in
 */
const char *
gouji_language_get_missing (void)
{
  return missing;
}
