/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-docx-private.h"

#include <math.h>

/* The style in the language of the format, where Word has none of its own: its name is among the sentences of
 * the document. */
#define OWN_NAMES "docx"

/* What the background of a doubtful figure is, for those who see colours; it is underlined for those who do
 * not. */
#define UNSURE_SHADE "E0E0E0"

/* The paragraph styles. Word knows the names in lower case by themselves and shows them in the user's
 * language. */
static const struct {
  const char *id;
  const char *name;     /* Word's own */
  const char *own_name; /* or among the sentences */
  GoujiPaperRole role;
  int outline; /* 1 for the highest heading, 0 for what is none */
  gboolean with_next;
  const char *lead; /* the character style that looks the same */
  const char *lead_name;
} paragraph_styles[] = {
  { "BodyText", "Body Text", NULL, GOUJI_PAPER_ROLE_BODY },
  { "Title", "Title", NULL, GOUJI_PAPER_ROLE_TITLE, .with_next = TRUE },
  { "Heading1", "heading 1", NULL, GOUJI_PAPER_ROLE_HEADING, 1, TRUE },
  { "Heading2", "heading 2", NULL, GOUJI_PAPER_ROLE_SUBHEADING, 2, TRUE, "Heading2Char", "Heading 2 Char" },
  { "Heading3", "heading 3", NULL, GOUJI_PAPER_ROLE_POINT, 3, TRUE, "Heading3Char", "Heading 3 Char" },
  { "TableHead", NULL, "table-head", GOUJI_PAPER_ROLE_TABLE_HEAD },
  { "TableRow", NULL, "table-row", GOUJI_PAPER_ROLE_TABLE_ROW },
  { "TableBody", NULL, "table-body", GOUJI_PAPER_ROLE_TABLE_BODY },
  { "TableNote", NULL, "table-note", GOUJI_PAPER_ROLE_TABLE_NOTE },
  { "Caption", "caption", NULL, GOUJI_PAPER_ROLE_CAPTION, .with_next = TRUE },
  { "Signature", "Signature", NULL, GOUJI_PAPER_ROLE_SIGNATURE, .with_next = TRUE },
  { GOUJI_DOCX_STYLE_DATE, "Date", NULL, GOUJI_PAPER_ROLE_SIGNATURE },
  { "Footer", "footer", NULL, GOUJI_PAPER_ROLE_PAGE_NUMBER },
};

/**
 * gouji_docx_style_of:
 *
 * Returns: the id of the paragraph style of a role
 */
const char *
gouji_docx_style_of (GoujiPaperRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_styles); i++)
    if (paragraph_styles[i].role == role)
      return paragraph_styles[i].id;

  return GOUJI_DOCX_STYLE_NORMAL;
}

/**
 * gouji_docx_lead_style_of:
 *
 * Returns: (nullable): the id of the character style of a role, for words at the beginning of a paragraph
 */
const char *
gouji_docx_lead_style_of (GoujiPaperRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_styles); i++)
    if (paragraph_styles[i].role == role)
      return paragraph_styles[i].lead;

  return NULL;
}

/* The grid of the page, which closes up characters and spaces lines, is for the text alone. */
static gboolean
is_off_grid (GoujiPaperRole role)
{
  switch (role) {
  case GOUJI_PAPER_ROLE_TABLE_HEAD:
  case GOUJI_PAPER_ROLE_TABLE_ROW:
  case GOUJI_PAPER_ROLE_TABLE_BODY:
  case GOUJI_PAPER_ROLE_TABLE_NOTE:
  case GOUJI_PAPER_ROLE_PAGE_NUMBER:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
put_name (GoujiXml *xml, const char *name)
{
  gouji_xml_put_value (xml, "w:name", "w:val", name);
}

static void
open_style (GoujiXml *xml, const char *type, const char *id, gboolean is_default, gboolean is_custom)
{
  gouji_xml_open (xml, "w:style");
  gouji_xml_put_attribute (xml, "w:type", type);
  if (is_default)
    gouji_xml_put_attribute (xml, "w:default", "1");
  if (is_custom)
    gouji_xml_put_attribute (xml, "w:customStyle", "1");
  gouji_xml_put_attribute (xml, "w:styleId", id);
}

static void
put_off (GoujiXml *xml, const char *name)
{
  gouji_xml_put_value (xml, name, "w:val", "0");
}

static void
put_size (GoujiXml *xml, double points)
{
  gouji_xml_put_amount (xml, "w:sz", "w:val", (int) lround (points * 2));
  gouji_xml_put_amount (xml, "w:szCs", "w:val", (int) lround (points * 2));
}

/* The fonts stand under the names that the standard has for them; the font table says what else they are
 * called. */
static void
put_character_properties (GoujiXml *xml, const GoujiPaperStyle *style, gboolean off_grid)
{
  const char *latin = style->latin != NULL ? style->latin : style->families[0];

  gouji_xml_open (xml, "w:rPr");
  gouji_xml_open (xml, "w:rFonts");
  gouji_xml_put_attribute (xml, "w:ascii", latin);
  gouji_xml_put_attribute (xml, "w:eastAsia", style->families[0]);
  gouji_xml_put_attribute (xml, "w:hAnsi", latin);
  gouji_xml_put_attribute (xml, "w:cs", latin);
  gouji_xml_close (xml);
  if (style->bold) {
    gouji_xml_put_mark (xml, "w:b");
    gouji_xml_put_mark (xml, "w:bCs");
  }
  if (off_grid)
    put_off (xml, "w:snapToGrid");
  put_size (xml, style->size);
  gouji_xml_close (xml);
}

/**
 * gouji_docx_put_empty_lines:
 * @twips: name of an attribute in twips
 * @lines: name of the same in hundredths of a line, as people set it in Word
 * @count: how many lines of the body
 */
void
gouji_docx_put_empty_lines (
  GoujiXml *xml, const GoujiPaperLayout *layout, const char *twips, const char *lines, double count)
{
  const GoujiPaperStyle *body = &layout->styles[GOUJI_PAPER_ROLE_BODY];
  double pitch = body->line_pitch > 0 ? body->line_pitch : body->size;

  gouji_xml_put_number (xml, twips, gouji_docx_twips (count * pitch));
  if (body->line_pitch > 0)
    gouji_xml_put_number (xml, lines, (int) lround (count * 100));
}

static void
put_spacing (GoujiXml *xml, const GoujiPaperLayout *layout, const GoujiPaperStyle *style, gboolean no_space)
{
  gouji_xml_open (xml, "w:spacing");
  gouji_docx_put_empty_lines (xml, layout, "w:before", "w:beforeLines", no_space ? 0 : style->space_before);
  gouji_docx_put_empty_lines (xml, layout, "w:after", "w:afterLines", no_space ? 0 : style->space_after);
  if (style->line_pitch > 0) {
    gouji_xml_put_number (xml, "w:line", gouji_docx_twips (style->line_pitch));
    gouji_xml_put_attribute (xml, "w:lineRule", "exact");
  }
  gouji_xml_close (xml);
}

static void
put_length (GoujiXml *xml, const char *twips, const char *characters, double count, double width)
{
  gouji_xml_put_number (xml, twips, gouji_docx_twips (count * width));
  gouji_xml_put_number (xml, characters, (int) lround (count * 100));
}

/**
 * gouji_docx_put_indent:
 * @first: of the first line, in characters of @role
 * @start: of all lines, on the left
 * @end: of all lines, on the right
 *
 * In characters, as people set it in Word, and in twips for programs that do not know them.
 */
void
gouji_docx_put_indent (
  GoujiXml *xml, const GoujiPaperLayout *layout, GoujiPaperRole role, double first, double start, double end)
{
  double width = layout->styles[role].size + (is_off_grid (role) ? 0 : layout->character_spacing);

  gouji_xml_open (xml, "w:ind");
  put_length (xml, "w:left", "w:leftChars", start, width);
  put_length (xml, "w:right", "w:rightChars", end, width);
  put_length (xml, "w:firstLine", "w:firstLineChars", first, width);
  gouji_xml_close (xml);
}

static const char *
alignment_to_string (GoujiPaperAlignment alignment)
{
  switch (alignment) {
  case GOUJI_PAPER_ALIGN_CENTER:
    return "center";
  case GOUJI_PAPER_ALIGN_END:
    return "right";
  case GOUJI_PAPER_ALIGN_JUSTIFY:
    return "both";
  case GOUJI_PAPER_ALIGN_START:
  default:
    return "left";
  }
}

/* In the order of ECMA-376, part 1, 17.3.1.26, in which Word insists on finding them. */
static void
put_paragraph_properties (GoujiXml *xml, const GoujiPaperLayout *layout, guint index)
{
  GoujiPaperRole role = paragraph_styles[index].role;
  const GoujiPaperStyle *style = &layout->styles[role];
  /* The day stands right below the name. */
  gboolean no_space = g_str_equal (paragraph_styles[index].id, GOUJI_DOCX_STYLE_DATE);

  gouji_xml_open (xml, "w:pPr");
  if (paragraph_styles[index].with_next)
    gouji_xml_put_mark (xml, "w:keepNext");
  if (is_off_grid (role))
    put_off (xml, "w:snapToGrid");
  put_spacing (xml, layout, style, no_space);
  gouji_docx_put_indent (xml, layout, role, style->indent, 0, style->end_indent);
  gouji_xml_put_value (xml, "w:jc", "w:val", alignment_to_string (style->alignment));
  if (paragraph_styles[index].outline > 0)
    gouji_xml_put_amount (xml, "w:outlineLvl", "w:val", paragraph_styles[index].outline - 1);
  gouji_xml_close (xml);
}

static const char *
get_own_name (GoujiPaper *paper, const char *name)
{
  const char *own_name = gouji_form_get_sentence (gouji_paper_get_form (paper), OWN_NAMES, name);

  return own_name != NULL ? own_name : name;
}

static void
put_paragraph_style (GoujiXml *xml, GoujiPaper *paper, const GoujiPaperLayout *layout, guint index)
{
  const char *name = paragraph_styles[index].name;
  GoujiPaperRole role = paragraph_styles[index].role;

  open_style (xml, "paragraph", paragraph_styles[index].id, FALSE, name == NULL);
  put_name (xml, name != NULL ? name : get_own_name (paper, paragraph_styles[index].own_name));
  gouji_xml_put_value (xml, "w:basedOn", "w:val", GOUJI_DOCX_STYLE_NORMAL);
  if (paragraph_styles[index].outline > 0)
    gouji_xml_put_value (xml, "w:next", "w:val", gouji_docx_style_of (GOUJI_PAPER_ROLE_BODY));
  if (paragraph_styles[index].lead != NULL)
    gouji_xml_put_value (xml, "w:link", "w:val", paragraph_styles[index].lead);
  gouji_xml_put_mark (xml, "w:qFormat");
  put_paragraph_properties (xml, layout, index);
  put_character_properties (xml, &layout->styles[role], is_off_grid (role));
  gouji_xml_close (xml);

  if (paragraph_styles[index].lead != NULL) {
    open_style (xml, "character", paragraph_styles[index].lead, FALSE, TRUE);
    put_name (xml, paragraph_styles[index].lead_name);
    gouji_xml_put_value (xml, "w:link", "w:val", paragraph_styles[index].id);
    put_character_properties (xml, &layout->styles[role], FALSE);
    gouji_xml_close (xml);
  }
}

/* Widow control is off: a page has as many lines as the standard says, also where a paragraph ends on the
 * next. Nothing is put between Chinese characters and digits: a line has as many characters as the standard
 * says. */
static void
put_normal_style (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  const GoujiPaperStyle *body = &layout->styles[GOUJI_PAPER_ROLE_BODY];

  open_style (xml, "paragraph", GOUJI_DOCX_STYLE_NORMAL, TRUE, FALSE);
  put_name (xml, "Normal");
  gouji_xml_put_mark (xml, "w:qFormat");
  gouji_xml_open (xml, "w:pPr");
  put_off (xml, "w:widowControl");
  put_off (xml, "w:autoSpaceDE");
  put_off (xml, "w:autoSpaceDN");
  put_spacing (xml, layout, body, TRUE);
  gouji_xml_close (xml);
  put_character_properties (xml, body, FALSE);
  gouji_xml_close (xml);
}

static void
put_unsure_style (GoujiXml *xml, GoujiPaper *paper)
{
  open_style (xml, "character", GOUJI_DOCX_STYLE_UNSURE, FALSE, TRUE);
  put_name (xml, get_own_name (paper, "unsure"));
  gouji_xml_put_mark (xml, "w:qFormat");
  gouji_xml_open (xml, "w:rPr");
  gouji_xml_put_value (xml, "w:u", "w:val", "dotted");
  gouji_xml_open (xml, "w:shd");
  gouji_xml_put_attribute (xml, "w:val", "clear");
  gouji_xml_put_attribute (xml, "w:color", "auto");
  gouji_xml_put_attribute (xml, "w:fill", UNSURE_SHADE);
  gouji_xml_close (xml);
  gouji_xml_close (xml);
  gouji_xml_close (xml);
}

static void
put_borders (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };

  gouji_xml_open (xml, "w:tblBorders");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    gouji_xml_open (xml, sides[i]);
    gouji_xml_put_attribute (xml, "w:val", "single");
    /* In eighths of a point. */
    gouji_xml_put_number (xml, "w:sz", (int) lround (layout->border * 8));
    gouji_xml_put_number (xml, "w:space", 0);
    gouji_xml_put_attribute (xml, "w:color", "auto");
    gouji_xml_close (xml);
  }
  gouji_xml_close (xml);
}

/* What a row of one line has free above and below, the rows of several lines have too. */
static void
put_cell_margins (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  static const char *const sides[] = { "w:top", "w:left", "w:bottom", "w:right" };
  double pitch = layout->styles[GOUJI_PAPER_ROLE_TABLE_BODY].line_pitch;
  double above = pitch > 0 ? MAX (0, (layout->row_height - pitch) / 2) : 0;

  gouji_xml_open (xml, "w:tblCellMar");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    gouji_xml_open (xml, sides[i]);
    gouji_xml_put_number (xml, "w:w", gouji_docx_twips (i % 2 == 0 ? above : layout->cell_padding));
    gouji_xml_put_attribute (xml, "w:type", "dxa");
    gouji_xml_close (xml);
  }
  gouji_xml_close (xml);
}

static void
put_table_styles (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  open_style (xml, "table", "TableNormal", TRUE, FALSE);
  put_name (xml, "Normal Table");
  gouji_xml_open (xml, "w:tblPr");
  put_cell_margins (xml, layout);
  gouji_xml_close (xml);
  gouji_xml_close (xml);

  open_style (xml, "table", GOUJI_DOCX_STYLE_GRID, FALSE, FALSE);
  put_name (xml, "Table Grid");
  gouji_xml_put_value (xml, "w:basedOn", "w:val", "TableNormal");
  gouji_xml_open (xml, "w:tblPr");
  put_borders (xml, layout);
  gouji_xml_close (xml);
  gouji_xml_close (xml);
}

static void
put_defaults (GoujiXml *xml, const GoujiPaperLayout *layout)
{
  gouji_xml_open (xml, "w:docDefaults");
  gouji_xml_open (xml, "w:rPrDefault");
  gouji_xml_open (xml, "w:rPr");
  gouji_xml_open (xml, "w:lang");
  gouji_xml_put_attribute (xml, "w:val", GOUJI_DOCX_LANGUAGE);
  gouji_xml_put_attribute (xml, "w:eastAsia", GOUJI_DOCX_LANGUAGE);
  gouji_xml_close (xml);
  gouji_xml_close (xml);
  gouji_xml_close (xml);
  gouji_xml_put_mark (xml, "w:pPrDefault");
  gouji_xml_close (xml);
}

/**
 * gouji_docx_write_styles:
 *
 * Everything that the layout says about the looks of words: the document itself names nothing but styles.
 */
GBytes *
gouji_docx_write_styles (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();

  gouji_docx_open_root (xml, "w:styles");
  put_defaults (xml, layout);
  put_normal_style (xml, layout);
  open_style (xml, "character", "DefaultParagraphFont", TRUE, FALSE);
  put_name (xml, "Default Paragraph Font");
  gouji_xml_close (xml);
  put_table_styles (xml, layout);
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_styles); i++)
    put_paragraph_style (xml, paper, layout, i);
  put_unsure_style (xml, paper);

  return gouji_xml_finish (xml, error);
}

/* Where the first name is not known, Word looks for the others. */
static void
put_font (GoujiXml *xml, char **families)
{
  gouji_xml_open (xml, "w:font");
  gouji_xml_put_attribute (xml, "w:name", families[0]);
  if (families[1] != NULL) {
    g_autofree char *others = g_strjoinv (",", families + 1);

    gouji_xml_put_value (xml, "w:altName", "w:val", others);
  }
  gouji_xml_close (xml);
}

/**
 * gouji_docx_write_fonts:
 *
 * The fonts of all styles, each once, with the other names under which they or what stands in for them are
 * found.
 */
GBytes *
gouji_docx_write_fonts (GoujiPaper *paper, GoujiPaperLayout *layout, GError **error)
{
  g_autoptr (GoujiXml) xml = gouji_xml_new ();
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  gouji_docx_open_root (xml, "w:fonts");
  for (guint i = 0; i < GOUJI_PAPER_N_ROLES; i++) {
    const GoujiPaperStyle *style = &layout->styles[i];

    if (g_hash_table_add (written, style->families[0]))
      put_font (xml, style->families);
    if (style->latin_families != NULL && g_hash_table_add (written, style->latin_families[0]))
      put_font (xml, style->latin_families);
  }

  return gouji_xml_finish (xml, error);
}
