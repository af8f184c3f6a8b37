/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "write/gouji-write-xlsx.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check-fixture.h"
#include "write/gouji-sheet-book.h"
#include "write/gouji-sheet-sum.h"
#include "write/gouji-write.h"

static GBytes *
write_book (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiPaper) paper = gouji_paper_new (fixture->report);
  GBytes *bytes = gouji_write_xlsx (paper, fixture->report, &error);

  g_assert_no_error (error);
  return bytes;
}

static GError *
fail_to_write (Fixture *fixture)
{
  GError *error = NULL;
  g_autoptr (GoujiPaper) paper = gouji_paper_new (fixture->report);

  g_assert_null (gouji_write_xlsx (paper, fixture->report, &error));
  g_assert_nonnull (error);
  return error;
}

static void
test_same_report_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = write_book (fixture);
  g_autoptr (GBytes) second = NULL;

  /* Seconds are what such files count in. */
  g_usleep (G_USEC_PER_SEC + G_USEC_PER_SEC / 10);
  second = write_book (fixture);
  g_assert_true (g_bytes_equal (first, second));

  gouji_report_put_field (fixture->report, GOUJI_FIELD_DATED, NULL);
  g_clear_pointer (&first, g_bytes_unref);
  g_clear_pointer (&second, g_bytes_unref);
  first = write_book (fixture);
  g_usleep (G_USEC_PER_SEC + G_USEC_PER_SEC / 10);
  second = write_book (fixture);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (GOUJI_SHEET_MAXIMUM_TEXT + 1, 'x');
  g_autoptr (GError) error = NULL;

  put (fixture, "requests.new_received.business", text);
  error = fail_to_write (fixture);
  g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_TOO_LARGE);

  text[GOUJI_SHEET_MAXIMUM_TEXT] = '\0';
  put (fixture, "requests.new_received.business", text);
  g_bytes_unref (write_book (fixture));
}

/* The library's temporary files are cut short, at one place after the other. */
static void
test_no_broken_file_where_there_is_no_space (Fixture *fixture, gconstpointer data)
{
  static const rlim_t sizes[] = { 0, 300, 1000, 2000, 3000, 5000, 8000, 10000, 20000, 40000 };
  struct rlimit old_limit;
  guint n_failed = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    struct rlimit limit = { sizes[i], old_limit.rlim_max };
    g_autoptr (GoujiPaper) paper = gouji_paper_new (fixture->report);
    g_autoptr (GBytes) whole = write_book (fixture);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    bytes = gouji_write_xlsx (paper, fixture->report, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
    if (bytes == NULL) {
      g_assert_error (error, GOUJI_WRITE_ERROR, GOUJI_WRITE_ERROR_FAILED);
      n_failed++;
    } else {
      g_assert_true (g_bytes_equal (bytes, whole));
    }
  }

  g_assert_cmpuint (n_failed, >, 5);
}

static char *
find_formula (Fixture *fixture, const char *id, gboolean *differs)
{
  g_autoptr (GoujiPaper) paper = gouji_paper_new (fixture->report);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_auto (GoujiSheetSum) sum = { 0 };

  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperTable *table = gouji_paper_get_block (paper, i)->table;

    for (guint c = 0; table != NULL && c < table->cells->len; c++) {
      GoujiPaperCell *cell = &g_array_index (table->cells, GoujiPaperCell, c);

      if (cell->cell != NULL)
        g_hash_table_insert (places, (gpointer) cell->cell, cell);
    }
  }
  gouji_sheet_sum_init (&sum, fixture->report, places, get_cell (fixture, id));
  *differs = sum.differs;
  return g_steal_pointer (&sum.formula);
}

static void
assert_formula (Fixture *fixture, const char *id, const char *expected, gboolean expected_to_differ)
{
  gboolean differs;
  g_autofree char *formula = find_formula (fixture, id, &differs);

  g_assert_cmpstr (formula, ==, expected);
  g_assert_cmpint (differs, ==, expected_to_differ);
}

static void
test_totals_that_hold_are_formulas (Fixture *fixture, gconstpointer data)
{
  assert_formula (fixture, "requests.new_received.total", "=SUM(D4:I4)", FALSE);
  assert_formula (fixture, "requests.processed_total.natural_person", "=SUM(D6:D26)", FALSE);
  assert_formula (fixture, "disputes.review.total", "=SUM(A4:D4)", FALSE);
  assert_formula (fixture, "requests.new_received.natural_person", NULL, FALSE);
}

static void
test_totals_that_differ_stay_numbers (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.new_received.total", "8");
  assert_formula (fixture, "requests.new_received.total", NULL, TRUE);
  enter (fixture, "requests.new_received.total", "7");
  assert_formula (fixture, "requests.new_received.total", "=SUM(D4:I4)", FALSE);
}

static void
test_what_is_not_settled_makes_no_formula (Fixture *fixture, gconstpointer data)
{
  put_unsure (fixture, "requests.new_received.business", "2");
  assert_formula (fixture, "requests.new_received.total", NULL, FALSE);
  put (fixture, "requests.new_received.business", "两件");
  assert_formula (fixture, "requests.new_received.total", NULL, FALSE);
  put (fixture, "requests.new_received.business", "2");
  put (fixture, "requests.new_received.total", "/");
  assert_formula (fixture, "requests.new_received.total", NULL, FALSE);
}

static void
test_marks_and_blanks_count_nothing (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.new_received.research", "/");
  put (fixture, "requests.new_received.legal_service", "");
  assert_formula (fixture, "requests.new_received.total", "=SUM(D4:I4)", FALSE);
}

static void
test_numbers_too_long_are_never_rounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  put (fixture, "requests.new_received.business", "1000000000000000000");
  put (fixture, "requests.new_received.total", "1000000000000000005");
  assert_formula (fixture, "requests.new_received.total", NULL, FALSE);
  bytes = write_book (fixture);

  g_assert_true (gouji_sheet_is_exact ((GoujiDecimal) { 999999999999999, 3 }));
  g_assert_false (gouji_sheet_is_exact ((GoujiDecimal) { 1000000000000000, 0 }));
  g_assert_false (gouji_sheet_is_exact ((GoujiDecimal) { G_MININT64, 0 }));
  g_assert_true (gouji_sheet_to_double ((GoujiDecimal) { 4068208, 3 }) == 4068.208);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  add ("/write-xlsx/same-report-same-bytes", test_same_report_same_bytes);
  add ("/write-xlsx/too-large", test_too_large);
  add ("/write-xlsx/no-broken-file-where-there-is-no-space", test_no_broken_file_where_there_is_no_space);
  add ("/write-xlsx/totals-that-hold-are-formulas", test_totals_that_hold_are_formulas);
  add ("/write-xlsx/totals-that-differ-stay-numbers", test_totals_that_differ_stay_numbers);
  add ("/write-xlsx/what-is-not-settled-makes-no-formula", test_what_is_not_settled_makes_no_formula);
  add ("/write-xlsx/marks-and-blanks-count-nothing", test_marks_and_blanks_count_nothing);
  add ("/write-xlsx/numbers-too-long-are-never-rounded", test_numbers_too_long_are_never_rounded);

  return g_test_run ();
}
