/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What multiplies whole sections of a number in Chinese numerals. */
#define GOUJI_HAN_WAN 10000
#define GOUJI_HAN_YI 100000000

gint64 gouji_han_numeral_get_value (gunichar c);
gboolean gouji_han_number_convert (const guint *values, guint n, gint64 *number);

G_END_DECLS
