/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-figure.h"

typedef struct {
  const char *name;
  const char *text;
  GoujiFigureState state;
  const char *value;
  const char *unit;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "zero", "0", GOUJI_FIGURE_NUMBER, "0" },
  { "count", "57", GOUJI_FIGURE_NUMBER, "57" },
  { "full-width-digits", "５７", GOUJI_FIGURE_NUMBER, "57" },
  { "full-width-point", "１２．５", GOUJI_FIGURE_NUMBER, "12.5" },
  { "space-around", " \t57\n", GOUJI_FIGURE_NUMBER, "57" },
  { "space-inside", "1 113", GOUJI_FIGURE_NUMBER, "1113" },
  { "no-break-space", "\u00a057\u00a0", GOUJI_FIGURE_NUMBER, "57" },
  { "ideographic-space", "57\u3000", GOUJI_FIGURE_NUMBER, "57" },
  { "zero-width-space", "5\u200b7\ufeff", GOUJI_FIGURE_NUMBER, "57" },
  { "thousands", "1,113", GOUJI_FIGURE_NUMBER, "1113" },
  { "thousands-full-width", "1，113", GOUJI_FIGURE_NUMBER, "1113" },
  { "thousands-twice", "12,345,678.90", GOUJI_FIGURE_NUMBER, "12345678.90" },
  { "thousands-short-group", "1,13", GOUJI_FIGURE_UNREADABLE },
  { "thousands-long-head", "1234,567", GOUJI_FIGURE_UNREADABLE },
  { "thousands-long-group", "1,1134", GOUJI_FIGURE_UNREADABLE },
  { "thousands-behind-point", "1.234,567", GOUJI_FIGURE_UNREADABLE },
  { "thousands-open", "113,", GOUJI_FIGURE_UNREADABLE },
  { "increase", "+19", GOUJI_FIGURE_NUMBER, "19" },
  { "decrease", "-11", GOUJI_FIGURE_NUMBER, "-11" },
  { "decrease-full-width", "－11", GOUJI_FIGURE_NUMBER, "-11" },
  { "decrease-minus-sign", "\u221211", GOUJI_FIGURE_NUMBER, "-11" },
  { "two-signs", "--11", GOUJI_FIGURE_UNREADABLE },
  { "amount", "96171.6", GOUJI_FIGURE_NUMBER, "96171.6" },
  { "small-amount", "0.05", GOUJI_FIGURE_NUMBER, "0.05" },
  { "unit", "57件", GOUJI_FIGURE_NUMBER, "57", "件" },
  { "unit-other-than-the-cell's", "70487元", GOUJI_FIGURE_NUMBER, "70487", "元" },
  { "unit-of-two-letters", "2125.54 万元", GOUJI_FIGURE_NUMBER, "2125.54", "万元" },
  { "sentence-behind", "57件申请均已办结", GOUJI_FIGURE_UNREADABLE },
  { "han-digit-behind", "5一", GOUJI_FIGURE_UNREADABLE },
  { "note", "22（其中修订16件）", GOUJI_FIGURE_NUMBER, "22" },
  { "note-half-width", "22(16)", GOUJI_FIGURE_NUMBER, "22" },
  { "note-behind-unit", "22件（含修订（16））", GOUJI_FIGURE_NUMBER, "22", "件" },
  { "note-open", "22（其中", GOUJI_FIGURE_UNREADABLE },
  { "note-twice-closed", "22（16））", GOUJI_FIGURE_UNREADABLE },
  { "note-alone", "（57）", GOUJI_FIGURE_UNREADABLE },
  { "slash", "/", GOUJI_FIGURE_NOT_APPLICABLE },
  { "slash-full-width", "／", GOUJI_FIGURE_NOT_APPLICABLE },
  { "hyphen", "-", GOUJI_FIGURE_NOT_APPLICABLE },
  { "hyphens", "--", GOUJI_FIGURE_NOT_APPLICABLE },
  { "hyphen-full-width", "－", GOUJI_FIGURE_NOT_APPLICABLE },
  { "dash", "—", GOUJI_FIGURE_NOT_APPLICABLE },
  { "dashes", " —— ", GOUJI_FIGURE_NOT_APPLICABLE },
  { "none", "无", GOUJI_FIGURE_NOT_APPLICABLE },
  { "none-traditional", "無", GOUJI_FIGURE_NOT_APPLICABLE },
  { "nothing", "", GOUJI_FIGURE_EMPTY },
  { "white-space", " \u3000\u00a0\u200b\n", GOUJI_FIGURE_EMPTY },
  { "open-point", "12.", GOUJI_FIGURE_UNREADABLE },
  { "leading-point", ".5", GOUJI_FIGURE_UNREADABLE },
  { "two-points", "1.2.3", GOUJI_FIGURE_UNREADABLE },
  { "letter-for-zero", "1O", GOUJI_FIGURE_UNREADABLE },
  { "letter-alone", "O", GOUJI_FIGURE_UNREADABLE },
  { "words", "详见附件", GOUJI_FIGURE_UNREADABLE },
  { "unit-alone", "件", GOUJI_FIGURE_UNREADABLE },
  { "percentage", "57%", GOUJI_FIGURE_UNREADABLE },
  { "two-numbers", "57/58", GOUJI_FIGURE_UNREADABLE },
  { "leading-zeros", "007", GOUJI_FIGURE_UNREADABLE },
  { "two-zeros", "00", GOUJI_FIGURE_UNREADABLE },
  { "too-large", "9223372036854775808", GOUJI_FIGURE_UNREADABLE },
  { "too-many-digits", "11111111112222222222333333333344444444445555555555", GOUJI_FIGURE_UNREADABLE },
  { "too-many-digits-behind-point", "1.11111111112222222222333333333344444444445555555555",
    GOUJI_FIGURE_UNREADABLE },
  { "broken-utf8", "57\xe4\xbb", GOUJI_FIGURE_UNREADABLE },
};

static void
test_parse (gconstpointer data)
{
  const ParseCase *c = data;
  GoujiDecimal value = { 42, 0 };
  g_autofree char *unit = NULL;

  g_assert_cmpint (gouji_figure_parse (c->text, &value, &unit), ==, c->state);
  g_assert_cmpstr (unit, ==, c->unit);
  if (c->state != GOUJI_FIGURE_NUMBER) {
    g_assert_cmpint (value.units, ==, 42);
    return;
  }

  g_autofree char *printed = gouji_decimal_to_string (value);
  g_assert_cmpstr (printed, ==, c->value);
}

static void
test_very_long_text_is_unreadable (void)
{
  g_autofree char *text = g_strnfill (100000, '(');

  text[0] = '5';
  g_assert_cmpint (gouji_figure_parse (text, NULL, NULL), ==, GOUJI_FIGURE_UNREADABLE);
}

static void
test_missing_text_is_empty (void)
{
  g_assert_cmpint (gouji_figure_parse (NULL, NULL, NULL), ==, GOUJI_FIGURE_EMPTY);
}

static void
test_names_lead_back (void)
{
  for (GoujiHow how = GOUJI_HOW_NONE; how <= GOUJI_HOW_COMPUTED; how++) {
    GoujiHow back = GOUJI_HOW_NONE;

    g_assert_true (gouji_how_from_string (gouji_how_to_string (how), &back));
    g_assert_cmpint (back, ==, how);
  }
  for (GoujiDoubt doubt = GOUJI_DOUBT_NONE; doubt <= GOUJI_DOUBT_OTHER; doubt++) {
    GoujiDoubt back = GOUJI_DOUBT_NONE;

    g_assert_true (gouji_doubt_from_string (gouji_doubt_to_string (doubt), &back));
    g_assert_cmpint (back, ==, doubt);
  }

  GoujiHow how;
  GoujiDoubt doubt;
  g_assert_false (gouji_how_from_string ("guessed", &how));
  g_assert_false (gouji_doubt_from_string (NULL, &doubt));
}

static void
test_copy_owns_its_text (void)
{
  GoujiFigure figure = {
    g_strdup ("57"), g_strdup ("58元"), GOUJI_FIGURE_NUMBER, { 58, 0 }, g_strdup ("元")
  };
  GoujiFigure copy;

  gouji_figure_copy (&figure, &copy);
  gouji_figure_clear (&figure);
  g_assert_null (figure.printed);
  g_assert_cmpstr (copy.printed, ==, "57");
  g_assert_cmpstr (copy.entered, ==, "58元");
  g_assert_cmpstr (copy.unit, ==, "元");
  gouji_figure_clear (&copy);
}

typedef struct {
  const char *text;
  const char *cell_unit;
  GoujiFigureState state;
  const char *value;
  const char *unit;
} TypedCase;

static const TypedCase typed_cases[] = {
  { "57", "件", GOUJI_FIGURE_NUMBER, "57", NULL },
  { "1，113", "件", GOUJI_FIGURE_NUMBER, "1113", NULL },
  { "1.113万", "件", GOUJI_FIGURE_NUMBER, "11130", NULL },
  { "1.113万件", "件", GOUJI_FIGURE_NUMBER, "11130", NULL },
  { "１．５萬", "件", GOUJI_FIGURE_NUMBER, "15000", NULL },
  { "2亿", "条", GOUJI_FIGURE_NUMBER, "200000000", NULL },
  { "1.23456万", "件", GOUJI_FIGURE_NUMBER, "12345.6", NULL },
  { "0万", NULL, GOUJI_FIGURE_NUMBER, "0", NULL },
  /* Neither a repair nor a guess. */
  { "1.5万", "万元", GOUJI_FIGURE_NUMBER, "1.5", "万" },
  { "1.5万元", "万元", GOUJI_FIGURE_NUMBER, "1.5", "万元" },
  { "3万条", "件", GOUJI_FIGURE_NUMBER, "3", "万条" },
  { "922337203685477580万", "件", GOUJI_FIGURE_NUMBER, "922337203685477580", "万" },
  { "约57件", "件", GOUJI_FIGURE_UNREADABLE, NULL, NULL },
  { "12%", "件", GOUJI_FIGURE_UNREADABLE, NULL, NULL },
  { "=SUM(B2:B8)", "件", GOUJI_FIGURE_UNREADABLE, NULL, NULL },
  { "", "件", GOUJI_FIGURE_EMPTY, NULL, NULL },
};

static void
test_ten_thousands_that_are_typed_are_multiplied (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_cases); i++) {
    const TypedCase *typed = &typed_cases[i];
    GoujiDecimal value = { 0 };
    g_autofree char *unit = NULL;
    g_autofree char *number = NULL;

    g_test_message ("%s", typed->text);
    g_assert_cmpint (gouji_figure_parse_typed (typed->text, typed->cell_unit, &value, &unit), ==,
                     typed->state);
    g_assert_cmpstr (unit, ==, typed->unit);
    number = gouji_decimal_to_string (value);
    g_assert_cmpstr (number, ==, typed->value != NULL ? typed->value : "0");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/report/figure/parse/%s", parse_cases[i].name);

    g_test_add_data_func (path, &parse_cases[i], test_parse);
  }
  g_test_add_func ("/report/figure/parse/very-long", test_very_long_text_is_unreadable);
  g_test_add_func ("/report/figure/parse/missing", test_missing_text_is_empty);
  g_test_add_func ("/report/figure/names-lead-back", test_names_lead_back);
  g_test_add_func ("/report/figure/copy", test_copy_owns_its_text);

  g_test_add_func ("/figure/typed", test_ten_thousands_that_are_typed_are_multiplied);

  return g_test_run ();
}
