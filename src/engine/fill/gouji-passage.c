/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-passage.h"

#include "fill/gouji-heading.h"
#include "fill/gouji-text-line.h"

/* What must stand behind a title for a report to begin there: so many headings such as parts have. Others are
 * links and lists. */
#define FEWEST_KNOWN 2

/* Two titles with so many lines between them belong to the same report. */
#define MOST_LINES_BETWEEN 8

/* A numbering that begins anew where none of its parts had so much text is that of a table of contents. */
#define LEAST_TEXT 80

/* A report without a title begins so many lines before its first part, at most. */
#define MOST_LINES_ABOVE 12

typedef struct {
  const GoujiSource *source;
  const GoujiRecogniser *recogniser;
  const GArray *lines;
  const GArray *headings;
} Splitter;

static const GoujiHeading *
get_heading (const Splitter *self, guint index)
{
  return &g_array_index (self->headings, GoujiHeading, index);
}

static guint
find_heading (const Splitter *self, guint offset)
{
  guint i = 0;

  while (i < self->headings->len && get_heading (self, i)->range.start < offset)
    i++;

  return i;
}

static gboolean
is_part (const GoujiHeading *heading, guint level)
{
  return !heading->listed && (heading->level == level || heading->level == 0) &&
         (heading->known || heading->level > 0);
}

/* The number of the last heading of parts before @offset, 0 when there is none since @start. */
static guint
find_last_number (const Splitter *self, guint start, guint offset, guint level)
{
  guint number = 0;

  for (guint i = find_heading (self, start);
       i < self->headings->len && get_heading (self, i)->range.start < offset; i++) {
    if (is_part (get_heading (self, i), level) && get_heading (self, i)->number > 0)
      number = get_heading (self, i)->number;
  }

  return number;
}

/* Whether a report begins between @start and @end: its parts stand there, and their numbering does not go on
 * from the report before, which would make the title the head of a page. */
static gboolean
begins_report (const Splitter *self, GoujiRange range, const GoujiPassage *before)
{
  guint level = gouji_headings_find_level (self->headings, range);

  if (gouji_headings_count_known (self->headings, range, level) < FEWEST_KNOWN)
    return FALSE;
  if (before == NULL)
    return TRUE;

  guint last = find_last_number (self, before->range.start, range.start, level);
  for (guint i = find_heading (self, range.start); i < self->headings->len; i++) {
    const GoujiHeading *heading = get_heading (self, i);

    if (heading->range.start >= range.end)
      break;
    if (is_part (heading, level) && heading->number > 0)
      return heading->number <= 2 || heading->number <= last;
  }

  return TRUE;
}

static guint
count_lines_between (const Splitter *self, guint from, guint to)
{
  return gouji_text_lines_find (self->lines, to) - gouji_text_lines_find (self->lines, from);
}

/* The first of the titles that stand directly above the title @index. */
static guint
find_first_title (const Splitter *self, GPtrArray *titles, guint index, guint least)
{
  guint first = index;

  while (first > least) {
    const GoujiTitle *above = g_ptr_array_index (titles, first - 1);
    const GoujiTitle *below = g_ptr_array_index (titles, first);

    if (count_lines_between (self, above->range.end, below->range.start) > MOST_LINES_BETWEEN)
      break;
    first--;
  }

  return first;
}

/* The title itself is nearest to the text, but a mere 政府信息公开年报 above it is the name of a page; what
 * the title does not say, one directly above it may. */
static GoujiPassage
choose_title (GPtrArray *titles, guint first, guint index, guint end)
{
  GoujiPassage passage = { .title = g_ptr_array_index (titles, index) };

  for (guint i = index; i > first; i--) {
    const GoujiTitle *above = g_ptr_array_index (titles, i - 1);

    if (above->about || (above->agency == NULL && above->year == 0))
      continue;
    if (passage.title->agency == NULL && passage.title->year == 0 && !passage.title->masked)
      passage.title = above;
    else if (passage.further == NULL)
      passage.further = above;
  }
  passage.range = (GoujiRange) { ((const GoujiTitle *) g_ptr_array_index (titles, first))->range.start, end };

  return passage;
}

static void
split_at_titles (const Splitter *self, GPtrArray *titles, GArray *passages, guint length)
{
  guint least = 0;

  for (guint i = 0; i < titles->len; i++) {
    const GoujiTitle *title = g_ptr_array_index (titles, i);
    guint next =
      i + 1 < titles->len ? ((const GoujiTitle *) g_ptr_array_index (titles, i + 1))->range.start : length;
    GoujiPassage *before =
      passages->len > 0 ? &g_array_index (passages, GoujiPassage, passages->len - 1) : NULL;

    if (!begins_report (self, (GoujiRange) { title->range.start, next }, before))
      continue;

    GoujiPassage passage = choose_title (titles, find_first_title (self, titles, i, least), i, length);
    if (before != NULL)
      before->range.end = passage.range.start;
    g_array_append_val (passages, passage);
    least = i + 1;
  }
}

/* How much text stands between the headings @first and @end. */
static guint
measure_text (const Splitter *self, guint first, guint end)
{
  guint length = 0;

  for (guint i = first; i < end; i++)
    length += get_heading (self, i + 1)->range.start - get_heading (self, i)->range.end;

  return length;
}

/* Where the report begins whose first part is at @heading and that has no title: behind the day or the foot
 * of the report before. */
static guint
find_start (const Splitter *self, const GoujiHeading *heading)
{
  for (guint n = 1; n <= MIN (MOST_LINES_ABOVE, heading->line); n++) {
    const GoujiTextLine *line = &g_array_index (self->lines, GoujiTextLine, heading->line - n);

    if (gouji_recognise_is_day (self->recogniser, line->span) ||
        gouji_recognise_foot (self->recogniser, line->span))
      return g_array_index (self->lines, GoujiTextLine, heading->line - n + 1).range.start;
  }

  return heading->range.start;
}

/* The heading in @range at which a second report begins that has no title: the parts are numbered anew. */
static const GoujiHeading *
find_second (const Splitter *self, GoujiRange range)
{
  guint level = gouji_headings_find_level (self->headings, range);
  guint first = find_heading (self, range.start);
  const GoujiHeading *opening = NULL;
  guint n_known = 0;

  for (guint i = first; i < self->headings->len && get_heading (self, i)->range.end <= range.end; i++) {
    const GoujiHeading *heading = get_heading (self, i);

    if (!is_part (heading, level) || heading->level == 0)
      continue;
    if (opening == NULL)
      opening = heading;
    n_known += heading->known;
    if (heading == opening || heading->number != 1 || !heading->known || n_known <= FEWEST_KNOWN + 1)
      continue;
    if (gouji_headings_count_known (self->headings, (GoujiRange) { heading->range.start, range.end }, level) >
          FEWEST_KNOWN &&
        measure_text (self, first, i) > LEAST_TEXT && opening->number == 1 &&
        gouji_heading_hash (opening->words) == gouji_heading_hash (heading->words))
      return heading;
  }

  return NULL;
}

static void
split_at_numbers (const Splitter *self, GArray *passages)
{
  for (guint i = 0; i < passages->len; i++) {
    GoujiPassage *passage = &g_array_index (passages, GoujiPassage, i);
    const GoujiHeading *second = find_second (self, passage->range);

    if (second == NULL)
      continue;

    GoujiPassage next = { { find_start (self, second), passage->range.end }, NULL, NULL };
    passage->range.end = next.range.start;
    g_array_insert_val (passages, i + 1, next);
  }
}

/**
 * gouji_passages_new:
 * @lines: (element-type GoujiTextLine): the lines of the document
 * @headings: (element-type GoujiHeading): what may be headings in it
 * @titles: (element-type GoujiTitle): what may be titles
 *
 * Returns: (transfer full) (element-type GoujiPassage): the passages that are reports, several when a
 * document holds several; none when no parts of reports were found
 */
GArray *
gouji_passages_new (const GoujiSource *source,
                    const GoujiRecogniser *recogniser,
                    const GArray *lines,
                    const GArray *headings,
                    GPtrArray *titles)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (GoujiPassage));
  Splitter splitter = { source, recogniser, lines, headings };
  guint length = gouji_document_get_length (source->document);
  GoujiRange whole = { 0, length };

  split_at_titles (&splitter, titles, passages, length);
  if (passages->len == 0 && gouji_headings_count_known (
                              headings, whole, gouji_headings_find_level (headings, whole)) > FEWEST_KNOWN) {
    GoujiPassage passage = { whole, NULL, NULL };

    g_array_append_val (passages, passage);
  }
  split_at_numbers (&splitter, passages);

  return passages;
}
