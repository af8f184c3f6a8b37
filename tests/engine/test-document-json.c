/* SPDX-License-Identifier: GPL-3.0-or-later */

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

  return g_test_run ();
}
