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

/**
 * GoujiWarmWork:
 * @get_bounds: how much a job may take
 * @run: what the child does; returns its exit status
 *
 * What is done with requests.
 */
typedef struct {
  GoujiBounds (*get_bounds) (const GoujiJob *job);
  int (*run) (GoujiJob *job, GoujiConfinement *confinement);
} GoujiWarmWork;

GoujiWarm *gouji_warm_new (int control, const GoujiWarmWork *work) G_GNUC_WARN_UNUSED_RESULT;
void gouji_warm_free (GoujiWarm *self);
void gouji_warm_serve (GoujiWarm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiWarm, gouji_warm_free)

G_END_DECLS
