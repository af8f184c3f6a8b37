/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "decode/gouji-format.h"

G_BEGIN_DECLS

GoujiFormat gouji_format_guess (GBytes *bytes, const char *name);
GoujiFormat gouji_format_guess_text (const char *text, gsize length, const char *name);

G_END_DECLS
