/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "request/gouji-protocol.h"

#include <string.h>

#include "document/gouji-document-wire.h"

#define REQUEST_MAGIC 0x51524a47u /* GJRQ */
#define ANSWER_MAGIC 0x41524a47u  /* GJRA */
#define END_MAGIC 0x45524a47u     /* GJRE */

#define REQUEST_TYPE "(msmsud)"
#define ERROR_TYPE "(us)"
#define MEMBERS_TYPE "a(sumay)"
#define PICTURE_TYPE "(uuu)"
#define BYTES_TYPE "(uay)"

/* What an error is about is a word or two; more of it would only be somebody's text. */
#define MAX_DETAIL 200

typedef struct {
  guint32 magic;
  guint32 version;
  guint32 kind;
  guint32 padding;
  guint64 length;
} Head;

typedef struct {
  guint32 magic;
  guint32 version;
  guint32 end;
  guint32 padding;
} End;

G_STATIC_ASSERT (sizeof (Head) == GOUJI_PROTOCOL_HEAD);
G_STATIC_ASSERT (sizeof (End) == GOUJI_PROTOCOL_END_BYTES);

void
gouji_task_clear (GoujiTask *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->encoding, g_free);
}

void
gouji_reply_clear (GoujiReply *self)
{
  g_clear_pointer (&self->document, gouji_document_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

static gboolean
turn_down (GError **error, const char *what)
{
  g_set_error_literal (error, GOUJI_READ_ERROR, GOUJI_READ_ERROR_ANSWER, what);
  return FALSE;
}

/* Returns: (nullable): what follows the head, if that is one of @magic and says how long it is */
static GBytes *
take_payload (GBytes *bytes, guint32 magic, guint32 *kind)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  Head head;

  if (length < sizeof (Head))
    return NULL;
  memcpy (&head, data, sizeof (Head));
  if (head.magic != magic || head.version != GOUJI_PROTOCOL_VERSION || head.padding != 0 ||
      head.length != length - sizeof (Head))
    return NULL;

  *kind = head.kind;
  return g_bytes_new_from_bytes (bytes, sizeof (Head), head.length);
}

/* Returns: (nullable): @payload as a value of @type, if it is one to the last bit */
static GVariant *
take_value (GBytes *payload, const char *type)
{
  g_autoptr (GVariant) value =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), payload, FALSE));

  return g_variant_is_normal_form (value) ? g_steal_pointer (&value) : NULL;
}

/**
 * gouji_protocol_print_request:
 *
 * Returns: (transfer full): the request's bytes; its descriptors go beside it
 */
GBytes *
gouji_protocol_print_request (const GoujiTask *task)
{
  g_autoptr (GVariant) value =
    g_variant_ref_sink (g_variant_new (REQUEST_TYPE, task->name, task->encoding, task->page, task->scale));
  Head head = {
    .magic = REQUEST_MAGIC,
    .version = GOUJI_PROTOCOL_VERSION,
    .kind = task->kind,
    .length = g_variant_get_size (value),
  };
  GByteArray *bytes = g_byte_array_sized_new (sizeof (Head) + head.length);

  g_byte_array_append (bytes, (const guint8 *) &head, sizeof (Head));
  g_byte_array_append (bytes, g_variant_get_data (value), head.length);

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * gouji_protocol_parse_request:
 * @bytes: a request
 * @task: (out caller-allocates): what is to be done
 *
 * Returns: whether @bytes is a request of this version; if so, @task is to be cleared
 */
gboolean
gouji_protocol_parse_request (GBytes *bytes, GoujiTask *task)
{
  guint32 kind = 0;
  g_autoptr (GBytes) payload = take_payload (bytes, REQUEST_MAGIC, &kind);
  g_autoptr (GVariant) value = payload == NULL ? NULL : take_value (payload, REQUEST_TYPE);

  if (value == NULL || kind > GOUJI_TASK_RECOGNISE)
    return FALSE;

  *task = (GoujiTask) { .kind = kind };
  g_variant_get (value, REQUEST_TYPE, &task->name, &task->encoding, &task->page, &task->scale);

  return TRUE;
}

/**
 * gouji_protocol_count_descriptors:
 *
 * Returns: how many descriptors come with a request of this kind
 */
guint
gouji_protocol_count_descriptors (GoujiTaskKind kind)
{
  return kind == GOUJI_TASK_DRAW ? GOUJI_PROTOCOL_N_DESCRIPTORS : GOUJI_PROTOCOL_PICTURE;
}

/**
 * gouji_protocol_print_answer_head:
 * @head: (out caller-allocates): what goes before the value
 * @kind: what is answered
 * @length: of the value, in bytes
 */
void
gouji_protocol_print_answer_head (guint8 head[GOUJI_PROTOCOL_HEAD], GoujiAnswerKind kind, gsize length)
{
  Head written = {
    .magic = ANSWER_MAGIC,
    .version = GOUJI_PROTOCOL_VERSION,
    .kind = kind,
    .length = length,
  };

  memcpy (head, &written, sizeof (Head));
}

/* Whether a process that read a file may say this of it. How it ended itself is for others to say. */
static gboolean
may_be_answered (guint32 code)
{
  return code <= GOUJI_READ_ERROR_NO_RECOGNITION || code == GOUJI_READ_ERROR_UNCONFINED;
}

static gboolean
take_error (GVariant *value, GError **error)
{
  const char *detail;
  guint32 code;

  g_variant_get (value, "(u&s)", &code, &detail);
  if (!may_be_answered (code) || strlen (detail) > MAX_DETAIL)
    return turn_down (error, "an error that there is none of");

  g_set_error_literal (error, GOUJI_READ_ERROR, (int) code, detail);
  return FALSE;
}

static gboolean
take_document (GVariant *value, const GoujiTask *asked, GoujiReply *reply, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_variant_get_size (value) > GOUJI_PROTOCOL_MAX_DOCUMENT)
    return turn_down (error, "too long");
  reply->document = gouji_document_from_wire (value, asked->notes, asked->n_notes, &reason);

  return reply->document != NULL || turn_down (error, reason->message);
}

static gboolean
take_members (GVariant *value, GoujiReply *reply, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) gouji_member_free);
  gsize n_members = g_variant_n_children (value);

  if (n_members > gouji_default_limits.members)
    return turn_down (error, "too many members");

  for (gsize i = 0; i < n_members; i++) {
    g_autoptr (GVariant) bytes = NULL;
    GoujiMember *member = g_new0 (GoujiMember, 1);
    guint32 reason;

    g_variant_get_child (value, i, "(sum@ay)", &member->name, &reason, &bytes);
    member->bytes = bytes != NULL ? g_variant_get_data_as_bytes (bytes) : NULL;
    member->reason = reason;
    g_ptr_array_add (members, member);
    if (!may_be_answered (reason))
      return turn_down (error, "an error that there is none of");
  }
  reply->members = g_steal_pointer (&members);

  return TRUE;
}

/**
 * gouji_protocol_picture_is_sound:
 *
 * Returns: whether a picture may be so large, and a line of it is as long as it says
 */
gboolean
gouji_protocol_picture_is_sound (guint width, guint height, gsize stride)
{
  return width > 0 && height > 0 && width <= GOUJI_PROTOCOL_MAX_SIDE && height <= GOUJI_PROTOCOL_MAX_SIDE &&
         (guint64) width * height <= GOUJI_PROTOCOL_MAX_PIXELS && stride == (gsize) width * 4;
}

static gboolean
take_picture (GVariant *value, GoujiReply *reply, GError **error)
{
  guint32 stride;

  g_variant_get (value, PICTURE_TYPE, &reply->width, &reply->height, &stride);
  reply->stride = stride;

  return gouji_protocol_picture_is_sound (reply->width, reply->height, stride) ||
         turn_down (error, "no picture");
}

static void
take_bytes (GVariant *value, GoujiReply *reply)
{
  g_autoptr (GVariant) bytes = NULL;

  g_variant_get (value, "(u@ay)", &reply->n_left_out, &bytes);
  reply->bytes = g_variant_get_data_as_bytes (bytes);
}

static gboolean
take_answer (GoujiAnswerKind kind, GVariant *value, const GoujiTask *asked, GoujiReply *reply, GError **error)
{
  switch (kind) {
  case GOUJI_ANSWER_ERROR:
    return take_error (value, error);
  case GOUJI_ANSWER_DOCUMENT:
    return take_document (value, asked, reply, error);
  case GOUJI_ANSWER_MEMBERS:
    return take_members (value, reply, error);
  case GOUJI_ANSWER_PICTURE:
    return take_picture (value, reply, error);
  case GOUJI_ANSWER_BYTES:
  default:
    take_bytes (value, reply);
    return TRUE;
  }
}

static gboolean
answers (GoujiAnswerKind kind, GoujiTaskKind asked)
{
  switch (kind) {
  case GOUJI_ANSWER_ERROR:
    return TRUE;
  case GOUJI_ANSWER_DOCUMENT:
  case GOUJI_ANSWER_MEMBERS:
    return asked == GOUJI_TASK_READ;
  case GOUJI_ANSWER_PICTURE:
    return asked == GOUJI_TASK_DRAW;
  case GOUJI_ANSWER_BYTES:
  default:
    return asked == GOUJI_TASK_CONVERT || asked == GOUJI_TASK_RECOGNISE;
  }
}

/**
 * gouji_protocol_parse_answer:
 * @bytes: all that was answered
 * @asked: what had been asked for
 * @reply: (out caller-allocates): what was answered; to be cleared if it was taken
 * @error: return location for a [error@ReadError]: the one that was answered, or %GOUJI_READ_ERROR_ANSWER for
 * what is no answer to @asked, or contradicts itself
 *
 * Returns: whether there is a reply
 */
gboolean
gouji_protocol_parse_answer (GBytes *bytes, const GoujiTask *asked, GoujiReply *reply, GError **error)
{
  static const char *const types[] = {
    [GOUJI_ANSWER_ERROR] = ERROR_TYPE,     [GOUJI_ANSWER_DOCUMENT] = GOUJI_DOCUMENT_WIRE_TYPE,
    [GOUJI_ANSWER_MEMBERS] = MEMBERS_TYPE, [GOUJI_ANSWER_PICTURE] = PICTURE_TYPE,
    [GOUJI_ANSWER_BYTES] = BYTES_TYPE,
  };
  guint32 kind = 0;
  g_autoptr (GBytes) payload = take_payload (bytes, ANSWER_MAGIC, &kind);
  g_autoptr (GVariant) value = NULL;

  *reply = (GoujiReply) { 0 };
  if (payload == NULL || kind >= G_N_ELEMENTS (types) || !answers (kind, asked->kind))
    return turn_down (error, "no answer to the request");
  value = take_value (payload, types[kind]);
  if (value == NULL)
    return turn_down (error, "not in its form");
  if (take_answer (kind, value, asked, reply, error))
    return TRUE;

  gouji_reply_clear (reply);
  return FALSE;
}

void
gouji_protocol_print_end (guint8 bytes[GOUJI_PROTOCOL_END_BYTES], GoujiTaskEnd end)
{
  End written = { .magic = END_MAGIC, .version = GOUJI_PROTOCOL_VERSION, .end = end };

  memcpy (bytes, &written, sizeof (End));
}

/**
 * gouji_protocol_parse_end:
 * @bytes: (array length=length): what was told of a task's end
 * @end: (out): how it ended
 *
 * Returns: whether it was told; not where the process died that should have, or is of another version
 */
gboolean
gouji_protocol_parse_end (const guint8 *bytes, gsize length, GoujiTaskEnd *end)
{
  End read;

  if (length != sizeof (End))
    return FALSE;
  memcpy (&read, bytes, sizeof (End));
  *end = read.end;

  return read.magic == END_MAGIC && read.version == GOUJI_PROTOCOL_VERSION && read.padding == 0 &&
         read.end <= GOUJI_TASK_END_REFUSED;
}
