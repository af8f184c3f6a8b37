/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-docx-private.h"

#include <math.h>
#include <string.h>

/* How far to the right of the signature the day below it begins, in characters (GB/T 9704-2012, 7.3.5.2). */
#define DAY_INSET 2

/* Between a table and the text around it, in lines of the body. */
#define TABLE_GAP 0.25

/* The agency stands on a line of its own where it is at least this part of a title that takes two. */
#define LONG_AGENCY 0.25

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
put_run_properties (GoujiXml *xml, const char *style, int scale)
{
  gouji_xml_open (xml, "w:rPr");
  if (style != NULL)
    gouji_xml_put_value (xml, "w:rStyle", "w:val", style);
  gouji_xml_put_value (xml, "w:rFonts", "w:hint", "eastAsia");
  if (scale != GOUJI_DOCX_FULL_SCALE)
    gouji_xml_put_amount (xml, "w:w", "w:val", scale);
  gouji_xml_close (xml);
}

/**
 * gouji_docx_put_scaled_run:
 * @length: in bytes; without any, nothing is written
 * @style: (nullable): id of a character style
 * @scale: how wide the characters are, in hundredths of their own width
 */
void
gouji_docx_put_scaled_run (GoujiXml *xml, const char *text, gsize length, const char *style, int scale)
{
  const char *end = text + length;
  const char *p = text;

  if (length == 0)
    return;

  gouji_xml_open (xml, "w:r");
  put_run_properties (xml, style, scale);
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

void
gouji_docx_put_run (GoujiXml *xml, const char *text, gsize length, const char *style)
{
  gouji_docx_put_scaled_run (xml, text, length, style, GOUJI_DOCX_FULL_SCALE);
}

/**
 * gouji_docx_measure:
 *
 * Returns: about how wide @text is, in characters: those of Chinese are as wide as they are high, others half
 * of that
 */
double
gouji_docx_measure (const char *text)
{
  double width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 1 : 0.5;

  return width;
}

/* What stands around a paragraph. */
typedef struct {
  gboolean below_table;
  gboolean above_table;
  gboolean above_signature; /* which no page begins with */
} Place;

static void
open_paragraph (GoujiXml *xml, const char *style)
{
  gouji_xml_open (xml, "w:p");
  gouji_xml_open (xml, "w:pPr");
  gouji_xml_put_value (xml, "w:pStyle", "w:val", style);
}

static void
put_gap (GoujiXml *xml, const GoujiPaperLayout *layout, GoujiPaperRole role, const Place *place)
{
  gboolean has_gap = layout->styles[role].space_before > 0;

  if (!place->above_table && (!place->below_table || has_gap))
    return;
  gouji_xml_open (xml, "w:spacing");
  if (place->below_table && !has_gap)
    gouji_docx_put_empty_lines (xml, layout, "w:before", "w:beforeLines", TABLE_GAP);
  if (place->above_table)
    gouji_docx_put_empty_lines (xml, layout, "w:after", "w:afterLines", TABLE_GAP);
  gouji_xml_close (xml);
}

/* @lead: how many bytes at the beginning look like @lead_role */
static void
put_paragraph (GoujiXml *xml,
               const GoujiPaperLayout *layout,
               GoujiPaperRole role,
               const char *text,
               gsize lead,
               GoujiPaperRole lead_role,
               const Place *place)
{
  open_paragraph (xml, gouji_docx_style_of (role));
  if (place->above_signature)
    gouji_xml_put_mark (xml, "w:keepNext");
  put_gap (xml, layout, role, place);
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, text, lead, gouji_docx_lead_style_of (lead_role));
  gouji_docx_put_run (xml, text + lead, strlen (text + lead), NULL);
  gouji_xml_close (xml);
}

/* A title of several lines is as long in each of them: the room for it is made so narrow that it just takes
 * no more. */
static double
get_title_inset (double width, double room)
{
  double line = ceil (width / ceil (width / room)) + 1;

  return MAX (0, floor (room - line) / 2);
}

/* GB/T 9704-2012, 7.3.1: a long title is broken where its words allow. It is broken behind the agency where
 * that makes a line, and else into lines as long as each other. */
static void
put_title (GoujiXml *xml, const GoujiPaperLayout *layout, const char *title, const char *agency)
{
  const GoujiPaperStyle *style = &layout->styles[GOUJI_PAPER_ROLE_TITLE];
  double room = gouji_docx_text_width (layout) / (20 * (style->size + layout->character_spacing));
  gsize length = g_str_has_prefix (title, agency) ? strlen (agency) : 0;
  double first = length > 0 ? gouji_docx_measure (agency) : 0;
  double rest = gouji_docx_measure (title + length);
  gboolean is_long = first + rest > room;
  gboolean is_broken = is_long && first >= LONG_AGENCY * (first + rest) && first <= room && rest <= room;

  open_paragraph (xml, gouji_docx_style_of (GOUJI_PAPER_ROLE_TITLE));
  if (is_long && !is_broken) {
    double inset = get_title_inset (first + rest, room);

    gouji_docx_put_indent (xml, layout, GOUJI_PAPER_ROLE_TITLE, 0, inset, inset);
  }
  gouji_xml_close (xml);
  gouji_docx_put_run (xml, title, is_broken ? length : 0, NULL);
  if (is_broken)
    gouji_docx_put_run (xml, "\n", 1, NULL);
  gouji_docx_put_run (xml, title + (is_broken ? length : 0), strlen (title) - (is_broken ? length : 0), NULL);
  gouji_xml_close (xml);
}

/* A paragraph that is nothing but its heading has the heading's style; else the words of the heading have it.
 */
static void
put_text (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperBlock *block, const Place *place)
{
  static const GoujiPaperRole roles[] = { GOUJI_PAPER_ROLE_BODY, GOUJI_PAPER_ROLE_SUBHEADING,
                                          GOUJI_PAPER_ROLE_POINT };
  GoujiPaperRole role = block->level < G_N_ELEMENTS (roles) ? roles[block->level] : GOUJI_PAPER_ROLE_BODY;

  if (role == GOUJI_PAPER_ROLE_BODY || block->lead >= strlen (block->text))
    put_paragraph (xml, layout, role, block->text, 0, role, place);
  else
    put_paragraph (xml, layout, GOUJI_PAPER_ROLE_BODY, block->text, block->lead, role, place);
}

/* GB/T 9704-2012, 7.3.5.2: the name stands two characters from the edge, and the day begins two characters to
 * the right of where the name begins; where the day is the longer one, it is the day that stands two
 * characters from the edge. */
static void
get_ends (
  const GoujiPaperLayout *layout, const char *name, const char *day, double *name_end, double *day_end)
{
  double end = layout->styles[GOUJI_PAPER_ROLE_SIGNATURE].end_indent;
  double longer = gouji_docx_measure (name) - gouji_docx_measure (day);

  *name_end = longer < 0 ? end + DAY_INSET - longer : end;
  *day_end = longer < 0 ? end : MAX (0, end - DAY_INSET + longer);
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

static GoujiPaperKind
get_kind (GoujiPaper *paper, guint index)
{
  return index < gouji_paper_get_n_blocks (paper) ? gouji_paper_get_block (paper, index)->kind
                                                  : GOUJI_PAPER_TABLE;
}

static gboolean
is_signature (GoujiPaperKind kind)
{
  return kind == GOUJI_PAPER_SIGNATURE || kind == GOUJI_PAPER_DATE;
}

static Place
find_place (GoujiPaper *paper, guint index)
{
  gboolean is_last = index + 1 == gouji_paper_get_n_blocks (paper);

  return (Place) {
    .below_table = index > 0 && get_kind (paper, index - 1) == GOUJI_PAPER_TABLE,
    .above_table = !is_last && get_kind (paper, index + 1) == GOUJI_PAPER_TABLE,
    .above_signature = !is_last && is_signature (get_kind (paper, index + 1)),
  };
}

static void
put_block (GoujiXml *xml, const GoujiPaperLayout *layout, GoujiPaper *paper, guint index)
{
  static const GoujiPaperRole roles[] = {
    [GOUJI_PAPER_HEADING] = GOUJI_PAPER_ROLE_HEADING,
    [GOUJI_PAPER_CAPTION] = GOUJI_PAPER_ROLE_CAPTION,
    [GOUJI_PAPER_SIGNATURE] = GOUJI_PAPER_ROLE_SIGNATURE,
    [GOUJI_PAPER_DATE] = GOUJI_PAPER_ROLE_SIGNATURE,
  };
  const GoujiPaperBlock *block = gouji_paper_get_block (paper, index);
  Place place = find_place (paper, index);

  switch (block->kind) {
  case GOUJI_PAPER_TITLE:
    put_title (xml, layout, block->text, gouji_paper_get_agency (paper));
    break;
  case GOUJI_PAPER_TABLE:
    gouji_docx_put_table (xml, layout, block);
    break;
  case GOUJI_PAPER_HEADING:
  case GOUJI_PAPER_CAPTION:
  case GOUJI_PAPER_SIGNATURE:
  case GOUJI_PAPER_DATE:
    put_paragraph (xml, layout, roles[block->kind], block->text, 0, roles[block->kind], &place);
    break;
  case GOUJI_PAPER_PARAGRAPH:
  default:
    put_text (xml, layout, block, &place);
  }
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
    put_block (xml, layout, paper, i);
    if (block->kind == GOUJI_PAPER_TABLE && get_kind (paper, i + 1) == GOUJI_PAPER_TABLE)
      put_empty_paragraph (xml);
  }
  if (n_blocks == 0)
    put_empty_paragraph (xml);
  gouji_docx_put_section (xml, layout);

  return gouji_xml_finish (xml, error);
}
