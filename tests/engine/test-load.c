/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "load/gouji-load.h"

#include <string.h>

static GoujiKit *kit;

static const char two_reports[] =
  "青溪县2023年政府信息公开工作年度报告\n一、总体情况\n公开信息一批。\n二、主动公开政府信息情况\n"
  "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n"
  "青溪县2022年政府信息公开工作年度报告\n一、总体情况\n公开信息一批。\n二、主动公开政府信息情况\n"
  "三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n";

static GoujiLoaded *
load (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GoujiLoaded *loaded = gouji_load_bytes (kit, bytes, "a.txt", NULL, NULL, &error);

  g_assert_no_error (error);
  gouji_loaded_note_source (loaded, "a.txt");
  return loaded;
}

static const char *
get_id (GoujiLoaded *loaded, guint index)
{
  return gouji_report_get_id (g_ptr_array_index (loaded->reports, index));
}

static void
test_ids_drawn (void)
{
  g_autoptr (GoujiLoaded) first = load (two_reports);
  g_autoptr (GoujiLoaded) second = load (two_reports);

  g_assert_cmpstr (get_id (first, 0), !=, get_id (second, 0));
}

static void
test_ids_derived (void)
{
  g_autofree char *changed = g_strconcat (two_reports, "\n", NULL);
  g_autoptr (GoujiLoaded) first = load (two_reports);
  g_autoptr (GoujiLoaded) second = load (two_reports);
  g_autoptr (GoujiLoaded) other = load (changed);

  gouji_loaded_derive_ids (first);
  gouji_loaded_derive_ids (second);
  gouji_loaded_derive_ids (other);

  g_assert_cmpuint (first->reports->len, ==, 2);
  g_assert_true (g_uuid_string_is_valid (get_id (first, 0)));
  g_assert_cmpint (get_id (first, 0)[14], ==, '8');
  g_assert_cmpstr (get_id (first, 0), ==, get_id (second, 0));
  g_assert_cmpstr (get_id (first, 0), !=, get_id (first, 1));
  g_assert_cmpstr (get_id (first, 0), !=, get_id (other, 0));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  kit = gouji_kit_new (g_getenv ("GOUJI_DATA_DIR"), g_getenv ("GOUJI_READER"));

  g_test_add_func ("/load/ids/drawn", test_ids_drawn);
  g_test_add_func ("/load/ids/derived-from-the-source", test_ids_derived);
  status = g_test_run ();

  gouji_kit_unref (kit);
  return status;
}
