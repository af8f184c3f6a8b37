/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-pages.h"
#include "paper/gouji-type.h"

GoujiSubstitution *
gouji_substitution_copy (const GoujiSubstitution *self)
{
  GoujiSubstitution *copy = g_new0 (GoujiSubstitution, 1);

  copy->wanted = g_strdup (self->wanted);
  copy->used = g_strdup (self->used);
  return copy;
}

void
gouji_substitution_free (GoujiSubstitution *self)
{
  g_free (self->wanted);
  g_free (self->used);
  g_free (self);
}

/* The font that Pango turns to where none of the names is known. */
static char *
ask_pango (GoujiType *self, PangoFontMap *fonts, const char *family)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_new ();
  g_autoptr (PangoFontDescription) found = NULL;
  g_autoptr (PangoFont) font = NULL;

  pango_font_description_set_family (wanted, family);
  font = pango_font_map_load_font (fonts, self->context, wanted);
  if (font == NULL)
    return g_strdup (family);

  found = pango_font_describe (font);
  return g_strdup (pango_font_description_get_family (found));
}

static void
note_substitution (GoujiType *self, const char *wanted, char *used)
{
  GoujiSubstitution *substitution;

  for (guint i = 0; i < self->substitutions->len; i++) {
    substitution = self->substitutions->pdata[i];
    if (g_str_equal (substitution->wanted, wanted)) {
      g_free (used);
      return;
    }
  }

  substitution = g_new0 (GoujiSubstitution, 1);
  substitution->wanted = g_strdup (wanted);
  substitution->used = used;
  g_ptr_array_add (self->substitutions, substitution);
}

/* Returns: the first of the families that this machine has, or the one asked for, in whose place Pango puts
 * another */
static const char *
choose_family (GoujiType *self, PangoFontMap *fonts, char **families, guint n_official, gboolean *stands_in)
{
  *stands_in = TRUE;
  for (guint i = 0; families[i] != NULL; i++) {
    if (pango_font_map_get_family (fonts, families[i]) == NULL)
      continue;
    *stands_in = i >= n_official;
    if (*stands_in)
      note_substitution (self, families[0], g_strdup (families[i]));
    return families[i];
  }

  note_substitution (self, families[0], ask_pango (self, fonts, families[0]));
  return families[0];
}

/**
 * gouji_type_choose_faces:
 * @fonts: the fonts of this machine
 *
 * Chooses the font of each role, and notes what stands in for what.
 */
void
gouji_type_choose_faces (GoujiType *self, PangoFontMap *fonts)
{
  for (guint i = 0; i < GOUJI_PAPER_N_ROLES; i++) {
    const GoujiPaperStyle *style = &self->layout->styles[i];
    GoujiFace *face = &self->faces[i];
    gboolean stands_in;

    face->family = choose_family (self, fonts, style->families, style->n_official, &stands_in);
    face->bold = style->bold || (stands_in && style->bold_stand_in);
    face->latin_bold = face->bold;
    if (style->latin_families == NULL)
      continue;
    face->latin = choose_family (self, fonts, style->latin_families, style->n_latin_official, &stands_in);
  }
}
