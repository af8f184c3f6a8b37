/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-docx-private.h"

#include <math.h>
#include <string.h>

#define PAGE_WORD "{page}"

/* Where Word and LibreOffice put the base line of a line of a fixed height, from its top, as a part of the
 * height. */
#define BASE_LINE 0.8
/* How high the middle of a digit is above the base line, as a part of the font's size. */
#define MIDDLE_OF_DIGIT 0.35

int
gouji_docx_twips (double points)
{
  return (int) lround (points * 20);
}

/**
 * gouji_docx_text_width:
 *
 * Returns: what the margins leave of the page's width, after rounding: 8,845 twips by GB/T 9704
 */
int
gouji_docx_text_width (const GoujiPaperLayout *layout)
{
  return gouji_docx_twips (layout->width) - gouji_docx_twips (layout->left) -
         gouji_docx_twips (layout->right);
}

void
gouji_docx_open_root (GoujiXml *xml, const char *name)
{
  gouji_xml_open (xml, name);
  gouji_xml_put_attribute (xml, "xmlns:w", GOUJI_DOCX_WORD);
  gouji_xml_put_attribute (xml, "xmlns:r", GOUJI_DOCX_RELATIONSHIPS);
}

gboolean
gouji_docx_has_numbers (const GoujiPaperLayout *layout)
{
  return layout->number_format != NULL && *layout->number_format != '\0';
}

static void
put_footer_reference (GoujiXml *xml, const char *type, const char *relationship)
{
  gouji_xml_open (xml, "w:footerReference");
  gouji_xml_put_attribute (xml, "w:type", type);
  gouji_xml_put_attribute (xml, "r:id", relationship);
  gouji_xml_close (xml);
}

/* From the lower edge of the page to the lower edge of the line with the number, so that the middle of its
 * digits is where the layout wants it. */
static double
get_footer_distance (const GoujiPaperLayout *layout)
{
  const GoujiPaperStyle *style = &layout->styles[GOUJI_PAPER_ROLE_PAGE_NUMBER];

  return MAX (0, layout->bottom - layout->number_drop - MIDDLE_OF_DIGIT * style->size -
                   (1 - BASE_LINE) * style->line_pitch);
}

static void
put_margins (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  int footer = gouji_docx_twips (get_footer_distance (layout));

  gouji_xml_open (xml, "w:pgMar");
  gouji_xml_put_number (xml, "w:top", gouji_docx_twips (layout->top));
  gouji_xml_put_number (xml, "w:right", gouji_docx_twips (layout->right));
  gouji_xml_put_number (xml, "w:bottom", gouji_docx_twips (layout->bottom));
  gouji_xml_put_number (xml, "w:left", gouji_docx_twips (layout->left));
  gouji_xml_put_number (xml, "w:header", footer);
  gouji_xml_put_number (xml, "w:footer", footer);
  gouji_xml_put_number (xml, "w:gutter", 0);
  gouji_xml_close (xml);
}

/* ECMA-376, part 1, 17.6.5: what is added to each character is in 4,096ths of a point. */
static void
put_grid (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  const GoujiPaperStyle *body = &layout->styles[GOUJI_PAPER_ROLE_BODY];

  if (body->line_pitch <= 0)
    return;
  gouji_xml_open (xml, "w:docGrid");
  gouji_xml_put_attribute (xml, "w:type", layout->characters > 0 ? "linesAndChars" : "lines");
  gouji_xml_put_number (xml, "w:linePitch", gouji_docx_twips (body->line_pitch));
  gouji_xml_put_number (xml, "w:charSpace", (int) lround (layout->character_spacing * 4096));
  gouji_xml_close (xml);
}

/**
 * gouji_docx_put_section:
 *
 * The page: its size, its margins, its grid of lines and characters, and its footers.
 */
void
gouji_docx_put_section (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  gouji_xml_open (xml, "w:sectPr");
  if (gouji_docx_has_numbers (layout))
    put_footer_reference (xml, "default", GOUJI_DOCX_ODD_FOOTER);
  if (gouji_docx_has_numbers (layout) && layout->number_outside)
    put_footer_reference (xml, "even", GOUJI_DOCX_EVEN_FOOTER);
  gouji_xml_open (xml, "w:pgSz");
  gouji_xml_put_number (xml, "w:w", gouji_docx_twips (layout->width));
  gouji_xml_put_number (xml, "w:h", gouji_docx_twips (layout->height));
  gouji_xml_close (xml);
  put_margins (xml, layout);
  put_grid (xml, layout);
  gouji_xml_close (xml);
}

static void
put_page_number (GoujiXml *xml, const char *format)
{
  const char *word = strstr (format, PAGE_WORD);

  gouji_docx_put_run (xml, format, word != NULL ? (gsize) (word - format) : strlen (format), NULL);
  if (word == NULL)
    return;
  gouji_xml_open (xml, "w:fldSimple");
  gouji_xml_put_attribute (xml, "w:instr", " PAGE ");
  gouji_docx_put_run (xml, "1", 1, NULL);
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, word + strlen (PAGE_WORD), strlen (word + strlen (PAGE_WORD)), NULL);
}

static GBytes *
write_footer (const GoujiPaperLayout *layout, gboolean even, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();
  const GoujiPaperRole role = GOUJI_PAPER_ROLE_PAGE_NUMBER;
  double inset = layout->number_inset;

  gouji_docx_open_root (xml, "w:ftr");
  gouji_xml_open (xml, "w:p");
  gouji_xml_open (xml, "w:pPr");
  gouji_xml_put_value (xml, "w:pStyle", "w:val", gouji_docx_style_of (role));
  if (layout->number_outside) {
    gouji_docx_put_indent (xml, layout, role, 0, even ? inset : 0, even ? 0 : inset);
    gouji_xml_put_value (xml, "w:jc", "w:val", even ? "left" : "right");
  }
  gouji_xml_close (xml);
  if (gouji_docx_has_numbers (layout))
    put_page_number (xml, layout->number_format);
  gouji_xml_close (xml);

  return gouji_xml_finish (xml, error);
}

/**
 * gouji_docx_write_footer:
 *
 * The number of an odd page, or of any page where all are alike.
 */
GBytes *
gouji_docx_write_footer (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  return write_footer (layout, FALSE, error);
}

GBytes *
gouji_docx_write_even_footer (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  return write_footer (layout, TRUE, error);
}

static void
put_compatibility (GoujiXml *xml, const char *name, const char *value)
{
  gouji_xml_open (xml, "w:compatSetting");
  gouji_xml_put_attribute (xml, "w:name", name);
  gouji_xml_put_attribute (xml, "w:uri", "http://schemas.microsoft.com/office/word");
  gouji_xml_put_attribute (xml, "w:val", value);
  gouji_xml_close (xml);
}

/**
 * gouji_docx_write_settings:
 *
 * How Word lays the document out. Punctuation is not pressed together, else a line would have more characters
 * than the layout says. Mode 15 is that of Word 2013 and later; without it Word says that the file is of an
 * older version.
 */
GBytes *
gouji_docx_write_settings (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();

  gouji_docx_open_root (xml, "w:settings");
  if (layout->number_outside)
    gouji_xml_put_mark (xml, "w:evenAndOddHeaders");
  gouji_xml_put_value (xml, "w:characterSpacingControl", "w:val", "doNotCompress");
  gouji_xml_open (xml, "w:compat");
  /* A line that ends with a break is not stretched, and Latin letters are not widened beside Chinese ones. */
  gouji_xml_put_mark (xml, "w:balanceSingleByteDoubleByteWidth");
  gouji_xml_put_mark (xml, "w:doNotExpandShiftReturn");
  put_compatibility (xml, "compatibilityMode", "15");
  put_compatibility (xml, "overrideTableStyleFontSizeAndJustification", "1");
  put_compatibility (xml, "doNotFlipMirrorIndents", "1");
  gouji_xml_close (xml);
  gouji_xml_open (xml, "w:themeFontLang");
  gouji_xml_put_attribute (xml, "w:val", GOUJI_DOCX_LANGUAGE);
  gouji_xml_put_attribute (xml, "w:eastAsia", GOUJI_DOCX_LANGUAGE);
  gouji_xml_close (xml);
  gouji_xml_close (xml);

  return gouji_xml_finish (xml, error);
}
