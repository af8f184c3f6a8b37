/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-settle.h"

#include <string.h>

#include "fill/gouji-alternatives.h"
#include "fill/gouji-evidence.h"

/* Each pass may decide rows that let the next one decide more. */
#define MOST_PASSES 4

/* Where so many rows of a table contradict the order of its columns, and more than agree with it, the order
 * is not what the heads seemed to say. */
#define FEWEST_CONTRADICTIONS 3

/* An order that no head tells is the form's when so many times as many rows agree with it as contradict it.
 */
#define LEAST_AGREEMENT 4

/* A row whose own sum is wrong is likelier to have moved by a place than to be misprinted when moving it back
 * mends so many equations. */
#define FEWEST_MENDED 2

/* From this share of rows with lost numbers on, a row that is whole is so by luck. */
#define MUCH_DAMAGE 0.3

typedef struct {
  GoujiForm *form;
  GoujiBalance *balance;
  GPtrArray *readings;
} Settler;

static GoujiWitnesses *
witnesses_of (const Settler *self, const GoujiReading *reading)
{
  return gouji_witnesses_new (self->form, self->balance, reading);
}

static gboolean
is_regular (const GoujiReading *reading)
{
  return reading->printed != NULL && reading->alternatives == NULL;
}

/* One number in every cell of a row. */
static gboolean
repeats_one_number (const Settler *self, const GoujiReading *reading)
{
  for (guint i = 1; i < reading->row->columns->len; i++) {
    if (!gouji_balance_is_same (self->balance, reading, reading->pieces[0], reading->pieces[i]))
      return FALSE;
  }

  return reading->row->columns->len > 1;
}

typedef struct {
  guint n_agreeing;
  guint n_contradicting;
} Poll;

/* Whether both rows lie in the same columns: of one printed table, or of two whose order no head tells. */
static gboolean
have_same_columns (const GoujiReading *reading, const GoujiReading *other)
{
  const GoujiColumns *a = reading->columns;
  const GoujiColumns *b = other->columns;

  if (a == NULL || b == NULL || a == b)
    return a == b;

  return reading->row->block == other->row->block && reading->columns_open && other->columns_open &&
         a->n_values == b->n_values && memcmp (a->columns, b->columns, a->n_values * sizeof (int)) == 0;
}

/* Asks the rows with the columns of @asked whether their own sums are right. A row of zeros has nothing to
 * say. */
static Poll
poll_rows (const Settler *self, const GoujiReading *asked)
{
  Poll poll = { 0, 0 };

  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);
    g_auto (GoujiEvidence) evidence = { 0 };

    if (!is_regular (reading) || !have_same_columns (reading, asked) || repeats_one_number (self, reading))
      continue;

    g_autoptr (GoujiWitnesses) witnesses = witnesses_of (self, reading);
    gouji_witnesses_hear_own (witnesses, &evidence);
    poll.n_agreeing += evidence.n_holding > 0 && evidence.n_broken == 0;
    poll.n_contradicting += evidence.n_broken > 0;
  }

  return poll;
}

static void
confirm_columns (const Settler *self, const GoujiReading *asked)
{
  g_autoptr (GPtrArray) same = g_ptr_array_new ();

  for (guint i = 0; i < self->readings->len; i++) {
    if (have_same_columns (g_ptr_array_index (self->readings, i), asked))
      g_ptr_array_add (same, g_ptr_array_index (self->readings, i));
  }
  for (guint i = 0; i < same->len; i++) {
    GoujiReading *reading = g_ptr_array_index (same, i);

    if (!is_regular (reading) || !reading->columns_open)
      continue;
    reading->columns_open = FALSE;
    gouji_reading_doubt (reading, reading->row_open ? GOUJI_DOUBT_ROW : GOUJI_DOUBT_NONE);
  }
}

static void
contradict_columns (const Settler *self, const GoujiColumns *columns)
{
  for (guint i = 0; i < self->readings->len; i++) {
    GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->columns != columns)
      continue;
    gouji_reading_doubt (reading, GOUJI_DOUBT_COLUMN);
    reading->columns_open = TRUE;
    if (reading->alternatives != NULL)
      g_ptr_array_set_size (reading->alternatives, 0);
  }
}

/* The order of the columns is a matter of the whole table: its rows together say whether it is right. */
static void
settle_columns (const Settler *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->columns == NULL || !g_hash_table_add (seen, reading->columns))
      continue;

    Poll poll = poll_rows (self, reading);
    if (poll.n_contradicting >= FEWEST_CONTRADICTIONS && poll.n_contradicting > poll.n_agreeing)
      contradict_columns (self, reading->columns);
    else if (poll.n_agreeing > 0 && poll.n_agreeing >= LEAST_AGREEMENT * poll.n_contradicting)
      confirm_columns (self, reading);
  }
}

/* Keeps those alternatives that break the fewest equations; returns that number. @confirmed says of each
 * column whether an equation holds with it in every one that is kept. */
static guint
sieve_alternatives (const Settler *self, GoujiReading *reading, gboolean *confirmed)
{
  g_autoptr (GoujiWitnesses) witnesses = witnesses_of (self, reading);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_auto (GoujiEvidence) evidence = { 0 };
  guint n_columns = reading->row->columns->len;
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < reading->alternatives->len; i++) {
    const int *pieces = g_ptr_array_index (reading->alternatives, i);

    gouji_witnesses_hear (witnesses, pieces, &evidence);
    if (evidence.n_broken > fewest)
      continue;
    if (evidence.n_broken < fewest) {
      g_ptr_array_set_size (kept, 0);
      fewest = evidence.n_broken;
    }
    for (guint j = 0; j < n_columns; j++)
      confirmed[j] = evidence.confirmed[j] && (kept->len == 0 || confirmed[j]);
    g_ptr_array_add (kept, g_memdup2 (pieces, n_columns * sizeof (int)));
  }
  g_ptr_array_unref (reading->alternatives);
  reading->alternatives = g_steal_pointer (&kept);

  return fewest;
}

static gboolean
is_agreed (const Settler *self, const GoujiReading *reading, guint column)
{
  const int *first = g_ptr_array_index (reading->alternatives, 0);

  for (guint i = 1; i < reading->alternatives->len; i++) {
    const int *other = g_ptr_array_index (reading->alternatives, i);

    if (!gouji_balance_is_same (self->balance, reading, first[column], other[column]))
      return FALSE;
  }

  return TRUE;
}

/* A single number, marks aside, where many should stand: no sum of the row can tell where. */
static gboolean
is_lone (const Settler *self, const GoujiReading *reading)
{
  guint n_numbers = 0;

  for (guint i = 0; i < reading->printed->values->len; i++)
    n_numbers += gouji_balance_is_number (self->balance, reading, (int) i);

  return n_numbers <= 1 && reading->split == GOUJI_NOT_SPLIT && reading->row->columns->len > 1;
}

/*
 * Lets the equations choose between the ways to read a row. A cell is sure when none of the ways that are
 * left breaks any equation, all of them agree on it, and some equation that it is in holds. Returns whether
 * any cell has become sure.
 */
static gboolean
settle_irregular (const Settler *self, GoujiReading *reading)
{
  guint n_columns = reading->row->columns->len;
  g_autofree gboolean *confirmed = g_new0 (gboolean, n_columns);
  gboolean decided = FALSE;

  if (reading->alternatives->len == 0)
    return FALSE;

  guint n_broken = sieve_alternatives (self, reading, confirmed);
  const int *first = g_ptr_array_index (reading->alternatives, 0);
  for (guint i = 0; i < n_columns; i++) {
    GoujiDoubt before = reading->doubts[i];

    reading->pieces[i] = first[i];
    if (n_broken == 0 && confirmed[i] && !reading->row_open && !is_lone (self, reading) &&
        is_agreed (self, reading, i))
      reading->doubts[i] = GOUJI_DOUBT_NONE;
    decided |= reading->doubts[i] != before;
  }

  return decided;
}

/* Whether all equations that have one of the row's cells are heard of in @evidence but its own sums. */
static void
mark_crossing (const Settler *self, const GoujiReading *reading, gboolean *crossed)
{
  g_autoptr (GoujiWitnesses) witnesses = witnesses_of (self, reading);
  g_auto (GoujiEvidence) evidence = { 0 };

  gouji_witnesses_hear_others (witnesses, reading->pieces, &evidence);
  for (guint i = 0; i < reading->row->columns->len; i++)
    crossed[i] = evidence.confirmed[i] && evidence.n_broken == 0;
}

/* Numbers that were cut out of a row of digits are sure only where an equation along the row and another one
 * across it agree on them; or where the digits can be cut in one way only, and no sum of the row speaks
 * against it. */
static void
settle_split (const Settler *self, GoujiReading *reading)
{
  guint n_columns = reading->row->columns->len;
  g_autofree gboolean *crossed = g_new0 (gboolean, n_columns);
  g_auto (GoujiEvidence) own = { 0 };

  if (reading->printed == NULL || reading->split == GOUJI_NOT_SPLIT)
    return;

  g_autoptr (GoujiWitnesses) witnesses = witnesses_of (self, reading);
  gouji_witnesses_hear_own (witnesses, &own);
  mark_crossing (self, reading, crossed);

  /* As many digits as numbers, and the sums of the row hold. */
  gboolean single =
    reading->alternatives->len == 1 && own.n_holding > 0 &&
    g_array_index (reading->printed->values, GoujiPiece, 0).span.length == reading->columns->n_values;
  gboolean is_certain = own.n_broken == 0 && (reading->split == GOUJI_SPLIT_SURELY || single);

  for (guint i = 0; i < n_columns; i++) {
    if (is_certain && !reading->columns_open && !reading->row_open)
      reading->doubts[i] = GOUJI_DOUBT_NONE;
    else if (reading->doubts[i] == GOUJI_DOUBT_NONE && !crossed[i])
      reading->doubts[i] = GOUJI_DOUBT_SPLIT;
  }
}

static void
settle_counts (const Settler *self)
{
  gboolean decided = TRUE;

  for (guint pass = 0; pass < MOST_PASSES && decided; pass++) {
    decided = FALSE;
    for (guint i = 0; i < self->readings->len; i++) {
      GoujiReading *reading = g_ptr_array_index (self->readings, i);

      if (reading->printed != NULL && reading->alternatives != NULL)
        decided |= settle_irregular (self, reading);
    }
  }
}

static gboolean
is_damaged (const Settler *self, const GoujiReading *reading)
{
  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *other = g_ptr_array_index (self->readings, i);

    if (other->irregular && other->printed != NULL && other->row->table == reading->row->table &&
        other->printed->grid == reading->printed->grid)
      return TRUE;
  }

  return FALSE;
}

static gboolean
list_values (const GoujiReading *reading, int *values)
{
  for (guint i = 0; i < reading->columns->n_values; i++) {
    int column = reading->columns->columns[i];

    if (column < 0 || reading->pieces[column] < 0)
      return FALSE;
    values[i] = reading->pieces[column];
  }

  return TRUE;
}

/* Whether a number other than 0 stands in another column than it is read in. Where none does, nothing has
 * moved: a number is wrong, and that is the source's own mistake. */
static gboolean
moves_number (const Settler *self, const GoujiReading *reading, const int *pieces)
{
  for (guint i = 0; i < reading->row->columns->len; i++) {
    if (pieces[i] >= 0 && pieces[i] != reading->pieces[i] &&
        gouji_balance_is_counted (self->balance, reading, pieces[i]))
      return TRUE;
  }

  return FALSE;
}

/* A row may have lost one number and gained another, and look whole. If its equations hold once that is
 * undone, the cells that have moved are in doubt. */
static void
doubt_shifted (const Settler *self, GoujiReading *reading, const GoujiWitnesses *witnesses)
{
  guint n_columns = reading->row->columns->len;
  g_autofree int *values = g_new (int, reading->columns->n_values + 1);
  g_auto (GoujiEvidence) evidence = { 0 };

  gouji_witnesses_hear (witnesses, reading->pieces, &evidence);
  if (evidence.n_broken < FEWEST_MENDED || !list_values (reading, values))
    return;

  g_autoptr (GPtrArray) shifted = gouji_alternatives_new_shifted (reading->columns, n_columns, values);
  for (guint i = 0; i < shifted->len; i++) {
    const int *pieces = g_ptr_array_index (shifted, i);

    if (!moves_number (self, reading, pieces))
      continue;
    gouji_witnesses_hear (witnesses, pieces, &evidence);
    for (guint j = 0; j < n_columns && evidence.n_broken == 0 && evidence.n_holding > 0; j++) {
      if (!gouji_balance_is_same (self->balance, reading, pieces[j], reading->pieces[j]))
        reading->doubts[j] = GOUJI_DOUBT_COUNT;
    }
  }
}

/* The share of rows with the same columns whose numbers do not agree with them. */
static double
measure_damage (const Settler *self, const GoujiColumns *columns)
{
  guint n_rows = 0;
  guint n_irregular = 0;

  for (guint i = 0; i < self->readings->len; i++) {
    const GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->printed == NULL || reading->columns != columns)
      continue;
    n_rows++;
    n_irregular += reading->irregular;
  }

  return n_rows > 0 ? (double) n_irregular / n_rows : 0;
}

/* Whether the row's own sum holds, and could not hold of a part of the row alone. */
static gboolean
is_one_row (const Settler *self, const GoujiReading *reading)
{
  g_autoptr (GoujiWitnesses) witnesses = witnesses_of (self, reading);
  g_auto (GoujiEvidence) own = { 0 };

  gouji_witnesses_hear_own (witnesses, &own);
  return own.n_holding > 0 && own.n_broken == 0 && gouji_balance_is_counted (self->balance, reading, 0);
}

/* Where many rows of a table have lost numbers, a row that has as many as it should, or more, may be two rows
 * that have run into each other. */
static void
doubt_lucky (const Settler *self, GoujiReading *reading)
{
  if (reading->printed == NULL || reading->columns == NULL ||
      measure_damage (self, reading->columns) < MUCH_DAMAGE)
    return;

  if (reading->alternatives == NULL && !is_one_row (self, reading))
    gouji_reading_doubt (reading, GOUJI_DOUBT_COUNT);
  else if (reading->alternatives != NULL && reading->printed->values->len > reading->columns->n_values)
    g_ptr_array_set_size (reading->alternatives, 0);
}

/*
 * A row whose own sum is wrong. In a table that is whole, this is the source's own mistake, and stays what it
 * is; but where other rows of the table have lost or gained numbers, this one may have done both, and a cell
 * merged in the source may be repeated in each of its places.
 */
static void
doubt_broken (const Settler *self, GoujiReading *reading)
{
  g_auto (GoujiEvidence) own = { 0 };

  if (!is_regular (reading) || reading->doubts[0] != GOUJI_DOUBT_NONE)
    return;

  g_autoptr (GoujiWitnesses) witnesses = witnesses_of (self, reading);
  gouji_witnesses_hear_own (witnesses, &own);
  if (own.n_broken == 0)
    return;
  if (repeats_one_number (self, reading) || is_damaged (self, reading))
    gouji_reading_doubt (reading, GOUJI_DOUBT_COUNT);
  else
    doubt_shifted (self, reading, witnesses);
}

/**
 * gouji_settle_readings:
 * @readings: (element-type GoujiReading): one for each row of the form's tables
 *
 * Lets the form's equations choose where labels and numbers left a choice. A choice that they cannot make
 * stays in doubt. What is printed plainly is never changed, however wrong its sums.
 */
void
gouji_settle_readings (GoujiForm *form, const GoujiSource *source, GPtrArray *readings)
{
  g_autoptr (GoujiBalance) balance = gouji_balance_new (form, source, readings);
  Settler self = { form, balance, readings };

  settle_columns (&self);
  for (guint i = 0; i < readings->len; i++)
    doubt_lucky (&self, g_ptr_array_index (readings, i));
  settle_counts (&self);
  for (guint i = 0; i < readings->len; i++)
    settle_split (&self, g_ptr_array_index (readings, i));
  for (guint i = 0; i < readings->len; i++)
    doubt_broken (&self, g_ptr_array_index (readings, i));
}
