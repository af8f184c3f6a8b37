/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Calls a target with every file of the folders that are named: the seeds, and what libFuzzer found before.
 * One test a file; a folder that is not there holds nothing, but no file at all is a failure.
 */

#include <gio/gio.h>

#include "fuzz-target.h"

static void
test_file (gconstpointer path)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const uint8_t *) content, length);
}

static guint
add_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *base = g_path_get_basename (folder);
    g_autofree char *test = g_strdup_printf ("/replay/%s/%s", base, name);

    g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_file, g_free);
    n++;
  }

  return n;
}

int
main (int argc, char *argv[])
{
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    n += add_folder (argv[i]);
  g_assert_cmpuint (n, >, 0);

  return g_test_run ();
}
