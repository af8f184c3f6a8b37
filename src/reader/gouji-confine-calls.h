/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <linux/filter.h>

G_BEGIN_DECLS

/*
 * Filters of system calls, made by libseccomp. One that was compiled costs nothing to put on.
 */
struct sock_filter *gouji_calls_compile_reading (gboolean may_open, gushort *n_steps)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean gouji_calls_apply (struct sock_filter *steps, gushort n_steps);
gboolean gouji_calls_allow_own_signals (void);
gboolean gouji_calls_confine_program (gboolean signals_are_scoped);

G_END_DECLS
