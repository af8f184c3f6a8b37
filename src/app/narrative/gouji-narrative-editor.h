/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "fill/gouji-filler.h"
#include "report/gouji-report.h"

G_BEGIN_DECLS

#define GOUJI_TYPE_NARRATIVE_EDITOR (gouji_narrative_editor_get_type ())
/**
 * GoujiNarrativeEditor:
 *
 * The text of one part of a report. As high as its text: the pane scrolls, not the editor. The format's
 * guidance stands in it as long as it is empty. Numbers that are tied to cells are marked, and a line above
 * the text says what is to be done about them.
 *
 * Actions, about the number at the cursor: `text.number-details` (Alt+Enter), `text.update-number`,
 * `text.keep-number`, `text.untie-number`, `text.tie-number`; `text.next-number` (F4) and
 * `text.previous-number` (Shift+F4) go to those that want attention; `text.insert-number` (Ctrl+Shift+K) asks
 * for a figure, and `text.insert-tied` (s: kind, as: cells, as: cells of the whole, u: decimals) inserts one.
 * `text.level-1` to `text.level-4` (Ctrl+Alt+1 to 4) put the number of a level before the paragraphs that are
 * selected, `text.level-0` (Ctrl+Alt+0) takes it away.
 */
G_DECLARE_FINAL_TYPE (GoujiNarrativeEditor, gouji_narrative_editor, GOUJI, NARRATIVE_EDITOR, AdwBin)

GtkWidget *gouji_narrative_editor_new (GoujiReport *report, const GoujiPart *part);

void gouji_narrative_editor_set_report (GoujiNarrativeEditor *self, GoujiReport *report);
void gouji_narrative_editor_set_ties (GoujiNarrativeEditor *self,
                                      GoujiFiller *filler,
                                      const GPtrArray *recognised);
void gouji_narrative_editor_refresh (GoujiNarrativeEditor *self);
GtkTextView *gouji_narrative_editor_get_view (GoujiNarrativeEditor *self);

G_END_DECLS
