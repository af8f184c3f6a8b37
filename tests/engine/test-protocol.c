/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "document/gouji-document-builder.h"
#include "document/gouji-document-wire.h"
#include "request/gouji-protocol.h"

#include "assert-document.h"

static GBytes *
print_answer (GoujiAnswerKind kind, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_take_ref (value);
  GByteArray *bytes = g_byte_array_new ();
  guint8 head[GOUJI_PROTOCOL_HEAD];

  gouji_protocol_print_answer_head (head, kind, g_variant_get_size (owned));
  g_byte_array_append (bytes, head, sizeof (head));
  g_byte_array_append (bytes, g_variant_get_data (owned), g_variant_get_size (owned));
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
print_document (void)
{
  g_autoptr (GoujiDocumentBuilder) builder = gouji_document_builder_new ();
  g_autoptr (GoujiDocument) document = NULL;

  gouji_document_builder_begin_block (builder, GOUJI_BLOCK_PARAGRAPH, 0);
  gouji_document_builder_append (builder, "岚川县", -1);
  gouji_document_builder_end_block (builder);
  document = gouji_document_builder_finish (builder);

  return print_answer (GOUJI_ANSWER_DOCUMENT, gouji_document_to_wire (document));
}

static GBytes *
print_text (GoujiAnswerKind kind, const char *text)
{
  return print_answer (kind, g_variant_parse (NULL, text, NULL, NULL, NULL));
}

/* Whether @bytes answers what was asked; if not, the code of the error. */
static gboolean
parse (GBytes *bytes, GoujiTaskKind asked, int *code)
{
  const GoujiTask task = { .kind = asked };
  g_auto (GoujiReply) reply = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean parsed = gouji_protocol_parse_answer (bytes, &task, &reply, &error);

  if (parsed && reply.document != NULL)
    assert_document_holds (reply.document);
  if (!parsed) {
    g_assert_true (error->domain == GOUJI_READ_ERROR);
    g_assert_null (reply.document);
    g_assert_null (reply.members);
    g_assert_null (reply.bytes);
    *code = error->code;
  }

  return parsed;
}

static void
assert_turned_down (GBytes *bytes, GoujiTaskKind asked)
{
  int code = -1;

  g_assert_false (parse (bytes, asked, &code));
  g_assert_cmpint (code, ==, GOUJI_READ_ERROR_ANSWER);
}

static void
assert_text_turned_down (GoujiAnswerKind kind, const char *text, GoujiTaskKind asked)
{
  g_autoptr (GBytes) bytes = print_text (kind, text);

  assert_turned_down (bytes, asked);
}

static void
test_answers (void)
{
  g_autoptr (GBytes) document = print_document ();
  g_autoptr (GBytes) members =
    print_text (GOUJI_ANSWER_MEMBERS, "[('a', uint32 6, @may nothing), ('b', 0, just [byte 0x1])]");
  g_autoptr (GBytes) picture = print_text (GOUJI_ANSWER_PICTURE, "(uint32 2, uint32 3, uint32 8)");
  g_autoptr (GBytes) bytes = print_text (GOUJI_ANSWER_BYTES, "(uint32 1, [byte 0x1])");
  int code;

  g_assert_true (parse (document, GOUJI_TASK_READ, &code));
  g_assert_true (parse (members, GOUJI_TASK_READ, &code));
  g_assert_true (parse (picture, GOUJI_TASK_DRAW, &code));
  g_assert_true (parse (bytes, GOUJI_TASK_CONVERT, &code));
  g_assert_true (parse (bytes, GOUJI_TASK_RECOGNISE, &code));
}

static void
test_errors (void)
{
  g_autoptr (GBytes) bytes = print_text (GOUJI_ANSWER_ERROR, "(uint32 6, 'a')");
  int code = -1;

  g_assert_false (parse (bytes, GOUJI_TASK_READ, &code));
  g_assert_cmpint (code, ==, GOUJI_READ_ERROR_ENCRYPTED);
}

/* What only the process that forked it may say, or that nobody may. */
static void
test_errors_of_others (void)
{
  assert_text_turned_down (GOUJI_ANSWER_ERROR, "(uint32 11, 'a')", GOUJI_TASK_READ);
  assert_text_turned_down (GOUJI_ANSWER_ERROR, "(uint32 15, 'a')", GOUJI_TASK_READ);
  assert_text_turned_down (GOUJI_ANSWER_ERROR, "(uint32 1000, 'a')", GOUJI_TASK_READ);
  assert_text_turned_down (GOUJI_ANSWER_ERROR, "(uint32 4294967295, 'a')", GOUJI_TASK_READ);
}

static void
test_other_answers (void)
{
  g_autoptr (GBytes) document = print_document ();

  assert_turned_down (document, GOUJI_TASK_DRAW);
  assert_turned_down (document, GOUJI_TASK_CONVERT);
  assert_text_turned_down (GOUJI_ANSWER_PICTURE, "(uint32 2, uint32 3, uint32 8)", GOUJI_TASK_READ);
  assert_text_turned_down (GOUJI_ANSWER_BYTES, "(uint32 1, [byte 0x1])", GOUJI_TASK_READ);
  assert_text_turned_down (99, "(uint32 1, [byte 0x1])", GOUJI_TASK_READ);
}

static void
test_pictures (void)
{
  static const char *const wrong[] = {
    "(uint32 0, uint32 3, uint32 0)",          "(uint32 2, uint32 0, uint32 8)",
    "(uint32 2, uint32 3, uint32 9)",          "(uint32 2, uint32 3, uint32 4)",
    "(uint32 32768, uint32 1, uint32 131072)", "(uint32 10000, uint32 10000, uint32 40000)",
    "(uint32 1073741824, uint32 4, uint32 0)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    assert_text_turned_down (GOUJI_ANSWER_PICTURE, wrong[i], GOUJI_TASK_DRAW);
}

static void
test_every_length (void)
{
  g_autoptr (GBytes) bytes = print_document ();

  for (gsize length = 0; length < g_bytes_get_size (bytes); length++) {
    g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (bytes, NULL), length);

    assert_turned_down (cut, GOUJI_TASK_READ);
  }
}

static void
test_every_bit (void)
{
  g_autoptr (GBytes) bytes = print_document ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (gsize i = 0; i < length * 8; i++) {
    guint8 *flipped = g_memdup2 (data, length);
    g_autoptr (GBytes) other = g_bytes_new_take (flipped, length);
    int code;

    flipped[i / 8] ^= 1 << i % 8;
    if (!parse (other, GOUJI_TASK_READ, &code))
      g_assert_cmpint (code, ==, GOUJI_READ_ERROR_ANSWER);
  }
}

static void
test_requests (void)
{
  const GoujiTask task = { .kind = GOUJI_TASK_DRAW, .name = (char *) "a.pdf", .page = 3, .scale = 1.5 };
  g_autoptr (GBytes) bytes = gouji_protocol_print_request (&task);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 1);
  g_auto (GoujiTask) parsed = { 0 };
  GoujiTask none = { 0 };

  g_assert_true (gouji_protocol_parse_request (bytes, &parsed));
  g_assert_cmpint (parsed.kind, ==, GOUJI_TASK_DRAW);
  g_assert_cmpstr (parsed.name, ==, "a.pdf");
  g_assert_null (parsed.encoding);
  g_assert_cmpuint (parsed.page, ==, 3);
  g_assert_cmpfloat (parsed.scale, ==, 1.5);
  g_assert_false (gouji_protocol_parse_request (cut, &none));
}

static void
test_ends (void)
{
  guint8 bytes[GOUJI_PROTOCOL_END_BYTES];
  GoujiTaskEnd end = GOUJI_TASK_END_DONE;

  gouji_protocol_print_end (bytes, GOUJI_TASK_END_TIME);
  g_assert_true (gouji_protocol_parse_end (bytes, sizeof (bytes), &end));
  g_assert_cmpint (end, ==, GOUJI_TASK_END_TIME);
  g_assert_false (gouji_protocol_parse_end (bytes, sizeof (bytes) - 1, &end));
  for (guint i = 0; i < 8 * 8; i++) {
    bytes[i / 8] ^= 1 << i % 8;
    g_assert_false (gouji_protocol_parse_end (bytes, sizeof (bytes), &end));
    bytes[i / 8] ^= 1 << i % 8;
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/protocol/answer/of-each-kind", test_answers);
  g_test_add_func ("/protocol/answer/error", test_errors);
  g_test_add_func ("/protocol/answer/error-of-others", test_errors_of_others);
  g_test_add_func ("/protocol/answer/to-another-request", test_other_answers);
  g_test_add_func ("/protocol/answer/no-picture", test_pictures);
  g_test_add_func ("/protocol/answer/every-length-is-turned-down", test_every_length);
  g_test_add_func ("/protocol/answer/every-bit-flipped-holds-or-is-turned-down", test_every_bit);
  g_test_add_func ("/protocol/request/there-and-back", test_requests);
  g_test_add_func ("/protocol/end/there-and-back", test_ends);

  return g_test_run ();
}
