/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet/gouji-number-format.h"

#include <string.h>

/* What a file stores and how a spreadsheet shows it. */
typedef struct {
  const char *code;
  const char *stored;
  const char *shown;
} FormatCase;

static const FormatCase cases[] = {
  { "General", "57", "57" },
  { "General", "57.0", "57" },
  { "General", "1E3", "1000" },
  { "General", "12.5", "12.5" },
  { "General", "0", "0" },
  { "General", "-0", "0" },
  { "General", "-3", "-3" },
  { "General", "0.30000000000000004", "0.3" },
  { "General", "1.1000000000000001", "1.1" },
  { "General", "0.3333333333333333", "0.333333333" },
  { "General", "1234.567890123", "1234.56789" },
  { "General", "123456789012", "123456789012" },
  { "General", "0.1", "0.1" },
  { "General", "99999999999.9", "100000000000" },
  { "General", "1e300", "1E+300" },
  { "General", "1.5e-20", "1.5E-20" },
  { "General", "no number", "no number" },
  { "General", "nan", "nan" },
  { "General", "0x10", "0x10" },
  { "0", "57", "57" },
  { "0", "56.5", "57" },
  { "0", "0.5", "1" },
  { "0", "-0.4", "0" },
  { "0.00", "1.005", "1.01" },
  { "0.00", "12.5", "12.50" },
  { "0.00", "0", "0.00" },
  { "0.0#", "1.25", "1.25" },
  { "0.0#", "1.2", "1.2" },
  { "#.##", "0.5", ".5" },
  { "#,##0", "1234567", "1,234,567" },
  { "#,##0", "999", "999" },
  { "#,##0.00_ ;[Red]-#,##0.00\\ ", "-1234.5", "-1,234.50 " },
  { "#,##0;(#,##0)", "-5", "(5)" },
  { "0;0;", "0", "0" },
  { "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "0", "0" },
  { "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "57", "57" },
  { "0%", "0.12", "12%" },
  { "0.0%", "0.1234", "12.3%" },
  { "0%", "1", "100%" },
  { "0\"件\"", "57", "57件" },
  { "General\"件\"", "57", "57件" },
  { "G/通用格式\"件\"", "57", "57件" },
  { "000", "7", "007" },
  { "0,", "57000", "57" },
  { "0!.0,\"万\"", "57000", "5.7万" },
  { "0\\-0", "57", "5-7" },
  { "# ?/?", "0.5", "0.5" },
  { "[=0]\"-\";General", "57", "57" },
  { "[$¥-804]#,##0.00", "1234.5", "¥1,234.50" },
  { "[DBNum1][$-804]General", "57", "57" },
  { "0.00E+00", "12345", "1.23E+04" },
  { "@", "57", "57" },
  { "@", "0.1", "0.1" },
  { "yyyy\\-mm\\-dd", "45309", "2024-01-18" },
  { "yyyy-mm-dd", "45309.75", "2024-01-18" },
  { "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "45309", "2024年1月18日" },
  { "yyyy/m/d h:mm", "45309.75", "2024/1/18 18:00" },
  { "h:mm AM/PM", "45309.75", "6:00 PM" },
  { "h:mm:ss", "0.9999999", "0:00:00" },
  { "mm:ss", "0.5", "00:00" },
  { "m/d", "60", "2/29" },
  { "m/d", "59", "2/28" },
  { "m/d", "61", "3/1" },
  { "yyyy-m-d", "1", "1900-1-1" },
  { "yyyy-m-d", "0", "1899-12-31" },
  { "yyyy-m-d", "-1", "-1" },
  { "yyyy-m-d", "2958465", "9999-12-31" },
  { "yyyy-m-d", "1e9", "1000000000" },
  { "", "5", "" },
  { "\"", "5", "" },
  { "[", "5", "" },
  { "\\", "5", "\\" },
};

static void
test_numbers_are_shown_as_spreadsheets_show_them (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *shown = gouji_number_format_show (cases[i].code, cases[i].stored, FALSE);

    if (g_strcmp0 (shown, cases[i].shown) != 0)
      g_test_message ("%s in %s", cases[i].stored, cases[i].code);
    g_assert_cmpstr (shown, ==, cases[i].shown);
  }
}

static void
test_days_may_be_counted_from_1904 (void)
{
  g_autofree char *shown = gouji_number_format_show ("yyyy-mm-dd", "43847", TRUE);

  g_assert_cmpstr (shown, ==, "2024-01-18");
}

static void
test_built_in_formats (void)
{
  static const struct {
    guint id;
    const char *shown;
  } expected[] = { { 0, "45309" },        { 1, "45309" },      { 3, "45,309" },
                   { 10, "4530900.00%" }, { 14, "2024/1/18" }, { 31, "2024年1月18日" },
                   { 49, "45309" },       { 57, "2024年1月" }, { 100000, "45309" } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *shown =
      gouji_number_format_show (gouji_number_format_get_builtin (expected[i].id), "45309", FALSE);

    g_assert_cmpstr (shown, ==, expected[i].shown);
  }
}

/* Whatever a file calls a format, the number comes out as UTF-8, and soon. */
static void
test_odd_formats_end (void)
{
  static const char alphabet[] = "0#?.,%E+@ymdhsAP/[]\"\\_*;G\xe4\xb8\x80-$<=";
  g_autoptr (GRand) random = g_rand_new_with_seed (20240118);

  for (guint round = 0; round < 20000; round++) {
    char bytes[400];
    gsize length = (gsize) g_rand_int_range (random, 0, sizeof bytes);
    g_autofree char *code = NULL;
    g_autofree char *shown = NULL;

    for (gsize i = 0; i < length; i++)
      bytes[i] = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
    code = g_utf8_make_valid (bytes, (gssize) length);
    shown = gouji_number_format_show (code, round % 2 ? "45309.123456789012" : "-1e20", FALSE);
    g_assert_true (g_utf8_validate (shown, -1, NULL));
    g_assert_cmpuint (strlen (shown), <, 4000);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-format/numbers-are-shown-as-spreadsheets-show-them",
                   test_numbers_are_shown_as_spreadsheets_show_them);
  g_test_add_func ("/number-format/days-may-be-counted-from-1904", test_days_may_be_counted_from_1904);
  g_test_add_func ("/number-format/built-in-formats", test_built_in_formats);
  g_test_add_func ("/number-format/odd-formats-end", test_odd_formats_end);

  return g_test_run ();
}
