/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-alternatives.h"

/* At most so many ways of giving values to columns are tried: enough for three lost among fifteen. */
#define MOST_ALTERNATIVES 512

/* A row has a page number or the mark of a note too many. With more, another row has run into it. */
#define MOST_STRAYS 2

typedef struct {
  const GoujiColumns *columns;
  guint n_columns;
  const int *values;
  guint n_values;
  GPtrArray *alternatives;
} Choice;

/*
 * All ways to keep @n_kept of @n places in order, the last place kept first: totals are the least likely to
 * be lost. @choose is called with the kept places.
 */
static void
combine (guint n,
         guint n_kept,
         void (*choose) (const Choice *choice, const guint *kept),
         const Choice *choice)
{
  g_autofree guint *kept = g_new (guint, n_kept + 1);

  for (guint i = 0; i < n_kept; i++)
    kept[i] = n - n_kept + i;

  for (;;) {
    choose (choice, kept);

    guint i = 0;
    while (i < n_kept && kept[i] == i)
      i++;
    if (i == n_kept)
      return;
    kept[i]--;
    for (guint j = i; j-- > 0;)
      kept[j] = kept[j + 1] - 1;
  }
}

static double
count_combinations (guint n, guint k)
{
  double count = 1;

  for (guint i = 0; i < k; i++)
    count = count * (n - i) / (i + 1);

  return count;
}

/* Gives the value in each printed place, or -1, to the column that stands there. */
static void
add_places (const Choice *choice, const int *places)
{
  int *pieces = g_new (int, choice->n_columns);

  for (guint i = 0; i < choice->n_columns; i++)
    pieces[i] = -1;
  for (guint i = 0; i < choice->columns->n_values; i++) {
    if (choice->columns->columns[i] >= 0)
      pieces[choice->columns->columns[i]] = places[i];
  }
  g_ptr_array_add (choice->alternatives, pieces);
}

static void
choose_columns (const Choice *choice, const guint *kept)
{
  g_autofree int *places = g_new (int, choice->columns->n_values);

  for (guint i = 0; i < choice->columns->n_values; i++)
    places[i] = -1;
  for (guint i = 0; i < choice->n_values; i++)
    places[kept[i]] = choice->values[i];
  add_places (choice, places);
}

static void
choose_values (const Choice *choice, const guint *kept)
{
  g_autofree int *places = g_new (int, choice->columns->n_values);

  for (guint i = 0; i < choice->columns->n_values; i++)
    places[i] = choice->values[kept[i]];
  add_places (choice, places);
}

/* Returns FALSE when there are too many ways. */
static gboolean
add_ways (const Choice *choice)
{
  guint width = choice->columns->n_values;
  guint more = MAX (choice->n_values, width);
  guint fewer = MIN (choice->n_values, width);

  if (choice->n_values > width + MOST_STRAYS ||
      choice->alternatives->len + count_combinations (more, fewer) > MOST_ALTERNATIVES)
    return FALSE;
  if (choice->n_values <= width)
    combine (width, choice->n_values, choose_columns, choice);
  else
    combine (choice->n_values, width, choose_values, choice);

  return TRUE;
}

/* One value that does not belong, and one that is lost: the values between the two have moved by a place. */
static void
add_shifts (const Choice *choice)
{
  guint width = choice->columns->n_values;
  g_autofree int *places = g_new (int, width + 1);

  for (guint dropped = 0; dropped < width; dropped++) {
    for (guint lost = 0; lost < width; lost++) {
      if (lost == dropped)
        continue;
      for (guint i = 0, from = 0; i < width; i++) {
        if (from == dropped)
          from++;
        places[i] = i == lost ? -1 : choice->values[from++];
      }
      add_places (choice, places);
    }
  }
}

static GPtrArray *
alternatives_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * gouji_alternatives_new:
 * @columns: which printed place belongs to which column
 * @n_columns: how many columns the form has
 * @values: (array length=n_values): indices of the printed values
 * @n_padding: how many of the first values may be blanks that belong to a merged label
 *
 * Lists every way in which some places are empty, or some values do not belong.
 *
 * Returns: (transfer full) (element-type int*): for each way the value of each of the form's columns, or -1;
 * empty when there are too many ways
 */
GPtrArray *
gouji_alternatives_new (
  const GoujiColumns *columns, guint n_columns, const int *values, guint n_values, guint n_padding)
{
  GPtrArray *alternatives = alternatives_new ();

  for (guint padding = 0; padding <= MIN (n_padding, n_values); padding++) {
    Choice choice = { columns, n_columns, values + padding, n_values - padding, alternatives };

    if (!add_ways (&choice)) {
      g_ptr_array_set_size (alternatives, 0);
      break;
    }
  }

  return alternatives;
}

/**
 * gouji_alternatives_new_shifted:
 * @values: (array): as many values as there are places
 *
 * Lists every way in which a row has lost one value and gained another.
 *
 * Returns: (transfer full) (element-type int*): as [func@alternatives_new]
 */
GPtrArray *
gouji_alternatives_new_shifted (const GoujiColumns *columns, guint n_columns, const int *values)
{
  Choice choice = { columns, n_columns, values, columns->n_values, alternatives_new () };

  if (choice.n_values * choice.n_values <= MOST_ALTERNATIVES)
    add_shifts (&choice);
  return choice.alternatives;
}
