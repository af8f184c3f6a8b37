/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"
#include "package-fixture.h"

#define SPACE "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES                                                                                           \
  "xmlns:office='" SPACE "office:1.0' xmlns:text='" SPACE "text:1.0' xmlns:table='" SPACE "table:1.0' "      \
  "xmlns:style='" SPACE "style:1.0' xmlns:draw='" SPACE "drawing:1.0' "                                      \
  "xmlns:fo='" SPACE "xsl-fo-compatible:1.0' xmlns:svg='" SPACE "svg-compatible:1.0' "                       \
  "xmlns:loext='urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0' "                      \
  "xmlns:dc='http://purl.org/dc/elements/1.1/'"
#define P(text) "<text:p>" text "</text:p>"
#define C(text) "<table:table-cell>" P (text) "</table:table-cell>"
#define R(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows)                                                                                          \
  "<table:table><table:table-column table:number-columns-repeated='9'/>" rows "</table:table>"
#define BOX(text) "<draw:frame><draw:text-box>" text "</draw:text-box></draw:frame>"
#define ITEM(text) "<text:list-item>" P (text) "</text:list-item>"

/* Styles that the cases name: hidden and raised text, and lists. */
#define STYLES                                                                                               \
  "<style:style style:name='H' style:family='text'><style:text-properties "                                  \
  "text:display='none'/></style:style>"                                                                      \
  "<style:style style:name='HP' style:family='paragraph'><style:text-properties "                            \
  "text:display='none'/></style:style>"                                                                      \
  "<style:style style:name='S' style:family='text'><style:text-properties style:text-position='super "       \
  "58%'/></style:style>"                                                                                     \
  "<style:style style:name='A' style:family='text' style:parent-style-name='B'/>"                            \
  "<style:style style:name='B' style:family='text' style:parent-style-name='A'/>"                            \
  "<style:style style:name='LP' style:family='paragraph' style:list-style-name='L'/>"                        \
  "<text:list-style style:name='L'>"                                                                         \
  "<text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/>"  \
  "<text:list-level-style-number text:level='2' style:num-prefix='（' style:num-format='一, 二, 三, ...' "   \
  "style:num-suffix='）'/>"                                                                                  \
  "<text:list-level-style-number text:level='3' style:num-format='1' style:num-suffix='.' "                  \
  "text:display-levels='2'/>"                                                                                \
  "</text:list-style>"                                                                                       \
  "<text:list-style style:name='M'>"                                                                         \
  "<text:list-level-style-number text:level='1' loext:num-list-format='第%1%部分' style:num-format='1' "     \
  "text:start-value='3'/>"                                                                                   \
  "<text:list-level-style-bullet text:level='2' text:bullet-char='\uf0b7'/>"                                 \
  "</text:list-style>"                                                                                       \
  "<text:outline-style style:name='Outline'>"                                                                \
  "<text:outline-level-style text:level='1' style:num-format='甲, 乙, 丙, ...' style:num-suffix='、'/>"      \
  "<text:outline-level-style text:level='2' style:num-format=''/></text:outline-style>"

typedef struct {
  const char *name;
  const char *body;
  const char *expected;
} OdtCase;

static const OdtCase cases[] = {
  { "paragraphs", P ("一") "<text:p/>" P ("二"), "一|二|" },
  { "headings", "<text:h text:outline-level='2'>一</text:h><text:h text:outline-level='9'>二</text:h>",
    "#2 一|#6 二|" },
  { "spans", P ("共收<text:span>5</text:span><text:a>7</text:a>件"), "共收57件|" },
  { "white-space", P (" 一 \n 二<text:span> </text:span><text:span> 三</text:span>"), "一 二 三|" },
  { "spaces", P ("一<text:s text:c='3'/>二<text:s/>三"), "一   二 三|" },
  { "endless-spaces", P ("一<text:s text:c='1000000'/>二"), "一                二|" },
  { "ideographic-spaces-stay", P ("　　一"), "　　一|" },
  { "tabs-and-breaks", P ("一<text:tab/>二<text:line-break/>三<text:soft-page-break/>四"), "一\t二\n三四|" },
  { "fields", P ("共<text:text-input>57</text:text-input>件"), "共57件|" },
  { "ruby",
    P ("<text:ruby><text:ruby-base>岚</text:ruby-base><text:ruby-text>lán</text:ruby-text></text:ruby>川"),
    "岚川|" },
  { "raised-mark-is-no-digit", P ("64<text:span text:style-name='S'>1</text:span>件"), "64 1件|" },
  { "hidden-text",
    P ("一<text:span text:style-name='H'>二</text:span>三") "<text:p text:style-name='HP'>四</text:p>",
    "一三|" },
  { "hidden-section",
    "<text:section text:display='none'>" P ("零")
      TABLE (R (C ("1") C ("2"))) "</text:section><text:section>" P ("一") "</text:section>",
    "一|" },
  { "styles-in-a-circle", P ("<text:span text:style-name='A'>一</text:span>"), "一|" },
  { "comments",
    P ("一<office:annotation><dc:creator>岚川</dc:creator><text:p>零</text:p></"
       "office:annotation>二<office:annotation-end/>"),
    "一二|" },
  { "deleted-text",
    "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/>" P (
      "零") "</text:deletion></text:changed-region></text:tracked-changes>" P ("一<text:change/>二"),
    "一二|" },
  { "notes-at-the-end",
    P ("57<text:note "
       "text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>" P (
         "注") "</text:note-body></text:note>件") P ("二"),
    "57件|二|注|" },
  { "table", TABLE (R (C ("1") C ("2")) R (C ("3") C ("4"))), "[0,0]1[0,1]2[1,0]3[1,1]4|" },
  { "spans-of-cells",
    TABLE (R ("<table:table-cell table:number-columns-spanned='2' table:number-rows-spanned='2'>" P (
      "1") "</table:table-cell><table:covered-table-cell>" P ("零") "</table:covered-table-cell>" C ("2"))
             R ("<table:covered-table-cell table:number-columns-repeated='2'/>" C ("3"))
               R (C ("4") C ("5") C ("6"))),
    "[0,0+2+2]1[0,2]2[1,2]3[2,0]4[2,1]5[2,2]6|" },
  { "head-rows",
    TABLE ("<table:table-header-rows>" R (C ("1") C ("2")) "</table:table-header-rows>" R (C ("3") C ("4"))),
    "[0,0*]1[0,1*]2[1,0]3[1,1]4|" },
  { "repeated-cells-and-rows",
    TABLE ("<table:table-row table:number-rows-repeated='2'><table:table-cell "
           "table:number-columns-repeated='2'>" P ("0") "</table:table-cell></table:table-row>"),
    "[0,0]0[0,1]0[1,0]0[1,1]0|" },
  { "table-of-one-cell",
    TABLE (R ("<table:table-cell><text:h text:outline-level='1'>一</text:h>" TABLE (
      R (C ("1") C ("2"))) "</table:table-cell>")),
    "#1 甲、一|[0,0]1[0,1]2|" },
  { "text-box-behind-its-paragraph", P ("一" BOX (P ("三")) "二") P ("四"), "一二|三|四|" },
  { "text-box-of-the-page", BOX (P ("一")) P ("二"), "一|二|" },
  { "shape-with-text", P ("一<draw:custom-shape>" P ("二") "</draw:custom-shape>"), "一|二|" },
  { "description-of-a-picture",
    P ("一<draw:frame><draw:image/><svg:title>零</svg:title><svg:desc>零</svg:desc></draw:frame>"), "一|" },
  { "list-numbers",
    "<text:list text:style-name='L'>" ITEM ("总体情况") "<text:list-item>" P ("主动公开") "<text:list>" ITEM (
      "甲") "<text:list-item><text:list>" ITEM ("乙") "</text:list></"
                                                      "text:list-item></"
                                                      "text:list></"
                                                      "text:list-item></"
                                                      "text:list>",
    "一、总体情况|二、主动公开|（一）甲|一.1. 乙|" },
  { "list-goes-on",
    "<text:list xml:id='x' text:style-name='L'>" ITEM ("甲") "</text:list>" P (
      "零") "<text:list text:continue-list='x' text:style-name='L'>" ITEM ("乙") "</text:list><text:list "
                                                                                 "text:style-name='L' "
                                                                                 "text:continue-"
                                                                                 "numbering='true'"
                                                                                 ">" ITEM (
                                                                                   "丙") "</"
                                                                                         "text:"
                                                                                         "list><"
                                                                                         "text:"
                                                                                         "list "
                                                                                         "text:"
                                                                                         "style-"
                                                                                         "name='"
                                                                                         "L'"
                                                                                         ">" ITEM (
                                                                                           "丁") "</"
                                                                                                 "text:list>",
    "一、甲|零|二、乙|三、丙|一、丁|" },
  { "list-starts-elsewhere",
    "<text:list text:style-name='M'>" ITEM ("甲") "<text:list-item text:start-value='9'>" P ("乙")
      P ("丙") "<text:list>" ITEM ("丁") "</text:list></text:list-item><text:list-header>" P (
        "戊") "</text:list-header></text:list>",
    "第3部分甲|第9部分乙|丙|• 丁|戊|" },
  { "list-of-a-paragraph-style",
    "<text:list><text:list-item><text:p text:style-name='LP'>甲</text:p></text:list-item></text:list>",
    "一、甲|" },
  { "number-that-the-file-gives", "<text:p><text:number>（三）</text:number>甲</text:p>", "（三）甲|" },
  { "no-source-of-an-index",
    "<text:table-of-content><text:table-of-content-source><text:index-title-template>零</"
    "text:index-title-template></text:table-of-content-source><text:index-body>" P (
      "一") "</text:index-body></text:table-of-content>",
    "一|" },
  { "cells-and-rows-out-of-place", R (C ("一")) TABLE (P ("二") C ("三") R (C ("1") R (C ("2")) C ("3"))),
    "一|二|三|[0,0]1[0,1]2[0,2]3|" },
};

static GBytes *
make_odt (const char *body, const char *styles, const char *manifest)
{
  TestPackage *made = test_package_new (TRUE);
  g_autofree char *content = g_strdup_printf ("<office:document-content " NAMESPACES
                                              "><office:automatic-styles/><office:body><office:text>%s"
                                              "</office:text></office:body></office:document-content>",
                                              body);
  g_autofree char *styles_part = g_strdup_printf (
    "<office:document-styles " NAMESPACES "><office:styles>%s</office:styles><office:master-styles>"
    "<style:master-page><style:header><text:p>零</text:p></style:header></style:master-page>"
    "</office:master-styles></office:document-styles>",
    styles);

  test_package_add (made, "mimetype", "application/vnd.oasis.opendocument.text");
  test_package_add (made, "content.xml", content);
  test_package_add (made, "styles.xml", styles_part);
  test_package_add (made, "META-INF/manifest.xml", manifest);

  return test_package_finish (made);
}

static GoujiDocument *
read_odt (GBytes *bytes)
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
  g_autoptr (GoujiDocument) document = read_odt (bytes);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, expected);
}

static void
test_odt (gconstpointer data)
{
  const OdtCase *c = data;
  g_autoptr (GBytes) bytes = make_odt (c->body, STYLES, "<manifest/>");

  assert_reads (bytes, c->expected);
}

#define FLAT                                                                                                 \
  "<?xml version='1.0'?><office:document " NAMESPACES                                                        \
  " office:mimetype='application/vnd.oasis.opendocument.text'>"                                              \
  "<office:automatic-styles>" STYLES "</office:automatic-styles><office:master-styles><text:p>零</text:p>"   \
  "</office:master-styles><office:body><office:text>" P (                                                    \
    "一<text:span text:style-name='H'>二</text:span>") "</office:text></office:body></office:document>"

static void
test_flat_file (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (FLAT, strlen (FLAT));

  assert_reads (bytes, "一|");
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
    make_odt ("<text:tracked-changes><text:changed-region/><text:changed-region/></text:tracked-changes>" P (
                "一<office:annotation/><text:span "
                "text:style-name='H'>二</text:span><draw:frame><draw:image/></draw:frame>"),
              STYLES, "<manifest/>");
  g_autoptr (GoujiDocument) document = read_odt (bytes);

  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_REVISIONS), ==, "2");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_COMMENTS), ==, "1");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_HIDDEN), ==, "1");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_PICTURES), ==, "1");
}

static void
assert_fails (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_read (bytes, "report.odt", NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, code);
}

static void
test_encrypted_parts_are_said (void)
{
  g_autoptr (GBytes) bytes =
    make_odt (P ("一"), "", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>");

  assert_fails (bytes, GOUJI_READ_ERROR_ENCRYPTED);
}

static void
test_empty_and_missing_parts_are_said (void)
{
  g_autoptr (GBytes) blank = make_odt (P (" "), "", "<manifest/>");
  TestPackage *made = test_package_new (TRUE);
  g_autoptr (GBytes) headless = NULL;

  test_package_add (made, "mimetype", "application/vnd.oasis.opendocument.text");
  headless = test_package_finish (made);

  assert_fails (blank, GOUJI_READ_ERROR_EMPTY);
  assert_fails (headless, GOUJI_READ_ERROR_DAMAGED);
}

/* A sheet's worth of blank cells behind a table is no table, and fills no memory. */
static void
test_endless_repetition_ends (void)
{
  g_autoptr (GBytes) bytes =
    make_odt (TABLE ("<table:table-row table:number-rows-repeated='1000000'>" C (
                "1") "<table:table-cell table:number-columns-repeated='1000000'/></table:table-row>"),
              "", "<manifest/>");
  g_autoptr (GoujiDocument) document = read_odt (bytes);
  const GoujiBlock *table = gouji_document_get_block (document, 0);

  g_assert_cmpuint (table->n_rows, <=, 100);
  g_assert_cmpuint (table->n_columns, <=, 100);
}

static void
test_repetition_within_repetition_ends (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiDocument) document = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (body, "<table:table><table:table-row table:number-rows-repeated='64'>"
                           "<table:table-cell table:number-columns-repeated='64'>");
  g_string_append (body, "<text:p/>");
  for (guint i = 0; i < 20; i++)
    g_string_append (body, "</table:table-cell></table:table-row></table:table>");
  g_string_append (body, P ("1"));
  bytes = make_odt (body->str, "", "<manifest/>");
  document = read_odt (bytes);

  g_assert_true (has_note (document, GOUJI_NOTE_TOO_LARGE));
}

static const char valid_body[] =
  "<text:list text:style-name='L'><text:list-item><text:h "
  "text:outline-level='1'>总体<text:s/>情况</text:h></text:list-item>"
  "</text:list><text:p>共57<text:note><text:note-body><text:p>注</text:p></text:note-body></"
  "text:note>件" BOX (P ("二")) "</text:p>" TABLE (R (C ("1") C ("2")) R (
    "<table:table-cell table:number-columns-spanned='2'>" TABLE (R (C ("3"))) "</table:table-cell>"));

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

      /* Names of elements change places, so that much of it stays XML. */
      if (first != NULL && second != NULL)
        memmove (first, second, 8);
    }
    bytes = make_odt (body, STYLES, "<manifest/>");
    document = gouji_read (bytes, NULL, NULL, &error);
    if (document != NULL)
      assert_document_holds (document);
    else
      g_assert_true (error->domain == GOUJI_READ_ERROR);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/read-odt/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_odt);
  }
  g_test_add_func ("/read-odt/flat-file", test_flat_file);
  g_test_add_func ("/read-odt/what-is-left-out-is-noted", test_what_is_left_out_is_noted);
  g_test_add_func ("/read-odt/error/encrypted-parts-are-said", test_encrypted_parts_are_said);
  g_test_add_func ("/read-odt/error/empty-and-missing-parts-are-said", test_empty_and_missing_parts_are_said);
  g_test_add_func ("/read-odt/endless-repetition-ends", test_endless_repetition_ends);
  g_test_add_func ("/read-odt/repetition-within-repetition-ends", test_repetition_within_repetition_ends);
  g_test_add_func ("/read-odt/damaged-texts-give-sound-documents", test_damaged_texts_give_sound_documents);

  return g_test_run ();
}
