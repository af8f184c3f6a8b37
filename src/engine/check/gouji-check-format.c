/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check/gouji-check-private.h"

#include <string.h>

#include "check/gouji-check-values.h"

/* The predicates that look at texts: parts, processing_fee, title_and_period, era. */

/* Folded, and without the mark that some put behind a heading. */
static char *
fold_heading (GoujiCheck *self, const char *heading)
{
  char *folded = gouji_fold_text (self->folding, heading);
  gsize length = strlen (folded);

  while (length > 0 && (folded[length - 1] == '.' || folded[length - 1] == ':'))
    folded[--length] = '\0';

  return folded;
}

static void
check_heading (GoujiCheck *self, const GoujiPart *part, const GoujiNarrative *narrative)
{
  g_autofree char *heading = fold_heading (self, narrative->heading);
  g_autofree char *title = fold_heading (self, part->title);
  GoujiWord words[] = { { "heading", narrative->heading }, { "part", part->title } };

  if (!g_str_equal (heading, title))
    gouji_finding_set_source (gouji_check_tell (self, part, "title", words, G_N_ELEMENTS (words)),
                              narrative->has_source, narrative->heading_source);
}

/**
 * gouji_check_parts:
 *
 * Predicate `parts`: the parts of the form are there, in order, with exact titles. A report begun from
 * nothing has them by construction.
 */
void
gouji_check_parts (GoujiCheck *self)
{
  guint last = 0;

  for (guint i = 0;
       gouji_report_get_document (self->report) != NULL && i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);
    GoujiWord word = { "part", part->title };

    if (!narrative->found) {
      if (narrative->text == NULL || *narrative->text == '\0')
        gouji_check_tell (self, part, "missing", &word, 1);
      continue;
    }

    if (narrative->heading != NULL)
      check_heading (self, part, narrative);
    if (narrative->has_source && narrative->heading_source.start < last)
      gouji_finding_set_source (gouji_check_tell (self, part, "order", &word, 1), TRUE,
                                narrative->heading_source);
    if (narrative->has_source)
      last = MAX (last, narrative->heading_source.start);
  }
}

/**
 * gouji_check_processing_fee:
 *
 * Predicate `processing_fee`: the part of the rule says whether a fee was charged, in whatever words. Where
 * the part itself is missing, that is said elsewhere.
 */
void
gouji_check_processing_fee (GoujiCheck *self)
{
  const char *id = json_object_get_string_member_with_default (self->rule->parameters, "part", "");
  const GoujiPart *part = gouji_form_find_part (self->form, id);
  const GoujiNarrative *narrative = part != NULL ? gouji_report_get_narrative (self->report, part) : NULL;
  const char *text = narrative != NULL && narrative->text != NULL ? narrative->text : "";
  g_autofree char *folded = NULL;

  if (narrative == NULL ||
      (!narrative->found && *text == '\0' && gouji_report_get_document (self->report) != NULL))
    return;

  folded = gouji_fold_text (self->folding, text);
  if (!gouji_rule_match (self->rule, "said", folded, NULL))
    gouji_finding_set_source (
      gouji_check_tell (self, part, "missing", &(GoujiWord) { "part", part->title }, 1),
      narrative->has_source, narrative->heading_source);
}

/* Returns: the year of an ISO day, 0 when @day is no such day */
static int
year_of (const char *day)
{
  int year = 0;

  if (day == NULL || strlen (day) != strlen ("2023-01-01") || day[4] != '-' || day[7] != '-')
    return 0;
  for (guint i = 0; i < 4; i++) {
    if (!g_ascii_isdigit (day[i]))
      return 0;
    year = year * 10 + g_ascii_digit_value (day[i]);
  }

  return year;
}

static void
check_title (GoujiCheck *self, int year)
{
  const char *title = gouji_report_get_field (self->report, GOUJI_FIELD_TITLE);
  g_autofree char *folded = title != NULL ? gouji_fold_text (self->folding, title) : NULL;
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *title_year = NULL;

  if (gouji_report_get_field (self->report, GOUJI_FIELD_AGENCY) == NULL)
    gouji_check_tell (self, NULL, "agency", NULL, 0);

  if (folded != NULL ? !gouji_rule_match (self->rule, "year", folded, &match) : year == 0)
    gouji_check_tell (self, NULL, "year", NULL, 0);
  title_year = match != NULL ? g_match_info_fetch (match, 1) : NULL;
  if (year != 0 && title_year != NULL && *title_year != '\0' && !g_str_equal (title_year, year_text))
    gouji_check_tell (self, NULL, "title_year",
                      (GoujiWord[]) { { "title_year", title_year }, { "year", year_text } }, 2);

  if (folded != NULL && !gouji_rule_match (self->rule, "kind", folded, NULL))
    gouji_check_tell (self, NULL, "kind", &(GoujiWord) { "title", title }, 1);
}

static gboolean
is_day (GoujiCheck *self, const char *day, const char *parameter)
{
  const char *wanted = json_object_get_string_member_with_default (self->rule->parameters, parameter, NULL);

  return wanted == NULL || g_str_equal (day + strlen ("2023-"), wanted);
}

static void
check_period (GoujiCheck *self, int year)
{
  const char *start = gouji_report_get_field (self->report, GOUJI_FIELD_PERIOD_START);
  const char *end = gouji_report_get_field (self->report, GOUJI_FIELD_PERIOD_END);
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  int start_year = year_of (start);
  int end_year = year_of (end);
  GoujiWord words[] = { { "start", start }, { "end", end }, { "year", year_text } };

  if (start_year == 0 || end_year == 0)
    return;

  if (!is_day (self, start, "first_day") || !is_day (self, end, "last_day") || start_year != end_year)
    gouji_check_tell (self, NULL, "period_days", words, G_N_ELEMENTS (words));
  else if (year != 0 && start_year != year)
    gouji_check_tell (self, NULL, "period_year", words, G_N_ELEMENTS (words));
}

static void
check_dates (GoujiCheck *self, int year)
{
  const char *dated = gouji_report_get_field (self->report, GOUJI_FIELD_DATED);
  const char *published = gouji_report_get_field (self->report, GOUJI_FIELD_PUBLISHED);
  g_autofree char *next = g_strdup_printf ("%d", year + 1);

  if (year == 0)
    return;

  if (year_of (dated) != 0 && year_of (dated) != year + 1)
    gouji_check_tell (self, NULL, "dated", (GoujiWord[]) { { "day", dated }, { "next", next } }, 2);
  if (year_of (published) != 0 && year_of (published) <= year)
    gouji_check_tell (self, NULL, "published", (GoujiWord[]) { { "day", published }, { "next", next } }, 2);
}

/**
 * gouji_check_title_and_period:
 *
 * Predicate `title_and_period`: agency, year and type of document stand in the title; title, period and dates
 * agree. What is not known contradicts nothing.
 */
void
gouji_check_title_and_period (GoujiCheck *self)
{
  int year = gouji_report_get_year (self->report);

  check_title (self, year);
  check_period (self, year);
  check_dates (self, year);
}

static void
check_years (GoujiCheck *self)
{
  int year = gouji_report_get_year (self->report);
  gint64 from = json_object_get_int_member_with_default (self->rule->parameters, "from", 0);
  gint64 until = json_object_get_int_member_with_default (self->rule->parameters, "until", G_MAXINT);
  g_autofree char *text = g_strdup_printf ("%d", year);

  if (year != 0 && (year < from || year > until))
    gouji_check_tell (self, NULL, year < from ? "early" : "late", &(GoujiWord) { "year", text }, 1);
}

static void
check_alternative (GoujiCheck *self, const GoujiFormTable *table, const GoujiFormBlock *block, guint row)
{
  const GoujiHead *head = block->rows->pdata[row];
  g_autofree char *count = NULL;
  GoujiFinding *finding;

  if (head->alternative_of == NULL || !gouji_row_is_in_use (self->report, block, row))
    return;

  count = g_strdup_printf ("%u", head->alternative_of->n_leaves);
  finding = gouji_check_tell (
    self, gouji_check_find_part (self->form, table), "alternative",
    (GoujiWord[]) { { "table", table->title }, { "row", head->title }, { "count", count } }, 3);
  for (guint c = 0; finding != NULL && c < block->columns->len; c++)
    gouji_finding_add_cell (finding, self->report, gouji_form_get_cell_at (self->form, block, row, c));
}

static void
check_alternatives (GoujiCheck *self)
{
  for (guint t = 0; t < gouji_form_get_n_tables (self->form); t++) {
    const GoujiFormTable *table = gouji_form_get_table (self->form, t);

    for (guint b = 0; b < table->blocks->len; b++) {
      const GoujiFormBlock *block = table->blocks->pdata[b];

      for (guint r = 0; r < block->rows->len; r++)
        check_alternative (self, table, block, r);
    }
  }
}

/* Looks for the patterns of this name and says the sentence of the same name. */
static GoujiFinding *
find_words (
  GoujiCheck *self, const GoujiPart *part, const char *name, const char *text, const GoujiRange *range)
{
  GoujiDocument *document = gouji_report_get_document (self->report);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;
  GoujiFinding *finding;
  int start, end;

  if (!gouji_rule_match (self->rule, name, text, &match))
    return NULL;

  found = g_match_info_fetch (match, 0);
  finding = gouji_check_tell (self, part, name, &(GoujiWord) { "text", found }, 1);
  if (range != NULL && g_match_info_fetch_pos (match, 0, &start, &end)) {
    gsize base = gouji_document_byte_offset (document, range->start);

    gouji_finding_set_source (finding, TRUE,
                              (GoujiRange) { gouji_document_offset_at_byte (document, base + (gsize) start),
                                             gouji_document_offset_at_byte (document, base + (gsize) end) });
  }
  return finding;
}

/* Where the first part begins: what stands before it belongs to no narrative. */
static guint
find_first_part (GoujiCheck *self, GoujiRange range)
{
  guint first = range.end;

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiNarrative *narrative =
      gouji_report_get_narrative (self->report, gouji_form_get_part (self->form, i));

    if (narrative->has_source && narrative->source.start >= range.start)
      first = MIN (first, narrative->source.start);
  }

  return first;
}

/* Narratives are looked at as they now are, the rest as it was read. */
static void
check_superseded (GoujiCheck *self)
{
  GoujiDocument *document = gouji_report_get_document (self->report);

  if (document != NULL) {
    GoujiRange range = gouji_report_get_document_range (self->report);
    g_autofree char *preamble = NULL;

    range.end = find_first_part (self, range);
    preamble = gouji_document_slice (document, range);
    if (find_words (self, NULL, "superseded", preamble, &range) != NULL)
      return;
  }

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPart *part = gouji_form_get_part (self->form, i);
    const GoujiNarrative *narrative = gouji_report_get_narrative (self->report, part);

    GoujiFinding *finding = find_words (self, part, "superseded", narrative->text, NULL);

    if (finding != NULL) {
      gouji_finding_set_source (finding, narrative->has_source, narrative->source);
      return;
    }
  }
}

static void
check_table_heads (GoujiCheck *self)
{
  GoujiDocument *document = gouji_report_get_document (self->report);
  GoujiRange range = gouji_report_get_document_range (self->report);
  g_autofree char *text = document != NULL ? gouji_document_slice (document, range) : NULL;

  if (text != NULL)
    find_words (self, NULL, "heads", text, &range);
}

/**
 * gouji_check_era:
 *
 * Predicate `era`: the report is in the form of its year, with the tables of that form, and cites no notice
 * that is no longer in force.
 */
void
gouji_check_era (GoujiCheck *self)
{
  check_years (self);
  check_alternatives (self);
  check_table_heads (self);
  check_superseded (self);
}
