/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "document/gouji-read-terms.h"

G_BEGIN_DECLS

gboolean gouji_draw_page (GBytes *file,
                          guint page,
                          double scale,
                          int memory,
                          guint *width,
                          guint *height,
                          gsize *stride,
                          GError **error);

G_END_DECLS
