/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form-pane/gouji-cell-entry.h"

G_BEGIN_DECLS

/* What the files of GoujiCellEntry share. */

/* Every cell holds a GtkText of its own. Measured with 200 of them (no GPU, cairo renderer): 35 ms to build
 * and 18 ms for the frame that first shows them, against 16 and 9 ms for cells that draw their text and share
 * one editor. Built in slices after the first frame (see GoujiFormPane) nobody waits for the difference, and
 * a real text field in each cell brings the input method, the clipboard, the context menu and AT-SPI's
 * EditableText without a line of our own. */
struct _GoujiCellEntry {
  GtkWidget parent_instance;

  GtkText *text;
  GtkWidget *finding_mark; /* in the upper left corner, made when first needed */
  GtkWidget *doubt_mark;   /* in the lower left corner, likewise */

  GtkWidget *below;     /* what is said of the number in small print, likewise */
  GtkWidget *lock_mark; /* in the upper right corner, likewise */

  const GoujiCell *cell;
  char *name;
  char *remarks;
  char *aside; /* (nullable): @below in words */
  char *description;
  GoujiCellMark marks;
  gboolean editing;
  gboolean composing;
  gboolean showing;
};

void gouji_cell_entry_add_keys (GoujiCellEntry *self);
void gouji_cell_entry_select_text (GoujiCellEntry *self);

G_END_DECLS
