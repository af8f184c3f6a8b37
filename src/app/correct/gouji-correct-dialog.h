/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CORRECT_DIALOG (gouji_correct_dialog_get_type ())
/**
 * GoujiCorrectDialog:
 *
 * What a report was read as, and why: form, part of the document, and what it says of itself. All of it may
 * be corrected; what that comes to is said before. Ends in the action `win.correct-to`.
 */
G_DECLARE_FINAL_TYPE (GoujiCorrectDialog, gouji_correct_dialog, GOUJI, CORRECT_DIALOG, AdwDialog)

GoujiCorrectDialog *gouji_correct_dialog_new (GoujiOpenReport *report, GoujiRange selection);

G_END_DECLS
