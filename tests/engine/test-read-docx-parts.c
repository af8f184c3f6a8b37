/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"
#include "word-fixture.h"

/* What Word documents have beside their text: styles, lists, notes, references; and containers that are not
 * what they seem. */

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" T (text) "</w:p>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" T (text) "</w:p>"
#define LISTED(list, level, text)                                                                            \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                                    \
  "'/></w:numPr></w:pPr>" T (text) "</w:p>"
#define STYLE(id, content) "<w:style w:type='paragraph' w:styleId='" id "'>" content "</w:style>"
#define LEVEL(level, format, text, rest)                                                                     \
  "<w:lvl w:ilvl='" level "'><w:start w:val='1'/><w:numFmt w:val='" format "'/>" rest                        \
  "<w:lvlText w:val='" text "'/></w:lvl>"
#define LIST(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define USE(id, list, rest) "<w:num w:numId='" id "'><w:abstractNumId w:val='" list "'/>" rest "</w:num>"

typedef struct {
  const char *name;
  const char *body;
  const char *styles;
  const char *numbering;
  const char *expected;
} PartsCase;

/* The lists of the cases: 1 as parts of a report are numbered, 2 bullets, 3 with numbers of all levels. */
#define LISTS                                                                                                \
  LIST ("1", LEVEL ("0", "chineseCountingThousand", "%1、", "<w:suff w:val='nothing'/>")                     \
               LEVEL ("1", "chineseCounting", "（%2）", "") LEVEL ("2", "decimal", "%3.", ""))               \
  LIST ("2", LEVEL ("0", "bullet", "\uf06c", "") LEVEL ("1", "bullet", "－", ""))                            \
  LIST ("3", LEVEL ("0", "japaneseCounting", "第%1章", "<w:pStyle w:val='Chapter'/>")                        \
               LEVEL ("1", "decimal", "%1.%2", "<w:pStyle w:val='Passage'/><w:isLgl/>")                      \
                 LEVEL ("2", "lowerLetter", "%3)", "<w:lvlRestart w:val='0'/>"))                             \
  USE ("1", "1", "")                                                                                         \
  USE ("2", "2", "")                                                                                         \
  USE ("3", "3", "")                                                                                         \
  USE ("4", "1", "")                                                                                         \
  USE ("5", "1", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>")                   \
  USE ("6", "1", "<w:lvlOverride w:ilvl='0'>" LEVEL ("0", "upperRoman", "%1.", "") "</w:lvlOverride>")

static const PartsCase cases[] = {
  { "headings-by-name", STYLED ("a", "一") STYLED ("b", "二") STYLED ("c", "三") STYLED ("d", "四"),
    STYLE ("a", "<w:name w:val='heading 1'/>") STYLE ("b", "<w:name w:val='Heading 9'/>")
      STYLE ("c", "<w:name w:val='Title'/>") STYLE ("d", "<w:name w:val='heading 10'/>"),
    NULL, "#1 一|#6 二|#1 三|四|" },
  { "headings-by-level-and-base", STYLED ("a", "一") STYLED ("b", "二") STYLED ("c", "三"),
    STYLE ("a", "<w:basedOn w:val='b'/>") STYLE ("b", "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>")
      STYLE ("c", "<w:basedOn w:val='b'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>"),
    NULL, "#3 一|#3 二|三|" },
  { "level-in-the-paragraph-has-the-say",
    "<w:p><w:pPr><w:pStyle w:val='a'/><w:outlineLvl w:val='9'/></w:pPr>" T ("一") "</w:p>",
    STYLE ("a", "<w:name w:val='heading 1'/>"), NULL, "一|" },
  { "styles-in-a-circle", STYLED ("a", "一") STYLED ("c", "二"),
    STYLE ("a", "<w:basedOn w:val='b'/>") STYLE ("b", "<w:basedOn w:val='a'/>")
      STYLE ("c", "<w:basedOn w:val='c'/>"),
    NULL, "一|二|" },
  { "unknown-style", STYLED ("x", "一"), STYLE ("a", ""), NULL, "一|" },
  { "styles-that-hide",
    STYLED ("a", "一") "<w:p>" T ("二") "<w:r><w:rPr><w:rStyle w:val='b'/></w:rPr><w:t>三</w:t></w:r></w:p>",
    STYLE ("a", "<w:rPr><w:vanish/></w:rPr>") "<w:style w:type='character' "
                                              "w:styleId='b'><w:rPr><w:vanish/></w:rPr></w:style>",
    NULL, "二|" },
  { "numbers-of-parts",
    LISTED ("1", "0", "总体情况") LISTED ("1", "1", "主动公开") LISTED ("1", "1", "依申请公开")
      LISTED ("1", "2", "甲") LISTED ("1", "0", "其他") LISTED ("1", "1", "乙"),
    NULL, LISTS, "一、总体情况|（一）主动公开|（二）依申请公开|1. 甲|二、其他|（一）乙|" },
  { "tenth-and-hundredth", LISTED ("9", "0", "甲") LISTED ("9", "0", "乙") LISTED ("9", "0", "丙"), NULL,
    LIST ("9",
          "<w:lvl w:ilvl='0'><w:start w:val='109'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText "
          "w:val='%1、'/></w:lvl>") USE ("9", "9", ""),
    "一百零九、甲|一百一十、乙|一百一十一、丙|" },
  { "bullets", LISTED ("2", "0", "甲") LISTED ("2", "1", "乙"), NULL, LISTS, "• 甲|－乙|" },
  { "numbers-of-several-levels",
    LISTED ("3", "0", "甲") LISTED ("3", "1", "乙") LISTED ("3", "2", "丙") LISTED ("3", "0", "丁")
      LISTED ("3", "1", "戊") LISTED ("3", "2", "己"),
    NULL, LISTS, "第一章甲|1.1 乙|a) 丙|第二章丁|2.1 戊|b) 己|" },
  { "uses-of-a-list-go-on",
    LISTED ("1", "0", "甲") LISTED ("4", "0", "乙") LISTED ("5", "0", "丙") LISTED ("5", "0", "丁")
      LISTED ("6", "0", "戊"),
    NULL, LISTS, "一、甲|二、乙|五、丙|六、丁|VII. 戊|" },
  { "numbers-of-styles", STYLED ("Chapter", "甲") STYLED ("Passage", "乙") STYLED ("Other", "丙"),
    STYLE ("Chapter", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>")
      STYLE ("Passage", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>")
        STYLE ("Other", "<w:basedOn w:val='Passage'/>"),
    LISTS, "第一章甲|1.1 乙|1.2 丙|" },
  { "number-that-is-taken-away",
    "<w:p><w:pPr><w:pStyle w:val='Chapter'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>" T (
      "甲") "</w:p>",
    STYLE ("Chapter", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"), LISTS, "甲|" },
  { "list-of-a-style", LISTED ("9", "0", "甲"), NULL,
    LIST ("8", "<w:styleLink w:val='S'/>" LEVEL ("0", "upperLetter", "%1)", ""))
      LIST ("9", "<w:numStyleLink w:val='S'/>") USE ("9", "9", ""),
    "A) 甲|" },
  { "lists-in-a-circle", LISTED ("9", "0", "甲"), NULL,
    LIST ("8", "<w:styleLink w:val='S'/><w:numStyleLink w:val='S'/>")
      LIST ("9", "<w:styleLink w:val='S'/><w:numStyleLink w:val='S'/>") USE ("9", "9", ""),
    "甲|" },
  { "numbers-of-deleted-paragraphs",
    LISTED ("1", "0", "甲") "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId "
                            "w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>零</"
                            "w:delText></w:r></w:del></w:p>" LISTED ("1", "0", "乙"),
    NULL, LISTS, "一、甲|二、乙|" },
  { "unknown-list-and-level",
    LISTED ("77", "0", "甲") LISTED ("1", "8", "乙") LISTED ("1", "-5", "丙") LISTED ("1", "99", "丁"), NULL,
    LISTS, "甲|乙|一、丙|丁|" },
  { "number-of-a-blank-paragraph-in-a-cell",
    "<w:tbl><w:tr><w:tc>" LISTED ("1", "2", "") "</w:tc><w:tc>" P ("57") "</w:tc></w:tr></w:tbl>", NULL,
    LISTS, "[0,0]1.[0,1]57|" },
};

static GoujiDocument *
read_word (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GoujiDocument *document = gouji_read (bytes, "report.docx", NULL, &error);

  g_assert_no_error (error);
  assert_document_holds (document);

  return document;
}

static void
assert_reads (GBytes *bytes, const char *expected)
{
  g_autoptr (GoujiDocument) document = read_word (bytes);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, expected);
}

static void
test_parts (gconstpointer data)
{
  const PartsCase *c = data;
  g_autoptr (GBytes) bytes = make_word (c->body, c->styles, c->numbering, NULL, NULL);

  assert_reads (bytes, c->expected);
}

static void
test_notes_stand_at_the_end (void)
{
  g_autoptr (GBytes) bytes =
    make_word ("<w:p>" T ("57") "<w:r><w:footnoteReference w:id='3'/></w:r>" T (
                 "件") "<w:r><w:endnoteReference w:id='2'/></w:r></w:p><w:p>" T ("64") "<w:r><w:"
                                                                                       "footnoteReference "
                                                                                       "w:id='2'/></w:r></"
                                                                                       "w:p><w:p><w:del><w:r>"
                                                                                       "<w:footnoteReference "
                                                                                       "w:id='4'/></w:r></"
                                                                                       "w:del></w:p>",
               NULL, NULL,
               "<w:footnote w:type='separator' w:id='0'>" P ("线") "</w:footnote><w:footnote w:id='2'>" P (
                 "乙") "</w:footnote><w:footnote "
                       "w:id='3'><w:p><w:r><w:footnoteRef/></"
                       "w:r>" T ("甲") "</w:p></"
                                       "w:footnote><w:footnote "
                                       "w:id='4'>" P ("零") "</"
                                                            "w:"
                                                            "fo"
                                                            "ot"
                                                            "no"
                                                            "te"
                                                            ">",
               "<w:endnote w:id='2'>" P ("丙") "</w:endnote>");

  assert_reads (bytes, "57件|64|甲|丙|乙|");
}

static const char *
get_detail (GoujiDocument *document, GoujiNoteCode code)
{
  GPtrArray *notes = gouji_document_get_notes (document);

  for (guint i = 0; i < notes->len; i++) {
    const GoujiNote *note = g_ptr_array_index (notes, i);

    if (note->code == code)
      return note->detail;
  }

  return NULL;
}

static void
test_what_is_left_out_is_noted (void)
{
  g_autoptr (GBytes) bytes =
    make_word ("<w:p><w:ins>" T ("一") "</w:ins><w:del><w:r><w:delText>零</w:delText></w:r></"
                                       "w:del><w:r><w:commentReference w:id='0'/></w:r>"
                                       "<w:r><w:rPr><w:vanish/></w:rPr><w:t>二</w:t><w:tab/></"
                                       "w:r><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>",
               NULL, NULL, NULL, NULL);
  g_autoptr (GoujiDocument) document = read_word (bytes);

  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_REVISIONS), ==, "2");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_COMMENTS), ==, "1");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_HIDDEN), ==, "1");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_PICTURES), ==, "1");
}

static void
test_what_is_there_is_not_noted (void)
{
  g_autoptr (GBytes) bytes = make_word (P ("一"), NULL, NULL, NULL, NULL);
  g_autoptr (GoujiDocument) document = read_word (bytes);

  g_assert_cmpuint (gouji_document_get_notes (document)->len, ==, 0);
}

/* The same document in the strict form of the standard has other namespaces and types. */
static void
test_strict_documents_are_read (void)
{
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  test_package_add (
    made, "_rels/.rels",
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship "
    "Id='a' "
    "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument' "
    "Target='/doc/main.xml'/></Relationships>");
  test_package_add (
    made, "doc/main.xml",
    "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' w:conformance='strict'><w:body>"
    "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>一</w:t></w:r></w:p></w:body></w:document>");
  test_package_add (
    made, "doc/_rels/main.xml.rels",
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship "
    "Id='a' "
    "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/styles' "
    "Target='look/styles.xml'/></Relationships>");
  test_package_add (made, "doc/look/styles.xml",
                    "<w:styles xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:style "
                    "w:type='paragraph' w:styleId='a'>"
                    "<w:name w:val='heading 2'/></w:style></w:styles>");
  bytes = test_package_finish (made);

  assert_reads (bytes, "#2 一|");
}

#define FLAT                                                                                                 \
  "<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?>"                                        \
  "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>"                            \
  "<pkg:part pkg:name='/word/document.xml'><pkg:xmlData><w:document " WORD_NAMESPACES                        \
  "><w:body>" STYLED ("a", "一") LISTED (                                                                    \
    "1", "0",                                                                                                \
    "二") "<w:p><w:r><w:footnoteReference "                                                                  \
          "w:id='2'/></w:r></w:p></w:body></w:document></pkg:xmlData></pkg:part>"                            \
          "<pkg:part pkg:name='/word/footnotes.xml'><pkg:xmlData><w:footnotes " WORD_NAMESPACES              \
          "><w:footnote w:id='2'>" P (                                                                       \
            "注") "</w:footnote></w:footnotes></pkg:xmlData></pkg:part>"                                     \
                  "<pkg:part pkg:name='/word/styles.xml'><pkg:xmlData><w:styles " WORD_NAMESPACES            \
                  ">" STYLE (                                                                                \
                    "a", "<w:name w:val='heading 1'/>") "</w:styles></pkg:xmlData></pkg:part>"               \
                                                        "<pkg:part "                                         \
                                                        "pkg:name='/word/"                                   \
                                                        "header1.xml'><pkg:xmlData><w:hdr " WORD_NAMESPACES  \
                                                        ">" P ("零") "</w:hdr></pkg:xmlData></pkg:part>"     \
                                                                     "<pkg:part "                            \
                                                                     "pkg:name='/word/"                      \
                                                                     "numbering.xml'><pkg:xmlData><w:"       \
                                                                     "numbering " WORD_NAMESPACES ">" LISTS  \
                                                                     "</w:numbering></pkg:xmlData>"          \
                                                                     "</pkg:part></pkg:package>"

static void
test_packages_as_one_file_are_read (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (FLAT, strlen (FLAT));

  assert_reads (bytes, "#1 一|一、二|注|");
}

#define WORD_2003                                                                                            \
  "<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml' "     \
  "xmlns:wx='http://schemas.microsoft.com/office/word/2003/auxHint' "                                        \
  "xmlns:aml='http://schemas.microsoft.com/aml/2001/core'>"                                                  \
  "<w:styles><w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 1'/></w:style></w:styles>"     \
  "<w:body><wx:sect><w:p><w:pPr><w:pStyle w:val='a'/><w:listPr><w:ilvl w:val='0'/><w:ilfo w:val='1'/><wx:t " \
  "wx:val='一、'/>"                                                                                          \
  "</w:listPr></w:pPr>" T (                                                                                  \
    "总体情况") "</w:p>"                                                                                     \
                "<w:p><aml:annotation aml:id='0' w:type='Word.Insertion'><aml:content>" T (                  \
                  "57") "</aml:content></aml:annotation>"                                                    \
                        "<aml:annotation aml:id='1' "                                                        \
                        "w:type='Word.Deletion'><aml:content><w:r><w:delText>56</w:delText></w:r></"         \
                        "aml:content></aml:annotation>"                                                      \
                        "<w:r><aml:annotation aml:id='2' w:type='Word.Comment'><aml:content>" P (            \
                          "零") "</aml:content></aml:annotation></w:r>"                                      \
                                "<w:r><w:footnote>" P ("注") "</w:footnote></w:r>" T (                       \
                                  "件") "</w:p>"                                                             \
                                        "<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge "                              \
                                        "w:val='restart'/></w:tcPr>" P ("1") "</w:tc><w:tc>" P (             \
                                          "2") "</w:tc></w:tr>"                                              \
                                               "<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></"            \
                                               "w:tc><w:tc>" P (                                             \
                                                 "3") "</w:tc></w:tr></w:tbl>"                               \
                                                      "<w:p><w:r><w:pict><w:binData "                        \
                                                      "w:name='x'>AAAA</w:binData></w:pict></w:r></w:p></"   \
                                                      "wx:sect></w:body></w:wordDocument>"

static void
test_documents_of_word_2003_are_read (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (WORD_2003, strlen (WORD_2003));

  assert_reads (bytes, "#1 一、总体情况|57件|[0,0+2+1]1[0,1]2[1,1]3|注|");
}

static void
assert_fails (GBytes *bytes, const GoujiLimits *limits, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_read (bytes, "report.docx", limits, &error));
  g_assert_error (error, GOUJI_READ_ERROR, code);
}

/* Word finds the text where it always is, and so do others. */
static void
test_missing_references_are_guessed (void)
{
  const char *const wrong[] = {
    "<Relationships/>", "<Relationships",
    "<Relationships><Relationship Type='x/officeDocument' Target='../../../etc/passwd'/></Relationships>",
    "<Relationships><Relationship Type='x/officeDocument' TargetMode='External' "
    "Target='file:///etc/hostname'/></Relationships>"
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    TestPackage *made = test_package_new (TRUE);
    g_autoptr (GBytes) bytes = NULL;

    test_package_add (made, "_rels/.rels", wrong[i]);
    add_word_part (made, "word/document.xml", "document", "<w:body>" STYLED ("a", "一") "</w:body>");
    add_word_part (made, "word/styles.xml", "styles", STYLE ("a", "<w:name w:val='heading 1'/>"));
    bytes = test_package_finish (made);

    assert_reads (bytes, "#1 一|");
  }
}

static void
test_documents_without_text_are_said (void)
{
  g_autoptr (GBytes) blank = make_word ("<w:p/>" P (" "), NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) headless = NULL;
  g_autoptr (GBytes) bodiless = NULL;
  TestPackage *made = test_package_new (TRUE);

  add_word_relations (made);
  headless = test_package_finish (made);
  made = test_package_new (TRUE);
  add_word_relations (made);
  add_word_part (made, "word/document.xml", "document", "");
  bodiless = test_package_finish (made);

  assert_fails (blank, NULL, GOUJI_READ_ERROR_EMPTY);
  assert_fails (headless, NULL, GOUJI_READ_ERROR_DAMAGED);
  assert_fails (bodiless, NULL, GOUJI_READ_ERROR_EMPTY);
}

/* A part that the text refers to as x, and nothing but references. */
static GBytes *
make_chunks (const char *body, const char *chunk)
{
  TestPackage *made = test_package_new (TRUE);

  add_word_part (made, "word/document.xml", "document", body);
  test_package_add (made, "word/_rels/document.xml.rels",
                    "<Relationships><Relationship Id='x' Type='" WORD_RELATIONSHIPS
                    "/aFChunk' Target='chunk.html'/></Relationships>");
  test_package_add (made, "word/chunk.html", chunk);

  return test_package_finish (made);
}

static void
test_a_page_within_a_document_is_read (void)
{
  g_autoptr (GBytes) page =
    make_chunks ("<w:body><w:altChunk r:id='x'/></w:body>", "<html><p>一</p><table><tr><td>1<td>2</table>");
  g_autoptr (GBytes) both = make_chunks ("<w:body>" P ("一") "<w:altChunk r:id='x'/></w:body>", "<p>二</p>");
  g_autoptr (GBytes) missing = make_chunks ("<w:body><w:altChunk r:id='y'/></w:body>", "<p>二</p>");
  g_autoptr (GBytes) document = make_chunks ("<w:body><w:altChunk r:id='x'/></w:body>", "PK\3\4");
  g_autoptr (GoujiDocument) read = read_word (both);

  assert_reads (page, "一|[0,0]1[0,1]2|");
  g_assert_true (has_note (read, GOUJI_NOTE_CUT));
  assert_fails (missing, NULL, GOUJI_READ_ERROR_UNSUPPORTED);
  assert_fails (document, NULL, GOUJI_READ_ERROR_UNSUPPORTED);
}

static void
test_damaged_parts_are_said (void)
{
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) outside = NULL;
  g_autoptr (GBytes) styles = NULL;

  add_word_relations (made);
  test_package_add (made, "word/document.xml", "<w:document xmlns:w='" WORD_SPACE "'><w:body><w:p>");
  bytes = test_package_finish (made);
  made = test_package_new (TRUE);
  add_word_relations (made);
  test_package_add (made, "word/document.xml",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><w:document xmlns:w='" WORD_SPACE
                    "'><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>");
  outside = test_package_finish (made);
  styles = make_word (P ("一"), "<w:style", NULL, NULL, NULL);

  assert_fails (bytes, NULL, GOUJI_READ_ERROR_DAMAGED);
  assert_fails (outside, NULL, GOUJI_READ_ERROR_DAMAGED);
  assert_fails (styles, NULL, GOUJI_READ_ERROR_DAMAGED);
}

static GBytes *
repeat (const char *piece, guint n)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (body, piece);

  return make_word (body->str, NULL, NULL, NULL, NULL);
}

static char *
nest (const char *opening, const char *content, const char *closing, guint n)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (body, opening);
  g_string_append (body, content);
  for (guint i = 0; i < n; i++)
    g_string_append (body, closing);

  return g_string_free_and_steal (body);
}

static void
test_deep_nesting_ends (void)
{
  g_autofree char *tables = nest ("<w:tbl><w:tr><w:tc>", P ("一"), "</w:tc></w:tr></w:tbl>", 1000);
  g_autofree char *endless = nest ("<w:tbl><w:tr><w:tc>", P ("一"), "</w:tc></w:tr></w:tbl>", 100000);
  g_autofree char *boxes = nest ("<w:p><w:r><w:txbxContent>", P ("一"), "</w:txbxContent></w:r></w:p>", 1000);
  g_autoptr (GBytes) deep = make_word (tables, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) too_deep = make_word (endless, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) box_in_box = make_word (boxes, NULL, NULL, NULL, NULL);
  g_autofree char *with_text = g_strconcat (P ("二"), boxes, NULL);
  g_autoptr (GBytes) text_and_boxes = make_word (with_text, NULL, NULL, NULL, NULL);
  g_autoptr (GoujiDocument) document = NULL;

  assert_reads (deep, "一|");
  assert_fails (too_deep, NULL, GOUJI_READ_ERROR_TOO_LARGE);
  assert_fails (box_in_box, NULL, GOUJI_READ_ERROR_EMPTY);
  document = read_word (text_and_boxes);
  g_assert_true (has_note (document, GOUJI_NOTE_TOO_DEEP));
}

static void
test_cells_are_limited (void)
{
  const GoujiLimits limits = {
    .bytes = 100000, .unpacked = 1000000, .members = 100, .cells = 10, .depth = 100
  };
  g_autoptr (GBytes) bytes =
    repeat ("<w:tbl><w:tr><w:tc>" P ("1") "</w:tc><w:tc>" P ("2") "</w:tc></w:tr></w:tbl>", 20);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_read (bytes, NULL, &limits, &error);

  g_assert_no_error (error);
  g_assert_true (has_note (document, GOUJI_NOTE_TOO_LARGE));
  assert_document_holds (document);
}

static void
test_wide_spans_fill_no_memory (void)
{
  g_autoptr (GBytes) bytes =
    repeat ("<w:tbl><w:tr><w:trPr><w:gridBefore w:val='2000000000'/></w:trPr><w:tc><w:tcPr><w:gridSpan "
            "w:val='2000000000'/>"
            "<w:vMerge w:val='restart'/></w:tcPr>" P (
              "1") "</w:tc><w:tc><w:tcPr><w:gridSpan w:val='-7'/></w:tcPr>" P ("2") "</w:tc></w:tr></w:tbl>",
            3);
  g_autoptr (GoujiDocument) document = read_word (bytes);

  g_assert_cmpuint (gouji_document_get_n_blocks (document), ==, 3);
}

static const char valid_body[] = STYLED ("a", "总体")
  LISTED ("1", "0", "情况") "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" P (
    "1") "</w:tc><w:tc><w:tbl><w:tr><w:tc>" P ("2") "</w:tc></w:tr></w:tbl></w:tc></"
                                                    "w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></"
                                                    "w:tc><w:tc>" P ("3") "</w:tc></w:tr></w:tbl>"
                                                                          "<w:p><w:r><w:fldChar "
                                                                          "w:fldCharType='begin'/></"
                                                                          "w:r><w:r><w:txbxContent>" P (
                                                                            "4") "</w:txbxContent></w:r></"
                                                                                 "w:p>";

/* Whatever is done to the text's part, what comes out of it is a document that holds, or one of the errors.
 */
static void
test_damaged_texts_give_sound_documents (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (guint round = 0; round < 400; round++) {
    g_autofree char *body = g_strdup (valid_body);
    gsize length = strlen (body);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    for (guint i = round % 5; i < 5; i++) {
      char *first = strchr (body + g_rand_int_range (random, 0, length - 60), '<');
      char *second = strchr (body + g_rand_int_range (random, 0, length - 60), '<');

      /* Names of elements change places, so that some of it stays XML. */
      if (first != NULL && second != NULL)
        memmove (first + 3, second + 3, 2);
    }
    bytes = make_word (body, STYLE ("a", "<w:name w:val='heading 1'/>"), LISTS, NULL, NULL);
    document = gouji_read (bytes, "report.docx", NULL, &error);
    if (document != NULL)
      assert_document_holds (document);
    else
      g_assert_true (error->domain == GOUJI_READ_ERROR);
  }
}

static void
test_cut_files_are_turned_down (void)
{
  g_autoptr (GBytes) whole = make_word (P ("一"), NULL, NULL, NULL, NULL);

  for (gsize length = 4; length < g_bytes_get_size (whole); length++) {
    g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, length);

    assert_fails (bytes, NULL, GOUJI_READ_ERROR_DAMAGED);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/read-docx-parts/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_parts);
  }
  g_test_add_func ("/read-docx-parts/notes-stand-at-the-end", test_notes_stand_at_the_end);
  g_test_add_func ("/read-docx-parts/what-is-left-out-is-noted", test_what_is_left_out_is_noted);
  g_test_add_func ("/read-docx-parts/what-is-there-is-not-noted", test_what_is_there_is_not_noted);
  g_test_add_func ("/read-docx-parts/strict-documents-are-read", test_strict_documents_are_read);
  g_test_add_func ("/read-docx-parts/packages-as-one-file-are-read", test_packages_as_one_file_are_read);
  g_test_add_func ("/read-docx-parts/documents-of-word-2003-are-read", test_documents_of_word_2003_are_read);
  g_test_add_func ("/read-docx-parts/missing-references-are-guessed", test_missing_references_are_guessed);
  g_test_add_func ("/read-docx-parts/error/documents-without-text-are-said",
                   test_documents_without_text_are_said);
  g_test_add_func ("/read-docx-parts/a-page-within-a-document-is-read",
                   test_a_page_within_a_document_is_read);
  g_test_add_func ("/read-docx-parts/error/damaged-parts-are-said", test_damaged_parts_are_said);
  g_test_add_func ("/read-docx-parts/deep-nesting-ends", test_deep_nesting_ends);
  g_test_add_func ("/read-docx-parts/cells-are-limited", test_cells_are_limited);
  g_test_add_func ("/read-docx-parts/wide-spans-fill-no-memory", test_wide_spans_fill_no_memory);
  g_test_add_func ("/read-docx-parts/damaged-texts-give-sound-documents",
                   test_damaged_texts_give_sound_documents);
  g_test_add_func ("/read-docx-parts/cut-files-are-turned-down", test_cut_files_are_turned_down);

  return g_test_run ();
}
