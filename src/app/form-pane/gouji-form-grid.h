/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form-pane/gouji-cell-entry.h"
#include "form-pane/gouji-finding-index.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_FORM_GRID (gouji_form_grid_get_type ())
/**
 * GoujiFormGrid:
 *
 * One table of a report, laid out as the national format prints it. Where there is no room for all columns,
 * the row heads and one page of columns with a switcher above. It is built in slices, so that no frame waits
 * for all its cells.
 *
 * Numbers are moved between and selected as in a spreadsheet. Emits #GoujiFormGrid::cell-entered with the
 * index of the cell that the focus comes to, #GoujiFormGrid::command with a #GoujiCellCommand about what is
 * selected, which answers whether it was done, and #GoujiFormGrid::said with what a screen reader is to say,
 * and whether eyes need it too.
 */
G_DECLARE_FINAL_TYPE (GoujiFormGrid, gouji_form_grid, GOUJI, FORM_GRID, GtkWidget)

GtkWidget *gouji_form_grid_new (GoujiReport *report, const GoujiFormTable *table);

const GoujiFormTable *gouji_form_grid_get_table (GoujiFormGrid *self);
gboolean gouji_form_grid_fits (GoujiFormGrid *self, GoujiReport *report);
void gouji_form_grid_set_report (GoujiFormGrid *self, GoujiReport *report);
void gouji_form_grid_set_findings (GoujiFormGrid *self, GoujiFindingIndex *findings);

gboolean gouji_form_grid_build (GoujiFormGrid *self, gint64 deadline);
void gouji_form_grid_refresh_cell (GoujiFormGrid *self, const GoujiCell *cell);
void gouji_form_grid_set_incoming (GoujiFormGrid *self, GHashTable *incoming);
void gouji_form_grid_set_show_last_year (GoujiFormGrid *self, gboolean show);
void gouji_form_grid_refresh_marks (GoujiFormGrid *self);

GoujiCellEntry *gouji_form_grid_get_entry (GoujiFormGrid *self, const GoujiCell *cell);
GoujiCellEntry *gouji_form_grid_show_cell (GoujiFormGrid *self, const GoujiCell *cell);
GPtrArray *gouji_form_grid_get_selection (GoujiFormGrid *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *gouji_form_grid_get_cells (GoujiFormGrid *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_form_grid_has_range (GoujiFormGrid *self);
void gouji_form_grid_select_none (GoujiFormGrid *self);
GdkContentProvider *gouji_form_grid_copy (GoujiFormGrid *self) G_GNUC_WARN_UNUSED_RESULT;
guint gouji_form_grid_count (GoujiFormGrid *self, guint *n_filled);

gboolean gouji_form_grid_is_paged (GoujiFormGrid *self);
guint gouji_form_grid_get_n_pages (GoujiFormGrid *self);
guint gouji_form_grid_get_page (GoujiFormGrid *self);
void gouji_form_grid_set_page (GoujiFormGrid *self, guint page);

G_END_DECLS
