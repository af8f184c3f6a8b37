/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-numeral.h"

/* More digits or numerals than this are no count but a code. */
#define MOST_DIGITS 20

/* From so many bare numerals on they are digits in their places, as in a year; two of them mean "about two or
 * three". */
#define FEWEST_POSITIONAL 3

#define WAN 10000
#define YI 100000000

/* The Chinese numerals, after folding: digits, then what multiplies them. */
static const struct {
  guint16 c;
  guint value;
} numerals[] = {
  { 0x3007, 0 },  { 0x96f6, 0 },   { 0x4e00, 1 },    { 0x4e8c, 2 },   { 0x4e24, 2 },  { 0x4e09, 3 },
  { 0x56db, 4 },  { 0x4e94, 5 },   { 0x516d, 6 },    { 0x4e03, 7 },   { 0x516b, 8 },  { 0x4e5d, 9 },
  { 0x5341, 10 }, { 0x767e, 100 }, { 0x5343, 1000 }, { 0x4e07, WAN }, { 0x4ebf, YI },
};

/* The value of a numeral, or -1. */
static gint64
get_value (guint16 c)
{
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++) {
    if (numerals[i].c == c)
      return numerals[i].value;
  }

  return -1;
}

static gboolean
is_digit (const GoujiLetter *letter)
{
  return letter->c >= '0' && letter->c <= '9' && !letter->passed_over;
}

static gboolean
is_numeral (const GoujiLetter *letter)
{
  return letter->c > 0x3000 && !letter->passed_over && get_value (letter->c) >= 0;
}

/* Whether a letter stands right behind the one before it; the break of a line does not count. Two numbers
 * with white space between them are two. */
static gboolean
adjoins (const GoujiProse *prose, guint index)
{
  const char *last = prose->text + gouji_prose_get (prose, index - 1)->byte;
  const char *here = prose->text + gouji_prose_get (prose, index)->byte;

  for (const char *p = last < here ? g_utf8_next_char (last) : here; p < here; p = g_utf8_next_char (p)) {
    if (*p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  }

  return TRUE;
}

/**
 * gouji_numeral_starts:
 *
 * Returns: whether a number may begin at the letter @index
 */
gboolean
gouji_numeral_starts (const GoujiProse *prose, guint index)
{
  const GoujiLetter *letter = gouji_prose_get (prose, index);

  return is_digit (letter) || is_numeral (letter);
}

static guint
skip_digits (const GoujiProse *prose, guint index)
{
  guint end = index;

  while (is_digit (gouji_prose_get (prose, end)) && (end == index || adjoins (prose, end)))
    end++;

  return end;
}

/* A comma that sets three digits apart; the full-width one too, which people type as well. */
static gboolean
is_separator (const GoujiProse *prose, guint first, guint index)
{
  return gouji_prose_get (prose, index)->c == ',' && index - first <= 3 && adjoins (prose, index) &&
         adjoins (prose, index + 1) && skip_digits (prose, index + 1) == index + 4;
}

/* Folding makes one sign of the point and the marks of enumeration and sentence end. */
static gboolean
is_point (const GoujiProse *prose, guint index)
{
  gunichar original = gouji_prose_get_original (prose, index);

  return (original == '.' || original == 0xff0e) && adjoins (prose, index) && adjoins (prose, index + 1) &&
         is_digit (gouji_prose_get (prose, index + 1));
}

static guint
skip_separated (const GoujiProse *prose, guint index)
{
  guint first = index;
  guint end = skip_digits (prose, index);

  while (is_separator (prose, first, end)) {
    first = end + 1;
    end = first + 3;
  }

  return end;
}

static GoujiNumeral
read_arabic (const GoujiProse *prose, guint index)
{
  GoujiNumeral numeral = { .end = skip_separated (prose, index) };
  g_autoptr (GString) digits = g_string_new (NULL);

  if (is_point (prose, numeral.end))
    numeral.end = skip_digits (prose, numeral.end + 1);
  if (numeral.end - index > MOST_DIGITS)
    return numeral;

  for (guint i = index; i < numeral.end; i++) {
    char c = (char) gouji_prose_get (prose, i)->c;

    if (c != ',')
      g_string_append_c (digits, c);
  }
  numeral.valid = gouji_decimal_parse (digits->str, &numeral.value, NULL);

  return numeral;
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

static gboolean
convert (const guint *values, guint n, gint64 *number)
{
  for (guint i = 0; i < n; i++) {
    if (values[i] >= 10)
      return convert_multiplied (values, n, number);
  }

  return convert_positional (values, n, number);
}

/* Ten thousands and hundred millions at the end belong to the unit, unless there are more before them. */
static guint
leave_scale (const guint *values, guint n)
{
  guint end = n;

  while (end > 0 && values[end - 1] >= WAN)
    end--;
  for (guint i = 0; i < end; i++) {
    if (values[i] >= WAN)
      return n;
  }

  return end;
}

static GoujiNumeral
read_chinese (const GoujiProse *prose, guint index)
{
  GoujiNumeral numeral = { .end = index };
  guint values[MOST_DIGITS];
  guint n = 0;
  guint kept;
  gint64 number;

  for (; is_numeral (gouji_prose_get (prose, numeral.end)); numeral.end++) {
    if (n < MOST_DIGITS)
      values[n++] = (guint) get_value (gouji_prose_get (prose, numeral.end)->c);
  }
  if (numeral.end - index > MOST_DIGITS)
    return numeral;

  kept = leave_scale (values, n);
  if (kept > 0 && convert (values, kept, &number)) {
    numeral.valid = TRUE;
    numeral.value = (GoujiDecimal) { .units = number };
    numeral.end = index + kept;
  }

  return numeral;
}

/**
 * gouji_numeral_read:
 * @index: a letter at which a number may begin
 *
 * Reads a number: digits with separators and a point, or Chinese numerals. Letters that are passed over end
 * it: in "不予处理32024年" the year is passed over, and 3 is left.
 *
 * Returns: the number
 */
GoujiNumeral
gouji_numeral_read (const GoujiProse *prose, guint index)
{
  return is_digit (gouji_prose_get (prose, index)) ? read_arabic (prose, index) : read_chinese (prose, index);
}

/**
 * gouji_numeral_skip_scale:
 *
 * Returns: the letter behind what multiplies the number before the letter @index: tens, hundreds, thousands,
 * ten thousands, hundred millions
 */
guint
gouji_numeral_skip_scale (const GoujiProse *prose, guint index)
{
  while (is_numeral (gouji_prose_get (prose, index)) && get_value (gouji_prose_get (prose, index)->c) >= 10)
    index++;

  return index;
}
