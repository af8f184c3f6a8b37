/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"
#include "request/gouji-reader.h"

G_BEGIN_DECLS

/*
 * What the two processes say to each other. Every message is a head of %GOUJI_PROTOCOL_HEAD bytes (what it
 * is, the version, its kind, the length of what follows) and a GVariant in the machine's byte order. Both
 * programs are installed together, so that another version is an error and nothing to be lived with.
 *
 * Whoever parses trusts nothing: each message is one function of its bytes, which gives a sound value or an
 * error.
 */
#define GOUJI_PROTOCOL_VERSION 1
#define GOUJI_PROTOCOL_HEAD 24

/* The longest request has two names; the longest answer is an archive with all its members. A document is as
 * long as its text, and the places of all its words and cells. */
#define GOUJI_PROTOCOL_MAX_REQUEST 4096
#define GOUJI_PROTOCOL_MAX_ANSWER (256 * 1024 * 1024)
#define GOUJI_PROTOCOL_MAX_DOCUMENT (96 * 1024 * 1024)

/* More pixels than a page of A3 has at 600 dpi would be a mistake; Cairo draws on nothing larger than its
 * side. */
#define GOUJI_PROTOCOL_MAX_PIXELS (40 * 1000 * 1000)
#define GOUJI_PROTOCOL_MAX_SIDE 32767

/* The descriptors that come with a request, in order: the file's bytes, where the answer goes, where the end
 * of the matter is told, and for %GOUJI_TASK_DRAW the memory for the picture. */
enum {
  GOUJI_PROTOCOL_FILE,
  GOUJI_PROTOCOL_ANSWER,
  GOUJI_PROTOCOL_END,
  GOUJI_PROTOCOL_PICTURE,
  GOUJI_PROTOCOL_N_DESCRIPTORS,
};

/**
 * GoujiTaskKind:
 * @GOUJI_TASK_READ: give the document, or the members of an archive
 * @GOUJI_TASK_DRAW: draw one page
 * @GOUJI_TASK_CONVERT: have a file of an old office program converted
 * @GOUJI_TASK_RECOGNISE: have the text of scanned pages recognised
 */
typedef enum {
  GOUJI_TASK_READ,
  GOUJI_TASK_DRAW,
  GOUJI_TASK_CONVERT,
  GOUJI_TASK_RECOGNISE,
} GoujiTaskKind;

/**
 * GoujiTask:
 * @kind: what is to be done
 * @name: (nullable): the file's name
 * @encoding: (nullable): the encoding of its text, where a person chose one
 * @page: for %GOUJI_TASK_DRAW
 * @scale: pixels a point
 * @notes: what the document that is asked for shall say of itself besides; it stays with whoever asks
 * @n_notes: how many there are
 */
typedef struct {
  GoujiTaskKind kind;
  char *name;
  char *encoding;
  guint page;
  double scale;
  const GoujiNote *notes;
  guint n_notes;
} GoujiTask;

void gouji_task_clear (GoujiTask *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiTask, gouji_task_clear)

/**
 * GoujiAnswerKind:
 * @GOUJI_ANSWER_ERROR: `(us)`: a #GoujiReadError, and what it is about
 * @GOUJI_ANSWER_DOCUMENT: the document's wire format
 * @GOUJI_ANSWER_MEMBERS: `a(sumay)`: the name of each, why it has no content, and its content
 * @GOUJI_ANSWER_PICTURE: `(uuu)`: width, height, stride of what stands in the memory for the picture
 * @GOUJI_ANSWER_BYTES: `(uay)`: what a file was converted to, and how many pages were left out
 */
typedef enum {
  GOUJI_ANSWER_ERROR,
  GOUJI_ANSWER_DOCUMENT,
  GOUJI_ANSWER_MEMBERS,
  GOUJI_ANSWER_PICTURE,
  GOUJI_ANSWER_BYTES,
} GoujiAnswerKind;

/**
 * GoujiReply:
 * @document: (nullable): for %GOUJI_TASK_READ
 * @members: (nullable): likewise, for an archive
 * @bytes: (nullable): for %GOUJI_TASK_CONVERT and %GOUJI_TASK_RECOGNISE
 * @n_left_out: how many pages at the end are not in @bytes
 * @width: for %GOUJI_TASK_DRAW, as @height and @stride
 *
 * What was answered.
 */
typedef struct {
  GoujiDocument *document;
  GPtrArray *members;
  GBytes *bytes;
  guint n_left_out;
  guint width;
  guint height;
  gsize stride;
} GoujiReply;

void gouji_reply_clear (GoujiReply *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiReply, gouji_reply_clear)

/**
 * GoujiTaskEnd:
 * @GOUJI_TASK_END_DONE: all that there is to say stands in the answer
 * @GOUJI_TASK_END_CRASHED: the process that was at it died
 * @GOUJI_TASK_END_TIME: it was ended because it took too long
 * @GOUJI_TASK_END_MEMORY: it had no more memory
 * @GOUJI_TASK_END_UNCONFINED: it was not even begun, for nothing could be shut in
 * @GOUJI_TASK_END_REFUSED: the request was not understood
 *
 * How a task ended, as the process says that did not look at the file: nobody else can write it.
 */
typedef enum {
  GOUJI_TASK_END_DONE,
  GOUJI_TASK_END_CRASHED,
  GOUJI_TASK_END_TIME,
  GOUJI_TASK_END_MEMORY,
  GOUJI_TASK_END_UNCONFINED,
  GOUJI_TASK_END_REFUSED,
} GoujiTaskEnd;

#define GOUJI_PROTOCOL_END_BYTES 16

GBytes *gouji_protocol_print_request (const GoujiTask *task) G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_protocol_parse_request (GBytes *bytes, GoujiTask *task);
guint gouji_protocol_count_descriptors (GoujiTaskKind kind);

void gouji_protocol_print_answer_head (guint8 head[GOUJI_PROTOCOL_HEAD], GoujiAnswerKind kind, gsize length);
gboolean
gouji_protocol_parse_answer (GBytes *bytes, const GoujiTask *asked, GoujiReply *reply, GError **error);
gboolean gouji_protocol_picture_is_sound (guint width, guint height, gsize stride);

void gouji_protocol_print_end (guint8 bytes[GOUJI_PROTOCOL_END_BYTES], GoujiTaskEnd end);
gboolean gouji_protocol_parse_end (const guint8 *bytes, gsize length, GoujiTaskEnd *end);

G_END_DECLS
