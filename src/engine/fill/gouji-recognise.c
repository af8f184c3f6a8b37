/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-recognise.h"

#include <string.h>

/* A longer line is no title, with or without the agency's own line above it. */
#define LONGEST_TITLE 90

/* A title may be printed on so many lines: agency, year, document type. */
#define MOST_LINES 3

struct _GoujiRecogniser {
  GPtrArray *titles;
  GPtrArray *periods;
  GPtrArray *published;
  GPtrArray *date_lines;
  GPtrArray *feet;
  GPtrArray *preambles;
  GPtrArray *preamble_beginnings;
  GPtrArray *no_preambles;
  GPtrArray *kinds; /* one expression for each kind, in the order of @kind_names */
  GPtrArray *kind_names;
};

static GRegex *
compile (const char *pattern)
{
  g_autoptr (GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

  if (regex == NULL)
    g_critical ("expression in the forms' common data: %s", error->message);
  return regex;
}

static GPtrArray *
compile_all (JsonObject *recognition, const char *member)
{
  GPtrArray *patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  JsonArray *array = recognition != NULL && json_object_has_member (recognition, member)
                       ? json_object_get_array_member (recognition, member)
                       : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    GRegex *regex = compile (json_array_get_string_element (array, i));

    if (regex != NULL)
      g_ptr_array_add (patterns, regex);
  }

  return patterns;
}

static void
compile_kinds (GoujiRecogniser *self, JsonObject *recognition)
{
  JsonArray *kinds = recognition != NULL && json_object_has_member (recognition, "kinds")
                       ? json_object_get_array_member (recognition, "kinds")
                       : NULL;

  for (guint i = 0; kinds != NULL && i < json_array_get_length (kinds); i++) {
    JsonArray *kind = json_array_get_array_element (kinds, i);
    GRegex *regex = compile (json_array_get_string_element (kind, 1));

    if (regex == NULL)
      continue;
    g_ptr_array_add (self->kinds, regex);
    g_ptr_array_add (self->kind_names, g_strdup (json_array_get_string_element (kind, 0)));
  }
}

/**
 * gouji_recogniser_new:
 * @common: (nullable): the forms' common data
 *
 * Returns: (transfer full): the expressions of `recognition` in @common, compiled; without it nothing is
 * recognised
 */
GoujiRecogniser *
gouji_recogniser_new (JsonObject *common)
{
  GoujiRecogniser *self = g_new0 (GoujiRecogniser, 1);
  JsonObject *recognition = common != NULL && json_object_has_member (common, "recognition")
                              ? json_object_get_object_member (common, "recognition")
                              : NULL;

  self->titles = compile_all (recognition, "titles");
  self->periods = compile_all (recognition, "periods");
  self->published = compile_all (recognition, "published");
  self->date_lines = compile_all (recognition, "date_lines");
  self->feet = compile_all (recognition, "feet");
  self->preambles = compile_all (recognition, "preambles");
  self->preamble_beginnings = compile_all (recognition, "preamble_beginnings");
  self->no_preambles = compile_all (recognition, "no_preambles");
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  self->kind_names = g_ptr_array_new_with_free_func (g_free);
  compile_kinds (self, recognition);

  return self;
}

void
gouji_recogniser_free (GoujiRecogniser *self)
{
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->periods);
  g_ptr_array_unref (self->published);
  g_ptr_array_unref (self->date_lines);
  g_ptr_array_unref (self->feet);
  g_ptr_array_unref (self->preambles);
  g_ptr_array_unref (self->preamble_beginnings);
  g_ptr_array_unref (self->no_preambles);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->kind_names);
  g_free (self);
}

void
gouji_title_free (GoujiTitle *self)
{
  g_free (self->text);
  g_free (self->agency);
  g_free (self);
}

static gboolean
match_any (GPtrArray *patterns, const char *text, GMatchInfo **match)
{
  for (guint i = 0; i < patterns->len; i++) {
    if (g_regex_match (g_ptr_array_index (patterns, i), text, 0, match))
      return TRUE;
    if (match != NULL)
      g_clear_pointer (match, g_match_info_unref);
  }

  return FALSE;
}

/* The passage as printed, with white space out: a title may be spread over lines and letters. */
static char *
slice_without_space (const GoujiSource *source, GoujiRange range)
{
  g_autofree char *slice = gouji_document_slice (source->document, range);
  GString *text = g_string_new (NULL);

  for (const char *p = slice; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c) && c != 0xa0 && c != 0xfeff && g_unichar_type (c) != G_UNICODE_FORMAT)
      g_string_append_unichar (text, c);
  }

  return g_string_free (text, FALSE);
}

static gboolean
fetch_span (GMatchInfo *match, const char *name, GoujiSpan span, const GArray *byte_to_char, GoujiSpan *found)
{
  int start, end;

  if (!g_match_info_fetch_named_pos (match, name, &start, &end) || start < 0 || start == end)
    return FALSE;

  guint first = g_array_index (byte_to_char, guint, start);
  *found = (GoujiSpan) { span.chars + first, g_array_index (byte_to_char, guint, end) - first };
  return TRUE;
}

static int
read_han_digit (gunichar c)
{
  /* 〇 一 二 三 四 五 六 七 八 九, and 零 ○ for the first */
  static const gunichar digits[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                     0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++) {
    if (digits[i] == c)
      return (int) i;
  }

  return c == 0x96f6 || c == 0x25cb ? 0 : -1;
}

/* A year digit by digit, or a month or day with 十 (ten) in it. */
static int
read_han_number (const char *text)
{
  int number = 0;
  gboolean behind_ten = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    int digit = read_han_digit (g_utf8_get_char (p));

    if (digit < 0) {
      number = MAX (number, 1) * 10;
      behind_ten = TRUE;
    } else {
      number = behind_ten ? number + digit : number * 10 + digit;
    }
  }

  return number;
}

static int
fetch_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  if (text == NULL || *text == '\0')
    return 0;

  return g_ascii_isdigit (*text) ? (int) g_ascii_strtoll (text, NULL, 10) : read_han_number (text);
}

/* 20** is a year that the source does not want to be known; no year at all is one that stands elsewhere. */
static void
read_title_year (GoujiTitle *title, GMatchInfo *match)
{
  g_autofree char *text = g_match_info_fetch_named (match, "year");

  if (text == NULL || *text == '\0')
    return;
  title->masked = strspn (text, "0123456789") < strlen (text);
  title->year = title->masked ? 0 : fetch_number (match, "year");
}

static GoujiTitle *
match_title (const GoujiRecogniser *self, const GoujiSource *source, GoujiSpan span)
{
  g_autoptr (GArray) byte_to_char = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = gouji_source_fold_to_utf8 (span, byte_to_char);
  g_autoptr (GMatchInfo) match = NULL;
  GoujiSpan agency, whole = span;

  if (!match_any (self->titles, text, &match) || !fetch_span (match, "agency", span, byte_to_char, &agency))
    return NULL;

  GoujiTitle *title = g_new0 (GoujiTitle, 1);
  fetch_span (match, "title", span, byte_to_char, &whole);
  title->range = gouji_source_range (source, whole);
  title->text = slice_without_space (source, title->range);
  title->in_text = TRUE;
  title->agency_range = gouji_source_range (source, agency);
  title->agency = slice_without_space (source, title->agency_range);
  read_title_year (title, match);
  return title;
}

/* Tries the line alone, then with the lines above it: agency, year and document type may each have their own.
 */
static GoujiTitle *
find_title_ending_at (const GoujiRecogniser *self, const GoujiSource *source, const GArray *lines, guint last)
{
  const GoujiRange *end = &g_array_index (lines, GoujiRange, last);

  for (guint n = 1; n <= MIN (MOST_LINES, last + 1); n++) {
    const GoujiRange *start = &g_array_index (lines, GoujiRange, last + 1 - n);
    GoujiSpan span = gouji_source_span (source, (GoujiRange) { start->start, end->end });

    if (span.length > LONGEST_TITLE)
      return NULL;
    GoujiTitle *title = match_title (self, source, span);
    if (title != NULL)
      return title;
  }

  return NULL;
}

/* 报 告 at the end, or at least somewhere: everything else cannot end a title, and expressions are slow. */
static gboolean
may_end_title (GoujiSpan span)
{
  for (guint i = 0; i + 1 < span.length; i++) {
    if (span.chars[i] == 0x62a5 && span.chars[i + 1] == 0x544a)
      return span.length <= LONGEST_TITLE;
  }

  return FALSE;
}

static GArray *
collect_lines (const GoujiSource *source)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (GoujiRange));

  for (guint i = 0; i < gouji_document_get_n_blocks (source->document); i++) {
    const GoujiBlock *block = gouji_document_get_block (source->document, i);

    if (block->kind != GOUJI_BLOCK_TABLE) {
      g_array_append_val (lines, block->range);
      continue;
    }
    /* The index table of a portal has the title in one of its cells. */
    for (guint j = 0; j < MIN (block->cells->len, 40); j++)
      g_array_append_val (lines, g_array_index (block->cells, GoujiTableCell, j).range);
  }

  return lines;
}

/**
 * gouji_recognise_titles:
 *
 * Returns: (transfer full) (element-type GoujiTitle): every line of the document that is a report's title, in
 * order
 */
GPtrArray *
gouji_recognise_titles (const GoujiRecogniser *self, const GoujiSource *source)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_title_free);
  g_autoptr (GArray) lines = collect_lines (source);

  for (guint i = 0; i < lines->len; i++) {
    GoujiSpan span = gouji_source_span (source, g_array_index (lines, GoujiRange, i));

    if (!may_end_title (span))
      continue;
    GoujiTitle *title = find_title_ending_at (self, source, lines, i);
    if (title != NULL)
      g_ptr_array_add (titles, title);
  }

  return titles;
}

/**
 * gouji_recognise_page_title:
 *
 * Returns: (transfer full) (nullable): what the title of the web page, which is not part of its text, says
 */
GoujiTitle *
gouji_recognise_page_title (const GoujiRecogniser *self,
                            const GoujiSource *source,
                            const GoujiFolding *folding)
{
  const char *title = gouji_document_get_title (source->document);

  if (title == NULL)
    return NULL;

  g_autofree char *text = gouji_fold_text (folding, title);
  g_autoptr (GMatchInfo) match = NULL;
  if (!match_any (self->titles, text, &match))
    return NULL;

  GoujiTitle *found = g_new0 (GoujiTitle, 1);
  found->agency = g_match_info_fetch_named (match, "agency");
  found->text = g_match_info_fetch_named (match, "title");
  read_title_year (found, match);
  return found;
}

/**
 * gouji_recognise_kind:
 *
 * Returns: (nullable): which kind of agency has such a name
 */
const char *
gouji_recognise_kind (const GoujiRecogniser *self, const char *agency)
{
  for (guint i = 0; i < self->kinds->len; i++) {
    if (g_regex_match (g_ptr_array_index (self->kinds, i), agency, 0, NULL))
      return g_ptr_array_index (self->kind_names, i);
  }

  return NULL;
}

static char *
format_day (int year, int month, int day)
{
  if (!g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

gboolean
gouji_recognise_period (const GoujiRecogniser *self, GoujiSpan span, char **start, char **end)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (span, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!match_any (self->periods, text, &match))
    return FALSE;

  int first_year = fetch_number (match, "y1");
  int last_year = fetch_number (match, "y2");
  g_autofree char *first = format_day (first_year, fetch_number (match, "m1"), fetch_number (match, "d1"));
  g_autofree char *last = format_day (last_year > 0 ? last_year : first_year, fetch_number (match, "m2"),
                                      fetch_number (match, "d2"));
  if (first == NULL || last == NULL)
    return FALSE;

  *start = g_steal_pointer (&first);
  *end = g_steal_pointer (&last);
  return TRUE;
}

static char *
match_day (GPtrArray *patterns, GoujiSpan span)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (span, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!match_any (patterns, text, &match))
    return NULL;

  return format_day (fetch_number (match, "y"), fetch_number (match, "m"), fetch_number (match, "d"));
}

char *
gouji_recognise_published (const GoujiRecogniser *self, GoujiSpan text)
{
  return match_day (self->published, text);
}

char *
gouji_recognise_date_line (const GoujiRecogniser *self, GoujiSpan line)
{
  return line.length <= 30 ? match_day (self->date_lines, line) : NULL;
}

gboolean
gouji_recognise_foot (const GoujiRecogniser *self, GoujiSpan line)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (line, NULL);

  return match_any (self->feet, text, NULL);
}

GoujiPreambleLine
gouji_recognise_preamble_line (const GoujiRecogniser *self, GoujiSpan line)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (line, NULL);

  if (match_any (self->no_preambles, text, NULL) || match_any (self->feet, text, NULL))
    return GOUJI_PREAMBLE_OTHER;
  if (match_any (self->preambles, text, NULL))
    return GOUJI_PREAMBLE_SENTENCE;

  return match_any (self->preamble_beginnings, text, NULL) ? GOUJI_PREAMBLE_BEGINNING : GOUJI_PREAMBLE_OTHER;
}
