/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose/gouji-search.h"

#include <stdlib.h>

/* What a search may look at and find. A report in which more is wrong than can be told apart has no
 * diagnosis. */
#define MOST_STEPS 400000
#define MOST_FOUND 2000

/* How many numbers are changed together where fewer do not explain a violation. */
#define DEEPEST 3

/* A wrong number leaves its trace in every equation that it takes part in: the same difference, as many times
 * as its coefficient says. So a violated equation that is to be settled by one more number says which
 * difference each of its numbers would need, and the other equations of that number say whether they agree.
 * What they then lack says it of the next number. Only numbers that share all their equations, and nothing
 * else, cannot be told apart so; those that could have changed places are tried as slips. */
typedef struct {
  const GoujiLedger *ledger;
  GPtrArray *slips;
  GPtrArray *found;
  GHashTable *keys;
  guint steps;
} Search;

static const GoujiLine *
get_line (const GoujiLedger *ledger, guint line)
{
  return &g_array_index (ledger->lines, GoujiLine, line);
}

static gint64
residual_after (const GoujiLedger *ledger, const GoujiAttempt *attempt, guint line)
{
  gint64 residual = get_line (ledger, line)->residual;

  for (guint i = 0; i < attempt->n; i++)
    residual +=
      attempt->deltas[i].amount * gouji_ledger_get_coefficient (ledger, line, attempt->deltas[i].cell);

  return residual;
}

static gboolean
changes (const GoujiAttempt *attempt, guint cell)
{
  for (guint i = 0; i < attempt->n; i++) {
    if (attempt->deltas[i].cell == cell)
      return TRUE;
  }

  return FALSE;
}

/* Returns: whether an equation that the attempt touches would not hold; gives the first */
static gboolean
find_open (const GoujiLedger *ledger, const GoujiAttempt *attempt, guint *line)
{
  for (guint i = 0; i < attempt->n; i++) {
    guint cell = attempt->deltas[i].cell;

    for (guint l = ledger->starts[cell]; l < ledger->starts[cell + 1]; l++) {
      *line = ledger->lines_of[l];
      if (!gouji_ledger_holds (ledger, *line, residual_after (ledger, attempt, *line)))
        return TRUE;
    }
  }

  return FALSE;
}

static int
compare_deltas (const void *a, const void *b)
{
  const GoujiDelta *first = a;
  const GoujiDelta *second = b;

  return (first->cell > second->cell) - (first->cell < second->cell);
}

/* The same changes make the same key, in whatever order they were come upon. */
static char *
make_key (const GoujiAttempt *attempt)
{
  GoujiAttempt sorted = *attempt;
  GString *key = g_string_new (NULL);

  qsort (sorted.deltas, sorted.n, sizeof *sorted.deltas, compare_deltas);
  for (guint i = 0; i < sorted.n; i++)
    g_string_append_printf (key, "%u:%" G_GINT64_FORMAT " ", sorted.deltas[i].cell, sorted.deltas[i].amount);

  return g_string_free (key, FALSE);
}

/**
 * gouji_attempt_list_settled:
 *
 * Returns: (transfer full) (element-type guint): the violated equations that would hold, as lines of @ledger
 * in their order
 */
GPtrArray *
gouji_attempt_list_settled (const GoujiAttempt *self, const GoujiLedger *ledger)
{
  GPtrArray *settled = g_ptr_array_new ();

  for (guint line = 0; line < ledger->lines->len; line++) {
    gint64 residual;

    if (!get_line (ledger, line)->violated)
      continue;
    residual = residual_after (ledger, self, line);
    if (residual != get_line (ledger, line)->residual && gouji_ledger_holds (ledger, line, residual))
      g_ptr_array_add (settled, GUINT_TO_POINTER (line));
  }

  return settled;
}

static void
keep (Search *self, const GoujiAttempt *attempt)
{
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) settled = NULL;

  if (self->found->len >= MOST_FOUND)
    return;

  settled = gouji_attempt_list_settled (attempt, self->ledger);
  if (settled->len == 0)
    return;

  key = make_key (attempt);
  if (g_hash_table_add (self->keys, g_steal_pointer (&key)))
    g_ptr_array_add (self->found, g_memdup2 (attempt, sizeof *attempt));
}

/* Adds the change of @cell that settles @line. Returns: whether there is one */
static gboolean
push (const GoujiLedger *ledger, GoujiAttempt *attempt, guint line, guint cell)
{
  int coefficient = gouji_ledger_get_coefficient (ledger, line, cell);
  gint64 residual, amount;

  if (coefficient == 0 || !ledger->can_change[cell] || attempt->n >= GOUJI_MOST_DELTAS ||
      changes (attempt, cell))
    return FALSE;

  residual = residual_after (ledger, attempt, line);
  amount = -residual / coefficient;
  if (amount == 0 || residual % coefficient != 0 ||
      !gouji_ledger_accepts (ledger, cell, ledger->values[cell] + amount))
    return FALSE;

  attempt->deltas[attempt->n++] = (GoujiDelta) { cell, amount };
  return TRUE;
}

static void settle (Search *self, GoujiAttempt *attempt, guint line, guint n_more);

/* Keeps the attempt when all that it touches holds; else goes on with what does not. */
static void
go_on (Search *self, GoujiAttempt *attempt, guint n_more)
{
  guint line;

  if (!find_open (self->ledger, attempt, &line))
    keep (self, attempt);
  else if (n_more > 0)
    settle (self, attempt, line, n_more);
}

/* A bound does not say by how much it wants to be kept. */
static void
settle (Search *self, GoujiAttempt *attempt, guint line, guint n_more)
{
  if (get_line (self->ledger, line)->equation->relation != GOUJI_RELATION_EQUAL)
    return;

  for (guint cell = 0; cell < self->ledger->n_cells && self->steps < MOST_STEPS; cell++) {
    if (!push (self->ledger, attempt, line, cell))
      continue;
    self->steps++;
    go_on (self, attempt, n_more - 1);
    attempt->n--;
  }
}

static gboolean
touches (const GoujiLedger *ledger, const GoujiAttempt *attempt, guint line)
{
  return residual_after (ledger, attempt, line) != get_line (ledger, line)->residual;
}

static gboolean
touches_violated (const GoujiLedger *ledger, const GoujiAttempt *attempt)
{
  for (guint line = 0; line < ledger->lines->len; line++) {
    if (get_line (ledger, line)->violated && touches (ledger, attempt, line))
      return TRUE;
  }

  return FALSE;
}

/* One slip, and one together with a number. */
static void
search_slips (Search *self, guint n_more)
{
  for (guint i = 0; i < self->slips->len; i++) {
    GoujiAttempt attempt = *(const GoujiAttempt *) self->slips->pdata[i];

    if (touches_violated (self->ledger, &attempt))
      go_on (self, &attempt, n_more);
  }
}

/* One number and two, from each violation. */
static void
search_numbers (Search *self)
{
  for (guint line = 0; line < self->ledger->lines->len; line++) {
    GoujiAttempt attempt = { 0 };

    if (get_line (self->ledger, line)->violated)
      settle (self, &attempt, line, 2);
  }
}

static gboolean
is_explained (const Search *self, guint line)
{
  for (guint i = 0; i < self->found->len; i++) {
    if (touches (self->ledger, self->found->pdata[i], line))
      return TRUE;
  }

  return FALSE;
}

/* Returns: whether @slip could be joined to @attempt */
static gboolean
join (GoujiAttempt *attempt, const GoujiAttempt *slip)
{
  if (attempt->n + slip->n > GOUJI_MOST_DELTAS)
    return FALSE;

  for (guint i = 0; i < slip->n; i++) {
    if (changes (attempt, slip->deltas[i].cell))
      return FALSE;
    attempt->deltas[attempt->n++] = slip->deltas[i];
  }
  attempt->n_of_slips = attempt->n;
  attempt->slips[attempt->n_slips++] = slip->slips[0];
  return TRUE;
}

static void
search_two_slips (Search *self, const GoujiAttempt *first)
{
  guint open;

  if (!find_open (self->ledger, first, &open))
    return;

  for (guint i = 0; i < self->slips->len && self->steps < MOST_STEPS; i++) {
    GoujiAttempt attempt = *first;

    self->steps++;
    if (touches (self->ledger, self->slips->pdata[i], open) && join (&attempt, self->slips->pdata[i]))
      go_on (self, &attempt, 0);
  }
}

/* Where less does not explain a violation: three numbers, or two slips. */
static void
search_deep (Search *self, guint line)
{
  GoujiAttempt attempt = { 0 };

  for (guint i = 0; i < self->slips->len; i++) {
    if (touches (self->ledger, self->slips->pdata[i], line))
      search_two_slips (self, self->slips->pdata[i]);
  }
  settle (self, &attempt, line, DEEPEST);
}

/**
 * gouji_search:
 *
 * Looks for the smallest sets of changes after which every equation that they touch holds, and some that is
 * violated. All such sets of one number and of two are found whose numbers do not share all their equations;
 * of those that do, the ones where numbers have changed places.
 *
 * Returns: (transfer full) (element-type GoujiAttempt): what was found
 */
GPtrArray *
gouji_search (const GoujiLedger *ledger)
{
  Search self = { .ledger = ledger, .found = g_ptr_array_new_with_free_func (g_free) };

  self.slips = gouji_slips_list (ledger);
  self.keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  /* What is a slip is kept as one: the same changes are found again as so many numbers. */
  search_slips (&self, 0);
  search_numbers (&self);
  search_slips (&self, 1);
  for (guint line = 0; line < ledger->lines->len; line++) {
    if (get_line (ledger, line)->violated && !is_explained (&self, line))
      search_deep (&self, line);
  }

  g_hash_table_unref (self.keys);
  g_ptr_array_unref (self.slips);
  return self.found;
}
