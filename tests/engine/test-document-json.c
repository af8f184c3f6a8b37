/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-builder.h"
#include "document/gouji-document-json.h"

#include "assert-document.h"

/* A document as JSON with `'` for `"`, and whether it is taken. */
typedef struct {
  const char *name;
  const char *json;
} JsonCase;

#define WITH_BLOCKS(text, blocks)                                                                            \
  "{'title':null,'encoding':null,'text':'" text "','blocks':[" blocks "],'notes':[]}"
#define TABLE(rows, columns, cells)                                                                          \
  "{'kind':'table','range':[0,7],'rows':" rows ",'columns':" columns ",'cells':[" cells "]}"
#define WITH_PAGES(pages, boxes)                                                                             \
  "{'text':'ab','blocks':[{'kind':'paragraph','range':[0,2]}],'notes':[],'pages':[" pages                    \
  "],'boxes':[" boxes "]}"
#define A4 "[5953,8419]"
#define GRID "a\\tb\\nc\\td\\n"
#define CELLS "[0,0,1,1,true,0,1],[0,1,1,1,false,2,3],[1,0,1,1,false,4,5],[1,1,1,1,false,6,7]"

static const JsonCase taken[] = {
  { "empty", WITH_BLOCKS ("", "") },
  { "paragraph", WITH_BLOCKS ("ab\\n", "{'kind':'paragraph','range':[0,2]}") },
  { "no-line-end", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[0,2]}") },
  { "heading", WITH_BLOCKS ("ab\\n", "{'kind':'heading','level':6,'range':[0,2]}") },
  { "table", WITH_BLOCKS (GRID, TABLE ("2", "2", CELLS)) },
  { "unknown-members",
    "{'new':1,'text':'a','blocks':[{'kind':'paragraph','range':[0,1],'box':[1]}],'notes':[]}" },
  { "unknown-note", "{'text':'a','blocks':[],'notes':[{'code':'later'}]}" },
  { "note", "{'text':'a','blocks':[],'notes':[{'code':'encoding','detail':'Big5'}]}" },
  { "notes-of-a-workbook",
    "{'text':'a','blocks':[],'notes':[{'code':'not-shown','detail':'2'},{'code':'formulas','detail':'1'}]}" },
  { "pages", WITH_PAGES (A4 ",[8419,5953]", "") },
  { "boxes", WITH_PAGES (A4 "," A4, "[0,1,1,0,0,5953,8419],[1,2,0,5953,8419,0,0]") },
  { "pages-without-boxes", "{'text':'','blocks':[],'notes':[],'pages':[" A4 "]}" },
};

static const JsonCase turned_down[] = {
  { "no-text", "{'blocks':[],'notes':[]}" },
  { "text-no-string", "{'text':1,'blocks':[],'notes':[]}" },
  { "title-no-string", "{'title':1,'text':'','blocks':[],'notes':[]}" },
  { "carriage-return", WITH_BLOCKS ("a\\r", "") },
  { "no-blocks", "{'text':'','notes':[]}" },
  { "no-notes", "{'text':'','blocks':[]}" },
  { "block-no-object", WITH_BLOCKS ("ab", "1") },
  { "unknown-kind", WITH_BLOCKS ("ab", "{'kind':'picture','range':[0,2]}") },
  { "no-range", WITH_BLOCKS ("ab", "{'kind':'paragraph'}") },
  { "range-of-one", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[0]}") },
  { "range-outside", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[0,3]}") },
  { "range-negative", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[-1,2]}") },
  { "range-backwards", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[2,1]}") },
  { "range-fraction", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[0.5,2]}") },
  { "range-empty", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[2,2]}") },
  { "block-ends-within-a-line", WITH_BLOCKS ("ab", "{'kind':'paragraph','range':[0,1]}") },
  { "blocks-overlap",
    WITH_BLOCKS ("a\\nb\\n", "{'kind':'paragraph','range':[0,3]},{'kind':'paragraph','range':[2,3]}") },
  { "blocks-out-of-order",
    WITH_BLOCKS ("a\\nb\\n", "{'kind':'paragraph','range':[2,3]},{'kind':'paragraph','range':[0,1]}") },
  { "heading-without-level", WITH_BLOCKS ("ab", "{'kind':'heading','range':[0,2]}") },
  { "heading-of-level-7", WITH_BLOCKS ("ab", "{'kind':'heading','level':7,'range':[0,2]}") },
  { "table-without-cells", WITH_BLOCKS (GRID, TABLE ("2", "2", "")) },
  { "table-of-fewer-rows", WITH_BLOCKS (GRID, TABLE ("1", "2", CELLS)) },
  { "table-of-more-rows", WITH_BLOCKS (GRID, TABLE ("3", "2", CELLS)) },
  { "table-of-fewer-columns", WITH_BLOCKS (GRID, TABLE ("2", "1", CELLS)) },
  { "table-of-more-columns", WITH_BLOCKS (GRID, TABLE ("2", "3", CELLS)) },
  { "table-of-a-billion-columns", WITH_BLOCKS (GRID, TABLE ("2", "1000000000", CELLS)) },
  { "cell-of-six", WITH_BLOCKS (GRID, TABLE ("2", "2", "[0,0,1,1,true,0]")) },
  { "cell-without-span", WITH_BLOCKS (GRID, TABLE ("2", "2", "[0,0,0,1,true,0,1]," CELLS)) },
  { "cells-overlap",
    WITH_BLOCKS (
      GRID,
      TABLE ("2", "2", "[0,0,2,1,true,0,1],[0,1,1,1,false,2,3],[1,0,1,1,false,4,5],[1,1,1,1,false,6,7]")) },
  { "cell-over-the-edge",
    WITH_BLOCKS (
      GRID,
      TABLE ("2", "2", "[0,0,1,1,true,0,1],[0,1,1,2,false,2,3],[1,0,1,1,false,4,5],[1,1,1,1,false,6,7]")) },
  { "cell-holds-a-tab", WITH_BLOCKS (GRID, TABLE ("2", "1", "[0,0,1,1,true,0,3],[1,0,1,1,false,4,7]")) },
  { "cell-in-another-row", WITH_BLOCKS (GRID, TABLE ("1", "2", "[0,0,1,1,true,0,1],[0,1,1,1,true,4,7]")) },
  { "cells-end-before-the-range",
    WITH_BLOCKS (GRID, TABLE ("1", "2", "[0,0,1,1,true,0,1],[0,1,1,1,true,2,3]")) },
  { "pages-no-array", "{'text':'','blocks':[],'notes':[],'pages':1}" },
  { "boxes-no-array", "{'text':'','blocks':[],'notes':[],'pages':[" A4 "],'boxes':null}" },
  { "boxes-without-pages", "{'text':'a','blocks':[],'notes':[],'boxes':[[0,1,0,0,0,1,1]]}" },
  { "page-of-one", WITH_PAGES ("[5953]", "") },
  { "page-no-array", WITH_PAGES ("5953", "") },
  { "page-without-width", WITH_PAGES ("[9,8419]", "") },
  { "page-of-a-kilometre", WITH_PAGES ("[5953,28346457]", "") },
  { "page-fraction", WITH_PAGES ("[595.3,841.9]", "") },
  { "box-of-six", WITH_PAGES (A4, "[0,1,0,0,0,1]") },
  { "box-no-array", WITH_PAGES (A4, "0") },
  { "box-without-text", WITH_PAGES (A4, "[1,1,0,0,0,1,1]") },
  { "box-behind-the-text", WITH_PAGES (A4, "[1,3,0,0,0,1,1]") },
  { "box-on-no-page", WITH_PAGES (A4, "[0,1,1,0,0,1,1]") },
  { "box-beside-the-page", WITH_PAGES (A4, "[0,1,0,5954,0,1,1]") },
  { "box-below-the-page", WITH_PAGES (A4, "[0,1,0,0,8420,1,1]") },
  { "box-wider-than-the-page", WITH_PAGES (A4, "[0,1,0,0,0,5954,1]") },
  { "box-negative", WITH_PAGES (A4, "[0,1,0,-1,0,1,1]") },
  { "boxes-share-text", WITH_PAGES (A4, "[0,2,0,0,0,1,1],[1,2,0,0,0,1,1]") },
  { "boxes-out-of-order", WITH_PAGES (A4, "[1,2,0,0,0,1,1],[0,1,0,0,0,1,1]") },
  { "note-without-code", "{'text':'','blocks':[],'notes':[{'detail':null}]}" },
};

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);

  return node;
}

static void
test_taken (gconstpointer data)
{
  const JsonCase *c = data;
  g_autoptr (JsonNode) node = parse (c->json);
  g_autofree char *expected = print_json (json_node_get_object (node));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_document_from_json (json_node_get_object (node), &error);

  g_assert_no_error (error);

  g_autoptr (JsonObject) object = gouji_document_to_json (document);
  g_autofree char *printed = print_json (object);

  g_assert_cmpstr (printed, ==, expected);
  assert_document_holds (document);
}

static void
test_turned_down (gconstpointer data)
{
  const JsonCase *c = data;
  g_autoptr (JsonNode) node = parse (c->json);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = gouji_document_from_json (json_node_get_object (node), &error);

  g_assert_null (document);
  g_assert_error (error, GOUJI_DOCUMENT_ERROR, GOUJI_DOCUMENT_ERROR_INVALID);
}

static void
test_table_is_read_as_written (void)
{
  g_autoptr (JsonNode) node = parse (WITH_BLOCKS (GRID, TABLE ("2", "2", CELLS)));
  g_autoptr (GoujiDocument) document = gouji_document_from_json (json_node_get_object (node), NULL);
  g_autofree char *described = describe_document (document);

  g_assert_cmpstr (described, ==, "[0,0*]a[0,1]b[1,0]c[1,1]d|");
}

static void
test_boxes_are_written_in_tenths (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *printed = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, "ab", -1);
  gouji_document_builder_end_block (builder);
  gouji_document_builder_add_page (builder, 595.276, 841.89);
  gouji_document_builder_add_box (
    builder,
    &(GoujiTextBox) { .range = { 0, 2 }, .x = 72.05f, .y = 0.04f, .width = 595.276f, .height = 841.89f });
  document = gouji_document_builder_finish (builder);
  object = gouji_document_to_json (document);
  printed = print_json (object);

  g_assert_true (g_str_has_suffix (printed, "\"pages\":[[5953,8419]],\"boxes\":[[0,2,0,721,0,5953,8419]]}"));
  assert_document_holds (document);
}

static void
test_boxes_are_read_as_written (void)
{
  g_autoptr (JsonNode) node = parse (WITH_PAGES (A4 "," A4, "[0,1,1,721,305,121,100]"));
  g_autoptr (GoujiDocument) document = gouji_document_from_json (json_node_get_object (node), NULL);
  guint n_boxes = 0;
  const GoujiTextBox *box = gouji_document_find_boxes (document, (GoujiRange) { 0, 2 }, &n_boxes);

  g_assert_cmpuint (gouji_document_get_n_pages (document), ==, 2);
  g_assert_cmpfloat_with_epsilon (gouji_document_get_page (document, 1)->height, 841.9, 1e-6);
  g_assert_cmpuint (n_boxes, ==, 1);
  g_assert_cmpuint (box->page, ==, 1);
  g_assert_cmpfloat_with_epsilon (box->x, 72.1, 1e-4);
  g_assert_cmpfloat_with_epsilon (box->y, 30.5, 1e-4);
  g_assert_cmpfloat_with_epsilon (box->width, 12.1, 1e-4);
  g_assert_cmpfloat_with_epsilon (box->height, 10.0, 1e-4);
}

/* A file of an earlier version comes back byte for byte: nothing of pages is added to it. */
static void
test_document_without_pages_says_nothing_of_them (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = gouji_document_builder_finish (builder);
  g_autoptr (JsonObject) object = gouji_document_to_json (document);

  g_assert_false (json_object_has_member (object, "pages"));
  g_assert_false (json_object_has_member (object, "boxes"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (taken); i++) {
    g_autofree char *path = g_strconcat ("/document-json/taken/", taken[i].name, NULL);

    g_test_add_data_func (path, &taken[i], test_taken);
  }
  for (guint i = 0; i < G_N_ELEMENTS (turned_down); i++) {
    g_autofree char *path = g_strconcat ("/document-json/turned-down/", turned_down[i].name, NULL);

    g_test_add_data_func (path, &turned_down[i], test_turned_down);
  }
  g_test_add_func ("/document-json/table-is-read-as-written", test_table_is_read_as_written);
  g_test_add_func ("/document-json/boxes-are-written-in-tenths", test_boxes_are_written_in_tenths);
  g_test_add_func ("/document-json/boxes-are-read-as-written", test_boxes_are_read_as_written);
  g_test_add_func ("/document-json/document-without-pages-says-nothing-of-them",
                   test_document_without_pages_says_nothing_of_them);

  return g_test_run ();
}
