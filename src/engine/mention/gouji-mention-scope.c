/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-scope.h"

#include <string.h>

/**
 * gouji_scope_judge_init:
 * @report: the report whose text is read
 */
void
gouji_scope_judge_init (GoujiScopeJudge *self,
                        const GoujiScopePatterns *patterns,
                        GoujiReport *report,
                        const GoujiFolding *folding)
{
  const char *agency = gouji_report_get_field (report, GOUJI_FIELD_AGENCY);
  const char *kind = gouji_report_get_field (report, GOUJI_FIELD_KIND);
  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, agency != NULL ? agency : "", -1, 0);
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < folded->length; i++)
    g_string_append_unichar (name, folded->chars[i]);

  *self = (GoujiScopeJudge) {
    .patterns = patterns,
    .agency = g_string_free (name, FALSE),
    .year = gouji_report_get_year (report),
    .government = kind != NULL && g_strv_contains ((const char *const *) patterns->governments, kind),
    .known_kind = kind != NULL && *kind != '\0',
  };
}

void
gouji_scope_judge_clear (GoujiScopeJudge *self)
{
  g_free (self->agency);
}

/* Where the last match begins, or its group and what stands there; -1 when there is none. */
static int
find_last (const GRegex *regex, const char *text, const char *group, char **word)
{
  g_autoptr (GMatchInfo) match = NULL;
  int last = -1;

  if (regex == NULL || !g_regex_match (regex, text, 0, &match))
    return -1;

  while (g_match_info_matches (match)) {
    if (group != NULL) {
      g_free (*word);
      *word = g_match_info_fetch_named (match, group);
      g_match_info_fetch_named_pos (match, group, &last, NULL);
    } else {
      g_match_info_fetch_pos (match, 0, &last, NULL);
    }
    if (!g_match_info_next (match, NULL))
      break;
  }

  return last;
}

/* Whether a body may be the agency: its name may be short for the agency's. */
static gboolean
is_short_for (const char *body, const char *agency)
{
  for (const char *p = body; *p != '\0'; p = g_utf8_next_char (p)) {
    const char *hit = g_utf8_strchr (agency, -1, g_utf8_get_char (p));

    if (hit == NULL)
      return FALSE;
    agency = g_utf8_next_char (hit);
  }

  return TRUE;
}

static GoujiScope
judge_time (const GoujiScopeJudge *self, const char *before)
{
  g_autofree char *word = NULL;
  int year;

  if (find_last (self->patterns->periods, before, NULL, NULL) >= 0)
    return GOUJI_SCOPE_OTHER_TIME;
  if (self->year == 0 || find_last (self->patterns->years, before, "year", &word) < 0)
    return GOUJI_SCOPE_UNSAID;

  year = (int) g_ascii_strtoll (word, NULL, 10);
  if (year == self->year)
    return GOUJI_SCOPE_UNSAID;
  return year == self->year - 1 ? GOUJI_SCOPE_LAST_YEAR : GOUJI_SCOPE_OTHER_TIME;
}

/**
 * gouji_scope_judge:
 * @before: the sentence up to the number, folded
 *
 * Returns: whom and what time it speaks of; what stands last counts
 */
GoujiScope
gouji_scope_judge (const GoujiScopeJudge *self, const char *before)
{
  g_autofree char *body = NULL;
  GoujiScope scope = judge_time (self, before);
  int whole = find_last (self->patterns->whole, before, NULL, NULL);
  int own = find_last (self->patterns->own, before, NULL, NULL);
  int other = find_last (self->patterns->bodies, before, "body", &body);

  if (scope != GOUJI_SCOPE_UNSAID)
    return scope;
  if (other > whole && other > own)
    return *self->agency != '\0' && is_short_for (body, self->agency) ? GOUJI_SCOPE_OWN : GOUJI_SCOPE_OTHER;
  if (whole < 0 && own < 0)
    return GOUJI_SCOPE_UNSAID;
  return whole > own ? GOUJI_SCOPE_WHOLE : GOUJI_SCOPE_OWN;
}

/**
 * gouji_scope_judge_rank:
 *
 * Returns: how well a scope is what the report is of: 0 not at all, 1 perhaps, 2 it is
 */
int
gouji_scope_judge_rank (const GoujiScopeJudge *self, GoujiScope scope)
{
  switch (scope) {
  case GOUJI_SCOPE_UNSAID:
    return 1;
  case GOUJI_SCOPE_WHOLE:
    return self->government ? 2 : 1;
  case GOUJI_SCOPE_OWN:
    return !self->known_kind ? 1 : self->government ? 0 : 2;
  default:
    return 0;
  }
}
