/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fill/gouji-row-builder.h"

G_BEGIN_DECLS

gboolean gouji_cutter_cut (const GoujiRowBuilder *builder, const GoujiPiece *piece, GArray *pieces);
gboolean gouji_cutter_is_label (const GoujiRowBuilder *builder, GoujiSpan span);

G_END_DECLS
