/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-fold.h"

#include "document/gouji-folding-private.h"

typedef struct {
  guint16 traditional;
  guint16 simplified;
} SimplifiedPair;

static const SimplifiedPair simplified_pairs[] = {
#include "gouji-simplified-pairs.inc"
};

/* Characters @first to @last count as @folded. */
typedef struct {
  guint16 first;
  guint16 last;
  guint16 folded;
} Unified;

static const Unified unified[] = {
  { '[', '[', '(' },
  { ']', ']', ')' },
  { '{', '{', '(' },
  { '}', '}', ')' },
  { 0x3010, 0x3010, '(' },
  { 0x3011, 0x3011, ')' },
  { 0x3014, 0x3014, '(' },
  { 0x3015, 0x3015, ')' },
  { 0x3016, 0x3016, '(' },
  { 0x3017, 0x3017, ')' },
  { 0x3018, 0x3018, '(' },
  { 0x3019, 0x3019, ')' },
  /* The marks that end a numbering or a sentence. */
  { 0x3001, 0x3002, '.' },
  /* Quotation marks: simple, curved, primes, corner brackets. */
  { '\'', '\'', '"' },
  { '`', '`', '"' },
  { 0x00b4, 0x00b4, '"' },
  { 0x2018, 0x201f, '"' },
  { 0x2032, 0x2033, '"' },
  { 0x300c, 0x300f, '"' },
  { 0x301d, 0x301f, '"' },
  /* Dashes, the minus sign, and what is drawn or typed instead of a dash. */
  { 0x2010, 0x2015, '-' },
  { 0x2212, 0x2212, '-' },
  { 0x2500, 0x2501, '-' },
  { 0x30fc, 0x30fc, '-' },
  /* Raised dots. */
  { 0x2022, 0x2022, 0xb7 },
  { 0x2027, 0x2027, 0xb7 },
  { 0x2219, 0x2219, 0xb7 },
  { 0x22c5, 0x22c5, 0xb7 },
  { 0x30fb, 0x30fb, 0xb7 },
  { 0x2236, 0x2236, ':' },
  { 0x2044, 0x2044, '/' },
  { 0x2215, 0x2215, '/' },
  { 0x301c, 0x301c, '~' },
  { 0x223c, 0x223c, '~' },
  { 0x22ef, 0x22ef, 0x2026 },
  /* Title marks; the circle that is typed for the ideograph zero. */
  { 0x3008, 0x3008, 0x300a },
  { 0x3009, 0x3009, 0x300b },
  { 0x25cb, 0x25cb, 0x3007 },
  { 0x25ef, 0x25ef, 0x3007 },
};

/* Where Unicode's compatibility decomposition says what a character stands for: superscripts, letter-like
 * signs, Roman numerals, circled and bracketed numbers, radicals, squared units, ideographs encoded twice,
 * small, vertical, half- and full-width forms. Fractions are not among them: a half is not "1/2". */
static const struct {
  guint16 first;
  guint16 last;
} compatible[] = {
  { 0x2070, 0x209f }, { 0x2100, 0x214f }, { 0x2160, 0x217f }, { 0x2460, 0x24ff }, { 0x2e80, 0x2fdf },
  { 0x3200, 0x33ff }, { 0xf900, 0xfaff }, { 0xfb00, 0xfb06 }, { 0xfe30, 0xfe6f }, { 0xff01, 0xffee },
};

static gboolean
is_left_out (gunichar c)
{
  switch (g_unichar_type (c)) {
  case G_UNICODE_CONTROL:
  case G_UNICODE_FORMAT:
  case G_UNICODE_SURROGATE:
  case G_UNICODE_PRIVATE_USE:
  case G_UNICODE_LINE_SEPARATOR:
  case G_UNICODE_PARAGRAPH_SEPARATOR:
  case G_UNICODE_SPACE_SEPARATOR:
    return TRUE;
  default:
    break;
  }

  /* Accents, variation selectors, blank Braille, Hangul fillers, the place of an object, no characters at
   * all. */
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x180b && c <= 0x180f) ||
         c == 0x2800 || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 || c == 0xfffc ||
         (c >= 0xfdd0 && c <= 0xfdef) || c == 0xfffe || (c >= 0xe0000 && c <= 0xe0fff);
}

static gboolean
is_compatible (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (compatible); i++) {
    if (c >= compatible[i].first && c <= compatible[i].last)
      return TRUE;
  }

  return FALSE;
}

/* What is single: letters become small, white space goes; signs and traditional characters come behind it. */
static void
fill_singles (GoujiFolding *self)
{
  for (gunichar c = 1; c < G_N_ELEMENTS (self->table); c++) {
    gunichar lower = is_left_out (c) ? 0 : g_unichar_tolower (c);

    self->table[c] = lower < G_N_ELEMENTS (self->table) ? lower : c;
  }

  for (guint i = 0; i < G_N_ELEMENTS (simplified_pairs); i++)
    self->table[simplified_pairs[i].traditional] = simplified_pairs[i].simplified;

  for (guint i = 0; i < G_N_ELEMENTS (unified); i++) {
    for (guint c = unified[i].first; c <= unified[i].last; c++)
      self->table[c] = unified[i].folded;
  }
}

/* A sign may be simplified to one that is unified, and a simplified character may be the traditional form of
 * another: whatever the way, the end is the same, so that folded text folds to itself. */
static void
close_chains (GoujiFolding *self)
{
  for (guint c = 1; c < G_N_ELEMENTS (self->table); c++) {
    for (guint step = 0; step < 8; step++)
      self->table[c] = self->table[self->table[c]];
  }
}

static void
put_expansion (GoujiFolding *self, gunichar c, const gunichar *parts, gsize n_parts)
{
  GoujiExpansion expansion = { 0 };

  for (gsize i = 0; i < n_parts; i++) {
    guint16 folded = parts[i] < G_N_ELEMENTS (self->table) ? self->table[parts[i]] : GOUJI_FOLDING_BEYOND;

    if (folded == 0)
      continue;
    if (expansion.length == GOUJI_FOLDING_MOST)
      return;
    expansion.chars[expansion.length++] = folded;
  }

  if (expansion.length <= 1) {
    self->table[c] = expansion.length == 0 ? 0 : expansion.chars[0];
    return;
  }

  self->table[c] = GOUJI_FOLDING_SEVERAL + self->expansions->len;
  g_array_append_val (self->expansions, expansion);
}

static void
fill_compatible (GoujiFolding *self)
{
  for (gunichar c = 1; c < G_N_ELEMENTS (self->table); c++) {
    gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
    gsize n_parts;

    if (self->table[c] == 0 || !is_compatible (c))
      continue;
    n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
    if (n_parts > 1 || parts[0] != c)
      put_expansion (self, c, parts, n_parts);
  }
}

/**
 * gouji_folding_new:
 *
 * Returns: (transfer full): the table; takes about a millisecond
 */
GoujiFolding *
gouji_folding_new (void)
{
  GoujiFolding *self = g_new0 (GoujiFolding, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->expansions = g_array_new (FALSE, FALSE, sizeof (GoujiExpansion));
  fill_singles (self);
  close_chains (self);
  fill_compatible (self);

  return self;
}

GoujiFolding *
gouji_folding_ref (GoujiFolding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
gouji_folding_unref (GoujiFolding *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->expansions);
  g_free (self);
}

/**
 * gouji_folding_fold_char:
 *
 * Returns: what @c is folded to; 0 when it is left out, U+FFFF for one beyond the basic plane, and @c itself
 * when it stands for several characters
 */
gunichar
gouji_folding_fold_char (const GoujiFolding *self, gunichar c)
{
  guint16 folded;

  g_return_val_if_fail (self != NULL, c);

  if (c >= G_N_ELEMENTS (self->table))
    return is_left_out (c) ? 0 : GOUJI_FOLDING_BEYOND;

  folded = self->table[c];

  return gouji_folding_is_several (folded) ? c : folded;
}
