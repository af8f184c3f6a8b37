/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "correction-fixture.h"
#include "report/gouji-report-file.h"

static GoujiCorrection *
place (GoujiReport *report, GoujiRange selection, const char *id, GoujiExtent extent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) placings = gouji_place_numbers (report, selection, find (report, id), extent, &error);

  g_assert_no_error (error);
  return gouji_correction_new_placed (report, (const GoujiPlacing *) (void *) placings->data, placings->len);
}

static void
apply (GoujiReport *report, GoujiCorrection *correction)
{
  gouji_correction_apply (correction, report);
  gouji_correction_free (correction);
}

static void
shift (GoujiReport *report, const char *id, GoujiShift direction)
{
  GoujiCorrection *correction = gouji_correction_new_shifted (report, find (report, id), direction);

  g_assert_nonnull (correction);
  apply (report, correction);
}

static void
assert_printed (GoujiReport *report, const char *id, const char *printed)
{
  g_assert_cmpstr (figure (report, id)->printed, ==, printed);
}

/* Returns: the texts of the extras, in their order */
static char *
list_extras (GoujiReport *report)
{
  GPtrArray *extras = gouji_report_get_extras (report);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < extras->len; i++) {
    const GoujiExtra *extra = g_ptr_array_index (extras, i);

    g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", extra->typed ? "typed:" : "",
                            extra->printed);
  }

  return g_string_free (text, FALSE);
}

static void
assert_extras (GoujiReport *report, const char *expected)
{
  g_autofree char *extras = list_extras (report);

  g_assert_cmpstr (extras, ==, expected);
}

static char *
list_numbers (GoujiReport *report, GoujiRange selection)
{
  GoujiDocument *document = gouji_report_get_document (report);
  g_autoptr (GArray) numbers = gouji_find_numbers (document, selection);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++) {
    const GoujiFoundNumber *number = &g_array_index (numbers, GoujiFoundNumber, i);
    g_autofree char *slice = gouji_document_slice (document, number->source);

    g_string_append_printf (text, "[%s%s]", number->how == GOUJI_HOW_PROSE ? "~" : "", slice);
  }

  return g_string_free (text, FALSE);
}

static void
assert_numbers (GoujiReport *report, GoujiRange selection, const char *expected)
{
  g_autofree char *numbers = list_numbers (report, selection);

  g_assert_cmpstr (numbers, ==, expected);
}

static void
test_numbers_of_a_table (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;

  assert_numbers (report, locate_from_to (report, "101", "107"), "[101][104][107]");
  assert_numbers (report, locate_from_to (report, "102", "/"), "[102][105][/]");
  assert_numbers (report, locate_from_to (report, "104", "106"), "[104][105][106]");
  assert_numbers (report, locate_from_to (report, "项目", "109"), "[101][102][][104][105][106][107][/][109]");
  assert_numbers (report, locate_from_to (report, "丙", "109"), "[][106][109]");
  assert_numbers (report, locate_from_to (report, "105", "107"), "[105][106][107]");
  assert_numbers (report, locate (report, "项目"), "");
}

static void
test_a_part_of_a_cell_is_text (Fixture *fixture, gconstpointer data)
{
  GoujiRange range = locate (fixture->report, "104");

  range.end--;
  assert_numbers (fixture->report, range, "[10]");
}

static void
test_numbers_of_a_sentence (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;

  assert_numbers (report, locate_from_to (report, "全年", "现场（1）件。"), "[~57][~3.2万件]");
  assert_numbers (report, locate (report, "57"), "[57]");
  assert_numbers (report, (GoujiRange) { 3, 3 }, "");
}

static void
test_wrong_counts_are_said (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  const GoujiCell *cell = find (report, "disclosure.regulation.issued");
  g_autoptr (GError) error = NULL;

  g_assert_null (gouji_place_numbers (report, locate (report, "人手不足"), cell, GOUJI_EXTENT_CELL, &error));
  g_assert_error (error, GOUJI_PLACE_ERROR, GOUJI_PLACE_ERROR_NO_NUMBER);
  g_clear_error (&error);
  g_assert_null (
    gouji_place_numbers (report, locate_from_to (report, "101", "102"), cell, GOUJI_EXTENT_ROW, &error));
  g_assert_error (error, GOUJI_PLACE_ERROR, GOUJI_PLACE_ERROR_COUNT);
}

static void
test_a_row_a_column_a_block (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  const GoujiFormTable *table = gouji_form_get_table (gouji_report_get_form (report), 0);

  apply (report, place (report, locate_from_to (report, "104", "106"), "disclosure.regulation.repealed",
                        GOUJI_EXTENT_ROW));
  assert_printed (report, "disclosure.regulation.issued", "104");
  assert_printed (report, "disclosure.regulation.repealed", "105");
  assert_printed (report, "disclosure.regulation.in_force", "106");
  g_assert_cmpint (gouji_report_get_table_state (report, table), ==, GOUJI_TABLE_DAMAGED);

  apply (report, place (report, locate_from_to (report, "101", "104"), "disclosure.regulation.repealed",
                        GOUJI_EXTENT_COLUMN));
  assert_printed (report, "disclosure.regulation.issued", NULL);
  assert_printed (report, "disclosure.regulation.repealed", "101");
  assert_printed (report, "disclosure.normative_document.repealed", "104");
  assert_extras (report, "105");

  apply (report, place (report, locate_from_to (report, "104", "109"), "disclosure.regulation.issued",
                        GOUJI_EXTENT_BLOCK));
  assert_printed (report, "disclosure.normative_document.repealed", "/");
  assert_printed (report, "disclosure.normative_document.in_force", "109");
  assert_extras (report, "101");

  for (guint i = 0; i < 3; i++)
    gouji_report_undo (report);
  assert_printed (report, "disclosure.regulation.issued", NULL);
  assert_extras (report, "");
  g_assert_false (gouji_report_get_modified (report));
}

static void
test_placed_is_sure_and_verbatim (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  GoujiRange range = locate (report, "3.2万件");
  const char *id = "requests.new_received.total";

  gouji_report_set_entered (report, find (report, id), "99", GOUJI_HOW_TYPED);
  apply (report, place (report, range, id, GOUJI_EXTENT_CELL));
  g_assert_cmpstr (figure (report, id)->printed, ==, "3.2万件");
  g_assert_null (figure (report, id)->entered);
  g_assert_true (figure (report, id)->placed);
  g_assert_true (gouji_figure_is_sure (figure (report, id)));
  g_assert_cmpuint (figure (report, id)->source.start, ==, range.start);

  gouji_report_undo (report);
  g_assert_cmpstr (figure (report, id)->entered, ==, "99");
  assert_printed (report, id, NULL);
}

static void
test_a_number_has_one_place (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;

  assert_printed (report, "disputes.review.upheld", "11");
  assert_printed (report, "disputes.review.other", "13");
  apply (report, place (report, locate (report, "13"), "disputes.review.upheld", GOUJI_EXTENT_CELL));
  assert_printed (report, "disputes.review.upheld", "13");
  assert_printed (report, "disputes.review.other", NULL);
  assert_extras (report, "11");

  apply (report, place (report, locate (report, "11"), "disputes.review.other", GOUJI_EXTENT_CELL));
  assert_extras (report, "");
}

static void
test_shifting (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  const char *first = "disputes.review.upheld";
  const char *last = "disputes.litigation_after_review.total";

  gouji_report_set_entered (report, find (report, first), "5", GOUJI_HOW_TYPED);
  shift (report, first, GOUJI_SHIFT_RIGHT);
  assert_printed (report, first, NULL);
  g_assert_cmpstr (figure (report, first)->entered, ==, "5");
  assert_printed (report, "disputes.review.corrected", "11");
  g_assert_true (figure (report, "disputes.review.corrected")->placed);
  assert_printed (report, last, "34");
  assert_extras (report, "130");

  gouji_report_undo (report);
  assert_printed (report, last, "130");
  shift (report, last, GOUJI_SHIFT_LEFT);
  assert_printed (report, first, "12");
  assert_printed (report, last, NULL);
  assert_extras (report, "11");
}

static void
test_shifting_a_column (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;

  g_assert_null (
    gouji_correction_new_shifted (report, find (report, "disclosure.regulation.issued"), GOUJI_SHIFT_DOWN));
  apply (report, place (report, locate_from_to (report, "101", "104"), "disclosure.regulation.issued",
                        GOUJI_EXTENT_COLUMN));
  shift (report, "disclosure.normative_document.issued", GOUJI_SHIFT_UP);
  assert_printed (report, "disclosure.regulation.issued", "104");
  assert_printed (report, "disclosure.normative_document.issued", NULL);
  assert_extras (report, "101");
  shift (report, "disclosure.regulation.issued", GOUJI_SHIFT_DOWN);
  assert_printed (report, "disclosure.normative_document.issued", "104");
}

static void
test_rows_in_place_of_others (Fixture *fixture, gconstpointer data)
{
  const GoujiCell *cell = find (fixture->report, "requests.new_received.total");
  g_autoptr (GPtrArray) apart = gouji_extent_list_cells (fixture->report, cell, GOUJI_EXTENT_COLUMN);
  g_autoptr (GPtrArray) together =
    gouji_extent_fit_cells (fixture->report, cell, GOUJI_EXTENT_COLUMN, apart->len - 2);

  g_assert_cmpuint (apart->len, ==, 25);
  g_assert_nonnull (together);
  g_assert_null (gouji_extent_fit_cells (fixture->report, cell, GOUJI_EXTENT_COLUMN, apart->len - 1));

  /* The report prints the one row: from then on it is the one that is meant. */
  gouji_report_set_entered (fixture->report, find (fixture->report, "requests.other_handled.total"), "3",
                            GOUJI_HOW_TYPED);
  g_autoptr (GPtrArray) printed = gouji_extent_list_cells (fixture->report, cell, GOUJI_EXTENT_COLUMN);
  g_assert_cmpuint (printed->len, ==, 23);
}

static char *
save (GoujiReport *report)
{
  g_autoptr (GBytes) bytes = gouji_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_form_forth_and_back (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  const GoujiPart *part = gouji_form_find_part (gouji_report_get_form (report), "problems");

  gouji_report_set_entered (report, find (report, "requests.new_received.total"), "57", GOUJI_HOW_TYPED);
  gouji_report_set_entered (report, find (report, "disclosure.regulation.repealed"), "4", GOUJI_HOW_PASTED);
  gouji_report_set_text (report, part, "人手仍然不足。\n");
  gouji_report_set_field (report, GOUJI_FIELD_AGENCY, "云溪县人民政府");
  g_autofree char *before = save (report);

  choose_form (fixture, report, "2019");
  g_assert_cmpstr (gouji_form_get_id (gouji_report_get_form (report)), ==, "2019");
  g_assert_cmpstr (figure (report, "requests.new_received.total")->entered, ==, "57");
  assert_printed (report, "disputes.review.upheld", "11");
  assert_extras (report, "typed:4");
  part = gouji_form_find_part (gouji_report_get_form (report), "problems");
  g_assert_cmpstr (gouji_report_get_narrative (report, part)->text, ==, "人手仍然不足。\n");
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_AGENCY), ==, "云溪县人民政府");
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_YEAR), ==, "2023");

  choose_form (fixture, report, "2021");
  g_assert_cmpstr (figure (report, "requests.new_received.total")->entered, ==, "57");
  g_assert_cmpstr (figure (report, "disclosure.regulation.repealed")->entered, ==, "4");
  assert_extras (report, "");

  gouji_report_undo (report);
  gouji_report_undo (report);
  g_autofree char *after = save (report);
  g_assert_cmpstr (after, ==, before);
}

static void
test_numbers_without_a_place_are_kept (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;

  apply (report, place (report, locate_from_to (report, "104", "106"), "disclosure.regulation.issued",
                        GOUJI_EXTENT_ROW));
  apply (report, place (report, locate (report, "57"), "requests.new_received.total", GOUJI_EXTENT_CELL));
  choose_form (fixture, report, "2019");
  assert_extras (report, "104 105 106");
  assert_printed (report, "requests.new_received.total", "57");
  g_assert_true (figure (report, "requests.new_received.total")->placed);

  gouji_report_undo (report);
  assert_printed (report, "disclosure.regulation.issued", "104");
  assert_extras (report, "");
}

/* A form of another kind has no place for most of the numbers. They are kept and find their way back. */
static void
test_a_form_of_another_kind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GoujiReport) report = read_document (fixture, "2014");
  GoujiForm *form = gouji_report_get_form (report);
  const GoujiCell *typed = gouji_form_get_cell (form, 3);

  gouji_report_set_entered (report, typed, "8", GOUJI_HOW_TYPED);
  apply (report,
         place (report, locate (report, "105"), gouji_form_get_cell (form, 5)->id, GOUJI_EXTENT_CELL));
  g_autofree char *before = save (report);

  choose_form (fixture, report, "narrative");
  g_autofree char *extras = list_extras (report);
  g_assert_nonnull (strstr (extras, "typed:8"));
  g_assert_nonnull (strstr (extras, "105"));
  GPtrArray *list = gouji_report_get_extras (report);
  for (guint i = 0; i < list->len; i++)
    g_assert_nonnull (gouji_report_find_part_of_extra (report, g_ptr_array_index (list, i)));

  choose_form (fixture, report, "2014");
  g_assert_cmpstr (gouji_report_get_figure (report, typed)->entered, ==, "8");
  gouji_report_undo (report);
  gouji_report_undo (report);
  g_autofree char *after = save (report);
  g_assert_cmpstr (after, ==, before);
}

static void
test_what_will_happen_is_counted (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  g_autoptr (GError) error = NULL;
  GoujiRange range = gouji_report_get_document_range (report);

  apply (report, place (report, locate_from_to (report, "104", "106"), "disclosure.regulation.issued",
                        GOUJI_EXTENT_ROW));
  g_autoptr (GoujiRereading) read =
    gouji_reread (fixture->filler, gouji_report_get_document (report), gouji_report_get_form (report), range,
                  gouji_form_set_find (fixture->forms, "2019"), range, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *before = save (report);
  g_autoptr (GoujiCorrection) correction = gouji_rereading_correct (read, report);
  g_assert_cmpuint (correction->n_kept, ==, 15);
  g_assert_cmpuint (correction->n_moved, ==, 3);
  g_assert_cmpuint (correction->n_found, ==, 0);
  g_autofree char *after = save (report);
  g_assert_cmpstr (after, ==, before);
}

static void
test_fields_of_a_correction_are_the_same_step (Fixture *fixture, gconstpointer data)
{
  GoujiReport *report = fixture->report;
  g_autoptr (GError) error = NULL;
  GoujiRange range = gouji_report_get_document_range (report);
  GoujiForm *form = gouji_report_get_form (report);
  g_autofree char *before = save (report);
  g_autoptr (GoujiRereading) read = gouji_reread (fixture->filler, gouji_report_get_document (report), form,
                                                  range, form, range, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GoujiCorrection) correction = gouji_rereading_correct (read, report);

  gouji_correction_set_field (correction, GOUJI_FIELD_YEAR, "2022");
  gouji_correction_set_field (correction, GOUJI_FIELD_KIND, "department");
  gouji_correction_apply (correction, report);
  g_assert_cmpint (gouji_report_get_year (report), ==, 2022);
  g_assert_cmpstr (gouji_report_get_field (report, GOUJI_FIELD_KIND), ==, "department");

  gouji_report_undo (report);
  g_autofree char *after = save (report);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (gouji_report_can_undo (report));
}

static void
test_names_are_read_back (void)
{
  GoujiExtent extent;
  GoujiShift direction;

  for (GoujiExtent i = GOUJI_EXTENT_CELL; i <= GOUJI_EXTENT_BLOCK; i++) {
    g_assert_true (gouji_extent_from_string (gouji_extent_to_string (i), &extent));
    g_assert_cmpint (extent, ==, i);
  }
  g_assert_false (gouji_extent_from_string ("page", &extent));
  g_assert_false (gouji_extent_from_string (NULL, &extent));
  g_assert_true (gouji_shift_from_string ("down", &direction));
  g_assert_cmpint (direction, ==, GOUJI_SHIFT_DOWN);
  g_assert_false (gouji_shift_from_string ("away", &direction));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/correction/numbers/of-a-table", test_numbers_of_a_table);
  ADD ("/correction/numbers/a-part-of-a-cell-is-text", test_a_part_of_a_cell_is_text);
  ADD ("/correction/numbers/of-a-sentence", test_numbers_of_a_sentence);
  ADD ("/correction/numbers/wrong-counts-are-said", test_wrong_counts_are_said);
  ADD ("/correction/place/a-row-a-column-a-block", test_a_row_a_column_a_block);
  ADD ("/correction/place/is-sure-and-verbatim", test_placed_is_sure_and_verbatim);
  ADD ("/correction/place/a-number-has-one-place", test_a_number_has_one_place);
  ADD ("/correction/place/rows-in-place-of-others", test_rows_in_place_of_others);
  ADD ("/correction/shift/a-row", test_shifting);
  ADD ("/correction/shift/a-column", test_shifting_a_column);
  ADD ("/correction/form/forth-and-back", test_form_forth_and_back);
  ADD ("/correction/form/numbers-without-a-place-are-kept", test_numbers_without_a_place_are_kept);
  ADD ("/correction/form/of-another-kind", test_a_form_of_another_kind);
  ADD ("/correction/form/what-will-happen-is-counted", test_what_will_happen_is_counted);
  ADD ("/correction/form/fields-are-the-same-step", test_fields_of_a_correction_are_the_same_step);
  g_test_add_func ("/correction/names-are-read-back", test_names_are_read_back);

  return g_test_run ();
}
