/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/gouji-finding-item.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_FINDING_ROW (gouji_finding_row_get_type ())
/**
 * GoujiFindingRow:
 *
 * A finding in words: what does not hold, what asks for it, and links to the cells concerned.
 */
G_DECLARE_FINAL_TYPE (GoujiFindingRow, gouji_finding_row, GOUJI, FINDING_ROW, AdwBin)

GtkWidget *gouji_finding_row_new (void);
void gouji_finding_row_set_item (GoujiFindingRow *self, GoujiFindingItem *item);

G_END_DECLS
