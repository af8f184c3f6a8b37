/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-search.h"

#include "mention/gouji-mention-text.h"

/* So much of what stands before a sentence in its paragraph may tell what it is about. */
#define LONGEST_CONTEXT 160

/* A longer line is no heading. */
#define LONGEST_HEADING 40

/* So many lines above a sentence are looked at for its heading. */
#define MOST_LINES 12

static guint
find_line (const GoujiProse *prose, guint index)
{
  while (index > 0 && gouji_prose_get (prose, index - 1)->c != GOUJI_PROSE_END)
    index--;

  return index;
}

static gboolean
is_heading (const GoujiProse *prose, guint first, guint end)
{
  if (end - first < 2 || end - first > LONGEST_HEADING)
    return FALSE;

  for (guint i = first; i < end; i++) {
    guint16 c = gouji_prose_get (prose, i)->c;

    if (c == ',' || c == ';' || (i + 1 < end && c == ':') ||
        (i > first + 4 && gouji_mention_text_ends_sentence (prose, i)))
      return FALSE;
  }

  return TRUE;
}

/* The nearest heading above the line that begins at @line. */
static void
append_heading (const GoujiProse *prose, GString *context, guint line)
{
  guint end = line;

  for (guint n = 0; n < MOST_LINES && end > 0; n++) {
    guint limit = end - 1 > LONGEST_HEADING ? end - 1 - LONGEST_HEADING : 0;
    guint first = end - 1;

    while (first > limit && gouji_prose_get (prose, first - 1)->c != GOUJI_PROSE_END)
      first--;
    if (first > 0 && gouji_prose_get (prose, first - 1)->c != GOUJI_PROSE_END) {
      end = find_line (prose, first);
      continue;
    }
    if (is_heading (prose, first, end - 1)) {
      gouji_mention_text_append (prose, context, first, end - 1);
      g_string_append_c (context, '\n');
      return;
    }
    end = first;
  }
}

/**
 * gouji_mention_search_describe_context:
 * @sentence: the first letter of a sentence
 *
 * Returns: (transfer full): the headings above it, one a line, and what stands before it in its paragraph
 */
char *
gouji_mention_search_describe_context (const GoujiMentionSearch *self, guint sentence)
{
  GString *context = g_string_new (self->heading);
  guint limit = sentence > LONGEST_CONTEXT ? sentence - LONGEST_CONTEXT : 0;
  guint first = sentence;

  while (first > limit && gouji_prose_get (self->prose, first - 1)->c != GOUJI_PROSE_END)
    first--;

  g_string_append_c (context, '\n');
  if (first == 0 || gouji_prose_get (self->prose, first - 1)->c == GOUJI_PROSE_END)
    append_heading (self->prose, context, first);
  gouji_mention_text_append (self->prose, context, first, sentence);

  return g_string_free (context, FALSE);
}

/**
 * gouji_mention_search_put_answer:
 * @entry: with its answer
 * @before: its sentence up to the number, folded
 *
 * Says in the mention what it is about, unless its sentence speaks of somebody or some time else.
 */
void
gouji_mention_search_put_answer (const GoujiMentionSearch *self, GoujiFoundMention *entry, const char *before)
{
  GoujiMention *mention = entry->mention;

  mention->about = entry->answer.about;
  if (mention->about != GOUJI_ABOUT_FIGURE)
    return;

  entry->scope = gouji_scope_judge (self->judge, before);
  if (entry->scope == GOUJI_SCOPE_LAST_YEAR) {
    mention->about = GOUJI_ABOUT_LAST_YEAR;
  } else if (gouji_scope_judge_rank (self->judge, entry->scope) == 0) {
    mention->about = GOUJI_ABOUT_FREE;
  } else {
    mention->concept = entry->answer.concept;
    mention->cell = entry->answer.cell;
  }
}
