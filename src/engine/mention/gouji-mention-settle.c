/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-found.h"

/* What the report says of one cell or series as far as it is certain whom it speaks of. */
typedef struct {
  int rank;
  GoujiScope scope;
  GoujiDecimal value;
  gboolean disputed;
} Best;

static void
make_free (GoujiMention *mention, GoujiAbout about)
{
  mention->about = about;
  mention->concept = NULL;
  mention->cell = NULL;
}

static gboolean
is_positive (const GoujiFigure *figure)
{
  return figure->state == GOUJI_FIGURE_NUMBER && figure->value.units != 0;
}

/* Whether the report has anything of a series, in its tables or in its text. */
static gboolean
has_any (GoujiReport *report, const GArray *found, const GoujiConcept *concept)
{
  if (concept->cells->len == 1 && is_positive (gouji_report_get_figure (report, concept->cells->pdata[0])))
    return TRUE;

  for (guint i = 0; i < found->len; i++) {
    const GoujiMention *mention = g_array_index (found, GoujiFoundMention, i).mention;

    if (mention->concept == concept && mention->value.units != 0)
      return TRUE;
  }

  return FALSE;
}

/* Whether the tables have both series and the number is not their sum: it is about the one, and where it is
 * not that either, a rule tells of it. */
static gboolean
is_not_both (GoujiReport *report, const GoujiMention *mention, const GoujiConcept *included)
{
  const GoujiFigure *figures[2];
  GoujiDecimal sum;

  if (mention->concept == NULL || mention->concept->cells->len != 1 || included->cells->len != 1)
    return FALSE;

  figures[0] = gouji_report_get_figure (report, mention->concept->cells->pdata[0]);
  figures[1] = gouji_report_get_figure (report, included->cells->pdata[0]);
  return figures[0]->state == GOUJI_FIGURE_NUMBER && figures[0]->how != GOUJI_HOW_PROSE &&
         figures[1]->state == GOUJI_FIGURE_NUMBER && figures[1]->how != GOUJI_HOW_PROSE &&
         gouji_decimal_add (figures[0]->value, figures[1]->value, &sum, NULL) &&
         gouji_decimal_compare (mention->value, sum) != 0;
}

/* Numbers that may count more than the series, and do. */
static void
settle_inclusions (GoujiReport *report, GArray *found)
{
  const GoujiConcept *included = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < found->len; i++) {
    const GoujiFoundMention *entry = &g_array_index (found, GoujiFoundMention, i);

    if (entry->mention->about != GOUJI_ABOUT_FIGURE || entry->answer.may_include == NULL)
      continue;
    if (included != entry->answer.may_include) {
      included = entry->answer.may_include;
      any = has_any (report, found, included);
    }
    if (any && !is_not_both (report, entry->mention, included))
      make_free (entry->mention, GOUJI_ABOUT_FREE);
  }
}

/* A whole of which a part is counted apart elsewhere is more than its series. */
static void
settle_wholes (GArray *found)
{
  for (guint i = 0; i < found->len; i++) {
    const GoujiMention *mention = g_array_index (found, GoujiFoundMention, i).mention;
    const GoujiFoundMention *whole =
      mention->whole >= 0 ? &g_array_index (found, GoujiFoundMention, mention->whole) : NULL;

    if (whole != NULL && mention->concept != NULL && whole->answer.never_includes == mention->concept &&
        whole->mention->about == GOUJI_ABOUT_FIGURE)
      make_free (whole->mention, GOUJI_ABOUT_FREE);
  }
}

/* Parts are about what they are a part of. */
static void
settle_parts (GArray *found)
{
  for (guint i = 0; i < found->len; i++) {
    const GoujiFoundMention *entry = &g_array_index (found, GoujiFoundMention, i);
    GoujiMention *mention = entry->mention;
    const GoujiMention *whole =
      mention->whole >= 0 ? g_array_index (found, GoujiFoundMention, mention->whole).mention : NULL;

    if (whole == NULL || mention->relation == GOUJI_MENTION_PERCENTAGE)
      continue;
    if (mention->about == GOUJI_ABOUT_FREE ||
        (mention->about == GOUJI_ABOUT_FIGURE && entry->answer.of != NULL &&
         entry->answer.of != whole->concept))
      make_free (mention, GOUJI_ABOUT_PART);
  }
}

static gpointer
get_target (const GoujiMention *mention)
{
  return mention->cell != NULL ? (gpointer) mention->cell : (gpointer) mention->concept;
}

static void
improve (Best *best, const GoujiMention *mention, int rank, GoujiScope scope)
{
  gboolean same = gouji_decimal_compare (mention->value, best->value) == 0;

  if (rank > best->rank)
    *best = (Best) { .rank = rank, .scope = scope, .value = mention->value };
  else if (rank == best->rank && scope != best->scope && !same)
    best->disputed = TRUE;
}

/* Of numbers about the same thing for different bodies, the one of the body that reports counts; none when
 * that is not certain. */
static void
settle_scopes (const GoujiScopeJudge *judge, GArray *found)
{
  g_autoptr (GHashTable) bests = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < found->len; i++) {
    const GoujiFoundMention *entry = &g_array_index (found, GoujiFoundMention, i);
    Best *best;

    if (entry->mention->about != GOUJI_ABOUT_FIGURE)
      continue;
    best = g_hash_table_lookup (bests, get_target (entry->mention));
    if (best == NULL) {
      best = g_new0 (Best, 1);
      best->rank = -1;
      g_hash_table_insert (bests, get_target (entry->mention), best);
    }
    improve (best, entry->mention, gouji_scope_judge_rank (judge, entry->scope), entry->scope);
  }

  for (guint i = 0; i < found->len; i++) {
    const GoujiFoundMention *entry = &g_array_index (found, GoujiFoundMention, i);
    const Best *best;

    if (entry->mention->about != GOUJI_ABOUT_FIGURE)
      continue;
    best = g_hash_table_lookup (bests, get_target (entry->mention));
    if (best->disputed || (gouji_scope_judge_rank (judge, entry->scope) < best->rank &&
                           gouji_decimal_compare (entry->mention->value, best->value) != 0))
      make_free (entry->mention, GOUJI_ABOUT_FREE);
  }
}

/**
 * gouji_mentions_settle:
 * @judge: whom the report is of
 * @found: (element-type GoujiFoundMention): all that was found in its text
 *
 * Decides what could not be decided from one sentence alone.
 */
void
gouji_mentions_settle (const GoujiScopeJudge *judge, GoujiReport *report, GArray *found)
{
  settle_inclusions (report, found);
  settle_wholes (found);
  settle_scopes (judge, found);
  settle_parts (found);
}
