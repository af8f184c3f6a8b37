/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "form/gouji-form-set.h"

#include "assert-form.h"

/* Cells beside each other that have the same unit. */
typedef struct {
  const char *unit;
  const char *rows;
} Run;

typedef struct {
  const char *form;
  const char *table;
  const Run *runs;
  guint n_runs;
  guint n_cells;
} FormCase;

static GoujiFormSet *forms;

static const Run cells_2014[] = {
  { "条", "pub_total pub_normdoc" },
  { "件", "normdoc_issued" },
  { "条", "pub_gazette pub_website pub_weibo pub_wechat pub_other" },
  { "次", "resp_total press_conf press_conf_chief web_interview web_interview_chief" },
  { "篇", "interpretation_articles" },
  { "次", "weibo_wechat_resp other_resp" },
  { "件", "app_received app_in_person app_fax app_online app_letter app_closed closed_on_time "
          "closed_extended app_replied rep_already_public rep_open rep_partial rep_denied "
          "den_state_secret den_trade_secret den_privacy den_safety den_not_govinfo den_other_law "
          "rep_not_ours rep_not_exist rep_amend rep_other_channel review_total review_upheld "
          "review_corrected review_other lit_total lit_upheld lit_corrected lit_other complaints" },
  { "万元", "app_fee_wan" },
  { "个", "org_units reading_points" },
  { "人", "staff_total staff_full_time staff_part_time" },
  { "万元", "budget_wan" },
  { "次", "meetings trainings" },
  { "人次", "trainees" },
};

static const Run cells_dingxi[] = {
  { "条", "pub_total pub_fulltext normdoc_new service_info" },
  { "人次", "web_visits visit_in_person consult_online consult_phone" },
  { "条", "onapply_catalogue app_total app_in_person app_fax app_email app_online app_letter app_other "
          "rep_total rep_open rep_partial rep_denied den_not_govinfo den_not_exist den_not_held "
          "den_unclear den_exempt1 den_exempt2 den_exempt3 den_exempt4 den_exempt5 den_exempt6 "
          "den_other" },
  { "件", "review litigation petition petition_first" },
};

static const Run cells_putian[] = {
  { "条", "pub_total pub_website pub_gazette app_total app_in_person app_fax app_email app_online "
          "app_letter app_other rep_total rep_open rep_partial rep_denied" },
  { "件", "review litigation petition" },
};

static const Run cells_mingxi[] = {
  { "条", "pub_total pub_fulltext normdoc_new" },
  { "件", "review litigation" },
  { "元", "fee_total fee_search fee_post fee_copy_paper fee_copy_disk fee_copy_cd" },
  { "人", "staff_total staff_full staff_part" },
  { "万元", "budget_wan spending_wan lit_cost_wan" },
};

static const Run cells_school[] = {
  { "件", "requests_received requests_carried_in requests_answered requests_carried_out granted "
          "granted_partly refused unable not_handled other_outcome requests_natural_person reviews "
          "reviews_corrected litigation litigation_corrected complaints" },
  { "条", "items_published" },
  { "件", "normative_documents_issued normative_documents_in_force licences penalties coercions" },
  { "万元", "administrative_fees" },
  { "元", "processing_fees" },
  { "人", "staff" },
  { "人次", "trainees" },
};

static const Run cells_narrative_alone[] = {
  { "件", "requests_in_person requests_by_fax requests_online requests_by_letter" },
  { "%", "fulltext_rate" },
  { "次", "consultations" },
  { "个", "reading_points" },
  { "条", "website_items weibo_items wechat_items" },
};

static const FormCase cases[] = {
  { "2014", "statistics", cells_2014, G_N_ELEMENTS (cells_2014), 58 },
  { "2008-dingxi", "local", cells_dingxi, G_N_ELEMENTS (cells_dingxi), 35 },
  { "2008-putian", "local", cells_putian, G_N_ELEMENTS (cells_putian), 17 },
  { "2008-mingxi", "local", cells_mingxi, G_N_ELEMENTS (cells_mingxi), 17 },
  { "school", "school", cells_school, G_N_ELEMENTS (cells_school), 26 },
  { "narrative", "narrative", cells_school, G_N_ELEMENTS (cells_school), 36 },
};

static GoujiForm *
get_form (const char *id)
{
  GoujiForm *form = gouji_form_set_find (forms, id);

  g_assert_nonnull (form);
  return form;
}

/* Returns: how many cells the runs are */
static guint
assert_cells (GoujiForm *form, const char *table, guint at, const Run *runs, guint n_runs)
{
  for (guint i = 0; i < n_runs; i++) {
    g_auto (GStrv) rows = g_strsplit (runs[i].rows, " ", 0);

    for (guint r = 0; rows[r] != NULL; r++, at++) {
      const GoujiCell *cell = gouji_form_get_cell (form, at);
      g_autofree char *id = g_strconcat (table, ".", rows[r], NULL);

      g_assert_cmpstr (cell->id, ==, id);
      g_assert_cmpstr (cell->unit, ==, runs[i].unit);
      g_assert_cmpint (cell->type == GOUJI_CELL_AMOUNT, ==,
                       strchr ("%", *cell->unit) != NULL || g_str_has_suffix (cell->unit, "元"));
      g_assert_false (cell->alternative);
    }
  }

  return at;
}

/* Ids that other tools rely on, in the order of the format, each with its unit. */
static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const FormCase *c = &cases[i];
    GoujiForm *form = get_form (c->form);
    guint n = assert_cells (form, c->table, 0, c->runs, c->n_runs);

    if (g_str_equal (c->form, "narrative"))
      n = assert_cells (form, c->table, n, cells_narrative_alone, G_N_ELEMENTS (cells_narrative_alone));
    g_assert_cmpuint (n, ==, c->n_cells);
    g_assert_cmpuint (gouji_form_get_n_cells (form), ==, c->n_cells);
  }
}

static void
assert_path (GoujiForm *form, const char *id, guint level, const char *expected)
{
  const GoujiCell *cell = gouji_form_find_cell (form, id);
  g_autofree char *path = gouji_head_path (cell->row, "|");

  g_assert_cmpstr (path, ==, expected);
  g_assert_cmpuint (cell->row->level, ==, level);
  g_assert_cmpuint (cell->row->depth, ==, 0);
  g_assert_true (cell->row->is_leaf);
  g_assert_cmpuint (cell->row->n_leaves, ==, 1);
}

/* 被依法纠错数 stands there twice; a row above adds its words, and nothing to the id. */
static void
test_rows_belong_to_rows_above (void)
{
  GoujiForm *form = get_form ("2014");

  assert_path (form, "statistics.review_corrected", 1, "四、行政复议数量|（二）被依法纠错数");
  assert_path (form, "statistics.lit_corrected", 1, "五、行政诉讼数量|（二）被依法纠错数");
  assert_path (form, "statistics.den_privacy", 3,
               "三、依申请公开情况|（三）申请答复数|4.不同意公开答复数|涉及个人隐私");
  assert_path (form, "statistics.press_conf_chief", 3,
               "二、回应解读情况|（二）通过不同渠道和方式回应解读的情况|1.参加或举办新闻发布会总次数|"
               "其中：主要负责同志参加新闻发布会次数");
  assert_path (get_form ("2008-dingxi"), "local.den_other", 2,
               "对申请的答复总数|3.否决公开答复总数|(11)其它原因");
}

/* The seven headings of the table of 2014 have a line and no cell. */
static void
test_headings (void)
{
  GoujiForm *form = get_form ("2014");
  const GoujiFormBlock *block = find_table (form, "statistics")->blocks->pdata[0];
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_cmpuint (block->row_groups->len, ==, 7);
  for (guint i = 0; i < block->row_groups->len; i++) {
    const GoujiHead *heading = block->row_groups->pdata[i];

    g_assert_true (heading->is_heading);
    g_assert_false (heading->is_leaf);
    g_assert_cmpstr (heading->unit, ==, "——");
    g_string_append_printf (titles, "%s %u %u\n", heading->title, heading->first, heading->n_leaves);
  }
  g_assert_cmpstr (
    titles->str, ==,
    "一、主动公开情况 0 8\n（二）通过不同渠道和方式公开政府信息的情况 3 5\n"
    "二、回应解读情况 8 8\n（二）通过不同渠道和方式回应解读的情况 9 7\n"
    "三、依申请公开情况 16 23\n八、机构建设和保障经费情况 49 6\n九、政府信息公开会议和培训情况 55 3\n");
}

static void
assert_row (const GoujiTableLayout *layout, guint row, const char *title, const char *word, const char *cell)
{
  const GoujiPlacement *number = placement_at (layout, row, 2);

  assert_placement (layout, row, 0, 1, 1, title);
  assert_placement (layout, row, 1, 1, 1, word);
  g_assert_cmpint (placement_at (layout, row, 1)->kind, ==,
                   row == 0 ? GOUJI_PLACEMENT_COLUMN_HEAD : GOUJI_PLACEMENT_WORD);
  g_assert_cmpstr (number->cell != NULL ? number->cell->id : NULL, ==, cell);
  if (row > 0)
    g_assert_cmpint (number->kind, ==, cell != NULL ? GOUJI_PLACEMENT_CELL : GOUJI_PLACEMENT_WORD);
}

/* 65 rows below the heads, as the table of 国办发〔2014〕32号 has them, the unit in a column of its own. */
static void
test_layout_2014 (void)
{
  GoujiForm *form = get_form ("2014");
  g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "statistics"), NULL);

  g_assert_cmpuint (layout->n_rows, ==, 66);
  g_assert_cmpuint (layout->n_columns, ==, 3);
  g_assert_cmpuint (layout->n_head_rows, ==, 1);
  assert_covered (layout);
  assert_row (layout, 0, "统计指标", "单位", NULL);
  assert_row (layout, 1, "一、主动公开情况", "——", NULL);
  assert_row (layout, 2, "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条",
              "statistics.pub_total");
  assert_row (layout, 5, "（二）通过不同渠道和方式公开政府信息的情况", "——", NULL);
  assert_row (layout, 11, "二、回应解读情况", "——", NULL);
  assert_row (layout, 45, "四、行政复议数量", "件", "statistics.review_total");
  assert_row (layout, 65, "（三）接受培训人员数", "人次", "statistics.trainees");
}

static void
test_layouts_of_2008 (void)
{
  static const struct {
    const char *form;
    guint n_rows;
    guint n_columns;
  } sizes[] = { { "2008-dingxi", 36, 4 }, { "2008-putian", 18, 3 }, { "2008-mingxi", 23, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    GoujiForm *form = get_form (sizes[i].form);
    g_autoptr (GoujiTableLayout) layout = gouji_table_layout_new (form, find_table (form, "local"), NULL);

    g_assert_cmpuint (layout->n_rows, ==, sizes[i].n_rows);
    g_assert_cmpuint (layout->n_columns, ==, sizes[i].n_columns);
    assert_covered (layout);
    if (g_str_has_suffix (sizes[i].form, "dingxi")) {
      assert_row (layout, 1, "主动公开信息数", "条", NULL);
      assert_placement (layout, 0, 2, 1, 1, "代码");
      assert_placement (layout, 11, 2, 1, 1, "11");
    }
  }
}

/* What no format prints is neither looked for nor missed. */
static void
test_tables_from_text (void)
{
  for (guint i = 0; i < gouji_form_set_get_n_forms (forms); i++) {
    GoujiForm *form = gouji_form_set_get_form (forms, i);
    const char *id = gouji_form_get_id (form);
    gboolean wordy = g_str_equal (id, "school") || g_str_equal (id, "narrative");

    for (guint t = 0; t < gouji_form_get_n_tables (form); t++)
      g_assert_cmpint (gouji_form_get_table (form, t)->from_text, ==, wordy);
  }
}

/* Every table is shown in a part, and every form before 2019 takes the topics as they come. */
static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    GoujiForm *form = get_form (cases[i].form);
    guint n = gouji_form_get_n_parts (form);

    g_assert_cmpuint (n, ==, g_str_equal (cases[i].form, "school") ? 9 : 11);
    g_assert_true (gouji_form_get_part (form, n - 1)->table == gouji_form_get_table (form, 0));
    for (guint p = 0; p + 1 < n; p++)
      g_assert_null (gouji_form_get_part (form, p)->table);
    g_assert_true (json_object_get_boolean_member (gouji_form_get_recognition (form), "free_headings"));
    g_assert_cmpint (
      json_object_get_boolean_member_with_default (gouji_form_get_recognition (form), "fallback", FALSE), ==,
      g_str_equal (cases[i].form, "narrative"));
  }
}

static void
test_equations (void)
{
  static const struct {
    const char *form;
    const char *rule;
    guint n;
  } counts[] = {
    { "2014", "statistics.sums", 6 },          { "2014", "statistics.subsets", 4 },
    { "2014", "statistics.channels", 6 },      { "2014", "statistics.normative_documents", 1 },
    { "2014", "statistics.replies_bound", 2 }, { "2008-dingxi", "local.sums", 5 },
    { "2008-putian", "local.sums", 4 },        { "2008-mingxi", "local.sums", 3 },
    { "narrative", "figure.valid", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (count_equations (get_form (counts[i].form), counts[i].rule), ==, counts[i].n);

  g_assert_cmpuint (find_equation (get_form ("2014"), "statistics.sums", "statistics.rep_amend")->n_terms, ==,
                    9);
  g_assert_cmpuint (find_equation (get_form ("2008-dingxi"), "local.sums", "local.den_other")->n_terms, ==,
                    12);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), &error);
  g_assert_no_error (error);

  g_test_add_func ("/form/eras/cells", test_cells);
  g_test_add_func ("/form/eras/rows-belong-to-rows-above", test_rows_belong_to_rows_above);
  g_test_add_func ("/form/eras/headings", test_headings);
  g_test_add_func ("/form/eras/layout-2014", test_layout_2014);
  g_test_add_func ("/form/eras/layouts-of-2008", test_layouts_of_2008);
  g_test_add_func ("/form/eras/tables-from-text", test_tables_from_text);
  g_test_add_func ("/form/eras/parts", test_parts);
  g_test_add_func ("/form/eras/equations", test_equations);

  status = g_test_run ();
  gouji_form_set_unref (forms);
  return status;
}
