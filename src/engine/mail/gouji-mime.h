/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/**
 * GoujiMimeCoding:
 * @GOUJI_MIME_IDENTITY: the bytes as they stand
 * @GOUJI_MIME_QUOTED_PRINTABLE: RFC 2045, 6.7
 * @GOUJI_MIME_BASE64: RFC 2045, 6.8
 *
 * How a part's bytes were made fit for mail.
 */
typedef enum {
  GOUJI_MIME_IDENTITY,
  GOUJI_MIME_QUOTED_PRINTABLE,
  GOUJI_MIME_BASE64,
} GoujiMimeCoding;

/**
 * GoujiMimePart:
 * @type: its content type without parameters, in small letters
 * @charset: (nullable): the encoding of its text, as the part says
 * @name: (nullable): the name of its file, as UTF-8; only to be shown
 * @id: (nullable): its Content-ID without angle brackets
 * @location: (nullable): its Content-Location
 * @is_attachment: whether it says so
 * @is_related: whether it belongs to the part before it, as the pictures of a page do
 * @coding: how its bytes are written
 * @start: where they begin in the message
 * @end: where they end
 *
 * One part of a message that holds no others.
 */
typedef struct {
  char *type;
  char *charset;
  char *name;
  char *id;
  char *location;
  gboolean is_attachment;
  gboolean is_related;
  GoujiMimeCoding coding;
  gsize start;
  gsize end;
} GoujiMimePart;

/**
 * GoujiMime:
 * @bytes: the message
 * @parts: (element-type GoujiMimePart): in order, those of messages within it too
 * @subject: (nullable): of the outermost message
 * @root: (nullable): the Content-ID of the part that the others belong to, where the message names it
 * @is_cut: whether a multipart does not end
 * @is_too_deep: whether parts were passed over that are nested too deep
 * @is_too_large: whether parts were passed over because there are too many
 *
 * A message (RFC 5322) in its parts (RFC 2045, 2046 and 2557): an e-mail, or a web page with all that
 * belongs to it.
 */
typedef struct {
  GBytes *bytes;
  GPtrArray *parts;
  char *subject;
  char *root;
  gboolean is_cut;
  gboolean is_too_deep;
  gboolean is_too_large;
} GoujiMime;

void gouji_mime_init (GoujiMime *self, GBytes *bytes, const GoujiLimits *limits);
void gouji_mime_clear (GoujiMime *self);
GBytes *gouji_mime_decode (const GoujiMime *self, const GoujiMimePart *part);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiMime, gouji_mime_clear)

GPtrArray *gouji_mime_find_documents (GBytes *bytes, const GoujiLimits *limits);

G_END_DECLS
