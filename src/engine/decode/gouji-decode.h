/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document-builder.h"
#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

/**
 * GoujiDecoded:
 * @text: UTF-8 without a byte order mark and without NUL; not closed by one
 * @length: its length in bytes
 * @owned: (nullable): what @text points into, %NULL when that is the bytes themselves
 * @encoding: the encoding's name
 * @doubtful: whether it was guessed or chosen, or is another than the page says of itself
 * @replaced: whether U+FFFD stands for bytes that are no text
 *
 * A file's text. Line ends are as they were.
 */
typedef struct {
  const char *text;
  gsize length;
  char *owned;
  char *encoding;
  gboolean doubtful;
  gboolean replaced;
} GoujiDecoded;

gboolean gouji_decoded_init (GoujiDecoded *self, GBytes *bytes, const GoujiLimits *limits, GError **error);
gboolean gouji_decoded_init_in (
  GoujiDecoded *self, GBytes *bytes, const char *encoding, const GoujiLimits *limits, GError **error);
gboolean gouji_decoded_init_declared (
  GoujiDecoded *self, GBytes *bytes, const char *declared, const GoujiLimits *limits, GError **error);
void gouji_decoded_clear (GoujiDecoded *self);
void gouji_decoded_note (const GoujiDecoded *self, GoujiDocumentBuilder *builder);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoujiDecoded, gouji_decoded_clear)

G_END_DECLS
