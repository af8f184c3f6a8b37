/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-text-line.h"

#include "fill/gouji-heading.h"

/* A block of more characters may hold several lines. */
#define LONG_BLOCK 60

/* Titles stand in cells of index tables, which are small. */
#define MOST_CELLS 40

/* A stretch between two spaces that is longer is running text. */
#define LONGEST_TOKEN 64

/* The longest day is written in Chinese numerals: 14 characters. */
#define LONGEST_DAY 16
#define LONGEST_SIGNATURE 24

typedef struct {
  const GoujiSource *source;
  const GoujiRecogniser *recogniser;
  GArray *lines;
  guint block;
} Cutter;

static void
add_line (Cutter *self, GoujiSpan span, gboolean cell)
{
  if (span.length == 0)
    return;

  GoujiTextLine line = { gouji_source_range (self->source, span), span, self->block, cell };
  g_array_append_val (self->lines, line);
}

/* Whether something stands between this character and the one before that is not text: white space, a pipe.
 */
static gboolean
is_parted (const Cutter *self, GoujiSpan span, guint i)
{
  const guint *offsets = self->source->folded->offsets + (span.chars - self->source->folded->chars);

  return i > 0 && (offsets[i] > offsets[i - 1] + 1 || span.chars[i - 1] == '|');
}

/* Where the stretch without a space that begins at @i ends. */
static guint
find_token_end (const Cutter *self, GoujiSpan span, guint i)
{
  guint end = i + 1;

  while (end < span.length && !is_parted (self, span, end) && span.chars[end] != '|')
    end++;

  return end;
}

static gboolean
is_behind_stop (const Cutter *self, GoujiSpan span, guint i)
{
  while (i > 0 && span.chars[i - 1] == '|')
    i--;
  return i == 0 || gouji_source_is_stop (self->source, span.chars + i - 1);
}

/* A day within running text begins no line. One under a signature stands behind a sentence or is written in
 * Chinese numerals, and nothing or an attachment comes behind it. */
static gboolean
is_day_alone (const Cutter *self, GoujiSpan span, guint i, guint length)
{
  GoujiSpan behind = { span.chars + i + length, span.length - i - length };

  if (length > LONGEST_DAY || !gouji_recognise_may_be_day (span.chars[i + length - 1]) ||
      !gouji_recognise_is_day (self->recogniser, (GoujiSpan) { span.chars + i, length }))
    return FALSE;

  return behind.length == 0 || !g_ascii_isdigit (span.chars[i]) || is_behind_stop (self, span, i) ||
         gouji_recognise_attachment (self->recogniser, behind);
}

/* How many characters of a line of its own begin at @i, behind a space or the end of a sentence: 0 when none
 * does, G_MAXUINT when it goes on to the next one. */
static guint
measure_line (const Cutter *self, GoujiSpan span, guint i, gboolean parted)
{
  GoujiSpan rest = { span.chars + i, span.length - i };
  GoujiHeading heading;

  if (gouji_heading_may_begin (rest.chars[0]) &&
      gouji_heading_parse (&heading, self->source, self->recogniser, rest) && heading.level == 1 &&
      (i == 0 || (heading.known && heading.ends)))
    return G_MAXUINT;
  if (i > 0 && !parted)
    return 0;

  guint length = find_token_end (self, span, i) - i;
  GoujiSpan token = { rest.chars, length };
  if (length > LONGEST_TOKEN)
    return 0;
  if (is_day_alone (self, span, i, length) || gouji_recognise_is_title (self->recogniser, token))
    return length;

  return i > 0 && gouji_recognise_attachment (self->recogniser, token) ? G_MAXUINT : 0;
}

/* A line may begin behind white space, and the heading of a part behind what ends a sentence. */
static gboolean
may_begin (const Cutter *self, GoujiSpan span, guint i, gboolean *parted)
{
  *parted = is_parted (self, span, i);
  if (i == 0 || *parted)
    return TRUE;

  return gouji_heading_may_begin (span.chars[i]) && is_behind_stop (self, span, i);
}

/* Adds what stands before a line; its last words may be who signs, above a day. */
static void
add_before (Cutter *self, GoujiSpan span, guint first, guint end, gboolean day)
{
  guint i = end;

  while (i > first + 1 && !is_parted (self, span, i - 1))
    i--;
  if (day && i > first + 1 && end - (i - 1) <= LONGEST_SIGNATURE && is_behind_stop (self, span, i - 1)) {
    add_line (self, (GoujiSpan) { span.chars + first, i - 1 - first }, FALSE);
    first = i - 1;
  }
  add_line (self, (GoujiSpan) { span.chars + first, end - first }, FALSE);
}

static void
cut_block (Cutter *self, GoujiSpan span)
{
  guint first = 0;

  for (guint i = 0; i < span.length; i++) {
    gboolean parted;
    guint length = may_begin (self, span, i, &parted) ? measure_line (self, span, i, parted) : 0;

    if (length == 0)
      continue;
    if (i > first)
      add_before (self, span, first, i, length <= LONGEST_DAY);
    first = i;
    if (length != G_MAXUINT) {
      add_line (self, (GoujiSpan) { span.chars + i, length }, FALSE);
      first = i + length;
      i = first - 1;
    }
  }
  if (first < span.length)
    add_line (self, (GoujiSpan) { span.chars + first, span.length - first }, FALSE);
}

static void
add_table (Cutter *self, const GoujiBlock *block)
{
  for (guint i = 0; i < MIN (block->cells->len, MOST_CELLS); i++) {
    GoujiRange range = g_array_index (block->cells, GoujiTableCell, i).range;

    if (range.end > range.start)
      add_line (self, gouji_source_span (self->source, range), TRUE);
  }
}

/**
 * gouji_text_lines_new:
 *
 * Returns: (transfer full) (element-type GoujiTextLine): the lines of the whole document, in its order; of a
 * table its first cells
 */
GArray *
gouji_text_lines_new (const GoujiSource *source, const GoujiRecogniser *recogniser)
{
  Cutter self = { source, recogniser, g_array_new (FALSE, FALSE, sizeof (GoujiTextLine)), 0 };

  for (; self.block < gouji_document_get_n_blocks (source->document); self.block++) {
    const GoujiBlock *block = gouji_document_get_block (source->document, self.block);
    GoujiSpan span;

    if (block->kind == GOUJI_BLOCK_TABLE) {
      add_table (&self, block);
      continue;
    }
    span = gouji_source_span (source, block->range);
    if (span.length > LONG_BLOCK)
      cut_block (&self, span);
    else
      add_line (&self, span, FALSE);
  }

  return self.lines;
}

/**
 * gouji_text_lines_find:
 * @offset: a place in the document
 *
 * Returns: index of the first line that ends behind @offset
 */
guint
gouji_text_lines_find (const GArray *lines, guint offset)
{
  guint low = 0;
  guint high = lines->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (lines, GoujiTextLine, middle).range.end <= offset)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}
