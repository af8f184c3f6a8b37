/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-heading.h"

#include "fill/gouji-text-line.h"

/* A longer line with a number is running text, unless its heading ends before. */
#define LONGEST_HEADING 48

/* A line without a number that may be a title. */
#define LONGEST_BARE 40

/* More headings than any report has. */
#define MOST_HEADINGS 2000

/* As many parts of a report make a numbering that of its parts. */
#define FEWEST_KNOWN 2

/* 一 to 十, 0 for others */
static guint
read_numeral (guint16 c)
{
  static const guint16 numerals[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                      0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++) {
    if (numerals[i] == c)
      return i + 1;
  }

  return 0;
}

gboolean
gouji_heading_may_begin (guint16 c)
{
  return c == '(' || c == 0x7b2c /* 第 */ || (c >= '0' && c <= '9') || read_numeral (c) > 0;
}

/* Returns: how many characters the number takes, 0 when there is none */
static guint
read_han_number (GoujiSpan span, guint first, guint *number)
{
  guint i = first;

  *number = 0;
  for (; i < span.length && i - first < 3 && read_numeral (span.chars[i]) > 0; i++) {
    guint digit = read_numeral (span.chars[i]);

    if (digit == 10)
      *number = MAX (*number, 1) * 10;
    else
      *number += digit;
  }

  return i - first;
}

static guint
read_digits (GoujiSpan span, guint first, guint *number)
{
  guint i = first;

  *number = 0;
  for (; i < span.length && i - first < 2 && g_ascii_isdigit (span.chars[i]); i++)
    *number = *number * 10 + (guint) g_ascii_digit_value ((char) span.chars[i]);

  return i - first;
}

static gboolean
is_mark (guint16 c)
{
  return c == '.' || c == ',' || c == ':';
}

/* 第一部分, 第一章 */
static guint
skip_division (GoujiSpan span, guint *number)
{
  guint n = read_han_number (span, 1, number);

  if (n == 0)
    return 0;
  n++;
  if (n + 1 < span.length && span.chars[n] == 0x90e8 && span.chars[n + 1] == 0x5206)
    n += 2;
  else if (n < span.length && span.chars[n] == 0x7ae0)
    n++;
  else
    return 0;
  while (n < span.length && is_mark (span.chars[n]))
    n++;

  return n;
}

/* Takes the number off: 一、 and 第一部分 are of level 1, （一） of level 2, 1. of level 3. */
static guint
skip_number (GoujiSpan span, guint *level, guint *number)
{
  gboolean bracket = span.chars[0] == '(';
  guint first = bracket ? 1 : 0;
  guint n;

  *level = 1;
  if (span.chars[0] == 0x7b2c)
    return skip_division (span, number);

  n = read_han_number (span, first, number);
  if (n == 0) {
    *level = 3;
    n = read_digits (span, first, number);
  } else if (bracket) {
    *level = 2;
  }
  if (n == 0 || first + n >= span.length)
    return 0;
  n += first;
  if (bracket ? span.chars[n] != ')' : !is_mark (span.chars[n]))
    return 0;
  while (n < span.length && (is_mark (span.chars[n]) || span.chars[n] == ')'))
    n++;

  return n;
}

/* A leader of points and a page number. */
static gboolean
is_listed (GoujiSpan words)
{
  guint end = words.length;
  guint points = 0;

  while (end > 0 && (g_ascii_isdigit (words.chars[end - 1]) || words.chars[end - 1] == ')' ||
                     words.chars[end - 1] == '(' || words.chars[end - 1] == '-'))
    end--;
  if (end == words.length)
    return FALSE;
  for (; end > 0; end--) {
    guint16 c = words.chars[end - 1];

    if (c == 0x2026)
      points += 2;
    else if (c == '.' || c == 0xb7 || c == '-' || c == '_')
      points++;
    else
      break;
  }

  return points >= 2;
}

/* Where the heading ends in a line that goes on behind it: at the first space or mark behind words that parts
 * have. */
static guint
find_end (const GoujiSource *source, const GoujiRecogniser *recogniser, GoujiSpan words)
{
  const guint *offsets = source->folded->offsets + (words.chars - source->folded->chars);

  for (guint i = 2; i < MIN (words.length, LONGEST_HEADING); i++) {
    gboolean stop = gouji_source_is_stop (source, words.chars + i);

    if (!stop && offsets[i] == offsets[i - 1] + 1)
      continue;
    if (gouji_recognise_whole_heading (recogniser, (GoujiSpan) { words.chars, i }))
      return i;
    if (stop)
      break;
  }

  return gouji_recognise_glued_heading (recogniser,
                                        (GoujiSpan) { words.chars, MIN (words.length, LONGEST_HEADING) });
}

static gboolean
has_inner_stop (const GoujiSource *source, GoujiSpan words)
{
  for (guint i = 0; i + 1 < words.length; i++) {
    if (gouji_source_is_stop (source, words.chars + i))
      return TRUE;
  }

  return FALSE;
}

/**
 * gouji_heading_parse:
 * @self: (out caller-allocates): what was found
 * @line: folded text
 *
 * Reads the numbered heading that a line begins with.
 *
 * Returns: whether there is one
 */
gboolean
gouji_heading_parse (GoujiHeading *self,
                     const GoujiSource *source,
                     const GoujiRecogniser *recogniser,
                     GoujiSpan line)
{
  guint level, number;
  guint n = line.length > 2 ? skip_number (line, &level, &number) : 0;

  if (n == 0 || n >= line.length)
    return FALSE;

  GoujiSpan words = { line.chars + n, line.length - n };
  guint length = words.length;
  *self = (GoujiHeading) { .level = level, .number = number, .ends = TRUE };
  if (length > LONGEST_HEADING || has_inner_stop (source, words)) {
    length = find_end (source, recogniser, words);
    self->ends = length > 0;
    if (length == 0)
      length = MIN (words.length, LONGEST_HEADING);
  }
  /* A short line that ends as a sentence has the heading and its text. */
  if (length == words.length && gouji_source_is_stop (source, words.chars + length - 1)) {
    guint end = find_end (source, recogniser, words);

    if (end > 0 && end + 1 < length)
      length = end;
  }
  self->words = (GoujiSpan) { words.chars, length };
  self->listed = is_listed (words);
  self->known = self->ends && gouji_recognise_heading (recogniser, self->words);
  self->range = gouji_source_range (source, (GoujiSpan) { line.chars, n + length });

  return TRUE;
}

guint
gouji_heading_hash (GoujiSpan words)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < words.length; i++)
    hash = (hash ^ words.chars[i]) * 16777619u;

  return hash;
}

/* A line that is a part's title and nothing else. */
static gboolean
parse_bare (GoujiHeading *self, const GoujiSource *source, GHashTable *titles, GoujiSpan line)
{
  while (line.length > 0 && is_mark (line.chars[line.length - 1]))
    line.length--;
  if (line.length < 2 || line.length > LONGEST_BARE ||
      !g_hash_table_contains (titles, GUINT_TO_POINTER (gouji_heading_hash (line))))
    return FALSE;

  *self =
    (GoujiHeading) { .words = line, .range = gouji_source_range (source, line), .known = TRUE, .ends = TRUE };
  return TRUE;
}

/**
 * gouji_headings_new:
 * @lines: (element-type GoujiTextLine): all lines of the document
 * @titles: hashes of the titles of all parts of all forms
 *
 * Returns: (transfer full) (element-type GoujiHeading): what may be headings of parts, in the document's
 * order
 */
GArray *
gouji_headings_new (const GoujiSource *source,
                    const GoujiRecogniser *recogniser,
                    const GArray *lines,
                    GHashTable *titles)
{
  GArray *headings = g_array_new (FALSE, FALSE, sizeof (GoujiHeading));

  for (guint i = 0; i < lines->len && headings->len < MOST_HEADINGS; i++) {
    const GoujiTextLine *line = &g_array_index (lines, GoujiTextLine, i);
    GoujiHeading heading;

    if (line->cell)
      continue;
    if (!(gouji_heading_may_begin (line->span.chars[0]) &&
          gouji_heading_parse (&heading, source, recogniser, line->span)) &&
        !parse_bare (&heading, source, titles, line->span))
      continue;
    heading.line = i;
    g_array_append_val (headings, heading);
  }

  return headings;
}

static gboolean
is_within (const GoujiHeading *heading, GoujiRange range)
{
  return heading->range.start >= range.start && heading->range.end <= range.end;
}

/**
 * gouji_headings_count_known:
 * @level: 1 counts what has no number, too
 *
 * Returns: how many headings of this level in @range are such as parts have
 */
guint
gouji_headings_count_known (const GArray *headings, GoujiRange range, guint level)
{
  guint n = 0;

  for (guint i = 0; i < headings->len; i++) {
    const GoujiHeading *heading = &g_array_index (headings, GoujiHeading, i);

    n += heading->known && !heading->listed && is_within (heading, range) &&
         (heading->level == level || (level == 1 && heading->level == 0));
  }

  return n;
}

/**
 * gouji_headings_find_level:
 *
 * Returns: the level of the headings that are those of parts: where nobody wrote 一、, （一） or 1. may be
 */
guint
gouji_headings_find_level (const GArray *headings, GoujiRange range)
{
  for (guint level = 1; level <= 3; level++) {
    if (gouji_headings_count_known (headings, range, level) >= FEWEST_KNOWN)
      return level;
  }

  return 1;
}
