/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-word-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  GoujiWordElement element;
} Name;

/* In the order of strcmp(). What a property was before it was changed, instructions of fields, and what is no
 * text of the page is skipped: w:rt is the small line of phonetic characters over others. */
static const Name names[] = {
  { "altChunk", GOUJI_WORD_CHUNK },
  { "binData", GOUJI_WORD_SKIPPED },
  { "body", GOUJI_WORD_BODY },
  { "br", GOUJI_WORD_BREAK },
  { "cellDel", GOUJI_WORD_CELL_DELETED },
  { "cellIns", GOUJI_WORD_CELL_INSERTED },
  { "checkBox", GOUJI_WORD_CHECK_BOX },
  { "checked", GOUJI_WORD_CHECKED },
  { "commentReference", GOUJI_WORD_COMMENT },
  { "cr", GOUJI_WORD_BREAK },
  { "default", GOUJI_WORD_CHECKED },
  { "del", GOUJI_WORD_DELETED },
  { "delInstrText", GOUJI_WORD_SKIPPED },
  { "delText", GOUJI_WORD_SKIPPED },
  { "endnote", GOUJI_WORD_ENDNOTE },
  { "endnoteReference", GOUJI_WORD_ENDNOTE_REFERENCE },
  { "fldChar", GOUJI_WORD_FIELD_MARK },
  { "fldData", GOUJI_WORD_SKIPPED },
  { "footnote", GOUJI_WORD_FOOTNOTE },
  { "footnoteReference", GOUJI_WORD_FOOTNOTE_REFERENCE },
  { "gridBefore", GOUJI_WORD_COLUMNS_BEFORE },
  { "gridSpan", GOUJI_WORD_COLUMN_SPAN },
  { "hMerge", GOUJI_WORD_JOINED_CELL },
  { "hidden", GOUJI_WORD_HIDDEN_ROW },
  { "hmerge", GOUJI_WORD_JOINED_CELL },
  { "ilfo", GOUJI_WORD_LIST_NUMBER },
  { "ilvl", GOUJI_WORD_LIST_LEVEL },
  { "ins", GOUJI_WORD_INSERTED },
  { "instrText", GOUJI_WORD_SKIPPED },
  { "listPr", GOUJI_WORD_LIST_PROPERTIES },
  { "moveFrom", GOUJI_WORD_MOVED_AWAY },
  { "noBreakHyphen", GOUJI_WORD_NO_BREAK_HYPHEN },
  { "numId", GOUJI_WORD_LIST_NUMBER },
  { "numPr", GOUJI_WORD_LIST_PROPERTIES },
  { "numberingChange", GOUJI_WORD_SKIPPED },
  { "outlineLvl", GOUJI_WORD_OUTLINE_LEVEL },
  { "p", GOUJI_WORD_PARAGRAPH },
  { "pPr", GOUJI_WORD_PARAGRAPH_PROPERTIES },
  { "pPrChange", GOUJI_WORD_SKIPPED },
  { "pStyle", GOUJI_WORD_PARAGRAPH_STYLE },
  { "ptab", GOUJI_WORD_TAB },
  { "r", GOUJI_WORD_RUN },
  { "rPr", GOUJI_WORD_RUN_PROPERTIES },
  { "rPrChange", GOUJI_WORD_SKIPPED },
  { "rStyle", GOUJI_WORD_RUN_STYLE },
  { "rt", GOUJI_WORD_SKIPPED },
  { "rubyPr", GOUJI_WORD_SKIPPED },
  { "sdtEndPr", GOUJI_WORD_SKIPPED },
  { "sdtPr", GOUJI_WORD_SKIPPED },
  { "sectPr", GOUJI_WORD_SKIPPED },
  { "softHyphen", GOUJI_WORD_SOFT_HYPHEN },
  { "sym", GOUJI_WORD_SYMBOL },
  { "t", GOUJI_WORD_TEXT },
  { "tab", GOUJI_WORD_TAB },
  { "tbl", GOUJI_WORD_TABLE },
  { "tblGrid", GOUJI_WORD_SKIPPED },
  { "tblHeader", GOUJI_WORD_HEADER_ROW },
  { "tblPr", GOUJI_WORD_SKIPPED },
  { "tblPrEx", GOUJI_WORD_SKIPPED },
  { "tc", GOUJI_WORD_CELL },
  { "tcPr", GOUJI_WORD_CELL_PROPERTIES },
  { "tcPrChange", GOUJI_WORD_SKIPPED },
  { "tr", GOUJI_WORD_ROW },
  { "trPr", GOUJI_WORD_ROW_PROPERTIES },
  { "trPrChange", GOUJI_WORD_SKIPPED },
  { "txbxContent", GOUJI_WORD_TEXT_BOX },
  { "vMerge", GOUJI_WORD_MERGED_CELL },
  { "vanish", GOUJI_WORD_HIDDEN },
  { "vertAlign", GOUJI_WORD_RAISED },
  { "vmerge", GOUJI_WORD_MERGED_CELL },
};

/* Elements of other namespaces, Transitional and Strict. */
static const struct {
  const char *namespace_uri;
  const char *name;
  GoujiWordElement element;
} others[] = {
  { "http://schemas.openxmlformats.org/markup-compatibility/2006", "AlternateContent",
    GOUJI_WORD_ALTERNATIVES },
  { "http://schemas.openxmlformats.org/markup-compatibility/2006", "Choice", GOUJI_WORD_CHOICE },
  { "http://schemas.openxmlformats.org/markup-compatibility/2006", "Fallback", GOUJI_WORD_FALLBACK },
  { "http://schemas.openxmlformats.org/drawingml/2006/main", "blip", GOUJI_WORD_PICTURE },
  { "http://purl.oclc.org/ooxml/drawingml/main", "blip", GOUJI_WORD_PICTURE },
  { "http://schemas.openxmlformats.org/officeDocument/2006/math", "r", GOUJI_WORD_RUN },
  { "http://schemas.openxmlformats.org/officeDocument/2006/math", "t", GOUJI_WORD_TEXT },
  { "http://purl.oclc.org/ooxml/officeDocument/math", "r", GOUJI_WORD_RUN },
  { "http://purl.oclc.org/ooxml/officeDocument/math", "t", GOUJI_WORD_TEXT },
  { "urn:schemas-microsoft-com:vml", "imagedata", GOUJI_WORD_PICTURE },
  { "urn:schemas-microsoft-com:vml", "textpath", GOUJI_WORD_WORD_ART },
  { "urn:schemas-microsoft-com:office:office", "OLEObject", GOUJI_WORD_OBJECT },
  { "http://schemas.microsoft.com/aml/2001/core", "annotation", GOUJI_WORD_ANNOTATION },
  { "http://schemas.microsoft.com/office/word/2003/auxHint", "t", GOUJI_WORD_LIST_TEXT },
};

/* Characters of fonts that have pictures in place of letters, as far as forms and lists use them. */
static const struct {
  const char *font;
  guint code;
  gunichar character;
} symbols[] = {
  { "Wingdings", 0x6c, 0x25cf },   { "Wingdings", 0x6e, 0x25a0 },   { "Wingdings", 0x6f, 0x25a1 },
  { "Wingdings", 0x71, 0x2751 },   { "Wingdings", 0x75, 0x25c6 },   { "Wingdings", 0xa8, 0x25fb },
  { "Wingdings", 0xfb, 0x2718 },   { "Wingdings", 0xfc, 0x2714 },   { "Wingdings", 0xfd, 0x2612 },
  { "Wingdings", 0xfe, 0x2611 },   { "Wingdings 2", 0x50, 0x2713 }, { "Wingdings 2", 0x51, 0x2612 },
  { "Wingdings 2", 0x52, 0x2611 }, { "Wingdings 2", 0x53, 0x2612 }, { "Wingdings 2", 0xa3, 0x25a1 },
  { "Symbol", 0xb7, 0x2022 },      { "Symbol", 0xd7, 0x00d7 },
};

static int
compare_names (const void *key, const void *member)
{
  return strcmp (key, ((const Name *) member)->name);
}

/**
 * gouji_word_element_find:
 * @namespace_uri: (nullable): the element's namespace
 * @name: its name in it
 */
GoujiWordElement
gouji_word_element_find (const char *namespace_uri, const char *name)
{
  if (gouji_word_is_namespace (namespace_uri)) {
    const Name *found = bsearch (name, names, G_N_ELEMENTS (names), sizeof *names, compare_names);

    return found == NULL ? GOUJI_WORD_OTHER : found->element;
  }
  for (guint i = 0; namespace_uri != NULL && i < G_N_ELEMENTS (others); i++) {
    if (strcmp (name, others[i].name) == 0 && strcmp (namespace_uri, others[i].namespace_uri) == 0)
      return others[i].element;
  }

  return GOUJI_WORD_OTHER;
}

/**
 * gouji_word_symbol_find:
 * @font: (nullable): the font's name
 * @code: of the character in that font (17.3.3.30): by itself, or in the private area of Unicode
 *
 * Returns: the character that looks like it; that of the private area where none is known
 */
gunichar
gouji_word_symbol_find (const char *font, guint code)
{
  guint low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;

  for (guint i = 0; font != NULL && i < G_N_ELEMENTS (symbols); i++) {
    if (low == symbols[i].code && g_ascii_strcasecmp (font, symbols[i].font) == 0)
      return symbols[i].character;
  }
  /* The digits in circles. */
  if (font != NULL && g_ascii_strcasecmp (font, "Wingdings") == 0 && low >= 0x81 && low <= 0x8a)
    return 0x2460 + low - 0x81;

  return code;
}
