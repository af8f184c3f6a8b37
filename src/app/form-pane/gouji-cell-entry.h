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

/**
 * GoujiCellMove:
 * @GOUJI_CELL_MOVE_UP: to the number above
 * @GOUJI_CELL_MOVE_DOWN: to the number below
 * @GOUJI_CELL_MOVE_LEFT: to the number on the left
 * @GOUJI_CELL_MOVE_RIGHT: to the number on the right
 * @GOUJI_CELL_MOVE_BACK: to the number before, line by line, and out of the table behind the first
 * @GOUJI_CELL_MOVE_ON: to the number after, and out of the table behind the last
 * @GOUJI_CELL_MOVE_ROW_START: to the first number of the row
 * @GOUJI_CELL_MOVE_ROW_END: to the last number of the row
 * @GOUJI_CELL_MOVE_FIRST: to the first number of the table
 * @GOUJI_CELL_MOVE_LAST: to the last number of the table
 * @GOUJI_CELL_MOVE_FAR_UP: to where filled cells end or begin above, as in a spreadsheet
 * @GOUJI_CELL_MOVE_FAR_DOWN: the same below
 * @GOUJI_CELL_MOVE_FAR_LEFT: the same on the left
 * @GOUJI_CELL_MOVE_FAR_RIGHT: the same on the right
 * @GOUJI_CELL_MOVE_PAGE_UP: up by about what the pane shows
 * @GOUJI_CELL_MOVE_PAGE_DOWN: down by about what the pane shows
 *
 * Where a key leads from a cell.
 */
typedef enum {
  GOUJI_CELL_MOVE_UP,
  GOUJI_CELL_MOVE_DOWN,
  GOUJI_CELL_MOVE_LEFT,
  GOUJI_CELL_MOVE_RIGHT,
  GOUJI_CELL_MOVE_BACK,
  GOUJI_CELL_MOVE_ON,
  GOUJI_CELL_MOVE_ROW_START,
  GOUJI_CELL_MOVE_ROW_END,
  GOUJI_CELL_MOVE_FIRST,
  GOUJI_CELL_MOVE_LAST,
  GOUJI_CELL_MOVE_FAR_UP,
  GOUJI_CELL_MOVE_FAR_DOWN,
  GOUJI_CELL_MOVE_FAR_LEFT,
  GOUJI_CELL_MOVE_FAR_RIGHT,
  GOUJI_CELL_MOVE_PAGE_UP,
  GOUJI_CELL_MOVE_PAGE_DOWN,
} GoujiCellMove;

/**
 * GoujiCellCommand:
 * @GOUJI_CELL_COMMAND_COPY: copies the cell, or all that are selected
 * @GOUJI_CELL_COMMAND_CUT: copies and empties
 * @GOUJI_CELL_COMMAND_PASTE: pastes what is on the clipboard, from this cell on
 * @GOUJI_CELL_COMMAND_EMPTY: empties what is selected
 * @GOUJI_CELL_COMMAND_TABLE: selects all cells of the table
 * @GOUJI_CELL_COMMAND_COLUMN: selects the columns of what is selected
 * @GOUJI_CELL_COMMAND_ROW: selects the rows of what is selected
 * @GOUJI_CELL_COMMAND_REFUSE: says why the cell takes no number
 *
 * What a key asks for that concerns more than the cell.
 */
typedef enum {
  GOUJI_CELL_COMMAND_COPY,
  GOUJI_CELL_COMMAND_CUT,
  GOUJI_CELL_COMMAND_PASTE,
  GOUJI_CELL_COMMAND_EMPTY,
  GOUJI_CELL_COMMAND_TABLE,
  GOUJI_CELL_COMMAND_COLUMN,
  GOUJI_CELL_COMMAND_ROW,
  GOUJI_CELL_COMMAND_REFUSE,
} GoujiCellCommand;

#define GOUJI_TYPE_CELL_ENTRY (gouji_cell_entry_get_type ())
/**
 * GoujiCellEntry:
 *
 * The place of one number in a table: a text field that behaves like the cell of a spreadsheet. It knows
 * nothing of the report; whoever made it shows a text in it, and hears #GoujiCellEntry::edited for every
 * change by the user, #GoujiCellEntry::entered and #GoujiCellEntry::left when the focus comes and goes,
 * #GoujiCellEntry::take-back for Escape, #GoujiCellEntry::move (a #GoujiCellMove, and whether the selection
 * is to reach there) when a key asks for another cell, #GoujiCellEntry::command (a #GoujiCellCommand) when it
 * asks for something else. The last three say whether they did something.
 */
G_DECLARE_FINAL_TYPE (GoujiCellEntry, gouji_cell_entry, GOUJI, CELL_ENTRY, GtkWidget)

GtkWidget *gouji_cell_entry_new (const GoujiCell *cell);

const GoujiCell *gouji_cell_entry_get_cell (GoujiCellEntry *self);
void gouji_cell_entry_show_text (GoujiCellEntry *self, const char *text);
void gouji_cell_entry_set_placeholder (GoujiCellEntry *self, const char *placeholder);
const char *gouji_cell_entry_get_placeholder (GoujiCellEntry *self);
void
gouji_cell_entry_set_below (GoujiCellEntry *self, const char *text, const char *css_class, const char *words);
void gouji_cell_entry_set_locked (GoujiCellEntry *self, gboolean locked);
void gouji_cell_entry_set_marks (GoujiCellEntry *self, GoujiCellMark marks, const char *remarks);
GoujiCellMark gouji_cell_entry_get_marks (GoujiCellEntry *self);
const char *gouji_cell_entry_get_name (GoujiCellEntry *self);
const char *gouji_cell_entry_get_description (GoujiCellEntry *self);
gboolean gouji_cell_entry_is_editing (GoujiCellEntry *self);
void gouji_cell_entry_set_among_selected (GoujiCellEntry *self, gboolean among);
void gouji_cell_entry_set_selected (GoujiCellEntry *self, gboolean selected);
void gouji_cell_entry_enter (GoujiCellEntry *self);

G_END_DECLS
