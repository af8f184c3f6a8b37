/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document/gouji-document-wire.h"
#include "fuzz-soundness.h"
#include "fuzz-target.h"
#include "request/gouji-protocol.h"

/*
 * What the two processes say to each other. The first byte says what the rest is: `r`, the bytes of a
 * request; `e`, those of an end; `0` to `3`, those of an answer to each task; `E`, `D`, `M`, `P` and `B`, the
 * value of an answer of each kind as GVariant prints it, which gets its head here: bytes of which a fuzzer
 * would have to guess all lengths.
 */
static const struct {
  char letter;
  GoujiTaskKind task;
  GoujiAnswerKind answer;
  const char *type;
} answers[] = {
  { 'E', GOUJI_TASK_READ, GOUJI_ANSWER_ERROR, "(us)" },
  { 'D', GOUJI_TASK_READ, GOUJI_ANSWER_DOCUMENT, GOUJI_DOCUMENT_WIRE_TYPE },
  { 'M', GOUJI_TASK_READ, GOUJI_ANSWER_MEMBERS, "a(sumay)" },
  { 'P', GOUJI_TASK_DRAW, GOUJI_ANSWER_PICTURE, "(uuu)" },
  { 'B', GOUJI_TASK_CONVERT, GOUJI_ANSWER_BYTES, "(uay)" },
};

static void
try_answer (GBytes *bytes, GoujiTaskKind kind)
{
  GoujiTask task = { .kind = kind };
  GoujiReply reply = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean taken = gouji_protocol_parse_answer (bytes, &task, &reply, &error);

  g_assert_true (taken == (error == NULL));
  if (!taken) {
    g_assert_true (error->domain == GOUJI_READ_ERROR);
    return;
  }

  if (reply.document != NULL)
    fuzz_assert_document_is_sound (reply.document);
  for (guint i = 0; reply.members != NULL && i < reply.members->len; i++) {
    const GoujiMember *member = g_ptr_array_index (reply.members, i);

    g_assert_true (g_utf8_validate (member->name, -1, NULL));
  }
  if (kind == GOUJI_TASK_DRAW)
    g_assert_true (gouji_protocol_picture_is_sound (reply.width, reply.height, reply.stride));
  gouji_reply_clear (&reply);
}

/* What is taken for a request is printed as it was. */
static void
try_request (GBytes *bytes)
{
  g_auto (GoujiTask) task = { 0 };
  g_autoptr (GBytes) printed = NULL;

  if (!gouji_protocol_parse_request (bytes, &task))
    return;

  printed = gouji_protocol_print_request (&task);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), g_bytes_get_data (printed, NULL),
                   g_bytes_get_size (printed));
}

static void
try_printed (guint index, const char *text, gsize length)
{
  guint8 head[GOUJI_PROTOCOL_HEAD];
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GVariant) value =
    g_variant_parse (G_VARIANT_TYPE (answers[index].type), text, text + length, NULL, NULL);

  if (value == NULL)
    return;

  gouji_protocol_print_answer_head (head, answers[index].answer, g_variant_get_size (value));
  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, g_variant_get_data (value), g_variant_get_size (value));
  answer = g_bytes_new (bytes->data, bytes->len);
  try_answer (answer, answers[index].task);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = size > 0 ? g_bytes_new (data + 1, size - 1) : NULL;
  GoujiTaskEnd end;

  if (size == 0)
    return 0;
  if (data[0] == 'r')
    try_request (bytes);
  else if (data[0] == 'e')
    (void) gouji_protocol_parse_end (data + 1, size - 1, &end);
  else if (data[0] >= '0' && data[0] <= '3')
    try_answer (bytes, data[0] - '0');
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    if (data[0] == answers[i].letter)
      try_printed (i, (const char *) data + 1, size - 1);
  }

  return 0;
}
