/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <graphene.h>
#include <pango/pango.h>

#include "document-pane/gouji-strips.h"
#include "document-pane/gouji-table-columns.h"

G_BEGIN_DECLS

/**
 * GoujiPage:
 * @context: where text is laid out
 * @em: size of the text
 * @line_height: distance of its lines
 * @width: width of the view
 * @left: where the column of text begins
 * @column: width of the column of text
 * @table_left: where a table begins that is wider than the column
 * @table_most: how wide tables may be before the view scrolls sideways
 *
 * The measures of the page, in logical pixels.
 */
typedef struct {
  PangoContext *context;
  double em;
  double line_height;
  int width;
  int left;
  int column;
  int table_left;
  int table_most;
} GoujiPage;

/**
 * GoujiRun:
 * @layout: its text as laid out
 * @x: where it stands in the strip
 * @y: where it stands in the strip
 * @range: its text in the document
 * @em: size of its text
 *
 * Text of one flow: a paragraph, or what stands in one cell.
 */
typedef struct {
  PangoLayout *layout;
  int x;
  int y;
  GoujiRange range;
  double em;
} GoujiRun;

/**
 * GoujiBox:
 *
 * One cell's place in the strip.
 */
typedef struct {
  int x;
  int y;
  int width;
  int height;
  gboolean header;
} GoujiBox;

/**
 * GoujiLine:
 * @rect: the place of a passage on one line
 * @baseline: where its letters stand
 * @em: their size
 */
typedef struct {
  graphene_rect_t rect;
  double baseline;
  double em;
} GoujiLine;

/**
 * GoujiStripLayout:
 * @x: left edge of what is drawn
 * @top: room above it
 * @width: its width
 * @height: height of the strip, with the room around it
 * @runs: (element-type GoujiRun)
 * @boxes: (element-type GoujiBox): cells of a table, else empty
 *
 * A strip as laid out for one width of the page.
 */
typedef struct {
  int x;
  int top;
  int width;
  int height;
  GArray *runs;
  GArray *boxes;
} GoujiStripLayout;

GoujiStripLayout *gouji_strip_layout_new (const GoujiPage *page,
                                          GoujiDocument *document,
                                          const GoujiStrip *strip,
                                          GoujiTableColumns *columns);
void gouji_strip_layout_free (GoujiStripLayout *self);

guint gouji_strip_layout_get_offset (GoujiStripLayout *self, double x, double y);
void gouji_strip_layout_get_lines (GoujiStripLayout *self, GoujiRange range, GArray *lines);
gboolean gouji_strip_layout_get_caret (GoujiStripLayout *self, guint offset, graphene_rect_t *rect);
GoujiRange gouji_strip_layout_get_line_range (GoujiStripLayout *self, guint offset);

/* For the two ways of laying out; not for others. */
GoujiStripLayout *gouji_strip_layout_new_empty (void);
int gouji_strip_layout_add_run (GoujiStripLayout *self,
                                const GoujiPage *page,
                                GoujiDocument *document,
                                GoujiRange range,
                                PangoAttrList *attributes,
                                double em,
                                int width);
void gouji_strip_layout_add_table (GoujiStripLayout *self,
                                   const GoujiPage *page,
                                   GoujiDocument *document,
                                   const GoujiStrip *strip,
                                   GoujiTableColumns *columns);
PangoAttrList *gouji_text_attributes_new (double scale, gboolean bold, double spacing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiStripLayout, gouji_strip_layout_free)

G_END_DECLS
