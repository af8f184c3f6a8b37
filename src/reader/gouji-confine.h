/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiConfinement:
 *
 * What a process is shut in with: filters of system calls (seccomp) and rules about files (Landlock),
 * prepared once by the process that forks, so that a child only has to put them on.
 */
typedef struct _GoujiConfinement GoujiConfinement;

GoujiConfinement *gouji_confinement_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_confinement_free (GoujiConfinement *self);

gboolean gouji_confinement_may_open_files (GoujiConfinement *self);
gboolean gouji_confine_reading (GoujiConfinement *self, const int *files, guint n_files, GError **error);
gboolean gouji_confine_program (const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiConfinement, gouji_confinement_free)

G_END_DECLS
