/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-number-format.h"

#include <math.h>
#include <string.h>

/* Spreadsheets calculate with so many decimal digits. */
#define N_DIGITS 15

/* General shows so many characters of a number with decimals. */
#define GENERAL_WIDTH 11

/* Larger numbers are shown in full, and numbers beyond these with an exponent. */
#define MOST_INTEGER_DIGITS 21
#define LEAST_EXPONENT -9

/* A code has so many sections: for positive and negative numbers, zero, and text. */
#define N_SECTIONS 3

#define MOST_PLACES 30
#define LONGEST_CODE 255

/* The day behind the last that there is: 9999-12-31 (ECMA-376 part 1, 18.17.4.1). */
#define SERIAL_END 2958466

/* Days between the two beginnings of time that there are. */
#define DAYS_TO_1904 1462

/* Characters behind the parts of Chinese dates, which the codes below have as control characters. */
static const gunichar date_marks[] = { 0, 0x5e74, 0x6708, 0x65e5, 0x65f6, 0x5206, 0x79d2 };

/* The codes that have numbers, as Excel shows them in China (18.8.30, also for zh-cn). */
static const struct {
  guint id;
  const char *code;
} builtins[] = {
  { 1, "0" },
  { 2, "0.00" },
  { 3, "#,##0" },
  { 4, "#,##0.00" },
  { 9, "0%" },
  { 10, "0.00%" },
  { 11, "0.00E+00" },
  { 14, "yyyy/m/d" },
  { 15, "d-mmm-yy" },
  { 16, "d-mmm" },
  { 17, "mmm-yy" },
  { 18, "h:mm AM/PM" },
  { 19, "h:mm:ss AM/PM" },
  { 20, "h:mm" },
  { 21, "h:mm:ss" },
  { 22, "yyyy/m/d h:mm" },
  { 27, "yyyy\1m\2" },
  { 28, "m\2d\3" },
  { 29, "m\2d\3" },
  { 30, "m-d-yy" },
  { 31, "yyyy\1m\2d\3" },
  { 32, "h\4mm\5" },
  { 33, "h\4mm\5ss\6" },
  { 34, "h\4mm\5" },
  { 35, "h\4mm\5ss\6" },
  { 36, "yyyy\1m\2" },
  { 37, "#,##0;-#,##0" },
  { 38, "#,##0;-#,##0" },
  { 39, "#,##0.00;-#,##0.00" },
  { 40, "#,##0.00;-#,##0.00" },
  { 45, "mm:ss" },
  { 46, "h:mm:ss" },
  { 47, "mm:ss" },
  { 48, "0.0E+0" },
  { 50, "yyyy\1m\2" },
  { 51, "m\2d\3" },
  { 52, "yyyy\1m\2" },
  { 53, "m\2d\3" },
  { 54, "m\2d\3" },
  { 55, "h\4mm\5" },
  { 56, "h\4mm\5ss\6" },
  { 57, "yyyy\1m\2" },
  { 58, "m\2d\3" },
};

/* A number as its decimal digits: 0.d1d2d3… times ten to the power of @point. */
typedef struct {
  gboolean negative;
  guint n;
  int point;
  char digits[N_DIGITS + 1];
} Digits;

typedef enum {
  TOKEN_LITERAL,
  TOKEN_PLACE,
  TOKEN_POINT,
  TOKEN_COMMA,
  TOKEN_PERCENT,
  TOKEN_EXPONENT,
  TOKEN_GENERAL,
  TOKEN_TEXT,
  TOKEN_DATE,
  TOKEN_NOON,
} TokenKind;

/* A piece of a code. */
typedef struct {
  TokenKind kind;
  const char *text;
  gsize length;
} Token;

/* What a section of a code asks for. */
typedef struct {
  guint least_digits;
  guint least_places;
  guint most_places;
  guint n_percent;
  guint n_thousands;
  gboolean grouped;
  gboolean exponent;
  gboolean general;
  gboolean date;
  gboolean noon;
  guint n_places;    /* before the point */
  gboolean split;    /* something else stands between two of them */
  gboolean fraction; /* 1/3, or a code with conditions: shown as General is */
  gboolean places;
} Section;

/**
 * gouji_number_format_get_builtin:
 * @id: number of a format that files do not spell out
 *
 * Returns: its code; that of General where there is none
 */
const char *
gouji_number_format_get_builtin (guint id)
{
  for (guint i = 0; i < G_N_ELEMENTS (builtins); i++) {
    if (builtins[i].id == id)
      return builtins[i].code;
  }

  return GOUJI_NUMBER_FORMAT_GENERAL;
}

static Digits
make_digits (double value)
{
  Digits self = { .negative = value < 0 };
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.14e", fabs (value));
  for (const char *p = text; *p != 'e' && *p != '\0'; p++) {
    if (g_ascii_isdigit (*p) && self.n < N_DIGITS)
      self.digits[self.n++] = *p;
  }
  self.point = (int) g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10) + 1;
  while (self.n > 0 && self.digits[self.n - 1] == '0')
    self.n--;
  if (self.n == 0)
    self.point = 0;

  return self;
}

/* Rounds to so many places behind the point, half away from zero, as spreadsheets do. */
static void
round_digits (Digits *self, int places)
{
  int keep = self->point + places;
  gboolean up;

  if (keep >= (int) self->n)
    return;
  up = keep >= 0 && self->digits[keep] >= '5';
  self->n = MAX (keep, 0);
  while (up && self->n > 0) {
    up = self->digits[self->n - 1] == '9';
    if (up)
      self->n--;
    else
      self->digits[self->n - 1]++;
  }
  if (up) {
    self->digits[self->n++] = '1';
    self->point++;
  }
  while (self->n > 0 && self->digits[self->n - 1] == '0')
    self->n--;
  if (self->n == 0)
    self->point = 0;
}

static char
get_digit (const Digits *self, int place)
{
  return place >= 0 && place < (int) self->n ? self->digits[place] : '0';
}

/* Writes what stands before the point. */
static void
append_integer (GString *out, const Digits *digits, guint least, gboolean grouped)
{
  guint n = MAX ((guint) MAX (digits->point, 0), least);

  for (guint i = n; i > 0; i--) {
    g_string_append_c (out, get_digit (digits, digits->point - (int) i));
    if (grouped && i > 1 && i % 3 == 1)
      g_string_append_c (out, ',');
  }
}

static void
append_fraction (GString *out, const Digits *digits, guint least, guint most)
{
  guint n = MIN (most, (guint) MAX ((int) digits->n - digits->point, 0));

  n = MAX (n, least);
  if (n > 0)
    g_string_append_c (out, '.');
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, get_digit (digits, digits->point + (int) i));
}

static void
append_exponent (GString *out, Digits digits, guint places)
{
  int exponent = digits.n == 0 ? 0 : digits.point - 1;

  digits.point = 1;
  round_digits (&digits, (int) places);
  if (digits.point > 1) {
    digits.point = 1;
    exponent++;
  }
  append_integer (out, &digits, 1, FALSE);
  append_fraction (out, &digits, 0, places);
  g_string_append_printf (out, "E%c%02d", exponent < 0 ? '-' : '+', ABS (exponent));
}

/* General: a whole number in full, others with as many decimals as it has room for. */
static void
append_general (GString *out, Digits digits)
{
  int room = GENERAL_WIDTH - 1 - MAX (digits.point, 1);

  if (digits.point > MOST_INTEGER_DIGITS || (digits.n > 0 && digits.point < LEAST_EXPONENT + 1)) {
    append_exponent (out, digits, 5);
    return;
  }
  if ((int) digits.n > digits.point)
    round_digits (&digits, MAX (room, 0));
  append_integer (out, &digits, 1, FALSE);
  append_fraction (out, &digits, 0, MOST_PLACES);
}

static gboolean
starts_with (const char *code, const char *end, const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - code) >= n && g_ascii_strncasecmp (code, word, n) == 0;
}

static Token
make_token (TokenKind kind, const char *text, const char *end)
{
  return (Token) { kind, text, (gsize) (end - text) };
}

/* What stands in brackets: a colour, a condition, a language; hours beyond a day; or a currency's sign. */
static Token
take_brackets (const char **code, const char *end)
{
  const char *text = *code + 1;
  const char *close = memchr (text, ']', (gsize) (end - text));

  if (close == NULL)
    close = end;
  *code = MIN (close + 1, end);
  if (text < close && strchr ("hHmMsS", *text) != NULL && strspn (text, "hHmMsS") == (gsize) (close - text))
    return make_token (TOKEN_DATE, text, close);
  if (text < close && *text == '$') {
    const char *dash = memchr (text, '-', (gsize) (close - text));

    return make_token (TOKEN_LITERAL, text + 1, dash != NULL ? dash : close);
  }

  return make_token (TOKEN_LITERAL, close, close);
}

static Token
take_quoted (const char **code, const char *end)
{
  const char *text = *code + 1;
  const char *close = memchr (text, '"', (gsize) (end - text));

  if (close == NULL)
    close = end;
  *code = MIN (close + 1, end);

  return make_token (TOKEN_LITERAL, text, close);
}

/* Letters that stand for a part of a date, as often as they are repeated. */
static Token
take_date_part (const char **code, const char *end)
{
  const char *text = *code;

  while (*code < end && g_ascii_tolower (**code) == g_ascii_tolower (*text))
    ++*code;

  return make_token (TOKEN_DATE, text, *code);
}

static Token
take_char (const char **code, const char *end, TokenKind kind)
{
  const char *text = *code;

  *code = MIN (g_utf8_next_char (text), end);
  return make_token (kind, text, *code);
}

/* Takes words that are no letters of dates. */
static gboolean
take_word (const char **code, const char *end, Token *token)
{
  static const struct {
    const char *word;
    TokenKind kind;
  } words[] = {
    { GOUJI_NUMBER_FORMAT_GENERAL, TOKEN_GENERAL },
    { "G/", TOKEN_GENERAL },
    { "AM/PM", TOKEN_NOON },
    { "A/P", TOKEN_NOON },
    { "E+", TOKEN_EXPONENT },
    { "E-", TOKEN_EXPONENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (!starts_with (*code, end, words[i].word))
      continue;
    *token = make_token (words[i].kind, *code, *code + strlen (words[i].word));
    *code += token->length;
    /* Excel in China calls General by a name of its own, which goes on behind the slash. */
    while (words[i].kind == TOKEN_GENERAL && *code < end && (guchar) * *code >= 0x80)
      ++*code;
    return TRUE;
  }

  return FALSE;
}

static Token
take_token (const char **code, const char *end)
{
  Token token;
  char c = **code;

  if (take_word (code, end, &token))
    return token;
  if (c == '"')
    return take_quoted (code, end);
  if (c == '[')
    return take_brackets (code, end);
  if ((c == '\\' || c == '!') && *code + 1 < end) {
    ++*code;
    return take_char (code, end, TOKEN_LITERAL);
  }
  if ((c == '_' || c == '*') && *code + 1 < end) {
    ++*code;
    token = take_char (code, end, TOKEN_LITERAL);
    token.length = 0;
    return token;
  }
  if (strchr ("yYmMdDhHsSeEaAbBgG", c) != NULL)
    return take_date_part (code, end);
  if (c == '0' || c == '#' || c == '?')
    return take_char (code, end, TOKEN_PLACE);
  if (c == '.')
    return take_char (code, end, TOKEN_POINT);
  if (c == ',')
    return take_char (code, end, TOKEN_COMMA);
  if (c == '%')
    return take_char (code, end, TOKEN_PERCENT);
  if (c == '@')
    return take_char (code, end, TOKEN_TEXT);

  return take_char (code, end, TOKEN_LITERAL);
}

static Section
measure_section (const char *code, const char *end)
{
  Section self = { 0 };
  gboolean behind_point = FALSE;
  gboolean between = FALSE;

  while (code < end) {
    Token token = take_token (&code, end);

    self.general |= token.kind == TOKEN_GENERAL || token.kind == TOKEN_TEXT;
    self.date |= token.kind == TOKEN_DATE || token.kind == TOKEN_NOON;
    self.noon |= token.kind == TOKEN_NOON;
    self.n_percent += token.kind == TOKEN_PERCENT;
    if (token.kind == TOKEN_EXPONENT)
      self.exponent = TRUE;
    else if (token.kind == TOKEN_POINT)
      behind_point = TRUE;
    else if (token.kind == TOKEN_COMMA)
      self.n_thousands += self.places;
    else if (token.kind == TOKEN_LITERAL && token.length > 0 && self.places) {
      between = TRUE;
      self.fraction |= *token.text == '/';
    }
    if (token.kind != TOKEN_PLACE || self.exponent)
      continue;

    self.places = TRUE;
    self.split |= between;
    self.n_places += !behind_point;
    if (behind_point) {
      self.most_places++;
      if (*token.text == '0')
        self.least_places = self.most_places;
    } else {
      self.least_digits += *token.text == '0';
      /* A comma between places parts thousands; one behind the last of them leaves them away. */
      self.grouped |= self.n_thousands > 0;
      self.n_thousands = 0;
    }
  }
  self.least_digits = MIN (self.least_digits, MOST_PLACES);
  self.least_places = MIN (self.least_places, MOST_PLACES);
  self.most_places = MIN (self.most_places, MOST_PLACES);

  return self;
}

/* Finds the end of the section that begins at @code: semicolons within quotes part nothing. */
static const char *
find_section_end (const char *code, const char *end)
{
  while (code < end && *code != ';')
    take_token (&code, end);

  return code;
}

/* A date in the calendar of our days, from the days since 1970-01-01. */
static void
split_days (gint64 days, guint *year, guint *month, guint *day)
{
  gint64 z = days + 719468;
  gint64 era = z / 146097;
  guint day_of_era = (guint) (z - era * 146097);
  guint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  guint shifted = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = (guint) (year_of_era + era * 400) + (*month <= 2);
}

typedef struct {
  guint year;
  guint month;
  guint day;
  guint seconds; /* of the day */
} Moment;

static gboolean
make_moment (Moment *self, double serial, gboolean since_1904)
{
  double days;

  if (since_1904)
    serial += DAYS_TO_1904;
  if (!(serial >= 0 && serial < SERIAL_END))
    return FALSE;

  days = floor (serial);
  self->seconds = (guint) floor ((serial - days) * 86400 + 0.5);
  if (self->seconds >= 86400) {
    self->seconds = 0;
    days++;
  }
  /* There was a 1900-02-29 in the first of all spreadsheets, and all have it since: day 60. */
  if (days == 60)
    *self = (Moment) { 1900, 2, 29, self->seconds };
  else
    split_days ((gint64) days - (days < 60 ? 25568 : 25569), &self->year, &self->month, &self->day);

  return TRUE;
}

static void
append_number (GString *out, guint number, gsize least)
{
  g_string_append_printf (out, "%0*u", (int) MIN (least, 4), number);
}

static guint
get_hour (const Moment *moment, gboolean noon)
{
  guint hour = moment->seconds / 3600;

  return noon ? (hour + 11) % 12 + 1 : hour;
}

static void
append_date_part (GString *out, const Token *token, const Moment *moment, gboolean minutes, gboolean noon)
{
  switch (g_ascii_tolower (*token->text)) {
  case 'y':
  case 'e':
    if (token->length <= 2 && g_ascii_tolower (*token->text) == 'y')
      append_number (out, moment->year % 100, 2);
    else
      append_number (out, moment->year, 4);
    break;
  case 'm':
    append_number (out, minutes ? moment->seconds / 60 % 60 : moment->month, MIN (token->length, 2));
    break;
  case 'd':
    /* Names of days are nothing that a report needs. */
    if (token->length <= 2)
      append_number (out, moment->day, token->length);
    break;
  case 'h':
    append_number (out, get_hour (moment, noon), MIN (token->length, 2));
    break;
  case 's':
    append_number (out, moment->seconds % 60, MIN (token->length, 2));
    break;
  default:
    break;
  }
}

/* Whether the next part of the date, behind literals, is seconds. */
static gboolean
seconds_follow (const char *code, const char *end)
{
  while (code < end) {
    Token token = take_token (&code, end);

    if (token.kind == TOKEN_DATE)
      return g_ascii_tolower (*token.text) == 's';
  }

  return FALSE;
}

static void
append_literal (GString *out, const Token *token)
{
  for (gsize i = 0; i < token->length; i++) {
    guchar c = (guchar) token->text[i];

    if (c > 0 && c < G_N_ELEMENTS (date_marks))
      g_string_append_unichar (out, date_marks[c]);
    else
      g_string_append_c (out, (char) c);
  }
}

/* An m behind hours or before seconds is minutes. */
static void
append_moment (GString *out, const char *code, const char *end, const Moment *moment, gboolean noon)
{
  char last = '\0';

  while (code < end) {
    Token token = take_token (&code, end);

    if (token.kind == TOKEN_NOON)
      g_string_append (out, moment->seconds < 43200 ? "AM" : "PM");
    else if (token.kind == TOKEN_DATE) {
      gboolean minutes = last == 'h' || (*token.text == 'm' && seconds_follow (code, end));

      append_date_part (out, &token, moment, minutes, noon);
      last = g_ascii_tolower (*token.text);
    } else if (token.kind == TOKEN_LITERAL || token.kind == TOKEN_POINT || token.kind == TOKEN_COMMA)
      append_literal (out, &token);
  }
}

static void
append_places (GString *out, const Section *section, Digits digits)
{
  digits.point += digits.n > 0 ? 2 * (int) section->n_percent - 3 * (int) section->n_thousands : 0;
  if (section->exponent) {
    append_exponent (out, digits, section->most_places);
    return;
  }
  round_digits (&digits, (int) section->most_places);
  append_integer (out, &digits, section->least_digits, section->grouped);
  append_fraction (out, &digits, section->least_places, section->most_places);
}

/* A whole number whose digits have something between them, as 0!.0, shows thousands as tenths of 万: each
 * place takes a digit, the first of them all that are too many. */
static void
append_split (GString *out, const char *code, const char *end, const Section *section, Digits digits)
{
  g_autoptr (GString) number = g_string_new (NULL);
  gsize next = 0;
  guint left = section->n_places;

  digits.point += digits.n > 0 ? 2 * (int) section->n_percent - 3 * (int) section->n_thousands : 0;
  round_digits (&digits, 0);
  append_integer (number, &digits, section->least_digits, FALSE);
  while (code < end) {
    Token token = take_token (&code, end);
    gsize wanted;

    if (token.kind == TOKEN_LITERAL)
      append_literal (out, &token);
    else if (token.kind == TOKEN_PERCENT)
      g_string_append_c (out, '%');
    if (token.kind != TOKEN_PLACE)
      continue;
    wanted = number->len >= left ? number->len - left + 1 : 0;
    left--;
    for (; next < wanted; next++)
      g_string_append_c (out, number->str[next]);
  }
}

/* Writes the number where its first place stands, and the literals around it. */
static void
append_section (GString *out, const char *code, const char *end, const Section *section, const Digits *digits)
{
  gboolean done = FALSE;

  while (code < end) {
    Token token = take_token (&code, end);

    if (token.kind == TOKEN_LITERAL)
      append_literal (out, &token);
    else if (token.kind == TOKEN_PERCENT)
      g_string_append_c (out, '%');
    else if (!done && (token.kind == TOKEN_GENERAL || token.kind == TOKEN_TEXT)) {
      append_general (out, *digits);
      done = TRUE;
    } else if (!done && (token.kind == TOKEN_PLACE || token.kind == TOKEN_POINT)) {
      append_places (out, section, *digits);
      done = TRUE;
    }
  }
}

/* Chooses the section for the value: the second is for negative numbers, and shows no sign of itself. */
static void
choose_section (const char **code, const char **end, double value, gboolean *signless)
{
  const char *all_end = *end;
  guint wanted = value < 0 ? 1 : value == 0 ? 2 : 0;
  const char *first = *code;
  const char *first_end = find_section_end (*code, all_end);

  *end = first_end;
  for (guint i = 0; i < wanted && i + 1 < N_SECTIONS; i++) {
    if (*end == all_end) {
      *code = first;
      *end = first_end;
      return;
    }
    *code = *end + 1;
    *end = find_section_end (*code, all_end);
  }
  *signless = wanted == 1;
}

static char *
show_general (const Digits *digits)
{
  GString *out = g_string_new (digits->negative && digits->n > 0 ? "-" : NULL);

  append_general (out, *digits);
  return g_string_free_and_steal (out);
}

/* [=0]"-";0: which section counts is another question than the sign. Such a number is shown plain. */
static gboolean
has_condition (const char *code)
{
  for (const char *p = strchr (code, '['); p != NULL; p = strchr (p + 1, '[')) {
    if (p[1] == '<' || p[1] == '>' || p[1] == '=')
      return TRUE;
  }

  return FALSE;
}

static char *
show_in_section (const char *code, const char *end, double value, gboolean signless, gboolean since_1904)
{
  Section section = measure_section (code, end);
  Digits digits = make_digits (value);
  g_autoptr (GString) out = g_string_new (NULL);
  Moment moment;

  if (section.date) {
    if (!make_moment (&moment, value, since_1904))
      return show_general (&digits);
    append_moment (out, code, end, &moment, section.noon);
    return g_string_free_and_steal (g_steal_pointer (&out));
  }

  /* Some codes show a dash, or nothing, for zero. It is a zero all the same. */
  if (digits.n == 0 && !section.places && !section.general)
    return g_strdup ("0");
  if (section.fraction)
    append_general (out, digits);
  else if (section.split && !section.grouped && section.most_places == 0 && !section.exponent)
    append_split (out, code, end, &section, digits);
  else
    append_section (out, code, end, &section, &digits);
  if (digits.negative && !signless && strpbrk (out->str, "123456789") != NULL)
    g_string_prepend_c (out, '-');

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/**
 * gouji_number_format_show:
 * @code: a number format's code, as files have it
 * @stored: the number as the file stores it: digits, a point, an exponent
 * @since_1904: whether days are counted from 1904-01-01 and not from 1900-01-01
 *
 * Returns: (transfer full): the number as a spreadsheet shows it; @stored where it is no number
 */
char *
gouji_number_format_show (const char *code, const char *stored, gboolean since_1904)
{
  char *rest;
  double value = g_ascii_strtod (stored, &rest);
  gsize length = strlen (code);
  const char *end = code + MIN (length, LONGEST_CODE);
  gboolean signless = FALSE;

  if (rest == stored || strspn (stored, "0123456789.+-eE") != strlen (stored) || *rest != '\0' ||
      !isfinite (value))
    return g_strdup (stored);
  if (g_str_equal (code, GOUJI_NUMBER_FORMAT_GENERAL) || has_condition (code)) {
    Digits digits = make_digits (value);

    return show_general (&digits);
  }

  while (((guchar) *end & 0xc0) == 0x80)
    end--;
  choose_section (&code, &end, value, &signless);
  return show_in_section (code, end, value, signless, since_1904);
}
