/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "report/gouji-report.h"

G_BEGIN_DECLS

const char *gouji_words_for_field (GoujiField field);

G_END_DECLS
