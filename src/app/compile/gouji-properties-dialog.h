/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PROPERTIES_DIALOG (gouji_properties_dialog_get_type ())
/**
 * GoujiPropertiesDialog:
 *
 * What a report is: whose, of which year, in which form, how far it has come, and where it is kept.
 */
G_DECLARE_FINAL_TYPE (GoujiPropertiesDialog, gouji_properties_dialog, GOUJI, PROPERTIES_DIALOG, AdwDialog)

GoujiPropertiesDialog *gouji_properties_dialog_new (GoujiOpenReport *report);

G_END_DECLS
