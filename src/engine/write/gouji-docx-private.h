/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "paper/gouji-paper-layout.h"
#include "paper/gouji-paper.h"
#include "write/gouji-xml.h"

/* What the writers of the parts of a Word document share. Lengths are in twips, twentieths of a point, sizes
 * of fonts in half points, lines and characters in hundredths where their attribute says so: ECMA-376, part
 * 1, chapter 17. */

/* The names of the namespaces. */
#define GOUJI_DOCX_WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define GOUJI_DOCX_RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The language of every document. */
#define GOUJI_DOCX_LANGUAGE "zh-CN"

/* The footers, by the names of their relationships to the document. */
#define GOUJI_DOCX_ODD_FOOTER "footer"
#define GOUJI_DOCX_EVEN_FOOTER "footer-even"

/* Ids of styles that are no role of their own. */
#define GOUJI_DOCX_STYLE_NORMAL "Normal"
#define GOUJI_DOCX_STYLE_DATE "Date"
#define GOUJI_DOCX_STYLE_GRID "TableGrid"
#define GOUJI_DOCX_STYLE_UNSURE "UnsureFigure"

/* Characters as wide as the font has them, in hundredths. */
#define GOUJI_DOCX_FULL_SCALE 100

int gouji_docx_twips (double points);
int gouji_docx_text_width (const GoujiPaperLayout *layout);
gboolean gouji_docx_has_numbers (const GoujiPaperLayout *layout);
const char *gouji_docx_style_of (GoujiPaperRole role);
const char *gouji_docx_lead_style_of (GoujiPaperRole role);

void gouji_docx_open_root (GoujiXml *xml, const char *name);
void gouji_docx_put_empty_lines (
  GoujiXml *xml, const GoujiPaperLayout *layout, const char *twips, const char *lines, double count);
void gouji_docx_put_indent (
  GoujiXml *xml, const GoujiPaperLayout *layout, GoujiPaperRole role, double first, double start, double end);
void gouji_docx_put_run (GoujiXml *xml, const char *text, gsize length, const char *style);
void gouji_docx_put_scaled_run (GoujiXml *xml, const char *text, gsize length, const char *style, int scale);
double gouji_docx_measure (const char *text);
void gouji_docx_put_table (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperBlock *block);

GBytes *gouji_docx_write_document (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
GBytes *gouji_docx_write_styles (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
GBytes *gouji_docx_write_fonts (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
GBytes *gouji_docx_write_settings (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
GBytes *gouji_docx_write_footer (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
GBytes *gouji_docx_write_even_footer (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error);
void gouji_docx_put_section (GoujiXml *xml, const GoujiPaperLayout *layout);
