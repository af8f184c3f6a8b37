/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "mention/gouji-mention-finder.h"

#include <string.h>

#include "mention/gouji-mention-search.h"
#include "mention/gouji-mention-text.h"
#include "mention/gouji-numeral.h"

/* No report says more; what comes behind is found, and not asked what it is about. */
#define MOST_JUDGED 1200

/* The thing that is counted is named behind its unit; so many letters of it, the unit included, are text. */
#define LETTERS_BEHIND_NUMBER 3

/* A note in brackets behind a number, and numbers enumerated with it, are text too when they are no longer.
 */
#define LONGEST_NOTE 24
#define MOST_ENUMERATED 4

/* No unit is longer, with all that multiplies the number before it. */
#define LONGEST_UNIT 12

#define IDEOGRAPHIC_COMMA 0x3001
#define HAN_FIRST 0x4e00
#define HAN_LAST 0x9fff

struct _GoujiMentionFinder {
  GoujiFolding *folding;
  GoujiMentionPatterns *patterns;
};

/* What is known of the sentence that is being looked at. */
typedef struct {
  guint first;
  char *context;
} Sentence;

/* The search through the numbers of one narrative. */
typedef struct {
  GoujiMentionSearch *search;
  const GoujiMentionPatterns *patterns;
  const GoujiProse *prose;
  guint last_end;
  Sentence sentence;
} Search;

/* A number with all that belongs to it, in letters. */
typedef struct {
  guint first;
  guint digits;
  guint digits_end;
  guint scale_end;
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

/* Marks the letters of all that the expressions match: what looks like a number and is none. */
static void
pass_over (const GPtrArray *expressions, GoujiProse *prose)
{
  g_autoptr (GArray) byte_to_letter = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = gouji_prose_to_utf8 (prose, byte_to_letter);

  for (guint i = 0; i < expressions->len; i++)
    mark_matches (g_ptr_array_index (expressions, i), text, byte_to_letter, prose);
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
  count->scale_end = scale_end > scale ? scale_end : count->digits_end;
  gouji_mention_text_append (search->prose, name, scale, scale_end);
  if (unit != NULL)
    g_string_append (name, unit->name);
  count->unit = name->len > 0 ? g_strdup (name->str) : NULL;

  return unit != NULL;
}

/* The sentence around a number, with a mark in its place. */
static char *
describe_sentence (const Search *search, guint sentence, const Count *count, guint rest)
{
  GString *text = g_string_new (NULL);

  gouji_mention_text_append (search->prose, text, sentence, count->digits);
  g_string_append_c (text, GOUJI_MENTION_MARK);
  gouji_mention_text_append (search->prose, text, count->digits_end, rest);

  return g_string_free (text, FALSE);
}

/* Whether a number without a unit counts something all the same: the unit was lost. */
static gboolean
is_bare (const Search *search, guint sentence, const Count *count)
{
  g_autofree char *text = NULL;

  if (search->patterns->bare == NULL ||
      !(gouji_prose_get (search->prose, count->end)->passed_over ||
        gouji_mention_text_ends_clause (search->prose, count->end, search->last_end)))
    return FALSE;

  text = describe_sentence (search, sentence, count, count->digits_end);
  return g_regex_match (search->patterns->bare, text, 0, NULL);
}

/* A minus before a rate or a difference is a sign; before anything else it is a dash. */
static gboolean
has_sign (const Search *search, const Count *count, GoujiAbout about)
{
  gunichar sign = count->first > 0 ? gouji_prose_get_original (search->prose, count->first - 1) : 0;

  if (about != GOUJI_ABOUT_RATIO && about != GOUJI_ABOUT_LAST_YEAR)
    return FALSE;

  return (sign == '-' || sign == 0xff0d || sign == 0x2212) &&
         (count->first == 1 || get_char (search, count->first - 2) != '-');
}

/* Behind a note in brackets that stands right behind the number. */
static guint
skip_note (const Search *search, guint index)
{
  guint limit = index + LONGEST_NOTE;

  if (get_char (search, index) != '(')
    return index;
  for (guint i = index + 1; i < limit; i++) {
    if (get_char (search, i) == ')')
      return i + 1;
    if (get_char (search, i) == GOUJI_PROSE_END || get_char (search, i) == '(')
      break;
  }

  return index;
}

/* Behind the numbers that are enumerated with this one and share what they count. */
static guint
skip_enumerated (const Search *search, guint index)
{
  for (guint n = 0; n < MOST_ENUMERATED; n++) {
    GoujiNumeral numeral;
    const GoujiUnit *unit;

    if (gouji_prose_get_original (search->prose, index) != IDEOGRAPHIC_COMMA ||
        !gouji_numeral_starts (search->prose, index + 1))
      break;
    numeral = gouji_numeral_read (search->prose, index + 1);
    unit = numeral.valid ? find_word (search, numeral.end, search->patterns->units) : NULL;
    if (unit == NULL)
      break;
    index = skip_word (search, numeral.end, unit);
  }

  return index;
}

/* Whether a letter stands right behind the one before it: nothing that was left out, and no line's end. */
static gboolean
adjoins (const Search *search, guint index)
{
  const char *before = search->prose->text + gouji_prose_get (search->prose, index - 1)->byte;

  return (gsize) (g_utf8_next_char (before) - search->prose->text) ==
         gouji_prose_get (search->prose, index)->byte;
}

/* Where the text of a mention ends: at its unit, and where the thing that is counted is named behind it, with
 * the first letters of that. */
static guint
find_text_end (const Search *search, const Count *count, GoujiAbout about)
{
  guint end = skip_note (search, count->end);

  if (end > count->end || about == GOUJI_ABOUT_RATIO)
    return end;

  end = skip_enumerated (search, count->end);
  if (end > count->end)
    return end;
  while (end < count->digits_end + LETTERS_BEHIND_NUMBER && get_char (search, end) >= HAN_FIRST &&
         get_char (search, end) <= HAN_LAST && adjoins (search, end) &&
         !gouji_numeral_starts (search->prose, end) && !gouji_prose_get (search->prose, end)->passed_over)
    end++;

  return end;
}

static const char *
get_context (Search *search, guint sentence)
{
  if (search->sentence.context == NULL || search->sentence.first != sentence) {
    g_free (search->sentence.context);
    search->sentence.first = sentence;
    search->sentence.context = gouji_mention_search_describe_context (search->search, sentence);
  }

  return search->sentence.context;
}

static void
judge (Search *search, GoujiFoundMention *entry, const Count *count)
{
  GoujiMention *mention = entry->mention;
  guint rest = gouji_mention_text_find_rest (search->prose, count->end, search->last_end);
  g_autofree char *sentence = describe_sentence (search, entry->sentence, count, rest);
  g_autofree char *before = NULL;

  mention->approximate =
    count->approximate || (search->patterns->approximate != NULL &&
                           g_regex_match (search->patterns->approximate, sentence, 0, NULL));
  if (search->search->n_judged++ >= MOST_JUDGED)
    return;

  gouji_abouts_judge (search->patterns->abouts, sentence, get_context (search, entry->sentence),
                      search->search->form, &entry->answer);
  before = g_strndup (sentence, strchr (sentence, GOUJI_MENTION_MARK) - sentence);
  gouji_mention_search_put_answer (search->search, entry, before);
}

static void
find_places (const Search *search, guint clause, guint text_end, const Count *count, GoujiMention *mention)
{
  mention->in_text = gouji_prose_get_text_range (search->prose, count->digits, count->digits_end);
  mention->has_source =
    gouji_prose_find_range (search->prose, clause, text_end, &mention->source) &&
    gouji_prose_find_range (search->prose, count->first, count->end, &mention->number) &&
    gouji_prose_find_range (search->prose, count->digits, count->digits_end, &mention->digits) &&
    gouji_prose_find_range (search->prose, count->digits, count->scale_end, &mention->scaled);
}

static void
add_mention (Search *search, guint clause, guint sentence, const Count *count)
{
  GoujiMention *mention = g_new0 (GoujiMention, 1);
  GoujiFoundMention entry = {
    .mention = mention, .first = count->first, .end = count->end, .sentence = sentence
  };
  guint text_end;

  mention->part = search->search->part;
  mention->whole = -1;
  mention->numerator = -1;
  mention->value = count->value;
  mention->unit = g_strdup (count->unit);
  judge (search, &entry, count);
  if (has_sign (search, count, mention->about))
    mention->value.units = -mention->value.units;

  text_end = find_text_end (search, count, mention->about);
  mention->text = gouji_prose_slice (search->prose, clause, text_end);
  find_places (search, clause, text_end, count, mention);

  g_array_append_val (search->search->found, entry);
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
    .scale_end = numeral.end,
    .end = numeral.end,
    .value = numeral.value,
  };
  g_autofree char *unit = NULL;
  gboolean counted;
  guint clause;
  guint sentence;

  if (!numeral.valid)
    return numeral.end;

  counted = take_unit_before (search, &count) || take_unit_behind (search, &count);
  unit = count.unit;
  clause = gouji_mention_text_find_clause (search->prose, count.first, search->last_end);
  sentence = gouji_mention_text_find_sentence (search->prose, clause);
  if (counted || is_bare (search, sentence, &count))
    add_mention (search, clause, sentence, &count);

  return MAX (count.end, numeral.end);
}

static void
search_numbers (GoujiMentionSearch *self)
{
  Search search = {
    .search = self, .patterns = self->patterns, .prose = self->prose, .last_end = GOUJI_NO_END
  };

  for (guint i = 0; i < self->prose->letters->len;)
    i = gouji_numeral_starts (self->prose, i) ? take_number (&search, i) : i + 1;
  g_free (search.sentence.context);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const GoujiFoundMention *x = a;
  const GoujiFoundMention *y = b;

  return x->first != y->first ? (x->first > y->first) - (x->first < y->first)
                              : (x->end > y->end) - (x->end < y->end);
}

static char *
fold_heading (const GoujiFolding *folding, const GoujiNarrative *narrative)
{
  g_autoptr (GoujiFolded) folded =
    gouji_folded_new (folding, narrative->heading != NULL ? narrative->heading : "", -1, 0);
  GString *heading = g_string_new (NULL);

  for (guint i = 0; i < folded->length; i++)
    g_string_append_unichar (heading, folded->chars[i]);

  return g_string_free (heading, FALSE);
}

static void
search_narrative (const GoujiMentionFinder *self,
                  GoujiReport *report,
                  GoujiMentionSearch *search,
                  GArray *found)
{
  const GoujiNarrative *narrative = gouji_report_get_narrative (report, search->part);
  g_autoptr (GoujiProse) prose =
    gouji_prose_new (self->folding, gouji_report_get_document (report), narrative);
  g_autoptr (GArray) here = g_array_new (FALSE, FALSE, sizeof (GoujiFoundMention));
  g_autofree char *heading = fold_heading (self->folding, narrative);
  guint first = found->len;

  search->prose = prose;
  search->heading = heading;
  search->found = here;
  pass_over (self->patterns->passed_over, prose);
  search_numbers (search);
  gouji_mention_search_zeros (search);
  g_array_sort (here, compare_places);
  g_array_append_vals (found, here->data, here->len);
  gouji_mentions_relate (&self->patterns->relations, prose, found, first);
}

/* The letter at which the code point @offset of the text stands; the last one when it was left out. */
static guint
find_letter (const GoujiProse *prose, guint offset)
{
  guint index = 0;

  while (index + 1 < prose->letters->len && gouji_prose_get (prose, index)->offset < offset)
    index++;

  return index;
}

/* The line around a range, no more of it than a number and its unit take, with the range in it. */
static char *
cut_line (const char *text, GoujiRange *range)
{
  const char *start = g_utf8_offset_to_pointer (text, range->start);
  const char *end = g_utf8_offset_to_pointer (start, range->end - range->start);
  guint n = 0;

  for (; start > text && n < LONGEST_UNIT && *g_utf8_prev_char (start) != '\n'; n++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < LONGEST_UNIT && *end != '\0' && *end != '\n'; i++)
    end = g_utf8_next_char (end);
  *range = (GoujiRange) { n, n + range->end - range->start };

  return g_strndup (start, end - start);
}

/**
 * gouji_mention_finder_read:
 * @text: a text
 * @range: where a number stands in it, in code points
 * @value: (out): the number
 * @unit: (out): its unit, with what multiplies it, as in #GoujiMention; %NULL when there is none
 *
 * Reads a number whose place is known.
 *
 * Returns: whether it is one, and nothing but one
 */
gboolean
gouji_mention_finder_read (
  const GoujiMentionFinder *self, const char *text, GoujiRange range, GoujiDecimal *value, char **unit)
{
  GoujiRange place = range;
  g_autofree char *line = cut_line (text, &place);
  GoujiNarrative narrative = { .text = line };
  g_autoptr (GoujiProse) prose = gouji_prose_new (self->folding, NULL, &narrative);
  Search search = { .patterns = self->patterns, .prose = prose };
  guint index = find_letter (prose, place.start);
  GoujiNumeral numeral;

  *unit = NULL;
  if (!gouji_numeral_starts (prose, index))
    return FALSE;
  numeral = gouji_numeral_read (prose, index);
  if (!numeral.valid || gouji_prose_get (prose, index)->offset != place.start ||
      gouji_prose_get (prose, numeral.end - 1)->offset + 1 != place.end)
    return FALSE;

  Count count = { .first = index, .digits = index, .digits_end = numeral.end };
  if (!take_unit_before (&search, &count))
    take_unit_behind (&search, &count);
  *value = numeral.value;
  *unit = count.unit;
  return TRUE;
}

/**
 * gouji_mention_finder_list_numbers:
 *
 * Lists what is written in digits in a text and need not be the same in next year's: counts, years, days;
 * not the numbers of paragraphs, documents, telephones.
 *
 * Returns: (transfer full) (element-type GoujiRange): their places in code points, in their order
 */
GArray *
gouji_mention_finder_list_numbers (const GoujiMentionFinder *self, const char *text)
{
  GoujiNarrative narrative = { .text = (char *) text };
  g_autoptr (GoujiProse) prose = gouji_prose_new (self->folding, NULL, &narrative);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (GoujiRange));

  pass_over (self->patterns->standing, prose);
  for (guint i = 0; i < prose->letters->len;) {
    gboolean digit = get_char (&(Search) { .prose = prose }, i) <= '9' && gouji_numeral_starts (prose, i);
    guint end = digit ? gouji_numeral_read (prose, i).end : i + 1;

    if (digit) {
      GoujiRange range = gouji_prose_get_text_range (prose, i, end);

      g_array_append_val (numbers, range);
    }
    i = end;
  }

  return numbers;
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
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GoujiFoundMention));
  GoujiForm *form = gouji_report_get_form (report);
  GoujiMentionSearch search = { .patterns = self->patterns, .form = form };
  GoujiScopeJudge scope;

  gouji_scope_judge_init (&scope, &self->patterns->scope, report, self->folding);
  search.judge = &scope;
  for (guint i = 0; i < gouji_form_get_n_parts (form); i++) {
    search.part = gouji_form_get_part (form, i);
    search_narrative (self, report, &search, found);
  }
  gouji_mentions_settle (&scope, report, found);
  gouji_scope_judge_clear (&scope);

  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (mentions, g_array_index (found, GoujiFoundMention, i).mention);

  return mentions;
}
