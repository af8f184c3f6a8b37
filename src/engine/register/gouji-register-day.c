/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "register/gouji-register-day.h"

#include <string.h>

#include "register/gouji-register-words-private.h"
#include "report/gouji-han-number.h"

/* Longer text is none; a day needs no more, whatever is noted behind it. */
#define LONGEST_DAY 200

/* Spreadsheets count days from here (ECMA-376 part 1, 18.17.4.1). */
static const GoujiRegisterDay first_serial_day = { GOUJI_DAY_KNOWN, 1899, 12, 30 };

/* Folds like the rest of the program, but leaves white space: 2025-3-5 9:05 has a day of one digit. */
static char *
fold_line (GoujiFolding *folding, const char *text)
{
  GString *line = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && line->len < LONGEST_DAY; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    } else {
      gunichar folded = gouji_folding_fold_char (folding, c);

      if (folded != 0)
        g_string_append_unichar (line, folded);
    }
  }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);

  return g_string_free_and_steal (line);
}

/* Days since the first of January of the year 1. */
gint64
gouji_register_day_count (const GoujiRegisterDay *day)
{
  GDate date;

  g_return_val_if_fail (day->state == GOUJI_DAY_KNOWN, 0);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day->day, (GDateMonth) day->month, (GDateYear) day->year);
  return g_date_get_julian (&date);
}

static GoujiRegisterDay
unreadable (void)
{
  return (GoujiRegisterDay) { .state = GOUJI_DAY_UNREADABLE };
}

/* A day that a spreadsheet shows as the number that it is to it. */
static gboolean
read_serial (GoujiRegisterWords *words, const char *line, GoujiRegisterDay *day)
{
  char *end;
  gint64 serial = g_ascii_strtoll (line, &end, 10);
  GDate date;

  if (!g_ascii_isdigit (*line) || end - line != 5 || serial < words->first_serial ||
      serial > words->last_serial || (*end != '\0' && *end != '.') ||
      strspn (end, ".0123456789") != strlen (end))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (gouji_register_day_count (&first_serial_day) + serial));
  *day = (GoujiRegisterDay) { GOUJI_DAY_KNOWN, g_date_get_year (&date), g_date_get_month (&date),
                              g_date_get_day (&date) };
  return TRUE;
}

/* The number in a group, in digits or numerals; 0 where the group is not there or says none. */
static guint
fetch_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);
  guint values[4];
  guint n = 0;
  gint64 number = 0;

  if (text == NULL || *text == '\0')
    return 0;
  if (g_ascii_isdigit (*text))
    return (guint) MIN (g_ascii_strtoull (text, NULL, 10), 9999);

  for (const char *p = text; *p != '\0' && n < G_N_ELEMENTS (values); p = g_utf8_next_char (p))
    values[n++] = (guint) MAX (gouji_han_numeral_get_value (g_utf8_get_char (p)), 0);
  return gouji_han_number_convert (values, n, &number) && number < 10000 ? (guint) number : 0;
}

static GoujiRegisterDay
take_match (GoujiRegisterWords *words, GMatchInfo *match)
{
  g_autofree char *rest = g_match_info_fetch_named (match, "rest");
  g_autofree char *short_year = g_match_info_fetch_named (match, "yy");
  GoujiRegisterDay day = {
    .year = fetch_number (match, "y"),
    .month = fetch_number (match, "m"),
    .day = fetch_number (match, "d"),
  };

  if (short_year != NULL && *short_year != '\0')
    day.year = 2000 + fetch_number (match, "yy");
  /* Two days in one cell: nobody knows which is meant. */
  if (rest != NULL && !g_regex_match (words->day_rest, rest, G_REGEX_MATCH_DEFAULT, NULL) &&
      g_regex_match (words->other_day, rest, G_REGEX_MATCH_DEFAULT, NULL))
    return unreadable ();
  /* Without a year the 29th of February may be one. */
  if (!g_date_valid_dmy ((GDateDay) MIN (day.day, 99), (GDateMonth) MIN (day.month, 99),
                         (GDateYear) (day.year != 0 ? day.year : 2024)))
    return unreadable ();

  day.state = day.year != 0 ? GOUJI_DAY_KNOWN : GOUJI_DAY_WITHOUT_YEAR;
  return day;
}

/**
 * gouji_register_day_read:
 * @text: what stands in a cell
 *
 * Returns: the day that stands there
 */
GoujiRegisterDay
gouji_register_day_read (GoujiRegisterWords *words, const char *text)
{
  g_autofree char *folded = gouji_register_words_fold (words, text);
  g_autofree char *line = NULL;
  GoujiRegisterDay day = { .state = GOUJI_DAY_BLANK };

  if (*folded == '\0')
    return day;

  line = fold_line (words->folding, text);
  if (read_serial (words, line, &day))
    return day;
  for (guint i = 0; i < words->days->len; i++) {
    g_autoptr (GMatchInfo) match = NULL;

    if (g_regex_match (words->days->pdata[i], line, G_REGEX_MATCH_DEFAULT, &match))
      return take_match (words, match);
  }

  return unreadable ();
}
