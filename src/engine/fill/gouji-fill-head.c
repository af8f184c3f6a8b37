/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-fill-head.h"

#include "fill/gouji-heading.h"
#include "fill/gouji-text-line.h"
#include "fill/gouji-section.h"

/* Who reports and on which year is said in the first lines of a report, or in the last ones. */
#define MOST_FIRST_LINES 24
#define MOST_LAST_LINES 60
#define MOST_FRAME_LINES 80

/* Of a line that goes on and on, the beginning says it. */
#define LONGEST_BEGINNING 600

/* The period stands in front of the first part, or at its beginning. */
#define LONGEST_HEAD 4000

/* A longer line is no signature. */
#define LONGEST_SIGNATURE 40

/* The words of a page's frame that stand behind a report. */
#define LONGEST_FRAME 3000

typedef struct {
  GoujiReportHead *head;
  const GoujiReader *reader;
  const GoujiPassage *passage;
  guint frame;
  guint first; /* line of the passage */
  guint end;   /* line behind it */
  guint part;  /* line of the first part, or @end */
} Finder;

static const GoujiTextLine *
get_line (const Finder *self, guint index)
{
  return &g_array_index (self->reader->lines, GoujiTextLine, index);
}

static GoujiSpan
get_beginning (const Finder *self, guint index)
{
  GoujiSpan span = get_line (self, index)->span;

  return (GoujiSpan) { span.chars, MIN (span.length, LONGEST_BEGINNING) };
}

static GoujiFieldSource
make_source (GoujiFieldHow how, gboolean unsure, GoujiRange range)
{
  return (GoujiFieldSource) {
    .how = how, .unsure = unsure, .has_source = range.end > range.start, .source = range
  };
}

/* What is printed, white space aside. */
static char *
slice (const Finder *self, GoujiRange range)
{
  g_autofree char *text = gouji_document_slice (self->reader->source->document, range);
  GString *words = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (words, g_utf8_get_char (p));
  }

  return g_string_free_and_steal (words);
}

static void
take_agency (Finder *self, GoujiFieldHow how, gboolean unsure, GoujiSpan words)
{
  GoujiRange range = gouji_source_range (self->reader->source, words);

  self->head->agency = slice (self, range);
  self->head->agency_source = make_source (how, unsure, range);
}

static gboolean
take_title_agency (Finder *self, const GoujiTitle *title)
{
  if (title == NULL || title->agency == NULL || title->about)
    return FALSE;

  self->head->agency = g_strdup (title->agency);
  self->head->agency_source = title->in_text
                                ? make_source (GOUJI_FIELD_HOW_TITLE, FALSE, title->agency_range)
                                : make_source (GOUJI_FIELD_HOW_PAGE_TITLE, FALSE, (GoujiRange) { 0, 0 });
  return TRUE;
}

static gboolean
find_agency_in_lines (
  Finder *self, GoujiAgencyWords where, guint first, guint end, GoujiFieldHow how, gboolean unsure)
{
  for (guint i = first; i < end; i++) {
    GoujiSpan agency;

    if (gouji_recognise_agency (self->reader->recogniser, where, get_beginning (self, i), &agency)) {
      take_agency (self, how, unsure, agency);
      return TRUE;
    }
  }

  return FALSE;
}

/* The line of the day under the signature, or the end. */
static guint
find_date_line (const Finder *self)
{
  for (guint n = 1; n <= MOST_LAST_LINES && self->end >= self->first + n; n++) {
    GoujiSpan span = get_line (self, self->end - n)->span;

    if (span.length <= 30 && gouji_recognise_may_be_day (span.chars[span.length - 1]) &&
        gouji_recognise_is_day (self->reader->recogniser, span))
      return self->end - n;
  }

  return self->end;
}

static gboolean
find_agency_in_signature (Finder *self)
{
  guint date = find_date_line (self);

  /* Without a day the last line may be a signature all the same. */
  for (guint i = date; i > self->first && i + 3 > date; i--) {
    GoujiSpan span = get_line (self, i - 1)->span;

    if (span.length <= LONGEST_SIGNATURE && i - 1 > self->part &&
        gouji_recognise_is_agency (self->reader->recogniser, span)) {
      take_agency (self, GOUJI_FIELD_HOW_SIGNATURE, FALSE, span);
      return TRUE;
    }
  }

  return FALSE;
}

/* 填 (who fills the table in) or 统 (title of the table of statistics): other lines are not looked at. */
static gboolean
may_name_table (GoujiSpan span)
{
  for (guint i = 0; i < MIN (span.length, LONGEST_SIGNATURE); i++) {
    if (span.chars[i] == 0x586b || span.chars[i] == 0x7edf)
      return TRUE;
  }

  return FALSE;
}

static gboolean
find_agency_in_table (Finder *self)
{
  for (guint i = self->first; i < self->end; i++) {
    if (may_name_table (get_line (self, i)->span) &&
        find_agency_in_lines (self, GOUJI_AGENCY_TABLE, i, i + 1, GOUJI_FIELD_HOW_HEADING, FALSE))
      return TRUE;
  }

  return FALSE;
}

static guint
limit (const Finder *self, guint first, guint n)
{
  return MIN (first + n, self->end);
}

/* The name of the file says nothing: people name files as they like. */
static void
find_agency (Finder *self)
{
  guint frame = gouji_text_lines_find (self->reader->lines, self->frame);
  GoujiRange named = self->passage->agency;
  guint opening = MIN (limit (self, self->first, MOST_FIRST_LINES), self->part + 2);

  if (named.start < named.end) {
    take_agency (self, GOUJI_FIELD_HOW_HEADING, FALSE, gouji_source_span (self->reader->source, named));
    return;
  }
  if (take_title_agency (self, self->passage->title) || take_title_agency (self, self->passage->further) ||
      find_agency_in_lines (self, GOUJI_AGENCY_SENTENCE, self->first, MIN (opening, self->end),
                            GOUJI_FIELD_HOW_SENTENCE, FALSE) ||
      (self->frame == 0 && take_title_agency (self, self->reader->page_title)) ||
      find_agency_in_signature (self) ||
      find_agency_in_lines (self, GOUJI_AGENCY_FRAME, frame, MIN (frame + MOST_FRAME_LINES, self->part),
                            GOUJI_FIELD_HOW_FRAME, FALSE) ||
      find_agency_in_table (self))
    return;

  find_agency_in_lines (self, GOUJI_AGENCY_SUBJECT, self->first, limit (self, self->part, MOST_FIRST_LINES),
                        GOUJI_FIELD_HOW_SENTENCE, TRUE);
}

/* Returns: whether the title decides, even if only that nobody shall know */
static gboolean
take_title_year (Finder *self, const GoujiTitle *title)
{
  if (title == NULL || title->about || (title->year == 0 && !title->masked))
    return FALSE;

  self->head->year = title->year;
  if (title->year > 0)
    self->head->year_source = title->in_text
                                ? make_source (GOUJI_FIELD_HOW_TITLE, FALSE, title->year_range)
                                : make_source (GOUJI_FIELD_HOW_PAGE_TITLE, FALSE, (GoujiRange) { 0, 0 });
  return TRUE;
}

static gboolean
take_period_year (Finder *self, gboolean unsure)
{
  if (self->head->period.start == NULL)
    return FALSE;

  self->head->year = (int) g_ascii_strtoll (self->head->period.start, NULL, 10);
  self->head->year_source = make_source (GOUJI_FIELD_HOW_PERIOD, unsure,
                                         gouji_source_range (self->reader->source, self->head->period.span));
  return TRUE;
}

/* The first year of which the report speaks: masked, it is not to be known. */
static gboolean
find_year_in_lines (Finder *self, GoujiYear *year, gboolean *heading)
{
  guint end = limit (self, self->part, MOST_FIRST_LINES);

  for (guint i = self->first; i < end; i++) {
    if (!gouji_recognise_year (self->reader->recogniser, get_beginning (self, i), year))
      continue;
    *heading = i == self->part;
    return TRUE;
  }

  return FALSE;
}

static gboolean
take_sentence_year (Finder *self, gboolean unsure)
{
  GoujiYear year;
  gboolean heading;

  if (!find_year_in_lines (self, &year, &heading))
    return FALSE;

  self->head->year = year.year;
  if (!year.masked)
    self->head->year_source = make_source (heading ? GOUJI_FIELD_HOW_HEADING : GOUJI_FIELD_HOW_SENTENCE,
                                           unsure, gouji_source_range (self->reader->source, year.span));
  return TRUE;
}

/* A report is made in the year after the one that it reports on. */
static gboolean
take_year_before (Finder *self, const char *day, GoujiFieldHow how, GoujiRange range)
{
  if (day == NULL)
    return FALSE;

  self->head->year = (int) g_ascii_strtoll (day, NULL, 10) - 1;
  self->head->year_source = make_source (how, TRUE, range);
  return TRUE;
}

static gboolean
take_dated_year (Finder *self)
{
  guint line = find_date_line (self);
  g_autofree char *day = line < self->end
                           ? gouji_recognise_date_line (self->reader->recogniser, get_line (self, line)->span)
                           : NULL;

  return take_year_before (self, day, GOUJI_FIELD_HOW_DATE,
                           line < self->end ? get_line (self, line)->range : (GoujiRange) { 0, 0 });
}

/* What the period says and what the first sentence says, when no title says anything, had better agree. */
static gboolean
is_contradicted (Finder *self)
{
  GoujiYear year;
  gboolean heading;

  return self->head->year > 0 && find_year_in_lines (self, &year, &heading) && !year.masked &&
         year.year != self->head->year;
}

static void
find_year (Finder *self)
{
  const GoujiTitle *title = self->passage->title;
  gboolean several = title != NULL && title->several;

  if (take_title_year (self, title) || take_title_year (self, self->passage->further))
    return;
  if (take_period_year (self, several)) {
    self->head->year_source.unsure |= is_contradicted (self);
    return;
  }
  if (several)
    return;
  if ((self->frame == 0 && take_title_year (self, self->reader->page_title)) ||
      take_sentence_year (self, TRUE) || take_dated_year (self))
    return;
}

static void
find_period (Finder *self)
{
  GoujiRange range = self->passage->range;
  guint part = self->part < self->end ? get_line (self, self->part)->range.end : range.end;

  range.end = MIN (range.end, MAX (part + 200, range.start + 400));
  range.end = MIN (range.end, range.start + LONGEST_HEAD);
  GoujiSpan span = gouji_source_span (self->reader->source, range);
  gouji_recognise_period (self->reader->recogniser, span, &self->head->period);
}

static guint
find_first_part (const Finder *self)
{
  GArray *headings = self->reader->headings;
  guint level = gouji_headings_find_level (headings, self->passage->range);

  for (guint i = 0; i < headings->len; i++) {
    const GoujiHeading *heading = &g_array_index (headings, GoujiHeading, i);

    if (heading->range.start >= self->passage->range.start && heading->line < self->end && !heading->listed &&
        (heading->level == level || heading->level == 0))
      return heading->line;
  }

  return self->end;
}

/**
 * gouji_report_head_init:
 * @frame: where the page around the report begins
 *
 * Finds out who reports on which year. Titles come first, then what the report says of itself, then the frame
 * of the page; what is only concluded is unsure.
 */
void
gouji_report_head_init (GoujiReportHead *self,
                        const GoujiReader *reader,
                        const GoujiPassage *passage,
                        guint frame)
{
  Finder finder = { self, reader, passage, frame };

  *self = (GoujiReportHead) { 0 };
  finder.first = gouji_text_lines_find (reader->lines, passage->range.start);
  finder.end = MAX (finder.first, gouji_text_lines_find (reader->lines, passage->range.end));
  if (finder.end < reader->lines->len &&
      g_array_index (reader->lines, GoujiTextLine, finder.end).range.start < passage->range.end)
    finder.end++;
  finder.part = find_first_part (&finder);
  find_period (&finder);
  find_year (&finder);
  find_agency (&finder);
  self->kind = self->agency != NULL ? gouji_recognise_kind (reader->recogniser, self->agency) : NULL;
}

void
gouji_report_head_clear (GoujiReportHead *self)
{
  g_clear_pointer (&self->agency, g_free);
  gouji_period_clear (&self->period);
}

static void
put_field (GoujiReport *report, GoujiField field, const char *value, const GoujiFieldSource *source)
{
  if (value == NULL || *value == '\0')
    return;
  gouji_report_put_field (report, field, value);
  gouji_report_put_field_source (report, field, source);
}

static void
put_published (GoujiFilling *filling, GoujiSpan text)
{
  GoujiSpan where;
  g_autofree char *day = gouji_recognise_published (filling->recogniser, text, &where);
  GoujiFieldSource source;

  if (day == NULL)
    return;
  source = make_source (GOUJI_FIELD_HOW_FRAME, FALSE, gouji_source_range (filling->source, where));
  put_field (filling->report, GOUJI_FIELD_PUBLISHED, day, &source);
}

/* The day of publication stands in the page's frame: before the first part, or behind the report. */
static void
find_published (GoujiFilling *filling)
{
  guint length = gouji_document_get_length (filling->source->document);
  guint first = filling->range.end;

  for (guint i = 0; i < filling->sections->len; i++) {
    const GoujiSection *section = &g_array_index (filling->sections, GoujiSection, i);

    if (section->found)
      first = MIN (first, section->heading.start);
  }

  put_published (filling, gouji_source_span (filling->source, (GoujiRange) { filling->frame, first }));
  if (gouji_report_get_field (filling->report, GOUJI_FIELD_PUBLISHED) == NULL)
    put_published (
      filling,
      gouji_source_span (filling->source, (GoujiRange) { filling->range.end,
                                                         MIN (length, filling->range.end + LONGEST_FRAME) }));
}

static void
put_title (GoujiFilling *filling, const GoujiTitle *title)
{
  GoujiFieldSource source = title->in_text
                              ? make_source (GOUJI_FIELD_HOW_TITLE, FALSE, title->range)
                              : make_source (GOUJI_FIELD_HOW_PAGE_TITLE, FALSE, (GoujiRange) { 0, 0 });

  put_field (filling->report, GOUJI_FIELD_TITLE, title->text, &source);
}

/**
 * gouji_report_head_put:
 * @filling: the report, its sections found
 * @choice: its form
 *
 * Puts what the report says of itself into it, each with its reason.
 */
void
gouji_report_head_put (const GoujiReportHead *self, GoujiFilling *filling, const GoujiChoice *choice)
{
  GoujiReport *report = filling->report;
  GoujiFieldSource source = self->agency_source;

  if (filling->passage.title != NULL)
    put_title (filling, filling->passage.title);
  else if (filling->frame == 0 && filling->reader->page_title != NULL)
    put_title (filling, filling->reader->page_title);

  put_field (report, GOUJI_FIELD_AGENCY, self->agency, &self->agency_source);
  source.how = GOUJI_FIELD_HOW_AGENCY;
  put_field (report, GOUJI_FIELD_KIND, self->kind, &source);
  if (self->year > 0) {
    g_autofree char *text = g_strdup_printf ("%04d", self->year);

    put_field (report, GOUJI_FIELD_YEAR, text, &self->year_source);
  }
  if (self->period.start != NULL) {
    source =
      make_source (GOUJI_FIELD_HOW_PERIOD, FALSE, gouji_source_range (filling->source, self->period.span));
    put_field (report, GOUJI_FIELD_PERIOD_START, self->period.start, &source);
    put_field (report, GOUJI_FIELD_PERIOD_END, self->period.end, &source);
  }
  source = make_source (GOUJI_FIELD_HOW_WORDS, FALSE, choice->source);
  put_field (report, GOUJI_FIELD_FORM_REASON, choice->reason, &source);
  find_published (filling);
}
