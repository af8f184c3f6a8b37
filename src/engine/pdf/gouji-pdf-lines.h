/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"
#include "pdf/gouji-pdf-page.h"

G_BEGIN_DECLS

/**
 * GoujiPdfLine:
 * @first: its first letter
 * @n_letters: how many letters it has, at least one
 * @box: around them
 * @size: the largest size of its fonts
 * @gap: how far apart its letters usually are, in sizes of their font: lines are stretched to their margins
 *
 * Letters that stand beside each other, from left to right.
 */
typedef struct {
  guint first;
  guint n_letters;
  GoujiPdfBox box;
  float size;
  float gap;
} GoujiPdfLine;

GArray *gouji_pdf_lines_find (GArray *letters) G_GNUC_WARN_UNUSED_RESULT;
void gouji_pdf_lines_join_heads (GArray *letters, GArray *lines);

gboolean gouji_pdf_letter_is_wide (const GoujiPdfLetter *letter);
gboolean gouji_pdf_letters_are_apart (const GoujiPdfLetter *a, const GoujiPdfLetter *b, float gap);
gboolean gouji_pdf_line_has_gap (const GArray *letters, const GoujiPdfLine *line);
void gouji_pdf_line_write (const GArray *letters, const GoujiPdfLine *line, GoujiDocumentBuilder *builder);

G_END_DECLS
