/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-flat-heads.h"

#include <string.h>

/* Three lines of heads; what is longer is no head of a table. */
#define LONGEST_TEXT 1024

/* Words between known heads that are no longer than this are the head of a column that the form does not
 * have. */
#define LONGEST_UNKNOWN 8

/* A damaged head is taken for the column that it resembles this much. */
#define LEAST_SIMILARITY 0.6

/* Every node of the tree of heads, leaf or group, that can be found in the text. */
typedef struct {
  const GoujiHead *head;
  const GoujiWords *words;
  int column;  /* -1 for a group */
  guint place; /* G_MAXUINT until found */
} Node;

typedef struct {
  guint16 chars[LONGEST_TEXT];
  guint length;
  GArray *nodes;
  GArray *unknown; /* Node, with head the one that it stands behind */
  const GoujiLexicalRow *row;
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

static void
join_heads (Reader *reader, const GoujiPrintedRow *printed)
{
  for (guint i = 0; i < printed->heads->len; i++) {
    GoujiSpan span = g_array_index (printed->heads, GoujiPiece, i).span;

    if (is_row_label (reader->row, span))
      continue;
    guint length = MIN (span.length, LONGEST_TEXT - reader->length);
    memcpy (reader->chars + reader->length, span.chars, length * sizeof (guint16));
    reader->length += length;
  }
}

/* The node, not found before, with the longest label that stands at @at. */
static Node *
match_at (Reader *reader, guint at, guint *length)
{
  GoujiSpan rest = { reader->chars + at, reader->length - at };
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

static void
take_unknown (Reader *reader, guint start, guint end, const Node *before)
{
  GoujiSpan span = { reader->chars + start, end - start };
  Node *best = NULL;
  double most = LEAST_SIMILARITY;

  if (before == NULL || span.length == 0)
    return;

  for (guint i = 0; i < reader->nodes->len; i++) {
    Node *node = node_at (reader, i);
    double similarity = node->place == G_MAXUINT ? gouji_words_compare (node->words, span) : 0;

    if (similarity > most) {
      most = similarity;
      best = node;
    }
  }
  if (best != NULL) {
    best->place = start;
    return;
  }
  if (span.length <= LONGEST_UNKNOWN) {
    Node unknown = { before->head, NULL, -1, start };

    g_array_append_val (reader->unknown, unknown);
  }
}

static void
find_places (Reader *reader)
{
  const Node *before = NULL;
  guint unknown_from = 0;

  for (guint at = 0; at < reader->length;) {
    guint length;
    Node *node = match_at (reader, at, &length);

    if (node == NULL) {
      at++;
      continue;
    }
    take_unknown (reader, unknown_from, at, before);
    node->place = at;
    before = node;
    at += length;
    unknown_from = at;
  }
  take_unknown (reader, unknown_from, reader->length, before);
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
  join_heads (&reader, printed);
  find_places (&reader);

  *self = (GoujiFlatHeads) { .columns = g_array_new (FALSE, FALSE, sizeof (int)) };
  append_below (&reader, NULL, self->columns);
  judge_order (self);
  g_array_unref (reader.nodes);
  g_array_unref (reader.unknown);
}

void
gouji_flat_heads_clear (GoujiFlatHeads *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
}
