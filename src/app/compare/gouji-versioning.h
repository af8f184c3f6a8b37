/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-versions.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

void gouji_versions_list_async (GoujiOpenReport *report,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *gouji_versions_list_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void gouji_versions_keep_async (GoujiOpenReport *report,
                                GoujiVersionKind kind,
                                const char *by,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean gouji_versions_keep_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error);

void gouji_versions_restore_async (GoujiOpenReport *report,
                                   const char *sha256,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean gouji_versions_restore_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error);

void gouji_versions_take_async (GoujiOpenReport *report,
                                GFile *file,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean gouji_versions_take_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error);

void gouji_versions_delete_async (GoujiOpenReport *report,
                                  const char *sha256,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean gouji_versions_delete_finish (GoujiOpenReport *report, GAsyncResult *result, GError **error);

G_END_DECLS
