/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-found.h"

#include "mention/gouji-mention-text.h"

#define NONE (-1)

/* Two numbers that are further from each other have nothing to do with each other. */
#define LONGEST_GAP 120

/* A list of the parts of what the sentence before counts begins at the beginning of its own. */
#define LATEST_OPENING 8

/* Brackets in brackets in brackets. */
#define DEEPEST_LIST 4

/* Digits of the number of an item. */
#define LONGEST_NUMBERING 2

/* A list of numbers that belong to another one, as long as it may go on. */
typedef struct {
  GoujiMentionRelation relation;
  int whole;
  guint first; /* of its numbers */
  guint last;
  guint depth; /* of the bracket that it was opened in */
  guint n_members;
  int family;
  gboolean skipped; /* whether a number in it could not be counted along */
} List;

typedef struct {
  const GoujiRelationPatterns *patterns;
  const GoujiProse *prose;
  GArray *found;
  guint first; /* of the part */
  List lists[DEEPEST_LIST];
  guint n_lists;
  guint depth; /* of brackets */
} Relating;

static GoujiFoundMention *
get_found (const Relating *self, guint index)
{
  return &g_array_index (self->found, GoujiFoundMention, index);
}

static gboolean
matches (const GRegex *regex, const char *text)
{
  return regex != NULL && g_regex_match (regex, text, 0, NULL);
}

/* The letter at which @regex first matches, or far away. */
static guint
find_match (const GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start;

  if (regex == NULL || !g_regex_match (regex, text, 0, &match))
    return G_MAXUINT;
  g_match_info_fetch_pos (match, 0, &start, NULL);
  return (guint) g_utf8_pointer_to_offset (text, text + start);
}

/* Whether a number counts things; a share, a rate and what was last year do not. */
static gboolean
counts (const Relating *self, guint index)
{
  const GoujiFoundMention *found = get_found (self, index);

  return found->mention->about != GOUJI_ABOUT_RATIO && found->mention->about != GOUJI_ABOUT_LAST_YEAR &&
         found->mention->unit != NULL && !found->in_words;
}

static gboolean
are_alike (const Relating *self, guint one, guint other)
{
  const char *unit = get_found (self, one)->mention->unit;
  const char *other_unit = get_found (self, other)->mention->unit;

  if (unit == NULL || other_unit == NULL || g_str_equal (unit, other_unit))
    return g_strcmp0 (unit, other_unit) == 0;

  for (guint i = 0; i < self->patterns->alike->len; i++) {
    const char *const *units = g_ptr_array_index (self->patterns->alike, i);

    if (g_strv_contains (units, unit) && g_strv_contains (units, other_unit))
      return TRUE;
  }

  return FALSE;
}

static char *
slice_folded (const Relating *self, guint first, guint end)
{
  GString *text = g_string_new (NULL);

  gouji_mention_text_append (self->prose, text, first, end);
  return g_string_free (text, FALSE);
}

static int
find_family (const Relating *self, const char *gap)
{
  for (guint i = 0; i < self->patterns->families->len; i++) {
    if (g_regex_match (g_ptr_array_index (self->patterns->families, i), gap, 0, NULL))
      return (int) i;
  }

  return NONE;
}

static void
set_relation (const Relating *self, const List *list, GoujiMentionRelation relation)
{
  for (guint i = list->first; i <= list->last; i++) {
    GoujiMention *mention = get_found (self, i)->mention;

    if (mention->whole == list->whole && mention->relation != GOUJI_MENTION_PERCENTAGE)
      mention->relation = relation;
  }
}

/* A list that is complete has more than one number, and none that could not be counted along. */
static void
close_list (Relating *self)
{
  const List *list = &self->lists[--self->n_lists];

  if (list->whole != NONE && list->relation == GOUJI_MENTION_SHARE && (list->n_members < 2 || list->skipped))
    set_relation (self, list, GOUJI_MENTION_SOME);
}

static void
close_all (Relating *self)
{
  while (self->n_lists > 0)
    close_list (self);
}

static void
close_deeper (Relating *self, guint depth)
{
  while (self->n_lists > 0 && self->lists[self->n_lists - 1].depth > depth)
    close_list (self);
}

/* Whether the point at @index belongs to the number of a list's item, at the beginning of its line. */
static gboolean
is_numbering (const Relating *self, guint index)
{
  guint i = index;

  while (i > 0 && index - i < LONGEST_NUMBERING &&
         g_unichar_isdigit (gouji_prose_get (self->prose, i - 1)->c))
    i--;

  return i < index && i > 0 && gouji_prose_get (self->prose, i - 1)->c == GOUJI_PROSE_END;
}

/* A line that ends with a colon or a semicolon goes on in the next. */
static gboolean
ends_list (const Relating *self, guint index)
{
  guint16 c = gouji_prose_get (self->prose, index)->c;
  guint16 before = index > 0 ? gouji_prose_get (self->prose, index - 1)->c : 0;

  if (!gouji_mention_text_ends_sentence (self->prose, index) || (c == '.' && is_numbering (self, index)))
    return FALSE;
  return c != GOUJI_PROSE_END || (before != ':' && before != ';' && before != ',');
}

/* Follows brackets and sentences from one number to the next. Returns the letter behind the last end of a
 * sentence, @first when there is none, and counts them. */
static guint
walk (Relating *self, guint first, guint end, guint *n_sentences)
{
  guint start = first;

  for (guint i = first; i < end; i++) {
    guint16 c = gouji_prose_get (self->prose, i)->c;

    if (c == '(') {
      self->depth++;
    } else if (c == ')' && self->depth > 0) {
      close_deeper (self, --self->depth);
    } else if (ends_list (self, i)) {
      close_all (self);
      self->depth = 0;
      if (c != GOUJI_PROSE_END || start != i)
        (*n_sentences)++;
      start = i + 1;
    }
  }

  return start;
}

/* The number that the list before @index is a part of, when it stands in the same sentence: the one just
 * before, unless that belongs to a list itself. */
static int
find_whole_before (const Relating *self, guint index)
{
  guint i = index;

  while (i > self->first && !counts (self, i - 1))
    i--;
  if (i == self->first ||
      (i < index && get_found (self, i - 1)->sentence != get_found (self, index - 1)->sentence))
    return NONE;

  i--;
  if (get_found (self, i)->mention->whole != NONE && self->n_lists > 0 &&
      self->lists[self->n_lists - 1].depth == self->depth)
    return NONE;

  return (int) i;
}

/* The same in the sentence before: the only number there that counts such things and is no part of another.
 */
static int
find_whole_in_sentence_before (const Relating *self, guint index)
{
  guint sentence = get_found (self, index - 1)->sentence;
  int whole = NONE;

  for (guint i = index; i > self->first && get_found (self, i - 1)->sentence == sentence; i--) {
    if (!counts (self, i - 1) || !are_alike (self, i - 1, index) ||
        get_found (self, i - 1)->mention->whole != NONE)
      continue;
    if (whole != NONE)
      return NONE;
    whole = (int) i - 1;
  }

  return whole;
}

static void
open_list (Relating *self, guint index, guint n_sentences, GoujiMentionRelation relation)
{
  int whole = n_sentences == 0   ? find_whole_before (self, index)
              : n_sentences == 1 ? find_whole_in_sentence_before (self, index)
                                 : NONE;

  /* What stood in the list until now goes on only behind a bracket. */
  if (self->n_lists > 0 && self->lists[self->n_lists - 1].depth == self->depth)
    close_list (self);
  if (self->n_lists == DEEPEST_LIST)
    return;

  self->lists[self->n_lists++] = (List) {
    .relation = relation,
    .whole = whole,
    .first = index,
    .last = index,
    .depth = self->depth,
    .family = NONE,
  };
}

static gboolean
has_and_more (const Relating *self, guint index)
{
  guint end = get_found (self, index)->end;
  g_autofree char *rest =
    slice_folded (self, end, gouji_mention_text_find_rest (self->prose, end, GOUJI_NO_END));

  return matches (self->patterns->and_more, rest);
}

static void
add_member (Relating *self, guint index, const char *gap)
{
  List *list = &self->lists[self->n_lists - 1];
  int family = find_family (self, gap);

  if (list->family != NONE && family != NONE && family != list->family) {
    close_list (self);
    return;
  }
  if (family != NONE)
    list->family = family;

  if (list->whole == NONE)
    return;
  if (!are_alike (self, (guint) list->whole, index)) {
    list->skipped = TRUE;
    return;
  }

  get_found (self, index)->mention->whole = list->whole;
  get_found (self, index)->mention->relation = list->relation;
  list->last = index;
  list->n_members++;
  if (has_and_more (self, index)) {
    list->skipped = TRUE;
  } else if (list->relation == GOUJI_MENTION_SOME && matches (self->patterns->rest, gap)) {
    list->relation = GOUJI_MENTION_SHARE;
    set_relation (self, list, GOUJI_MENTION_SHARE);
  }
}

/* The per cent that the number just before is of its whole. */
static void
add_percentage (const Relating *self, guint index, const char *gap)
{
  GoujiMention *mention = get_found (self, index)->mention;

  if (index == self->first || !counts (self, index - 1) || !matches (self->patterns->percentage, gap) ||
      get_found (self, index - 1)->mention->whole == NONE)
    return;

  mention->relation = GOUJI_MENTION_PERCENTAGE;
  mention->whole = get_found (self, index - 1)->mention->whole;
  mention->numerator = (int) index - 1;
}

static gboolean
is_percentage (const Relating *self, guint index)
{
  return get_found (self, index)->mention->about == GOUJI_ABOUT_RATIO;
}

/* The per cents of several numbers, as many as there are numbers of one list just before. */
static void
add_percentages (const Relating *self, guint index, const char *gap)
{
  guint end = index;
  guint n;

  if (!matches (self->patterns->percentages, gap))
    return;
  while (end < self->found->len && is_percentage (self, end) &&
         get_found (self, end)->sentence == get_found (self, index)->sentence)
    end++;

  n = end - index;
  if (n < 2 || index < self->first + n ||
      (index > self->first + n && counts (self, index - n - 1) &&
       get_found (self, index - n - 1)->mention->whole == get_found (self, index - 1)->mention->whole))
    return;
  for (guint i = index - n; i < index; i++) {
    if (!counts (self, i) || get_found (self, i)->mention->whole == NONE ||
        get_found (self, i)->mention->whole != get_found (self, index - 1)->mention->whole)
      return;
  }

  for (guint i = index; i < end; i++) {
    GoujiMention *mention = get_found (self, i)->mention;

    mention->relation = GOUJI_MENTION_PERCENTAGE;
    mention->numerator = (int) (i - n);
    mention->whole = get_found (self, i - n)->mention->whole;
  }
}

static void
relate (Relating *self, guint index)
{
  const GoujiFoundMention *before = index > self->first ? get_found (self, index - 1) : NULL;
  guint first = before != NULL ? before->end : get_found (self, index)->sentence;
  guint end = get_found (self, index)->first;
  guint n_sentences = 0;
  guint start;
  guint opening;
  g_autofree char *gap = NULL;

  if (end < first || end - first > LONGEST_GAP) {
    close_all (self);
    self->depth = 0;
    return;
  }

  start = walk (self, first, end, &n_sentences);
  gap = slice_folded (self, start, end);
  if (is_percentage (self, index)) {
    if (get_found (self, index)->mention->relation == GOUJI_MENTION_ALONE) {
      add_percentage (self, index, gap);
      add_percentages (self, index, gap);
    }
    return;
  }
  if (!counts (self, index))
    return;

  opening = find_match (self->patterns->some, gap);
  if (opening <= (n_sentences > 0 ? LATEST_OPENING : LONGEST_GAP))
    open_list (self, index, n_sentences, GOUJI_MENTION_SOME);
  else if (n_sentences == 0 && matches (self->patterns->share, gap))
    open_list (self, index, n_sentences, GOUJI_MENTION_SHARE);
  else if (self->n_lists > 0 && matches (self->patterns->ends, gap))
    close_list (self);
  if (self->n_lists > 0)
    add_member (self, index, gap);
}

/**
 * gouji_mentions_relate:
 * @prose: the text of a part
 * @found: (element-type GoujiFoundMention): what was found in the report until now
 * @first: the first of them that stands in this text
 *
 * Finds out which of the numbers belong to others: lists of parts behind a whole, and per cents. A list that
 * does not say what it is a list of belongs to nothing.
 */
void
gouji_mentions_relate (const GoujiRelationPatterns *patterns,
                       const GoujiProse *prose,
                       GArray *found,
                       guint first)
{
  Relating self = { .patterns = patterns, .prose = prose, .found = found, .first = first };

  for (guint i = first; i < found->len; i++)
    relate (&self, i);
  close_all (&self);
}
