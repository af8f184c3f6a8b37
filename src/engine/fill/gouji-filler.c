/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filler.h"

#include "fill/gouji-filling.h"
#include "fill/gouji-known-form.h"
#include "fill/gouji-mention-finder.h"
#include "fill/gouji-reading.h"
#include "fill/gouji-section.h"
#include "fill/gouji-settle.h"
#include "report/gouji-field-source.h"

/* What must be there for a document to be a report: so many parts of a form, or so many rows of its tables.
 */
#define FEWEST_PARTS 2
#define FEWEST_ROWS 4

/* Of several titles only those with so many parts behind them begin a report; others are links and lists. */
#define FEWEST_PARTS_BEHIND_TITLE 3

G_DEFINE_QUARK (GoujiFillError, gouji_fill_error)

struct _GoujiFiller {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiRecogniser *recogniser;
  GPtrArray *known;
  GPtrArray *units;
  GPtrArray *synonyms;
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

/* How many rows with a label of its own a form has found; a label of two letters alone proves nothing. */
static guint
count_rows (GPtrArray *readings)
{
  guint n = 0;

  for (guint i = 0; i < readings->len; i++)
    n += ((const GoujiReading *) g_ptr_array_index (readings, i))->printed != NULL;

  return n;
}

/* The year in the title; without one, that in which the period begins. 0 when it is masked or not said. */
static int
find_year (const GoujiFiller *self, GoujiSpan text, const GoujiTitle *title)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (title != NULL && (title->year > 0 || title->masked))
    return title->year;
  if (!gouji_recognise_period (self->recogniser, text, &start, &end))
    return 0;

  return (int) g_ascii_strtoll (start, NULL, 10);
}

static void
put_field (
  GoujiReport *report, GoujiField field, const char *value, GoujiFieldHow how, const GoujiRange *range)
{
  GoujiFieldSource source = { .how = how, .has_source = range != NULL };

  if (value == NULL || *value == '\0')
    return;
  if (range != NULL)
    source.source = *range;
  gouji_report_put_field (report, field, value);
  gouji_report_put_field_source (report, field, &source);
}

static void
put_title (GoujiFilling *filling, const GoujiTitle *title)
{
  GoujiFieldHow how = title->in_text ? GOUJI_FIELD_HOW_TITLE : GOUJI_FIELD_HOW_PAGE_TITLE;
  const GoujiRange *range = title->in_text ? &title->range : NULL;

  put_field (filling->report, GOUJI_FIELD_TITLE, title->text, how, range);
  put_field (filling->report, GOUJI_FIELD_AGENCY, title->agency, how,
             title->in_text ? &title->agency_range : NULL);
  put_field (filling->report, GOUJI_FIELD_KIND, gouji_recognise_kind (filling->recogniser, title->agency),
             GOUJI_FIELD_HOW_AGENCY, title->in_text ? &title->agency_range : NULL);
}

static void
put_head (GoujiFilling *filling, const GoujiTitle *title, int year, const GoujiChoice *choice)
{
  GoujiReport *report = filling->report;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (title != NULL)
    put_title (filling, title);
  if (gouji_recognise_period (filling->recogniser, gouji_source_span (filling->source, filling->range),
                              &start, &end)) {
    put_field (report, GOUJI_FIELD_PERIOD_START, start, GOUJI_FIELD_HOW_PERIOD, NULL);
    put_field (report, GOUJI_FIELD_PERIOD_END, end, GOUJI_FIELD_HOW_PERIOD, NULL);
  }
  if (year > 0) {
    gboolean titled = title != NULL && title->year > 0;
    g_autofree char *text = g_strdup_printf ("%d", year);

    put_field (report, GOUJI_FIELD_YEAR, text, titled ? GOUJI_FIELD_HOW_TITLE : GOUJI_FIELD_HOW_PERIOD,
               titled && title->in_text ? &title->range : NULL);
  }
  put_field (report, GOUJI_FIELD_FORM_REASON, choice->reason, GOUJI_FIELD_HOW_WORDS,
             choice->has_source ? &choice->source : NULL);
}

/* The day of publication stands in the page's frame: before the first part, or behind the report. */
static void
put_published (GoujiFilling *filling)
{
  guint first = filling->range.end;

  for (guint i = 0; i < filling->sections->len; i++) {
    const GoujiSection *section = &g_array_index (filling->sections, GoujiSection, i);

    if (section->found)
      first = MIN (first, section->heading.start);
  }

  guint length = gouji_document_get_length (filling->source->document);
  GoujiSpan before = gouji_source_span (filling->source, (GoujiRange) { 0, first });
  GoujiSpan behind = gouji_source_span (filling->source, (GoujiRange) { filling->range.end, length });
  g_autofree char *day = gouji_recognise_published (filling->recogniser, before);
  if (day == NULL)
    day = gouji_recognise_published (filling->recogniser, behind);
  gouji_report_put_field (filling->report, GOUJI_FIELD_PUBLISHED, day);
}

static void
filling_clear (GoujiFilling *filling)
{
  g_clear_pointer (&filling->sections, g_array_unref);
  g_clear_pointer (&filling->printed, g_ptr_array_unref);
  g_clear_pointer (&filling->readings, g_ptr_array_unref);
  g_clear_object (&filling->report);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiFilling, filling_clear)

static GoujiReport *
fill_range (const GoujiFiller *self,
            const GoujiSource *source,
            GoujiForm *wanted,
            GoujiRange range,
            const GoujiTitle *title,
            GCancellable *cancellable)
{
  GoujiSpan text = gouji_source_span (source, range);
  int year = find_year (self, text, title);
  g_auto (GoujiChoice) choice = gouji_known_forms_choose (self->known, wanted, source, range, year);
  g_auto (GoujiFilling) filling = { .source = source, .recogniser = self->recogniser, .range = range };

  if (choice.known == NULL || g_cancellable_is_cancelled (cancellable))
    return NULL;

  filling.lexicon = choice.known->lexicon;
  filling.sections = gouji_sections_new (source, filling.lexicon, range);
  filling.printed = gouji_printed_rows_new (source, filling.lexicon, range, filling.sections, self->units);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  filling.readings = gouji_readings_new (source, filling.lexicon, filling.printed, filling.sections);
  if (wanted == NULL && gouji_sections_count (filling.sections) < FEWEST_PARTS &&
      count_rows (filling.readings) < FEWEST_ROWS)
    return NULL;
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  gouji_settle_readings (filling.lexicon->form, source, filling.readings);
  filling.report = gouji_report_new (filling.lexicon->form);
  gouji_report_put_document (filling.report, source->document);
  put_head (&filling, title, year, &choice);
  gouji_filling_put_figures (&filling);
  gouji_filling_put_narratives (&filling);
  gouji_filling_put_listed_extras (&filling);
  gouji_filling_put_preamble (&filling, title != NULL ? title->range : (GoujiRange) { 0, 0 });
  put_published (&filling);
  gouji_report_put_document_range (filling.report, filling.range);

  return g_steal_pointer (&filling.report);
}

static gboolean
begins_report (const GoujiFiller *self, const GoujiSource *source, GoujiRange range)
{
  for (guint i = 0; i < self->known->len; i++) {
    const GoujiKnownForm *known = g_ptr_array_index (self->known, i);
    g_autoptr (GArray) sections = gouji_sections_new (source, known->lexicon, range);

    if (gouji_sections_count (sections) >= FEWEST_PARTS_BEHIND_TITLE)
      return TRUE;
  }

  return FALSE;
}

/* The titles behind which a report begins; several when a file holds several reports. */
static GPtrArray *
choose_titles (const GoujiFiller *self, const GoujiSource *source, GPtrArray *titles)
{
  GPtrArray *chosen = g_ptr_array_new ();
  guint end = gouji_document_get_length (source->document);

  for (guint i = 0; i < titles->len; i++) {
    GoujiTitle *title = g_ptr_array_index (titles, i);
    guint next = i + 1 < titles->len ? ((GoujiTitle *) g_ptr_array_index (titles, i + 1))->range.start : end;

    if (begins_report (self, source, (GoujiRange) { title->range.start, next }))
      g_ptr_array_add (chosen, title);
  }

  return chosen;
}

static void
fill_all (const GoujiFiller *self,
          const GoujiSource *source,
          GoujiForm *wanted,
          GPtrArray *titles,
          GCancellable *cancellable,
          GPtrArray *reports)
{
  g_autoptr (GPtrArray) chosen = choose_titles (self, source, titles);
  guint end = gouji_document_get_length (source->document);

  for (guint i = 0; i < chosen->len; i++) {
    const GoujiTitle *title = g_ptr_array_index (chosen, i);
    guint next = i + 1 < chosen->len ? ((GoujiTitle *) g_ptr_array_index (chosen, i + 1))->range.start : end;
    GoujiReport *report =
      fill_range (self, source, wanted, (GoujiRange) { title->range.start, next }, title, cancellable);

    if (report != NULL)
      g_ptr_array_add (reports, report);
  }
}

/* One report, with the first title there is. */
static GoujiReport *
fill_one (const GoujiFiller *self,
          const GoujiSource *source,
          GoujiForm *wanted,
          GPtrArray *titles,
          GoujiRange range,
          GCancellable *cancellable)
{
  g_autoptr (GoujiTitle) page_title = NULL;
  const GoujiTitle *title = NULL;

  for (guint i = 0; i < titles->len && title == NULL; i++) {
    const GoujiTitle *candidate = g_ptr_array_index (titles, i);

    if (candidate->range.start >= range.start && candidate->range.end <= range.end)
      title = candidate;
  }
  if (title == NULL)
    title = page_title = gouji_recognise_page_title (self->recogniser, source, self->folding);

  return fill_range (self, source, wanted, range, title, cancellable);
}

static gboolean
set_error (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, GOUJI_FILL_ERROR, GOUJI_FILL_ERROR_NO_REPORT, "no report in this document");

  return FALSE;
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
  g_autoptr (GoujiSource) source = gouji_source_new (document, self->folding, self->synonyms);
  g_autoptr (GPtrArray) titles = gouji_recognise_titles (self->recogniser, source);

  fill_all (self, source, form, titles, cancellable, reports);
  if (reports->len == 0) {
    GoujiRange range = { 0, gouji_document_get_length (document) };
    GoujiReport *report = fill_one (self, source, form, titles, range, cancellable);

    if (report != NULL)
      g_ptr_array_add (reports, report);
  }

  /* Some reports of many are no answer to somebody who has stopped it. */
  if (reports->len == 0 || g_cancellable_is_cancelled (cancellable)) {
    set_error (cancellable, error);
    return NULL;
  }

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
 * Returns: (transfer full) (nullable): the report; with a @form always one, unless it was stopped
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

  g_return_val_if_fail (range.start <= range.end && range.end <= length, NULL);

  g_autoptr (GoujiSource) source = gouji_source_new (document, self->folding, self->synonyms);
  g_autoptr (GPtrArray) titles = gouji_recognise_titles (self->recogniser, source);
  GoujiReport *report = fill_one (self, source, form, titles, range, cancellable);

  if (report == NULL)
    set_error (cancellable, error);
  return report;
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
  /* Compiling the expressions takes longer than filling a form, and not every user of forms wants mentions.
   */
  if (g_once_init_enter_pointer (&self->mention_finder)) {
    GoujiMentionFinder *finder =
      gouji_mention_finder_new (gouji_form_set_get_common (self->forms), self->folding);

    g_once_init_leave_pointer (&self->mention_finder, finder);
  }

  return gouji_mention_finder_find (self->mention_finder, report);
}
