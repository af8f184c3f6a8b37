/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-scan.h"

#include <string.h>

#include "scan/gouji-scan-rulings.h"
#include "scan/gouji-scan-turn.h"
#include "scan/gouji-tiff.h"

#define LONG_RULING                                                                                          \
  200            /* a ruling this long is none of a letter's strokes, in pixels at 300 dots an inch          \
                  */
#define EDGE 3   /* what remains of a ruling's blurred edge, in pixels */
#define SPECK 12 /* ink that is smaller than this in both directions is dirt: a dash is wider, a 1 higher */

struct _GoujiScan {
  guint width;
  guint height;
  guint8 *grey;
  guint8 *ink; /* one byte a pixel, 1 for ink */
  GArray *rulings;
  GArray *cells;
};

/* Where the darkness of ink ends and that of paper begins: the value that parts the two best (Otsu 1979, "A
 * threshold selection method from gray-level histograms"). A page without contrast has no ink. */
static guint
find_threshold (const guint8 *grey, gsize n_pixels)
{
  guint64 counts[256] = { 0 }, total = 0, below = 0, sum_below = 0;
  double best = 0;
  guint threshold = 0, darkest = 255, lightest = 0;

  for (gsize i = 0; i < n_pixels; i++)
    counts[grey[i]]++;
  for (guint level = 0; level < 256; level++) {
    total += counts[level] * level;
    if (counts[level] > 0) {
      darkest = MIN (darkest, level);
      lightest = level;
    }
  }
  if (lightest < darkest + 48)
    return 0;

  for (guint level = 0; level < 255; level++) {
    double apart, between;
    guint64 above;

    below += counts[level];
    sum_below += counts[level] * level;
    above = n_pixels - below;
    if (below == 0 || above == 0)
      continue;
    apart = (double) sum_below / (double) below - (double) (total - sum_below) / (double) above;
    between = (double) below * (double) above * apart * apart;
    if (between > best) {
      best = between;
      threshold = level + 1;
    }
  }

  return threshold;
}

static void
find_ink (GoujiScan *self)
{
  gsize n_pixels = (gsize) self->width * self->height;
  guint threshold = find_threshold (self->grey, n_pixels);

  for (gsize i = 0; i < n_pixels; i++)
    self->ink[i] = self->grey[i] < threshold;
}

static void
paint_white (GoujiScan *self, guint left, guint top, guint right, guint bottom)
{
  right = MIN (right, self->width);
  bottom = MIN (bottom, self->height);
  if (left >= right)
    return;
  for (guint y = top; y < bottom; y++) {
    memset (self->grey + (gsize) y * self->width + left, 255, right - left);
    memset (self->ink + (gsize) y * self->width + left, 0, right - left);
  }
}

/* A ruling is no letter, and a recogniser takes it for one: 1, |, 一. */
static void
erase_rulings (GoujiScan *self)
{
  for (guint i = 0; i < self->rulings->len; i++) {
    const GoujiScanRuling *ruling = &g_array_index (self->rulings, GoujiScanRuling, i);
    guint half = ruling->thickness / 2 + EDGE;
    guint from = ruling->at > half ? ruling->at - half : 0, to = ruling->at + half + 1;

    if (ruling->vertical)
      paint_white (self, from, ruling->from, to, ruling->to);
    else
      paint_white (self, ruling->from, from, ruling->to, to);
  }
}

/* The long strokes of large letters look like rulings, but meet nothing that is one. */
static void
forget_strokes (GoujiScan *self)
{
  for (guint i = self->rulings->len; i-- > 0;) {
    const GoujiScanRuling *ruling = &g_array_index (self->rulings, GoujiScanRuling, i);
    gboolean meets = ruling->to - ruling->from >= LONG_RULING;

    for (guint k = 0; k < self->cells->len && !meets; k++) {
      const GoujiScanBox *box = &g_array_index (self->cells, GoujiScanCell, k).box;
      guint near_start = ruling->vertical ? box->x : box->y;
      guint near_end = near_start + (ruling->vertical ? box->width : box->height);
      guint across = ruling->vertical ? box->y : box->x;
      guint across_end = across + (ruling->vertical ? box->height : box->width);
      guint middle = (ruling->from + ruling->to) / 2;

      meets =
        (ABS ((int) near_start - (int) ruling->at) < 12 || ABS ((int) near_end - (int) ruling->at) < 12) &&
        across <= middle && middle <= across_end;
    }
    if (!meets)
      g_array_remove_index (self->rulings, i);
  }
}

/* The smallest box around the ink in @box. */
static GoujiScanBox
find_ink_box (GoujiScan *self, const GoujiScanBox *box)
{
  guint left = G_MAXUINT, right = 0, top = G_MAXUINT, bottom = 0;

  for (guint y = box->y; y < MIN (box->y + box->height, self->height); y++) {
    const guint8 *line = self->ink + (gsize) y * self->width;

    for (guint x = box->x; x < MIN (box->x + box->width, self->width); x++) {
      if (line[x]) {
        left = MIN (left, x);
        right = MAX (right, x + 1);
        top = MIN (top, y);
        bottom = y + 1;
      }
    }
  }
  if (right <= left || (right - left < SPECK && bottom - top < SPECK))
    return (GoujiScanBox) { box->x, box->y, 0, 0 };

  return (GoujiScanBox) { left, top, right - left, bottom - top };
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* Most cells of the forms have one line, so that one in the middle says how high a line is. Two lines of the
 * smallest letters are higher than twice a line of digits, which are lower than letters. */
static void
tell_lines (GoujiScan *self)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (guint));
  guint usual;

  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiScanCell *cell = &g_array_index (self->cells, GoujiScanCell, i);

    if (cell->ink.height >= SPECK)
      g_array_append_val (heights, cell->ink.height);
  }
  if (heights->len == 0)
    return;
  g_array_sort (heights, compare_numbers);
  usual = g_array_index (heights, guint, heights->len / 2);
  for (guint i = 0; i < self->cells->len; i++) {
    GoujiScanCell *cell = &g_array_index (self->cells, GoujiScanCell, i);

    cell->one_line = cell->ink.height < 2 * usual;
  }
}

GoujiScan *
gouji_scan_new (const guint8 *grey, gsize stride, guint width, guint height)
{
  GoujiScan *self = g_new0 (GoujiScan, 1);

  self->width = width;
  self->height = height;
  self->grey = g_malloc ((gsize) width * height);
  self->ink = g_malloc ((gsize) width * height);
  self->rulings = g_array_new (FALSE, FALSE, sizeof (GoujiScanRuling));
  self->cells = g_array_new (FALSE, FALSE, sizeof (GoujiScanCell));
  for (guint y = 0; y < height; y++)
    memcpy (self->grey + (gsize) y * width, grey + y * stride, width);
  find_ink (self);
  if (gouji_scan_turn_upright (self->grey, self->ink, width, height))
    find_ink (self);

  gouji_scan_find_rulings (self->ink, width, height, FALSE, self->rulings);
  gouji_scan_find_rulings (self->ink, width, height, TRUE, self->rulings);
  gouji_scan_find_cells (self->rulings, self->cells);
  forget_strokes (self);
  erase_rulings (self);
  for (guint i = 0; i < self->cells->len; i++) {
    GoujiScanCell *cell = &g_array_index (self->cells, GoujiScanCell, i);

    cell->ink = find_ink_box (self, &cell->box);
  }
  tell_lines (self);

  return self;
}

void
gouji_scan_free (GoujiScan *self)
{
  g_free (self->grey);
  g_free (self->ink);
  g_array_unref (self->rulings);
  g_array_unref (self->cells);
  g_free (self);
}

guint
gouji_scan_get_width (GoujiScan *self)
{
  return self->width;
}

guint
gouji_scan_get_height (GoujiScan *self)
{
  return self->height;
}

const GoujiScanRuling *
gouji_scan_get_rulings (GoujiScan *self, guint *n_rulings)
{
  *n_rulings = self->rulings->len;

  return (const GoujiScanRuling *) self->rulings->data;
}

const GoujiScanCell *
gouji_scan_get_cells (GoujiScan *self, guint *n_cells)
{
  *n_cells = self->cells->len;

  return (const GoujiScanCell *) self->cells->data;
}

/**
 * gouji_scan_draw_text:
 *
 * Returns: a TIFF file of one grey picture: the page without its tables and rulings
 */
GBytes *
gouji_scan_draw_text (GoujiScan *self)
{
  g_autoptr (GoujiTiff) tiff = gouji_tiff_new ();
  guint8 *picture = gouji_tiff_add_picture (tiff, self->width, self->height);

  memcpy (picture, self->grey, (gsize) self->width * self->height);
  for (guint i = 0; i < self->cells->len; i++) {
    const GoujiScanBox *box = &g_array_index (self->cells, GoujiScanCell, i).box;

    for (guint y = box->y; y < MIN (box->y + box->height, self->height); y++)
      memset (picture + (gsize) y * self->width + box->x, 255, MIN (box->width, self->width - box->x));
  }

  return gouji_tiff_finish (tiff);
}

/**
 * gouji_scan_draw_cells:
 * @cells: (array length=n_cells): numbers of cells, none of them blank
 *
 * Returns: a TIFF file with a grey picture for each cell, in that order: its ink, and white around it
 */
GBytes *
gouji_scan_draw_cells (GoujiScan *self, const guint *cells, guint n_cells)
{
  g_autoptr (GoujiTiff) tiff = gouji_tiff_new ();

  for (guint i = 0; i < n_cells; i++) {
    const GoujiScanBox *ink = &g_array_index (self->cells, GoujiScanCell, cells[i]).ink;
    guint width = ink->width + 2 * GOUJI_SCAN_MARGIN, height = ink->height + 2 * GOUJI_SCAN_MARGIN;
    guint8 *picture = gouji_tiff_add_picture (tiff, width, height);

    memset (picture, 255, (gsize) width * height);
    for (guint y = 0; y < ink->height; y++)
      memcpy (picture + (gsize) (y + GOUJI_SCAN_MARGIN) * width + GOUJI_SCAN_MARGIN,
              self->grey + (gsize) (ink->y + y) * self->width + ink->x, ink->width);
  }

  return gouji_tiff_finish (tiff);
}
