/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "export/gouji-export-file.h"
#include "export/gouji-export-format.h"
#include "export/gouji-export-name.h"
#include "session-fixture.h"

static void
assert_name (const char *stem, const char *expected)
{
  g_autofree char *name = gouji_export_name_new (stem, ".pdf");

  g_assert_cmpstr (name, ==, expected);
}

static void
test_forbidden (void)
{
  assert_name ("岚溪县2023年年报", "岚溪县2023年年报.pdf");
  assert_name ("../../etc/passwd", "-..-etc-passwd.pdf");
  assert_name ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j.pdf");
  assert_name ("第一行\n第二行\t三", "第一行-第二行-三.pdf");
  assert_name (" . 名称. . ", "名称.pdf");
  assert_name ("...", ".pdf");
}

static void
test_long (void)
{
  g_autoptr (GString) stem = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *numbered = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (stem, "县");
  name = gouji_export_name_new (stem->str, ".docx");
  g_assert_cmpuint (strlen (name), <=, GOUJI_EXPORT_NAME_BYTES);
  g_assert_cmpuint (strlen (name), >, GOUJI_EXPORT_NAME_BYTES - 3);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_str_has_suffix (name, "县.docx"));

  numbered = gouji_export_name_number (name, 999);
  g_assert_cmpuint (strlen (numbered), <=, GOUJI_EXPORT_NAME_BYTES);
  g_assert_true (g_utf8_validate (numbered, -1, NULL));
  g_assert_true (g_str_has_suffix (numbered, "县 (999).docx"));
}

static GFile *export (
  GoujiOpenReport *report, GFile *target, GoujiExportClash clash, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GoujiKit *kit = gouji_open_report_get_kit (report);
  GoujiWriteJob *job = gouji_write_job_new (gouji_open_report_get_report (report), NULL,
                                            gouji_kit_get_filler (kit), GOUJI_WRITE_JSON, NULL);

  gouji_export_file_async (job, target, clash, cancellable, keep_result_cb, &result);
  return gouji_export_file_finish (wait_for (&result), NULL, error);
}

static char *
read_file (GFile *file)
{
  char *contents;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

/* What stands in the folder: the source, the state of the session, and what was made. */
static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_clashes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) target = g_file_new_build_filename (fixture->folder, "report.json", NULL);
  g_autoptr (GFile) second = g_file_new_build_filename (fixture->folder, "report (2).json", NULL);
  g_autoptr (GFile) third = g_file_new_build_filename (fixture->folder, "report (3).json", NULL);
  g_autoptr (GFile) first_made = NULL;
  g_autoptr (GFile) second_made = NULL;
  g_autoptr (GFile) third_made = NULL;
  g_autoptr (GFile) replaced = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = g_strdup ("old");
  g_autofree char *contents = NULL;

  g_file_replace_contents (target, old, 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_assert_null (export (report, target, GOUJI_EXPORT_REFUSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  contents = read_file (target);
  g_assert_cmpstr (contents, ==, old);

  second_made = export (report, target, GOUJI_EXPORT_NUMBER, NULL, NULL);
  g_assert_true (g_file_equal (second_made, second));
  third_made = export (report, target, GOUJI_EXPORT_NUMBER, NULL, NULL);
  g_assert_true (g_file_equal (third_made, third));

  g_free (contents);
  replaced = export (report, target, GOUJI_EXPORT_REPLACE, NULL, NULL);
  g_assert_true (g_file_equal (replaced, target));
  contents = read_file (target);
  g_assert_true (g_str_has_prefix (contents, "{"));
}

static void
test_whole_or_not_at_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) target = g_file_new_build_filename (fixture->folder, "report.json", NULL);
  g_autoptr (GError) error = NULL;
  guint n_before = count_files (fixture);
  struct rlimit old;

  /* As a full disk does, this lets the beginning be written, and no more. */
  getrlimit (RLIMIT_FSIZE, &old);
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &(struct rlimit) { 1000, old.rlim_max });
  g_assert_null (export (report, target, GOUJI_EXPORT_REFUSE, NULL, &error));
  setrlimit (RLIMIT_FSIZE, &old);
  signal (SIGXFSZ, SIG_DFL);

  g_assert_nonnull (error);
  g_assert_false (g_file_query_exists (target, NULL));
  g_assert_cmpuint (count_files (fixture), ==, n_before);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) target = g_file_new_build_filename (fixture->folder, "report.json", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_before = count_files (fixture);

  g_cancellable_cancel (cancellable);
  g_assert_null (export (report, target, GOUJI_EXPORT_NUMBER, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, n_before);
}

static void
test_bad_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (fixture->folder, "missing", "report.json", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/full");
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) is_folder = NULL;
  g_autoptr (GError) no_file = NULL;

  g_assert_null (export (report, nowhere, GOUJI_EXPORT_NUMBER, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (export (report, folder, GOUJI_EXPORT_REPLACE, NULL, &is_folder));
  g_assert_error (is_folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_null (export (report, device, GOUJI_EXPORT_REPLACE, NULL, &no_file));
  g_assert_error (no_file, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

/* Nothing that can be expected is said in the system's words, which are seldom the reader's. */
static void
test_words (void)
{
  static const int codes[] = {
    G_IO_ERROR_NO_SPACE,
    G_IO_ERROR_READ_ONLY,
    G_IO_ERROR_PERMISSION_DENIED,
    G_IO_ERROR_NOT_FOUND,
    G_IO_ERROR_EXISTS,
    G_IO_ERROR_IS_DIRECTORY,
    G_IO_ERROR_NOT_REGULAR_FILE,
    G_IO_ERROR_FILENAME_TOO_LONG,
    G_IO_ERROR_NOT_DIRECTORY,
    G_IO_ERROR_CANCELLED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, codes[i], "in other words");
    g_autofree char *words = gouji_export_words_for_error (error);

    g_assert_null (strstr (words, "in other words"));
  }

  for (int code = GOUJI_WRITE_ERROR_FORMAT; code <= GOUJI_WRITE_ERROR_FAILED; code++) {
    g_autoptr (GError) error = g_error_new_literal (GOUJI_WRITE_ERROR, code, "in other words");
    g_autofree char *words = gouji_export_words_for_error (error);

    g_assert_true (*words != '\0');
  }
}

static void
test_formats (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < gouji_export_format_get_n (); i++) {
    char *name = gouji_export_format_name_file (gouji_export_format_get (i), "岚溪县");

    g_assert_true (g_hash_table_add (names, name));
  }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/name/what-may-not-stand-in-a-name-is-replaced", test_forbidden);
  g_test_add_func ("/export/name/long-names-end-at-the-border-of-a-character", test_long);
  g_test_add_func ("/export/formats/no-two-have-the-same-file-name", test_formats);
  g_test_add_func ("/export/words/what-can-be-expected-is-said-in-plain-words", test_words);
  add ("/export/file/nothing-is-overwritten-unless-it-is-meant-to-be", test_clashes);
  add ("/export/file/written-whole-or-not-at-all", test_whole_or_not_at_all);
  add ("/export/file/cancelling-leaves-nothing-behind", test_cancel);
  add ("/export/file/bad-places-are-told-from-each-other", test_bad_places);

  return g_test_run ();
}
