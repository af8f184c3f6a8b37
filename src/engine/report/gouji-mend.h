/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *gouji_json_mend (const char *text, gsize length, gboolean *whole) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
