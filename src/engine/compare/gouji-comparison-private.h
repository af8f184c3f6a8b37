/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "compare/gouji-comparison.h"

G_BEGIN_DECLS

GPtrArray *gouji_compare_cells (GoujiReport *before, GoujiReport *after);
GPtrArray *gouji_compare_extras (GoujiReport *before, GoujiReport *after);

G_END_DECLS
