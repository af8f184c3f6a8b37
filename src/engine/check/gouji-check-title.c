/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-passage.h"

/* The predicates that look at years and days: title_and_period, deadline. */

/* How far from a sentence the year reported on is looked for, in bytes. */
#define NEARBY 180

/* Years further back are history. */
#define MAXIMUM_YEARS_BACK 3

#define MAXIMUM_STATEMENTS 50

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

  /* Where no title was found it is not known what it has; a report begun from nothing has yet to get one. */
  if (title == NULL && gouji_report_get_document (self->report) != NULL)
    return;
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

/* Whether the reports of this form are about academic years, which begin and end when they like. */
static gboolean
is_academic (GoujiCheck *self)
{
  return json_object_get_boolean_member_with_default (self->rule->parameters, "academic", FALSE);
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

  if (is_academic (self)
        ? strcmp (start, end) >= 0
        : !is_day (self, start, "first_day") || !is_day (self, end, "last_day") || start_year != end_year)
    gouji_check_tell (self, NULL, "period_days", words, G_N_ELEMENTS (words));
  else if (year != 0 && start_year != year && !(is_academic (self) && end_year == year))
    gouji_check_tell (self, NULL, "period_year", words, G_N_ELEMENTS (words));
}

static void
check_dates (GoujiCheck *self, int year)
{
  const char *dated = gouji_report_get_field (self->report, GOUJI_FIELD_DATED);
  const char *published = gouji_report_get_field (self->report, GOUJI_FIELD_PUBLISHED);
  g_autofree char *next = g_strdup_printf ("%d", year + 1);

  if (year == 0 || is_academic (self))
    return;

  if (year_of (dated) != 0 && year_of (dated) != year + 1)
    gouji_check_tell (self, NULL, "dated", (GoujiWord[]) { { "day", dated }, { "next", next } }, 2);
  if (year_of (published) != 0 && year_of (published) <= year)
    gouji_check_tell (self, NULL, "published", (GoujiWord[]) { { "day", published }, { "next", next } }, 2);
}

/* The year of this group of the match, 0 when there is none. */
static int
fetch_year (GMatchInfo *match)
{
  g_autofree char *text = g_match_info_fetch_named (match, "year");

  return text != NULL ? (int) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
tell_statement (
  GoujiCheck *self, const GoujiPassage *passage, GMatchInfo *match, int said, int year, const char *name)
{
  g_autofree char *said_text = g_strdup_printf ("%d", said);
  g_autofree char *year_text = g_strdup_printf ("%d", year);

  gouji_check_tell_passage (self, passage, match, "text", name,
                            (GoujiWord[]) { { "said", said_text }, { "year", year_text } }, 2);
}

/* Whether the year reported on is named close by: then the sentence compares. */
static gboolean
names_year_nearby (const GoujiPassage *passage, GMatchInfo *match, int year)
{
  g_autofree char *own = g_strdup_printf ("%d", year);
  g_autofree char *nearby = NULL;
  gsize length = strlen (passage->text);
  gsize first;
  gsize last;
  int start, end;

  if (!g_match_info_fetch_pos (match, 0, &start, &end))
    return FALSE;

  first = (gsize) MAX (0, start - NEARBY);
  last = MIN (length, (gsize) end + NEARBY);
  nearby = g_strndup (passage->text + first, last - first);
  return strstr (nearby, own) != NULL;
}

/* Whether what was found is a statement about a year before as if it were the one reported on. */
static gboolean
speaks_of_earlier_year (GoujiCheck *self, const GoujiPassage *passage, GMatchInfo *match, int year)
{
  g_autofree char *text = g_match_info_fetch_named (match, "text");
  int said = fetch_year (match);

  return said < year && said >= year - MAXIMUM_YEARS_BACK && text != NULL &&
         gouji_rule_match (self->rule, "subject", text, NULL) &&
         !gouji_rule_match (self->rule, "compared", text, NULL) && !names_year_nearby (passage, match, year);
}

/* Last year's year is what is forgotten when last year's report is written anew. */
static void
check_statements (GoujiCheck *self, int year)
{
  const GoujiPassage *opening = gouji_check_get_opening (self);
  g_autoptr (GMatchInfo) match = NULL;

  if (year == 0 || is_academic (self))
    return;

  if (gouji_rule_match (self->rule, "announced", opening->text, &match) && fetch_year (match) != 0 &&
      fetch_year (match) != year)
    tell_statement (self, opening, match, fetch_year (match), year, "announced_year");

  for (guint i = 0; i < gouji_form_get_n_parts (self->form); i++) {
    const GoujiPassage *passage = gouji_check_get_passage (self, gouji_form_get_part (self->form, i));
    guint n = 0;

    g_clear_pointer (&match, g_match_info_unref);
    for (gboolean found = gouji_rule_match (self->rule, "statement", passage->text, &match);
         found && n < MAXIMUM_STATEMENTS; n++, found = g_match_info_next (match, NULL)) {
      if (!speaks_of_earlier_year (self, passage, match, year))
        continue;
      tell_statement (self, passage, match, fetch_year (match), year, "statement_year");
      break;
    }
  }
}

/**
 * gouji_check_title_and_period:
 *
 * Predicate `title_and_period`: agency, year and type of document stand in the title; title, period, dates
 * and what the text says of the year agree. What is not known contradicts nothing.
 */
void
gouji_check_title_and_period (GoujiCheck *self)
{
  int year = gouji_report_get_year (self->report);

  check_title (self, year);
  check_period (self, year);
  check_dates (self, year);
  check_statements (self, year);
}

/**
 * gouji_check_deadline:
 *
 * Predicate `deadline`: the report was published, or at least signed, by the day of the next year that
 * `deadlines` has for its kind of agency. Who has none there has no deadline.
 */
void
gouji_check_deadline (GoujiCheck *self)
{
  const char *kind = gouji_report_get_field (self->report, GOUJI_FIELD_KIND);
  const char *published = gouji_report_get_field (self->report, GOUJI_FIELD_PUBLISHED);
  const char *dated = gouji_report_get_field (self->report, GOUJI_FIELD_DATED);
  const char *day = year_of (published) != 0 ? published : dated;
  JsonNode *deadlines = json_object_get_member (self->rule->parameters, "deadlines");
  int year = gouji_report_get_year (self->report);
  const char *until;
  g_autofree char *limit = NULL;

  if (year == 0 || year_of (day) == 0 || kind == NULL || deadlines == NULL ||
      !JSON_NODE_HOLDS_OBJECT (deadlines))
    return;
  until = json_object_get_string_member_with_default (json_node_get_object (deadlines), kind, NULL);
  if (until == NULL)
    return;

  limit = g_strdup_printf ("%d-%s", year + 1, until);
  if (strcmp (day, limit) > 0)
    gouji_check_tell (self, NULL, day == published ? "published" : "dated",
                      (GoujiWord[]) { { "day", day }, { "limit", limit } }, 2);
}
