/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"
#include "diagnose/gouji-diagnose.h"
#include "diagnose/gouji-slip.h"
#include "planted-score.h"

/* How long a diagnosis may take, in microseconds; sanitizers slow it down several times. */
#define LONGEST 50000

static char *
describe (const GoujiProposal *proposal)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposal->changes->len; i++) {
    const GoujiProposedChange *change = proposal->changes->pdata[i];

    g_string_append_printf (text, "%s%s %s>%s %s", i > 0 ? "; " : "", change->cell->id, change->from,
                            change->to, gouji_cause_to_string (change->cause));
  }

  return g_string_free (text, FALSE);
}

/* The proposals one a line, and behind each how many equations it settles. */
static char *
diagnose (Fixture *fixture, GoujiReport *last_year)
{
  g_autoptr (GPtrArray) proposals = gouji_diagnose (fixture->report, last_year);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++) {
    const GoujiProposal *proposal = proposals->pdata[i];
    g_autofree char *changes = describe (proposal);

    g_string_append_printf (text, "%s (%u)\n", changes, proposal->equations->len);
  }

  return g_string_free (text, FALSE);
}

static void
assert_first (Fixture *fixture, GoujiReport *last_year, const char *expected)
{
  g_autofree char *text = diagnose (fixture, last_year);

  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, expected));
}

static void
put_column (Fixture *fixture, const char *column, const char *received, const char *open, const char *total)
{
  g_autofree char *new_received = g_strdup_printf ("requests.new_received.%s", column);
  g_autofree char *open_full = g_strdup_printf ("requests.open_full.%s", column);
  g_autofree char *processed = g_strdup_printf ("requests.processed_total.%s", column);

  put (fixture, new_received, received);
  put (fixture, open_full, open);
  put (fixture, processed, total);
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = diagnose (fixture, NULL);

  g_assert_cmpstr (text, ==, "");
}

static void
test_transposed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  put_column (fixture, "business", "59", "58", "59");
  put_column (fixture, "total", "64", "62", "64");
  put (fixture, "requests.open_full.business", "85");
  text = diagnose (fixture, NULL);
  g_assert_cmpstr (text, ==, "requests.open_full.business 85>58 transposed (2)\n");
}

/* Errors that have nothing to do with each other do not wait for each other. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  put (fixture, "requests.new_received.natural_person", "50");
  put (fixture, "requests.deny_state_secret.business", "3");
  put (fixture, "disputes.review.upheld", "2");
  text = diagnose (fixture, NULL);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "requests.new_received.natural_person 50>5 added (2)\n"));
  g_assert_nonnull (strstr (text, "requests.deny_state_secret.business 3>0 none (2)\n"));
  g_assert_nonnull (strstr (text, "disputes.review.upheld 2>1 none (1)\n"));
  g_assert_nonnull (strstr (text, "disputes.review.total 1>2 total (1)\n"));
}

/* Two errors in one row: neither change alone makes the row hold. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.deny_state_secret.business", "3");
  put (fixture, "requests.deny_state_secret.research", "4");
  assert_first (
    fixture, NULL,
    "requests.deny_state_secret.business 3>0 none; requests.deny_state_secret.research 4>0 none (3)\n");
}

static void
test_neighbouring_column (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.open_full.natural_person", "1");
  put (fixture, "requests.open_full.business", "4");
  assert_first (fixture, NULL,
                "requests.open_full.natural_person 1>4 column; requests.open_full.business 4>1 column (2)\n");
}

static void
test_neighbouring_row (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.open_full.natural_person", "0");
  put (fixture, "requests.open_partial.natural_person", "4");
  assert_first (
    fixture, NULL,
    "requests.open_full.natural_person 0>4 row; requests.open_partial.natural_person 4>0 row (2)\n");
}

static void
test_shifted (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.open_full.natural_person", "0");
  put (fixture, "requests.open_full.business", "4");
  put (fixture, "requests.open_full.research", "1");
  assert_first (fixture, NULL,
                "requests.open_full.natural_person 0>4 shifted; requests.open_full.business 4>1 shifted; "
                "requests.open_full.research 1>0 shifted (3)\n");
}

static void
test_total (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.open_full.total", "4");
  assert_first (fixture, NULL, "requests.open_full.total 4>5 total (2)\n");
}

/* What is carried out stands in the sums of two rows and columns; a blank one counts as 0. */
static void
test_blank (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.carried_out.natural_person", "");
  assert_first (fixture, NULL, "requests.carried_out.natural_person >1 blank (2)\n");
}

/* A blank total says nothing, and one that cannot be read suspends its sums: the others still tell. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  put (fixture, "requests.open_full.total", "五");
  put (fixture, "requests.open_full.business", "7");
  text = diagnose (fixture, NULL);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "requests.open_full.business 7>1 none (1)\n"));
  g_assert_null (strstr (text, "open_full.total"));
}

static GoujiReport *
copy_last_year (Fixture *fixture, const char *id, const char *printed)
{
  GoujiReport *last_year = gouji_report_copy (fixture->report);
  GoujiFigure figure = { (char *) printed, .how = GOUJI_HOW_TABLE };

  gouji_report_put_figure (last_year, get_cell (fixture, id), &figure);
  return last_year;
}

/* The number of last year's carried_in still stands where the one that was carried out belongs. */
static void
test_last_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = copy_last_year (fixture, "requests.carried_in.natural_person", "12");

  put (fixture, "requests.carried_in.natural_person", "12");
  assert_first (fixture, last_year, "requests.carried_in.natural_person 12>1 last-year (3)\n");
}

/* What is locked to last year's report is right, whatever else is not. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = gouji_report_copy (fixture->report);
  GoujiFigure carried = { .entered = (char *) "1", .how = GOUJI_HOW_CARRIED };

  gouji_report_put_figure (fixture->report, get_cell (fixture, "requests.carried_in.natural_person"),
                           &carried);
  put (fixture, "requests.new_received.natural_person", "6");
  assert_first (fixture, last_year, "requests.new_received.natural_person 6>5 none (2)\n");
  put (fixture, "requests.carried_in.total", "2");
  put (fixture, "requests.new_received.natural_person", "5");
  assert_first (fixture, last_year, "requests.carried_in.total 2>1 total (3)\n");
}

static void
test_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = copy_last_year (fixture, "disclosure.fees.amount", "11.8");
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "disclosure.fees.amount", "125000");
  assert_first (fixture, last_year, "disclosure.fees.amount 125000>12.5 unit (0)\n");
  proposals = gouji_diagnose (fixture->report, last_year);
  findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  g_assert_true (gouji_proposal_settles (proposals->pdata[0], find (findings, "plausibility.unit")));

  put (fixture, "disclosure.fees.amount", "0.00125");
  assert_first (fixture, last_year, "disclosure.fees.amount 0.00125>12.5 unit (0)\n");
}

/* Of two numbers in one sum that bound each other, only that they changed places can be told. */
static void
test_no_cell_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) proposals = NULL;

  put (fixture, "disputes.review.upheld", "70");
  put (fixture, "disputes.review.corrected", "14");
  put (fixture, "disputes.review.total", "21");
  proposals = gouji_diagnose (fixture->report, NULL);
  g_assert_cmpuint (proposals->len, >, 0);
  for (guint i = 0; i < proposals->len; i++) {
    const GoujiProposal *proposal = proposals->pdata[i];

    for (guint c = 1; c < proposal->changes->len; c++)
      g_assert_cmpuint (((const GoujiProposedChange *) proposal->changes->pdata[c - 1])->cell->index, <,
                        ((const GoujiProposedChange *) proposal->changes->pdata[c])->cell->index);
  }
}

/* Every proposal does what it says when it is applied, and one step takes it back. */
static void
test_applied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) before = NULL;

  put (fixture, "requests.open_full.natural_person", "1");
  put (fixture, "requests.open_full.business", "4");
  put (fixture, "disputes.review.total", "11");
  before = check (fixture);
  proposals = gouji_diagnose (fixture->report, NULL);
  g_assert_cmpuint (proposals->len, >, 2);

  for (guint i = 0; i < proposals->len; i++) {
    const GoujiProposal *proposal = proposals->pdata[i];
    const GoujiCell *cell = ((const GoujiProposedChange *) proposal->changes->pdata[0])->cell;
    g_autofree char *printed = g_strdup (gouji_report_get_figure (fixture->report, cell)->printed);
    g_autoptr (GPtrArray) after = NULL;
    g_autoptr (GPtrArray) undone = NULL;

    gouji_proposal_apply (proposal, fixture->report);
    after = check (fixture);
    g_assert_cmpuint (after->len, ==, before->len - proposal->equations->len);
    g_assert_cmpstr (gouji_report_get_figure (fixture->report, cell)->printed, ==, printed);
    g_assert_cmpint (gouji_report_get_figure (fixture->report, cell)->how, ==, GOUJI_HOW_COMPUTED);
    gouji_report_undo (fixture->report);
    undone = check (fixture);
    g_assert_cmpuint (undone->len, ==, before->len);
  }
}

static void
test_same_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  put (fixture, "requests.open_full.natural_person", "1");
  put (fixture, "requests.deny_state_secret.business", "4");
  put (fixture, "disputes.review.total", "11");
  first = diagnose (fixture, NULL);
  second = diagnose (fixture, NULL);
  g_assert_cmpstr (first, ==, second);
}

/* A table of noise has no diagnosis, and that is soon known. */
static void
test_noise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) proposals = NULL;
  gint64 took;

  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (fixture->form, i);
    g_autofree char *printed = g_strdup_printf ("%d", g_rand_int_range (random, 0, 1000));

    if (!cell->alternative)
      put (fixture, cell->id, printed);
  }

  took = g_get_monotonic_time ();
  proposals = gouji_diagnose (fixture->report, NULL);
  took = g_get_monotonic_time () - took;
  g_test_message ("%u proposals in %" G_GINT64_FORMAT " us", proposals->len, took);
  g_assert_cmpint (took, <, 20 * LONGEST);
}

static void
test_digits (void)
{
  static const struct {
    const char *from;
    const char *to;
    GoujiCause cause;
  } cases[] = {
    { "75", "57", GOUJI_CAUSE_TRANSPOSED },   { "1234", "1324", GOUJI_CAUSE_TRANSPOSED },
    { "5", "57", GOUJI_CAUSE_LOST },          { "17", "127", GOUJI_CAUSE_LOST },
    { "557", "57", GOUJI_CAUSE_DOUBLED },     { "577", "57", GOUJI_CAUSE_DOUBLED },
    { "547", "57", GOUJI_CAUSE_ADDED },       { "50", "5", GOUJI_CAUSE_ADDED },
    { "51", "57", GOUJI_CAUSE_MISREAD },      { "3", "7", GOUJI_CAUSE_NONE },
    { "0", "70", GOUJI_CAUSE_NONE },          { "70", "0", GOUJI_CAUSE_NONE },
    { "123", "321", GOUJI_CAUSE_NONE },       { "12", "3456", GOUJI_CAUSE_NONE },
    { "12.5", "15.2", GOUJI_CAUSE_NONE },     { "12.5", "12.6", GOUJI_CAUSE_MISREAD },
    { "12.55", "12.5", GOUJI_CAUSE_DOUBLED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (gouji_slip_of_digits (cases[i].from, cases[i].to), ==, cases[i].cause);
}

/* A smaller run of `./dev bench`, with bounds. */
static void
test_planted (void)
{
  g_autoptr (Planter) planter = planter_new (g_getenv ("GOUJI_FORMS"), 42);
  PlantedScore score = { 0 };
  PlantedTally requests, disputes, disclosure;

  for (guint i = 0; i < 60; i++)
    planted_score_add (&score, planter);
  disclosure = planted_score_sum (&score, 0);
  requests = planted_score_sum (&score, 1);
  disputes = planted_score_sum (&score, 2);
  g_test_message ("table 3: %u break a rule, %u found, %u shown", requests.n_breaking, requests.n_found,
                  requests.n_shown);
  g_test_message ("table 4: %u break a rule, %u found, %u shown", disputes.n_breaking, disputes.n_found,
                  disputes.n_shown);

  g_assert_cmpuint (score.n_errors, ==, 0);
  g_assert_cmpuint (requests.n_breaking, >=, 30);
  g_assert_cmpuint (requests.n_found, ==, requests.n_breaking);
  g_assert_cmpuint (100 * requests.n_shown, >=, 95 * requests.n_breaking);
  g_assert_cmpuint (disputes.n_found, ==, disputes.n_breaking);
  g_assert_cmpuint (100 * disputes.n_shown, >=, 80 * disputes.n_breaking);
  g_assert_cmpuint (disclosure.n_shown, ==, disclosure.n_breaking);
  g_assert_cmpint (score.took / score.n_diagnoses, <, LONGEST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/diagnose/nothing-is-wrong-in-a-sound-report", test_sound);
  add_test ("/diagnose/transposed-digits", test_transposed);
  add_test ("/diagnose/errors-apart-have-proposals-of-their-own", test_apart);
  add_test ("/diagnose/errors-in-one-row-are-settled-together", test_together);
  add_test ("/diagnose/value-in-the-neighbouring-column", test_neighbouring_column);
  add_test ("/diagnose/value-in-the-neighbouring-row", test_neighbouring_row);
  add_test ("/diagnose/row-shifted-by-one-column", test_shifted);
  add_test ("/diagnose/total-not-updated", test_total);
  add_test ("/diagnose/blank-where-a-number-belongs", test_blank);
  add_test ("/diagnose/unreadable-cells-are-left-alone", test_unreadable);
  add_test ("/diagnose/last-years-number", test_last_year);
  add_test ("/diagnose/figures-locked-to-last-year-stay", test_locked);
  add_test ("/diagnose/amount-in-the-other-unit", test_unit);
  add_test ("/diagnose/no-cell-is-changed-twice", test_no_cell_twice);
  add_test ("/diagnose/applied-settles-what-it-says-and-undo-takes-it-back", test_applied);
  add_test ("/diagnose/same-report-same-proposals", test_same_twice);
  add_test ("/diagnose/noise-is-bounded", test_noise);
  g_test_add_func ("/diagnose/slips-of-digits", test_digits);
  g_test_add_func ("/diagnose/planted-mistakes-are-found", test_planted);
  return g_test_run ();
}
