/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "register/gouji-register-desk.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_REGISTER_DIALOG (gouji_register_dialog_get_type ())
/**
 * GoujiRegisterDialog:
 *
 * A register of applications, step by step: its files, what its columns hold, what its words mean, and the
 * table that comes of it beside that of the report. Also shows the cases behind a number.
 *
 * Signal #GoujiRegisterDialog::applied with the number of cells that were changed.
 */
G_DECLARE_FINAL_TYPE (GoujiRegisterDialog, gouji_register_dialog, GOUJI, REGISTER_DIALOG, AdwDialog)

GoujiRegisterDialog *gouji_register_dialog_new (GoujiOpenReport *report) G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterDialog *gouji_register_dialog_new_counted (GoujiOpenReport *report, GoujiRegisterDesk *desk)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiRegisterDialog *gouji_register_dialog_new_for_cell (GoujiOpenReport *report,
                                                         GoujiRegisterDesk *desk,
                                                         const GoujiCell *cell) G_GNUC_WARN_UNUSED_RESULT;
void gouji_register_dialog_read (GoujiRegisterDialog *self, GPtrArray *files);

G_END_DECLS
