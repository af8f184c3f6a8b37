/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "check/gouji-check.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_OUTLINE_ROW (gouji_outline_row_get_type ())
/**
 * GoujiOutlineRow:
 *
 * One part in the outline: its title, how complete it is, how many findings it has. Leads to the part.
 */
G_DECLARE_FINAL_TYPE (GoujiOutlineRow, gouji_outline_row, GOUJI, OUTLINE_ROW, GtkListBoxRow)

GtkWidget *gouji_outline_row_new (const GoujiPart *part);

void gouji_outline_row_set_text (GoujiOutlineRow *self, const char *text);
void gouji_outline_row_set_count (GoujiOutlineRow *self, guint n_filled, guint n_cells);
void gouji_outline_row_set_findings (GoujiOutlineRow *self, guint n_findings, GoujiSeverity worst);
const char *gouji_outline_row_get_state (GoujiOutlineRow *self);
const char *gouji_outline_row_get_findings (GoujiOutlineRow *self);

G_END_DECLS
