/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void gouji_sequences_compare (
  const guint *before, guint n_before, const guint *after, guint n_after, gboolean *out, gboolean *in);

G_END_DECLS
