/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-answer.h"

#include <errno.h>
#include <unistd.h>

#include "document/gouji-document-wire.h"
#include "request/gouji-protocol.h"

static gboolean
write_all (int channel, const guint8 *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write (channel, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    bytes += n;
    length -= n;
  }

  return TRUE;
}

/* What is longer than anybody takes is not even begun: that it is too large is the answer. */
static gboolean
answer (int channel, GoujiAnswerKind kind, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_take_ref (value);
  guint8 head[GOUJI_PROTOCOL_HEAD];
  gsize length = g_variant_get_size (owned);
  gsize most = kind == GOUJI_ANSWER_DOCUMENT ? GOUJI_PROTOCOL_MAX_DOCUMENT
                                             : GOUJI_PROTOCOL_MAX_ANSWER - GOUJI_PROTOCOL_HEAD;

  if (length > most)
    return answer (channel, GOUJI_ANSWER_ERROR,
                   g_variant_new ("(us)", (guint) GOUJI_READ_ERROR_TOO_LARGE, "document"));

  gouji_protocol_print_answer_head (head, kind, length);
  return write_all (channel, head, sizeof (head)) && write_all (channel, g_variant_get_data (owned), length);
}

/* What no reader should say is at least an answer. */
gboolean
gouji_answer_error (int channel, const GError *error)
{
  gboolean known = error->domain == GOUJI_READ_ERROR;
  g_autofree char *detail = g_utf8_make_valid (error->message, MIN (strlen (error->message), 60));

  return answer (channel, GOUJI_ANSWER_ERROR,
                 g_variant_new ("(us)", known ? (guint) error->code : GOUJI_READ_ERROR_DAMAGED, detail));
}

gboolean
gouji_answer_document (int channel, GoujiDocument *document)
{
  return answer (channel, GOUJI_ANSWER_DOCUMENT, gouji_document_to_wire (document));
}

gboolean
gouji_answer_members (int channel, GPtrArray *members)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sumay)"));

  for (guint i = 0; i < members->len; i++) {
    const GoujiMember *member = g_ptr_array_index (members, i);

    GVariant *bytes =
      member->bytes != NULL ? g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), member->bytes, TRUE) : NULL;

    g_variant_builder_add (&builder, "(su@may)", member->name, bytes != NULL ? 0 : (guint) member->reason,
                           g_variant_new_maybe (G_VARIANT_TYPE ("ay"), bytes));
  }

  return answer (channel, GOUJI_ANSWER_MEMBERS, g_variant_builder_end (&builder));
}

gboolean
gouji_answer_picture (int channel, guint width, guint height, gsize stride)
{
  return answer (channel, GOUJI_ANSWER_PICTURE, g_variant_new ("(uuu)", width, height, (guint) stride));
}

gboolean
gouji_answer_bytes (int channel, GBytes *bytes, guint n_left_out)
{
  return answer (
    channel, GOUJI_ANSWER_BYTES,
    g_variant_new ("(u@ay)", n_left_out, g_variant_new_from_bytes (G_VARIANT_TYPE ("ay"), bytes, TRUE)));
}
