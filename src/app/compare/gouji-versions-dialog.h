/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_VERSIONS_DIALOG (gouji_versions_dialog_get_type ())
/**
 * GoujiVersionsDialog:
 *
 * The versions that are kept of a report. Ends in the actions `win.compare`, `win.restore-version` and
 * `win.delete-version`.
 */
G_DECLARE_FINAL_TYPE (GoujiVersionsDialog, gouji_versions_dialog, GOUJI, VERSIONS_DIALOG, AdwDialog)

GoujiVersionsDialog *gouji_versions_dialog_new (GoujiOpenReport *report);
void gouji_versions_dialog_update (GoujiVersionsDialog *self);

G_END_DECLS
