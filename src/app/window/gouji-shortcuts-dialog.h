/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define GOUJI_TYPE_SHORTCUTS_DIALOG (gouji_shortcuts_dialog_get_type ())
/**
 * GoujiShortcutsDialog:
 *
 * What can be done with which keys.
 */
G_DECLARE_FINAL_TYPE (GoujiShortcutsDialog, gouji_shortcuts_dialog, GOUJI, SHORTCUTS_DIALOG, AdwDialog)

GoujiShortcutsDialog *gouji_shortcuts_dialog_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
