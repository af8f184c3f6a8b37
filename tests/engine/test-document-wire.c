/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-builder.h"

#include "assert-document.h"

/* A document with something of everything: kinds of blocks, spans, notes with and without detail, boxes. */
static GoujiDocument *
create_sample (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  guint page;

  gouji_document_builder_set_title (builder, "岚川县");
  gouji_document_builder_add_note (builder, GOUJI_NOTE_CUT, NULL);
  gouji_document_builder_add_note (builder, GOUJI_NOTE_COMMENTS, "2");
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_HEADING, 2);
  gouji_document_builder_append (builder, "一、总体情况", -1);
  gouji_document_builder_end_block (builder);
  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_TABLE, 0);
  gouji_document_builder_begin_row (builder);
  gouji_document_builder_begin_cell (builder, 1, 2, TRUE);
  gouji_document_builder_append (builder, "件数", -1);
  gouji_document_builder_end_cell (builder);
  gouji_document_builder_begin_row (builder);
  gouji_document_builder_begin_cell (builder, 1, 1, FALSE);
  gouji_document_builder_end_cell (builder);
  gouji_document_builder_begin_cell (builder, 1, 1, FALSE);
  gouji_document_builder_append (builder, "3", -1);
  gouji_document_builder_end_cell (builder);
  gouji_document_builder_end_block (builder);

  page = gouji_document_builder_add_page (builder, 595.3, 841.9);
  gouji_document_builder_add_box (
    builder, &(GoujiTextBox) { .range = { 0, 6 }, .page = page, .x = 1.1f, .y = 2, .width = 3, .height = 4 });

  return gouji_document_builder_finish (builder);
}

static GoujiDocument *
receive (const guint8 *bytes, gsize length, GError **error)
{
  g_autoptr (GBytes) copy = g_bytes_new (bytes, length);
  g_autoptr (GVariant) wire =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (GOUJI_DOCUMENT_WIRE_TYPE), copy, FALSE));

  return gouji_document_from_wire (wire, NULL, 0, error);
}

/* Whatever arrives is a document that holds, or an error of the document's domain. */
static void
assert_holds_or_turned_down (const guint8 *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoujiDocument) document = receive (bytes, length, &error);

  if (document == NULL)
    g_assert_error (error, GOUJI_DOCUMENT_ERROR, GOUJI_DOCUMENT_ERROR_INVALID);
  else
    assert_document_holds (document);
}

static void
test_round_trip (void)
{
  g_autoptr (GoujiDocument) document = create_sample ();

  assert_document_holds (document);
}

static void
test_further_note (void)
{
  g_autoptr (GoujiDocument) document = create_sample ();
  g_autoptr (GVariant) wire = gouji_document_to_wire (document);
  GoujiNote note = { GOUJI_NOTE_CONVERTED, (char *) "LibreOffice" };
  g_autoptr (GoujiDocument) again = gouji_document_from_wire (wire, &note, 1, NULL);

  g_assert_true (gouji_document_has_note (again, GOUJI_NOTE_CONVERTED));
  g_assert_true (gouji_document_has_note (again, GOUJI_NOTE_COMMENTS));
}

static void
test_every_bit (void)
{
  g_autoptr (GoujiDocument) document = create_sample ();
  g_autoptr (GVariant) wire = gouji_document_to_wire (document);
  gsize length = g_variant_get_size (wire);
  g_autofree guint8 *bytes = g_memdup2 (g_variant_get_data (wire), length);

  for (gsize i = 0; i < length * 8; i++) {
    bytes[i / 8] ^= 1 << i % 8;
    assert_holds_or_turned_down (bytes, length);
    bytes[i / 8] ^= 1 << i % 8;
  }
}

static void
test_every_length (void)
{
  g_autoptr (GoujiDocument) document = create_sample ();
  g_autoptr (GVariant) wire = gouji_document_to_wire (document);
  const guint8 *bytes = g_variant_get_data (wire);

  for (gsize length = 0; length < g_variant_get_size (wire); length++)
    assert_holds_or_turned_down (bytes, length);
}

static void
assert_turned_down (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) wire =
    g_variant_parse (G_VARIANT_TYPE (GOUJI_DOCUMENT_WIRE_TYPE), text, NULL, NULL, &error);
  g_autoptr (GoujiDocument) document = NULL;

  g_assert_no_error (error);
  document = gouji_document_from_wire (wire, NULL, 0, &error);
  g_assert_null (document);
  g_assert_error (error, GOUJI_DOCUMENT_ERROR, GOUJI_DOCUMENT_ERROR_INVALID);
}

static void
test_contradictions (void)
{
  /* A kind of block that there is none of, a paragraph with cells, a note that there is none of. */
  assert_turned_down ("(nothing, nothing, 'a', [(9, 0, 0, 1, 0, 0, [])], [], [], [])");
  assert_turned_down ("(nothing, nothing, 'a', [(0, 0, 0, 1, 0, 0, [(0, 0, 1, 1, 0, 0, 1)])], [], [], [])");
  assert_turned_down ("(nothing, nothing, 'a', [], [(1000, nothing)], [], [])");
  /* Numbers that wrap around when they are added. */
  assert_turned_down ("(nothing, nothing, 'a', [(0, 0, 0, 4294967295, 0, 0, [])], [], [], [])");
  assert_turned_down (
    "(nothing, nothing, 'a', [(2, 0, 0, 1, 1, 4294967295, [(0, 4294967295, 1, 1, 0, 0, 1)])], [], [], [])");
  /* A heading without level, a box without page, a box behind the text, a page without end. */
  assert_turned_down ("(nothing, nothing, 'a', [(1, 0, 0, 1, 0, 0, [])], [], [], [])");
  assert_turned_down ("(nothing, nothing, 'a', [], [], [], [(0, 1, 0, 1.0, 1.0, 1.0, 1.0)])");
  assert_turned_down ("(nothing, nothing, 'a', [], [], [(9.0, 9.0)], [(0, 2, 0, 1.0, 1.0, 1.0, 1.0)])");
  assert_turned_down ("(nothing, nothing, 'a', [], [], [(9.0, 9.0)], [(0, 1, 0, 1e300, 1.0, 1.0, 1.0)])");
  assert_turned_down ("(nothing, nothing, 'a', [], [], [(inf, 9.0)], [])");
  assert_turned_down ("(nothing, nothing, 'a\\r', [], [], [], [])");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-wire/round-trip", test_round_trip);
  g_test_add_func ("/document-wire/further-note-is-added", test_further_note);
  g_test_add_func ("/document-wire/every-bit-flipped-holds-or-is-turned-down", test_every_bit);
  g_test_add_func ("/document-wire/every-length-holds-or-is-turned-down", test_every_length);
  g_test_add_func ("/document-wire/contradictions-are-turned-down", test_contradictions);

  return g_test_run ();
}
