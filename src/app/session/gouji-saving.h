/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-versions.h"

G_BEGIN_DECLS

#define GOUJI_SAVE_ERROR (gouji_save_error_quark ())

/**
 * GoujiSaveError:
 * @GOUJI_SAVE_ERROR_CHANGED: the file holds something else than when the report was opened from it or saved
 * in it
 * @GOUJI_SAVE_ERROR_SOURCE: it is the document that the report was read from, whatever its name
 * @GOUJI_SAVE_ERROR_NOT_A_REPORT: there is a file of that name which is no `.gouji` file
 * @GOUJI_SAVE_ERROR_READ_ONLY: the report is of a later version, which would be lost in writing it, or it is
 * another program's to change
 * @GOUJI_SAVE_ERROR_TORN: nothing may be put beside the file, so that it was written in place, and the disk
 * took neither all of the new nor the old again; both are among the versions
 *
 * Why a report is not saved although the disk would take it.
 */
typedef enum {
  GOUJI_SAVE_ERROR_CHANGED,
  GOUJI_SAVE_ERROR_SOURCE,
  GOUJI_SAVE_ERROR_NOT_A_REPORT,
  GOUJI_SAVE_ERROR_READ_ONLY,
  GOUJI_SAVE_ERROR_TORN,
} GoujiSaveError;

GQuark gouji_save_error_quark (void);

/**
 * GoujiSaving:
 * @target: the `.gouji` file to write
 * @source: (nullable): the document that the report was read from
 * @expected: (nullable): SHA-256 of what stands in @target as far as is known, %NULL when anything may
 * @known: (nullable): SHA-256 of what the report was opened from or saved in last
 * @id: (nullable): the id that the report has in @target, %NULL when it keeps its own
 * @bytes: (nullable): what to write, %NULL as long as it waits for another saving
 * @sha256: of @bytes
 * @versions: folder of the versions of all reports
 * @version_of: id of the report whose versions these are
 * @kind: why @bytes are kept
 * @on: when
 * @by: by whom
 * @version_error: (nullable): why they could not be kept, although they are saved
 *
 * One report on its way to the disk.
 */
typedef struct {
  GFile *target;
  GFile *source;
  char *expected;
  char *known;
  char *id;
  GBytes *bytes;
  char *sha256;
  char *versions;
  char *version_of;
  GoujiVersionKind kind;
  GDateTime *on;
  char *by;
  GError *version_error;
} GoujiSaving;

void gouji_saving_free (GoujiSaving *self);
gboolean gouji_saving_run (GoujiSaving *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiSaving, gouji_saving_free)

G_END_DECLS
