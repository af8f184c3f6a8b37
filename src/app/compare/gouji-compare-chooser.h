/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_COMPARE_CHOOSER (gouji_compare_chooser_get_type ())
/**
 * GoujiCompareChooser:
 *
 * What a report may be compared with. Ends in the actions `win.compare`, `win.compare-file` and
 * `win.versions`.
 */
G_DECLARE_FINAL_TYPE (GoujiCompareChooser, gouji_compare_chooser, GOUJI, COMPARE_CHOOSER, AdwDialog)

GoujiCompareChooser *gouji_compare_chooser_new (GoujiSession *session, GoujiOpenReport *report);

G_END_DECLS
