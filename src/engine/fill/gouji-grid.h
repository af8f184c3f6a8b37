/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-row-builder.h"

G_BEGIN_DECLS

void gouji_grid_add_table (GoujiRowBuilder *builder, const GoujiBlock *block, guint index);
gboolean gouji_grid_is_line (const GoujiRowBuilder *builder, guint index);
guint gouji_grid_add_lines (GoujiRowBuilder *builder, guint first);

G_END_DECLS
