/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Rules about files, which Landlock keeps: what is not named cannot be opened.
 */
int gouji_files_find_version (void);
int gouji_files_create_reading (void);
int gouji_files_create_program (const char *folder);
gboolean gouji_files_apply (int ruleset);
gboolean gouji_files_scope_signals (void);

G_END_DECLS
