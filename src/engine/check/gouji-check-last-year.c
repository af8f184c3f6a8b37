/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check/gouji-check-passage.h"
#include "check/gouji-check-quantity.h"

/* The predicates that look at this year's and last year's report together: same_figures, same_text, jump,
 * unit_jump, unrequested. */

/* Fewer figures other than 0 may be the same by chance. */
#define FEWEST_SAME 5

/* Characters that are compared at a time, how many a text must have to be compared, and how much of it must
 * stand in last year's, in per cent: agencies write in set phrases, and a report may keep some of them. */
#define SHINGLE 8
#define SHORTEST_TEXT 200
#define ENOUGH_SAME 90
#define LONGEST_TEXT 20000

/* A number below this says nothing when it becomes five times as large. */
#define SMALLEST_JUMP 10

/* Whether the two figures of a cell can be compared; gives their values. */
static gboolean
get_both (const GoujiYears *years, const GoujiCell *cell, GoujiQuantity *now, GoujiQuantity *then)
{
  GoujiForm *form = gouji_report_get_form (years->report);
  const GoujiCell *before = gouji_report_find_counterpart (years->last_year, cell);

  return before != NULL && gouji_report_weigh (years->report, cell) == GOUJI_STANDING_NUMBER &&
         gouji_report_weigh (years->last_year, before) == GOUJI_STANDING_NUMBER &&
         gouji_quantity_init (now, form, gouji_report_get_figure (years->report, cell)->value, cell->unit) &&
         gouji_quantity_init (then, form, gouji_report_get_figure (years->last_year, before)->value,
                              before->unit);
}

/**
 * gouji_check_same_figures:
 *
 * Predicate `same_figures`: not all figures are those of last year.
 */
void
gouji_check_same_figures (GoujiCheck *self)
{
  g_autofree char *count = NULL;
  guint n = 0;

  if (self->last_year == NULL)
    return;

  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);
    GoujiQuantity now, then;
    int order;

    if (!get_both (&self->years, cell, &now, &then))
      continue;
    if (!gouji_quantity_compare (now, then, &order) || order != 0)
      return;
    n += now.units != 0 ? 1 : 0;
  }

  count = g_strdup_printf ("%u", n);
  if (n >= FEWEST_SAME)
    gouji_check_tell (self, NULL, "same", &(GoujiWord) { "count", count }, 1);
}

static char *
print_figure (GoujiReport *report, const GoujiCell *cell)
{
  return gouji_decimal_to_string (gouji_report_get_figure (report, cell)->value);
}

static void
tell_jump (GoujiCheck *self, const GoujiCell *cell, const char *name)
{
  g_autofree char *where = gouji_check_name_cell (cell);
  g_autofree char *now = print_figure (self->report, cell);
  g_autofree char *then =
    print_figure (self->last_year, gouji_report_find_counterpart (self->last_year, cell));
  GoujiFinding *finding =
    gouji_check_tell (self, gouji_check_find_part (self->form, cell->table), name,
                      (GoujiWord[]) { { "cell", where }, { "now", now }, { "then", then } }, 3);

  if (finding == NULL)
    return;
  gouji_finding_add_cell (finding, self->report, cell);
  finding->left = g_steal_pointer (&now);
  finding->right = g_steal_pointer (&then);
}

static gboolean
is_large (GoujiQuantity value)
{
  GoujiQuantity smallest = { SMALLEST_JUMP, 0, value.money };
  int order;

  return gouji_quantity_compare (value, smallest, &order) && order >= 0;
}

/**
 * gouji_check_jump:
 *
 * Predicate `jump`: the figures of the rule's `cells` are not more than five times, or less than a fifth of,
 * what they were, where both are of some size.
 */
void
gouji_check_jump (GoujiCheck *self)
{
  for (guint i = 0; self->last_year != NULL && i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);
    GoujiQuantity now, then;

    if (gouji_check_lists (self, "cells", cell->id) && get_both (&self->years, cell, &now, &then) &&
        is_large (now) && is_large (then) && !gouji_quantity_is_within (now, then, 20, 500))
      tell_jump (self, cell, "jump");
  }
}

/**
 * gouji_years_compare_unit:
 * @cell: a cell of this year's form
 *
 * Returns: 1 where an amount is about ten thousand times last year's, -1 where it is about a ten thousandth
 * of it, as when one of them was typed in another unit; else 0
 */
int
gouji_years_compare_unit (const GoujiYears *self, const GoujiCell *cell)
{
  GoujiQuantity now, then;

  if (self->last_year == NULL || cell->type != GOUJI_CELL_AMOUNT || !get_both (self, cell, &now, &then) ||
      now.units <= 0 || then.units <= 0)
    return 0;
  if (gouji_quantity_is_within (now, then, 300000, 3000000))
    return 1;

  return gouji_quantity_is_within (then, now, 300000, 3000000) ? -1 : 0;
}

/**
 * gouji_check_unit_jump:
 *
 * Predicate `unit_jump`: no amount is about ten thousand times last year's, or a ten thousandth of it.
 */
void
gouji_check_unit_jump (GoujiCheck *self)
{
  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);
    int unit = gouji_years_compare_unit (&self->years, cell);

    if (unit != 0)
      tell_jump (self, cell, unit > 0 ? "larger" : "smaller");
  }
}

/* Whether any cell that the member lists is more than 0 in the report; @known: whether any holds a number. */
static gboolean
any_more (GoujiCheck *self, GoujiReport *report, const char *member, gboolean *known)
{
  GoujiForm *form = gouji_report_get_form (report);
  gboolean more = FALSE;

  *known = FALSE;
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    if (!gouji_check_lists (self, member, cell->id))
      continue;
    if (gouji_report_weigh (report, cell) == GOUJI_STANDING_UNSETTLED)
      return TRUE;
    if (gouji_report_weigh (report, cell) != GOUJI_STANDING_NUMBER)
      continue;
    *known = TRUE;
    more = more || gouji_report_get_figure (report, cell)->value.units > 0;
  }

  return more;
}

/**
 * gouji_check_unrequested:
 *
 * Predicate `unrequested`: there are disputes (`contested_cells`) only where there was a request
 * (`asked_cells`), this year or last.
 */
void
gouji_check_unrequested (GoujiCheck *self)
{
  gboolean known;

  if (self->last_year == NULL || any_more (self, self->report, "asked_cells", &known) || !known ||
      any_more (self, self->last_year, "asked_cells", &known) || !known)
    return;

  for (guint i = 0; i < gouji_form_get_n_cells (self->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (self->form, i);
    g_autofree char *where = NULL;
    GoujiFinding *finding;

    if (!gouji_check_lists (self, "contested_cells", cell->id) ||
        gouji_report_weigh (self->report, cell) != GOUJI_STANDING_NUMBER ||
        gouji_report_get_figure (self->report, cell)->value.units <= 0)
      continue;
    where = gouji_check_name_cell (cell);
    finding = gouji_check_tell (self, gouji_check_find_part (self->form, cell->table), "unrequested",
                                &(GoujiWord) { "cell", where }, 1);
    if (finding != NULL)
      gouji_finding_add_cell (finding, self->report, cell);
    return;
  }
}

/* The letters of all narratives, without numbers, marks and lines. */
static char *
collect_text (GoujiReport *report, const GoujiFolding *folding)
{
  GoujiForm *form = gouji_report_get_form (report);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gouji_form_get_n_parts (form) && text->len < LONGEST_TEXT; i++) {
    const GoujiNarrative *narrative = gouji_report_get_narrative (report, gouji_form_get_part (form, i));
    g_autofree char *folded = narrative->text != NULL ? gouji_fold_text (folding, narrative->text) : NULL;

    for (const char *c = folded; c != NULL && *c != '\0' && text->len < LONGEST_TEXT;
         c = g_utf8_next_char (c)) {
      if ((guchar) *c >= 0x80)
        g_string_append_len (text, c, g_utf8_next_char (c) - c);
    }
  }

  return g_string_free (text, FALSE);
}

/* Calls of a pointer into @text for every run of SHINGLE characters: its hash. */
static void
add_shingles (const char *text, GHashTable *shingles)
{
  const char *end = text;
  gunichar window[SHINGLE] = { 0 };
  guint n = 0;

  for (; *end != '\0'; end = g_utf8_next_char (end)) {
    guint hash = 5381;

    memmove (window, window + 1, sizeof (gunichar) * (SHINGLE - 1));
    window[SHINGLE - 1] = g_utf8_get_char (end);
    if (++n < SHINGLE)
      continue;
    for (guint i = 0; i < SHINGLE; i++)
      hash = hash * 33 + window[i];
    g_hash_table_add (shingles, GUINT_TO_POINTER (hash));
  }
}

static guint
count_common (GHashTable *shingles, GHashTable *others)
{
  GHashTableIter iterator;
  gpointer shingle;
  guint n = 0;

  g_hash_table_iter_init (&iterator, shingles);
  while (g_hash_table_iter_next (&iterator, &shingle, NULL))
    n += g_hash_table_contains (others, shingle) ? 1 : 0;

  return n;
}

/**
 * gouji_check_same_text:
 *
 * Predicate `same_text`: the text is not last year's with other numbers.
 */
void
gouji_check_same_text (GoujiCheck *self)
{
  g_autoptr (GHashTable) shingles = NULL;
  g_autoptr (GHashTable) others = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *share = NULL;
  guint n;

  if (self->last_year == NULL)
    return;

  now = collect_text (self->report, self->folding);
  then = collect_text (self->last_year, self->folding);
  if (g_utf8_strlen (now, -1) < SHORTEST_TEXT)
    return;

  shingles = g_hash_table_new (NULL, NULL);
  others = g_hash_table_new (NULL, NULL);
  add_shingles (now, shingles);
  add_shingles (then, others);
  n = g_hash_table_size (shingles);
  if (100 * count_common (shingles, others) < ENOUGH_SAME * n)
    return;

  share = g_strdup_printf ("%u", 100 * count_common (shingles, others) / n);
  gouji_check_tell (self, NULL, "same", &(GoujiWord) { "share", share }, 1);
}
