/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "session/gouji-endings.h"
#include "session/gouji-file-list.h"
#include "session/gouji-import-words.h"

/* A file below the fixture's folder, with the folders that it stands in. */
static void
put (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "many", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
put_report (Fixture *fixture, const char *name)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_load_contents (fixture->source, NULL, &text, NULL, NULL, NULL));
  put (fixture, name, text);
}

static GFile *
get_many (Fixture *fixture)
{
  return g_file_new_build_filename (fixture->folder, "many", NULL);
}

static GoujiFileList *
list_many (Fixture *fixture)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (places, get_many (fixture));
  return gouji_file_list_new (places, NULL);
}

static char *
join_names (GoujiFileList *list)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < list->files->len; i++) {
    const GoujiListedFile *listed = g_ptr_array_index (list->files, i);

    g_strv_builder_add (names, listed->name);
  }
  all = g_strv_builder_end (names);

  return g_strjoinv (" ", all);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiFileList) list = NULL;
  g_autofree char *names = NULL;

  put (fixture, "b/2.txt", "");
  put (fixture, "b/10.docx", "");
  put (fixture, "a.PDF", "");
  put (fixture, "c.zip", "");
  put (fixture, ".hidden.txt", "");
  put (fixture, ".git/a.txt", "");
  put (fixture, "b/~$10.docx", "");
  put (fixture, "photo.jpg", "");
  put (fixture, "README", "");

  list = list_many (fixture);
  names = join_names (list);
  g_assert_cmpstr (names, ==, "a.PDF b/2.txt b/10.docx c.zip");
  g_assert_cmpuint (list->n_other, ==, 2);
}

static void
test_list_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *loop = g_build_filename (fixture->folder, "many", "loop", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "many", "link.txt", NULL);
  g_autofree char *broken = g_build_filename (fixture->folder, "many", "broken.txt", NULL);
  g_autoptr (GoujiFileList) list = NULL;
  g_autofree char *names = NULL;

  put (fixture, "a.txt", "");
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  g_assert_cmpint (symlink ("nothing.txt", broken), ==, 0);

  list = list_many (fixture);
  names = join_names (list);
  g_assert_cmpstr (names, ==, "a.txt link.txt");
}

static void
test_list_depth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GoujiFileList) list = NULL;
  const GoujiListedFile *listed;

  for (guint i = 0; i < 40; i++)
    g_string_append (path, "d/");
  g_string_append (path, "a.txt");
  put (fixture, path->str, "");

  list = list_many (fixture);
  g_assert_cmpuint (list->files->len, ==, 1);
  listed = g_ptr_array_index (list->files, 0);
  g_assert_error (listed->error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_TOO_DEEP);
}

/* What a person names is read, whatever its name. */
static void
test_list_single (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoujiFileList) list = NULL;
  g_autofree char *names = NULL;

  put (fixture, "报告.bak", "");
  g_ptr_array_add (places, g_file_new_build_filename (fixture->folder, "many", "报告.bak", NULL));
  g_ptr_array_add (places, g_file_new_build_filename (fixture->folder, "many", "missing.txt", NULL));
  list = gouji_file_list_new (places, NULL);
  names = join_names (list);
  g_assert_cmpstr (names, ==, "报告.bak missing.txt");
}

/* What a browser drags: nothing is fetched. */
static void
test_list_web (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoujiFileList) list = NULL;
  const GoujiListedFile *listed;
  g_autofree char *words = NULL;

  g_ptr_array_add (places, g_file_new_for_uri ("https://www.lanchuan.example/2023.html"));
  list = gouji_file_list_new (places, NULL);
  listed = g_ptr_array_index (list->files, 0);
  g_assert_error (listed->error, GOUJI_FILE_LIST_ERROR, GOUJI_FILE_LIST_ERROR_WEB);
  words = gouji_words_for_import_error (listed->error, listed->name);
  g_assert_nonnull (strstr (words, "Save the page or file in the browser"));
}

static void
test_endings (void)
{
  g_assert_true (gouji_endings_promise_report ("年报.Docx"));
  g_assert_true (gouji_endings_promise_report ("a.b.pdf"));
  g_assert_false (gouji_endings_promise_report ("pdf"));
  g_assert_false (gouji_endings_promise_report ("a."));
  g_assert_false (gouji_endings_promise_report ("a.jpg"));
  g_assert_false (gouji_endings_promise_report ("a.pdf.crdownload"));
}

/* Without a main loop: the job is run here, and everything is there afterwards, by name. */
static void
test_job_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GoujiImportJob) job = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  GoujiImportProgress progress;

  put_report (fixture, "1.txt");
  put (fixture, "2.txt", "");
  put (fixture, "3.txt", "今天开会。");
  put_report (fixture, "4/5.txt");
  g_ptr_array_add (places, get_many (fixture));
  job = gouji_import_job_new (fixture->kit, places, NULL);
  g_assert_null (gouji_import_job_take (job));
  gouji_import_job_run (job, NULL);

  gouji_import_job_get_progress (job, &progress);
  g_assert_true (progress.listed && progress.ended);
  g_assert_cmpuint (progress.n_files, ==, 4);
  g_assert_cmpuint (progress.n_done, ==, 4);
  for (;;) {
    g_autoptr (GoujiImported) imported = gouji_import_job_take (job);

    if (imported == NULL)
      break;
    g_assert_true ((imported->loaded != NULL) == (imported->error == NULL));
    if (imported->loaded != NULL)
      g_assert_nonnull (imported->found[0].findings);
    g_string_append_printf (names, "%s:%s ", imported->name,
                            imported->error ? g_quark_to_string (imported->error->domain) : "ok");
  }
  g_assert_cmpstr (names->str, ==, "1.txt:ok 2.txt:GoujiReadError 3.txt:GoujiFillError 4/5.txt:ok ");
}

static void
test_job_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoujiImportJob) job = NULL;
  g_autoptr (GoujiImported) imported = NULL;

  put_report (fixture, "1.txt");
  g_ptr_array_add (places, get_many (fixture));
  job = gouji_import_job_new (fixture->kit, places, NULL);
  g_cancellable_cancel (cancellable);
  gouji_import_job_run (job, cancellable);

  imported = gouji_import_job_take (job);
  g_assert_cmpstr (imported->name, ==, "many");
  g_assert_error (imported->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) many = get_many (fixture);
  g_autoptr (GoujiImport) import = NULL;
  g_autofree char *words = NULL;

  put_report (fixture, "1.txt");
  put_report (fixture, "2.txt");
  put_report (fixture, "3.txt");
  put (fixture, "4.txt", "今天开会。");
  put (fixture, "5.txt", "");
  import = begin_import (fixture, many);
  wait_for_end (import);

  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 3);
  g_assert_cmpuint (gouji_import_get_n_reports (import), ==, 3);
  g_assert_cmpuint (gouji_import_get_n_problems (import, GOUJI_IMPORT_FAILED), ==, 1);
  g_assert_cmpuint (gouji_import_get_n_problems (import, GOUJI_IMPORT_WITHOUT), ==, 1);
  g_assert_true (gouji_import_get_first (import) == gouji_session_get_report (fixture->session, 0));
  g_assert_true (gouji_import_has_summary (import));
  words = gouji_words_for_import_summary (import);
  g_assert_cmpstr (words, ==, "3 reports opened · 1 file without a report · 1 failed");
  g_assert_cmpuint (g_list_model_get_n_items (gouji_session_get_imports (fixture->session)), ==, 1);
  gouji_session_dismiss_import (fixture->session, import);
  g_assert_cmpuint (g_list_model_get_n_items (gouji_session_get_imports (fixture->session)), ==, 0);
}

/* Nothing was edited, so that there is nothing to keep; but the next start knows what was open. */
static void
test_folder_without_journals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) many = get_many (fixture);
  g_autoptr (GoujiImport) import = NULL;
  g_autoptr (GoujiRestored) restored = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;
  g_autofree char *journals = g_build_filename (fixture->state, "journal", NULL);

  put_report (fixture, "1.txt");
  put_report (fixture, "2.txt");
  import = begin_import (fixture, many);
  wait_for_end (import);
  unsaved = gouji_session_list_unsaved (fixture->session);
  g_assert_cmpuint (unsaved->len, ==, 0);
  g_assert_false (g_file_test (journals, G_FILE_TEST_EXISTS));
  g_clear_object (&import);

  restored = start_again (fixture);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 2);
}

/* A folder that is opened again brings only what is new in it. */
static void
test_folder_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) many = get_many (fixture);
  g_autoptr (GoujiImport) first = NULL;
  g_autoptr (GoujiImport) second = NULL;

  put_report (fixture, "1.txt");
  first = begin_import (fixture, many);
  wait_for_end (first);
  put_report (fixture, "2.txt");
  second = begin_import (fixture, many);
  wait_for_end (second);

  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 2);
  g_assert_cmpuint (gouji_import_get_n_reports (second), ==, 1);
  g_assert_true (gouji_import_get_first (second) == gouji_session_get_report (fixture->session, 0));
}

/* Of very many, the next start shows the first ones at once, and opens the rest while the user is at work; a
 * second end before that loses none. */
static void
test_many_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) many = get_many (fixture);
  g_autoptr (GoujiImport) import = NULL;
  g_autoptr (GoujiRestored) first = NULL;
  g_autoptr (GoujiRestored) second = NULL;
  g_autoptr (GoujiImport) later = NULL;

  for (guint i = 0; i < 40; i++) {
    g_autofree char *name = g_strdup_printf ("%02u.txt", i);

    put_report (fixture, name);
  }
  import = begin_import (fixture, many);
  wait_for_end (import);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 40);
  g_clear_object (&import);

  first = start_again (fixture);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), <, 40);
  g_clear_object (&first->shown);
  second = start_again (fixture);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), <, 40);
  later = g_list_model_get_item (gouji_session_get_imports (fixture->session), 0);
  wait_for_end (later);
  g_assert_cmpuint (gouji_session_get_n_reports (fixture->session), ==, 40);
}

static void
cancel_cb (GoujiImport *import, gpointer user_data)
{
  if (gouji_import_get_n_reports (import) > 0)
    gouji_import_cancel (import);
}

static void
test_folder_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) many = get_many (fixture);
  g_autoptr (GoujiImport) import = NULL;
  guint n_reports;

  for (guint i = 0; i < 400; i++) {
    g_autofree char *name = g_strdup_printf ("%u.txt", i);

    put_report (fixture, name);
  }
  import = begin_import (fixture, many);
  g_signal_connect (import, "changed", G_CALLBACK (cancel_cb), NULL);
  wait_for_end (import);

  n_reports = gouji_session_get_n_reports (fixture->session);
  g_assert_cmpuint (n_reports, >, 0);
  g_assert_cmpuint (n_reports, <, 400);
  g_assert_cmpuint (gouji_import_get_n_problems (import, GOUJI_IMPORT_NOT_READ), ==, 400 - n_reports);
}

/* The program may end while files are read: nobody waits for the rest of them. */
static void
test_session_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) many = get_many (fixture);
  g_autoptr (GoujiImport) import = NULL;

  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("%u.txt", i);

    put_report (fixture, name);
  }
  import = begin_import (fixture, many);
  while (!gouji_import_is_listed (import))
    g_main_context_iteration (NULL, TRUE);
  end_session (fixture);
  g_assert_cmpuint (gouji_import_get_n_done (import), <, 100);
  fixture->session = gouji_session_new (fixture->kit, fixture->state);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/import/list/by-name-without-what-is-no-report", test_list);
  add ("/import/list/links-do-not-loop", test_list_links);
  add ("/import/list/depth-is-bounded", test_list_depth);
  add ("/import/list/named-files-are-listed", test_list_single);
  add ("/import/list/web-is-not-fetched", test_list_web);
  g_test_add_func ("/import/endings", test_endings);
  add ("/import/job/in-order", test_job_order);
  add ("/import/job/cancelled-names-the-rest", test_job_cancelled);
  add ("/import/folder/good-and-bad", test_folder);
  add ("/import/folder/writes-no-journals", test_folder_without_journals);
  add ("/import/folder/comes-back-at-the-next-start", test_many_come_back);
  add ("/import/folder/again-brings-what-is-new", test_folder_again);
  add ("/import/folder/cancelled-keeps-what-was-read", test_folder_cancelled);
  add ("/import/session-ends-first", test_session_ends);

  return g_test_run ();
}
