/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Takes documents that were made to take forever the whole way: read, fill, find mentions, check. Each is a
 * report with something repeated very often in the middle of it, or nothing but that. What is asked is an
 * end, with an error of a known domain or without: the time is bounded by the test's own limit.
 */

#include <gio/gio.h>
#include <string.h>

#include "check/gouji-check.h"
#include "fill/gouji-filler.h"
#include "load/gouji-load.h"
#include "read/gouji-read.h"

/* Sanitizers make it ten times slower: with them an eighth of each is enough. */
#ifdef __SANITIZE_ADDRESS__
#define SHARE 8
#else
#define SHARE 1
#endif

/**
 * Hostile:
 * @name: what is done
 * @ending: the file's ending, which tells its format
 * @seed: (nullable): the fixture in whose middle it stands, %NULL for a document of nothing else
 * @before: (nullable): the line of @seed before which it stands
 * @opening: (nullable): what stands once before it
 * @repeated: what stands there again and again
 * @closing: (nullable): what stands once behind it
 * @n: how often
 */
typedef struct {
  const char *name;
  const char *ending;
  const char *seed;
  const char *before;
  const char *opening;
  const char *repeated;
  const char *closing;
  guint n;
} Hostile;

#define TITLE "甲县2022年政府信息公开工作年度报告"

static const Hostile cases[] = {
  { "digits", "txt", NULL, NULL, TITLE "\n", "0123456789", NULL, 1900000 },
  { "digits-in-a-part", "txt", "pipes.txt", "（二）依申请公开", NULL, "0123456789", "\n", 200000 },
  { "lines-of-digits", "txt", NULL, NULL, TITLE "\n", "7\n", NULL, 500000 },
  { "digits-in-a-flat-table", "txt", "county-2023.txt", "四、结转下年度", NULL, "0\n", NULL, 20000 },
  { "headings", "txt", "pipes.txt", "（二）依申请公开", NULL, "一、总体情况\n", NULL, 100000 },
  { "titles", "txt", NULL, NULL, NULL, TITLE "\n", NULL, 20000 },
  { "reports", "txt", NULL, NULL, NULL,
    TITLE "\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n", NULL, 1000 },
  { "tables", "html", NULL, NULL, "<p>" TITLE "</p>",
    "<table><tr><td>规章</td><td>0</td><td>1</td></tr></table>", NULL, 50000 },
  { "small-tables", "md", NULL, NULL, "# " TITLE "\n",
    "| 规章 | 1 | 2 |\n|---|---|---|\n| 行政许可 | 3 |\n\n", NULL, 20000 },
  { "tables-in-tables", "html", NULL, NULL, "<p>" TITLE "</p>", "<table><tr><td>", "规章", 100000 },
  { "divisions-in-divisions", "html", NULL, NULL, "<p>" TITLE "</p>", "<div>", "规章", 500000 },
  { "quotes-in-quotes", "md", NULL, NULL, "# " TITLE "\n", ">", " 规章\n", 500000 },
  { "stars", "md", NULL, NULL, "# " TITLE "\n", "*_`[", "\n", 300000 },
  { "a-wide-table", "md", NULL, NULL, "# " TITLE "\n", "| 总计 ", "|\n", 100000 },
  { "spans", "html", NULL, NULL, "<p>" TITLE "</p><table>",
    "<tr><td colspan=65535 rowspan=65535>规章</td><td>1</td></tr>", "</table>", 3000 },
  { "brackets", "txt", "pipes.txt", "（二）依申请公开", NULL, "（", "\n", 500000 },
  { "rows-again", "txt", "pipes.txt", "| 二、上年结转", NULL,
    "| 一、本年新收政府信息公开申请数量 |  |  | 17 | 2 | 1 | 1 | 2 | 0 | 23 |\n", NULL, 2000 },
  { "heads-again", "txt", "pipes.txt", "| 1 | 0 | 0 | 1 | 2 |", NULL,
    "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n", NULL, 5000 },
  { "a-long-sentence", "txt", "pipes.txt", "（二）依申请公开", "发布信息12条，分别为", "甲类3条、", "\n",
    50000 },
  { "many-sentences", "txt", "pipes.txt", "（二）依申请公开", NULL, "收到政府信息公开申请23件，占43.5%。\n",
    NULL, 10000 },
  { "numerals", "txt", "pipes.txt", "（二）依申请公开", NULL, "一二三四五六七八九十百千万亿", "件\n", 50000 },
  { "numbers-of-cards", "txt", "pipes.txt", "（二）依申请公开", NULL, "身份证号码11010119900101123X ", "\n",
    5000 },
};

static GoujiKit *kit;

static char *
read_fixture (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOUJI_FIXTURES"), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GBytes *
make (const Hostile *hostile)
{
  g_autofree char *seed = hostile->seed != NULL ? read_fixture (hostile->seed) : NULL;
  const char *at = seed != NULL ? strstr (seed, hostile->before) : NULL;
  GString *text = g_string_new (NULL);

  g_assert_true (seed == NULL || at != NULL);
  if (seed != NULL)
    g_string_append_len (text, seed, at - seed);
  g_string_append (text, hostile->opening != NULL ? hostile->opening : "");
  for (guint i = 0; i < hostile->n / SHARE; i++)
    g_string_append (text, hostile->repeated);
  g_string_append (text, hostile->closing != NULL ? hostile->closing : "");
  g_string_append (text, at != NULL ? at : "");

  return g_string_free_to_bytes (text);
}

static void
test_ends (gconstpointer data)
{
  const Hostile *hostile = data;
  g_autoptr (GBytes) bytes = make (hostile);
  g_autofree char *name = g_strdup_printf ("%s.%s", hostile->name, hostile->ending);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiLoaded) loaded = gouji_load_bytes (kit, bytes, name, NULL, NULL, &error);

  g_assert_true ((loaded == NULL) == (error != NULL));
  if (loaded == NULL)
    g_assert_true (error->domain == GOUJI_READ_ERROR || error->domain == GOUJI_FILL_ERROR);
  /* One that stands in the middle of a report does not hide it. */
  if (hostile->seed != NULL)
    g_assert_no_error (error);
  for (guint i = 0; loaded != NULL && i < loaded->reports->len; i++) {
    GoujiReport *report = loaded->reports->pdata[i];
    g_autoptr (GPtrArray) mentions = gouji_filler_find_mentions (gouji_kit_get_filler (kit), report);
    g_autoptr (GPtrArray) findings = gouji_check_report (report, NULL, mentions, gouji_kit_get_folding (kit));

    g_assert_nonnull (findings);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));
  gouji_kit_load (kit, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/fuzz/hostile/%s", cases[i].name);

    g_test_add_data_func (path, &cases[i], test_ends);
  }

  status = g_test_run ();
  gouji_kit_unref (kit);
  return status;
}
