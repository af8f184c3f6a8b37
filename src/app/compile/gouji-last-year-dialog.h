/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-recents.h"
#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_LAST_YEAR_DIALOG (gouji_last_year_dialog_get_type ())
/**
 * GoujiLastYearDialog:
 *
 * Which report of last year a report is held against. Ends in the action `win.hold-against`.
 */
G_DECLARE_FINAL_TYPE (GoujiLastYearDialog, gouji_last_year_dialog, GOUJI, LAST_YEAR_DIALOG, AdwDialog)

GoujiLastYearDialog *
gouji_last_year_dialog_new (GoujiSession *session, GoujiRecents *recents, GoujiOpenReport *report);

G_END_DECLS
