/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-document.h"
#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

GoujiDocument *gouji_read_pdf (GBytes *bytes, const GoujiLimits *limits, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
