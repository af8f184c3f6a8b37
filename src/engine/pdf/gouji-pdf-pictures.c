/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-pictures.h"

#include <cairo.h>
#include <math.h>

/* Pictures of a page that are looked at, and the smallest one, of the page: a scanned page is one picture, or
 * a few stripes. */
#define MOST_PICTURES 8
#define SMALLEST_PART 0.1

/* All pictures of a scanned page together cover so much of it. */
#define SCANNED_PART 0.6

/* So many letters are looked for in the pictures. */
#define MOST_LETTERS 256

/* How much the brightness of a picture changes where a letter is pictured, of 255. */
#define CONTRAST 64

typedef struct {
  GoujiPdfBox box;
  cairo_surface_t *surface;
} Picture;

static void
clear_picture (gpointer data)
{
  Picture *picture = data;

  cairo_surface_destroy (picture->surface);
}

static double
get_part (const GoujiPdfPage *self, const PopplerRectangle *area)
{
  return fabs ((area->x2 - area->x1) * (area->y2 - area->y1)) / (self->width * self->height);
}

/* Keeps the pictures that may be the page itself; empty where they cover too little of it. */
static GArray *
find_pictures (const GoujiPdfPage *self, PopplerPage *page)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (Picture));
  GList *mappings = poppler_page_get_image_mapping (page);
  double covered = 0;

  g_array_set_clear_func (pictures, clear_picture);
  for (GList *l = mappings; l != NULL; l = l->next)
    covered += get_part (self, &((PopplerImageMapping *) l->data)->area);
  for (GList *l = mappings; l != NULL && covered >= SCANNED_PART && pictures->len < MOST_PICTURES;
       l = l->next) {
    const PopplerImageMapping *mapping = l->data;
    const PopplerRectangle *area = &mapping->area;
    Picture picture;

    if (get_part (self, area) < SMALLEST_PART)
      continue;
    picture.surface = poppler_page_get_image (page, mapping->image_id);
    picture.box = (GoujiPdfBox) { MIN (area->x1, area->x2), MIN (area->y1, area->y2),
                                  MAX (area->x1, area->x2), MAX (area->y1, area->y2) };
    if (picture.surface != NULL)
      g_array_append_val (pictures, picture);
  }
  poppler_page_free_image_mapping (mappings);

  return pictures;
}

/* How bright a pixel is; of a mask, how much of it is there. */
static int
get_brightness (cairo_surface_t *surface, int x, int y)
{
  const guchar *row =
    cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  if (cairo_image_surface_get_format (surface) == CAIRO_FORMAT_A8)
    return row[x];

  pixel = ((const guint32 *) row)[x];
  return ((pixel >> 16 & 0xff) * 5 + (pixel >> 8 & 0xff) * 9 + (pixel & 0xff) * 2) / 16;
}

static gboolean
is_readable (cairo_surface_t *surface)
{
  cairo_format_t format = cairo_image_surface_get_format (surface);

  return cairo_image_surface_get_data (surface) != NULL &&
         (format == CAIRO_FORMAT_A8 || format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32);
}

/* Whether there are light and dark pixels where @letter stands. */
static gboolean
shows_letter (const Picture *picture, const GoujiPdfBox *letter)
{
  int width = cairo_image_surface_get_width (picture->surface);
  int height = cairo_image_surface_get_height (picture->surface);
  double x_scale = width / (picture->box.right - picture->box.left);
  double y_scale = height / (picture->box.bottom - picture->box.top);
  int left = CLAMP ((letter->left - picture->box.left) * x_scale, 0, width);
  int right = CLAMP ((letter->right - picture->box.left) * x_scale, 0, width);
  int top = CLAMP ((letter->top - picture->box.top) * y_scale, 0, height);
  int bottom = CLAMP ((letter->bottom - picture->box.top) * y_scale, 0, height);
  int darkest = 255;
  int lightest = 0;

  for (int y = top; y < bottom; y++) {
    for (int x = left; x < right; x++) {
      int brightness = get_brightness (picture->surface, x, y);

      darkest = MIN (darkest, brightness);
      lightest = MAX (lightest, brightness);
    }
  }

  return lightest - darkest >= CONTRAST;
}

static gboolean
is_shown (const GArray *pictures, const GoujiPdfBox *letter)
{
  for (guint i = 0; i < pictures->len; i++) {
    const Picture *picture = &g_array_index (pictures, Picture, i);

    if (letter->left >= picture->box.left && letter->right <= picture->box.right &&
        letter->top >= picture->box.top && letter->bottom <= picture->box.bottom &&
        is_readable (picture->surface) && shows_letter (picture, letter))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_pdf_page_is_recognised:
 * @page: the page that @self was read from
 *
 * Whether a page is a picture of a page, and its text was recognised in it by another program: then the
 * picture shows letters where the text stands, while nothing is to be seen there in a picture behind real
 * text.
 */
gboolean
gouji_pdf_page_is_recognised (const GoujiPdfPage *self, PopplerPage *page)
{
  g_autoptr (GArray) pictures = find_pictures (self, page);
  guint step = MAX (1, self->letters->len / MOST_LETTERS);
  guint n_letters = 0;
  guint n_shown = 0;

  for (guint i = 0; pictures->len > 0 && i < self->letters->len; i += step) {
    n_letters++;
    n_shown += is_shown (pictures, &g_array_index (self->letters, GoujiPdfLetter, i).shown);
  }

  return n_shown * 2 > n_letters;
}
