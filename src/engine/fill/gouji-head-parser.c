/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-head-parser.h"

#include <string.h>

/* All heads of a table together. */
#define LONGEST_TEXT 1024

/* A head, or a row's label, broken over lines, in pieces. */
#define MOST_PIECES 5
#define MOST_LABEL_PIECES 24

/* Damaged words are taken for the head, or the label, that they resemble this much. */
#define LEAST_SIMILARITY 0.6

/* Heads run together in one piece may hold words that are no head when at least so many heads are. */
#define FEWEST_HEADS_IN_RUN 3
#define LONGEST_UNKNOWN 8

/*
 * The words above a table are cut into heads so that as many characters as possible belong to one. A head
 * covers whole pieces, or stands in a piece that is nothing but heads: 其他 within 法人或者其他组织 is not a
 * head.
 */
typedef struct {
  GPtrArray *nodes; /* GoujiWords */
  guint16 chars[LONGEST_TEXT];
  guint n_pieces;
  guint *starts; /* offset of each piece, and of the end */
  double *best;  /* for the text before each piece */
  guint *from;   /* the piece from which that is reached */
  int *node;     /* the node that the last step found, -1 for none, -2 for a run */
} Parser;

#define NO_HEAD (-1)
#define RUN (-2)

static void
parser_clear (Parser *parser)
{
  g_free (parser->starts);
  g_free (parser->best);
  g_free (parser->from);
  g_free (parser->node);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

static void
parser_init (Parser *parser, const GArray *pieces, guint n_pieces, GPtrArray *nodes)
{
  guint length = 0;

  parser->nodes = nodes;
  parser->n_pieces = n_pieces;
  parser->starts = g_new0 (guint, n_pieces + 1);
  parser->best = g_new0 (double, n_pieces + 1);
  parser->from = g_new0 (guint, n_pieces + 1);
  parser->node = g_new0 (int, n_pieces + 1);
  for (guint i = 0; i < n_pieces; i++) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, i).span;
    guint n = MIN (span.length, LONGEST_TEXT - length);

    memcpy (parser->chars + length, span.chars, n * sizeof (guint16));
    length += n;
    parser->starts[i + 1] = length;
  }
}

static GoujiSpan
span_between (const Parser *parser, guint first, guint end)
{
  return (GoujiSpan) { parser->chars + parser->starts[first], parser->starts[end] - parser->starts[first] };
}

static const GoujiWords *
node_at (const Parser *parser, guint i)
{
  return g_ptr_array_index (parser->nodes, i);
}

static int
find_similar (const Parser *parser, GoujiSpan span, double *similarity)
{
  int found = NO_HEAD;

  *similarity = LEAST_SIMILARITY;
  for (guint i = 0; i < parser->nodes->len; i++) {
    double s = gouji_words_compare (node_at (parser, i), span);

    if (s > *similarity) {
      *similarity = s;
      found = (int) i;
    }
  }

  return found;
}

/* The node with the longest label that @rest begins with. */
static int
find_start (const Parser *parser, GoujiSpan rest, guint *length)
{
  int found = NO_HEAD;

  *length = 0;
  for (guint i = 0; i < parser->nodes->len; i++) {
    const GPtrArray *labels = node_at (parser, i)->labels;

    for (guint j = 0; j < labels->len; j++) {
      guint n = gouji_label_starts (g_ptr_array_index (labels, j), rest);

      if (n > *length) {
        *length = n;
        found = (int) i;
      }
    }
  }

  return found;
}

static void
append_word (GArray *words, int node, guint length)
{
  GoujiHeadWord word = { node, length };

  if (length > 0)
    g_array_append_val (words, word);
}

/* Cuts heads that have run together; returns how many of the characters belong to one, or 0 when what is
 * left between them shows that they are not heads. */
static guint
cut_run (const Parser *parser, GoujiSpan span, GArray *words)
{
  guint unknown_from = 0;
  guint n_heads = 0;
  guint covered = 0;
  guint longest_unknown = 0;

  for (guint at = 0; at < span.length;) {
    guint length;
    int node = find_start (parser, (GoujiSpan) { span.chars + at, span.length - at }, &length);

    if (node == NO_HEAD) {
      at++;
      continue;
    }
    append_word (words, NO_HEAD, at - unknown_from);
    append_word (words, node, length);
    longest_unknown = MAX (longest_unknown, at - unknown_from);
    n_heads++;
    covered += length;
    at += length;
    unknown_from = at;
  }
  append_word (words, NO_HEAD, span.length - unknown_from);
  longest_unknown = MAX (longest_unknown, span.length - unknown_from);

  if (longest_unknown > 0 && (n_heads < FEWEST_HEADS_IN_RUN || longest_unknown > LONGEST_UNKNOWN))
    return 0;
  return n_heads > 1 ? covered : 0;
}

static void
try_step (Parser *parser, guint first, guint end, int node, double gain)
{
  double value = parser->best[first] + gain;

  if (value > parser->best[end] || parser->from[end] == G_MAXUINT) {
    parser->best[end] = value;
    parser->from[end] = first;
    parser->node[end] = node;
  }
}

/* All heads that may begin with the piece @first. */
static void
try_heads (Parser *parser, guint first)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (GoujiHeadWord));

  try_step (parser, first, first + 1, NO_HEAD, 0);
  for (guint end = first + 1; end <= MIN (parser->n_pieces, first + MOST_PIECES); end++) {
    GoujiSpan span = span_between (parser, first, end);
    double similarity;
    int node = find_similar (parser, span, &similarity);

    if (node != NO_HEAD)
      try_step (parser, first, end, node, similarity * span.length);
    if (similarity >= GOUJI_EXACT * GOUJI_EXACT)
      return;
  }

  guint covered = cut_run (parser, span_between (parser, first, first + 1), words);
  if (covered > 0)
    try_step (parser, first, first + 1, RUN, covered);
}

/* The words of the best way, from the end to the beginning. */
static void
collect_steps (const Parser *parser, GArray *steps)
{
  for (guint end = parser->n_pieces; end > 0; end = parser->from[end])
    g_array_append_val (steps, end);
}

/**
 * gouji_head_parser_parse:
 * @pieces: (element-type GoujiPiece): the words above a table
 * @n_pieces: how many of them may be heads
 * @nodes: (element-type GoujiWords): what is looked for
 *
 * Cuts words that were broken over lines or have run together into heads.
 *
 * Returns: (transfer full) (element-type GoujiHeadWord): what stands there, in order
 */
GArray *
gouji_head_parser_parse (const GArray *pieces, guint n_pieces, GPtrArray *nodes)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (GoujiHeadWord));
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (Parser) parser = { 0 };

  parser_init (&parser, pieces, n_pieces, nodes);
  for (guint i = 1; i <= n_pieces; i++)
    parser.from[i] = G_MAXUINT;
  for (guint i = 0; i < n_pieces; i++)
    try_heads (&parser, i);

  collect_steps (&parser, steps);
  for (guint i = steps->len; i-- > 0;) {
    guint end = g_array_index (steps, guint, i);
    GoujiSpan span = span_between (&parser, parser.from[end], end);

    if (parser.node[end] == RUN)
      cut_run (&parser, span, words);
    else
      append_word (words, parser.node[end], span.length);
  }

  return words;
}

/* How many of the pieces before @end are the words, or 0. */
static guint
find_words (const GoujiWords *words, const GArray *pieces, guint end)
{
  guint16 chars[2 * GOUJI_LABEL_MAX];
  guint length = 0;
  guint best = 0;
  double most = LEAST_SIMILARITY;

  for (guint n = 1; n <= MIN (end, MOST_LABEL_PIECES); n++) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, end - n).span;

    if (length + span.length > G_N_ELEMENTS (chars))
      break;
    memmove (chars + span.length, chars, length * sizeof (guint16));
    memcpy (chars, span.chars, span.length * sizeof (guint16));
    length += span.length;

    double similarity = gouji_words_compare (words, (GoujiSpan) { chars, length });
    if (similarity > most) {
      most = similarity;
      best = n;
    }
  }

  return best;
}

/**
 * gouji_head_parser_find_label:
 * @row: the form's row
 * @pieces: (element-type GoujiPiece): the words above its numbers
 *
 * Returns: how many of @pieces stand before the row's own label and the labels of its groups
 */
guint
gouji_head_parser_find_label (const GoujiLexicalRow *row, const GArray *pieces)
{
  guint end = pieces->len - find_words (&row->words, pieces, pieces->len);

  for (guint i = 0; i < row->groups->len; i++)
    end -= find_words (g_ptr_array_index (row->groups, i), pieces, end);

  return end;
}
