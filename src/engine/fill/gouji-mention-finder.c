/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-mention-finder.h"

#include "fill/gouji-mention-patterns.h"
#include "fill/gouji-numeral.h"
#include "fill/gouji-prose.h"

/* What is longer is no clause and no sentence of a report; the search would grow with the square of it. */
#define LONGEST_CLAUSE 200
#define LONGEST_SENTENCE 400
#define LONGEST_REST 40

#define IDEOGRAPHIC_COMMA 0x3001
#define IDEOGRAPHIC_FULL_STOP 0x3002
#define TITLE_BEGINS 0x300a
#define TITLE_ENDS 0x300b

struct _GoujiMentionFinder {
  GoujiFolding *folding;
  GoujiMentionPatterns *patterns;
};

/* The search through one narrative. */
typedef struct {
  const GoujiMentionPatterns *patterns;
  const GoujiProse *prose;
  const GoujiPart *part;
  GoujiForm *form;
  GPtrArray *mentions;
  guint last_end;
} Search;

/* A number with all that belongs to it, in letters. */
typedef struct {
  guint first;
  guint digits;
  guint digits_end;
  guint end;
  GoujiDecimal value;
  char *unit;
  gboolean approximate;
} Count;

GoujiMentionFinder *
gouji_mention_finder_new (JsonObject *common, GoujiFolding *folding)
{
  GoujiMentionFinder *self = g_new0 (GoujiMentionFinder, 1);

  self->folding = gouji_folding_ref (folding);
  self->patterns = gouji_mention_patterns_new (common, folding);

  return self;
}

void
gouji_mention_finder_free (GoujiMentionFinder *self)
{
  gouji_mention_patterns_free (self->patterns);
  gouji_folding_unref (self->folding);
  g_free (self);
}

static void
mark_matches (GRegex *regex, const char *text, const GArray *byte_to_letter, GoujiProse *prose)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match)) {
    int start = 0;
    int end = 0;

    g_match_info_fetch_pos (match, 0, &start, &end);
    for (int i = start; i < end; i++)
      g_array_index (prose->letters, GoujiLetter, g_array_index (byte_to_letter, guint, i)).passed_over =
        TRUE;
    if (!g_match_info_next (match, NULL))
      break;
  }
}

/* Marks the letters of all that looks like a number and counts nothing. */
static void
pass_over (const GoujiMentionPatterns *patterns, GoujiProse *prose)
{
  g_autoptr (GArray) byte_to_letter = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = gouji_prose_to_utf8 (prose, byte_to_letter);

  for (guint i = 0; i < patterns->passed_over->len; i++)
    mark_matches (g_ptr_array_index (patterns->passed_over, i), text, byte_to_letter, prose);
}

static guint16
get_char (const Search *search, guint index)
{
  return gouji_prose_get (search->prose, index)->c;
}

/* The end of @word when it stands at the letter @index, else @index. */
static guint
skip_word (const Search *search, guint index, const GoujiUnit *word)
{
  const GoujiFolded *folded = word->folded;

  for (guint i = 0; i < folded->length; i++) {
    if (index + i >= search->prose->letters->len || get_char (search, index + i) != folded->chars[i])
      return index;
  }

  return index + folded->length;
}

static const GoujiUnit *
find_word (const Search *search, guint index, const GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    const GoujiUnit *word = g_ptr_array_index (words, i);

    if (skip_word (search, index, word) > index)
      return word;
  }

  return NULL;
}

static guint
skip_more (const Search *search, guint index, gboolean *approximate)
{
  const GoujiUnit *more = find_word (search, index, search->patterns->more);

  if (more == NULL)
    return index;

  *approximate = TRUE;
  return skip_word (search, index, more);
}

/* What stands before the number in place of a unit behind it. */
static gboolean
take_unit_before (const Search *search, Count *count)
{
  const GPtrArray *before = search->patterns->before;

  for (guint i = 0; i + 1 < before->len; i += 2) {
    const GoujiUnit *word = g_ptr_array_index (before, i);
    guint length = word->folded->length;

    if (count->first >= length && skip_word (search, count->first - length, word) == count->first) {
      count->first -= length;
      count->unit = g_strdup (((const GoujiUnit *) g_ptr_array_index (before, i + 1))->name);
      return TRUE;
    }
  }

  return FALSE;
}

static void
append_letters (const Search *search, GString *text, guint first, guint end)
{
  for (guint i = first; i < end; i++) {
    if (get_char (search, i) != GOUJI_MENTION_MARK)
      g_string_append_unichar (text, get_char (search, i));
  }
}

/* Whether the unit stands behind the number; what multiplies the number stays with the unit. */
static gboolean
take_unit_behind (const Search *search, Count *count)
{
  g_autoptr (GString) name = g_string_new (NULL);
  guint scale = skip_more (search, count->digits_end, &count->approximate);
  guint scale_end = gouji_numeral_skip_scale (search->prose, scale);
  guint start = skip_more (search, scale_end, &count->approximate);
  const GoujiUnit *unit = find_word (search, start, search->patterns->units);

  count->end = unit != NULL ? skip_word (search, start, unit) : start;
  append_letters (search, name, scale, scale_end);
  if (unit != NULL)
    g_string_append (name, unit->name);
  count->unit = name->len > 0 ? g_strdup (name->str) : NULL;

  return unit != NULL;
}

static gboolean
is_digit (const Search *search, guint index)
{
  return index < search->prose->letters->len && get_char (search, index) < 0x80 &&
         g_ascii_isdigit ((char) get_char (search, index));
}

/* A full stop. Folding makes the same of the mark of enumeration, which ends no sentence, and of the point in
 * a number. */
static gboolean
is_full_stop (const Search *search, guint index)
{
  gunichar original = gouji_prose_get_original (search->prose, index);

  if (original == IDEOGRAPHIC_COMMA)
    return FALSE;

  return original == IDEOGRAPHIC_FULL_STOP || index == 0 || !is_digit (search, index - 1) ||
         !is_digit (search, index + 1);
}

/* A mark of enumeration ends the clause when a mention has just ended before it. */
static gboolean
ends_clause (const Search *search, guint index)
{
  guint16 c = get_char (search, index);

  switch (c) {
  case GOUJI_PROSE_END:
  case ',':
  case ';':
  case ':':
  case '!':
  case '?':
    return TRUE;
  case '.':
    return is_full_stop (search, index) || index == search->last_end;
  default:
    return FALSE;
  }
}

static gboolean
ends_sentence (const Search *search, guint index)
{
  guint16 c = get_char (search, index);

  return c == GOUJI_PROSE_END || c == '!' || c == '?' || (c == '.' && is_full_stop (search, index));
}

/* The letter of the bracket that closes at @index, or @index when none opens in the same line. */
static guint
find_opening (const Search *search, guint index, guint16 opening)
{
  guint16 closing = get_char (search, index);
  guint depth = 0;

  for (guint i = index; i > 0 && index - i < LONGEST_CLAUSE; i--) {
    guint16 c = get_char (search, i);

    if (c == GOUJI_PROSE_END)
      break;
    if (c == closing)
      depth++;
    if (c == opening && --depth == 0)
      return i;
  }

  return index;
}

/* Walks back to the beginning of the clause. What stands in brackets within it belongs to it as a whole. */
static guint
find_clause (const Search *search, guint index)
{
  guint limit = index > LONGEST_CLAUSE ? index - LONGEST_CLAUSE : 0;

  for (guint i = index; i > limit; i--) {
    guint16 c = get_char (search, i - 1);

    if (c == '(' || ends_clause (search, i - 1))
      return i;
    if (c == ')')
      i = find_opening (search, i - 1, '(') + 1;
    else if (c == TITLE_ENDS)
      i = find_opening (search, i - 1, TITLE_BEGINS) + 1;
  }

  return limit;
}

static guint
find_sentence (const Search *search, guint index)
{
  guint limit = index > LONGEST_SENTENCE ? index - LONGEST_SENTENCE : 0;

  while (index > limit && !ends_sentence (search, index - 1))
    index--;

  return index;
}

static guint
find_rest (const Search *search, guint index)
{
  guint limit = index + LONGEST_REST;

  while (index < limit && !ends_clause (search, index) && get_char (search, index) != '.')
    index++;

  return index;
}

/* The sentence around a number, with a mark in its place. */
static char *
describe_sentence (const Search *search, guint clause, const Count *count, guint rest)
{
  GString *sentence = g_string_new (NULL);

  append_letters (search, sentence, find_sentence (search, clause), count->digits);
  g_string_append_c (sentence, GOUJI_MENTION_MARK);
  append_letters (search, sentence, count->digits_end, rest);

  return g_string_free (sentence, FALSE);
}

/* Whether a number without a unit counts something all the same: the unit was lost. */
static gboolean
is_bare (const Search *search, guint clause, const Count *count)
{
  g_autofree char *sentence = NULL;

  if (search->patterns->bare == NULL ||
      !(gouji_prose_get (search->prose, count->end)->passed_over || ends_clause (search, count->end)))
    return FALSE;

  sentence = describe_sentence (search, clause, count, count->digits_end);
  return g_regex_match (search->patterns->bare, sentence, 0, NULL);
}

/* A minus before a rate or a difference is a sign; before anything else it is a dash. */
static gboolean
has_sign (const Search *search, const Count *count, const GoujiMention *mention)
{
  gunichar sign = count->first > 0 ? gouji_prose_get_original (search->prose, count->first - 1) : 0;

  if (mention->about != GOUJI_ABOUT_RATIO && mention->about != GOUJI_ABOUT_LAST_YEAR)
    return FALSE;

  return (sign == '-' || sign == 0xff0d || sign == 0x2212) &&
         (count->first == 1 || get_char (search, count->first - 2) != '-');
}

static void
add_mention (Search *search, guint clause, const Count *count)
{
  GoujiMention *mention = g_new0 (GoujiMention, 1);
  g_autofree char *sentence = describe_sentence (search, clause, count, find_rest (search, count->end));

  mention->part = search->part;
  mention->whole = -1;
  mention->numerator = -1;
  mention->text = gouji_prose_slice (search->prose, clause, count->end);
  mention->value = count->value;
  mention->unit = g_strdup (count->unit);
  mention->has_source = gouji_prose_find_range (search->prose, clause, count->end, &mention->source) &&
                        gouji_prose_find_range (search->prose, count->first, count->end, &mention->number);
  mention->approximate =
    count->approximate || (search->patterns->approximate != NULL &&
                           g_regex_match (search->patterns->approximate, sentence, 0, NULL));
  gouji_mention_patterns_judge (search->patterns, sentence, search->form, mention);
  if (has_sign (search, count, mention))
    mention->value.units = -mention->value.units;

  g_ptr_array_add (search->mentions, mention);
  search->last_end = count->end;
}

/* Returns the letter from which to go on. */
static guint
take_number (Search *search, guint index)
{
  GoujiNumeral numeral = gouji_numeral_read (search->prose, index);
  Count count = {
    .first = index,
    .digits = index,
    .digits_end = numeral.end,
    .end = numeral.end,
    .value = numeral.value,
  };
  g_autofree char *unit = NULL;
  gboolean counted;
  guint clause;

  if (!numeral.valid)
    return numeral.end;

  counted = take_unit_before (search, &count) || take_unit_behind (search, &count);
  unit = count.unit;
  clause = find_clause (search, count.first);
  if (counted || is_bare (search, clause, &count))
    add_mention (search, clause, &count);

  return MAX (count.end, numeral.end);
}

static void
search_narrative (const GoujiMentionFinder *self,
                  GoujiReport *report,
                  const GoujiPart *part,
                  GPtrArray *mentions)
{
  g_autoptr (GoujiProse) prose = gouji_prose_new (self->folding, gouji_report_get_document (report),
                                                  gouji_report_get_narrative (report, part));
  Search search = {
    .patterns = self->patterns,
    .prose = prose,
    .part = part,
    .form = gouji_report_get_form (report),
    .mentions = mentions,
    .last_end = G_MAXUINT,
  };

  pass_over (self->patterns, prose);
  for (guint i = 0; i < prose->letters->len;)
    i = gouji_numeral_starts (prose, i) ? take_number (&search, i) : i + 1;
}

/**
 * gouji_mention_finder_find:
 * @report: a report
 *
 * Returns: (transfer full) (element-type GoujiMention): the numbers in its narratives, as they stand there
 */
GPtrArray *
gouji_mention_finder_find (const GoujiMentionFinder *self, GoujiReport *report)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_mention_free);
  GoujiForm *form = gouji_report_get_form (report);

  for (guint i = 0; i < gouji_form_get_n_parts (form); i++)
    search_narrative (self, report, gouji_form_get_part (form, i), mentions);

  return mentions;
}
