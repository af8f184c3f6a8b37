/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-text-line.h"
#include "fill/gouji-recognise-private.h"

/* A longer line is no title, with or without the agency's own line above it. */
#define LONGEST_TITLE 90

/* A title may be printed on so many lines: agency, year, document type, the type's own second line. */
#define MOST_LINES 4

void
gouji_title_free (GoujiTitle *self)
{
  g_free (self->text);
  g_free (self->agency);
  g_free (self);
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
is_frame (guint16 c)
{
  return c == '|' || c == '-' || c == '=' || c == '#' || c == '_' || c == '~' || c == '>' || c == 0xb7 ||
         (c >= 0x25a0 && c <= 0x25ff) || c == 0x2605 || c == 0x2606;
}

/* Pipes and rules around a title are what is left of a frame. Masks (*) may be letters of a name. */
static GoujiSpan
trim_frame (GoujiSpan span)
{
  while (span.length > 0 && is_frame (span.chars[0]))
    span = (GoujiSpan) { span.chars + 1, span.length - 1 };
  while (span.length > 0 && is_frame (span.chars[span.length - 1]))
    span.length--;

  return span;
}

/* 20** is a year that the source does not want to be known; no year at all is one that stands elsewhere. */
static void
read_title_year (GoujiTitle *title, const GoujiMatch *match)
{
  g_autofree char *masked = gouji_match_get_text (match, "masked");
  g_autofree char *several = gouji_match_get_text (match, "several");

  title->masked = masked != NULL;
  title->several = several != NULL;
  if (!title->masked && !title->several)
    title->year = gouji_match_get_number (match, "year");
}

/* Reads the year out of the whole title: it may stand before, in or behind the agency and the document type.
 */
static void
find_title_year (const GoujiRecogniser *self, GoujiTitle *title, const GoujiSource *source, GoujiSpan span)
{
  g_auto (GoujiMatch) match = { 0 };
  GoujiSpan year;

  if (!gouji_patterns_match (&self->title_years, span, &match))
    return;
  read_title_year (title, &match);
  if (source != NULL &&
      (gouji_match_get_span (&match, "year", &year) || gouji_match_get_span (&match, "masked", &year)))
    title->year_range = gouji_source_range (source, year);
}

static gboolean
has_agency (const GoujiRecogniser *self, const GoujiMatch *match, GoujiSpan *agency)
{
  return gouji_match_get_span (match, "agency", agency) && !gouji_patterns_fit (&self->no_agencies, *agency);
}

static GoujiTitle *
match_title (const GoujiRecogniser *self, const GoujiSource *source, GoujiSpan span)
{
  g_auto (GoujiMatch) match = { 0 };
  GoujiSpan agency, whole = span;

  if (!gouji_patterns_match (&self->titles, span, &match))
    return NULL;

  GoujiTitle *title = g_new0 (GoujiTitle, 1);
  gouji_match_get_span (&match, "title", &whole);
  title->in_text = TRUE;
  title->range = gouji_source_range (source, whole);
  title->text = slice_without_space (source, title->range);
  if (has_agency (self, &match, &agency)) {
    title->agency_range = gouji_source_range (source, agency);
    title->agency = slice_without_space (source, title->agency_range);
  }
  title->about = gouji_patterns_fit (&self->about, span);
  find_title_year (self, title, source, whole);
  return title;
}

static const GoujiTextLine *
get_line (const GArray *lines, guint index)
{
  return &g_array_index (lines, GoujiTextLine, index);
}

/* A year on a line of its own below the title: （2018年度）. */
static void
look_below (
  const GoujiRecogniser *self, GoujiTitle *title, const GoujiSource *source, const GArray *lines, guint last)
{
  if (title->year > 0 || title->masked || title->several || last + 1 >= lines->len)
    return;

  GoujiSpan below = get_line (lines, last + 1)->span;
  if (below.length <= 12)
    find_title_year (self, title, source, below);
}

/* The agency on a line of its own below the title, where the title does not name one. */
static void
find_agency_below (
  const GoujiRecogniser *self, GoujiTitle *title, const GoujiSource *source, const GArray *lines, guint last)
{
  for (guint i = last + 1; title->agency == NULL && i < MIN (last + 3, lines->len); i++) {
    const GoujiTextLine *line = get_line (lines, i);

    if (line->span.length <= 30 && gouji_recognise_is_agency (self, line->span)) {
      title->agency_range = line->range;
      title->agency = slice_without_space (source, line->range);
    }
  }
}

/* Tries the line alone, then with the lines above it: agency, year and document type may each have their own.
 * What stands above must be the name of an agency. */
static GoujiTitle *
find_title_ending_at (const GoujiRecogniser *self, const GoujiSource *source, const GArray *lines, guint last)
{
  guint end = get_line (lines, last)->range.end;
  g_autoptr (GoujiTitle) found = NULL;

  for (guint n = 1; n <= MIN (MOST_LINES, last + 1); n++) {
    const GoujiTextLine *first = get_line (lines, last + 1 - n);
    GoujiSpan span = trim_frame (gouji_source_span (source, (GoujiRange) { first->range.start, end }));
    g_autoptr (GoujiTitle) title = NULL;

    if (span.length > LONGEST_TITLE || (n > 1 && first->span.length > LONGEST_TITLE / 2))
      break;
    title = match_title (self, source, span);
    if (title == NULL || (found != NULL && title->agency == NULL))
      continue;
    if (n > 1 && title->agency != NULL && gouji_recognise_kind (self, title->agency) == NULL)
      continue;
    g_clear_pointer (&found, gouji_title_free);
    found = g_steal_pointer (&title);
    if (found->agency != NULL)
      break;
  }
  if (found != NULL) {
    look_below (self, found, source, lines, last);
    find_agency_below (self, found, source, lines, last);
  }

  return g_steal_pointer (&found);
}

/* 报告, 年报 or 总结 somewhere: everything else cannot end a title, and expressions are slow. */
static gboolean
may_end_title (GoujiSpan span)
{
  static const guint16 ends[][2] = { { 0x62a5, 0x544a }, { 0x5e74, 0x62a5 }, { 0x603b, 0x7ed3 } };

  for (guint i = 0; i + 1 < span.length && span.length <= LONGEST_TITLE; i++) {
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++) {
      if (span.chars[i] == ends[j][0] && span.chars[i + 1] == ends[j][1])
        return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_recognise_is_title:
 *
 * Returns: whether the words alone are a report's title
 */
gboolean
gouji_recognise_is_title (const GoujiRecogniser *self, GoujiSpan line)
{
  return line.length > 6 && may_end_title (line) && gouji_patterns_fit (&self->titles, line);
}

/* Whether the line is the title of a notice, guide or news about reports. */
gboolean
gouji_recognise_about (const GoujiRecogniser *self, GoujiSpan line)
{
  return line.length <= LONGEST_TITLE && may_end_title (line) && gouji_patterns_fit (&self->about, line);
}

/**
 * gouji_recognise_titles:
 * @lines: (element-type GoujiTextLine): the lines of the document
 *
 * Returns: (transfer full) (element-type GoujiTitle): every line of the document that is a report's title, in
 * order
 */
GPtrArray *
gouji_recognise_titles (const GoujiRecogniser *self, const GoujiSource *source, const GArray *lines)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_title_free);

  for (guint i = 0; i < lines->len; i++) {
    GoujiSpan span = trim_frame (get_line (lines, i)->span);

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
  const char *text = gouji_document_get_title (source->document);

  if (text == NULL)
    return NULL;

  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, text, -1, 0);
  GoujiSpan span = { folded->chars, folded->length };
  g_auto (GoujiMatch) match = { 0 };
  GoujiSpan words;
  if (span.length > 2 * LONGEST_TITLE || !gouji_patterns_match (&self->titles, span, &match))
    return NULL;

  GoujiTitle *found = g_new0 (GoujiTitle, 1);
  if (has_agency (self, &match, &words))
    found->agency = gouji_source_fold_to_utf8 (words, NULL);
  if (!gouji_match_get_span (&match, "title", &words))
    words = span;
  found->text = gouji_source_fold_to_utf8 (words, NULL);
  found->about = gouji_patterns_fit (&self->about, span);
  find_title_year (self, found, NULL, words);

  /* The bare name of the document is what a program calls a page whose report has no title. */
  if (found->agency == NULL && found->year == 0 && !found->masked)
    g_clear_pointer (&found, gouji_title_free);
  return found;
}
