/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scan/gouji-scan-rulings.h"

/*
 * All measures are pixels of a page at 300 dots an inch, where a ruling of half a point is 2 pixels thick and
 * the strokes of a letter of 16 points are at most 66 pixels long.
 */
#define SHORTEST_PIECE 40 /* a piece of a ruling, which dirt may have broken */
#define SHORTEST 72       /* a whole ruling: longer than a stroke of body text, shorter than the lowest row */
#define THICKEST 16       /* thicker than this is a bar or a shadow */
#define GAP 6             /* so many white pixels do not end a ruling */
#define DRIFT 2           /* the next line of pixels of the same ruling is at most so far away */

/* A ruling that is being put together from the runs of ink in neighbouring lines of pixels. */
typedef struct {
  guint from;
  guint to;
  guint first_line;
  guint last_line;
  guint64 weight; /* pixels of ink … */
  guint64 moment; /* … and the sum of the lines that they are in, so that the middle is where most ink is */
} Open;

static void
close_ruling (const Open *open, gboolean vertical, GArray *rulings)
{
  GoujiScanRuling ruling = { vertical, 0, open->from, open->to, 0 };
  guint lines = open->last_line - open->first_line + 1;

  if (open->to - open->from < SHORTEST)
    return;
  /* How thick it is says the ink, not the lines that it touches: one that is not quite straight touches more.
   */
  ruling.thickness = (guint) (open->weight / (open->to - open->from)) + 1;
  if (ruling.thickness > THICKEST || lines > 3 * THICKEST)
    return;
  ruling.at = (guint) (open->moment / open->weight);
  g_array_append_val (rulings, ruling);
}

static gboolean
belongs (const Open *open, guint from, guint to, guint line)
{
  return line <= open->last_line + DRIFT && from <= open->to + GAP && open->from <= to + GAP;
}

static void
take_run (GArray *open, guint from, guint to, guint line)
{
  Open new = { from, to, line, line, to - from, (guint64) (to - from) * line };

  for (guint i = 0; i < open->len; i++) {
    Open *old = &g_array_index (open, Open, i);

    if (belongs (old, from, to, line)) {
      old->from = MIN (old->from, from);
      old->to = MAX (old->to, to);
      old->last_line = line;
      old->weight += new.weight;
      old->moment += new.moment;
      return;
    }
  }
  g_array_append_val (open, new);
}

/* The runs of ink in one line of pixels. There are never more than the line has room for, so that the list of
 * open rulings is short, whatever the picture shows. */
static void
take_line (const guint8 *ink, gsize step, guint length, guint line, GArray *open)
{
  guint from = 0, to = 0;

  for (guint i = 0; i <= length; i++) {
    if (i < length && ink[i * step]) {
      if (to == 0 || i > to + GAP) {
        if (to > from + SHORTEST_PIECE)
          take_run (open, from, to, line);
        from = i;
      }
      to = i + 1;
    }
  }
  if (to > from + SHORTEST_PIECE)
    take_run (open, from, to, line);
}

static void
close_old (GArray *open, guint line, gboolean vertical, GArray *rulings)
{
  for (guint i = open->len; i-- > 0;) {
    const Open *old = &g_array_index (open, Open, i);

    if (line > old->last_line + DRIFT) {
      close_ruling (old, vertical, rulings);
      g_array_remove_index (open, i);
    }
  }
}

/* Adds the rulings of one direction to @rulings, from a picture of one byte a pixel, which is not 0 for ink.
 */
void
gouji_scan_find_rulings (const guint8 *ink, guint width, guint height, gboolean vertical, GArray *rulings)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  guint n_lines = vertical ? width : height;

  for (guint line = 0; line < n_lines; line++) {
    close_old (open, line, vertical, rulings);
    if (vertical)
      take_line (ink + line, width, height, line, open);
    else
      take_line (ink + (gsize) line * width, 1, width, line, open);
  }
  close_old (open, n_lines + DRIFT + 1, vertical, rulings);
}
