/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gouji_language_set (const char *folder);
const char *gouji_language_get_missing (void);

G_END_DECLS
