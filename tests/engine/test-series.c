/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "series/gouji-series.h"

#include "series-fixture.h"

#define RECEIVED "requests_received"

static const GoujiPoint *
get_only (GoujiSeries *series)
{
  g_assert_cmpuint (gouji_series_get_n_points (series), ==, 1);
  return gouji_series_get_point (series, 0);
}

static void
assert_number (const GoujiPoint *point, const char *number)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (point->state, ==, GOUJI_POINT_NUMBER);
  g_assert_cmpint (point->unknown, ==, GOUJI_UNKNOWN_NONE);
  text = gouji_decimal_to_string (point->value);
  g_assert_cmpstr (text, ==, number);
}

static void
assert_unknown (const GoujiPoint *point, GoujiUnknown unknown)
{
  g_assert_cmpint (point->state, ==, GOUJI_POINT_UNKNOWN);
  g_assert_cmpint (point->unknown, ==, unknown);
}

/* The only report's number of a concept. */
static void
assert_value (Fixture *fixture, const char *concept, const char *number)
{
  g_autoptr (GoujiSeries) series = gouji_series_new (fixture->reports, concept);

  assert_number (get_only (series), number);
}

static void
assert_no_value (Fixture *fixture, const char *concept, GoujiUnknown unknown)
{
  g_autoptr (GoujiSeries) series = gouji_series_new (fixture->reports, concept);

  assert_unknown (get_only (series), unknown);
}

static void
test_years (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiSeries) series = NULL;

  add_received (fixture, "2021", "2024", "64");
  add_received (fixture, "2021", "2021", "31");
  add_received (fixture, "2021", "2022", "40");
  series = gouji_series_new (fixture->reports, RECEIVED);

  g_assert_cmpuint (gouji_series_get_n_points (series), ==, 4);
  g_assert_cmpstr (gouji_series_get_concept (series)->id, ==, RECEIVED);
  assert_number (gouji_series_get_point (series, 0), "31");
  assert_number (gouji_series_get_point (series, 1), "40");
  g_assert_cmpint (gouji_series_get_point (series, 2)->year, ==, 2023);
  g_assert_cmpint (gouji_series_get_point (series, 2)->state, ==, GOUJI_POINT_MISSING);
  g_assert_null (gouji_series_get_point (series, 2)->report);
  assert_number (gouji_series_get_point (series, 3), "64");
  g_assert_true (gouji_series_get_point (series, 3)->report == fixture->reports->pdata[0]);
}

static void
test_undated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiSeries) series = NULL;

  add_received (fixture, "2021", NULL, "1");
  add_received (fixture, "2021", "202*", "2");
  add_received (fixture, "2021", "0203", "3");
  add_received (fixture, "2021", "9999", "4");
  add_received (fixture, "2021", "2023", "5");
  series = gouji_series_new (fixture->reports, RECEIVED);

  assert_number (get_only (series), "5");
  g_assert_cmpuint (gouji_series_get_n_undated (series), ==, 4);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiSeries) series = gouji_series_new (fixture->reports, RECEIVED);

  g_assert_cmpuint (gouji_series_get_n_points (series), ==, 0);
  g_assert_null (gouji_series_get_concept (series));
}

static void
test_blank_is_not_zero (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiSeries) series = NULL;

  add_received (fixture, "2021", "2021", NULL);
  add_received (fixture, "2021", "2022", "0");
  add_received (fixture, "2021", "2023", "/");
  add_received (fixture, "2021", "2024", "见附件");
  series = gouji_series_new (fixture->reports, RECEIVED);

  assert_unknown (gouji_series_get_point (series, 0), GOUJI_UNKNOWN_BLANK);
  assert_number (gouji_series_get_point (series, 1), "0");
  assert_unknown (gouji_series_get_point (series, 2), GOUJI_UNKNOWN_BLANK);
  assert_unknown (gouji_series_get_point (series, 3), GOUJI_UNKNOWN_UNREADABLE);
}

static void
test_blank_total (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");

  put (report, "requests.new_received.natural_person", "5");
  assert_no_value (fixture, RECEIVED, GOUJI_UNKNOWN_BLANK);

  put (report, "requests.deny_state_secret.total", "2");
  put (report, "requests.deny_third_party.natural_person", "1");
  assert_no_value (fixture, "refused", GOUJI_UNKNOWN_BLANK);
}

static void
test_sum (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");

  assert_no_value (fixture, "refused", GOUJI_UNKNOWN_BLANK);
  put (report, "requests.deny_state_secret.total", "2");
  put (report, "requests.deny_third_party.total", "1");
  put (report, "requests.deny_admin_query.total", "/");
  assert_value (fixture, "refused", "3");

  put (report, "requests.deny_admin_query.total", "若干");
  assert_no_value (fixture, "refused", GOUJI_UNKNOWN_UNREADABLE);
  put (report, "requests.deny_admin_query.total", "9223372036854775807");
  assert_no_value (fixture, "refused", GOUJI_UNKNOWN_TOO_LARGE);
}

static void
test_alternative (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");

  put (report, "requests.other_handled.total", "4");
  assert_value (fixture, "other_outcome", "4");
  put (report, "requests.other_other.total", "3");
  put (report, "requests.other_overdue_fee.total", "1");
  assert_value (fixture, "other_outcome", "4");
  put (report, "requests.other_other.total", "2");
  assert_value (fixture, "other_outcome", "3");
}

static void
test_lost_row (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");
  const GoujiPart *part = gouji_form_find_part (gouji_report_get_form (report), "requests");

  put (report, "requests.unable_not_held.total", "2");
  put (report, "requests.unable_need_creation.total", "");
  gouji_report_put_table_state (report, part->table, GOUJI_TABLE_DAMAGED);
  assert_no_value (fixture, "unable", GOUJI_UNKNOWN_LOST);
  enter (report, "requests.unable_still_unclear.total", "1");
  assert_value (fixture, "unable", "3");
}

static void
test_unsure (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");
  g_autoptr (GoujiSeries) before = NULL;
  g_autoptr (GoujiSeries) after = NULL;

  put (report, "requests.deny_state_secret.total", "2");
  put_unsure (report, "requests.deny_third_party.total", "1");
  before = gouji_series_new (fixture->reports, "refused");
  assert_number (get_only (before), "3");
  g_assert_false (get_only (before)->sure);

  enter (report, "requests.deny_third_party.total", "1");
  after = gouji_series_new (fixture->reports, "refused");
  assert_number (get_only (after), "3");
  g_assert_true (get_only (after)->sure);
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2021", "2023");

  put (report, "disclosure.fees.amount", "70487元");
  assert_value (fixture, "administrative_fees", "7.0487");
  put (report, "disclosure.fees.amount", "1.5亿元");
  assert_value (fixture, "administrative_fees", "15000");
  put (report, "disclosure.fees.amount", "20000元");
  assert_value (fixture, "administrative_fees", "2");
  put (report, "disclosure.fees.amount", "12.50");
  assert_value (fixture, "administrative_fees", "12.5");
  put (report, "disclosure.fees.amount", "0.123456元");
  assert_no_value (fixture, "administrative_fees", GOUJI_UNKNOWN_UNIT);
  put (report, "disclosure.fees.amount", "9223372036854775807亿元");
  assert_no_value (fixture, "administrative_fees", GOUJI_UNKNOWN_UNIT);

  put (report, "requests.new_received.total", "3万件");
  assert_no_value (fixture, RECEIVED, GOUJI_UNKNOWN_UNIT);
  put (report, "requests.new_received.total", "3件");
  assert_value (fixture, RECEIVED, "3");
}

static void
test_not_in_tables (Fixture *fixture, gconstpointer data)
{
  add_report (fixture, "2021", "2023");
  assert_no_value (fixture, "items_published", GOUJI_UNKNOWN_ABSENT);
  assert_no_value (fixture, "no such concept", GOUJI_UNKNOWN_ABSENT);
}

static void
test_two_reports (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiSeries) blank = NULL;
  g_autoptr (GoujiSeries) same = NULL;
  g_autoptr (GoujiSeries) conflict = NULL;

  add_received (fixture, "2021", "2023", NULL);
  put_unsure (add_report (fixture, "2021", "2023"), "requests.new_received.total", "57");
  blank = gouji_series_new (fixture->reports, RECEIVED);
  assert_number (get_only (blank), "57");
  g_assert_false (get_only (blank)->sure);

  add_received (fixture, "2021", "2023", "57.0");
  same = gouji_series_new (fixture->reports, RECEIVED);
  assert_number (get_only (same), "57");
  g_assert_true (get_only (same)->sure);

  add_received (fixture, "2021", "2023", "58");
  add_received (fixture, "2021", "2023", "57");
  conflict = gouji_series_new (fixture->reports, RECEIVED);
  g_assert_cmpint (get_only (conflict)->state, ==, GOUJI_POINT_CONFLICT);
}

static void
test_form_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiSeries) same = NULL;
  g_autoptr (GoujiSeries) gone = NULL;

  add_received (fixture, "2019", "2019", "10");
  add_received (fixture, "2021", "2021", "12");
  put (add_received (fixture, "2021", "2022", "12"), "disclosure.fees.amount", "1");

  same = gouji_series_new (fixture->reports, RECEIVED);
  g_assert_false (gouji_series_get_point (same, 0)->form_changed);
  g_assert_false (gouji_series_get_point (same, 1)->form_changed);
  g_assert_true (gouji_series_get_point (same, 2)->form_changed);
  g_assert_true (gouji_series_get_point (same, 2)->comparable);
  g_assert_false (gouji_series_get_point (same, 3)->form_changed);
  g_assert_cmpstr (gouji_series_get_point (same, 0)->form_id, ==, "2019");

  gone = gouji_series_new (fixture->reports, "administrative_fees");
  assert_unknown (gouji_series_get_point (gone, 0), GOUJI_UNKNOWN_ABSENT);
  g_assert_true (gouji_series_get_point (gone, 2)->comparable);
  assert_number (gouji_series_get_point (gone, 3), "1");
}

/* One number of each era; the form of the third year does not have all concepts. */
static void
add_eras (Fixture *fixture)
{
  static const struct {
    const char *form;
    const char *year;
    const char *cells[4]; /* received, answered, refused, fees */
  } eras[] = {
    { "2008-dingxi", "2012", { "local.app_total", "local.rep_total", "local.rep_denied" } },
    { "2008-putian", "2013", { "local.app_total", "local.rep_total", "local.rep_denied" } },
    { "2008-mingxi", "2014", { NULL, NULL, NULL, "local.fee_total" } },
    { "2014",
      "2015",
      { "statistics.app_received", "statistics.app_replied", "statistics.rep_denied",
        "statistics.app_fee_wan" } },
    { "narrative",
      "2016",
      { "narrative.requests_received", "narrative.requests_answered", "narrative.refused",
        "narrative.processing_fees" } },
    { "2014", "2017", { "statistics.app_received", "statistics.app_replied", "statistics.rep_denied" } },
    { "2019",
      "2019",
      { "requests.new_received.total", "requests.processed_total.total",
        "requests.deny_state_secret.total" } },
    { "2021",
      "2021",
      { "requests.new_received.total", "requests.processed_total.total",
        "requests.deny_state_secret.total" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++) {
    GoujiReport *report = add_report (fixture, eras[i].form, eras[i].year);

    for (guint c = 0; c < G_N_ELEMENTS (eras[i].cells); c++) {
      if (eras[i].cells[c] != NULL)
        put (report, eras[i].cells[c], "12");
    }
  }
}

/* The years from which numbers mean something else. */
static char *
list_breaks (Fixture *fixture, const char *concept)
{
  g_autoptr (GoujiSeries) series = gouji_series_new (fixture->reports, concept);
  GString *years = g_string_new (NULL);

  for (guint i = 0; i < gouji_series_get_n_points (series); i++) {
    const GoujiPoint *point = gouji_series_get_point (series, i);

    if (!point->comparable)
      g_string_append_printf (years, "%s%d", years->len > 0 ? " " : "", point->year);
  }

  return g_string_free (years, FALSE);
}

/* A form without the concept neither joins nor parts those beside it, and all forms of 2008 differ alike. */
static void
test_breaks (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *concept;
    const char *years;
  } breaks[] = {
    { RECEIVED, "" },      { "requests_answered", "2015 2016 2017 2019" },
    { "refused", "2015" }, { "processing_fees", "2015 2016" },
    { "staff", "" },
  };

  add_eras (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++) {
    g_autofree char *years = list_breaks (fixture, breaks[i].concept);

    g_assert_cmpstr (years, ==, breaks[i].years);
  }
}

/* A number begins anew with the first report of its form, though that one be blank. */
static void
test_break_at_blank (Fixture *fixture, gconstpointer data)
{
  g_autofree char *years = NULL;

  put (add_report (fixture, "2014", "2017"), "statistics.rep_open", "3");
  add_report (fixture, "2019", "2019");
  put (add_report (fixture, "2019", "2020"), "requests.open_full.total", "3");
  years = list_breaks (fixture, "granted");
  g_assert_cmpstr (years, ==, "2019");
}

/* The unit of the form counts where none is printed: 万元 in 2014, 元 in the series; 条 counts as 件 does. */
static void
test_units_of_forms (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = add_report (fixture, "2014", "2016");

  put (report, "statistics.app_fee_wan", "0.15");
  assert_value (fixture, "processing_fees", "1500");
  put (report, "statistics.app_fee_wan", "38元");
  assert_value (fixture, "processing_fees", "38");

  g_ptr_array_set_size (fixture->reports, 0);
  put (add_report (fixture, "2008-dingxi", "2012"), "local.app_total", "41");
  assert_value (fixture, RECEIVED, "41");
}

static void
test_siblings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (GPtrArray) alone = NULL;
  GoujiReport *late = add_report (fixture, "2021", "2023");
  GoujiReport *other = add_report (fixture, "2021", "2022");
  GoujiReport *nameless = add_report (fixture, "2021", "2022");
  GoujiReport *early = add_report (fixture, "2021", "2021");

  gouji_report_put_field (other, GOUJI_FIELD_AGENCY, "云溪镇");
  gouji_report_put_field (nameless, GOUJI_FIELD_AGENCY, NULL);
  siblings = gouji_series_find_siblings (fixture->reports, late);
  g_assert_cmpuint (siblings->len, ==, 2);
  g_assert_true (siblings->pdata[0] == early);
  g_assert_true (siblings->pdata[1] == late);

  alone = gouji_series_find_siblings (fixture->reports, nameless);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_true (alone->pdata[0] == nameless);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/series/years/missing-ones-are-gaps", test_years);
  add_test ("/series/years/unknown-ones-are-counted", test_undated);
  add_test ("/series/no-reports", test_nothing);
  add_test ("/series/value/blank-is-not-zero", test_blank_is_not_zero);
  add_test ("/series/value/blank-total-is-not-computed", test_blank_total);
  add_test ("/series/value/blank-counts-as-zero-beside-numbers", test_sum);
  add_test ("/series/value/one-row-for-three", test_alternative);
  add_test ("/series/value/lost-row-is-not-zero", test_lost_row);
  add_test ("/series/value/unsure-figure-makes-it-unsure", test_unsure);
  add_test ("/series/value/units-are-converted-exactly-or-not-at-all", test_units);
  add_test ("/series/value/concept-outside-the-tables", test_not_in_tables);
  add_test ("/series/two-reports-of-one-year", test_two_reports);
  add_test ("/series/form-change", test_form_change);
  add_test ("/series/breaks-over-all-eras", test_breaks);
  add_test ("/series/break-at-first-report-of-the-form", test_break_at_blank);
  add_test ("/series/units-of-forms", test_units_of_forms);
  add_test ("/series/siblings", test_siblings);

  return g_test_run ();
}
