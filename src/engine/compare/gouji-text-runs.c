/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-text-runs.h"

#include <string.h>

#include "compare/gouji-sequences.h"
#include "compare/gouji-text-tokens.h"

/* How far a piece that was put in is moved to where it reads as a whole. */
#define FARTHEST_SLIDE 256

/* What both texts have between two changes. A number that stayed is worth seeing more than a word. */
#define NUMBER_WEIGHT 2

/* A text and what became of each of its tokens. */
typedef struct {
  const char *text;
  GArray *tokens;
  gboolean *changed;
} Side;

/* Tokens of both sides that stand in the place of each other: first to end. What is between two hunks is the
 * same on both sides. */
typedef struct {
  guint out;
  guint out_end;
  guint in;
  guint in_end;
} Hunk;

static const GoujiToken *
get_token (const Side *side, guint index)
{
  return &g_array_index (side->tokens, GoujiToken, index);
}

static gboolean
reads_same (const Side *side, guint index, guint other)
{
  const GoujiToken *one = get_token (side, index);
  const GoujiToken *two = get_token (side, other);
  gsize length = one->end - one->start;

  return length == two->end - two->start &&
         memcmp (side->text + one->start, side->text + two->start, length) == 0;
}

/* -- finding what differs -- */

static void
init_side (Side *side, const char *text)
{
  side->text = text;
  side->tokens = gouji_text_split_tokens (text);
  side->changed = g_new0 (gboolean, side->tokens->len);
}

static void
clear_side (Side *side)
{
  g_array_unref (side->tokens);
  g_free (side->changed);
}

/* Returns: the first token from @token on that does not stand before @end */
static guint
skip_to (const Side *side, guint token, gsize end)
{
  while (token < side->tokens->len && get_token (side, token)->start < end)
    token++;

  return token;
}

/* What the search is told of: paragraphs, and the tokens within those that are not in both texts. */
typedef struct {
  Side before;
  Side after;
  guint *before_elements;
  guint *after_elements;
} Texts;

static void
compare_hunk (Texts *texts, const Hunk *hunk)
{
  gouji_sequences_compare (texts->before_elements + hunk->out, hunk->out_end - hunk->out,
                           texts->after_elements + hunk->in, hunk->in_end - hunk->in,
                           texts->before.changed + hunk->out, texts->after.changed + hunk->in);
}

static gsize
get_end (const GArray *paragraphs, guint n)
{
  return n > 0 ? g_array_index (paragraphs, GoujiToken, n - 1).end : 0;
}

/* A paragraph ends in a token of its own, so that no token stands in two. */
static void
compare_paragraphs (Texts *texts)
{
  g_autoptr (GArray) old = gouji_text_split_paragraphs (texts->before.text);
  g_autoptr (GArray) new = gouji_text_split_paragraphs (texts->after.text);
  g_autofree gboolean *out = g_new0 (gboolean, old->len);
  g_autofree gboolean *in = g_new0 (gboolean, new->len);
  g_autofree guint *old_elements = NULL;
  g_autofree guint *new_elements = NULL;
  Hunk hunk = { 0 };
  guint i = 0;
  guint j = 0;

  gouji_tokens_number (texts->before.text, old, texts->after.text, new, &old_elements, &new_elements);
  gouji_sequences_compare (old_elements, old->len, new_elements, new->len, out, in);

  while (i < old->len || j < new->len) {
    while (i < old->len && j < new->len && !out[i] && !in[j]) {
      i++;
      j++;
    }
    hunk.out = skip_to (&texts->before, hunk.out_end, get_end (old, i));
    hunk.in = skip_to (&texts->after, hunk.in_end, get_end (new, j));
    while (i < old->len && out[i])
      i++;
    while (j < new->len && in[j])
      j++;
    hunk.out_end = skip_to (&texts->before, hunk.out, get_end (old, i));
    hunk.in_end = skip_to (&texts->after, hunk.in, get_end (new, j));
    compare_hunk (texts, &hunk);
  }
}

static GArray *
list_hunks (const Side *before, const Side *after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));
  Hunk hunk = { 0 };

  while (hunk.out_end < before->tokens->len || hunk.in_end < after->tokens->len) {
    hunk.out = hunk.out_end;
    hunk.in = hunk.in_end;
    while (hunk.out_end < before->tokens->len && before->changed[hunk.out_end])
      hunk.out_end++;
    while (hunk.in_end < after->tokens->len && after->changed[hunk.in_end])
      hunk.in_end++;
    if (hunk.out < hunk.out_end || hunk.in < hunk.in_end)
      g_array_append_val (hunks, hunk);
    while (hunk.out_end < before->tokens->len && hunk.in_end < after->tokens->len &&
           !before->changed[hunk.out_end] && !after->changed[hunk.in_end]) {
      hunk.out_end++;
      hunk.in_end++;
    }
  }

  return hunks;
}

/* -- making it readable -- */

static guint
weigh (const Side *side, guint from, guint to)
{
  guint weight = 0;

  for (guint i = from; i < to; i++) {
    GoujiTokenKind kind = get_token (side, i)->kind;

    if (kind >= GOUJI_TOKEN_LETTER)
      weight += kind == GOUJI_TOKEN_NUMBER ? NUMBER_WEIGHT : 1;
  }

  return weight;
}

static guint
weigh_hunk (const Side *before, const Side *after, const Hunk *hunk)
{
  return MAX (weigh (before, hunk->out, hunk->out_end), weigh (after, hunk->in, hunk->in_end));
}

static gboolean
has_break (const Side *side, guint from, guint to)
{
  for (guint i = from; i < to; i++) {
    if (get_token (side, i)->kind == GOUJI_TOKEN_BREAK)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_one_number (const Side *side, guint from, guint to)
{
  return to - from == 1 && get_token (side, from)->kind == GOUJI_TOKEN_NUMBER;
}

/* One number in the place of another: the clearest change that there is. */
static gboolean
is_number_change (const Side *before, const Side *after, const Hunk *hunk)
{
  return is_one_number (before, hunk->out, hunk->out_end) && is_one_number (after, hunk->in, hunk->in_end);
}

/* A hunk with its weight, which grows as hunks are joined. */
typedef struct {
  Hunk hunk;
  guint weight;
} Weighed;

/* A few characters that two sentences happen to share only tear them apart: where both changes are larger
 * than what is between them, they are one change. Paragraphs and numbers stay apart. */
static gboolean
should_join (const Side *before, const Side *after, const Weighed *one, const Weighed *two)
{
  guint same = two->hunk.out - one->hunk.out_end;

  if (same > MIN (one->weight, two->weight) * 2)
    return FALSE;
  if (has_break (before, one->hunk.out_end, two->hunk.out))
    return FALSE;
  if (is_number_change (before, after, &one->hunk) || is_number_change (before, after, &two->hunk))
    return FALSE;

  return weigh (before, one->hunk.out_end, two->hunk.out) <= MIN (one->weight, two->weight);
}

static GArray *
join_hunks (const Side *before, const Side *after, const GArray *hunks)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Weighed));
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (Hunk));

  for (guint i = 0; i < hunks->len; i++) {
    Weighed next = { .hunk = g_array_index (hunks, Hunk, i) };

    next.weight = weigh_hunk (before, after, &next.hunk);
    while (stack->len > 0) {
      const Weighed *last = &g_array_index (stack, Weighed, stack->len - 1);

      if (!should_join (before, after, last, &next))
        break;
      next.weight += last->weight + weigh (before, last->hunk.out_end, next.hunk.out);
      next.hunk.out = last->hunk.out;
      next.hunk.in = last->hunk.in;
      g_array_set_size (stack, stack->len - 1);
    }
    g_array_append_val (stack, next);
  }

  for (guint i = 0; i < stack->len; i++)
    g_array_append_val (joined, g_array_index (stack, Weighed, i).hunk);
  return joined;
}

/* How well a change begins or ends before the token: at a paragraph best, then behind a mark. */
static guint
rate_boundary (const Side *side, guint index)
{
  GoujiTokenKind kind;

  if (index == 0 || index == side->tokens->len)
    return 4;

  kind = get_token (side, index - 1)->kind;
  if (kind == GOUJI_TOKEN_BREAK)
    return 4;
  if (kind == GOUJI_TOKEN_MARK)
    return 3;
  return kind == GOUJI_TOKEN_SPACE ? 2 : 0;
}

/*
 * Tokens @from to @to are on this side alone. Where what stands before them reads like their end, they may as
 * well be said to stand there, and the same behind them: "a, b, c" with "b, " put in rather than ", b".
 *
 * Returns: how far they are best moved, negative towards the beginning
 */
static int
find_slide (const Side *side, guint from, guint to, guint room_before, guint room_behind)
{
  guint best_rating = rate_boundary (side, from) + rate_boundary (side, to);
  int best = 0;

  for (guint i = 1; i <= MIN (room_before, FARTHEST_SLIDE) && reads_same (side, from - i, to - i); i++) {
    guint rating = rate_boundary (side, from - i) + rate_boundary (side, to - i);

    if (rating > best_rating) {
      best_rating = rating;
      best = -(int) i;
    }
  }
  for (guint i = 1; i <= MIN (room_behind, FARTHEST_SLIDE) && reads_same (side, from + i - 1, to + i - 1);
       i++) {
    guint rating = rate_boundary (side, from + i) + rate_boundary (side, to + i);

    if (rating > best_rating) {
      best_rating = rating;
      best = (int) i;
    }
  }

  return best;
}

static void
slide_hunks (const Side *before, const Side *after, GArray *hunks)
{
  for (guint i = 0; i < hunks->len; i++) {
    Hunk *hunk = &g_array_index (hunks, Hunk, i);
    /* It must not come to touch its neighbour: one token of what is the same stays between them. */
    guint start = i > 0 ? g_array_index (hunks, Hunk, i - 1).out_end + 1 : 0;
    guint end = i + 1 < hunks->len ? g_array_index (hunks, Hunk, i + 1).out - 1 : before->tokens->len;
    guint room_before = hunk->out - start;
    guint room_behind = end - hunk->out_end;
    int way = 0;

    if (hunk->out == hunk->out_end)
      way = find_slide (after, hunk->in, hunk->in_end, room_before, room_behind);
    else if (hunk->in == hunk->in_end)
      way = find_slide (before, hunk->out, hunk->out_end, room_before, room_behind);
    hunk->out += way;
    hunk->out_end += way;
    hunk->in += way;
    hunk->in_end += way;
  }
}

/* -- the runs -- */

static void
free_run (GoujiTextRun *run)
{
  g_free (run->text);
  g_free (run);
}

static void
add_run (GPtrArray *runs, GoujiRunKind kind, const Side *side, guint from, guint to)
{
  gsize start;
  GoujiTextRun *run;

  if (from == to)
    return;

  start = get_token (side, from)->start;
  run = g_new (GoujiTextRun, 1);
  run->kind = kind;
  run->text = g_strndup (side->text + start, get_token (side, to - 1)->end - start);
  g_ptr_array_add (runs, run);
}

static GPtrArray *
list_runs (const Side *before, const Side *after, const GArray *hunks, gboolean swapped)
{
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_run);
  guint at = 0;

  for (guint i = 0; i < hunks->len; i++) {
    const Hunk *hunk = &g_array_index (hunks, Hunk, i);

    add_run (runs, GOUJI_RUN_SAME, before, at, hunk->out);
    if (swapped)
      add_run (runs, GOUJI_RUN_OUT, after, hunk->in, hunk->in_end);
    add_run (runs, swapped ? GOUJI_RUN_IN : GOUJI_RUN_OUT, before, hunk->out, hunk->out_end);
    if (!swapped)
      add_run (runs, GOUJI_RUN_IN, after, hunk->in, hunk->in_end);
    at = hunk->out_end;
  }

  add_run (runs, GOUJI_RUN_SAME, before, at, before->tokens->len);
  return runs;
}

/**
 * gouji_compare_texts:
 * @before: a text, paragraphs parted by LF
 * @after: what it became
 *
 * Compares paragraph by paragraph, and those that differ word by word: numbers whole, Chinese by characters,
 * as people read it. Of several ways to tell the difference the one is taken that begins and ends with
 * paragraphs, clauses and words; exchanging the texts exchanges what is put in with what is taken out, and
 * nothing else. Takes time in proportion to the length of both.
 *
 * Returns: (transfer full) (element-type GoujiTextRun): @before and @after in one
 */
GPtrArray *
gouji_compare_texts (const char *before, const char *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  /* The search chooses among ways of the same length by which of the texts is first. */
  gboolean swapped = strcmp (before, after) > 0;
  Texts texts = { 0 };
  g_autoptr (GArray) hunks = NULL;
  g_autoptr (GArray) joined = NULL;
  GPtrArray *runs;

  init_side (&texts.before, swapped ? after : before);
  init_side (&texts.after, swapped ? before : after);
  gouji_tokens_number (texts.before.text, texts.before.tokens, texts.after.text, texts.after.tokens,
                       &texts.before_elements, &texts.after_elements);
  compare_paragraphs (&texts);

  hunks = list_hunks (&texts.before, &texts.after);
  joined = join_hunks (&texts.before, &texts.after, hunks);
  slide_hunks (&texts.before, &texts.after, joined);
  runs = list_runs (&texts.before, &texts.after, joined, swapped);

  g_free (texts.before_elements);
  g_free (texts.after_elements);
  clear_side (&texts.before);
  clear_side (&texts.after);
  return runs;
}
