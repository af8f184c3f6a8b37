/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"
#include "package-fixture.h"

#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define STRICT "xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define R "xmlns:r='" OFFICE "'"
#define PACKAGE "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"

/* The other parts of the workbook in which a test puts its sheets. */
static const char styles[] =
  "<styleSheet " MAIN "><numFmts count='2'><numFmt numFmtId='164' formatCode='0.0%'/>"
  "<numFmt numFmtId='165' formatCode='yyyy\"年\"m\"月\"d\"日\";@'/></numFmts>"
  "<borders><border><left/></border><border><left style='thin'/><right style='thin'/></border></borders>"
  "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
  "<cellXfs><xf numFmtId='0' borderId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='49'/>"
  "<xf numFmtId='0' borderId='1'/><xf numFmtId='3'/></cellXfs></styleSheet>";

static const char strings[] =
  "<sst " MAIN "><si><t>项目</t></si><si><r><t>件</t></r><r><rPr><b/></rPr><t>数</t></r>"
  "<rPh sb='0' eb='1'><t>jian</t></rPh></si><si><t xml:space='preserve'> 规_x000D_\n章 </t></si><si/></sst>";

typedef struct {
  const char *name;
  const char *part; /* of the sheet, or %NULL for one that is not there */
  const char *state;
  const char *xml;
} TestSheet;

/* A workbook with these sheets; @properties are elements of the workbook in front of its sheets. */
static GBytes *
make_book (const TestSheet *sheets, guint n_sheets, const char *properties, const char *behind)
{
  TestPackage *package = test_package_new (TRUE);
  g_autoptr (GString) book = g_string_new ("<workbook " MAIN " " R ">");
  g_autoptr (GString) relations = g_string_new ("<Relationships " PACKAGE ">");

  g_string_append_printf (book, "%s<sheets>", properties);
  for (guint i = 0; i < n_sheets; i++) {
    g_string_append_printf (book, "<sheet name='%s' sheetId='%u' r:id='s%u' state='%s'/>", sheets[i].name,
                            i + 1, i, sheets[i].state != NULL ? sheets[i].state : "visible");
    g_string_append_printf (relations, "<Relationship Id='s%u' Type='" OFFICE "/worksheet' Target='%s'/>", i,
                            sheets[i].part);
  }
  g_string_append_printf (book, "</sheets>%s</workbook>", behind);
  g_string_append (relations,
                   "<Relationship Id='t' Type='" OFFICE
                   "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='l' Type='" OFFICE
                   "/styles' Target='../xl/./styles.xml'/></Relationships>");
  test_package_add (package, "[Content_Types].xml",
                    "<Types><Override ContentType='application/"
                    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
  test_package_add (package, "_rels/.rels",
                    "<Relationships " PACKAGE "><Relationship Id='b' Type='" OFFICE
                    "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
  test_package_add (package, "xl/workbook.xml", book->str);
  test_package_add (package, "xl/_rels/workbook.xml.rels", relations->str);
  test_package_add (package, "xl/sharedStrings.xml", strings);
  test_package_add (package, "xl/styles.xml", styles);
  for (guint i = 0; i < n_sheets; i++) {
    g_autofree char *part = g_strconcat ("xl/", sheets[i].part, NULL);

    if (sheets[i].xml != NULL)
      test_package_add (package, part, sheets[i].xml);
  }

  return test_package_finish (package);
}

static GoujiDocument *
read_sheet (const char *content, const GoujiLimits *limits, GError **error)
{
  g_autofree char *xml = g_strdup_printf ("<worksheet " MAIN ">%s</worksheet>", content);
  const TestSheet sheet = { "表一", "worksheets/sheet1.xml", NULL, xml };
  g_autoptr (GBytes) bytes = make_book (&sheet, 1, "", "");

  return gouji_read_xlsx (bytes, limits, error);
}

/* Rows of a sheet and what is read from them, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *sheet;
  const char *expected;
} SheetCase;

#define DATA(rows) "<dimension ref='A1:XFD1048576'/><sheetData>" rows "</sheetData>"
#define HEAD "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
#define LABEL(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
#define NUMBER(place, number) "<c r='" place "'><v>" number "</v></c>"
#define READ_HEAD "[0,0]项目[0,1]件数"

static const SheetCase sheet_cases[] = {
  { "shared-texts", DATA (HEAD "<row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2'><v>57</v></c></row>"),
    READ_HEAD "[1,0]规 章[1,1]57|" },
  { "numbers-as-they-are-shown",
    DATA (HEAD
          "<row r='2'><c r='A2' s='1'><v>0.12</v></c><c r='B2' s='5'><v>1234567</v></c></row>"
          "<row r='3'><c r='A3' s='2'><v>45309</v></c><c r='B3'><v>1E3</v></c></row>"
          "<row r='4'><c r='A4' s='3'><v>57</v></c><c r='B4' s='99999'><v>0.30000000000000004</v></c></row>"),
    READ_HEAD "[1,0]12.0%[1,1]1,234,567[2,0]2024年1月18日[2,1]1000[3,0]57[3,1]0.3|" },
  { "text-stays-as-it-is", DATA (HEAD "<row r='2'>" LABEL ("A2", "５７") LABEL ("B2", "57.0 ") "</row>"),
    READ_HEAD "[1,0]５７[1,1]57.0|" },
  { "truth-errors-and-days",
    DATA (HEAD "<row r='2'><c r='A2' t='b'><v>1</v></c><c r='B2' t='e'><v>#REF!</v></c></row>"
               "<row r='3'><c r='A3' t='d'><v>2024-01-18T00:00:00</v></c><c r='B3'><v>5</v></c></row>"),
    READ_HEAD "[1,0]TRUE[1,1]#REF![2,0]2024-01-18[2,1]5|" },
  { "formulas-have-their-value",
    DATA (HEAD "<row r='2'>" LABEL (
      "A2", "规章") "<c r='B2'><f>SUM(B3:B4)</f><v>7</v></c></row><row r='3'>"
                    "<c r='A3' t='str'><f>A2</f><v>规_x005F_范</v></c><c r='B3'><v>7</v></c></row>"),
    READ_HEAD "[1,0]规章[1,1]7[2,0]规_范[2,1]7|" },
  { "cells-without-a-place",
    "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row>"
    "<c t='inlineStr'><is><r><t>规</t></r><r><t>章</t></r></is></c><c><v>3</v></c></row>"
    "</sheetData>",
    READ_HEAD "[1,0]规章[1,1]3|" },
  { "cells-in-any-order",
    DATA ("<row r='3'>" NUMBER ("B3", "4") LABEL ("A3", "规范") "</row><row r='2'>" NUMBER ("B2", "3")
            LABEL ("A2", "规章") "</row>" HEAD),
    READ_HEAD "[1,0]规章[1,1]3[2,0]规范[2,1]4|" },
  { "last-corner", DATA (HEAD "<row r='1048576'>" LABEL ("XFD1048576", "远") "</row>"), READ_HEAD "|远|" },
  { "merged-cells",
    DATA ("<row r='1'>" LABEL ("A1", "项目") LABEL ("C1", "申请人") "</row><row r='2'>" LABEL ("C2", "自然人")
            LABEL ("D2", "法人") "</row><row r='3'>" LABEL ("A3", "新收") LABEL ("B3", "不见了") NUMBER ("C3",
                                                                                                         "3")
              NUMBER ("D3", "4") "</row>") "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='$C$1:$D$1'/>"
                                           "<mergeCell ref='A3:B3'/></mergeCells>",
    "[0,0+2+1]项目[0,1+1+2]申请人[1,1]自然人[1,2]法人[2,0]新收[2,1]3[2,2]4|" },
  { "merged-over-blank-columns",
    DATA (
      "<row r='1'>" LABEL ("A1", "项目") LABEL ("F1", "件数") "</row><row r='2'>" LABEL ("A2", "规章")
        NUMBER ("F2",
                "3") "</row>") "<mergeCells><mergeCell ref='A1:E1'/><mergeCell ref='A2:E2'/></mergeCells>",
    READ_HEAD "[1,0]规章[1,1]3|" },
  { "overlapping-merges",
    DATA (HEAD "<row r='2'>" LABEL ("A2", "规章")
            NUMBER ("B2", "3") "</row>") "<mergeCells><mergeCell ref='A1:B1'/>"
                                         "<mergeCell ref='B1:B2'/></mergeCells>",
    "项目|[0,0]规章[0,1]3|" },
  { "merge-over-all", DATA (HEAD) "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>", "项目|" },
  { "absurd-merges",
    DATA (HEAD) "<mergeCells><mergeCell ref='B9:A1'/><mergeCell ref='A0:B1'/><mergeCell ref='ZZZZ1:A2'/>"
                "<mergeCell ref='A1'/><mergeCell ref=''/><mergeCell/></mergeCells>",
    READ_HEAD "|" },
  { "absurd-places",
    DATA (HEAD "<row r='2'>" NUMBER ("A0", "1") NUMBER ("ZZZZ99999999", "2") NUMBER ("", "3")
            NUMBER ("5", "4") LABEL ("A2", "规章") NUMBER ("B2", "5") "</row>"),
    READ_HEAD "[1,0]规章[1,1]5|" },
  { "absurd-indices",
    DATA (HEAD "<row r='2'><c r='A2' t='s'><v>4</v></c><c r='B2' t='s'><v>-1</v></c></row>"
               "<row r='3'><c r='A3' t='s'><v>3</v></c><c r='B3' t='s'><v>x</v></c></row>"),
    READ_HEAD "|" },
  { "cell-that-stands-twice",
    DATA (HEAD "<row r='2'>" LABEL ("A2", "规章") NUMBER ("B2", "3") NUMBER ("B2", "4") "</row>"),
    READ_HEAD "[1,0]规章[1,1]3|" },
  { "framed-label-without-numbers",
    DATA (HEAD "<row r='2'><c r='A2' s='4' t='s'><v>2</v></c><c r='B2' s='4'/></row>"),
    READ_HEAD "[1,0]规 章[1,1]|" },
  { "other-namespaces-are-not-read",
    DATA (HEAD) "<x:extLst xmlns:x='urn:x'><x:c t='str'><x:v>9</x:v></x:c></x:extLst>", READ_HEAD "|" },
};

static void
test_sheet (gconstpointer data)
{
  const SheetCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_sheet (c->sheet, NULL, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
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
test_what_is_hidden_is_left_out_and_counted (void)
{
  g_autoptr (GoujiDocument) document =
    read_sheet ("<cols><col min='2' max='3' hidden='1'/></cols>" DATA (
                  "<row r='1'>" LABEL ("A1", "项目") LABEL ("B1", "上年")
                    LABEL ("D1", "本年") "</row><row r='2' hidden='1'>" LABEL ("A2", "规章")
                      NUMBER ("B2", "1") NUMBER ("D2", "2") "</row><row r='3'>" LABEL ("A3", "许可")
                        NUMBER ("B3", "3") NUMBER ("D3", "4") "</row><row r='4' hidden='true'/>"),
                NULL, NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "[0,0]项目[0,1]本年[1,0]许可[1,1]4|");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_NOT_SHOWN), ==, "2");
}

static void
test_merged_cells_show_in_what_is_shown_of_them (void)
{
  g_autoptr (GoujiDocument) document =
    read_sheet (DATA ("<row r='1' hidden='1'>" LABEL ("A1", "项目")
                        LABEL ("B1", "零") "</row><row r='2'>" LABEL ("B2", "规章")
                          NUMBER ("C2", "3") "</row><row r='3'>" LABEL ("B3", "许可")
                            NUMBER ("C3", "4") "</row>") "<mergeCells><mergeCell ref='A1:A3'/></mergeCells>",
                NULL, NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "[0,0+2+1]项目[0,1]规章[0,2]3[1,1]许可[1,2]4|");
}

static void
test_sheets_in_order_below_their_names (void)
{
#define SHEET(text) "<worksheet " MAIN "><sheetData><row>" LABEL ("A1", text) "</row></sheetData></worksheet>"
  const TestSheet sheets[] = {
    { "乙局", "worksheets/sheet7.xml", NULL, SHEET ("一") },
    { "名单", "worksheets/sheet2.xml", "hidden", SHEET ("二") },
    { "空", "worksheets/sheet4.xml", NULL, "<worksheet " MAIN "/>" },
    { "甲局", "worksheets/sheet1.xml", NULL, SHEET ("三") },
    { "又一", "worksheets/sheet1.xml", NULL, NULL },
    { "底稿", "worksheets/sheet3.xml", "veryHidden", SHEET ("四") },
    { "无", "worksheets/sheet9.xml", NULL, NULL },
    { "外", "../../etc/passwd", NULL, NULL },
  };
  g_autoptr (GBytes) bytes = make_book (sheets, G_N_ELEMENTS (sheets), "", "");
  g_autoptr (GoujiDocument) document = gouji_read (bytes, NULL, NULL, NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "#1 乙局|一|#1 甲局|三|");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_NOT_SHOWN), ==, "2");
}

/* What lies on a sheet and in no cell is told. */
static void
test_comments_and_pictures_are_counted (void)
{
  TestPackage *package = test_package_new (TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoujiDocument) document = NULL;

  test_package_add (package, "xl/workbook.xml",
                    "<workbook " MAIN " " R "><sheets><sheet name='a' r:id='s'/></sheets></workbook>");
  test_package_add (package, "xl/_rels/workbook.xml.rels",
                    "<Relationships " PACKAGE "><Relationship Id='s' Type='" OFFICE
                    "/worksheet' Target='w/s.xml'/></Relationships>");
  test_package_add (package, "xl/w/s.xml", SHEET ("一"));
  test_package_add (package, "xl/w/_rels/s.xml.rels",
                    "<Relationships " PACKAGE "><Relationship Id='c' Type='" OFFICE
                    "/comments' Target='../c.xml'/><Relationship Id='d' Type='" OFFICE
                    "/drawing' Target='/xl/d.xml'/></Relationships>");
  test_package_add (package, "xl/c.xml", "<comments><comment/><comment/></comments>");
  test_package_add (package, "xl/d.xml", "<x:a xmlns:x='urn:x'><x:pic/></x:a>");
  bytes = test_package_finish (package);
  document = gouji_read_xlsx (bytes, NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "一\n");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_COMMENTS), ==, "2");
  g_assert_cmpstr (get_detail (document, GOUJI_NOTE_PICTURES), ==, "1");
}

static void
test_strict_files (void)
{
  const TestSheet sheet = { "一", "worksheets/sheet1.xml", NULL,
                            "<worksheet " STRICT
                            "><sheetData><row><c t='inlineStr'><is><t>严</t></is></c></row>"
                            "</sheetData></worksheet>" };
  g_autoptr (GBytes) bytes = make_book (&sheet, 1, "", "");
  g_autoptr (GoujiDocument) document = gouji_read_xlsx (bytes, NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "严\n");
}

static void
test_days_since_1904 (void)
{
  const TestSheet sheet = { "一", "worksheets/sheet1.xml", NULL,
                            "<worksheet " MAIN
                            "><sheetData><row><c s='2'><v>43847</v></c></row></sheetData></worksheet>" };
  g_autoptr (GBytes) bytes = make_book (&sheet, 1, "<workbookPr date1904='1'/>", "");
  g_autoptr (GoujiDocument) document = gouji_read_xlsx (bytes, NULL, NULL);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "2024年1月18日\n");
}

/* Programs that do not calculate write no value, or 0 for all of them. */
static void
test_formulas_that_nobody_computed_are_blank (void)
{
  static const struct {
    const char *first;
    const char *second;
    const char *sum;
    gboolean stale;
    const char *expected;
    const char *n_formulas;
  } formula_cases[] = {
    { "3", "4", "<f>B2+B4</f>", FALSE, "", "1" },
    { "3", "4", "<f>B2+B4</f><v/>", FALSE, "", "1" },
    { "3", "4", "<f>B2+B4</f><v>0</v>", TRUE, "", "1" },
    { "3", "4", "<f>B2+B4</f><v>7</v>", TRUE, "7", NULL },
    { "0", "0", "<f>B2+B4</f><v>0</v>", TRUE, "0", NULL },
    { "3", "4", "<f>B2+B4</f><v>0</v>", FALSE, "0", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formula_cases); i++) {
    const char *first = formula_cases[i].first;
    const char *second = formula_cases[i].second;
    g_autofree char *xml = g_strdup_printf (
      "<worksheet " MAIN
      ">" DATA (HEAD "<row r='2'>" LABEL ("A2", "甲") NUMBER ("B2", "%s") "</row><row r='3'>" LABEL (
        "A3", "计") "<c r='B3'>%s</c></row>"
                    "<row r='4'>" LABEL ("A4", "乙") NUMBER ("B4", "%s") "</row>") "</worksheet>",
      first, formula_cases[i].sum, second);
    const TestSheet sheet = { "一", "worksheets/sheet1.xml", NULL, xml };
    const char *behind = formula_cases[i].stale ? "<calcPr fullCalcOnLoad='1'/>" : "";
    g_autoptr (GBytes) bytes = make_book (&sheet, 1, "", behind);
    g_autoptr (GoujiDocument) document = gouji_read_xlsx (bytes, NULL, NULL);
    g_autofree char *expected =
      g_strdup_printf ("项目\t件数\n甲\t%s\n计\t%s\n乙\t%s\n", first, formula_cases[i].expected, second);

    g_assert_cmpstr (get_detail (document, GOUJI_NOTE_FORMULAS), ==, formula_cases[i].n_formulas);
    g_assert_cmpstr (gouji_document_get_text (document), ==, expected);
  }
}

static void
test_cells_are_limited (void)
{
  const GoujiLimits limits = { .bytes = 100000, .unpacked = 100000, .members = 20, .cells = 3, .depth = 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document =
    read_sheet (DATA (HEAD "<row r='2'>" NUMBER ("A2", "1") NUMBER ("B2", "2") "</row>"), &limits, &error);

  g_assert_no_error (error);
  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_TOO_LARGE));
  assert_document_holds (document);
}

/* Every cell has the same long text: the document stays within its bounds all the same. */
static void
test_one_long_text_in_all_cells (void)
{
  g_autoptr (GString) rows = g_string_new ("<sheetData>");
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (GoujiDocument) document = NULL;
  TestPackage *package = test_package_new (TRUE);
  g_autofree char *shared = g_strdup_printf ("<sst " MAIN "><si><t>%s</t></si></sst>", text);
  g_autofree char *sheet = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (rows, "<row><c t='s'><v>0</v></c></row>");
  sheet = g_strdup_printf ("<worksheet " MAIN ">%s</sheetData></worksheet>", rows->str);
  test_package_add (package, "xl/workbook.xml",
                    "<workbook " MAIN " " R "><sheets><sheet name='a' r:id='s'/></sheets></workbook>");
  test_package_add (package, "xl/_rels/workbook.xml.rels",
                    "<Relationships " PACKAGE "><Relationship Id='s' Type='" OFFICE
                    "/worksheet' Target='s.xml'/><Relationship Id='t' Type='" OFFICE
                    "/sharedStrings' Target='t.xml'/></Relationships>");
  test_package_add (package, "xl/s.xml", sheet);
  test_package_add (package, "xl/t.xml", shared);
  bytes = test_package_finish (package);

  document = gouji_read_xlsx (bytes, NULL, NULL);
  g_assert_nonnull (document);
  g_assert_cmpuint (gouji_document_get_length (document), <, 30 * 1000 * 1000);
  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_TOO_LARGE));
}

static void
test_errors (void)
{
  const TestSheet empty = { "一", "worksheets/sheet1.xml", NULL, "<worksheet " MAIN "/>" };
  const TestSheet broken = { "一", "worksheets/sheet1.xml", NULL, "<worksheet " MAIN "><sheetData>" };
  const TestSheet entity = { "一", "worksheets/sheet1.xml", NULL,
                             "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet " MAIN ">&b;</worksheet>" };
  const struct {
    GBytes *bytes;
    GoujiReadError code;
  } error_cases[] = {
    { make_book (&empty, 1, "", ""), GOUJI_READ_ERROR_EMPTY },
    { make_book (NULL, 0, "", ""), GOUJI_READ_ERROR_EMPTY },
    { make_book (&broken, 1, "", ""), GOUJI_READ_ERROR_DAMAGED },
    { make_book (&entity, 1, "", ""), GOUJI_READ_ERROR_DAMAGED },
    { make_book (&empty, 1, "<", ""), GOUJI_READ_ERROR_DAMAGED },
    { test_package_finish (test_package_new (TRUE)), GOUJI_READ_ERROR_DAMAGED },
    { g_bytes_new_static ("<Workbook/>", 11), GOUJI_READ_ERROR_OLD_OFFICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (error_cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = gouji_read_xlsx (error_cases[i].bytes, NULL, &error);

    g_assert_null (document);
    g_assert_error (error, GOUJI_READ_ERROR, (int) error_cases[i].code);
    g_bytes_unref (error_cases[i].bytes);
  }
}

/* Whatever is done to a file, what comes out of it is a document that holds, or one of the errors. */
static void
test_damaged_files_give_sound_documents (void)
{
  const TestSheet sheet = {
    "一", "worksheets/sheet1.xml", NULL,
    "<worksheet " MAIN ">" DATA (HEAD "<row r='2'>" LABEL ("A2", "甲") NUMBER (
      "B2", "1") "</row>") "<mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>"
  };
  g_autoptr (GBytes) bytes = make_book (&sheet, 1, "", "");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (gsize n = 0; n < 2 * length; n++) {
    g_autofree char *copy = g_memdup2 (data, length);
    g_autoptr (GBytes) damaged = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    if (n >= length)
      copy[n - length] = (char) g_rand_int_range (random, 0, 256);
    damaged = g_bytes_new (copy, n < length ? n : length);
    document = gouji_read_xlsx (damaged, NULL, &error);
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

  for (guint i = 0; i < G_N_ELEMENTS (sheet_cases); i++) {
    g_autofree char *path = g_strconcat ("/read-xlsx/", sheet_cases[i].name, NULL);

    g_test_add_data_func (path, &sheet_cases[i], test_sheet);
  }

  g_test_add_func ("/read-xlsx/what-is-hidden-is-left-out-and-counted",
                   test_what_is_hidden_is_left_out_and_counted);
  g_test_add_func ("/read-xlsx/merged-cells-show-in-what-is-shown-of-them",
                   test_merged_cells_show_in_what_is_shown_of_them);
  g_test_add_func ("/read-xlsx/sheets-in-order-below-their-names", test_sheets_in_order_below_their_names);
  g_test_add_func ("/read-xlsx/comments-and-pictures-are-counted", test_comments_and_pictures_are_counted);
  g_test_add_func ("/read-xlsx/strict-files", test_strict_files);
  g_test_add_func ("/read-xlsx/days-since-1904", test_days_since_1904);
  g_test_add_func ("/read-xlsx/formulas-that-nobody-computed-are-blank",
                   test_formulas_that_nobody_computed_are_blank);
  g_test_add_func ("/read-xlsx/cells-are-limited", test_cells_are_limited);
  g_test_add_func ("/read-xlsx/one-long-text-in-all-cells", test_one_long_text_in_all_cells);
  g_test_add_func ("/read-xlsx/errors", test_errors);
  g_test_add_func ("/read-xlsx/damaged-files-give-sound-documents", test_damaged_files_give_sound_documents);

  return g_test_run ();
}
