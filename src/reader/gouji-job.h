/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "reader/gouji-confine.h"
#include "request/gouji-protocol.h"

G_BEGIN_DECLS

/* How a child ends that could not be shut in, and one that had no more memory. */
enum {
  GOUJI_JOB_DONE = 0,
  GOUJI_JOB_UNCONFINED = 3,
  GOUJI_JOB_NO_MEMORY = 4,
};

/**
 * GoujiJob:
 * @task: what is to be done
 * @descriptors: those that came with the request, -1 where there is none
 * @folder: (nullable) (type filename): for tasks that start programs
 *
 * A request that was understood.
 */
typedef struct {
  GoujiTask task;
  int descriptors[GOUJI_PROTOCOL_N_DESCRIPTORS];
  char *folder;
} GoujiJob;

void gouji_job_free (GoujiJob *self);
gboolean gouji_job_starts_programs (const GoujiJob *self);
GoujiBounds gouji_job_get_bounds (const GoujiJob *self);
void gouji_job_tell_memory (void);
int gouji_job_run (GoujiJob *self, GoujiConfinement *confinement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoujiJob, gouji_job_free)

G_END_DECLS
