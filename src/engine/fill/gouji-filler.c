/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filler.h"

#include "fill/gouji-fill-prose.h"
#include "fill/gouji-filling.h"
#include "fill/gouji-heading.h"
#include "fill/gouji-text-line.h"
#include "mention/gouji-mention-finder.h"

/* A title below so many headings of parts is not the report's own. */
#define FEWEST_PARTS_ABOVE_LINK 2

/* So many titles with nothing behind them are a list. */
#define FEWEST_LISTED 3

/* How much of a document is looked at to say what it is when it is no report. */
#define LONGEST_LOOK 20000
#define MOST_LINES_ABOVE 40

G_DEFINE_QUARK (GoujiFillError, gouji_fill_error)

struct _GoujiFiller {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiRecogniser *recogniser;
  GPtrArray *known;
  GPtrArray *units;
  GPtrArray *synonyms;
  GHashTable *titles;                 /* of the parts of all forms */
  GoujiMentionFinder *mention_finder; /* made when it is first needed */
};

/* What may stand behind a number; data, in the forms' common file. */
static GPtrArray *
collect_units (GoujiFormSet *forms, const GoujiFolding *folding)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_label_free);
  JsonObject *common = gouji_form_set_get_common (forms);
  JsonArray *array = common != NULL && json_object_has_member (common, "units")
                       ? json_object_get_array_member (common, "units")
                       : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (units, gouji_label_new (folding, json_array_get_string_element (array, i)));

  return units;
}

/* Pairs of folded words; only words of the same length can stand for each other. */
static GPtrArray *
collect_synonyms (GoujiFormSet *forms, const GoujiFolding *folding)
{
  GPtrArray *synonyms = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_folded_free);
  JsonObject *common = gouji_form_set_get_common (forms);
  JsonArray *array = common != NULL && json_object_has_member (common, "synonyms")
                       ? json_object_get_array_member (common, "synonyms")
                       : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonArray *pair = json_array_get_array_element (array, i);
    g_autoptr (GoujiFolded) word = gouji_folded_new (folding, json_array_get_string_element (pair, 0), -1, 0);
    g_autoptr (GoujiFolded) by = gouji_folded_new (folding, json_array_get_string_element (pair, 1), -1, 0);

    if (word->length == 0 || word->length != by->length)
      continue;
    g_ptr_array_add (synonyms, g_steal_pointer (&word));
    g_ptr_array_add (synonyms, g_steal_pointer (&by));
  }

  return synonyms;
}

GoujiFiller *
gouji_filler_new (GoujiFormSet *forms, GoujiFolding *folding)
{
  GoujiFiller *self = g_atomic_rc_box_new0 (GoujiFiller);

  self->forms = gouji_form_set_ref (forms);
  self->folding = gouji_folding_ref (folding);
  self->recogniser = gouji_recogniser_new (gouji_form_set_get_common (forms));
  self->units = collect_units (forms, folding);
  self->synonyms = collect_synonyms (forms, folding);
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_known_form_free);
  for (guint i = 0; i < gouji_form_set_get_n_forms (forms); i++)
    g_ptr_array_add (self->known, gouji_known_form_new (gouji_form_set_get_form (forms, i), folding));

  self->titles = gouji_known_forms_hash_titles (self->known, folding);

  return self;
}

GoujiFiller *
gouji_filler_ref (GoujiFiller *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
filler_clear (gpointer data)
{
  GoujiFiller *self = data;

  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->synonyms);
  g_hash_table_unref (self->titles);
  g_clear_pointer (&self->mention_finder, gouji_mention_finder_free);
  gouji_recogniser_free (self->recogniser);
  gouji_folding_unref (self->folding);
  gouji_form_set_unref (self->forms);
}

void
gouji_filler_unref (GoujiFiller *self)
{
  g_atomic_rc_box_release_full (self, filler_clear);
}

const GoujiFolding *
gouji_filler_get_folding (GoujiFiller *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->folding;
}

static void
reader_init (GoujiReader *self, const GoujiFiller *filler, GoujiDocument *document, GCancellable *cancellable)
{
  self->source = gouji_source_new (document, filler->folding, filler->synonyms);
  self->recogniser = filler->recogniser;
  self->known = filler->known;
  self->units = filler->units;
  self->cancellable = cancellable;
  self->lines = gouji_text_lines_new (self->source, filler->recogniser);
  self->headings = gouji_headings_new (self->source, filler->recogniser, self->lines, filler->titles);
  self->page_title = gouji_recognise_page_title (filler->recogniser, self->source, filler->folding);
}

static void
reader_clear (GoujiReader *self)
{
  g_clear_pointer (&self->page_title, gouji_title_free);
  g_clear_pointer (&self->headings, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->source, gouji_source_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiReader, reader_clear)

/* Behind so many headings of parts stand the titles of other reports, which the page leads on to. */
static gboolean
is_behind_parts (const GoujiReader *self, GoujiRange range, const GoujiTitle *title)
{
  guint n = 0;

  for (guint i = 0; i < self->headings->len; i++) {
    const GoujiHeading *heading = &g_array_index (self->headings, GoujiHeading, i);

    n += heading->known && !heading->listed && heading->range.start >= range.start &&
         heading->range.end <= title->range.start;
  }

  return n >= FEWEST_PARTS_ABOVE_LINK;
}

/* The title that says most, of those within @range; the last of equal ones, for links stand above the text.
 */
static const GoujiTitle *
find_title (const GoujiReader *self, GPtrArray *titles, GoujiRange range)
{
  const GoujiTitle *best = NULL;

  for (guint i = 0; i < titles->len; i++) {
    const GoujiTitle *title = g_ptr_array_index (titles, i);

    if (title->range.start < range.start || title->range.end > range.end || title->about ||
        is_behind_parts (self, range, title))
      continue;
    if (best == NULL || best->agency == NULL)
      best = title;
  }

  return best;
}

static GArray *
find_passages (const GoujiReader *reader, GPtrArray *titles)
{
  g_autoptr (GArray) passages =
    gouji_passages_new (reader->source, reader->recogniser, reader->lines, reader->headings, titles);

  gouji_passages_take_tables_above (reader->source, passages);
  return passages->len > 0 ? g_steal_pointer (&passages)
                           : gouji_passages_new_from_tables (reader->source, reader->recogniser, titles);
}

static void
fill_all (const GoujiReader *reader, GPtrArray *titles, GoujiForm *wanted, GPtrArray *reports)
{
  g_autoptr (GArray) passages = find_passages (reader, titles);
  guint frame = 0;

  for (guint i = 0; i < passages->len; i++) {
    GoujiPassage *passage = &g_array_index (passages, GoujiPassage, i);
    GoujiReport *report;

    if (passage->title == NULL && passages->len == 1)
      passage->title = find_title (reader, titles, passage->range);
    report = gouji_reader_fill (reader, passage, frame, wanted, FALSE);
    frame = passage->range.end;
    if (report != NULL)
      g_ptr_array_add (reports, report);
  }
}

/* One report, whatever there is of it. */
static GoujiReport *
fill_one (const GoujiReader *reader, GPtrArray *titles, GoujiRange range, GoujiForm *wanted, gboolean certain)
{
  GoujiPassage passage = { range, find_title (reader, titles, range), NULL };

  return gouji_reader_fill (reader, &passage, range.start, wanted, certain);
}

/* What a document is in which there is no report. */
static GoujiFillError
tell_what_it_is (const GoujiReader *reader, GPtrArray *titles)
{
  guint length = gouji_document_get_length (reader->source->document);
  GoujiSpan text = gouji_source_span (reader->source, (GoujiRange) { 0, MIN (length, LONGEST_LOOK) });
  guint n_listed = 0;

  for (guint i = 0; i < titles->len; i++) {
    if (((const GoujiTitle *) g_ptr_array_index (titles, i))->about)
      return GOUJI_FILL_ERROR_ABOUT_REPORTS;
  }
  for (guint i = 0; i < MIN (reader->lines->len, MOST_LINES_ABOVE); i++) {
    if (gouji_recognise_about (reader->recogniser, g_array_index (reader->lines, GoujiTextLine, i).span))
      return GOUJI_FILL_ERROR_ABOUT_REPORTS;
  }
  for (guint i = 0; i < reader->headings->len; i++)
    n_listed += g_array_index (reader->headings, GoujiHeading, i).listed;
  if (titles->len >= FEWEST_LISTED || n_listed >= FEWEST_LISTED)
    return GOUJI_FILL_ERROR_LIST;
  if (gouji_recognise_other_language (reader->recogniser, text))
    return GOUJI_FILL_ERROR_LANGUAGE;

  return gouji_recognise_speaks_of_reports (reader->recogniser, text) ? GOUJI_FILL_ERROR_ABOUT_REPORTS
                                                                      : GOUJI_FILL_ERROR_NO_REPORT;
}

static void
set_error (const GoujiReader *reader, GPtrArray *titles, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return;

  g_set_error_literal (error, GOUJI_FILL_ERROR, (int) tell_what_it_is (reader, titles),
                       "no report in this document");
}

/* Fills the cells that no format prints from what the text says; most forms have none. */
static void
fill_from_text (GoujiFiller *self, GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_tables (form); i++) {
    if (gouji_form_get_table (form, i)->from_text) {
      gouji_report_fill_from_text (report, gouji_filler_get_mention_finder (self));
      return;
    }
  }
}

/**
 * gouji_filler_fill:
 * @document: what was opened or pasted
 * @form: (nullable): the form that the user has chosen; %NULL to recognise it
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@FillError] or %G_IO_ERROR_CANCELLED
 *
 * Finds the reports in a document and reads each into its form.
 *
 * Returns: (transfer full) (element-type GoujiReport) (nullable): at least one report, or %NULL with @error
 * set
 */
GPtrArray *
gouji_filler_fill (
  GoujiFiller *self, GoujiDocument *document, GoujiForm *form, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GoujiReader) reader = { 0 };

  reader_init (&reader, self, document, cancellable);
  g_autoptr (GPtrArray) titles = gouji_recognise_titles (self->recogniser, reader.source, reader.lines);

  fill_all (&reader, titles, form, reports);
  if (reports->len == 0) {
    GoujiRange range = { 0, gouji_document_get_length (document) };
    GoujiReport *report = fill_one (&reader, titles, range, form, FALSE);

    if (report != NULL)
      g_ptr_array_add (reports, report);
  }

  /* Some reports of many are no answer to somebody who has stopped it. */
  if (reports->len == 0 || g_cancellable_is_cancelled (cancellable)) {
    set_error (&reader, titles, error);
    return NULL;
  }
  for (guint i = 0; i < reports->len; i++)
    fill_from_text (self, g_ptr_array_index (reports, i));

  return g_steal_pointer (&reports);
}

/**
 * gouji_filler_fill_range:
 * @document: what was opened or pasted
 * @range: the passage of it that is a report, as the user has chosen
 * @form: (nullable): the form that the user has chosen; %NULL to recognise it
 * @cancellable: (nullable): to stop it
 * @error: return location for a [error@FillError] or %G_IO_ERROR_CANCELLED
 *
 * Reads one passage of a document as one report, whatever else the document holds.
 *
 * Returns: (transfer full) (nullable): the report; always one, unless it was stopped or no form speaks for it
 */
GoujiReport *
gouji_filler_fill_range (GoujiFiller *self,
                         GoujiDocument *document,
                         GoujiRange range,
                         GoujiForm *form,
                         GCancellable *cancellable,
                         GError **error)
{
  guint length = gouji_document_get_length (document);
  g_auto (GoujiReader) reader = { 0 };

  g_return_val_if_fail (range.start <= range.end && range.end <= length, NULL);

  reader_init (&reader, self, document, cancellable);
  g_autoptr (GPtrArray) titles = gouji_recognise_titles (self->recogniser, reader.source, reader.lines);
  GoujiReport *report = fill_one (&reader, titles, range, form, TRUE);

  if (report == NULL)
    set_error (&reader, titles, error);
  else
    fill_from_text (self, report);
  return report;
}

/**
 * gouji_filler_get_mention_finder:
 *
 * Returns: (transfer none): what it finds the numbers in texts with
 */
const GoujiMentionFinder *
gouji_filler_get_mention_finder (GoujiFiller *self)
{
  /* Compiling the expressions takes longer than filling a form, and not every user of forms wants mentions.
   */
  if (g_once_init_enter_pointer (&self->mention_finder)) {
    GoujiMentionFinder *finder =
      gouji_mention_finder_new (gouji_form_set_get_common (self->forms), self->folding);

    g_once_init_leave_pointer (&self->mention_finder, finder);
  }

  return self->mention_finder;
}

/**
 * gouji_filler_find_mentions:
 * @report: a report in a form that the filler knows
 *
 * Finds the numbers in the text of all parts of a report: what a user has typed there, too. The result speaks
 * of the report as it is now and refers to its form.
 *
 * Returns: (transfer full) (element-type GoujiMention): the mentions, as they stand in the text
 */
GPtrArray *
gouji_filler_find_mentions (GoujiFiller *self, GoujiReport *report)
{
  return gouji_mention_finder_find (gouji_filler_get_mention_finder (self), report);
}
