/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/gouji-pages-view-private.h"

#include <math.h>

#include "pages/gouji-page-sheet.h"

/* So many pages before and behind those in sight are there for assistive technology; a report is seldom
 * longer. */
#define PAGES_AROUND 40

/* -- where the pages are -- */

guint
gouji_pages_view_count (GoujiPagesView *self)
{
  return self->pages ? gouji_page_source_get_n_pages (self->pages) : 0;
}

double
gouji_pages_view_get_value (GoujiPagesView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

const GoujiPagePlace *
gouji_pages_view_get_place (GoujiPagesView *self, guint page)
{
  return &g_array_index (self->places, GoujiPagePlace, page);
}

/* Computes where the pages are in the present size. */
void
gouji_pages_view_measure_pages (GoujiPagesView *self)
{
  double pixels = PIXELS_PER_POINT * self->zoom;
  int top = MARGIN;

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < gouji_pages_view_count (self); i++) {
    GoujiPagePlace place = { .top = top };
    double width;
    double height;

    gouji_page_source_get_size (self->pages, i, &width, &height);
    place.width = (int) round (width * pixels);
    place.height = (int) round (height * pixels);
    g_array_append_val (self->places, place);
    top += place.height + GAP;
  }
  self->placed = TRUE;
}

double
gouji_pages_view_get_content_height (GoujiPagesView *self)
{
  const GoujiPagePlace *last;

  if (self->places->len == 0)
    return 0;
  last = gouji_pages_view_get_place (self, self->places->len - 1);

  return (double) last->top + last->height + MARGIN;
}

double
gouji_pages_view_get_content_width (GoujiPagesView *self)
{
  return round (self->widest * PIXELS_PER_POINT * self->zoom) + 2.0 * MARGIN;
}

/* The left edge of a page in the view: narrow ones stand in the middle of wide ones. Whole pixels keep the
 * letters sharp. */
int
gouji_pages_view_get_left (GoujiPagesView *self, guint page)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self));
  double content = gouji_pages_view_get_content_width (self);
  int width = gouji_pages_view_get_place (self, page)->width;

  if (content <= room)
    return (int) floor ((room - width) / 2);

  return (int) floor ((content - width) / 2) -
         (int) round (gouji_pages_view_get_value (self, GTK_ORIENTATION_HORIZONTAL));
}

int
gouji_pages_view_get_top (GoujiPagesView *self, guint page)
{
  return gouji_pages_view_get_place (self, page)->top -
         (int) round (gouji_pages_view_get_value (self, GTK_ORIENTATION_VERTICAL));
}

/* The last page that begins above a line of the view; the gap below a page belongs to it. */
guint
gouji_pages_view_find_page (GoujiPagesView *self, double y)
{
  double line = y + gouji_pages_view_get_value (self, GTK_ORIENTATION_VERTICAL);
  guint first = 0;
  guint end = self->places->len;

  while (end - first > 1) {
    guint middle = first + (end - first) / 2;

    if (gouji_pages_view_get_place (self, middle)->top <= line)
      first = middle;
    else
      end = middle;
  }

  return first;
}

/* -- sheets -- */

static void
remove_sheet (GoujiPagesView *self, GtkWidget *sheet)
{
  gtk_widget_unparent (sheet);
}

static void
trim_sheets (GoujiPagesView *self, guint first, guint last)
{
  while (!g_queue_is_empty (&self->sheets) &&
         self->first_sheet + g_queue_get_length (&self->sheets) - 1 > last)
    remove_sheet (self, g_queue_pop_tail (&self->sheets));
  while (!g_queue_is_empty (&self->sheets) && self->first_sheet < first) {
    remove_sheet (self, g_queue_pop_head (&self->sheets));
    self->first_sheet++;
  }
}

/* On a sheet they are parts of the page, for which it need not know how large that is. */
static void
show_boxes (GoujiPagesView *self, GoujiPageSheet *sheet, guint page)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  double width;
  double height;

  gouji_page_source_get_size (self->pages, page, &width, &height);
  for (guint i = 0; i < self->boxes->len; i++) {
    const GoujiPageBox *box = &g_array_index (self->boxes, GoujiPageBox, i);
    graphene_rect_t part = GRAPHENE_RECT_INIT ((float) (box->x / width), (float) (box->y / height),
                                               (float) (box->width / width), (float) (box->height / height));

    if (box->page == page)
      g_array_append_val (parts, part);
  }
  gouji_page_sheet_set_boxes (sheet, parts, self->label);
}

void
gouji_pages_view_show_boxes (GoujiPagesView *self)
{
  guint page = self->first_sheet;

  for (GList *l = self->sheets.head; l != NULL; l = l->next, page++)
    show_boxes (self, l->data, page);
}

static GtkWidget *
create_sheet (GoujiPagesView *self, guint page)
{
  GtkWidget *sheet = gouji_page_sheet_new ();

  gouji_page_sheet_set_page (GOUJI_PAGE_SHEET (sheet), page, gouji_pages_view_count (self),
                             gouji_page_source_get_text (self->pages, page));
  show_boxes (self, GOUJI_PAGE_SHEET (sheet), page);
  return sheet;
}

/* Sheets stand in the order of their pages, so that they are read in it. */
static void
make_sheets (GoujiPagesView *self, guint first, guint last)
{
  trim_sheets (self, first, last);
  if (g_queue_is_empty (&self->sheets))
    self->first_sheet = first;

  while (self->first_sheet > first) {
    GtkWidget *sheet = create_sheet (self, --self->first_sheet);

    gtk_widget_insert_after (sheet, GTK_WIDGET (self), NULL);
    g_queue_push_head (&self->sheets, sheet);
  }
  while (self->first_sheet + g_queue_get_length (&self->sheets) <= last) {
    GtkWidget *sheet = create_sheet (self, self->first_sheet + g_queue_get_length (&self->sheets));

    gtk_widget_insert_before (sheet, GTK_WIDGET (self), NULL);
    g_queue_push_tail (&self->sheets, sheet);
  }
}

void
gouji_pages_view_renew_sheets (GoujiPagesView *self)
{
  guint page = self->first_sheet;

  if (gouji_pages_view_count (self) == 0) {
    while (!g_queue_is_empty (&self->sheets))
      remove_sheet (self, g_queue_pop_tail (&self->sheets));
    return;
  }

  trim_sheets (self, 0, gouji_pages_view_count (self) - 1);
  for (GList *l = self->sheets.head; l != NULL; l = l->next, page++) {
    gouji_page_sheet_set_page (l->data, page, gouji_pages_view_count (self),
                               gouji_page_source_get_text (self->pages, page));
    show_boxes (self, l->data, page);
  }
}

static double
get_device_scale (GoujiPagesView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

static void
set_picture (GoujiPagesView *self, GoujiPageSheet *sheet, guint page)
{
  gouji_page_sheet_set_picture (sheet, gouji_page_cache_get (self->cache, page),
                                gouji_page_cache_has_failed (self->cache, page));
}

static void
place_sheets (GoujiPagesView *self, guint first, guint last)
{
  guint page = self->first_sheet;

  for (GList *l = self->sheets.head; l != NULL; l = l->next, page++) {
    const GoujiPagePlace *place = gouji_pages_view_get_place (self, page);
    GtkAllocation allocation = { gouji_pages_view_get_left (self, page),
                                 gouji_pages_view_get_top (self, page), place->width, place->height };

    if (page + 1 >= first && page <= last + 1)
      set_picture (self, l->data, page);
    else
      gouji_page_sheet_set_picture (l->data, NULL, FALSE);
    gtk_widget_size_allocate (l->data, &allocation, -1);
  }
}

void
gouji_pages_view_show_picture (GoujiPagesView *self, guint page)
{
  GtkWidget *sheet =
    page >= self->first_sheet ? g_queue_peek_nth (&self->sheets, page - self->first_sheet) : NULL;

  if (sheet != NULL)
    set_picture (self, GOUJI_PAGE_SHEET (sheet), page);
}

/* The page that a reader would say to be on: at the ends, the first or the last in sight. */
guint
gouji_pages_view_find_current (GoujiPagesView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (adjustment == NULL || gtk_adjustment_get_value (adjustment) < 1)
    return 0;
  if (gtk_adjustment_get_value (adjustment) + height >= gtk_adjustment_get_upper (adjustment) - 1)
    return gouji_pages_view_find_page (self, height);

  return gouji_pages_view_find_page (self, height * 0.4);
}

void
gouji_pages_view_place_sheets (GoujiPagesView *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n_pages = gouji_pages_view_count (self);
  guint first;
  guint last;

  if (n_pages == 0 || !self->placed)
    return;

  first = gouji_pages_view_find_page (self, 0);
  last = gouji_pages_view_find_page (self, height);
  make_sheets (self, first - MIN (first, PAGES_AROUND), MIN (last + PAGES_AROUND, n_pages - 1));
  gouji_page_cache_want (self->cache, first, last, PIXELS_PER_POINT * self->zoom, get_device_scale (self));
  place_sheets (self, first, last);
}
