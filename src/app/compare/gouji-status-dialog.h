/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "report/gouji-status.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_STATUS_DIALOG (gouji_status_dialog_get_type ())
/**
 * GoujiStatusDialog:
 *
 * Who has checked a report, or signs it off, and what is still to be said about it. Ends in the actions
 * `win.mark-checked-by` and `win.sign-off-by`.
 */
G_DECLARE_FINAL_TYPE (GoujiStatusDialog, gouji_status_dialog, GOUJI, STATUS_DIALOG, AdwDialog)

GoujiStatusDialog *
gouji_status_dialog_new (GoujiOpenReport *report, GoujiStatus wanted, const char *name, const char *day);

G_END_DECLS
