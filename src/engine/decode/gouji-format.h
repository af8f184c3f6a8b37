/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiFormat:
 * @GOUJI_FORMAT_TEXT: text without marks, also where nothing better is known
 * @GOUJI_FORMAT_OLD_OFFICE: a binary Word, WPS or Excel file (an OLE compound file)
 * @GOUJI_FORMAT_ZIP: an archive of files that are read one by one, no document itself
 * @GOUJI_FORMAT_OTHER: known, and no document: a picture, a RAR archive …
 *
 * What a file is. The content says so; its name only where content cannot (CSV, Markdown).
 */
typedef enum {
  GOUJI_FORMAT_TEXT,
  GOUJI_FORMAT_MARKDOWN,
  GOUJI_FORMAT_HTML,
  GOUJI_FORMAT_MHTML,
  GOUJI_FORMAT_CSV,
  GOUJI_FORMAT_RTF,
  GOUJI_FORMAT_DOCX,
  GOUJI_FORMAT_ODT,
  GOUJI_FORMAT_XLSX,
  GOUJI_FORMAT_ODS,
  GOUJI_FORMAT_PDF,
  GOUJI_FORMAT_OLD_OFFICE,
  GOUJI_FORMAT_ZIP,
  GOUJI_FORMAT_OTHER,
} GoujiFormat;

GoujiFormat gouji_format_guess_bytes (GBytes *bytes, const char *name);
gboolean gouji_format_has_ending (const char *name, const char *ending);
gboolean gouji_format_is_encrypted_office (GBytes *bytes);

G_END_DECLS
