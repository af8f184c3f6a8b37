/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"
#include "package-fixture.h"

#define ROOT                                                                                                 \
  "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                           \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                             \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                           \
  "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'>"                                          \
  "<office:automatic-styles><style:style style:name='h' style:family='table'>"                               \
  "<style:table-properties table:display='false'/></style:style></office:automatic-styles>"                  \
  "<office:body><office:spreadsheet>"
#define END "</office:spreadsheet></office:body></office:document-content>"

#define TABLE(rows) "<table:table table:name='表'>" rows "</table:table>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"
#define HEAD ROW (CELL ("项目") CELL ("件数"))
#define READ_HEAD "[0,0]项目[0,1]件数"

static GBytes *
make_file (const char *content)
{
  TestPackage *package = test_package_new (TRUE);
  g_autofree char *xml = g_strconcat (ROOT, content, END, NULL);

  test_package_add (package, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  test_package_add (package, "content.xml", xml);

  return test_package_finish (package);
}

static GoujiDocument *
read_content (const char *content, GError **error)
{
  g_autoptr (GBytes) bytes = make_file (content);

  return gouji_read_ods (bytes, NULL, error);
}

/* Tables and what is read from them, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *content;
  const char *expected;
} OdsCase;

static const OdsCase cases[] = {
  { "cells", TABLE (HEAD ROW (CELL ("规章") CELL ("3"))), READ_HEAD "[1,0]规章[1,1]3|" },
  { "text-before-value",
    TABLE (HEAD ROW (CELL ("规章") "<table:table-cell office:value-type='float' office:value='0.12'>"
                                   "<text:p>12%</text:p></table:table-cell>")),
    READ_HEAD "[1,0]规章[1,1]12%|" },
  { "value-without-text",
    TABLE (HEAD ROW (CELL ("规章") "<table:table-cell office:value-type='float' office:value='57.0'/>")
             ROW (CELL ("比例") "<table:table-cell office:value-type='percentage' office:value='0.125'/>")
               ROW (CELL ("日") "<table:table-cell office:date-value='2024-01-18'/><table:table-cell "
                                "office:value-type='float' office:value='1'/>")),
    READ_HEAD "[0,2][1,0]规章[1,1]57[1,2][2,0]比例[2,1]12.5%[2,2][3,0]日[3,1]2024-01-18[3,2]1|" },
  { "lines-of-a-cell",
    TABLE (
      HEAD ROW ("<table:table-cell><text:p>规<text:s text:c='2'/>章</text:p><text:p>一<text:line-break/>二"
                "<text:span>三</text:span></text:p></table:table-cell>" CELL ("3"))),
    READ_HEAD "[1,0]规  章 一 二三[1,1]3|" },
  { "repeated-cells",
    TABLE (ROW (CELL ("项目") CELL ("甲") CELL ("乙") CELL ("丙")) ROW (
      CELL ("规章") "<table:table-cell table:number-columns-repeated='3'><text:p>0</text:p>"
                    "</table:table-cell><table:table-cell table:number-columns-repeated='16380'/>")),
    "[0,0]项目[0,1]甲[0,2]乙[0,3]丙[1,0]规章[1,1]0[1,2]0[1,3]0|" },
  { "repeated-rows",
    TABLE (HEAD "<table:table-row table:number-rows-repeated='2'>" CELL ("规章")
             CELL ("3") "</table:table-row>"
                        "<table:table-row table:number-rows-repeated='1048573'><table:table-cell "
                        "table:number-columns-repeated='16384'/></table:table-row>"),
    READ_HEAD "[1,0]规章[1,1]3[2,0]规章[2,1]3|" },
  { "spans",
    TABLE (
      ROW ("<table:table-cell table:number-rows-spanned='2'><text:p>项目</text:p></table:table-cell>"
           "<table:table-cell table:number-columns-spanned='2'><text:p>申请人</text:p></table:table-cell>"
           "<table:covered-table-cell><text:p>不见</text:p></table:covered-table-cell>")
        ROW ("<table:covered-table-cell/>" CELL ("自然人") CELL ("法人"))
          ROW (CELL ("新收") CELL ("1") CELL ("2"))),
    "[0,0+2+1]项目[0,1+1+2]申请人[1,1]自然人[1,2]法人[2,0]新收[2,1]1[2,2]2|" },
  { "comments-and-pictures-are-no-text",
    TABLE (HEAD ROW ("<table:table-cell><office:annotation><text:p>批注</text:p></"
                     "office:annotation><draw:frame><draw:image/>"
                     "</draw:frame><text:p>规章</text:p></table:table-cell>" CELL ("3"))),
    READ_HEAD "[1,0]规章[1,1]3|" },
  { "sheets",
    "<table:table table:name='甲局'>" ROW (CELL (
      "一")) "</table:table><table:table table:name='乙' "
             "table:style-name='h'>" ROW (CELL ("二")) "</table:table><table:table table:name='丙局'>" ROW (
               CELL ("三")) "</table:table>",
    "#1 甲局|一|#1 丙局|三|" },
  { "rows-of-heads",
    TABLE ("<table:table-header-rows>" HEAD "</table:table-header-rows><table:table-row-group>" ROW (
      CELL ("规章") CELL ("3")) "</table:table-row-group>"),
    READ_HEAD "[1,0]规章[1,1]3|" },
  { "what-is-hidden",
    TABLE ("<table:table-column/><table:table-column table:visibility='collapse'/><table:table-column/>" ROW (
      CELL ("项目") CELL ("上年") CELL ("件数")) "<table:table-row table:visibility='filter'>" CELL ("许可")
             CELL ("1") CELL ("2") "</table:table-row>" ROW (CELL ("规章") CELL ("1") CELL ("3"))),
    READ_HEAD "[1,0]规章[1,1]3|" },
};

static void
test_content (gconstpointer data)
{
  const OdsCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_content (c->content, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
}

static void
test_notes (void)
{
  g_autoptr (GoujiDocument) hidden = read_content (cases[10].content, NULL);
  g_autoptr (GoujiDocument) comments = read_content (cases[7].content, NULL);
  g_autoptr (GoujiDocument) formula = read_content (
    TABLE (HEAD ROW (CELL ("计") "<table:table-cell table:formula='of:=1'/>" CELL ("3"))), NULL);

  g_assert_true (gouji_document_has_note (hidden, GOUJI_NOTE_NOT_SHOWN));
  g_assert_true (gouji_document_has_note (comments, GOUJI_NOTE_COMMENTS));
  g_assert_true (gouji_document_has_note (comments, GOUJI_NOTE_PICTURES));
  g_assert_true (gouji_document_has_note (formula, GOUJI_NOTE_FORMULAS));
}

static void
test_one_xml_file (void)
{
  const char *xml = ROOT TABLE (HEAD) END;
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GoujiDocument) document = gouji_read_ods (bytes, NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "项目\t件数\n");
}

static void
test_repetition_is_limited (void)
{
#define HUGE                                                                                                 \
  "<table:table table:name='a'><table:table-row table:number-rows-repeated='999999999'><table:table-cell "   \
  "table:number-columns-repeated='999999999'><text:p>1</text:p></table:table-cell></table:table-row>"        \
  "</table:table>"
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GoujiDocument) document = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (content, HUGE);
  document = read_content (content->str, NULL);
  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_TOO_LARGE));
  g_assert_cmpuint (gouji_document_get_length (document), <, 30 * 1000 * 1000);
}

static void
test_errors (void)
{
  TestPackage *package = test_package_new (TRUE);
  g_autoptr (GBytes) encrypted = NULL;
  g_autoptr (GBytes) empty = make_file (TABLE (ROW ("<table:table-cell/>")));
  g_autoptr (GBytes) broken = make_file ("<table:table>");
  g_autoptr (GBytes) nothing = NULL;
  struct {
    GBytes *bytes;
    GoujiReadError code;
  } error_cases[4];

  test_package_add (package, "content.xml", "\x01\x02");
  test_package_add (package, "META-INF/manifest.xml", "<a><manifest:encryption-data/></a>");
  encrypted = test_package_finish (package);
  package = test_package_new (TRUE);
  test_package_add (package, "a", "b");
  nothing = test_package_finish (package);

  error_cases[0].bytes = encrypted, error_cases[0].code = GOUJI_READ_ERROR_ENCRYPTED;
  error_cases[1].bytes = empty, error_cases[1].code = GOUJI_READ_ERROR_EMPTY;
  error_cases[2].bytes = broken, error_cases[2].code = GOUJI_READ_ERROR_DAMAGED;
  error_cases[3].bytes = nothing, error_cases[3].code = GOUJI_READ_ERROR_DAMAGED;
  for (guint i = 0; i < G_N_ELEMENTS (error_cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = gouji_read_ods (error_cases[i].bytes, NULL, &error);

    g_assert_null (document);
    g_assert_error (error, GOUJI_READ_ERROR, (int) error_cases[i].code);
  }
}

/* Whatever is done to a file, what comes out of it is a document that holds, or one of the errors. */
static void
test_damaged_files_give_sound_documents (void)
{
  g_autofree char *xml = g_strconcat (ROOT, cases[6].content, cases[8].content, END, NULL);
  gsize length = strlen (xml);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (gsize n = 0; n < 3 * length; n++) {
    g_autofree char *copy = g_strdup (xml);
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    if (n >= length)
      copy[n % length] = (char) g_rand_int_range (random, 32, 127);
    damaged = g_bytes_new (copy, n < length ? n : length);
    document = gouji_read_ods (damaged, NULL, &error);
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
    g_autofree char *path = g_strconcat ("/read-ods/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_content);
  }

  g_test_add_func ("/read-ods/notes", test_notes);
  g_test_add_func ("/read-ods/one-xml-file", test_one_xml_file);
  g_test_add_func ("/read-ods/repetition-is-limited", test_repetition_is_limited);
  g_test_add_func ("/read-ods/errors", test_errors);
  g_test_add_func ("/read-ods/damaged-files-give-sound-documents", test_damaged_files_give_sound_documents);

  return g_test_run ();
}
