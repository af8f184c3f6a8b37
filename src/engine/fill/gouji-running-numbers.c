/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-running-numbers.h"

#include "fill/gouji-printed-row.h"
#include "fill/gouji-reading.h"

/* So many numbers in a row, each one more than the last, count the rows. In a grid they must stand before the
 * labels; in flat text, where each stands behind the numbers of the row before, only more of them are
 * believed. */
#define FEWEST_IN_GRID 4
#define FEWEST_IN_TEXT 8

/* By how much a number is more than the last: some rows of a grid may be without. */
#define LONGEST_GAP 4

/* No table has more rows. */
#define MOST_DIGITS 3

/* Returns: the number, -1 where it is none that could count rows */
static int
read_number (const GoujiPiece *piece)
{
  int number = 0;

  if (piece->kind != GOUJI_PIECE_VALUE || piece->span.length == 0 || piece->span.length > MOST_DIGITS ||
      piece->span.chars[0] == '0')
    return -1;
  for (guint i = 0; i < piece->span.length; i++) {
    if (piece->span.chars[i] < '0' || piece->span.chars[i] > '9')
      return -1;
    number = number * 10 + (piece->span.chars[i] - '0');
  }

  return number;
}

/* The number in front of a row's words: its first cell, in the first column. */
static int
read_front (const GArray *pieces, guint i)
{
  const GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);
  const GoujiPiece *next = i + 1 < pieces->len ? piece + 1 : NULL;

  return piece->column == 0 && next != NULL && next->row == piece->row && next->kind == GOUJI_PIECE_WORDS
           ? read_number (piece)
           : -1;
}

/**
 * gouji_running_numbers_drop_cells:
 * @pieces: (element-type GoujiPiece): the cells of a grid, row by row
 *
 * Makes running numbers (序号 1, 2, 3 …) that a table has in front of its labels, and no format asks for, a
 * part of the labels that says nothing. A row may be without; where the numbers do not run on, they are left
 * as they are.
 */
void
gouji_running_numbers_drop_cells (GArray *pieces)
{
  guint n = 0;
  int last = -1;

  for (guint i = 0; i < pieces->len; i++) {
    int number = read_front (pieces, i);

    if (number < 0)
      continue;
    if (last >= 0 && (number <= last || number > last + LONGEST_GAP))
      return;
    last = number;
    n++;
  }
  if (n < FEWEST_IN_GRID)
    return;

  for (guint i = 0; i < pieces->len; i++) {
    GoujiPiece *piece = &g_array_index (pieces, GoujiPiece, i);

    if (read_front (pieces, i) < 0)
      continue;
    piece->kind = GOUJI_PIECE_WORDS;
    piece->span.length = 0;
  }
}

/* The number behind those of a row in flat text: that of the next row. */
static int
read_behind (const GoujiPrintedRow *row)
{
  return row->grid < 0 && row->values->len > 0
           ? read_number (&g_array_index (row->values, GoujiPiece, row->values->len - 1))
           : -1;
}

/* A row that had nothing but the number of the next is none: its words belong to the next. */
static void
give_words_on (GPtrArray *printed, guint index)
{
  const GoujiPrintedRow *row = printed->pdata[index];
  GoujiPrintedRow *next = index + 1 < printed->len ? printed->pdata[index + 1] : NULL;

  if (next != NULL && next->grid < 0) {
    g_array_prepend_vals (next->heads, row->labels->data, row->labels->len);
    g_array_prepend_vals (next->heads, row->heads->data, row->heads->len);
    next->start = row->start;
  }
  g_ptr_array_remove_index (printed, index);
}

static void
drop_in_text (GPtrArray *printed, guint first, guint end)
{
  for (guint i = end; i-- > first;) {
    GoujiPrintedRow *row = printed->pdata[i];

    g_array_set_size (row->values, row->values->len - 1);
    if (row->values->len == 0)
      give_words_on (printed, i);
  }
}

/* Where a run of rows begins with 1 and each ends with one more, the last of them its end. */
static guint
find_end (GPtrArray *printed, guint first)
{
  guint end = first;

  while (end < printed->len && read_behind (printed->pdata[end]) == (int) (end - first) + 1)
    end++;

  return end;
}

/**
 * gouji_running_numbers_drop:
 * @printed: (element-type GoujiPrintedRow): the rows of a document as printed
 *
 * Takes running numbers of rows out of those in flat text, where each stands behind the numbers of the row
 * before.
 */
void
gouji_running_numbers_drop (GPtrArray *printed)
{
  for (guint i = 0; i < printed->len; i++) {
    guint end = find_end (printed, i);

    if (end - i >= FEWEST_IN_TEXT)
      drop_in_text (printed, i, end);
  }
}

/* The one number of a row of a list, -1 where it is none that could count rows. */
static int
read_only_number (const GoujiReading *reading)
{
  if (reading->row->columns->len != 1 || reading->printed == NULL || reading->values == NULL ||
      reading->pieces[0] < 0)
    return -1;

  return read_number (&g_array_index (reading->values, GoujiPiece, reading->pieces[0]));
}

/* Rows without a number may stand among the others. Returns: the index behind the rows from @first on whose
 * numbers run on */
static guint
find_end_of_run (GPtrArray *readings, guint first, guint *n_numbers)
{
  int last = -1;
  guint end = first;

  for (*n_numbers = 0; end < readings->len; end++) {
    int number = read_only_number (readings->pdata[end]);

    if (number < 0)
      continue;
    if (last >= 0 && (number <= last || number > last + LONGEST_GAP))
      break;
    last = number;
    (*n_numbers)++;
  }

  return end;
}

/**
 * gouji_running_numbers_doubt:
 * @readings: (element-type GoujiReading): how each row of the form is read
 *
 * Numbers of a list that run on from row to row count the rows, whatever stood between them in print: those
 * that could not be told from figures are not sure.
 */
void
gouji_running_numbers_doubt (GPtrArray *readings)
{
  for (guint i = 0; i < readings->len;) {
    guint n_numbers;
    guint end = find_end_of_run (readings, i, &n_numbers);

    for (guint j = i; n_numbers >= FEWEST_IN_TEXT && j < end; j++)
      gouji_reading_doubt (readings->pdata[j], GOUJI_DOUBT_ROW);
    i = MAX (end, i + 1);
  }
}
