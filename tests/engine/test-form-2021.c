/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "form/gouji-form-set.h"

#include "assert-form.h"

static GoujiFormSet *forms;
static GoujiForm *form;

static const char *const applicants[] = { "natural_person", "business",      "research",
                                          "public_welfare", "legal_service", "other_organization",
                                          "total" };

static const char *const request_rows[] = { "new_received",
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
                                            "other_overdue_correction",
                                            "other_overdue_fee",
                                            "other_other",
                                            "processed_total",
                                            "carried_out" };

static const char *const disclosure_cells[] = {
  "disclosure.regulation.issued",           "disclosure.regulation.repealed",
  "disclosure.regulation.in_force",         "disclosure.normative_document.issued",
  "disclosure.normative_document.repealed", "disclosure.normative_document.in_force",
  "disclosure.licensing.decisions",         "disclosure.penalty.decisions",
  "disclosure.coercion.decisions",          "disclosure.fees.amount"
};

static const char *const dispute_groups[] = { "review", "litigation_direct", "litigation_after_review" };
static const char *const dispute_outcomes[] = { "upheld", "corrected", "other", "pending", "total" };

/* The 200 ids that other tools rely on, in the order of the format. */
static GPtrArray *
list_ids (void)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (disclosure_cells); i++)
    g_ptr_array_add (ids, g_strdup (disclosure_cells[i]));
  for (guint r = 0; r < G_N_ELEMENTS (request_rows); r++) {
    for (guint c = 0; c < G_N_ELEMENTS (applicants); c++)
      g_ptr_array_add (ids, g_strdup_printf ("requests.%s.%s", request_rows[r], applicants[c]));
  }
  for (guint g = 0; g < G_N_ELEMENTS (dispute_groups); g++) {
    for (guint o = 0; o < G_N_ELEMENTS (dispute_outcomes); o++)
      g_ptr_array_add (ids, g_strdup_printf ("disputes.%s.%s", dispute_groups[g], dispute_outcomes[o]));
  }

  return ids;
}

static void
test_cells (void)
{
  g_autoptr (GPtrArray) ids = list_ids ();
  guint n_alternatives = 0;
  guint n = 0;

  g_assert_cmpuint (ids->len, ==, 200);
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);

    g_assert_cmpuint (cell->index, ==, i);
    g_assert_true (gouji_form_find_cell (form, cell->id) == cell);
    if (cell->alternative) {
      g_assert_true (g_str_has_prefix (cell->id, "requests.other_handled."));
      n_alternatives++;
      continue;
    }
    g_assert_cmpuint (n, <, ids->len);
    g_assert_cmpstr (cell->id, ==, ids->pdata[n]);
    n++;
  }

  g_assert_cmpuint (n, ==, 200);
  g_assert_cmpuint (n_alternatives, ==, 7);
}

static void
test_units_and_types (void)
{
  for (guint i = 0; i < gouji_form_get_n_cells (form); i++) {
    const GoujiCell *cell = gouji_form_get_cell (form, i);
    gboolean fee = g_str_equal (cell->id, "disclosure.fees.amount");

    g_assert_cmpint (cell->type, ==, fee ? GOUJI_CELL_AMOUNT : GOUJI_CELL_COUNT);
    g_assert_cmpstr (cell->unit, ==, fee ? "万元" : "件");
  }
}

static void
test_parts (void)
{
  static const struct {
    const char *id;
    const char *title;
    const char *table;
  } parts[] = {
    { "overview", "一、总体情况", NULL },
    { "disclosure", "二、主动公开政府信息情况", "disclosure" },
    { "requests", "三、收到和处理政府信息公开申请情况", "requests" },
    { "disputes", "四、政府信息公开行政复议、行政诉讼情况", "disputes" },
    { "problems", "五、存在的主要问题及改进情况", NULL },
    { "other", "六、其他需要报告的事项", NULL },
  };

  g_assert_cmpuint (gouji_form_get_n_parts (form), ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    const GoujiPart *part = gouji_form_get_part (form, i);

    g_assert_cmpstr (part->id, ==, parts[i].id);
    g_assert_cmpstr (part->title, ==, parts[i].title);
    g_assert_true (g_str_has_suffix (part->title, part->labels[0]));
    g_assert_cmpstr (part->table != NULL ? part->table->id : NULL, ==, parts[i].table);
    g_assert_true (gouji_form_find_part (form, part->id) == part);
  }
  g_assert_cmpstr (gouji_form_find_part (form, "other")->guidance, ==,
                   "（文字描述，收取信息处理费情况在此处报告。）");
}

static void
test_equations (void)
{
  const GoujiEquation *balance = find_equation (form, "requests.balance", "requests.carried_in.research");
  const GoujiEquation *row = find_equation (form, "requests.row_total", "requests.other_handled.total");
  const GoujiEquation *dispute = find_equation (form, "disputes.total", "disputes.litigation_direct.pending");
  guint n;

  g_assert_cmpuint (count_equations (form, "requests.balance"), ==, 7);
  g_assert_cmpuint (count_equations (form, "requests.processed_total"), ==, 7);
  g_assert_cmpuint (count_equations (form, "requests.row_total"), ==, 26);
  g_assert_cmpuint (count_equations (form, "disputes.total"), ==, 3);
  g_assert_cmpuint (count_equations (form, "chain.carried_in"), ==, 7);
  g_assert_cmpuint (gouji_form_get_n_equations (form), ==, 54);

  g_assert_cmpuint (balance->n_terms, ==, 4);
  g_assert_cmpstr (balance->terms[2].cell->id, ==, "requests.processed_total.research");
  g_assert_cmpint (balance->terms[1].coefficient, ==, 1);
  g_assert_cmpint (balance->terms[2].coefficient, ==, -1);
  g_assert_false (balance->terms[2].total);
  g_assert_cmpstr (balance->column->title, ==, "科研机构");
  g_assert_null (balance->row);

  g_assert_cmpuint (row->n_terms, ==, 7);
  g_assert_true (row->terms[0].total);
  g_assert_cmpstr (row->terms[6].name, ==, "organizations");
  g_assert_cmpstr (row->row->title, ==, "（六）其他处理");

  g_assert_cmpuint (dispute->n_terms, ==, 5);
  g_assert_cmpstr (dispute->column->title, ==, "未经复议直接起诉");
  g_assert_null (dispute->row);

  gouji_form_get_equations_of (form, gouji_form_find_cell (form, "disclosure.fees.amount"), &n);
  g_assert_cmpuint (n, ==, 0);
  gouji_form_get_equations_of (form, gouji_form_find_cell (form, "requests.processed_total.total"), &n);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_alternative_term (void)
{
  const GoujiEquation *sum =
    find_equation (form, "requests.processed_total", "requests.other_handled.business");
  const GoujiTerm *last = &sum->terms[sum->n_terms - 1];

  g_assert_cmpuint (sum->n_terms, ==, 1 + 21 + 1);
  for (guint i = 0; i + 1 < sum->n_terms; i++)
    g_assert_cmpuint (sum->terms[i].n_instead_of, ==, 0);

  g_assert_cmpstr (last->cell->id, ==, "requests.other_handled.business");
  g_assert_cmpstr (last->name, ==, "results");
  g_assert_cmpint (last->coefficient, ==, -1);
  g_assert_cmpuint (last->n_instead_of, ==, 3);
  g_assert_cmpstr (last->instead_of[0]->id, ==, "requests.other_overdue_correction.business");
  g_assert_cmpstr (last->instead_of[2]->id, ==, "requests.other_other.business");
}

static void
test_heads (void)
{
  const GoujiFormBlock *block = find_table (form, "requests")->blocks->pdata[0];
  const GoujiHead *results = block->row_groups->pdata[0];
  const GoujiHead *other = block->row_groups->pdata[4];
  const GoujiHead *in_place = block->rows->pdata[23];
  g_autofree char *path = gouji_head_path (block->rows->pdata[4], "/");

  g_assert_cmpstr (path, ==, "三、本年度办理结果/（三）不予公开/1.属于国家秘密");
  g_assert_cmpuint (block->rows->len, ==, 26);
  g_assert_cmpuint (results->first, ==, 2);
  g_assert_cmpuint (results->n_leaves, ==, 23);
  g_assert_cmpuint (other->first, ==, 20);
  g_assert_cmpuint (other->n_leaves, ==, 3);
  g_assert_true (in_place->alternative_of == other);
  g_assert_true (in_place->parent == results);
  g_assert_cmpstr (in_place->labels[0], ==, in_place->title);
}

static void
test_layout_disclosure (void)
{
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "disclosure"), NULL);

  g_assert_cmpuint (layout->n_rows, ==, 14);
  g_assert_cmpuint (layout->n_columns, ==, 4);
  g_assert_cmpuint (layout->n_head_rows, ==, 0);
  assert_covered (layout);
  assert_placement (layout, 0, 0, 1, 4, "第二十条第（一）项");
  assert_placement (layout, 1, 0, 1, 1, "信息内容");
  assert_placement (layout, 1, 3, 1, 1, "现行有效件数");
  assert_placement (layout, 5, 1, 1, 3, "本年处理决定数量");
  assert_placement (layout, 13, 0, 1, 1, "行政事业性收费");
  assert_placement (layout, 13, 1, 1, 3, NULL);
  g_assert_cmpstr (placement_at (layout, 13, 1)->cell->id, ==, "disclosure.fees.amount");
}

static void
test_layout_requests (void)
{
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "requests"), NULL);

  g_assert_cmpuint (layout->n_rows, ==, 28);
  g_assert_cmpuint (layout->n_columns, ==, 10);
  g_assert_cmpuint (layout->n_head_rows, ==, 3);
  assert_covered (layout);
  assert_placement (layout, 0, 0, 3, 3, find_table (form, "requests")->note);
  assert_placement (layout, 0, 3, 1, 7, "申请人情况");
  assert_placement (layout, 1, 3, 2, 1, "自然人");
  assert_placement (layout, 1, 4, 1, 5, "法人或其他组织");
  assert_placement (layout, 1, 9, 2, 1, "总计");
  assert_placement (layout, 3, 0, 1, 3, "一、本年新收政府信息公开申请数量");
  assert_placement (layout, 5, 0, 22, 1, "三、本年度办理结果");
  assert_placement (layout, 5, 1, 1, 2, "（一）予以公开");
  assert_placement (layout, 7, 1, 8, 1, "（三）不予公开");
  assert_placement (layout, 15, 1, 3, 1, "（四）无法提供");
  assert_placement (layout, 18, 1, 5, 1, "（五）不予处理");
  assert_placement (layout, 23, 1, 3, 1, "（六）其他处理");
  assert_placement (layout, 26, 1, 1, 2, "（七）总计");
  assert_placement (layout, 27, 0, 1, 3, "四、结转下年度继续办理");
  g_assert_cmpstr (placement_at (layout, 27, 9)->cell->id, ==, "requests.carried_out.total");
}

static void
test_layout_alternative (void)
{
  const GoujiFormTable *table = find_table (form, "requests");
  const GoujiFormBlock *block = table->blocks->pdata[0];
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GoujiTableLayout) layout = NULL;

  g_hash_table_add (groups, block->row_groups->pdata[4]);
  layout = gouji_table_layout_new (form, table, groups);

  g_assert_cmpuint (layout->n_rows, ==, 26);
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
  g_assert_cmpuint (layout->n_head_rows, ==, 3);
  assert_covered (layout);
  assert_placement (layout, 0, 0, 1, 5, "行政复议");
  assert_placement (layout, 0, 5, 1, 10, "行政诉讼");
  assert_placement (layout, 1, 0, 2, 1, "结果维持");
  assert_placement (layout, 1, 10, 1, 5, "复议后起诉");
  assert_placement (layout, 2, 14, 1, 1, "总计");
  assert_placement (layout, 3, 14, 1, 1, NULL);
}

/* Those of its own in their order; the shared ones stand among and behind them. */
static void
test_rules (void)
{
  static const char *const ids[] = { "requests.balance",
                                     "requests.processed_total",
                                     "requests.row_total",
                                     "disputes.total",
                                     "chain.carried_in",
                                     "chain.in_force",
                                     "disclosure.repealed_bound",
                                     "figure.valid",
                                     "format.parts",
                                     "format.tables",
                                     "format.blank_cells",
                                     "format.processing_fee",
                                     "format.title_and_period",
                                     "plausibility.regulation_power",
                                     "plausibility.enforcement_power",
                                     "plausibility.unit",
                                     "plausibility.disputes_without_requests",
                                     "format.overview_topics",
                                     "format.deadline",
                                     "format.era",
                                     "format.empty_part",
                                     "plausibility.all_zero",
                                     "prose.part_list",
                                     "prose.other_agency",
                                     "prose.same_as_last_year",
                                     "plausibility.same_as_last_year",
                                     "plausibility.jump",
                                     "compile.stale_numbers",
                                     "privacy.personal_data",
                                     "prose.requests",
                                     "prose.disputes",
                                     "prose.disclosure",
                                     "prose.arithmetic" };

  guint found = 0;

  for (guint i = 0; i < gouji_form_get_n_rules (form); i++) {
    const GoujiRule *rule = gouji_form_get_rule (form, i);

    if (found < G_N_ELEMENTS (ids) && g_str_equal (rule->id, ids[found])) {
      g_assert_nonnull (rule->basis);
      found++;
    }
    g_assert_nonnull (strstr (rule->suspended, "cannot"));
  }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (ids));
}

static void
test_concepts (void)
{
  guint n_cells = 0;

  g_assert_cmpuint (gouji_form_get_n_concepts (form), ==, 23);
  g_assert_cmpstr (gouji_form_get_concept (form, 0)->id, ==, "requests_received");
  for (guint i = 0; i < gouji_form_get_n_concepts (form); i++) {
    const GoujiConcept *concept = gouji_form_get_concept (form, i);

    n_cells += concept->cells->len;
    for (guint c = 0; c < concept->cells->len; c++)
      g_assert_cmpstr (((const GoujiCell *) concept->cells->pdata[c])->unit, ==, concept->unit);
  }
  g_assert_cmpuint (n_cells, ==, 39);
}

static void
test_powers (void)
{
  int power = -1;

  g_assert_true (gouji_form_find_power (form, "元", &power));
  g_assert_cmpint (power, ==, 0);
  g_assert_true (gouji_form_find_power (form, "亿元", &power));
  g_assert_cmpint (power, ==, 8);
  g_assert_false (gouji_form_find_power (form, "件", &power));
  g_assert_cmpint (power, ==, 8);
  g_assert_cmpstr (gouji_form_get_name (form), ==, "2021年格式");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);
  form = gouji_form_set_find (forms, "2021");
  g_assert_nonnull (form);

  g_test_add_func ("/form/2021/cells-have-the-known-ids", test_cells);
  g_test_add_func ("/form/2021/cells-have-units-and-types", test_units_and_types);
  g_test_add_func ("/form/2021/parts-have-exact-titles", test_parts);
  g_test_add_func ("/form/2021/equations-are-expanded", test_equations);
  g_test_add_func ("/form/2021/one-row-may-stand-for-three", test_alternative_term);
  g_test_add_func ("/form/2021/heads-know-their-rows", test_heads);
  g_test_add_func ("/form/2021/layout/disclosure", test_layout_disclosure);
  g_test_add_func ("/form/2021/layout/requests", test_layout_requests);
  g_test_add_func ("/form/2021/layout/requests-as-of-2019", test_layout_alternative);
  g_test_add_func ("/form/2021/layout/disputes", test_layout_disputes);
  g_test_add_func ("/form/2021/rules", test_rules);
  g_test_add_func ("/form/2021/concepts", test_concepts);
  g_test_add_func ("/form/2021/name-and-units-of-money", test_powers);

  status = g_test_run ();
  gouji_form_set_unref (forms);
  return status;
}
