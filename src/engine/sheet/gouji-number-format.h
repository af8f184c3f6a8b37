/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The format of those who have none. */
#define GOUJI_NUMBER_FORMAT_GENERAL "General"

/*
 * How spreadsheets show the numbers that they store (ECMA-376 part 1, 18.8.30 and 18.8.31): a stored
 * 0.30000000000000004 is 0.3 to everybody who looks at it, and 45309 may be a day.
 */
const char *gouji_number_format_get_builtin (guint id);
char *gouji_number_format_show (const char *code, const char *stored, gboolean since_1904)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
