/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-section.h"

#include "fill/gouji-text-line.h"

#define LEAST_SIMILARITY 0.6

/* A title without its number, letter by letter. */
#define SCORE_OF_BARE_TITLE 0.9

/* A title that text follows on its line. */
#define SCORE_OF_BEGINNING 0.8

/* The second line of a title that is broken over two is not longer. */
#define LONGEST_SECOND_LINE 24

/* More headings than are worth comparing with one another. */
#define MOST_CANDIDATES 1000

typedef struct {
  guint heading; /* index among the headings */
  guint part;
  double score;
  GoujiRange range;
} Candidate;

typedef struct {
  const GoujiSource *source;
  const GoujiLexicon *lexicon;
  const GArray *lines;
  const GArray *headings;
  GArray *candidates;
} Finder;

/* Only where the exact words open the line: 一、总体情况 2023年，我局…… */
static guint
measure_beginning (const GoujiWords *words, GoujiSpan text)
{
  GoujiSpan beginning = { text.chars, MIN (text.length, GOUJI_LABEL_MAX) };
  guint longest = 0;

  for (guint i = 0; i < words->labels->len; i++)
    longest = MAX (longest, gouji_label_starts (g_ptr_array_index (words->labels, i), beginning));

  return longest;
}

/* The title and the short line below it, when the two together are a part's title letter by letter. */
static gboolean
compare_broken (const Finder *self,
                const GoujiHeading *heading,
                const GoujiWords *words,
                Candidate *candidate)
{
  if (heading->line + 1 >= self->lines->len)
    return FALSE;

  const GoujiTextLine *below = &g_array_index (self->lines, GoujiTextLine, heading->line + 1);
  if (below->cell || below->span.length > LONGEST_SECOND_LINE ||
      gouji_source_is_stop (self->source, below->span.chars + below->span.length - 1))
    return FALSE;

  GoujiSpan both = { heading->words.chars, heading->words.length + below->span.length };
  if (heading->words.chars + heading->words.length != below->span.chars ||
      gouji_words_compare (words, both) < GOUJI_EXACT * GOUJI_EXACT)
    return FALSE;
  candidate->score = 1;
  candidate->range = (GoujiRange) { heading->range.start, below->range.end };

  return TRUE;
}

static void
add_candidate (Finder *self, guint index, guint part)
{
  const GoujiHeading *heading = &g_array_index (self->headings, GoujiHeading, index);
  const GoujiWords *words = g_ptr_array_index (self->lexicon->parts, part);
  Candidate candidate = { index, part, 0, heading->range };

  if (heading->level == 0) {
    candidate.score = gouji_words_are (words, heading->words) ? SCORE_OF_BARE_TITLE : 0;
  } else {
    candidate.score = gouji_words_compare (words, heading->words);
    if (candidate.score < GOUJI_EXACT * GOUJI_EXACT && compare_broken (self, heading, words, &candidate))
      candidate.score = 1;
    else if (!heading->ends) {
      guint length = measure_beginning (words, heading->words);
      GoujiSpan whole = { heading->words.chars, length };

      candidate.score = length > 0 ? SCORE_OF_BEGINNING : 0;
      candidate.range.end = length > 0 ? gouji_source_range (self->source, whole).end : 0;
    }
  }
  if (candidate.score >= LEAST_SIMILARITY)
    g_array_append_val (self->candidates, candidate);
}

/*
 * The chain of titles, in the order of the form and of the document, with the highest score. Of equal chains
 * the later titles win: a table of contents comes before what it lists.
 */
static void
choose_chain (const GArray *candidates, GArray *sections)
{
  g_autofree double *best = g_new0 (double, candidates->len + 1);
  g_autofree int *before = g_new (int, candidates->len + 1);
  int last = -1;

  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *c = &g_array_index (candidates, Candidate, i);

    best[i] = c->score;
    before[i] = -1;
    for (guint j = 0; j < i; j++) {
      const Candidate *d = &g_array_index (candidates, Candidate, j);

      if (d->heading < c->heading && d->part < c->part && best[j] + c->score >= best[i]) {
        best[i] = best[j] + c->score;
        before[i] = (int) j;
      }
    }
    if (last < 0 || best[i] >= best[last])
      last = (int) i;
  }

  for (; last >= 0; last = before[last]) {
    const Candidate *c = &g_array_index (candidates, Candidate, last);
    GoujiSection *section = &g_array_index (sections, GoujiSection, c->part);

    section->found = TRUE;
    section->heading = c->range;
  }
}

/* The part that a heading resembles most. @i is left behind its candidates. */
static const Candidate *
find_best (const GArray *candidates, guint *i)
{
  const Candidate *best = &g_array_index (candidates, Candidate, *i);
  guint heading = best->heading;

  for (; *i < candidates->len && g_array_index (candidates, Candidate, *i).heading == heading; (*i)++) {
    const Candidate *c = &g_array_index (candidates, Candidate, *i);

    if (c->score > best->score)
      best = c;
  }

  return best;
}

/*
 * Where nobody sets the order of the parts, each heading goes to the part that it resembles most, and the
 * first heading of a part begins it; what stands below others of the same part stays with the part before. In
 * a table at the end of the report numbers begin anew: these are its rows, until the numbering goes on.
 */
static void
choose_each (const Finder *self, GArray *sections)
{
  gboolean in_table = FALSE;
  guint last = 0;

  for (guint i = 0; i < self->candidates->len;) {
    const Candidate *best = find_best (self->candidates, &i);
    guint number = g_array_index (self->headings, GoujiHeading, best->heading).number;
    GoujiSection *section = &g_array_index (sections, GoujiSection, best->part);

    if (section->found || (in_table && number != last + 1))
      continue;
    section->found = TRUE;
    section->heading = best->range;
    in_table = gouji_form_get_part (self->lexicon->form, best->part)->table != NULL;
    last = MAX (last, number);
  }
}

static void
collect_candidates (Finder *self, GoujiRange range)
{
  guint level = gouji_headings_find_level (self->headings, range);

  for (guint i = 0; i < self->headings->len && self->candidates->len < MOST_CANDIDATES; i++) {
    const GoujiHeading *heading = &g_array_index (self->headings, GoujiHeading, i);

    if (heading->range.start < range.start || heading->range.end > range.end || heading->listed ||
        (heading->level != level && heading->level != 0))
      continue;
    for (guint part = 0; part < self->lexicon->parts->len; part++)
      add_candidate (self, i, part);
  }
}

/* Each section goes on to the next one, wherever that stands in the form. */
static void
set_ranges (GArray *sections, GoujiRange range)
{
  for (guint i = 0; i < sections->len; i++) {
    GoujiSection *section = &g_array_index (sections, GoujiSection, i);
    guint end = range.end;

    if (!section->found)
      continue;
    for (guint j = 0; j < sections->len; j++) {
      const GoujiSection *other = &g_array_index (sections, GoujiSection, j);

      if (other->found && other->heading.start > section->heading.start)
        end = MIN (end, other->heading.start);
    }
    section->range = (GoujiRange) { section->heading.start, end };
  }
}

/* Where the text of a report begins whose first part has no title of the form: at its first heading. */
static gboolean
find_beginning (const Finder *self, const GArray *sections, GoujiRange range, guint *beginning)
{
  guint first = range.end;

  for (guint i = 0; i < sections->len; i++) {
    const GoujiSection *section = &g_array_index (sections, GoujiSection, i);

    if (section->found)
      first = MIN (first, section->heading.start);
  }
  for (guint i = 0; i < self->headings->len; i++) {
    const GoujiHeading *heading = &g_array_index (self->headings, GoujiHeading, i);

    if (heading->range.start >= range.start && heading->range.start < first && heading->level == 1 &&
        heading->number == 1 && !heading->listed) {
      *beginning = heading->range.start;
      return TRUE;
    }
  }

  return FALSE;
}

/* Text under headings that the form does not know belongs to the part before it; the first of them begin the
 * form's first part, if that has no title of its own. */
static void
begin_first_part (const Finder *self, GArray *sections, GoujiRange range)
{
  GoujiSection *first = &g_array_index (sections, GoujiSection, 0);
  guint beginning;

  if (sections->len == 0 || first->found || !find_beginning (self, sections, range, &beginning))
    return;

  first->found = first->unnamed = TRUE;
  first->heading = (GoujiRange) { beginning, beginning };
}

/**
 * gouji_sections_new:
 * @lines: (element-type GoujiTextLine): the lines of the document
 * @headings: (element-type GoujiHeading): what may be headings in it
 * @free_headings: whether no notice sets the titles and their order
 * @range: the part of the document that belongs to one report
 *
 * Finds the parts of a form by their numbered titles; missing, doubled and skipped numbers are no obstacle.
 *
 * Returns: (transfer full) (element-type GoujiSection): one for each part of the form
 */
GArray *
gouji_sections_new (const GoujiSource *source,
                    const GoujiLexicon *lexicon,
                    const GArray *lines,
                    const GArray *headings,
                    gboolean free_headings,
                    GoujiRange range)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (GoujiSection));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Finder finder = { source, lexicon, lines, headings, candidates };

  g_array_set_size (sections, lexicon->parts->len);
  collect_candidates (&finder, range);
  if (free_headings) {
    choose_each (&finder, sections);
    begin_first_part (&finder, sections, range);
  } else {
    choose_chain (candidates, sections);
  }
  set_ranges (sections, range);

  return sections;
}

guint
gouji_sections_count (const GArray *sections)
{
  guint found = 0;

  for (guint i = 0; i < sections->len; i++)
    found +=
      g_array_index (sections, GoujiSection, i).found && !g_array_index (sections, GoujiSection, i).unnamed;

  return found;
}
