/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "form-pane/gouji-finding-index.h"
#include "form-pane/gouji-form-grid.h"
#include "form-pane/gouji-form-pane.h"
#include "form-pane/gouji-paste-strip.h"

G_BEGIN_DECLS

/* What the files of GoujiFormPane share. */

struct _GoujiFormPane {
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkListBox *outline;
  GtkBox *parts;
  GoujiPasteStrip *strip;
  AdwBin *head;
  AdwBin *foot;

  GoujiReport *report;
  GoujiForm *form; /* whose parts the pane has; kept while they stand */
  gulong changed_handler;
  GoujiFindingIndex *findings;
  GPtrArray *views; /* (element-type GoujiPartView), by index of the part */
  GPtrArray *rows;  /* (element-type GoujiOutlineRow), likewise */
  gboolean locked;  /* as the parts were last told */
  guint selected;
  GtkWidget *details; /* (nullable): of the cell for which they were last asked */

  GoujiFolding *folding; /* (nullable): made when labels are first compared */
  GoujiPaste *paste;     /* (nullable): what is being reviewed before it is put in */
  GHashTable *incoming;  /* (nullable): its cells and texts */

  gboolean show_last_year;

  guint building_tick;
  guint n_frames;
  GtkWidget *scroll_target; /* weak */
  gboolean target_at_top;
  guint scrolling_tick;
  guint cursor_tick;
};

void gouji_form_pane_install_actions (GtkWidgetClass *widget_class);

gboolean gouji_form_pane_command (GoujiFormPane *self, guint what, GoujiFormGrid *grid);
void gouji_form_pane_fill_zeros (GoujiFormPane *self, const char *part);
void gouji_form_pane_accept_totals (GoujiFormPane *self, const char *part);
void gouji_form_pane_unlock (GoujiFormPane *self);
gboolean gouji_form_pane_paste (GoujiFormPane *self, GoujiFormGrid *grid);
void gouji_form_pane_accept_paste (GoujiFormPane *self);
void gouji_form_pane_cancel_paste (GoujiFormPane *self);
void gouji_form_pane_drop_paste (GoujiFormPane *self);
const GoujiFolding *gouji_form_pane_get_folding (GoujiFormPane *self);
GoujiFormGrid *gouji_form_pane_get_grid (GoujiFormPane *self, const GoujiCell *cell);
void gouji_form_pane_say (GoujiFormPane *self, const char *words, gboolean shown);

void gouji_form_pane_scroll_to (GoujiFormPane *self, GtkWidget *target, gboolean at_top);
void gouji_form_pane_follow_cursor (GoujiFormPane *self);
void gouji_form_pane_follow_focus (GoujiFormPane *self);

G_END_DECLS
