/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-columns.h"

G_BEGIN_DECLS

/*
 * What is remembered of registers, in the user's data folder, readable by the user alone. The cases
 * themselves are not: a register is full of what applicants wrote of themselves, and a second copy of it
 * would be one more that has to be looked after. What is kept is where a report's register is, the hash of
 * its files, and what its columns and words mean; whoever wants to see the cases behind a number has the
 * files read again.
 */

/**
 * GoujiRegisterFile:
 * @uri: where it is
 * @sha256: what it was when it was counted
 */
typedef struct {
  char *uri;
  char *sha256;
} GoujiRegisterFile;

/**
 * GoujiRegisterRecord:
 * @files: (element-type GoujiRegisterFile): the files of the register, in their order
 * @columns: what they mean
 *
 * Which register was counted for a report.
 */
typedef struct {
  GPtrArray *files;
  GoujiRegisterColumns *columns;
} GoujiRegisterRecord;

GoujiRegisterFile *gouji_register_file_new (const char *uri, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;
void gouji_register_file_free (gpointer data);
void gouji_register_record_free (GoujiRegisterRecord *self);

char *gouji_register_store_get_folder (void) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterColumns *gouji_register_store_recall (const char *folder, const char *fingerprint)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_register_store_remember (const char *folder,
                                        const char *fingerprint,
                                        const GoujiRegisterColumns *columns,
                                        GError **error);
GoujiRegisterRecord *gouji_register_store_get (const char *folder, const char *report_id)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_register_store_put (const char *folder,
                                   const char *report_id,
                                   const GoujiRegisterRecord *record,
                                   GError **error);
gboolean gouji_register_store_forget (const char *folder, const char *report_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRegisterRecord, gouji_register_record_free)

G_END_DECLS
