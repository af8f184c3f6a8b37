/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-builder.h"

#include "assert-document.h"

static GoujiDocument *
build_paragraph (const char *text)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, text, -1);

  return gouji_document_builder_finish (builder);
}

static void
add_cell (GoujiDocumentBuilder *builder, guint row_span, guint column_span, const char *text)
{
  gouji_document_builder_begin_cell (builder, row_span, column_span, FALSE);
  gouji_document_builder_append (builder, text, -1);
  gouji_document_builder_end_cell (builder);
}

static void
assert_described (GoujiDocument *document, const char *expected)
{
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, expected);
  assert_document_holds (document);
}

static void
test_offsets_count_code_points (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GoujiDocument) document = NULL;
  const char *stored;

  for (guint i = 0; i < 400; i++)
    g_string_append (text, i % 4 == 0 ? "a" : i % 4 == 1 ? "é" : i % 4 == 2 ? "公" : "𠀀");
  document = build_paragraph (text->str);
  stored = gouji_document_get_text (document);

  g_assert_cmpuint (gouji_document_get_length (document), ==, 401);
  for (guint i = 0; i <= 401; i++) {
    gsize byte = g_utf8_offset_to_pointer (stored, i) - stored;

    g_assert_cmpuint (gouji_document_byte_offset (document, i), ==, byte);
    g_assert_cmpuint (gouji_document_offset_at_byte (document, byte), ==, i);
  }
  g_assert_cmpuint (gouji_document_offset_at_byte (document, 4), ==, 2);
  assert_document_holds (document);
}

static void
test_slice_ends_with_the_text (void)
{
  g_autoptr (GoujiDocument) document = build_paragraph ("政务公开");
  g_autofree char *middle = gouji_document_slice (document, (GoujiRange) { 1, 3 });
  g_autofree char *tail = gouji_document_slice (document, (GoujiRange) { 3, 99 });

  g_assert_cmpstr (middle, ==, "务公");
  g_assert_cmpstr (tail, ==, "开\n");
}

static void
test_block_at_an_offset (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_take_text (builder, g_strdup ("\n一二\n\n三\n"), strlen ("\n一二\n\n三\n"));
  gouji_document_builder_add_block (builder, GOUJI_BLOCK_PARAGRAPH, 0, (GoujiRange) { 1, 3 });
  gouji_document_builder_add_block (builder, GOUJI_BLOCK_PARAGRAPH, 0, (GoujiRange) { 5, 6 });
  document = gouji_document_builder_finish (builder);

  g_assert_cmpuint (gouji_document_find_block (document, 0), ==, G_MAXUINT);
  g_assert_cmpuint (gouji_document_find_block (document, 1), ==, 0);
  g_assert_cmpuint (gouji_document_find_block (document, 4), ==, 0);
  g_assert_cmpuint (gouji_document_find_block (document, 5), ==, 1);
  g_assert_cmpuint (gouji_document_find_block (document, 99), ==, 1);
}

static void
test_taken_text_stays_as_it_is (void)
{
  const char *text = "  一\t二  \n\n三";
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_take_text (builder, g_strdup (text), strlen (text));
  gouji_document_builder_add_block (builder, GOUJI_BLOCK_HEADING, 2, (GoujiRange) { 0, 7 });
  gouji_document_builder_add_block (builder, GOUJI_BLOCK_PARAGRAPH, 0, (GoujiRange) { 9, 10 });
  document = gouji_document_builder_finish (builder);

  g_assert_cmpstr (gouji_document_get_text (document), ==, text);
  assert_described (document, "#2   一\t二  |三|");
}

static void
test_empty_blocks_leave_nothing (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_end_block (builder);
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  gouji_document_builder_begin_row (builder);
  gouji_document_builder_end_block (builder);
  document = gouji_document_builder_finish (builder);

  g_assert_cmpuint (gouji_document_get_n_blocks (document), ==, 0);
  g_assert_cmpstr (gouji_document_get_text (document), ==, "");
  assert_document_holds (document);
}

static void
test_control_characters_become_spaces (void)
{
  g_autoptr (GoujiDocument) document = build_paragraph ("a\r\x01"
                                                        "b\x7f"
                                                        "c\nd\te");

  g_assert_cmpstr (gouji_document_get_text (document), ==, "a  b c\nd\te\n");
}

static void
test_cells_are_joined_by_tab (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "一");
  add_cell (builder, 1, 1, "");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "1\t2\n3");
  add_cell (builder, 1, 1, "4");
  gouji_document_builder_end_block (builder);
  document = gouji_document_builder_finish (builder);

  g_assert_cmpstr (gouji_document_get_text (document), ==, "一\t\n1 2 3\t4\n");
  assert_described (document, "[0,0]一[0,1][1,0]1 2 3[1,1]4|");
}

static void
test_spans_shift_later_cells (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 2, 2, "a");
  add_cell (builder, 1, 1, "b");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "c");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "d");
  document = gouji_document_builder_finish (builder);

  assert_described (document, "[0,0+2+2]a[0,2]b[1,2]c[2,0]d|");
}

static void
test_overlapping_spans_are_resolved (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "a");
  add_cell (builder, 2, 1, "b");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 3, "c");
  add_cell (builder, 1, 1, "d");
  document = gouji_document_builder_finish (builder);

  assert_described (document, "[0,0]a[0,1+2+1]b[1,0]c[1,2]d|");
}

static void
test_spans_end_with_the_table (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 0, 1, "a");
  add_cell (builder, 50, 1, "b");
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "c");
  gouji_document_builder_begin_row (builder);
  document = gouji_document_builder_finish (builder);

  assert_described (document, "[0,0+2+1]a[0,1+2+1]b[1,2]c|");
}

static void
test_spans_end_with_the_row_group (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 9, 1, "a");
  gouji_document_builder_end_row_group (builder);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, 1, 1, "b");
  document = gouji_document_builder_finish (builder);

  assert_described (document, "[0,0]a[1,0]b|");
}

static void
test_spans_are_bounded (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  const GoujiBlock *table;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  add_cell (builder, G_MAXUINT, G_MAXUINT, "a");
  add_cell (builder, 1, G_MAXUINT, "b");
  document = gouji_document_builder_finish (builder);

  table = gouji_document_get_block (document, 0);
  g_assert_cmpuint (table->n_rows, ==, 1);
  g_assert_cmpuint (table->n_columns, ==, 1001);
  assert_document_holds (document);
}

static void
test_a_note_stands_once (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);
  gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);
  gouji_document_builder_add_note (builder, GOUJI_NOTE_ENCODING, "Big5");
  gouji_document_builder_set_title (builder, " \n 某县年报 ");
  document = gouji_document_builder_finish (builder);

  g_assert_cmpuint (gouji_document_get_notes (document)->len, ==, 2);
  g_assert_cmpstr (gouji_document_get_title (document), ==, "某县年报");
  assert_document_holds (document);
}

static void
test_only_what_was_there_is_counted (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  const GoujiNote *note;

  gouji_document_builder_add_count (builder, GOUJI_NOTE_COMMENTS, 0);
  gouji_document_builder_add_count (builder, GOUJI_NOTE_HIDDEN, 12);
  document = gouji_document_builder_finish (builder);

  g_assert_cmpuint (gouji_document_get_notes (document)->len, ==, 1);
  note = g_ptr_array_index (gouji_document_get_notes (document), 0);
  g_assert_cmpint (note->code, ==, GOUJI_NOTE_HIDDEN);
  g_assert_cmpstr (note->detail, ==, "12");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/offsets-count-code-points", test_offsets_count_code_points);
  g_test_add_func ("/document/slice-ends-with-the-text", test_slice_ends_with_the_text);
  g_test_add_func ("/document/block-at-an-offset", test_block_at_an_offset);
  g_test_add_func ("/document/taken-text-stays-as-it-is", test_taken_text_stays_as_it_is);
  g_test_add_func ("/document/empty-blocks-leave-nothing", test_empty_blocks_leave_nothing);
  g_test_add_func ("/document/control-characters-become-spaces", test_control_characters_become_spaces);
  g_test_add_func ("/document/cells-are-joined-by-tab", test_cells_are_joined_by_tab);
  g_test_add_func ("/document/spans-shift-later-cells", test_spans_shift_later_cells);
  g_test_add_func ("/document/overlapping-spans-are-resolved", test_overlapping_spans_are_resolved);
  g_test_add_func ("/document/spans-end-with-the-table", test_spans_end_with_the_table);
  g_test_add_func ("/document/spans-end-with-the-row-group", test_spans_end_with_the_row_group);
  g_test_add_func ("/document/spans-are-bounded", test_spans_are_bounded);
  g_test_add_func ("/document/a-note-stands-once", test_a_note_stands_once);
  g_test_add_func ("/document/only-what-was-there-is-counted", test_only_what_was_there_is_counted);

  return g_test_run ();
}
