/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form-pane/gouji-form-grid.h"
#include "narrative/gouji-narrative-editor.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_PART_VIEW (gouji_part_view_get_type ())
/**
 * GoujiPartView:
 *
 * One part of a report: its title, its text or table, and the numbers of the document that the form has no
 * cell for.
 */
G_DECLARE_FINAL_TYPE (GoujiPartView, gouji_part_view, GOUJI, PART_VIEW, GtkBox)

GtkWidget *gouji_part_view_new (GoujiReport *report, const GoujiPart *part);

const GoujiPart *gouji_part_view_get_part (GoujiPartView *self);
GoujiFormGrid *gouji_part_view_get_grid (GoujiPartView *self);
GoujiNarrativeEditor *gouji_part_view_get_editor (GoujiPartView *self);
void gouji_part_view_set_report (GoujiPartView *self, GoujiReport *report);

G_END_DECLS
