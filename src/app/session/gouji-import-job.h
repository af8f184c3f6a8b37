/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "load/gouji-load.h"
#include "session/gouji-findings.h"

G_BEGIN_DECLS

/**
 * GoujiImported:
 * @file: what was read
 * @name: what people know it by
 * @known: whether it was left alone, for it is open already
 * @loaded: (nullable): what came out of it
 * @found: (nullable) (array length=loaded.reports.len): what is derived from each of the reports
 * @error: (nullable): why nothing came out of it, also %G_IO_ERROR_CANCELLED
 *
 * What became of one file.
 */
typedef struct {
  GFile *file;
  char *name;
  gboolean known;
  GoujiLoaded *loaded;
  GoujiFindings *found;
  GError *error;
} GoujiImported;

void gouji_imported_free (GoujiImported *self);

/**
 * GoujiImportProgress:
 * @listed: whether it is known how many files there are
 * @ended: whether all that will ever be there to take is there
 * @n_files: how many files there are; 0 until it is known
 * @n_done: how many of them have been looked at
 * @n_other: how many were left out because they are of no kind that is read
 */
typedef struct {
  gboolean listed;
  gboolean ended;
  guint n_files;
  guint n_done;
  guint n_other;
} GoujiImportProgress;

/**
 * GoujiImportJob:
 *
 * Reading of many files: as many at a time as there are processors, handed over in the order of their names.
 * It knows nothing of the main loop: one thread runs it, another looks in from time to time and takes what is
 * there. Reference counted with atomic operations.
 */
typedef struct _GoujiImportJob GoujiImportJob;

GoujiImportJob *gouji_import_job_new (GoujiKit *kit, GPtrArray *places, GHashTable *known)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiImportJob *gouji_import_job_ref (GoujiImportJob *self);
void gouji_import_job_unref (GoujiImportJob *self);

void gouji_import_job_run (GoujiImportJob *self, GCancellable *cancellable);
GoujiImported *gouji_import_job_take (GoujiImportJob *self) G_GNUC_WARN_UNUSED_RESULT;
void gouji_import_job_get_progress (GoujiImportJob *self, GoujiImportProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiImported, gouji_imported_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiImportJob, gouji_import_job_unref)

G_END_DECLS
