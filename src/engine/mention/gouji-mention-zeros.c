/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-search.h"

#include "mention/gouji-mention-text.h"

#define LIST_GROUP "list"
#define ZERO_GROUP "zero"

/* One sentence in which nothing is said to have been. */
typedef struct {
  GoujiMentionSearch *search;
  guint first;
  char *text;
  GMatchInfo *match;
} Nothing;

/* The letter of the part at which a byte of the sentence stands. The mark that stands for numbers is no
 * letter of the sentence, nor is any other that was left out, so that the letters are counted again. */
static guint
find_letter (const Nothing *nothing, int byte)
{
  glong n = g_utf8_pointer_to_offset (nothing->text, nothing->text + byte);
  guint letter = nothing->first;

  while (n > 0 || gouji_prose_get (nothing->search->prose, letter)->c == GOUJI_MENTION_MARK) {
    if (gouji_prose_get (nothing->search->prose, letter)->c != GOUJI_MENTION_MARK)
      n--;
    letter++;
  }

  return letter;
}

static GoujiMention *
create_mention (
  const Nothing *nothing, const GoujiAboutAnswer *answer, guint first, guint zero, guint zero_end)
{
  const GoujiProse *prose = nothing->search->prose;
  GoujiMention *mention = g_new0 (GoujiMention, 1);
  int end;
  guint last;

  g_match_info_fetch_pos (nothing->match, 0, NULL, &end);
  last = find_letter (nothing, end);
  mention->part = nothing->search->part;
  mention->whole = -1;
  mention->numerator = -1;
  mention->text = gouji_prose_slice (prose, first, last);
  mention->unit = g_strdup (answer->cell != NULL ? answer->cell->unit : answer->concept->unit);
  mention->in_words = TRUE;
  mention->in_text = gouji_prose_get_text_range (prose, zero, zero_end);
  mention->has_source = gouji_prose_find_range (prose, first, last, &mention->source) &&
                        gouji_prose_find_range (prose, zero, zero_end, &mention->number) &&
                        gouji_prose_find_range (prose, zero, zero_end, &mention->digits);
  mention->scaled = mention->digits;

  return mention;
}

static void
add_zero (const Nothing *nothing, const GoujiAboutAnswer *answer)
{
  GoujiMentionSearch *search = nothing->search;
  GoujiFoundMention entry = { .answer = *answer, .in_words = TRUE, .sentence = nothing->first };
  g_autofree char *before = NULL;
  int start;
  int zero;
  int zero_end;
  int end;

  g_match_info_fetch_pos (nothing->match, 0, &start, &end);
  if (!g_match_info_fetch_named_pos (nothing->match, ZERO_GROUP, &zero, &zero_end) || zero_end <= zero)
    return;

  entry.first = find_letter (nothing, zero);
  entry.end = find_letter (nothing, zero_end);
  entry.mention = create_mention (
    nothing, answer,
    gouji_mention_text_find_clause (search->prose, find_letter (nothing, start), GOUJI_NO_END), entry.first,
    entry.end);
  before = g_strndup (nothing->text, zero_end);
  gouji_mention_search_put_answer (search, &entry, before);
  g_array_append_val (search->found, entry);
}

/* One zero for each kind of thing in the list. */
static void
add_zeros (const Nothing *nothing, const char *list)
{
  const GoujiZeroPatterns *zeros = &nothing->search->patterns->zeros;

  for (guint i = 0; i < zeros->objects->len; i++) {
    GoujiAboutAnswer answer;

    if (g_regex_match (g_ptr_array_index (zeros->objects, i), list, 0, NULL) &&
        gouji_abouts_judge (g_ptr_array_index (zeros->abouts, i), list, "", nothing->search->form, &answer) &&
        answer.about == GOUJI_ABOUT_FIGURE)
      add_zero (nothing, &answer);
  }
}

static void
search_sentence (GoujiMentionSearch *self, guint first, guint end)
{
  const GPtrArray *clauses = self->patterns->zeros.clauses;
  GString *sentence = g_string_new (NULL);
  g_autofree char *text = NULL;

  gouji_mention_text_append (self->prose, sentence, first, end);
  text = g_string_free (sentence, FALSE);
  for (guint i = 0; i < clauses->len; i++) {
    g_autoptr (GMatchInfo) match = NULL;

    g_regex_match (g_ptr_array_index (clauses, i), text, 0, &match);
    while (g_match_info_matches (match)) {
      Nothing nothing = { .search = self, .first = first, .text = text, .match = match };
      g_autofree char *list = g_match_info_fetch_named (match, LIST_GROUP);

      if (list != NULL && *list != '\0')
        add_zeros (&nothing, list);
      if (!g_match_info_next (match, NULL))
        break;
    }
  }
}

/**
 * gouji_mention_search_zeros:
 *
 * Adds what the text says there was none of.
 */
void
gouji_mention_search_zeros (GoujiMentionSearch *self)
{
  guint first = 0;

  while (first < self->prose->letters->len) {
    guint end = MIN (gouji_mention_text_find_sentence_end (self->prose, first), self->prose->letters->len);

    if (end > first + 2)
      search_sentence (self, first, end);
    first = end + 1;
  }
}
