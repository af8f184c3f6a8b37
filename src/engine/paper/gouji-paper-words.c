/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-sentence.h"
#include "paper/gouji-paper-private.h"

/**
 * gouji_paper_find_level:
 * @levels: what the headings of paragraphs look like, with a group for the number of each level: `first`,
 * `second`, `third`
 * @block: a paragraph
 *
 * Finds out whether a paragraph begins with a number of its own, and where its heading ends.
 */
void
gouji_paper_find_level (GRegex *levels, GoujiPaperBlock *block)
{
  static const char *const names[] = { "first", "second", "third" };
  g_autoptr (GMatchInfo) match = NULL;
  int start;
  int end;

  if (!g_regex_match (levels, block->text, G_REGEX_MATCH_DEFAULT, &match))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names) && block->level == 0; i++) {
    if (g_match_info_fetch_named_pos (match, names[i], &start, &end) && start >= 0)
      block->level = i + 1;
  }
  if (block->level > 0 && g_match_info_fetch_pos (match, 0, &start, &end))
    block->lead = (gsize) end;
}

/**
 * gouji_paper_print_day:
 * @day: a day in ISO 8601
 *
 * Returns: (nullable): the day in words, months and days without a leading zero (GB/T 9704-2012, 7.3.5.4);
 * %NULL when
 * @day is no day
 */
char *
gouji_paper_print_day (GoujiForm *form, const char *day)
{
  const char *sentence = gouji_form_get_sentence (form, "paper", "date");
  g_auto (GStrv) parts = g_strsplit (day, "-", 3);
  g_autofree char *month = NULL;
  g_autofree char *day_of_month = NULL;

  if (sentence == NULL || g_strv_length (parts) != 3)
    return NULL;

  month = g_strdup_printf ("%d", (int) g_ascii_strtoll (parts[1], NULL, 10));
  day_of_month = g_strdup_printf ("%d", (int) g_ascii_strtoll (parts[2], NULL, 10));
  return gouji_sentence_fill (
    sentence, (GoujiWord[]) { { "year", parts[0] }, { "month", month }, { "day", day_of_month } }, 3);
}
