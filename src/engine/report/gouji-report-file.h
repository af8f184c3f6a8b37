/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form/gouji-form-set.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_REPORT_FILE_ERROR (gouji_report_file_error_quark ())

/**
 * GoujiReportFileError:
 * @GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT: the bytes do not begin as a `.gouji` file does
 * @GOUJI_REPORT_FILE_ERROR_DAMAGED: they begin so, but are no whole JSON object or contradict themselves
 * @GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM: the report is in a form that this program does not have
 *
 * Why a `.gouji` file was turned down.
 */
typedef enum {
  GOUJI_REPORT_FILE_ERROR_NOT_A_REPORT,
  GOUJI_REPORT_FILE_ERROR_DAMAGED,
  GOUJI_REPORT_FILE_ERROR_UNKNOWN_FORM,
} GoujiReportFileError;

GQuark gouji_report_file_error_quark (void);

/* The version written into `.gouji` files. A file with a larger one opens read only. */
#define GOUJI_REPORT_FILE_VERSION 1

/* As data/io.github.gouji.Gouji.mime.xml.in has it: by the ending, and without one by the bytes it begins
 * with. */
#define GOUJI_REPORT_FILE_TYPE "application/vnd.gouji+json"

/* A source of 20 MB, as large as sources may be, with everything around it takes less than half of this. */
#define GOUJI_REPORT_FILE_MAX_BYTES (256 * 1024 * 1024)

gboolean gouji_report_file_is_one (GBytes *bytes);
GBytes *gouji_report_to_bytes (GoujiReport *report) G_GNUC_WARN_UNUSED_RESULT;
GoujiReport *gouji_report_from_bytes (GBytes *bytes, GoujiFormSet *forms, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
