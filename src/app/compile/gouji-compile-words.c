/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "compile/gouji-compile-words.h"

#include <glib/gi18n.h>

/* As many changed numbers as somebody reads in a sentence. */
#define MOST_CHANGES 7

static void
add (GString *line, const char *separator, char *words)
{
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, words);
  g_free (words);
}

static guint
count_carried (GoujiReport *report)
{
  GoujiForm *form = gouji_report_get_form (report);
  guint n = 0;

  for (guint i = 0; i < gouji_form_get_n_cells (form); i++)
    n += gouji_report_get_figure (report, gouji_form_get_cell (form, i))->how == GOUJI_HOW_CARRIED ? 1 : 0;

  return n;
}

/**
 * gouji_words_for_compiled:
 * @report: a report that is being compiled
 *
 * Returns: how much of it came from last year's, and what is left to do
 */
char *
gouji_words_for_compiled (GoujiReport *report)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_carried = count_carried (report);
  guint n_stale = gouji_compile_count_stale (report);
  guint n_blank = gouji_compile_count_blanks (report);
  /* Translators: stands between parts of a sentence */
  const char *separator = C_ ("compile", ", ");

  if (n_carried > 0)
    add (line, separator,
         g_strdup_printf (ngettext ("%u number carried over from last year’s report",
                                    "%u numbers carried over from last year’s report", n_carried),
                          n_carried));
  if (n_stale > 0)
    add (line, separator,
         g_strdup_printf (ngettext ("%u number of the text is still last year’s",
                                    "%u numbers of the text are still last year’s", n_stale),
                          n_stale));
  if (n_blank > 0)
    add (line, separator,
         g_strdup_printf (ngettext ("%u cell to fill in", "%u cells to fill in", n_blank), n_blank));
  if (line->len == 0)
    return g_strdup (_ ("Every cell is filled in, and no number of the text is last year’s."));

  return g_strdup (line->str);
}

static guint
count (GArray *all, GoujiReport *report, GoujiCarriedState state)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++) {
    const GoujiCarried *carried = &g_array_index (all, GoujiCarried, i);

    n +=
      carried->state == state && gouji_report_get_figure (report, carried->cell)->state == GOUJI_FIGURE_EMPTY
        ? 1
        : 0;
  }

  return n;
}

/**
 * gouji_words_for_carrying:
 * @report: a report that is being compiled
 *
 * Returns: (nullable): which numbers could not be carried over, and why; %NULL when all were
 */
char *
gouji_words_for_carrying (GoujiReport *report)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  g_autoptr (GArray) all = last_year != NULL ? gouji_carried_list (report, last_year) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  const char *separator = C_ ("compile", ", ");
  guint n;

  if (all == NULL)
    return NULL;

  n = count (all, report, GOUJI_CARRIED_BLANK);
  if (n > 0)
    add (line, separator, g_strdup_printf (ngettext ("%u is blank there", "%u are blank there", n), n));
  n = count (all, report, GOUJI_CARRIED_UNREADABLE);
  if (n > 0)
    add (line, separator,
         g_strdup_printf (ngettext ("%u is no number there", "%u are no numbers there", n), n));
  n = count (all, report, GOUJI_CARRIED_UNSURE);
  if (n > 0)
    add (line, separator,
         g_strdup_printf (ngettext ("%u is uncertain there", "%u are uncertain there", n), n));
  n = count (all, report, GOUJI_CARRIED_ABSENT);
  if (n > 0)
    add (line, separator,
         g_strdup_printf (ngettext ("%u has no place there", "%u have no place there", n), n));
  if (line->len == 0)
    return NULL;

  /* Translators: what follows says how many, and why, as in "3 are blank there" */
  return g_strdup_printf (_ ("Not carried over from last year’s report: %s."), line->str);
}

/**
 * gouji_words_for_advanced:
 *
 * Returns: (nullable): which years of last year's words were moved on; %NULL when there were none
 */
char *
gouji_words_for_advanced (const GoujiCompiled *compiled)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = compiled->advanced->len;

  for (guint i = 0; i < n; i++) {
    const GoujiAdvanced *advanced = compiled->advanced->pdata[i];
    g_autofree char *words = g_strdup_printf ("%s → %s", advanced->before, advanced->after);

    if (g_hash_table_contains (said, words))
      continue;
    if (list->len > 0)
      g_string_append (list, C_ ("compile", ", "));
    g_string_append (list, words);
    g_hash_table_add (said, g_steal_pointer (&words));
  }
  if (n == 0)
    return NULL;

  return g_strdup_printf (
    /* Translators: %u places in title and opening words; %s is a list such as "2023 → 2024" */
    ngettext ("Moved on in title and opening words at %u place: %s.",
              "Moved on in title and opening words at %u places: %s.", n),
    n, list->str);
}

/**
 * gouji_words_for_compile_error:
 * @year: the year that was asked for, 0 for none
 *
 * Returns: why no report could be begun
 */
char *
gouji_words_for_compile_error (const GError *error, int year)
{
  if (g_error_matches (error, GOUJI_COMPILE_ERROR, GOUJI_COMPILE_ERROR_FORM))
    return g_strdup_printf (_ ("There is no national format for the year %d."), year);

  return g_strdup (_ ("The report does not say of which year it is. Say for which year the new one is."));
}

/**
 * gouji_words_for_carried_changes:
 * @changes: (element-type GoujiCarriedChange): what is another number now
 *
 * Returns: the numbers as they were and as they are
 */
char *
gouji_words_for_carried_changes (GPtrArray *changes)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (changes->len == 0)
    return g_strdup (_ ("Held against last year’s report as it is now; no number carried over is another"));

  for (guint i = 0; i < MIN (changes->len, MOST_CHANGES); i++) {
    const GoujiCarriedChange *change = changes->pdata[i];
    g_autofree char *column = gouji_head_path (change->cell->column, " ");

    if (list->len > 0)
      g_string_append (list, C_ ("compile", ", "));
    g_string_append_printf (list, "%s %s → %s", column, change->before != NULL ? change->before : _ ("blank"),
                            change->after != NULL ? change->after : _ ("blank"));
  }

  /* Translators: %s is a list such as "total 5 → 7" */
  return g_strdup_printf (_ ("Carried over anew: %s"), list->str);
}

/**
 * gouji_words_for_wrong_year:
 *
 * Returns: (nullable): that the report is held against one of another year than the year before; %NULL when
 * it is not, or nobody knows
 */
char *
gouji_words_for_wrong_year (GoujiReport *report)
{
  GoujiReport *last_year = gouji_report_get_last_year (report);
  int year = gouji_report_get_year (report);
  int last = last_year != NULL ? gouji_report_get_year (last_year) : 0;

  if (year == 0 || last == 0 || last == year - 1)
    return NULL;

  return g_strdup_printf (
    _ ("This report is of %d and is held against one of %d, which is not the year before."), year, last);
}
