/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-split.h"

#include <string.h>

/* At most so many ways of cutting a row of digits into numbers are tried. */
#define MOST_CUTS 512

/* Longer rows of digits are no row of a table. */
#define MOST_DIGITS 48

typedef struct {
  GoujiReading *reading;
  const GoujiSource *source;
  GoujiSpan digits;
  guint n_numbers;
  guint ends[MOST_DIGITS];
  gboolean too_many;
} Cutting;

/* The piece for these digits; the same digits are the same piece in every cut. */
static int
find_piece (const Cutting *cutting, guint start, guint end)
{
  GArray *values = cutting->reading->values;
  GoujiPiece piece = { .kind = GOUJI_PIECE_VALUE, .column_span = 1 };

  piece.span = (GoujiSpan) { cutting->digits.chars + start, end - start };
  for (guint i = 0; i < values->len; i++) {
    GoujiSpan other = g_array_index (values, GoujiPiece, i).span;

    if (other.chars == piece.span.chars && other.length == piece.span.length)
      return (int) i;
  }
  piece.range = gouji_source_range (cutting->source, piece.span);
  g_array_append_val (values, piece);

  return (int) values->len - 1;
}

static void
add_cut (Cutting *cutting)
{
  GoujiReading *reading = cutting->reading;
  guint n_columns = reading->row->columns->len;
  int *pieces = g_new (int, n_columns);

  for (guint i = 0; i < n_columns; i++)
    pieces[i] = -1;
  for (guint i = 0, start = 0; i < cutting->n_numbers; start = cutting->ends[i++]) {
    int column = reading->columns->columns[i];

    if (column >= 0)
      pieces[column] = find_piece (cutting, start, cutting->ends[i]);
  }
  g_ptr_array_add (reading->alternatives, pieces);
}

/* All ways to cut the digits from @start on into the numbers from @number on; none but 0 itself begins with
 * 0. */
static void
cut_from (Cutting *cutting, guint number, guint start)
{
  guint left = cutting->n_numbers - number;
  guint last = cutting->digits.length - (left - 1);

  if (cutting->reading->alternatives->len >= MOST_CUTS) {
    cutting->too_many = TRUE;
    return;
  }
  if (left == 1) {
    if (cutting->digits.chars[start] == '0' && start + 1 < cutting->digits.length)
      return;
    cutting->ends[number] = cutting->digits.length;
    add_cut (cutting);
    return;
  }

  for (guint end = start + 1; end <= last && !cutting->too_many; end++) {
    cutting->ends[number] = end;
    cut_from (cutting, number + 1, end);
    if (cutting->digits.chars[start] == '0')
      return;
  }
}

static gboolean
is_row_of_digits (GoujiSpan span)
{
  for (guint i = 0; i < span.length; i++) {
    if (span.chars[i] < '0' || span.chars[i] > '9')
      return FALSE;
  }

  return span.length > 0;
}

/**
 * gouji_split_reading:
 * @reading: a row of several columns in which a single value stands
 *
 * The numbers of a row may have run together: 000 stands for three. Gives the ways to cut them apart as
 * alternatives; the first is taken until the equations have chosen.
 *
 * Returns: whether there are any
 */
gboolean
gouji_split_reading (GoujiReading *reading, const GoujiSource *source)
{
  const GoujiPiece *value = &g_array_index (reading->printed->values, GoujiPiece, 0);
  Cutting cutting = { reading, source, value->span, reading->columns->n_values, { 0 }, FALSE };

  if (reading->printed->values->len != 1 || cutting.n_numbers < 2 || cutting.n_numbers > MOST_DIGITS ||
      value->span.length < cutting.n_numbers || value->span.length > MOST_DIGITS ||
      !is_row_of_digits (value->span))
    return FALSE;

  g_clear_pointer (&reading->alternatives, g_ptr_array_unref);
  reading->alternatives = g_ptr_array_new_with_free_func (g_free);
  cut_from (&cutting, 0, 0);
  if (cutting.too_many)
    g_ptr_array_set_size (reading->alternatives, 0);
  if (reading->alternatives->len == 0)
    return FALSE;

  const int *first = g_ptr_array_index (reading->alternatives, 0);
  memcpy (reading->pieces, first, reading->row->columns->len * sizeof (int));
  reading->split =
    value->span.chars[0] == '0' && reading->alternatives->len == 1 ? GOUJI_SPLIT_SURELY : GOUJI_SPLIT_PERHAPS;

  return TRUE;
}
