/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-sentence.h"

#include <string.h>

static const char *
find_word (const GoujiWord *words, guint n_words, const char *name, gsize length)
{
  for (guint i = 0; i < n_words; i++) {
    if (strlen (words[i].name) == length && memcmp (words[i].name, name, length) == 0)
      return words[i].value;
  }

  return NULL;
}

/**
 * gouji_sentence_fill:
 *
 * Returns: @sentence with the words in braces replaced; those that are not known stay as they are
 */
char *
gouji_sentence_fill (const char *sentence, const GoujiWord *words, guint n_words)
{
  GString *filled = g_string_new (NULL);

  for (;;) {
    const char *open = strchr (sentence, '{');
    const char *close = open != NULL ? strchr (open, '}') : NULL;
    const char *value =
      close != NULL ? find_word (words, n_words, open + 1, (gsize) (close - open - 1)) : NULL;

    if (close == NULL)
      break;
    g_string_append_len (filled, sentence, open - sentence);
    g_string_append (filled, value != NULL ? value : "{");
    sentence = value != NULL ? close + 1 : open + 1;
  }

  g_string_append (filled, sentence);
  return g_string_free (filled, FALSE);
}
