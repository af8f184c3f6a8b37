/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document-pane/gouji-document-view.h"
#include "document-pane/gouji-height-index.h"
#include "document-pane/gouji-mark-set.h"
#include "document-pane/gouji-strip-layout.h"

G_BEGIN_DECLS

/*
 * The view is one class in several files:
 *
 *   gouji-document-view.c             what others call, and what GTK asks of a widget
 *   gouji-document-view-layout.c      which strips are laid out, and what stands where
 *   gouji-document-view-scroll.c      where in the document the view is, and how it gets elsewhere
 *   gouji-document-view-draw.c        how it is drawn
 *   gouji-document-view-select.c      mouse, selection, marks
 *   gouji-document-view-keys.c        keyboard
 *   gouji-document-view-accessible.c  the same for assistive technology
 *
 * The scroll position is kept as a strip and a distance within it (@anchor, @anchor_offset), never as a
 * height from the top: heights above may be estimates, and text must not move when they become known.
 */
struct _GoujiDocumentView {
  GtkWidget parent_instance;

  GoujiDocument *document;
  GoujiRange report;
  GArray *strips;            /* element-type GoujiStrip */
  GoujiHeightIndex *heights; /* of @strips */
  GHashTable *columns;       /* block → GoujiTableColumns */
  GHashTable *layouts;       /* strip → GoujiStripLayout: the visible ones and some beside them */
  GoujiPage page;
  int page_height;
  int content_width;
  guint context_serial;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  guint anchor;
  double anchor_offset; /* from the anchor's top to the view's */
  double drift; /* how far the adjustment's value is from where the text stands by what is known now */
  double last_value;
  gboolean configuring;
  guint settle_source;
  AdwAnimation *animation;
  gboolean animating;
  gboolean scroll_pending;
  GoujiRange scroll_target;

  GoujiMarkSet *marks;
  guint focused_mark;
  GoujiRange highlighted;
  GArray *matches; /* element-type GoujiRange, nullable */
  guint current_match;

  guint selection_bound; /* where the selection began */
  guint caret;
  double caret_x;   /* where moving by lines keeps to; negative when it was moved otherwise */
  gboolean by_keys; /* the last thing done here was done with keys: their place is shown */
  GoujiRange drag_unit;
  guint drag_clicks;
  double drag_x;
  double drag_y;
  guint autoscroll;
  GtkWidget *menu;
  GMenuModel *extra_menu;

  GtkWidget
    *swatches[2]; /* carry the theme's classes for warnings and errors, so that their colours can be read */
};

/* layout */
guint gouji_document_view_get_n_strips (GoujiDocumentView *self);
gboolean gouji_document_view_is_ready (GoujiDocumentView *self);
void gouji_document_view_measure_page (GoujiDocumentView *self, int width);
GoujiStripLayout *gouji_document_view_get_layout (GoujiDocumentView *self, guint strip);
GoujiStripLayout *gouji_document_view_peek_layout (GoujiDocumentView *self, guint strip);
double gouji_document_view_get_scroll_x (GoujiDocumentView *self);
double gouji_document_view_get_strip_y (GoujiDocumentView *self, guint strip);
guint gouji_document_view_get_offset_at (GoujiDocumentView *self, double x, double y);
gboolean gouji_document_view_get_caret_rect (GoujiDocumentView *self, guint offset, graphene_rect_t *rect);
gboolean gouji_document_view_get_strip_extents (GoujiDocumentView *self,
                                                guint strip,
                                                GoujiRange range,
                                                graphene_rect_t *rect);
gboolean gouji_document_view_get_extents (GoujiDocumentView *self, GoujiRange range, graphene_rect_t *rect);
gboolean gouji_document_view_is_visible (GoujiDocumentView *self, GoujiRange range);

/* scroll */
void gouji_document_view_reset_layout (GoujiDocumentView *self);
void gouji_document_view_lay_out (GoujiDocumentView *self, int width, int height);
void gouji_document_view_set_adjustment (GoujiDocumentView *self,
                                         GtkOrientation orientation,
                                         GtkAdjustment *adjustment);
void gouji_document_view_stop_scrolling (GoujiDocumentView *self);
void gouji_document_view_dispose_scrolling (GoujiDocumentView *self);
void gouji_document_view_scroll_by (GoujiDocumentView *self, double distance);
void gouji_document_view_scroll_to_end (GoujiDocumentView *self, gboolean end);
void gouji_document_view_reveal_caret (GoujiDocumentView *self);

/* draw */
gboolean gouji_document_view_shows_focus (GoujiDocumentView *self);
void gouji_document_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* select and keys */
void gouji_document_view_class_init_selection (GtkWidgetClass *widget_class);
void gouji_document_view_class_init_keys (GtkWidgetClass *widget_class);
void gouji_document_view_set_selection (GoujiDocumentView *self, guint bound, guint caret);
void gouji_document_view_init_selection (GoujiDocumentView *self);
void gouji_document_view_reset_selection (GoujiDocumentView *self);
void gouji_document_view_dispose_selection (GoujiDocumentView *self);
gboolean
gouji_document_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keys, GtkTooltip *tooltip);
void gouji_document_view_click (GoujiDocumentView *self, double x, double y);
guint gouji_document_view_find_mark_at (GoujiDocumentView *self, double x, double y);

/* accessible */
void gouji_document_view_accessible_init (GtkAccessibleTextInterface *iface);
void gouji_document_view_announce (GoujiDocumentView *self, GtkAccessibleTextContentChange change);

/* For tests. */
guint gouji_document_view_get_n_layouts (GoujiDocumentView *self);

G_END_DECLS
