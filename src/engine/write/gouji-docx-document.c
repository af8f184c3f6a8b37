/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-docx-private.h"

#include <string.h>

/* What begins a new line or a new column within a paragraph. */
static gboolean
is_control (char character)
{
  return character == '\n' || character == '\r' || character == '\t';
}

/* A carriage return and the line feed behind it are one break. */
static gsize
put_control (GoujiXml *xml, const char *text, const char *end)
{
  gouji_xml_put_mark (xml, *text == '\t' ? "w:tab" : "w:br");

  return text[0] == '\r' && text + 1 < end && text[1] == '\n' ? 2 : 1;
}

/* The hint is for the characters that Chinese shares with others, such as quotation marks and dashes. */
static void
put_run_properties (GoujiXml *xml, const char *style)
{
  gouji_xml_open (xml, "w:rPr");
  if (style != NULL)
    gouji_xml_put_value (xml, "w:rStyle", "w:val", style);
  gouji_xml_put_value (xml, "w:rFonts", "w:hint", "eastAsia");
  gouji_xml_close (xml);
}

/**
 * gouji_docx_put_run:
 * @length: in bytes; without any, nothing is written
 * @style: (nullable): id of a character style
 */
void
gouji_docx_put_run (GoujiXml *xml, const char *text, gsize length, const char *style)
{
  const char *end = text + length;
  const char *p = text;

  if (length == 0)
    return;

  gouji_xml_open (xml, "w:r");
  put_run_properties (xml, style);
  while (p < end) {
    const char *start = p;

    if (is_control (*p)) {
      p += put_control (xml, p, end);
      continue;
    }
    while (p < end && !is_control (*p))
      p++;
    gouji_xml_open (xml, "w:t");
    gouji_xml_put_attribute (xml, "xml:space", "preserve");
    gouji_xml_put_text (xml, start, p - start);
    gouji_xml_close (xml);
  }
  gouji_xml_close (xml);
}

static void
open_paragraph (GoujiXml *xml, const char *style)
{
  gouji_xml_open (xml, "w:p");
  gouji_xml_open (xml, "w:pPr");
  gouji_xml_put_value (xml, "w:pStyle", "w:val", style);
}

static void
put_paragraph (GoujiXml *xml, GoujiPaperRole role, const char *text)
{
  open_paragraph (xml, gouji_docx_style_of (role));
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, text, strlen (text), NULL);
  gouji_xml_close (xml);
}

/* A paragraph that is nothing but its heading has the heading's style; else the words of the heading have it.
 */
static void
put_text (GoujiXml *xml, const GoujiPaperBlock *block)
{
  static const GoujiPaperRole roles[] = { GOUJI_PAPER_ROLE_BODY, GOUJI_PAPER_ROLE_SUBHEADING,
                                          GOUJI_PAPER_ROLE_POINT };
  GoujiPaperRole role = block->level < G_N_ELEMENTS (roles) ? roles[block->level] : GOUJI_PAPER_ROLE_BODY;
  gsize length = strlen (block->text);
  gsize lead = MIN (block->lead, length);

  if (role == GOUJI_PAPER_ROLE_BODY || lead == length) {
    put_paragraph (xml, role, block->text);
    return;
  }

  open_paragraph (xml, gouji_docx_style_of (GOUJI_PAPER_ROLE_BODY));
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, block->text, lead, gouji_docx_lead_style_of (role));
  gouji_docx_put_run (xml, block->text + lead, length - lead, NULL);
  gouji_xml_close (xml);
}

/* In characters: those of Chinese are as wide as they are high, others half of that. */
static double
measure (const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 1 : 0.5;

  return width;
}

/* GB/T 9704-2012, 7.3.5.2: the day begins two characters to the right of where the name begins; where it is
 * the longer one, it is the day that stands two characters from the edge. */
static void
get_ends (
  const GoujiPaperLayout *layout, const char *name, const char *day, double *name_end, double *day_end)
{
  double end = layout->styles[GOUJI_PAPER_ROLE_SIGNATURE].end_indent;
  double rest = measure (name) - measure (day) - end;

  *day_end = end + MAX (0, rest);
  *name_end = end + MAX (0, -rest);
}

static void
put_signature (GoujiXml *xml, const GoujiPaperLayout *layout, const char *name, const char *day)
{
  double name_end;
  double day_end;

  get_ends (layout, name, day, &name_end, &day_end);
  open_paragraph (xml, gouji_docx_style_of (GOUJI_PAPER_ROLE_SIGNATURE));
  gouji_docx_put_indent (xml, layout, GOUJI_PAPER_ROLE_SIGNATURE, 0, 0, name_end);
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, name, strlen (name), NULL);
  gouji_xml_close (xml);

  open_paragraph (xml, GOUJI_DOCX_STYLE_DATE);
  gouji_docx_put_indent (xml, layout, GOUJI_PAPER_ROLE_SIGNATURE, 0, 0, day_end);
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, day, strlen (day), NULL);
  gouji_xml_close (xml);
}

static void
put_block (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperBlock *block)
{
  switch (block->kind) {
  case GOUJI_PAPER_TITLE:
    put_paragraph (xml, GOUJI_PAPER_ROLE_TITLE, block->text);
    break;
  case GOUJI_PAPER_HEADING:
    put_paragraph (xml, GOUJI_PAPER_ROLE_HEADING, block->text);
    break;
  case GOUJI_PAPER_TABLE:
    gouji_docx_put_table (xml, layout, block);
    break;
  case GOUJI_PAPER_CAPTION:
    put_paragraph (xml, GOUJI_PAPER_ROLE_CAPTION, block->text);
    break;
  case GOUJI_PAPER_SIGNATURE:
  case GOUJI_PAPER_DATE:
    put_paragraph (xml, GOUJI_PAPER_ROLE_SIGNATURE, block->text);
    break;
  case GOUJI_PAPER_PARAGRAPH:
  default:
    put_text (xml, block);
  }
}

static GoujiPaperKind
get_kind (GoujiPaper *paper, guint index)
{
  return index < gouji_paper_get_n_blocks (paper) ? gouji_paper_get_block (paper, index)->kind
                                                  : GOUJI_PAPER_TABLE;
}

/* Two tables without anything between them would be one for Word, and it does not open a document that ends
 * in one. */
static void
put_empty_paragraph (GoujiXml *xml)
{
  open_paragraph (xml, GOUJI_DOCX_STYLE_NORMAL);
  gouji_xml_close (xml);
  gouji_xml_close (xml);
}

GBytes *
gouji_docx_write_document (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();
  guint n_blocks = gouji_paper_get_n_blocks (paper);

  gouji_docx_open_root (xml, "w:document");
  gouji_xml_open (xml, "w:body");
  for (guint i = 0; i < n_blocks; i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    if (block->kind == GOUJI_PAPER_SIGNATURE && get_kind (paper, i + 1) == GOUJI_PAPER_DATE) {
      put_signature (xml, layout, block->text, gouji_paper_get_block (paper, i + 1)->text);
      i++;
      continue;
    }
    put_block (xml, layout, block);
    if (block->kind == GOUJI_PAPER_TABLE && get_kind (paper, i + 1) == GOUJI_PAPER_TABLE)
      put_empty_paragraph (xml);
  }
  if (n_blocks == 0)
    put_empty_paragraph (xml);
  gouji_docx_put_section (xml, layout);

  return gouji_xml_finish (xml, error);
}
