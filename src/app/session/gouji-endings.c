/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/gouji-endings.h"

#include <glib/gi18n.h>

#include "report/gouji-report-file.h"

/* Longer than any ending in the table. */
#define LONGEST 8

static const GoujiFileKind kinds[] = {
  { N_ ("Reports of Gouji"), GOUJI_REPORT_FILE_TYPE, { "gouji" } },
  { N_ ("PDF"), NULL, { "pdf" } },
  { N_ ("Word and WPS documents"), NULL, { "docx", "doc", "wps", "rtf" } },
  { N_ ("OpenDocument text"), NULL, { "odt" } },
  { N_ ("Spreadsheets"), NULL, { "xlsx", "xls", "et", "ods", "csv", "tsv" } },
  { N_ ("Web pages"), NULL, { "html", "htm", "xhtml", "shtml", "mht", "mhtml" } },
  { N_ ("E-mails"), NULL, { "eml" } },
  { N_ ("Text"), NULL, { "txt", "md", "markdown" } },
  { N_ ("Archives with several of these"), NULL, { "zip" } },
};

/**
 * gouji_file_kinds:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): every kind of file that is read
 */
const GoujiFileKind *
gouji_file_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/**
 * gouji_endings_promise_report:
 * @name: (type filename): name of a file
 *
 * What a file is, its content says; but nobody who opens a folder wants every file in it to be looked into,
 * the pictures and programs too.
 *
 * Returns: whether it ends like the name of something that is read
 */
gboolean
gouji_endings_promise_report (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || strlen (dot + 1) > LONGEST)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    for (guint j = 0; kinds[i].endings[j] != NULL; j++) {
      if (g_ascii_strcasecmp (kinds[i].endings[j], dot + 1) == 0)
        return TRUE;
    }
  }

  return FALSE;
}
