/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fill/gouji-label.h"

#include <string.h>

/* Slots of the table from character to bit mask: a power of two, at least twice the longest label. */
#define N_SLOTS 128

/* One bit for all characters that end in the same eight. */
#define N_KNOWN 4

/*
 * Similarity is one minus the share of characters that must be inserted, deleted or exchanged. Distances are
 * counted by Myers' bit-parallel algorithm (Journal of the ACM 46, 1999): a column of the matrix is one
 * machine word.
 */
typedef struct {
  guint length;
  guint64 known[N_KNOWN]; /* a character whose bit is not set is none of the pattern's */
  guint16 chars[GOUJI_LABEL_MAX];
  guint16 slot_chars[N_SLOTS];
  guint64 slot_masks[N_SLOTS];
} Pattern;

struct _GoujiLabel {
  Pattern whole;
  Pattern bare; /* without what stands in brackets; length 0 where nothing does */
  gboolean bare_is_shared;
};

static guint
find_slot (const Pattern *pattern, guint16 c)
{
  guint slot = (c * 40503u >> 5) % N_SLOTS;

  while (pattern->slot_chars[slot] != 0 && pattern->slot_chars[slot] != c)
    slot = (slot + 1) % N_SLOTS;

  return slot;
}

static void
prepare_pattern (Pattern *pattern, GoujiSpan span)
{
  pattern->length = MIN (span.length, GOUJI_LABEL_MAX);
  memcpy (pattern->chars, span.chars, pattern->length * sizeof (guint16));

  for (guint i = 0; i < pattern->length; i++) {
    guint slot = find_slot (pattern, pattern->chars[i]);

    pattern->slot_chars[slot] = pattern->chars[i];
    pattern->slot_masks[slot] |= (guint64) 1 << i;
    pattern->known[pattern->chars[i] / 64 % N_KNOWN] |= (guint64) 1 << pattern->chars[i] % 64;
  }
}

/* Edits from @pattern to @text, or, with @free_start, to the best end of @text. */
static guint
measure_distance (const Pattern *pattern, GoujiSpan text, gboolean free_start)
{
  guint64 plus = ~(guint64) 0;
  guint64 minus = 0;
  guint64 last = (guint64) 1 << (pattern->length - 1);
  guint distance = pattern->length;

  for (guint i = 0; i < text.length; i++) {
    guint64 equal = pattern->slot_masks[find_slot (pattern, text.chars[i])];
    guint64 vertical = equal | minus;
    guint64 horizontal = (((equal & plus) + plus) ^ plus) | equal;
    guint64 horizontal_plus = minus | ~(horizontal | plus);
    guint64 horizontal_minus = plus & horizontal;

    distance += (horizontal_plus & last) != 0;
    distance -= (horizontal_minus & last) != 0;
    horizontal_plus = horizontal_plus << 1 | (free_start ? 0 : 1);
    horizontal_minus <<= 1;
    plus = horizontal_minus | ~(vertical | horizontal_plus);
    minus = horizontal_plus & vertical;
  }

  return distance;
}

static gboolean
is_same (const Pattern *pattern, GoujiSpan text)
{
  return text.length > 0 && pattern->length == text.length &&
         memcmp (pattern->chars, text.chars, text.length * sizeof (guint16)) == 0;
}

/* At most so many of the text's characters can stay as they are. */
static guint
count_known (const Pattern *pattern, GoujiSpan text)
{
  guint n = 0;

  for (guint i = 0; i < text.length; i++)
    n += pattern->known[text.chars[i] / 64 % N_KNOWN] >> text.chars[i] % 64 & 1;

  return n;
}

/* How similar they are; where that is not more than @least, any number that is not either. */
static double
compare_pattern (const Pattern *pattern, GoujiSpan text, double least)
{
  guint longer = MAX (pattern->length, text.length);

  if (pattern->length == 0 || text.length == 0 || text.length > 2 * GOUJI_LABEL_MAX)
    return 0;
  if (is_same (pattern, text))
    return 1;

  /* Texts of very different length, or without common characters, cannot be similar; most pairs end here. */
  if (2 * MIN (pattern->length, text.length) < longer || count_known (pattern, text) <= least * longer)
    return 0;

  return 1 - (double) measure_distance (pattern, text, FALSE) / longer;
}

static gboolean
is_han_numeral (guint16 c)
{
  /* 一 二 三 四 五 六 七 八 九 十 */
  static const guint16 numerals[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                      0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341 };

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++) {
    if (numerals[i] == c)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_numeral (guint16 c)
{
  return is_han_numeral (c) || (c >= '0' && c <= '9');
}

/**
 * gouji_span_skip_number:
 * @span: folded text
 *
 * Takes a heading's number off: `一.` (an ideographic comma is folded to a point), `(三)`, `1.` or a lone
 * digit in front of a word.
 *
 * Returns: what follows the number, or @span when there is none
 */
GoujiSpan
gouji_span_skip_number (GoujiSpan span)
{
  guint i = 0;
  gboolean bracket = span.length > 0 && span.chars[0] == '(';

  if (bracket)
    i++;

  guint first = i;
  while (i < span.length && i - first < 3 && is_numeral (span.chars[i]))
    i++;
  if (i == first || i >= span.length)
    return span;

  if (bracket ? span.chars[i] == ')' : span.chars[i] == '.' || span.chars[i] == ',')
    i++;
  else if (bracket || is_han_numeral (span.chars[first]))
    return span;

  while (i < span.length && span.chars[i] == '.')
    i++;
  return i < span.length ? (GoujiSpan) { span.chars + i, span.length - i } : span;
}

static guint
drop_brackets (GoujiSpan span, guint16 *bare)
{
  guint n = 0;
  guint depth = 0;

  for (guint i = 0; i < span.length; i++) {
    if (span.chars[i] == '(')
      depth++;
    if (depth == 0)
      bare[n++] = span.chars[i];
    if (span.chars[i] == ')' && depth > 0)
      depth--;
  }

  return n;
}

GoujiLabel *
gouji_label_new (const GoujiFolding *folding, const char *text)
{
  GoujiLabel *self = g_new0 (GoujiLabel, 1);
  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, text, -1, 0);
  GoujiSpan span =
    gouji_span_skip_number ((GoujiSpan) { folded->chars, MIN (folded->length, GOUJI_LABEL_MAX) });
  guint16 bare[GOUJI_LABEL_MAX];
  guint n_bare = drop_brackets (span, bare);

  prepare_pattern (&self->whole, span);
  if (n_bare > 1 && n_bare < span.length)
    prepare_pattern (&self->bare, (GoujiSpan) { bare, n_bare });

  return self;
}

void
gouji_label_free (GoujiLabel *self)
{
  g_free (self);
}

/**
 * gouji_label_equals:
 *
 * Returns: whether both are the same, numbers in front aside
 */
gboolean
gouji_label_equals (const GoujiLabel *self, const GoujiLabel *other)
{
  return is_same (&self->whole, (GoujiSpan) { other->whole.chars, other->whole.length });
}

/**
 * gouji_label_tell_apart:
 *
 * Where nothing but what stands in brackets tells two labels apart, it cannot be left out of either.
 */
void
gouji_label_tell_apart (GoujiLabel *self, GoujiLabel *other)
{
  GoujiSpan bare = { self->bare.chars, self->bare.length };

  if (bare.length > 0 && is_same (&other->bare, bare) &&
      !is_same (&self->whole, (GoujiSpan) { other->whole.chars, other->whole.length }))
    self->bare_is_shared = other->bare_is_shared = TRUE;
}

/**
 * gouji_phrase_init:
 * @text: folded text
 */
void
gouji_phrase_init (GoujiPhrase *self, GoujiSpan text)
{
  guint n_bare;

  self->words = gouji_span_skip_number (text);
  self->bare = (GoujiSpan) { self->bare_chars, 0 };
  if (self->words.length > G_N_ELEMENTS (self->bare_chars))
    return;

  n_bare = drop_brackets (self->words, self->bare_chars);
  if (n_bare > 1 && n_bare < self->words.length)
    self->bare.length = n_bare;
}

/**
 * gouji_label_is:
 *
 * Returns: whether @text is the label letter by letter, numbers in front and what stands in brackets aside
 */
gboolean
gouji_label_is (const GoujiLabel *self, const GoujiPhrase *text)
{
  return is_same (&self->whole, text->words) || (!self->bare_is_shared && is_same (&self->bare, text->words));
}

/**
 * gouji_label_compare:
 * @least: what is not more similar than this need not be measured
 *
 * Compares the whole of @text with the label, numbers in front aside, and with and without what stands in
 * brackets.
 *
 * Returns: from 0 (nothing in common) to 1 (the same); when it is not more than @least, it only says so
 */
double
gouji_label_compare (const GoujiLabel *self, const GoujiPhrase *text, double least)
{
  double similarity = compare_pattern (&self->whole, text->words, least);

  if (similarity == 1)
    return 1;

  if (text->bare.length > 0)
    similarity = MAX (similarity, compare_pattern (&self->whole, text->bare, MAX (least, similarity)));
  if (self->bare.length > 0 && !self->bare_is_shared)
    similarity =
      MAX (similarity, compare_pattern (&self->bare, text->bare.length > 0 ? text->bare : text->words,
                                        MAX (least, similarity)));

  return similarity;
}

/**
 * gouji_label_compare_end:
 * @text: folded text
 *
 * Compares the label with that end of @text which resembles it most: the labels of groups often stand in
 * front of a row's own on the same line.
 *
 * Returns: from 0 to 1
 */
double
gouji_label_compare_end (const GoujiLabel *self, GoujiSpan text)
{
  guint length = self->whole.length;

  /* Two characters at the end of something prove nothing. */
  if (length < 3 || text.length < length / 2)
    return 0;
  if (text.length > 2 * GOUJI_LABEL_MAX)
    text = (GoujiSpan) { text.chars + text.length - 2 * GOUJI_LABEL_MAX, 2 * GOUJI_LABEL_MAX };

  guint distance = measure_distance (&self->whole, text, TRUE);
  return distance >= length ? 0 : 1 - (double) distance / length;
}

/**
 * gouji_label_find:
 * @text: folded text
 * @end: (out) (optional): where the found label ends
 *
 * Looks for the label's words, letter by letter, in @text.
 *
 * Returns: whether they are there
 */
gboolean
gouji_label_find (const GoujiLabel *self, GoujiSpan text, guint *end)
{
  guint length = self->whole.length;

  if (length == 0)
    return FALSE;

  for (guint i = 0; i + length <= text.length; i++) {
    if (text.chars[i] == self->whole.chars[0] &&
        memcmp (text.chars + i, self->whole.chars, length * sizeof (guint16)) == 0) {
      if (end != NULL)
        *end = i + length;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * gouji_label_get_length:
 *
 * Returns: how many characters the label's words have
 */
guint
gouji_label_get_length (const GoujiLabel *self)
{
  return self->whole.length;
}

/**
 * gouji_label_get_initial:
 *
 * Returns: the first character of its words, 0 when it has none
 */
guint16
gouji_label_get_initial (const GoujiLabel *self)
{
  return self->whole.length > 0 ? self->whole.chars[0] : 0;
}

/**
 * gouji_label_starts:
 * @text: folded text
 *
 * Returns: the label's length when @text begins with its words, letter by letter, else 0
 */
guint
gouji_label_starts (const GoujiLabel *self, GoujiSpan text)
{
  guint length = self->whole.length;

  return length <= text.length && memcmp (text.chars, self->whole.chars, length * sizeof (guint16)) == 0
           ? length
           : 0;
}
