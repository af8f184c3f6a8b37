/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiScanBox:
 * @x: left edge
 * @y: upper edge
 * @width: 0 where there is nothing
 * @height: 0 where there is nothing
 *
 * A part of a picture, in pixels.
 */
typedef struct {
  guint x;
  guint y;
  guint width;
  guint height;
} GoujiScanBox;

/**
 * GoujiScanRuling:
 * @vertical: whether it runs from top to bottom
 * @at: its middle across the direction in which it runs
 * @from: where it begins
 * @to: one past its end
 * @thickness: how thick it is
 *
 * A printed line, in pixels.
 */
typedef struct {
  gboolean vertical;
  guint at;
  guint from;
  guint to;
  guint thickness;
} GoujiScanRuling;

/**
 * GoujiScanCell:
 * @box: the place between its rulings
 * @ink: what is printed in it; nothing where the cell is blank
 * @table: which table of the page it belongs to, from 0
 * @one_line: whether what is printed in it is a single line of text
 *
 * One cell of a table that is drawn with rulings.
 */
typedef struct {
  GoujiScanBox box;
  GoujiScanBox ink;
  guint table;
  gboolean one_line;
} GoujiScanCell;

/**
 * GoujiScan:
 *
 * The picture of a page of paper, as it came from a scanner, turned upright, with the rulings and the cells
 * of tables that are seen in it. What the letters in it say somebody else has to recognise: for that it hands
 * out pictures of small pieces.
 *
 * Cells matter: a program that recognises whole pages takes rulings for letters and columns of numbers for
 * strokes, while one cell at a time leaves it nothing to guess but the letters.
 */
typedef struct _GoujiScan GoujiScan;

GoujiScan *gouji_scan_new (const guint8 *grey, gsize stride, guint width, guint height)
  G_GNUC_WARN_UNUSED_RESULT;
void gouji_scan_free (GoujiScan *self);

guint gouji_scan_get_width (GoujiScan *self);
guint gouji_scan_get_height (GoujiScan *self);
const GoujiScanRuling *gouji_scan_get_rulings (GoujiScan *self, guint *n_rulings);
const GoujiScanCell *gouji_scan_get_cells (GoujiScan *self, guint *n_cells);

GBytes *gouji_scan_draw_text (GoujiScan *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *gouji_scan_draw_cells (GoujiScan *self, const guint *cells, guint n_cells) G_GNUC_WARN_UNUSED_RESULT;

/* White around a piece that is cut out, in pixels: a recogniser reads letters at the very edge badly. */
#define GOUJI_SCAN_MARGIN 16

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiScan, gouji_scan_free)

G_END_DECLS
