/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-fill-head.h"

#include "fill/gouji-heading.h"
#include "fill/gouji-reading.h"
#include "fill/gouji-section.h"
#include "fill/gouji-running-numbers.h"
#include "fill/gouji-settle.h"
#include "fill/gouji-text-line.h"

/* What must be there for a document to be a report: so many parts of a form, or so many rows of its tables.
 */
#define FEWEST_PARTS 2
#define FEWEST_ROWS 4

/* With fewer rows of its own the table of a form whose parts are nobody's is lost. */
#define FEWEST_ROWS_OF_TABLE 3

/* A report without parts has so much text behind its title. */
#define LEAST_TEXT 80
#define MOST_TEXT 4000

/* A title stands in so many lines from the top. */
#define MOST_LINES_ABOVE 12

static void
filling_clear (GoujiFilling *filling)
{
  g_clear_pointer (&filling->sections, g_array_unref);
  g_clear_pointer (&filling->printed, g_ptr_array_unref);
  g_clear_pointer (&filling->readings, g_ptr_array_unref);
  g_clear_object (&filling->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiFilling, filling_clear)

/* How many rows with a label of its own a form has found; a label of two letters alone proves nothing. */
static guint
count_rows (GPtrArray *readings)
{
  guint n = 0;

  for (guint i = 0; i < readings->len; i++)
    n += ((const GoujiReading *) g_ptr_array_index (readings, i))->printed != NULL;

  return n;
}

static gboolean
is_stopped (const GoujiFilling *filling)
{
  return g_cancellable_is_cancelled (filling->reader->cancellable);
}

/* Finds parts and rows of the form. Returns FALSE when it was stopped. */
static gboolean
find_places (GoujiFilling *self, const GoujiKnownForm *known)
{
  const GoujiReader *reader = self->reader;

  g_clear_pointer (&self->sections, g_array_unref);
  g_clear_pointer (&self->printed, g_ptr_array_unref);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  self->lexicon = known->lexicon;
  self->free_headings = known->free_headings;
  self->sections = gouji_sections_new (self->source, self->lexicon, reader->lines, reader->headings,
                                       known->free_headings, self->range);
  self->printed =
    gouji_printed_rows_new (self->source, self->lexicon, self->range, self->sections, reader->units);
  if (is_stopped (self))
    return FALSE;
  self->readings = gouji_readings_new (self->source, self->lexicon, self->printed, self->sections);

  return !is_stopped (self);
}

/* The beginning of the text: behind the title. */
static guint
find_text (const GoujiFilling *self)
{
  const GoujiTitle *title = self->passage.title;

  return title != NULL && title->in_text ? title->range.end : self->range.start;
}

/* A report of a few paragraphs without any heading: its text is that of the first part. */
static gboolean
begin_text (GoujiFilling *self, const GoujiKnownForm *known)
{
  GoujiSection *first = &g_array_index (self->sections, GoujiSection, 0);
  guint start = find_text (self);
  GoujiRange text = { start, MIN (self->range.end, start + MOST_TEXT) };
  GoujiSpan span = gouji_source_span (self->source, text);

  if (!known->free_headings || self->sections->len == 0 || span.length < LEAST_TEXT ||
      !gouji_recognise_reporting (self->recogniser, span))
    return FALSE;

  first->found = first->unnamed = TRUE;
  first->heading = (GoujiRange) { start, start };
  first->range = (GoujiRange) { start, self->range.end };
  return TRUE;
}

/* Whether the document says in front of its first part that it is a notice or a guide about reports. */
static gboolean
is_about (const GoujiFilling *self)
{
  const GArray *lines = self->reader->lines;
  const GoujiTitle *title = self->passage.title;
  guint first = gouji_text_lines_find (lines, self->range.start);

  if (title != NULL && !title->about)
    return FALSE;
  for (guint i = first; i < MIN (first + MOST_LINES_ABOVE, lines->len); i++) {
    const GoujiTextLine *line = &g_array_index (lines, GoujiTextLine, i);

    if (line->range.end > self->range.end)
      break;
    if (gouji_recognise_about (self->recogniser, line->span))
      return TRUE;
  }

  return FALSE;
}

/* Whether there is anything of a report: parts, rows, or text under the title of one. */
static gboolean
is_report (GoujiFilling *self, const GoujiKnownForm *known, guint n_rows)
{
  if (n_rows < FEWEST_ROWS && is_about (self))
    return FALSE;
  if (gouji_sections_count (self->sections) >= FEWEST_PARTS || n_rows >= FEWEST_ROWS)
    return TRUE;
  if (gouji_sections_count (self->sections) > 0 || self->passage.title == NULL ||
      self->passage.title->about || self->passage.title->agency == NULL)
    return FALSE;

  return begin_text (self, known);
}

/* Where a table has the columns of several years or units beside each other, nothing says which are this
 * report's: their sums agree as well. */
static void
doubt_repeated (const GoujiFilling *self)
{
  for (guint i = 0; i < self->readings->len; i++) {
    GoujiReading *reading = g_ptr_array_index (self->readings, i);

    if (reading->columns != NULL && reading->columns->repeated)
      gouji_reading_doubt (reading, GOUJI_DOUBT_COLUMN);
  }
}

static void
put_contents (GoujiFilling *self, const GoujiReportHead *head, const GoujiChoice *choice)
{
  const GoujiTitle *title = self->passage.title;

  gouji_settle_readings (self->lexicon->form, self->source, self->readings);
  gouji_running_numbers_doubt (self->readings);
  doubt_repeated (self);
  self->report = gouji_report_new (self->lexicon->form);
  gouji_report_put_document (self->report, self->source->document);
  gouji_filling_put_figures (self);
  gouji_filling_doubt_recognised (self);
  gouji_filling_put_narratives (self);
  gouji_filling_put_listed_extras (self);
  gouji_filling_put_preamble (self, title != NULL && title->in_text ? title->range : (GoujiRange) { 0, 0 });
  gouji_report_head_put (head, self, choice);
  gouji_report_put_document_range (self->report, self->range);
}

/**
 * gouji_reader_fill:
 * @passage: the part of the document
 * @frame: where the page around it begins
 * @wanted: (nullable): the form that the user has chosen
 * @certain: whether the user says that this is a report
 *
 * Reads a passage as one report.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL when it is none or reading was stopped
 */
GoujiReport *
gouji_reader_fill (
  const GoujiReader *reader, const GoujiPassage *passage, guint frame, GoujiForm *wanted, gboolean certain)
{
  g_auto (GoujiReportHead) head = { 0 };
  g_auto (GoujiFilling) filling = {
    .reader = reader,
    .source = reader->source,
    .recogniser = reader->recogniser,
    .passage = *passage,
    .frame = frame,
    .range = passage->range,
  };

  gouji_report_head_init (&head, reader, passage, frame);
  g_auto (GoujiChoice) choice =
    gouji_known_forms_choose (reader->known, wanted, reader->source, passage->range, head.year, head.kind);
  if (choice.known == NULL || !find_places (&filling, choice.known))
    return NULL;

  guint n_rows = count_rows (filling.readings);
  if (wanted == NULL && choice.known->free_headings && !choice.known->fallback &&
      !choice.known->academic_year && n_rows < FEWEST_ROWS_OF_TABLE) {
    gouji_choice_clear (&choice);
    choice = gouji_known_forms_fall_back (reader->known, head.year);
    if (choice.known == NULL || !find_places (&filling, choice.known))
      return NULL;
    n_rows = 0;
  }
  if (!is_report (&filling, choice.known, n_rows) && wanted == NULL && !certain)
    return NULL;

  put_contents (&filling, &head, &choice);
  return g_steal_pointer (&filling.report);
}
