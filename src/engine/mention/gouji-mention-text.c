/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-text.h"

#define LONGEST_REST 40

#define IDEOGRAPHIC_COMMA 0x3001
#define IDEOGRAPHIC_FULL_STOP 0x3002
#define TITLE_BEGINS 0x300a
#define TITLE_ENDS 0x300b

static guint16
get_char (const GoujiProse *prose, guint index)
{
  return gouji_prose_get (prose, index)->c;
}

static gboolean
is_digit (const GoujiProse *prose, guint index)
{
  return index < prose->letters->len && get_char (prose, index) < 0x80 &&
         g_ascii_isdigit ((char) get_char (prose, index));
}

/* A full stop. Folding makes the same of the mark of enumeration, which ends no sentence, and of the point in
 * a number. */
static gboolean
is_full_stop (const GoujiProse *prose, guint index)
{
  gunichar original = gouji_prose_get_original (prose, index);

  if (original == IDEOGRAPHIC_COMMA)
    return FALSE;

  return original == IDEOGRAPHIC_FULL_STOP || index == 0 || !is_digit (prose, index - 1) ||
         !is_digit (prose, index + 1);
}

/**
 * gouji_mention_text_ends_clause:
 * @last_end: the letter behind the last number with its unit, or %GOUJI_NO_END
 *
 * Returns: whether a clause ends with the letter @index; a mark of enumeration does when a number has just
 * ended before it
 */
gboolean
gouji_mention_text_ends_clause (const GoujiProse *prose, guint index, guint last_end)
{
  switch (get_char (prose, index)) {
  case GOUJI_PROSE_END:
  case ',':
  case ';':
  case ':':
  case '!':
  case '?':
    return TRUE;
  case '.':
    return is_full_stop (prose, index) || index == last_end;
  default:
    return FALSE;
  }
}

gboolean
gouji_mention_text_ends_sentence (const GoujiProse *prose, guint index)
{
  guint16 c = get_char (prose, index);

  return c == GOUJI_PROSE_END || c == '!' || c == '?' || (c == '.' && is_full_stop (prose, index));
}

/* The letter of the bracket that closes at @index, or @index when none opens in the same line. */
static guint
find_opening (const GoujiProse *prose, guint index, guint16 opening)
{
  guint16 closing = get_char (prose, index);
  guint depth = 0;

  for (guint i = index; i > 0 && index - i < GOUJI_LONGEST_CLAUSE; i--) {
    guint16 c = get_char (prose, i);

    if (c == GOUJI_PROSE_END)
      break;
    if (c == closing)
      depth++;
    if (c == opening && --depth == 0)
      return i;
  }

  return index;
}

/**
 * gouji_mention_text_find_clause:
 *
 * Returns: the first letter of the clause that @index stands in; what stands in brackets within it belongs to
 * it as a whole
 */
guint
gouji_mention_text_find_clause (const GoujiProse *prose, guint index, guint last_end)
{
  guint limit = index > GOUJI_LONGEST_CLAUSE ? index - GOUJI_LONGEST_CLAUSE : 0;

  for (guint i = index; i > limit; i--) {
    guint16 c = get_char (prose, i - 1);

    if (c == '(' || gouji_mention_text_ends_clause (prose, i - 1, last_end))
      return i;
    if (c == ')')
      i = find_opening (prose, i - 1, '(') + 1;
    else if (c == TITLE_ENDS)
      i = find_opening (prose, i - 1, TITLE_BEGINS) + 1;
  }

  return limit;
}

/**
 * gouji_mention_text_find_sentence:
 *
 * Returns: the first letter of the sentence that @index stands in
 */
guint
gouji_mention_text_find_sentence (const GoujiProse *prose, guint index)
{
  guint limit = index > GOUJI_LONGEST_SENTENCE ? index - GOUJI_LONGEST_SENTENCE : 0;

  while (index > limit && !gouji_mention_text_ends_sentence (prose, index - 1))
    index--;

  return index;
}

/**
 * gouji_mention_text_find_sentence_end:
 *
 * Returns: the letter that ends the sentence from @index on, or where it has become too long for one
 */
guint
gouji_mention_text_find_sentence_end (const GoujiProse *prose, guint index)
{
  guint limit = index + GOUJI_LONGEST_SENTENCE;

  while (index < limit && !gouji_mention_text_ends_sentence (prose, index))
    index++;

  return index;
}

/**
 * gouji_mention_text_find_rest:
 *
 * Returns: the letter behind the rest of the clause from @index on
 */
guint
gouji_mention_text_find_rest (const GoujiProse *prose, guint index, guint last_end)
{
  guint limit = index + LONGEST_REST;

  while (index < limit && !gouji_mention_text_ends_clause (prose, index, last_end) &&
         get_char (prose, index) != '.')
    index++;

  return index;
}

/**
 * gouji_mention_text_append:
 * @text: to append to
 *
 * Appends the folded letters from @first up to @end. The mark that stands for numbers is left out.
 */
void
gouji_mention_text_append (const GoujiProse *prose, GString *text, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    if (get_char (prose, i) != GOUJI_MENTION_MARK)
      g_string_append_unichar (text, get_char (prose, i));
  }
}
