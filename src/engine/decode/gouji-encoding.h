/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoujiEncoding:
 * @GOUJI_ENCODING_UNKNOWN: none of those that Chinese text comes in
 * @GOUJI_ENCODING_UTF8: UTF-8
 * @GOUJI_ENCODING_UTF16LE: UTF-16, little end first
 * @GOUJI_ENCODING_UTF16BE: UTF-16, big end first
 * @GOUJI_ENCODING_GB18030: GB 18030; also what pages call gb2312 and gbk, which it contains
 * @GOUJI_ENCODING_BIG5: Big5 with the Hong Kong additions, as browsers read it
 */
typedef enum {
  GOUJI_ENCODING_UNKNOWN,
  GOUJI_ENCODING_UTF8,
  GOUJI_ENCODING_UTF16LE,
  GOUJI_ENCODING_UTF16BE,
  GOUJI_ENCODING_GB18030,
  GOUJI_ENCODING_BIG5,
} GoujiEncoding;

const char *gouji_encoding_get_name (GoujiEncoding encoding);
gboolean gouji_encoding_is_known (const char *name);
GoujiEncoding gouji_encoding_from_name (const char *name);
const char *gouji_encoding_get_converter (GoujiEncoding encoding);

GoujiEncoding gouji_encoding_find_mark (const guint8 *bytes, gsize length, gsize *mark_length);
GoujiEncoding gouji_encoding_find_alias (const char *name);
GoujiEncoding gouji_encoding_find_declared (const guint8 *bytes, gsize length);
GoujiEncoding gouji_encoding_guess_utf16 (const guint8 *bytes, gsize length);
GoujiEncoding gouji_encoding_guess (const guint8 *bytes, gsize length, GoujiEncoding declared);

G_END_DECLS
