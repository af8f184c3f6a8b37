/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compare/gouji-sequences.h"

#include <stdlib.h>

/*
 * Eugene W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986): two searches,
 * from the beginning and from the end, go over the diagonals until they meet; that point parts the task in
 * two. The tasks wait in a list, so that no stack grows with the input.
 *
 * Two texts that have little in common would take the product of their lengths. After so many steps a search
 * gives up and parts the task at the farthest point that it has come to, so that all of it takes no more than
 * that many operations for each element. What is found then is right, but need not be the shortest.
 */
#define MOST_STEPS 96

/* No path has come to this diagonal. */
#define NOWHERE G_MININT
#define NOWHERE_BACK G_MAXINT

/* Elements from..to of one sequence against those of the other. */
typedef struct {
  int before;
  int before_end;
  int after;
  int after_end;
} Box;

/* A diagonal holds the places whose index before less that after is the same. */
typedef struct {
  const guint *before;
  const guint *after;
  int *forward; /* for each diagonal, how far a path has come on it, as an index into before */
  int *backward;
} Search;

typedef struct {
  int before;
  int after;
} Place;

static Box
trim (const Search *search, Box box)
{
  while (box.before < box.before_end && box.after < box.after_end &&
         search->before[box.before] == search->after[box.after]) {
    box.before++;
    box.after++;
  }
  while (box.before < box.before_end && box.after < box.after_end &&
         search->before[box.before_end - 1] == search->after[box.after_end - 1]) {
    box.before_end--;
    box.after_end--;
  }

  return box;
}

/* One step from each of two neighbouring diagonals, and then as far as both sequences agree. */
static int
go_forward (const Search *search, const Box *box, int diagonal)
{
  int beside = search->forward[diagonal - 1];
  int above = search->forward[diagonal + 1];
  int x = NOWHERE;

  if (beside != NOWHERE && beside < box->before_end)
    x = beside + 1;
  if (above != NOWHERE && above - diagonal <= box->after_end)
    x = MAX (x, above);
  if (x == NOWHERE)
    return NOWHERE;

  while (x < box->before_end && x - diagonal < box->after_end &&
         search->before[x] == search->after[x - diagonal])
    x++;

  return x;
}

static int
go_backward (const Search *search, const Box *box, int diagonal)
{
  int beside = search->backward[diagonal + 1];
  int below = search->backward[diagonal - 1];
  int x = NOWHERE_BACK;

  if (beside != NOWHERE_BACK && beside > box->before)
    x = beside - 1;
  if (below != NOWHERE_BACK && below - diagonal >= box->after)
    x = MIN (x, below);
  if (x == NOWHERE_BACK)
    return NOWHERE_BACK;

  while (x > box->before && x - diagonal > box->after &&
         search->before[x - 1] == search->after[x - 1 - diagonal])
    x--;

  return x;
}

/* The diagonals that a search has come to after so many steps: every other one from @low to @high. */
typedef struct {
  int low;
  int high;
} Reach;

static Reach
get_reach (const Box *box, int middle, int steps)
{
  int lowest = box->before - box->after_end;
  int highest = box->before_end - box->after;
  Reach reach = { middle - steps, middle + steps };

  if (reach.low < lowest)
    reach.low = lowest + ((lowest - reach.low) & 1);
  if (reach.high > highest)
    reach.high = highest - ((reach.high - highest) & 1);

  return reach;
}

/* The diagonals beside those that were come to are read, and hold what another task left there. */
static void
clear_beside (const Box *box, int *places, int middle, int steps, int nowhere)
{
  int lowest = box->before - box->after_end;
  int highest = box->before_end - box->after;

  if (middle - steps - 1 >= lowest - 1)
    places[middle - steps - 1] = nowhere;
  if (middle + steps + 1 <= highest + 1)
    places[middle + steps + 1] = nowhere;
}

/* The farthest point that any of the paths has come to. */
static Place
give_up (const Search *search, const Box *box, int steps)
{
  int start = box->before - box->after;
  int end = box->before_end - box->after_end;
  Reach forward = get_reach (box, start, steps);
  Reach backward = get_reach (box, end, steps);
  Place best = { box->before, box->after };
  gint64 farthest = -1;

  for (int d = forward.low; d <= forward.high; d += 2) {
    int x = search->forward[d];
    gint64 way = x == NOWHERE ? -1 : (gint64) x - box->before + (x - d) - box->after;

    if (way > farthest) {
      farthest = way;
      best = (Place) { x, x - d };
    }
  }
  for (int d = backward.low; d <= backward.high; d += 2) {
    int x = search->backward[d];
    gint64 way = x == NOWHERE_BACK ? -1 : (gint64) box->before_end - x + box->after_end - (x - d);

    if (way > farthest) {
      farthest = way;
      best = (Place) { x, x - d };
    }
  }

  return best;
}

static gboolean
is_within (Reach reach, int diagonal)
{
  return diagonal >= reach.low && diagonal <= reach.high;
}

/* One step of the search from the beginning. Returns: whether it met the other one */
static gboolean
step_forward (const Search *search, const Box *box, int steps, Place *met)
{
  int start = box->before - box->after;
  int end = box->before_end - box->after_end;
  gboolean may_meet = ((start - end) & 1) != 0;
  Reach reach = get_reach (box, start, steps);
  Reach other = get_reach (box, end, steps - 1);

  clear_beside (box, search->forward, start, steps, NOWHERE);
  for (int d = reach.low; d <= reach.high; d += 2) {
    int x = go_forward (search, box, d);

    search->forward[d] = x;
    if (may_meet && x != NOWHERE && is_within (other, d) && search->backward[d] <= x) {
      *met = (Place) { x, x - d };
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
step_backward (const Search *search, const Box *box, int steps, Place *met)
{
  int start = box->before - box->after;
  int end = box->before_end - box->after_end;
  gboolean may_meet = ((start - end) & 1) == 0;
  Reach reach = get_reach (box, end, steps);
  Reach other = get_reach (box, start, steps);

  clear_beside (box, search->backward, end, steps, NOWHERE_BACK);
  for (int d = reach.low; d <= reach.high; d += 2) {
    int x = go_backward (search, box, d);

    search->backward[d] = x;
    if (may_meet && x != NOWHERE_BACK && is_within (other, d) && search->forward[d] >= x) {
      *met = (Place) { x, x - d };
      return TRUE;
    }
  }

  return FALSE;
}

/* Where the shortest way through the box passes; neither of its corners, for what both have in common at its
 * ends is trimmed. */
static Place
find_middle (const Search *search, const Box *box)
{
  int start = box->before - box->after;
  int end = box->before_end - box->after_end;
  Place met;

  search->forward[start] = box->before;
  search->backward[end] = box->before_end;
  clear_beside (box, search->forward, start, 0, NOWHERE);
  clear_beside (box, search->backward, end, 0, NOWHERE_BACK);

  for (int steps = 1; steps <= MOST_STEPS; steps++) {
    if (step_forward (search, box, steps, &met) || step_backward (search, box, steps, &met))
      return met;
  }

  return give_up (search, box, MOST_STEPS);
}

static void
mark (gboolean *flags, int from, int to)
{
  for (int i = from; i < to; i++)
    flags[i] = TRUE;
}

static gboolean
is_corner (const Box *box, Place place)
{
  return (place.before == box->before && place.after == box->after) ||
         (place.before == box->before_end && place.after == box->after_end);
}

static void
search_all (const Search *search, Box whole, gboolean *out, gboolean *in)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Box));

  g_array_append_val (waiting, whole);
  while (waiting->len > 0) {
    Box box = trim (search, g_array_index (waiting, Box, waiting->len - 1));
    Place middle = { box.before, box.after };

    g_array_set_size (waiting, waiting->len - 1);
    if (box.before < box.before_end && box.after < box.after_end)
      middle = find_middle (search, &box);
    if (is_corner (&box, middle)) {
      mark (out, box.before, box.before_end);
      mark (in, box.after, box.after_end);
      continue;
    }

    Box rest = { middle.before, box.before_end, middle.after, box.after_end };
    box.before_end = middle.before;
    box.after_end = middle.after;
    g_array_append_val (waiting, rest);
    g_array_append_val (waiting, box);
  }
}

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

static guint *
sort_elements (const guint *elements, guint n)
{
  guint *sorted = g_memdup2 (elements, n * sizeof (guint));

  if (n > 0)
    qsort (sorted, n, sizeof (guint), compare_elements);

  return sorted;
}

/* The elements that the other sequence has too, with where they stood. The others are marked: nothing can be
 * found for them, and the search need not pass them. */
typedef struct {
  guint *elements;
  guint *places;
  int n;
} Shared;

static Shared
find_shared (const guint *elements, guint n, const guint *other, guint n_other, gboolean *flags)
{
  g_autofree guint *sorted = sort_elements (other, n_other);
  Shared shared = { g_new (guint, n), g_new (guint, n), 0 };

  for (guint i = 0; i < n; i++) {
    flags[i] =
      n_other == 0 || bsearch (&elements[i], sorted, n_other, sizeof (guint), compare_elements) == NULL;
    if (flags[i])
      continue;
    shared.elements[shared.n] = elements[i];
    shared.places[shared.n++] = i;
  }

  return shared;
}

static void
spread (const Shared *shared, const gboolean *found, gboolean *flags)
{
  for (int i = 0; i < shared->n; i++)
    flags[shared->places[i]] = found[i];
}

static void
clear_shared (Shared *shared)
{
  g_free (shared->elements);
  g_free (shared->places);
}

/**
 * gouji_sequences_compare:
 * @before: (array length=n_before): elements; the same number is the same element
 * @after: (array length=n_after): the others
 * @out: (out caller-allocates) (array length=n_before): whether each of @before is not in @after
 * @in: (out caller-allocates) (array length=n_after): whether each of @after is new
 *
 * Finds elements that stand in both in the same order: many of them, and the most that there are, where the
 * sequences do not differ in too much. What is not marked in @out is, one by one, what is not marked in @in.
 * Takes time in proportion to the sum of both lengths.
 */
void
gouji_sequences_compare (
  const guint *before, guint n_before, const guint *after, guint n_after, gboolean *out, gboolean *in)
{
  Shared old = find_shared (before, n_before, after, n_after, out);
  Shared new = find_shared (after, n_after, before, n_before, in);
  gsize n_diagonals = (gsize) old.n + (gsize) new.n + 3;
  g_autofree int *forward = g_new (int, n_diagonals);
  g_autofree int *backward = g_new (int, n_diagonals);
  g_autofree gboolean *old_out = g_new0 (gboolean, old.n);
  g_autofree gboolean *new_in = g_new0 (gboolean, new.n);
  Search search = { old.elements, new.elements, forward + new.n + 1, backward + new.n + 1 };

  search_all (&search, (Box) { 0, old.n, 0, new.n }, old_out, new_in);
  spread (&old, old_out, out);
  spread (&new, new_in, in);

  clear_shared (&old);
  clear_shared (&new);
}
