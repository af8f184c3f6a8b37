/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiPdfFonts:
 *
 * Which fonts of a page say what characters their letters are. Of a font that does not (ISO 32000-1, 9.10.2:
 * neither a known encoding nor a ToUnicode map) the numbers of its glyphs come for characters: a 5 may come
 * as a 1. Such numbers are spread over all scripts, and many are control characters.
 */
typedef struct _GoujiPdfFonts GoujiPdfFonts;

GoujiPdfFonts *gouji_pdf_fonts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pdf_fonts_free (GoujiPdfFonts *self);

void gouji_pdf_fonts_add (GoujiPdfFonts *self, const char *font, gunichar code);
guint gouji_pdf_fonts_mask (GoujiPdfFonts *self, GArray *letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiPdfFonts, gouji_pdf_fonts_free)

G_END_DECLS
