/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoujiConfinement:
 *
 * What a process is shut in with: a filter of system calls (seccomp) and rules about files (Landlock),
 * prepared once by the process that forks, so that a child only has to put them on.
 *
 * The filter has to be there. Without Landlock, which old kernels do not have, no child may open a file: text
 * can be read all the same, but nothing that needs fonts or tables of characters.
 */
typedef struct _GoujiConfinement GoujiConfinement;

/**
 * GoujiBounds:
 * @memory: bytes of address space, beyond what the process has already
 * @seconds: of computing time
 * @output: bytes that a file may grow to
 *
 * How much a process may take.
 */
typedef struct {
  guint64 memory;
  guint seconds;
  guint64 output;
} GoujiBounds;

GoujiConfinement *gouji_confinement_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void gouji_confinement_free (GoujiConfinement *self);

gboolean gouji_confinement_has_files (GoujiConfinement *self);
gboolean
gouji_confine_reading (GoujiConfinement *self, const GoujiBounds *bounds, const int *kept, guint n_kept);
gboolean gouji_confine_program (
  GoujiConfinement *self, const GoujiBounds *bounds, const int *kept, guint n_kept, const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiConfinement, gouji_confinement_free)

G_END_DECLS
