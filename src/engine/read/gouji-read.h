/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"

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

GoujiFormat gouji_format_guess (GBytes *bytes, const char *name);

/*
 * Every reader is a function of bytes, without a file, clock, locale or network. It takes @limits, %NULL for
 * the usual ones, and gives the document, or %NULL with a [error@ReadError].
 */
GoujiDocument *gouji_read (GBytes *bytes, const char *name, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_in (GBytes *bytes,
                              const char *name,
                              const char *encoding,
                              const GoujiLimits *limits,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_text (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_markdown (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_html (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_mhtml (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_csv (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_rtf (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_docx (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_odt (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_xlsx (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_ods (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_pdf (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *gouji_read_members (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
