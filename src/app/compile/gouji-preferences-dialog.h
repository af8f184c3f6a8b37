/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_PREFERENCES_DIALOG (gouji_preferences_dialog_get_type ())
/**
 * GoujiPreferencesDialog:
 *
 * The agency that the user compiles for. What is typed is kept at once; what looks wrong is said below it,
 * and kept all the same.
 */
G_DECLARE_FINAL_TYPE (
  GoujiPreferencesDialog, gouji_preferences_dialog, GOUJI, PREFERENCES_DIALOG, AdwPreferencesDialog)

GoujiPreferencesDialog *gouji_preferences_dialog_new (void);

G_END_DECLS
