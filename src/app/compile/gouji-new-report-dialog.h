/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-recents.h"
#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_NEW_REPORT_DIALOG (gouji_new_report_dialog_get_type ())
/**
 * GoujiNewReportDialog:
 *
 * What a new report is made from, and for which year. Ends in the action `win.compile-from` or
 * `win.compile-empty`.
 */
G_DECLARE_FINAL_TYPE (GoujiNewReportDialog, gouji_new_report_dialog, GOUJI, NEW_REPORT_DIALOG, AdwDialog)

GoujiNewReportDialog *gouji_new_report_dialog_new (GoujiSession *session,
                                                   GoujiRecents *recents,
                                                   GoujiFormSet *forms,
                                                   GoujiOpenReport *shown);

G_END_DECLS
