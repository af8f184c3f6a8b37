/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-salvage.h"

G_BEGIN_DECLS

char *gouji_words_for_losses (const GPtrArray *losses) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
