/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document/gouji-fold.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_NUMBER_DIALOG (gouji_number_dialog_get_type ())
/**
 * GoujiNumberDialog:
 *
 * Asks for a figure of the form, a sum of several, or what follows from them, and shows the words that say
 * it. #GoujiNumberDialog::chosen tells that it was chosen; nothing is changed by the dialog itself.
 */
G_DECLARE_FINAL_TYPE (GoujiNumberDialog, gouji_number_dialog, GOUJI, NUMBER_DIALOG, AdwDialog)

AdwDialog *
gouji_number_dialog_new (GoujiReport *report, const GoujiFolding *folding, GoujiRange range, gboolean ties);

GoujiBinding *gouji_number_dialog_get_binding (GoujiNumberDialog *self) G_GNUC_WARN_UNUSED_RESULT;
GoujiRange gouji_number_dialog_get_range (GoujiNumberDialog *self);
gboolean gouji_number_dialog_get_ties (GoujiNumberDialog *self);

G_END_DECLS
