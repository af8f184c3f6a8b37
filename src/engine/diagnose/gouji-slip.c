/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "diagnose/gouji-slip.h"

#include <string.h>

/* Returns: how many characters both begin with */
static gsize
common_start (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  return n;
}

/* Whether @longer is @shorter with one more digit in it; @repeated: whether that digit is its neighbour's. */
static gboolean
has_one_more (const char *longer, const char *shorter, gboolean *repeated)
{
  gsize at = common_start (longer, shorter);

  if (strlen (longer) != strlen (shorter) + 1 || !g_ascii_isdigit (longer[at]) ||
      !g_str_equal (longer + at + 1, shorter + at))
    return FALSE;

  *repeated = at > 0 && longer[at - 1] == longer[at];
  return TRUE;
}

static GoujiCause
compare_same_length (const char *from, const char *to)
{
  gsize at = common_start (from, to);

  if (from[at] == '\0' || !g_ascii_isdigit (from[at]) || !g_ascii_isdigit (to[at]))
    return GOUJI_CAUSE_NONE;
  if (g_str_equal (from + at + 1, to + at + 1))
    return GOUJI_CAUSE_MISREAD;
  if (from[at] == to[at + 1] && from[at + 1] == to[at] && g_str_equal (from + at + 2, to + at + 2))
    return GOUJI_CAUSE_TRANSPOSED;

  return GOUJI_CAUSE_NONE;
}

/**
 * gouji_slip_of_digits:
 * @from: a number as it stands, in decimal digits
 * @to: the number that should stand there
 *
 * Compares the digits of two numbers. A number of a single digit tells nothing: any is a misreading of any
 * other.
 *
 * Returns: the slip of the hand or eye by which @to became @from, %GOUJI_CAUSE_NONE when it takes more than
 * one
 */
GoujiCause
gouji_slip_of_digits (const char *from, const char *to)
{
  gboolean repeated;

  g_return_val_if_fail (from != NULL && to != NULL, GOUJI_CAUSE_NONE);

  if (g_str_equal (from, "0") || g_str_equal (to, "0") || (strlen (from) < 2 && strlen (to) < 2))
    return GOUJI_CAUSE_NONE;
  if (has_one_more (to, from, &repeated))
    return GOUJI_CAUSE_LOST;
  if (has_one_more (from, to, &repeated))
    return repeated ? GOUJI_CAUSE_DOUBLED : GOUJI_CAUSE_ADDED;

  return strlen (from) == strlen (to) ? compare_same_length (from, to) : GOUJI_CAUSE_NONE;
}
