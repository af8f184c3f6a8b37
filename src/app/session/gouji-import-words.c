/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-import-words.h"

#include <glib/gi18n.h>

#include "session/gouji-file-list.h"
#include "words/gouji-words.h"

/**
 * gouji_words_for_import_error:
 * @error: why nothing was opened from a file
 * @name: the file
 *
 * Returns: a sentence
 */
char *
gouji_words_for_import_error (const GError *error, const char *name)
{
  if (g_error_matches (error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_TOO_DEEP))
    return g_strdup_printf (_ ("“%s” stands too deep below the folder that was opened. Open it by itself."),
                            name);
  if (g_error_matches (error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_TOO_MANY))
    return g_strdup_printf (
      _ ("There are more files than are opened at once: from “%s” on they were left out. Open them by "
         "themselves."),
      name);
  if (g_error_matches (error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_WEB))
    return g_strdup_printf (
      _ ("“%s” is an address on the web, and Gouji fetches nothing from the network. Save the "
         "page or file in the browser, and drop that here."),
      name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup_printf (_ ("“%s” was not read, because reading was cancelled."), name);

  return gouji_words_for_load_error (error, name);
}

static void
append (GString *words, char *more)
{
  /* Translators: stands between short statements: 312 of 2,000 read · 41 a second */
  g_string_append_printf (words, "%s%s", words->len > 0 ? _ (" · ") : "", more);
  g_free (more);
}

static void
append_rate (GString *words, double rate)
{
  guint rounded = (guint) (rate + 0.5);

  /* Translators: how many files are read in a second */
  if (rounded > 0)
    append (words, g_strdup_printf (ngettext ("%'u a second", "%'u a second", rounded), rounded));
}

static void
append_failed (GString *words, GoujiImport *import)
{
  guint n = gouji_import_get_n_problems (import, GOUJI_IMPORT_FAILED);

  /* Translators: how many files could not be read */
  if (n > 0)
    append (words, g_strdup_printf (ngettext ("%'u failed", "%'u failed", n), n));
}

/**
 * gouji_words_for_import_progress:
 * @import: an import that goes on
 *
 * Returns: how far it is, how fast, and how many have failed
 */
char *
gouji_words_for_import_progress (GoujiImport *import)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = gouji_import_get_n_files (import);

  if (gouji_import_is_cancelled (import))
    return g_strdup (_ ("Stopping…"));
  if (!gouji_import_is_listed (import))
    return g_strdup (_ ("Looking for files…"));
  if (n == 1)
    return g_strdup (_ ("Reading…"));

  /* Translators: how many of how many files have been read */
  append (words, g_strdup_printf (_ ("%'u of %'u read"), gouji_import_get_n_done (import), n));
  append_rate (words, gouji_import_get_rate (import));
  append_failed (words, import);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * gouji_words_for_import_summary:
 * @import: an import that has ended
 *
 * Returns: what came of it
 */
char *
gouji_words_for_import_summary (GoujiImport *import)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_reports = gouji_import_get_n_reports (import);
  guint n_without = gouji_import_get_n_problems (import, GOUJI_IMPORT_WITHOUT);
  guint n_other = gouji_import_get_n_other (import);
  guint n_not_read = gouji_import_get_n_problems (import, GOUJI_IMPORT_NOT_READ);

  if (gouji_import_get_n_files (import) == 0 && !gouji_import_is_cancelled (import))
    return g_strdup (_ ("No file in it is of a kind that may hold a report."));

  append (words,
          g_strdup_printf (ngettext ("%'u report opened", "%'u reports opened", n_reports), n_reports));
  if (n_without > 0)
    append (words,
            g_strdup_printf (ngettext ("%'u file without a report", "%'u files without a report", n_without),
                             n_without));
  append_failed (words, import);
  if (n_not_read > 0)
    append (words, g_strdup_printf (ngettext ("%'u not read", "%'u not read", n_not_read), n_not_read));
  if (n_other > 0)
    append (words, g_strdup_printf (
                     ngettext ("%'u file of another kind", "%'u files of other kinds", n_other), n_other));

  return g_string_free (g_steal_pointer (&words), FALSE);
}
