/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form-pane/gouji-form-pane-private.h"

/* Above a part that is scrolled to, and around a cell that is. */
#define MARGIN 12
#define ROOM 48

static double
clamp_to_page (GtkAdjustment *adjustment, double upper, double lower)
{
  const double value = gtk_adjustment_get_value (adjustment);
  const double page = gtk_adjustment_get_page_size (adjustment);

  if (upper < value)
    return upper;
  if (lower > value + page)
    return MIN (upper, lower - page);
  return value;
}

static gboolean
follow_cursor_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_point_t point;
  GdkRectangle cursor;
  GtkTextIter iter;
  int x, y;

  self->cursor_tick = 0;
  if (!GTK_IS_TEXT_VIEW (focus) || !gtk_widget_is_ancestor (focus, self->content))
    return G_SOURCE_REMOVE;

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (focus), &iter, &cursor);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y,
                                         &x, &y);
  if (gtk_widget_compute_point (focus, self->content, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    gtk_adjustment_set_value (
      adjustment, clamp_to_page (adjustment, point.y - cursor.height, point.y + 2 * cursor.height));
  return G_SOURCE_REMOVE;
}

/* An editor is as high as its text, so the pane keeps its cursor in sight once the text has been laid out. */
void
gouji_form_pane_follow_cursor (GoujiFormPane *self)
{
  if (self->cursor_tick == 0)
    self->cursor_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), follow_cursor_cb, NULL, NULL);
}

static void
scroll_now (GoujiFormPane *self, GtkWidget *target, gboolean at_top)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (target, self->content, &bounds))
    return;

  const double top = bounds.origin.y + gtk_widget_get_margin_top (self->content);
  const double bottom = top + bounds.size.height;

  gtk_adjustment_set_value (adjustment,
                            at_top ? top - MARGIN : clamp_to_page (adjustment, top - ROOM, bottom + ROOM));
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);

  self->scrolling_tick = 0;
  if (self->scroll_target != NULL)
    scroll_now (self, self->scroll_target, self->target_at_top);
  g_clear_weak_pointer (&self->scroll_target);
  return G_SOURCE_REMOVE;
}

/* What has just been built or shown has its place only after the next layout, which follows these callbacks.
 * */
static gboolean
wait_for_layout_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GoujiFormPane *self = GOUJI_FORM_PANE (widget);

  self->scrolling_tick = gtk_widget_add_tick_callback (widget, scroll_cb, NULL, NULL);
  return G_SOURCE_REMOVE;
}

void
gouji_form_pane_scroll_to (GoujiFormPane *self, GtkWidget *target, gboolean at_top)
{
  g_set_weak_pointer (&self->scroll_target, target);
  self->target_at_top = at_top;
  if (self->scrolling_tick == 0)
    self->scrolling_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), wait_for_layout_cb, NULL, NULL);
}

/* The pane scrolls to the focus itself: a viewport would show the beginning of a long text that is clicked in
 * its middle. */
void
gouji_form_pane_follow_focus (GoujiFormPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->content))
    return;
  if (GTK_IS_TEXT_VIEW (focus))
    gouji_form_pane_follow_cursor (self);
  else if (gtk_widget_get_width (focus) > 0)
    scroll_now (self, focus, FALSE);
  else
    gouji_form_pane_scroll_to (self, focus, FALSE);
}
