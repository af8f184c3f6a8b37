/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-flat-heads.h"

#include <string.h>

/* A head broken over lines, in characters and in pieces. */
#define LONGEST_TEXT 128
#define MOST_PIECES 4

/* Words between known heads that are no longer than this are the head of a column that the form does not
 * have. */
#define LONGEST_UNKNOWN 8

/* A damaged head is taken for the column that it resembles this much. */
#define LEAST_SIMILARITY 0.6

/* What is a little less similar than an exact variant is damaged. */
#define EXACT (GOUJI_EXACT * GOUJI_EXACT)

/* Every node of the tree of heads, leaf or group, that can be found in the text. */
typedef struct {
  const GoujiHead *head;
  const GoujiWords *words;
  int column;  /* -1 for a group */
  guint place; /* G_MAXUINT until found */
} Node;

typedef struct {
  GArray *nodes;
  GArray *unknown; /* Node, with head the one that it stands behind */
  const GoujiLexicalRow *row;
  const GoujiHead *before;
  guint place;
} Reader;

static Node *
node_at (const Reader *reader, guint i)
{
  return &g_array_index (reader->nodes, Node, i);
}

static Node *
find_node (const Reader *reader, const GoujiHead *head)
{
  for (guint i = 0; i < reader->nodes->len; i++) {
    if (node_at (reader, i)->head == head)
      return node_at (reader, i);
  }

  return NULL;
}

static void
collect_nodes (Reader *reader)
{
  for (guint i = 0; i < reader->row->columns->len; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (reader->row->columns, i);
    const GoujiHead *group = column->head->parent;

    for (guint j = 0; j < column->groups->len; j++, group = group->parent) {
      Node node = { group, g_ptr_array_index (column->groups, j), -1, G_MAXUINT };

      if (find_node (reader, group) == NULL)
        g_array_append_val (reader->nodes, node);
    }

    Node node = { column->head, &column->words, (int) i, G_MAXUINT };
    g_array_append_val (reader->nodes, node);
  }
}

/* The row's own label and the labels of its groups are not heads; the heads end where they begin. */
static gboolean
is_row_label (const GoujiLexicalRow *row, GoujiSpan span)
{
  if (gouji_words_compare (&row->words, span) > LEAST_SIMILARITY)
    return TRUE;
  for (guint i = 0; i < row->groups->len; i++) {
    if (gouji_words_compare (g_ptr_array_index (row->groups, i), span) > LEAST_SIMILARITY)
      return TRUE;
  }

  return FALSE;
}

/* The node, not found before, with the longest label that stands at @at. */
static Node *
match_start (Reader *reader, GoujiSpan rest, guint *length)
{
  Node *best = NULL;

  *length = 0;
  for (guint i = 0; i < reader->nodes->len; i++) {
    Node *node = node_at (reader, i);

    for (guint j = 0; j < node->words->labels->len; j++) {
      guint n = gouji_label_starts (g_ptr_array_index (node->words->labels, j), rest);

      /* Where several columns have the same head, each occurrence is the next one's. */
      if (n > *length && node->place == G_MAXUINT) {
        best = node;
        *length = n;
      }
    }
  }

  return best;
}

/* The node, not found before, that the words resemble most. */
static Node *
match_whole (Reader *reader, GoujiSpan span, double least)
{
  Node *best = NULL;

  for (guint i = 0; i < reader->nodes->len; i++) {
    Node *node = node_at (reader, i);
    double similarity = node->place == G_MAXUINT ? gouji_words_compare (node->words, span) : 0;

    if (similarity > least) {
      least = similarity;
      best = node;
    }
  }

  return best;
}

static void
take (Reader *reader, Node *node)
{
  node->place = reader->place++;
  reader->before = node->head;
}

/* Cells merged in the source may be repeated in each of their places. */
static gboolean
is_repeated (const Reader *reader, GoujiSpan span)
{
  for (guint i = 0; i < reader->nodes->len; i++) {
    if (node_at (reader, i)->place != G_MAXUINT && gouji_words_are (node_at (reader, i)->words, span))
      return TRUE;
  }

  return FALSE;
}

/* Words that are no head of the form, between heads that are: a column of their own. */
static void
take_unknown (Reader *reader, GoujiSpan span)
{
  Node *node = match_whole (reader, span, LEAST_SIMILARITY);

  if (node != NULL)
    take (reader, node);
  else if (reader->before != NULL && span.length > 0 && span.length <= LONGEST_UNKNOWN &&
           !is_repeated (reader, span)) {
    Node unknown = { reader->before, NULL, -1, reader->place++ };

    g_array_append_val (reader->unknown, unknown);
  }
}

/* Heads run together without anything between them. */
static void
read_run (Reader *reader, GoujiSpan span)
{
  guint unknown_from = 0;

  for (guint at = 0; at < span.length;) {
    guint length;
    Node *node = match_start (reader, (GoujiSpan) { span.chars + at, span.length - at }, &length);

    if (node == NULL) {
      at++;
      continue;
    }
    take_unknown (reader, (GoujiSpan) { span.chars + unknown_from, at - unknown_from });
    take (reader, node);
    at += length;
    unknown_from = at;
  }
  take_unknown (reader, (GoujiSpan) { span.chars + unknown_from, span.length - unknown_from });
}

/* Puts pieces from @first on together, as many as needed to give a head letter by letter. */
static guint
read_broken (Reader *reader, const GArray *pieces, guint first)
{
  guint16 chars[LONGEST_TEXT];
  guint length = 0;

  for (guint n = 1; n <= MOST_PIECES && first + n <= pieces->len; n++) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, first + n - 1).span;

    if (length + span.length > LONGEST_TEXT)
      break;
    memcpy (chars + length, span.chars, span.length * sizeof (guint16));
    length += span.length;

    Node *node = match_whole (reader, (GoujiSpan) { chars, length }, EXACT);
    if (node != NULL) {
      take (reader, node);
      return n;
    }
  }

  return 0;
}

static void
find_places (Reader *reader, const GArray *pieces)
{
  for (guint i = 0; i < pieces->len;) {
    GoujiSpan span = g_array_index (pieces, GoujiPiece, i).span;
    guint n = is_row_label (reader->row, span) ? 1 : read_broken (reader, pieces, i);

    if (n > 0) {
      i += n;
      continue;
    }

    Node *node = match_whole (reader, span, LEAST_SIMILARITY);
    if (node != NULL)
      take (reader, node);
    else
      read_run (reader, span);
    i++;
  }
}

/* Where a head stands; a group whose own words are lost stands where the first of its columns does. */
static guint
place_of (const Reader *reader, const GoujiHead *head)
{
  guint place = find_node (reader, head)->place;

  for (guint i = 0; place == G_MAXUINT && i < reader->nodes->len; i++) {
    const Node *node = node_at (reader, i);

    if (node->head->parent == head)
      place = MIN (place, place_of (reader, node->head));
  }

  return place;
}

typedef struct {
  const Node *node;
  guint place;
} Child;

static int
compare_children (gconstpointer a, gconstpointer b)
{
  const Child *first = a;
  const Child *second = b;

  return first->place < second->place ? -1 : first->place > second->place;
}

/* Heads are printed line by line, columns lie below their groups: each group's columns follow where the group
 * stands. */
static void
append_below (const Reader *reader, const GoujiHead *parent, GArray *columns)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (Child));
  int unknown_column = -1;

  for (guint i = 0; i < reader->nodes->len; i++) {
    Child child = { node_at (reader, i), 0 };

    child.place = place_of (reader, child.node->head);
    if (child.node->head->parent == parent && child.place != G_MAXUINT)
      g_array_append_val (children, child);
  }
  g_array_sort (children, compare_children);

  for (guint i = 0; i < children->len; i++) {
    const Node *node = g_array_index (children, Child, i).node;

    if (node->column >= 0)
      g_array_append_val (columns, node->column);
    else
      append_below (reader, node->head, columns);
    for (guint j = 0; j < reader->unknown->len; j++) {
      if (g_array_index (reader->unknown, Node, j).head == node->head)
        g_array_append_val (columns, unknown_column);
    }
  }
}

static void
judge_order (GoujiFlatHeads *self)
{
  int last = -1;

  self->in_order = TRUE;
  for (guint i = 0; i < self->columns->len; i++) {
    int column = g_array_index (self->columns, int, i);

    if (column < 0)
      continue;
    self->n_found++;
    self->in_order &= column > last;
    last = column;
  }
}

static gboolean
has_same_heads (const GoujiLexicalRow *row)
{
  for (guint i = 0; i < row->columns->len; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, i);

    for (guint j = 0; j < i; j++) {
      const GoujiLexicalColumn *other = g_ptr_array_index (row->columns, j);

      if (g_str_equal (column->head->title, other->head->title))
        return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_flat_heads_read:
 * @self: (out): what was found
 * @row: the form's row
 * @printed: the printed row, the first behind the heads
 *
 * Reads the heads above a row of flat text. Their words stand there line by line, broken and run together;
 * the form's own tree of heads tells in which order the columns lie.
 */
void
gouji_flat_heads_read (GoujiFlatHeads *self, const GoujiLexicalRow *row, const GoujiPrintedRow *printed)
{
  Reader reader = { .row = row };

  reader.nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  reader.unknown = g_array_new (FALSE, FALSE, sizeof (Node));
  collect_nodes (&reader);
  find_places (&reader, printed->heads);

  *self = (GoujiFlatHeads) { .columns = g_array_new (FALSE, FALSE, sizeof (int)) };
  append_below (&reader, NULL, self->columns);
  judge_order (self);
  self->ambiguous = has_same_heads (row);
  g_array_unref (reader.nodes);
  g_array_unref (reader.unknown);
}

void
gouji_flat_heads_clear (GoujiFlatHeads *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
}
