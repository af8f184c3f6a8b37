/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include "document/gouji-document-json.h"
#include "document/gouji-document-wire.h"

static inline char *
print_json (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return json_to_string (node, FALSE);
}

/* The cells of @table lie behind each other within its range and share no place of the grid. */
static inline void
assert_cells_hold (GoujiDocument *document, const GoujiBlock *table)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint earliest = table->range.start;

  g_assert_cmpuint (table->cells->len, >, 0);
  for (guint i = 0; i < table->cells->len; i++) {
    const GoujiTableCell *cell = &g_array_index (table->cells, GoujiTableCell, i);
    g_autofree char *text = gouji_document_slice (document, cell->range);

    g_assert_cmpuint (cell->range.start, >=, earliest);
    g_assert_cmpuint (cell->range.end, >=, cell->range.start);
    g_assert_cmpuint (cell->range.end, <=, table->range.end);
    g_assert_cmpuint (cell->row + cell->row_span, <=, table->n_rows);
    g_assert_cmpuint (cell->column + cell->column_span, <=, table->n_columns);
    g_assert_null (strpbrk (text, "\t\n"));
    earliest = cell->range.end;

    for (guint row = cell->row; row < cell->row + cell->row_span; row++) {
      for (guint column = cell->column; column < cell->column + cell->column_span; column++)
        g_assert_true (g_hash_table_add (places, g_memdup2 (&(gint64) { (gint64) row << 32 | column }, 8)));
    }
  }
}

/* A document that went to another process and back is the same. */
static inline void
assert_wire_holds (GoujiDocument *document)
{
  g_autoptr (GVariant) wire = gouji_document_to_wire (document);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (wire);
  g_autoptr (GVariant) received =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (GOUJI_DOCUMENT_WIRE_TYPE), bytes, FALSE));
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) again = gouji_document_from_wire (received, NULL, 0, &error);
  g_autoptr (GVariant) wire_again = NULL;

  g_assert_no_error (error);
  wire_again = gouji_document_to_wire (again);
  g_assert_true (g_variant_equal (wire, wire_again));
}

/* What must hold of every document, whatever it was read from: its text, its blocks, and its way through JSON
 * and back, and to another process. */
static inline void
assert_document_holds (GoujiDocument *document)
{
  const char *text = gouji_document_get_text (document);
  g_autoptr (JsonObject) object = gouji_document_to_json (document);
  g_autofree char *printed = print_json (object);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GoujiDocument) again = NULL;
  g_autoptr (JsonObject) object_again = NULL;
  g_autofree char *printed_again = NULL;
  g_autoptr (GError) error = NULL;
  guint earliest = 0;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\r'));
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, gouji_document_get_length (document));

  for (guint i = 0; i < gouji_document_get_n_blocks (document); i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);
    g_autofree char *behind =
      gouji_document_slice (document, (GoujiRange) { block->range.end, block->range.end + 1 });

    g_assert_cmpuint (block->range.start, >=, earliest);
    g_assert_cmpuint (block->range.end, >=, block->range.start);
    g_assert_cmpuint (block->range.end, <=, gouji_document_get_length (document));
    g_assert_true (g_str_equal (behind, "\n") || g_str_equal (behind, ""));
    g_assert_cmpint (block->kind == GOUJI_BLOCK_HEADING, ==, block->level > 0);
    g_assert_cmpint (block->kind == GOUJI_BLOCK_TABLE, ==, block->cells != NULL);
    if (block->cells != NULL)
      assert_cells_hold (document, block);
    earliest = block->range.end + 1;
  }

  node = json_from_string (printed, &error);
  g_assert_no_error (error);
  again = gouji_document_from_json (json_node_get_object (node), &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  object_again = gouji_document_to_json (again);
  printed_again = print_json (object_again);
  g_assert_cmpstr (printed_again, ==, printed);
  assert_wire_holds (document);
}

/* A document in one line for a test to compare: blocks closed by `|`, headings begin with `#` and their
 * level, cells are
 * `[row,column]`, with `+rows+columns` behind it where one spans, and `*` on a head. */
static inline char *
describe_document (GoujiDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < gouji_document_get_n_blocks (document); i++) {
    const GoujiBlock *block = gouji_document_get_block (document, i);
    g_autofree char *text = gouji_document_slice (document, block->range);

    if (block->kind == GOUJI_BLOCK_HEADING)
      g_string_append_printf (out, "#%u ", block->level);
    if (block->kind != GOUJI_BLOCK_TABLE)
      g_string_append (out, text);
    for (guint k = 0; block->cells != NULL && k < block->cells->len; k++) {
      const GoujiTableCell *cell = &g_array_index (block->cells, GoujiTableCell, k);
      g_autofree char *cell_text = gouji_document_slice (document, cell->range);

      g_string_append_printf (out, "[%u,%u", cell->row, cell->column);
      if (cell->row_span > 1 || cell->column_span > 1)
        g_string_append_printf (out, "+%u+%u", cell->row_span, cell->column_span);
      g_string_append_printf (out, "%s]%s", cell->header ? "*" : "", cell_text);
    }
    g_string_append_c (out, '|');
  }

  return g_string_free_and_steal (out);
}

static inline gboolean
has_note (GoujiDocument *document, GoujiNoteCode code)
{
  GPtrArray *notes = gouji_document_get_notes (document);

  for (guint i = 0; i < notes->len; i++) {
    if (((GoujiNote *) g_ptr_array_index (notes, i))->code == code)
      return TRUE;
  }

  return FALSE;
}
