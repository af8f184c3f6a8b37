/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GRegex *gouji_expression_new (const char *pattern, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
