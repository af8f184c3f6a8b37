/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-recognise.h"

#include "fill/gouji-recognise-private.h"
#include "form/gouji-expression.h"

/* A longer line is no date. */
#define LONGEST_DATE 30

static struct {
  const char *member;
  gsize offset;
} const members[] = {
  { "titles", G_STRUCT_OFFSET (GoujiRecogniser, titles) },
  { "title_years", G_STRUCT_OFFSET (GoujiRecogniser, title_years) },
  { "about", G_STRUCT_OFFSET (GoujiRecogniser, about) },
  { "no_agencies", G_STRUCT_OFFSET (GoujiRecogniser, no_agencies) },
  { "agencies_in_sentences", G_STRUCT_OFFSET (GoujiRecogniser, agencies[GOUJI_AGENCY_SENTENCE]) },
  { "agencies_in_frames", G_STRUCT_OFFSET (GoujiRecogniser, agencies[GOUJI_AGENCY_FRAME]) },
  { "agencies_in_tables", G_STRUCT_OFFSET (GoujiRecogniser, agencies[GOUJI_AGENCY_TABLE]) },
  { "agencies_as_subjects", G_STRUCT_OFFSET (GoujiRecogniser, agencies[GOUJI_AGENCY_SUBJECT]) },
  { "headings", G_STRUCT_OFFSET (GoujiRecogniser, headings) },
  { "heading_ends", G_STRUCT_OFFSET (GoujiRecogniser, heading_ends) },
  { "glued_headings", G_STRUCT_OFFSET (GoujiRecogniser, glued_headings) },
  { "attachments", G_STRUCT_OFFSET (GoujiRecogniser, attachments) },
  { "years", G_STRUCT_OFFSET (GoujiRecogniser, years) },
  { "periods", G_STRUCT_OFFSET (GoujiRecogniser, periods) },
  { "published", G_STRUCT_OFFSET (GoujiRecogniser, published) },
  { "date_lines", G_STRUCT_OFFSET (GoujiRecogniser, date_lines) },
  { "feet", G_STRUCT_OFFSET (GoujiRecogniser, feet) },
  { "page_numbers", G_STRUCT_OFFSET (GoujiRecogniser, page_numbers) },
  { "preambles", G_STRUCT_OFFSET (GoujiRecogniser, preambles) },
  { "preamble_beginnings", G_STRUCT_OFFSET (GoujiRecogniser, preamble_beginnings) },
  { "no_preambles", G_STRUCT_OFFSET (GoujiRecogniser, no_preambles) },
  { "reporting", G_STRUCT_OFFSET (GoujiRecogniser, reporting) },
  { "news", G_STRUCT_OFFSET (GoujiRecogniser, news) },
  { "speaking_of_reports", G_STRUCT_OFFSET (GoujiRecogniser, speaking) },
  { "other_languages", G_STRUCT_OFFSET (GoujiRecogniser, other_languages) },
};

static GoujiPatterns *
get_patterns (GoujiRecogniser *self, guint index)
{
  return G_STRUCT_MEMBER_P (self, members[index].offset);
}

static void
compile_kinds (GoujiRecogniser *self, JsonObject *recognition)
{
  JsonArray *kinds = recognition != NULL && json_object_has_member (recognition, "kinds")
                       ? json_object_get_array_member (recognition, "kinds")
                       : NULL;

  for (guint i = 0; kinds != NULL && i < json_array_get_length (kinds); i++) {
    JsonArray *kind = json_array_get_array_element (kinds, i);
    g_autoptr (GError) error = NULL;
    GRegex *regex = gouji_expression_new (json_array_get_string_element (kind, 1), &error);

    if (regex == NULL) {
      g_critical ("expression in the forms' common data, kinds: %s", error->message);
      continue;
    }
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
  const char *define =
    recognition != NULL ? json_object_get_string_member_with_default (recognition, "define", "") : "";

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    gouji_patterns_init (get_patterns (self, i), recognition, members[i].member, define);
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
  self->kind_names = g_ptr_array_new_with_free_func (g_free);
  compile_kinds (self, recognition);

  return self;
}

void
gouji_recogniser_free (GoujiRecogniser *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    gouji_patterns_clear (get_patterns (self, i));
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->kind_names);
  g_free (self);
}

/* Whether the words are such as parts of reports have. */
gboolean
gouji_recognise_heading (const GoujiRecogniser *self, GoujiSpan words)
{
  return gouji_patterns_fit (&self->headings, words);
}

/* The same, and they end as headings do. */
gboolean
gouji_recognise_whole_heading (const GoujiRecogniser *self, GoujiSpan words)
{
  return gouji_patterns_fit (&self->headings, words) && gouji_patterns_fit (&self->heading_ends, words);
}

/* Returns: how many characters the heading has that the line begins with, with nothing between it and the
 * text; 0 when that cannot be said */
guint
gouji_recognise_glued_heading (const GoujiRecogniser *self, GoujiSpan line)
{
  g_auto (GoujiMatch) match = { 0 };
  GoujiSpan heading;

  if (!gouji_patterns_match (&self->glued_headings, line, &match) ||
      !gouji_match_get_span (&match, "heading", &heading))
    return 0;

  return heading.length;
}

/* Whether an attachment begins here: 附件, 附表. */
gboolean
gouji_recognise_attachment (const GoujiRecogniser *self, GoujiSpan line)
{
  if (line.length == 0 || line.chars[0] != 0x9644 /* 附 */)
    return FALSE;

  return gouji_patterns_fit (&self->attachments, (GoujiSpan) { line.chars, MIN (line.length, 60) });
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

/* Whether the words are the name of an agency of some kind, and no part of a sentence. */
gboolean
gouji_recognise_is_agency (const GoujiRecogniser *self, GoujiSpan words)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (words, NULL);

  return words.length >= 2 && gouji_recognise_kind (self, text) != NULL &&
         !gouji_patterns_fit_text (&self->no_agencies, text);
}

/**
 * gouji_recognise_agency:
 * @where: what kind of words to look for
 * @agency: (out): who reports
 *
 * Returns: whether @text names an agency in such words
 */
gboolean
gouji_recognise_agency (const GoujiRecogniser *self,
                        GoujiAgencyWords where,
                        GoujiSpan text,
                        GoujiSpan *agency)
{
  const GoujiPatterns *patterns = &self->agencies[where];

  for (guint i = 0; i < patterns->regexes->len; i++) {
    g_autoptr (GPtrArray) regexes = g_ptr_array_new ();
    GoujiPatterns single = { regexes };
    g_auto (GoujiMatch) match = { 0 };

    g_ptr_array_add (regexes, g_ptr_array_index (patterns->regexes, i));
    if (gouji_patterns_match (&single, text, &match) && gouji_match_get_span (&match, "agency", agency) &&
        gouji_recognise_is_agency (self, *agency))
      return TRUE;
  }

  return FALSE;
}

static char *
format_day (int year, int month, int day)
{
  if (!g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

void
gouji_period_clear (GoujiPeriod *self)
{
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->end, g_free);
}

gboolean
gouji_recognise_period (const GoujiRecogniser *self, GoujiSpan text, GoujiPeriod *period)
{
  g_auto (GoujiMatch) match = { 0 };

  if (!gouji_patterns_match (&self->periods, text, &match))
    return FALSE;

  int first_year = gouji_match_get_number (&match, "y1");
  int last_year = gouji_match_get_number (&match, "y2");
  g_autofree char *first =
    format_day (first_year, gouji_match_get_number (&match, "m1"), gouji_match_get_number (&match, "d1"));
  g_autofree char *last =
    format_day (last_year > 0 ? last_year : first_year, gouji_match_get_number (&match, "m2"),
                gouji_match_get_number (&match, "d2"));
  if (first == NULL || last == NULL || !gouji_match_get_span (&match, "period", &period->span))
    return FALSE;

  period->start = g_steal_pointer (&first);
  period->end = g_steal_pointer (&last);
  return TRUE;
}

/**
 * gouji_recognise_year:
 * @year: (out): the year, or that it is masked
 *
 * Returns: whether @text speaks of the year that it reports on
 */
gboolean
gouji_recognise_year (const GoujiRecogniser *self, GoujiSpan text, GoujiYear *year)
{
  g_auto (GoujiMatch) match = { 0 };

  *year = (GoujiYear) { 0 };
  if (!gouji_patterns_match (&self->years, text, &match))
    return FALSE;
  if (gouji_match_get_span (&match, "masked", &year->span)) {
    year->masked = TRUE;
    return TRUE;
  }
  year->year = gouji_match_get_number (&match, "year");

  return gouji_match_get_span (&match, "year", &year->span);
}

static char *
match_day (const GoujiPatterns *patterns, GoujiSpan span, GoujiSpan *where)
{
  g_auto (GoujiMatch) match = { 0 };

  if (!gouji_patterns_match (patterns, span, &match))
    return NULL;
  if (where != NULL && !gouji_match_get_span (&match, "day", where))
    *where = (GoujiSpan) { span.chars, 0 };

  return format_day (gouji_match_get_number (&match, "y"), gouji_match_get_number (&match, "m"),
                     gouji_match_get_number (&match, "d"));
}

char *
gouji_recognise_published (const GoujiRecogniser *self, GoujiSpan text, GoujiSpan *where)
{
  return match_day (&self->published, text, where);
}

/* A day ends in 日, a digit or a bracket: most words do not. */
gboolean
gouji_recognise_may_be_day (guint16 last)
{
  return last == 0x65e5 || last == ')' || (last >= '0' && last <= '9');
}

gboolean
gouji_recognise_is_day (const GoujiRecogniser *self, GoujiSpan line)
{
  return gouji_patterns_fit (&self->date_lines, line);
}

char *
gouji_recognise_date_line (const GoujiRecogniser *self, GoujiSpan line)
{
  return line.length <= LONGEST_DATE ? match_day (&self->date_lines, line, NULL) : NULL;
}

gboolean
gouji_recognise_foot (const GoujiRecogniser *self, GoujiSpan line)
{
  return gouji_patterns_fit (&self->feet, (GoujiSpan) { line.chars, MIN (line.length, 60) });
}

/* Whether the line is a page number: — 4 —, -3-, 第3页. A number alone may be a figure. */
gboolean
gouji_recognise_page_number (const GoujiRecogniser *self, GoujiSpan line)
{
  return line.length >= 3 && line.length <= 12 && gouji_patterns_fit (&self->page_numbers, line);
}

GoujiPreambleLine
gouji_recognise_preamble_line (const GoujiRecogniser *self, GoujiSpan line)
{
  g_autofree char *text = gouji_source_fold_to_utf8 (line, NULL);

  if (gouji_patterns_fit_text (&self->no_preambles, text) || gouji_patterns_fit_text (&self->feet, text))
    return GOUJI_PREAMBLE_OTHER;
  if (gouji_patterns_fit_text (&self->preambles, text))
    return GOUJI_PREAMBLE_SENTENCE;

  return gouji_patterns_fit_text (&self->preamble_beginnings, text) ? GOUJI_PREAMBLE_BEGINNING
                                                                    : GOUJI_PREAMBLE_OTHER;
}

/* Whether the text reports on the disclosure of information, in the words of a report without parts and not
 * in those of a newspaper. */
gboolean
gouji_recognise_reporting (const GoujiRecogniser *self, GoujiSpan text)
{
  return gouji_patterns_fit (&self->reporting, text) && !gouji_patterns_fit (&self->news, text);
}

/* Whether the text speaks of annual reports. */
gboolean
gouji_recognise_speaks_of_reports (const GoujiRecogniser *self, GoujiSpan text)
{
  return gouji_patterns_fit (&self->speaking, text);
}

gboolean
gouji_recognise_other_language (const GoujiRecogniser *self, GoujiSpan text)
{
  return gouji_patterns_fit (&self->other_languages, text);
}
