/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "check/gouji-check.h"
#include "fill/gouji-filler.h"
#include "form-pane/gouji-cell-entry.h"
#include "paste/gouji-paste-block.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_FORM_PANE (gouji_form_pane_get_type ())
/**
 * GoujiFormPane:
 *
 * The national form of one report, to read and to fill in: an outline of the parts, then the parts. It
 * follows the report's changes by itself; the findings are given to it.
 *
 * Signals: #GoujiFormPane::cell-selected with the index of the cell that the user looks at (%G_MAXUINT for
 * none), and #GoujiFormPane::show-source with the index of the cell whose place in the document is asked for.
 * A cell stays selected while the focus is in another pane. #GoujiFormPane::said has a sentence for whoever
 * listens to a screen reader, and whether it is to be shown as well.
 *
 * Actions: `form.select-cell` (s: id of a cell), `form.show-part` (s: id of a part), `form.show-source` (s:
 * id of a cell), `form.cell-details` (Alt+Enter), `form.paste-block` (s: squares parted by tabs, as if they
 * were pasted at the selected cell), `form.accept-paste`, `form.cancel-paste`, `form.fill-zeros` and
 * `form.accept-totals` (s: id of a part,
 * "" for what is selected), `form.unlock-cell`, `form.find-cell` (Ctrl+G), `form.show-last-year` (a switch).
 */
G_DECLARE_FINAL_TYPE (GoujiFormPane, gouji_form_pane, GOUJI, FORM_PANE, AdwBin)

GtkWidget *gouji_form_pane_new (void);

GoujiReport *gouji_form_pane_get_report (GoujiFormPane *self);
void gouji_form_pane_set_report (GoujiFormPane *self, GoujiReport *report);
void gouji_form_pane_set_findings (GoujiFormPane *self, GPtrArray *findings);
void gouji_form_pane_set_ties (GoujiFormPane *self, GoujiFiller *filler, GPtrArray *recognised);
const GoujiCell *gouji_form_pane_get_selected_cell (GoujiFormPane *self);
void gouji_form_pane_select_cell (GoujiFormPane *self, const GoujiCell *cell);
void gouji_form_pane_show_part (GoujiFormPane *self, const GoujiPart *part);
void gouji_form_pane_show_change (GoujiFormPane *self, GoujiChange kind, guint index);

void gouji_form_pane_review_text (GoujiFormPane *self, const char *text);
void gouji_form_pane_review_block (GoujiFormPane *self, GoujiPasteBlock *pasted);

void gouji_form_pane_set_ends (GoujiFormPane *self, GtkWidget *head, GtkWidget *foot);

gboolean gouji_form_pane_is_complete (GoujiFormPane *self);
void gouji_form_pane_complete (GoujiFormPane *self);
GoujiCellEntry *gouji_form_pane_get_entry (GoujiFormPane *self, const GoujiCell *cell);

G_END_DECLS
