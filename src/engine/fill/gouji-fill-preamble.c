/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filling.h"

#include "fill/gouji-section.h"

/* A longer preamble is none: something else stands there. */
#define MOST_LINES 24
#define LONGEST_LINE 3000

/* A list of contents and the lines of a portal may stand between the preamble and the first part. */
#define MOST_LINES_BETWEEN 40

typedef struct {
  GoujiRange range; /* empty for a table */
  GoujiPreambleLine kind;
} Line;

static void
add_line (GoujiFilling *self, GArray *lines, const GoujiBlock *block, GoujiRange range)
{
  GoujiSpan span = gouji_source_span (self->source, range);
  Line line = { .kind = GOUJI_PREAMBLE_OTHER };

  if (span.length == 0)
    return;
  if (block->kind != GOUJI_BLOCK_TABLE && span.length <= LONGEST_LINE) {
    line.range = gouji_source_range (self->source, span);
    line.kind = gouji_recognise_preamble_line (self->recogniser, span);
  }
  g_array_append_val (lines, line);
}

/* What stands between the title and the first part, line by line from the back to the front, as far as it may
 * matter. */
static GArray *
collect_lines (GoujiFilling *self, GoujiRange range)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  guint n_blocks = gouji_document_get_n_blocks (self->source->document);
  guint last = gouji_document_find_block (self->source->document, range.end > 0 ? range.end - 1 : 0);

  for (guint i = MIN (last + 1, n_blocks); i > 0 && lines->len < MOST_LINES + MOST_LINES_BETWEEN; i--) {
    const GoujiBlock *block = gouji_document_get_block (self->source->document, i - 1);
    GoujiRange line = { MAX (block->range.start, range.start), MIN (block->range.end, range.end) };

    if (block->range.end <= range.start)
      break;
    if (line.start < line.end)
      add_line (self, lines, block, line);
  }

  return lines;
}

/* Returns: how many lines, from @first on and up, are the preamble */
static guint
measure_run (const GArray *lines, guint first)
{
  guint n = 0;

  if (first >= lines->len || g_array_index (lines, Line, first).kind != GOUJI_PREAMBLE_SENTENCE)
    return 0;
  while (first + n < lines->len && n < MOST_LINES &&
         g_array_index (lines, Line, first + n).kind != GOUJI_PREAMBLE_OTHER)
    n++;

  return n;
}

static char *
join_lines (GoujiFilling *self, const GArray *lines, guint first, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = first + n; i > first; i--) {
    const Line *line = &g_array_index (lines, Line, i - 1);
    g_autofree char *words = gouji_document_slice (self->source->document, line->range);

    g_string_append (text, words);
    /* What does not end as a sentence goes on in the next line: it was broken for the width of a page. */
    if (line->kind == GOUJI_PREAMBLE_SENTENCE && i > first + 1)
      g_string_append_c (text, '\n');
  }

  return g_string_free_and_steal (text);
}

/**
 * gouji_filling_put_preamble:
 * @title: where the title stands; empty where the document has none
 *
 * Puts the sentences that stand between the title and the first part, nearest to it, into the report. What
 * does not look like a sentence is left out: day of publication, source, contents, navigation. Without a
 * title there is no telling where the page's frame ends: then only sentences directly above the first part
 * count.
 */
void
gouji_filling_put_preamble (GoujiFilling *self, GoujiRange title)
{
  const GoujiSection *section = &g_array_index (self->sections, GoujiSection, 0);
  gboolean titled = title.end > title.start;
  guint first = 0;

  /* Where the first part's own title is missing, its text would be taken for a preamble. */
  if (self->sections->len == 0 || !section->found)
    return;

  g_autoptr (GArray) lines =
    collect_lines (self, (GoujiRange) { titled ? title.end : self->range.start, section->heading.start });
  while (titled && first < MIN (lines->len, MOST_LINES_BETWEEN) &&
         g_array_index (lines, Line, first).kind != GOUJI_PREAMBLE_SENTENCE)
    first++;

  guint n = measure_run (lines, first);
  if (n > 0) {
    g_autofree char *text = join_lines (self, lines, first, n);

    gouji_report_put_field (self->report, GOUJI_FIELD_PREAMBLE, text);
  }
}
