/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "check/gouji-check.h"

G_BEGIN_DECLS

GArray *gouji_check_list_contradicted (GoujiReport *report, GPtrArray *mentions, const GoujiFolding *folding)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
