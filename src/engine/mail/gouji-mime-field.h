/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *gouji_mime_field_get_value (const char *field);
char *gouji_mime_field_get_parameter (const char *field, const char *name);
char *gouji_mime_field_decode (const char *text);

gsize gouji_mime_decode_quoted (char *text, gsize length, gboolean in_field);

G_END_DECLS
