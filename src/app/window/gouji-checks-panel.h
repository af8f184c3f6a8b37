/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/gouji-finding-item.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CHECKS_PANEL (gouji_checks_panel_get_type ())
/**
 * GoujiChecksPanel:
 *
 * What does not hold in a report, by part.
 *
 * Signals: `finding-activated` (#GoujiFindingItem), when one is clicked, or stepped to.
 */
G_DECLARE_FINAL_TYPE (GoujiChecksPanel, gouji_checks_panel, GOUJI, CHECKS_PANEL, AdwBin)

void gouji_checks_panel_set_findings (GoujiChecksPanel *self, GPtrArray *findings);
void gouji_checks_panel_set_proposals (GoujiChecksPanel *self, GPtrArray *findings, GPtrArray *proposals);
void gouji_checks_panel_clear (GoujiChecksPanel *self);
void gouji_checks_panel_step (GoujiChecksPanel *self, int direction);

G_END_DECLS
