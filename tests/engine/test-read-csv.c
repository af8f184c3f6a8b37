/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include "assert-document.h"

/* A file and what is read from it, as describe_document() writes it. */
typedef struct {
  const char *name;
  const char *csv;
  const char *expected;
} CsvCase;

static const CsvCase csv_cases[] = {
  { "commas", "项目,件数\n规章,3\n", "[0,0]项目[0,1]件数[1,0]规章[1,1]3|" },
  { "tabs", "项目\t件数\n规章\t1,234\n", "[0,0]项目[0,1]件数[1,0]规章[1,1]1,234|" },
  { "semicolons", "项目;件数\n规章;1,5\n", "[0,0]项目[0,1]件数[1,0]规章[1,1]1,5|" },
  { "pipes", "项目|件数\n规章|3\n", "[0,0]项目[0,1]件数[1,0]规章[1,1]3|" },
  { "named-separator", "sep=;\r\n项目;a,b,c\r\n规章;d,e,f\r\n", "[0,0]项目[0,1]a,b,c[1,0]规章[1,1]d,e,f|" },
  { "line-ends", "项目,件数\r\n规章,3\r规范,4", "[0,0]项目[0,1]件数[1,0]规章[1,1]3[2,0]规范[2,1]4|" },
  { "quotes", "项目,件数\n\"规章,\"\"办法\"\"\",\"3\"\n", "[0,0]项目[0,1]件数[1,0]规章,\"办法\"[1,1]3|" },
  { "line-break-in-a-cell", "\"项\r\n目\",件数\n规章,3\n", "[0,0]项 目[0,1]件数[1,0]规章[1,1]3|" },
  { "quote-in-a-field", "项\"目,件数\n规章,3\n", "[0,0]项\"目[0,1]件数[1,0]规章[1,1]3|" },
  { "text-behind-a-quote", "\"项\"目,件数\n规章,3\n", "[0,0]项目[0,1]件数[1,0]规章[1,1]3|" },
  { "quote-never-closed", "\"项目,件数\n规章,3\n", "[0,0]\"项目[0,1]件数[1,0]规章[1,1]3|" },
  { "ragged-rows", "项目,件数,备注\n规章,3\n规范,4,无,多\n",
    "[0,0]项目[0,1]件数[0,2]备注[0,3][1,0]规章[1,1]3[1,2][1,3][2,0]规范[2,1]4[2,2]无[2,3]多|" },
  { "blank-cells-keep-their-place", "项目,件数,宗数\n规章,,3\n,4,\n",
    "[0,0]项目[0,1]件数[0,2]宗数[1,0]规章[1,1][1,2]3[2,0][2,1]4[2,2]|" },
  { "blank-columns-go", "项目,,,件数,\n规章,,,3,\n", "[0,0]项目[0,1]件数[1,0]规章[1,1]3|" },
  { "title-and-notes-are-text",
    "岚川县年报,\n单位：件,\n项目,件数\n规章,3\n注：含修订,\n填表人：甲,日期：今\n",
    "岚川县年报|单位：件|[0,0]项目[0,1]件数[1,0]规章[1,1]3|注：含修订|填表人：甲\t日期：今|" },
  { "label-without-numbers-stays-a-row", "项目,件数\n规章,\n规范,\n许可,3\n",
    "[0,0]项目[0,1]件数[1,0]规章[1,1][2,0]规范[2,1][3,0]许可[3,1]3|" },
  { "numbered-label-without-numbers-stays-a-row", "项目,件数\n一、新收,\n二、结转,3\n",
    "[0,0]项目[0,1]件数[1,0]一、新收[1,1][2,0]二、结转[2,1]3|" },
  { "heading-parts-tables", "项目,件数\n规章,3\n三、申请情况,\n项目,件数\n新收,4\n",
    "[0,0]项目[0,1]件数[1,0]规章[1,1]3|三、申请情况|[0,0]项目[0,1]件数[1,0]新收[1,1]4|" },
  { "blank-row-within-a-table", "项目,件数\n规章,3\n,\n\n规范,4\n",
    "[0,0]项目[0,1]件数[1,0]规章[1,1]3[2,0]规范[2,1]4|" },
  { "blank-row-between-tables", "项目,件数\n规章,3\n\n项目,宗数\n许可,4\n",
    "[0,0]项目[0,1]件数[1,0]规章[1,1]3|[0,0]项目[0,1]宗数[1,0]许可[1,1]4|" },
  { "years-are-heads", "规章,3\n许可,4\n\n2022,2023\n5,6\n",
    "[0,0]规章[0,1]3[1,0]许可[1,1]4|[0,0]2022[0,1]2023[1,0]5[1,1]6|" },
  { "tables-side-by-side", "甲局,,,乙局,\n项目,件数,,项目,件数\n规章,3,,规章,5\n许可,4,,许可,6\n",
    "甲局|[0,0]项目[0,1]件数[1,0]规章[1,1]3[2,0]许可[2,1]4|"
    "乙局|[0,0]项目[0,1]件数[1,0]规章[1,1]5[2,0]许可[2,1]6|" },
  { "tables-of-different-height-side-by-side",
    "项目,件数,,项目,件数\n规章,3,,规章,5\n许可,4,,许可,6\n处罚,7,,,\n",
    "[0,0]项目[0,1]件数[1,0]规章[1,1]3[2,0]许可[2,1]4[3,0]处罚[3,1]7|"
    "[0,0]项目[0,1]件数[1,0]规章[1,1]5[2,0]许可[2,1]6|" },
  /* As LibreOffice writes a web page: every row has its labels, and so its numbers, in columns of its own. */
  { "torn-rows-are-closed-up",
    "项目,,,申请人,,,\n,,,自然人,法人,,\n新收,,,1,2,,\n办理,予以公开,,3,4,,\n,不予公开,,,属于秘密,5,6\n,,,,"
    "禁止公开,7, \n",
    "[0,0+1+2]项目[0,2]申请人[1,0][1,1][1,2]自然人[1,3]法人[2,0+1+2]新收[2,2]1[2,3]2[3,0]办理[3,1]予以公开[3,"
    "2]3[3,3]4"
    "[4,0]不予公开[4,1]属于秘密[4,2]5[4,3]6[5,0+1+2]禁止公开[5,2]7[5,3]|" },
  { "blank-cells-are-not-closed-up", "项目,甲,乙,丙\n规章,,3,4\n许可,5,6,7\n处罚,无,8,9\n",
    "[0,0]项目[0,1]甲[0,2]乙[0,3]丙[1,0]规章[1,1][1,2]3[1,3]4[2,0]许可[2,1]5[2,2]6[2,3]7[3,0]处罚[3,1]无[3,2]"
    "8[3,3]9|" },
  { "running-text-is-text",
    "一、总体情况,"
    "\n\"2023年，岚川县认真贯彻落实条例，持续加强政府信息公开工作，全年主动公开信息57条。\n第二段\",\n",
    "一、总体情况|"
    "2023年，岚川县认真贯彻落实条例，持续加强政府信息公开工作，全年主动公开信息57条。\n第二段|" },
  { "long-text-beside-short-cells-stays-in-its-row",
    "编号,日期,内容,结果\n甲,一月,"
    "申请公开岚川县人民政府办公室全年制发的全部文件以及相关的会议纪要和办理情况申请公开岚川县人民政府办公室全"
    "年制"
    "发的全部文件以及相关的会议纪要和办理情况申请公开岚川县人民政府办公室全年制发的全部文件,公开\n",
    "[0,0]编号[0,1]日期[0,2]内容[0,3]结果[1,0]甲[1,1]一月[1,2]"
    "申请公开岚川县人民政府办公室全年制发的全部文件以及相关的会议纪要和办理情况申请公开岚川县人民政府办公室全"
    "年制"
    "发的全部文件以及相关的会议纪要和办理情况申请公开岚川县人民政府办公室全年制发的全部文件[1,3]公开|" },
  { "full-width-and-padded-numbers-as-printed", "项目,件数\n规章,５７\n许可, 57 \n",
    "[0,0]项目[0,1]件数[1,0]规章[1,1]５７[2,0]许可[2,1]57|" },
  { "lone-line", "岚川县\n", "岚川县|" },
};

static GoujiDocument *
read_named (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return gouji_read (bytes, name, NULL, error);
}

static void
test_csv (gconstpointer data)
{
  const CsvCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_named (c->csv, strlen (c->csv), "a.csv", &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe_document (document);
  g_assert_cmpstr (described, ==, c->expected);
  assert_document_holds (document);
}

static void
test_every_encoding (void)
{
  static const char *const encodings[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };
  static const char *const marks[] = { "\xef\xbb\xbf", "", "\xff\xfe", "\xfe\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
    const char *text = "项目\t本年制发件数\r\n规章\t3\r\n行政规范性文件\t14\r\n";
    gsize length;
    g_autofree char *converted = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
    gsize n_mark = strlen (marks[i]);
    g_autofree char *file = g_malloc (n_mark + length);
    g_autoptr (GoujiDocument) document = NULL;
    g_autofree char *described = NULL;

    memcpy (file, marks[i], n_mark);
    memcpy (file + n_mark, converted, length);
    document = read_named (file, n_mark + length, "a.CSV", NULL);
    described = describe_document (document);
    g_assert_cmpstr (described, ==, "[0,0]项目[0,1]本年制发件数[1,0]规章[1,1]3[2,0]行政规范性文件[2,1]14|");
    g_assert_cmpstr (gouji_document_get_encoding (document), ==, encodings[i]);
  }
}

static void
test_pasted_cells_are_a_table (void)
{
  const char *cells = "项目\t件数\n\"规\n章\"\t3\n许可\t4\n";
  const char *const text[] = {
    "项目\t件数\n规章\t3\n许可\t4\n这是一行文字\n",
    "项目\t件数\n规章\t3\t5\n许可\t4\n",
    "一,二\n三,四\n五,六\n",
    "项目\t件数\n规章\t3\n",
  };
  g_autoptr (GoujiDocument) document = read_named (cells, strlen (cells), NULL, NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "[0,0]项目[0,1]件数[1,0]规 章[1,1]3[2,0]许可[2,1]4|");

  for (guint i = 0; i < G_N_ELEMENTS (text); i++) {
    g_autoptr (GoujiDocument) plain = read_named (text[i], strlen (text[i]), NULL, NULL);

    g_assert_cmpstr (gouji_document_get_text (plain), ==, text[i]);
  }
}

static void
test_separators_alone_are_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = read_named (",,,\n,\"\",", 8, "a.csv", &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY);
}

static void
test_cells_are_limited (void)
{
  const GoujiLimits limits = { .bytes = 1000, .cells = 3 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("一,1\n二,2\n三,3\n", 18);
  g_autoptr (GoujiDocument) document = gouji_read_csv (bytes, &limits, NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "[0,0]一[0,1]1|二|");
  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_TOO_LARGE));
  assert_document_holds (document);
}

/* Cells in a diagonal would make a table of the square of their number. */
static void
test_scattered_cells_are_limited (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GoujiDocument) document = NULL;

  for (guint i = 0; i < 1000; i++) {
    for (guint k = 0; k < i; k++)
      g_string_append_c (csv, ',');
    g_string_append (csv, "1,2\n");
  }
  document = read_named (csv->str, csv->len, "a.csv", NULL);
  g_assert_true (gouji_document_has_note (document, GOUJI_NOTE_TOO_LARGE));
  assert_document_holds (document);
}

/* Nothing takes longer than its length allows: each of these is 2 MB. */
static void
test_odd_files_end (void)
{
  static const char *const units[] = { "\"",    "\"a,",     "\"\",", ",",     "\n",
                                       "\r\n,", "\"\"\"x,", "a\n",   "a\t\"", "一,2\n二\n" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) csv = g_string_new ("一,1\n");
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    while (csv->len < 2000000)
      g_string_append (csv, units[i]);
    document = read_named (csv->str, csv->len, "a.csv", &error);
    g_assert_no_error (error);
    g_assert_nonnull (document);
  }
}

/* Whatever is done to a file, what comes out of it is a document that holds, or one of the errors. */
static void
test_damaged_files_give_sound_documents (void)
{
  static const char alphabet[] = ",\"\n\r\t;|a1\xe4\xb8\x80 ";
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (guint round = 0; round < 2000; round++) {
    char file[64];
    gsize length = (gsize) g_rand_int_range (random, 0, sizeof file);
    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiDocument) document = NULL;

    for (gsize i = 0; i < length; i++)
      file[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet)];
    document = read_named (file, length, "a.csv", &error);

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

  for (guint i = 0; i < G_N_ELEMENTS (csv_cases); i++) {
    g_autofree char *path = g_strconcat ("/read-csv/", csv_cases[i].name, NULL);

    g_test_add_data_func (path, &csv_cases[i], test_csv);
  }

  g_test_add_func ("/read-csv/every-encoding", test_every_encoding);
  g_test_add_func ("/read-csv/pasted-cells-are-a-table", test_pasted_cells_are_a_table);
  g_test_add_func ("/read-csv/separators-alone-are-empty", test_separators_alone_are_empty);
  g_test_add_func ("/read-csv/cells-are-limited", test_cells_are_limited);
  g_test_add_func ("/read-csv/scattered-cells-are-limited", test_scattered_cells_are_limited);
  g_test_add_func ("/read-csv/odd-files-end", test_odd_files_end);
  g_test_add_func ("/read-csv/damaged-files-give-sound-documents", test_damaged_files_give_sound_documents);

  return g_test_run ();
}
