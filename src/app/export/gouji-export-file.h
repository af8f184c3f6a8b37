/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "write/gouji-write.h"

G_BEGIN_DECLS

/**
 * GoujiExportClash:
 * @GOUJI_EXPORT_REFUSE: fail with %G_IO_ERROR_EXISTS
 * @GOUJI_EXPORT_NUMBER: take another name, with a number
 * @GOUJI_EXPORT_REPLACE: replace it
 *
 * What to do about a file that is there already.
 */
typedef enum {
  GOUJI_EXPORT_REFUSE,
  GOUJI_EXPORT_NUMBER,
  GOUJI_EXPORT_REPLACE,
} GoujiExportClash;

GFile *gouji_export_find_free (GFile *target, GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

void gouji_export_file_async (GoujiWriteJob *job,
                              GFile *target,
                              GoujiExportClash clash,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GFile *gouji_export_file_finish (GAsyncResult *result, guint *n_substitutions, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void gouji_export_bytes_async (GoujiWriteJob *job,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GBytes *gouji_export_bytes_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *gouji_export_words_for_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
