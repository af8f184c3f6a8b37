/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "read/gouji-read.h"

G_BEGIN_DECLS

GoujiFormat gouji_format_guess_bytes (GBytes *bytes, const char *name);
GoujiFormat gouji_format_guess_text (const char *text, gsize length, const char *name);
gboolean gouji_format_is_encrypted_office (GBytes *bytes);

G_END_DECLS
