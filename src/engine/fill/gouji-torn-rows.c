/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-torn-rows.h"

#include <string.h>

#include "fill/gouji-align.h"
#include "fill/gouji-section.h"

/* A row that is torn has at least so many groups of columns, each a table of its own. */
#define FEWEST_SEGMENTS 2

/* The words above a part of it, all together. */
#define LONGEST_WORDS 512

/* Columns of the row that lie below one group. */
typedef struct {
  guint first;
  guint n_columns;
  const GoujiLexicalColumn *column; /* the first of them, which knows the groups */
} Segment;

/* A printed row that holds some segments of the form's row. */
typedef struct {
  GoujiPrintedRow *row;
  guint16 words[LONGEST_WORDS];
  guint n_words;
  guint n_segments;
  int segment; /* the first one, -1 where nothing says which */
  gboolean named;
  int
    heads; /* 1 where the heads are those of its columns, -1 where they are others, 0 where there are none */
} Part;

static GArray *
find_segments (const GoujiLexicalRow *row)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  const GoujiHead *group = NULL;

  for (guint i = 0; i < row->columns->len; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, i);
    Segment segment = { i, 1, column };

    if (column->groups->len > 0 && segments->len > 0 && column->head->parent == group)
      g_array_index (segments, Segment, segments->len - 1).n_columns++;
    else
      g_array_append_val (segments, segment);
    group = column->head->parent;
  }

  return segments;
}

static void
add_words (Part *part, const GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, i).span;
    guint n = MIN (span.length, LONGEST_WORDS - part->n_words);

    memcpy (part->words + part->n_words, span.chars, n * sizeof (guint16));
    part->n_words += n;
  }
}

/* What stands above the row and beside it: its own words, and those of a caption that is no part of its
 * grid. */
static void
collect_words (Part *part, GPtrArray *printed, guint at)
{
  guint first = at;

  while (first > 0 && ((GoujiPrintedRow *) g_ptr_array_index (printed, first - 1))->values->len == 0)
    first--;
  for (guint i = first; i <= at; i++) {
    const GoujiPrintedRow *row = g_ptr_array_index (printed, i);

    add_words (part, row->heads);
    add_words (part, row->labels);
  }
}

static gboolean
says (const Part *part, const GoujiWords *words, guint *end)
{
  GoujiSpan text = { part->words, part->n_words };

  for (guint i = 0; i < words->labels->len; i++) {
    if (gouji_label_find (g_ptr_array_index (words->labels, i), text, end))
      return TRUE;
  }

  return FALSE;
}

/* Whether so many segments, from the given one on, have as many columns as the part has values. */
static guint
count_segments (const GArray *segments, guint first, guint n_values)
{
  guint n = 0;

  for (guint i = first; i < segments->len && n < n_values; i++) {
    n += g_array_index (segments, Segment, i).n_columns;
    if (n == n_values)
      return i - first + 1;
  }

  return 0;
}

/* The name of what the part holds: that of its group, or, of several groups, that of the one above them. */
static gboolean
is_named (const Part *part, const GArray *segments, guint first, guint n)
{
  const Segment *segment = &g_array_index (segments, Segment, first);
  guint level = n == 1 ? 0 : 1;

  if (segment->column->groups->len <= level)
    return FALSE;

  return says (part, g_ptr_array_index (segment->column->groups, level), NULL);
}

static void
name_part (Part *part, const GArray *segments)
{
  guint n_found = 0;

  part->segment = -1;
  for (guint i = 0; i < segments->len; i++) {
    guint n = count_segments (segments, i, part->row->values->len);

    if (n == 0 || !is_named (part, segments, i, n))
      continue;
    n_found++;
    part->segment = (int) i;
    part->n_segments = n;
  }
  part->named = n_found == 1;
  if (!part->named)
    part->segment = -1;
}

/* Compares the words above the part with the heads of its columns. */
static int
compare_heads (const Part *part, const GoujiLexicalRow *row, const Segment *segment)
{
  Part rest = *part;
  guint n_found = 0;
  guint skipped = 0;

  for (guint i = 0; i < segment->n_columns; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, segment->first + i);
    guint end;

    if (!says (&rest, &column->words, &end))
      continue;
    n_found++;
    skipped += end;
    memcpy (rest.words, part->words + skipped, (part->n_words - skipped) * sizeof (guint16));
    rest.n_words = part->n_words - skipped;
  }
  if (n_found == segment->n_columns)
    return 1;

  /* Heads in another order are found, too, when they are looked for one by one. */
  for (guint i = 0; i < segment->n_columns; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, segment->first + i);

    if (says (part, &column->words, NULL))
      return -1;
  }

  return 0;
}

static gboolean
holds_words (const GoujiPrintedRow *row)
{
  for (guint i = 0; i < row->values->len; i++) {
    GoujiPieceKind kind = g_array_index (row->values, GoujiPiece, i).kind;

    if (kind != GOUJI_PIECE_VALUE && kind != GOUJI_PIECE_BLANK)
      return TRUE;
  }

  return row->values->len == 0;
}

/* The printed rows in @range that may be parts of the row: with a name, or all of them. None where the row
 * stands there as a whole. */
static GPtrArray *
collect_parts (const GoujiLexicalRow *row,
               const GArray *segments,
               GPtrArray *printed,
               const GoujiRange *range,
               gboolean named)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < printed->len; i++) {
    GoujiPrintedRow *candidate = g_ptr_array_index (printed, i);

    if (holds_words (candidate))
      continue;

    guint at = g_array_index (candidate->values, GoujiPiece, 0).range.start;
    if (at < range->start || at >= range->end)
      continue;
    if (candidate->values->len == row->columns->len) {
      g_ptr_array_set_size (parts, 0);
      return parts;
    }

    Part *part = g_new0 (Part, 1);
    part->row = candidate;
    collect_words (part, printed, i);
    name_part (part, segments);
    if (part->named || !named)
      g_ptr_array_add (parts, part);
    else
      g_free (part);
  }

  return parts;
}

/* Gives parts without a name the segments that follow those of the part before them. Returns whether the
 * parts are the whole row. */
static gboolean
place_parts (GPtrArray *parts, const GArray *segments)
{
  g_autofree gboolean *taken = g_new0 (gboolean, segments->len + 1);
  guint next = 0;
  guint n_taken = 0;

  for (guint i = 0; i < parts->len; i++) {
    Part *part = g_ptr_array_index (parts, i);

    if (part->segment < 0) {
      part->n_segments = count_segments (segments, next, part->row->values->len);
      part->segment = (int) next;
    }
    if (part->n_segments == 0)
      return FALSE;
    next = (guint) part->segment + part->n_segments;
    for (guint j = (guint) part->segment; j < next; j++) {
      if (taken[j])
        return FALSE;
      taken[j] = TRUE;
      n_taken++;
    }
  }

  return n_taken == segments->len;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return (*(Part *const *) a)->segment - (*(Part *const *) b)->segment;
}

/* Whether it is beyond doubt which part is which: each has its name, and heads that do not contradict. */
static gboolean
are_certain (GPtrArray *parts, const GoujiLexicalRow *row, const GArray *segments)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < parts->len; i++) {
    Part *part = g_ptr_array_index (parts, i);
    int heads = compare_heads (part, row, &g_array_index (segments, Segment, part->segment));

    headed |= heads > 0;
    if (!part->named || heads < 0)
      return FALSE;
  }

  return headed;
}

static GoujiPrintedRow *
join (GPtrArray *parts)
{
  GoujiPrintedRow *joined = g_new0 (GoujiPrintedRow, 1);

  joined->heads = gouji_pieces_new ();
  joined->labels = gouji_pieces_new ();
  joined->values = gouji_pieces_new ();
  joined->grid = -1;
  joined->start = G_MAXUINT;
  for (guint i = 0; i < parts->len; i++) {
    const GoujiPrintedRow *row = ((Part *) g_ptr_array_index (parts, i))->row;

    joined->start = MIN (joined->start, row->start);
    g_array_append_vals (joined->heads, row->heads->data, row->heads->len);
    g_array_append_vals (joined->values, row->values->data, row->values->len);
  }

  return joined;
}

/* Returns whether the parts have been found and joined. */
static gboolean
join_row (const GoujiLexicalRow *row, GPtrArray *printed, const GoujiRange *range, gboolean named)
{
  g_autoptr (GArray) segments = find_segments (row);
  g_autoptr (GPtrArray) parts = NULL;

  if (segments->len < FEWEST_SEGMENTS || segments->len == row->columns->len)
    return FALSE;
  parts = collect_parts (row, segments, printed, range, named);
  if (parts->len < FEWEST_SEGMENTS || !place_parts (parts, segments))
    return FALSE;

  g_ptr_array_sort (parts, compare_parts);
  GoujiPrintedRow *joined = join (parts);
  guint at = printed->len;
  joined->joined = are_certain (parts, row, segments) ? GOUJI_JOINED_SURELY : GOUJI_JOINED_PERHAPS;
  for (guint i = 0; i < parts->len; i++) {
    guint index;

    g_ptr_array_find (printed, ((Part *) g_ptr_array_index (parts, i))->row, &index);
    at = MIN (at, index);
    g_ptr_array_remove_index (printed, index);
  }
  g_ptr_array_insert (printed, (int) at, joined);

  return TRUE;
}

/**
 * gouji_torn_rows_join:
 * @printed: (inout) (element-type GoujiPrintedRow): what stands in the document
 * @sections: (element-type GoujiSection): one for each part of the form
 *
 * A row without a label whose columns lie in groups may be printed as several small tables, one for each
 * group, with the group's name above: puts these together again.
 */
void
gouji_torn_rows_join (const GoujiLexicon *lexicon, GPtrArray *printed, const GArray *sections)
{
  for (guint i = 0; i < lexicon->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (lexicon->rows, i);
    const GoujiSection *section = gouji_align_find_section (lexicon, sections, row->table);
    const GoujiRange everywhere = { 0, G_MAXUINT };

    if (row->words.labels->len > 0)
      continue;
    if (section == NULL || !section->found)
      join_row (row, printed, &everywhere, TRUE);
    else if (!join_row (row, printed, &section->range, TRUE))
      join_row (row, printed, &section->range, FALSE);
  }
}
