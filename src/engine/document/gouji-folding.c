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

/* Radicals that fonts of PDF files give for the characters that look like them, and for which Unicode has no
 * decomposition, but an equivalent (UAX #38, EquivalentUnifiedIdeograph.txt of Unicode 15). */
static const struct {
  guint16 radical;
  guint16 character;
} radicals[] = {
  { 0x2e81, 0x5382 }, { 0x2e82, 0x4e5b }, { 0x2e83, 0x4e5a }, { 0x2e84, 0x4e59 }, { 0x2e85, 0x4ebb },
  { 0x2e86, 0x5182 }, { 0x2e88, 0x5200 }, { 0x2e89, 0x5202 }, { 0x2e8a, 0x535c }, { 0x2e8b, 0x353e },
  { 0x2e8c, 0x5c0f }, { 0x2e8d, 0x5c0f }, { 0x2e8e, 0x5140 }, { 0x2e8f, 0x5c23 }, { 0x2e90, 0x5c22 },
  { 0x2e92, 0x5df3 }, { 0x2e93, 0x5e7a }, { 0x2e94, 0x5f51 }, { 0x2e96, 0x5fc4 }, { 0x2e97, 0x5fc3 },
  { 0x2e98, 0x624c }, { 0x2e99, 0x6535 }, { 0x2e9b, 0x65e1 }, { 0x2e9c, 0x65e5 }, { 0x2e9d, 0x6708 },
  { 0x2e9e, 0x6b7a }, { 0x2ea0, 0x6c11 }, { 0x2ea1, 0x6c35 }, { 0x2ea2, 0x6c3a }, { 0x2ea3, 0x706c },
  { 0x2ea4, 0x722b }, { 0x2ea5, 0x722b }, { 0x2ea6, 0x4e2c }, { 0x2ea7, 0x725b }, { 0x2ea8, 0x72ad },
  { 0x2ea9, 0x738b }, { 0x2eab, 0x76ee }, { 0x2eac, 0x793a }, { 0x2ead, 0x793b }, { 0x2eaf, 0x7cf9 },
  { 0x2eb0, 0x7e9f }, { 0x2eb1, 0x7f53 }, { 0x2eb2, 0x7f52 }, { 0x2eb3, 0x34c1 }, { 0x2eb4, 0x5197 },
  { 0x2eb6, 0x7f8a }, { 0x2eb9, 0x8002 }, { 0x2eba, 0x8080 }, { 0x2ebb, 0x807f }, { 0x2ebc, 0x8089 },
  { 0x2ebe, 0x8279 }, { 0x2ebf, 0x8279 }, { 0x2ec0, 0x8279 }, { 0x2ec1, 0x864e }, { 0x2ec2, 0x8864 },
  { 0x2ec3, 0x8980 }, { 0x2ec4, 0x897f }, { 0x2ec5, 0x89c1 }, { 0x2ec6, 0x89d2 }, { 0x2ec8, 0x8ba0 },
  { 0x2ec9, 0x8d1d }, { 0x2ecb, 0x8f66 }, { 0x2ecc, 0x8fb6 }, { 0x2ecd, 0x8fb6 }, { 0x2ece, 0x8fb6 },
  { 0x2ecf, 0x9091 }, { 0x2ed0, 0x9485 }, { 0x2ed1, 0x9577 }, { 0x2ed2, 0x9578 }, { 0x2ed3, 0x957f },
  { 0x2ed4, 0x95e8 }, { 0x2ed6, 0x961d }, { 0x2ed7, 0x96e8 }, { 0x2ed8, 0x9752 }, { 0x2ed9, 0x97e6 },
  { 0x2eda, 0x9875 }, { 0x2edb, 0x98ce }, { 0x2edc, 0x98de }, { 0x2edd, 0x98df }, { 0x2edf, 0x98e0 },
  { 0x2ee0, 0x9963 }, { 0x2ee2, 0x9a6c }, { 0x2ee3, 0x9aa8 }, { 0x2ee4, 0x9b3c }, { 0x2ee5, 0x9c7c },
  { 0x2ee6, 0x9e1f }, { 0x2ee7, 0x5364 }, { 0x2ee8, 0x9ea6 }, { 0x2ee9, 0x9ec4 }, { 0x2eea, 0x9efe },
  { 0x2eeb, 0x6589 }, { 0x2eec, 0x9f50 }, { 0x2eed, 0x6b6f }, { 0x2eee, 0x9f7f }, { 0x2eef, 0x7adc },
  { 0x2ef0, 0x9f99 }, { 0x2ef1, 0x9f9c }, { 0x2ef2, 0x4e80 },
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

  for (guint i = 0; i < G_N_ELEMENTS (radicals); i++)
    self->table[radicals[i].radical] = radicals[i].character;

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
