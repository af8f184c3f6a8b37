/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "compare/gouji-text-runs.h"

/* In how many seconds the longest texts have to be compared, with sanitizers and on a busy machine. Without a
 * bound they would take hours. */
#define PATIENCE 60

/* The runs in one line: [-taken out-]{+put in+}. */
static char *
print_runs (GPtrArray *runs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (runs, i);

    if (run->kind == GOUJI_RUN_SAME)
      g_string_append (text, run->text);
    else if (run->kind == GOUJI_RUN_OUT)
      g_string_append_printf (text, "[-%s-]", run->text);
    else
      g_string_append_printf (text, "{+%s+}", run->text);
  }

  return g_string_free_and_steal (text);
}

static char *
join (GPtrArray *runs, GoujiRunKind left_out)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (runs, i);

    if (run->kind != left_out)
      g_string_append (text, run->text);
  }

  return g_string_free_and_steal (text);
}

/* No run is empty, no kind stands twice behind itself, and what is out stands before what is in. */
static void
assert_order (GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++) {
    const GoujiTextRun *run = g_ptr_array_index (runs, i);
    const GoujiTextRun *last = i > 0 ? g_ptr_array_index (runs, i - 1) : NULL;

    g_assert_cmpstr (run->text, !=, "");
    g_assert_true (last == NULL || last->kind != run->kind);
    g_assert_false (last != NULL && last->kind == GOUJI_RUN_IN && run->kind == GOUJI_RUN_OUT);
  }
}

static void
assert_joins (GPtrArray *runs, const char *before, const char *after)
{
  g_autofree char *old = join (runs, GOUJI_RUN_IN);
  g_autofree char *new = join (runs, GOUJI_RUN_OUT);

  g_assert_cmpstr (old, ==, before);
  g_assert_cmpstr (new, ==, after);
  assert_order (runs);
}

/* The same pieces, with what is out and what is in exchanged. */
static void
assert_mirrored (const char *before, const char *after)
{
  g_autoptr (GPtrArray) there = gouji_compare_texts (before, after);
  g_autoptr (GPtrArray) back = gouji_compare_texts (after, before);
  static const GoujiRunKind order[] = { GOUJI_RUN_SAME, GOUJI_RUN_OUT, GOUJI_RUN_IN };

  g_assert_cmpuint (there->len, ==, back->len);
  for (guint kind = 0; kind < G_N_ELEMENTS (order); kind++) {
    GoujiRunKind other = kind == 0 ? GOUJI_RUN_SAME : kind == 1 ? GOUJI_RUN_IN : GOUJI_RUN_OUT;
    guint j = 0;

    for (guint i = 0; i < there->len; i++) {
      const GoujiTextRun *run = g_ptr_array_index (there, i);

      if (run->kind != order[kind])
        continue;
      while (j < back->len && ((GoujiTextRun *) back->pdata[j])->kind != other)
        j++;
      g_assert_cmpuint (j, <, back->len);
      g_assert_cmpstr (((GoujiTextRun *) back->pdata[j++])->text, ==, run->text);
    }
  }
}

static void
assert_runs (const char *before, const char *after, const char *expected)
{
  g_autoptr (GPtrArray) runs = gouji_compare_texts (before, after);
  g_autofree char *printed = print_runs (runs);

  assert_joins (runs, before, after);
  assert_mirrored (before, after);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_same (void)
{
  g_autoptr (GPtrArray) nothing = gouji_compare_texts ("", "");

  g_assert_cmpuint (nothing->len, ==, 0);
  assert_runs ("岚川县共收到申请57件。\n", "岚川县共收到申请57件。\n", "岚川县共收到申请57件。\n");
  assert_runs ("", "全部", "{+全部+}");
  assert_runs ("全部", "", "[-全部-]");
}

/* A clerk looks for 57 and finds it whole. */
static void
test_numbers_are_whole (void)
{
  assert_runs ("收到57件", "收到58件", "收到[-57-]{+58+}件");
  assert_runs ("支出1,234.5元", "支出1,234.6元", "支出[-1,234.5-]{+1,234.6+}元");
  assert_runs ("支出12345元", "支出1234元", "支出[-12345-]{+1234+}元");
  assert_runs ("增加５７件", "增加５８件", "增加[-５７-]{+５８+}件");
  assert_runs ("变化-5件", "变化5件", "变化[--5-]{+5+}件");
  assert_runs ("2022-2023年", "2022-2024年", "2022-[-2023-]{+2024+}年");
  assert_runs ("占比57.5%", "占比5.75%", "占比[-57.5-]{+5.75+}%");
  assert_runs ("共二十三件", "共二十五件", "共[-二十三-]{+二十五+}件");
}

/* Each number that changed is a change of its own. */
static void
test_numbers_stay_apart (void)
{
  assert_runs ("2023年，收到57件，办结57件。", "2024年，收到58件，办结58件。",
               "[-2023-]{+2024+}年，收到[-57-]{+58+}件，办结[-57-]{+58+}件。");
  assert_runs ("网站12、微博34、微信56", "网站21、微博43、微信65",
               "网站[-12-]{+21+}、微博[-34-]{+43+}、微信[-56-]{+65+}");
  assert_runs ("10、20、30", "11、21、31", "[-10-]{+11+}、[-20-]{+21+}、[-30-]{+31+}");
}

/* A number that stayed is not said to have gone. */
static void
test_number_that_stayed (void)
{
  assert_runs ("共收到57件", "总计57份", "[-共收到-]{+总计+}57[-件-]{+份+}");
}

/* Two sentences that share a few characters are not torn to pieces by them. */
static void
test_sentences_are_not_torn (void)
{
  assert_runs ("公开方式比较单一，需要改进。", "群众参与程度不高，有待加强。",
               "[-公开方式比较单一，需要改进-]{+群众参与程度不高，有待加强+}。");
  assert_runs ("一是加强学习。", "一是完善制度。", "一是[-加强学习-]{+完善制度+}。");
}

/* What was put in begins and ends where a reader would say that it does. */
static void
test_clauses_are_whole (void)
{
  assert_runs ("发布政策，开展培训。", "发布政策，开展宣传，开展培训。",
               "发布政策，{+开展宣传，+}开展培训。");
  assert_runs ("甲科。\n乙科。\n", "甲科。\n丙科。\n乙科。\n", "甲科。\n{+丙科。\n+}乙科。\n");
  assert_runs ("由办公室承办", "由县办公室承办", "由{+县+}办公室承办");
  assert_runs ("the old rule holds", "the new rule holds", "the [-old-]{+new+} rule holds");
}

static void
test_paragraphs (void)
{
  assert_runs ("第一段。\n第二段有十件。\n第三段。\n", "第一段。\n第二段有十二件。\n第三段。\n",
               "第一段。\n第二段有[-十-]{+十二+}件。\n第三段。\n");
  assert_runs ("甲\n乙\n丙\n", "丙\n", "[-甲\n乙\n-]丙\n");
}

/* What hangs on a character stays with it. */
static void
test_combined_characters (void)
{
  assert_runs ("cafe\xcc\x81 a", "cafe a", "[-cafe\xcc\x81-]{+cafe+} a");
}

static const char *const pieces[] = { "57",     "58",   "1,234", "二十三", "件",   "，", "。",
                                      "\n",     "公开", "信息",  "申请",   "网站", " ",  "portal",
                                      "2024年", "-",    "3.5",   "%",      "增加", "😀" };

static char *
make_text (GRand *random, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (text);
}

/* Some of its characters left out, others put in. */
static char *
change_text (GRand *random, const char *text, guint one_in)
{
  GString *changed = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_rand_int_range (random, 0, (gint) one_in) != 0)
      g_string_append_unichar (changed, g_utf8_get_char (at));
    if (g_rand_int_range (random, 0, (gint) one_in) == 0)
      g_string_append (changed, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  }

  return g_string_free_and_steal (changed);
}

static void
test_runs_join_to_the_texts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2024);

  for (guint i = 0; i < 600; i++) {
    g_autofree char *before = make_text (random, (guint) g_rand_int_range (random, 0, 300));
    g_autofree char *after = i % 3 == 0 ? make_text (random, (guint) g_rand_int_range (random, 0, 300))
                                        : change_text (random, before, 2 + i % 40);
    g_autoptr (GPtrArray) runs = gouji_compare_texts (before, after);

    assert_joins (runs, before, after);
    assert_mirrored (before, after);
  }
}

/* Small texts of two characters, all of them: whatever is in both in the same order at least at the ends is
 * found, and nothing is taken out of a text that is a part of the other. */
static void
test_all_small_texts (void)
{
  for (guint i = 0; i < 64; i++) {
    for (guint j = 0; j < 64; j++) {
      char before[7] = "";
      char after[7] = "";

      for (guint bit = 0; bit < 6; bit++) {
        before[bit] = (i >> bit & 1) != 0 ? '\n' : ';';
        after[bit] = (j >> bit & 1) != 0 ? '\n' : ';';
      }
      g_autoptr (GPtrArray) runs = gouji_compare_texts (before, after);
      assert_joins (runs, before, after);
      assert_mirrored (before, after);
    }
  }
}

static void
assert_soon (const char *before, const char *after)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) runs = gouji_compare_texts (before, after);
  gdouble seconds = (gdouble) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_test_message ("%zu and %zu bytes in %.2f s, %u runs", strlen (before), strlen (after), seconds,
                  runs->len);
  assert_joins (runs, before, after);
  g_assert_cmpfloat (seconds, <, PATIENCE);
}

static char *
repeat (const char *piece, gsize length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, piece);

  return g_string_free_and_steal (text);
}

/* A megabyte each: with little in common, with nothing, with all of it again and again, in one paragraph or
 * in as many as there can be. */
static void
test_long_texts_end_soon (void)
{
  const gsize length = 1 << 18;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *any = make_text (random, 260000);
  g_autofree char *other = make_text (random, 260000);
  g_autofree char *near = change_text (random, any, 50);
  g_autofree char *same = repeat ("公", length);
  g_autofree char *pairs = repeat ("公开", length);
  g_autofree char *triples = repeat ("公公开", length);
  g_autofree char *breaks = repeat ("\n;\n", length);
  g_autofree char *marks = repeat (";\n", length);
  g_autofree char *digits = repeat ("57", length);

  g_strdelimit (any, "\n", ';');
  assert_soon (any, other);
  assert_soon (any, near);
  assert_soon (same, pairs);
  assert_soon (pairs, triples);
  assert_soon (breaks, marks);
  assert_soon (digits, same);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/texts/same-texts-have-no-change", test_same);
  g_test_add_func ("/compare/texts/numbers-are-whole", test_numbers_are_whole);
  g_test_add_func ("/compare/texts/numbers-stay-apart", test_numbers_stay_apart);
  g_test_add_func ("/compare/texts/number-that-stayed-is-not-gone", test_number_that_stayed);
  g_test_add_func ("/compare/texts/sentences-are-not-torn", test_sentences_are_not_torn);
  g_test_add_func ("/compare/texts/clauses-are-whole", test_clauses_are_whole);
  g_test_add_func ("/compare/texts/paragraphs", test_paragraphs);
  g_test_add_func ("/compare/texts/combined-characters-stay-together", test_combined_characters);
  g_test_add_func ("/compare/texts/runs-join-to-the-texts", test_runs_join_to_the_texts);
  g_test_add_func ("/compare/texts/all-small-texts", test_all_small_texts);
  g_test_add_func ("/compare/texts/long-texts-end-soon", test_long_texts_end_soon);

  return g_test_run ();
}
