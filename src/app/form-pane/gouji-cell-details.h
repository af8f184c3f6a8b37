/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form-pane/gouji-finding-index.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_CELL_DETAILS (gouji_cell_details_get_type ())
/**
 * GoujiCellDetails:
 *
 * All that is known of one cell: what is printed, read, typed and computed, where it comes from, and the
 * rules that it takes part in.
 */
G_DECLARE_FINAL_TYPE (GoujiCellDetails, gouji_cell_details, GOUJI, CELL_DETAILS, GtkPopover)

GtkWidget *gouji_cell_details_new (GoujiReport *report, const GoujiCell *cell, GoujiFindingIndex *findings);

G_END_DECLS
