/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste-labels.h"

#include "report/gouji-figure.h"

/* Labels that are called the same and that nothing beside them tells apart: when the block has all of them,
 * they stand in the form's order. */
typedef struct {
  guint at; /* line or place */
  const GArray *found;
} Open;

static gboolean
has_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/**
 * gouji_paste_is_value:
 *
 * Returns: whether a text stands for a number, be it one that cannot be read (a formula, a percentage), and
 * is no words
 */
gboolean
gouji_paste_is_value (const char *text)
{
  if (*text == '\0')
    return FALSE;
  return !has_han (text) || gouji_figure_parse (text, NULL, NULL) != GOUJI_FIGURE_UNREADABLE;
}

static gboolean
is_label (const char *text)
{
  return *text != '\0' && !gouji_paste_is_value (text);
}

/* The text that reaches a square: its own, or that of a merged cell which began further left. */
static const char *
get_reaching (const GoujiPasteLabels *self, guint line, guint place)
{
  for (guint p = place + 1; p > 0; p--)
    if (*gouji_paste_labels_get (self, line, p - 1) != '\0')
      return gouji_paste_labels_get (self, line, p - 1);
  return "";
}

/* The same downwards: a group of rows is named at its first row. Groups of the national forms have no more
 * rows than a screen. */
static const char *
get_hanging (const GoujiPasteLabels *self, guint line, guint place)
{
  for (guint back = 0; back <= MIN (line, 40); back++)
    if (*gouji_paste_labels_get (self, line - back, place) != '\0')
      return gouji_paste_labels_get (self, line - back, place);
  return "";
}

/* Gives each of @open, which are in order, the next of the heads that share its label, where their numbers
 * agree. */
static void
choose_in_order (const GArray *open, guint *chosen, guint stride)
{
  for (guint i = 0; i < open->len; i++) {
    const Open *first = &g_array_index (open, Open, i);
    const guint name = g_array_index (first->found, guint, 0);
    guint n_same = 0;
    guint n_before = 0;

    for (guint j = 0; j < open->len; j++) {
      const Open *other = &g_array_index (open, Open, j);

      if (other->found->len != first->found->len || g_array_index (other->found, guint, 0) != name)
        continue;
      n_same++;
      n_before += j < i;
    }
    if (n_same == first->found->len)
      chosen[first->at * stride] = g_array_index (first->found, guint, n_before);
  }
}

/* The last place of a line with a number, behind which no label of it stands. */
static guint
find_last_value (const GoujiPasteLabels *self, guint line)
{
  for (guint p = self->n_places; p > 0; p--)
    if (gouji_paste_is_value (gouji_paste_labels_get (self, line, p - 1)))
      return p - 1;
  return GOUJI_PASTE_UNKNOWN;
}

static void
read_row (GoujiPasteLabels *self, GoujiPasteHeads *heads, guint line, guint last, GArray *open)
{
  for (guint p = last; p > 0; p--) {
    const char *text = gouji_paste_labels_get (self, line, p - 1);
    const GArray *found = is_label (text) ? gouji_paste_heads_find (heads, text) : NULL;
    g_autoptr (GPtrArray) context = NULL;

    if (found == NULL || found->len == 0)
      continue;
    context = g_ptr_array_new ();
    for (guint left = 0; found->len > 1 && left + 1 < p; left++)
      g_ptr_array_add (context, (gpointer) get_hanging (self, line, left));
    g_ptr_array_add (context, NULL);
    self->label_places[line] = p - 1;
    self->rows[line] = gouji_paste_heads_choose (heads, found, (const char *const *) context->pdata);
    if (self->rows[line] == GOUJI_PASTE_UNKNOWN)
      g_array_append_val (open, ((Open) { line, found }));
    return;
  }
}

static gboolean
has_label (const GoujiPasteLabels *self, guint line, guint end)
{
  for (guint p = 0; p < end; p++)
    if (is_label (gouji_paste_labels_get (self, line, p)))
      return TRUE;
  return FALSE;
}

/* One word alone proves nothing: each table has totals. */
static void
forget_rows_by_chance (GoujiPasteLabels *self, guint n_labels)
{
  if (2 * self->n_rows >= n_labels)
    return;
  for (guint line = 0; line < self->n_lines; line++)
    self->rows[line] = GOUJI_PASTE_UNKNOWN;
  self->n_rows = 0;
}

static void
read_rows (GoujiPasteLabels *self, GoujiPasteHeads *heads)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
  guint n_labels = 0;

  for (guint line = 0; line < self->n_lines; line++) {
    const guint last = find_last_value (self, line);

    if (last == GOUJI_PASTE_UNKNOWN)
      continue;
    n_labels += has_label (self, line, last);
    read_row (self, heads, line, last, open);
  }
  /* Only as many as the form has rows can be told apart by their order. */
  if (open->len <= gouji_paste_heads_get_length (heads))
    choose_in_order (open, self->rows, 1);
  for (guint line = 0; line < self->n_lines; line++)
    self->n_rows += self->rows[line] != GOUJI_PASTE_UNKNOWN;
  forget_rows_by_chance (self, n_labels);
}

static guint
read_column (
  GoujiPasteLabels *self, GoujiPasteHeads *heads, guint first, guint end, guint place, GArray *open)
{
  for (guint line = end; line > first; line--) {
    const char *text = gouji_paste_labels_get (self, line - 1, place);
    const GArray *found = is_label (text) ? gouji_paste_heads_find (heads, text) : NULL;
    g_autoptr (GPtrArray) context = NULL;
    guint chosen;

    if (found == NULL || found->len == 0)
      continue;
    context = g_ptr_array_new ();
    for (guint above = first; found->len > 1 && above + 1 < line; above++)
      g_ptr_array_add (context, (gpointer) get_reaching (self, above, place));
    g_ptr_array_add (context, NULL);
    chosen = gouji_paste_heads_choose (heads, found, (const char *const *) context->pdata);
    if (chosen == GOUJI_PASTE_UNKNOWN)
      g_array_append_val (open, ((Open) { place, found }));
    return chosen;
  }
  return GOUJI_PASTE_UNKNOWN;
}

/* The same of the heads above a block. */
static gboolean
is_named_by_chance (const GoujiPasteLabels *self, guint first, guint end, guint n_named)
{
  guint n_heads = 0;

  for (guint p = 0; p < self->n_places; p++) {
    gboolean headed = FALSE;

    for (guint line = first; line < end && !headed; line++)
      headed = is_label (gouji_paste_labels_get (self, line, p));
    n_heads += headed;
  }
  return 2 * n_named < n_heads;
}

/* Lines @first to @end are heads. Returns how many places they name in the form's block that they fit best.
 */
static guint
read_heads (GoujiPasteLabels *self, GPtrArray *columns_of, guint first, guint end)
{
  const guint n_blocks = self->form_blocks->len;
  guint *columns = g_new (guint, MAX (1, (gsize) self->n_places * n_blocks));
  guint most = 0;

  for (guint b = 0; b < n_blocks; b++) {
    g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Open));
    guint n_named = 0;

    for (guint p = 0; p < self->n_places; p++)
      columns[p * n_blocks + b] = read_column (self, columns_of->pdata[b], first, end, p, open);
    if (open->len <= gouji_paste_heads_get_length (columns_of->pdata[b]))
      choose_in_order (open, columns + b, n_blocks);
    for (guint p = 0; p < self->n_places; p++)
      n_named += columns[p * n_blocks + b] != GOUJI_PASTE_UNKNOWN;
    if (is_named_by_chance (self, first, end, n_named)) {
      for (guint p = 0; p < self->n_places; p++)
        columns[p * n_blocks + b] = GOUJI_PASTE_UNKNOWN;
      n_named = 0;
    }
    most = MAX (most, n_named);
  }
  if (most > 0)
    g_ptr_array_add (self->columns, columns);
  else
    g_free (columns);
  return most;
}

/* Lines without numbers are heads, those below each other together, of all lines that follow until other
 * heads come. */
static void
read_all_heads (GoujiPasteLabels *self, GPtrArray *columns_of)
{
  guint first = 0;

  for (guint line = 0; line < self->n_lines; line++) {
    if (find_last_value (self, line) == GOUJI_PASTE_UNKNOWN)
      continue;
    if (line > first)
      self->n_columns = MAX (self->n_columns, read_heads (self, columns_of, first, line));
    first = line + 1;
    self->heads[line] = self->columns->len > 0 ? self->columns->len - 1 : GOUJI_PASTE_UNKNOWN;
  }
}

static void
collect_form_blocks (GoujiPasteLabels *self)
{
  const GoujiFormBlock *last = NULL;

  for (guint i = 0; i < self->lexicon->rows->len; i++) {
    const GoujiLexicalRow *row = self->lexicon->rows->pdata[i];

    if (row->block != last)
      g_ptr_array_add (self->form_blocks, (gpointer) row);
    last = row->block;
  }
}

static guint *
create_unknown (guint length)
{
  guint *values = g_new (guint, MAX (1, length));

  for (guint i = 0; i < length; i++)
    values[i] = GOUJI_PASTE_UNKNOWN;
  return values;
}

/**
 * gouji_paste_labels_new:
 * @block: outlives what is returned, as do @lexicon and @folding
 * @transposed: whether to take its columns for lines
 */
GoujiPasteLabels *
gouji_paste_labels_new (const GoujiPasteBlock *block,
                        gboolean transposed,
                        const GoujiLexicon *lexicon,
                        const GoujiFolding *folding)
{
  GoujiPasteLabels *self = g_new0 (GoujiPasteLabels, 1);
  g_autoptr (GoujiPasteHeads) rows = gouji_paste_heads_new_of_rows (lexicon, folding);
  g_autoptr (GPtrArray) columns_of = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_paste_heads_free);

  self->block = block;
  self->transposed = transposed;
  self->n_lines = transposed ? block->n_columns : block->n_rows;
  self->n_places = transposed ? block->n_rows : block->n_columns;
  self->lexicon = lexicon;
  self->form_blocks = g_ptr_array_new ();
  self->rows = create_unknown (self->n_lines);
  self->label_places = create_unknown (self->n_lines);
  self->heads = create_unknown (self->n_lines);
  self->columns = g_ptr_array_new_with_free_func (g_free);

  collect_form_blocks (self);
  for (guint b = 0; b < self->form_blocks->len; b++)
    g_ptr_array_add (columns_of, gouji_paste_heads_new_of_columns (self->form_blocks->pdata[b], folding));
  read_rows (self, rows);
  read_all_heads (self, columns_of);
  return self;
}

void
gouji_paste_labels_free (GoujiPasteLabels *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->form_blocks);
  g_ptr_array_unref (self->columns);
  g_free (self->rows);
  g_free (self->label_places);
  g_free (self->heads);
  g_free (self);
}

const char *
gouji_paste_labels_get (const GoujiPasteLabels *self, guint line, guint place)
{
  return self->transposed ? gouji_paste_block_get (self->block, place, line)
                          : gouji_paste_block_get (self->block, line, place);
}

/**
 * gouji_paste_labels_find_block:
 *
 * Returns: the index of a block of the form's tables, %GOUJI_PASTE_UNKNOWN for one that no page prints
 */
guint
gouji_paste_labels_find_block (const GoujiPasteLabels *self, const GoujiFormBlock *block)
{
  for (guint b = 0; b < self->form_blocks->len; b++)
    if (((const GoujiLexicalRow *) self->form_blocks->pdata[b])->block == block)
      return b;
  return GOUJI_PASTE_UNKNOWN;
}

/**
 * gouji_paste_labels_get_column:
 *
 * Returns: the column of the form's block that the head above a square names, %GOUJI_PASTE_UNKNOWN without
 */
guint
gouji_paste_labels_get_column (const GoujiPasteLabels *self, guint line, guint place, guint form_block)
{
  const guint *columns =
    self->heads[line] != GOUJI_PASTE_UNKNOWN ? self->columns->pdata[self->heads[line]] : NULL;

  return columns != NULL ? columns[place * self->form_blocks->len + form_block] : GOUJI_PASTE_UNKNOWN;
}

/**
 * gouji_paste_labels_count_columns:
 *
 * Returns: how many columns of the form's block the heads above a line name
 */
guint
gouji_paste_labels_count_columns (const GoujiPasteLabels *self, guint line, guint form_block)
{
  guint n_columns = 0;

  for (guint p = 0; p < self->n_places; p++)
    n_columns += gouji_paste_labels_get_column (self, line, p, form_block) != GOUJI_PASTE_UNKNOWN;
  return n_columns;
}
