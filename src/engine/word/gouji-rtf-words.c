/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "word/gouji-rtf-words.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *word;
  GoujiRtfAction action;
  guint value;
} KnownWord;

/* By name, for a binary search. */
static const KnownWord known_words[] = {
  { "aftncn", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "aftnsep", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "aftnsepc", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "annotation", GOUJI_RTF_DESTINATION, GOUJI_RTF_COMMENT },
  { "ansicpg", GOUJI_RTF_PAGE, 0 },
  { "atnauthor", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "atndate", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "atnicn", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "atnid", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "atnparent", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "atnref", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "atntime", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "bkmkend", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "bkmkstart", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "bullet", GOUJI_RTF_CHARACTER, 0x2022 },
  { "cell", GOUJI_RTF_CELL, 0 },
  { "cellx", GOUJI_RTF_CELL_RIGHT, 0 },
  { "clmrg", GOUJI_RTF_CELL_JOINS_LEFT, 0 },
  { "clvmrg", GOUJI_RTF_CELL_JOINS_ABOVE, 0 },
  { "colortbl", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "column", GOUJI_RTF_LINE, 0 },
  { "cpg", GOUJI_RTF_FONT_PAGE, 0 },
  { "datafield", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "deff", GOUJI_RTF_DEFAULT_FONT, 0 },
  { "deleted", GOUJI_RTF_DELETED, 0 },
  { "dn", GOUJI_RTF_RAISED, 0 },
  { "do", GOUJI_RTF_DESTINATION, GOUJI_RTF_SHAPE },
  { "dptxbxtext", GOUJI_RTF_DESTINATION, GOUJI_RTF_SHAPE_TEXT },
  { "emdash", GOUJI_RTF_CHARACTER, 0x2014 },
  { "emspace", GOUJI_RTF_CHARACTER, 0x2003 },
  { "endash", GOUJI_RTF_CHARACTER, 0x2013 },
  { "enspace", GOUJI_RTF_CHARACTER, 0x2002 },
  { "f", GOUJI_RTF_FONT, 0 },
  { "falt", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "fcharset", GOUJI_RTF_FONT_CHARSET, 0 },
  { "filetbl", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "fldinst", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "fontemb", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "fonttbl", GOUJI_RTF_DESTINATION, GOUJI_RTF_FONTS },
  { "footer", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "footerf", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "footerl", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "footerr", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "footnote", GOUJI_RTF_DESTINATION, GOUJI_RTF_FOOTNOTE },
  { "formfield", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "ftncn", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "ftnsep", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "ftnsepc", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "generator", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "header", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "headerf", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "headerl", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "headerr", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "info", GOUJI_RTF_DESTINATION, GOUJI_RTF_INFO },
  { "intbl", GOUJI_RTF_IN_TABLE, 0 },
  { "irow", GOUJI_RTF_ROW_INDEX, 0 },
  { "itap", GOUJI_RTF_TABLE_DEPTH, 0 },
  { "keywords", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "lastrow", GOUJI_RTF_ROW_LAST, 0 },
  { "ldblquote", GOUJI_RTF_CHARACTER, 0x201c },
  { "line", GOUJI_RTF_LINE, 0 },
  { "listoverridetable", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "listtable", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "listtext", GOUJI_RTF_DESTINATION, GOUJI_RTF_LIST_TEXT },
  { "lquote", GOUJI_RTF_CHARACTER, 0x2018 },
  { "nestcell", GOUJI_RTF_NESTED_CELL, 0 },
  { "nestrow", GOUJI_RTF_NESTED_ROW, 0 },
  { "nesttableprops", GOUJI_RTF_DESTINATION, GOUJI_RTF_NESTED_ROW_PROPERTIES },
  { "nonesttables", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "nonshppict", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "nosupersub", GOUJI_RTF_NOT_RAISED, 0 },
  { "objalias", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "objclass", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "objdata", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "objname", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "objsect", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "operator", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "outlinelevel", GOUJI_RTF_OUTLINE_LEVEL, 0 },
  { "page", GOUJI_RTF_LINE, 0 },
  { "par", GOUJI_RTF_PARAGRAPH, 0 },
  { "pard", GOUJI_RTF_PARAGRAPH_DEFAULTS, 0 },
  { "pict", GOUJI_RTF_DESTINATION, GOUJI_RTF_PICTURE },
  { "plain", GOUJI_RTF_PLAIN, 0 },
  { "pn", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "pntext", GOUJI_RTF_DESTINATION, GOUJI_RTF_LIST_TEXT },
  { "pntxta", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "pntxtb", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "private", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "qmspace", GOUJI_RTF_CHARACTER, 0x2005 },
  { "rdblquote", GOUJI_RTF_CHARACTER, 0x201d },
  { "revised", GOUJI_RTF_REVISED, 0 },
  { "revtbl", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "row", GOUJI_RTF_ROW, 0 },
  { "rquote", GOUJI_RTF_CHARACTER, 0x2019 },
  { "rxe", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "s", GOUJI_RTF_STYLE, 0 },
  { "sect", GOUJI_RTF_PARAGRAPH, 0 },
  { "shp", GOUJI_RTF_DESTINATION, GOUJI_RTF_SHAPE },
  { "shpgrp", GOUJI_RTF_DESTINATION, GOUJI_RTF_SHAPE },
  { "shpinst", GOUJI_RTF_DESTINATION, GOUJI_RTF_SHAPE },
  { "shppict", GOUJI_RTF_DESTINATION, GOUJI_RTF_SAME },
  { "shprslt", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "shptxt", GOUJI_RTF_DESTINATION, GOUJI_RTF_SHAPE_TEXT },
  { "strike", GOUJI_RTF_STRUCK, 0 },
  { "striked", GOUJI_RTF_STRUCK, 0 },
  { "stylesheet", GOUJI_RTF_DESTINATION, GOUJI_RTF_STYLES },
  { "sub", GOUJI_RTF_RAISED, 0 },
  { "super", GOUJI_RTF_RAISED, 0 },
  { "tab", GOUJI_RTF_TAB, 0 },
  { "tc", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "tcn", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "template", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "themedata", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "title", GOUJI_RTF_DESTINATION, GOUJI_RTF_TITLE },
  { "trhdr", GOUJI_RTF_ROW_HEAD, 0 },
  { "trleft", GOUJI_RTF_ROW_LEFT, 0 },
  { "trowd", GOUJI_RTF_ROW_DEFAULTS, 0 },
  { "txe", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
  { "u", GOUJI_RTF_UNICODE, 0 },
  { "uc", GOUJI_RTF_UNICODE_SKIP, 0 },
  { "ud", GOUJI_RTF_DESTINATION, GOUJI_RTF_AS_UNICODE },
  { "up", GOUJI_RTF_RAISED, 0 },
  { "upr", GOUJI_RTF_DESTINATION, GOUJI_RTF_TWICE },
  { "v", GOUJI_RTF_HIDDEN, 0 },
  { "xe", GOUJI_RTF_DESTINATION, GOUJI_RTF_PASSED },
};

static int
compare_words (const void *word, const void *known)
{
  return strcmp (word, ((const KnownWord *) known)->word);
}

/**
 * gouji_rtf_word_find:
 * @word: a control word without its backslash
 * @value: (out): what goes with the action
 */
GoujiRtfAction
gouji_rtf_word_find (const char *word, guint *value)
{
  const KnownWord *known =
    bsearch (word, known_words, G_N_ELEMENTS (known_words), sizeof (KnownWord), compare_words);

  *value = known == NULL ? 0 : known->value;
  return known == NULL ? GOUJI_RTF_UNKNOWN : known->action;
}
