/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean gouji_scan_turn_upright (guint8 *grey, const guint8 *ink, guint width, guint height);

G_END_DECLS
