/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-figure.h"

/* What stands in a cell is short, a note in brackets included. Longer text is no figure. */
#define MAX_CHARS 512
/* A sign, twenty digits on either side of the point, and the point. */
#define MAX_DIGITS 44
/* The longest unit words have three letters. Behind a longer run the digits belong to a sentence. */
#define MAX_UNIT 3

#define CHAR_DASH 0x2014      /* EM DASH, stands here for every long dash */
#define CHAR_NONE 0x65E0      /* 无 */
#define CHAR_NONE_HANT 0x7121 /* 無 */

static const char *const state_names[] = { "empty", "number", "not-applicable", "unreadable" };
static const char *const how_names[] = { "none", "table", "prose", "typed", "pasted", "carried", "computed" };
static const char *const doubt_names[] = { "none",     "column",      "row",        "count", "split",
                                           "conflict", "approximate", "recognised", "other" };

/* 〇 一 七 三 两 九 二 五 八 六 十 四 零. Digits of both kinds side by side are damage, not a number with its
 * unit. */
static const gunichar han_digits[] = {
  0x3007, 0x4E00, 0x4E03, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94, 0x516B, 0x516D, 0x5341, 0x56DB, 0x96F6,
};

typedef struct {
  gunichar chars[MAX_CHARS + 1];
  guint at;
} Scan;

/* Returns 0 for what is left out: white space, characters of no width. */
static gunichar
fold_char (gunichar c)
{
  if (c >= 0xFF01 && c <= 0xFF5E) /* full width forms of ASCII */
    return c - 0xFEE0;
  if (c == 0x00AD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || g_unichar_isspace (c))
    return 0;
  if (c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212 ||
      c == 0xFE63) /* hyphens, EN DASH, MINUS SIGN */
    return '-';
  if (c == 0x2015 || c == 0x2500) /* HORIZONTAL BAR, BOX DRAWINGS LIGHT HORIZONTAL */
    return CHAR_DASH;

  return c;
}

/* Fills @scan with the folded text, closed by a 0. */
static gboolean
fold (const char *text, Scan *scan)
{
  guint length = 0;

  while (*text != '\0') {
    gunichar c = g_utf8_get_char_validated (text, -1);

    if (c == (gunichar) -1 || c == (gunichar) -2)
      return FALSE;

    c = fold_char (c);
    text = g_utf8_next_char (text);
    if (c == 0)
      continue;
    if (length == MAX_CHARS)
      return FALSE;
    scan->chars[length++] = c;
  }

  scan->chars[length] = 0;
  scan->at = 0;
  return TRUE;
}

static gboolean
is_not_applicable (const gunichar *chars)
{
  if (chars[1] == 0 && (*chars == '/' || *chars == '\\' || *chars == CHAR_NONE || *chars == CHAR_NONE_HANT))
    return TRUE;

  while (*chars == '-' || *chars == CHAR_DASH)
    chars++;
  return *chars == 0;
}

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static gboolean
take_digits (Scan *scan, char *number, guint *length, guint *run)
{
  for (*run = 0; is_digit (scan->chars[scan->at]); (*run)++) {
    if (*length == MAX_DIGITS)
      return FALSE;
    number[(*length)++] = (char) scan->chars[scan->at++];
  }

  return *run > 0;
}

/*
 * Takes the digits before the point. Commas must part them in threes: "1,13" is more likely two numbers.
 *
 * "0" alone may begin with a zero. "007" and "00" are no counts: they are what is left of a year, a code or a
 * damaged number, and taking them for 7 and 0 would be a repair in silence.
 */
static gboolean
take_integer (Scan *scan, char *number, guint *length)
{
  guint first = *length;
  guint run;

  if (!take_digits (scan, number, length, &run))
    return FALSE;
  if (scan->chars[scan->at] == ',' && run > 3)
    return FALSE;

  while (scan->chars[scan->at] == ',') {
    scan->at++;
    if (!take_digits (scan, number, length, &run) || run != 3)
      return FALSE;
  }

  return number[first] != '0' || *length == first + 1;
}

static gboolean
take_number (Scan *scan, GoujiDecimal *value)
{
  char number[MAX_DIGITS + 1];
  guint length = 0;
  guint run;

  if (scan->chars[scan->at] == '+' || scan->chars[scan->at] == '-')
    number[length++] = (char) scan->chars[scan->at++];
  if (!take_integer (scan, number, &length))
    return FALSE;

  if (scan->chars[scan->at] == '.' && length < MAX_DIGITS) {
    number[length++] = '.';
    scan->at++;
    if (!take_digits (scan, number, &length, &run))
      return FALSE;
  }

  number[length] = '\0';
  return gouji_decimal_parse (number, value, NULL);
}

static gboolean
is_unit_letter (gunichar c)
{
  if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_HAN)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (han_digits); i++) {
    if (c == han_digits[i])
      return FALSE;
  }

  return TRUE;
}

/* Takes the unit behind the number, if there is one. */
static char *
take_unit (Scan *scan)
{
  g_autoptr (GString) unit = g_string_new (NULL);

  for (guint n = 0; n < MAX_UNIT && is_unit_letter (scan->chars[scan->at]); n++)
    g_string_append_unichar (unit, scan->chars[scan->at++]);

  return unit->len > 0 ? g_string_free_and_steal (g_steal_pointer (&unit)) : NULL;
}

/* Takes a note in brackets, if there is one. An unclosed bracket stays, so that the text does not end there.
 */
static void
take_note (Scan *scan)
{
  guint at = scan->at;
  guint depth = 0;

  do {
    if (scan->chars[at] == '(')
      depth++;
    else if (scan->chars[at] == ')' && depth > 0)
      depth--;
    else if (scan->chars[at] == 0 || depth == 0)
      return;
    at++;
  } while (depth > 0);

  scan->at = at;
}

void
gouji_figure_clear (GoujiFigure *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->printed);
  g_free (self->entered);
  g_free (self->unit);
  *self = (GoujiFigure) { 0 };
}

/**
 * gouji_figure_copy:
 * @self: a figure
 * @copy: (out caller-allocates): takes the copy; what it held before is not freed
 */
void
gouji_figure_copy (const GoujiFigure *self, GoujiFigure *copy)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (copy != NULL);

  *copy = *self;
  copy->printed = g_strdup (self->printed);
  copy->entered = g_strdup (self->entered);
  copy->unit = g_strdup (self->unit);
}

/**
 * gouji_figure_is_sure:
 *
 * Returns: whether the figure counts: the reader did not doubt it, or the user confirmed it, or typed another
 */
gboolean
gouji_figure_is_sure (const GoujiFigure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->doubt == GOUJI_DOUBT_NONE || self->confirmed || self->entered != NULL;
}

/**
 * gouji_figure_equal:
 *
 * Returns: whether both say the same and know the same of where it comes from; their values follow from their
 * texts
 */
gboolean
gouji_figure_equal (const GoujiFigure *self, const GoujiFigure *other)
{
  return g_strcmp0 (self->printed, other->printed) == 0 && g_strcmp0 (self->entered, other->entered) == 0 &&
         self->how == other->how && self->doubt == other->doubt && self->confirmed == other->confirmed &&
         self->placed == other->placed && self->has_source == other->has_source &&
         (!self->has_source ||
          (self->source.start == other->source.start && self->source.end == other->source.end));
}

/**
 * gouji_figure_parse:
 * @text: (nullable): what stands in a cell
 * @value: (out) (optional): the number, untouched unless there is one
 * @unit: (out) (optional) (nullable) (transfer full): the unit that stands behind the number, %NULL when
 * there is none
 *
 * Reads a cell's text as people print it: digits of either width, spaces between them, thousands separators,
 * a sign, a unit and a note in brackets behind. Whatever is not surely one number is unreadable rather than
 * nearly right.
 *
 * Spaces between digits are left out because narrow columns break numbers; whoever cut the text out of a
 * document knows whether two numbers may have met there, and says so with a #GoujiDoubt.
 *
 * Returns: what the text says
 */
GoujiFigureState
gouji_figure_parse (const char *text, GoujiDecimal *value, char **unit)
{
  Scan scan;
  GoujiDecimal number;
  g_autofree char *found_unit = NULL;

  if (unit != NULL)
    *unit = NULL;
  if (text == NULL)
    return GOUJI_FIGURE_EMPTY;
  if (!fold (text, &scan))
    return GOUJI_FIGURE_UNREADABLE;
  if (scan.chars[0] == 0)
    return GOUJI_FIGURE_EMPTY;
  if (is_not_applicable (scan.chars))
    return GOUJI_FIGURE_NOT_APPLICABLE;

  if (!take_number (&scan, &number))
    return GOUJI_FIGURE_UNREADABLE;
  found_unit = take_unit (&scan);
  take_note (&scan);
  if (scan.chars[scan.at] != 0)
    return GOUJI_FIGURE_UNREADABLE;

  if (value != NULL)
    *value = number;
  if (unit != NULL)
    *unit = g_steal_pointer (&found_unit);
  return GOUJI_FIGURE_NUMBER;
}

static gboolean
find_name (const char *const *names, guint n_names, const char *text, guint *index)
{
  for (guint i = 0; text != NULL && i < n_names; i++) {
    if (g_str_equal (names[i], text)) {
      *index = i;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
gouji_figure_state_to_string (GoujiFigureState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

const char *
gouji_how_to_string (GoujiHow how)
{
  g_return_val_if_fail ((guint) how < G_N_ELEMENTS (how_names), NULL);

  return how_names[how];
}

gboolean
gouji_how_from_string (const char *text, GoujiHow *how)
{
  guint index;

  if (!find_name (how_names, G_N_ELEMENTS (how_names), text, &index))
    return FALSE;

  *how = index;
  return TRUE;
}

const char *
gouji_doubt_to_string (GoujiDoubt doubt)
{
  g_return_val_if_fail ((guint) doubt < G_N_ELEMENTS (doubt_names), NULL);

  return doubt_names[doubt];
}

gboolean
gouji_doubt_from_string (const char *text, GoujiDoubt *doubt)
{
  guint index;

  if (!find_name (doubt_names, G_N_ELEMENTS (doubt_names), text, &index))
    return FALSE;

  *doubt = index;
  return TRUE;
}
