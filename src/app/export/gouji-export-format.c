/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "export/gouji-export-format.h"

#include <glib/gi18n.h>

#include "export/gouji-export-name.h"

static const GoujiExportFormat formats[] = {
  { "docx", N_ ("Word document"), GOUJI_WRITE_DOCX, FALSE, TRUE },
  { "pdf", N_ ("PDF"), GOUJI_WRITE_PDF, FALSE, TRUE },
  { "html", N_ ("Web page"), GOUJI_WRITE_HTML, FALSE, FALSE },
  { "portal", N_ ("Web page for a portal’s editor"), GOUJI_WRITE_HTML, TRUE, FALSE },
  { "xlsx", N_ ("Workbook"), GOUJI_WRITE_XLSX, FALSE, FALSE },
  { "csv", N_ ("Table of all figures (CSV)"), GOUJI_WRITE_CSV, FALSE, FALSE },
  { "json", N_ ("Data for programs (JSON)"), GOUJI_WRITE_JSON, FALSE, FALSE },
};

guint
gouji_export_format_get_n (void)
{
  return G_N_ELEMENTS (formats);
}

const GoujiExportFormat *
gouji_export_format_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (formats), NULL);

  return &formats[index];
}

/**
 * gouji_export_format_is_offered:
 * @format: a format
 *
 * Returns: whether this program can write it
 */
gboolean
gouji_export_format_is_offered (const GoujiExportFormat *format)
{
  g_autofree char *name = g_strconcat ("x.", gouji_write_format_to_string (format->format), NULL);
  GoujiWriteFormat found;

  return gouji_write_format_from_name (name, &found, NULL);
}

/**
 * gouji_export_format_name_file:
 * @format: a format
 * @stem: what the files of the report are called
 *
 * Returns: the name of the report's file in this format
 */
char *
gouji_export_format_name_file (const GoujiExportFormat *format, const char *stem)
{
  /* Translators: end of the name of a file that holds a web page for a portal's editor, before “.html” */
  const char *variant = format->bare ? _ (" for a portal") : "";
  g_autofree char *ending = g_strconcat (variant, ".", gouji_write_format_to_string (format->format), NULL);

  return gouji_export_name_new (stem, ending);
}
