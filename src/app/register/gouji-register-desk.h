/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "register/gouji-register-compare.h"
#include "register/gouji-register-store.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_REGISTER_DESK (gouji_register_desk_get_type ())
/**
 * GoujiRegisterDesk:
 *
 * A register on its way into a report: its files, what its columns and words mean, and what is counted so.
 * Reading and counting are done by threads; what was there before stays until they are done.
 */
G_DECLARE_FINAL_TYPE (GoujiRegisterDesk, gouji_register_desk, GOUJI, REGISTER_DESK, GObject)

GoujiRegisterDesk *gouji_register_desk_new (GoujiOpenReport *report) G_GNUC_WARN_UNUSED_RESULT;

GoujiReport *gouji_register_desk_get_report (GoujiRegisterDesk *self);
gboolean gouji_register_desk_is_possible (GoujiReport *report);

void gouji_register_desk_read_async (GoujiRegisterDesk *self,
                                     GPtrArray *files,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean gouji_register_desk_read_finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error);
void gouji_register_desk_reread_async (GoujiRegisterDesk *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean gouji_register_desk_reread_finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error);
void gouji_register_desk_count_async (GoujiRegisterDesk *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean gouji_register_desk_count_finish (GoujiRegisterDesk *self, GAsyncResult *result, GError **error);

GoujiRegister *gouji_register_desk_get_register (GoujiRegisterDesk *self);
GoujiRegisterCount *gouji_register_desk_get_count (GoujiRegisterDesk *self);
const GoujiRegisterColumns *gouji_register_desk_get_columns (GoujiRegisterDesk *self);
gboolean gouji_register_desk_get_remembered (GoujiRegisterDesk *self);
gboolean gouji_register_desk_get_changed (GoujiRegisterDesk *self);
const char *gouji_register_desk_get_file_name (GoujiRegisterDesk *self, guint file);

void gouji_register_desk_set_role (GoujiRegisterDesk *self, guint column, GoujiRegisterRole role);
void gouji_register_desk_place_outcome (GoujiRegisterDesk *self, const char *word, const char *id);
void gouji_register_desk_place_kind (GoujiRegisterDesk *self, const char *word, const char *id);

guint gouji_register_desk_apply (GoujiRegisterDesk *self, gboolean *kept);

G_END_DECLS
