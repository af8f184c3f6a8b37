/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-flat-heads.h"

#include "fill/gouji-head-parser.h"

/* Words between known heads that are no longer than this are the head of a column that the form does not
 * have. */
#define LONGEST_UNKNOWN 8

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

/* The first node, not found before, with the same title as the one that was recognised: where several columns
 * have the same head, each occurrence is the next one's. */
static Node *
find_next (const Reader *reader, const Node *found)
{
  for (guint i = 0; i < reader->nodes->len; i++) {
    Node *node = node_at (reader, i);

    if (node->place == G_MAXUINT && g_str_equal (node->head->title, found->head->title))
      return node;
  }

  return NULL;
}

/* Puts the heads in their places. A head that stands there once more, as cells merged in the source do when
 * their words are repeated, is passed over. */
static void
find_places (Reader *reader, const GArray *words)
{
  const GoujiHead *before = NULL;
  guint unknown_length = 0;
  guint place = 0;

  for (guint i = 0; i < words->len; i++) {
    const GoujiHeadWord *word = &g_array_index (words, GoujiHeadWord, i);

    if (word->node < 0) {
      unknown_length += word->length;
      continue;
    }

    Node *node = find_next (reader, node_at (reader, (guint) word->node));
    if (before != NULL && unknown_length > 0 && unknown_length <= LONGEST_UNKNOWN) {
      Node unknown = { before, NULL, -1, place++ };

      g_array_append_val (reader->unknown, unknown);
    }
    unknown_length = 0;
    if (node == NULL)
      continue;
    node->place = place++;
    before = node->head;
  }

  /* Words behind the last head, and before the label. */
  if (before != NULL && unknown_length > 0 && unknown_length <= LONGEST_UNKNOWN) {
    Node unknown = { before, NULL, -1, place };

    g_array_append_val (reader->unknown, unknown);
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

/* Heads printed line by line: what is deeper in the tree comes later. */
static gboolean
is_line_by_line (const Reader *reader)
{
  for (guint i = 0; i < reader->nodes->len; i++) {
    for (guint j = 0; j < reader->nodes->len; j++) {
      const Node *a = node_at (reader, i);
      const Node *b = node_at (reader, j);

      if (a->place != G_MAXUINT && b->place != G_MAXUINT && a->head->depth < b->head->depth &&
          a->place > b->place)
        return FALSE;
    }
  }

  return TRUE;
}

/* Heads printed in one line: columns lie in the order in which their own heads stand. */
static void
append_leaves (const Reader *reader, GArray *columns)
{
  g_autoptr (GArray) leaves = g_array_new (FALSE, FALSE, sizeof (Child));
  int column;

  for (guint i = 0; i < reader->nodes->len; i++) {
    Child child = { node_at (reader, i), node_at (reader, i)->place };

    if (child.node->column >= 0 && child.place != G_MAXUINT)
      g_array_append_val (leaves, child);
  }
  for (guint i = 0; i < reader->unknown->len; i++) {
    Child child = { &g_array_index (reader->unknown, Node, i), 0 };

    child.place = child.node->place;
    g_array_append_val (leaves, child);
  }
  g_array_sort (leaves, compare_children);
  for (guint i = 0; i < leaves->len; i++) {
    column = g_array_index (leaves, Child, i).node->column;
    g_array_append_val (columns, column);
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

static void
read_words (Reader *reader, const GArray *pieces)
{
  g_autoptr (GPtrArray) looked_for = g_ptr_array_new ();
  g_autoptr (GArray) words = NULL;

  for (guint i = 0; i < reader->nodes->len; i++)
    g_ptr_array_add (looked_for, (gpointer) node_at (reader, i)->words);
  words = gouji_head_parser_parse (pieces, gouji_head_parser_find_label (reader->row, pieces), looked_for);
  find_places (reader, words);
}

/**
 * gouji_flat_heads_read:
 * @self: (out): what was found
 * @row: the form's row
 * @pieces: (element-type GoujiPiece): the words above its numbers
 *
 * Reads the heads above a row of flat text. Their words stand there line by line, broken and run together;
 * the form's own tree of heads tells in which order the columns lie.
 */
void
gouji_flat_heads_read (GoujiFlatHeads *self, const GoujiLexicalRow *row, const GArray *pieces)
{
  Reader reader = { .row = row };

  reader.nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  reader.unknown = g_array_new (FALSE, FALSE, sizeof (Node));
  collect_nodes (&reader);
  read_words (&reader, pieces);

  *self = (GoujiFlatHeads) { .columns = g_array_new (FALSE, FALSE, sizeof (int)) };
  if (is_line_by_line (&reader))
    append_below (&reader, NULL, self->columns);
  else
    append_leaves (&reader, self->columns);
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
