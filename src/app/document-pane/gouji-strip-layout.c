/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-pane/gouji-strip-layout.h"

#include <math.h>

/* Distance of lines, as a part of the font's own. */
#define TEXT_SPACING 1.28
#define HEADING_SPACING 1.15

static void
clear_run (gpointer data)
{
  GoujiRun *run = data;

  g_clear_object (&run->layout);
}

GoujiStripLayout *
gouji_strip_layout_new_empty (void)
{
  GoujiStripLayout *self = g_new0 (GoujiStripLayout, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (GoujiRun));
  g_array_set_clear_func (self->runs, clear_run);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (GoujiBox));

  return self;
}

void
gouji_strip_layout_free (GoujiStripLayout *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->runs);
  g_array_unref (self->boxes);
  g_free (self);
}

/* Without the language Chinese text would get Japanese glyphs. */
PangoAttrList *
gouji_text_attributes_new (double scale, gboolean bold, double spacing)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string ("zh-cn")));
  pango_attr_list_insert (attributes, pango_attr_line_height_new (spacing));
  if (scale != 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  return attributes;
}

/* Lays out a passage at the strip's origin. Returns its height. */
int
gouji_strip_layout_add_run (GoujiStripLayout *self,
                            const GoujiPage *page,
                            GoujiDocument *document,
                            GoujiRange range,
                            PangoAttrList *attributes,
                            double em,
                            int width)
{
  const char *text = gouji_document_get_text (document);
  gsize start = gouji_document_byte_offset (document, range.start);
  gsize end = gouji_document_byte_offset (document, range.end);
  GoujiRun run = { .layout = pango_layout_new (page->context), .range = range, .em = em };
  int height;

  while (end > start && text[end - 1] == '\n')
    end--;
  pango_layout_set_text (run.layout, text + start, end - start);
  pango_layout_set_attributes (run.layout, attributes);
  pango_layout_set_wrap (run.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (run.layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (run.layout, NULL, &height);
  g_array_append_val (self->runs, run);

  return height;
}

static double
get_heading_scale (guint level)
{
  static const double scales[] = { 1.45, 1.3, 1.15, 1.07, 1, 1 };

  return scales[CLAMP (level, 1, G_N_ELEMENTS (scales)) - 1];
}

static void
lay_out_text (GoujiStripLayout *self, const GoujiPage *page, GoujiDocument *document, const GoujiStrip *strip)
{
  const GoujiBlock *block = gouji_document_get_block (document, strip->block);
  gboolean heading = block->kind == GOUJI_BLOCK_HEADING;
  double scale = heading ? get_heading_scale (block->level) : 1;
  g_autoptr (PangoAttrList) attributes = NULL;
  int below;
  int height;

  attributes = gouji_text_attributes_new (scale, heading, heading ? HEADING_SPACING : TEXT_SPACING);
  height = gouji_strip_layout_add_run (self, page, document, strip->range, attributes, page->em * scale,
                                       page->column);

  self->x = page->left;
  self->width = page->column;
  self->top = strip->opens ? (int) (page->em * (heading ? 0.9 : 0.22)) : 0;
  below = strip->closes ? (int) (page->em * (heading ? 0.35 : 0.22)) : 0;
  self->height = self->top + height + below;
}

static void
move_runs (GoujiStripLayout *self)
{
  for (guint i = 0; i < self->runs->len; i++) {
    GoujiRun *run = &g_array_index (self->runs, GoujiRun, i);

    run->x += self->x;
    run->y += self->top;
  }
  for (guint i = 0; i < self->boxes->len; i++) {
    GoujiBox *box = &g_array_index (self->boxes, GoujiBox, i);

    box->x += self->x;
    box->y += self->top;
  }
}

/**
 * gouji_strip_layout_new:
 * @columns: (nullable): of the table that the strip belongs to
 *
 * Returns: (transfer full): @strip laid out for @page
 */
GoujiStripLayout *
gouji_strip_layout_new (const GoujiPage *page,
                        GoujiDocument *document,
                        const GoujiStrip *strip,
                        GoujiTableColumns *columns)
{
  GoujiStripLayout *self = gouji_strip_layout_new_empty ();

  if (columns != NULL)
    gouji_strip_layout_add_table (self, page, document, strip, columns);
  else
    lay_out_text (self, page, document, strip);
  move_runs (self);

  return self;
}

static double
get_distance (double value, double start, double length)
{
  return value < start ? start - value : MAX (0, value - start - length);
}

/* The run under a point, or the nearest: cells count with their whole box. */
static const GoujiRun *
find_run_at (GoujiStripLayout *self, double x, double y)
{
  const GoujiRun *best = NULL;
  double best_distance = G_MAXDOUBLE;

  for (guint i = 0; i < self->runs->len; i++) {
    const GoujiRun *run = &g_array_index (self->runs, GoujiRun, i);
    double distance;
    GoujiBox box = { run->x, run->y, 0, 0, FALSE };

    if (i < self->boxes->len)
      box = g_array_index (self->boxes, GoujiBox, i);
    else
      pango_layout_get_pixel_size (run->layout, &box.width, &box.height);

    /* Lines first: beside a line one means that line. */
    distance = get_distance (y, box.y, box.height) * 1000 + get_distance (x, box.x, box.width);
    if (distance < best_distance) {
      best = run;
      best_distance = distance;
    }
  }

  return best;
}

/**
 * gouji_strip_layout_get_offset:
 *
 * Returns: the place in the text that is nearest to a point of the strip
 */
guint
gouji_strip_layout_get_offset (GoujiStripLayout *self, double x, double y)
{
  const GoujiRun *run = find_run_at (self, x, y);
  const char *text;
  int index;
  int trailing;

  if (run == NULL)
    return 0;

  text = pango_layout_get_text (run->layout);
  pango_layout_xy_to_index (run->layout, (int) ((x - run->x) * PANGO_SCALE),
                            (int) ((y - run->y) * PANGO_SCALE), &index, &trailing);

  return run->range.start + (guint) g_utf8_pointer_to_offset (text, text + index) + (guint) trailing;
}

static void
append_line (const GoujiRun *run, PangoLayoutIter *iter, int start, int end, GArray *lines)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  PangoRectangle logical;
  int top;
  int bottom;
  double baseline = pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
  g_autofree int *xs = NULL;
  int n_xs;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  pango_layout_line_get_x_ranges (line, MAX (start, line->start_index),
                                  MIN (end, line->start_index + line->length), &xs, &n_xs);

  for (int i = 0; i < n_xs; i++) {
    GoujiLine piece;
    double x = xs[2 * i] / (double) PANGO_SCALE;
    double width = (xs[2 * i + 1] - xs[2 * i]) / (double) PANGO_SCALE;

    graphene_rect_init (&piece.rect, run->x + x, run->y + top / PANGO_SCALE, width,
                        (bottom - top) / PANGO_SCALE);
    piece.baseline = run->y + baseline;
    piece.em = run->em;
    g_array_append_val (lines, piece);
  }
}

static void
append_run_lines (const GoujiRun *run, GoujiRange range, GArray *lines)
{
  const char *text = pango_layout_get_text (run->layout);
  guint first = MAX (range.start, run->range.start) - run->range.start;
  guint last = MIN (range.end, run->range.end) - run->range.start;
  const char *start = g_utf8_offset_to_pointer (text, first);
  int start_byte = start - text;
  int end_byte;
  PangoLayoutIter *iter;

  /* A range may end in the line end that is not laid out. */
  end_byte = start_byte;
  for (guint i = first; i < last && text[end_byte] != '\0'; i++)
    end_byte = g_utf8_next_char (text + end_byte) - text;

  iter = pango_layout_get_iter (run->layout);
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);

    if (line->start_index >= end_byte)
      break;
    if (line->start_index + line->length > start_byte)
      append_line (run, iter, start_byte, end_byte, lines);
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* The first run that ends behind @offset. */
static guint
find_first_run (GoujiStripLayout *self, guint offset)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (self->runs, GoujiRun, middle).range.end <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/**
 * gouji_strip_layout_get_lines:
 * @lines: (element-type GoujiLine): is appended to
 *
 * Finds where a passage stands, line by line.
 */
void
gouji_strip_layout_get_lines (GoujiStripLayout *self, GoujiRange range, GArray *lines)
{
  for (guint i = find_first_run (self, range.start); i < self->runs->len; i++) {
    const GoujiRun *run = &g_array_index (self->runs, GoujiRun, i);

    if (run->range.start >= range.end)
      break;
    if (run->range.end > range.start)
      append_run_lines (run, range, lines);
  }
}

static const GoujiRun *
find_run_of (GoujiStripLayout *self, guint offset)
{
  const GoujiRun *found = NULL;

  for (guint i = 0; i < self->runs->len; i++) {
    const GoujiRun *run = &g_array_index (self->runs, GoujiRun, i);

    if (run->range.start > offset)
      break;
    found = run;
  }

  return found != NULL || self->runs->len == 0 ? found : &g_array_index (self->runs, GoujiRun, 0);
}

static int
get_byte (const GoujiRun *run, guint offset)
{
  const char *text = pango_layout_get_text (run->layout);
  const char *p = text;

  for (guint i = run->range.start; i < offset && *p != '\0'; i++)
    p = g_utf8_next_char (p);

  return p - text;
}

/**
 * gouji_strip_layout_get_caret:
 * @rect: (out): where the caret at @offset stands
 *
 * Returns: whether the strip has any text
 */
gboolean
gouji_strip_layout_get_caret (GoujiStripLayout *self, guint offset, graphene_rect_t *rect)
{
  const GoujiRun *run = find_run_of (self, offset);
  PangoRectangle strong;

  if (run == NULL)
    return FALSE;

  pango_layout_get_cursor_pos (run->layout, get_byte (run, offset), &strong, NULL);
  graphene_rect_init (rect, run->x + strong.x / PANGO_SCALE, run->y + strong.y / PANGO_SCALE, 1,
                      strong.height / PANGO_SCALE);

  return TRUE;
}

/**
 * gouji_strip_layout_get_line_range:
 *
 * Returns: the text of the line on which @offset stands
 */
GoujiRange
gouji_strip_layout_get_line_range (GoujiStripLayout *self, guint offset)
{
  const GoujiRun *run = find_run_of (self, offset);
  const char *text;
  PangoLayoutLine *line;
  int number;
  guint start;

  if (run == NULL)
    return (GoujiRange) { offset, offset };

  text = pango_layout_get_text (run->layout);
  pango_layout_index_to_line_x (run->layout, get_byte (run, offset), FALSE, &number, NULL);
  line = pango_layout_get_line_readonly (run->layout, number);
  start = run->range.start + (guint) g_utf8_pointer_to_offset (text, text + line->start_index);

  return (GoujiRange) { start, start + (guint) g_utf8_strlen (text + line->start_index, line->length) };
}
