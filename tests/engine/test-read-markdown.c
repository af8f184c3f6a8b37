/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "read/gouji-read.h"

#include <string.h>

#include "assert-document.h"

typedef struct {
  const char *name;
  const char *source;
  const char *text; /* of the whole document */
} TextCase;

static const TextCase text_cases[] = {
  { "heading", "# 青溪县2023年报告 #\n\n## 一、概述\n", "青溪县2023年报告\n一、概述\n" },
  { "heading-without-space", "##一、概述\n", "一、概述\n" },
  { "number-sign-is-no-heading", "#1 井已关闭。\n", "#1 井已关闭。\n" },
  { "lines-stay-lines", "青溪县人民政府\n（2024年1月9日）\n", "青溪县人民政府\n（2024年1月9日）\n" },
  { "bold", "共收到**57件**，__全部__办结。\n", "共收到57件，全部办结。\n" },
  { "masked-year-is-not-bold", "20**年1月1日至20**年12月31日\n", "20**年1月1日至20**年12月31日\n" },
  { "bullets", "- 网站41条\n* 公报2条\n> 引文\n", "网站41条\n公报2条\n引文\n" },
  { "ordered-lists-keep-numbers", "1. 网站41条\n", "1. 网站41条\n" },
  { "rules", "上\n\n---\n\n下\n===\n", "上\n下\n" },
  { "escapes", "占56\\.4\\%，\\*注\n", "占56.4%，*注\n" },
  { "formula", "共$57$件，占$56.4\\%$\n", "共57件，占56.4%\n" },
  { "link", "见[年报](https://example.org/a)。![图](a.png)\n", "见年报。\n" },
  { "smaller-is-no-tag", "申请<10件，见<https://example.org>\n", "申请<10件，见<https://example.org>\n" },
  { "ampersand", "A&B，&lt;\n", "A&B，&lt;\n" },
  { "break-in-a-cell", "| 现行<br>有效 | 2 |\n", "现行 有效\t2\n" },
  { "code-fence", "```\n共收到57件\n```\n", "共收到57件\n" },
};

static GoujiDocument *
read_string (const char *source, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (source, strlen (source));
  g_autoptr (GError) error = NULL;
  GoujiDocument *document = gouji_read (bytes, name, NULL, &error);

  g_assert_no_error (error);
  assert_document_holds (document);
  return document;
}

static void
test_text (gconstpointer data)
{
  const TextCase *c = data;
  g_autoptr (GoujiDocument) document = read_string (c->source, "report.md");

  g_assert_cmpstr (gouji_document_get_text (document), ==, c->text);
}

static void
test_headings_have_levels (void)
{
  g_autoptr (GoujiDocument) document = read_string ("# 题\n### 节\n文\n", "a.MD");

  g_assert_cmpuint (gouji_document_get_n_blocks (document), ==, 3);
  g_assert_cmpint (gouji_document_get_block (document, 0)->kind, ==, GOUJI_BLOCK_HEADING);
  g_assert_cmpuint (gouji_document_get_block (document, 1)->level, ==, 3);
  g_assert_cmpint (gouji_document_get_block (document, 2)->kind, ==, GOUJI_BLOCK_PARAGRAPH);
}

static void
assert_table (GoujiDocument *document, guint index, guint n_rows, guint n_columns)
{
  const GoujiBlock *block = gouji_document_get_block (document, index);

  g_assert_cmpint (block->kind, ==, GOUJI_BLOCK_TABLE);
  g_assert_cmpuint (block->n_rows, ==, n_rows);
  g_assert_cmpuint (block->n_columns, ==, n_columns);
}

/* Small tables with text between them are tables of their own; a ruler is no row. */
static void
test_tables (void)
{
  g_autoptr (GoujiDocument) document = read_string (
    "| 规章 | 件数 |\n|---|:--:|\n| 制发 | 0 |\n| 废止 | 1 |\n\n其间\n\n规章 | 件数\n--- | ---\n有效 | 2\n",
    "a.markdown");

  g_assert_cmpuint (gouji_document_get_n_blocks (document), ==, 3);
  assert_table (document, 0, 3, 2);
  assert_table (document, 2, 2, 2);
  g_assert_true (g_array_index (gouji_document_get_block (document, 0)->cells, GoujiTableCell, 0).header);
  g_assert_cmpstr (gouji_document_get_text (document), ==,
                   "规章\t件数\n制发\t0\n废止\t1\n其间\n规章\t件数\n有效\t2\n");
}

static void
test_table_without_ruler (void)
{
  g_autoptr (GoujiDocument) document = read_string ("| 制发 | 0 |\n| 废止 | a\\|b |\n", "a.md");

  assert_table (document, 0, 2, 2);
  g_assert_nonnull (strstr (gouji_document_get_text (document), "a|b"));
}

static void
test_tables_of_html (void)
{
  g_autoptr (GoujiDocument) document = read_string (
    "## 二\n<table><tr><td rowspan=\"2\">规章</td><td>1</td></tr><tr><td>2</td></tr></table>\n", "a.md");

  assert_table (document, 1, 2, 2);
}

static void
test_told_by_its_content (void)
{
  g_autoptr (GoujiDocument) pasted = read_string ("# 题\n## 节\n文\n", NULL);
  g_autoptr (GoujiDocument) named = read_string ("# 题\n## 节\n文\n", "a.txt");
  g_autoptr (GoujiDocument) table = read_string ("| a | b |\n|---|---|\n| 1 | 2 |\n", NULL);

  g_assert_cmpstr (gouji_document_get_text (pasted), ==, "题\n节\n文\n");
  g_assert_cmpstr (gouji_document_get_text (named), ==, "# 题\n## 节\n文\n");
  assert_table (table, 0, 2, 2);
}

static void
test_nothing_but_marks (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("---\n***\n", 8);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_read_markdown (bytes, NULL, &error));
  g_assert_error (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_EMPTY);
}

/* A file of nothing but opening marks takes no longer than another. */
static void
test_marks_without_end (void)
{
  static const char *const marks[] = { "[", "**", "<a", "$", "![", "|", "\\", "`" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    GString *source = g_string_new ("文");

    for (guint j = 0; j < 100000; j++)
      g_string_append (source, marks[i]);
    g_autofree char *text = g_string_free_and_steal (source);
    g_autoptr (GoujiDocument) document = read_string (text, "a.md");
    g_assert_cmpuint (gouji_document_get_length (document), >, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (text_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/read/markdown/%s", text_cases[i].name);

    g_test_add_data_func (path, &text_cases[i], test_text);
  }
  g_test_add_func ("/read/markdown/levels", test_headings_have_levels);
  g_test_add_func ("/read/markdown/tables", test_tables);
  g_test_add_func ("/read/markdown/tables/without-ruler", test_table_without_ruler);
  g_test_add_func ("/read/markdown/tables/of-html", test_tables_of_html);
  g_test_add_func ("/read/markdown/told-by-content", test_told_by_its_content);
  g_test_add_func ("/read/markdown/nothing-but-marks", test_nothing_but_marks);
  g_test_add_func ("/read/markdown/marks-without-end", test_marks_without_end);

  return g_test_run ();
}
