/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-set.h"

#include "assert-form.h"

static GoujiFormSet *forms;
static GoujiForm *form;

static const char *const disclosure_cells[] = {
  "disclosure.regulation.made",
  "disclosure.regulation.published",
  "disclosure.regulation.public_total",
  "disclosure.normative_document.made",
  "disclosure.normative_document.published",
  "disclosure.normative_document.public_total",
  "disclosure.licensing.items_previous",
  "disclosure.licensing.items_change",
  "disclosure.licensing.decisions",
  "disclosure.service.items_previous",
  "disclosure.service.items_change",
  "disclosure.service.decisions",
  "disclosure.penalty.items_previous",
  "disclosure.penalty.items_change",
  "disclosure.penalty.decisions",
  "disclosure.coercion.items_previous",
  "disclosure.coercion.items_change",
  "disclosure.coercion.decisions",
  "disclosure.fees.items_previous",
  "disclosure.fees.items_change",
  "disclosure.procurement.projects",
  "disclosure.procurement.amount",
};

static const char *const request_rows[] = {
  "new_received",
  "carried_in",
  "open_full",
  "open_partial",
  "deny_state_secret",
  "deny_law_forbidden",
  "deny_safety_stability",
  "deny_third_party",
  "deny_internal_affairs",
  "deny_process_info",
  "deny_enforcement_file",
  "deny_admin_query",
  "unable_not_held",
  "unable_need_creation",
  "unable_still_unclear",
  "nothandled_petition",
  "nothandled_repeat",
  "nothandled_publication",
  "nothandled_massive",
  "nothandled_reconfirm",
  "other_handled",
  "processed_total",
  "carried_out",
};

/* The 198 ids that other tools rely on, in the order of the format: 22, then 23 rows by 7, then 15 as in
 * 2021. */
static void
test_cells (void)
{
  GoujiForm *later = gouji_form_set_find (forms, "2021");
  guint n_rows = G_N_ELEMENTS (request_rows);
  guint first = G_N_ELEMENTS (disclosure_cells);

  g_assert_cmpuint (gouji_form_get_n_cells (form), ==, 198);
  for (guint i = 0; i < first; i++)
    g_assert_cmpstr (gouji_form_get_cell (form, i)->id, ==, disclosure_cells[i]);
  for (guint i = first; i < first + 7 * n_rows; i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    g_autofree char *row = g_strdup_printf ("requests.%s.", request_rows[(i - first) / 7]);

    g_assert_true (g_str_has_prefix (cell->id, row));
    g_assert_nonnull (gouji_form_find_cell (later, cell->id));
    g_assert_false (cell->alternative);
  }
  for (guint i = first + 7 * n_rows; i < 198; i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    g_assert_true (g_str_has_prefix (cell->id, "disputes."));
    g_assert_nonnull (gouji_form_find_cell (later, cell->id));
  }
}

static void
assert_cell (const char *id, GoujiCellType type, const char *unit)
{
  const GoujiCell *cell = gouji_form_find_cell (form, id);

  g_assert_cmpint (cell->type, ==, type);
  g_assert_cmpstr (cell->unit, ==, unit);
}

static void
test_units_and_types (void)
{
  assert_cell ("disclosure.regulation.made", GOUJI_CELL_COUNT, "件");
  assert_cell ("disclosure.licensing.items_previous", GOUJI_CELL_COUNT, "项");
  assert_cell ("disclosure.licensing.items_change", GOUJI_CELL_SIGNED_COUNT, "项");
  assert_cell ("disclosure.licensing.decisions", GOUJI_CELL_COUNT, "件");
  assert_cell ("disclosure.fees.items_change", GOUJI_CELL_SIGNED_COUNT, "项");
  assert_cell ("disclosure.procurement.projects", GOUJI_CELL_COUNT, "项");
  assert_cell ("disclosure.procurement.amount", GOUJI_CELL_AMOUNT, "元");
  assert_cell ("requests.other_handled.total", GOUJI_CELL_COUNT, "件");
}

static void
test_parts (void)
{
  GoujiForm *later = gouji_form_set_find (forms, "2021");

  g_assert_cmpuint (gouji_form_get_n_parts (form), ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpstr (gouji_form_get_part (form, i)->title, ==, gouji_form_get_part (later, i)->title);
  g_assert_cmpstr (gouji_form_find_part (form, "other")->guidance, ==, "（文字描述）");
}

static void
test_equations (void)
{
  const GoujiEquation *sum =
    find_equation (form, "requests.processed_total", "requests.other_handled.business");

  g_assert_cmpuint (count_equations (form, "requests.balance"), ==, 7);
  g_assert_cmpuint (count_equations (form, "requests.processed_total"), ==, 7);
  g_assert_cmpuint (count_equations (form, "requests.row_total"), ==, 23);
  g_assert_cmpuint (count_equations (form, "disputes.total"), ==, 3);
  g_assert_cmpuint (count_equations (form, "chain.carried_in"), ==, 7);
  g_assert_cmpuint (count_equations (form, "disclosure.published_bound"), ==, 2 + 2 + 5);
  g_assert_cmpuint (gouji_form_get_n_equations (form), ==, 47 + 9);

  g_assert_cmpuint (sum->n_terms, ==, 1 + 19);
  for (guint i = 0; i < sum->n_terms; i++)
    g_assert_cmpuint (sum->terms[i].n_instead_of, ==, 0);
}

static void
test_layout_disclosure (void)
{
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "disclosure"), NULL);

  g_assert_cmpuint (layout->n_rows, ==, 18);
  g_assert_cmpuint (layout->n_columns, ==, 5);
  assert_covered (layout);
  assert_placement (layout, 0, 0, 1, 5, "第二十条第（一）项");
  assert_placement (layout, 1, 1, 1, 1, "本年新制作数量");
  assert_placement (layout, 1, 2, 1, 2, "本年新公开数量");
  assert_placement (layout, 1, 4, 1, 1, "对外公开总数量");
  assert_placement (layout, 7, 0, 1, 1, "其他对外管理服务事项");
  assert_placement (layout, 13, 1, 1, 2, "上一年项目数量");
  assert_placement (layout, 13, 3, 1, 2, "本年增/减");
  assert_placement (layout, 15, 0, 1, 5, "第二十条第（九）项");
  assert_placement (layout, 17, 3, 1, 2, NULL);
  g_assert_cmpstr (placement_at (layout, 17, 3)->cell->id, ==, "disclosure.procurement.amount");
}

static void
test_layout_requests (void)
{
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "requests"), NULL);

  g_assert_cmpuint (layout->n_rows, ==, 26);
  g_assert_cmpuint (layout->n_columns, ==, 10);
  assert_covered (layout);
  assert_placement (layout, 5, 0, 20, 1, "三、本年度办理结果");
  assert_placement (layout, 23, 1, 1, 2, "（六）其他处理");
  g_assert_cmpstr (placement_at (layout, 23, 9)->cell->id, ==, "requests.other_handled.total");
}

static void
test_layout_disputes (void)
{
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "disputes"), NULL);

  g_assert_cmpuint (layout->n_rows, ==, 4);
  g_assert_cmpuint (layout->n_columns, ==, 15);
  assert_covered (layout);
}

/* Part six had not yet to speak of fees, and no rule names a notice that came later. */
static void
test_rules (void)
{
  guint n_own = 0;

  for (guint i = 0; i < gouji_form_get_n_rules (form); i++) {
    const GoujiRule *rule = gouji_form_get_rule (form, i);

    g_assert_cmpstr (rule->id, !=, "format.processing_fee");
    g_assert_nonnull (rule->basis);
    n_own += strstr (rule->basis, "国办公开办函〔2019〕60号") != NULL ? 1 : 0;
    g_assert_null (strstr (rule->basis, "国办公开办函〔2021〕30号"));
  }
  g_assert_cmpuint (n_own, >=, 12);
}

static void
test_concepts (void)
{
  GoujiForm *later = gouji_form_set_find (forms, "2021");

  g_assert_cmpuint (gouji_form_get_n_concepts (form), ==, 21);
  for (guint i = 0; i < gouji_form_get_n_concepts (form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (form, i);
    guint n_same = 0;

    for (guint j = 0; j < gouji_form_get_n_concepts (later); j++) {
      const GoujiConcept *other = gouji_form_get_concept (later, j);

      n_same += g_str_equal (other->id, concept->id) && g_str_equal (other->unit, concept->unit);
    }
    g_assert_cmpuint (n_same, ==, 1);
    g_assert_cmpstr (concept->id, !=, "normative_documents_in_force");
    if (g_str_equal (concept->id, "other_outcome")) {
      g_assert_cmpuint (concept->cells->len, ==, 1);
      g_assert_cmpstr (((const GoujiCell *) concept->cells->pdata[0])->id, ==,
                       "requests.other_handled.total");
    }
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  form = gouji_form_set_find (forms, "2019");
  g_assert_nonnull (form);

  g_test_add_func ("/form/2019/cells-have-the-known-ids", test_cells);
  g_test_add_func ("/form/2019/cells-have-units-and-types", test_units_and_types);
  g_test_add_func ("/form/2019/parts-have-the-titles-of-2021", test_parts);
  g_test_add_func ("/form/2019/equations-are-expanded", test_equations);
  g_test_add_func ("/form/2019/layout/disclosure", test_layout_disclosure);
  g_test_add_func ("/form/2019/layout/requests", test_layout_requests);
  g_test_add_func ("/form/2019/layout/disputes", test_layout_disputes);
  g_test_add_func ("/form/2019/rules", test_rules);
  g_test_add_func ("/form/2019/concepts-mean-the-same", test_concepts);

  status = g_test_run ();
  gouji_form_set_unref (forms);
  return status;
}
