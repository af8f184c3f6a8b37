/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf/gouji-pdf-fonts.h"

#include "pdf/gouji-pdf-page.h"

/* One control character in so many letters: a font that knows its characters has none. */
#define MOST_LETTERS_PER_CONTROL 20

/* So many letters of a hundred in scripts that no Chinese report has, among at least so many. */
#define STRANGE_PER_CENT 30
#define FEWEST_STRANGE 8

typedef struct {
  guint n_letters;
  guint n_controls;
  guint n_strange;
} Font;

struct _GoujiPdfFonts {
  GHashTable *numbers; /* of names */
  GArray *fonts;       /* element-type Font */
  GArray *of_letters;  /* element-type guint: the font of each letter */
};

GoujiPdfFonts *
gouji_pdf_fonts_new (void)
{
  GoujiPdfFonts *self = g_new0 (GoujiPdfFonts, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fonts = g_array_new (FALSE, TRUE, sizeof (Font));
  self->of_letters = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
gouji_pdf_fonts_free (GoujiPdfFonts *self)
{
  g_hash_table_unref (self->numbers);
  g_array_unref (self->fonts);
  g_array_unref (self->of_letters);
  g_free (self);
}

static guint
find_font (GoujiPdfFonts *self, const char *name)
{
  gpointer number;

  if (g_hash_table_lookup_extended (self->numbers, name, NULL, &number))
    return GPOINTER_TO_UINT (number);

  g_hash_table_insert (self->numbers, g_strdup (name), GUINT_TO_POINTER (self->fonts->len));
  g_array_set_size (self->fonts, self->fonts->len + 1);

  return self->fonts->len - 1;
}

static gboolean
is_control (gunichar code)
{
  return g_unichar_iscntrl (code) || code == 0xfffd || !g_unichar_isdefined (code);
}

/* The rare ideographs of extension A (U+3400 to U+4DBF) count too: in running text hardly one of a thousand
 * characters is one of them. */
static gboolean
is_strange (gunichar code)
{
  if (code >= 0x3400 && code <= 0x4dbf)
    return TRUE;
  if (g_unichar_type (code) == G_UNICODE_PRIVATE_USE)
    return TRUE;

  switch (g_unichar_get_script (code)) {
  case G_UNICODE_SCRIPT_COMMON:
  case G_UNICODE_SCRIPT_INHERITED:
  case G_UNICODE_SCRIPT_LATIN:
  case G_UNICODE_SCRIPT_GREEK:
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_BOPOMOFO:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
    return FALSE;
  default:
    return TRUE;
  }
}

/**
 * gouji_pdf_fonts_add:
 * @font: (nullable): the name of the next letter's font
 * @code: the character that it is said to be
 *
 * Takes note of the next letter.
 */
void
gouji_pdf_fonts_add (GoujiPdfFonts *self, const char *font, gunichar code)
{
  guint number = find_font (self, font == NULL ? "" : font);
  Font *numbers = &g_array_index (self->fonts, Font, number);

  numbers->n_letters++;
  numbers->n_controls += is_control (code);
  numbers->n_strange += is_strange (code);
  g_array_append_val (self->of_letters, number);
}

static gboolean
knows_its_letters (const Font *font)
{
  if (font->n_controls > 0 && font->n_letters / font->n_controls < MOST_LETTERS_PER_CONTROL)
    return FALSE;

  return font->n_letters < FEWEST_STRANGE || font->n_strange * 100 < font->n_letters * STRANGE_PER_CENT;
}

/**
 * gouji_pdf_fonts_mask:
 * @letters: (element-type GoujiPdfLetter): those that were added, in the same order
 *
 * Makes U+FFFD of all letters of fonts that do not say what their letters are.
 *
 * Returns: how many that are
 */
guint
gouji_pdf_fonts_mask (GoujiPdfFonts *self, GArray *letters)
{
  guint n_masked = 0;

  g_return_val_if_fail (letters->len == self->of_letters->len, 0);

  for (guint i = 0; i < letters->len; i++) {
    const Font *font = &g_array_index (self->fonts, Font, g_array_index (self->of_letters, guint, i));
    GoujiPdfLetter *letter = &g_array_index (letters, GoujiPdfLetter, i);

    if (!knows_its_letters (font) || is_control (letter->code)) {
      letter->code = 0xfffd;
      n_masked++;
    }
  }

  return n_masked;
}
