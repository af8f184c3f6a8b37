/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "session/gouji-recents.h"
#include "session/gouji-session.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_SIDEBAR (gouji_sidebar_get_type ())
/**
 * GoujiSidebar:
 *
 * The open reports by agency, and below them the files that were open not long ago.
 *
 * Signals: `report-activated` (#GoujiOpenReport), `file-activated` (#GFile), `close-report`
 * (#GoujiOpenReport).
 */
G_DECLARE_FINAL_TYPE (GoujiSidebar, gouji_sidebar, GOUJI, SIDEBAR, AdwBin)

void gouji_sidebar_set_lists (GoujiSidebar *self, GoujiSession *session, GoujiRecents *recents);
void gouji_sidebar_set_shown (GoujiSidebar *self, GoujiOpenReport *report);
gboolean gouji_sidebar_is_empty (GoujiSidebar *self);

G_END_DECLS
