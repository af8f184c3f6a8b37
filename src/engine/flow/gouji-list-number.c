/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "flow/gouji-list-number.h"

/* Word writes letters over and over when they are used up: aa, bb. A list is never so long that it hurts. */
#define MOST_LETTERS 20
#define N_LETTERS 26

#define N_STEMS 10
#define N_BRANCHES 12

#define LARGEST_ROMAN 3999
#define LARGEST_HAN 9999

/* Each has ten digits, then ten, hundred and thousand. */
static const char *const han_numerals = "〇一二三四五六七八九十百千";
static const char *const han_zero = "零";
static const char *const legal_numerals = "零壹贰叁肆伍陆柒捌玖拾佰仟";
static const char *const legal_traditional_numerals = "零壹貳參肆伍陸柒捌玖拾佰仟";
static const char *const stems = "甲乙丙丁戊己庚辛壬癸";
static const char *const branches = "子丑寅卯辰巳午未申酉戌亥";

/* Characters that are a whole number, in runs of Unicode. */
static const struct {
  GoujiListNumber kind;
  guint first;
  guint last;
  gunichar character; /* of @first */
} runs[] = {
  { GOUJI_LIST_NUMBER_CIRCLED, 1, 20, 0x2460 },         { GOUJI_LIST_NUMBER_CIRCLED, 21, 35, 0x3251 },
  { GOUJI_LIST_NUMBER_CIRCLED, 36, 50, 0x32b1 },        { GOUJI_LIST_NUMBER_IN_BRACKETS, 1, 20, 0x2474 },
  { GOUJI_LIST_NUMBER_FULL_STOP, 1, 20, 0x2488 },       { GOUJI_LIST_NUMBER_CIRCLED_HAN, 1, 10, 0x3280 },
  { GOUJI_LIST_NUMBER_HAN_IN_BRACKETS, 1, 10, 0x3220 },
};

static const struct {
  guint value;
  const char *letters;
} romans[] = {
  { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
  { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" },
};

static void
append_decimal (GString *text, guint number)
{
  g_string_append_printf (text, "%u", number);
}

static void
append_nth (GString *text, const char *characters, guint n)
{
  g_string_append_unichar (text, g_utf8_get_char (g_utf8_offset_to_pointer (characters, n)));
}

static void
append_sign (GString *text, const char *signs, guint n_signs, guint number)
{
  if (number <= n_signs)
    append_nth (text, signs, number - 1);
  else
    append_decimal (text, number);
}

static void
append_letters (GString *text, guint number, char first)
{
  guint n = MIN ((number - 1) / N_LETTERS + 1, MOST_LETTERS);

  for (guint i = 0; i < n; i++)
    g_string_append_c (text, first + (number - 1) % N_LETTERS);
}

static void
append_roman (GString *text, guint number, gboolean upper)
{
  gsize start = text->len;

  for (guint i = 0; i < G_N_ELEMENTS (romans); i++) {
    for (; number >= romans[i].value; number -= romans[i].value)
      g_string_append (text, romans[i].letters);
  }
  for (gsize i = start; upper && i < text->len; i++)
    text->str[i] = g_ascii_toupper (text->str[i]);
}

static void
append_full_width (GString *text, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  for (const char *digit = digits; *digit != '\0'; digit++)
    g_string_append_unichar (text, 0xff10 + *digit - '0');
}

static void
append_han_digits (GString *text, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  for (const char *digit = digits; *digit != '\0'; digit++)
    append_nth (text, han_numerals, *digit - '0');
}

/* @brief leaves out the one of eleven, as everybody does but the characters of cheques. */
static void
append_han (GString *text, guint number, const char *numerals, const char *zero, gboolean brief)
{
  gboolean begun = FALSE;
  gboolean gap = FALSE;

  for (guint power = 1000, unit = 12; power > 0; power /= 10, unit--) {
    guint digit = number / power % 10;

    if (digit == 0) {
      gap = begun;
      continue;
    }
    if (gap)
      g_string_append (text, zero);
    if (power != 10 || digit != 1 || begun || !brief)
      append_nth (text, numerals, digit);
    if (power > 1)
      append_nth (text, numerals, unit);
    begun = TRUE;
    gap = FALSE;
  }
}

static void
append_single (GString *text, GoujiListNumber kind, guint number)
{
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++) {
    if (runs[i].kind == kind && number >= runs[i].first && number <= runs[i].last) {
      g_string_append_unichar (text, runs[i].character + number - runs[i].first);
      return;
    }
  }

  append_decimal (text, number);
}

/**
 * gouji_list_number_append:
 * @number: from 0
 *
 * Writes a number behind @text. Those that a way of writing has no signs for are written in digits.
 */
void
gouji_list_number_append (GString *text, GoujiListNumber kind, guint number)
{
  if (kind == GOUJI_LIST_NUMBER_NONE || kind == GOUJI_LIST_NUMBER_BULLET)
    return;
  if (number == 0 || number > LARGEST_HAN) {
    append_decimal (text, number);
    return;
  }

  switch (kind) {
  case GOUJI_LIST_NUMBER_DECIMAL_ZERO:
    g_string_append_printf (text, "%02u", number);
    break;
  case GOUJI_LIST_NUMBER_FULL_WIDTH:
    append_full_width (text, number);
    break;
  case GOUJI_LIST_NUMBER_UPPER_LETTER:
  case GOUJI_LIST_NUMBER_LOWER_LETTER:
    append_letters (text, number, kind == GOUJI_LIST_NUMBER_UPPER_LETTER ? 'A' : 'a');
    break;
  case GOUJI_LIST_NUMBER_UPPER_ROMAN:
  case GOUJI_LIST_NUMBER_LOWER_ROMAN:
    if (number <= LARGEST_ROMAN)
      append_roman (text, number, kind == GOUJI_LIST_NUMBER_UPPER_ROMAN);
    else
      append_decimal (text, number);
    break;
  case GOUJI_LIST_NUMBER_HAN:
    append_han (text, number, han_numerals, han_zero, TRUE);
    break;
  case GOUJI_LIST_NUMBER_HAN_DIGITS:
    append_han_digits (text, number);
    break;
  case GOUJI_LIST_NUMBER_LEGAL:
    append_han (text, number, legal_numerals, han_zero, FALSE);
    break;
  case GOUJI_LIST_NUMBER_LEGAL_TRADITIONAL:
    append_han (text, number, legal_traditional_numerals, han_zero, FALSE);
    break;
  case GOUJI_LIST_NUMBER_STEMS:
    append_sign (text, stems, N_STEMS, number);
    break;
  case GOUJI_LIST_NUMBER_BRANCHES:
    append_sign (text, branches, N_BRANCHES, number);
    break;
  default:
    append_single (text, kind, number);
    break;
  }
}
