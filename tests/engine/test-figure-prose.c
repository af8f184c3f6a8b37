/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-figure.h"

typedef struct {
  const char *name;
  const char *text;
  GoujiFigureState state;
  const char *value;
  const char *unit;
} Case;

static const Case cases[] = {
  { "digits", "57", GOUJI_FIGURE_NUMBER, "57" },
  { "separators", "1,113", GOUJI_FIGURE_NUMBER, "1113" },
  { "full-width", "１２０５", GOUJI_FIGURE_NUMBER, "1205" },
  { "unit", "380元", GOUJI_FIGURE_NUMBER, "380", "元" },
  { "unit-of-ten-thousands", "2125.54万元", GOUJI_FIGURE_NUMBER, "2125.54", "万元" },
  { "ten-thousands", "1.2万", GOUJI_FIGURE_NUMBER, "12000" },
  { "ten-thousands-with-many-places", "1.23456万", GOUJI_FIGURE_NUMBER, "12345.6" },
  { "ten-thousands-traditional", "3萬", GOUJI_FIGURE_NUMBER, "30000" },
  { "hundred-millions", "2亿", GOUJI_FIGURE_NUMBER, "200000000" },
  { "ten-millions", "5千万", GOUJI_FIGURE_NUMBER, "50000000" },
  { "too-many", "9223372036854775807万", GOUJI_FIGURE_NUMBER, "9223372036854775807", "万" },
  { "numerals", "五十七", GOUJI_FIGURE_NUMBER, "57" },
  { "ten", "十", GOUJI_FIGURE_NUMBER, "10" },
  { "numerals-of-ten-thousands", "三十万", GOUJI_FIGURE_NUMBER, "300000" },
  { "numerals-traditional", "兩萬", GOUJI_FIGURE_NUMBER, "20000" },
  { "numerals-in-places", "一〇五", GOUJI_FIGURE_NUMBER, "105" },
  { "numeral-zero", "零", GOUJI_FIGURE_NUMBER, "0" },
  { "two-numerals", "三五", GOUJI_FIGURE_UNREADABLE },
  { "numerals-of-no-place", "三百五", GOUJI_FIGURE_UNREADABLE },
  { "nothing-received", "未收到", GOUJI_FIGURE_NUMBER, "0" },
  { "nothing-happened", "没有发生", GOUJI_FIGURE_NUMBER, "0" },
  { "nothing-traditional", "沒有", GOUJI_FIGURE_NUMBER, "0" },
  { "never", "从未发生", GOUJI_FIGURE_NUMBER, "0" },
  { "none", "无", GOUJI_FIGURE_NUMBER, "0" },
  { "words-with-number", "未收到5", GOUJI_FIGURE_UNREADABLE },
  { "other-words", "收到", GOUJI_FIGURE_UNREADABLE },
  { "sentence", "未收到未收到未收到未收到未收到未收到未收到未收到未收到", GOUJI_FIGURE_UNREADABLE },
  { "empty", "", GOUJI_FIGURE_EMPTY },
  { "dash", "-", GOUJI_FIGURE_NOT_APPLICABLE },
};

static void
test_parse (gconstpointer data)
{
  const Case *test = data;
  GoujiDecimal value = { 0 };
  g_autofree char *unit = NULL;
  g_autofree char *said = NULL;

  g_assert_cmpint (gouji_figure_parse_prose (test->text, &value, &unit), ==, test->state);
  if (test->state != GOUJI_FIGURE_NUMBER)
    return;

  said = gouji_decimal_to_string (value);
  g_assert_cmpstr (said, ==, test->value);
  g_assert_cmpstr (unit, ==, test->unit);
}

/* In a cell, words are no number: somebody may have written there what he did not do. */
static void
test_not_in_cells (void)
{
  g_assert_cmpint (gouji_figure_parse ("未收到", NULL, NULL), ==, GOUJI_FIGURE_UNREADABLE);
  g_assert_cmpint (gouji_figure_parse ("无", NULL, NULL), ==, GOUJI_FIGURE_NOT_APPLICABLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/report/figure-prose/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_parse);
  }
  g_test_add_func ("/report/figure-prose/words-are-no-number-in-a-cell", test_not_in_cells);

  return g_test_run ();
}
