/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "form/gouji-form.h"

G_BEGIN_DECLS

/**
 * GoujiCellMark:
 * @GOUJI_CELL_MARK_CORRECTED: what was typed differs from what is printed
 * @GOUJI_CELL_MARK_UNSURE: the figure may belong elsewhere
 * @GOUJI_CELL_MARK_INVOLVED: a finding adds this figure up, among many others
 * @GOUJI_CELL_MARK_NOTICE: a finding of severity notice names this figure
 * @GOUJI_CELL_MARK_WARNING: a finding of severity warning names this figure
 * @GOUJI_CELL_MARK_ERROR: a finding of severity error names this figure
 *
 * What a cell says beside its number.
 */
typedef enum {
  GOUJI_CELL_MARK_CORRECTED = 1 << 0,
  GOUJI_CELL_MARK_UNSURE = 1 << 1,
  GOUJI_CELL_MARK_INVOLVED = 1 << 2,
  GOUJI_CELL_MARK_NOTICE = 1 << 3,
  GOUJI_CELL_MARK_WARNING = 1 << 4,
  GOUJI_CELL_MARK_ERROR = 1 << 5,
} GoujiCellMark;

#define GOUJI_TYPE_CELL_ENTRY (gouji_cell_entry_get_type ())
/**
 * GoujiCellEntry:
 *
 * The place of one number in a table: a text field that behaves like the cell of a spreadsheet. It knows
 * nothing of the report; whoever made it shows a text in it, and hears #GoujiCellEntry::edited for every
 * change by the user, #GoujiCellEntry::entered and #GoujiCellEntry::left when the focus comes and goes,
 * #GoujiCellEntry::take-back for Escape, and #GoujiCellEntry::move (a #GtkDirectionType) when a key asks for
 * another cell. The last two say whether they did something.
 */
G_DECLARE_FINAL_TYPE (GoujiCellEntry, gouji_cell_entry, GOUJI, CELL_ENTRY, GtkWidget)

GtkWidget *gouji_cell_entry_new (const GoujiCell *cell);

const GoujiCell *gouji_cell_entry_get_cell (GoujiCellEntry *self);
void gouji_cell_entry_show_text (GoujiCellEntry *self, const char *text);
void gouji_cell_entry_set_placeholder (GoujiCellEntry *self, const char *placeholder);
const char *gouji_cell_entry_get_placeholder (GoujiCellEntry *self);
void gouji_cell_entry_set_marks (GoujiCellEntry *self, GoujiCellMark marks, const char *remarks);
GoujiCellMark gouji_cell_entry_get_marks (GoujiCellEntry *self);
const char *gouji_cell_entry_get_name (GoujiCellEntry *self);
const char *gouji_cell_entry_get_description (GoujiCellEntry *self);
void gouji_cell_entry_set_selected (GoujiCellEntry *self, gboolean selected);
void gouji_cell_entry_enter (GoujiCellEntry *self);

G_END_DECLS
