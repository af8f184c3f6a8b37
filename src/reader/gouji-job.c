/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reader/gouji-job.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define MEGABYTE ((guint64) 1024 * 1024)

void
gouji_job_free (GoujiJob *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->descriptors); i++)
    g_clear_fd (&self->descriptors[i], NULL);
  gouji_task_clear (&self->task);
  g_free (self->folder);
  g_free (self);
}

/**
 * gouji_job_starts_programs:
 *
 * Returns: whether other programs do it
 */
gboolean
gouji_job_starts_programs (const GoujiJob *self)
{
  return self->task.kind == GOUJI_TASK_CONVERT || self->task.kind == GOUJI_TASK_RECOGNISE;
}

/**
 * gouji_job_get_bounds:
 *
 * The largest reports that are known take 2 seconds and 200 MB. LibreOffice starts in 5 seconds where nothing
 * is in the cache, and Tesseract takes as many for a page.
 *
 * Returns: how much it may take
 */
GoujiBounds
gouji_job_get_bounds (const GoujiJob *self)
{
  static const GoujiBounds bounds[] = {
    [GOUJI_TASK_READ] = { 1024 * MEGABYTE, 30, 0 },
    [GOUJI_TASK_DRAW] = { 1024 * MEGABYTE, 30, (guint64) GOUJI_PROTOCOL_MAX_PIXELS * 4 },
    [GOUJI_TASK_CONVERT] = { 4096 * MEGABYTE, 120, 512 * MEGABYTE },
    [GOUJI_TASK_RECOGNISE] = { 4096 * MEGABYTE, 600, 512 * MEGABYTE },
  };

  return bounds[self->task.kind];
}

/* Whoever cannot get memory aborts. GLib stops at a breakpoint then, and at nothing else that is done here;
 * C++ leaves the reason where the system put it. */
static void
end_without_memory (int number)
{
  if (number == SIGTRAP || errno == ENOMEM)
    _exit (GOUJI_JOB_NO_MEMORY);
  signal (number, SIG_DFL);
  raise (number);
}

/**
 * gouji_job_tell_memory:
 *
 * Has this process say so, by its status, where it ends because it gets no more memory.
 */
void
gouji_job_tell_memory (void)
{
  signal (SIGABRT, end_without_memory);
  signal (SIGTRAP, end_without_memory);
}
