/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_EXPORT_DIALOG (gouji_export_dialog_get_type ())
/**
 * GoujiExportDialog:
 *
 * Which files to make of a report, where, under which names; then their progress, and which could not be
 * made.
 */
G_DECLARE_FINAL_TYPE (GoujiExportDialog, gouji_export_dialog, GOUJI, EXPORT_DIALOG, AdwDialog)

GoujiExportDialog *gouji_export_dialog_new (GoujiOpenReport *report) G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_export_is_origin (GoujiOpenReport *report, GFile *file);
char *gouji_export_suggest_stem (GoujiOpenReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
