/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-builder.h"
#include "paste/gouji-paste-block.h"

static void
assert_block (const char *text, guint n_rows, guint n_columns, const char *joined)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiPasteBlock) block = gouji_paste_block_new (text, &error);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (block->n_rows, ==, n_rows);
  g_assert_cmpuint (block->n_columns, ==, n_columns);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      g_string_append_printf (all, "%s|", gouji_paste_block_get (block, row, column));
  g_assert_cmpstr (all->str, ==, joined);
}

static void
test_tabs_and_lines_are_squares (void)
{
  assert_block ("1\t2\n3\t4\n", 2, 2, "1|2|3|4|");
  assert_block ("1\t2\r\n3\t4\r\n", 2, 2, "1|2|3|4|");
  assert_block ("1\t2\r3\t4", 2, 2, "1|2|3|4|");
  assert_block ("57", 1, 1, "57|");
  assert_block (" 57 \n", 1, 1, "57|");
}

static void
test_short_lines_end_in_blanks (void)
{
  assert_block ("1\n2\t3\t4\n\n5\n", 4, 3, "1|||2|3|4||||5|||");
  assert_block ("\t\t1\n\n\n", 1, 3, "||1|");
}

static void
test_quoted_squares_keep_their_line_breaks_as_spaces (void)
{
  assert_block ("\"法人\n其他\"\t1\n2\t\"a \"\"b\"\"\"\n", 2, 2, "法人 其他|1|2|a \"b\"|");
  /* A mark that nothing closes is only a mark. */
  assert_block ("\"三安全\t1\n2\t3\n", 2, 2, "\"三安全|1|2|3|");
  assert_block ("危及\"三安全\"\t1\n", 1, 2, "危及\"三安全\"|1|");
}

static void
test_lines_without_tabs_are_cut_at_numbers (void)
{
  assert_block ("规章 1 0 3\n", 1, 4, "规章|1|0|3|");
  assert_block ("57　0 3", 1, 3, "57|0|3|");
  /* One number behind words is no row of numbers. */
  assert_block ("全年受理 57\n", 1, 1, "全年受理 57|");
}

static void
assert_refused (const char *text, GoujiPasteError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_paste_block_new (text, &error));
  g_assert_error (error, GOUJI_PASTE_ERROR, (int) code);
}

static void
test_nothing_too_much_and_bytes_are_refused (void)
{
  g_autoptr (GString) much = g_string_new (NULL);

  assert_refused ("", GOUJI_PASTE_ERROR_EMPTY);
  assert_refused (" \t\r\n\t", GOUJI_PASTE_ERROR_EMPTY);
  assert_refused ("1\t\xff", GOUJI_PASTE_ERROR_NOT_TEXT);
  for (guint i = 0; i < GOUJI_PASTE_MAX_SQUARES; i++)
    g_string_append (much, "1\t");
  assert_refused (much->str, GOUJI_PASTE_ERROR_TOO_LARGE);
  g_string_truncate (much, 0);
  for (guint i = 0; i <= GOUJI_PASTE_MAX_SQUARES; i++)
    g_string_append (much, "1\n");
  assert_refused (much->str, GOUJI_PASTE_ERROR_TOO_LARGE);
  /* One wide line among many makes them all wide. */
  g_string_truncate (much, 0);
  for (guint i = 0; i < 10000; i++)
    g_string_append (much, i == 9999 ? "1\t1\t1\t1\t1\t1\n" : "1\n");
  assert_refused (much->str, GOUJI_PASTE_ERROR_TOO_LARGE);
}

static void
test_ten_thousand_lines_are_taken (void)
{
  g_autoptr (GString) much = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiPasteBlock) block = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (much, "规章\t1\t2\t3\n");
  block = gouji_paste_block_new (much->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (block->n_rows, ==, 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste-block/tabs-and-lines", test_tabs_and_lines_are_squares);
  g_test_add_func ("/paste-block/short-lines", test_short_lines_end_in_blanks);
  g_test_add_func ("/paste-block/quoted", test_quoted_squares_keep_their_line_breaks_as_spaces);
  g_test_add_func ("/paste-block/without-tabs", test_lines_without_tabs_are_cut_at_numbers);
  g_test_add_func ("/paste-block/refused", test_nothing_too_much_and_bytes_are_refused);
  g_test_add_func ("/paste-block/ten-thousand-lines", test_ten_thousand_lines_are_taken);

  return g_test_run ();
}
