/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *mutation_load_seeds (const char *folder);
GBytes *mutation_make (GPtrArray *seeds, guint32 number);
GBytes *mutation_damage (GBytes *seed, guint32 number);

G_END_DECLS
