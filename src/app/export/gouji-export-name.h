/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The longest name that the file systems in use take, in bytes of UTF-8. */
#define GOUJI_EXPORT_NAME_BYTES 255

char *gouji_export_name_new (const char *stem, const char *ending) G_GNUC_WARN_UNUSED_RESULT;
char *gouji_export_name_number (const char *name, guint number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
