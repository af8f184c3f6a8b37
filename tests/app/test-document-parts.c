/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the document pane is made of, without a screen. */

#include "document-pane/gouji-document-find.h"
#include "document-pane/gouji-document-words.h"
#include "document-pane/gouji-height-index.h"
#include "document-pane/gouji-mark-set.h"
#include "document-pane/gouji-strips.h"
#include "document-pane/gouji-table-columns.h"
#include "document/gouji-document-builder.h"
#include "sample-document.h"

static GoujiDocument *
build_text (const char *text)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, text, -1);
  gouji_document_builder_end_block (builder);

  return gouji_document_builder_finish (builder);
}

static void
test_heights_agree (void)
{
  g_autoptr (GoujiHeightIndex) index = gouji_height_index_new (1000);
  double top = 0;

  for (guint i = 0; i < 1000; i++)
    gouji_height_index_set_weights (index, i, 1, i % 7);
  gouji_height_index_build (index);
  gouji_height_index_estimate (index, 10, 2);
  for (guint i = 0; i < 1000; i += 3)
    gouji_height_index_set_height (index, i, 100 + i);

  for (guint i = 0; i < 1000; i++) {
    double within;

    g_assert_cmpfloat_with_epsilon (gouji_height_index_get_top (index, i), top, 0.01);
    g_assert_cmpuint (gouji_height_index_find (index, top + 1, &within), ==, i);
    g_assert_cmpfloat_with_epsilon (within, 1, 0.01);
    g_assert_cmpfloat_with_epsilon (gouji_height_index_get_height (index, i),
                                    i % 3 == 0 ? 100 + i : 10 + 2 * (i % 7), 0.01);
    top += gouji_height_index_get_height (index, i);
  }
  g_assert_cmpfloat_with_epsilon (gouji_height_index_get_total (index), top, 0.01);
}

static void
test_heights_forget_at_a_new_width (void)
{
  g_autoptr (GoujiHeightIndex) index = gouji_height_index_new (10);

  for (guint i = 0; i < 10; i++)
    gouji_height_index_set_weights (index, i, 1, 10);
  gouji_height_index_build (index);
  gouji_height_index_set_height (index, 4, 500);
  gouji_height_index_estimate (index, 20, 1);

  g_assert_cmpfloat_with_epsilon (gouji_height_index_get_total (index), 300, 0.01);
}

static void
test_heights_beyond_the_ends (void)
{
  g_autoptr (GoujiHeightIndex) none = gouji_height_index_new (0);
  g_autoptr (GoujiHeightIndex) three = gouji_height_index_new (3);
  double within;

  g_assert_cmpuint (gouji_height_index_find (none, 5, &within), ==, 0);
  for (guint i = 0; i < 3; i++)
    gouji_height_index_set_weights (three, i, 1, 0);
  gouji_height_index_build (three);
  gouji_height_index_estimate (three, 10, 1);
  g_assert_cmpuint (gouji_height_index_find (three, 1000, &within), ==, 2);
  g_assert_cmpfloat_with_epsilon (within, 980, 0.01);
  g_assert_cmpuint (gouji_height_index_find (three, -4, &within), ==, 0);
  g_assert_cmpfloat_with_epsilon (within, -4, 0.01);
}

/* All the text stands in one strip or in the line end between two. */
static void
assert_strips_cover (GArray *strips, GoujiDocument *document)
{
  guint end = 0;

  for (guint i = 0; i < strips->len; i++) {
    const GoujiStrip *strip = &g_array_index (strips, GoujiStrip, i);

    g_assert_cmpuint (strip->range.start, >=, end);
    g_assert_cmpuint (strip->range.start - end, <=, 1);
    g_assert_cmpuint (strip->range.start, <=, strip->range.end);
    end = strip->range.end;
  }
  g_assert_cmpuint (gouji_document_get_length (document) - end, <=, 1);
}

static void
test_strips_of_one_long_line (void)
{
  g_autoptr (GoujiDocument) document = sample_document_new_lines (1, 40000);
  g_autoptr (GArray) strips = gouji_strips_new (document, (GoujiRange) { 0, 40000 });

  g_assert_cmpuint (strips->len, >, 30);
  assert_strips_cover (strips, document);
  for (guint i = 0; i < strips->len; i++) {
    GoujiRange range = g_array_index (strips, GoujiStrip, i).range;

    g_assert_cmpuint (range.end - range.start, <=, 1100);
    g_assert_cmpuint (gouji_strips_find (strips, range.start), ==, i);
    g_assert_cmpuint (gouji_strips_find (strips, range.end - 1), ==, i);
  }
}

static void
test_strips_of_a_line_without_sentences (void)
{
  g_autofree char *text = g_strnfill (30000, '|');
  g_autoptr (GoujiDocument) document = build_text (text);
  g_autoptr (GArray) strips = gouji_strips_new (document, (GoujiRange) { 0, 30000 });

  g_assert_cmpuint (strips->len, ==, 30);
  assert_strips_cover (strips, document);
}

static void
test_strips_end_with_the_report (void)
{
  g_autoptr (GoujiDocument) document = build_text ("页首页首页首报告报告报告页脚页脚");
  g_autoptr (GArray) strips = gouji_strips_new (document, (GoujiRange) { 6, 12 });

  g_assert_cmpuint (strips->len, ==, 3);
  g_assert_cmpuint (g_array_index (strips, GoujiStrip, 1).range.start, ==, 6);
  g_assert_cmpuint (g_array_index (strips, GoujiStrip, 1).range.end, ==, 12);
  assert_strips_cover (strips, document);
}

static GoujiDocument *
build_table (guint n_rows, guint n_columns, guint spanning_rows)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  for (guint row = 0; row < n_rows; row++) {
    gouji_document_builder_begin_row (builder);
    for (guint column = row == 0 || spanning_rows == 0 ? 0 : 1; column < n_columns; column++) {
      g_autofree char *text = g_strdup_printf ("%u", row);

      gouji_document_builder_begin_cell (
        builder, row == 0 && column == 0 && spanning_rows > 0 ? spanning_rows : 1, 1, FALSE);
      gouji_document_builder_append (builder, text, -1);
      gouji_document_builder_end_cell (builder);
    }
  }
  gouji_document_builder_end_block (builder);

  return gouji_document_builder_finish (builder);
}

static void
assert_rows_cover (GArray *strips, guint n_rows)
{
  guint row = 0;

  for (guint i = 0; i < strips->len; i++) {
    const GoujiStrip *strip = &g_array_index (strips, GoujiStrip, i);

    g_assert_cmpuint (strip->first_row, ==, row);
    g_assert_cmpuint (strip->n_rows, >, 0);
    row += strip->n_rows;
  }
  g_assert_cmpuint (row, ==, n_rows);
}

static void
test_strips_of_a_long_table (void)
{
  g_autoptr (GoujiDocument) document = build_table (5000, 8, 0);
  g_autoptr (GArray) strips = gouji_strips_new (document, (GoujiRange) { 0, G_MAXUINT });

  g_assert_cmpuint (strips->len, >, 150);
  assert_rows_cover (strips, 5000);
  assert_strips_cover (strips, document);
}

static void
test_strips_do_not_cut_merged_cells (void)
{
  g_autoptr (GoujiDocument) document = build_table (60, 8, 40);
  g_autoptr (GArray) strips = gouji_strips_new (document, (GoujiRange) { 0, G_MAXUINT });

  g_assert_cmpuint (g_array_index (strips, GoujiStrip, 0).n_rows, >=, 40);
  assert_rows_cover (strips, 60);
}

static void
test_strips_cut_endless_cells (void)
{
  g_autoptr (GoujiDocument) document = build_table (900, 8, 900);
  g_autoptr (GArray) strips = gouji_strips_new (document, (GoujiRange) { 0, G_MAXUINT });

  g_assert_cmpuint (strips->len, >, 3);
  assert_rows_cover (strips, 900);
}

static const GoujiBlock *
find_table (GoujiDocument *document, guint n)
{
  for (guint i = 0; i < gouji_document_get_n_blocks (document); i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);

    if (block->kind == GOUJI_BLOCK_TABLE && n-- == 0)
      return block;
  }
  g_assert_not_reached ();
}

static void
test_columns_fit_the_page (void)
{
  g_autoptr (GoujiDocument) document = sample_document_new ();
  g_autoptr (GoujiTableColumns) columns = gouji_table_columns_new (document, find_table (document, 1));
  const GoujiTableFit *fit = gouji_table_columns_fit (columns, 15, 600, 640);

  g_assert_cmpint (fit->total, <=, 640);
  g_assert_cmpfloat (fit->scale, ==, 1);
  g_assert_true (gouji_table_columns_is_numeric (columns, 3));
  g_assert_false (gouji_table_columns_is_numeric (columns, 2));
  g_assert_cmpint (fit->widths[2], >, fit->widths[3]);

  fit = gouji_table_columns_fit (columns, 15, 400, 440);
  g_assert_cmpint (fit->total, <=, 440);
  g_assert_cmpfloat (fit->scale, <, 1);

  fit = gouji_table_columns_fit (columns, 15, 200, 240);
  g_assert_cmpfloat (fit->scale, ==, 0.8);
  g_assert_cmpint (fit->total, >, 240);
}

static void
test_columns_keep_numbers_whole (void)
{
  g_autoptr (GoujiDocument) document = build_table (3, 30, 0);
  g_autoptr (GoujiTableColumns) columns = gouji_table_columns_new (document, find_table (document, 0));
  const GoujiTableFit *fit = gouji_table_columns_fit (columns, 20, 100, 100);

  for (guint i = 0; i < 30; i++)
    g_assert_cmpint (fit->widths[i], >=, 0.8 * 20);
}

static void
test_marks_are_found_by_place (void)
{
  const GoujiDocumentMark marks[] = {
    { { 50, 60 }, GOUJI_MARK_FIGURE, 3 },  { { 0, 100 }, GOUJI_MARK_DOUBT, 1 },
    { { 52, 54 }, GOUJI_MARK_FIGURE, 4 },  { { 52, 54 }, GOUJI_MARK_FINDING, 5 },
    { { 95, 200 }, GOUJI_MARK_FIGURE, 6 }, { { 7, 7 }, GOUJI_MARK_FIGURE, 7 },
  };
  g_autoptr (GoujiMarkSet) set = gouji_mark_set_new (marks, G_N_ELEMENTS (marks), 120);

  g_assert_cmpuint (gouji_mark_set_get_n_marks (set), ==, 4);
  g_assert_cmpuint (gouji_mark_set_get (set, gouji_mark_set_find_at (set, 53))->tag, ==, 5);
  g_assert_cmpuint (gouji_mark_set_get (set, gouji_mark_set_find_at (set, 59))->tag, ==, 3);
  g_assert_cmpuint (gouji_mark_set_get (set, gouji_mark_set_find_at (set, 60))->tag, ==, 1);
  g_assert_cmpuint (gouji_mark_set_find_at (set, 100), ==, G_MAXUINT);
  g_assert_cmpuint (gouji_mark_set_find_first (set, 70), ==, 0);
  g_assert_cmpuint (gouji_mark_set_find_first (set, 100), ==, 4);
  g_assert_cmpuint (gouji_mark_set_find_from (set, 51), ==, 2);
}

static void
assert_word (GoujiDocument *document, const char *at, const char *word)
{
  g_autofree char *found = NULL;

  found = gouji_document_slice (
    document, gouji_document_find_word (document, sample_document_find (document, at).start));
  g_assert_cmpstr (found, ==, word);
}

static void
test_words_part_figures_from_units (void)
{
  g_autoptr (GoujiDocument) document = build_text ("收到申请1,257件，金额3.5万元 via e-mail");
  guint length = gouji_document_get_length (document);

  assert_word (document, "57件", "1,257");
  assert_word (document, "件，", "件");
  assert_word (document, ".5万", "3.5");
  assert_word (document, "请", "收到申请");
  assert_word (document, "ail", "mail");
  g_assert_cmpuint (gouji_document_find_next_word (document, 0), ==, 4);
  g_assert_cmpuint (gouji_document_find_previous_word (document, length), ==, length - 5);
  g_assert_cmpuint (gouji_document_find_next_word (document, length), ==, length);
  g_assert_cmpuint (gouji_document_find_previous_word (document, 0), ==, 0);
}

static void
assert_copied (GoujiDocument *document, GoujiRange range, const char *expected)
{
  g_autofree char *text = gouji_document_copy_text (document, range);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_copied_tables_keep_their_columns (void)
{
  g_autoptr (GoujiDocument) document = sample_document_new ();
  GoujiRange range = sample_document_find (document, "二、主动公开");

  range.end = sample_document_find (document, "三、收到和处理").end;
  assert_copied (
    document, range,
    "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    "规章\t0\t0\t0\n行政规范性文件\t3\t1\t12\n第二十条第（五）项\n信息内容\t本年处理决定数量\n"
    "行政许可\t4186\n三、收到和处理");

  range = (GoujiRange) { sample_document_find (document, "（三）不予公开").start,
                         sample_document_find (document, "2.其他法律").end };
  assert_copied (document, range, "\t（三）不予公开\t1.属于国家秘密\t2\t0\t0\t0\t0\t0\t2\n\t\t2.其他法律");
  range = sample_document_find (document, "范性文件\t3\t1");
  assert_copied (document, range, "范性文件\t3\t1");
}

static void
test_copied_text_is_the_text (void)
{
  g_autoptr (GoujiDocument) document = build_text ("一\n\n二\t三");

  assert_copied (document, (GoujiRange) { 0, 6 }, "一\n\n二\t三");
  assert_copied (document, (GoujiRange) { 1, 4 }, "\n\n二");
  assert_copied (document, (GoujiRange) { 3, 3 }, "");
}

static void
assert_found (GoujiDocument *document, const char *needle, guint expected)
{
  g_autoptr (GArray) matches = gouji_document_find_text (document, needle, NULL);

  g_assert_cmpuint (matches->len, ==, expected);
}

static void
test_find_ignores_space_width_and_case (void)
{
  g_autoptr (GoujiDocument) document = build_text ("政 府　信\n息（2023）和 政府信息(２０２３) Open OPEN");

  assert_found (document, "政府信息", 2);
  assert_found (document, " 政府 信息 （２０２３）", 2);
  assert_found (document, "open", 2);
  assert_found (document, "信息2023", 0);
  assert_found (document, "", 0);
  assert_found (document, "　 \n", 0);
}

static void
test_find_across_cells_and_blocks (void)
{
  g_autoptr (GoujiDocument) document = sample_document_new ();
  g_autoptr (GArray) matches = gouji_document_find_text (document, "现行有效件数规章", NULL);
  g_autofree char *found = NULL;

  g_assert_cmpuint (matches->len, ==, 1);
  found = gouji_document_slice (document, g_array_index (matches, GoujiRange, 0));
  g_assert_cmpstr (found, ==, "现行有效件数\n规章");
}

static void
test_find_is_bounded (void)
{
  g_autofree char *many = g_strnfill (30000, 'a');
  g_autoptr (GoujiDocument) document = build_text (many);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) cancelled = NULL;

  assert_found (document, "a", GOUJI_FIND_MOST);
  assert_found (document, "aaa", 10000);
  assert_found (document, "aaaa", 7500);
  g_cancellable_cancel (cancellable);
  cancelled = gouji_document_find_text (document, "a", cancellable);
  g_assert_cmpuint (cancelled->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-pane/heights/agree-with-their-sum", test_heights_agree);
  g_test_add_func ("/document-pane/heights/forget-at-a-new-width", test_heights_forget_at_a_new_width);
  g_test_add_func ("/document-pane/heights/beyond-the-ends", test_heights_beyond_the_ends);
  g_test_add_func ("/document-pane/strips/one-long-line", test_strips_of_one_long_line);
  g_test_add_func ("/document-pane/strips/line-without-sentences", test_strips_of_a_line_without_sentences);
  g_test_add_func ("/document-pane/strips/end-with-the-report", test_strips_end_with_the_report);
  g_test_add_func ("/document-pane/strips/long-table", test_strips_of_a_long_table);
  g_test_add_func ("/document-pane/strips/merged-cells-stay-whole", test_strips_do_not_cut_merged_cells);
  g_test_add_func ("/document-pane/strips/endless-cells-are-cut", test_strips_cut_endless_cells);
  g_test_add_func ("/document-pane/columns/fit-the-page", test_columns_fit_the_page);
  g_test_add_func ("/document-pane/columns/keep-numbers-whole", test_columns_keep_numbers_whole);
  g_test_add_func ("/document-pane/marks/found-by-place", test_marks_are_found_by_place);
  g_test_add_func ("/document-pane/words/part-figures-from-units", test_words_part_figures_from_units);
  g_test_add_func ("/document-pane/copy/tables-keep-their-columns", test_copied_tables_keep_their_columns);
  g_test_add_func ("/document-pane/copy/text-is-the-text", test_copied_text_is_the_text);
  g_test_add_func ("/document-pane/find/ignores-space-width-and-case",
                   test_find_ignores_space_width_and_case);
  g_test_add_func ("/document-pane/find/across-cells-and-blocks", test_find_across_cells_and_blocks);
  g_test_add_func ("/document-pane/find/is-bounded", test_find_is_bounded);

  return g_test_run ();
}
