/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "paste/gouji-paste.h"

#include "form/gouji-form-set.h"

static GoujiFormSet *forms;
static GoujiFolding *folding;
static GoujiReport *report;

static const GoujiCell *
cell (const char *id)
{
  const GoujiCell *found = gouji_form_find_cell (gouji_report_get_form (report), id);

  g_assert_nonnull (found);
  return found;
}

static GoujiPaste *
paste (const char *text, const char *start)
{
  GoujiPasteBlock *block = gouji_paste_block_new (text, NULL);

  g_assert_nonnull (block);
  return gouji_paste_new (report, folding, block, cell (start));
}

static void
assert_place (GoujiPaste *self, const char *id, const char *text)
{
  for (guint i = 0; i < self->places->len; i++) {
    const GoujiPastePlace *place = &g_array_index (self->places, GoujiPastePlace, i);

    if (place->cell == cell (id)) {
      g_assert_cmpstr (place->text, ==, text);
      return;
    }
  }
  g_error ("nothing for %s", id);
}

static void
assert_counts (GoujiPaste *self, guint n_places, guint n_rest)
{
  for (guint i = 0; i < self->rest->len; i++)
    g_test_message ("rest: %s, reason %d", g_array_index (self->rest, GoujiPasteRest, i).text,
                    g_array_index (self->rest, GoujiPasteRest, i).reason);
  g_assert_cmpuint (self->places->len, ==, n_places);
  g_assert_cmpuint (self->rest->len, ==, n_rest);
}

static void
assert_rest (GoujiPaste *self, guint index, const char *text, GoujiPasteReason reason)
{
  const GoujiPasteRest *rest = &g_array_index (self->rest, GoujiPasteRest, index);

  g_assert_cmpuint (index, <, self->rest->len);
  g_assert_cmpstr (rest->text, ==, text);
  g_assert_cmpint (rest->reason, ==, reason);
}

static void
test_without_labels_by_position (void)
{
  g_autoptr (GoujiPaste) self = paste ("57\t0\n3\t1\n", "requests.new_received.business");

  assert_counts (self, 4, 0);
  g_assert_false (self->by_rows || self->by_columns);
  assert_place (self, "requests.new_received.business", "57");
  assert_place (self, "requests.new_received.research", "0");
  assert_place (self, "requests.carried_in.business", "3");
  assert_place (self, "requests.carried_in.research", "1");
}

static void
test_a_blank_replaces_nothing (void)
{
  g_autoptr (GoujiPaste) self = paste ("57\t\t2\n", "requests.new_received.natural_person");

  assert_counts (self, 2, 0);
  assert_place (self, "requests.new_received.research", "2");
}

static void
test_what_goes_beyond_the_table_is_left_over (void)
{
  g_autoptr (GoujiPaste) self = paste ("1\t2\t3\n4\t5\t6\n", "requests.carried_out.other_organization");

  assert_counts (self, 2, 4);
  assert_place (self, "requests.carried_out.other_organization", "1");
  assert_place (self, "requests.carried_out.total", "2");
  assert_rest (self, 0, "3", GOUJI_PASTE_NO_ROOM);
  assert_rest (self, 3, "6", GOUJI_PASTE_NO_ROOM);
}

static void
test_what_is_no_number_keeps_its_place (void)
{
  g_autoptr (GoujiPaste) self =
    paste ("=SUM(B2:B8)\t12%\t￥12.5\t/\n", "requests.new_received.natural_person");

  assert_counts (self, 4, 0);
  assert_place (self, "requests.new_received.natural_person", "=SUM(B2:B8)");
  assert_place (self, "requests.new_received.business", "12%");
  assert_place (self, "requests.new_received.public_welfare", "/");
}

/* Rows in another order, some left out, one the form does not have. */
static void
test_labels_of_rows_lead (void)
{
  g_autoptr (GoujiPaste) self = paste ("2.重复申请\t1\t0\t0\t0\t0\t0\t1\n"
                                       "一、本年新收政府信息公开申请数量\t57\t1\t0\t0\t0\t2\t60\n"
                                       "9.本县另设的一行\t5\t0\t0\t0\t0\t0\t5\n"
                                       "（一）予以公开\t40\t1\t0\t0\t0\t2\t43\n",
                                       "disclosure.regulation.issued");

  assert_counts (self, 21, 7);
  g_assert_true (self->by_rows);
  g_assert_false (self->by_columns || self->transposed);
  assert_place (self, "requests.nothandled_repeat.natural_person", "1");
  assert_place (self, "requests.new_received.total", "60");
  assert_place (self, "requests.open_full.other_organization", "2");
  assert_rest (self, 0, "5", GOUJI_PASTE_NO_LABEL);
}

static void
test_one_column_with_labels_goes_to_the_column_of_the_cursor (void)
{
  g_autoptr (GoujiPaste) self =
    paste ("指标\t数量\n予以公开\t40\n部分公开\t2\n属于国家秘密\t1\n", "requests.new_received.research");

  assert_counts (self, 3, 0);
  assert_place (self, "requests.open_full.research", "40");
  assert_place (self, "requests.open_partial.research", "2");
  assert_place (self, "requests.deny_state_secret.research", "1");
}

static void
test_columns_of_years_are_no_applicants (void)
{
  g_autoptr (GoujiPaste) self =
    paste ("指标\t上年\t本年\n予以公开\t40\t41\n部分公开\t2\t3\n", "requests.new_received.natural_person");

  assert_counts (self, 0, 4);
  assert_rest (self, 0, "40", GOUJI_PASTE_NO_LABEL);
}

static void
test_labels_of_rows_and_columns_lead (void)
{
  g_autoptr (GoujiPaste) self = paste ("\t总计\t自然人\t商业企业\n"
                                       "四、结转下年度继续办理\t9\t8\t1\n"
                                       "二、上年结转政府信息公开申请数量\t5\t5\t0\n",
                                       "requests.new_received.natural_person");

  assert_counts (self, 6, 0);
  g_assert_true (self->by_rows && self->by_columns);
  assert_place (self, "requests.carried_out.total", "9");
  assert_place (self, "requests.carried_out.natural_person", "8");
  assert_place (self, "requests.carried_in.business", "0");
}

static void
test_a_column_that_the_form_does_not_have_is_left_over (void)
{
  g_autoptr (GoujiPaste) self = paste ("\t自然人\t外国人\t总计\n一、本年新收政府信息公开申请数量\t5\t1\t6\n",
                                       "requests.new_received.natural_person");

  assert_counts (self, 2, 1);
  assert_place (self, "requests.new_received.total", "6");
  assert_rest (self, 0, "1", GOUJI_PASTE_NO_LABEL);
}

static void
test_a_block_that_lies_on_its_side (void)
{
  g_autoptr (GoujiPaste) self =
    paste ("\t一、本年新收政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t（一）予以公开\n"
           "自然人\t57\t2\t40\n"
           "商业企业\t1\t0\t1\n"
           "其他\t2\t0\t2\n"
           "总计\t60\t2\t43\n",
           "requests.new_received.natural_person");

  g_assert_true (self->transposed);
  assert_counts (self, 12, 0);
  assert_place (self, "requests.carried_in.natural_person", "2");
  assert_place (self, "requests.open_full.other_organization", "2");
  assert_place (self, "requests.new_received.total", "60");
}

static void
test_running_numbers_of_rows_are_no_figures (void)
{
  g_autoptr (GoujiPaste) self = paste ("序号\t信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
                                       "1\t规章\t0\t0\t3\n2\t行政规范性文件\t5\t1\t40\n",
                                       "disclosure.regulation.issued");

  assert_counts (self, 6, 0);
  assert_place (self, "disclosure.normative_document.in_force", "40");
}

/* Table 4 says 结果维持 three times: the groups above tell which, or else their order. */
static void
test_labels_that_are_called_the_same_are_told_apart (void)
{
  const char *heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
  g_autofree char *plain =
    g_strdup_printf ("%s\t%s\t%s\n1\t2\t3\t4\t10\t5\t6\t7\t8\t26\t9\t0\t0\t0\t9\n", heads, heads, heads);
  g_autofree char *grouped =
    g_strdup_printf ("复议后起诉\t\t\t\t\t行政复议\n%s\t%s\n1\t2\t3\t4\t10\t5\t6\t7\t8\t26\n", heads, heads);
  g_autofree char *alone = g_strdup_printf ("%s\n1\t2\t3\t4\t10\n", heads);
  g_autoptr (GoujiPaste) by_order = paste (plain, "disputes.review.upheld");
  g_autoptr (GoujiPaste) by_group = paste (grouped, "disputes.review.upheld");
  g_autoptr (GoujiPaste) open = paste (alone, "disputes.review.upheld");

  assert_counts (by_order, 15, 0);
  assert_place (by_order, "disputes.review.total", "10");
  assert_place (by_order, "disputes.litigation_direct.pending", "8");
  assert_place (by_order, "disputes.litigation_after_review.upheld", "9");
  assert_counts (by_group, 10, 0);
  assert_place (by_group, "disputes.litigation_after_review.upheld", "1");
  assert_place (by_group, "disputes.review.upheld", "5");
  /* Nothing says which of the three it is. They go by position, and the review shows where. */
  g_assert_false (open->by_columns);
  assert_place (open, "disputes.review.total", "10");
}

static void
test_two_numbers_for_one_cell_are_both_left_over (void)
{
  g_autoptr (GoujiPaste) self =
    paste ("\t自然人\n（一）予以公开\t40\n（一）予以公开\t41\n（二）部分公开\t2\n（二）部分公开\t2\n",
           "requests.new_received.natural_person");

  assert_counts (self, 1, 2);
  assert_place (self, "requests.open_partial.natural_person", "2");
  assert_rest (self, 0, "40", GOUJI_PASTE_TWICE);
  assert_rest (self, 1, "41", GOUJI_PASTE_TWICE);
}

/* All of table 3 as a word processor copies it, merged heads as blanks; the whole table at any cursor. */
static void
test_the_whole_table_as_printed (void)
{
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiFormTable *table = cell ("requests.new_received.total")->table;
  const GoujiFormBlock *block = table->blocks->pdata[0];
  g_autoptr (GString) text =
    g_string_new ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\n"
                  "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n"
                  "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n");
  g_autoptr (GoujiPaste) self = NULL;
  guint n_cells = 0;

  for (guint r = 0; r < block->rows->len; r++) {
    const GoujiHead *head = block->rows->pdata[r];

    if (head->alternative_of != NULL)
      continue;
    g_string_append_printf (text, "%s\t%s\t%s", head->depth == 2 ? "三、本年度办理结果" : "",
                            head->depth == 2 ? head->parent->title : "", head->title);
    for (guint c = 0; c < block->columns->len; c++, n_cells++)
      g_string_append_printf (text, "\t%u", gouji_form_get_cell_at (form, block, r, c)->index);
    g_string_append_c (text, '\n');
  }
  self = paste (text->str, "disclosure.fees.amount");
  assert_counts (self, n_cells, 0);
  for (guint i = 0; i < n_cells; i++) {
    const GoujiPastePlace *place = &g_array_index (self->places, GoujiPastePlace, i);

    g_assert_cmpuint (g_ascii_strtoull (place->text, NULL, 10), ==, place->cell->index);
  }
}

static void
test_ten_thousand_lines_are_dealt_with_at_once (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GoujiPaste) self = NULL;
  gint64 begin;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "事项%u\t%u\t%u\n", i, i, i + 1);
  begin = g_get_monotonic_time ();
  self = paste (text->str, "requests.new_received.natural_person");
  g_test_message ("%" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - begin) / 1000);
  g_assert_cmpuint (self->places->len + self->rest->len, <=, 30000);
  g_assert_cmpuint (self->rest->len, >=, 19000);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  forms = gouji_form_set_new_from_folder (g_getenv ("GOUJI_FORMS"), NULL);
  g_assert_nonnull (forms);
  folding = gouji_folding_new ();
  report = gouji_report_new (gouji_form_set_find (forms, "2021"));

  g_test_add_func ("/paste/position", test_without_labels_by_position);
  g_test_add_func ("/paste/blanks", test_a_blank_replaces_nothing);
  g_test_add_func ("/paste/beyond-the-table", test_what_goes_beyond_the_table_is_left_over);
  g_test_add_func ("/paste/no-numbers", test_what_is_no_number_keeps_its_place);
  g_test_add_func ("/paste/rows", test_labels_of_rows_lead);
  g_test_add_func ("/paste/one-column", test_one_column_with_labels_goes_to_the_column_of_the_cursor);
  g_test_add_func ("/paste/years", test_columns_of_years_are_no_applicants);
  g_test_add_func ("/paste/rows-and-columns", test_labels_of_rows_and_columns_lead);
  g_test_add_func ("/paste/unknown-column", test_a_column_that_the_form_does_not_have_is_left_over);
  g_test_add_func ("/paste/transposed", test_a_block_that_lies_on_its_side);
  g_test_add_func ("/paste/running-numbers", test_running_numbers_of_rows_are_no_figures);
  g_test_add_func ("/paste/twins", test_labels_that_are_called_the_same_are_told_apart);
  g_test_add_func ("/paste/twice", test_two_numbers_for_one_cell_are_both_left_over);
  g_test_add_func ("/paste/whole-table", test_the_whole_table_as_printed);
  g_test_add_func ("/paste/ten-thousand-lines", test_ten_thousand_lines_are_dealt_with_at_once);

  status = g_test_run ();
  g_object_unref (report);
  gouji_folding_unref (folding);
  gouji_form_set_unref (forms);
  return status;
}
