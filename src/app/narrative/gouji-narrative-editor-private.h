/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "bind/gouji-bind.h"
#include "narrative/gouji-narrative-editor.h"
#include "narrative/gouji-paragraph-marks.h"
#include "narrative/gouji-tie-marks.h"

G_BEGIN_DECLS

/* The editor is one class in several files: gouji-narrative-editor.c, which has the text and its history;
 * gouji-narrative-editor-numbers.c, the tied numbers in it; and gouji-narrative-editor-levels.c, the numbers
 * before its paragraphs and what is pasted. */
struct _GoujiNarrativeEditor {
  AdwBin parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *language;
  GtkLabel *guidance;
  GtkWidget *bar;
  GtkLabel *summary;
  GtkWidget *next;
  GtkLabel *count;
  GoujiReport *report;
  const GoujiPart *part;
  gboolean showing;
  gboolean composing; /* the input method has text that is not there yet: keys are its own */
  int typed_to;       /* offset at which the last edit ended */
  gboolean sentence_ended;
  guint pause_source;

  GoujiFiller *filler; /* NULL until ties are shown */
  GoujiTieMarks *marks;
  GPtrArray *ties; /* (element-type GoujiTie): as they were looked at last */
  char *described; /* what is said of the number at the cursor */
  GtkWidget *popover;

  GoujiParagraphMarks *paragraph_marks; /* NULL until one is asked for */
};

void gouji_narrative_editor_add_number_actions (GtkWidgetClass *widget_class);
void gouji_narrative_editor_watch_numbers (GoujiNarrativeEditor *self);
void gouji_narrative_editor_forget_numbers (GoujiNarrativeEditor *self);
void gouji_narrative_editor_add_level_actions (GtkWidgetClass *widget_class);
void gouji_narrative_editor_watch_levels (GoujiNarrativeEditor *self);
void gouji_narrative_editor_forget_levels (GoujiNarrativeEditor *self);
GMenuModel *gouji_narrative_editor_create_level_menu (GoujiNarrativeEditor *self, const char *none);
void gouji_narrative_editor_paste (GoujiNarrativeEditor *self, const char *text);
void gouji_narrative_editor_place_cursor (GoujiNarrativeEditor *self, guint offset);

G_END_DECLS
