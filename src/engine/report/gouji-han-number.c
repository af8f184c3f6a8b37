/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-han-number.h"

/* From so many bare numerals on they are digits in their places, as in a year; two of them mean "about two or
 * three". */
#define FEWEST_POSITIONAL 3

#define WAN GOUJI_HAN_WAN
#define YI GOUJI_HAN_YI

/* The Chinese numerals, simplified and traditional: digits, then what multiplies them. */
static const struct {
  gunichar c;
  guint value;
} numerals[] = {
  { 0x3007, 0 },   { 0x96f6, 0 },  { 0x25cb, 0 },  { 0x4e00, 1 },   { 0x4e8c, 2 },    { 0x4e24, 2 },
  { 0x5169, 2 },   { 0x4e09, 3 },  { 0x56db, 4 },  { 0x4e94, 5 },   { 0x516d, 6 },    { 0x4e03, 7 },
  { 0x516b, 8 },   { 0x4e5d, 9 },  { 0x5341, 10 }, { 0x767e, 100 }, { 0x5343, 1000 }, { 0x4e07, WAN },
  { 0x842c, WAN }, { 0x4ebf, YI }, { 0x5104, YI },
};

/**
 * gouji_han_numeral_get_value:
 *
 * Returns: the value of a numeral, -1 when @c is none
 */
gint64
gouji_han_numeral_get_value (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++) {
    if (numerals[i].c == c)
      return numerals[i].value;
  }

  return -1;
}

/* 2-0-2-3: digits in their places. */
static gboolean
convert_positional (const guint *values, guint n, gint64 *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++)
    *number = *number * 10 + values[i];

  return n == 1 || (n >= FEWEST_POSITIONAL && n <= 18);
}

/* What stands before a ten thousand or a hundred million, or at the end. */
typedef struct {
  gint64 sum;
  gint64 digit;
  guint last;
  gboolean zero;
} Section;

/* A ten, hundred or thousand: smaller than the one before. Without a digit it counts once, but only first. */
static gboolean
add_multiple (Section *section, guint value)
{
  if (section->last != 0 && (value >= section->last || section->digit < 0))
    return FALSE;

  section->sum += (section->digit < 0 ? 1 : section->digit) * value;
  section->digit = -1;
  section->last = value;
  section->zero = FALSE;
  return TRUE;
}

/* A digit that closes a section must be clear about its place: "three hundred five" may be 305 or 350. */
static gboolean
close_section (Section *section, gint64 *sum)
{
  if (section->digit >= 0) {
    if (section->last > 10 && !section->zero)
      return FALSE;
    section->sum += section->digit;
  }

  *sum = section->sum;
  *section = (Section) { .digit = -1 };
  return TRUE;
}

static gboolean
add_digit (Section *section, guint value)
{
  if (value == 0) {
    section->zero = TRUE;
    return section->digit < 0;
  }
  if (section->digit >= 0)
    return FALSE;

  section->digit = value;
  return TRUE;
}

/* Each of the large multiples stands once, the larger one first or behind ten thousands of it. */
static gboolean
may_stand (guint multiple, gint64 total)
{
  return multiple == YI ? total < YI : total % YI == 0;
}

static gboolean
convert_multiplied (const guint *values, guint n, gint64 *number)
{
  Section section = { .digit = -1 };
  gint64 total = 0;
  gint64 sum;

  for (guint i = 0; i < n; i++) {
    gboolean fits;

    if (values[i] < 10) {
      fits = add_digit (&section, values[i]);
    } else if (values[i] < WAN) {
      fits = add_multiple (&section, values[i]);
    } else {
      fits = close_section (&section, &sum) && sum > 0 && may_stand (values[i], total);
      total = values[i] == YI ? (total + sum) * YI : total + sum * WAN;
      section.last = WAN;
    }
    if (!fits)
      return FALSE;
  }

  if (!close_section (&section, &sum))
    return FALSE;
  *number = total + sum;
  return TRUE;
}

/**
 * gouji_han_number_convert:
 * @values: (array length=n): the values of the numerals, in their order
 * @number: (out): the number
 *
 * Returns: whether they are one number that is clear about the place of each: neither "three or five" nor
 * "three hundred five"
 */
gboolean
gouji_han_number_convert (const guint *values, guint n, gint64 *number)
{
  for (guint i = 0; i < n; i++) {
    if (values[i] >= 10)
      return convert_multiplied (values, n, number);
  }

  return convert_positional (values, n, number);
}
