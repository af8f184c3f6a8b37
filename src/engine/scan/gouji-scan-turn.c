/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-scan-turn.h"

#include <math.h>
#include <string.h>

/*
 * A sheet lies on the glass of a scanner a little askew. Two shears put it right: each moves whole lines of
 * pixels, so that no letter is blurred, and over the angles that occur a letter is bent by less than a pixel.
 */
#define LARGE_STEP 0.004
#define N_LARGE 11        /* 0.044 is 2.5 degrees */
#define SMALL_STEP 0.0005 /* a pixel over 2000 */
#define N_SMALL 7
#define STRAIGHT 0.0004 /* a slope that needs nothing */
#define COARSE 4        /* each so many-th column is looked at: letters are wider */

/* How many pixels the column at @x has to move. */
static int
get_shift (double slope, guint x, guint width)
{
  return (int) lround (slope * ((double) x - width / 2.0));
}

/* The columns of the picture that are looked at, one behind the other. */
typedef struct {
  guint8 *ink;
  guint32 *sums;
  guint n_columns;
  guint width;
  guint height;
} Columns;

static void
take_columns (Columns *columns, const guint8 *ink)
{
  for (guint y = 0; y < columns->height; y++) {
    for (guint i = 0; i < columns->n_columns; i++)
      columns->ink[(gsize) i * columns->height + y] = ink[(gsize) y * columns->width + i * COARSE];
  }
}

/* How sharply lines of text and rulings stand apart from what is between them, where the page is seen along
 * the slope. */
static double
get_sharpness (const Columns *columns, double slope)
{
  double sharpness = 0;

  memset (columns->sums, 0, columns->height * sizeof *columns->sums);
  for (guint i = 0; i < columns->n_columns; i++) {
    int shift = get_shift (slope, i * COARSE, columns->width);
    guint start = (guint) MAX (0, -shift), end = columns->height - (guint) MAX (0, shift);
    const guint8 *column = columns->ink + (gsize) i * columns->height + start + shift;

    for (guint y = start; y < end; y++)
      columns->sums[y] += *column++;
  }
  for (guint y = 1; y < columns->height; y++) {
    double change = (double) columns->sums[y] - columns->sums[y - 1];

    sharpness += change * change;
  }

  return sharpness;
}

/* First in large steps, then finely around the best of these. A page that is level has to be beaten clearly.
 */
static double
find_best_slope (const Columns *columns)
{
  double best = 0, middle, sharpest = get_sharpness (columns, 0) * 1.02;

  for (int step = -N_LARGE; step <= N_LARGE; step++) {
    double slope = step * LARGE_STEP, sharpness = get_sharpness (columns, slope);

    if (sharpness > sharpest) {
      sharpest = sharpness;
      best = slope;
    }
  }
  middle = best;
  for (int step = -N_SMALL; step <= N_SMALL; step++) {
    double slope = middle + step * SMALL_STEP, sharpness = get_sharpness (columns, slope);

    if (sharpness > sharpest) {
      sharpest = sharpness;
      best = slope;
    }
  }

  return best;
}

static double
find_slope (const guint8 *ink, guint width, guint height)
{
  g_autofree guint8 *memory = NULL;
  g_autofree guint32 *sums = g_new (guint32, height);
  Columns columns = { NULL, sums, (width + COARSE - 1) / COARSE, width, height };

  if (get_shift (N_LARGE * LARGE_STEP + N_SMALL * SMALL_STEP, width, width) >= (int) height)
    return 0;
  columns.ink = memory = g_malloc ((gsize) columns.n_columns * height);
  take_columns (&columns, ink);

  return find_best_slope (&columns);
}

/* Moves each column of pixels up or down, then each line to the side. */
static void
shear (guint8 *grey, guint width, guint height, double slope)
{
  g_autofree guint8 *before = g_memdup2 (grey, (gsize) width * height);

  for (guint x = 0; x < width; x++) {
    int shift = get_shift (slope, x, width);

    for (guint y = 0; y < height; y++) {
      int from = (int) y + shift;

      grey[(gsize) y * width + x] = from >= 0 && from < (int) height ? before[(gsize) from * width + x] : 255;
    }
  }
  memcpy (before, grey, (gsize) width * height);
  for (guint y = 0; y < height; y++) {
    int shift = get_shift (-slope, y, height);

    for (guint x = 0; x < width; x++) {
      int from = (int) x + shift;

      grey[(gsize) y * width + x] =
        from >= 0 && from < (int) width ? before[(gsize) y * width + (guint) from] : 255;
    }
  }
}

/* Turns a page that lies askew, so that lines of text are level. Returns whether it had to be turned. */
gboolean
gouji_scan_turn_upright (guint8 *grey, const guint8 *ink, guint width, guint height)
{
  double slope = find_slope (ink, width, height);

  if (fabs (slope) < STRAIGHT)
    return FALSE;
  shear (grey, width, height, slope);

  return TRUE;
}
