/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view-private.h"

#include <math.h>

#define ROOM_ABOVE 20
#define ROOM_BELOW 40

/* Above a report that does not begin the document: so little that nothing of the line before is seen. */
#define ROOM_BETWEEN 6

/* What a paragraph of one line takes, in ems: what heights are estimated from. */
#define PARAGRAPH_HEIGHT 2.14

/* Scrolling further than so many pages at once is a jump: what lies between is not laid out. */
#define JUMP_PAGES 3

/* No step over strips while scrolling is longer: more than a page has of the lowest strips. */
#define MOST_STEPS 4096

#define SETTLE_DELAY 200
#define ANIMATION_DURATION 250

static double
get_position (GoujiDocumentView *self)
{
  if (gouji_document_view_get_n_strips (self) == 0)
    return 0;

  return ROOM_ABOVE + gouji_height_index_get_top (self->heights, self->anchor) + self->anchor_offset;
}

static double
get_content_height (GoujiDocumentView *self)
{
  if (gouji_document_view_get_n_strips (self) == 0)
    return 0;

  return ROOM_ABOVE + gouji_height_index_get_total (self->heights) + ROOM_BELOW;
}

/* Makes the anchor the strip at the view's upper edge, by real heights. */
static void
move_anchor (GoujiDocumentView *self)
{
  guint n_strips = gouji_document_view_get_n_strips (self);

  for (guint i = 0; i < MOST_STEPS; i++) {
    double height = gouji_document_view_get_layout (self, self->anchor)->height;

    if (self->anchor_offset < 0 && self->anchor > 0) {
      self->anchor--;
      self->anchor_offset += gouji_document_view_get_layout (self, self->anchor)->height;
    } else if (self->anchor_offset >= height && self->anchor + 1 < n_strips) {
      self->anchor_offset -= height;
      self->anchor++;
    } else {
      break;
    }
  }
}

/* Lays out what is visible. Returns how much of the page is left below the end of the document. */
static double
fill_page (GoujiDocumentView *self)
{
  guint n_strips = gouji_document_view_get_n_strips (self);
  double y = -self->anchor_offset;
  guint strip = self->anchor;

  for (guint i = 0; i < MOST_STEPS && strip < n_strips && y < self->page_height; i++, strip++)
    y += gouji_document_view_get_layout (self, strip)->height;

  return strip == n_strips ? self->page_height - y - ROOM_BELOW : 0;
}

/* Lays out what is visible at the anchor, and keeps the view within the document. */
static void
lay_out_page (GoujiDocumentView *self)
{
  double left_over;

  if (!gouji_document_view_is_ready (self)) {
    self->anchor = 0;
    self->anchor_offset = 0;
    return;
  }

  move_anchor (self);
  left_over = fill_page (self);
  if (left_over > 0) {
    self->anchor_offset -= left_over;
    move_anchor (self);
    fill_page (self);
  }
  if (self->anchor == 0 && self->anchor_offset < -ROOM_ABOVE) {
    self->anchor_offset = -ROOM_ABOVE;
    fill_page (self);
  }
}

typedef struct {
  guint first;
  guint last;
} Keep;

static gboolean
is_far (gpointer key, gpointer value, gpointer data)
{
  const Keep *keep = data;
  guint strip = GPOINTER_TO_UINT (key);

  return strip < keep->first || strip > keep->last;
}

/* Keeps the layouts of the page and of about one more before and behind it. */
static void
drop_far_layouts (GoujiDocumentView *self)
{
  guint n_strips = gouji_document_view_get_n_strips (self);
  guint end = self->anchor;
  guint n_visible;
  Keep keep;

  if (n_strips == 0)
    return;

  while (end < n_strips && gouji_document_view_get_strip_y (self, end) < self->page_height &&
         gouji_document_view_peek_layout (self, end) != NULL)
    end++;
  n_visible = end - self->anchor;
  if (g_hash_table_size (self->layouts) < 4 * n_visible + 32)
    return;

  keep.first = self->anchor > n_visible + 8 ? self->anchor - n_visible - 8 : 0;
  keep.last = end + n_visible + 8;
  g_hash_table_foreach_remove (self->layouts, is_far, &keep);
}

static void
configure_horizontal (GoujiDocumentView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int width = self->page.width;
  int content = MAX (width, self->content_width);

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, content,
                              self->page.line_height, width * 0.9, width);
}

/* Tells the adjustments what is known now. With @settle the value becomes where the text stands. */
static void
configure (GoujiDocumentView *self, gboolean settle)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double position = get_position (self);

  if (adjustment == NULL || self->configuring)
    return;

  if (settle) {
    self->drift = 0;
    g_clear_handle_id (&self->settle_source, g_source_remove);
  }
  self->configuring = TRUE;
  gtk_adjustment_configure (adjustment, position + self->drift, 0,
                            MAX (get_content_height (self) + self->drift, self->page_height),
                            2 * self->page.line_height, self->page_height * 0.9, self->page_height);
  configure_horizontal (self);
  self->configuring = FALSE;
  self->last_value = gtk_adjustment_get_value (adjustment);
  self->drift = self->last_value - position;
}

static gboolean
settle_cb (gpointer data)
{
  GoujiDocumentView *self = data;

  self->settle_source = 0;
  configure (self, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
is_at_end (GoujiDocumentView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double value = gtk_adjustment_get_value (adjustment);
  double position = get_position (self);

  return value <= 0 || position <= 0 ||
         value >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) ||
         position >= get_content_height (self) - self->page_height;
}

static void
refresh (GoujiDocumentView *self)
{
  lay_out_page (self);
  drop_far_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/*
 * The text moves by exactly as much as the value does, even where heights above turn out to be others than
 * estimated: the difference is kept as @drift, and the value set right when scrolling has come to rest.
 */
static void
scrolled_cb (GtkAdjustment *adjustment, GoujiDocumentView *self)
{
  double value = gtk_adjustment_get_value (adjustment);
  double distance = value - self->last_value;

  if (self->configuring || !gouji_document_view_is_ready (self))
    return;

  if (!self->animating)
    gouji_document_view_stop_scrolling (self);
  self->last_value = value;
  if (fabs (distance) > JUMP_PAGES * self->page_height)
    self->anchor = gouji_height_index_find (self->heights, value - ROOM_ABOVE, &self->anchor_offset);
  else
    self->anchor_offset += distance;

  refresh (self);
  self->drift = value - get_position (self);
  configure (self, is_at_end (self));
  if (fabs (self->drift) > 0.5 && self->settle_source == 0)
    self->settle_source = g_timeout_add (SETTLE_DELAY, settle_cb, self);
}

static void
scrolled_sideways_cb (GtkAdjustment *adjustment, GoujiDocumentView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_adjustment (GoujiDocumentView *self, GtkOrientation orientation)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place == NULL)
    return;

  g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
}

void
gouji_document_view_set_adjustment (GoujiDocumentView *self,
                                    GtkOrientation orientation,
                                    GtkAdjustment *adjustment)
{
  GCallback callback =
    orientation == GTK_ORIENTATION_VERTICAL ? G_CALLBACK (scrolled_cb) : G_CALLBACK (scrolled_sideways_cb);
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL && *place == adjustment)
    return;

  drop_adjustment (self, orientation);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", callback, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Which text stands at the view's upper edge, and how far above it. */
static gboolean
remember_place (GoujiDocumentView *self, guint *offset, double *y)
{
  GoujiStripLayout *layout;
  graphene_rect_t rect;

  if (!gouji_document_view_is_ready (self) || self->anchor_offset <= 0)
    return FALSE;

  layout = gouji_document_view_peek_layout (self, self->anchor);
  if (layout == NULL)
    return FALSE;

  *offset = gouji_strip_layout_get_offset (layout, layout->x, self->anchor_offset);
  if (!gouji_strip_layout_get_caret (layout, *offset, &rect))
    return FALSE;
  *y = self->anchor_offset - rect.origin.y;

  return TRUE;
}

static void
restore_place (GoujiDocumentView *self, guint offset, double y)
{
  GoujiStripLayout *layout = gouji_document_view_get_layout (self, self->anchor);
  graphene_rect_t rect;

  if (gouji_strip_layout_get_caret (layout, offset, &rect))
    self->anchor_offset = rect.origin.y + y;
}

static void
set_width (GoujiDocumentView *self, int width)
{
  guint offset;
  double y;
  gboolean placed = remember_place (self, &offset, &y);

  g_hash_table_remove_all (self->layouts);
  self->content_width = 0;
  gouji_document_view_measure_page (self, width);
  self->context_serial = pango_context_get_serial (self->page.context);
  if (self->heights == NULL)
    return;

  gouji_height_index_estimate (self->heights, self->page.em * PARAGRAPH_HEIGHT,
                               self->page.line_height * self->page.em / self->page.column);
  if (placed)
    restore_place (self, offset, y);
}

/* Forgets what was laid out, for another document or another report within it, and goes to where that begins.
 */
void
gouji_document_view_reset_layout (GoujiDocumentView *self)
{
  g_hash_table_remove_all (self->layouts);
  g_hash_table_remove_all (self->columns);
  self->content_width = 0;
  self->anchor = self->strips != NULL ? gouji_strips_find (self->strips, self->report.start) : 0;
  self->anchor_offset = self->anchor > 0 ? -ROOM_BETWEEN : -ROOM_ABOVE;
  gouji_document_view_stop_scrolling (self);
  self->scroll_pending = FALSE;
  self->page.width = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
gouji_document_view_lay_out (GoujiDocumentView *self, int width, int height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  if (width != self->page.width || pango_context_get_serial (context) != self->context_serial)
    set_width (self, width);
  self->page_height = height;

  lay_out_page (self);
  drop_far_layouts (self);
  configure (self, TRUE);
  if (self->scroll_pending) {
    self->scroll_pending = FALSE;
    gouji_document_view_scroll_to (self, self->scroll_target);
  }
}

void
gouji_document_view_stop_scrolling (GoujiDocumentView *self)
{
  if (self->animation == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->animation, self);
  adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
}

void
gouji_document_view_dispose_scrolling (GoujiDocumentView *self)
{
  gouji_document_view_stop_scrolling (self);
  g_clear_handle_id (&self->settle_source, g_source_remove);
  drop_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  drop_adjustment (self, GTK_ORIENTATION_VERTICAL);
}

void
gouji_document_view_scroll_by (GoujiDocumentView *self, double distance)
{
  if (!gouji_document_view_is_ready (self))
    return;

  gouji_document_view_stop_scrolling (self);
  self->anchor_offset += distance;
  refresh (self);
  configure (self, TRUE);
}

/* To the first line, or the last. */
void
gouji_document_view_scroll_to_end (GoujiDocumentView *self, gboolean end)
{
  if (!gouji_document_view_is_ready (self))
    return;

  gouji_document_view_stop_scrolling (self);
  self->anchor = end ? gouji_document_view_get_n_strips (self) - 1 : 0;
  self->anchor_offset = end ? self->page_height : -ROOM_ABOVE;
  refresh (self);
  configure (self, TRUE);
}

/* Puts @range in the middle of the view, exactly. */
static void
jump_to (GoujiDocumentView *self, GoujiRange range)
{
  guint strip = gouji_strips_find (self->strips, range.start);
  graphene_rect_t rect;

  gouji_document_view_get_layout (self, strip);
  if (!gouji_document_view_get_strip_extents (self, strip, range, &rect) &&
      !gouji_document_view_get_caret_rect (self, range.start, &rect))
    return;

  rect.origin.y -= gouji_document_view_get_strip_y (self, strip);
  self->anchor = strip;
  self->anchor_offset = rect.origin.y - MAX (0, (self->page_height - rect.size.height) / 2);
  refresh (self);
  configure (self, TRUE);
}

/* Sideways too, where a table is wider than the view. */
static void
reveal_sideways (GoujiDocumentView *self, GoujiRange range)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  guint strip = gouji_strips_find (self->strips, range.start);
  graphene_rect_t rect;
  double x;

  if (adjustment == NULL || !gouji_document_view_get_strip_extents (self, strip, range, &rect))
    return;

  x = rect.origin.x + gouji_document_view_get_scroll_x (self);
  gtk_adjustment_clamp_page (adjustment, x - self->page.table_left,
                             x + rect.size.width + self->page.table_left);
}

static void
animate_cb (double value, gpointer data)
{
  GoujiDocumentView *self = data;

  self->animating = TRUE;
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], value);
  self->animating = FALSE;
}

static void
animated_cb (AdwAnimation *animation, GoujiDocumentView *self)
{
  g_clear_object (&self->animation);
  if (self->scroll_target.end <= gouji_document_get_length (self->document))
    jump_to (self, self->scroll_target);
}

static void
animate_to (GoujiDocumentView *self, double distance)
{
  double value = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  gouji_document_view_stop_scrolling (self);
  self->animation = adw_timed_animation_new (GTK_WIDGET (self), value, value + distance, ANIMATION_DURATION,
                                             adw_callback_animation_target_new (animate_cb, self, NULL));
  g_signal_connect (self->animation, "done", G_CALLBACK (animated_cb), self);
  adw_animation_play (self->animation);
}

/**
 * gouji_document_view_scroll_to:
 *
 * Scrolls so that @range stands in the middle of the view, unless it is visible already.
 */
void
gouji_document_view_scroll_to (GoujiDocumentView *self, GoujiRange range)
{
  graphene_rect_t rect;
  double distance;
  guint strip;

  g_return_if_fail (GOUJI_IS_DOCUMENT_VIEW (self));

  if (gouji_document_view_get_n_strips (self) == 0 || range.end > gouji_document_get_length (self->document))
    return;

  self->scroll_target = range;
  if (self->page.width <= 0 || self->page_height <= 0) {
    self->scroll_pending = TRUE;
    return;
  }

  strip = gouji_strips_find (self->strips, range.start);
  gouji_document_view_get_layout (self, strip);
  if (!gouji_document_view_is_visible (self, range)) {
    if (!gouji_document_view_get_strip_extents (self, strip, range, &rect) &&
        !gouji_document_view_get_caret_rect (self, range.start, &rect))
      return;
    distance = rect.origin.y - MAX (0, (self->page_height - rect.size.height) / 2);
    if (fabs (distance) < JUMP_PAGES * self->page_height && adw_get_enable_animations (GTK_WIDGET (self)) &&
        gtk_widget_get_mapped (GTK_WIDGET (self)))
      animate_to (self, distance);
    else
      jump_to (self, range);
  }
  reveal_sideways (self, range);
}

/* One step towards the caret. Returns FALSE when it is visible. */
static gboolean
approach_caret (GoujiDocumentView *self)
{
  double margin = self->page.line_height;
  graphene_rect_t rect;
  double bottom;

  if (!gouji_document_view_get_caret_rect (self, self->caret, &rect))
    return FALSE;

  bottom = rect.origin.y + rect.size.height;
  if (bottom < -self->page_height || rect.origin.y > 2 * self->page_height)
    jump_to (self, (GoujiRange) { self->caret, self->caret });
  else if (rect.origin.y < 0)
    gouji_document_view_scroll_by (self, rect.origin.y - margin);
  else if (bottom > self->page_height)
    gouji_document_view_scroll_by (self, bottom + margin - self->page_height);
  else
    return FALSE;

  return TRUE;
}

/* Over heights that are only estimated it may take more than one step. */
void
gouji_document_view_reveal_caret (GoujiDocumentView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  graphene_rect_t rect;
  double x;

  for (guint i = 0; i < 8 && approach_caret (self); i++)
    continue;

  if (adjustment == NULL || !gouji_document_view_get_caret_rect (self, self->caret, &rect))
    return;

  x = rect.origin.x + gouji_document_view_get_scroll_x (self);
  gtk_adjustment_clamp_page (adjustment, x - 1, x + 2);
}
