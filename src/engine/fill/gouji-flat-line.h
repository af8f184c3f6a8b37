/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-row-builder.h"

G_BEGIN_DECLS

void gouji_flat_line_add (GoujiRowBuilder *builder, GoujiRange line);

G_END_DECLS
