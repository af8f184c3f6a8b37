/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-section.h"

/* Titles are looked for at the beginning of a line only; a title and the text behind it may share the line.
 */
#define LONGEST_LINE 400
#define LEAST_SIMILARITY 0.6

/* More lines that could be titles than any report has. */
#define MOST_CANDIDATES 1000

/* A title without its number, letter by letter. */
#define SCORE_OF_BARE_TITLE 0.9

typedef struct {
  guint block;
  guint part;
  double score;
  GoujiRange heading;
} Candidate;

/* The title that a line begins with, number included; an empty span when the line has no number in front. */
static gboolean
has_level_one_number (GoujiSpan line)
{
  GoujiSpan words = gouji_span_skip_number (line);

  return words.chars != line.chars && line.chars[0] >= 0x4e00 && line.chars[0] <= 0x9fff;
}

/* Similarity of a numbered line to a part's title: the whole line, or its beginning when text follows behind
 * the title. */
static double
compare_numbered (const GoujiWords *words, GoujiSpan line, guint *length)
{
  double similarity = gouji_words_compare (words, line);
  if (similarity >= LEAST_SIMILARITY)
    return similarity;

  GoujiSpan title = gouji_span_skip_number (line);
  for (guint i = 0; i < words->labels->len; i++) {
    GoujiPhrase phrase;
    guint end;
    GoujiSpan beginning = { title.chars, MIN (title.length, GOUJI_LABEL_MAX) };

    /* Only where the exact words open the line: 一、总体情况 2023年，我局…… */
    if (!gouji_label_find (g_ptr_array_index (words->labels, i), beginning, &end))
      continue;
    gouji_phrase_init (&phrase, (GoujiSpan) { title.chars, end });
    if (gouji_label_is (g_ptr_array_index (words->labels, i), &phrase)) {
      *length = (guint) (title.chars - line.chars) + end;
      return 0.8;
    }
  }

  return 0;
}

static void
add_candidates (GArray *candidates, const GoujiSource *source, const GoujiLexicon *lexicon, guint index)
{
  const GoujiBlock *block = gouji_document_get_block (source->document, index);
  GoujiSpan line = gouji_source_span (source, block->range);

  if (block->kind == GOUJI_BLOCK_TABLE || line.length < 2)
    return;
  if (line.length > LONGEST_LINE)
    line.length = LONGEST_LINE;

  gboolean numbered = has_level_one_number (line);
  GoujiPhrase phrase;
  gouji_phrase_init (&phrase, line);
  for (guint part = 0; part < lexicon->parts->len; part++) {
    const GoujiWords *words = g_ptr_array_index (lexicon->parts, part);
    Candidate candidate = { .block = index, .part = part };
    guint length = line.length;

    if (numbered)
      candidate.score = compare_numbered (words, line, &length);
    else if (gouji_words_are_phrase (words, &phrase))
      candidate.score = SCORE_OF_BARE_TITLE;
    if (candidate.score == 0)
      continue;
    candidate.heading = gouji_source_range (source, (GoujiSpan) { line.chars, length });
    g_array_append_val (candidates, candidate);
  }
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

      if (d->block < c->block && d->part < c->part && best[j] + c->score >= best[i]) {
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
    section->heading = c->heading;
  }
}

/**
 * gouji_sections_new:
 * @range: the part of the document that belongs to one report
 *
 * Finds the parts of a form by their numbered titles; missing, doubled and skipped numbers are no obstacle.
 *
 * Returns: (transfer full) (element-type GoujiSection): one for each part of the form
 */
GArray *
gouji_sections_new (const GoujiSource *source, const GoujiLexicon *lexicon, GoujiRange range)
{
  GArray *sections = g_array_new (FALSE, TRUE, sizeof (GoujiSection));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint n_blocks = gouji_document_get_n_blocks (source->document);
  guint first = gouji_document_find_block (source->document, range.start);
  guint end = range.end;

  for (guint i = first < n_blocks ? first : 0; i < n_blocks && candidates->len < MOST_CANDIDATES; i++) {
    const GoujiBlock *block = gouji_document_get_block (source->document, i);

    if (block->range.start >= range.end)
      break;
    if (block->range.start >= range.start && block->range.end <= range.end)
      add_candidates (candidates, source, lexicon, i);
  }

  g_array_set_size (sections, lexicon->parts->len);
  choose_chain (candidates, sections);
  for (guint i = sections->len; i-- > 0;) {
    GoujiSection *section = &g_array_index (sections, GoujiSection, i);

    if (!section->found)
      continue;
    section->range = (GoujiRange) { section->heading.start, end };
    end = section->heading.start;
  }

  return sections;
}

guint
gouji_sections_count (const GArray *sections)
{
  guint found = 0;

  for (guint i = 0; i < sections->len; i++)
    found += g_array_index (sections, GoujiSection, i).found;

  return found;
}
