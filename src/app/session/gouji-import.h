/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-import-job.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

/**
 * GoujiImportProblem:
 * @GOUJI_IMPORT_FAILED: it could not be read
 * @GOUJI_IMPORT_WITHOUT: it was read, and holds no report
 * @GOUJI_IMPORT_NOT_READ: reading was cancelled before its turn came
 *
 * Why nothing was opened from a file.
 */
typedef enum {
  GOUJI_IMPORT_FAILED,
  GOUJI_IMPORT_WITHOUT,
  GOUJI_IMPORT_NOT_READ,
  GOUJI_N_IMPORT_PROBLEMS,
} GoujiImportProblem;

#define GOUJI_TYPE_IMPORT_FAILURE (gouji_import_failure_get_type ())
/**
 * GoujiImportFailure:
 *
 * A file from which nothing was opened, and why.
 */
G_DECLARE_FINAL_TYPE (GoujiImportFailure, gouji_import_failure, GOUJI, IMPORT_FAILURE, GObject)

GoujiImportProblem gouji_import_failure_get_problem (GoujiImportFailure *self);
GFile *gouji_import_failure_get_file (GoujiImportFailure *self);
const char *gouji_import_failure_get_name (GoujiImportFailure *self);
const char *gouji_import_failure_get_sentence (GoujiImportFailure *self);
const GError *gouji_import_failure_get_error (GoujiImportFailure *self);

#define GOUJI_TYPE_IMPORT (gouji_import_get_type ())
/**
 * GoujiImport:
 *
 * Files and folders being opened: how far it is, what has failed and why. It brings the reports into the
 * session in batches, small enough that no frame waits for them.
 */
G_DECLARE_FINAL_TYPE (GoujiImport, gouji_import, GOUJI, IMPORT, GObject)

/**
 * GoujiImportReceive:
 * @receiver: who takes them
 * @imported: (element-type GoujiImported): what was read; what is derived from the reports may be taken out
 * @n_reports: (out): how many reports were opened
 *
 * Takes reports in.
 *
 * Returns: (transfer none) (nullable): the first report that is open because of them
 */
typedef GoujiOpenReport *(*GoujiImportReceive) (gpointer receiver, GPtrArray *imported, guint *n_reports);

GoujiImport *gouji_import_new (GoujiImportJob *job,
                               guint n_places,
                               const char *name,
                               GoujiImportReceive receive,
                               gpointer receiver) G_GNUC_WARN_UNUSED_RESULT;
void gouji_import_cancel (GoujiImport *self);
void gouji_import_wait (GoujiImport *self);

const char *gouji_import_get_name (GoujiImport *self);
guint gouji_import_get_n_places (GoujiImport *self);
gboolean gouji_import_is_listed (GoujiImport *self);
gboolean gouji_import_has_ended (GoujiImport *self);
gboolean gouji_import_has_summary (GoujiImport *self);
gboolean gouji_import_is_cancelled (GoujiImport *self);
gint64 gouji_import_get_duration (GoujiImport *self);
double gouji_import_get_rate (GoujiImport *self);
guint gouji_import_get_n_files (GoujiImport *self);
guint gouji_import_get_n_done (GoujiImport *self);
guint gouji_import_get_n_other (GoujiImport *self);
guint gouji_import_get_n_reports (GoujiImport *self);
guint gouji_import_get_n_problems (GoujiImport *self, GoujiImportProblem problem);
GListModel *gouji_import_get_failures (GoujiImport *self);
GoujiOpenReport *gouji_import_get_first (GoujiImport *self);

G_END_DECLS
