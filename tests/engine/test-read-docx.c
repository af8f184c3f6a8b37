/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"
#include "word-fixture.h"

/* A paragraph of one run, and a cell of one paragraph. */
#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" T (text) "</w:p>"
#define C(text) "<w:tc>" P (text) "</w:tc>"
#define CP(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P (text) "</w:tc>"
#define R(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define INSTRUCTION(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"
#define BOX(text) "<w:txbxContent>" text "</w:txbxContent>"
#define NEW_BOX(text) "<w:drawing><wps:txbx>" BOX (text) "</wps:txbx></w:drawing>"
#define OLD_BOX(text) "<w:pict><v:shape><v:textbox>" BOX (text) "</v:textbox></v:shape></w:pict>"
#define BOTH_BOXES(text)                                                                                     \
  "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" NEW_BOX (                                           \
    text) "</mc:Choice><mc:Fallback>" OLD_BOX (text) "</mc:Fallback></mc:AlternateContent></w:r>"
#define AUTHOR " w:id='1' w:author='岚川县' w:date='2024-01-18T00:00:00Z'"

/* The body of a document and what is read from it, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *body;
  const char *expected;
} WordCase;

static const WordCase cases[] = {
  { "paragraphs", P ("一") "<w:p/>" P ("二"), "一|二|" },
  { "runs-are-joined", "<w:p>" T ("共收") T ("5") T ("7件") "</w:p>", "共收57件|" },
  { "spaces-at-the-ends-of-a-text",
    "<w:p>" T (" 一 ") "<w:r><w:t xml:space='preserve'> 二 </w:t></w:r>" T ("三") "</w:p>", "一 二 三|" },
  { "ideographic-spaces-stay", P ("　　一　二"), "　　一　二|" },
  { "line-breaks-in-the-file-are-none", P ("一\r\n二"), "一 二|" },
  { "breaks",
    "<w:p>" T ("一") "<w:r><w:br/><w:t>二</w:t><w:br w:type='page'/><w:t>三</w:t><w:cr/></w:r>" T (
      "四") "</w:p>",
    "一\n二\n三\n四|" },
  { "tabs",
    "<w:p><w:pPr><w:tabs><w:tab w:val='left' "
    "w:pos='1'/></w:tabs></w:pPr><w:r><w:tab/><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r></w:p>",
    "一\t二|" },
  { "hyphens", "<w:p><w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:t>3</w:t></w:r></w:p>",
    "1\u20112\u00ad3|" },
  { "symbols",
    "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings' w:char='F082'/><w:sym "
    "w:font='Arial' w:char='4E00'/><w:sym w:char='110000'/></w:r></w:p>",
    "☑②一|" },
  { "links-tags-and-controls",
    "<w:p><w:hyperlink r:id='x'>" T ("一") "</w:hyperlink><w:smartTag w:element='place'>" T (
      "二") "</w:smartTag><w:sdt><w:sdtPr><w:alias w:val='零'/></w:sdtPr><w:sdtContent>" T ("三") "</"
                                                                                                  "w:"
                                                                                                  "sdtContent"
                                                                                                  "></"
                                                                                                  "w:sdt></"
                                                                                                  "w:p><w:"
                                                                                                  "sdt><w:"
                                                                                                  "sdtContent"
                                                                                                  ">" P (
                                                                                                    "四") "</"
                                                                                                          "w:"
                                                                                                          "sd"
                                                                                                          "tC"
                                                                                                          "on"
                                                                                                          "te"
                                                                                                          "nt"
                                                                                                          "><"
                                                                                                          "/w"
                                                                                                          ":s"
                                                                                                          "dt"
                                                                                                          ">",
    "一二三|四|" },
  { "ruby",
    "<w:p><w:r><w:ruby><w:rubyPr/><w:rt>" T ("lán") "</w:rt><w:rubyBase>" T (
      "岚") "</w:rubyBase></w:ruby></w:r>" T ("川") "</w:p>",
    "岚川|" },
  { "fields",
    "<w:p>" T ("共") FIELD ("begin") INSTRUCTION ("=SUM(ABOVE)") FIELD ("separate") T ("57") FIELD ("end")
      T ("件") "</w:p>",
    "共57件|" },
  { "simple-field", "<w:p><w:fldSimple w:instr='DATE'>" T ("57") "</w:fldSimple></w:p>", "57|" },
  { "field-within-an-instruction",
    "<w:p>" FIELD ("begin") INSTRUCTION ("IF ") FIELD ("begin") INSTRUCTION ("PAGE") FIELD ("separate")
      T ("零") FIELD ("end") FIELD ("separate") T ("一") FIELD ("end") "</w:p>",
    "一|" },
  { "field-over-paragraphs",
    "<w:p>" FIELD ("begin") INSTRUCTION ("TOC") FIELD ("separate") T ("一") "</w:p><w:p>" T ("二")
      FIELD ("end") "</w:p>" P ("三"),
    "一|二|三|" },
  { "field-without-an-end-hides-nothing",
    "<w:p>" FIELD ("begin") INSTRUCTION ("X") T ("一") "</w:p>" P ("二"), "一|二|" },
  { "check-box-field",
    "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default "
    "w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>" INSTRUCTION ("FORMCHECKBOX")
      FIELD ("end") T ("一") "</w:p>",
    "☑一|" },
  { "formula", "<w:p><m:oMath><m:r><m:t>57</m:t></m:r></m:oMath></w:p>", "57|" },
  { "raised-mark-is-no-digit",
    "<w:p>" T ("64") "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>" T (
      "件") "</w:p>",
    "64 1件|" },
  { "inserted-and-deleted",
    "<w:p>" T ("共") "<w:del" AUTHOR "><w:r><w:delText>56</w:delText></w:r></w:del><w:ins" AUTHOR
                     ">" T ("57") "</w:ins>" T ("件") "</w:p>",
    "共57件|" },
  { "moved",
    "<w:p><w:moveFrom" AUTHOR ">" T ("一") "</w:moveFrom>" T ("二") "<w:moveTo" AUTHOR
                                                                    ">" T ("三") "</w:moveTo></w:p>",
    "二三|" },
  { "deleted-end-of-a-paragraph",
    "<w:p><w:pPr><w:rPr><w:del" AUTHOR "/></w:rPr></w:pPr>" T ("一") "</w:p>" P ("二") P ("三"), "一二|三|" },
  { "deleted-paragraph",
    P ("一") "<w:p><w:pPr><w:rPr><w:del" AUTHOR "/></w:rPr></w:pPr><w:del" AUTHOR
             "><w:r><w:delText>二</w:delText></w:r></w:del></w:p>" P ("三"),
    "一|三|" },
  { "deleted-end-before-a-table",
    "<w:p><w:pPr><w:rPr><w:del" AUTHOR "/></w:rPr></w:pPr>" T ("一") "</w:p>" TABLE (R (C ("1") C ("2"))),
    "一|[0,0]1[0,1]2|" },
  { "deleted-row",
    TABLE (R (C ("1") C ("2")) "<w:tr><w:trPr><w:del" AUTHOR "/></w:trPr>" C ("3")
             C ("4") "</w:tr>" R (C ("5") C ("6"))),
    "[0,0]1[0,1]2[1,0]5[1,1]6|" },
  { "deleted-cell", TABLE (R (C ("1") CP ("<w:cellDel" AUTHOR "/>", "2") C ("3"))), "[0,0]1[0,1]3|" },
  { "hidden-row",
    TABLE ("<w:tr><w:trPr><w:hidden/></w:trPr>" C ("零") C ("零") "</w:tr>" R (C ("1") C ("2"))),
    "[0,0]1[0,1]2|" },
  { "what-properties-were",
    "<w:p><w:pPr><w:outlineLvl w:val='9'/><w:pPrChange" AUTHOR
    "><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>" T ("一") "</w:p>",
    "一|" },
  { "comments",
    "<w:p><w:commentRangeStart w:id='0'/>" T (
      "一") "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>",
    "一|" },
  { "hidden-text",
    "<w:p>" T ("一") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>二</w:t></w:r><w:r><w:rPr><w:vanish "
                     "w:val='0'/></w:rPr><w:t>三</w:t></w:r></w:p>",
    "一三|" },
  { "hidden-end-of-a-paragraph", "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" T ("一") "</w:p>" P ("二"),
    "一二|" },
  { "outline-levels",
    "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" T (
      "一") "</w:p><w:p><w:pPr><w:outlineLvl w:val='8'/></w:pPr>" T ("二") "</w:p>",
    "#1 一|#6 二|" },
  { "table", TABLE (R (C ("1") C ("2")) R (C ("3") C ("4"))), "[0,0]1[0,1]2[1,0]3[1,1]4|" },
  { "blank-cells", TABLE (R ("<w:tc/>" C ("") "<w:tc><w:p/><w:p/></w:tc>" C ("0"))),
    "[0,0][0,1][0,2][0,3]0|" },
  { "paragraphs-in-a-cell", TABLE (R ("<w:tc>" P ("1") P ("2") "</w:tc>" C ("3"))), "[0,0]1 2[0,1]3|" },
  { "columns-merged", TABLE (R (CP ("<w:gridSpan w:val='2'/>", "1") C ("2")) R (C ("3") C ("4") C ("5"))),
    "[0,0+1+2]1[0,2]2[1,0]3[1,1]4[1,2]5|" },
  { "rows-merged",
    TABLE (R (CP ("<w:vMerge w:val='restart'/>", "1") C ("2")) R (CP ("<w:vMerge/>", "零") C ("3"))
             R (CP ("<w:vMerge w:val='continue'/>", "") C ("4")) R (C ("5") C ("6"))),
    "[0,0+3+1]1[0,1]2[1,1]3[2,1]4[3,0]5[3,1]6|" },
  { "rows-merged-twice",
    TABLE (R (CP ("<w:vMerge w:val='restart'/>", "1") C ("2")) R (CP ("<w:vMerge/>", "") C ("3"))
             R (CP ("<w:vMerge w:val='restart'/>", "4") C ("5")) R (CP ("<w:vMerge/>", "") C ("6"))),
    "[0,0+2+1]1[0,1]2[1,1]3[2,0+2+1]4[2,1]5[3,1]6|" },
  { "merged-with-nothing-above",
    TABLE (R (CP ("<w:vMerge/>", "1") C ("2")) R (CP ("<w:vMerge/>", "3") C ("4"))),
    "[0,0+2+1]1[0,1]2[1,1]4|" },
  { "merged-across-another-width",
    TABLE (R (CP ("<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>", "1") C ("2"))
             R (CP ("<w:vMerge/>", "3") C ("4") C ("5"))),
    "[0,0+1+2]1[0,2]2[1,0]3[1,1]4[1,2]5|" },
  { "cells-joined-to-the-left",
    TABLE (R (CP ("<w:hMerge w:val='restart'/>", "1") CP ("<w:hMerge/>", "零") C ("2"))
             R (C ("3") C ("4") C ("5"))),
    "[0,0+1+2]1[0,2]2[1,0]3[1,1]4[1,2]5|" },
  { "columns-left-free",
    TABLE (R (C ("1") C ("2") C ("3")) "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>" C ("4") "</w:tr>"),
    "[0,0]1[0,1]2[0,2]3[1,0+1+2][1,2]4|" },
  { "merged-cell-behind-free-columns",
    TABLE ("<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" CP ("<w:vMerge w:val='restart'/>", "1")
             C ("2") "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" CP ("<w:vMerge/>", "")
               C ("3") "</w:tr>"),
    "[0,0][0,1+2+1]1[0,2]2[1,0][1,2]3|" },
  { "head-rows",
    TABLE ("<w:tr><w:trPr><w:tblHeader/></w:trPr>" C ("1") C ("2") "</w:tr>" R (C ("3") C ("4"))),
    "[0,0*]1[0,1*]2[1,0]3[1,1]4|" },
  { "rows-and-cells-in-controls",
    TABLE ("<w:sdt><w:sdtContent>" R (
      "<w:sdt><w:sdtContent>" C ("1") "</w:sdtContent></w:sdt>" C ("2")) "</w:sdtContent></w:sdt>"),
    "[0,0]1[0,1]2|" },
  { "headings-in-cells-are-none",
    TABLE (R ("<w:tc><w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" T ("1") "</w:p>" P ("2") "</w:tc>" C ("3")
                C ("4")) R (C ("5") C ("6") C ("7")) R (C ("8") C ("9") C ("0"))),
    "[0,0]1 2[0,1]3[0,2]4[1,0]5[1,1]6[1,2]7[2,0]8[2,1]9[2,2]0|" },
  { "article-in-a-table-of-few-cells",
    TABLE (R (C ("首页") C ("")) R ("<w:tc><w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>" T (
      "一") "</w:p>" P ("二") P ("三") "</w:tc>" C (""))),
    "首页|#1 一|二|三|" },
  { "table-of-one-cell",
    TABLE (R ("<w:tc><w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr>" T ("一") "</w:p>" P ("二")
                TABLE (R (C ("1") C ("2"))) "<w:p/></w:tc>")),
    "#2 一|二|[0,0]1[0,1]2|" },
  { "table-within-a-table", TABLE (R (C ("一") "<w:tc>" TABLE (R (C ("1") C ("2"))) P ("二") "</w:tc>")),
    "一|[0,0]1[0,1]2|二|" },
  { "text-boxes-once", "<w:p>" T ("一") BOTH_BOXES (P ("三") P ("四")) T ("二") "</w:p>" P ("五"),
    "一二|三|四|五|" },
  { "old-text-box", "<w:p><w:r>" OLD_BOX (P ("二")) "</w:r>" T ("一") "</w:p>", "一|二|" },
  { "text-box-without-text-of-its-paragraph", "<w:p>" BOTH_BOXES (P ("一")) "</w:p>" P ("二"), "一|二|" },
  { "table-in-a-text-box", "<w:p>" T ("一") BOTH_BOXES (TABLE (R (C ("1") C ("2"))) "<w:p/>") "</w:p>",
    "一|[0,0]1[0,1]2|" },
  { "text-box-in-a-cell", TABLE (R ("<w:tc><w:p>" BOTH_BOXES (P ("1")) "</w:p></w:tc>" C ("2"))),
    "[0,0]1[0,1]2|" },
  { "alternatives-where-the-first-is-empty",
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><x/></mc:Choice><mc:Fallback><w:t>一</w:t><w:sym "
    "w:char='4E8C'/></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    "一二|" },
  { "word-art",
    "<w:p><w:r><w:pict><v:shape><v:textpath string='岚川县人民政府文件'/></v:shape></w:pict></w:r></w:p>",
    "岚川县人民政府文件|" },
  { "nothing-of-a-section", P ("一") "<w:p><w:pPr><w:sectPr><w:p>" T ("零") "</w:p></w:sectPr></w:pPr></w:p>",
    "一|" },
  { "cells-and-rows-out-of-place",
    "<w:tr><w:tc>" P ("一") "</w:tc></w:tr><w:tbl>" P ("二") "<w:tc>" P ("三") "</w:tc>" R (
      P ("四") C ("1") R (C ("2")) C ("3")) "</w:tbl>",
    "一|二|三|四|[0,0]1[0,1]2[0,2]3|" },
  { "paragraph-within-a-paragraph", "<w:p>" T ("一") P ("二") T ("三") "</w:p>", "一|二|三|" },
};

static GoujiDocument *
read_word (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GoujiDocument *document = gouji_read (bytes, NULL, NULL, &error);

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
test_word (gconstpointer data)
{
  const WordCase *c = data;
  g_autoptr (GBytes) bytes = make_word (c->body, NULL, NULL, NULL, NULL);

  assert_reads (bytes, c->expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/read-docx/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_word);
  }

  return g_test_run ();
}
