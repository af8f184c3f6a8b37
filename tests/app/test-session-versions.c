/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "report/gouji-versions.h"
#include "session/gouji-version-folder.h"

static GPtrArray *
list_versions (GoujiOpenReport *report)
{
  g_autofree char *folder = gouji_version_folder_find ();
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = gouji_versions_list (folder, gouji_open_report_get_id (report), &error);

  g_assert_no_error (error);
  return versions;
}

static char *
read_version (GoujiOpenReport *report, const GoujiVersion *version)
{
  g_autofree char *folder = gouji_version_folder_find ();
  g_autoptr (GBytes) bytes = gouji_versions_read (folder, gouji_open_report_get_id (report), version, NULL);

  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);

  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  type_number (report, "2");
  g_assert_true (save (report, fixture->target, NULL));

  g_autoptr (GPtrArray) versions = list_versions (report);
  g_assert_cmpuint (versions->len, ==, 2);
  const GoujiVersion *newest = g_ptr_array_index (versions, 0);
  g_autofree char *kept = read_version (report, newest);
  g_autofree char *contents = NULL;
  g_assert_true (g_file_load_contents (fixture->target, NULL, &contents, NULL, NULL, NULL));
  g_assert_cmpstr (kept, ==, contents);
  g_assert_cmpint (newest->kind, ==, GOUJI_VERSION_SAVED);
  g_assert_nonnull (newest->by);
  g_assert_null (gouji_open_report_get_version_failure (report));
}

/* What somebody else has written is kept before it is written over. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (report, fixture->target, NULL));
  g_assert_true (g_file_load_contents (fixture->target, NULL, &contents, NULL, NULL, NULL));
  g_autofree char *theirs = g_strconcat (contents, "\n\n", NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->target), theirs, -1, NULL));
  type_number (report, "1");
  g_assert_false (save (report, fixture->target, &error));
  g_assert_error (error, GOUJI_SAVE_ERROR, GOUJI_SAVE_ERROR_CHANGED);
  gouji_open_report_allow_replacing (report);
  g_assert_true (save (report, fixture->target, NULL));

  g_autoptr (GPtrArray) versions = list_versions (report);
  g_assert_cmpuint (versions->len, ==, 3);
  const GoujiVersion *replaced = g_ptr_array_index (versions, 1);
  g_assert_cmpint (replaced->kind, ==, GOUJI_VERSION_REPLACED);
  g_autofree char *kept = read_version (report, replaced);
  g_assert_cmpstr (kept, ==, theirs);
}

static void
test_no_versions (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = gouji_version_folder_find ();
  g_autofree char *parent = g_path_get_dirname (folder);
  g_autoptr (GoujiOpenReport) report = open_source (fixture);
  g_autofree char *sentence = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    delete_folder (folder);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  type_number (report, "1");
  g_assert_true (save (report, fixture->target, NULL));
  g_assert_false (gouji_open_report_get_unsaved (report));
  sentence = gouji_open_report_get_version_failure (report);
  g_assert_nonnull (sentence);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  type_number (report, "2");
  g_assert_true (save (report, fixture->target, NULL));
  g_assert_null (gouji_open_report_get_version_failure (report));
}

static char *
make_left_behind (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "{\"gou", -1, NULL));
  return path;
}

/* A program that was killed while it saved has left its temporary file. */
static void
test_litter (Fixture *fixture, gconstpointer data)
{
  g_autofree char *left = make_left_behind (fixture, ".gouji-aB3xYz");
  g_autofree char *other = make_left_behind (fixture, ".gouji-notes");
  g_autofree char *again = NULL;
  g_autoptr (GoujiRestored) restored = NULL;
  GoujiOpenReport *report = open_source (fixture);

  g_assert_true (save (report, fixture->target, NULL));
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));

  gouji_open_report_keep (report);
  type_number (report, "1");
  again = make_left_behind (fixture, ".gouji-aB3xYz");
  g_clear_object (&report);
  restored = start_again (fixture);
  g_assert_cmpuint (restored->n_recovered, ==, 1);
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/session/versions/saved", test_saved);
  add ("/session/versions/others-work-is-kept-before-it-is-replaced", test_replaced);
  add ("/session/versions/saved-although-no-version-can-be-kept", test_no_versions);
  add ("/session/versions/nothing-is-left-beside-the-file", test_litter);

  return g_test_run ();
}
