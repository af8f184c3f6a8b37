/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-import.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_IMPORT_DIALOG (gouji_import_dialog_get_type ())
/**
 * GoujiImportDialog:
 *
 * The files from which nothing was opened, each by name with the reason and a way to try again.
 */
G_DECLARE_FINAL_TYPE (GoujiImportDialog, gouji_import_dialog, GOUJI, IMPORT_DIALOG, AdwDialog)

GtkWidget *gouji_import_dialog_new (GoujiImport *import) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
