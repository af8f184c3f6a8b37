/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "narrative/gouji-word-count.h"

/* Whether Word counts the character for itself: Chinese characters and full-width marks, quotation marks,
 * dashes and dots of Chinese text among them. */
static gboolean
counts_alone (gunichar c)
{
  return g_unichar_iswide (c) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2460 && c <= 0x24ff);
}

/**
 * gouji_word_count:
 *
 * Counts as Word does under the name of 字数: each Chinese character and each full-width mark is one, and so
 * is each run of other characters, such as a number or a name in Latin letters. White space is none.
 *
 * Returns: the count
 */
guint
gouji_word_count (const char *text)
{
  gboolean in_run = FALSE;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);
    const gboolean space = g_unichar_isspace (c);
    const gboolean alone = !space && counts_alone (c);

    n += alone || (!space && !in_run) ? 1 : 0;
    in_run = !space && !alone;
  }

  return n;
}
