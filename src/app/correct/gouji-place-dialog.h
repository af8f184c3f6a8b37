/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "report/gouji-correction.h"
#include "session/gouji-open-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PLACE_DIALOG (gouji_place_dialog_get_type ())
/**
 * GoujiPlaceDialog:
 *
 * Where numbers that are selected in the document belong: the cells, rows, columns and tables of the form
 * that have as many places, to be searched by name; and before anything is done, where each number goes. Ends
 * in the action `win.place-at`.
 */
G_DECLARE_FINAL_TYPE (GoujiPlaceDialog, gouji_place_dialog, GOUJI, PLACE_DIALOG, AdwDialog)

GoujiPlaceDialog *gouji_place_dialog_new (GoujiReport *report, GoujiRange selection);
void gouji_place_dialog_choose (GoujiPlaceDialog *self, const GoujiCell *cell, GoujiExtent extent);

G_END_DECLS
