/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-import.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_SESSION (gouji_session_get_type ())
/**
 * GoujiSession:
 *
 * All open reports, as a list of #GoujiOpenReport, shared by all windows. It opens, pastes, restores and
 * closes them, and remembers them in the state folder for the next start.
 */
G_DECLARE_FINAL_TYPE (GoujiSession, gouji_session, GOUJI, SESSION, GObject)

GoujiSession *gouji_session_new (GoujiKit *kit, const char *state_folder) G_GNUC_WARN_UNUSED_RESULT;

guint gouji_session_get_n_reports (GoujiSession *self);
GoujiOpenReport *gouji_session_get_report (GoujiSession *self, guint index);
GoujiKit *gouji_session_get_kit (GoujiSession *self);
GoujiOpenReport *gouji_session_add (GoujiSession *self, GoujiReport *report);
GoujiOpenReport *gouji_session_find_file (GoujiSession *self, GFile *file);
GPtrArray *gouji_session_list_examples (GoujiSession *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_session_list_unsaved (GoujiSession *self) G_GNUC_WARN_UNUSED_RESULT;

GoujiImport *gouji_session_import (GoujiSession *self, GPtrArray *places);
GListModel *gouji_session_get_imports (GoujiSession *self);
void gouji_session_dismiss_import (GoujiSession *self, GoujiImport *import);
void gouji_session_cancel_imports (GoujiSession *self);

void gouji_session_reread_async (GoujiSession *self,
                                 GoujiOpenReport *report,
                                 const char *encoding,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GoujiOpenReport *gouji_session_reread_finish (GoujiSession *self, GAsyncResult *result, GError **error);
void gouji_session_put_back (GoujiSession *self, GoujiOpenReport *report);
void gouji_session_reload_async (GoujiSession *self,
                                 GoujiOpenReport *report,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GoujiOpenReport *gouji_session_reload_finish (GoujiSession *self, GAsyncResult *result, GError **error);
void gouji_session_paste_async (GoujiSession *self,
                                GBytes *bytes,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GoujiOpenReport *gouji_session_paste_finish (GoujiSession *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * GoujiRestored:
 * @shown: (nullable): the report to show
 * @n_recovered: how many hold unsaved work that a crash left behind
 * @missing: (array zero-terminated=1): names of the files that were open last time and cannot be opened now
 * @n_damaged: how many journals could not be read; they are kept under another name
 * @n_partial: how many could be read in part only; they are kept in the same way
 *
 * What came back from the last time.
 */
typedef struct {
  GoujiOpenReport *shown;
  guint n_recovered;
  GStrv missing;
  guint n_damaged;
  guint n_partial;
} GoujiRestored;

void gouji_restored_free (GoujiRestored *self);

void gouji_session_restore_async (GoujiSession *self, GAsyncReadyCallback callback, gpointer user_data);
GoujiRestored *gouji_session_restore_finish (GoujiSession *self, GAsyncResult *result, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

void gouji_session_close (GoujiSession *self, GoujiOpenReport *report);
void gouji_session_set_shown (GoujiSession *self, GoujiOpenReport *report);
void gouji_session_remember (GoujiSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiRestored, gouji_restored_free)

G_END_DECLS
