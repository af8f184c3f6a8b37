/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "scan/gouji-scan.h"

G_BEGIN_DECLS

void
gouji_scan_find_rulings (const guint8 *ink, guint width, guint height, gboolean vertical, GArray *rulings);
void gouji_scan_find_cells (const GArray *rulings, GArray *cells);

G_END_DECLS
