/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-filler.h"

#include "fill/gouji-filling.h"
#include "fill/gouji-mention-finder.h"
#include "fill/gouji-reading.h"
#include "fill/gouji-section.h"
#include "fill/gouji-settle.h"

/* What must be there for a document to be a report: so many parts of a form, or so many rows of its tables.
 */
#define FEWEST_PARTS 2
#define FEWEST_ROWS 4

/* How much a year in which a form was not in use speaks against it: as much as two of its tables' own heads.
 * Some agencies do print the tables of another era, and then the tables decide. */
#define WRONG_YEAR 6

/* Of several titles only those with so many parts behind them begin a report; others are links and lists. */
#define FEWEST_PARTS_BEHIND_TITLE 3

G_DEFINE_QUARK (GoujiFillError, gouji_fill_error)

typedef struct {
  GoujiLabel *label;
  char *text;
  int weight;
} Hint;

/* A form with all that is needed to tell it and to read it. */
typedef struct {
  GoujiLexicon *lexicon;
  GArray *hints;
  int first_year;
  int last_year;
} KnownForm;

struct _GoujiFiller {
  GoujiFormSet *forms;
  GoujiFolding *folding;
  GoujiRecogniser *recogniser;
  GPtrArray *known;
  GPtrArray *units;
  GPtrArray *synonyms;
  GoujiMentionFinder *mention_finder; /* made when it is first needed */
};

static void
hint_clear (Hint *hint)
{
  gouji_label_free (hint->label);
  g_free (hint->text);
}

static void
known_form_free (KnownForm *known)
{
  gouji_lexicon_free (known->lexicon);
  g_array_unref (known->hints);
  g_free (known);
}

static void
add_hints (
  KnownForm *known, JsonObject *recognition, const char *member, int sign, const GoujiFolding *folding)
{
  JsonArray *hints =
    json_object_has_member (recognition, member) ? json_object_get_array_member (recognition, member) : NULL;

  for (guint i = 0; hints != NULL && i < json_array_get_length (hints); i++) {
    JsonObject *object = json_array_get_object_element (hints, i);
    Hint hint = {
      .label = gouji_label_new (folding, json_object_get_string_member (object, "text")),
      .text = g_strdup (json_object_get_string_member (object, "text")),
      .weight = sign * (int) json_object_get_int_member_with_default (object, "weight", 1),
    };

    g_array_append_val (known->hints, hint);
  }
}

static int
read_year (JsonObject *recognition, guint index, int otherwise)
{
  JsonArray *years = json_object_has_member (recognition, "years")
                       ? json_object_get_array_member (recognition, "years")
                       : NULL;

  if (years == NULL || index >= json_array_get_length (years) || json_array_get_null_element (years, index))
    return otherwise;

  return (int) json_array_get_int_element (years, index);
}

static KnownForm *
known_form_new (GoujiForm *form, const GoujiFolding *folding)
{
  KnownForm *known = g_new0 (KnownForm, 1);
  JsonObject *recognition = gouji_form_get_recognition (form);

  known->lexicon = gouji_lexicon_new (form, folding);
  known->hints = g_array_new (FALSE, FALSE, sizeof (Hint));
  known->last_year = G_MAXINT;
  g_array_set_clear_func (known->hints, (GDestroyNotify) hint_clear);
  if (recognition != NULL) {
    add_hints (known, recognition, "hints", 1, folding);
    add_hints (known, recognition, "against", -1, folding);
    known->first_year = read_year (recognition, 0, 0);
    known->last_year = read_year (recognition, 1, G_MAXINT);
  }

  return known;
}

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
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) known_form_free);
  for (guint i = 0; i < gouji_form_set_get_n_forms (forms); i++)
    g_ptr_array_add (self->known, known_form_new (gouji_form_set_get_form (forms, i), folding));

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

static void
add_reason (GString *reason, gboolean against, const char *words)
{
  g_string_append_printf (reason, "%s%s%s", reason->len > 0 ? ", " : "", against ? "-" : "", words);
}

/* How much speaks for a form: its own words, less those of other forms, less a year in which it was not in
 * use. The year and the words that were found are the reason, those against it with a minus. */
static int
weigh_form (const KnownForm *known, GoujiSpan text, int year, GString *reason)
{
  gboolean wrong_year = year > 0 && (year < known->first_year || year > known->last_year);
  int weight = wrong_year ? -WRONG_YEAR : 0;

  if (year > 0) {
    g_autofree char *words = g_strdup_printf ("%d", year);

    add_reason (reason, wrong_year, words);
  }
  for (guint i = 0; i < known->hints->len; i++) {
    const Hint *hint = &g_array_index (known->hints, Hint, i);

    if (gouji_label_find (hint->label, text, NULL)) {
      weight += hint->weight;
      add_reason (reason, hint->weight < 0, hint->text);
    }
  }

  return weight;
}

/* Where two forms have the same said for them, the newer one. */
static gboolean
is_better (const KnownForm *known, int weight, const KnownForm *best, int most)
{
  return weight > most || (best != NULL && weight == most && known->first_year > best->first_year);
}

static const KnownForm *
choose_form (const GoujiFiller *self, GoujiForm *wanted, GoujiSpan text, int year, char **reason)
{
  const KnownForm *best = NULL;
  int most = 0;

  for (guint i = 0; i < self->known->len; i++) {
    const KnownForm *known = g_ptr_array_index (self->known, i);
    g_autoptr (GString) words = g_string_new (NULL);
    int weight = weigh_form (known, text, year, words);

    if (wanted != NULL ? known->lexicon->form == wanted : is_better (known, weight, best, most)) {
      best = known;
      most = weight;
      g_free (*reason);
      *reason = g_strdup (words->str);
    }
  }

  return best;
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
put_head (GoujiFilling *filling, const GoujiTitle *title, int year, const char *reason)
{
  GoujiReport *report = filling->report;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (title != NULL) {
    gouji_report_put_field (report, GOUJI_FIELD_TITLE, title->text);
    gouji_report_put_field (report, GOUJI_FIELD_AGENCY, title->agency);
    gouji_report_put_field (report, GOUJI_FIELD_KIND,
                            gouji_recognise_kind (filling->recogniser, title->agency));
  }
  if (gouji_recognise_period (filling->recogniser, gouji_source_span (filling->source, filling->range),
                              &start, &end)) {
    gouji_report_put_field (report, GOUJI_FIELD_PERIOD_START, start);
    gouji_report_put_field (report, GOUJI_FIELD_PERIOD_END, end);
  }
  if (year > 0) {
    g_autofree char *text = g_strdup_printf ("%d", year);

    gouji_report_put_field (report, GOUJI_FIELD_YEAR, text);
  }
  gouji_report_put_field (report, GOUJI_FIELD_FORM_REASON, reason);
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
            const GoujiTitle *title)
{
  g_autofree char *reason = NULL;
  GoujiSpan text = gouji_source_span (source, range);
  int year = find_year (self, text, title);
  const KnownForm *known = choose_form (self, wanted, text, year, &reason);
  g_auto (GoujiFilling) filling = { .source = source, .recogniser = self->recogniser, .range = range };

  if (known == NULL)
    return NULL;

  filling.lexicon = known->lexicon;
  filling.sections = gouji_sections_new (source, known->lexicon, range);
  filling.printed = gouji_printed_rows_new (source, known->lexicon, range, filling.sections, self->units);
  filling.readings = gouji_readings_new (known->lexicon, filling.printed, filling.sections);
  if (wanted == NULL && gouji_sections_count (filling.sections) < FEWEST_PARTS &&
      count_rows (filling.readings) < FEWEST_ROWS)
    return NULL;

  gouji_settle_readings (known->lexicon->form, source, filling.readings);
  filling.report = gouji_report_new (known->lexicon->form);
  gouji_report_put_document (filling.report, source->document);
  put_head (&filling, title, year, reason);
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
    const KnownForm *known = g_ptr_array_index (self->known, i);
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
          GPtrArray *reports)
{
  g_autoptr (GPtrArray) chosen = choose_titles (self, source, titles);
  guint end = gouji_document_get_length (source->document);

  for (guint i = 0; i < chosen->len; i++) {
    const GoujiTitle *title = g_ptr_array_index (chosen, i);
    guint next = i + 1 < chosen->len ? ((GoujiTitle *) g_ptr_array_index (chosen, i + 1))->range.start : end;
    GoujiReport *report = fill_range (self, source, wanted, (GoujiRange) { title->range.start, next }, title);

    if (report != NULL)
      g_ptr_array_add (reports, report);
  }
}

/**
 * gouji_filler_fill:
 * @document: what was opened or pasted
 * @form: (nullable): the form that the user has chosen; %NULL to recognise it
 * @error: return location for a [error@FillError]
 *
 * Finds the reports in a document and reads each into its form.
 *
 * Returns: (transfer full) (element-type GoujiReport) (nullable): at least one report, or %NULL with @error
 * set
 */
GPtrArray *
gouji_filler_fill (GoujiFiller *self, GoujiDocument *document, GoujiForm *form, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoujiSource) source = gouji_source_new (document, self->folding, self->synonyms);
  g_autoptr (GPtrArray) titles = gouji_recognise_titles (self->recogniser, source);

  fill_all (self, source, form, titles, reports);
  if (reports->len == 0) {
    g_autoptr (GoujiTitle) page_title = NULL;
    const GoujiTitle *title = titles->len > 0 ? g_ptr_array_index (titles, 0) : NULL;

    if (title == NULL)
      title = page_title = gouji_recognise_page_title (self->recogniser, source, self->folding);
    GoujiReport *report =
      fill_range (self, source, form, (GoujiRange) { 0, gouji_document_get_length (document) }, title);
    if (report != NULL)
      g_ptr_array_add (reports, report);
  }
  if (reports->len == 0) {
    g_set_error_literal (error, GOUJI_FILL_ERROR, GOUJI_FILL_ERROR_NO_REPORT, "no report in this document");
    return NULL;
  }

  return g_steal_pointer (&reports);
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
