/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-fold.h"

typedef struct {
  const char *name;
  const char *text;
  const char *folded;
} FoldCase;

static const FoldCase fold_cases[] = {
  { "traditional", "政府資訊公開工作年度報告", "政府资讯公开工作年度报告" },
  { "variant", "爲衆裏佔復餘", "为众里占复余" },
  { "full-width", "ＡＢｃ０１２３％＋", "abc0123%+" },
  { "capital-letters", "Word PDF", "wordpdf" },
  { "white-space", " \t\n\r一\u00a0二\u3000三\u2003四\u2028", "一二三四" },
  { "invisible", "\ufeff政\u200b府\u200d信\u00ad息\u2060公\ufe0f开\u202e", "政府信息公开" },
  { "private-use", "公\ue000开\uf8ff\U000f0000", "公开" },
  { "variation-selector", "葛\U000e0100城", "葛城" },
  { "brackets", "（一）【二】〔三〕［四］[五]{六}", "(一)(二)(三)(四)(五)(六)" },
  { "vertical-brackets", "︵一︶", "(一)" },
  { "comma", "，,", ",," },
  { "numbering", "1、2．3.4。", "1.2.3.4." },
  { "quotes", "“”‘’「」『』\"'", "\"\"\"\"\"\"\"\"\"\"" },
  { "dashes", "—–－―‐−-", "-------" },
  { "colon-and-semicolon", "：；:;∶", ":;:;:" },
  { "middle-dots", "·•‧・", "····" },
  { "circled", "①②⑨❶", "129❶" },
  { "circled-ten", "⑩⑳", "1020" },
  { "one-character-numeral", "㈠⑴⒈", "(一)(1)1." },
  { "squared-unit", "㎡℃", "m2°c" },
  { "roman-numeral", "ⅣⅫ", "ivxii" },
  { "radical", "⼀⾯", "一面" },
  { "radical-without-decomposition", "人⺠⻔⻛", "人民门风" },
  { "compatibility-ideograph", "\uf9b4\uf90a", "领金" },
  { "ideograph-zero", "二〇二三 二○二三 二◯二三", "二〇二三二〇二三二〇二三" },
  { "pinyin", "鎮(zhèn)人民政府規（guī）章", "镇人民政府规章" },
  { "pinyin-without-tone", "规(gui)章", "规章" },
  { "pinyin-in-separate-accents", "镇(zhe\u0300n)", "镇" },
  { "pinyin-longest", "装(zhuāng)", "装" },
  { "pinyin-in-capitals", "镇（ＺＨＥＮ）", "镇" },
  { "pinyin-with-white-space", "镇( zhen )", "镇" },
  { "no-pinyin-without-vowel", "文件(PDF)", "文件(pdf)" },
  { "no-pinyin-without-han", "1(an)", "1(an)" },
  { "no-pinyin-too-long", "公(information)", "公(information)" },
  { "no-pinyin-number", "件(12)", "件(12)" },
  { "no-pinyin-unclosed", "镇(zhen", "镇(zhen" },
  { "no-pinyin-empty", "镇()", "镇()" },
  { "beyond-the-basic-plane", "𠀀a",
    "\uffff"
    "a" },
  { "replacement-character", "\ufffd", "\ufffd" },
  { "empty", "", "" },
};

static GoujiFolding *folding;

static void
test_fold (gconstpointer data)
{
  const FoldCase *c = data;
  g_autofree char *folded = gouji_fold_text (folding, c->text);
  g_autofree char *again = gouji_fold_text (folding, folded);

  g_assert_cmpstr (folded, ==, c->folded);
  g_assert_cmpstr (again, ==, folded);
}

static void
test_offsets_lead_back (void)
{
  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, "鎮 (zhèn)㈠\u200b件", -1, 100);
  const guint offsets[] = { 100, 108, 108, 108, 110, 111 };

  g_assert_cmpuint (folded->length, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    g_assert_cmpuint (folded->offsets[i], ==, offsets[i]);
  g_assert_cmpuint (folded->chars[0], ==, 0x9547);
  g_assert_cmpuint (folded->chars[5], ==, 0);
}

static void
test_length_ends_the_text (void)
{
  g_autoptr (GoujiFolded) folded = gouji_folded_new (folding, "镇(zhen)府", 7, 0);

  g_assert_cmpuint (folded->length, ==, 5);
  g_assert_cmpuint (folded->offsets[5], ==, 5);
}

static void
test_every_character_folds_to_itself_at_last (void)
{
  for (gunichar c = 1; c < 0x10000; c++) {
    gunichar folded = gouji_folding_fold_char (folding, c);

    g_assert_cmpuint (gouji_folding_fold_char (folding, folded), ==, folded);
  }
}

static void
test_every_traditional_character_keeps_its_place (void)
{
  guint n_changed = 0;

  for (gunichar c = 0x4e00; c < 0xa000; c++) {
    gunichar folded = gouji_folding_fold_char (folding, c);

    g_assert_true (folded >= 0x3400 && folded < 0xa000);
    n_changed += folded != c;
  }

  g_assert_cmpuint (n_changed, >, 2000);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folding = gouji_folding_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fold_cases); i++) {
    g_autofree char *path = g_strconcat ("/fold/", fold_cases[i].name, NULL);

    g_test_add_data_func (path, &fold_cases[i], test_fold);
  }
  g_test_add_func ("/fold/offsets-lead-back", test_offsets_lead_back);
  g_test_add_func ("/fold/length-ends-the-text", test_length_ends_the_text);
  g_test_add_func ("/fold/every-character-folds-to-itself-at-last",
                   test_every_character_folds_to_itself_at_last);
  g_test_add_func ("/fold/every-traditional-character-keeps-its-place",
                   test_every_traditional_character_keeps_its_place);

  status = g_test_run ();
  gouji_folding_unref (folding);

  return status;
}
