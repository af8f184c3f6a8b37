/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preview/gouji-pages-view-private.h"

#include <math.h>

#include "preview/gouji-page-sheet.h"

/* So many pages before and behind those in sight are there for assistive technology; a report is seldom
 * longer. */
#define PAGES_AROUND 40

/* -- where the pages are -- */

guint
gouji_pages_view_count (GoujiPagesView *self)
{
  return self->set ? gouji_page_set_get_n_pages (self->set) : 0;
}

double
gouji_pages_view_get_value (GoujiPagesView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

int
gouji_pages_view_get_pitch (GoujiPagesView *self)
{
  return self->page_height + GAP;
}

double
gouji_pages_view_get_content_height (GoujiPagesView *self)
{
  return gouji_pages_view_count (self) == 0
           ? 0
           : 2.0 * MARGIN - GAP + (double) gouji_pages_view_count (self) * gouji_pages_view_get_pitch (self);
}

double
gouji_pages_view_get_content_width (GoujiPagesView *self)
{
  return self->page_width + 2.0 * MARGIN;
}

/* The left edge of the pages in the view. Whole pixels keep the letters sharp. */
int
gouji_pages_view_get_left (GoujiPagesView *self)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self));

  if (gouji_pages_view_get_content_width (self) <= room)
    return (int) floor ((room - self->page_width) / 2);
  return MARGIN - (int) round (gouji_pages_view_get_value (self, GTK_ORIENTATION_HORIZONTAL));
}

int
gouji_pages_view_get_top (GoujiPagesView *self, guint page)
{
  return MARGIN + (int) page * gouji_pages_view_get_pitch (self) -
         (int) round (gouji_pages_view_get_value (self, GTK_ORIENTATION_VERTICAL));
}

guint
gouji_pages_view_find_page (GoujiPagesView *self, double y)
{
  double page = floor ((y + gouji_pages_view_get_value (self, GTK_ORIENTATION_VERTICAL) - MARGIN) /
                       gouji_pages_view_get_pitch (self));

  return (guint) CLAMP (page, 0, (double) gouji_pages_view_count (self) - 1);
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

static GtkWidget *
create_sheet (GoujiPagesView *self, guint page)
{
  GtkWidget *sheet = gouji_page_sheet_new ();

  gouji_page_sheet_set_page (GOUJI_PAGE_SHEET (sheet), page, gouji_pages_view_count (self),
                             gouji_page_set_get_text (self->set, page));
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
  for (GList *l = self->sheets.head; l != NULL; l = l->next, page++)
    gouji_page_sheet_set_page (l->data, page, gouji_pages_view_count (self),
                               gouji_page_set_get_text (self->set, page));
}

static double
get_device_scale (GoujiPagesView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

static void
want_pictures (GoujiPagesView *self, guint first, guint last)
{
  double scale = get_device_scale (self);

  gouji_page_cache_want (self->cache, first, last, (int) ceil (self->page_width * scale),
                         (int) ceil (self->page_height * scale));
}

static void
place_sheets (GoujiPagesView *self, guint first, guint last)
{
  guint page = self->first_sheet;
  int left = gouji_pages_view_get_left (self);

  for (GList *l = self->sheets.head; l != NULL; l = l->next, page++) {
    GtkAllocation place = { left, gouji_pages_view_get_top (self, page), self->page_width,
                            self->page_height };
    gboolean near = page + 1 >= first && page <= last + 1;

    gouji_page_sheet_set_picture (l->data, near ? gouji_page_cache_get (self->cache, page) : NULL);
    gtk_widget_size_allocate (l->data, &place, -1);
  }
}

void
gouji_pages_view_show_picture (GoujiPagesView *self, guint page)
{
  GtkWidget *sheet =
    page >= self->first_sheet ? g_queue_peek_nth (&self->sheets, page - self->first_sheet) : NULL;

  if (sheet != NULL)
    gouji_page_sheet_set_picture (GOUJI_PAGE_SHEET (sheet), gouji_page_cache_get (self->cache, page));
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

  if (n_pages == 0 || self->page_height <= 0)
    return;

  first = gouji_pages_view_find_page (self, 0);
  last = gouji_pages_view_find_page (self, height);
  make_sheets (self, first - MIN (first, PAGES_AROUND), MIN (last + PAGES_AROUND, n_pages - 1));
  want_pictures (self, first, last);
  place_sheets (self, first, last);
}
