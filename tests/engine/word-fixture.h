/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "package-fixture.h"

/* Word documents as small as they can be, made of what a test says of them. */

#define WORD_SPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define WORD_NAMESPACES                                                                                      \
  "xmlns:w='" WORD_SPACE "' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "         \
  "xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office' "               \
  "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "                           \
  "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "                                         \
  "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "                                    \
  "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
#define WORD_RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static inline void
add_word_relations (TestPackage *made)
{
  test_package_add (made, "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                    "<Override PartName='/word/document.xml' ContentType='application/"
                    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>");
  test_package_add (made, "_rels/.rels",
                    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                    "<Relationship Id='rId1' Type='" WORD_RELATIONSHIPS "/officeDocument' "
                    "Target='word/document.xml'/></Relationships>");
  test_package_add (
    made, "word/_rels/document.xml.rels",
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='rId1' Type='" WORD_RELATIONSHIPS "/styles' Target='styles.xml'/>"
    "<Relationship Id='rId2' Type='" WORD_RELATIONSHIPS "/numbering' Target='numbering.xml'/>"
    "<Relationship Id='rId3' Type='" WORD_RELATIONSHIPS "/footnotes' Target='/word/footnotes.xml'/>"
    "<Relationship Id='rId4' Type='" WORD_RELATIONSHIPS "/endnotes' Target='../word/endnotes.xml'/>"
    "</Relationships>");
}

static inline void
add_word_part (TestPackage *made, const char *name, const char *root, const char *content)
{
  g_autofree char *xml = NULL;

  if (content == NULL)
    return;

  xml = g_strdup_printf ("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\r\n<w:%s " WORD_NAMESPACES
                         ">%s</w:%s>",
                         root, content, root);
  test_package_add (made, name, xml);
}

/* Any but @body may be %NULL. */
static inline GBytes *
make_word (
  const char *body, const char *styles, const char *numbering, const char *footnotes, const char *endnotes)
{
  TestPackage *made = test_package_new (TRUE);
  g_autofree char *content = g_strdup_printf ("<w:body>%s<w:sectPr/></w:body>", body);

  add_word_relations (made);
  add_word_part (made, "word/document.xml", "document", content);
  add_word_part (made, "word/styles.xml", "styles", styles);
  add_word_part (made, "word/numbering.xml", "numbering", numbering);
  add_word_part (made, "word/footnotes.xml", "footnotes", footnotes);
  add_word_part (made, "word/endnotes.xml", "endnotes", endnotes);

  return test_package_finish (made);
}
