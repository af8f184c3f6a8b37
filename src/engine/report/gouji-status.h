/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

/**
 * GoujiStatus:
 * @GOUJI_STATUS_DRAFT: it is being compiled
 * @GOUJI_STATUS_CHECKED: a second person found it right
 * @GOUJI_STATUS_SIGNED_OFF: who is responsible released it; nothing in it can be changed until it is reopened
 *
 * How far a report has come: two more eyes look at it, and then one who answers for it.
 */
typedef enum {
  GOUJI_STATUS_DRAFT,
  GOUJI_STATUS_CHECKED,
  GOUJI_STATUS_SIGNED_OFF,
} GoujiStatus;

GoujiStatus gouji_report_get_status (GoujiReport *self);
void gouji_report_set_status (GoujiReport *self, GoujiStatus status, const char *by, const char *on);
gboolean gouji_report_get_locked (GoujiReport *self);

const char *gouji_status_to_string (GoujiStatus status);
gboolean gouji_status_from_string (const char *text, GoujiStatus *status);

G_END_DECLS
