/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "decode/gouji-decode.h"

G_BEGIN_DECLS

GoujiDocument *gouji_read_csv (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_xlsx (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
GoujiDocument *gouji_read_ods (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

GoujiDocument *gouji_read_decoded_csv (GoujiDecoded *decoded, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_csv_is_one (const char *text, gsize length);

G_END_DECLS
