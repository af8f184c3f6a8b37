/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-row-builder.h"

G_BEGIN_DECLS

gboolean gouji_cell_lines_is_one (const GoujiRowBuilder *builder, guint index);
gboolean gouji_cell_lines_are_mixed (const GoujiRowBuilder *builder, GoujiRange range);
guint gouji_cell_lines_add (GoujiRowBuilder *builder, guint first);

G_END_DECLS
