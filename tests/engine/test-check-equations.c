/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

#define LARGEST "9223372036854775807"

static const char *
cell_id (const GoujiFinding *finding, guint index)
{
  g_assert_cmpuint (index, <, finding->cells->len);
  return ((const GoujiCell *) finding->cells->pdata[index])->id;
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_balance (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put (fixture, "requests.carried_in.natural_person", "0");
  put (fixture, "requests.carried_in.business", "1");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (count (findings, "requests.balance"), ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==, "自然人：一 5 + 二 0 ≠ 三（七） 5 + 四 1，差 1");
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_ERROR);
  g_assert_true (finding->judged);
  g_assert_cmpstr (finding->left, ==, "5");
  g_assert_cmpstr (finding->right, ==, "6");
  g_assert_cmpstr (finding->part->id, ==, "requests");
  g_assert_cmpuint (finding->cells->len, ==, 4);
  g_assert_cmpstr (cell_id (finding, 0), ==, "requests.new_received.natural_person");
  g_assert_cmpstr (cell_id (finding, 3), ==, "requests.carried_out.natural_person");
  g_assert_false (finding->has_source);

  finding = findings->pdata[1];
  g_assert_cmpstr (finding->message, ==, "法人或其他组织/商业企业：一 2 + 二 1 ≠ 三（七） 2 + 四 0，差 1");
}

static void
test_processed_total (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put (fixture, "requests.deny_state_secret.research", "2");
  put (fixture, "requests.deny_state_secret.total", "3");
  findings = check (fixture);

  g_assert_cmpuint (count (findings, "requests.processed_total"), ==, 2);
  g_assert_cmpuint (findings->len, ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==,
                   "法人或其他组织/科研机构：三（七）总计 0 ≠ （一）至（六）各项之和 2，差 2");
  g_assert_cmpuint (finding->cells->len, ==, 22);
}

static void
test_row_total (Fixture *fixture, gconstpointer data)
{
  GoujiFigure figure = { "3", .how = GOUJI_HOW_TABLE, .has_source = TRUE, .source = { 7, 8 } };
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  gouji_report_put_figure (fixture->report, get_cell (fixture, "disputes.review.pending"), &figure);
  put (fixture, "disputes.review.total", "4");
  put (fixture, "requests.unable_not_held.total", "1");
  put (fixture, "requests.open_full.total", "4");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->rule->id, ==, "requests.row_total");
  g_assert_cmpstr (finding->message, ==,
                   "三、本年度办理结果/（一）予以公开：总计 4 ≠ 自然人 4 + 法人或其他组织 1，差 1");
  finding = findings->pdata[1];
  g_assert_cmpstr (finding->message, ==,
                   "三、本年度办理结果/（四）无法提供/1.本机关不掌握相关政府信息：总计 1 ≠ 自然人 0 + "
                   "法人或其他组织 0，差 1");
}

static void
test_disputes (Fixture *fixture, gconstpointer data)
{
  GoujiFigure figure = { "3", .how = GOUJI_HOW_TABLE, .has_source = TRUE, .source = { 7, 8 } };
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  gouji_report_put_figure (fixture->report, get_cell (fixture, "disputes.litigation_direct.pending"),
                           &figure);
  findings = check (fixture);

  finding = assert_only (findings, "disputes.total",
                         "行政诉讼/未经复议直接起诉：总计 0 ≠ 维持 0 + 纠正 0 + 其他 0 + 未审结 3，差 3");
  g_assert_cmpstr (finding->part->id, ==, "disputes");
  g_assert_true (finding->has_source);
  g_assert_cmpuint (finding->source.start, ==, 7);
}

static void
test_blank_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_all (fixture, "requests.", ".research", NULL);
  put (fixture, "requests.open_full.legal_service", "/");
  put (fixture, "disputes.review.pending", NULL);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, count (findings, "format.blank_cells"));

  put (fixture, "disputes.review.total", "2");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (count (findings, "disputes.total"), ==, 1);
}

static void
test_blank_total (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "disputes.review.total", NULL);
  put (fixture, "requests.processed_total.natural_person", NULL);
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, count (findings, "format.blank_cells"));
}

/* All totals are left out: nothing can be compared, and nothing is claimed. */
static void
test_all_totals_blank (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_all (fixture, "requests.", ".total", NULL);
  put_all (fixture, "requests.processed_total.", "", NULL);
  put (fixture, "requests.new_received.total", "7");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, count (findings, "format.blank_cells"));
}

/* A blank total of nothing but zeros and blanks is no debt, so that the rest can still be judged. */
static void
test_blank_total_of_zeros (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "requests.carried_in.natural_person", NULL);
  put (fixture, "requests.carried_in.total", NULL);
  findings = check (fixture);

  g_assert_cmpuint (count (findings, "requests.balance"), ==, 2);
}

static void
test_blank_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_all (fixture, "disputes.", "", "");
  put_all (fixture, "requests.", "", "/");
  put (fixture, "disputes.review.total", "3");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (count (findings, "format.blank_cells"), ==, 2);
}

static void
put_other_handled (Fixture *fixture)
{
  put_all (fixture, "requests.other_", "", NULL);
  put (fixture, "requests.other_handled.natural_person", "0");
  put (fixture, "requests.other_handled.business", "1");
  put (fixture, "requests.other_handled.research", "0");
  put (fixture, "requests.other_handled.public_welfare", "0");
  put (fixture, "requests.other_handled.legal_service", "0");
  put (fixture, "requests.other_handled.other_organization", "0");
  put (fixture, "requests.other_handled.total", "1");
}

static void
test_alternative (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_other_handled (fixture);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, count (findings, "format.era"));

  put (fixture, "requests.other_handled.business", "2");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (count (findings, "requests.processed_total"), ==, 1);
  g_assert_cmpuint (count (findings, "requests.row_total"), ==, 1);
}

/* Printed beside its three parts, the row is a subtotal, and does not count twice. */
static void
test_subtotal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "requests.other_handled.business", "1");
  put (fixture, "requests.other_handled.total", "1");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put (fixture, "disputes.review.other", "x?");
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (count (findings, "figure.valid"), ==, 1);
  finding = find (findings, "disputes.total");
  g_assert_false (finding->judged);
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_NOTICE);
  g_assert_null (finding->left);
  g_assert_cmpuint (finding->cells->len, ==, 1);
  g_assert_cmpstr (finding->message, ==,
                   "行政复议：有数据无法辨认或位置不能确定，勾稽关系无法判断（cannot be judged）");
}

static void
test_other_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) same = NULL;

  put (fixture, "disputes.review.upheld", "1件");
  same = check (fixture);
  g_assert_cmpuint (same->len, ==, 0);

  put (fixture, "disputes.review.upheld", "1万件");
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (count (findings, "figure.valid"), ==, 1);
  g_assert_false (find (findings, "disputes.total")->judged);
}

static void
test_unsure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put_unsure (fixture, "requests.open_full.natural_person", "9");
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < findings->len; i++)
    g_assert_false (((const GoujiFinding *) findings->pdata[i])->judged);

  /* What the user confirms is judged as it was read, and so is what he types. */
  gouji_report_set_confirmed (
    fixture->report, gouji_form_find_cell (fixture->form, "requests.open_full.natural_person"), TRUE);
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (((const GoujiFinding *) findings->pdata[i])->judged);

  enter (fixture, "requests.open_full.natural_person", "4");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_overflow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "disputes.review.upheld", LARGEST);
  put (fixture, "disputes.review.other", LARGEST);
  findings = check (fixture);

  assert_only (findings, "disputes.total",
               "行政复议：有数据无法辨认或位置不能确定，勾稽关系无法判断（cannot be judged）");
}

static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  enter (fixture, "disputes.review.total", "2");
  findings = check (fixture);

  assert_only (
    findings, "disputes.total",
    "行政复议：总计 2 ≠ 维持 1 + 纠正 0 + 其他 0 + 未审结 0，差 1（表四 行政复议/总计原文印作“1”）");
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const rules[] = { "format.title_and_period", "disclosure", "requests.balance",
                                       "requests.row_total", "disputes.total" };
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "disputes.review.total", "2");
  put (fixture, "requests.carried_out.research", "1");
  put (fixture, "disclosure.regulation.issued", "-1");
  gouji_report_put_field (fixture->report, GOUJI_FIELD_AGENCY, NULL);
  findings = check (fixture);

  g_assert_cmpuint (findings->len, ==, 5);
  for (guint i = 0; i < findings->len; i++) {
    const GoujiFinding *finding = findings->pdata[i];

    g_assert_cmpstr (i == 1 ? finding->part->id : finding->rule->id, ==, rules[i]);
  }
}

static void
assert_proposed (Fixture *fixture, const char *id, const char *expected)
{
  GoujiDecimal value = { -1 };
  gboolean proposed = gouji_check_propose (fixture->report, get_cell (fixture, id), &value);
  g_autofree char *text = gouji_decimal_to_string (value);

  g_assert_true (proposed == (expected != NULL));
  g_assert_cmpstr (text, ==, expected != NULL ? expected : "-1");
}

static void
test_propose (Fixture *fixture, gconstpointer data)
{
  assert_proposed (fixture, "disputes.review.total", NULL);
  put (fixture, "disputes.review.total", NULL);
  assert_proposed (fixture, "disputes.review.total", "1");
  put (fixture, "disputes.review.corrected", NULL);
  assert_proposed (fixture, "disputes.review.total", "1");
  assert_proposed (fixture, "disputes.review.corrected", NULL);
  put (fixture, "disputes.review.corrected", "?");
  assert_proposed (fixture, "disputes.review.total", NULL);

  put_all (fixture, "disputes.litigation_direct.", "", NULL);
  assert_proposed (fixture, "disputes.litigation_direct.total", NULL);
  put (fixture, "disputes.litigation_direct.pending", "0");
  assert_proposed (fixture, "disputes.litigation_direct.total", "0");
}

static void
test_propose_totals_of_totals (Fixture *fixture, gconstpointer data)
{
  put_all (fixture, "requests.", ".total", NULL);
  put_all (fixture, "requests.processed_total.", "", NULL);

  assert_proposed (fixture, "requests.processed_total.natural_person", "5");
  assert_proposed (fixture, "requests.open_full.total", "5");
  assert_proposed (fixture, "requests.processed_total.total", "7");
}

static void
test_propose_disagreement (Fixture *fixture, gconstpointer data)
{
  put (fixture, "requests.processed_total.total", NULL);
  assert_proposed (fixture, "requests.processed_total.total", "7");
  put (fixture, "requests.open_full.total", "6");
  assert_proposed (fixture, "requests.processed_total.total", NULL);
}

static void
test_propose_alternative (Fixture *fixture, gconstpointer data)
{
  put_other_handled (fixture);
  put (fixture, "requests.processed_total.business", NULL);
  assert_proposed (fixture, "requests.processed_total.business", "2");
  put (fixture, "requests.other_handled.total", NULL);
  assert_proposed (fixture, "requests.other_handled.total", "1");
}

/* Rules of another shape: inequalities over whole cells, coefficients, a predicate that does not exist. */
static void
test_other_rules (Fixture *fixture, gconstpointer data)
{
  static const char *const text =
    "{\"id\":\"x\",\"title\":\"T\",\"parts\":[],\"tables\":[{\"id\":\"t\",\"title\":\"T\",\"unit\":\"u\","
    "\"widths\":[1,1],\"blocks\":[{\"columns\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"}"
    "],"
    "\"rows\":[{}]}]}],\"rules\":["
    "{\"id\":\"most\",\"kind\":\"linear\",\"severity\":\"warning\",\"terms\":[[1,\"t.a\"],[-2,\"t.b\"]],"
    "\"op\":\"<=\","
    "\"sentence\":\"{where}: {t.a} > 2 {t.b}, {left} {right} {difference}\"},"
    "{\"id\":\"least\",\"kind\":\"linear\",\"severity\":\"notice\",\"terms\":[[1,\"t.a\"],[-1,\"t.b\"]],"
    "\"op\":\">=\","
    "\"sentence\":\"less\"},"
    "{\"id\":\"newer\",\"kind\":\"text\",\"severity\":\"error\",\"predicate\":\"unheard\",\"sentences\":{}}]"
    "}";
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiForm) form = gouji_form_new_from_json (json_node_get_object (node), NULL, &error);
  g_autoptr (GoujiReport) report = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  g_assert_no_error (error);
  report = gouji_report_new (form);
  gouji_report_set_entered (report, gouji_form_get_cell (form, 0), "7", GOUJI_HOW_TYPED);
  gouji_report_set_entered (report, gouji_form_get_cell (form, 1), "3", GOUJI_HOW_TYPED);
  findings = gouji_check_report (report, NULL, NULL, fixture->folding);

  g_assert_cmpuint (findings->len, ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==, "T A: 7 > 2 3, 7 6 1");
  finding = findings->pdata[1];
  g_assert_cmpstr (finding->message, ==, "newer");
  g_assert_false (finding->judged);

  gouji_report_set_entered (report, gouji_form_get_cell (form, 0), "2", GOUJI_HOW_TYPED);
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = gouji_check_report (report, NULL, NULL, fixture->folding);
  g_assert_cmpuint (findings->len, ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==, "less");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/a-sound-report-has-no-finding", test_sound);
  add_test ("/check/requests.balance", test_balance);
  add_test ("/check/requests.processed_total", test_processed_total);
  add_test ("/check/requests.row_total", test_row_total);
  add_test ("/check/disputes.total", test_disputes);
  add_test ("/check/blank/parts-count-as-zero", test_blank_parts);
  add_test ("/check/blank/total-is-no-error", test_blank_total);
  add_test ("/check/blank/all-totals-are-no-error", test_all_totals_blank);
  add_test ("/check/blank/total-of-zeros-is-zero", test_blank_total_of_zeros);
  add_test ("/check/blank/table-is-not-judged", test_blank_table);
  add_test ("/check/alternative/one-row-for-three", test_alternative);
  add_test ("/check/alternative/subtotal-does-not-count", test_subtotal);
  add_test ("/check/suspended/unreadable", test_unreadable);
  add_test ("/check/suspended/another-unit-than-the-cells", test_other_unit);
  add_test ("/check/suspended/unsure", test_unsure);
  add_test ("/check/suspended/overflow", test_overflow);
  add_test ("/check/corrected-figures-are-shown-as-printed", test_corrected);
  add_test ("/check/order-of-findings", test_order);
  add_test ("/check/other-rules", test_other_rules);
  add_test ("/check/propose/blank-total", test_propose);
  add_test ("/check/propose/totals-of-totals", test_propose_totals_of_totals);
  add_test ("/check/propose/disagreement", test_propose_disagreement);
  add_test ("/check/propose/alternative", test_propose_alternative);

  return g_test_run ();
}
