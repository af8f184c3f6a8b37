/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "decode/gouji-decode.h"

G_BEGIN_DECLS

GoujiDocument *gouji_read_text (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_markdown (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_html (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* The same of a text that has been decoded. */
GoujiDocument *gouji_read_decoded_text (GoujiDecoded *decoded, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_decoded_markdown (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_decoded_html (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

gboolean gouji_markdown_is_one (const char *text, gsize length);
gboolean gouji_html_is_one (const char *text, gsize length);

G_END_DECLS
