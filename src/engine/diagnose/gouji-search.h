/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "diagnose/gouji-slips.h"

G_BEGIN_DECLS

GPtrArray *gouji_search (const GoujiLedger *ledger) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_attempt_list_settled (const GoujiAttempt *self, const GoujiLedger *ledger)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
