/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_IMPORT_ROW (gouji_import_row_get_type ())
/**
 * GoujiImportRow:
 *
 * Says how far an import is, with a way to cancel it; and what came of it once it has ended.
 */
G_DECLARE_FINAL_TYPE (GoujiImportRow, gouji_import_row, GOUJI, IMPORT_ROW, AdwBin)

GtkWidget *gouji_import_row_new (GoujiSession *session, GoujiImport *import) G_GNUC_WARN_UNUSED_RESULT;

#define GOUJI_TYPE_IMPORT_LIST (gouji_import_list_get_type ())
/**
 * GoujiImportList:
 *
 * A row for each import of a session.
 */
G_DECLARE_FINAL_TYPE (GoujiImportList, gouji_import_list, GOUJI, IMPORT_LIST, AdwBin)

void gouji_import_list_set_session (GoujiImportList *self, GoujiSession *session);

G_END_DECLS
