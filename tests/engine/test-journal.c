/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "report/gouji-journal.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "report/gouji-report-file.h"
#include "sample-report.h"

#define SAVED_AS "file:///home/li/%E4%BA%91%E6%BA%AA%E5%8E%BF.gouji"

typedef struct {
  GoujiFormSet *forms;
  GoujiReport *report;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->forms = load_forms ();
  fixture->report = create_sample_report (fixture->forms);
  fixture->folder = g_dir_make_tmp ("gouji-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir)) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_true (g_str_has_suffix (name, ".journal"));
    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);

  g_object_unref (fixture->report);
  gouji_form_set_unref (fixture->forms);
  g_free (fixture->folder);
}

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_same (GoujiReport *a, GoujiReport *b)
{
  g_autofree char *a_text = save (a);
  g_autofree char *b_text = save (b);

  g_assert_cmpstr (a_text, ==, b_text);
}

static GoujiJournal *
begin (Fixture *fixture, GoujiReport *report, const char *saved_as)
{
  g_autoptr (GError) error = NULL;
  GoujiJournal *journal = gouji_journal_new (fixture->folder, report, saved_as, &error);

  g_assert_no_error (error);
  return journal;
}

static GoujiReport *
recover (Fixture *fixture, const char *path, const char *saved_as)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  guint n_lost;
  GoujiReport *report = gouji_journal_recover (path, fixture->forms, &said, &n_lost, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpstr (said, ==, saved_as);
  g_assert_true (gouji_report_get_modified (report));
  return report;
}

static char *
find_only (Fixture *fixture)
{
  g_autoptr (GPtrArray) paths = gouji_journal_find_abandoned (fixture->folder);

  g_assert_cmpuint (paths->len, ==, 1);
  return g_strdup (paths->pdata[0]);
}

static void
assert_none_found (Fixture *fixture)
{
  g_autoptr (GPtrArray) paths = gouji_journal_find_abandoned (fixture->folder);

  g_assert_cmpuint (paths->len, ==, 0);
}

static const GoujiCell *
cell (GoujiReport *report, guint index)
{
  return gouji_form_get_cell (gouji_report_get_form (report), index);
}

static const GoujiPart *
part (GoujiReport *report, guint index)
{
  return gouji_form_get_part (gouji_report_get_form (report), index);
}

static void
type (GoujiReport *report, guint index, const char *text)
{
  gouji_report_set_entered (report, cell (report, index), text, GOUJI_HOW_TYPED);
}

/* Leaves a journal behind as a program that was ended does. */
static char *
leave (GoujiJournal *journal)
{
  char *path = g_strdup (gouji_journal_get_path (journal));

  gouji_journal_free (journal);
  return path;
}

static void
test_every_change_is_recovered (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  GoujiJournal *journal = begin (fixture, report, SAVED_AS);

  type (report, 7, "1");
  type (report, 1, NULL);
  type (report, 0, "");
  gouji_report_set_entered (report, cell (report, 9), "96171.6", GOUJI_HOW_PASTED);
  gouji_report_set_text (report, part (report, 0), "共收到申请58件。\n第二段\"\\\t\n");
  gouji_report_set_text (report, part (report, 0), "收到申请58件。\n");
  gouji_report_set_field (report, GOUJI_FIELD_AGENCY, "云溪县人民政府");
  gouji_report_set_field (report, GOUJI_FIELD_YEAR, NULL);
  gouji_report_undo (report);
  gouji_report_set_confirmed (report, cell (report, 2), TRUE);
  g_autofree char *path = leave (journal);

  g_autoptr (GoujiReport) recovered = recover (fixture, path, SAVED_AS);
  assert_same (recovered, report);
}

static void
test_recovered_changes_can_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = save (fixture->report);
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);

  type (fixture->report, 7, "1");
  gouji_report_set_text (fixture->report, part (fixture->report, 0), "");
  g_autofree char *path = leave (journal);

  g_autoptr (GoujiReport) recovered = recover (fixture, path, NULL);
  gouji_report_undo (recovered);
  gouji_report_undo (recovered);
  g_autofree char *after = save (recovered);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (gouji_report_can_undo (recovered));
  g_assert_true (gouji_report_get_modified (recovered));
}

static void
test_recovered_steps_are_the_users (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *before = save (fixture->report);

  type (fixture->report, 7, "1");
  type (fixture->report, 7, "12");
  gouji_report_break_typing (fixture->report);
  type (fixture->report, 7, "123");
  g_autofree char *typed = save (fixture->report);
  gouji_report_begin_step (fixture->report);
  type (fixture->report, 8, "2");
  type (fixture->report, 9, "3");
  type (fixture->report, 8, "4");
  gouji_report_end_step (fixture->report);
  gouji_report_undo (fixture->report);
  g_autofree char *path = leave (journal);

  g_autoptr (GoujiReport) recovered = recover (fixture, path, NULL);
  gouji_report_undo (recovered); /* the undo itself */
  g_assert_cmpstr (gouji_report_get_figure (recovered, cell (recovered, 8))->entered, ==, "4");
  gouji_report_undo (recovered);
  g_autofree char *after_group = save (recovered);
  g_assert_cmpstr (after_group, ==, typed);
  gouji_report_undo (recovered);
  g_assert_cmpstr (gouji_report_get_figure (recovered, cell (recovered, 7))->entered, ==, "12");
  gouji_report_undo (recovered);
  g_autofree char *after = save (recovered);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (gouji_report_can_undo (recovered));
}

/* Texts with characters that share bytes, so that a difference begins and ends within a character. */
static void
test_texts_come_back_whatever_was_cut (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",   "公",     "开",       "公开", "公公开", "公开公开", "开开", "a公b",   "a开b",   "a\xe5\x85\xad b",
    "😀", "😁公😀", "公公公公", "公",   "",       "aaaa",     "aaa",  "aaaaaa", "abaaba", "aba",
  };
  GoujiReport *report = fixture->report;
  GoujiJournal *journal = begin (fixture, report, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (texts); k++) {
      gouji_report_set_text (report, part (report, 0), texts[i]);
      gouji_report_set_text (report, part (report, 0), texts[k]);
    }
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *contents = NULL;
    gsize length;
    g_assert_true (g_file_get_contents (gouji_journal_get_path (journal), &contents, &length, NULL));
    g_autofree char *copy = g_build_filename (fixture->folder, "copy.journal", NULL);
    g_assert_true (g_file_set_contents (copy, contents, (gssize) length, NULL));
    g_autoptr (GoujiReport) recovered = recover (fixture, copy, NULL);
    assert_same (recovered, report);
  }
  gouji_journal_free (journal);
}

static void
test_a_half_written_line_is_left_out (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *contents = NULL;
  gsize whole;
  gsize length;

  type (fixture->report, 7, "1");
  g_assert_true (g_file_get_contents (gouji_journal_get_path (journal), &contents, &whole, NULL));
  g_clear_pointer (&contents, g_free);
  g_autofree char *expected = save (fixture->report);
  type (fixture->report, 8, "2");
  g_autofree char *path = leave (journal);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));

  for (gsize cut = whole; cut < length; cut++) {
    g_assert_true (g_file_set_contents (path, contents, (gssize) cut, NULL));
    g_autoptr (GoujiReport) recovered = recover (fixture, path, NULL);
    g_autofree char *text = save (recovered);
    g_assert_cmpstr (text, ==, expected);
  }
}

static void
test_a_damaged_journal_is_an_error (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  type (fixture->report, 7, "1");
  g_autofree char *path = leave (journal);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));

  for (gsize cut = 0; cut < 200; cut++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (path, contents, (gssize) cut, NULL));
    g_assert_null (gouji_journal_recover (path, fixture->forms, NULL, NULL, &error));
    g_assert_error (error, GOUJI_REPORT_FILE_ERROR, GOUJI_REPORT_FILE_ERROR_DAMAGED);
  }
}

/* What stands behind such a line comes back all the same, unless it is a difference to a text that is not
 * known. */
static void
test_a_strange_line_is_told_and_passed (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "",
    "7",
    "{}",
    "{\"figure\":7}",
    "{\"figure\":\"disclosure.comet.seen\",\"entered\":\"1\",\"how\":\"typed\"}",
    "{\"figure\":\"disclosure.fees.amount\",\"entered\":\"1\",\"how\":\"divined\"}",
    "{\"figure\":\"disclosure.fees.amount\",\"entered\":\"1\",\"how\":[]}",
    "{\"narrative\":null}",
    "{\"narrative\":\"overview\",\"at\":0,\"cut\":0,\"text\":{}}",
    "{\"narrative\":\"overview\",\"at\":99,\"cut\":0,\"text\":\"a\"}",
    "{\"narrative\":\"overview\",\"at\":0,\"cut\":99,\"text\":\"a\"}",
    "{\"narrative\":\"overview\",\"at\":-1,\"cut\":2,\"text\":\"a\"}",
    "{\"narrative\":\"overview\",\"at\":5,\"cut\":9223372036854775807,\"text\":\"a\"}",
    "{\"field\":\"weather\",\"value\":\"fine\"}",
    "{\"field\":7,\"value\":\"fine\"}",
  };
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *path = leave (journal);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  gouji_report_set_field (fixture->report, GOUJI_FIELD_YEAR, "1999");
  g_autofree char *expected = save (fixture->report);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *text =
      g_strconcat (contents, lines[i], "\n{\"field\":\"year\",\"value\":\"1999\"}\n", NULL);

    g_assert_true (g_file_set_contents (path, text, -1, NULL));
    guint n_lost = 0;
    g_autoptr (GoujiReport) recovered = gouji_journal_recover (path, fixture->forms, NULL, &n_lost, NULL);
    g_autofree char *after = save (recovered);
    g_assert_cmpstr (after, ==, expected);
    g_assert_cmpuint (n_lost, ==, 1);
  }
}

static void
test_texts_behind_a_lost_line (Fixture *fixture, gconstpointer data)
{
  static const char text_line[] = "{\"narrative\":\"overview\",\"at\":0,\"cut\":0,\"text\":\"件\"}\n";
  static const char *const lines[] = {
    "{\"figure\":\"disclosure.comet.seen\",\"entered\":\"1\",\"how\":\"typed\"}\n",
    "{\"comet\":\"seen\"}\n",
    "{\"narrative\":\"overview\",\"at\":99,\"cut\":0,\"text\":\"a\"}\n",
  };
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *path = leave (journal);
  const char *before = gouji_report_get_narrative (fixture->report, part (fixture->report, 0))->text;
  g_autofree char *longer = g_strconcat ("件", before, NULL);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *journal_text = g_strconcat (contents, lines[i], text_line, NULL);
    guint n_lost = 0;

    g_assert_true (g_file_set_contents (path, journal_text, -1, NULL));
    g_autoptr (GoujiReport) recovered = gouji_journal_recover (path, fixture->forms, NULL, &n_lost, NULL);
    const char *after = gouji_report_get_narrative (recovered, part (recovered, 0))->text;
    g_assert_cmpstr (after, ==, i == 0 ? longer : before);
    g_assert_cmpuint (n_lost, ==, i == 0 ? 1 : 2);
  }
}

static void
test_a_mangled_journal_does_no_harm (Fixture *fixture, gconstpointer data)
{
  enum { N_ROUNDS = 200 };
  static const char bytes[] = "{}[]\",:0129-.e\\un\xe4\0 \n";
  g_autoptr (GRand) random = g_rand_new_with_seed (50);
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  for (guint i = 0; i < 40; i++) {
    g_autofree char *text = g_strdup_printf ("第%u件", i);

    gouji_report_set_text (fixture->report, part (fixture->report, i % 2), text);
    type (fixture->report, i, text);
  }
  g_autofree char *path = leave (journal);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  char *lines = strstr (contents, "\n}\n}\n");
  g_assert_nonnull (lines);
  gsize first = (gsize) (lines - contents);

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autofree char *text = g_memdup2 (contents, length);
    gsize at = round % 2 == 0 ? 0 : first; /* every other time in the changes alone */

    for (guint i = 0; i < 2; i++)
      text[g_rand_int_range (random, (gint32) at, (gint32) length)] =
        bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
    g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));

    g_autoptr (GError) error = NULL;
    g_autoptr (GoujiReport) recovered = gouji_journal_recover (path, fixture->forms, NULL, NULL, &error);
    g_assert_true (recovered != NULL || error != NULL);
  }
}

static void
test_a_missing_journal_is_an_error (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone.journal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_journal_recover (path, fixture->forms, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A file and its copy have one id; what is typed into either must come back. */
static void
test_copies_have_journals_of_their_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) copy = create_sample_report (fixture->forms);
  GoujiJournal *first = begin (fixture, fixture->report, SAVED_AS);
  GoujiJournal *second = begin (fixture, copy, SAVED_AS);

  type (fixture->report, 7, "1");
  type (copy, 7, "2");
  g_autofree char *first_path = leave (first);
  g_autofree char *second_path = leave (second);
  g_assert_cmpstr (first_path, !=, second_path);

  g_autoptr (GoujiReport) one = recover (fixture, first_path, SAVED_AS);
  g_autoptr (GoujiReport) other = recover (fixture, second_path, SAVED_AS);
  assert_same (one, fixture->report);
  assert_same (other, copy);

  /* Whichever is kept first, it leaves the other's journal alone, and what is discarded does not come back.
   */
  second = begin (fixture, other, SAVED_AS);
  first = begin (fixture, one, SAVED_AS);
  assert_none_found (fixture);
  gouji_journal_discard (second);
  gouji_journal_free (second);
  assert_none_found (fixture);
  g_free (leave (first));
  g_autofree char *found = find_only (fixture);
  g_autoptr (GoujiReport) again = recover (fixture, found, SAVED_AS);
  assert_same (again, fixture->report);
}

static void
test_a_journal_in_use_is_nobody_elses (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autoptr (GError) error = NULL;

  type (fixture->report, 7, "1");
  assert_none_found (fixture);
  g_assert_null (
    gouji_journal_recover (gouji_journal_get_path (journal), fixture->forms, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);

  g_autofree char *path = leave (journal);
  g_autofree char *found = find_only (fixture);
  g_assert_cmpstr (found, ==, path);
}

static void
test_reports_have_journals_of_their_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) other = create_sample_report (fixture->forms);

  gouji_report_put_id (other, "00000000-6c35-4a1e-9d0e-52c7a5d3b8f1");
  GoujiJournal *first = begin (fixture, fixture->report, NULL);
  GoujiJournal *second = begin (fixture, other, NULL);
  g_autofree char *first_path = leave (first);
  g_autofree char *second_path = leave (second);

  g_autoptr (GPtrArray) paths = gouji_journal_find_abandoned (fixture->folder);
  g_assert_cmpuint (paths->len, ==, 2);
  g_assert_cmpstr (paths->pdata[0], ==, second_path);
  g_assert_cmpstr (paths->pdata[1], ==, first_path);
}

static void
test_nothing_unsaved_is_not_offered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = leave (begin (fixture, fixture->report, SAVED_AS));

  assert_none_found (fixture);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_what_was_never_saved_is_offered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = leave (begin (fixture, fixture->report, NULL));
  g_autofree char *found = find_only (fixture);

  g_assert_cmpstr (found, ==, path);
}

static void
test_an_older_journal_is_not_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) same = create_sample_report (fixture->forms);
  GoujiJournal *journal = begin (fixture, fixture->report, SAVED_AS);

  type (fixture->report, 7, "1");
  g_autofree char *path = leave (journal);

  journal = begin (fixture, same, SAVED_AS);
  g_assert_cmpstr (gouji_journal_get_path (journal), !=, path);
  g_autofree char *older = find_only (fixture);
  g_assert_cmpstr (older, ==, path);
  g_autoptr (GoujiReport) recovered = recover (fixture, older, SAVED_AS);
  assert_same (recovered, fixture->report);
  gouji_journal_discard (journal);

  /* Once the recovered report has a journal, the older one is not needed. */
  gouji_journal_free (journal);
  journal = begin (fixture, recovered, SAVED_AS);
  assert_none_found (fixture);
  g_free (leave (journal));
  g_autofree char *found = find_only (fixture);
  g_autoptr (GoujiReport) again = recover (fixture, found, SAVED_AS);
  assert_same (again, fixture->report);
}

static void
test_recovering_twice_loses_nothing (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, SAVED_AS);

  type (fixture->report, 7, "1");
  g_autofree char *path = leave (journal);
  g_autoptr (GoujiReport) recovered = recover (fixture, path, SAVED_AS);
  journal = begin (fixture, recovered, SAVED_AS);
  assert_none_found (fixture);
  type (recovered, 8, "2");
  g_free (leave (journal));

  g_autoptr (GoujiReport) again = recover (fixture, path, SAVED_AS);
  assert_same (again, recovered);
}

static void
test_restart_begins_from_what_was_saved (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autoptr (GError) error = NULL;

  type (fixture->report, 7, "1");
  gouji_report_mark_saved (fixture->report);
  g_assert_true (gouji_journal_restart (journal, SAVED_AS, &error));
  g_assert_no_error (error);
  assert_none_found (fixture);
  type (fixture->report, 8, "2");
  gouji_report_set_text (fixture->report, part (fixture->report, 0), "正文");
  g_autofree char *path = leave (journal);

  g_autoptr (GoujiReport) recovered = recover (fixture, path, SAVED_AS);
  assert_same (recovered, fixture->report);
  gouji_report_undo (recovered);
  gouji_report_undo (recovered);
  g_assert_false (gouji_report_can_undo (recovered));
}

static void
test_restart_keeps_what_came_after_the_saving (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, SAVED_AS);
  g_autoptr (GError) error = NULL;

  type (fixture->report, 7, "1");
  g_assert_true (gouji_journal_restart (journal, SAVED_AS, &error));
  g_free (leave (journal));
  g_autofree char *path = find_only (fixture);
  g_autoptr (GoujiReport) recovered = recover (fixture, path, SAVED_AS);

  assert_same (recovered, fixture->report);
}

static void
test_discard_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autofree char *path = g_strdup (gouji_journal_get_path (journal));

  type (fixture->report, 7, "1");
  gouji_journal_discard (journal);
  type (fixture->report, 7, "2");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (gouji_journal_sync (journal, NULL));
  gouji_journal_free (journal);
  assert_none_found (fixture);
}

static void
set_file_limit (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_a_full_disk_is_told_and_made_good (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_cmpint (g_stat (gouji_journal_get_path (journal), &info), ==, 0);
  set_file_limit ((rlim_t) info.st_size + 20);
  type (fixture->report, 7, "1");
  type (fixture->report, 8, "2");
  gboolean reported = gouji_journal_get_error (journal) != NULL;
  gboolean synced = gouji_journal_sync (journal, &error);
  gboolean restarted = gouji_journal_restart (journal, NULL, NULL);
  set_file_limit (RLIM_INFINITY);

  g_assert_true (reported);
  g_assert_false (synced);
  g_assert_nonnull (error);
  g_assert_false (restarted);
  type (fixture->report, 9, "3");
  g_assert_null (gouji_journal_get_error (journal));
  g_assert_true (gouji_journal_sync (journal, NULL));
  g_autofree char *path = leave (journal);

  g_autoptr (GoujiReport) recovered = recover (fixture, path, NULL);
  assert_same (recovered, fixture->report);
}

static void
test_a_line_cut_by_a_full_disk_is_completed (Fixture *fixture, gconstpointer data)
{
  GoujiJournal *journal = begin (fixture, fixture->report, NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (gouji_journal_get_path (journal), &info), ==, 0);
  set_file_limit ((rlim_t) info.st_size + 20);
  type (fixture->report, 7, "1");
  type (fixture->report, 8, "2");
  set_file_limit (RLIM_INFINITY);
  g_assert_nonnull (gouji_journal_get_error (journal));
  type (fixture->report, 9, "3");
  g_assert_null (gouji_journal_get_error (journal));
  g_autofree char *path = leave (journal);

  g_autoptr (GoujiReport) recovered = recover (fixture, path, NULL);
  assert_same (recovered, fixture->report);
}

static void
test_no_journal_where_none_can_be (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_journal_new ("/dev/null/journals", fixture->report, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_clear_error (&error);

  set_file_limit (100);
  GoujiJournal *journal = gouji_journal_new (fixture->folder, fixture->report, NULL, &error);
  set_file_limit (RLIM_INFINITY);
  g_assert_null (journal);
  g_assert_nonnull (error);
  assert_none_found (fixture);
}

enum { N_EDITS = 300 };

/* The edit with that number, always the same. */
static void
edit (GoujiReport *report, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  switch (number % 4) {
  case 0:
    gouji_report_set_field (report, number % GOUJI_N_CONTENT_FIELDS, text);
    break;
  case 1: {
    const GoujiPart *narrative = part (report, number % 2);
    const char *old = gouji_report_get_narrative (report, narrative)->text;
    g_autofree char *longer = g_strconcat (text, "件，", old, NULL);

    gouji_report_set_text (report, narrative, longer);
    break;
  }
  default:
    type (report, number % 50, text);
  }
}

/* Edits, and says after each that it has returned, until it is killed. */
static void
edit_until_killed (Fixture *fixture, int out)
{
  GoujiJournal *journal = gouji_journal_new (fixture->folder, fixture->report, SAVED_AS, NULL);

  for (guint number = 1; number <= N_EDITS; number++) {
    edit (fixture->report, number);
    if (journal == NULL || write (out, "", 1) != 1)
      _exit (1);
  }
  pause ();
  _exit (1);
}

/* Returns: how many edits had returned when the child was killed */
static guint
kill_while_editing (Fixture *fixture, guint after)
{
  int ends[2];
  guint returned = 0;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (ends[0]);
    edit_until_killed (fixture, ends[1]);
  }

  close (ends[1]);
  for (; returned < after && read (ends[0], &byte, 1) == 1; returned++)
    ;
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  int status;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  for (; read (ends[0], &byte, 1) == 1; returned++)
    ;
  close (ends[0]);

  return returned;
}

/* Every edit that had returned is there, and none in part: the state is one that was passed, and late enough.
 */
static void
assert_passed (Fixture *fixture, GoujiReport *recovered, guint returned)
{
  g_autoptr (GoujiReport) passing = create_sample_report (fixture->forms);
  g_autofree char *text = save (recovered);

  for (guint number = 1; number <= N_EDITS; number++) {
    edit (passing, number);
    g_autofree char *passed = number >= returned ? save (passing) : NULL;
    if (g_strcmp0 (passed, text) == 0)
      return;
  }

  g_test_fail_printf ("after %u edits another state was recovered", returned);
}

static void
test_nothing_is_lost_when_killed (Fixture *fixture, gconstpointer data)
{
  enum { N_ROUNDS = 40 };
  g_autoptr (GRand) random = g_rand_new_with_seed (492);

  for (guint round = 0; round < N_ROUNDS; round++) {
    guint returned = kill_while_editing (fixture, (guint) g_rand_int_range (random, 1, N_EDITS));
    g_autofree char *path = find_only (fixture);
    g_autoptr (GoujiReport) recovered = recover (fixture, path, SAVED_AS);

    assert_passed (fixture, recovered, returned);
    g_assert_cmpint (g_remove (path), ==, 0);
  }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/journal/recover/every-change", test_every_change_is_recovered);
  add ("/journal/recover/undo", test_recovered_changes_can_be_undone);
  add ("/journal/recover/steps", test_recovered_steps_are_the_users);
  add ("/journal/recover/texts", test_texts_come_back_whatever_was_cut);
  add ("/journal/recover/half-a-line", test_a_half_written_line_is_left_out);
  add ("/journal/recover/twice", test_recovering_twice_loses_nothing);
  add ("/journal/recover/killed", test_nothing_is_lost_when_killed);
  add ("/journal/damage/cut", test_a_damaged_journal_is_an_error);
  add ("/journal/damage/strange-line", test_a_strange_line_is_told_and_passed);
  add ("/journal/damage/texts-behind-a-lost-line", test_texts_behind_a_lost_line);
  add ("/journal/damage/mangled", test_a_mangled_journal_does_no_harm);
  add ("/journal/damage/missing", test_a_missing_journal_is_an_error);
  add ("/journal/in-use", test_a_journal_in_use_is_nobody_elses);
  add ("/journal/one-a-copy", test_copies_have_journals_of_their_own);
  add ("/journal/one-a-report", test_reports_have_journals_of_their_own);
  add ("/journal/abandoned/nothing-unsaved", test_nothing_unsaved_is_not_offered);
  add ("/journal/abandoned/never-saved", test_what_was_never_saved_is_offered);
  add ("/journal/abandoned/older-is-kept", test_an_older_journal_is_not_lost);
  add ("/journal/restart/from-what-was-saved", test_restart_begins_from_what_was_saved);
  add ("/journal/restart/what-came-after", test_restart_keeps_what_came_after_the_saving);
  add ("/journal/discard", test_discard_leaves_nothing);
  add ("/journal/full-disk/made-good", test_a_full_disk_is_told_and_made_good);
  add ("/journal/full-disk/half-a-line", test_a_line_cut_by_a_full_disk_is_completed);
  add ("/journal/full-disk/none-can-be", test_no_journal_where_none_can_be);

  return g_test_run ();
}
