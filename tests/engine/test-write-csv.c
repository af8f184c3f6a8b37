/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-csv.h"

#include <string.h>

#include "check-fixture.h"

#define CELL "requests.new_received.natural_person"
#define HEADS ",一、本年新收政府信息公开申请数量,申请人情况 > 自然人,"

/* The line of a cell, without its end. */
static char *
find_line (const char *file, const char *cell)
{
  const char *start = strstr (file, cell);
  const char *end = start != NULL ? strstr (start, "\r\n") : NULL;

  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start));
}

static void
assert_line (Fixture *fixture, const char *cell, const char *expected)
{
  g_autofree char *file = gouji_write_csv (fixture->report);
  g_autofree char *line = find_line (file, cell);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_spreadsheets_know_the_encoding (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = gouji_write_csv (fixture->report);

  g_assert_true (g_str_has_prefix (file, "\xef\xbb\xbf数据项编号,行,列,原文印作,填报,数值,单位,状态,来历,"
                                         "是否确定,不确定的原因\r\n"));
  g_assert_true (g_str_has_suffix (file, "\r\n"));
}

static void
test_every_cell_has_a_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = gouji_write_csv (fixture->report);
  g_auto (GStrv) lines = g_strsplit (file, "\r\n", -1);

  /* 10 + 25 × 7 + 15 cells, the heads, and nothing behind the last line end. */
  g_assert_cmpuint (g_strv_length (lines), ==, 200 + 2);
  assert_line (fixture, CELL, CELL HEADS "5,,5,件,数字,原文的表格,是,");
}

static void
test_what_figures_say (Fixture *fixture, gconstpointer data)
{
  put (fixture, CELL, "/");
  assert_line (fixture, CELL, CELL HEADS "/,,,件,不适用,原文的表格,是,");
  put (fixture, CELL, "1,113");
  assert_line (fixture, CELL, CELL HEADS "\"1,113\",,1113,件,数字,原文的表格,是,");
  put_unsure (fixture, CELL, "57");
  assert_line (fixture, CELL, CELL HEADS "57,,57,件,数字,原文的表格,否,本行数据也可能属于别的列");
  enter (fixture, CELL, "58");
  assert_line (fixture, CELL, CELL HEADS "57,58,58,件,数字,手工填写,是,");
  enter (fixture, CELL, "说\"明\n两行");
  assert_line (fixture, CELL, CELL HEADS "57,\"说\"\"明\n两行\",,件,无法辨认,手工填写,是,");
}

static void
test_no_text_runs_as_a_formula (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[][2] = {
    { "=HYPERLINK(\"http://a\")", "\"'=HYPERLINK(\"\"http://a\"\")\"" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "+A1", "'+A1" },
    { "-A1", "'-A1" },
    { "\t=A1", "\"'\t=A1\"" },
    { "＝A1", "'＝A1" },
    { "'=A1", "''=A1" },
    { "-8", "-8" },
    { "-", "-" },
    { "'八", "'八" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *file = NULL;
    g_autofree char *line = NULL;
    g_autofree char *expected = g_strconcat (CELL HEADS, texts[i][1], ",", NULL);

    put (fixture, CELL, texts[i][0]);
    file = gouji_write_csv (fixture->report);
    line = find_line (file, CELL);
    g_test_message ("%s", line);
    g_assert_true (g_str_has_prefix (line, expected));
  }
}

static void
test_extras_come_last (Fixture *fixture, gconstpointer data)
{
  GoujiExtra extra = { (char *) "requests", (char *) "小计", (char *) "合计", (char *) "3", { 1, 2 } };
  g_autofree char *file = NULL;

  gouji_report_put_extra (fixture->report, &extra);
  file = gouji_write_csv (fixture->report);
  g_assert_true (g_str_has_suffix (file, "\r\n,小计,合计,3,,,,格式以外,,,\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/write-csv/spreadsheets-know-the-encoding", test_spreadsheets_know_the_encoding);
  add ("/write-csv/every-cell-has-a-line", test_every_cell_has_a_line);
  add ("/write-csv/what-figures-say", test_what_figures_say);
  add ("/write-csv/no-text-runs-as-a-formula", test_no_text_runs_as_a_formula);
  add ("/write-csv/extras-come-last", test_extras_come_last);

  return g_test_run ();
}
