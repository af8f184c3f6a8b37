/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste-heads.h"

#include <string.h>

/* From here on two texts are the same label, less a slip of the pen; and by so much the best label must be
 * better than the next. Filling from documents holds the same line. */
#define SIMILAR 0.75
#define AHEAD 0.08

/* A piece of a label that says which one is meant has at least so many characters. */
#define MIN_PIECE 2

/* No table has more labels. Of a page of ten thousand different lines the others are not looked for. */
#define MAX_TEXTS 1000

/* The group that a head belongs to is said nowhere: it is told apart by its place. */
#define UNKNOWN G_MAXUINT

typedef struct {
  const GoujiWords *words;
  const GPtrArray *groups; /* (element-type GoujiWords) */
  char *folded;            /* the title, to look for pieces of it */
} Entry;

struct _GoujiPasteHeads {
  const GoujiFolding *folding;
  GArray *entries;
  GHashTable *known; /* text to candidates: a column of labels may say the same ten thousand times */
};

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->folded);
}

static GoujiPasteHeads *
create (const GoujiFolding *folding)
{
  GoujiPasteHeads *self = g_new0 (GoujiPasteHeads, 1);

  self->folding = folding;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

static void
add (GoujiPasteHeads *self, const GoujiHead *head, const GoujiWords *words, const GPtrArray *groups)
{
  const Entry entry = { words, groups,
                        gouji_fold_text (self->folding, head->title != NULL ? head->title : "") };

  g_array_append_val (self->entries, entry);
}

/**
 * gouji_paste_heads_new_of_rows:
 * @lexicon: outlives what is returned, as does @folding
 *
 * Returns: the heads of all rows of a form, by their index in @lexicon
 */
GoujiPasteHeads *
gouji_paste_heads_new_of_rows (const GoujiLexicon *lexicon, const GoujiFolding *folding)
{
  GoujiPasteHeads *self = create (folding);

  for (guint i = 0; i < lexicon->rows->len; i++) {
    const GoujiLexicalRow *row = lexicon->rows->pdata[i];

    add (self, row->head, &row->words, row->groups);
  }
  return self;
}

/**
 * gouji_paste_heads_new_of_columns:
 * @row: any row of a block; outlives what is returned, as does @folding
 *
 * Returns: the heads of the columns of its block, by their index there
 */
GoujiPasteHeads *
gouji_paste_heads_new_of_columns (const GoujiLexicalRow *row, const GoujiFolding *folding)
{
  GoujiPasteHeads *self = create (folding);

  for (guint i = 0; i < row->columns->len; i++) {
    const GoujiLexicalColumn *column = row->columns->pdata[i];

    add (self, column->head, &column->words, column->groups);
  }
  return self;
}

void
gouji_paste_heads_free (GoujiPasteHeads *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_hash_table_unref (self->known);
  g_free (self);
}

guint
gouji_paste_heads_get_length (const GoujiPasteHeads *self)
{
  return self->entries->len;
}

static double
compare (const GoujiWords *words, const GoujiFolded *folded)
{
  return gouji_words_compare (words, (GoujiSpan) { folded->chars, folded->length });
}

/* Every head that is as similar as the most similar one; none when others come close. */
static void
find_similar (GoujiPasteHeads *self, const GoujiFolded *folded, GArray *found)
{
  double best = 0;
  double next = 0;

  for (guint i = 0; i < self->entries->len; i++) {
    const double similarity = compare (g_array_index (self->entries, Entry, i).words, folded);

    if (similarity > best) {
      next = best;
      best = similarity;
      g_array_set_size (found, 0);
    } else if (similarity < best) {
      next = MAX (next, similarity);
    }
    if (similarity == best)
      g_array_append_val (found, i);
  }
  if (best < SIMILAR || (best < GOUJI_EXACT && best - next < AHEAD))
    g_array_set_size (found, 0);
}

/* The one head that a piece of its title is written for; a piece that stands in several says nothing. */
static void
find_piece (GoujiPasteHeads *self, const char *text, GArray *found)
{
  g_autofree char *piece = gouji_fold_text (self->folding, text);

  if (g_utf8_strlen (piece, -1) < MIN_PIECE)
    return;
  for (guint i = 0; i < self->entries->len; i++)
    if (strstr (g_array_index (self->entries, Entry, i).folded, piece) != NULL)
      g_array_append_val (found, i);
  if (found->len > 1)
    g_array_set_size (found, 0);
}

/**
 * gouji_paste_heads_find:
 *
 * Returns: (element-type guint): the heads that @text may stand for: one, several that are called the same,
 * or none
 */
const GArray *
gouji_paste_heads_find (GoujiPasteHeads *self, const char *text)
{
  GArray *found = g_hash_table_lookup (self->known, text);
  g_autoptr (GoujiFolded) folded = NULL;

  if (found != NULL)
    return found;
  found = g_array_new (FALSE, FALSE, sizeof (guint));
  folded = gouji_folded_new (self->folding, text, -1, 0);
  if (g_hash_table_size (self->known) < MAX_TEXTS && folded->length > 0 &&
      folded->length <= 2 * GOUJI_LABEL_MAX) {
    find_similar (self, folded, found);
    if (found->len == 0)
      find_piece (self, text, found);
  }
  g_hash_table_insert (self->known, g_strdup (text), found);
  return found;
}

/* How many of the head's groups are named beside or above it. */
static guint
count_groups (GoujiPasteHeads *self, const Entry *entry, const char *const *context)
{
  guint n_groups = 0;

  for (guint i = 0; context[i] != NULL; i++) {
    g_autoptr (GoujiFolded) folded = gouji_folded_new (self->folding, context[i], -1, 0);
    gboolean named = FALSE;

    for (guint g = 0; g < entry->groups->len && !named; g++)
      named = compare (entry->groups->pdata[g], folded) >= SIMILAR;
    n_groups += named;
  }
  return n_groups;
}

/**
 * gouji_paste_heads_choose:
 * @found: (element-type guint): heads that are called the same
 * @context: (array zero-terminated=1): what stands beside or above the label, where groups are named
 *
 * Returns: the one of them whose groups are named, %G_MAXUINT when that does not tell
 */
guint
gouji_paste_heads_choose (GoujiPasteHeads *self, const GArray *found, const char *const *context)
{
  guint chosen = UNKNOWN;
  guint most = 0;

  if (found->len == 1)
    return g_array_index (found, guint, 0);
  for (guint i = 0; i < found->len; i++) {
    const guint index = g_array_index (found, guint, i);
    const guint n_groups = count_groups (self, &g_array_index (self->entries, Entry, index), context);

    if (n_groups > most)
      chosen = index;
    else if (n_groups == most)
      chosen = UNKNOWN;
    most = MAX (most, n_groups);
  }
  return chosen;
}
