/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-document-view-private.h"

#include <math.h>

#include "document-pane/gouji-palette.h"

/* No page shows more strips or marks than this. */
#define MOST_STRIPS 4096
#define MOST_MARKS 8192

/* What the strips of one frame share. */
typedef struct {
  GoujiDocumentView *view;
  GtkSnapshot *snapshot;
  GoujiPalette palette;
  GArray *lines; /* element-type GoujiLine: scratch */
} Frame;

/* One strip of the frame. */
typedef struct {
  const GoujiStrip *strip;
  GoujiStripLayout *layout;
  double y;
} Place;

static GArray *
get_lines (Frame *frame, const Place *place, GoujiRange range)
{
  g_array_set_size (frame->lines, 0);
  if (range.start < place->strip->range.end && place->strip->range.start < range.end)
    gouji_strip_layout_get_lines (place->layout, range, frame->lines);

  return frame->lines;
}

static gboolean
is_in_view (Frame *frame, const Place *place, double top, double height)
{
  return place->y + top < frame->view->page_height && place->y + top + height > 0;
}

static void
fill (Frame *frame, int x, int y, int width, int height, const GdkRGBA *color)
{
  graphene_rect_t rect;

  graphene_rect_init (&rect, (float) x, (float) y, (float) width, (float) height);
  gtk_snapshot_append_color (frame->snapshot, color, &rect);
}

/* Each cell draws its right and lower line, the strip the left and upper ones: no line is drawn twice. */
static void
draw_boxes (Frame *frame, const Place *place)
{
  GoujiStripLayout *layout = place->layout;
  int bottom = layout->top;

  for (guint i = 0; i < layout->boxes->len; i++) {
    const GoujiBox *box = &g_array_index (layout->boxes, GoujiBox, i);

    bottom = MAX (bottom, box->y + box->height);
    if (!is_in_view (frame, place, box->y, box->height))
      continue;
    if (box->header)
      fill (frame, box->x, box->y, box->width - 1, box->height - 1, &frame->palette.head);
    fill (frame, box->x + box->width - 1, box->y, 1, box->height - 1, &frame->palette.line);
    fill (frame, box->x, box->y + box->height - 1, box->width, 1, &frame->palette.line);
  }

  if (layout->boxes->len == 0)
    return;
  fill (frame, layout->x - 1, layout->top - 1, 1, bottom - layout->top + 1, &frame->palette.line);
  if (place->strip->opens)
    fill (frame, layout->x, layout->top - 1, layout->width, 1, &frame->palette.line);
}

/* What was just found is selected too, and shown as found. */
static gboolean
is_current_match (GoujiDocumentView *view, GoujiRange range)
{
  GoujiRange match;

  if (view->matches == NULL || view->current_match >= view->matches->len)
    return FALSE;

  match = g_array_index (view->matches, GoujiRange, view->current_match);
  return match.start == range.start && match.end == range.end;
}

static void
draw_selection (Frame *frame, const Place *place)
{
  GoujiRange selection = gouji_document_view_get_selection (frame->view);
  GArray *lines;

  if (is_current_match (frame->view, selection))
    return;

  lines = get_lines (frame, place, selection);
  for (guint i = 0; i < lines->len; i++)
    gtk_snapshot_append_color (frame->snapshot, &frame->palette.selection,
                               &g_array_index (lines, GoujiLine, i).rect);
}

static guint
find_first_match (GArray *matches, guint offset)
{
  guint low = 0;
  guint high = matches->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (matches, GoujiRange, middle).end <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

static void
draw_matches (Frame *frame, const Place *place)
{
  GoujiDocumentView *view = frame->view;

  if (view->matches == NULL)
    return;

  for (guint i = find_first_match (view->matches, place->strip->range.start); i < view->matches->len; i++) {
    GoujiRange match = g_array_index (view->matches, GoujiRange, i);
    gboolean current = i == view->current_match;
    GArray *lines;

    if (match.start >= place->strip->range.end)
      break;
    lines = get_lines (frame, place, match);
    for (guint j = 0; j < lines->len; j++)
      gouji_draw_passage (frame->snapshot, &g_array_index (lines, GoujiLine, j),
                          current ? &frame->palette.current_match : &frame->palette.match,
                          current ? &frame->palette.text : NULL, 1);
  }
}

static void
draw_passage (Frame *frame,
              const Place *place,
              GoujiRange range,
              const GdkRGBA *color,
              const GdkRGBA *outline,
              double width)
{
  GArray *lines = get_lines (frame, place, range);

  for (guint i = 0; i < lines->len; i++)
    gouji_draw_passage (frame->snapshot, &g_array_index (lines, GoujiLine, i), color, outline, width);
}

static void
draw_text (Frame *frame, const Place *place)
{
  GoujiRange report = frame->view->report;
  gboolean outside = place->strip->range.end <= report.start || place->strip->range.start >= report.end;
  const GdkRGBA *color = outside ? &frame->palette.dimmed : &frame->palette.text;

  for (guint i = 0; i < place->layout->runs->len; i++) {
    const GoujiRun *run = &g_array_index (place->layout->runs, GoujiRun, i);
    int height;

    pango_layout_get_pixel_size (run->layout, NULL, &height);
    if (!is_in_view (frame, place, run->y, height))
      continue;
    gtk_snapshot_save (frame->snapshot);
    gtk_snapshot_translate (frame->snapshot, &GRAPHENE_POINT_INIT ((float) run->x, (float) run->y));
    gtk_snapshot_append_layout (frame->snapshot, run->layout, color);
    gtk_snapshot_restore (frame->snapshot);
  }
}

static void
draw_mark_line (Frame *frame, const GoujiLine *line, GoujiMarkKind kind)
{
  double width = frame->palette.line_width;

  switch (kind) {
  case GOUJI_MARK_MENTION:
    gouji_draw_broken_underline (frame->snapshot, line, &frame->palette.dimmed, width, 1, 2);
    break;
  case GOUJI_MARK_CONTRADICTION:
    gouji_draw_broken_underline (frame->snapshot, line, &frame->palette.error, 2 * width, 5, 3);
    break;
  case GOUJI_MARK_FIGURE:
    gouji_draw_underline (frame->snapshot, line, &frame->palette.accent, width);
    break;
  case GOUJI_MARK_DOUBT:
    gouji_draw_wave (frame->snapshot, line, &frame->palette.warning, width);
    break;
  case GOUJI_MARK_FINDING:
    gouji_draw_double_underline (frame->snapshot, line, &frame->palette.error, width);
    break;
  default:
    g_assert_not_reached ();
  }
}

static const char *
get_sign (GoujiMarkKind kind)
{
  switch (kind) {
  case GOUJI_MARK_DOUBT:
    return "?";
  case GOUJI_MARK_CONTRADICTION:
    return "≠";
  case GOUJI_MARK_FINDING:
    return "!";
  case GOUJI_MARK_MENTION:
  case GOUJI_MARK_FIGURE:
  default:
    g_assert_not_reached ();
  }
}

/* In the margin beside the line: a question or an unequal sign in a ring, or an exclamation in a disc. */
static void
draw_sign (Frame *frame, const Place *place, const GoujiLine *line, GoujiMarkKind kind)
{
  gboolean finding = kind == GOUJI_MARK_FINDING;
  double em = frame->view->page.em;
  graphene_point_t centre;

  graphene_point_init (&centre, (float) (place->layout->x - 0.75 * em),
                       (float) (line->baseline - 0.36 * line->em));
  gouji_draw_sign (frame->snapshot, frame->view->page.context, centre, em, get_sign (kind),
                   kind == GOUJI_MARK_DOUBT ? &frame->palette.warning : &frame->palette.error, finding);
}

/* Several on one line share a sign, the gravest. */
static void
draw_signs (Frame *frame, const Place *place, GoujiMarkKind kind, GArray *taken)
{
  GoujiMarkSet *marks = frame->view->marks;
  guint first = gouji_mark_set_find_first (marks, place->strip->range.start);
  guint end = MIN (gouji_mark_set_get_n_marks (marks), first + MOST_MARKS);

  for (guint i = first; i < end; i++) {
    const GoujiDocumentMark *mark = gouji_mark_set_get (marks, i);
    GArray *lines;
    gboolean free = TRUE;
    int y;

    if (mark->range.start >= place->strip->range.end)
      break;
    if (mark->kind != kind || mark->range.start < place->strip->range.start)
      continue;
    lines = get_lines (frame, place, mark->range);
    if (lines->len == 0)
      continue;
    y = (int) g_array_index (lines, GoujiLine, 0).baseline;
    for (guint j = 0; j < taken->len && free; j++)
      free = ABS (g_array_index (taken, int, j) - y) >= frame->view->page.em;
    if (!free)
      continue;
    g_array_append_val (taken, y);
    draw_sign (frame, place, &g_array_index (lines, GoujiLine, 0), kind);
  }
}

/* Of marks on the same passage only the gravest is drawn. */
static gboolean
is_hidden (GoujiMarkSet *marks, guint index)
{
  const GoujiDocumentMark *mark = gouji_mark_set_get (marks, index);
  const GoujiDocumentMark *next;

  if (index + 1 >= gouji_mark_set_get_n_marks (marks))
    return FALSE;

  next = gouji_mark_set_get (marks, index + 1);
  return mark->range.start == next->range.start && mark->range.end == next->range.end;
}

static void
draw_marks (Frame *frame, const Place *place)
{
  GoujiMarkSet *marks = frame->view->marks;
  guint first = gouji_mark_set_find_first (marks, place->strip->range.start);
  guint end = MIN (gouji_mark_set_get_n_marks (marks), first + MOST_MARKS);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = first; i < end; i++) {
    const GoujiDocumentMark *mark = gouji_mark_set_get (marks, i);
    GArray *lines;

    if (mark->range.start >= place->strip->range.end)
      break;
    if (is_hidden (marks, i))
      continue;
    lines = get_lines (frame, place, mark->range);
    for (guint j = 0; j < lines->len; j++) {
      const GoujiLine *line = &g_array_index (lines, GoujiLine, j);

      if (is_in_view (frame, place, line->rect.origin.y, line->rect.size.height))
        draw_mark_line (frame, line, mark->kind);
    }
  }

  draw_signs (frame, place, GOUJI_MARK_FINDING, taken);
  draw_signs (frame, place, GOUJI_MARK_CONTRADICTION, taken);
  draw_signs (frame, place, GOUJI_MARK_DOUBT, taken);
}

/* GTK hides the focus when a key is let go that did not move it to another widget. */
gboolean
gouji_document_view_shows_focus (GoujiDocumentView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_has_visible_focus (widget) || (gtk_widget_has_focus (widget) && self->by_keys);
}

static void
draw_strip (Frame *frame, const Place *place)
{
  GoujiDocumentView *view = frame->view;
  gboolean focused = gouji_document_view_shows_focus (view);

  draw_boxes (frame, place);
  draw_selection (frame, place);
  draw_matches (frame, place);
  draw_passage (frame, place, view->highlighted, &frame->palette.highlight, &frame->palette.accent, 1.5);
  draw_text (frame, place);
  draw_marks (frame, place);
  if (focused && view->focused_mark < gouji_mark_set_get_n_marks (view->marks))
    draw_passage (frame, place, gouji_mark_set_get (view->marks, view->focused_mark)->range, NULL,
                  &frame->palette.accent, 2);
}

/* Where Shift and the arrows would go on from, and which part of the window has the keys. */
static void
draw_focus (Frame *frame)
{
  GoujiDocumentView *view = frame->view;
  graphene_rect_t rect;
  GskRoundedRect outline;
  float widths[4] = { 2, 2, 2, 2 };
  GdkRGBA color = frame->palette.accent;
  GdkRGBA colors[4];

  if (!gouji_document_view_shows_focus (view))
    return;

  color.alpha *= 0.5f;
  for (guint i = 0; i < 4; i++)
    colors[i] = color;
  graphene_rect_init (&rect, 0, 0, (float) view->page.width, (float) view->page_height);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 6);
  gtk_snapshot_append_border (frame->snapshot, &outline, widths, colors);

  if (view->caret == view->selection_bound || !gouji_document_view_get_caret_rect (view, view->caret, &rect))
    return;
  gtk_snapshot_append_color (frame->snapshot, &frame->palette.text, &rect);
}

void
gouji_document_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoujiDocumentView *self = GOUJI_DOCUMENT_VIEW (widget);
  Frame frame = { .view = self, .snapshot = snapshot };
  double x = gouji_document_view_get_scroll_x (self);
  guint n_strips = self->strips != NULL ? self->strips->len : 0;

  gouji_palette_init (&frame.palette, widget, self->swatches[0], self->swatches[1]);
  frame.lines = g_array_new (FALSE, FALSE, sizeof (GoujiLine));

  for (guint i = self->anchor; i < n_strips && i - self->anchor < MOST_STRIPS; i++) {
    Place place = { &g_array_index (self->strips, GoujiStrip, i), gouji_document_view_peek_layout (self, i),
                    0 };

    place.y = round (gouji_document_view_get_strip_y (self, i));
    if (place.layout == NULL || place.y >= self->page_height)
      break;
    gtk_snapshot_save (snapshot);
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -x, (float) place.y));
    draw_strip (&frame, &place);
    gtk_snapshot_restore (snapshot);
  }

  draw_focus (&frame);
  g_array_unref (frame.lines);
}
