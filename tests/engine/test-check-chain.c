/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-fixture.h"

/* The rules that tie a report to last year's, with chain.carried_in: what was carried in is what was carried
 * out. The sound report carries in 1, from a natural person. */

static GoujiReport *
new_last_year (Fixture *fixture)
{
  GoujiReport *last_year = gouji_report_new (fixture->form);

  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (fixture->form, i);
    GoujiFigure figure = { (char *) "0", .how = GOUJI_HOW_TABLE };

    if (g_str_equal (cell->id, "requests.carried_out.natural_person") ||
        g_str_equal (cell->id, "requests.carried_out.total"))
      figure.printed = (char *) "1";
    gouji_report_put_figure (last_year, cell, &figure);
  }

  return last_year;
}

static void
put_last (Fixture *fixture, GoujiReport *last_year, const char *id, const char *printed, GoujiDoubt doubt)
{
  GoujiFigure figure = { (char *) printed, .how = GOUJI_HOW_TABLE, .doubt = doubt };

  gouji_report_put_figure (last_year, get_cell (fixture, id), &figure);
}

static void
put_last_row (Fixture *fixture, GoujiReport *last_year, const char *prefix, const char *printed)
{
  for (guint i = 0; i < gouji_form_get_n_cells (fixture->form); i++) {
    const char *id = gouji_form_get_cell (fixture->form, i)->id;

    if (g_str_has_prefix (id, prefix))
      put_last (fixture, last_year, id, printed, GOUJI_DOUBT_NONE);
  }
}

static GPtrArray *
check_chain (Fixture *fixture, GoujiReport *last_year)
{
  g_autoptr (GPtrArray) findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  GPtrArray *chain = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_finding_free);

  while (findings->len > 0) {
    GoujiFinding *finding = g_ptr_array_steal_index (findings, 0);

    if (g_str_equal (finding->rule->id, "chain.carried_in"))
      g_ptr_array_add (chain, finding);
    else
      gouji_finding_free (finding);
  }

  return chain;
}

static void
test_holds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_violated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  GoujiFigure figure = { "1", .how = GOUJI_HOW_TABLE, .has_source = TRUE, .source = { 7, 8 } };
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  gouji_report_put_figure (fixture->report, get_cell (fixture, "requests.carried_in.natural_person"),
                           &figure);
  put_last (fixture, last_year, "requests.carried_out.natural_person", "3", GOUJI_DOUBT_NONE);
  put_last (fixture, last_year, "requests.carried_out.total", "3", GOUJI_DOUBT_NONE);
  findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (count (findings, "chain.carried_in"), ==, 2);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->message, ==, "自然人：二 上年结转 1 ≠ 上年年报四 结转下年度 3，差 2");
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_ERROR);
  g_assert_true (finding->judged);
  g_assert_cmpstr (finding->left, ==, "1");
  g_assert_cmpstr (finding->right, ==, "3");
  g_assert_cmpstr (finding->part->id, ==, "requests");
  g_assert_cmpuint (finding->cells->len, ==, 1);
  g_assert_true (finding->cells->pdata[0] == get_cell (fixture, "requests.carried_in.natural_person"));
  g_assert_true (finding->has_source);
  g_assert_cmpuint (finding->source.start, ==, 7);
  finding = findings->pdata[1];
  g_assert_cmpstr (finding->message, ==, "总计：二 上年结转 1 ≠ 上年年报四 结转下年度 3，差 2");
}

static void
test_every_column (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = NULL;

  put_last_row (fixture, last_year, "requests.carried_out.", "9");
  findings = check_chain (fixture, last_year);
  g_assert_cmpuint (findings->len, ==, 7);
}

static void
test_without_last_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  put (fixture, "requests.carried_in.natural_person", "8");
  findings = check_chain (fixture, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A blank beside numbers is a zero that was left out, this year as last. */
static void
test_blank_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put (fixture, "requests.carried_in.business", "");
  put_last (fixture, last_year, "requests.carried_out.business", "/", GOUJI_DOUBT_NONE);
  put_last (fixture, last_year, "requests.carried_out.research", "", GOUJI_DOUBT_NONE);
  findings = check_chain (fixture, last_year);
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_pointer (&findings, g_ptr_array_unref);

  put_last (fixture, last_year, "requests.carried_out.business", "2", GOUJI_DOUBT_NONE);
  findings = check_chain (fixture, last_year);
  finding = assert_only (findings, "chain.carried_in",
                         "法人或其他组织/商业企业：二 上年结转 0 ≠ 上年年报四 结转下年度 2，差 2");
  g_assert_true (finding->judged);
}

/* A row in which nothing stands may have been lost; it is reported as blank, not as a sum that is wrong. */
static void
test_blank_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GoujiReport) empty = gouji_report_new (fixture->form);
  g_autoptr (GPtrArray) findings = NULL;

  put_last_row (fixture, last_year, "requests.carried_out.", NULL);
  findings = check_chain (fixture, last_year);
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_pointer (&findings, g_ptr_array_unref);

  findings = check_chain (fixture, empty);
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_pointer (&findings, g_ptr_array_unref);

  put_last_row (fixture, last_year, "requests.carried_out.", "1");
  put_all (fixture, "requests.carried_in.", "", "");
  findings = check_chain (fixture, last_year);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Its parts say that it is not 0, so it is not compared as 0. */
static void
test_blank_total (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = NULL;

  put_last (fixture, last_year, "requests.carried_out.total", "", GOUJI_DOUBT_NONE);
  findings = check_chain (fixture, last_year);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_unsure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = NULL;
  GoujiFinding *finding;

  put_last (fixture, last_year, "requests.carried_out.natural_person", "4", GOUJI_DOUBT_COLUMN);
  findings = check_chain (fixture, last_year);
  finding =
    assert_only (findings, "chain.carried_in",
                 "自然人：二 上年结转或上年年报四 结转下年度无法辨认或位置不能确定，两年能否衔接无法判断"
                 "（cannot be judged）");
  g_assert_false (finding->judged);
  g_assert_cmpint (finding->severity, ==, GOUJI_SEVERITY_NOTICE);
  g_assert_cmpuint (finding->cells->len, ==, 1);
  g_assert_true (finding->cells->pdata[0] == get_cell (fixture, "requests.carried_in.natural_person"));
  g_clear_pointer (&findings, g_ptr_array_unref);

  put_last (fixture, last_year, "requests.carried_out.natural_person", "1", GOUJI_DOUBT_NONE);
  put (fixture, "requests.carried_in.natural_person", "一?");
  findings = check_chain (fixture, last_year);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_false (finding->judged);
}

static GoujiForm *
load_other_form (void)
{
  static const char *const text =
    "{\"id\":\"older\",\"title\":\"T\",\"parts\":[],\"tables\":[{\"id\":\"requests\",\"title\":\"T\","
    "\"unit\":\"u\",\"row_head_columns\":1,\"widths\":[1,1],\"blocks\":[{"
    "\"columns\":[{\"id\":\"natural_person\",\"title\":\"A\"}],"
    "\"rows\":[{\"id\":\"carried_out\",\"title\":\"B\"}]}]}],\"rules\":[]}";
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  GoujiForm *form = gouji_form_new_from_json (json_node_get_object (node), NULL, &error);

  g_assert_no_error (error);
  return form;
}

/* Cells of the same id are compared; what the other form does not have says nothing. */
static void
test_other_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiForm) older = load_other_form ();
  g_autoptr (GoujiReport) last_year = gouji_report_new (older);
  g_autoptr (GPtrArray) findings = NULL;

  gouji_report_set_entered (last_year, gouji_form_get_cell (older, 0), "2", GOUJI_HOW_TYPED);
  findings = check_chain (fixture, last_year);
  assert_only (findings, "chain.carried_in", "自然人：二 上年结转 1 ≠ 上年年报四 结转下年度 2，差 1");
}

static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = NULL;

  enter (fixture, "requests.carried_in.natural_person", "4");
  findings = check_chain (fixture, last_year);
  assert_only (findings, "chain.carried_in",
               "自然人：二 上年结转 4 ≠ 上年年报四 结转下年度 1，差 3（表三 二、上年结转政府信息公开申请数量 "
               "自然人原文印作“1”）");
}

/* What one report would be by its own sums has nothing to do with last year's. */
static void
test_nothing_proposed (Fixture *fixture, gconstpointer data)
{
  GoujiDecimal value;

  put (fixture, "requests.carried_in.natural_person", "");
  g_assert_false (
    gouji_check_propose (fixture->report, get_cell (fixture, "requests.carried_in.natural_person"), &value));
}

/* What is in force is what was, with what came and without what went; clean-ups may break that, so it warns.
 */
static void
test_in_force (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *issued;
    const char *repealed;
    const char *in_force;
    const char *message;
  } cases[] = {
    { "3", "2", "21", NULL },
    { "3", "2", "25",
      "行政规范性文件：现行有效 25，按上年现行有效 20 + 本年制发 3 - 本年废止 2 计算不符，差 "
      "4；因清理、机构划转等不"
      "一致的应作说明" },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);

  put_last (fixture, last_year, "disclosure.normative_document.in_force", "20", GOUJI_DOUBT_NONE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GPtrArray) findings = NULL;

    put (fixture, "disclosure.normative_document.issued", cases[i].issued);
    put (fixture, "disclosure.normative_document.repealed", cases[i].repealed);
    put (fixture, "disclosure.normative_document.in_force", cases[i].in_force);
    findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
    g_assert_cmpuint (count (findings, "chain.in_force"), ==, cases[i].message != NULL ? 1 : 0);
    if (cases[i].message != NULL)
      g_assert_cmpstr (find (findings, "chain.in_force")->message, ==, cases[i].message);
  }
}

static void
test_repealed_bound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) last_year = new_last_year (fixture);
  g_autoptr (GPtrArray) findings = NULL;

  put_last (fixture, last_year, "disclosure.normative_document.in_force", "20", GOUJI_DOUBT_NONE);
  put (fixture, "disclosure.normative_document.issued", "3");
  put (fixture, "disclosure.normative_document.repealed", "24");
  findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  g_assert_cmpstr (find (findings, "disclosure.repealed_bound")->message, ==,
                   "行政规范性文件：本年废止 24 > 上年现行有效 20 + 本年制发 3，多 1");

  put (fixture, "disclosure.normative_document.repealed", "23");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  g_assert_cmpuint (count (findings, "disclosure.repealed_bound"), ==, 0);

  put_unsure (fixture, "disclosure.normative_document.repealed", "24");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = gouji_check_report (fixture->report, last_year, NULL, fixture->folding);
  g_assert_false (find (findings, "disclosure.repealed_bound")->judged);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/check/chain/holds", test_holds);
  add_test ("/check/chain/violated", test_violated);
  add_test ("/check/chain/every-column-is-compared", test_every_column);
  add_test ("/check/chain/silent-without-last-year", test_without_last_year);
  add_test ("/check/chain/blank-beside-numbers-is-zero", test_blank_cells);
  add_test ("/check/chain/blank-rows-are-not-compared", test_blank_rows);
  add_test ("/check/chain/blank-total-is-not-zero", test_blank_total);
  add_test ("/check/chain/suspended", test_unsure);
  add_test ("/check/chain/last-year-in-another-form", test_other_form);
  add_test ("/check/chain/corrected-figures-are-shown-as-printed", test_corrected);
  add_test ("/check/chain/nothing-is-proposed", test_nothing_proposed);

  add_test ("/check/chain/in-force", test_in_force);
  add_test ("/check/chain/repealed-bound", test_repealed_bound);

  return g_test_run ();
}
