/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-fold.h"

#include <string.h>

#include "document/gouji-folding-private.h"

/* The longest syllable (zhuang, with a letter to spare), and how far to look for its end: accents may be
 * written apart. */
#define PINYIN_LETTERS 7
#define PINYIN_CODE_POINTS (2 * PINYIN_LETTERS + 1)

static gboolean
is_han (guint16 c)
{
  return c >= 0x3400 && c <= 0x9fff;
}

/* A folded letter with which pinyin is written: Latin, small, with or without an accent. */
static gboolean
is_pinyin_letter (gunichar c)
{
  if (c < 0x80)
    return c >= 'a' && c <= 'z';

  return ((c >= 0xe0 && c <= 0x24f) || c == 0x251 || c == 0x261 || c == 0x1e3f) && g_unichar_islower (c);
}

/* Every syllable has a vowel; what has an accent is one, or stands for one. */
static gboolean
is_pinyin_vowel (gunichar c)
{
  return c >= 0x80 || strchr ("aeiou", (int) c) != NULL;
}

/* How many code points the pinyin and the bracket behind it take, 0 when no pinyin follows. @text is behind
 * the opening bracket; @end is set behind the closing one. Goes by folded characters, so that folded text
 * folds to itself. */
static guint
match_pinyin (const GoujiFolding *folding, const char *text, const char *limit, const char **end)
{
  guint n_letters = 0;
  gboolean vowel = FALSE;

  for (guint n = 1; n <= PINYIN_CODE_POINTS && text < limit; n++) {
    gunichar c = gouji_folding_fold_char (folding, g_utf8_get_char (text));

    text = g_utf8_next_char (text);
    if (c == ')') {
      *end = text;
      return vowel && n_letters <= PINYIN_LETTERS ? n : 0;
    }
    if (c != 0 && !is_pinyin_letter (c))
      return 0;
    n_letters += c != 0;
    vowel = vowel || (c != 0 && is_pinyin_vowel (c));
  }

  return 0;
}

static void
append_several (GoujiFolded *self, const GoujiFolding *folding, guint16 value, guint offset)
{
  const GoujiExpansion *expansion =
    &g_array_index (folding->expansions, GoujiExpansion, value - GOUJI_FOLDING_SEVERAL);

  for (guint i = 0; i < expansion->length; i++) {
    self->chars[self->length] = expansion->chars[i];
    self->offsets[self->length++] = offset;
  }
}

/* Reads one code point of valid UTF-8; written out because this loop is what the program spends its time in.
 */
static inline gunichar
next_char (const guchar **text)
{
  const guchar *p = *text;

  if (p[0] < 0x80) {
    *text = p + 1;
    return p[0];
  }
  if (p[0] < 0xe0) {
    *text = p + 2;
    return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
  }
  if (p[0] < 0xf0) {
    *text = p + 3;
    return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
  }

  *text = p + 4;
  return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

static void
fold (GoujiFolded *self, const GoujiFolding *folding, const char *text, gsize length, guint offset)
{
  const guchar *p = (const guchar *) text;
  const guchar *limit = p + length;

  for (; p < limit; offset++) {
    gunichar c = next_char (&p);
    guint16 folded =
      c < G_N_ELEMENTS (folding->table) ? folding->table[c] : gouji_folding_fold_char (folding, c);

    if (folded == '(' && self->length > 0 && is_han (self->chars[self->length - 1])) {
      const char *end = NULL;
      guint n = match_pinyin (folding, (const char *) p, (const char *) limit, &end);

      if (n > 0) {
        p = (const guchar *) end;
        offset += n;
        continue;
      }
    }

    if (G_UNLIKELY (gouji_folding_is_several (folded))) {
      append_several (self, folding, folded, offset);
    } else if (folded != 0) {
      self->chars[self->length] = folded;
      self->offsets[self->length++] = offset;
    }
  }

  self->chars[self->length] = 0;
  self->offsets[self->length] = offset;
}

/**
 * gouji_folded_new:
 * @text: UTF-8
 * @length: its length in bytes, or -1 up to its end
 * @first_offset: the code point of the document at which @text begins
 *
 * Returns: (transfer full): @text folded, with offsets that count from @first_offset
 */
GoujiFolded *
gouji_folded_new (const GoujiFolding *folding, const char *text, gssize length, guint first_offset)
{
  GoujiFolded *self;
  gsize n_bytes;

  g_return_val_if_fail (folding != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  self = g_new0 (GoujiFolded, 1);

  /* No text folds to more characters than it has bytes. What is not used has never been touched. */
  self->chars = g_new (guint16, n_bytes + 1);
  self->offsets = g_new (guint, n_bytes + 1);
  fold (self, folding, text, n_bytes, first_offset);
  self->chars = g_renew (guint16, self->chars, self->length + 1);
  self->offsets = g_renew (guint, self->offsets, self->length + 1);

  return self;
}

void
gouji_folded_free (GoujiFolded *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->chars);
  g_free (self->offsets);
  g_free (self);
}

/**
 * gouji_fold_text:
 *
 * Returns: (transfer full): @text folded, as UTF-8
 */
char *
gouji_fold_text (const GoujiFolding *folding, const char *text)
{
  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, text, -1, 0);

  return g_utf16_to_utf8 (folded->chars, folded->length, NULL, NULL, NULL);
}
