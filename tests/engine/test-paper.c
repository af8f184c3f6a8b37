/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paper/gouji-paper.h"

#include <string.h>

#include "paper/gouji-paper-layout.h"

#include "sample-report.h"

static GoujiReport *
create_report (void)
{
  g_autoptr (GoujiFormSet) forms = load_forms ();
  GoujiReport *report = gouji_report_new (gouji_form_set_find (forms, "2021"));

  gouji_report_put_field (report, GOUJI_FIELD_TITLE, "云溪县2023年政府信息公开工作年度报告");
  gouji_report_put_field (report, GOUJI_FIELD_AGENCY, "云溪县");
  gouji_report_put_field (report, GOUJI_FIELD_YEAR, "2023");
  return report;
}

static const GoujiPaperCell *
find_cell (GoujiPaper *paper, const char *id)
{
  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperTable *table = gouji_paper_get_block (paper, i)->table;

    for (guint c = 0; table != NULL && c < table->cells->len; c++) {
      const GoujiPaperCell *cell = &g_array_index (table->cells, GoujiPaperCell, c);

      if (cell->cell != NULL && g_str_equal (cell->cell->id, id))
        return cell;
    }
  }

  return NULL;
}

static void
put_printed (GoujiReport *report, const char *id, const char *printed, GoujiDoubt doubt)
{
  const GoujiCell *cell = gouji_form_find_cell (gouji_report_get_form (report), id);
  GoujiFigure figure = { .printed = (char *) printed, .how = GOUJI_HOW_TABLE, .doubt = doubt };

  g_assert_nonnull (cell);
  gouji_report_put_figure (report, cell, &figure);
}

/* Sources indent with wide spaces, papers by themselves. */
static void
test_indents_of_the_source (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;
  GoujiNarrative narrative = { .text = (char *) "　　（一）主动公开。已公开。　\n\u3000\u00a0\n\u00a0 无。\n",
                               .found = TRUE };

  gouji_report_put_narrative (report, gouji_form_get_part (gouji_report_get_form (report), 0), &narrative);
  paper = gouji_paper_new (report);
  g_assert_cmpstr (gouji_paper_get_block (paper, 2)->text, ==, "（一）主动公开。已公开。");
  g_assert_cmpuint (gouji_paper_get_block (paper, 2)->level, ==, 1);
  g_assert_cmpstr (gouji_paper_get_block (paper, 3)->text, ==, "无。");
}

static void
test_blank_zero_and_mark (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;

  put_printed (report, "requests.new_received.natural_person", "0", GOUJI_DOUBT_NONE);
  put_printed (report, "requests.new_received.total", "/", GOUJI_DOUBT_NONE);
  put_printed (report, "requests.carried_in.total", "1,113", GOUJI_DOUBT_NONE);
  put_printed (report, "disclosure.fees.amount", "20873600元", GOUJI_DOUBT_NONE);
  put_printed (report, "requests.carried_out.total", "见附表", GOUJI_DOUBT_NONE);
  paper = gouji_paper_new (report);

  g_assert_cmpstr (find_cell (paper, "requests.new_received.natural_person")->text, ==, "0");
  g_assert_cmpstr (find_cell (paper, "requests.new_received.total")->text, ==, "/");
  g_assert_cmpstr (find_cell (paper, "requests.carried_in.total")->text, ==, "1113");
  g_assert_cmpstr (find_cell (paper, "disclosure.fees.amount")->text, ==, "20873600元");
  g_assert_cmpstr (find_cell (paper, "requests.carried_out.total")->text, ==, "见附表");
  g_assert_cmpstr (find_cell (paper, "requests.carried_in.natural_person")->text, ==, "");
}

static void
test_notes_and_signs (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;

  put_printed (report, "requests.new_received.natural_person", "22（其中修订16件）", GOUJI_DOUBT_NONE);
  put_printed (report, "requests.new_received.business", "5(3)", GOUJI_DOUBT_NONE);
  put_printed (report, "requests.new_received.total", "+12", GOUJI_DOUBT_NONE);
  paper = gouji_paper_new (report);

  g_assert_cmpstr (find_cell (paper, "requests.new_received.natural_person")->text, ==, "22（其中修订16件）");
  g_assert_cmpstr (find_cell (paper, "requests.new_received.business")->text, ==, "5(3)");
  g_assert_cmpstr (find_cell (paper, "requests.new_received.total")->text, ==, "+12");
}

static void
test_unsure (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;
  g_autoptr (GoujiPaper) corrected = NULL;
  const char *id = "requests.new_received.natural_person";

  put_printed (report, id, "57", GOUJI_DOUBT_COLUMN);
  paper = gouji_paper_new (report);
  g_assert_true (find_cell (paper, id)->unsure);
  g_assert_cmpuint (gouji_paper_get_n_unsure (paper), ==, 1);

  gouji_report_set_entered (report, gouji_form_find_cell (gouji_report_get_form (report), id), "58",
                            GOUJI_HOW_TYPED);
  corrected = gouji_paper_new (report);
  g_assert_false (find_cell (corrected, id)->unsure);
  g_assert_cmpstr (find_cell (corrected, id)->text, ==, "58");
  g_assert_cmpstr (find_cell (paper, id)->text, ==, "57");
}

static void
test_one_row_in_place_of_a_group (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;

  put_printed (report, "requests.other_handled.total", "3", GOUJI_DOUBT_NONE);
  paper = gouji_paper_new (report);
  g_assert_cmpstr (find_cell (paper, "requests.other_handled.total")->text, ==, "3");
  g_assert_null (find_cell (paper, "requests.other_other.total"));
}

static void
test_nothing_is_hidden (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;

  put_printed (report, "requests.other_handled.total", "3", GOUJI_DOUBT_NONE);
  put_printed (report, "requests.other_other.total", "2", GOUJI_DOUBT_NONE);
  paper = gouji_paper_new (report);
  g_assert_cmpstr (find_cell (paper, "requests.other_other.total")->text, ==, "2");
}

static void
put_text (GoujiReport *report, const char *part, const char *text)
{
  gouji_report_set_text (report, gouji_form_find_part (gouji_report_get_form (report), part), text);
}

static void
test_levels (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;
  static const struct {
    const char *text;
    guint level;
    const char *lead;
  } expected[] = {
    { "（一）主动公开。全年公开信息。", 1, "（一）主动公开。" },
    { "1.制度。健全。", 2, "1.制度。" },
    { "2.5万条信息。", 0, "" },
    { "（1）栏目", 3, "（1）栏目" },
    { "全年无事。", 0, "" },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_seen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_string_append_printf (text, "%s\n\n", expected[i].text);
  put_text (report, "overview", text->str);
  paper = gouji_paper_new (report);

  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);
    g_autofree char *lead = NULL;

    if (block->kind != GOUJI_PAPER_PARAGRAPH)
      continue;
    lead = g_strndup (block->text, block->lead);
    g_assert_cmpstr (block->text, ==, expected[n_seen].text);
    g_assert_cmpuint (block->level, ==, expected[n_seen].level);
    g_assert_cmpstr (lead, ==, expected[n_seen].lead);
    n_seen++;
  }
  g_assert_cmpuint (n_seen, ==, G_N_ELEMENTS (expected));
}

static void
test_signature (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) undated = gouji_paper_new (report);
  g_autoptr (GoujiPaper) dated = NULL;
  g_autoptr (GoujiPaper) by_office = NULL;
  guint n_blocks;

  gouji_report_put_field (report, GOUJI_FIELD_DATED, "2024-01-05");
  dated = gouji_paper_new (report);
  n_blocks = gouji_paper_get_n_blocks (dated);

  g_assert_cmpuint (n_blocks, ==, gouji_paper_get_n_blocks (undated) + 2);
  g_assert_cmpstr (gouji_paper_get_block (dated, n_blocks - 2)->text, ==, "云溪县");
  g_assert_cmpstr (gouji_paper_get_block (dated, n_blocks - 1)->text, ==, "2024年1月5日");

  gouji_report_put_field (report, GOUJI_FIELD_SIGNATURE, "云溪县人民政府办公室");
  by_office = gouji_paper_new (report);
  g_assert_cmpuint (gouji_paper_get_n_blocks (by_office), ==, n_blocks);
  g_assert_cmpstr (gouji_paper_get_block (by_office, n_blocks - 2)->text, ==, "云溪县人民政府办公室");
}

static void
test_annexes_stand_below_the_signature (void)
{
  g_autoptr (GoujiFormSet) forms = load_forms ();
  g_autoptr (GoujiReport) report = gouji_report_new (gouji_form_set_find (forms, "2014"));
  g_autoptr (GoujiPaper) paper = NULL;
  guint n_blocks;
  guint date = 0;
  guint table = 0;

  gouji_report_put_field (report, GOUJI_FIELD_DATED, "2017-03-20");
  paper = gouji_paper_new (report);
  n_blocks = gouji_paper_get_n_blocks (paper);
  for (guint i = 0; i < n_blocks; i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    date = block->kind == GOUJI_PAPER_DATE ? i : date;
    table = block->kind == GOUJI_PAPER_TABLE ? i : table;
  }

  g_assert_cmpuint (date, >, 0);
  g_assert_cmpuint (date, <, table);
  g_assert_cmpint (gouji_paper_get_block (paper, date + 1)->kind, ==, GOUJI_PAPER_HEADING);
}

static void
test_extras (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;
  gboolean found = FALSE;

  gouji_report_put_extra (report, &(GoujiExtra) { .table = (char *) "disclosure",
                                                  .row = (char *) "其他主动公开文件",
                                                  .column = (char *) "",
                                                  .printed = (char *) "12" });
  paper = gouji_paper_new (report);
  for (guint i = 1; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    if (block->table == NULL || block->table->form_table != NULL)
      continue;
    found = TRUE;
    g_assert_cmpint (gouji_paper_get_block (paper, i - 1)->kind, ==, GOUJI_PAPER_CAPTION);
    g_assert_cmpuint (block->table->n_rows, ==, 2);
    g_assert_cmpstr (g_array_index (block->table->cells, GoujiPaperCell, 5).text, ==, "12");
  }
  g_assert_true (found);
}

/* The headings of a paper, each on a line, and [table] where one stands. */
static char *
list_headings (GoujiReport *report)
{
  g_autoptr (GoujiPaper) paper = gouji_paper_new (report);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    if (block->kind == GOUJI_PAPER_HEADING)
      g_string_append_printf (list, "%s\n", block->text);
    else if (block->kind == GOUJI_PAPER_TABLE)
      g_string_append (list, "[table]\n");
  }

  return g_string_free (list, FALSE);
}

static void
put_part (GoujiReport *report, const char *id, const char *heading, guint place)
{
  GoujiNarrative narrative = { .heading = (char *) heading,
                               .text = (char *) "已公开。\n",
                               .found = TRUE,
                               .has_source = TRUE,
                               .source = { place, place + 4 } };

  gouji_report_put_narrative (report, gouji_form_find_part (gouji_report_get_form (report), id), &narrative);
}

/* Before 2019 no notice sets titles, numbers and order: a report keeps its own, and is given no empty parts.
 */
static void
test_headings_of_the_source (void)
{
  static const char *const ids[] = { "2014", "narrative", "school" };
  static const char *const expected[] = {
    "一、情况概览\n二、依申请公开\n三、主动公开\n政府信息公开情况统计表\n[table]\n",
    "一、情况概览\n二、依申请公开\n三、主动公开\n",
    "一、情况概览\n二、依申请公开\n三、主动公开\n",
  };
  g_autoptr (GoujiFormSet) forms = load_forms ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    GoujiForm *form = gouji_form_set_find (forms, ids[i]);
    g_autoptr (GoujiReport) report = gouji_report_new (form);
    g_autoptr (GoujiDocument) document = create_sample_document ();
    g_autofree char *blank = list_headings (report);
    g_autofree char *read = NULL;

    /* A new report shows what it may hold. */
    g_assert_nonnull (strstr (blank, gouji_form_get_part (form, 0)->title));
    g_assert_nonnull (strstr (blank, gouji_form_find_part (form, "problems")->title));

    gouji_report_put_document (report, document);
    put_part (report, "overview", "一、情况概览", 0);
    put_part (report, "disclosure", "三、主动公开", 20);
    put_part (report, "requests", "二、依申请公开", 10);
    read = list_headings (report);
    g_assert_cmpstr (read, ==, expected[i]);
  }
}

/* Three tables with names of their own are one with three blocks: their names are not printed twice. */
static void
test_names_of_blocks (void)
{
  g_autoptr (GoujiFormSet) forms = load_forms ();
  GoujiForm *form = gouji_form_set_find (forms, "2008-mingxi");
  g_autoptr (GoujiReport) report = gouji_report_new (form);
  g_autoptr (GoujiPaper) paper = NULL;
  GoujiNarrative narrative = { .text = (char *) "附表一主动公开政府信息 情况统计\n附表四另有一张。\n附表二\n",
                               .found = TRUE };
  guint n = 0;

  gouji_report_put_narrative (report, gouji_form_find_part (form, "local"), &narrative);
  paper = gouji_paper_new (report);
  for (guint i = 0; i < gouji_paper_get_n_blocks (paper); i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    if (block->kind != GOUJI_PAPER_PARAGRAPH)
      continue;
    g_assert_cmpstr (block->text, ==, "附表四另有一张。");
    n++;
  }
  g_assert_cmpuint (n, ==, 1);
}

/* The unit stands in a column of its own, and a heading of rows has none and no number. */
static void
test_words_beside_rows (void)
{
  g_autoptr (GoujiFormSet) forms = load_forms ();
  g_autoptr (GoujiReport) report = gouji_report_new (gouji_form_set_find (forms, "2014"));
  g_autoptr (GoujiPaper) paper = gouji_paper_new (report);
  const GoujiPaperTable *table = gouji_paper_get_block (paper, gouji_paper_get_n_blocks (paper) - 1)->table;

  g_assert_cmpuint (table->n_columns, ==, 3);
  for (guint i = 0; i < 9; i++) {
    static const char *const texts[] = {
      "统计指标",
      "单位",
      "统计数",
      "一、主动公开情况",
      "——",
      "",
      "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）",
      "条",
      "",
    };
    const GoujiPaperCell *cell = &g_array_index (table->cells, GoujiPaperCell, i);

    g_assert_cmpstr (cell->text, ==, texts[i]);
    g_assert_cmpint (cell->cell != NULL, ==, i == 8);
    g_assert_cmpint (gouji_paper_cell_get_role (table, cell), ==,
                     i < 3               ? GOUJI_PAPER_ROLE_TABLE_HEAD
                     : cell->column == 0 ? GOUJI_PAPER_ROLE_TABLE_ROW
                                         : GOUJI_PAPER_ROLE_TABLE_BODY);
  }
}

static void
test_preamble_stands_below_the_title (void)
{
  g_autoptr (GoujiReport) report = create_report ();
  g_autoptr (GoujiPaper) paper = NULL;

  gouji_report_put_field (report, GOUJI_FIELD_PREAMBLE, "根据条例编制本报告。\n1.联系电话如下。");
  paper = gouji_paper_new (report);

  for (guint i = 1; i <= 2; i++) {
    const GoujiPaperBlock *block = gouji_paper_get_block (paper, i);

    g_assert_cmpint (block->kind, ==, GOUJI_PAPER_PARAGRAPH);
    g_assert_cmpstr (block->text, ==, i == 1 ? "根据条例编制本报告。" : "1.联系电话如下。");
    g_assert_cmpuint (block->level, ==, 0);
    g_assert_null (block->part);
  }
  g_assert_cmpint (gouji_paper_get_block (paper, 3)->kind, ==, GOUJI_PAPER_HEADING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/preamble-stands-below-the-title", test_preamble_stands_below_the_title);
  g_test_add_func ("/paper/headings-of-the-source-where-no-format-sets-them", test_headings_of_the_source);
  g_test_add_func ("/paper/names-of-blocks-stand-in-the-table", test_names_of_blocks);
  g_test_add_func ("/paper/words-beside-rows", test_words_beside_rows);
  g_test_add_func ("/paper/indents-of-the-source-are-left-out", test_indents_of_the_source);
  g_test_add_func ("/paper/cells/blank-zero-and-mark-differ", test_blank_zero_and_mark);
  g_test_add_func ("/paper/cells/notes-and-signs-stay", test_notes_and_signs);
  g_test_add_func ("/paper/cells/unsure-until-typed", test_unsure);
  g_test_add_func ("/paper/cells/one-row-in-place-of-a-group", test_one_row_in_place_of_a_group);
  g_test_add_func ("/paper/cells/a-group-with-numbers-is-printed", test_nothing_is_hidden);
  g_test_add_func ("/paper/paragraphs/levels-and-leads", test_levels);
  g_test_add_func ("/paper/signature/only-when-dated", test_signature);
  g_test_add_func ("/paper/signature/annexes-stand-below-it", test_annexes_stand_below_the_signature);
  g_test_add_func ("/paper/extras/listed-under-their-table", test_extras);

  return g_test_run ();
}
