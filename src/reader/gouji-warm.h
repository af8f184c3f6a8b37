/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/gouji-job.h"

G_BEGIN_DECLS

/**
 * GoujiWarm:
 *
 * The process that takes requests and forks a child for each. It looks at no file itself, has one thread, and
 * waits in one place.
 */
typedef struct _GoujiWarm GoujiWarm;

/* What a child does; returns its exit status. */
typedef int (*GoujiWarmRun) (GoujiJob *job, GoujiConfinement *confinement);

GoujiWarm *gouji_warm_new (int control, GoujiWarmRun run) G_GNUC_WARN_UNUSED_RESULT;
void gouji_warm_free (GoujiWarm *self);
void gouji_warm_serve (GoujiWarm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWarm, gouji_warm_free)

G_END_DECLS
