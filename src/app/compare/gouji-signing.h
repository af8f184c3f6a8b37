/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/gouji-open-report.h"

G_BEGIN_DECLS

/**
 * GoujiObstacle:
 * @GOUJI_OBSTACLE_NONE: it may be signed off
 * @GOUJI_OBSTACLE_LOCKED: it is signed off already, or cannot be changed at all
 * @GOUJI_OBSTACLE_NOT_CHECKED: no second person has found it right
 * @GOUJI_OBSTACLE_FAULTS: it has errors that are neither settled nor set aside, or figures that are not sure
 * @GOUJI_OBSTACLE_WARNINGS: it has warnings, and nobody says that they were looked at
 *
 * Why a report cannot be signed off.
 */
typedef enum {
  GOUJI_OBSTACLE_NONE,
  GOUJI_OBSTACLE_LOCKED,
  GOUJI_OBSTACLE_NOT_CHECKED,
  GOUJI_OBSTACLE_FAULTS,
  GOUJI_OBSTACLE_WARNINGS,
} GoujiObstacle;

GoujiObstacle gouji_signing_find_obstacle (GoujiOpenReport *report, gboolean looked_at);
char *gouji_signing_describe_obstacle (GoujiOpenReport *report, GoujiObstacle obstacle)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_signing_is_warning (const GoujiFinding *finding);

G_END_DECLS
