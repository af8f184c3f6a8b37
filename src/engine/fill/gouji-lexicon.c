/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-lexicon.h"

static GPtrArray *
fold_labels (const char *const *labels, const GoujiFolding *folding)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_label_free);

  for (guint i = 0; labels != NULL && labels[i] != NULL; i++) {
    if (*labels[i] != '\0')
      g_ptr_array_add (folded, gouji_label_new (folding, labels[i]));
  }

  return folded;
}

static GoujiWords *
words_new (const char *const *labels, const GoujiFolding *folding)
{
  GoujiWords *words = g_new0 (GoujiWords, 1);

  words->labels = fold_labels (labels, folding);
  return words;
}

static void
words_free (GoujiWords *words)
{
  g_ptr_array_unref (words->labels);
  g_free (words);
}

static GPtrArray *
fold_groups (const GoujiHead *head, const GoujiFolding *folding)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) words_free);

  for (const GoujiHead *group = head->parent; group != NULL; group = group->parent)
    g_ptr_array_add (groups, words_new (group->labels, folding));

  return groups;
}

static void
column_free (GoujiLexicalColumn *column)
{
  g_ptr_array_unref (column->words.labels);
  g_ptr_array_unref (column->groups);
  g_free (column);
}

static GPtrArray *
fold_columns (const GoujiFormBlock *block, const GoujiFolding *folding)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);

  for (guint i = 0; i < block->columns->len; i++) {
    GoujiLexicalColumn *column = g_new0 (GoujiLexicalColumn, 1);

    column->head = g_ptr_array_index (block->columns, i);
    column->words.labels = fold_labels (column->head->labels, folding);
    column->groups = fold_groups (column->head, folding);
    g_ptr_array_add (columns, column);
  }

  return columns;
}

static void
row_free (GoujiLexicalRow *row)
{
  g_ptr_array_unref (row->words.labels);
  g_ptr_array_unref (row->groups);
  g_ptr_array_unref (row->columns);
  g_free (row);
}

static void
add_row (GoujiLexicon *self,
         const GoujiFormTable *table,
         const GoujiFormBlock *block,
         guint index,
         GPtrArray *columns,
         const GoujiFolding *folding)
{
  GoujiLexicalRow *row = g_new0 (GoujiLexicalRow, 1);

  row->table = table;
  row->block = block;
  row->row = index;
  row->head = g_ptr_array_index (block->rows, index);
  row->words.labels = fold_labels (row->head->labels, folding);
  row->groups = fold_groups (row->head, folding);
  row->columns = g_ptr_array_ref (columns);
  g_ptr_array_add (self->rows, row);
}

/* The form lists a row that may stand for a group behind the group; on paper it stands where the group
 * begins. */
static void
add_alternatives (GoujiLexicon *self,
                  const GoujiFormTable *table,
                  const GoujiFormBlock *block,
                  guint first,
                  GPtrArray *columns,
                  const GoujiFolding *folding)
{
  for (guint i = 0; i < block->rows->len; i++) {
    const GoujiHead *head = g_ptr_array_index (block->rows, i);

    if (head->alternative_of != NULL && head->alternative_of->first == first)
      add_row (self, table, block, i, columns, folding);
  }
}

static void
add_block (GoujiLexicon *self,
           const GoujiFormTable *table,
           const GoujiFormBlock *block,
           const GoujiFolding *folding)
{
  g_autoptr (GPtrArray) columns = fold_columns (block, folding);

  for (guint i = 0; i < block->rows->len; i++) {
    const GoujiHead *head = g_ptr_array_index (block->rows, i);

    if (head->alternative_of != NULL)
      continue;
    add_alternatives (self, table, block, i, columns, folding);
    add_row (self, table, block, i, columns, folding);
  }
}

static void
tell_labels_apart (GoujiLexicalRow *row, GoujiLexicalRow *other)
{
  for (guint i = 0; i < row->words.labels->len; i++) {
    GoujiLabel *label = g_ptr_array_index (row->words.labels, i);

    for (guint j = 0; j < other->words.labels->len; j++) {
      GoujiLabel *another = g_ptr_array_index (other->words.labels, j);

      gouji_label_tell_apart (label, another);
      if (gouji_label_equals (label, another))
        row->has_twin = other->has_twin = TRUE;
    }
  }
}

static gboolean
have_same_label (const GoujiWords *words, const GoujiWords *others)
{
  for (guint i = 0; i < words->labels->len; i++) {
    for (guint j = 0; j < others->labels->len; j++) {
      if (gouji_label_equals (g_ptr_array_index (words->labels, i), g_ptr_array_index (others->labels, j)))
        return TRUE;
    }
  }

  return FALSE;
}

static void
compare_with_heads (GoujiLexicalRow *row)
{
  for (guint i = 0; i < row->columns->len; i++) {
    const GoujiLexicalColumn *column = g_ptr_array_index (row->columns, i);

    row->is_head_too |= have_same_label (&row->words, &column->words);
  }
}

static void
tell_rows_apart (const GoujiLexicon *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    compare_with_heads (g_ptr_array_index (self->rows, i));
    for (guint j = 0; j < i; j++)
      tell_labels_apart (g_ptr_array_index (self->rows, i), g_ptr_array_index (self->rows, j));
  }
}

static gboolean
is_list (const GoujiLexicon *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (self->rows, i);

    if (row->columns->len > 1 || row->words.labels->len == 0)
      return FALSE;
  }

  return self->rows->len > 0;
}

static void
add_heads (GoujiWords *heads, GPtrArray *columns, const GoujiFolding *folding)
{
  for (guint i = 0; i < columns->len; i++) {
    const char *const *labels = ((const GoujiHead *) g_ptr_array_index (columns, i))->labels;

    for (guint j = 0; labels[j] != NULL; j++)
      g_ptr_array_add (heads->labels, gouji_label_new (folding, labels[j]));
  }
}

static GoujiWords *
collect_heads (GoujiForm *form, const GoujiFolding *folding)
{
  GoujiWords *heads = words_new ((const char *const[]) { NULL }, folding);

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);

    for (guint j = 0; j < table->blocks->len && !table->from_text; j++) {
      const GoujiFormBlock *block = g_ptr_array_index (table->blocks, j);

      for (guint k = 0; block->title_labels[k] != NULL; k++)
        g_ptr_array_add (heads->labels, gouji_label_new (folding, block->title_labels[k]));
      if (block->corner != NULL)
        g_ptr_array_add (heads->labels, gouji_label_new (folding, block->corner));
      add_heads (heads, block->columns, folding);
      add_heads (heads, block->column_groups, folding);
    }
  }

  return heads;
}

static void
note_initials (GoujiLexicon *self, const GoujiWords *words)
{
  for (guint i = 0; i < words->labels->len; i++) {
    guint16 c = gouji_label_get_initial (g_ptr_array_index (words->labels, i));

    self->initials[c / 32] |= 1u << (c % 32);
  }
}

static void
note_all_initials (GoujiLexicon *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (self->rows, i);

    note_initials (self, &row->words);
    for (guint j = 0; j < row->groups->len; j++)
      note_initials (self, g_ptr_array_index (row->groups, j));
  }
}

static guint
measure_words (const GoujiWords *words, GoujiSpan text)
{
  guint longest = 0;

  for (guint i = 0; i < words->labels->len; i++)
    longest = MAX (longest, gouji_label_starts (g_ptr_array_index (words->labels, i), text));

  return longest;
}

/**
 * gouji_lexicon_measure_label:
 * @text: folded text, not empty
 *
 * Asked at every character of a text: most characters begin no label, and are known not to.
 *
 * Returns: how long the longest label of a row, or of a group of rows, is with which @text begins; 0 for one
 * of a single character, which proves nothing
 */
guint
gouji_lexicon_measure_label (const GoujiLexicon *self, GoujiSpan text)
{
  guint longest = 0;
  guint16 c = text.chars[0];

  if ((self->initials[c / 32] & (1u << (c % 32))) == 0)
    return 0;

  for (guint i = 0; i < self->rows->len; i++) {
    const GoujiLexicalRow *row = g_ptr_array_index (self->rows, i);

    longest = MAX (longest, measure_words (&row->words, text));
    for (guint j = 0; j < row->groups->len; j++)
      longest = MAX (longest, measure_words (g_ptr_array_index (row->groups, j), text));
  }

  return longest > 1 ? longest : 0;
}

GoujiLexicon *
gouji_lexicon_new (GoujiForm *form, const GoujiFolding *folding)
{
  GoujiLexicon *self = g_new0 (GoujiLexicon, 1);

  self->form = gouji_form_ref (form);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) words_free);

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    const GoujiFormTable *table = gouji_form_get_table (form, i);

    /* No page prints the rows of a table that the text fills. */
    for (guint j = 0; j < table->blocks->len && !table->from_text; j++)
      add_block (self, table, g_ptr_array_index (table->blocks, j), folding);
  }
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++)
    g_ptr_array_add (self->parts, words_new (gouji_form_get_part (form, i)->labels, folding));
  self->heads = collect_heads (form, folding);
  tell_rows_apart (self);
  note_all_initials (self);
  self->is_list = is_list (self);
  self->captions =
    words_new ((const char *const[]) { gouji_form_get_sentence (form, "paper", "extras"), NULL }, folding);

  return self;
}

void
gouji_lexicon_free (GoujiLexicon *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->parts);
  words_free (self->captions);
  words_free (self->heads);
  gouji_form_unref (self->form);
  g_free (self);
}

/* A variant counts a little less than the title itself: where a table has both 合计 and 总计, each finds its
 * own. */
static double
weigh_variant (guint index, double similarity)
{
  return index == 0 ? similarity : GOUJI_EXACT * similarity;
}

gboolean
gouji_words_are_phrase (const GoujiWords *self, const GoujiPhrase *phrase)
{
  for (guint i = 0; i < self->labels->len; i++) {
    if (gouji_label_is (g_ptr_array_index (self->labels, i), phrase))
      return TRUE;
  }

  return FALSE;
}

gboolean
gouji_words_are (const GoujiWords *self, GoujiSpan text)
{
  GoujiPhrase phrase;

  gouji_phrase_init (&phrase, text);
  return gouji_words_are_phrase (self, &phrase);
}

double
gouji_words_compare (const GoujiWords *self, GoujiSpan text)
{
  GoujiPhrase phrase;
  double best = 0;

  gouji_phrase_init (&phrase, text);
  for (guint i = 0; i < self->labels->len && best < GOUJI_EXACT; i++) {
    const GoujiLabel *label = g_ptr_array_index (self->labels, i);

    best = MAX (best, weigh_variant (i, gouji_label_compare (label, &phrase, best)));
  }

  return best;
}

double
gouji_words_compare_end (const GoujiWords *self, GoujiSpan text)
{
  double best = 0;

  for (guint i = 0; i < self->labels->len && best < GOUJI_EXACT; i++)
    best = MAX (best, weigh_variant (i, gouji_label_compare_end (g_ptr_array_index (self->labels, i), text)));

  return best;
}

/**
 * gouji_lexicon_is_caption:
 *
 * Returns: whether the line is what stands above the lists of extras that are exported
 */
gboolean
gouji_lexicon_is_caption (const GoujiLexicon *self, GoujiSpan line)
{
  return line.length <= GOUJI_LABEL_MAX && gouji_words_are (self->captions, line);
}

/**
 * gouji_lexicon_is_head:
 *
 * Returns: whether @text is a head of a table's columns, its corner, or the title of a block of it, and
 * nothing else
 */
gboolean
gouji_lexicon_is_head (const GoujiLexicon *self, GoujiSpan text)
{
  return text.length > 0 && text.length <= GOUJI_LABEL_MAX && gouji_words_are (self->heads, text);
}

/**
 * gouji_lexicon_is_list:
 * @block: index of a block of the document
 *
 * Returns: whether the block is such a list: a table below its caption
 */
gboolean
gouji_lexicon_is_list (const GoujiLexicon *self, const GoujiSource *source, guint block)
{
  const GoujiBlock *above = block > 0 ? gouji_document_get_block (source->document, block - 1) : NULL;

  return above != NULL && above->kind != GOUJI_BLOCK_TABLE &&
         gouji_document_get_block (source->document, block)->kind == GOUJI_BLOCK_TABLE &&
         gouji_lexicon_is_caption (self, gouji_source_span (source, above->range));
}
