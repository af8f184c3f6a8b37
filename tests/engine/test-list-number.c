/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "flow/gouji-list-number.h"

typedef struct {
  const char *name;
  GoujiListNumber kind;
  guint number;
  const char *expected;
} NumberCase;

static const NumberCase cases[] = {
  { "none", GOUJI_LIST_NUMBER_NONE, 1, "" },
  { "bullet", GOUJI_LIST_NUMBER_BULLET, 1, "" },
  { "decimal", GOUJI_LIST_NUMBER_DECIMAL, 12, "12" },
  { "decimal-zero", GOUJI_LIST_NUMBER_DECIMAL_ZERO, 9, "09" },
  { "full-width", GOUJI_LIST_NUMBER_FULL_WIDTH, 10, "１０" },
  { "letters", GOUJI_LIST_NUMBER_UPPER_LETTER, 26, "Z" },
  { "letters-used-up", GOUJI_LIST_NUMBER_LOWER_LETTER, 28, "bb" },
  { "endless-letters", GOUJI_LIST_NUMBER_LOWER_LETTER, 9999, "oooooooooooooooooooo" },
  { "roman", GOUJI_LIST_NUMBER_UPPER_ROMAN, 1994, "MCMXCIV" },
  { "small-roman", GOUJI_LIST_NUMBER_LOWER_ROMAN, 8, "viii" },
  { "largest-roman", GOUJI_LIST_NUMBER_LOWER_ROMAN, 4000, "4000" },
  { "han-ten", GOUJI_LIST_NUMBER_HAN, 10, "十" },
  { "han-eleven", GOUJI_LIST_NUMBER_HAN, 11, "十一" },
  { "han-twenty", GOUJI_LIST_NUMBER_HAN, 20, "二十" },
  { "han-gap", GOUJI_LIST_NUMBER_HAN, 101, "一百零一" },
  { "han-ten-within", GOUJI_LIST_NUMBER_HAN, 111, "一百一十一" },
  { "han-wide-gap", GOUJI_LIST_NUMBER_HAN, 2003, "二千零三" },
  { "han-round", GOUJI_LIST_NUMBER_HAN, 3200, "三千二百" },
  { "largest-han", GOUJI_LIST_NUMBER_HAN, 10000, "10000" },
  { "han-digits", GOUJI_LIST_NUMBER_HAN_DIGITS, 10, "一〇" },
  { "legal", GOUJI_LIST_NUMBER_LEGAL, 12, "壹拾贰" },
  { "legal-traditional", GOUJI_LIST_NUMBER_LEGAL_TRADITIONAL, 6, "陸" },
  { "stems", GOUJI_LIST_NUMBER_STEMS, 10, "癸" },
  { "stems-used-up", GOUJI_LIST_NUMBER_STEMS, 11, "11" },
  { "branches", GOUJI_LIST_NUMBER_BRANCHES, 12, "亥" },
  { "circled", GOUJI_LIST_NUMBER_CIRCLED, 20, "⑳" },
  { "circled-further", GOUJI_LIST_NUMBER_CIRCLED, 21, "㉑" },
  { "circled-furthest", GOUJI_LIST_NUMBER_CIRCLED, 50, "㊿" },
  { "circled-used-up", GOUJI_LIST_NUMBER_CIRCLED, 51, "51" },
  { "in-brackets", GOUJI_LIST_NUMBER_IN_BRACKETS, 3, "⑶" },
  { "full-stop", GOUJI_LIST_NUMBER_FULL_STOP, 3, "⒊" },
  { "circled-han", GOUJI_LIST_NUMBER_CIRCLED_HAN, 1, "㊀" },
  { "han-in-brackets", GOUJI_LIST_NUMBER_HAN_IN_BRACKETS, 10, "㈩" },
  { "zero", GOUJI_LIST_NUMBER_HAN, 0, "0" },
};

static void
test_number (gconstpointer data)
{
  const NumberCase *c = data;
  g_autoptr (GString) text = g_string_new (NULL);

  gouji_list_number_append (text, c->kind, c->number);
  g_assert_cmpstr (text->str, ==, c->expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/list-number/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_number);
  }

  return g_test_run ();
}
