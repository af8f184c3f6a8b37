/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *gouji_folder_make (void) G_GNUC_WARN_UNUSED_RESULT;
void gouji_folder_remove (const char *folder);

G_END_DECLS
