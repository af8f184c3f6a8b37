/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MutationSeed:
 * @name: of the file, whose ending tells its format
 * @bytes: what is in it
 */
typedef struct {
  char *name;
  GBytes *bytes;
} MutationSeed;

GPtrArray *mutation_load_seeds (const char *folder);
const MutationSeed *mutation_get_seed (GPtrArray *seeds, guint32 number);
GBytes *mutation_make (GPtrArray *seeds, guint32 number);
GBytes *mutation_damage (GBytes *seed, guint32 number);

G_END_DECLS
